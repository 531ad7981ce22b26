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
