"""What a check finds: a line for staff, which holds no secret."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

MARKS = ("ok", "note", "wrong")  # as they should be; to be known; to be mended


class Finding(NamedTuple):
    """One line, and whether something has to be done about it."""

    mark: str
    text: str


Check = Iterator[Finding]


def ok(text: str) -> Finding:
    """All is well."""
    return Finding("ok", text)


def note(text: str) -> Finding:
    """Works, and somebody should know."""
    return Finding("note", text)


def wrong(text: str) -> Finding:
    """Does not work."""
    return Finding("wrong", text)


def values_of(*settings: Callable[[], Any]) -> tuple[list[Any], list[Finding]]:
    """What some settings say, None for those that are wrong, and what is wrong with them."""
    values, faults = [], []
    for setting in settings:
        try:
            values.append(setting())
        except ValueError as problem:
            values.append(None)
            faults += [wrong(line) for line in str(problem).splitlines()]
    return values, faults
