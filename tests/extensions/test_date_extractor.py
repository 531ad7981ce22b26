"""Dates become entities, so that the policies see that there is one."""

from typing import Any

import pytest
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from extensions.nlu.dates import DateExtractor
from extensions.nlu.intake import READ


def found(text: str, **attributes: Any) -> list[dict[str, Any]]:
    """The entities of a message."""
    (message,) = DateExtractor({}).process([Message({TEXT: text, **attributes})])
    return list(message.get(ENTITIES, []))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I started on 5 January", "5 January"),
        ("can I come tomorrow?", "tomorrow"),
        ("can I come next Friday please", "next Friday"),
        ("I had it on 31 February", "31 February"),  # which day it is, is no matter here
        ("does it hurt?", None),
        ("may I ask 3 to 6 things", None),
        ("", None),
    ],
)
def test_dates(text: str, words: str | None) -> None:
    """The words of the date that counts, and where they stand."""
    dates = [entity for entity in found(text) if entity["entity"] == "date"]
    assert [entity["value"] for entity in dates] == ([words] if words else [])
    assert all(text[entity["start"] : entity["end"]] == entity["value"] for entity in dates)


def test_beside_other_entities() -> None:
    """What was found before stays."""
    prp = {"entity": "treatment", "value": "prp", "start": 0, "end": 3}
    assert [entity["value"] for entity in found("PRP tomorrow", **{ENTITIES: [prp]})] == ["prp", "tomorrow"]


def test_treatments_of_the_clinic_are_no_events() -> None:
    """Of a treatment that the clinic offers the day counts, even if others have it as an event of the past."""
    text = "had hair transplant on 5 jan, when does it show"
    offered = {"entity": "treatment", "value": "transplant", "start": 4, "end": 19}
    assert [each["value"] for each in found(text) if each["entity"] == "date"] == []
    assert [each["value"] for each in found(text, **{ENTITIES: [offered]})] == ["transplant", "5 jan"]


def test_buttons_and_markup() -> None:
    """Nothing is added to a button, which brings its own date, nor read in what is not read."""
    button = '/inform_date{"date": "2026-01-05"}'
    assert found(button, settled=True) == []
    assert found("<2026-01-05> hello", **{READ: "             hello"}) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("my wedding is on 22 March 2027", "2027-03-22"),
        ("will it show by march 2027", "2027-03-01/2027-03-31"),
        ("I started on 5 January", None),
    ],
)
def test_events(text: str, value: str | None) -> None:
    """The day of an event is an entity of its own, a day or the ends of a month, and is no date of a treatment."""
    entities = found(text)
    assert [each["value"] for each in entities if each["entity"] == "event"] == ([value] if value else [])
    assert bool(value) != any(each["entity"] == "date" for each in entities)
