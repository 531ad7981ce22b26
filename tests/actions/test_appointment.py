"""The action that cancels and moves: only for who knows both halves, and told as it is."""

from datetime import date, datetime, timezone

import pytest
from sqlalchemy import func, select

from actions import surroundings
from actions.appointment import ActionChangeAppointment
from clinic.bookings import Booking, BookingDetails, request_key
from clinic.refusals import MOST
from clinic.store import OUTBOX, transaction
from tests.actions.conftest import NOW, Patient, locked_store, stored

PHONE, OTHER = "98450 12345", "98450 12346"


@pytest.fixture
def patient() -> Patient:
    """A patient who talks to the action."""
    return Patient(ActionChangeAppointment())


@pytest.fixture
def booking() -> Booking:
    """Asha's booking."""
    details = BookingDetails(
        "Asha Verma", "+919845012345", datetime(2026, 3, 1, tzinfo=timezone.utc), "prp", date(2026, 3, 9), "evening"
    )
    return surroundings.bookings().book(details, request_key("earlier", "1"), NOW)


def messages() -> int:
    """How many messages wait for reception."""
    with transaction(surroundings.bookings().engine, write=False) as connection:
        return int(connection.execute(select(func.count()).select_from(OUTBOX)).scalar_one())


async def test_cancels(patient: Patient, booking: Booking) -> None:
    """Yes cancels the booking and has reception told, once."""
    assert await patient.hears("cancel my appointment", f"{booking.reference}, {PHONE}") == [
        "utter_ask_change_confirmed"
    ]
    assert stored()[0].status == "requested"
    assert await patient.says("yes, cancel it") == ["utter_change_cancelled_appointment"]
    assert (stored()[0].status, messages()) == ("cancelled", 2)
    assert patient.request is None
    await patient.hears("cancel my appointment", f"{booking.reference}, {PHONE}", "yes")
    assert (stored()[0].status, messages()) == ("cancelled", 2)


async def test_moves(patient: Patient, booking: Booking) -> None:
    """Yes asks reception for another day, and the old one stands until then."""
    await patient.hears("move my appointment", booking.reference.lower(), PHONE, "Friday", "morning")
    assert await patient.says("yes") == ["utter_change_moved"]
    changed = stored()[0]
    assert (changed.status, changed.day, changed.move_day, changed.move_part) == (
        "move requested", date(2026, 3, 9), date(2026, 3, 6), "morning",
    )  # fmt: skip
    assert patient.said[0]["day"] == "Friday, 6 March 2026"


async def test_what_is_cancelled_cannot_be_moved(patient: Patient, booking: Booking) -> None:
    """A cancelled booking is not moved, and whoever proves to be its patient is told before more is asked."""
    surroundings.bookings().cancel(booking.reference, booking.phone, NOW)
    assert await patient.hears(f"move my appointment {booking.reference}", PHONE) == ["utter_change_not_movable"]
    assert (stored()[0].status, patient.request) == ("cancelled", None)


@pytest.mark.parametrize(("known_reference", "phone"), [(True, OTHER), (False, PHONE), (False, OTHER)])
async def test_wrong_pairs(patient: Patient, booking: Booking, known_reference: bool, phone: str) -> None:
    """Whichever half is wrong, the same is told at once, both are asked for again, and the third time ends it."""
    reference = booking.reference if known_reference else "HKX-473" if booking.reference != "HKX-473" else "HKX-474"
    await patient.says("cancel my appointment")
    said = []
    for _ in range(3):
        said.append(await patient.says(f"{reference}, {phone}"))
        told = {key: value for each in patient.said for key, value in each.items() if value and key != "response"}
        assert booking.reference not in str(told) and "Asha" not in str(told)
    again = ["utter_change_wrong_pair", "utter_ask_booking_reference"]
    assert said == [again, again, ["utter_change_refused"]]
    assert patient.request is None
    assert (stored()[0].status, messages()) == ("requested", 1)


async def test_right_after_a_wrong_pair(patient: Patient, booking: Booking) -> None:
    """A mistyped number can be mended."""
    await patient.hears("cancel my appointment", f"{booking.reference}, {OTHER}")
    assert await patient.hears(f"{booking.reference}, {PHONE}", "yes") == ["utter_change_cancelled_appointment"]


async def test_a_locked_store_changes_nothing(patient: Patient, booking: Booking) -> None:
    """While the store cannot be written nothing is said to be changed, and the same yes can be said again."""
    await patient.hears("cancel my appointment", f"{booking.reference}, {PHONE}")
    with locked_store():
        assert await patient.says("yes") == ["utter_request_failed"]
    assert stored()[0].status == "requested"
    assert await patient.says("yes") == ["utter_change_cancelled_appointment"]


async def test_no_leaves_it(patient: Patient, booking: Booking) -> None:
    """No to "shall I cancel it?" leaves the appointment as it is, and says so."""
    await patient.hears("cancel my appointment", f"{booking.reference}, {PHONE}")
    assert await patient.says("no", "deny") == ["utter_change_cancelled"]
    assert (stored()[0].status, patient.request) == ("requested", None)


async def test_too_many_wrong_pairs(patient: Patient, booking: Booking) -> None:
    """A conversation that tries again and again is sent to the clinic, with a right pair too, which gives nothing away.

    Another conversation with the right pair is not stopped by it.
    """
    for wrong in range(MOST["conversation"]):
        await patient.hears("cancel my appointment", f"{booking.reference}, 98450 9000{wrong}")
    for phone in (OTHER, PHONE):
        assert await patient.hears("cancel my appointment", f"{booking.reference}, {phone}") == ["utter_change_locked"]
        assert patient.request is None
    assert (stored()[0].status, messages()) == ("requested", 1)
    other = Patient(ActionChangeAppointment(), sender="patient-2")
    assert await other.hears("cancel my appointment", f"{booking.reference}, {PHONE}", "yes") == [
        "utter_change_cancelled_appointment"
    ]


async def test_too_many_wrong_pairs_in_many_conversations(booking: Booking) -> None:
    """Who guesses numbers for a reference in ever new conversations is stopped as well."""
    said = []
    for wrong in range(MOST["reference"] + 2):
        guesser = Patient(ActionChangeAppointment(), sender=f"guesser-{wrong}")
        said.append((await guesser.hears("cancel my appointment", f"{booking.reference}, 98450 900{wrong:02}"))[0])
    assert said == ["utter_change_wrong_pair"] * MOST["reference"] + ["utter_change_locked"] * 2
