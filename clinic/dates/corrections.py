"""Recognises what corrects a day told before: "sorry, I meant the 13th", "it was 2025", "shifted to 15 Jan"."""

from datetime import date

from dateutil.relativedelta import relativedelta

from clinic.dates.spelling import MONTH_OF
from clinic.dates.words import MONTH, small
from clinic.patterns import any_case

_CORRECTS = any_case(
    r"^\W*(?:(?:oh|ok|ah+|hm+|and)\W+)*(?:no|nope|sorry|oops|wait|actually|correction|my\s+mistake)\b|"
    r"\bi\s+meant?\b|\bmake\s+(?:it|that)\b|\bchange\s+(?:it|that)\s+to\b|\b(?:sorry|actually|not)\W*(?:\d+\W*)?$"
)
_AROUND = small(r"wait|mean|meant|was|year|not|yes|last|even|of\s+course|sure|right|correct")
_YEAR = r"(?:19|20)\d\d"
_ONLY_YEAR = any_case(rf"{_AROUND}(?<!not )(?P<year>{_YEAR})(?:{_AROUND}\bnot\W+(?:in\W+)?{_YEAR})?{_AROUND}")
_ONLY_MONTH = any_case(rf"{_AROUND}(?<!not )(?P<month>{MONTH}){_AROUND}(?:\bnot\W+(?:in\W+)?{MONTH})?{_AROUND}")
_CORRECTED = any_case(r"\b(?:no|not|meant?|sorry|actually|right|correct|rather|instead)\b")
_MOVED = any_case(
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


def in_year(day: date, year: int) -> date:
    """The same day in another year."""
    return day + relativedelta(year=year)
