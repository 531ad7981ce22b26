"""Answers what follows from the figures of a course: days and numbers of sessions, and whether results show in time."""

from dataclasses import replace
from datetime import date

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.days import BEGINS, ask_which, is_event, names_start, read_start, stretch
from actions.proposals import beside_due, told_words
from actions.punctual import PunctualAction, latest_entities, latest_hidden, turned_down
from actions.starts import Starts
from actions.surroundings import desk, facts
from actions.told import counted_back, keep_told, read_told, with_told
from clinic.course import (
    NO_PROMISE,
    Event,
    Question,
    Told,
    answer,
    day_between,
    due,
    due_day,
    latest_start,
    settled,
    verdict,
    verdict_in,
    which_session,
    without_day,
)
from clinic.course.patterns import ONLY_NTH, OWN_INTERVAL, WAS_NTH
from clinic.course.sums import period_words
from clinic.course.words import LAST
from clinic.dates import DateReading, corrects, moves, read_date, read_event
from clinic.desk.request import Desk
from clinic.facts.figures import Period
from clinic.facts.schema import Treatment
from clinic.phrasing import sentence_case

# The questions in which a day may be that of the first session.
ABOUT_EVENT = ("by", "fit")
STARTING = ("nth", "left", "missed", "fit", "start", "by")
# What to say where a day is missing: the article's general answer, and that the day would help.
GENERAL = {"nth": "utter_ask_session_interval", "left": "utter_ask_session_count"}
STAY_WHOLE = "Yes, by the article's figures. In {span}:"
STAY_PART = "Not for a full course, as far as the article gives figures. In {span}:"
STAY_SOME = "By the article's figures, in {span}:"
STAY_ENDS = (
    "Whether a course may be broken off and gone on with later is not in the article; please ask the dermatologist."
)
BY_ARTICLE = (
    "I have counted with the time between sessions that the article gives; where yours are further apart or closer, "
    "the clinic can tell you the days."
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
        event, starts = _event(tracker, at), Starts(tracker)
        treatments = _treatments(tracker, question)
        kept = [SlotSet("treatment", key) for key in treatments if len(treatments) == 1]
        if question.kind == "stay" and question.days is None and event:
            question = replace(question, days=(event.last - event.first).days)
        asked: dict[str, Question] = {}
        unnumbered: Told | None = None
        begins: dict[str, date | None] = {}
        months = {key: days for key in treatments if (days := _month(tracker, question, event, at, key))}
        for key in treatments:
            told = read_told(tracker, at, key)
            asked[key] = with_told(question, told, tracker, at, key, starts)
            begins[key], unclear = _start(tracker, asked[key], event, at, key, starts)
            if unclear:
                _ask_day(dispatcher, asked[key], treatments[key], unclear)
                starts.forget(key)
                return [*starts.events(), *kept]
            asked[key] = settled(asked[key], treatments[key], begins[key], at.today)
            keep_told(starts, key, told, asked[key])
            if latest := starts.latest(key):
                asked[key] = without_day(asked[key], latest, begins[key], treatments[key].figures, at.today)
            if question.kind in ABOUT_EVENT and begins[key] is None and key not in months:
                begins[key] = counted_back(starts, key, treatments[key].figures.interval)
                if begins[key] is None:
                    unnumbered = unnumbered or starts.latest(key)
        events = [*starts.events(), *kept]
        if event:
            ends = dict.fromkeys((event.first.isoformat(), event.last.isoformat()))
            events.append(SlotSet("event_date", "/".join(ends)))
        if len(asked) == 1:
            (question,) = asked.values()
        if question.kind in ("by", "start"):
            if event is None:
                dispatcher.utter_message(response="utter_ask_event_date")
            elif unnumbered:
                dispatcher.utter_message(text=which_session(unnumbered))
            else:
                dispatcher.utter_message(text=_until(question, treatments, begins, months, event, at.today))
            return [*events, SlotSet("course", question.as_dict())]
        if question.kind == "missed":
            treatments = dict(list(treatments.items())[:1])
        said = {
            key: answer(asked[key], treatment, begins[key], event, at.today) for key, treatment in treatments.items()
        }
        for key, days in months.items():  # the most that can be, and the least
            both = [answer(asked[key], treatments[key], day, event, at.today) for day in (days.first, days.last)]
            said[key] = "\n".join(f"• {text}" for text in dict.fromkeys(both) if text)
        for key, text in said.items() if question.proposes else ():
            figures = treatments[key].figures
            if text and (on := due_day(asked[key], figures, begins[key], at.today)):
                said[key] = f"{text} {beside_due(tracker, on, figures.interval, at)}".strip()
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
            if question.kind not in ("missed", "gap") and OWN_INTERVAL.search(latest_hidden(tracker)):
                dispatcher.utter_message(text=BY_ARTICLE)
            dated = any(begins.values()) or any(each.day for each in asked.values())
            if question.kind == "nth" and not dated:
                dispatcher.utter_message(response="utter_ask_start_date")
        return [*events, SlotSet("course", question.as_dict())]


def _event(tracker: Tracker, at: Desk) -> Event | None:
    """The event in the message or in the slot; a plain date where its date was asked for."""
    text = latest_hidden(tracker)
    read = read_event(text, at.today, order=at.order)
    if read:
        return Event(read.dates[0], read.dates[-1])
    event = Event.from_slot(tracker.get_slot("event_date"))
    if event and not BEGINS.search(text) and (day := event.narrowed(text)):
        return day
    kind = (tracker.get_slot("course") or {}).get("kind")
    plain = read_date(text, at.today, prefer="future", order=at.order)
    if kind == "stay" and plain:
        return stretch(plain) or event
    if (kind == "by" and moves(text)) or (event is None and kind in ("by", "fit")):
        return Event(plain.dates[-1], plain.dates[-1]) if plain and plain.dates else event
    return event


def _month(tracker: Tracker, question: Question, event: Event | None, at: Desk, key: str) -> Event | None:
    """The week or month of the first session, of which no day is told, where the question is about an event."""
    if question.kind not in ABOUT_EVENT:
        return None
    kept = tracker.get_slot("named_date")
    if kept and not Starts(tracker).of(key):
        reading = read_date(str(kept), at.today, prefer="future", order=at.order)
    else:
        reading = read_start(tracker, at, key)
    return stretch(reading) if reading and not is_event(reading, event) else None


def _start(
    tracker: Tracker, question: Question, event: Event | None, at: Desk, key: str, starts: Starts
) -> tuple[date | None, DateReading | None]:
    """The day of the first session, as the message tells it or as it is known; what it tells when that is unclear."""
    known = starts.of(key)
    if question.kind == "by" and not known and tracker.get_slot("named_date"):
        named = read_date(str(tracker.get_slot("named_date")), at.today, prefer="future", order=at.order)
        return (named.dates[-1] if named and named.dates else None), None
    reading = read_start(tracker, at, key) if question.kind in STARTING else None
    of_event = reading and (is_event(reading, event) or _tells_its_day(tracker, event))
    if reading is None or of_event or _is_beside(reading, question, told_words(tracker), known):
        return known, None
    if question.kind in ABOUT_EVENT and (days := stretch(reading)):
        return days.last, None
    if len(reading.dates) != 1:
        return (known, None) if question.day else (None, reading)  # counted from a later session anyway
    starts.keep(key, reading.dates[0])
    return reading.dates[0], None


def _tells_its_day(tracker: Tracker, event: Event | None) -> bool:
    """Whether the message only tells the day of the event, of which the month was known: "the 20th"."""
    stored = Event.from_slot(tracker.get_slot("event_date"))
    narrows = stored is not None and stored.is_month and event != stored
    return narrows and not BEGINS.search(latest_hidden(tracker))


def _is_beside(reading: DateReading, question: Question, text: str, known: date | None) -> bool:
    """Whether the day that a message tells is not that of the first session, which comes before any other."""
    if question.day and reading.dates and reading.dates[0] > date.fromisoformat(question.day):
        return True
    if question.number is None and question.after is not None:
        return not BEGINS.search(text)
    of_later = question.proposes or WAS_NTH.search(text)  # "sorry, it was the 4th": which session it was
    later = question.after is not None and of_later and not BEGINS.search(text)
    if question.after == LAST or later or ((question.day or known) and not names_start(text)):
        return True
    if question.kind == "missed" and len(reading.dates) != 1:
        return True
    if question.kind in ("left", "missed"):
        return not BEGINS.search(text) and not corrects(text)
    return question.kind == "nth" and bool(ONLY_NTH.fullmatch(text))


def _ask_day(dispatcher: CollectingDispatcher, question: Question, treatment: Treatment, reading: DateReading) -> None:
    """Asks for the day of the first session, of which only the month is known, say; tells what follows from that."""
    days = stretch(reading)
    if days and (told := day_between(question, treatment, days)):
        dispatcher.utter_message(text=told)
        dispatcher.utter_message(response="utter_ask_start_date")
    else:
        ask_which(dispatcher, reading)


def _treatments(tracker: Tracker, question: Question) -> dict[str, Treatment]:
    """Those that are asked of: "which of them" is asked of those in the message, or of all that are not turned down."""
    every = facts().treatments
    named = dict.fromkeys(str(entity["value"]) for entity in latest_entities(tracker, "treatment"))
    refused = turned_down(tracker)
    mentioned = dict.fromkeys(str(each["value"]) for each in latest_entities(tracker, "treatment", background=True))
    beside = [key for key in mentioned if key in every and key not in refused]
    if question.every:
        return {key: every[key] for key in (beside if len(beside) > 1 else every) if key not in refused}
    slot = tracker.get_slot("treatment")
    keys = [key for key in named or ([slot] if slot else beside) if key in every]
    return {key: every[key] for key in keys or every}


def _until(
    question: Question,
    treatments: dict[str, Treatment],
    begins: dict[str, date | None],
    months: dict[str, Event],
    event: Event,
    today: date,
) -> str:
    if event.last < today:
        return sentence_case(f"{event.words} has passed.")
    if question.kind == "start":
        said = [latest_start(key, treatment, event, today) for key, treatment in treatments.items()]
    else:
        said = [
            verdict_in(key, treatment, months[key], event, today) if key in months
            else verdict(key, treatment, begins[key] or today, event, today)
            for key, treatment in treatments.items()
        ]  # fmt: skip
        if len(treatments) == 1 and not any(begins.values()):
            said = [f"{said[0]} {due(treatment, event, today)}".strip() for treatment in treatments.values()]
    return f"{_listed(said)}{chr(10) if len(said) > 1 else ' '}{NO_PROMISE}"


def _stay(question: Question, lines: list[str]) -> str:
    days = question.days or 1
    period = None
    if days % 7 == 0:
        period = Period(weeks=days // 7, months=None)
    elif days % 30 == 0:
        period = Period(weeks=None, months=days // 30)
    fitting = {"fit into": STAY_WHOLE, "fit in,": STAY_SOME}
    opening = next((said for words, said in fitting.items() if any(words in line for line in lines)), STAY_PART)
    span = period_words(period) if period else f"{days} day{'s' if days > 1 else ''}"
    return "\n".join([opening.format(span=span), *(f"• {line}" for line in lines), STAY_ENDS])


def _listed(said: list[str]) -> str:
    return said[0] if len(said) == 1 else "\n".join(f"• {text}" for text in said)
