"""Reads the day of a first session from a conversation, and asks back where it can be several."""

import re
from dataclasses import replace
from datetime import date

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.punctual import latest_entities, latest_text
from clinic.course import Event
from clinic.dates import DateReading, Prefer, read_date, tense
from clinic.desk.request import Desk
from clinic.desk.when import CHOICES
from clinic.timeline import long_date

CLEARLY = 3  # times nearer
A_WHILE = 5  # days in a row that are a week or a month, and no choice
STARTS = re.compile(r"\b(?:start|beg[aiu]n|first|1st|if|from|since|had|did|took|done|shuru)", re.IGNORECASE)
EARLIER = 3  # messages in which to look for the tense


def read_start(tracker: Tracker, at: Desk) -> DateReading | None:
    """The date that the patient named, by typing or by a button, or in the message before when asked what it is for."""
    text = latest_text(tracker)
    if not text:
        chosen = [str(entity["value"]) for entity in latest_entities(tracker, "date")]
        if chosen:
            return DateReading([date.fromisoformat(chosen[0])], chosen[0], None, 0, 0)
    read = _read(text, tracker, at) if text else None
    kept = tracker.get_slot("named_date")
    return read or (_read(str(kept), tracker, at) if kept else None)


def stretch(reading: DateReading) -> Event | None:
    """The week or month that was named instead of a day; None where it is something else."""
    days = reading.dates
    return Event(days[0], days[-1]) if len(days) >= A_WHILE and (days[-1] - days[0]).days == len(days) - 1 else None


def is_event(reading: DateReading, event: Event | None) -> bool:
    """Whether the day is the one of the wedding or the like that was told before."""
    return event is not None and event.first in reading.dates and len(reading.dates) < A_WHILE


def names_start(text: str) -> bool:
    """Whether the message says that something begins or began."""
    return bool(STARTS.search(text))


def ask_which(dispatcher: CollectingDispatcher, reading: DateReading) -> None:
    """Asks for the date again: it is in no calendar, or can be several days."""
    if not reading.dates:
        dispatcher.utter_message(response="utter_date_impossible", words=reading.text)
        return
    few = reading.dates if len(reading.dates) <= CHOICES else []
    buttons = [{"title": long_date(day), "payload": f'/inform_date{{"date": "{day.isoformat()}"}}'} for day in few]
    response = "utter_date_which" if few else "utter_date_ambiguous"
    dispatcher.utter_message(response=response, words=reading.text, buttons=buttons)


def _read(text: str, tracker: Tracker, at: Desk) -> DateReading | None:
    if said := tense(text) or _tense_before(tracker):
        return read_date(text, at.today, prefer=said, order=at.order)
    before, after = (read_date(text, at.today, prefer=each, order=at.order) for each in ("past", "future"))
    return _nearest(before, after, at.today) if before and after else after


def _tense_before(tracker: Tracker) -> Prefer | None:
    """Whether the patient spoke of a treatment that was or will be, in the messages just before."""
    said = [str(event.get("text") or "") for event in tracker.events if event.get("event") == "user"]
    found = (tense(text) for text in reversed(said[-EARLIER:]) if not text.startswith("/"))
    return next((each for each in found if each), None)


def _nearest(before: DateReading, after: DateReading, today: date) -> DateReading:
    """Of "15 August" without a tense the last or the next one, whichever is clearly nearer; else both, to ask."""
    if before.dates == after.dates or len(before.dates) != 1 or len(after.dates) != 1:
        return after
    ago, ahead = today - before.dates[0], after.dates[0] - today
    if ago * CLEARLY < ahead or ahead * CLEARLY < ago:
        return before if ago < ahead else after
    return replace(after, dates=[*before.dates, *after.dates], problem="ambiguous")
