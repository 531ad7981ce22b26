"""Reads the days of sessions from a conversation, and asks back where one can be several."""

import re
from dataclasses import replace
from datetime import date, timedelta

from rasa_sdk.executor import CollectingDispatcher

from actions.message import Message
from actions.punctual import latest_entities
from clinic.course import Event, every_later
from clinic.course.numbering import Later
from clinic.course.patterns import NUMBERED_SESSIONS, NUMERALS
from clinic.dates import (
    DateReading,
    corrects,
    in_month_of,
    in_year,
    on_either_side,
    only_month,
    only_year,
    read_dates,
    shift_of,
    supposes,
    tense,
)
from clinic.dates.words import last_clause
from clinic.desk.days import CHOICES
from clinic.desk.request import Desk
from clinic.patterns import any_case
from clinic.timeline import long_date

CLEARLY, BY_FAR = 3, 10  # times nearer
A_WHILE = 5  # days in a row that are a week or a month, and no choice
STARTS = any_case(r"\b(?:start|beg[aiu]n|first|1st|if|from|since|had|did|took|done|shuru)")
BEGINS = any_case(r"\b(?:start|beg[aiu]n|first|1st|shuru|join|since)")
TOGETHER = any_case(r"\b(?:and|n)\b|[&,]")
JOINED = any_case(r"\s*(?:(?:[,&]|and|n|then)\s*)+(?:(?:on|the)\s+)*")  # of days in a row
AFTER_FIRST = any_case(r"\w+ \w+ (?:later|after)\b")
EITHER = any_case(r"\bor\b|[.;?!]\s")  # a choice, or two sentences
ONLY_DAY = 3  # words of a message that is nothing but a day


def read_start(message: Message, treatment: str | None = None) -> DateReading | None:
    """The date that the patient named, by typing or by a button, or in the message before when asked what it is for.

    Where the message names several treatments, each with a day of its own, it is that of the treatment.
    """
    text, told, at = message.about(treatment), message.before.of(treatment), message.at
    if told and (moved := _moved(told, text)):
        return DateReading([moved], text, None, 0, 0)
    if not message.text and (chosen := latest_entities(message.tracker, "date")):
        button = str(chosen[0]["value"])
        return DateReading([date.fromisoformat(button)], button, None, 0, 0)
    read = _read(_without_later(text, at), message, told)
    read = _first_of(read, text, at) if read else None
    before = _read(message.kept_day, message, told)
    if before and (year := only_year(text)):
        return replace(before, dates=sorted({in_year(day, year) for day in before.dates}), problem=None)
    if read and before and (days := stretch(before)):
        if day := days.narrowed(text):
            return replace(read, dates=[day.first], problem=None)  # "in September", then "the 5th"
        if stretch(read) and not re.search(r"\d", read.text):
            return _nearest_to(days.first, text, at) or read  # "in May 2030", then "and if April"
    return read or before


def _moved(told: date, text: str) -> date | None:
    """The day told before, as the message moves it: "2027, not 2026", "no, november", "what if a week later"."""
    if year := only_year(text):
        return in_year(told, year)
    if month := only_month(text):
        return in_month_of(told, month)
    step = shift_of(text)
    return told + step if step else None


def _first_of(reading: DateReading, text: str, at: Desk) -> DateReading:
    """The earliest of days that are joined: of two sessions, on the 21st and the 28th, it is the first."""
    if len(reading.dates) < 2:
        return reading
    later = [day for told in every_later(text) if (day := day_of(told, text, at, None))]
    of_years = len({(day.month, day.day) for day in reading.dates}) == 1
    if of_years and later and (before := [day for day in reading.dates if day < min(later)]):
        return replace(reading, dates=before[-1:], problem=None)  # "first 14 August, second 20 September"
    joined = TOGETHER.search(reading.text) and not EITHER.search(reading.text)
    row = in_row(reading.text, at) or reading.dates
    return replace(reading, dates=row[:1], problem=None) if joined else reading


def in_row(text: str, at: Desk) -> list[date]:
    """The days that a message names one after the other, each after the one before: "10/10, 12/11 and 9/12"."""
    past, ahead = (read_dates(text, at.today, prefer=each, order=at.order) for each in ("past", "future"))
    days: list[date] = []
    for index, (before, after) in enumerate(zip(past, ahead, strict=False)):
        if len(before.dates) != 1 or len(after.dates) != 1 or before.start != after.start:
            return []
        if index and not JOINED.fullmatch(text[past[index - 1].end : before.start]):
            return days
        near = sorted((*before.dates, *after.dates), key=lambda day: abs(day - at.today))
        days += [day for day in near if not days or day > days[-1]][:1]
    return days if len(days) == len(past) else []


