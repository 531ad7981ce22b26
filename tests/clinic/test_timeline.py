"""Timelines follow from the figures alone, and their words promise nothing."""

import json
import locale
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.facts import load_facts
from clinic.facts.figures import Period
from clinic.facts.schema import Treatment
from clinic.settings import ROOT
from clinic.timeline import Timeline, add, describe, long_date, timeline

TREATMENTS = load_facts(ROOT / "data" / "facts").treatments
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
START = date(2027, 6, 11)


def made_up(**figures: Any) -> Treatment:
    """A treatment that the project does not ship, with the figures given and no others."""
    given_figures = {"sessions": None, "interval": None, "minutes": None, "results": None, **figures}
    return TREATMENTS["prp"].copy(update={
        "name": "laser", "figures": type(TREATMENTS["prp"].figures)(**given_figures)})  # fmt: skip


def line(treatment: Treatment, start: date = START, today: date = START) -> Timeline:
    """A timeline, by default one that starts on Friday, 11 June 2027, which is today."""
    return timeline("some", treatment, start, today)


@pytest.mark.parametrize(
    ("start", "period", "times", "wanted"),
    [
        ("2027-06-11", {"months": 1}, 1, "2027-07-11"),
        ("2027-01-31", {"months": 1}, 1, "2027-02-28"),
        ("2028-01-31", {"months": 1}, 1, "2028-02-29"),
        ("2027-01-31", {"months": 1}, 2, "2027-03-31"),
        ("2028-02-29", {"months": 12}, 1, "2029-02-28"),
        ("2027-12-31", {"months": 2}, 1, "2028-02-29"),
        ("2027-08-31", {"months": 3}, 1, "2027-11-30"),
        ("2027-06-11", {"weeks": 1}, 7, "2027-07-30"),
        ("2027-12-28", {"weeks": 2}, 1, "2028-01-11"),
        ("2027-06-11", {"weeks": 1}, 0, "2027-06-11"),
    ],
)
def test_adding_weeks_and_months(start: str, period: dict[str, int], times: int, wanted: str) -> None:
    """A month leads to the same day, or to the last of a shorter month, and is counted from the start, not chained."""
    assert add(date.fromisoformat(start), Period(**period), times).isoformat() == wanted


@given(DAYS, st.integers(1, 24))
def test_months_never_skip_one(start: date, months: int) -> None:
    """So many months on is that many calendar months on, on the same day or the last one of a shorter month."""
    end = add(start, Period(months=1), months)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("treatment", "start", "earliest", "latest", "sessions"),
    [
        ("prp", "2027-06-11", None, "2027-09-11",
         ["2027-06-11", "2027-07-11", "2027-08-11", "2027-09-11", "2027-10-11", "2027-11-11"]),
        ("prp", "2027-11-30", None, "2028-02-29",
         ["2027-11-30", "2027-12-30", "2028-01-30", "2028-02-29", "2028-03-30", "2028-04-30"]),
        ("microneedling", "2027-06-11", "2027-09-11", "2027-12-11", ["2027-06-11"]),
        ("microneedling", "2027-08-31", "2027-11-30", "2028-02-29", ["2027-08-31"]),
        ("mesotherapy", "2027-06-11", "2027-07-30", None,
         ["2027-06-11", "2027-06-18", "2027-06-25", "2027-07-02", "2027-07-09", "2027-07-16", "2027-07-23",
          "2027-07-30"]),
    ],
)  # fmt: skip
def test_shipped_treatments_keep_to_the_document(
    treatment: str, start: str, earliest: str | None, latest: str | None, sessions: list[str]
) -> None:
    """Results and sessions fall on the days that the document's figures give."""
    found = line(TREATMENTS[treatment], date.fromisoformat(start)).as_dict()
    assert found["results"] == {"earliest": earliest, "latest": latest}
    assert [step["date"] for step in found["steps"] if step["kind"] == "session"] == sessions


# Figures, labels of the steps, words that must stand in the answer.
MADE_UP = [
    ({}, ["First session", "Today"], ["no time for results with laser", "does not state how many sessions"]),
    ({"sessions": {"least": 4}}, ["First session", "Today"], ["at least 4 sessions, but not how far apart"]),
    ({"sessions": {"least": 1, "most": 1}}, ["First session", "Today"], ["gives 1 session."]),
    (
        {"sessions": {"least": 4}, "results": {"after": "sessions"}},
        ["First session", "Today"],
        ["shows results after at least 4 sessions, but not how far apart"],
    ),
    (
        {"sessions": {"least": 2, "most": 2}, "interval": {"weeks": 6}},
        ["Session 1", "Today", "Session 2"],
        ["2 sessions, 6 weeks apart, would run until Friday, 23 July 2027."],
    ),
    (
        {"sessions": {"least": 1, "most": 2}, "interval": {"months": 1}, "results": {"by": {"weeks": 2}}},
        ["Session 1", "Today", "New growth expected by", "Session 2 (if needed)"],
        ["by Friday, 25 June 2027", "1 to 2 sessions, a month apart, would run until Sunday, 11 July 2027."],
    ),
    (
        {"sessions": {"least": 2, "most": 3}, "interval": {"weeks": 2}, "results": {"after": "sessions"}},
        ["Session 1", "Today", "Session 2", "Results expected from", "Session 3 (if needed)"],
        ["from Friday, 25 June 2027 at the earliest", "sessions 1 to 2 by Friday, 25 June 2027"],
    ),
    (
        {"results": {"from": {"weeks": 6}, "by": {"months": 3}}},
        ["First session", "Today", "New growth expected from"],
        ["between Friday, 23 July 2027 and Saturday, 11 September 2027", "in 6 weeks to 3 months"],
    ),
]


