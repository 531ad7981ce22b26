"""Reads by how much a day told before is put off or brought forward: "push it by a week", "two days earlier"."""

import re

from dateutil.relativedelta import relativedelta

from clinic.dates.words import COUNT, TIME_UNIT, small, step_of
from clinic.patterns import any_case

_MOVE = (
    r"(?:(?:push|mov|shift|postpon|post-pon|delay|defer|extend|slip|re-?sched|pre-?pon|advanc|bring)\w*"
    r"|(?:earlier|sooner|later)(?=\s+by\b))"
)
_MOVED = (
    r"(?:(?:\s+(?!by\b)\w+){0,3}?\s+by"
    r"|(?:\s+(?:it|that|this|the|my|appointment|booking|visit|back|forward|out|ahead|up|date|day))*)"
)
_WAY = r"(?:earlier|sooner|early|prior|ahead|later|late|further|(?:before|after)(?:\s+(?:that|it|this))?)"
_SHIFT = (
    rf"\b(?:(?P<move>{_MOVE}){_MOVED}\s+)?(?P<n>{COUNT})\s*(?:more\s+)?(?P<unit>{TIME_UNIT})\b"
    rf"(?:\s+(?P<way>{_WAY})\b(?:\s+than\s+(?:that|this|it)\b)?)?(?!\s+(?:(?:from|than)\s+)?(?:today|now)\b)"
)
_ANYWHERE = any_case(_SHIFT)
_BEGINS = small(
    r"was|say|suppose|maybe|let['’]?s|can|could|should|make|be|do|come|go|take|have|want|you|u|first|one|session|sitting|"
    r"treatment|begin|starts?"
)
_ALONE = any_case(
    rf"{_BEGINS}{_SHIFT}"
    r"(?:\W+(?:instead|then|only|please|pls|if\s+possible|sir|madam|thanks|ok|okay))*\W*"
    r"(?:(?:will|would|is|can|does|when)\b.*)?"
)
# "Two days after" goes on in most messages: "after my wedding".
_OPEN = any_case(r"after|before")
_BACK = any_case(r"\b(?:pre-?pon\w*|advanc\w*|bring\w*|earlier|sooner|early|prior|ahead|before)\b")


def shift_of(text: str) -> relativedelta | None:
    """By how much the message puts the day later or earlier, if it says nothing else: "what if a week later"."""
    return _step(_ALONE.fullmatch(text))


def shift_in(text: str) -> relativedelta | None:
    """By how much it does so whatever else it says; only where such a day was talked about last."""
    steps = (_step(found) for found in _ANYWHERE.finditer(text) if not _OPEN.fullmatch(found["way"] or ""))
    return next((step for step in steps if step), None)


def _step(found: re.Match[str] | None) -> relativedelta | None:
    if not found or not (found["move"] or found["way"]):
        return None
    step = step_of(found["n"], found["unit"])
    return -step if _BACK.search(found["way"] or found.group()) else step