def day_of(told: Later, text: str, at: Desk, start: date | None) -> date | None:
    """The day that the message tells of a session; `start`: of the first one."""
    after = AFTER_FIRST.match(text, told.day)
    if start and after and (step := shift_of(after.group())):
        return start + step
    found = [
        named[0].dates[0] for each in ("past", "future")
        if (named := read_dates(text[told.day :], at.today, prefer=each, order=at.order)) and len(named[0].dates) == 1
    ]  # fmt: skip
    if not found:
        return None
    past, ahead = found[0], found[-1]
    said, nearer = tense(text[told.begin : told.end]), past if at.today - past <= ahead - at.today else ahead
    if start and past < start:  # no session comes before the first
        clause = last_clause(text[: told.end])
        return nearer if tense(clause) == "past" else ahead
    return nearer if said is None or supposes(text) else past if said == "past" else ahead


def _without_later(text: str, at: Desk) -> str:
    """The text without the day of a session that is not the first, and without the numbers of others: "then 5th"."""
    told = every_later(text)
    for each in reversed(told):
        named = read_dates(text[each.day :], at.today, prefer="past", order=at.order)
        text = text[: each.begin] + text[max(each.end, each.day + (named[0].end if named else 0)) :]
    return NUMERALS.sub("", text) if told else without_numbers(text)


def without_numbers(text: str) -> str:
    """The text without the numbers of sessions that might be days: "when do I come for 2nd and 3rd"."""
    return NUMBERED_SESSIONS.sub(lambda found: " " * len(found.group()), text)


def stretch(reading: DateReading) -> Event | None:
    """The week or month that was named instead of a day; None where it is something else."""
    days = reading.dates
    return Event(days[0], days[-1]) if len(days) >= A_WHILE and (days[-1] - days[0]).days == len(days) - 1 else None


def is_event(reading: DateReading, event: Event | None) -> bool:
    """Whether the day is the one of the wedding or the like that was told before."""
    return event is not None and event.first in reading.dates and len(reading.dates) < A_WHILE


def names_start(text: str) -> bool:
    """Whether the message says that something begins or began, or corrects or moves the day that was told."""
    return bool(STARTS.search(text) or shift_of(text)) or corrects(text) or len(text.split()) <= ONLY_DAY


def ask_which(dispatcher: CollectingDispatcher, reading: DateReading) -> None:
    """Asks for the date again: it is in no calendar, or can be several days."""
    if not reading.dates:
        dispatcher.utter_message(response="utter_date_impossible", words=reading.text)
        return
    few = reading.dates if len(reading.dates) <= CHOICES else []
    buttons = [{"title": long_date(day), "payload": f'/inform_date{{"date": "{day.isoformat()}"}}'} for day in few]
    response = "utter_date_which" if few else "utter_date_ambiguous"
    dispatcher.utter_message(response=response, words=reading.text, buttons=buttons)


def _read(text: str, message: Message, told: date | None) -> DateReading | None:
    """The date in a text, on the side of today that its words tell, or those of the messages just before."""
    at = message.at
    before, after = on_either_side(text, at.today, at.order)
    if not before or not after or before.dates == after.dates:
        return after or before
    if told and corrects(text):
        return _nearest_to(told, text, at) or after
    clause = last_clause(text[: after.start])
    said = next((each for each in (clause, text, *message.said_before()) if tense(each) or supposes(each)), None)
    if said is None:
        return _nearest(before, after, at.today)
    ago, ahead = _away(before, after, at.today)
    if not supposes(said):
        past = tense(said) == "past"
        # What is said of another day, such as "next dates?", counts for less than a day that is far nearer.
        slip = said != clause and (ahead * BY_FAR < ago if past else ago * BY_FAR < ahead)
        return before if past != slip else after
    return before if ago * (CLEARLY if tense(said) == "past" else BY_FAR) < ahead else after


def _nearest_to(told: date, text: str, at: Desk) -> DateReading | None:
    """A day without its year, or a month, as the nearest to the one told before."""
    found = [each for each in on_either_side(text, told, at.order) if each and each.dates]
    return min(found, key=lambda each: abs(each.dates[0] - told), default=None)


def _nearest(before: DateReading, after: DateReading, today: date) -> DateReading:
    """Of "15 August" without a tense the last or the next one, whichever is clearly nearer; else both, to ask."""
    ago, ahead = _away(before, after, today)
    if ago * CLEARLY < ahead or ahead * CLEARLY < ago:
        return before if ago < ahead else after
    if len(before.dates) != 1 or len(after.dates) != 1:
        return after
    return replace(after, dates=[*before.dates, *after.dates], problem="ambiguous")


def _away(before: DateReading, after: DateReading, today: date) -> tuple[timedelta, timedelta]:
    """How long ago the one is, and how far ahead the other; nothing where today is among its days or it has none."""
    none = timedelta(0)
    ago = max(none, today - before.dates[-1]) if before.dates else none
    return ago, max(none, after.dates[0] - today) if after.dates else none
