"""Reads a day that is counted from the one known: "push it by a week", "two days later", "a day earlier"."""

import re
from datetime import date, timedelta

from clinic.desk.request import Request
from clinic.wishes import fixed_day

_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "couple of": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(_COUNTS)})\s*(?:more\s+)?(?P<unit>day|week)s?"
_EARLIER = r"(?:earlier|before that|before it|prior|ahead|sooner|early)"
_LATER = r"(?:later|after that|after it|further|more|late)"
_MOVE = r"(?:push|mov|shift|postpon|delay|extend|defer|prepon|pre-?pon|post-?pon|re-?sched|advanc|bring)\w*"
SHIFTS = re.compile(
    rf"\b{_COUNT}\s+(?:(?P<before>{_EARLIER})|{_LATER})\b(?!\s+(?:today|now))"
    rf"|\b(?P<move>{_MOVE})\b(?:\s+(?:it|that|this|the|my|appointment|booking|visit|by|back|forward|out|ahead|up|date|day))*\s+"
    rf"{_COUNT.replace('count', 'count2').replace('unit', 'unit2')}\b(?!\s+from (?:now|today))",
    re.IGNORECASE,
)
_FORWARD = re.compile(r"\b(?:pre-?pon\w*|advanc\w*|bring\w*|earlier|sooner|early)\b", re.IGNORECASE)
_ALONE = re.compile(
    rf"\W*(?:(?:ok|okay|no|please|pls|can|could|you|u|we|i|make|it|that|do|come|want|actually|instead)\W+)*(?:{SHIFTS.pattern})"
    r"(?:\W+(?:please|pls|instead|then|if possible|sir|madam|thanks|ok|okay))*\W*",
    re.IGNORECASE,
)


def shifts(text: str) -> bool:
    """Whether a message says nothing but that what is known is to be so much later or earlier."""
    return bool(_ALONE.fullmatch(text))


def shifted_day(text: str, request: Request) -> date | None:
    """The day that is wished for where it is told as so much later or earlier than the one known; None else."""
    known = fixed_day((request.stood or {}).get("day")) or fixed_day(request.details.get("day"))
    shift = SHIFTS.search(text)
    if known is None or shift is None:
        return None
    count, unit = (shift["count"] or shift["count2"]).lower(), (shift["unit"] or shift["unit2"]).lower()
    days = (_COUNTS.get(count) or int(count)) * (7 if unit == "week" else 1)
    back = shift["before"] or (shift["move"] and _FORWARD.search(text))
    return known - timedelta(days=days) if back else known + timedelta(days=days)
