"""Tells when results are to be expected, counted from the date that the patient names."""

from dataclasses import replace
from datetime import date
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.punctual import PunctualAction, latest_entities, latest_text
from actions.surroundings import desk, facts
from clinic.dates import DateReading, read_date, tense
from clinic.desk.request import Desk
from clinic.desk.when import CHOICES
from clinic.schema import sentence_case
from clinic.timeline import describe, long_date, timeline

DRAWN_BY = frozenset({"rest", "website"})  # channels whose clients can draw a timeline; the others get the text alone
CLEARLY = 3  # times nearer
LONGEST_AGO = 5 * 366  # days; what started longer ago is no course of treatment any more


class ActionTellTimeline(PunctualAction):
    """The dates of a course: of the treatment in the slot, from the date in the message or the one told before."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_tell_timeline"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Tells the timeline, or asks which date or treatment is meant."""
        at = desk()
        reading = _reading(tracker, at)
        if reading and len(reading.dates) != 1:
            _ask_which(dispatcher, reading)
            return [SlotSet("start_date", None)]
        told = tracker.get_slot("start_date")
        start = reading.dates[0] if reading else date.fromisoformat(told) if told else None
        treatment = tracker.get_slot("treatment")
        if start is None:
            dispatcher.utter_message(response="utter_ask_results_time")
            return [SlotSet("start_date", None)]
        if abs((start - at.today).days) > LONGEST_AGO:
            dispatcher.utter_message(response="utter_date_far", day=long_date(start))
            return [SlotSet("start_date", None)]
        if treatment not in facts().treatments:
            dispatcher.utter_message(response="utter_which_treatment_started", buttons=_treatment_buttons())
            return [SlotSet("start_date", start.isoformat())]
        course = timeline(treatment, facts().treatments[treatment], start, at.today)
        dispatcher.utter_message(text=describe(course))
        if tracker.get_latest_input_channel() in DRAWN_BY:
            dispatcher.utter_message(json_message={"type": "timeline", **course.as_dict()})
        return [SlotSet("start_date", start.isoformat())]


def _reading(tracker: Tracker, at: Desk) -> DateReading | None:
    """The date that the patient named, by typing or by a button."""
    text = latest_text(tracker)
    if not text:
        chosen = [str(entity["value"]) for entity in latest_entities(tracker, "date")]
        return DateReading([date.fromisoformat(chosen[0])], chosen[0], None, 0, 0) if chosen else None
    if said := tense(text):
        return read_date(text, at.today, prefer=said, order=at.order)
    before, after = (read_date(text, at.today, prefer=each, order=at.order) for each in ("past", "future"))
    return _nearest(before, after, at.today) if before and after else after


def _nearest(before: DateReading, after: DateReading, today: date) -> DateReading:
    """Of "15 August" without a tense the last or the next one, whichever is clearly nearer; else both, to ask."""
    if before.dates == after.dates or len(before.dates) != 1 or len(after.dates) != 1:
        return after
    ago, ahead = today - before.dates[0], after.dates[0] - today
    if ago * CLEARLY < ahead or ahead * CLEARLY < ago:
        return before if ago < ahead else after
    return replace(after, dates=[*before.dates, *after.dates], problem="ambiguous")


def _ask_which(dispatcher: CollectingDispatcher, reading: DateReading) -> None:
    if not reading.dates:
        dispatcher.utter_message(response="utter_date_impossible", words=reading.text)
        return
    few = reading.dates if len(reading.dates) <= CHOICES else []
    buttons = [{"title": long_date(day), "payload": f'/inform_date{{"date": "{day.isoformat()}"}}'} for day in few]
    dispatcher.utter_message(response="utter_date_ambiguous", words=reading.text, buttons=buttons)


def _treatment_buttons() -> list[dict[str, Any]]:
    return [
        {"title": sentence_case(treatment.name), "payload": f'/inform_treatment{{"treatment": "{key}"}}'}
        for key, treatment in facts().treatments.items()
    ]
