"""The booking action: confirmed once stored, stored once, and nothing told or logged that is not so."""

import logging
from functools import cache
from typing import Any

import pytest
from sqlalchemy import select

from actions import booking as module
from actions import surroundings
from actions.booking import ActionBookAppointment
from actions.punctual import PunctualAction
from clinic.bookings import Bookings, request_key
from clinic.facts.schema import DAYS
from clinic.store import StoreError, transaction
from clinic.tables import OUTBOX
from tests.actions.conftest import NOW, Patient, locked_store, stored

ALL = ["book", "Asha Verma, 98450 12345", "asha@example.com", "consultation", "Friday morning", "yes"]


@pytest.fixture
def patient() -> Patient:
    """A patient who talks to the booking action."""
    return Patient(ActionBookAppointment())


async def test_stores_then_confirms(patient: Patient) -> None:
    """Yes at the summary stores the details as they were read back, and the reference that is told is the stored."""
    assert await patient.hears(*ALL) == ["utter_ask_booking_confirmed"]
    assert stored() == []
    assert await patient.says("yes", "affirm") == ["utter_booking_stored"]
    (booking,) = stored()
    assert (booking.name, booking.phone, booking.email) == ("Asha Verma", "+919845012345", "asha@example.com")
    assert (booking.treatment, str(booking.day), booking.part) == ("consultation", "2026-03-06", "morning")
    assert booking.consent_at == NOW
    told = patient.said[0]
    assert (told["reference"], told["day"]) == (booking.reference, "Friday, 6 March 2026")
    assert patient.request is None
    assert [event["name"] for event in patient.returned] == ["request", "booked"]


