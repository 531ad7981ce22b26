"""The action that tells when results are to be expected."""

from datetime import date
from typing import Any

import pytest

from actions import surroundings
from actions.results import ActionTellTimeline
from clinic.timeline import describe, timeline
from tests.actions.conftest import NOW, Patient

TODAY = NOW.date()


def told(treatment: str, start: str) -> str:
    """The text of a timeline."""
    facts = surroundings.facts()
    return describe(timeline(treatment, facts.treatments[treatment], date.fromisoformat(start), TODAY))


@pytest.mark.parametrize(
    ("slots", "text", "start"),
    [
        ({"treatment": "prp"}, "I started on 5 January", "2026-01-05"),
        ({"treatment": "prp"}, "I will start next Friday, 13 March", "2026-03-13"),
        ({"treatment": "prp"}, "I had my first session yesterday", "2026-03-01"),
        ({"treatment": "mesotherapy"}, "starting today", "2026-03-02"),
        ({"treatment": "mesotherapy", "start_date": "2026-01-05"}, "and for mesotherapy?", "2026-01-05"),
    ],
)
async def test_timeline(slots: dict[str, Any], text: str, start: str) -> None:
    """It is counted from the date in the message, or from the one told before, and the date is kept."""
    patient = Patient(ActionTellTimeline(), slots=dict(slots))
    assert (await patient.says(text))[0] == told(slots["treatment"], start)
    assert patient.slots["start_date"] == start
    assert patient.said[-1]["custom"]["type"] == "timeline"


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("what if I had begun on 9 March", "2026-03-09"),
        ("and if it was done on 27 february", "2026-02-27"),
        ("if I begin on 27 february", "2026-02-27"),
        ("supposing I start on 10 january", "2027-01-10"),
        ("if I took it on 10 january", "2026-01-10"),
        ("I took it on 9 March", "2025-03-09"),
        ("it was on 9 March, what if I stop", "2025-03-09"),
    ],
)
async def test_a_supposed_start(text: str, start: str) -> None:
    """It is the coming day, or the one just past where that is nearer by far; a real one in the past stays there."""
    patient = Patient(ActionTellTimeline(), slots={"treatment": "prp"})
    await patient.says(text)
    assert patient.slots["start_date"] == start


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("oops i meant 9 june", "2025-06-09"),
        ("no wait, 19 may", "2025-05-19"),
        ("actually it was 2024", "2024-05-29"),
        ("sorry, yesterday", "2026-03-01"),
        ("correction: 29 january", "2025-01-29"),
    ],
)
async def test_a_corrected_start(text: str, start: str) -> None:
    """A day that corrects the one told before is near to that, and a year alone keeps the day."""
    patient = Patient(ActionTellTimeline(), slots={"treatment": "prp", "start_date": "2025-05-29"})
    await patient.says(text)
    assert patient.slots["start_date"] == start


async def test_a_treatment_that_others_count_as_past() -> None:
    """The day of a treatment that the clinic offers counts, whatever it is called."""
    named = {"entity": "treatment", "value": "prp", "start": 4, "end": 13}
    patient = Patient(ActionTellTimeline(), slots={"treatment": "prp"})
    await patient.says("had minoxidil on 5 january", named=[named])
    assert patient.slots["start_date"] == "2026-01-05"


async def test_what_is_supposed_goes_on() -> None:
    """A day after it is supposed as well."""
    patient = Patient(ActionTellTimeline(), slots={"treatment": "prp"})
    await patient.hears("what if I had begun on 9 March", "and 20 april")
    assert patient.slots["start_date"] == "2026-04-20"


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("prp on 5 january, meso on 9 february", ["2026-01-05", "2026-02-09"]),
        ("on 5 january prp and on 9 february meso", ["2026-01-05", "2026-02-09"]),
        ("prp and meso both on 5 january", ["2026-01-05", "2026-01-05"]),
    ],
)
async def test_each_treatment_has_its_own_day(text: str, starts: list[str]) -> None:
    """Of two treatments with two days each is counted from its own."""
    named = [
        {"entity": "treatment", "value": value, "start": text.index(word), "end": text.index(word) + len(word)}
        for value, word in (("prp", "prp"), ("mesotherapy", "meso"))
    ]
    for each, start in zip(named, starts, strict=True):
        patient = Patient(ActionTellTimeline(), slots={"treatment": each["value"]})
        await patient.says(text, named=named)
        assert patient.slots["start_date"] == start


@pytest.mark.parametrize(
    ("slots", "text", "words"),
    [
        ({"told_sessions": {"prp": [{"number": 2, "day": "2026-02-09"}]}}, "when does it show",
         ["first PRP session would be on Friday, 9 January 2026", "Thursday, 9 April 2026"]),
        ({}, "my second was on 9 february, when does it show", ["before the second", "Thursday, 9 April 2026"]),
        ({"start_date": "2026-01-02"}, "my second was on 9 february, when does it show", ["Thursday, 2 April 2026"]),
        ({"course": {"kind": "left", "count": 2}}, "it began on 5 january", ["1 to 4 more PRP sessions"]),
    ],
)  # fmt: skip
async def test_sessions_that_are_not_the_first(slots: dict[str, Any], text: str, words: list[str]) -> None:
    """The day of a later one is not counted from as the first, and a first one that is worked out is not kept."""
    patient = Patient(ActionTellTimeline(), slots={"treatment": "prp", **slots})
    said = (await patient.says(text))[0]
    assert [word for word in words if word not in said] == []
    assert patient.slots["start_date"] == slots.get("start_date", "2026-01-05" if "began" in text else None)


