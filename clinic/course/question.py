"""Tells what a message asks about the course of a treatment that can be worked out: "when is my third session due"."""

import re
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from clinic.course import patterns
from clinic.course.numbering import (
    advised,
    count_in,
    count_of,
    had_told,
    later_told,
    number_due,
    numbers_asked,
    which,
    without_days,
)
from clinic.dates import OCCASION, moves
from clinic.dates.words import ONLY_HAVE

# nth: the day of a session; left: how many are to come; length: of the whole course; missed: a session that was; gap:
# another one than the article's, which somebody has told; fit: how many before an event; stay: how many in so many
# days; by: whether results show by an event; start: when to start for it; others: how fast it went with somebody else;
# when: whether a time is right.
Kind = Literal["nth", "left", "length", "missed", "gap", "fit", "stay", "by", "start", "others", "when"]
COUNT_TOPIC, RESULTS_TOPIC = "ask_session_count", "ask_results_time"
TIME_TOPICS = frozenset({COUNT_TOPIC, RESULTS_TOPIC, "ask_session_interval", "ask_session_duration", "ask_comparison"})


SUMS = ("left", "length", "nth")


@dataclass(frozen=True)
class Question:
    """What is asked, with the numbers that belong to it.

    `number` of a session, or of all that were advised; `count` of all sessions, or of those that were had; `days` of a
    stay; `after`: the number of the session whose day the patient tells ("my last one was on 3 May"), if not the first;
    `day`: that day, in ISO 8601. One that only puts a session on another day has `after` and no `number`.
    """

    kind: Kind
    number: int | None = None
    count: int | None = None
    days: int | None = None
    after: int | None = None
    day: str | None = None
    every: bool = False  # asked of all treatments, whichever the conversation is about

    def as_dict(self) -> dict[str, Any]:
        """What a slot holds: JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, stored: Any) -> "Question | None":
        """The question in a slot, or None where there is none."""
        return cls(**stored) if isinstance(stored, dict) and stored.get("kind") else None


@dataclass(frozen=True)
class Known:
    """What the conversation knows: its topic, the first session, an event, and an event that this message names."""

    topic: str | None = None
    about: bool = False  # whether it is about a treatment
    start: bool = False
    event: bool = False
    names_event: bool = False
    stays: bool = False  # whether the event is a stay of several days
    asks_results: bool = False  # whether the message looks like a question about results
    before: Kind | None = None  # what was asked in the turn before
    asks: bool = True  # whether the message asks anything by itself
    dated: bool = False  # whether the message names a day that is no event's


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
        if other and other.kind in SUMS and (last or _asks_sum(part)):
            found.setdefault(_what(other), other)
    only_told = first is not None and first.number == patterns.NEXT and first.after is not None and bool(found)
    whole = [] if only_told else _of_each_number(first, text)
    return list({**{_what(each): each for each in whole}, **found, **{_what(each): each for each in whole}}.values())


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
    if planned := _put_on_day(text, known):
        return planned
    if patterns.TOLD_INTERVAL.search(text) and not patterns.NTH.search(text) and (known.about or known.start):
        return Question("gap")
    if _leaves_plan(text, known):
        return Question("missed")
    if patterns.OTHERS.search(text) and not known.names_event:
        return Question("others")
    if count := _others_had(text, known):
        return Question("others", count=count)
    if found := _about_event(text, known) or _about_stay(text):
        return found
    counted, told = without_days(text), later_told(text)
    had = patterns.HAD.search(counted)
    if (known.start or known.dated) and patterns.BY_NOW.search(text):
        return Question("left")
    if patterns.LEFT.search(text) or (had and known.before == "left"):
        count = count_in(had)
        after = told.number if told and count is None else None
        return Question("left", count_in(patterns.TOLD_TOTAL.search(counted)), count, after=after)
    if known.topic == RESULTS_TOPIC and patterns.ONLY_SPAN.fullmatch(text) and not known.start:
        return Question("when")
    if _asks_length(text, known):
        count = count_in(patterns.SPAN_FOR.search(text) or patterns.TOLD.search(counted))
        return Question("length", count=count, every=bool(re.search(r"\beach\b", text, re.IGNORECASE)))
    if (known.start or known.before) and patterns.AFTER_THAT.search(text) and not patterns.NO_DAY.search(text):
        return Question("nth", patterns.AFTER)
    match = patterns.NTH.search(text)
    only = patterns.ONLY_NTH.fullmatch(text) if known.before or known.start or known.dated else None
    in_course = known.start or known.before or known.dated
    ends = patterns.ENDS.search(text) or (in_course and patterns.TILL.search(text))
    if ends and not patterns.NO_DAY.search(text) and not patterns.MARKS.search(text):
        return Question("nth", patterns.LAST, advised(text))
    if patterns.FIRST_WHEN.search(text) and (known.start or known.before or (told and known.dated)):
        return Question("nth", patterns.FIRST, after=told.number if told else None)
    if match and known.start and patterns.IS_WEEKDAY.search(text):
        return _day_asked(text, only)
    if (match and patterns.WHEN.search(text) and not patterns.NO_DAY.search(text)) or only:
        return _day_asked(text, only)
    if known.asks_results:
        return None
    if told and known.start and patterns.IS_IT_SO.search(text):
        return Question("nth", told.number)  # "so the last one is on 25 January?"
    if told and known.dated:
        return Question("nth", patterns.NEXT, after=told.number)
    had_by_now = None if known.asks else had_told(text)
    return Question("left", count=had_by_now) if had_by_now else None


def _put_on_day(text: str, known: Known) -> Question | None:
    """A later session that is put on another day, or may be: "they moved my next one to 12 December"."""
    told, shifted = later_told(text), moves(text)
    if not known.dated or known.names_event or not (shifted or patterns.PUT_ON.search(text)):
        return None
    if any(other.search(text) for other in (patterns.WHEN, patterns.SEES, patterns.IN_SPAN)):
        return None
    if told:
        return Question("nth", after=told.number) if told.number != patterns.LAST else None
    if not known.start or known.before in ("by", "start", "stay") or patterns.FIRST_OF_ALL.search(text):
        return None
    named = patterns.NTH.search(text)
    about = named or known.before == "nth"
    return Question("nth", after=max(which(named), patterns.NEXT) if named else patterns.NEXT) if about else None


def _leaves_plan(text: str, known: Known) -> bool:
    """Whether a session was missed, or the course is not kept to in another way."""
    asks_day = patterns.NTH.search(text) and patterns.WHEN.search(text)
    about = known.start or bool(patterns.ABOUT_SESSION.search(text))
    other_gap = patterns.OFF_PLAN.search(text) and not (asks_day or patterns.NO_DAY.search(text))
    off_plan = patterns.ANEW.search(text) or other_gap
    if off_plan and (known.about or about):
        return True
    if known.before == "missed" and patterns.OF_SPAN.search(text):
        return True
    return bool(patterns.MISSED.search(text)) and about


def _others_had(text: str, known: Known) -> int | None:
    """How many sessions a friend has had, of whom the message only tells."""
    friend = patterns.FRIEND.search(text)
    of_sessions = known.topic == COUNT_TOPIC or patterns.SESSIONS.search(text)
    if not friend or not of_sessions or (known.asks and patterns.ASKS.search(text)) or patterns.LEFT.search(text):
        return None
    return count_in(patterns.HAD.search(without_days(text[friend.end() :])))


def waits_for_date(text: str, known: Known) -> bool:
    """Whether the message asks if results show by an event whose day nobody has told."""
    names = patterns.REFERS.search(text) and re.search(rf"\b{OCCASION}\b", text, re.I)
    return bool(names) and not known.event and not known.names_event


def _about_event(text: str, known: Known) -> Question | None:
    if known.names_event and _ONLY_HAVE.search(text) and (stay := _about_stay(text)):
        return stay
    refers = known.names_event or (known.event and bool(patterns.REFERS.search(text)))
    if known.names_event and patterns.STAY.search(text) and patterns.STAY_ASKS.search(text) and known.stays:
        return Question("stay")
    if known.event and known.stays and patterns.THAT_TIME.search(text):
        return Question("stay")
    if patterns.MARKS.search(text) and not known.asks_results:
        return None
    follows = known.event and known.before in ("by", "start")
    results = known.event and known.topic == RESULTS_TOPIC
    if (follows or known.names_event or results) and patterns.TOO_LATE.search(text):
        return Question("by")
    if follows and (patterns.START_WHEN.search(text) or patterns.LATEST_DAY.search(text)):
        return Question("start")
    if not refers:
        return None
    if patterns.HOW_MANY.search(text):
        return Question("fit")
    if patterns.START_WHEN.search(text) and not re.search(r"\bwill\b", text, re.I):
        return Question("start")
    follows = known.topic == RESULTS_TOPIC or known.before in ("by", "start")
    every = bool(patterns.EVERY.search(text))
    if known.names_event and known.asks_results and not patterns.TRAVELS.search(text):
        return Question("by", every=every)
    if known.dated and patterns.TRAVELS.search(text) and not known.asks_results:
        return None  # a session just before a flight
    shows = patterns.SHOWS.search(text) or (patterns.IS_OK.search(text) and not patterns.TRAVELS.search(text))
    if shows or (follows and (not known.asks or "?" in text)):
        return Question("by", every=every)
    return Question("fit") if not known.asks and known.topic == COUNT_TOPIC else None


_ONLY_HAVE = re.compile(ONLY_HAVE, re.IGNORECASE)


def _about_stay(text: str) -> Question | None:
    span = patterns.STAY_SPAN.search(text)
    if span and patterns.SESSIONS_IN.search(text) and not patterns.SEES.search(text):
        return Question("stay", days=_days_of(span))
    if not span or not patterns.STAY.search(text) or not patterns.STAY_ASKS.search(text) or patterns.SINCE.search(text):
        return None
    return Question("stay", days=_days_of(span), every=bool(patterns.EVERY.search(text)))


def _days_of(span: "re.Match[str]") -> int:
    count, unit = count_of(span["n"] or span["hn"]), (span["unit"] or span["hunit"]).lower()[0]
    return count * {"d": 1, "w": 7, "h": 7, "m": 30}[unit]


def _asks_length(text: str, known: Known) -> bool:
    if patterns.SPAN_FOR.search(text) or (
        patterns.WHOLE.search(text) and patterns.TIME.search(text) and not patterns.NOT_LENGTH.search(text)
    ):
        return True
    follows = known.topic in TIME_TOPICS or known.before == "length"
    return follows and bool(
        patterns.ONLY_TOTAL.fullmatch(text) or (patterns.ONLY_SPAN.fullmatch(text) and known.topic != RESULTS_TOPIC)
    )


def _day_asked(text: str, only: "re.Match[str] | None") -> Question:
    told = None if only else later_told(text)
    number = which(only) if only else next(iter(numbers_asked(text)), patterns.NEXT)
    return Question("nth", number, advised(text), after=told.number if told else None)
