"""Answers what follows from the figures of a course: days and numbers of sessions, and whether results show in time."""

from dataclasses import replace
from datetime import date

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.days import BEGINS, ask_which, is_event, names_start, read_later, read_start, stretch
from actions.punctual import PunctualAction, latest_entities, latest_hidden
from actions.surroundings import desk, facts
from clinic.course import (
    NO_PROMISE,
    Event,
    Question,
    answer,
    due,
    latest_start,
    verdict,
)
from clinic.course.patterns import LAST, LATER_HAD, NEXT
from clinic.course.sums import period_words
from clinic.dates import corrects, moves, read_date, read_dates, read_event
from clinic.desk.request import Desk
from clinic.desk.when import CHOICES
from clinic.schema import Period, Treatment, sentence_case

# The questions in which a day may be that of the first session.
STARTING = ("nth", "left", "missed", "fit", "start", "by")
# What to say where a day is missing: the article's general answer, and that the day would help.
GENERAL = {"nth": "utter_ask_session_interval", "left": "utter_ask_session_count"}
STAY_WHOLE = "Yes, by the article's figures. In {span}:"
STAY_PART = "Not for a full course, as far as the article gives figures. In {span}:"
STAY_ENDS = (
    "Whether a course may be broken off and gone on with later is not in the article; please ask the dermatologist."
)
OTHERS = "Results vary from person to person, and I can't judge how it was for somebody else."


class ActionTellCourse(PunctualAction):
    """Answers the question in the slot `course` for the treatments named, for the one in the slot, or for all."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_tell_course"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Answers, or asks for the day that is missing."""
        at, question = desk(), Question.from_dict(tracker.get_slot("course"))
        if question is None:
            dispatcher.utter_message(response="utter_ask_session_count")
            return [SlotSet("course", None)]
        event = _event(tracker, at)
        if later := read_later(tracker, at):
            question = replace(question, after=later[0], day=later[1].isoformat())
        elif latest := _last_had(question, tracker, at):
            question = replace(question, after=LAST, day=latest.isoformat())
        elif question.kind == "left" and question.count is None and len(had := _days_had(tracker, at)) > 1:
            question = replace(question, count=len(had), after=len(had), day=max(had).isoformat())
        treatments = facts().treatments if question.every else _treatments(tracker)
        about = [SlotSet("treatment", key) for key in treatments if len(treatments) == 1]
        start, events = _start(dispatcher, tracker, question, event, at)
        if start is None and events is None:
            return [SlotSet("start_date", None), *about]
        events = [*(events or []), *about]
        if event:
            ends = dict.fromkeys((event.first.isoformat(), event.last.isoformat()))
            events.append(SlotSet("event_date", "/".join(ends)))
        if question.kind == "stay" and question.days is None and event:
            question = replace(question, days=(event.last - event.first).days)
        if question.kind in ("by", "start"):
            if event is None:
                dispatcher.utter_message(response="utter_ask_event_date")
            else:
                dispatcher.utter_message(text=_until(question, treatments, start, event, at.today))
            return [*events, SlotSet("course", question.as_dict())]
        if question.kind == "missed":
            treatments = dict(list(treatments.items())[:1])
        said = {key: answer(question, treatment, start, event, at.today) for key, treatment in treatments.items()}
        if None in said.values():
            dispatcher.utter_message(response=GENERAL.get(question.kind, "utter_ask_session_count"))
            if question.kind == "nth":
                dispatcher.utter_message(response="utter_ask_start_date")
        elif question.kind == "stay":
            dispatcher.utter_message(text=_stay(question, [text for text in said.values() if text]))
        elif question.kind in ("others", "when"):
            opening = [OTHERS] if question.kind == "others" else []
            dispatcher.utter_message(text=" ".join([*opening, *(text for text in said.values() if text)]))
        else:
            dispatcher.utter_message(text=_listed([text for text in said.values() if text]))
            if question.kind == "nth" and start is None and question.day is None:
                dispatcher.utter_message(response="utter_ask_start_date")
        return [*events, SlotSet("course", question.as_dict())]


