"""Reads from the tracker what the turn asks and what the conversation was about before it."""

import json
import re
from dataclasses import dataclass, field, replace
from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME, DEFAULT_ACTION_NAMES
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

MISSES = ("utter_ask_which", "utter_offer_person")
PAYLOAD = re.compile(r"^/(\w+)(\{.*\})?$")


@dataclass(frozen=True)
class Past:
    """What the bot did in an earlier turn."""

    done: list[tuple[str, str | None]]  # each action with the treatment that the conversation was about then
    offered: list[str]  # treatments of the buttons, in order
    ranking: list[tuple[str, float]]  # of the patient's message


@dataclass(frozen=True)
class Turn:
    """What the patient's latest message asks, with what went before."""

    intent: str
    questions: list[dict[str, Any]]  # each with intent and treatments
    named: list[str]  # treatments in the message
    ranking: list[tuple[str, float]]  # intents with their scores, likeliest first
    done: list[str]  # actions since the message
    treatment: str | None  # what the conversation was about before the message
    topic: str | None
    source: str | None
    suggestion: tuple[str, list[str]] | None  # what the bot offered at the end of its last turn
    missed_before: bool  # the turn before was not understood either
    earlier: list[str]  # actions before the message
    previous: list[str]  # actions of the turn before
    text: str  # nothing when a button was pressed
    spans: list[tuple[int, int]]  # where the treatments stand in the text
    details: list[str]  # particulars that are named: data/facts/details.yml
    has_date: bool
    start_date: str | None  # the first session's, as told before
    event: str | None  # the day of a wedding or the like, as told before
    names_event: bool
    stays: bool  # whether the event is a month or a stay of several days
    course: dict[str, Any] | None  # the question about a course that was worked out last
    named_date: str | None  # the words of a date, when it was asked what to do with it
    date_words: str | None
    mentioned: list[str]  # treatments that the patient has named before, since all of them were meant
    request: dict[str, Any] | None  # a booking, call-back or change whose details are being taken
    refused: dict[str, Any] = field(default_factory=dict)  # what the message does not want: extensions/nlu/refusals.py
    despairs: bool = False  # whether an urgent message speaks of ending it all
    said_before: list[str] = field(default_factory=list)  # the patient's earlier texts, oldest first
    past: list["Past"] = field(default_factory=list)  # the earlier turns, oldest first
    booked: bool = False  # whether this conversation has made a booking that it may change ...
    called: bool = False  # ... or a wish to be called

    @property
    def earlier_said(self) -> bool:
        """Whether the bot has said anything in this conversation before."""
        return any(action.startswith("utter_") for action in self.earlier)

    def times_answered(self, action: str) -> int:
        """How often this response was given before the message."""
        return self.earlier.count(action)

    def with_question(self, intent: str, treatments: list[str]) -> "Turn":
        """The same turn, as if it asked this."""
        return replace(self, intent=intent, questions=[{"intent": intent, "treatments": treatments}])


