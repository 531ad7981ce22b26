"""The policy that notices that an action of ours failed."""

import logging

import pytest
from rasa.core.actions import action as rasa_action
from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from actions.punctual import LONGEST
from extensions.importer import FactsImporter
from extensions.policies.failures import FailurePolicy

SAID = UserUttered("book", {"name": "book_appointment"})
BOOK, TELL, PAIN = (ActionExecuted(f"{name}") for name in (
    "action_book_appointment", "action_tell_timeline", "utter_ask_pain"))  # fmt: skip
SORRY, SORRY_ELSE = ActionExecuted("utter_request_failed"), ActionExecuted("utter_action_failed")
LISTEN, BOT = ActionExecuted("action_listen"), BotUttered("…")
DONE = SlotSet("request", None)


@pytest.fixture(scope="module")
def domain(importer: FactsImporter) -> Domain:
    """The project's domain."""
    return importer.get_domain()


@pytest.fixture
def policy(storage: ModelStorage, resource: Resource, context: ExecutionContext) -> FailurePolicy:
    """The policy."""
    return FailurePolicy(FailurePolicy.get_default_config(), storage, resource, context)


@pytest.mark.parametrize(
    ("events", "action"),
    [
        # failed: nothing came back
        ([SAID, BOOK], "utter_request_failed"),
        ([SAID, ActionExecuted("action_call_back")], "utter_request_failed"),
        ([SAID, ActionExecuted("action_change_appointment")], "utter_request_failed"),
        ([SAID, TELL], "utter_action_failed"),
        ([SAID, PAIN, BOT, BOOK], "utter_request_failed"),
        # then the patient speaks
        ([SAID, BOOK, SORRY, BOT], "action_listen"),
        ([SAID, TELL, SORRY_ELSE, BOT], "action_listen"),
        ([SAID, BOOK, SORRY, BOT, LISTEN], None),
        ([SAID, BOOK, SORRY, BOT, LISTEN, SAID], None),
        # done, or not ours
        ([SAID, BOOK, DONE], None),
        ([SAID, BOOK, BOT, DONE], None),
        ([SAID, BOOK, DONE, LISTEN], None),
        ([SAID, PAIN], None),
        ([SAID, PAIN, BOT], None),
        ([SAID, LISTEN], None),
        ([SAID, ActionExecuted("action_session_start")], None),
        ([SAID], None),
        ([], None),
    ],
)
def test_apologises(policy: FailurePolicy, domain: Domain, events: list[Event], action: str | None) -> None:
    """An action of ours with no event after it is apologised for once, and everything else is left to the others."""
    tracker = DialogueStateTracker.from_events("patient", events, domain.slots)
    prediction = policy.predict_action_probabilities(tracker, domain)
    predicted = domain.action_names_or_texts[prediction.max_confidence_index] if any(prediction.probabilities) else None
    assert predicted == action


def test_says_why(policy: FailurePolicy, domain: Domain, caplog: pytest.LogCaptureFixture) -> None:
    """Who runs it finds the action that failed, and nothing that the patient said, in the log."""
    caplog.set_level(logging.DEBUG)
    said = UserUttered("I am Asha", {"name": "nlu_fallback"})
    tracker = DialogueStateTracker.from_events("patient", [said, BOOK], domain.slots)
    policy.predict_action_probabilities(tracker, domain)
    assert "action_book_appointment failed" in caplog.text
    assert "Asha" not in caplog.text


def test_comes_first_and_in_time(domain: Domain) -> None:
    """No other policy outranks the apology, its responses exist, and Rasa waits longer than our actions take."""
    assert FailurePolicy.get_default_config()["priority"] > 7
    assert {"utter_request_failed", "utter_action_failed"} <= set(domain.responses)
    assert LONGEST < rasa_action.DEFAULT_REQUEST_TIMEOUT <= 10
