"""Requests that are left and taken up again, or left for another kind of request, within one real conversation."""

from datetime import date, datetime, timedelta, timezone

import pytest

from clinic.addresses import Addresses
from clinic.store import open_store
from tests.conversations.conftest import Patient, Turn
from tests.faults.processes import SECRET, ActionServer, url_of

NAME, PHONE, EMAIL, VISIT = "What name", "Which phone number", "leave an e-mail", "What is the visit for"
CONSENT, CHECK, STORED = "May I store these details", "Please check:", "Your request is with reception"
BACK, REFERENCE = "Welcome back", "give me the booking's reference"
AGREE: list[Turn] = [("yes you may", [CHECK], []), ("yes, send that please", [STORED], [])]


@pytest.mark.parametrize("silence", [timedelta(minutes=40), timedelta(hours=2), timedelta(days=3)])
@pytest.mark.parametrize("back", ["hello, anybody there", "are you still there"])
def test_silence(patient: Patient, silence: timedelta, back: str) -> None:
    """After a long silence, in Rasa's old session or a new one, the booking goes on where it was."""
    patient.plays([("i am Rekha Pillai, put me down for prp on {later} morning", [PHONE], [])])
    patient.waits(silence)
    patient.plays([(back, [PHONE], [NAME]), ("98450 44441", [EMAIL], [BACK]), ("skip", [CONSENT], [])])
    patient.plays(AGREE)
    (row,) = patient.rows
    day = date.fromisoformat(patient.known["later_iso"]) - silence
    assert (row["name"], row["treatment"], row["day"]) == ("Rekha Pillai", "prp", day.isoformat())


def test_silence_is_noticed(patient: Patient) -> None:
    """Who comes back with something else is told what was left and can start over; an answer simply goes on."""
    patient.plays([("i am Rekha Pillai, put me down for prp on {later} morning", [PHONE], [])])
    patient.waits(timedelta(hours=5))
    patient.plays([("sorry was in a meeting", [BACK, "nothing has been sent", PHONE], [])])
    patient.waits(timedelta(hours=5))
    patient.plays([("98450 44442", [EMAIL], [BACK]), ("start over", ["start again", NAME], [])])


def test_a_day_that_has_passed_meanwhile(patient: Patient) -> None:
    """A yes that comes days later sends no day that is over: another one is asked for."""
    patient.plays([
        ("i am Rekha Pillai, put me down for prp on {tomorrow} evening, 98450 44443, no email", [CONSENT], []),
        ("yes you may", [CHECK], []),
    ])  # fmt: skip
    patient.waits(timedelta(days=2))
    patient.plays([("yes", ["is already past", "Which day"], [STORED]), ("{soon}", [CHECK], []), ("yes", [STORED], [])])
    assert [row["day"] for row in patient.rows] == [patient.known["soon_iso"]]


SWITCHES: list[tuple[str, list[Turn], dict[str, str | None]]] = [
    ("from a call-back to a booking", [
        ("could somebody from there ring me up, i want a human", [NAME], []),
        ("it is Leela Thomas", [PHONE], []),
        ("actually book me an appointment for prp", ["let's make a new booking", PHONE], [NAME]),
        ("98450 44444", [EMAIL], [NAME]),
        ("skip", ["Which day"], [VISIT]),
        ("{soon} morning", [CONSENT], []),
        *AGREE,
    ], {"kind": "booking", "name": "Leela Thomas", "treatment": "prp"}),
    ("from a change to a booking", [
        ("my appointment has to be shifted to some other day", [REFERENCE], []),
        ("i lost it, please book a new appointment for me", ["let's make a new booking", NAME], [REFERENCE]),
        ("Leela Thomas 98450 44445", [EMAIL], []),
        ("skip", [VISIT], []),
        ("just a consultation", ["Which day"], []),
        ("{soon} evening", [CONSENT], []),
        *AGREE,
    ], {"kind": "booking", "name": "Leela Thomas", "treatment": "consultation"}),
    ("from a booking to a change and back", [
        ("i am Leela Thomas, book prp, 98450 44446", [EMAIL], []),
        ("i want to move my earlier appointment instead", ["your earlier appointment", REFERENCE], [EMAIL]),
        ("no, book a new appointment", ["let's make a new booking", EMAIL], [NAME, PHONE]),
        ("skip", ["Which day"], [VISIT]),
        ("{soon} evening", [CONSENT], []),
        *AGREE,
    ], {"kind": "booking", "name": "Leela Thomas", "treatment": "prp", "phone": "+919845044446"}),
]  # fmt: skip


@pytest.mark.parametrize(("turns", "row"), [row[1:] for row in SWITCHES], ids=[row[0] for row in SWITCHES])
def test_switching(patient: Patient, turns: list[Turn], row: dict[str, str | None]) -> None:
    """Another kind of request is taken up politely, what is known is not asked again, and only the last is stored."""
    patient.plays(turns)
    (stored,) = patient.rows
    assert {key: stored[key] for key in row} == row


def test_the_number_that_the_patient_writes_from(patient: Patient, action_server: ActionServer,
                                                 monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """Through a channel that vouches for a number, a button takes it; the booking knows where it can be answered."""
    monkeypatch.setenv("STRAND_SECRET", SECRET)
    addresses = Addresses(open_store(url_of(action_server.database)))
    addresses.remember(patient.id, "whatsapp", "919845044447", "+919845044447", datetime.now(timezone.utc))
    patient.channel, patient.metadata = "whatsapp", {"phone_ending": "447"}
    question = patient.says("i am Leela Thomas, book prp on {soon} morning")
    assert "ending in 447" in question.text
    patient.plays([
        (question.buttons["Use this number"], [EMAIL], [PHONE]),
        ("skip", [CONSENT], []),
        ("yes you may", [CHECK, "the number ending in 447"], ["98450"]),
        ("yes, send that please", [STORED, "the number ending in 447"], ["98450"]),
    ])  # fmt: skip
    (row,) = patient.rows
    assert (row["phone"], row["channel"], row["conversation"]) == ("+919845044447", "whatsapp", patient.id)
