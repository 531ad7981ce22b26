"""The actions that work out sums of a course and compare treatments by time."""

from typing import Any

import pytest

from actions.comparison import ActionCompareTimes
from actions.course import ActionTellCourse
from tests.actions.conftest import Patient

START, WEDDING, JUNE = "2026-03-09", "2026-06-30", "2026-06-01/2026-06-30"


def asking(kind: str, **known: Any) -> dict[str, Any]:
    """The slots of a conversation about PRP in which this is asked."""
    numbers = {key: known.pop(key) for key in ("number", "count", "days", "after", "day") if key in known}
    return {"treatment": "prp", "course": {"kind": kind, **numbers}, **known}


@pytest.mark.parametrize(
    ("slots", "text", "words", "start"),
    [
        (asking("nth", number=2, start_date=START), "when is the second", "Thursday, 9 April 2026", START),
        (asking("nth", number=-1, count=4), "first 12-1-2026, when is the last of 4", "12 April 2026", "2026-01-12"),
        (asking("nth", number=0, after=-1), "last was on 23 feb when is next", "Monday, 23 March 2026", None),
        (asking("nth", number=0), "had it on 5 january and 6 february, when is next", "6 March 2026", "2026-01-05"),
        (
            asking("nth", number=3, after=2),
            "first was 3 january. second i had 10 february. third when",
            "10 March",
            "2026-01-03",
        ),
        (asking("nth", number=0), "my second was 24 february", "Tuesday, 24 March 2026", None),
        (asking("nth", number=0, start_date=START), "my second was 11 march", "Saturday, 11 April 2026", START),
        (asking("nth", number=1, after=3, day="2026-02-24"), "when was my first", "24 December 2025", None),
        (asking("left"), "had my 2nd on 10 february, how many left", "1 to 4 more PRP sessions", None),
        (asking("left", count=4), "i finished 4 last week", "Up to 2 more PRP sessions", None),
        (asking("left", count=1), "started on 5 february, had 1, how many left", "2 to 5 more", "2026-02-05"),
        (asking("by", event_date=WEDDING), "done by then if i start in april?", "on Wednesday, 1 April 2026", None),
        (asking("by", event_date=WEDDING), "and if i start on 8 march", "Sunday, 8 March 2026", "2026-03-08"),
        (asking("by", event_date=WEDDING, start_date=START), "moved to 20 may", "after Wednesday, 20 May", START),
        # of an event in a month, its day; a day from which sessions begin is none of it
        (asking("fit", event_date=JUNE), "the 17th", "fit before Wednesday, 17 June 2026", None),
        (asking("by", event_date=JUNE), "it's on the 17th", "Wednesday, 17 June 2026", None),
        (asking("fit", event_date=JUNE), "and beginning tomorrow", "fit before June 2026", "2026-03-03"),
        (asking("fit", event_date=JUNE), "what if we start on the 17th", "fit before June 2026", "2026-03-17"),
        (asking("nth", number=3, start_date=START), "third is when, on friday?", "Saturday, 9 May 2026", START),
        (asking("nth", number=3, start_date=START), "sorry, 8 march", "Friday, 8 May 2026", "2026-03-08"),
        (asking("nth", number=-1, after=2), "2nd tomorrow, first was 24 february. last?", "3 April", "2026-02-24"),
        (asking("nth", number=6), "first was 1 feb, 4th is on 5 march. 6th when", "5 May 2026", "2026-02-01"),
        (asking("nth", number=4, start_date=START), "and 4th", "Tuesday, 9 June 2026", START),
        (asking("nth", number=3), "first in january, 2nd was 20 feb. third?", "Friday, 20 March 2026", None),
        (asking("nth", number=5), "1st 3 jan, 2nd 9 feb, 3rd 1 march. 5th?", "2 months after the third", "2026-01-03"),
        (asking("nth", number=4, start_date=START), "what if 9 days later", "Thursday, 18 June 2026", "2026-03-18"),
        (asking("nth", number=4, start_date=START), "no, may was right", "Sunday, 9 August 2026", "2026-05-09"),
        (asking("nth", number=4, start_date=START), "it was 9 days later that i slept well", "9 June 2026", START),
        (asking("nth", number=-1, start_date=START), "had 1 so far, when does it end", "9 May 2026 if 3", START),
        (asking("nth", number=2), "first sometime in february, 2nd is due when", "1 March 2026 and Sat", None),
        (asking("nth", number=-1, start_date=START), "so the last sitting is 9 may?", "9 May 2026 if 3", START),
        (asking("nth", number=0, after=-1), "so what is next when i go on 5 march", "Sunday, 5 April 2026", None),
        (asking("nth", number=-1), "began 1 march, every 6 weeks. the end?", "where yours are further", "2026-03-01"),
        (asking("left"), "began on 3 january, how many over by now", "2 of 3 to 6 PRP", "2026-01-03"),
        (asking("stay", days=None), "i will be here from 5 to 25 april", "In 20 days:", None),
        (asking("missed", start_date=START), "i missed it on 1 march", "keep Monday, 9 March 2026", START),
        (asking("left", count=1, start_date=START), "had 1, how many left", "2 to 5 more PRP sessions", START),
        (asking("length"), "how long in total", "2 to 5 months", None),
        (asking("fit", start_date=START), "how many before 1 may", "2 PRP sessions fit before Friday, 1 May", START),
        (asking("fit", event_date=WEDDING), "how many before then", "today (2 March)", None),
        (asking("by", event_date=WEDDING), "will it show", "Yes, by the article's figures", None),
        (asking("by", event_date="2026-04-30"), "will it show", "have been due by Saturday, 31 January 2026", None),
        (asking("by", event_date="2026-01-30"), "will it show", "has passed", None),
        (asking("start", event_date=WEDDING), "when should i start", "start by Tuesday, 31 March 2026", None),
        (asking("others"), "my friend saw it in 1 month", "Results vary from person to person", None),
        (asking("stay", days=10), "here for 10 days", "In 10 days:", None),
        (asking("stay", days=30), "here for 30 days", "In a month:", None),
    ],
)
async def test_worked_out(slots: dict[str, Any], text: str, words: str, start: str | None) -> None:
    """The answer follows from the figures and the days known, and only a first session becomes the start."""
    patient = Patient(ActionTellCourse(), slots=slots)
    assert words in "\n".join(await patient.says(text))
    assert patient.slots.get("start_date") == start


