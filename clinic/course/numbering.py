"""Reads the numbers of sessions that a message tells: of one session, of all that were advised, of those had."""

import re
import sys
from dataclasses import dataclass

from clinic.course import patterns
from clinic.course.words import LAST, NEXT, ONE_NTH, ORDINALS
from clinic.dates import corrects, supposes, tense
from clinic.dates.spelling import number_of


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
    """The session that is not the first of which a message tells the day; of several the latest one's."""
    return max(every_later(text), key=lambda each: each.number, default=None)


def every_later(text: str) -> list[Later]:
    """The sessions that are not the first of which a message tells the days: "second was 3 May, third 4 June"."""
    if patterns.IS_WEEKDAY.search(text):
        return []
    if told := [_later(text, match) for match in patterns.DAY_TOLD.finditer(text)]:
        return [each for each in told if not patterns.ASKED_OF.search(text[: each.begin])] or told
    before = patterns.DAY_BEFORE.search(text)
    return [Later(which(before), *before.span(), before.start())] if before else []


def _later(text: str, told: "re.Match[str]") -> Later:
    nth = which(told)
    if nth == LAST:
        number = None if told["said"] else patterns.WAS_NTH.search(text, told.end())
        had = count_in(patterns.HAD.search(without_days(text[: told.start()])))
        # "Had 3, the last one on 20 November": that was the third.
        nth = _of_ordinal(told["said"].lower()) if told["said"] else which(number) if number else had or nth
    return Later(nth, *told.span(), told.end())


def had_it(text: str) -> bool:
    """Whether a message tells that a session, which it does not name, was had on a day: "I went on 3 May"."""
    other = patterns.FIRST_OF_ALL.search(text) or patterns.OTHER_VISIT.search(text) or corrects(text) or supposes(text)
    past = (part for part in re.split(r"[.,;!?\n]", text) if tense(part) == "past")
    return not other and any(patterns.ANY_DAY.search(part) and patterns.IT.search(part) for part in past)


def without_days(text: str) -> str:
    """The text without the figures of days, which count nothing: "if I start 4 January"."""
    return patterns.CALENDAR_DAY.sub(lambda day: " " * len(day.group()), text)


def had_told(text: str) -> int | None:
    """How many sessions were had by now, where that is what a message tells: "done 5 so far"."""
    return count_in(patterns.SAID_HAD.search(patterns.ENDS.sub(" ", without_days(text))))


def other_count(text: str) -> int | None:
    """The number of sessions that is all a message says: "and if i do 6?"."""
    return count_in(patterns.ONLY_COUNT.fullmatch(text))


def number_due(text: str) -> int | None:
    """The session that may be late: the one named, or the one after those that were had."""
    if named := patterns.NTH.search(text):
        return max(which(named), 0) or None
    had = count_in(patterns.HAD.search(without_days(text)))
    return had + 1 if had else None


def numbers_asked(text: str) -> list[int]:
    """The sessions whose day is asked for; the next one stands for all, and so does none."""
    rest = text
    for told in reversed(every_later(text)):
        rest = rest[: told.begin] + rest[told.end :]
    named = [number for match in patterns.NTH.finditer(rest) for number in _ordinals(match)]
    return [NEXT] if NEXT in named else list(dict.fromkeys(named))


def advised(text: str) -> int | None:
    """The number of all sessions, where the message does not tell how many were had; none of "the last one of it"."""
    text = without_days(text)
    ends = patterns.ENDS.search(text)  # "when will the 6 sessions be over"
    said, rest = ends.group() if ends else "", patterns.ENDS.sub(" ", text)
    other = None if patterns.HAD.search(rest) else patterns.TOLD.search(rest)
    told = count_in(patterns.TOLD.search(said) or other)
    return told if told != 1 else None


def count_in(match: "re.Match[str] | None") -> int | None:
    """The number in the first of a pattern's groups of that kind; None without a match."""
    groups = match.groupdict() if match else {}
    said = next((value for name, value in groups.items() if name.startswith("n") and value), None)
    return None if said is None else number_of(said)


def which(match: "re.Match[str]") -> int:
    """The number of the session that a pattern of ordinals found."""
    return _ordinals(match)[0]


def numbers_in(text: str, start: int = 0, end: int = sys.maxsize) -> list[int]:
    """The sessions that a text, or a part of it, names, in order; none for the first."""
    return [_of_ordinal(word.group().lower()) for word in ONE_NTH.finditer(text, start, end)]


def _ordinals(match: "re.Match[str]") -> list[int]:
    group = next(name for name, ordinals in match.groupdict().items() if ordinals)
    return numbers_in(match.string, *match.span(group))


def _of_ordinal(word: str) -> int:
    if figures := re.search(r"\d", word):
        return int(figures.group())
    return next(number for name, number in ORDINALS.items() if re.fullmatch(name, word))
