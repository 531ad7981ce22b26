"""The action that cancels and moves: only for who knows both halves, and told as it is."""

from datetime import date, datetime, timedelta, timezone

import pytest
from sqlalchemy import func, select

from actions import surroundings
from actions.appointment import ActionChangeAppointment
from actions.booking import ActionBookAppointment
from actions.callback import ActionCallBack
from clinic.booking_details import BookingDetails
from clinic.bookings import Booking, request_key
from clinic.refusals import MOST
from clinic.store import transaction
from clinic.tables import OUTBOX
from tests.actions.conftest import NOW, Patient, locked_store, stored

PHONE, OTHER = "98450 12345", "98450 12346"
CANCELLED = "utter_change_cancelled_appointment"


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
    """Whichever half is wrong, the same is told at once, and the third time ends it."""
    reference = booking.reference if known_reference else "HKX-473" if booking.reference != "HKX-473" else "HKX-474"
    await patient.says("cancel my appointment")
    said = []
    for _ in range(3):
        said.append(await patient.says(f"{reference}, {phone}"))
        told = {key: value for each in patient.said for key, value in each.items() if value and key != "response"}
        assert booking.reference not in str(told) and "Asha" not in str(told)
    assert said == [["utter_change_wrong_pair"], ["utter_change_wrong_pair"], ["utter_change_refused"]]
    assert patient.request is None
    assert (stored()[0].status, messages()) == ("requested", 1)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("{right}, " + OTHER, "{right}, " + PHONE),  # both halves anew
        ("{right}, " + OTHER, PHONE),
        ("{right}, " + OTHER, "oops it was " + PHONE),
        ("{wrong}, " + PHONE, "{right}"),
        ("{wrong}, " + PHONE, "the code is {right}"),
    ],
)
async def test_right_after_a_wrong_pair(patient: Patient, booking: Booking, first: str, then: str) -> None:
    """The half that was mistyped is enough, as the other one is kept; which of them it was is not told."""
    wrong = "HKX-473" if booking.reference != "HKX-473" else "HKX-474"
    known = {"right": booking.reference, "wrong": wrong}
    assert await patient.hears("cancel my appointment", first.format(**known)) == ["utter_change_wrong_pair"]
    assert await patient.hears(then.format(**known), "yes") == ["utter_change_cancelled_appointment"]


async def test_halves_given_anew_are_attempts(patient: Patient, booking: Booking) -> None:
    """Numbers tried one after the other for a reference are counted as pairs are."""
    await patient.hears("cancel my appointment", f"{booking.reference}, {OTHER}")
    assert await patient.says("98450 12347") == ["utter_change_wrong_pair"]
    assert await patient.says("98450 12348") == ["utter_change_refused"]
    assert (patient.request, stored()[0].status) == (None, "requested")


async def test_same_time(patient: Patient, booking: Booking) -> None:
    """Who moves a booking made elsewhere can keep its time, once the pair is proven; it is told to nobody before."""
    await patient.says("move my appointment to Friday at the same time")
    assert await patient.says(f"{booking.reference} {OTHER}") == ["utter_change_wrong_pair"]
    assert patient.request["stood"] is None
    assert await patient.hears(PHONE, "same time as it was", "yes") == ["utter_change_moved"]
    assert (str(stored()[0].move_day), stored()[0].move_part) == ("2026-03-06", "evening")


async def test_cancelled_right_after_it_was_moved(patient: Patient, booking: Booking) -> None:
    """What a conversation has moved is what "cancel it" means there; its number is asked for again."""
    await patient.hears(f"move {booking.reference} {PHONE} to Friday morning", "yes")
    assert await patient.says("cancel it instead") == ["utter_change_own", "utter_ask_change_phone"]
    assert await patient.hears(PHONE, "yes") == ["utter_change_cancelled_appointment"]
    assert (stored()[0].status, patient.slots["booked"]) == ("cancelled", None)


