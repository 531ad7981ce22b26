"""Tells when results are to be expected, counted from the date that the patient names."""

from datetime import date
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.days import ask_which, is_event, names_start, read_start, stretch
from actions.message import Message
from actions.punctual import PunctualAction, mentioned
from actions.starts import Starts
from actions.surroundings import desk, facts
from actions.told import read_told
from clinic.course import (
    Event,
    Question,
    Told,
    describe_after,
    first_day,
    first_session,
    in_month,
    verdict,
    verdict_in,
    which_session,
)
from clinic.course.words import FIRST
from clinic.dates import DateReading
from clinic.facts.schema import Treatment
from clinic.phrasing import sentence_case
from clinic.timeline import describe, long_date, no_promise, timeline

DRAWN_BY = frozenset({"rest", "website"})  # channels whose clients can draw a timeline; the others get the text alone
LONGEST_AGO = 5 * 366  # days; what started longer ago is no course of treatment any more


class ActionTellTimeline(PunctualAction):
    """The dates of a course: of the treatment in the slot, from the date in the message or the one told before."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_tell_timeline"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Tells the timeline, or asks which date or treatment is meant."""
        message, question = Message(tracker, desk()), Question.from_dict(tracker.get_slot("course"))
        starts, event, today = message.starts, message.event, message.at.today
        named = mentioned(tracker)  # it may stand beside the question: "i started meso on monday. will it show by ..."
        key: Any = tracker.get_slot("treatment") or (named[0] if len(named) == 1 else None)
        treatment = facts().treatments.get(key) if key else None
        asks_by = question is not None and question.kind in ("by", "start")
        told, reading = starts.of(key), _first_told(message, question, key)
        if reading and len(reading.dates) != 1:
            kept = _on_open_day(dispatcher, reading, key, treatment, event, asks_by, today)
            return [*_forgotten(starts, key), *kept]
        start = reading.dates[0] if reading else told
        sessions = read_told(message, key)
        latest, back = next(reversed(sessions), starts.latest(key)), ""
        later = latest if latest and latest.day else None
        if start is None and later and treatment:
            start, back = _counted_back(later, treatment, today)
        if start is None:
            dispatcher.utter_message(response="utter_ask_results_time")
            if later:
                dispatcher.utter_message(text=which_session(later))
                starts.keep_told(key, sessions)
            return _forgotten(starts, key)
        if abs((start - today).days) > LONGEST_AGO:
            dispatcher.utter_message(response="utter_date_far", day=long_date(start))
            return _forgotten(starts, key)
        if back:
            starts.forget(key)
        elif reading or not message.text:  # a button may say of which treatment the day is
            starts.keep(key, start)
        starts.keep_told(key, sessions)
        if treatment is None:
            _ask_treatment(dispatcher)
            return starts.events()
        ahead = event if event and asks_by and event.last >= today else None
        said = verdict(key, treatment, start, ahead, today) if ahead else ""
        if ahead and start == told:
            dispatcher.utter_message(text=f"{said} {no_promise()}")  # the days themselves have been told
            return starts.events()
        if question and question.kind == "left" and question.count:
            latest = Told(question.count)
        course = timeline(key, treatment, start, today)
        if latest and not ahead:
            text = describe_after(course, treatment, latest)
        else:
            text = describe(course, results=ahead is None or start > ahead.last)
        dispatcher.utter_message(text=" ".join(part for part in (back, said, text) if part))
        if tracker.get_latest_input_channel() in DRAWN_BY:
            dispatcher.utter_message(json_message={"type": "timeline", **course.as_dict()})
        chosen = [] if tracker.get_slot("treatment") else [SlotSet("treatment", key)]
        return [*starts.events(), SlotSet("named_date", None), *chosen]


def _first_told(message: Message, question: Question | None, key: str | None) -> DateReading | None:
    """The day of the first session that the message tells, and not of the wedding, or another one beside that."""
    reading, known = read_start(message, key), message.before.of(key)
    beside = known and question and question.kind == "by" and not names_start(message.text)
    return None if reading is None or beside or is_event(reading, message.event) else reading


def _on_open_day(
    dispatcher: CollectingDispatcher,
    reading: DateReading,
    key: Any,
    treatment: Treatment | None,
    event: Event | None,
    asks_by: bool,
    today: date,
) -> list[EventType]:
    """Tells what follows from the week or month of the first session, and keeps it; or asks which day is meant."""
    days = stretch(reading)
    if not days:
        ask_which(dispatcher, reading)
        return []
    if treatment is None:
        _ask_treatment(dispatcher)
    else:
        dispatcher.utter_message(text=in_month(key, treatment, days, today))
        if event and asks_by:
            dispatcher.utter_message(text=verdict_in(key, treatment, days, event, today))
        if event or not asks_by:
            dispatcher.utter_message(response="utter_ask_start_date")
    # The words by which the week or month is read again in the next turn.
    return [SlotSet("named_date", days.when if days.is_month else reading.text)]


def _counted_back(later: Told, treatment: Treatment, today: date) -> tuple[date | None, str]:
    """The day of the first session by the figures, and its words, where only a later one with its number is told."""
    interval = treatment.figures.interval
    if not interval or not later.day or later.number <= 0:
        return None, ""
    counted = Question("nth", FIRST, after=later.number, day=later.day.isoformat())
    start = first_day(later.number, later.day, interval)
    return start, first_session(counted, {"name": treatment.name}, interval, None, today) or ""


def _forgotten(starts: Starts, key: str | None) -> list[EventType]:
    starts.forget(key)
    return starts.events()


def _ask_treatment(dispatcher: CollectingDispatcher) -> None:
    """Asks which treatment it was that began on the day."""
    buttons = [
        {"title": sentence_case(treatment.name), "payload": f'/inform_treatment{{"treatment": "{key}"}}'}
        for key, treatment in facts().treatments.items()
    ]
    dispatcher.utter_message(response="utter_which_treatment_started", buttons=buttons)
