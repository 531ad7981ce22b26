"""Reads from the tracker what the turn asks and what the conversation was about before it."""

import json
import re
from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME, DEFAULT_ACTION_NAMES
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from extensions.nlu.finder import EVERY, Mention, mask
from extensions.nlu.reading import Question
from extensions.policies.requests import LEFT, NO_CONSENT
from extensions.policies.turn import Past, Turn

MISSES = ("utter_ask_which", "utter_offer_person")
# Slots that a turn has under their own names.
CARRIED = ("treatment", "topic", "source", "detail", "care", "start_date", "course", "request")
PAYLOAD = re.compile(r"^/(\w+)(\{.*\})?$")


def read_turn(tracker: DialogueStateTracker) -> Turn | None:
    """The latest turn, or None before the first message."""
    events = list(tracker.applied_events())
    last = max((index for index, event in enumerate(events) if isinstance(event, UserUttered)), default=None)
    if last is None:
        return None
    message, before = events[last], events[:last]
    data = message.parse_data or {}
    intent = str((message.intent or {}).get("name") or "nlu_fallback")
    treatments, named = _treatments(message), _named(message)
    if len(named) > 2 and EVERY in named:
        named.remove(EVERY)  # "meso today and PRP on the 20th, when will each of them end"
    slots = {event.key: event.value for event in before if isinstance(event, SlotSet)}
    previous = _since_last_message(before)
    booked = slots.get("booked") or {}
    return Turn(
        **{name: slots.get(name) for name in CARRIED},
        intent=intent,
        text="" if _is_button(message) else str(message.text or ""),
        masked=_masked(message),
        questions=[_question(each) for each in data.get("questions") or []] or [Question(intent, treatments=named)],
        named=named,
        ranking=[
            (str(entry["name"]), float(entry["confidence"]))
            for entry in data.get("intent_ranking") or []
            if entry.get("name") != intent
        ],
        done=[name for name in _actions(events[last:]) if name not in DEFAULT_ACTION_NAMES],
        suggestion=_suggestion(previous),
        missed_before=any(name in MISSES for name in _actions(previous)),
        earlier=_actions(before),
        previous=_actions(previous),
        spans=[(entity["start"], entity["end"]) for entity in treatments if "start" in entity],
        details=_details(message),
        told=bool(slots.get("told_sessions")),
        event=slots.get("event_date"),
        stays="/" in str(_value(message, "event") or slots.get("event_date")),
        names_event=_value(message, "event") is not None,
        named_date={event.key: event.value for event in previous if isinstance(event, SlotSet)}.get("named_date"),
        date_words=_value(message, "date"),
        mentioned=_mentioned(before),
        dropped=_dropped(previous, before),
        refused=data.get("refused") or {},
        only_named=data.get("only_named") or [],
        despairs=bool(data.get("despair")),
        symptom=bool(data.get("symptom")),
        said_before=[
            said for event in before if isinstance(event, UserUttered) and (said := _masked(event))
        ],
        past=_past(before),
        booked=bool(booked),
        booked_for=booked.get("treatment"),
        moved=bool(booked.get("moved")),
        called=bool(slots.get("called")),
    )  # fmt: skip


def _question(data: dict[str, Any]) -> Question:
    """As the classifier passed it on."""
    sure, lead = float(data.get("confidence", 1)), float(data.get("lead", 0))
    return Question(str(data["intent"]), sure, list(data["treatments"]), lead)


def _past(events: list[Any]) -> list[Past]:
    turns: list[Past] = []
    treatment = None
    for event in events:
        if isinstance(event, UserUttered):
            ranking = (event.parse_data or {}).get("intent_ranking") or []
            ranked = [(str(each["name"]), float(each["confidence"])) for each in ranking]
            turns.append(Past([], [], ranked, _named(event), _details(event)))
        elif isinstance(event, SlotSet) and event.key == "treatment":
            treatment = event.value
        elif turns and isinstance(event, ActionExecuted) and event.action_name not in (None, ACTION_LISTEN_NAME):
            turns[-1].done.append((str(event.action_name), treatment))
        elif turns and isinstance(event, BotUttered):
            payloads = [PAYLOAD.match(str(button.get("payload"))) for button in event.data.get("buttons") or []]
            named = [json.loads(found.group(2) or "{}").get("treatment") for found in payloads if found]
            turns[-1].offered.extend(each for each in named if each and each not in turns[-1].offered)
    return turns


def _details(message: UserUttered) -> list[str]:
    return list(dict.fromkeys(str(each["value"]) for each in message.entities or [] if each.get("entity") == "detail"))


def _is_button(message: UserUttered) -> bool:
    """Whether a button was pressed: of what is typed the intake takes the slash away."""
    return str(message.text or "").startswith("/")


def _masked(message: UserUttered) -> str:
    if _is_button(message):
        return ""
    found = [
        Mention(each["start"], each["end"], str(each["value"]))
        for each in message.entities or []
        if each.get("entity") == "treatment" and "start" in each and each["value"] != EVERY
    ]
    return mask(str(message.text or ""), sorted(found))


def _since_last_message(events: list[Any]) -> list[Any]:
    last = max((index for index, event in enumerate(events) if isinstance(event, UserUttered)), default=0)
    return events[last:]


def _dropped(previous: list[Any], before: list[Any]) -> dict[str, Any] | None:
    """The request that the patient gave up in the turn before, as it was then."""
    said = {event.metadata.get("utter_action") for event in previous if isinstance(event, BotUttered)}
    if NO_CONSENT not in said and not any(name.endswith(LEFT) for name in _actions(previous)):
        return None
    requests = [
        event.value for event in before if isinstance(event, SlotSet) and event.key == "request" and event.value
    ]
    return requests[-1] if requests else None


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
        for value in _named(event) if isinstance(event, UserUttered) else []:
            found = [] if value == EVERY else [*(each for each in found if each != value), value]
    return found


def _treatments(message: UserUttered) -> list[dict[str, Any]]:
    """The entities of the treatments that a message is about."""
    named = (entity for entity in message.entities or [] if entity.get("entity") == "treatment")
    return [entity for entity in named if entity.get("role") != "background"]


def _named(message: UserUttered) -> list[str]:
    """The treatments that a message is about, each once."""
    return list(dict.fromkeys(str(entity["value"]) for entity in _treatments(message)))


def _suggestion(events: list[Any]) -> tuple[str, list[str]] | None:
    """The one button of the bot's last message, as the intent and the treatments of its payload."""
    said = [event for event in events if isinstance(event, BotUttered)]
    buttons = (said[-1].data.get("buttons") or []) if said else []
    match = PAYLOAD.match(buttons[0].get("payload", "")) if len(buttons) == 1 else None
    if match is None:
        return None
    entities = json.loads(match.group(2) or "{}")
    return match.group(1), [entities["treatment"]] if "treatment" in entities else []