def read_turn(tracker: DialogueStateTracker) -> Turn | None:
    """The latest turn, or None before the first message."""
    events = list(tracker.applied_events())
    last = max((index for index, event in enumerate(events) if isinstance(event, UserUttered)), default=None)
    if last is None:
        return None
    message, before = events[last], events[:last]
    data = message.parse_data or {}
    intent = str((message.intent or {}).get("name") or "nlu_fallback")
    treatments = [entity for entity in message.entities or []
                  if entity.get("entity") == "treatment" and entity.get("role") != "background"]  # fmt: skip
    named = [str(entity["value"]) for entity in treatments]
    asked = data.get("questions") or [{"intent": intent, "treatments": named}]
    slots = {event.key: event.value for event in before if isinstance(event, SlotSet)}
    previous = _since_last_message(before)
    return Turn(
        intent=intent,
        questions=asked,
        named=list(dict.fromkeys(named)),
        ranking=[
            (str(entry["name"]), float(entry["confidence"]))
            for entry in data.get("intent_ranking") or []
            if entry.get("name") != intent
        ],
        done=[name for name in _actions(events[last:]) if name not in DEFAULT_ACTION_NAMES],
        treatment=slots.get("treatment"),
        topic=slots.get("topic"),
        source=slots.get("source"),
        suggestion=_suggestion(previous),
        missed_before=any(name in MISSES for name in _actions(previous)),
        earlier=_actions(before),
        previous=_actions(previous),
        text="" if str(message.text or "").startswith("/") else str(message.text or ""),
        spans=[(entity["start"], entity["end"]) for entity in treatments if "start" in entity],
        details=list(dict.fromkeys(
            str(entity["value"]) for entity in message.entities or [] if entity.get("entity") == "detail"
        )),
        has_date=any(entity.get("entity") == "date" for entity in message.entities or []),
        start_date=slots.get("start_date"),
        event=slots.get("event_date"),
        stays="/" in str(_value(message, "event") or slots.get("event_date")),
        names_event=_value(message, "event") is not None,
        course=slots.get("course"),
        named_date=slots.get("named_date"),
        date_words=_value(message, "date"),
        mentioned=_mentioned(before),
        request=slots.get("request"),
        refused=data.get("refused") or {},
        despairs=bool(data.get("despair")),
        said_before=[
            event.text for event in before
            if isinstance(event, UserUttered) and event.text and not event.text.startswith("/")
        ],
        past=_past(before),
        booked=bool(slots.get("booked")),
        called=bool(slots.get("called")),
    )  # fmt: skip


def _past(events: list[Any]) -> list[Past]:
    turns: list[Past] = []
    treatment = None
    for event in events:
        if isinstance(event, UserUttered):
            ranking = (event.parse_data or {}).get("intent_ranking") or []
            turns.append(Past([], [], [(str(each["name"]), float(each["confidence"])) for each in ranking]))
        elif isinstance(event, SlotSet) and event.key == "treatment":
            treatment = event.value
        elif turns and isinstance(event, ActionExecuted) and event.action_name not in (None, ACTION_LISTEN_NAME):
            turns[-1].done.append((str(event.action_name), treatment))
        elif turns and isinstance(event, BotUttered):
            payloads = [PAYLOAD.match(str(button.get("payload"))) for button in event.data.get("buttons") or []]
            named = [json.loads(found.group(2) or "{}").get("treatment") for found in payloads if found]
            turns[-1].offered.extend(each for each in named if each and each not in turns[-1].offered)
    return turns


def _since_last_message(events: list[Any]) -> list[Any]:
    last = max((index for index, event in enumerate(events) if isinstance(event, UserUttered)), default=0)
    return events[last:]


def _actions(events: list[Any]) -> list[str]:
    return [
        event.action_name
        for event in events
        if isinstance(event, ActionExecuted) and event.action_name and event.action_name != ACTION_LISTEN_NAME
    ]


def _value(message: UserUttered, kind: str) -> str | None:
    return next((str(each["value"]) for each in message.entities or [] if each.get("entity") == kind), None)


def _mentioned(events: list[Any]) -> list[str]:
    found: list[str] = []
    for event in events:
        for entity in (event.entities or []) if isinstance(event, UserUttered) else []:
            if entity.get("entity") == "treatment" and entity.get("role") != "background":
                value = str(entity["value"])
                found = [] if value == "all" else [*(each for each in found if each != value), value]
    return found


def _suggestion(events: list[Any]) -> tuple[str, list[str]] | None:
    """The one button of the bot's last message, as the intent and the treatments of its payload."""
    said = [event for event in events if isinstance(event, BotUttered)]
    buttons = (said[-1].data.get("buttons") or []) if said else []
    match = PAYLOAD.match(buttons[0].get("payload", "")) if len(buttons) == 1 else None
    if match is None:
        return None
    entities = json.loads(match.group(2) or "{}")
    return match.group(1), [entities["treatment"]] if "treatment" in entities else []
