"""Appointments that are moved or cancelled by whoever knows their reference and phone number."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conversations.conftest import Patient, Turn

REFERENCE, PHONE, DAY, PART = (
    "give me the booking's reference",
    "the booking made with",
    "Which day",
    "What time of day",
)
WRONG, REFUSED, CANCELLED, MOVED = (
    "no booking with that",
    "still find no such",
    "is cancelled",
    "asked reception to move",
)
LEFT, SURE = "left your appointment as it is", "Shall I "
OWN, OTHER = "98450 33331", "98450 33399"
BOOK: list[Turn] = [
    (f"i am Asha Menon, book prp {{soon}} morning, {OWN}, no email", ["May I store"], []),
    ("yes you may", ["Please check"], []),
    ("yes, send that please", ["Your reference is"], []),
]
MOVE = ("my appointment has to be shifted to some other day", [REFERENCE], [])
CANCEL = ("i want my appointment cancelled, not able to make it", [REFERENCE], [])
UNCHANGED: dict[str, Any] = {"status": "requested", "move_day": None, "move_part": None}
GONE = {**UNCHANGED, "status": "cancelled"}

# One row a change: what it shows, what is said, and what the booking is then.
CHANGES: list[tuple[str, list[Turn], dict[str, Any]]] = [
    ("moved, one detail a message", [
        MOVE,
        ("{reference}", [PHONE], [REFERENCE]),
        (OWN, [DAY], []),
        ("{later}", [PART], []),
        ("evening", [SURE, "{later_long}, evening", "{reference}"], [MOVED]),
        ("yes do it", [MOVED, "{reference}", "{later_long}, evening", "old appointment stands"], []),
    ], {"status": "move requested", "move_day": "{later_iso}", "move_part": "evening"}),
    ("moved, all in one message", [
        (f"my appointment {{reference}} should be moved to {{later}} afternoon, number {OWN}",
         [SURE, "{later_long}, afternoon"], [REFERENCE, PHONE, DAY, PART]),
        ("yes do it", [MOVED], []),
    ], {"status": "move requested", "move_day": "{later_iso}", "move_part": "afternoon"}),
    ("the new day is corrected before agreeing", [
        (f"my appointment {{reference}} should be moved to {{soon}} afternoon, number {OWN}",
         [SURE, "{soon_long}"], []),
        ("no, make it {later}", [SURE, "{later_long}"], ["{soon_long}"]),
        ("yes do it", [MOVED], []),
    ], {"status": "move requested", "move_day": "{later_iso}", "move_part": "afternoon"}),
    ("a day that cannot be is asked for again", [
        MOVE,
        (f"{{reference}} and {OWN}", [DAY], [PHONE]),
        ("move it", [DAY], [LEFT]),
        ("{yesterday}", ["already past", DAY], []),
        ("31 february", ["can't find", DAY], []),
        ("{later}, in the morning", [SURE], []),
        ("yes do it", [MOVED], []),
    ], {"status": "move requested", "move_part": "morning"}),
    ("cancelled", [
        CANCEL,
        (f"{{reference}} {OWN}", [SURE, "cancel it", "{reference}"], [CANCELLED]),
        ("yes do it", ["{reference} is cancelled", "reception has been told"], []),
    ], GONE),
    ("the reference is read in small letters", [
        CANCEL,
        ("its {lower}", [PHONE], []),
        (f"+91 {OWN}", [SURE, "{reference}"], []),
        ("yes do it", [CANCELLED], []),
    ], GONE),
    ("no to cancelling leaves it", [
        CANCEL,
        (f"{{reference}} {OWN}", [SURE], []),
        ("no, please don't", [LEFT], [CANCELLED]),
    ], UNCHANGED),
    ("given up before the reference", [MOVE, ("forget it yaar, leave this", [LEFT], [REFERENCE])], UNCHANGED),
    ("a wrong number learns nothing", [
        CANCEL,
        (f"{{reference}} {OTHER}", [SURE], ["Asha", "PRP"]),
        ("yes do it", [WRONG, "check both", REFERENCE], [CANCELLED, "Asha", "PRP", "{soon_long}"]),
    ], UNCHANGED),
    ("a wrong number can be put right", [
        CANCEL,
        (f"{{reference}} {OTHER}", [SURE], []),
        ("yes do it", [WRONG], []),
        (f"{{reference}} {OWN}", [SURE], []),
        ("yes do it", [CANCELLED], []),
    ], GONE),
    ("a wrong reference three times is sent to reception", [
        CANCEL,
        (f"HKX-473 {OWN}", [SURE], []),
        ("yes do it", [WRONG], [REFUSED]),
        (f"HKX-474 {OWN}", [SURE], []),
        ("yes do it", [WRONG], [REFUSED]),
        (f"HKX-476 {OWN}", [SURE], []),
        ("yes do it", [REFUSED], [REFERENCE, CANCELLED]),
    ], UNCHANGED),
    ("without the reference reception helps", [
        CANCEL,
        ("i lost it somewhere", ["Reception can look it up", REFERENCE], ["couldn't find"]),
        ("pls let me speak with a human being there", ["Someone from the clinic can call you"], [REFERENCE]),
    ], UNCHANGED),
    ("a question in the middle is answered first", [
        CANCEL,
        ("would PRP be painful for someone like me", ["whether PRP hurts", REFERENCE], ["couldn't find"]),
        (f"{{reference}} {OWN}", [SURE], []),
        ("yes do it", [CANCELLED], []),
    ], GONE),
    ("a cancelled appointment is not moved", [
        CANCEL,
        (f"{{reference}} {OWN}", [SURE], []),
        ("yes do it", [CANCELLED], []),
        (f"my appointment {{reference}} should be moved to {{later}} afternoon, number {OWN}", [SURE], []),
        ("yes do it", ["can't be moved"], [MOVED]),
    ], GONE),
]  # fmt: skip


@pytest.mark.parametrize(
    ("turns", "row"), [(turns, row) for _, turns, row in CHANGES], ids=[name for name, *_ in CHANGES]
)
@pytest.mark.parametrize("later_on", [False, True], ids=["same conversation", "another conversation"])
def test_change(new_patient: Callable[[], Patient], turns: list[Turn], row: dict[str, Any], later_on: bool) -> None:
    """The booking is changed as agreed by the right pair only, in the conversation of the booking or later."""
    booked = new_patient()
    booked.plays(BOOK)
    reference = booked.known["reference"]
    patient = new_patient() if later_on else booked
    patient.known |= {"reference": reference, "lower": reference.lower().replace("-", " ")}
    patient.plays(turns)
    stored = next(each for each in booked.rows if each["reference"] == reference)
    wanted = {key: value and value.format(**patient.known) for key, value in row.items()}
    assert {key: stored[key] for key in row} == wanted
    assert (stored["name"], stored["day"], stored["part"]) == ("Asha Menon", patient.known["soon_iso"], "morning")


def test_a_question_about_an_appointment_says_what_can_be_done(patient: Patient) -> None:
    """Whether an appointment is fixed the assistant cannot see, and says so."""
    patient.plays([("is that appointment of mine confirmed now", ["moved or cancelled", "can't see", REFERENCE], [])])


def test_cancelling_nothing_in_particular_denies_no_booking(patient: Patient) -> None:
    """After a booking "cancel" alone is not answered as if there were none, and its button leads to the appointment."""
    patient.plays(BOOK)
    reply = patient.says("oh please cancel that")
    offered = reply.buttons.get("Cancel an appointment")
    assert "Nothing was" not in reply.text
    assert REFERENCE in (patient.says(offered).text if offered else reply.text)
