"""Reads the sessions that a message tells beside the first, and counts from them what is asked of those to come."""

from dataclasses import replace
from datetime import date

from actions.days import BEGINS, day_of, in_row, read_start, without_numbers
from actions.message import Message
from actions.starts import Starts
from clinic.course import Question, Told, counted_from, every_later, first_day, had_told
from clinic.course.patterns import CALENDAR_DAY, LATER_HAD, ONLY_NTH, WAS_NTH
from clinic.course.words import FIRST, LAST, NEXT
from clinic.dates import corrects, on_either_side, read_dates, shift_of, supposes
from clinic.desk.days import CHOICES
from clinic.desk.request import Desk
from clinic.facts.figures import Period


def read_told(message: Message, treatment: str | None = None) -> list[Told]:
    """The sessions that are not the first of which the message tells a number or a day, in order."""
    text, at, before = message.about(treatment), message.at, message.before
    if told := every_later(text):
        first, latest = _start_told(message, treatment), before.latest(treatment)
        dated = [(each, day_of(each, text, at, first or before.of(treatment))) for each in told]
        found = [Told(each.number, day).numbered(latest, second=first is not None) for each, day in dated if day]
        if found:
            return sorted(found, key=lambda each: each.number)
    elif not ONLY_NTH.fullmatch(text) and len(row := in_row(without_numbers(text), at)) > 1:
        return [Told(number, day) for number, day in enumerate(row[1:], start=FIRST + 1)]
    return [Told(count)] if (count := had_told(text)) and count > FIRST else []


def _start_told(message: Message, treatment: str | None) -> date | None:
    """The day of the first session that the message tells beside that of another."""
    reading = read_start(message, treatment) if message.told else None
    if not reading or reading.start == reading.end or len(reading.dates) != 1:
        return None
    return reading.dates[0] if reading.dates[0] <= message.at.today or BEGINS.search(message.told) else None


def with_told(question: Question, sessions: list[Told], message: Message, key: str) -> Question:
    """The question with the session from which to count, which the message tells or which was told before."""
    text, at, told = message.about(key), message.at, next(reversed(sessions), None)
    asked = told is not None and told.number == question.number != NEXT  # "so the last is on 25 January?"
    if told and told.day and not asked:
        return replace(question, after=told.number, day=told.day.isoformat())
    if question.after is not None and not question.day and not told:
        return replace(question, day=_day_of_after(question, message, key))
    if question.day and (step := shift_of(text)):
        return replace(question, day=(date.fromisoformat(question.day) + step).isoformat())
    had = _days_had(text, at)
    several = len(had) > 1
    if several and question.kind == "left" and question.count is None:
        return replace(question, count=len(had), after=len(had), day=had[-1].isoformat())
    asks_next = question.kind == "nth" and question.number == NEXT and question.after is None
    if asks_next and (several or (had and LATER_HAD.search(text) and not BEGINS.search(text))):
        return replace(question, after=LAST, day=had[-1].isoformat())
    before = message.starts.told(key)
    # What is only supposed is another first day, and not another number of sessions: "if I do 6".
    anew = supposes(text) and bool(read_dates(text, at.today, prefer="future", order=at.order))
    return question if not before or anew else counted_from(question, before, message.starts.of(key))


def _day_of_after(question: Question, message: Message, key: str) -> str | None:
    """The day of a session of which the message tells no day beside its name, in ISO 8601."""
    if question.number is None:
        return _day_put_on(message, key)
    text, starts = message.about(key), message.starts
    latest, first = starts.latest(key), starts.of(key)
    was_nth = WAS_NTH.search(text)
    if was_nth and latest and latest.day and not CALENDAR_DAY.search(text):
        return latest.day.isoformat()
    unnamed = not was_nth and not every_later(text)  # "I went on 3 May": no session comes before the first
    reads = question.after == LAST or question.proposes or corrects(text) or unnamed
    named = read_start(message, key) if reads else None
    if named and unnamed and first and named.dates and named.dates[0] <= first:
        return None
    if named:
        return named.dates[0].isoformat() if len(named.dates) == 1 else None
    if not was_nth:
        return None
    starts.forget(key)  # "no, that was my third": what was taken for the first
    return first.isoformat() if first else None


def counted_back(starts: Starts, key: str, interval: Period | None) -> date | None:
    """The day of the first session by the figures, where only a later one was told with its number."""
    numbered = [(each.number, each.day) for each in starts.told(key) if each.day and each.number > FIRST]
    return first_day(*numbered[0], interval) if numbered and interval else None


def keep_told(starts: Starts, key: str, sessions: list[Told], question: Question) -> None:
    """Keeps the sessions that the message tells, and the one from which the answer counts."""
    starts.keep_told(key, (each for each in sessions if each.number != question.number))
    if question.day and question.after is not None:
        starts.keep_told(key, [Told(question.after, date.fromisoformat(question.day))])
    elif question.kind == "left" and question.count:
        starts.keep_told(key, [Told(question.count)])


def _day_put_on(message: Message, key: str) -> str | None:
    """The day on which the message puts a session that it does not name, in ISO 8601: none comes before the first."""
    text, start = message.about(key), message.before.of(key)
    past, ahead = on_either_side(text, message.at.today, message.at.order)
    if not past or not ahead or len(past.dates) != 1 or len(ahead.dates) != 1:
        return None
    return (past if start and past.dates[0] > start else ahead).dates[0].isoformat()


def _days_had(text: str, at: Desk) -> list[date]:
    """The days up to today that a message names: those of sessions."""
    named = read_dates(without_numbers(text), at.today, prefer="past", order=at.order)
    return sorted(day for each in named for day in each.dates if len(each.dates) <= CHOICES and day <= at.today)
