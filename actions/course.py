"""Answers what follows from the figures of a course: days and numbers of sessions, and whether results show in time."""

from dataclasses import replace
from datetime import date

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.courses import Course, read_course
from actions.days import BEGINS, ask_which, stretch
from actions.message import Message
from actions.proposals import beside_due
from actions.punctual import PunctualAction, latest_entities, mentioned, turned_down
from actions.surroundings import desk, facts
from clinic.course import (
    Event,
    Question,
    answer,
    day_between,
    due,
    due_day,
    latest_start,
    stay,
    verdict,
    verdict_in,
    which_session,
)
from clinic.course.patterns import OWN_INTERVAL
from clinic.dates import DateReading, moves, read_date, read_event
from clinic.facts.schema import Treatment
from clinic.texts import EVENTS, SESSIONS
from clinic.timeline import no_promise

# What to say where a day is missing: the article's general answer, and that the day would help.
GENERAL = {"nth": "utter_ask_session_interval", "left": "utter_ask_session_count"}


class ActionTellCourse(PunctualAction):
    """Answers the question in the slot `course` for the treatments named, for the one in the slot, or for all."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_tell_course"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Answers, or asks for the day that is missing."""
        message, question = Message(tracker, desk()), Question.from_dict(tracker.get_slot("course"))
        if question is None:
            dispatcher.utter_message(response="utter_ask_session_count")
            return [SlotSet("course", None)]
        event, starts = _event(message), message.starts
        treatments = _treatments(tracker, question)
        kept = [SlotSet("treatment", key) for key in treatments if len(treatments) == 1]
        if question.kind == "stay" and question.days is None and event:
            question = replace(question, days=(event.last - event.first).days)
        courses: list[Course] = []
        for key, treatment in treatments.items():
            course = read_course(key, treatment, question, event, message)
            if course.unclear:
                _ask_day(dispatcher, course, course.unclear)
                starts.forget(key)
                return [*starts.events(), *kept]
            courses.append(course)
        if event:
            ends = dict.fromkeys((event.first.isoformat(), event.last.isoformat()))
            kept.append(SlotSet("event_date", "/".join(ends)))
        if len(courses) == 1:
            question = courses[0].asked
        if question.kind not in ("by", "start"):
            _say(dispatcher, question, courses, event, message)
        elif event is None:
            dispatcher.utter_message(response="utter_ask_event_date")
        elif unnumbered := next((each.unnumbered for each in courses if each.unnumbered), None):
            dispatcher.utter_message(text=which_session(unnumbered))
        else:
            dispatcher.utter_message(text=_until(question, courses, event, message.at.today))
        return [*starts.events(), *kept, SlotSet("course", question.as_dict())]


def _say(
    dispatcher: CollectingDispatcher, question: Question, courses: list[Course], event: Event | None, message: Message
) -> None:
    """Says what follows of each treatment, or else the article's general answer and that a day would help."""
    if question.kind == "stay":
        dispatcher.utter_message(text=stay(question.days or 1, [each.treatment for each in courses]))
        return
    asked = courses[:1] if question.kind == "missed" else courses  # one answer for all
    answers = [_answer(each, event, message) for each in asked]
    said = [text for text in answers if text]
    if len(said) < len(answers):
        dispatcher.utter_message(response=GENERAL.get(question.kind, "utter_ask_session_count"))
    elif question.kind == "others":
        dispatcher.utter_message(text=" ".join([SESSIONS.said("others"), *said]))
    else:
        dispatcher.utter_message(text=_listed(said))
        if question.kind not in ("missed", "gap") and OWN_INTERVAL.search(message.text):
            dispatcher.utter_message(text=SESSIONS.said("by_article"))
    dated = any(each.begins or each.asked.day for each in courses)
    if question.kind == "nth" and (len(said) < len(answers) or not dated):
        dispatcher.utter_message(response="utter_ask_start_date")


def _answer(course: Course, event: Event | None, message: Message) -> str | None:
    """The answer for a treatment; None where nothing follows."""
    asked, treatment, today = course.asked, course.treatment, message.at.today
    if course.days:  # the most that can be, and the least
        both = [answer(asked, treatment, day, event, today) for day in (course.days.first, course.days.last)]
        return "\n".join(f"• {text}" for text in dict.fromkeys(both) if text)
    told = answer(asked, treatment, course.begins, event, today)
    due_on = due_day(asked, treatment.figures, course.begins, today) if told and asked.proposes else None
    return f"{told} {beside_due(message, due_on, treatment.figures.interval)}".strip() if due_on else told


def _event(message: Message) -> Event | None:
    """The event in the message or in the slot; a plain date where its date was asked for."""
    text, event, at = message.text, message.event, message.at
    if read := read_event(text, at.today, order=at.order):
        return Event(read.dates[0], read.dates[-1])
    if event and not BEGINS.search(text) and (day := event.narrowed(text)):
        return day
    kind = (message.tracker.get_slot("course") or {}).get("kind")
    plain = read_date(text, at.today, prefer="future", order=at.order)
    if kind == "stay" and plain:
        return stretch(plain) or event
    if (kind == "by" and moves(text)) or (event is None and kind in ("by", "fit")):
        return Event(plain.dates[-1], plain.dates[-1]) if plain and plain.dates else event
    return event


def _ask_day(dispatcher: CollectingDispatcher, course: Course, reading: DateReading) -> None:
    """Asks for the day of the first session, of which only the month is known, say; tells what follows from that."""
    days = stretch(reading)
    if days and (told := day_between(course.asked, course.treatment, days)):
        dispatcher.utter_message(text=told)
        dispatcher.utter_message(response="utter_ask_start_date")
    else:
        ask_which(dispatcher, reading)


def _treatments(tracker: Tracker, question: Question) -> dict[str, Treatment]:
    """Those that are asked of: "which of them" is asked of those in the message, or of all that are not turned down."""
    every, refused, slot = facts().treatments, turned_down(tracker), tracker.get_slot("treatment")
    beside = [key for key in mentioned(tracker) if key in every]
    if question.every:
        return {key: every[key] for key in (beside if len(beside) > 1 else every) if key not in refused}
    named = [str(entity["value"]) for entity in latest_entities(tracker, "treatment")]
    keys = [key for key in named or ([slot] if slot else beside) if key in every]
    return {key: every[key] for key in keys or every}


def _until(question: Question, courses: list[Course], event: Event, today: date) -> str:
    if event.last < today:
        return EVENTS.said("passed", event=event.words)
    if question.kind == "start":
        said = [latest_start(each.key, each.treatment, event, today) for each in courses]
    else:
        said = [
            verdict_in(each.key, each.treatment, each.days, event, today) if each.days
            else verdict(each.key, each.treatment, each.begins or today, event, today)
            for each in courses
        ]  # fmt: skip
        if len(courses) == 1 and not courses[0].begins:
            said = [f"{said[0]} {due(courses[0].treatment, event, today)}".strip()]
    return f"{_listed(said)}{chr(10) if len(said) > 1 else ' '}{no_promise()}"


def _listed(said: list[str]) -> str:
    return said[0] if len(said) == 1 else "\n".join(f"• {text}" for text in said)
