"""Figures that patients take for the article's: which are read, and what is said of them."""

import pytest

from clinic.course.claims import claimed, figure_in, without_figure
from clinic.facts import load_facts
from clinic.settings import ROOT

TREATMENTS = load_facts(ROOT / "data" / "facts").treatments


@pytest.mark.parametrize(
    ("text", "unit", "least", "most"),
    [
        ("treatment is 12 sittings?", "session", 12, 12),
        ("so i come for two to four visits only", "session", 2, 4),
        ("the net says one single session is enough", "session", 1, 1),
        ("a session lasts half an hour, right", "minute", 30, 30),
        ("it gets done only once, right", "session", 1, 1),
        ("one single session is 20 minutes na", "minute", 20, 20),
        ("it takes 2 hrs na", "minute", 120, 120),
        ("is treatment done weekly", "day", 7, 7),
        ("once a month correct?", "day", 30.4, 30.4),
        ("treatment ka asar 20 din me dikhta hai na", "day", 20, 20),
    ],
)
def test_claims_are_read(text: str, unit: str, least: float, most: float) -> None:
    """The number is read with its unit, in figures or words."""
    claim = claimed(text)
    assert claim is not None
    assert (claim.unit, claim.least, claim.most) == (unit, least, most)


@pytest.mark.parametrize(
    "text",
    [
        "how many sessions in 2 months?",
        "i had 4 sessions already",
        "my hair falls since 3 months, right",
        "the doctor said 9 sittings",
        "is more than 6 sittings bad?",
        "i want only 2 sessions",
        "it is repeated only once a year, right",
        "10 minutes, my cousin says 40 minutes?",
        "4 sessions",
    ],
)
def test_other_figures_are_no_claims(text: str) -> None:
    """What is asked, was had, is wished or was said by a doctor is not weighed."""
    assert claimed(text) is None


def test_a_bare_number_is_one_of_what_was_told() -> None:
    """A number at the end is taken in the unit of the answer before, if there is one."""
    claim = claimed("my aunt heard 9", "session")
    assert claim is not None
    assert (claim.unit, claim.least) == ("session", 9)
    assert figure_in("my aunt heard 9") is None
    assert without_figure("so 9 weeks only").split() == ["so", "only"]


@pytest.mark.parametrize(
    ("text", "key", "topic", "right"),
    [
        ("is it 12 sittings?", "prp", "session_count", False),
        ("is it 4 sittings?", "prp", "session_count", None),
        ("is it 20 sittings?", "mesotherapy", "session_count", None),
        ("so 3 sittings are enough?", "mesotherapy", "session_count", False),
        ("sittings are 4 weeks apart?", "prp", "session_interval", True),
        ("every 2 weeks right", "prp", "session_interval", False),
        ("does it take 10 minutes?", "microneedling", "session_duration", True),
        ("does it show in 2 weeks?", "microneedling", "results_time", False),
        ("does it show in 3 to 6 months?", "microneedling", "results_time", True),
        ("does it show in 4 months?", "microneedling", "results_time", None),
        ("will results be there in 9 months?", "prp", "results_time", None),
        ("results in 4 weeks?", "mesotherapy", "results_time", False),
        ("results in 8 weeks?", "mesotherapy", "results_time", None),
    ],
)
def test_claims_are_weighed(text: str, key: str, topic: str, right: bool | None) -> None:
    """What is stated makes it right or wrong; a part of a range, or later than results show, is neither."""
    claim, bounds = claimed(text), TREATMENTS[key].figures.bounds(topic)
    assert claim and bounds
    assert claim.unit == bounds["unit"]
    assert claim.weighed(bounds["least"], bounds["most"], bounds["later"]) is right