def _event(tracker: Tracker, at: Desk) -> Event | None:
    """The event in the message or in the slot; a plain date where its date was asked for."""
    text = latest_hidden(tracker)
    read = read_event(text, at.today, order=at.order)
    if read:
        return Event(read.dates[0], read.dates[-1])
    event = Event.from_slot(tracker.get_slot("event_date"))
    if event and (day := event.narrowed(text)):
        return day
    if (event is None or moves(text)) and (tracker.get_slot("course") or {}).get("kind") == "by":
        plain = read_date(text, at.today, prefer="future", order=at.order)
        return Event(plain.dates[-1], plain.dates[-1]) if plain and plain.dates else event
    return event


def _last_had(question: Question, tracker: Tracker, at: Desk) -> date | None:
    """Of "I had it on 5 and 6 May, when is the next?" the last day, from which the next one is counted."""
    if question.kind != "nth" or question.number != NEXT or question.after:
        return None
    days = _days_had(tracker, at)
    return max(days) if len(days) > 1 or (days and LATER_HAD.search(latest_hidden(tracker))) else None


def _days_had(tracker: Tracker, at: Desk) -> list[date]:
    """The days up to today that the message names: those of its sessions."""
    named = read_dates(latest_hidden(tracker), at.today, prefer="past", order=at.order)
    return [day for each in named for day in each.dates if len(each.dates) <= CHOICES and day <= at.today]


def _start(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    question: Question,
    event: Event | None,
    at: Desk,
) -> tuple[date | None, list[EventType] | None]:
    """The day of the first session, and the events that keep it; None for both when it must be asked for again."""
    told = tracker.get_slot("start_date")
    known = date.fromisoformat(told) if told else None
    if question.kind == "by" and not known and tracker.get_slot("named_date"):
        named = read_date(str(tracker.get_slot("named_date")), at.today, prefer="future", order=at.order)
        return (named.dates[-1] if named and named.dates else None), [SlotSet("start_date", None)]
    reading = read_start(tracker, at) if question.kind in STARTING else None
    text = latest_hidden(tracker)
    beside = question.after == LAST or ((bool(question.day) or known is not None) and not names_start(text))
    beside = beside or (question.kind in ("left", "missed") and not BEGINS.search(text) and not corrects(text))
    beside = beside or (question.kind == "missed" and reading is not None and len(reading.dates) != 1)
    if reading is None or is_event(reading, event) or beside:
        return known, [SlotSet("start_date", told)]
    if question.kind == "by" and (days := stretch(reading)):
        return days.last, [SlotSet("start_date", told)]  # a month: whoever starts on its last day waits longest
    if len(reading.dates) != 1:
        ask_which(dispatcher, reading)
        return None, None
    return reading.dates[0], [SlotSet("start_date", reading.dates[0].isoformat())]


def _treatments(tracker: Tracker) -> dict[str, Treatment]:
    every = facts().treatments
    named = dict.fromkeys(str(entity["value"]) for entity in latest_entities(tracker, "treatment"))
    beside = dict.fromkeys(str(each["value"]) for each in latest_entities(tracker, "treatment", background=True))
    slot = tracker.get_slot("treatment")
    keys = [key for key in named or ([slot] if slot else beside) if key in every]
    return {key: every[key] for key in keys or every}


def _until(question: Question, treatments: dict[str, Treatment], start: date | None, event: Event, today: date) -> str:
    if event.last < today:
        return sentence_case(f"{event.words} has passed.")
    if question.kind == "start":
        said = [latest_start(key, treatment, event, today) for key, treatment in treatments.items()]
    elif start:
        said = [verdict(key, treatment, start, event, today) for key, treatment in treatments.items()]
    else:
        said = [verdict(key, treatment, today, event, today) for key, treatment in treatments.items()]
        if len(treatments) == 1:
            said = [f"{said[0]} {due(treatment, event, today)}".strip() for treatment in treatments.values()]
    return f"{_listed(said)}{chr(10) if len(said) > 1 else ' '}{NO_PROMISE}"


def _stay(question: Question, lines: list[str]) -> str:
    days = question.days or 1
    period = None
    if days % 7 == 0:
        period = Period(weeks=days // 7, months=None)
    elif days % 30 == 0:
        period = Period(weeks=None, months=days // 30)
    opening = STAY_WHOLE if any("fit into" in line for line in lines) else STAY_PART
    span = period_words(period) if period else f"{days} day{'s' if days > 1 else ''}"
    return "\n".join([opening.format(span=span), *(f"• {line}" for line in lines), STAY_ENDS])


def _listed(said: list[str]) -> str:
    return said[0] if len(said) == 1 else "\n".join(f"• {text}" for text in said)
