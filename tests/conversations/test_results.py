"""When results are to be expected, counted from the dates that patients name."""

from datetime import date, timedelta

import pytest

from clinic.facts import load_facts
from clinic.settings import ROOT
from clinic.timeline import describe, long_date, timeline
from tests.conversations.conftest import Patient, Turn

TREATMENTS = load_facts(ROOT / "data" / "facts").treatments
NAMED = {"prp": "PRP", "microneedling": "micro needling", "mesotherapy": "meso"}
TELL, WHICH, NOT_FOUND = "tell me the day of the first", "Which treatment", "can't find"
NOT_UNDERSTOOD = "not sure that I understood"


def expected(patient: Patient, treatment: str, day: str) -> str:
    """The answer that follows from the figures, for a day by its name."""
    today, start = (date.fromisoformat(patient.known[f"{name}_iso"]) for name in ("today", day))
    return describe(timeline(treatment, TREATMENTS[treatment], start, today))


# Ways to tell the day of the first session, each with the day that it is.
TOLD = [
    ("my first {} sitting was on {ago}, results by when?", "ago"),
    ("i did {} on {ago_slashed} the first time, when would it show something", "ago"),
    ("{} was done 5 weeks ago, how long until it shows", "ago"),
    ("took {} yesterday for the first time", "yesterday"),
    ("{} starts tomorrow, by when is there a result", "tomorrow"),
    ("if i begin {} on {soon}, after what time does it show", "soon"),
    ("planning {} for {later_iso}, when is growth to be seen", "later"),
    ("first {} was today only, so results from when", "today"),
]


@pytest.mark.parametrize("treatment", NAMED)
@pytest.mark.parametrize(("message", "day"), TOLD)
def test_a_date_and_a_treatment(patient: Patient, message: str, day: str, treatment: str) -> None:
    """A day in any form gets the dates of that treatment, and no other treatment's figures."""
    reply = patient.says(message.replace("{}", NAMED[treatment]))
    assert expected(patient, treatment, day) in reply.texts
    others = [TREATMENTS[key].name for key in NAMED if key != treatment]
    assert [name for name in others if f"first {name} session" in reply.text] == []


@pytest.mark.parametrize("treatment", NAMED)
def test_the_date_follows_the_question(patient: Patient, treatment: str) -> None:
    """After an answer about results the day alone is enough, and so is the next treatment's name."""
    patient.plays([(f"after how many months does {NAMED[treatment]} show something", [TELL], [])])
    assert expected(patient, treatment, "ago") in patient.says("that was on {ago}").texts
    others = [key for key in NAMED if key != treatment]
    for other in others:
        assert expected(patient, other, "ago") in patient.says(f"right, and what about {NAMED[other]} then").texts
    assert expected(patient, others[-1], "soon") in patient.says("hmm, and if that is {soon}").texts


# One row a conversation; "@prp ago" stands for the timeline of PRP from that day.
CONVERSATIONS: list[tuple[str, list[Turn]]] = [
    ("a day without a treatment asks which", [
        ("my first sitting was on {ago}", [WHICH], []),
        ("the plasma one please", ["@prp ago"], []),
    ]),
    ("results of no treatment in particular, then the day, then the treatment", [
        ("after how much time does one see something grow", ["3 to 6 months", "within 3 months"], []),
        ("it began on {ago}", [WHICH], []),
        ("derma pen, that was it", ["@microneedling ago"], ["PRP"]),
    ]),
    ("impossible and vague days are asked for again", [
        ("if i begin PRP on 31 february, after what time does it show", [NOT_FOUND, "31 february"], ["Counted"]),
        ("sometime next month", ["With a first PRP session in", "depending on the day", TELL], ["Counted"]),
        ("ok then {soon}", ["@prp soon"], []),
    ]),
    ("a day long ago is not counted from", [
        ("my first prp sitting was on 5 october 2012, results by when?", ["too far from today"], ["Counted"]),
    ]),
    ("a wedding is no first session", [
        ("after how many months does PRP show something, my wedding is on {later}",
         ["by the article's figures", "with a first PRP session today", "says within 3 months"], ["Counted"]),
    ]),
    ("another topic does not lose the day", [
        ("my first meso sitting was on {ago}, results by when?", ["@mesotherapy ago"], []),
        ("would that be painful", ["whether mesotherapy hurts"], ["Counted"]),
        ("and in case i start tomorrow?", ["@mesotherapy tomorrow"], [NOT_UNDERSTOOD]),
    ]),
    ("other questions of the message are answered too", [
        ("if i begin meso on {soon}, after what time does it show, and what will you charge me",
         ["@mesotherapy soon", "what mesotherapy costs"], []),
    ]),
    ("the start of one treatment is not taken for another whose day is told", [
        ("what if PRP had begun on {soon}, by when does it show", ["@prp soon"], []),
        ("and if meso began on {later}", ["@mesotherapy later"], []),
        ("micro needling on that same day", ["@microneedling later"], ["used together"]),
    ]),
    ("two treatments with a day each", [
        ("had PRP on {ago} and meso on {yesterday}, by when do they show", ["@prp ago", "@mesotherapy yesterday"], []),
    ]),
    ("a day that is corrected", [
        ("took PRP {yesterday} for the first time", ["@prp yesterday"], []),
        ("no today", ["@prp today"], ["If I got something wrong"]),
        ("sorry no, i meant {ago_slashed}", ["@prp ago"], ["What would you like to know"]),
        ("so how far am i", ["@prp ago"], [NOT_UNDERSTOOD]),
        ("and all of them?", ["@mesotherapy ago", "@microneedling ago", "@prp ago"], [NOT_UNDERSTOOD]),
    ]),
    ("results alone ask for the day told before", [
        ("PRP {soon}", ["What would you like to know"], []),
        ("my results pls", ["@prp soon"], [NOT_UNDERSTOOD]),
        ("or meso instead", ["@mesotherapy soon"], []),
    ]),
    ("a later session beside the first is not the first", [
        ("on my 4th meso now, the first was {ago}", ["@mesotherapy ago"], []),
    ]),
    ("a question about growth opens no booking", [
        ("prp {soon} wich month growth", ["@prp soon"], ["name"]),
        ("its been 5 weeks since that roller thing", ["@microneedling ago"], ["name"]),
    ]),
    ("the day when the hair began to fall is no first session", [
        ("explain PRP to me in short", [], []),
        ("my hairfall began on {ago}", [], ["Counted"]),
    ]),
]  # fmt: skip


