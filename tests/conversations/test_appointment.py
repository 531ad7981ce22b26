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
LEFT, SURE = "left everything as it is", "Shall I "
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
    ("given up for another question", [
        MOVE, ("leave that, how far apart are meso sittings", [LEFT, "about a week apart"], [REFERENCE]),
    ], UNCHANGED),
    ("given up before the reference", [MOVE, ("forget it yaar, leave this", [LEFT], [REFERENCE])], UNCHANGED),
    ("a wrong number learns nothing", [
        CANCEL,
        (f"{{reference}} {OTHER}", [WRONG, "check both"], [SURE, "Asha", "PRP", "{soon_long}"]),
    ], UNCHANGED),
    ("the number alone puts it right", [
        CANCEL,
        (f"{{reference}} {OTHER}", [WRONG], [SURE]),
        (f"oh my wifes number, {OWN}", [SURE, "{reference}"], [WRONG, "couldn't find"]),
        ("yes do it", [CANCELLED], []),
    ], GONE),
    ("moved, in words that sound like correcting", [
        (f"postpone it kindly, my ref is {{lower}} and number {OWN}", [DAY], ["or cancelled"]),
        ("{later} morning", [SURE, "{later_long}, morning"], []),
        ("yes do it", [MOVED], []),
    ], {"status": "move requested", "move_day": "{later_iso}"}),
    ("named alone, and then a day", [
        (f"{{lower}} {OWN}", ["moved to another day, or cancelled"], ["can't help"]),
        ("{later} evening", [SURE, "{later_long}, evening"], []),
        ("yes do it", [MOVED], []),
    ], {"status": "move requested", "move_day": "{later_iso}", "move_part": "evening"}),
    ("read out letter by letter, in the middle of a booking", [
        ("book a consultation please", ["What name"], []),
        (f"{{spelt}} {OWN}", ["earlier appointment", "moved to another day, or cancelled"], ["digits"]),
        ("cancel the appointment", [SURE], []),
        ("yes do it", [CANCELLED], []),
    ], GONE),
    ("who cannot come is asked what is to be done", [
        ("so sorry but i wont be able to make it on sunday", ["moved or cancelled", REFERENCE], ["What name"]),
        (f"{{reference}} {OWN}", ["moved to another day, or cancelled"], [SURE]),
        ("{later} morning", [SURE, "{later_long}, morning"], []),
        ("hmm no, rather cancel it", [SURE, "cancel it"], [LEFT]),
        ("yes do it", [CANCELLED], []),
    ], GONE),
    ("moved to the same time, and cancelled after all", [
        (f"{{reference}} {OWN} please push that to {{later}}", [PART], []),
        ("at the same time as now", [SURE, "{later_long}, morning"], []),
        ("yes do it", [MOVED], []),
        ("what is the status of it", ["{later_long}, morning", "the earlier time stands", "{reference}"], []),
        ("oh well, cancel that instead", ["{reference}", PHONE], [LEFT]),
        (OWN, [SURE, "cancel it"], []),
        ("yes do it", [CANCELLED], []),
        ("so is it cancelled", ["{reference} is cancelled"], []),
    ], {"status": "cancelled"}),
    ("asked whether it is fixed", [
        ("has my booking {reference} been confirmed by them", ["can't see", PHONE], []),
        ("any news, whats the status", ["can't see", PHONE], ["didn't get"]),
        (OWN, ["moved to another day, or cancelled"], []),
    ], UNCHANGED),
    ("another treatment or name is for reception", [
        (f"my name is misspelt in appointment {{reference}}, {OWN}", ["Of an earlier booking", "reference"], [SURE]),
    ], UNCHANGED),
    ("a wrong number can be put right", [
        CANCEL,
        (f"{{reference}} {OTHER}", [WRONG], [SURE]),
        (f"{{reference}} {OWN}", [SURE], [WRONG]),
        ("yes do it", [CANCELLED], []),
    ], GONE),
    ("a wrong reference three times is sent to reception", [
        CANCEL,
        (f"HKX-473 {OWN}", [WRONG], [SURE, REFUSED]),
        (f"HKX-474 {OWN}", [WRONG], [SURE, REFUSED]),
        (f"HKX-476 {OWN}", [REFUSED], [SURE, REFERENCE, CANCELLED]),
    ], UNCHANGED),
    ("without the reference reception helps", [
        CANCEL,
        ("i lost it somewhere", ["Reception can look it up"], ["couldn't find", REFERENCE]),
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
        (f"my appointment {{reference}} should be moved to {{later}} afternoon, number {OWN}",
         ["can't be moved"], [SURE, MOVED]),
    ], GONE),
]  # fmt: skip