@pytest.mark.parametrize(("figures", "labels", "words"), MADE_UP)
def test_any_treatment_works_from_its_figures(figures: dict[str, Any], labels: list[str], words: list[str]) -> None:
    """A treatment that is added later has the steps that its figures give, and none that they do not give."""
    found = line(made_up(**figures))
    # The labels stand in the order of their days, and those of one day in any order.
    assert sorted(step.label for step in found.steps) == sorted(labels)
    for part in words:
        assert part in describe(found), describe(found)


@pytest.mark.parametrize(
    ("treatment", "words"),
    [
        ("prp", ["by Saturday, 11 September 2027", "clinic's article says within 3 months", "3 to 6 sessions, a month",
                 "sessions 1 to 3 by Wednesday, 11 August 2027", "up to 6 by Thursday, 11 November 2027"]),
        ("microneedling", ["between Saturday, 11 September 2027 and Saturday, 11 December 2027",
                           "does not state how many sessions"]),
        ("mesotherapy", ["from Friday, 30 July 2027 at the earliest", "at least 8 sessions, a week apart"]),
    ],
)  # fmt: skip
def test_the_answer_names_the_days_and_promises_nothing(treatment: str, words: list[str]) -> None:
    """Two to four sentences: full dates, the article as the source, where today stands, and that results vary."""
    said = describe(line(TREATMENTS[treatment]))
    for part in [*words, "Friday, 11 June 2027", "Today is the first session.", "can be expected", "results vary"]:
        assert part in said, said
    assert 2 <= said.count(". ") + 1 <= 4
    assert len(said) < 500


def test_results_that_are_overdue_lead_to_the_dermatologist() -> None:
    """After the time for results the answer no longer says that they can be expected."""
    said = describe(line(TREATMENTS["prp"], today=date(2027, 9, 25)))
    assert "could be expected by" in said and "The 3 months ended 2 weeks ago." in said
    assert "ask the dermatologist" in said


@pytest.mark.parametrize(
    ("treatment", "today", "words"),
    [
        ("prp", "2027-03-11", "the first session is in 3 months"),
        ("prp", "2027-05-01", "the first session is in about 6 weeks"),
        ("prp", "2027-06-02", "the first session is in 9 days"),
        ("prp", "2027-06-04", "the first session is in a week"),
        ("prp", "2027-06-10", "the first session is tomorrow"),
        ("prp", "2027-06-11", "today is the first session"),
        ("prp", "2027-06-12", "today you are 1 day in"),
        ("prp", "2027-07-16", "today you are 5 weeks in"),
        ("prp", "2027-09-10", "today you are 13 weeks in"),
        ("prp", "2027-09-11", "today is the last day of the 3 months"),
        ("prp", "2027-09-12", "the 3 months ended yesterday"),
        ("prp", "2027-09-25", "the 3 months ended 2 weeks ago"),
        ("prp", "2028-09-11", "the 3 months ended 12 months ago"),
        ("microneedling", "2027-09-10", "today you are 13 weeks in"),
        ("microneedling", "2027-10-11", "today you are 4 months in, and the 3 to 6 months for results have begun"),
        ("microneedling", "2027-12-12", "the 3 to 6 months ended yesterday"),
        ("mesotherapy", "2027-07-29", "today you are about 7 weeks in"),
        ("mesotherapy", "2027-08-06", "the time for 8 sessions ended a week ago"),
    ],
)
def test_where_today_stands(treatment: str, today: str, words: str) -> None:
    """Time gone and time to go are told in the days, weeks and months that a person would use."""
    assert line(TREATMENTS[treatment], today=date.fromisoformat(today)).position == words


@given(st.sampled_from(sorted(TREATMENTS)), DAYS, DAYS)
def test_every_timeline_is_in_order_and_can_be_drawn(key: str, start: date, today: date) -> None:
    """On any days the steps are in order and hold today once, all is JSON, and the answer has no gaps."""
    found = timeline(key, TREATMENTS[key], start, today)
    days = [step.date for step in found.steps]
    assert days == sorted(days) and min(days) == min(start, today)
    assert [step.date for step in found.steps if step.kind == "today"] == [today]
    assert all(step.until is None or step.until > step.date for step in found.steps)
    assert json.loads(json.dumps(found.as_dict())) == found.as_dict()
    said = describe(found)
    assert long_date(start) in said and "{" not in said and "None" not in said and "0 " not in found.position.split()


def test_days_are_written_out_in_english() -> None:
    """A date is written with its weekday, month and year, in English under any locale."""
    before = locale.setlocale(locale.LC_TIME)
    try:
        for name in ("de_DE.UTF-8", "C"):
            try:
                locale.setlocale(locale.LC_TIME, name)
            except locale.Error:
                continue
            assert long_date(date(2027, 6, 11)) == "Friday, 11 June 2027"
    finally:
        locale.setlocale(locale.LC_TIME, before)
