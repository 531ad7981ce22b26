"""Puts the answers about sessions into words."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from clinic.dates.spelling import DAY_NAMES
from clinic.facts.figures import sessions_in_words
from clinic.phrasing import ordinal_numeral
from clinic.texts import SESSIONS
from clinic.timeline import MONTHS


def said(key: str, filled: Mapping[str, str] = MappingProxyType({})) -> str:
    """A sentence with its gaps filled; numbers of sessions come with their noun, which is "1 session" for one."""
    counts = {}
    for name, number in (("stated", "sessions"), ("counted", "count"), ("fitting", "number")):
        if number in filled:
            counts[name] = sessions_in_words(filled[number])
            counts[f"{name}_named"] = counts[name].replace(" session", f" {filled.get('name', '')} session")
    return SESSIONS.said(key, **filled, **counts)


def short_date(day: date) -> str:
    """The day without weekday and year: "11 June"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def ordinal(number: int) -> str:
    """The number of a session as a word: "third", "11th"."""
    return next((name for name, day in DAY_NAMES.items() if day == number), ordinal_numeral(number))
