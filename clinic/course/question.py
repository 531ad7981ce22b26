"""Tells what a message asks about the course of a treatment that can be worked out: "when is my third session due"."""

import re
from dataclasses import replace

from clinic.course import patterns
from clinic.course.asked import COUNT_TOPIC, RESULTS_TOPIC, SUMS, TIME_TOPICS, Kind, Known, Question
from clinic.course.numbering import (
    advised,
    count_in,
    had_it,
    had_told,
    later_told,
    number_due,
    numbers_asked,
    which,
    without_days,
)
from clinic.course.occasion import about_event, about_stay
from clinic.course.off_plan import leaves_plan, put_on_day, tells_gap
from clinic.course.proposal import about_absence, about_proposal
from clinic.course.words import AFTER, ALL, FIRST, LAST, NEXT


def read_questions(text: str, known: Known) -> list[Question]:
    """What a message asks that can be worked out: more than one thing in "how many are left and when is the last"."""
    first = read_question(text, known)
    parts = [part for part in re.split(r"[?.,;]|\band\b", text, flags=re.IGNORECASE) if part.strip()]
    if first and first.kind == "fit" and any(_asks_to_see(part) for part in parts):
        return [Question("by"), first]  # "will it show by my wedding, and how many will be over"
    if first and first.kind not in SUMS:
        return [first]
    found: dict[tuple[Kind, int | None], Question] = {}
    for part in parts:
        other = read_question(part, known)
        last = known.dated and part is parts[-1] and bool(patterns.ONLY_NTH.fullmatch(part))
        if last and other and other.number == LAST and other.count is None:
            other = replace(other, count=advised(text))
        if other and other.kind in SUMS and (last or _asks_sum(part)):
            found.setdefault(_what(other), other)
    only_told = bool(found) and first is not None and first.number in (None, NEXT) and first.after is not None
    if first and only_told:  # "I had the second on 3 May. third?"
        found = {what: replace(each, after=each.after or first.after) if each.kind == "nth" else each
                 for what, each in found.items()}  # fmt: skip
    whole = {} if only_told else {_what(each): each for each in _of_each_number(first, text)}
    return list({**whole, **{what: each for what, each in found.items() if what not in whole}}.values())


def _of_each_number(question: Question | None, text: str) -> list[Question]:
    """The question, once for each session whose day it asks for: "when are 2nd and 3rd"."""
    if question is None or question.kind != "nth":
        return [question] if question else []
    numbers = numbers_asked(text)
    return [replace(question, number=number) for number in numbers] if len(numbers) > 1 else [question]


def _asks_sum(part: str) -> bool:
    return any(asks.search(part) for asks in (patterns.HOW_MANY, patterns.WHEN, patterns.TILL))


def _asks_to_see(part: str) -> bool:
    """Whether a part of a message asks if results show."""
    return bool(patterns.SEES.search(part)) and not patterns.HOW_MANY.search(part)


def _what(question: Question) -> tuple[Kind, int | None]:
    """What tells it from another of the same message: two sessions have two days."""
    return question.kind, question.number if question.kind == "nth" else None


def read_question(text: str, known: Known) -> Question | None:
    """What a message asks that can be worked out from the figures, or None if it asks nothing of the kind."""
    if known.start and patterns.WHETHER_LATE.search(text) and (number := number_due(text)):
        return Question("nth", number)
    if planned := about_proposal(text, known) or about_absence(text, known) or put_on_day(text, known):
        return planned
    if tells_gap(text, known):
        return Question("gap")
    if leaves_plan(text, known):
        return Question("missed")
    if found := _about_others(text, known) or about_event(text, known) or about_stay(text) or _left(text, known):
        return found
    if _asks_length(text, known):
        count = count_in(patterns.SPAN_FOR.search(text) or patterns.TOLD.search(without_days(text)))
        return Question("length", count=count, every=bool(re.search(r"\beach\b", text, re.IGNORECASE)))
    return _day(text, known) or _told(text, known)


def _about_others(text: str, known: Known) -> Question | None:
    """How fast it went with somebody else, or with a friend of whom the message only tells the number of sessions."""
    if patterns.OTHERS.search(text) and not known.names_event:
        return Question("others")
    friend = patterns.FRIEND.search(text)
    of_sessions = known.topic == COUNT_TOPIC or patterns.SESSIONS.search(text)
    if not friend or not of_sessions or (known.asks and patterns.ASKS.search(text)) or patterns.LEFT.search(text):
        return None
    count = count_in(patterns.HAD.search(without_days(text), friend.end()))
    return Question("others", count=count) if count else None


