"""What the answer policy plans while the details of a request are being taken."""

from datetime import datetime, timezone
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from clinic.desk.request import FIELDS, Kind, Request
from extensions.importer import FactsImporter
from extensions.policies.answers import AnswerPolicy

NOW = datetime.now(timezone.utc).isoformat()
KNOWN = {"name": "Asha", "phone": "+919845012345", "email": "", "treatment": "prp", "day": "2030-01-07", "part": "any",
         "consent": True, "reference": "HKX-473", "change": "cancel"}  # fmt: skip
BOOK, CALL, CHANGE = "action_book_appointment", "action_call_back", "action_change_appointment"


@pytest.fixture(scope="module")
def domain(importer: FactsImporter) -> Domain:
    """The project's domain."""
    return importer.get_domain()


@pytest.fixture
def policy(storage: ModelStorage, resource: Resource, context: ExecutionContext) -> AnswerPolicy:
    """The policy as the rules would teach it."""
    made = AnswerPolicy(AnswerPolicy.get_default_config(), storage, resource, context)
    made.answer_of = {"talk_to_human": CALL, "book_appointment": BOOK, "change_appointment": CHANGE}
    return made


def asking(kind: Kind, asked: str) -> Request:
    """A request that has asked for this detail, as every earlier one is known."""
    known = {name: KNOWN[name] for name in FIELDS[kind][: FIELDS[kind].index(asked)]}
    return Request(kind, NOW, NOW, asked, known)


def steps(
    policy: AnswerPolicy, domain: Domain, request: Request, text: str, **scores: float
) -> tuple[list[str], dict[str, Any]]:
    """The actions of the turn after a message that asks these things, and the slots that they set."""
    intents = scores or {"nlu_fallback": 0.3}
    questions = [
        {"intent": name, "confidence": score, "treatments": [], "lead": 0.0} for name, score in intents.items()
    ]
    intent = {"name": next(iter(intents)), "confidence": next(iter(intents.values()))}
    message = {"intent": intent, "entities": [], "questions": questions, "intent_ranking": []}
    events: list[Event] = [
        UserUttered("book", {"name": "book_appointment"}), ActionExecuted("utter_introduction"), ActionExecuted(BOOK),
        SlotSet("request", request.as_dict()), ActionExecuted("action_listen"), UserUttered(text, intent, [], message),
    ]  # fmt: skip
    done: list[str] = []
    slots: dict[str, Any] = {}
    while len(done) < 10:
        tracker = DialogueStateTracker.from_events("patient", events, domain.slots)
        prediction = policy.predict_action_probabilities(tracker, domain)
        action = domain.action_names_or_texts[prediction.max_confidence_index]
        if action == "action_listen" or not any(prediction.probabilities):
            break
        done.append(action)
        slots |= {event.key: event.value for event in prediction.optional_events}
        events += [*prediction.optional_events, ActionExecuted(action)]
        if not action.startswith("utter_"):
            events.append(SlotSet("request", request.as_dict()))
    return done, slots