@pytest.mark.parametrize(
    ("turns", "row"), [(turns, row) for _, turns, row in CHANGES], ids=[name for name, *_ in CHANGES]
)
def test_change(new_patient: Callable[[], Patient], turns: list[Turn], row: dict[str, Any]) -> None:
    """In another conversation the booking is changed as agreed by the right pair only."""
    booked, patient = new_patient(), new_patient()
    booked.plays(BOOK)
    reference = booked.known["reference"]
    lower = reference.lower().replace("-", " ")
    patient.known |= {"reference": reference, "lower": lower, "spelt": " ".join(reference.lower().replace("-", ""))}
    patient.plays(turns)
    stored = next(each for each in booked.rows if each["reference"] == reference)
    wanted = {key: value and value.format(**patient.known) for key, value in row.items()}
    assert {key: stored[key] for key in row} == wanted
    assert (stored["name"], stored["day"], stored["part"]) == ("Asha Menon", patient.known["soon_iso"], "morning")


# In the conversation that has just booked: what is said, and what the booking is then.
OWN_CHANGES: list[tuple[str, list[Turn], dict[str, Any]]] = [
    ("cancelled", [
        ("oh sorry, please cancel my appointment", ["for here: PRP on {soon_long}", SURE], [REFERENCE, PHONE]),
        ("yes do it", ["{reference} is cancelled"], []),
        ("and cancel my appointment once more", [REFERENCE], [SURE]),
    ], GONE),
    ("cancelled, without saying what", [("oh please cancel that", [SURE], [REFERENCE]), ("yes do it", [CANCELLED], [])],
     GONE),
    ("kept after all", [("please cancel my appointment", [SURE], []), ("no, keep it", [LEFT], [])], UNCHANGED),
    ("moved to another day, the time stays", [
        ("can you move it to {later}", [SURE, "{later_long}, morning"], [REFERENCE, PHONE, PART]),
        ("yes do it", [MOVED], []),
    ], {"status": "move requested", "move_day": "{later_iso}", "move_part": "morning", "move_hour": None}),
    ("moved to another hour, the day stays", [
        ("change the time to after 6pm please", ["after 6 pm", SURE, "{soon_long}, evening"], [REFERENCE, DAY]),
        ("yes do it", [MOVED, "after 6 pm"], []),
    ], {"status": "move requested", "move_day": "{soon_iso}", "move_part": "evening", "move_hour": "after 18:00"}),
    ("a wrong number is corrected", [
        ("i gave the wrong number, it is 98450 33377", ["Please check", "98450 33377"], [REFERENCE]),
        ("yes, send that please", ["Your reference is {reference}", "98450 33377"], []),
    ], {"status": "requested", "phone": "+919845033377"}),
    ("another treatment is wanted", [
        ("i would like to change the treatment to meso", ["Please check", "Visit: Mesotherapy"], [REFERENCE]),
        ("yes, send that please", ["Mesotherapy", "Your reference is {reference}"], []),
    ], {"status": "requested", "treatment": "mesotherapy"}),
    ("another treatment and another day are wanted", [
        ("shift that to {later} afternoon and do meso", ["Visit: Mesotherapy", "{later_long}"], [REFERENCE]),
        ("yes, send that please", ["Mesotherapy", "{later_long}, afternoon", "Your reference is {reference}"], []),
    ], {"status": "requested", "treatment": "mesotherapy", "day": "{later_iso}", "part": "afternoon"}),
    ("a move is taken back", [
        ("{later} evening would suit me better", [SURE, "{later_long}, evening"], []),
        ("yes do it", [MOVED], []),
        ("hmm no, go with the original date only", [SURE, "{soon_long}, morning"], [DAY]),
        ("yes do it", [MOVED, "{soon_long}, morning"], []),
    ], {"status": "move requested", "move_day": "{soon_iso}", "move_part": "morning"}),
    ("postponed to the same time", [
        ("kindly postpone that appointment of mine", ["for here: PRP", DAY], [REFERENCE]),
        ("{later}", [PART], []),
        ("same time as before", [SURE, "{later_long}, morning"], []),
        ("yes do it", [MOVED], []),
    ], {"status": "move requested", "move_day": "{later_iso}", "move_part": "morning"}),
    ("asked for on another day", [
        ("could we have it on {later}, my train is late", [SURE, "{later_long}, morning"], [REFERENCE]),
        ("yes do it", [MOVED], []),
        ("are both days fixed then", ["{later_long}", "Until they have agreed with you"], []),
    ], {"status": "move requested", "move_day": "{later_iso}"}),
    ("put off by some days", [
        ("can you push it back by a week please", [SURE, "{later_long}, morning"], [REFERENCE]),
        ("yes do it", [MOVED], []),
    ], {"status": "move requested", "move_day": "{later_iso}"}),
    ("asked for a week later", [
        ("what about a week later", [SURE, "{later_long}, morning"], [REFERENCE]), ("yes do it", [MOVED], []),
    ], {"status": "move requested", "move_day": "{later_iso}"}),
    ("not moved where a course is talked about", [
        ("if I begin PRP on {soon_long}, when will it show", ["{soon_long}"], [SURE]),
        ("and what about a week later", ["{later_long}"], [SURE]),
    ], UNCHANGED),
    ("not wanted any more", [
        ("sorry i do not want it any more", [SURE], ["get help"]), ("yes do it", [CANCELLED], []),
    ], GONE),
    ("left after all", [
        ("how could i change that later on", ["say “move it”"], [SURE]),
        ("please reschedule that appointment", [DAY], []),
        ("no leave it as it is", [LEFT], []),
        ("and where is my booking now", ["PRP on {soon_long}", "{reference}"], []),
    ], UNCHANGED),
    ("nobody is to call about it", [("please don't ring me up", ["here before stands"], ["No call then"])], UNCHANGED),
    ("nothing but another day", [
        ("{later}", [SURE, "{later_long}, morning"], ["What would you like to know"]),
        ("yes do it", [MOVED], []),
    ], {"status": "move requested", "move_day": "{later_iso}"}),
    ("cancelled for good", [
        ("please cancel my appointment", [SURE], []), ("yes do it", [CANCELLED], []),
        ("oh undo that", ["{reference}", "can't undo"], []),
    ], GONE),
    ("no second one is wanted", [
        ("please book another appointment", ["What name"], []),
        ("sorry, i need no second one", ["nothing new was stored"], ["What name"]),
    ], UNCHANGED),
    ("reached out of a new one", [
        ("please book another appointment", ["What name"], []),
        ("could we have it on {later}", ["your earlier appointment", SURE, "{later_long}, morning"], []),
        ("yes do it", [MOVED], []),
    ], {"status": "move requested", "move_day": "{later_iso}"}),
    ("asked about", [
        ("remind me which date i picked", ["{soon_long}", "{reference}"], ["What name"]),
        ("who rings me up for that", ["on the number that you gave"], ["What name"]),
        ("please let them know i am deaf", ["can't add that"], ["What name"]),
        ("may i bring my sister along to that appointment", [], ["What name"]),
    ], UNCHANGED),
    ("asked whether something else was passed on", [
        ("please mention there that my scalp is sensitive", ["can't add that"], ["What name"]),
        ("have you informed the clinic?", ["PRP on {soon_long}", "told them only what you asked for"], []),
        ("is it fixed now", ["PRP on {soon_long}"], ["told them only"]),
    ], UNCHANGED),
    ("another one needs its reference", [
        ("i have to cancel my other appointment", [REFERENCE], [SURE]),
        ("HKX-473 98450 33331", [WRONG], []),
    ], UNCHANGED),
]  # fmt: skip


