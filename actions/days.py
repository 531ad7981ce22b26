"""Reads the day of a first session from a conversation, and asks back where it can be several."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.punctual import latest_entities, latest_hidden
from actions.starts import Starts
from clinic.course import Event, later_told
from clinic.course.patterns import NUMERALS
from clinic.dates import DateReading, corrects, in_year, only_year, read_date, read_dates, supposes, tense
from clinic.desk.days import CHOICES
from clinic.desk.request import Desk
from clinic.timeline import long_date

CLEARLY, BY_FAR = 3, 10  # times nearer
A_WHILE = 5  # days in a row that are a week or a month, and no choice
STARTS = re.compile(r"\b(?:start|beg[aiu]n|first|1st|if|from|since|had|did|took|done|shuru)", re.IGNORECASE)
BEGINS = re.compile(r"\b(?:start|beg[aiu]n|first|1st|shuru|join|since)", re.IGNORECASE)
TOGETHER = re.compile(r"\b(?:and|n)\b|&", re.IGNORECASE)
EITHER = re.compile(r"\bor\b|[.;?!]\s", re.IGNORECASE)  # a choice, or two sentences
ONLY_DAY = 3  # words of a message that is nothing but a day
EARLIER = 3  # messages in which to look for the tense


def read_start(tracker: Tracker, at: Desk, treatment: str | None = None) -> DateReading | None:
    """The date that the patient named, by typing or by a button, or in the message before when asked what it is for.

    Where the message names several treatments, each with a day of its own, it is that of the treatment.
    """
    text, told = about(treatment, tracker, at), Starts(tracker).of(treatment)
    if told and (year := only_year(text)):
        return DateReading([in_year(told, year)], str(year), None, 0, 0)
    if not text:
        chosen = [str(entity["value"]) for entity in latest_entities(tracker, "date")]
        if chosen:
            return DateReading([date.fromisoformat(chosen[0])], chosen[0], None, 0, 0)
    read = _read(_without_later(text, at), tracker, at, told) if text else None
    read = _first_of(read) if read else None
    kept = tracker.get_slot("named_date")
    before = _read(str(kept), tracker, at, told) if kept else None
    if read and before and (days := stretch(before)) and (day := days.narrowed(text)):
        return replace(read, dates=[day.first], problem=None)  # "in September", then "the 5th"
    return read or before


def _first_of(reading: DateReading) -> DateReading:
    """The earliest of days that "and" joins: of two sessions, on the 21st and the 28th, it is the first."""
    joined = len(reading.dates) > 1 and TOGETHER.search(reading.text) and not EITHER.search(reading.text)
    return replace(reading, dates=reading.dates[:1], problem=None) if joined else reading


def read_later(tracker: Tracker, at: Desk, treatment: str | None = None) -> tuple[int, date] | None:
    """The number (LAST if there is none) and the day of a session that is not the first, where the message tells it."""
    text = about(treatment, tracker, at)
    if (told := later_told(text)) is None:
        return None
    start = Starts(tracker).of(treatment)
    found = [
        named[0].dates[0] for each in ("past", "future")
        if (named := read_dates(text[told.day :], at.today, prefer=each, order=at.order)) and len(named[0].dates) == 1
    ]  # fmt: skip
    if not found:
        return None
    past, ahead = found[0], found[-1]
    if start and past < start:
        return told.number, ahead  # no session comes before the first
    said = tense(text[told.begin : told.end])
    nearer = past if at.today - past <= ahead - at.today else ahead
    return told.number, nearer if said is None or supposes(text) else past if said == "past" else ahead


def about(treatment: str | None, tracker: Tracker, at: Desk) -> str:
    """The part of the message with the treatment's own day: "PRP on 11 June" of "PRP on 11 June, meso on 2 May"."""
    text, named = latest_hidden(tracker), latest_entities(tracker, "treatment", background=True)
    if len({each["value"] for each in named}) < 2 or treatment not in {each["value"] for each in named}:
        return text
    found = read_dates(text, at.today, prefer="past", order=at.order)
    before = bool(found) and found[0].start < named[0]["start"]  # "on 11 June PRP, on 2 May meso"
    at_ends = [0, *(each["end"] for each in named)] if before else [*(each["start"] for each in named), len(text)]
    own: dict[str, str] = {}
    for each, (start, end) in zip(named, pairwise(at_ends), strict=True):
        part = f"{text[: at_ends[0]]}{text[start:end]}"
        if read_date(part, at.today, prefer="past", order=at.order):
            own.setdefault(each["value"], part)
    return own.get(str(treatment), text) if len(own) == len({each["value"] for each in named}) else text


def _without_later(text: str, at: Desk) -> str:
    """The text without the day of a session that is not the first, and without the numbers of others: "then 5th"."""
    if (told := later_told(text)) is None:
        return text
    named = read_dates(text[told.day :], at.today, prefer="past", order=at.order)
    rest = text[: told.begin] + text[max(told.end, told.day + (named[0].end if named else 0)) :]
    return NUMERALS.sub("", rest)


def stretch(reading: DateReading) -> Event | None:
    """The week or month that was named instead of a day; None where it is something else."""
    days = reading.dates
    return Event(days[0], days[-1]) if len(days) >= A_WHILE and (days[-1] - days[0]).days == len(days) - 1 else None


def is_event(reading: DateReading, event: Event | None) -> bool:
    """Whether the day is the one of the wedding or the like that was told before."""
    return event is not None and event.first in reading.dates and len(reading.dates) < A_WHILE


def names_start(text: str) -> bool:
    """Whether the message says that something begins or began, or corrects the day that was told."""
    return bool(STARTS.search(text)) or corrects(text) or len(text.split()) <= ONLY_DAY


def ask_which(dispatcher: CollectingDispatcher, reading: DateReading) -> None:
    """Asks for the date again: it is in no calendar, or can be several days."""
    if not reading.dates:
        dispatcher.utter_message(response="utter_date_impossible", words=reading.text)
        return
    few = reading.dates if len(reading.dates) <= CHOICES else []
    buttons = [{"title": long_date(day), "payload": f'/inform_date{{"date": "{day.isoformat()}"}}'} for day in few]
    response = "utter_date_which" if few else "utter_date_ambiguous"
    dispatcher.utter_message(response=response, words=reading.text, buttons=buttons)


def _read(text: str, tracker: Tracker, at: Desk, told: date | None) -> DateReading | None:
    """The date in a text, on the side of today that its words tell, or those of the messages just before."""
    before, after = (read_date(text, at.today, prefer=each, order=at.order) for each in ("past", "future"))
    if not before or not after or before.dates == after.dates:
        return after or before
    if told and corrects(text):
        return _nearest_to(told, text, at) or after
    clause = re.split(r"[.,;!?\n]", text[: after.start])[-1]
    said = next((each for each in (clause, text, *_said_before(tracker)) if tense(each) or supposes(each)), None)
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
    """A day without its year that corrects the one told before, as the nearest to that."""
    around = (read_date(text, told, prefer=each, order=at.order) for each in ("past", "future"))
    found = [reading for reading in around if reading and len(reading.dates) == 1]
    return min(found, key=lambda reading: abs(reading.dates[0] - told), default=None)


def _said_before(tracker: Tracker) -> list[str]:
    """What the patient typed just before this message, the latest first."""
    said = [str(event.get("text") or "") for event in tracker.events if event.get("event") == "user"]
    return [text for text in reversed(said[-EARLIER:]) if not text.startswith("/")]


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
