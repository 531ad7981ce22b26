"""The action that cancels and moves: only for who knows both halves, and told as it is."""

from datetime import date, datetime, timedelta, timezone

import pytest
from sqlalchemy import func, select

from actions import surroundings
from actions.appointment import ActionChangeAppointment
from actions.booking import ActionBookAppointment
from actions.callback import ActionCallBack
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


async def test_right_pairs_are_looked_up_once(patient: Patient, booking: Booking) -> None:
    """A pair that was found is not counted as an attempt, however often it is needed."""
    for _ in range(MOST["conversation"] + 1):
        await patient.hears("cancel my appointment", f"{booking.reference}, {PHONE}")
        assert patient.request["proven"] == [booking.reference, "+919845012345"]
        assert await patient.says("no", "deny") == ["utter_change_cancelled"]


ALL = ["book", "Asha Verma, 98450 12345", "asha@example.com", "consultation", "Friday after 6pm", "yes", "yes"]


async def booked_in(channel: str) -> Patient:
    """A conversation that has booked, and now talks to the action that changes."""
    first = Patient(ActionBookAppointment(), channel=channel)
    assert await first.hears(*ALL) == ["utter_booking_stored"]
    return Patient(ActionChangeAppointment(), first.slots, first.events, channel=channel)


async def test_own_booking(booking: Booking) -> None:
    """A signed conversation is asked neither for the reference nor for the number of what it has booked itself."""
    patient = await booked_in("website")
    assert await patient.says("cancel it") == ["utter_change_own", "utter_ask_change_confirmed"]
    assert patient.said[0]["visit"] == "Consultation on Friday, 6 March 2026, evening, if possible after 6 pm"
    assert "98450" not in str(patient.request) + str(patient.slots["booked"])
    assert await patient.says("yes") == ["utter_change_cancelled_appointment"]
    assert [each.status for each in stored()] == ["requested", "cancelled"]
    assert patient.slots["booked"] is None
    assert await patient.says("cancel my appointment") == ["utter_ask_booking_reference"]


async def test_own_booking_is_moved() -> None:
    """What is moved keeps its time unless another one is wished for, and the next move starts from there."""
    patient = await booked_in("telegram")
    assert await patient.says("move it to Saturday") == ["utter_change_own", "utter_ask_change_confirmed"]
    assert await patient.says("yes") == ["utter_change_moved"]
    (changed,) = stored()
    assert (str(changed.move_day), changed.move_part, changed.move_hour) == ("2026-03-07", "evening", "after 18:00")
    await patient.hears("make it as soon as possible", "yes")
    (changed,) = stored()
    assert (changed.move_day, changed.move_open_day) == (None, "as soon as possible")
    assert patient.slots["booked"]["visit"].startswith("Consultation as soon as possible")


@pytest.mark.parametrize("channel", ["rest", "cmdline"])
async def test_own_booking_where_anybody_may_write(channel: str) -> None:
    """Where the conversation's id proves nothing the number is asked for, and a wrong one is refused."""
    patient = await booked_in(channel)
    assert await patient.says("cancel it") == ["utter_change_own", "utter_ask_change_phone"]
    assert await patient.says(OTHER) == ["utter_change_wrong_pair", "utter_ask_booking_reference"]
    assert [each.status for each in stored()] == ["requested"]


async def test_only_what_the_conversation_has_booked(booking: Booking) -> None:
    """A slot that names somebody else's booking gives no right to it."""
    slot = {"reference": booking.reference, "started": "1", "visit": "PRP", "day": "", "part": "", "hour": ""}
    patient = Patient(ActionChangeAppointment(), {"booked": slot}, channel="website")
    heard = await patient.says("cancel it")
    assert heard == ["utter_request_number_unknown", "utter_ask_change_phone"]
    assert stored()[0].status == "requested"


async def test_own_call(monkeypatch: pytest.MonkeyPatch) -> None:
    """The wish to be called is given up in the same way, and is not taken for the booking made beside it."""
    patient = await booked_in("website")
    monkeypatch.setattr(surroundings, "now", lambda: NOW + timedelta(minutes=1))
    caller = Patient(ActionCallBack(), patient.slots, patient.events, channel="website")
    heard = await caller.hears("call me tomorrow after 4", "Asha Verma, 98450 12345", "yes")
    assert heard == ["utter_callback_stored", "utter_callback_wished"]
    assert caller.said[1]["when"] == "on Tuesday, 3 March 2026, after 4 pm"
    patient = Patient(ActionChangeAppointment(), caller.slots, caller.events, channel="website")
    assert await patient.says("cancel the call please") == ["utter_change_own", "utter_ask_change_confirmed"]
    assert await patient.says("yes") == ["utter_change_cancelled_appointment"]
    assert [(each.kind, each.status) for each in stored()] == [("booking", "requested"), ("callback", "cancelled")]


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("i gave the wrong number, it is 98450 12399", {"phone": "+919845012399"}),
        ("change my name to Asha Rao and email to rao@example.com", {"name": "Asha Rao", "email": "rao@example.com"}),
    ],
)
async def test_contact_corrected_after_booking(text: str, changed: dict[str, str]) -> None:
    """Who has booked can correct name, number and address; the booking is the same one, and reception is told."""
    done = await booked_in("website")
    patient = Patient(ActionBookAppointment(), done.slots, done.events, channel="website")
    assert await patient.says(text) == ["utter_ask_booking_confirmed"]
    assert await patient.says("yes") == ["utter_booking_stored"]
    (booking,) = stored()
    assert {name: getattr(booking, name) for name in changed} == changed
    assert (booking.hour, str(booking.day), messages()) == ("after 18:00", "2026-03-06", 2)


async def test_call_corrected_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another time for the call changes the same wish, where the conversation is proven; elsewhere it is a new one."""
    ticks = iter(range(60))
    monkeypatch.setattr(surroundings, "now", lambda: NOW + timedelta(minutes=next(ticks)))
    for channel, count in (("website", 1), ("rest", 3)):
        caller = Patient(ActionCallBack(), sender=channel, channel=channel)
        await caller.hears("call me", "Asha Verma, 98450 12345", "yes")
        await caller.hears("call me tomorrow instead")
        if channel == "rest":
            await caller.hears("Asha Verma, 98450 12345")
        await caller.says("yes")
        assert len(stored()) == count
    assert str(stored()[0].day) == "2026-03-03"