@pytest.mark.parametrize(
    ("turns", "row"), [(turns, row) for _, turns, row in OWN_CHANGES], ids=[name for name, *_ in OWN_CHANGES]
)
def test_what_was_just_booked(patient: Patient, turns: list[Turn], row: dict[str, Any]) -> None:
    """A signed conversation changes what it has booked without reference and number, once the patient agrees."""
    patient.channel = "website"
    patient.plays([*BOOK, *turns])
    (stored,) = patient.rows
    assert {key: stored[key] for key in row} == {
        key: value and value.format(**patient.known) for key, value in row.items()
    }


def test_where_anybody_may_write_the_number_is_asked_for(patient: Patient) -> None:
    """On a channel that takes anybody's word for the conversation, what it has booked is protected by the number."""
    patient.channel = "rest"
    patient.plays([
        *BOOK, ("please cancel my appointment", ["you asked for here", PHONE], [SURE]),
        (OTHER, [WRONG], [SURE]), ("{reference} " + OWN, [SURE], []), ("yes do it", [CANCELLED], []),
    ])  # fmt: skip
    assert [row["status"] for row in patient.rows] == ["cancelled"]


def test_a_reference_and_a_number_tell_what_is_booked(new_patient: Callable[[], Patient]) -> None:
    """Whoever asks for the status with both hears it, in whatever conversation."""
    patient, later = new_patient(), new_patient()
    patient.plays(BOOK)
    later.known |= patient.known
    later.plays([
        ("good day, status of {reference} please", [PHONE], ["Asha"]),
        (f"its number was {OWN}", ["PRP on {soon_long}, morning, for Asha Menon", "{reference}"], ["What name"]),
    ])  # fmt: skip