def _left(text: str, known: Known) -> Question | None:
    """How many sessions are to come, or were had by now."""
    if (known.start or known.dated) and patterns.BY_NOW.search(text):
        return Question("left")
    counted = without_days(text)
    had = patterns.HAD.search(counted)
    if not patterns.LEFT.search(text) and not (had and known.before == "left"):
        return None
    count, told = count_in(had), later_told(text)
    after = told.number if told and count is None else None
    return Question("left", count_in(patterns.TOLD_TOTAL.search(counted)), count, after=after)


def _day(text: str, known: Known) -> Question | None:
    """The day of which session is asked for."""
    if (known.start or known.before) and patterns.AFTER_THAT.search(text) and not patterns.NO_DAY.search(text):
        return Question("nth", AFTER)
    if (known.talked or known.before == "nth") and patterns.COME_WHEN.fullmatch(text):
        return Question("nth", NEXT)
    if (known.start or known.told) and patterns.WHICH_NEXT.search(text):
        return Question("nth", NEXT)
    in_course = known.start or known.before or known.dated
    if (known.talked and patterns.ONLY_DATES.fullmatch(text)) or (in_course and patterns.ALL_DATES.search(text)):
        return Question("nth", ALL, advised(text))
    ends = patterns.ENDS.search(text) or (in_course and patterns.TILL.search(text))
    if ends and not patterns.NO_DAY.search(text) and not patterns.MARKS.search(text):
        return Question("nth", LAST, advised(text))
    told = later_told(text)
    if patterns.FIRST_WHEN.search(text) and (known.start or known.before or (told and known.dated)):
        return Question("nth", FIRST, after=told.number if told else None)
    named = patterns.NTH.search(text)
    only = patterns.ONLY_NTH.fullmatch(text) if known.before or known.start or known.dated else None
    asked = named and (
        (known.start and patterns.IS_WEEKDAY.search(text))
        or (patterns.WHEN.search(text) and not patterns.NO_DAY.search(text))
    )
    return _day_asked(text, only, known) if asked or only else None


def _told(text: str, known: Known) -> Question | None:
    """What a message asks that only tells the day of a session, or how many were had."""
    # "The 4th" is a day as well, but for who has told the number of another session.
    undated = not known.dated or (known.told and not patterns.CALENDAR_DAY.search(text))
    if known.before and undated and (was := patterns.WAS_NTH.search(text)) and not patterns.NO_DAY.search(text):
        return Question("nth", NEXT, after=which(was))  # of the session whose day was told before
    if known.asks_results:
        return None
    told = later_told(text)
    sentence = told and re.split(r"[.;!]\s", text[: told.begin])[-1] + re.split(r"[.;!]\s", text[told.begin :])[0]
    if told and sentence and known.start and patterns.IS_IT_SO.search(sentence):
        return Question("nth", told.number)  # "so the last one is on 25 January?"
    after = _after(text, known)
    if after is not None and known.dated:
        return Question("nth", NEXT if after != NEXT else None, after=after)
    had = None if known.asks else had_told(text)
    return Question("left", count=had) if had else None


def _asks_length(text: str, known: Known) -> bool:
    if patterns.SPAN_FOR.search(text) or (
        patterns.WHOLE.search(text) and patterns.TIME.search(text) and not patterns.NOT_LENGTH.search(text)
    ):
        return True
    follows = known.topic in TIME_TOPICS or known.before == "length"
    span = patterns.ONLY_SPAN.fullmatch(text) and (known.topic != RESULTS_TOPIC or patterns.WHOLE.search(text))
    return follows and bool(span or patterns.ONLY_TOTAL.fullmatch(text))


def _day_asked(text: str, only: "re.Match[str] | None", known: Known) -> Question:
    number = which(only) if only else next(iter(numbers_asked(text)), NEXT)
    return Question("nth", number, advised(text), after=None if only else _after(text, known))


def _after(text: str, known: Known) -> int | None:
    """The session that is not the first of which a message tells the day: by its number, or as the one talked about."""
    told = later_told(text)
    return told.number if told else known.session if known.dated and had_it(text) else None