async def test_the_day_of_a_month_told_before() -> None:
    """ "The 9th" is that of the month just named, and then the month is forgotten."""
    patient = Patient(ActionTellTimeline(), slots={"treatment": "prp"})
    await patient.hears("I started in december", "the 9th")
    assert patient.slots["start_date"] == "2025-12-09" and patient.slots["named_date"] is None


@pytest.mark.parametrize(
    ("slots", "text", "response"),
    [
        ({"treatment": "prp"}, "when will I see results", "utter_ask_results_time"),
        ({"treatment": "prp"}, "I started on 31 February", "utter_date_impossible"),
        ({"treatment": "prp"}, "I started on 5 or 6 February", "utter_date_which"),
        ({}, "I started last month", "utter_which_treatment_started"),
        ({"treatment": "prp"}, "I started on 5 January 2015", "utter_date_far"),
        ({}, "I started on 5 January", "utter_which_treatment_started"),
        ({"treatment": "all"}, "I started on 5 January", "utter_which_treatment_started"),
    ],
)
async def test_asks_back(slots: dict[str, Any], text: str, response: str) -> None:
    """What cannot be worked out is asked for, and a date that is not one is not kept."""
    patient = Patient(ActionTellTimeline(), slots=dict(slots))
    assert await patient.says(text) == [response]
    kept = "2026-01-05" if "5 January" in text and response == "utter_which_treatment_started" else None
    assert patient.slots["start_date"] == kept


async def test_buttons() -> None:
    """Each offered day is a button whose press tells the timeline of that day."""
    patient = Patient(ActionTellTimeline(), slots={"treatment": "prp"})
    assert await patient.says("15 August") == ["utter_date_which"]
    days = [button["payload"].split('"')[3] for button in patient.said[0]["buttons"]]
    assert days == ["2025-08-15", "2026-08-15"]
    assert (await patient.says(patient.said[0]["buttons"][0]["payload"], "inform_date", date=days[0]))[0] == told(
        "prp", days[0]
    )


async def test_other_channels() -> None:
    """A channel that cannot draw gets the text alone."""
    patient = Patient(ActionTellTimeline(), slots={"treatment": "prp"}, channel="cmdline")
    assert len(await patient.says("I started on 5 January")) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I will start in June", "session in June 2026, new growth can be expected between Tuesday, 1 September 2026 "
         "and Wednesday, 30 September 2026"),
        ("I started last month", "session in February 2026, new growth can be expected between Friday, 1 May 2026 and "
         "Thursday, 28 May 2026"),
        ("planning to start next week", "on a day from 9 to 15 March 2026"),
    ],
)  # fmt: skip
async def test_a_month_or_a_week(text: str, words: str) -> None:
    """A start in a month or a week gets the days between which results fall, and the day is still asked for."""
    patient = Patient(ActionTellTimeline(), slots={"treatment": "prp"})
    said = await patient.says(text)
    assert words in said[0] and said[1:] == ["utter_ask_start_date"]
    assert patient.slots["start_date"] is None


async def test_the_tense_of_the_message_before() -> None:
    """A day without a year, asked for after words of a beginning, is the coming one; nobody is asked which."""
    patient = Patient(ActionTellTimeline(), slots={"treatment": "prp"})
    await patient.says("if I begin in June, when does it show")
    assert (await patient.says("15 August"))[0] == told("prp", "2026-08-15")


async def test_a_day_that_was_kept() -> None:
    """The day of the message before is used when the patient only then says what it is for."""
    patient = Patient(ActionTellTimeline(), slots={"treatment": "prp", "named_date": "05-01-2026"})
    assert (await patient.says("/ask_results_time", "ask_results_time"))[0] == told("prp", "2026-01-05")


async def test_an_event_is_answered_first() -> None:
    """With a known wedding the first sentence says whether results show by then, and the wedding is no start."""
    slots = {"treatment": "prp", "start_date": "2026-03-09", "event_date": "2026-06-30"}
    patient = Patient(ActionTellTimeline(), slots=slots)
    (said, _) = await patient.says("and on 30 June?")
    assert said.startswith("Counted from a first PRP session on Monday, 9 March 2026")
    patient.slots["course"] = {"kind": "by"}
    (said, _) = await patient.says("if I start on 10 March then")
    assert said.startswith("Yes, by the article's figures") and "about 3 weeks before Tuesday, 30 June 2026" in said
    (said,) = await patient.says("will it be seen on 1 July then")
    assert "no promise" in said and "sessions 1 to 3" not in said
    assert patient.slots["start_date"] == "2026-03-10"