SLOTS = {"treatment": "mesotherapy"}
TALKS = [
    ("a day on which the patient asks to come is never kept", [
        ({"kind": "nth", "number": 0, "after": -1, "proposes": True},
         "my last sitting was on 20 february, may i come on 5 march", "5 March would be 6 days after 27 February"),
        ({"kind": "nth", "number": 0, "proposes": True}, "or the 25th", "25 February would be 2 days before 27 Feb"),
        ({"kind": "nth", "number": 0}, "so when is the next", "after the session on Friday, 20 February 2026"),
    ]),
    ("what is told of the past stays there, whatever day is beside it", [
        ({"kind": "nth", "number": 0, "after": -1}, "last sitting was on 20 february. 28 february ok",
         "Friday, 27 February 2026"),
    ]),
    ("a day to come beside a session that was had is no first one", [
        ({"kind": "nth", "number": 0, "after": 2}, "i had my second one on 20 february and shall come on 27 february",
         "Friday, 27 February 2026"),
        ({"kind": "nth", "number": 4}, "and the fourth", "2 weeks after the second on Friday, 20 February 2026"),
    ]),
    ("numbers of sessions are no days", [
        ({"kind": "nth", "number": 3}, "began on 20 february. when to come for 2nd and 3rd", "Friday, 6 March 2026"),
        ({"kind": "nth", "number": 5}, "and 4th and 5th", "Friday, 20 March 2026"),
    ]),
    ("only a session with a number tells when the first was", [
        ({"kind": "nth", "number": 0, "after": -1}, "last was on 25 february", "Wednesday, 4 March 2026"),
        ({"kind": "by"}, "will it show by my wedding on 30 june 2026", "Which session was the one on Wednesday, 25 F"),
        ({"kind": "by", "number": 0, "after": 2}, "it was my second", "first mesotherapy session on Wednesday, 18 F"),
    ]),
    ("a course that starts in some month", [
        ({"kind": "fit"}, "if i start in april, how many before my wedding on 30 may 2026", "1 April to 20 May"),
    ]),
    ("the latest session counts, whichever it is", [
        ({"kind": "nth", "number": 0}, "first was 9 february, second 20 february", "Friday, 27 February 2026"),
        ({"kind": "nth", "after": 3}, "third got shifted to 4 march", "told me Wednesday, 4 March 2026 for the third"),
        ({"kind": "nth", "number": 8}, "and the 8th", "Wednesday, 8 April 2026"),
        ({"kind": "nth", "number": 2}, "and the second", "Monday, 16 February 2026"),
        ({"kind": "left"}, "how many remain", "with 2 done"),
    ]),
    ("the next after those that were had has a number", [
        ({"kind": "nth", "number": -1}, "began on 5 january, done 4 so far. when does it end", "At least 4 more"),
        ({"kind": "nth", "number": 0, "after": 0}, "next one is on 5 march", "sixth mesotherapy session is due on"),
        ({"kind": "nth", "number": 8}, "so the 8th", "Thursday, 26 March 2026"),
    ]),
    ("a session gets its number afterwards, and another day", [
        ({"kind": "nth", "number": 0, "after": -1}, "last was on 25 february", "Wednesday, 4 March 2026"),
        ({"kind": "nth", "number": 0, "after": 4}, "it was my fourth", "after the fourth on Wednesday, 25 Feb"),
        ({"kind": "nth", "number": 0, "after": 4}, "sorry, 24 february", "Tuesday, 3 March 2026"),
    ]),
    ("what was taken for the first was another", [
        ({"kind": "nth", "number": 2, }, "started on 20 february", "Friday, 27 February 2026"),
        ({"kind": "nth", "number": 0, "after": 3}, "no, that was my third", "the fourth mesotherapy session is due on"),
        ({"kind": "nth", "number": 1}, "first?", "Friday, 6 February 2026"),
    ]),
    ("another start is another course", [
        ({"kind": "nth", "number": 0}, "second was 20 february", "Friday, 27 February 2026"),
        ({"kind": "nth", "number": 3}, "and the third if i start on 9 march", "Monday, 23 March 2026"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize("turns", [turns for _, turns in TALKS], ids=[name for name, _ in TALKS])
async def test_sessions_that_were_told_are_remembered(turns: list[tuple[dict[str, Any], str, str]]) -> None:
    """What comes after is counted from the latest session of which the day is known."""
    patient = Patient(ActionTellCourse(), slots=dict(SLOTS))
    for course, text, words in turns:
        patient.slots["course"] = course
        said = "\n".join(await patient.says(text))
        assert words in said, text


async def test_each_treatment_has_its_own_first_day() -> None:
    """What was told of one treatment is not counted for another; a day of none in particular holds for all."""
    patient = Patient(ActionTellCourse(), slots=asking("nth", number=0))
    text = "first PRP was on 10 february, first mesotherapy on 21 february. next dates?"
    named = [{"entity": "treatment", "value": "prp", "start": 6, "end": 9},
             {"entity": "treatment", "value": "mesotherapy", "start": 36, "end": 47}]  # fmt: skip
    (said,) = await patient.says(text, named=named)
    assert "second, due on Tuesday, 10 March 2026" in said and "third, due on Saturday, 7 March 2026" in said
    for treatment, day in (("prp", "10 March"), ("mesotherapy", "7 March"), ("prp", "10 March")):
        patient.slots["course"] = {"kind": "nth", "number": 0}
        (said,) = await patient.says("and the next one of it", treatment=treatment)
        assert day in said
    patient.slots["course"] = {"kind": "nth", "number": 2}
    await patient.says("no, it was on the 12th of february")
    assert patient.slots["starts"] == {"prp": "2026-02-12", "mesotherapy": "2026-02-21"}
    await patient.says("what if i start on 20 march")
    (said,) = await patient.says("and the second of the other", treatment="mesotherapy")
    assert "Friday, 27 March 2026" in said


async def test_a_treatment_that_is_named_again_keeps_its_day() -> None:
    """Of "PRP ..., meso ... . When is the next meso?" each has the day beside its first name."""
    text = "did PRP on 10 february and meso on 21 february. when is the next meso"
    named = [{"entity": "treatment", "value": value, "start": start, "end": start + len(value)}
             for value, start in (("prp", 4), ("meso", 27), ("meso", 65))]  # fmt: skip
    named = [{**each, "value": "mesotherapy"} if each["value"] == "meso" else each for each in named]
    patient = Patient(ActionTellCourse(), slots=asking("nth", number=0))
    await patient.says(text, named=named)
    assert patient.slots["starts"] == {"prp": "2026-02-10", "mesotherapy": "2026-02-21"}


@pytest.mark.parametrize(
    ("slots", "text", "responses"),
    [
        (asking("by"), "will it show by my wedding", ["utter_ask_event_date"]),
        (asking("left"), "how many are left", ["utter_ask_session_count"]),
        (asking("nth", number=0), "when is the next", ["utter_ask_session_interval", "utter_ask_start_date"]),
        (asking("nth", number=2), "first was on 31 june, when is the second", ["utter_date_impossible"]),
        ({"treatment": "prp"}, "and?", ["utter_ask_session_count"]),
    ],
)
async def test_what_is_missing_is_asked_for(slots: dict[str, Any], text: str, responses: list[str]) -> None:
    """Where a day or number is missing the general answer is given or the day asked for."""
    assert await Patient(ActionTellCourse(), slots=slots).says(text) == responses


async def test_a_date_that_was_asked_for_is_the_event() -> None:
    """After "on which date is that?" a plain date is the event; it counts from the month that was told before."""
    patient = Patient(ActionTellCourse(), slots=asking("by", named_date="in June 2026"))
    (said,) = await patient.says("8 november 2026")
    assert "Tuesday, 30 June 2026" in said and "before Sunday, 8 November 2026" in said
    assert patient.slots["event_date"] == "2026-11-08" and patient.slots["start_date"] is None


async def test_every_treatment_where_none_is_named() -> None:
    """Without a treatment each gets a line, also the one for which the article has no figures."""
    patient = Patient(ActionTellCourse(), slots={**asking("stay", days=14), "treatment": None})
    (said,) = await patient.says("here for 2 weeks")
    assert said.startswith("Not for a full course") and said.count("•") == 3 and "doesn't say" in said
    (said,) = await patient.says("and for prp?", treatment="prp")
    assert said.count("•") == 1


@pytest.mark.parametrize(
    ("course", "words"),
    [
        ({"compares": ["prp", "mesotherapy"], "aspect": "course", "slow": False}, "course of mesotherapy"),
        ({"compares": [], "aspect": "results", "slow": True}, "Micro-needling can take longest"),
        (None, "can show results first"),
    ],
)
async def test_compared(course: dict[str, Any] | None, words: str) -> None:
    """The treatments of the slot are compared, or all where it names none."""
    (said,) = await Patient(ActionCompareTimes(), slots={"course": course}).says("which is quicker")
    assert words.lower() in said.lower()