@pytest.mark.parametrize(
    ("text", "intent", "treatments", "said"),
    [
        ("put another name on {pair}, the name is wrong", "change_appointment", [], ["utter_change_by_reception"]),
        ("change {pair} from prp to meso", "change_appointment", ["prp", "mesotherapy"], ["utter_change_by_reception"]),
        ("shall be ten minutes late", "change_appointment", [], ["utter_change_late"]),
        ("late by an hour, move {pair} to Friday", "change_appointment", [], ["utter_ask_booking_part"]),
        ("{pair}, what is its status", "change_appointment", [], ["utter_change_status", "utter_ask_booking_change"]),
    ],
)  # fmt: skip
async def test_what_else_is_said_of_an_appointment(
    patient: Patient, booking: Booking, text: str, intent: str, treatments: list[str], said: list[str]
) -> None:
    """What only reception can do, or know, is said to be so, whether there is such a booking or not."""
    text = text.format(pair=f"{booking.reference} {PHONE}")
    named = [{"entity": "treatment", "value": value} for value in treatments]
    assert await patient.says(text, intent, named=named) == said
    assert messages() == 1


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


async def test_status_of_what_was_booked_here() -> None:
    """Whoever asks is told that it is a request with this reference, and not that it is fixed."""
    patient = await booked_in("rest")
    for text in ("did it go through?", "give me my reference pls", "so when is it"):
        assert await patient.says(text) == ["utter_change_status"]
        assert patient.said[0]["reference"] == stored()[0].reference
        assert patient.said[0]["visit"].startswith("Consultation on Friday, 6 March 2026")
    assert (patient.request, stored()[0].status) == (None, "requested")


@pytest.mark.parametrize("told", [None, "977-WTP"])  # a first half of digits looks least like a reference
async def test_status_of_what_was_just_cancelled(patient: Patient, booking: Booking, told: str | None) -> None:
    """Right after a booking was cancelled that is said again."""
    await patient.hears("cancel my appointment", f"{booking.reference}, {PHONE}", "yes")
    reference = told or booking.reference
    said = {"event": "bot", "text": f"{reference} is cancelled.", "metadata": {"utter_action": CANCELLED}}
    patient.events.append(said)
    assert await patient.says("is it cancelled now?") == [CANCELLED]
    assert patient.said[0]["reference"] == reference


@pytest.mark.parametrize("channel", ["rest", "cmdline"])
async def test_own_booking_where_anybody_may_write(channel: str) -> None:
    """Where the conversation's id proves nothing the number is asked for, and a wrong one is refused."""
    patient = await booked_in(channel)
    assert await patient.says("cancel it") == ["utter_change_own", "utter_ask_change_phone"]
    assert await patient.says(OTHER) == ["utter_change_wrong_pair"]
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


@pytest.mark.parametrize("channel", ["website", "rest"])
async def test_call_corrected_afterwards(channel: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another time for the call changes the same wish; where the conversation proves nothing, its number does first."""
    ticks = iter(range(60))
    monkeypatch.setattr(surroundings, "now", lambda: NOW + timedelta(minutes=next(ticks)))
    caller = Patient(ActionCallBack(), channel=channel)
    await caller.hears("call me", "Asha Verma, 98450 12345", "yes")
    said = await caller.says("call me tomorrow instead")
    if channel == "rest":
        assert said == ["utter_change_proof"] and "Asha" not in str(caller.request)
        caller.action = ActionChangeAppointment()
        assert await caller.says(OTHER) == ["utter_change_wrong_pair"]
        assert await caller.says(PHONE) == ["utter_ask_callback_consent_only"]
        caller.action = ActionCallBack()
    await caller.says("yes")
    (call,) = stored()
    assert (str(call.day), call.phone) == ("2026-03-03", "+919845012345")


async def test_contact_corrected_over_rest() -> None:
    """What was heard before the proof is then corrected, in the same booking."""
    done = await booked_in("rest")
    patient = Patient(ActionBookAppointment(), done.slots, done.events)
    assert await patient.says("i gave the wrong number, it is 98450 12399") == ["utter_change_proof"]
    patient.action = ActionChangeAppointment()
    assert await patient.says(PHONE) == ["utter_ask_booking_confirmed"]
    patient.action = ActionBookAppointment()
    assert await patient.says("yes") == ["utter_booking_stored"]
    (booking,) = stored()
    assert (booking.phone, booking.name) == ("+919845012399", "Asha Verma")


async def test_only_what_was_booked_here_is_corrected(patient: Patient, booking: Booking) -> None:
    """Of a booking made elsewhere only the time is changed, though its number is proven."""
    await patient.hears(f"move {booking.reference} {PHONE} to Friday morning", "yes")
    patient.action = ActionBookAppointment()
    assert await patient.says("my name is wrong") == ["utter_change_by_reception"]
    assert patient.request is None