async def test_hours_that_the_clinic_filled_in(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A day on which it is closed, and a time at which it is, are told so, and another one is asked for."""
    filled_in = surroundings.facts().copy(deep=True)
    filled_in.clinic.hours = {**dict.fromkeys(DAYS, "10:00-19:00"), "sat": "09:30-14:00", "sun": "closed"}
    monkeypatch.setattr(surroundings, "facts", cache(lambda: filled_in))
    await patient.hears(*ALL[:4])
    assert await patient.says("Sunday") == ["utter_booking_day_closed", "utter_ask_booking_day"]
    assert await patient.says("Saturday at 4 pm") == ["utter_booking_time_closed", "utter_ask_booking_part"]
    assert (patient.said[0]["opens"], patient.said[0]["closes"]) == ("09:30", "14:00")
    assert await patient.says("11 am then") == ["utter_request_hour_wished", "utter_ask_booking_consent"]


@pytest.mark.parametrize(("channel", "back"), [("telegram", True), ("website", True), ("rest", False)])
async def test_way_back(patient: Patient, channel: str, back: bool) -> None:
    """Where a message can be delivered later, the booking says in which conversation, and nowhere else."""
    patient.channel = channel
    await patient.hears(*ALL, "yes")
    (booking,) = stored()
    assert (booking.channel, booking.conversation) == ((channel, patient.sender) if back else (None, None))


@pytest.mark.parametrize(
    ("slot", "named", "known"),
    [("prp", [], "prp"), ("all", [], None), (None, [], None), ("prp", ["prp", "mesotherapy"], None)],
)
async def test_known_treatment(patient: Patient, slot: str | None, named: list[str], known: str | None) -> None:
    """The treatment that was talked about need not be told again, unless several are named."""
    patient.slots["treatment"] = slot
    said = {"entities": [{"entity": "treatment", "value": value} for value in named]}
    tracker: Any = type("Said", (), {"latest_message": said, "get_slot": lambda _, name: patient.slots.get(name)})()
    desk = module.Desk(NOW, {"prp": "PRP", "mesotherapy": "mesotherapy"})
    assert ActionBookAppointment().known(tracker, desk).get("treatment") == known


async def test_a_locked_store_confirms_nothing(patient: Patient) -> None:
    """While the store cannot be written the patient is told so; yes again stores one booking, and a third none more."""
    await patient.hears(*ALL)
    with locked_store():
        assert await patient.says("yes") == ["utter_booking_not_stored", "utter_ask_booking_confirmed"]
    assert stored() == []
    at_summary = dict(patient.request)
    assert await patient.says("yes") == ["utter_booking_stored"]
    patient.slots["request"] = at_summary  # as if the confirmation had not reached Rasa
    assert await patient.says("yes") == ["utter_booking_stored"]
    assert [each.key for each in stored()] == [request_key(patient.sender, at_summary["started"])]


async def test_stored_although_it_failed(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that fails after it has stored is asked what is true, and that is confirmed."""
    book = Bookings.book

    def fails(self: Bookings, *details: Any) -> None:
        book(self, *details)
        raise StoreError("the connection was lost")

    await patient.hears(*ALL)
    monkeypatch.setattr(Bookings, "book", fails)
    assert await patient.says("yes") == ["utter_booking_stored"]
    assert patient.said[0]["reference"] == stored()[0].reference


async def test_a_store_that_tells_nothing(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it cannot be told whether it is stored, nothing is confirmed, and the same yes can be said again."""
    await patient.hears(*ALL)
    before = dict(patient.request)

    def fails(*_: Any) -> None:
        raise StoreError("the database is down")

    with monkeypatch.context() as broken:
        broken.setattr(Bookings, "book", fails)
        broken.setattr(Bookings, "by_key", fails)
        assert await patient.says("yes") == ["utter_request_failed"]
    assert patient.request == before
    assert await patient.says("yes") == ["utter_booking_stored"]


async def lose_confirmation(patient: Patient) -> None:
    """Has a booking stored whose confirmation never reaches Rasa."""
    await patient.hears(*ALL)
    at_summary = dict(patient.request)
    assert await patient.says("yes") == ["utter_booking_stored"]
    patient.slots["request"] = at_summary


def events() -> list[str]:
    """What reception is told, in order."""
    with transaction(surroundings.bookings().engine, write=False) as connection:
        return [row.event for row in connection.execute(select(OUTBOX.c.event).order_by(OUTBOX.c.id))]


async def test_corrected_after_a_lost_confirmation(patient: Patient) -> None:
    """What is corrected then is changed in the stored booking; reception is told, and the patient what is true."""
    await lose_confirmation(patient)
    reference = stored()[0].reference
    assert await patient.hears("make it Saturday evening") == ["utter_ask_booking_confirmed"]
    assert await patient.says("yes") == ["utter_booking_stored"]
    (booking,) = stored()
    assert (booking.reference, str(booking.day), booking.part) == (reference, "2026-03-07", "evening")
    assert (patient.said[0]["day"], patient.said[0]["reference"]) == ("Saturday, 7 March 2026", reference)
    assert events() == ["booking.created", "booking.changed"]


async def test_corrected_while_the_store_fails(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the change cannot be stored nothing is confirmed, neither new day nor old one; yes again changes it."""
    await lose_confirmation(patient)
    await patient.says("make it Saturday")
    with locked_store():
        assert await patient.says("yes") == ["utter_request_failed"]
    assert ([str(each.day) for each in stored()], events()) == (["2026-03-06"], ["booking.created"])
    amend = Bookings.amend

    def fails_afterwards(self: Bookings, *details: Any) -> None:
        amend(self, *details)
        raise StoreError("the connection was lost")

    with monkeypatch.context() as broken:
        broken.setattr(Bookings, "amend", fails_afterwards)
        assert await patient.says("yes") == ["utter_booking_stored"]
    assert patient.said[0]["day"] == "Saturday, 7 March 2026"
    assert ([str(each.day) for each in stored()], events()) == (["2026-03-07"], ["booking.created", "booking.changed"])


async def test_two_conversations(patient: Patient) -> None:
    """The same details in two conversations are two bookings, and so is a second booking of one conversation."""
    other = Patient(ActionBookAppointment(), sender="patient-2")
    for each in (patient, other):
        assert await each.hears(*ALL, "yes") == ["utter_booking_stored"]
    assert len(stored()) == 2


async def test_answered_first(patient: Patient) -> None:
    """After an answer in the same turn the question is only repeated, and no wish is taken out of the message."""
    await patient.hears("book", "Asha Verma", "98450 12345", "skip", "consultation")
    said = "if I start on Friday, does it hurt?"
    assert await patient.says(said, "ask_pain", "utter_ask_pain") == ["utter_ask_booking_day"]
    assert "day" not in patient.request["details"]
    assert await patient.says("Friday", "inform_date", "utter_introduction") == ["utter_ask_booking_part"]


async def test_nothing_personal_is_logged(patient: Patient, caplog: pytest.LogCaptureFixture) -> None:
    """Not even at DEBUG, not even when it fails, does anything that the patient typed reach a log."""
    caplog.set_level(logging.DEBUG)
    await patient.hears(*ALL)
    with locked_store():
        await patient.says("yes")
    await patient.says("yes")
    failing = Patient(ActionBookAppointment(), slots={"request": {"kind": "booking", "unknown": "Asha"}})
    assert await failing.says("I am Asha Verma") == ["utter_request_failed"]
    logged = caplog.text + "".join(str(record.args) for record in caplog.records)
    assert "action_book_appointment failed: TypeError" in logged
    assert not [word for word in ("Asha", "Verma", "98450", "9845012345", "asha@") if word in logged]


def test_is_punctual() -> None:
    """The action cannot be silent: it is one of those that apologise."""
    assert issubclass(ActionBookAppointment, PunctualAction)
