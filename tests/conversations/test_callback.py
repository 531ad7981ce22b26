"""Wishes to be called by a person, from the first word to the row in the store."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa.utils.endpoints import EndpointConfig

from clinic.facts.schema import DAYS
from clinic.settings import clinic_zone, facts_folder
from clinic.timeline import long_date
from tests.conversations.conftest import Patient, Turn
from tests.faults.processes import ActionServer

NAME, PHONE, EMAIL = "What name", "Which phone number", "leave an e-mail"
CONSENT, STORED, NOBODY = (
    "May I store the name and the number",
    "Reception has your request for a call",
    "nobody will call",
)
ASK: Turn = ("could somebody from there ring me up, i want a human", ["Someone from the clinic can call you", NAME], [])
AGREE: Turn = ("yes you may", [STORED, "don't know their hours"], [NAME, PHONE])
AGREE_WISHED: Turn = (AGREE[0], [STORED, "a wish"], [NAME, PHONE])

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
    ("what is not to be told is not passed on, and a wish for the call holds", [
        ("would PRP be painful for someone like me", ["whether PRP hurts"], []),
        ("kindly ring me tomorrow between 3 and 5 pm, Lina Paul 98450 22225",
         ["between 3 pm and 5 pm", CONSENT], [NAME]),
        ("but never mention what i asked here", ["won't pass on", "between 3 pm and 5 pm"], ["painful", "Thank you"]),
        AGREE_WISHED,
    ], ("Lina Paul", "+919845022225", "")),
    ("what they are to be told is passed on, and is no wish for the call", [
        ASK,
        ("Lina Paul 98450 22226", ["as soon as they can", CONSENT], []),
        ("inform them that i will travel next week", ["as soon as they can", "inform them that"], []),
        AGREE,
    ], ("Lina Paul", "+919845022226", "inform them that i will travel next week")),
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
    ("what is no emergency is taken for the clinic to see, after the advice", [
        ("pus is coming out where they did meso", ["call your emergency number"], [NAME]),
        ("can the clinic people ring me back please", ["ask the clinic or a doctor now", NAME], ["can't call or send"]),
        ("Ravi Teja", [PHONE], []),
        ("98450 22230", ["98450 22230", CONSENT], []),
        AGREE,
    ], ("Ravi Teja", "+919845022230", "")),
    ("a wrong number is corrected before agreeing", [
        ASK,
        ("Neha Gupta, 98450 22228", [CONSENT], []),
        ("which number have you got?", ["on 98450 22228", CONSENT], ["sessions", "can't answer"]),
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


# When the call is wished for: what is said, and the day, the part of it and the hour in the store.
WISHED: list[tuple[str, list[Turn], dict[str, Any]]] = [
    ("after an hour", [
        ("could somebody from there ring me up after 6pm, i want a human", [NAME], []),
        ("Meena Kumari 98450 22241", ["98450 22241, if possible after 6 pm", CONSENT], []),
        ("yes you may", [STORED, "after 6 pm", "a wish"], ["their hours"]),
    ], {"day": None, "part": "evening", "hour": "after 18:00"}),
    ("told at the end, and changed", [
        ASK,
        ("Meena Kumari 98450 22242", ["as soon as they can", CONSENT], []),
        ("dont call me in the morning", ["if possible after 12 noon", CONSENT], []),
        ("tomorrow evening", ["if possible on {tomorrow_long}, in the evening", CONSENT], []),
        ("yes you may", [STORED, "{tomorrow_long}, in the evening"], []),
    ], {"day": "{tomorrow_iso}", "part": "evening", "hour": None}),
    ("a booking's day is not the call's", [
        ("kindly book prp for {soon} evening at your place", [NAME], []),
        ("Meena Kumari 98450 22243", [EMAIL], []),
        ("let me rather speak with some human being first", ["as soon as they can", CONSENT], []),
        AGREE,
    ], {"day": None, "part": "any", "hour": None}),
]  # fmt: skip


@pytest.mark.parametrize(("turns", "row"), [row[1:] for row in WISHED], ids=[row[0] for row in WISHED])
def test_when_to_call(patient: Patient, turns: list[Turn], row: dict[str, Any]) -> None:
    """A time that the patient wishes for is told as a wish and stored; nobody is asked for one."""
    patient.plays(turns)
    (stored,) = patient.rows
    assert {key: stored[key] for key in row} == {
        key: value and value.format(**patient.known) for key, value in row.items()
    }


NOT_STORED: list[tuple[str, list[Turn]]] = [
    ("consent is refused",
     [ASK, ("Ritu Sen, 98450 22230", [CONSENT], []), ("no, please don't", ["won't store anything"], [NAME])]),
    ("cancelled at the name", [ASK, ("forget it yaar, leave this", [NOBODY], [NAME])]),
    ("cancelled at the number", [ASK, ("Ritu Sen", [PHONE], []), ("i have changed my mind", [NOBODY], [PHONE])]),
    ("an emergency stands alone, and the same question comes again when the patient goes on", [
        ASK,
        ("wait, my tongue is swelling since this morning's injection and i can hardly breathe",
         ["get help now", "112"], ["couldn't", NAME]),
        ("rushing to the hospital with him", ["good that there is help"], [NAME]),
        ("how many visits would i be signing up for with prp", ["3 to 6", NAME], []),
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


@pytest.fixture
def with_hours(agent: Any, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[ActionServer]:
    """An action server of a clinic that told its hours; the other one answers again afterwards."""
    folder = tmp_path / "facts"
    shutil.copytree(facts_folder(), folder)
    clinic = yaml.safe_load((folder / "clinic.yml").read_text(encoding="utf-8"))
    (folder / "clinic.yml").write_text(yaml.safe_dump({**clinic, "hours": request.param}), encoding="utf-8")
    server = ActionServer(tmp_path / "bookings.sqlite", tmp_path / "actions.log", STRAND_FACTS=str(folder))
    server.start()
    before = agent.processor.action_endpoint
    agent.processor.action_endpoint = EndpointConfig(server.url)
    yield server
    agent.processor.action_endpoint = before
    server.kill()


OPENS = datetime.now(clinic_zone()) + timedelta(days=2)
ALWAYS = dict.fromkeys(DAYS, "00:00-23:59")
IN_TWO_DAYS = {**dict.fromkeys(DAYS, "closed"), DAYS[OPENS.weekday()]: "10:30-18:00"}


@pytest.mark.parametrize(
    ("with_hours", "told"),
    [
        (IN_TWO_DAYS, f"closed now. They will call you once it opens again on {long_date(OPENS.date())}, 10:30"),
        (ALWAYS, "open now, so they should call you soon"),
    ],
    indirect=["with_hours"],
)
def test_opening_hours_are_told(agent: Any, with_hours: ActionServer, told: str) -> None:
    """Where the clinic told its hours, the patient hears whether it is open, or when it opens again."""
    patient = Patient(agent, with_hours)
    patient.plays([ASK, ("it is Meena Kumari, 98450 22221", [CONSENT], []), ("yes you may", [STORED, told], [])])
    assert [row["kind"] for row in patient.rows] == ["callback"]


def test_a_call_that_was_dropped_is_taken_up_again(patient: Patient) -> None:
    """Whoever turns a call down and then wants it after all has not to give anything twice."""
    patient.plays([
        ASK, ("Ritu Sen, 98450 22231", [CONSENT], []), ("oh forget it", [NOBODY], []),
        ("no wait, do call me please", ["Ritu Sen", CONSENT], [NAME]), AGREE,
    ])  # fmt: skip
    assert [row["name"] for row in patient.rows] == ["Ritu Sen"]
