"""The number that a channel vouches for: used after a yes, looked up only then, and never put into the slot."""

from datetime import date
from typing import Any

import pytest

from actions import surroundings
from actions.appointment import ActionChangeAppointment
from actions.booking import ActionBookAppointment
from actions.callback import ActionCallBack
from clinic.addresses import Addresses
from clinic.booking_details import BookingDetails
from clinic.bookings import request_key
from clinic.store import StoreError
from tests.actions.conftest import NOW, Patient, locked_store, stored

PHONE, ENDING = "+919845012345", {"phone_ending": "345"}


@pytest.fixture
def patient() -> Patient:
    """A patient who writes from a number that the channel knows."""
    surroundings.addresses().remember("patient-1", "whatsapp", "919845012345", PHONE, NOW)
    return Patient(ActionBookAppointment(), channel="whatsapp", metadata=ENDING)


async def test_booking(patient: Patient) -> None:
    """The booking is stored with the number, which is neither in the slot nor in anything said."""
    assert await patient.hears("book", "Asha Verma") == ["utter_ask_booking_phone_vouched"]
    assert patient.said[0]["ending"] == "345"
    said = await patient.hears("Use this number", "skip", "consultation", "Friday morning", "yes")
    assert said == ["utter_ask_booking_confirmed"]
    assert patient.said[0]["phone"] == "the number ending in 345" and "98450" not in str(patient.slots)
    assert await patient.says("yes") == ["utter_booking_stored"]
    assert [each.phone for each in stored()] == [PHONE]
    assert patient.said[0]["phone"] == "the number ending in 345" and "98450" not in str(patient.events)


async def test_call_back(patient: Patient) -> None:
    """A call-back takes it just so."""
    patient.action = ActionCallBack()
    await patient.hears("call me", "Asha Verma")
    assert await patient.says("yes") == ["utter_ask_callback_consent_only"]
    assert (await patient.says("yes"))[0] == "utter_callback_stored"
    assert [each.phone for each in stored()] == [PHONE]


@pytest.mark.parametrize(("phone", "done"), [(PHONE, True), ("+919845012346", False)])
async def test_change(patient: Patient, phone: str, done: bool) -> None:
    """An appointment is changed with it if it was made with it, and only then."""
    details = BookingDetails("Asha Verma", phone, NOW, "prp", date(2026, 3, 9))
    booking = surroundings.bookings().book(details, request_key("earlier", ""), NOW)
    patient.action = ActionChangeAppointment()
    assert await patient.hears(f"cancel my appointment {booking.reference}") == ["utter_ask_change_phone_vouched"]
    await patient.hears("yes", "yes, cancel it")
    assert stored()[0].status == ("cancelled" if done else "requested")


async def test_another_number(patient: Patient) -> None:
    """Whoever wants to be called elsewhere types that number."""
    await patient.hears("book", "Asha Verma")
    assert await patient.says("no, another one") == ["utter_request_other_number", "utter_ask_booking_phone"]
    await patient.hears("98450 12346", "skip", "consultation", "Friday morning", "yes", "yes")
    assert [each.phone for each in stored()] == ["+919845012346"]


async def test_kept_when_the_request_is_another(patient: Patient) -> None:
    """Who leaves a booking to be called is not asked again, though not every message brings the ending."""
    await patient.hears("book", "Asha Verma", "yes")
    caller = Patient(ActionCallBack(), patient.slots, patient.events, channel="whatsapp")
    assert (await caller.says("call me", "talk_to_human"))[1] == "utter_ask_callback_consent"
    assert caller.said[1]["phone"] == "the number ending in 345"
    assert (await caller.says("yes"))[0] == "utter_callback_stored"
    assert [each.phone for each in stored()] == [PHONE]


@pytest.mark.parametrize("known", [None, "+919845099999", "+918001234567"])
async def test_unknown_after_all(patient: Patient, known: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A number that cannot be found, is another one by now, or cannot be called is asked for, before any consent."""
    found = None if known is None else surroundings.addresses().find("patient-1")
    if known:
        surroundings.addresses().remember("patient-1", "whatsapp", "x", known, NOW)
    else:
        monkeypatch.setattr(Addresses, "find", lambda *_: found)
    patient.action = ActionCallBack()
    await patient.hears("call me", "Asha Verma")
    assert await patient.says("yes") == ["utter_request_number_unknown", "utter_ask_booking_phone"]
    assert await patient.says("98450 12346") == ["utter_ask_callback_consent_only"]
    await patient.says("yes")
    assert [each.phone for each in stored()] == ["+919845012346"]


async def test_store_that_fails_meanwhile(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    """While it cannot be looked up or stored nothing is confirmed, and the same message can be sent again."""
    patient.action = ActionCallBack()
    await patient.hears("call me", "Asha Verma")

    def fails(*_: Any) -> None:
        raise StoreError("the database is down")

    with monkeypatch.context() as broken:
        broken.setattr(Addresses, "find", fails)
        assert await patient.says("yes") == ["utter_request_failed"]
    assert await patient.says("yes") == ["utter_ask_callback_consent_only"]
    with locked_store():
        assert await patient.says("yes") == ["utter_callback_not_stored", "utter_ask_callback_consent_only"]
    assert patient.said[-1]["phone"] == "the number ending in 345"
    assert (await patient.says("yes"))[0] == "utter_callback_stored"


@pytest.mark.parametrize("metadata", [{}, {"phone_ending": None}, {"phone_ending": "my number"}, {"phone_ending": ""}])
async def test_no_ending(patient: Patient, metadata: dict[str, Any]) -> None:
    """Where the channel vouches for none, the number is asked for."""
    patient.metadata = metadata
    assert await patient.hears("book", "Asha Verma") == ["utter_ask_booking_phone"]
    assert await patient.says("use this number") == ["utter_request_not_understood", "utter_ask_booking_phone"]
