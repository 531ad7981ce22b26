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
        ({"treatment": "prp"}, "I started last month", "utter_date_ambiguous"),
        ({"treatment": "prp"}, "I started on 5 January 2015", "utter_date_far"),
        ({}, "I started on 5 January", "utter_which_treatment_started"),
        ({"treatment": "all"}, "I started on 5 January", "utter_which_treatment_started"),
    ],
)
async def test_asks_back(slots: dict[str, Any], text: str, response: str) -> None:
    """What cannot be worked out is asked for, and a date that is not one is not kept."""
    patient = Patient(ActionTellTimeline(), slots=dict(slots))
    assert await patient.says(text) == [response]
    kept = "2026-01-05" if response == "utter_which_treatment_started" else None
    assert patient.slots["start_date"] == kept


async def test_buttons() -> None:
    """Each offered day is a button whose press tells the timeline of that day."""
    patient = Patient(ActionTellTimeline(), slots={"treatment": "prp"})
    assert await patient.says("15 August") == ["utter_date_ambiguous"]
    days = [button["payload"].split('"')[3] for button in patient.said[0]["buttons"]]
    assert days == ["2025-08-15", "2026-08-15"]
    assert (await patient.says(patient.said[0]["buttons"][0]["payload"], "inform_date", date=days[0]))[0] == told(
        "prp", days[0]
    )


async def test_other_channels() -> None:
    """A channel that cannot draw gets the text alone."""
    patient = Patient(ActionTellTimeline(), slots={"treatment": "prp"}, channel="cmdline")
    assert len(await patient.says("I started on 5 January")) == 1
