"""Actions end in time and never in silence."""

import asyncio
import logging
import time
from typing import Any

import pytest
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher

from actions import punctual
from actions.punctual import PunctualAction, answered_in_this_turn, latest_entities, latest_text
from tests.actions.conftest import Patient


class Trying(PunctualAction):
    """Says something, then does what the test wants."""

    def __init__(self, then: Any = None) -> None:
        self.then = then

    def name(self) -> str:
        """Its name."""
        return "action_try"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Half of it is said already when it fails."""
        dispatcher.utter_message(response="utter_done")
        await self.then()
        return [SlotSet("done", True)]


async def raises() -> None:
    """Fails with what the patient wrote in its text."""
    raise ValueError("Asha Verma, 98450 12345")


async def hangs() -> None:
    """Waits for something that never comes."""
    await asyncio.sleep(60)


async def blocks() -> None:
    """Waits in a thread, as the store does."""
    await asyncio.to_thread(time.sleep, 1.5)


@pytest.mark.parametrize(
    ("then", "limit", "kind"),
    [(raises, 4.5, "ValueError"), (hangs, 0.2, "TimeoutError"), (blocks, 0.2, "TimeoutError")],
)
async def test_apologises(
    then: Any, limit: float, kind: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """An action that fails or hangs apologises in time, takes back what it said, and leaves one event."""
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(punctual, "LONGEST", limit)
    patient = Patient(Trying(then), slots={"request": {"kind": "booking"}})
    started = time.monotonic()
    assert await patient.says("Asha Verma, 98450 12345") == ["utter_action_failed"]
    assert time.monotonic() - started < 1
    assert patient.returned == [SlotSet("request", {"kind": "booking"})]
    assert f"action_try failed: {kind}" in caplog.text
    assert "Asha" not in caplog.text and "98450" not in caplog.text


async def test_the_limit_itself() -> None:
    """A hanging action apologises in less than the five seconds that are promised."""
    started = time.monotonic()
    assert await Patient(Trying(hangs)).says("hello") == ["utter_action_failed"]
    assert time.monotonic() - started < 5


async def test_done() -> None:
    """An action that is done says what it said."""

    async def nothing() -> None:
        pass

    patient = Patient(Trying(nothing))
    assert await patient.says("hello") == ["utter_done"]
    assert patient.returned == [SlotSet("done", True)]


def test_every_action_is_punctual() -> None:
    """The action server registers our actions, each of them punctual, and none of the classes that they share."""
    executor = ActionExecutor()
    executor.register_package("actions")
    assert set(executor.actions) >= {
        "action_book_appointment", "action_call_back", "action_change_appointment", "action_tell_timeline",
    }  # fmt: skip
    for action in executor.actions.values():
        owner: Any = getattr(action, "__self__", None)
        assert isinstance(owner, Action) and isinstance(owner, PunctualAction)


def tracker_of(events: list[dict[str, Any]], **message: Any) -> Tracker:
    """A tracker with these events."""
    return Tracker("patient", {}, message, events, False, None, {}, "action_listen")


@pytest.mark.parametrize(
    ("names", "answered"),
    [
        ([], False),
        (["utter_introduction"], False),
        (["utter_ask_pain"], True),
        (["utter_introduction", "utter_ask_pain"], True),
        (["action_tell_timeline"], True),
        (["action_listen"], False),
    ],
)
def test_answered_in_this_turn(names: list[str], answered: bool) -> None:
    """Only what was said since the message answers it, and the introduction does not."""
    said: list[dict[str, Any]] = [{"event": "action", "name": "utter_greet"}, {"event": "user", "text": "…"}]
    assert answered_in_this_turn(tracker_of(said + [{"event": "action", "name": name} for name in names])) is answered


def test_message() -> None:
    """A button has no text to read, and a treatment in the background is none that was named."""
    named = {"entity": "treatment", "value": "prp"}
    tracker = tracker_of([], text="/inform_date", entities=[named, {**named, "role": "background"}, {"entity": "date"}])
    assert latest_text(tracker) == ""
    assert latest_entities(tracker, "treatment") == [named]
    assert latest_text(tracker_of([])) == "" and latest_entities(tracker_of([]), "date") == []
