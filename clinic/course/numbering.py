"""Reads the numbers of sessions that a message tells: of one session, of all that were advised, of those had."""

import re
from dataclasses import dataclass

from clinic.course.patterns import DAY_BEFORE, DAY_TOLD, HAD, IS_WEEKDAY, NTH, ONLY_COUNT, TOLD, WAS_NTH
from clinic.course.words import COUNTS, LAST, NEXT, ONE_NTH, ORDINALS


@dataclass(frozen=True)
class Later:
    """A session that is not the first (LAST if it has no number), of which the message tells the day.

    Its words stand from character `begin` to `end`, and its day from `day` on.
    """

    number: int
    begin: int
    end: int
    day: int


def later_told(text: str) -> Later | None:
    """The session that is not the first of which a message tells the day: "my last one was on 3 May"."""
    if IS_WEEKDAY.search(text):
        return None
    if told := DAY_TOLD.search(text):
        number = WAS_NTH.search(text, told.end()) if told["end"] else None
        nth = which(number or told)
        had = count_in(HAD.search(text, 0, told.start())) if nth == LAST else None
        return Later(had or nth, *told.span(), told.end())  # "had 3, the last one on 20 November": that was the third
    before = DAY_BEFORE.search(text)
    return Later(which(before), *before.span(), before.start()) if before else None


def other_count(text: str) -> int | None:
    """The number of sessions that is all a message says: "and if i do 6?"."""
    return count_in(ONLY_COUNT.fullmatch(text))


def number_due(text: str) -> int | None:
    """The session that may be late: the one named, or the one after those that were had."""
    if named := NTH.search(text):
        return max(which(named), 0) or None
    had = count_in(HAD.search(text))
    return had + 1 if had else None


def numbers_asked(text: str, told: Later | None) -> list[int]:
    """The sessions whose day is asked for; the next one stands for all, and so does none."""
    rest = text if told is None else text[: told.begin] + text[told.end :]
    named = [number for match in NTH.finditer(rest) for number in _ordinals(match)]
    return [NEXT] if NEXT in named else list(dict.fromkeys(named))


def advised(text: str) -> int | None:
    """The number of all sessions, where the message does not tell how many were had; none of "the last one of it"."""
    told = None if HAD.search(text) else count_in(TOLD.search(text))
    return told if told != 1 else None


def count_in(match: "re.Match[str] | None") -> int | None:
    """The number in the first of a pattern's groups of that kind; None without a match."""
    groups = match.groupdict() if match else {}
    said = next((value for name, value in groups.items() if name.startswith("n") and value), None)
    return None if said is None else count_of(said)


def count_of(word: str) -> int:
    """The number that a word or a figure stands for."""
    return COUNTS.get(re.sub(r"\s+", " ", word.lower())) or int(word)


def which(match: "re.Match[str]") -> int:
    """The number of the session that a pattern of ordinals found."""
    return _ordinals(match)[0]


def _ordinals(match: "re.Match[str]") -> list[int]:
    said = next(ordinals for ordinals in match.groupdict().values() if ordinals)
    return [_of_ordinal(word.group().lower()) for word in ONE_NTH.finditer(said)]


def _of_ordinal(word: str) -> int:
    return next(number for name, number in ORDINALS.items() if re.fullmatch(name, word))