def test_corrected_where_anybody_may_write(patient: Patient) -> None:
    """There what was just sent is corrected as well, once its number is known, and told what has become of it."""
    patient.channel = "rest"
    patient.plays([
        *BOOK, ("is that sent now", ["PRP on {soon_long}", "not yet fixed", "{reference}"], []),
        ("oh no the number is wrong", ["type the phone number that you gave first"], ["What name"]),
        (OWN, ["let's correct that", "Which phone number"], [WRONG]),
        (OTHER, ["Please check", OTHER], []), ("yes, send that please", ["Your reference is {reference}", OTHER], []),
    ])  # fmt: skip
    (row,) = patient.rows
    assert row["phone"] == "+91" + OTHER.replace(" ", "")


@pytest.mark.parametrize(
    ("channel", "told"), [("website", [f"Asha Menon on {OWN}", "{reference}"]), ("rest", ["can't show", "{reference}"])]
)
def test_who_is_coming_is_read_back_where_nobody_else_may_write(
    patient: Patient, channel: str, told: list[str]
) -> None:
    """Name and number are told again only to who gave them; whether they are kept safe is another question."""
    patient.channel = channel
    patient.plays([
        *BOOK, ("have you noted my mobile number correctly", told, ["reads along"]),
        ("whose name is it under", told, ["plasma"]), ("who can see my number", ["reads along"], []),
        ("confirmation kab milega", ["Reception contacts you"], ["sessions"]),
    ])  # fmt: skip


def test_asked_about_and_completed_after_it_was_sent(patient: Patient) -> None:
    """What was asked for is told again, who calls is answered, and a name or an address told later corrects it."""
    patient.channel = "rest"
    patient.plays([
        *BOOK, ("which day had i asked for", ["PRP on {soon_long}", "{reference}"], [PHONE]),
        ("would the staff phone me about this", ["Reception contacts you"], ["What name"]),
        ("kindly write my complete name Asha Menon Pillai", ["that you gave first"], ["Did you mean"]),
        (OWN, ["Please check", "Asha Menon Pillai"], ["can't answer"]),
        ("yes, send that please", ["Your reference is {reference}"], []),
        ("and add my mail asha.menon@mail.example", ["that you gave first"], ["one booking at a time"]),
        (OWN, ["Please check", "asha.menon@mail.example"], ["one booking at a time"]),
        ("yes, send that please", ["Your reference is {reference}"], []),
    ])  # fmt: skip
    (row,) = patient.rows
    assert (row["name"], row["email"]) == ("Asha Menon Pillai", "asha.menon@mail.example")


def test_what_is_asked_in_few_words_after_it_was_sent(patient: Patient) -> None:
    """What to bring and reminders are for reception to say, and "for my aunt too" begins another booking."""
    patient.channel = "website"
    patient.plays([
        *BOOK, ("could someone remind me the day before", ["Reception contacts you"], []),
        ("should i take my old prescriptions with me", ["Reception can tell you"], ["address"]),
        ("for my aunt too", ["What name"], []), ("Lakshmi Menon", ["Which phone number"], []),
        ("please list all my details again", ["So far I have", "Lakshmi Menon"], ["reads along"]),
        ("oh drop that", ["here before stands"], []),
    ])  # fmt: skip
    assert [row["status"] for row in patient.rows] == ["requested"]


def test_an_illness_that_keeps_somebody_away_moves_the_visit(patient: Patient) -> None:
    """A fever is no emergency where it is only why one cannot come, and what is wished once it is over is done."""
    patient.channel = "website"
    patient.plays([
        *BOOK, ("running a fever, cant make it that day", ["PRP on {soon_long}"], ["Please get help now"]),
        ("{later} evening instead", ["{later_long}"], ["Please get that help"]), ("yes please do", ["{reference}"], []),
        ("my face is swelling up badly", ["Please get help now"], []),
        ("it is fine now, please cancel that appointment", ["glad that it is better", SURE], []),
    ])  # fmt: skip


