"""Recognises what corrects a day told before: "sorry, I meant the 13th", "it was 2025", "shifted to 15 Jan"."""

from datetime import date

from dateutil.relativedelta import relativedelta

from clinic.dates.spelling import MONTH_OF, NUMBERS
from clinic.dates.words import COUNT, MONTH, TIME_UNIT, pattern_of

_CORRECTS = pattern_of(
    r"^\W*(?:(?:oh|ok|ah+|hm+|and)\W+)*(?:no|nope|sorry|oops|wait|actually|correction|my\s+mistake)\b|"
    r"\bi\s+meant?\b|\bmake\s+(?:it|that)\b|\bchange\s+(?:it|that)\s+to\b|\b(?:sorry|actually|not)\W*(?:\d+\W*)?$"
)
_SMALL = (
    r"(?:\W*\b(?:no|oh|ok|and|but|sorry|actually|wait|i|mean|meant|it|its|it['’]s|that|this|was|is|in|of|the|year|not"
    r"|"
    r"yes|only|last|even|then|obviously|of\s+course|ofc|sure|right|correct|rather|instead|fine|ok|okay)\b)*\W*"
)
_YEAR = r"(?:19|20)\d\d"
_ONLY_YEAR = pattern_of(rf"{_SMALL}(?<!not )(?P<year>{_YEAR})(?:{_SMALL}\bnot\W+(?:in\W+)?{_YEAR})?{_SMALL}")
_ONLY_MONTH = pattern_of(rf"{_SMALL}(?<!not )(?P<month>{MONTH}){_SMALL}(?:\bnot\W+(?:in\W+)?{MONTH})?{_SMALL}")
_CORRECTED = pattern_of(r"\b(?:no|not|meant?|sorry|actually|right|correct|rather|instead)\b")
_SOMETHING = (
    r"(?:\W*\b(?:and|so|ok|or|but|then|what|how|about|if|i|we|it|its|it['’]s|that|is|was|say|suppose|maybe|let['’]?s|can|could|should|the|my|"
    r"first|one|session|sitting|treatment|begin|start|starts|do|go|take|come|have|only|just|for|with)\b)*\W*"
)
_AMOUNT = rf"(?P<n>{COUNT})\s+(?P<unit>{TIME_UNIT})"
_ASKS_ON = r"(?:\s+(?:instead|then|only|please|pls))*\W*(?:(?:will|would|is|can|does|when)\b.*)?"
_SHIFTED = (
    pattern_of(
        rf"{_SOMETHING}{_AMOUNT}\s+(?P<way>later|after|earlier|before|sooner|prior)"
        rf"(?:\s+(?:than\s+)?(?:that|this|it))?{_ASKS_ON}"
    ),
    pattern_of(
        rf"{_SOMETHING}(?P<way>shift|move|push|delay|postpone|prepone|advance|slip)\w*"
        rf"(?:\s+(?!by\b)\w+){{0,3}}?\s+by\s+{_AMOUNT}{_ASKS_ON}"
    ),
)
_BACK = ("earlier", "before", "sooner", "prior", "prepone", "advance")
_MOVED = pattern_of(
    r"\b(?:shift\w*|postpon\w*|prepon\w*|mov(?:ed?|ing)|push(?:ed)?|chang(?:ed?|ing)|reschedul\w*|advanced)\b"
    r"(?:\s+\w+){0,3}?\s+(?:to|till|by)\b|\b(?:it|event|date)(?:['’]?s|\s+is|\s+got|\s+has)?\s+"
    r"(?:now|shift\w*|postpon\w*|prepon\w*)\b"
)


def corrects(text: str) -> bool:
    """Whether the message takes back what was said before."""
    return bool(_CORRECTS.search(text))


def moves(text: str) -> bool:
    """Whether the message tells that something has been put on another day."""
    return bool(_MOVED.search(text))


def only_year(text: str) -> int | None:
    """The year that is all the message says: "it was 2025, not 2026"; None if it says anything else."""
    found = _ONLY_YEAR.fullmatch(text)
    return int(found["year"]) if found else None


def only_month(text: str) -> int | None:
    """The month that is all by which a message corrects a day: "no, november", "no jan was right"; 1 to 12."""
    found = _ONLY_MONTH.fullmatch(text) if _CORRECTED.search(text) else None
    return MONTH_OF[found["month"].lower()] + 1 if found else None


def in_month_of(day: date, month: int) -> date:
    """The same day in that month, in the year in which it is nearest."""
    near = (day + relativedelta(month=month, years=years) for years in (-1, 0, 1))
    return min(near, key=lambda other: abs(other - day))


def shift_of(text: str) -> relativedelta | None:
    """By how much a message puts a day told before later or earlier: "what if a week later"; None if it does not."""
    found = next((found for pattern in _SHIFTED if (found := pattern.fullmatch(text))), None)
    if not found:
        return None
    unit = found["unit"].lower()
    number = NUMBERS.get(" ".join(found["n"].lower().split())) or int(found["n"])
    number *= (2 if unit.startswith("f") else 1) * (-1 if found["way"].lower() in _BACK else 1)
    name = {"d": "days", "m": "months", "y": "years"}.get(unit[0], "weeks")
    return relativedelta(**{name: number})  # type: ignore[arg-type]


def in_year(day: date, year: int) -> date:
    """The same day in another year."""
    return day + relativedelta(year=year)