@pytest.mark.parametrize(
    ("kind", "asked", "text", "scores", "actions"),
    [
        # an answer to what was asked
        ("booking", "name", "Asha", {}, [BOOK]),
        ("booking", "phone", "98450 12345", {}, [BOOK]),
        ("callback", "phone", "98450 12345", {}, [CALL]),
        ("change", "reference", "HKX-473", {}, [CHANGE]),
        ("booking", "confirmed", "yes", {"affirm": 0.9}, [BOOK]),
        ("booking", "confirmed", "no", {"deny": 0.9}, [BOOK]),
        ("booking", "email", "no thanks", {"deny": 0.9}, [BOOK]),
        # a question is answered, and then the request goes on
        ("booking", "phone", "does it hurt?", {"ask_pain": 0.9}, ["utter_ask_pain", BOOK]),
        ("booking", "name", "does it hurt?", {"ask_pain": 0.7}, ["utter_ask_pain", BOOK]),
        ("callback", "phone", "does it hurt?", {"ask_pain": 0.9}, ["utter_ask_pain", CALL]),
        ("change", "reference", "does it hurt?", {"ask_pain": 0.7}, ["utter_ask_pain", CHANGE]),
        ("booking", "day", "does it hurt and what causes it?", {"ask_pain": 0.9, "ask_causes": 0.9},
         ["utter_ask_pain", "utter_ask_causes", BOOK]),
        # but a detail is worth more than a weak question, and what is no question is none
        ("booking", "day", "Friday", {"ask_session_interval": 0.7}, [BOOK]),
        ("booking", "part", "in the morning", {"ask_session_duration": 0.8}, [BOOK]),
        ("booking", "phone", "98450 12345, does it hurt?", {"ask_pain": 0.95}, ["utter_ask_pain", BOOK]),
        ("booking", "phone", "blah", {"ask_pain": 0.5}, [BOOK]),
        ("booking", "phone", "my story", {"share_story": 0.9}, [BOOK]),
        # urgent first
        ("booking", "phone", "my lips are swelling", {"report_urgent": 1.0}, ["utter_report_urgent"]),
        ("booking", "phone", "cancel, I can't breathe", {"report_urgent": 1.0}, ["utter_report_urgent"]),
        ("callback", "name", "only tell me the pain", {"ask_pain": 0.5}, ["utter_ask_pain", CALL]),
        # what the request asked is asked again
        ("callback", "name", "pardon", {"ask_repeat": 0.9}, [CALL]),
        # courtesy
        ("booking", "phone", "hello", {"greet": 0.9}, ["utter_greet", BOOK]),
        ("booking", "name", "hello", {"greet": 0.9}, ["utter_greet", BOOK]),
        ("booking", "phone", "are you a robot", {"bot_challenge": 0.9}, ["utter_bot_challenge", BOOK]),
        ("booking", "confirmed", "yes, thanks", {"thanks": 0.9}, [BOOK]),
        # a person
        ("booking", "phone", "let me talk to somebody", {"talk_to_human": 0.9}, [CALL]),
        ("callback", "phone", "let me talk to somebody", {"talk_to_human": 0.9}, [CALL]),
        # another kind of request
        ("change", "reference", "i want to book a new appointment", {"book_appointment": 0.9}, [BOOK]),
        ("change", "change", "book another appointment for me", {"book_appointment": 0.9}, [BOOK]),
        ("change", "phone", "no i mean book a new one", {}, [BOOK]),
        ("change", "reference", "new booking", {}, [BOOK]),
        ("callback", "name", "book me an appointment", {"book_appointment": 0.9}, [BOOK]),
        ("callback", "phone", "book me for prp, 98450 12345", {"book_appointment": 0.9}, [BOOK]),
        ("callback", "phone", "cancel my appointment", {"change_appointment": 0.9}, [CHANGE]),
        ("booking", "name", "i want to shift my appointment", {"change_appointment": 0.9}, [CHANGE]),
        ("booking", "day", "i want to move my earlier appointment", {"change_appointment": 0.9}, [CHANGE]),
        ("booking", "day", "HKX-473 is to be moved", {"change_appointment": 0.9}, [CHANGE]),
        ("booking", "name", "listen, there is HKX-473 already", {}, [CHANGE]),
        ("callback", "phone", "it was HKX-473", {}, [CHANGE]),
        # unless it is an answer, or not sure
        ("callback", "consent", "and let them know that i stammer", {"talk_to_human": 0.9}, [CALL]),
        ("change", "reference", "book it, the code is HKX-473", {"book_appointment": 0.9}, [CHANGE]),
        ("change", "reference", "some appointment", {"book_appointment": 0.5}, [CHANGE]),
        ("change", "reference", "i don't want a new appointment", {}, [CHANGE]),
        ("booking", "confirmed", "change the appointment to friday", {"change_appointment": 0.9}, [BOOK]),
        ("booking", "day", "i want to book", {"book_appointment": 0.9}, [BOOK]),
        ("callback", "phone", "change it", {"change_appointment": 0.9}, [CALL]),
        # an appointment is cancelled by its action
        ("change", "change", "cancel it", {"cancel": 0.9}, [CHANGE]),
        ("change", "confirmed", "yes, cancel it", {"cancel": 0.9}, [CHANGE]),
    ],
)  # fmt: skip
def test_plan(
    policy: AnswerPolicy,
    domain: Domain,
    kind: Kind,
    asked: str,
    text: str,
    scores: dict[str, float],
    actions: list[str],
) -> None:
    """Alarms come first and alone, else answers, and then the request goes on; it is never dropped by the way."""
    done, slots = steps(policy, domain, asking(kind, asked), text, **scores)
    assert done == actions
    assert slots.get("request", {}) is not None


@pytest.mark.parametrize(
    ("kind", "asked", "text", "scores", "action"),
    [
        ("booking", "phone", "cancel", {"cancel": 0.9}, "utter_booking_cancelled"),
        ("booking", "phone", "forget it", {}, "utter_booking_cancelled"),
        ("booking", "confirmed", "cancel the booking", {"cancel": 0.9}, "utter_booking_cancelled"),
        ("callback", "phone", "cancel", {"cancel": 0.9}, "utter_callback_cancelled"),
        ("callback", "name", "well, actually no", {"deny": 0.9}, "utter_callback_cancelled"),
        ("booking", "phone", "wait no", {}, "utter_booking_cancelled"),
        ("change", "reference", "never mind", {}, "utter_change_cancelled"),
    ],
)
def test_cancel(
    policy: AnswerPolicy, domain: Domain, kind: Kind, asked: str, text: str, scores: dict[str, float], action: str
) -> None:
    """Giving up deletes the request without the action server, and says so."""
    done, slots = steps(policy, domain, asking(kind, asked), text, **scores)
    assert done == [action]
    assert slots["request"] is None