@pytest.mark.parametrize("turns", [turns for _, turns in CONVERSATIONS], ids=[name for name, _ in CONVERSATIONS])
def test_conversation(patient: Patient, turns: list[Turn]) -> None:
    """Each reply contains the dates that follow from the conversation so far, and no others."""
    for message, present, absent in turns:
        filled = [expected(patient, *part[1:].split()) if part.startswith("@") else part for part in present]
        patient.plays([(message, filled, absent)])
    assert patient.rows == []


@pytest.mark.parametrize("days_from_today", [120, -120, 200])
def test_a_day_without_a_year_that_may_be_past_or_ahead(patient: Patient, days_from_today: int) -> None:
    """Where neither year is clearly meant the assistant asks, and each of its buttons is understood."""
    today = date.fromisoformat(patient.known["today_iso"])
    day = today + timedelta(days=days_from_today)
    patient.says("after how many months does PRP show something")
    offered = patient.says(f"{day:%d %B}").buttons
    assert len(offered) == 2 and "Counted from" in patient.says(offered[list(offered)[days_from_today > 0]]).text


SUPPOSED = [
    "in case i had begun PRP on {day}",
    "what would happen if i took PRP on {day}",
    "supposing my first PRP was on {day}, by when is there growth",
    "PRP, if i joined on {day}",
]


@pytest.mark.parametrize("message", SUPPOSED)
@pytest.mark.parametrize("days_from_today", [6, -3])
def test_a_supposed_start_is_near(patient: Patient, message: str, days_from_today: int) -> None:
    """Whatever its tense, a start that is supposed is the coming day, or the one just past."""
    today = date.fromisoformat(patient.known["today_iso"])
    day = today + timedelta(days=days_from_today)
    reply = patient.says(message.replace("{day}", f"{day:%d %B}"))
    assert describe(timeline("prp", TREATMENTS["prp"], day, today)) in reply.texts


def test_a_supposed_start_before_a_wedding(patient: Patient) -> None:
    """It gets no "Yes" that holds for a year ago, and a wedding told after a supposed start keeps that."""
    today = date.fromisoformat(patient.known["today_iso"])
    wedding, day = (today + timedelta(days=days) for days in (70, 5))
    assert "Counted from" in patient.says(f"suppose i had begun PRP on {day:%d %B}").text
    told = patient.says(f"we marry on {wedding:%d %B}, wedding with 300 guests. visible by then?").text
    assert told.startswith("Not by the article's figures") and long_date(day) in told and long_date(wedding) in told
    other = patient.says("and meso instead?").text
    assert long_date(day) in other and long_date(wedding) in other


def test_a_timeline_stores_nothing_and_offers_no_cure(patient: Patient) -> None:
    """The answer says that it is no promise, and no booking comes of it."""
    assert "no promise" in patient.says("if i begin PRP on {soon}, after what time does it show").text
    assert patient.rows == []


def test_the_first_day_is_remembered(patient: Patient) -> None:
    """Once the first day was told, later questions about the same course are counted from it, without asking again."""
    patient.says("my first prp sitting was on {ago}, results by when?")
    told = expected(patient, "prp", "ago")
    assert told in patient.says("so by when do the results come").text
    for message in ("so when is the second session", "when is my 4th sitting"):
        assert f"after the first on {patient.known['ago_long']}" in patient.says(message).text, message
    assert told not in patient.says("how far apart are meso sittings").text