def test_a_call_is_cancelled_in_few_words(patient: Patient) -> None:
    """Where a call was asked for, "delete this" means the call."""
    patient.channel = "website"
    patient.plays([
        (f"pls get someone to call me, i am Asha Menon, {OWN}", ["May I store"], []),
        ("yes you may", ["Your reference is"], []),
        ("no, delete this", [SURE, "cancel it"], []), ("yes do it", [CANCELLED], []),
    ])  # fmt: skip
    assert [row["status"] for row in patient.rows] == ["cancelled"]


def test_the_call_is_cancelled_while_it_is_being_moved(patient: Patient) -> None:
    """Who moves a call and then cancels it is asked for the number as before, and nobody calls."""
    patient.channel = "rest"
    patient.plays([
        (f"pls get someone to call me, i am Asha Menon, {OWN}", ["May I store"], []),
        ("right away please", ["Your reference is"], ["nobody will call"]),
        ("sorry, make it {soon} instead", ["that you gave first"], []),
        ("no, better cancel that call", [PHONE], [LEFT]), (OWN, [SURE, "cancel it"], []),
        ("yes do it", [CANCELLED], []),
    ])  # fmt: skip
    assert [row["status"] for row in patient.rows] == ["cancelled"]


def test_call_moved_where_anybody_may_write(patient: Patient) -> None:
    """The time of a call just asked for is changed in the same way, and is no new call; it can be given up, too."""
    patient.channel = "rest"
    patient.plays([
        (f"pls get someone to call me, i am Asha Menon, {OWN}", ["May I store"], []),
        ("yes you may", ["Your reference is"], []),
        ("make it {soon} in the evening", ["that you gave first"], ["What name"]),
        (OWN, ["Asha Menon", "{soon_long}, in the evening"], []),
        ("yes you may", ["Your reference is {reference}"], []),
        ("did u tell them about it", ["A call on {soon_long}", "{reference}"], []),
        ("please move the call to {later}", ["a call on {soon_long}", PHONE], ["What name"]),
        (OWN, ["Asha Menon", "{later_long}, in the evening"], ["can't be moved"]),
        ("yes you may", ["Your reference is {reference}"], []),
        ("hmm pls dont call me then", ["a call on {later_long}", PHONE], ["then not"]),
        (OWN, [SURE, "cancel it"], []), ("yes do it", [CANCELLED], []),
    ])  # fmt: skip
    (row,) = patient.rows
    assert (row["day"], row["part"], row["status"]) == (patient.known["later_iso"], "evening", "cancelled")


def test_a_call_that_stands_is_not_said_to_be_off(patient: Patient) -> None:
    """Whoever turns down another call hears that the first one stands; to have nobody ring cancels that one."""
    patient.channel = "website"
    patient.plays([
        (f"pls get someone to call me, i am Asha Menon, {OWN}", ["May I store"], []),
        ("yes you may", ["Your reference is"], []),
        ("what became of my call request", ["A call", "{reference}"], ["What name"]),
        ("i want a new call too", ["What name"], []),
        ("oh drop that", ["here before stands"], ["nobody will call you"]),
        ("kindly inform them not to ring", ["a call", SURE, "cancel it"], ["then not"]),
        ("yes do it", [CANCELLED], []),
    ])  # fmt: skip
    assert [row["status"] for row in patient.rows] == ["cancelled"]


def test_late_and_missed(patient: Patient) -> None:
    """Who is late is sent to the clinic's phone, and who missed an appointment can have a new one."""
    patient.plays([
        ("stuck in rain, will be late for the appointment", ["call Inform Clinics directly"], [REFERENCE]),
        ("how late can one come", ["call Inform Clinics directly"], []),
        ("sorry missed my appointment on sunday", [REFERENCE], []),
        ("could i have a new one", ["new booking", "What name"], []),
    ])  # fmt: skip


def test_a_question_about_an_appointment_says_what_can_be_done(patient: Patient) -> None:
    """Whether an appointment is fixed the assistant cannot see, and says so."""
    patient.plays([("is that appointment of mine confirmed now", ["moved or cancelled", "can't see", REFERENCE], [])])


def test_cancelling_nothing_in_particular_denies_no_booking(patient: Patient) -> None:
    """Where nothing was booked "cancel" alone is not answered as if there were none, and its button leads on."""
    reply = patient.says("oh please cancel that")
    assert "Nothing was" not in reply.text
    assert REFERENCE in patient.says(reply.buttons["Cancel an appointment"]).text
