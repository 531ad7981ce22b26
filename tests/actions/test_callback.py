"""The call-back action: what reception gets, and when it will call."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from actions import callback
from actions.booking import ActionBookAppointment
from actions.callback import ActionCallBack, last_questions, when
from clinic.desk.request import Desk
from tests.actions.conftest import NOW, Patient, locked_store, stored

HOURS = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), "10:00-19:00")


@pytest.fixture
def patient() -> Patient:
    """A patient who talks to the call-back action."""
    return Patient(ActionCallBack())


async def test_stores_then_confirms(patient: Patient) -> None:
    """Name, number and the last questions are stored once the patient has agreed to just these."""
    patient.events.append({"event": "user", "text": "does PRP hurt?", "parse_data": {"intent": {"name": "ask_pain"}}})
    assert await patient.says("can somebody call me", "talk_to_human") == ["utter_ask_callback_name"]
    assert await patient.hears("Asha Verma", "98450 12345") == ["utter_ask_callback_consent"]
    assert patient.said[0]["questions"] == "does PRP hurt?"
    assert stored() == []
    assert (await patient.says("yes", "affirm"))[0] == "utter_callback_stored"
    (booking,) = stored()
    assert (booking.kind, booking.name, booking.phone) == ("callback", "Asha Verma", "+919845012345")
    assert (booking.questions, booking.day) == ("does PRP hurt?", None)
    assert patient.said[0]["reference"] == booking.reference
    assert patient.request is None


async def test_consent_of_its_own() -> None:
    """Who leaves a booking to be called keeps name and number, and is asked for consent once more."""
    booking = Patient(ActionBookAppointment())
    await booking.says("book", "book_appointment")
    await booking.hears("Asha Verma, 98450 12345", "skip", "consultation", "Friday morning", "yes")
    caller = Patient(ActionCallBack(), booking.slots, booking.events)
    assert await caller.says("I'd rather talk to a person", "talk_to_human") == [
        "utter_callback_switched", "utter_ask_callback_consent_only"
    ]  # fmt: skip
    assert await caller.says("no", "deny") == ["utter_request_no_consent"]
    assert stored() == []
    assert caller.request is None


async def test_a_locked_store_confirms_nothing(patient: Patient) -> None:
    """While the store cannot be written the patient is told so, and yes again stores one call-back."""
    await patient.hears("call me", "Asha Verma", "98450 12345")
    with locked_store():
        heard = await patient.says("yes")
    assert heard[0] == "utter_callback_not_stored" and heard[1].startswith("utter_ask_callback_consent")
    assert stored() == []
    assert (await patient.says("yes"))[0] == "utter_callback_stored"
    assert len(stored()) == 1


@pytest.mark.parametrize(
    ("hours", "now", "said"),
    [
        (None, NOW, ("utter_callback_hours_unknown", None)),
        ({"mon": "closed"}, NOW, ("utter_callback_hours_unknown", None)),
        (HOURS, NOW, ("utter_callback_open", None)),
        (HOURS, NOW - timedelta(hours=2), ("utter_callback_closed", "Monday, 2 March 2026, 10:00")),
        (HOURS, NOW + timedelta(days=4, hours=9), ("utter_callback_closed", "Monday, 9 March 2026, 10:00")),
    ],
)
def test_when(
    hours: dict[str, str] | None, now: datetime, said: tuple[str, str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """When reception calls is told by the hours that the clinic has filled in, and by nothing else."""
    facts: Any = type("Facts", (), {"clinic": type("Clinic", (), {"hours": hours})})
    monkeypatch.setattr(callback, "facts", lambda: facts)
    say = when(Desk(now))
    assert (say.response, say.values.get("when")) == said


def user(text: str, intent: str) -> dict[str, Any]:
    """The event of a message."""
    return {"event": "user", "text": text, "parse_data": {"intent": {"name": intent}}}


def request(value: Any) -> dict[str, Any]:
    """The event of the slot."""
    return {"event": "slot", "name": "request", "value": value}


@pytest.mark.parametrize(
    ("events", "questions"),
    [
        ([], ""),
        ([user("hi", "greet"), user("/ask_pain", "ask_pain"), user("call me", "talk_to_human")], ""),
        ([user(f"question {number}", "ask_pain") for number in range(5)], "question 2 / question 3 / question 4"),
        ([user("  does it\nhurt? ", "ask_pain"), user("what about my case", "nlu_fallback")],
         "does it hurt? / what about my case"),
        # details of another request are no questions, but a question in between is one
        ([user("book", "book_appointment"), request({"kind": "booking"}), user("Asha", "nlu_fallback"),
          user("does it hurt?", "ask_pain"), user("98450 12345", "nlu_fallback"), request(None),
          user("and then?", "nlu_fallback")], "does it hurt? / and then?"),
        ([user("x" * 400, "ask_pain")], "x" * 299 + "…"),
        # what is said about an earlier request is none either
        ([user("is the call arranged, whats the status", "nlu_fallback"), user("can it burn", "ask_pain"),
          user("my number was wrong, sorry", "nlu_fallback")], "can it burn"),
        # nor what is to stay here, but what they are to be told is passed on
        ([user("can it burn", "ask_pain"), user("pls never mention what i asked", "nlu_fallback"),
          user("and swelling?", "ask_pain")], "and swelling?"),
        ([request({"kind": "callback"}), user("let them know that i stammer", "talk_to_human")],
         "let them know that i stammer"),
        ([request({"kind": "callback"}), user("Meena, 98450 12345, inform them i am deaf", "talk_to_human")],
         "inform them i am deaf"),
        # nor who is speaking, nor the number, nor a mere wish to be called or not
        ([user("are you a machine", "bot_challenge"), user("my scalp burnt for a week, 98450 12345", "nlu_fallback"),
          user("give me a call: 9 8 4 5 0 1 2 3 4 5", "nlu_fallback"), user("dont call, write it", "nlu_fallback")],
         "my scalp burnt for a week"),
    ],
)  # fmt: skip
def test_last_questions(events: list[dict[str, Any]], questions: str) -> None:
    """Reception gets the last three questions in one line, and nothing else that was typed."""
    tracker: Any = type("Tracker", (), {"events": events})()
    assert last_questions(tracker) == questions
