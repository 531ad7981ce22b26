"""Wishes to be called by a person, from the first word to the row in the store."""

import pytest

from tests.conversations.conftest import Patient, Turn

NAME, PHONE, EMAIL = "What name", "Which phone number", "leave an e-mail"
CONSENT, STORED, NOBODY = (
    "May I store the name and the number",
    "Reception has your request for a call",
    "nobody will call",
)
ASK: Turn = ("could somebody from there ring me up, i want a human", ["Someone from the clinic can call you", NAME], [])
AGREE: Turn = ("yes you may", [STORED, "don't know their hours"], [NAME, PHONE])

# One row a call-back: what it shows, what is said, and the name, the number and the questions in the store.
CALLBACKS: list[tuple[str, list[Turn], tuple[str, str, str]]] = [
    ("name and number are asked for, and nothing else", [
        ASK,
        ("it is Meena Kumari", [PHONE], [EMAIL]),
        ("98450 22221", ["call Meena Kumari on 98450 22221", CONSENT], ["asked here last", EMAIL]),
        AGREE,
    ], ("Meena Kumari", "+919845022221", "")),
    ("both come with the wish", [
        ("i am Farhan Sheikh, let a real person ring me on 98450 22222", [CONSENT], [NAME, PHONE]),
        AGREE,
    ], ("Farhan Sheikh", "+919845022222", "")),
    ("the questions asked before are shown and passed on, without courtesies", [
        ("good morning to all of you", ["Hello"], []),
        ("would PRP be painful for someone like me", ["whether PRP hurts"], []),
        ("okay, thank you for that", [], []),
        ("what will you charge me for meso", ["what mesotherapy costs"], []),
        ASK,
        ("Gopal Das 98450 22223", ["would PRP be painful for someone like me / what will you charge me for meso?"], []),
        AGREE,
    ], ("Gopal Das", "+919845022223", "would PRP be painful for someone like me / what will you charge me for meso")),
    ("a question in the middle is answered and passed on too", [
        ASK,
        ("would PRP be painful for someone like me", ["whether PRP hurts", NAME], []),
        ("Sana Mirza", [PHONE], []),
        ("98450 22224", ["asked here last: would PRP be painful for someone like me?"], []),
        AGREE,
    ], ("Sana Mirza", "+919845022224", "would PRP be painful for someone like me")),
    ("only the last three questions are passed on", [
        ("explain PRP to me in short", [], []),
        ("which substances are inside meso", [], []),
        ("how many weeks pass between two meso visits", [], []),
        ("tell me the minutes that one PRP visit needs", [], []),
        ASK,
        ("Ritu Sen 98450 22225", ["which substances"], ["explain PRP"]),
        AGREE,
    ], ("Ritu Sen", "+919845022225",
        "which substances are inside meso / how many weeks pass between two meso visits / "
        "tell me the minutes that one PRP visit needs")),
    ("a booking that is given up for a call keeps the name and the number, and is no question", [
        ("kindly put me down for an appointment at your place", [NAME], []),
        ("Arun Nair", [PHONE], []),
        ("98450 22226", [EMAIL], []),
        ("let me rather speak with some human being first", ["call Arun Nair on 98450 22226", CONSENT], ["last"]),
        AGREE,
    ], ("Arun Nair", "+919845022226", "")),
    ("reluctance is met with reasons", [
        ASK,
        ("for what reason you need that", ["before you have agreed", NAME], []),
        ("Vimala Nair", [PHONE], []),
        ("i am not comfortable sharing it", ["say “cancel”", PHONE], []),
        ("ok fine 98450 22227", [CONSENT], []),
        ("why is that needed", ["before you have agreed", CONSENT], [STORED]),
        AGREE,
    ], ("Vimala Nair", "+919845022227", "")),
    ("a wrong number is corrected before agreeing", [
        ASK,
        ("Neha Gupta, 98450 22228", [CONSENT], []),
        ("sorry, the number should be 98450 22229", ["on 98450 22229", CONSENT], ["22228"]),
        AGREE,
    ], ("Neha Gupta", "+919845022229", "")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("turns", "row"), [(turns, row) for _, turns, row in CALLBACKS], ids=[name for name, *_ in CALLBACKS]
)
def test_callback(patient: Patient, turns: list[Turn], row: tuple[str, str, str]) -> None:
    """What the patient agreed to is stored, with the questions that were shown, and its reference is told."""
    patient.plays(turns)
    (stored,) = patient.rows
    assert (stored["kind"], stored["status"], stored["reference"]) == (
        "callback", "requested", patient.known["reference"]
    )  # fmt: skip
    assert (stored["name"], stored["phone"], stored["questions"]) == row


NOT_STORED: list[tuple[str, list[Turn]]] = [
    ("consent is refused",
     [ASK, ("Ritu Sen, 98450 22230", [CONSENT], []), ("no, please don't", ["won't store anything"], [NAME])]),
    ("cancelled at the name", [ASK, ("forget it yaar, leave this", [NOBODY], [NAME])]),
    ("cancelled at the number", [ASK, ("Ritu Sen", [PHONE], []), ("i have changed my mind", [NOBODY], [PHONE])]),
    ("an emergency is answered first, and the wish waits", [
        ASK,
        ("wait, my tongue is swelling since this morning's injection and i can hardly breathe",
         ["get help now", "112", NAME], []),
    ]),
]  # fmt: skip


@pytest.mark.parametrize("turns", [turns for _, turns in NOT_STORED], ids=[name for name, _ in NOT_STORED])
def test_nobody_calls_without_consent(patient: Patient, turns: list[Turn]) -> None:
    """A wish that the patient refuses, cancels or leaves is not stored."""
    patient.plays(turns)
    assert patient.rows == []


def test_the_offered_person_takes_down_the_wish(patient: Patient) -> None:
    """The button that is offered after two misunderstandings leads to the call-back."""
    patient.says("blorp zint the thing")
    offered = patient.says("quux about that other matter").buttons
    assert NAME in patient.says(offered["Talk to a person"]).text
