"""What a message's dates are while they are read (`Found`, `Now`) and once they are (`DateReading`)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

Prefer = Literal["past", "future"]
Order = Literal["DMY", "MDY"]


@dataclass(frozen=True)
class DateReading:
    """A date as a message names it.

    `dates` are the days that it can be, in order: exactly one means that it is understood, none that it is impossible
    (31 June) or in a year that nobody can mean (before 2000, or more than 10 years ahead). A week, a month or a part of
    one is no single day, so all its days are listed and it is ambiguous too. `text` are the words of the message, from
    character `start` to `end`.
    """

    dates: list[date]
    text: str
    problem: Literal["ambiguous", "impossible"] | None
    start: int
    end: int


@dataclass(frozen=True)
class Found:
    """Words that name days: `vague` ones name more than one day, such as a week; `starts` is set by `read_date`."""

    start: int
    end: int
    kind: str
    dates: list[date]
    starts: bool = False

    @property
    def vague(self) -> bool:
        """Whether it is a week, a month or a part of one."""
        return self.kind in ("month", "span")


@dataclass(frozen=True)
class Now:
    """What a reader of words must know."""

    today: date
    prefer: Prefer
    order: Order

    def nearest(self, days: Iterator[date]) -> list[date]:
        """The first of the days that lies on the preferred side of today, or none."""
        past = self.prefer == "past"
        first = next((day for day in days if (day <= self.today if past else day >= self.today)), None)
        return [first] if first else []


Reader = Callable[[re.Match[str], Now], list[date] | None]


def reading(text: str, start: int, end: int, dates: list[date]) -> DateReading:
    """What a caller gets: the days, and the problem that follows from how many they are."""
    problem: Literal["ambiguous", "impossible"] | None
    problem = None if len(dates) == 1 else "ambiguous" if dates else "impossible"
    return DateReading(dates, text[start:end], problem, start, end)
