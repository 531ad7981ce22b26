"""What follows from a course's figures is found in the message, counted right, and never made up."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.course import (
    Event,
    Known,
    Question,
    TimeAsked,
    Told,
    answer,
    compare,
    compared_time,
    counted_from,
    day_between,
    describe_after,
    due,
    in_month,
    kept,
    latest_start,
    other_count,
    read_question,
    read_questions,
    stay,
    verdict,
    verdict_in,
    waits_for_date,
    without_day,
)
from clinic.course.words import AFTER, FIRST, LAST, NEXT
from clinic.facts import load_facts
from clinic.facts.schema import Treatment
from clinic.settings import ROOT
from clinic.timeline import describe, timeline

TREATMENTS = load_facts(ROOT / "data" / "facts").treatments
PRP, MESO, NEEDLING = (TREATMENTS[key] for key in ("prp", "mesotherapy", "microneedling"))
TODAY = date(2026, 11, 25)
START = date(2026, 12, 1)
WEDDING = Event(date(2027, 3, 22), date(2027, 3, 22))
MARCH = Event(date(2027, 3, 1), date(2027, 3, 31))
DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))
COUNTING, RESULTS = Known(topic="ask_session_count"), Known(topic="ask_results_time")


def with_figures(**figures: Any) -> Treatment:
    """A treatment that is not shipped, with these figures and no others."""
    stated = {"sessions": None, "interval": None, "minutes": None, "results": None, **figures}
    return PRP.copy(update={"name": "laser", "figures": type(PRP.figures)(**stated)})


ASKED = [
    ("when is my second session due", Known(), Question("nth", 2)),
    ("second session date only", Known(), Question("nth", 2)),
    ("doc said 4 prp. first one 12-10-2026, when is the last", Known(), Question("nth", LAST, 4)),
    ("agla session kab hai", Known(), Question("nth", NEXT)),
    ("and the third?", Known(start=True), Question("nth", 3)),
    ("whats my next dates", Known(), Question("nth", NEXT)),
    ("kindly say when my 3rd is", Known(), Question("nth", 3)),
    ("15 november was my 2nd session. when is the 3rd", Known(dated=True), Question("nth", 3, after=2)),
    ("took the third one late, on 4 may", Known(dated=True, asks=False), Question("nth", NEXT, after=3)),
    ("the final one is 3 may. when did we begin", Known(dated=True), Question("nth", FIRST, after=LAST)),
    ("so my last is on 3 may?", Known(start=True, dated=True), Question("nth", LAST)),
    ("six sittings from monday till when", Known(dated=True), Question("nth", LAST, 6)),
    ("was due for my second on monday but got fever", Known(), Question("missed")),
    ("count of sessions over by today, began 3 may", Known(dated=True), Question("left")),
    ("how many sittings by now if it began 3 may", Known(dated=True), Question("left")),
    ("and during the same stay?", Known(event=True, stays=True), Question("stay")),
    ("last session was on 3 nov when is next one due", Known(), Question("nth", NEXT, after=LAST)),
    ("i've already had 1. how many left", Known(), Question("left", count=1)),
    ("2 sessions done, how many more sessions", Known(), Question("left", count=2)),
    ("so 2 to 5 more?", Known(), Question("left")),
    ("weekly? so how much time total 8", Known(), Question("length", count=8)),
    ("8 weeks?", COUNTING, Question("length")),
    ("8 weeks in all?", RESULTS, Question("length")),
    ("so 7 weeks i have to come", COUNTING, Question("length")),
    ("2 months roughly, right?", COUNTING, Question("length")),
    ("so 3 months for 3 sessions?", Known(), Question("length", count=3)),
    ("4 sessions means how many weeks then", Known(), Question("length", count=4)),
    ("so 5 sittings is 5 months", COUNTING, Question("length", count=5)),
    ("no no, total time for full course", Known(), Question("length")),
    ("no i mean total", COUNTING, Question("length")),
    ("ohh so 6 months total", COUNTING, Question("length")),
    ("3 nov i missed it. what now", Known(), Question("missed")),
    ("what if i skip one sitting", Known(), Question("missed")),
    ("that's long. my friend saw it in 1 month", Known(), Question("others")),
    ("a colleague took 4 sittings and it grew", Known(), Question("others", count=4)),
    ("one guy did 5 sittings and his hair is back", Known(asks=False), Question("others", count=5)),
    ("my neighbour had 7 done", COUNTING, Question("others", count=7)),
    ("my neighbour had 7 done, how many are left for her", COUNTING, Question("left", count=7)),
    ("my boss spoke of it. i did 2 sessions", Known(asks=False), Question("left", count=2)),
    ("before wedding i can do how many sessions?", Known(event=True), Question("fit")),
    ("does it need many sessions before the event?", Known(event=True), Question("fit")),
    ("i meant before 15 jan", Known("ask_session_count", names_event=True, asks=False), Question("fit")),
    ("how many days before my wedding should i do it", Known(names_event=True), Question("start")),
    ("will it show by wedding", Known(event=True), Question("by")),
    ("prp dikhega kya tab tak", Known(event=True), Question("by")),
    (
        "i'm in india only 2 weeks in january. is that enough for any treatment",
        Known(),
        Question("stay", days=14, every=True),
    ),
    (
        "come to india from 20 december to 5 january. can i do prp",
        Known(names_event=True, stays=True),
        Question("stay"),
    ),
    ("how many sessions can i do in that time", Known(event=True, stays=True), Question("stay")),
    ("kitne mahine lagenge prp complete hone me", Known(), Question("length")),
    ("aur agar beech me ek miss ho gaya", Known(start=True), Question("missed")),
    ("i had 3 meso injections already. remaining?", Known(), Question("left", count=3)),
    ("doctor said total 5 prp. i finished 2. how many left", Known(), Question("left", 5, 2)),
    ("when must i begin latest", Known(event=True, before="by"), Question("start")),
    ("my last session was in october. when is the next one", Known(), Question("nth", NEXT, after=LAST)),
    ("too late then?", Known(event=True, before="by"), Question("by")),
    ("which treatment will show before 14 feb", Known(names_event=True), Question("by", every=True)),
    ("can the treatment be finished before my exam", Known(event=True), Question("fit")),
    ("will all 5 sittings finish by then", Known(event=True), Question("fit", count=5)),
    ("is completing 9 before my exam possible", Known(event=True), Question("fit")),
    ("will 9 of them get over by then", Known(event=True, before="fit"), Question("fit", count=9)),
    ("can all of it be finished", Known(event=True, before="fit"), Question("fit")),
    ("how many can be fitted in between 3 may and 9 june", Known(names_event=True, stays=True), Question("stay")),
    ("how many of them can i manage", Known(event=True, before="by"), Question("fit")),
    ("when will all 9 be done", Known(), Question("nth", LAST, 9)),
    ("so when must i come then", Known(talked=True), Question("nth", NEXT)),
    ("ok and after this one?", Known(before="nth"), Question("nth", AFTER)),
    ("doctor told me 6 sittings of meso starting 1 dec, when does it end", Known(), Question("nth", LAST, 6)),
    ("when should i come back for second", Known(start=True), Question("nth", 2)),
    ("second i had 10 november. third when", Known(), Question("nth", 3, after=2)),
    ("do hafte ke liye aa raha hu, ho jayega?", Known(), Question("stay", days=14)),
    ("so next is when", Known(), Question("nth", NEXT)),
    ("what date was my first", Known(start=True), Question("nth", FIRST)),
    ("three to go, right?", Known(), Question("left", count=None)),
    ("done 3 already", Known(before="left"), Question("left", count=3)),
    ("finished 5 sittings now", Known(asks=False), Question("left", count=5)),
    ("had my 3rd treatment on 4 may. how many more sessions", Known(), Question("left", after=3)),
    ("the third is on friday", Known(dated=True, asks=False), Question("nth", NEXT, after=3)),
    ("if my 2nd is 4 march", Known(dated=True), Question("nth", NEXT, after=2)),
    ("my second got pushed to 6 june", Known(start=True, dated=True), Question("nth", after=2)),
    ("could we do the next on 6 june", Known(start=True, dated=True), Question("nth", NEXT, proposes=True)),
    ("it was postponed to 6 june", Known(start=True, dated=True, before="nth"), Question("nth", after=NEXT)),
    ("and the sitting after that", Known(start=True), Question("nth", AFTER)),
    ("the final one if just 4 are enough", Known(start=True), Question("nth", LAST, 4)),
    ("6 june was my third", Known(dated=True, asks=False), Question("nth", NEXT, after=3)),
    ("6 june it began, when is my third", Known(dated=True), Question("nth", 3)),
    ("4 of 8 sittings are over", Known(asks=False), Question("left", count=4)),
    ("last day to be beginning, by 3 june", Known(names_event=True), Question("start")),
    ("so what is the last date", Known(event=True, before="by"), Question("start")),
    ("is that late?", Known(event=True, topic="ask_results_time"), Question("by")),
    ("5 sittings of it are over", Known(asks=False), Question("left", count=5)),
    ("may i make a gap of 2 months", Known(start=True), Question("missed")),
    ("total weeks for each", COUNTING, Question("length", every=True)),
    ("that's 6 months?", COUNTING, Question("length")),
    ("and if we just have 5 weeks", Known("ask_results_time", event=True, names_event=True, asks=False),
     Question("by")),
    ("on the 4th i took treatment 2 times", Known(asks=False), Question("left", count=2)),
    ("got treatment 5 times, how many more", Known(), Question("left", count=5)),
    ("how many sittings are finished by now", Known(start=True), Question("left")),
    ("so which sitting is it today", Known(start=True), Question("left")),
    ("does the 4th sitting fall on a friday, or is it a monday", Known(start=True), Question("nth", 4)),
    ("last one of treatment was on 4 may, it was my third", Known(dated=True), Question("nth", NEXT, after=3)),
    ("my third was 3 days late, 14 may, when is the fourth", Known(event=True, before="by"),
     Question("nth", 4, after=3)),
    ("on which day is my 3rd one", Known(start=True), Question("nth", 3)),
    ("final sitting's date when we begin 9 february", Known(dated=True), Question("nth", LAST)),
    ("when will 5 sittings of it be over if we start 3 may", Known(dated=True), Question("nth", LAST, 5)),
    ("second was 3 may, third 9 june. when is the fifth", Known(dated=True), Question("nth", 5, after=3)),
    ("my last sitting (number 5) was on 3 may", Known(dated=True), Question("nth", NEXT, after=5)),
    ("it was my fifth", Known(before="nth"), Question("nth", NEXT, after=5)),
    ("which date is session 6", Known(start=True), Question("nth", 6)),
    ("third is on 3 may, is the fourth on 3 june", Known(dated=True),
     Question("nth", 4, after=3, proposes=True)),
    ("is 9 may too soon for my second", Known(dated=True), Question("nth", 2, proposes=True)),
    ("yesterday was 4th sitting", Known(dated=True), Question("nth", NEXT, after=4)),
    ("my derma wants 5 weeks gap", Known(about=True), Question("gap")),
    ("may i have it every 9 days", Known(about=True), Question("missed")),
    ("are 4 sittings in 9 days possible", Known(), Question("stay", days=9)),
    ("das din me 4 sitting ho jayegi", Known(), Question("stay", days=10)),
    ("sittings before that?", Known(event=True), Question("fit")),
    ("what's the final one of treatment", Known(start=True), Question("nth", LAST)),
    ("no, i mean the last sitting of treatment", Known(before="missed"), Question("nth", LAST)),
    ("when should i go next", Known(), Question("nth", NEXT)),
    ("until which date will it run", Known(start=True), Question("nth", LAST)),
    ("till when do i have to come", Known(dated=True), Question("nth", LAST)),
    ("when are all the sittings over", Known(), Question("nth", LAST)),
    ("how many months until i am done with everything", Known(asks_results=True), Question("length")),
    ("have i missed the second", Known(start=True), Question("nth", 2)),
    ("did just two sittings, am i late", Known(start=True), Question("nth", 3)),
    ("must i do it all over again", Known(about=True), Question("missed")),
    ("what if the gap is 7 weeks", Known(about=True), Question("missed")),
    ("agar doosra 2 hafte late ho jaye", Known(about=True), Question("missed")),
    ("any problem if i delay the second by a week", Known(about=True), Question("missed")),
    ("can i have the next sitting sooner", Known(about=True), Question("missed")),
    ("can my 2nd be after 6 weeks instead of 4", Known(about=True), Question("missed")),
    ("teesra kab", Known(), Question("nth", 3)),
    ("n last", Known(start=True), Question("nth", LAST)),
    ("is 5 weeks bad then", Known(before="missed"), Question("missed")),
    ("can i do the remaining ones when i am back in may", Known(about=True), Question("missed")),
    ("had 3 of treatment, my last one was on 4 may, when is the next", Known(dated=True),
     Question("nth", NEXT, after=3)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "known", "wanted"), ASKED)
def test_questions_are_found(text: str, known: Known, wanted: Question) -> None:
    """Ordinary wordings, in English and romanised Hindi, give the question that can be worked out, with its numbers."""
    assert read_question(text, known) == wanted
    assert Question.from_dict(wanted.as_dict()) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "how many sessions of prp", "how far apart are the sessions", "how long does one session take",
        "when will i see results", "does the second session hurt", "total cost for 3",
        "i want to book my next appointment", "my hair is falling for 2 weeks",
        "after the second session will i see results", "what is left of my hair", "hello", "i miss my hair", "",
        "the second may hurt more", "i had 2 children", "my 3rd session",
        "how long do results last", "how many more weeks till results", "the last thing i want is pain",
        "when will the swelling be over", "till when are you open", "till when should i stay out of the sun",
        "is the gap 4 weeks", "can i see it sooner if the second works", "if my next flight is 2 days later",
        "what about 10 sessions", "am i too late for treatment", "let us start over",
        "how much is it for 4 sittings in 9 days", "it was my fifth", "my doctor told me to come in 5 weeks",
    ],
)  # fmt: skip
def test_other_questions_are_left_alone(text: str) -> None:
    """What the article answers by itself, or what is asked of something else, is not worked out."""
    assert read_question(text, Known()) is None


def test_a_session_beside_a_journey() -> None:
    """Whether one may fly the day after is no question for results by then; by a wedding it is."""
    asked = "can i do it on 4 may, {} is on 5 may"
    assert read_question(asked.format("my flight"), Known(names_event=True, dated=True)) is None
    assert read_question(asked.format("my wedding"), Known(names_event=True, dated=True)) == Question("by")


def test_two_questions_in_one_message() -> None:
    """Both are found, each once; one question in two words stays one."""
    both = read_questions("i did 2, how many are left, and when is the final one", Known())
    assert both == [Question("left", count=2), Question("nth", LAST)]
    assert read_questions("when is my third session due and on which date", Known()) == [Question("nth", 3)]
    assert read_questions("does it hurt and is it safe", Known()) == []
    assert read_questions("the fourth and the last?", Known(start=True)) == [Question("nth", 4), Question("nth", LAST)]
    assert read_questions("when will i see hair, and when is the next", Known()) == [Question("nth", NEXT)]
    wedding = read_questions("will it show by then and how many sittings are over", Known(names_event=True))
    assert wedding == [Question("by"), Question("fit")]
    three = [Question("nth", number) for number in (2, 3, 4)]
    assert read_questions("when should i take 2nd, 3rd and 4th", Known()) == three
    told = [Question("nth", number, after=3) for number in (4, 5)]
    last = [Question("nth", LAST, 5)]
    assert read_questions("doctor wants 5 sittings from 9 feb. last one?", Known(about=True, dated=True)) == last
    assert read_questions("had my first yesterday and the next?", Known(dated=True)) == [Question("nth", NEXT)]
    assert read_questions("first 3 may, second 9 june. third?", Known(dated=True)) == [Question("nth", 3, after=2)]
    assert read_questions("3rd on 5 may, so when is the 4th & 5th", Known(dated=True)) == told


@pytest.mark.parametrize(
    ("text", "count"),
    [("and if i take 5?", 5), ("no doctor said 4 sessions", 4), ("six then", 6), ("and if i do it", None),
     ("suppose doctor says 12 sittings", 12), ("6 weeks?", None), ("the 6th", None), ("i am 30", None)],
)  # fmt: skip
def test_another_number_of_sessions(text: str, count: int | None) -> None:
    """A number alone is one of sessions, unless something else is counted."""
    assert other_count(text) == count


def test_an_event_in_a_month_gets_its_day_by_that_of_the_month() -> None:
    """A day of the month is the event's; one that counts from today is that of something else."""
    days = {"it's on the 9th": 9, "21 march": 21, "the 1st of march": 1}
    assert {text: MARCH.narrowed(text) for text in days} == {
        text: Event(date(2027, 3, day), date(2027, 3, day)) for text, day in days.items()
    }
    others = ("what if i begin tomorrow", "in 6 days", "from next week", "start on 4 january")
    assert [text for text in others if MARCH.narrowed(text)] == []
    assert WEDDING.narrowed("the 9th") is None


def test_a_wish_to_have_it_by_then_asks_for_results() -> None:
    """Whoever wants hair by the day that was told asks whether it shows by then."""
    known = Known(event=True, asks_results=True)
    assert read_question("i'd love a full head before that day", known) == Question("by")
    assert read_question("i'd love a full head of hair", known) is None


def test_a_day_within_a_month() -> None:
    """Of a first session in some month the others fall between two days; nothing else is answered so."""
    march = Event(date(2027, 3, 1), date(2027, 3, 31))
    said = day_between(Question("nth", 2), PRP, march) or ""
    assert "between Thursday, 1 April 2027 and Friday, 30 April 2027" in said
    assert day_between(Question("nth", LAST), PRP, march) is None
    assert day_between(Question("nth", 2), NEEDLING, march) is None


@pytest.mark.parametrize(
    ("treatment", "words"),
    [
        (PRP, ["It depends on the day. Yes", "on Tuesday, 22 December 2026", "from Wednesday, 23 December 2026 on"]),
        (MESO, ["Possibly", "with a first mesotherapy session on Thursday, 31 December 2026"]),
        (NEEDLING, ["It depends on the day. Perhaps", "on Tuesday, 22 December 2026", "not by then."]),
    ],
)
def test_a_month_as_the_start_is_judged_by_its_days(treatment: Treatment, words: list[str]) -> None:
    """Where only some days of it are early enough, the last of these is told; else the day that says the most."""
    said = verdict_in("any", treatment, Event(date(2026, 12, 1), date(2026, 12, 31)), WEDDING, TODAY)
    assert [word for word in words if word not in said] == []
    january = verdict_in("any", PRP, Event(date(2027, 1, 1), date(2027, 1, 31)), WEDDING, TODAY)
    assert january.startswith("Not") and "on Friday, 1 January 2027" in january


@pytest.mark.parametrize(
    ("latest", "before", "second", "number"),
    [
        (Told(NEXT, TODAY), Told(5), False, 6),
        (Told(NEXT, TODAY), None, True, 2),
        (Told(NEXT, TODAY), None, False, NEXT),
        (Told(LAST, TODAY), Told(5), False, 5),
        (Told(LAST, TODAY), Told(5, START), False, LAST),
        (Told(3, TODAY), Told(5), False, 3),
    ],
)
def test_the_number_of_a_session_follows_from_what_was_told(
    latest: Told, before: Told | None, second: bool, number: int
) -> None:
    """The next one after five is the sixth; where nobody has told how many were had, it has no number."""
    numbered = latest.numbered(before, second)
    assert numbered.number == number and Told.from_dict(numbered.as_dict()) == numbered


THIRD, FIFTH, HAD = Told(3, date(2026, 12, 9)), Told(5, date(2027, 2, 19)), Told(6)
ASKED_OF = [
    (Question("nth", 2), START, Question("nth", 2)),
    (Question("nth", 2), None, Question("nth", 2, after=3, day="2026-12-09")),
    (Question("nth", 3), START, Question("nth", 3, after=3, day="2026-12-09")),
    (Question("nth", 4), START, Question("nth", 4, after=3, day="2026-12-09")),
    (Question("nth", 6), START, Question("nth", 6, after=5, day="2027-02-19")),
    (Question("nth", NEXT), START, Question("nth", None, after=5, day="2027-02-19")),
    (Question("nth", LAST), START, Question("nth", LAST, after=5, day="2027-02-19")),
    (Question("nth", 6, after=4, day="2027-01-01"), START, Question("nth", 6, after=4, day="2027-01-01")),
    (Question("left"), START, Question("left", after=5, day="2027-02-19")),
    (Question("left", count=2), START, Question("left", count=2)),
    (Question("fit"), START, Question("fit")),
]


@pytest.mark.parametrize(("question", "first", "wanted"), ASKED_OF)
def test_a_session_is_counted_from_the_one_told_before_it(
    question: Question, first: date | None, wanted: Question
) -> None:
    """Of several the nearest before it counts; without a first one also one that comes later."""
    assert counted_from(question, [THIRD, FIFTH], first) == wanted


def test_sessions_that_were_had_without_a_day() -> None:
    """They tell how many are left, and no day to count from."""
    assert counted_from(Question("left"), [THIRD, HAD], START) == Question("left", count=6)
    assert counted_from(Question("nth", NEXT), [THIRD, HAD], START) == Question("nth", NEXT)
    figures = MESO.figures
    assert without_day(Question("nth", LAST), HAD, date(2026, 9, 9), figures, TODAY) == Question("left", count=6)
    assert without_day(Question("nth", LAST), HAD, date(2026, 10, 21), figures, TODAY) == Question("nth", LAST)
    assert without_day(Question("nth", 7), HAD, date(2026, 9, 9), figures, TODAY) == Question("nth", 7)


def test_what_is_told_of_a_session_later_counts() -> None:
    """A day replaces the one before it, a number belongs to its day, and what has no number is the last."""
    unnumbered = Told(LAST, date(2027, 3, 3))
    assert kept(kept([FIFTH], THIRD), unnumbered) == [THIRD, FIFTH, unnumbered]
    assert kept([THIRD, unnumbered], Told(6, date(2027, 3, 3))) == [THIRD, Told(6, date(2027, 3, 3))]
    assert kept([THIRD, FIFTH], Told(3, START)) == [Told(3, START), FIFTH]
    assert kept([THIRD, FIFTH], Told(4, THIRD.day)) == [Told(4, THIRD.day), FIFTH]
    assert kept([THIRD, FIFTH], Told(5)) == [THIRD, FIFTH]


def test_who_tells_a_moved_session_gets_no_days_from_the_first() -> None:
    """The days of the others are counted from it, those of the results from the first session."""
    course = timeline("prp", PRP, date(2026, 9, 21), TODAY)
    said = describe_after(course, PRP, Told(2, date(2026, 11, 9)))
    assert "from the second on Monday, 9 November 2026" in said and "Monday, 21 December 2026" in said
    assert "1 to 3 by" not in said
    assert describe_after(course, PRP, Told(2, date(2026, 10, 21))) == describe(course)
    said = describe_after(timeline("mesotherapy", MESO, START, TODAY), MESO, Told(3, date(2026, 12, 18)))
    assert "the eighth would be on Friday, 22 January 2027" in said


def test_results_of_who_tells_the_sessions_had() -> None:
    """Where results come after sessions that are still to come, no day that is over is promised."""
    started = date(2026, 9, 21)
    said = describe_after(timeline("mesotherapy", MESO, started, TODAY), MESO, Told(6))
    assert "the eighth would be on Wednesday, 2 December 2026" in said and "9 November" not in said
    assert "2 to 5 more PRP sessions" in describe_after(timeline("prp", PRP, started, TODAY), PRP, Told(1))
    assert describe_after(timeline("microneedling", NEEDLING, started, TODAY), NEEDLING, Told(1)) == describe(
        timeline("microneedling", NEEDLING, started, TODAY)
    )


@pytest.mark.parametrize(
    ("text", "waits"),
    [("will it show by diwali", True), ("before my wedding?", True), ("my wedding was nice", False), ("by may", False)],
)
def test_an_event_without_a_date(text: str, waits: bool) -> None:
    """A day that is only named is asked for, unless it was told before."""
    assert waits_for_date(text, Known()) == waits
    assert not waits_for_date(text, Known(event=True))


ANSWERS = [
    (
        Question("nth", 2),
        PRP,
        START,
        "due on Friday, 1 January 2027",
        "a month after the first on Tuesday, 1 December 2026",
    ),
    (Question("nth", 2), PRP, date(2026, 10, 3), "Tuesday, 3 November 2026", "That day has passed."),
    (Question("nth", 5), PRP, START, "Thursday, 1 April 2027", "may or may not be needed"),
    (Question("nth", 7), PRP, START, "gives 3 to 6 PRP sessions", "no day for the seventh"),
    (Question("nth", 9), MESO, START, "Tuesday, 26 January 2027", "ninth"),
    (Question("nth", 2), NEEDLING, START, "doesn't say", "can't work that out"),
    (Question("nth", 3), PRP, None, "2 months after the first", "third"),
    (Question("nth", NEXT), PRP, date(2026, 10, 3), "is the third", "Thursday, 3 December 2026"),
    (Question("nth", NEXT), MESO, date(2026, 11, 18), "is the second", "today, Wednesday, 25 November 2026"),
    (Question("nth", NEXT), PRP, TODAY, "is the second", "Friday, 25 December 2026"),
    (Question("nth", NEXT), PRP, START, "the first one on Tuesday, 1 December 2026", "Friday, 1 January 2027"),
    (Question("nth", NEXT), PRP, date(2026, 1, 3), "was Wednesday, 3 June 2026", "ask the clinic"),
    (Question("nth", NEXT, after=LAST, day="2026-11-03"), PRP, None, "Thursday, 3 December 2026", "A month after"),
    (Question("nth", 4, after=2, day="2026-11-03"), PRP, START, "Sunday, 3 January 2027", "2 months after"),
    (Question("nth", LAST, after=2, day="2026-11-03"), PRP, START, "from the second on Tuesday, 3 November", "3 March"),
    (Question("nth", 2, after=2, day="2027-01-09"), PRP, START, "told me Saturday, 9", "due on Friday, 1 January 2027"),
    (Question("nth", 3, after=3, day="2027-02-01"), PRP, START, "By the article's figures that is the day", "2 months"),
    (Question("nth", NEXT, after=NEXT, day="2027-02-01"), NEEDLING, START, "for the next micro", "I count with that"),
    (Question("nth", NEXT, after=4, day="2026-12-05"), PRP, START, "the fifth PRP session", "5 January 2027"),
    (Question("nth", NEXT, after=6, day="2026-12-05"), PRP, START, "gives 3 to 6 PRP sessions", "the seventh"),
    (Question("nth", NEXT, after=3, day="2026-10-25"), PRP, START, "due today, Wednesday, 25 November", "fourth"),
    (Question("nth", 2, after=4, day="2026-12-25"), PRP, None, "second PRP session would be on", "25 October 2026"),
    (Question("nth", 2, after=4, day="2026-12-25"), PRP, START, "Friday, 1 January 2027", "after the first"),
    (Question("nth", LAST, after=4, day="2026-12-25"), PRP, START, "on Thursday, 25 February 2027 if 6", "fourth"),
    (Question("nth", LAST, after=6, day="2026-12-25"), PRP, START, "that is all of them", "dermatologist"),
    (Question("gap"), PRP, START, "What your dermatologist has told you counts", "a month between sessions"),
    (Question("gap"), NEEDLING, START, "has told you counts", "doesn't say how far apart"),
    (Question("left", count=2), MESO, date(2026, 10, 3), "At least 6 more", "tell me the day of your latest session"),
    (Question("nth", FIRST), PRP, START, "Tuesday, 1 December 2026", "as you told me"),
    (Question("nth", FIRST), NEEDLING, date(2026, 10, 3), "was on Saturday, 3 October 2026", "as you told me"),
    (Question("nth", FIRST, after=3, day="2026-11-03"), PRP, None, "Thursday, 3 September 2026", "before the third"),
    (Question("nth", 5, after=4, day="2026-12-05"), PRP, START, "after the fourth", "fifth PRP session is due on T"),
    (Question("nth", 7, after=4, day="2026-12-05"), PRP, START, "gives 3 to 6 PRP sessions", "no day for the seventh"),
    (Question("nth", FIRST, after=LAST, day="2026-12-25"), MESO, None, "would be on Friday, 6 November", "8 meso"),
    (Question("nth", FIRST, after=LAST, day="2027-03-05"), PRP, None, "5 January 2027 if", "5 October 2026 if"),
    (Question("left", after=3, day="2026-11-03"), PRP, None, "Up to 3 more", "with 3 done"),
    (Question("left", after=3, day="2026-12-03"), PRP, None, "1 to 4 more", "with 2 done"),
    (Question("left"), PRP, date(2026, 10, 3), "2 of 3 to 6 PRP sessions would be over by today", "1 to 4 more"),
    (Question("left"), PRP, date(2026, 1, 3), "6 PRP sessions would be over by today", "tell me how many"),
    (Question("nth", LAST, 4), PRP, date(2026, 10, 12), "4 PRP sessions", "Tuesday, 12 January 2027"),
    (Question("nth", LAST, 10), MESO, START, "Tuesday, 2 February 2027", "10 mesotherapy sessions"),
    (Question("nth", LAST, 9), PRP, START, "9 PRP sessions", "gives 3 to 6 sessions"),
    (Question("nth", LAST), PRP, START, "Monday, 1 February 2027 if 3", "Saturday, 1 May 2027 if 6"),
    (Question("nth", LAST), MESO, START, "Tuesday, 19 January 2027", "there may be more"),
    (Question("nth", LAST, 4), PRP, None, "comes 3 months after the first", "4 PRP"),
    (Question("left", count=1), PRP, None, "2 to 5 more PRP sessions", "3 to 6 in all"),
    (Question("left", count=5), PRP, None, "Up to 1 more PRP session by", "with 5 done"),
    (Question("left", 5, 2), PRP, None, "3 more of the 5 PRP sessions", "3 to 6"),
    (Question("left", count=6), PRP, None, "that is all of them", "dermatologist"),
    (Question("left", count=3), MESO, None, "At least 5 more", "at least 8 in all"),
    (Question("left", count=1), NEEDLING, None, "doesn't say how many micro-needling sessions", "can't work that out"),
    (Question("length"), PRP, None, "it is 2 to 5 months", "worked that out"),
    (Question("length"), MESO, None, "it is at least 7 weeks", "worked that out"),
    (Question("length", count=3), PRP, None, "take 2 months", "worked that out"),
    (Question("length", count=10), PRP, None, "take 9 months", "The article gives 3 to 6 sessions"),
    (Question("length"), NEEDLING, None, "doesn't say", "can't work that out"),
    (
        Question("missed"),
        PRP,
        START,
        "doesn't say what to do after a missed session",
        "I keep Tuesday, 1 December 2026",
    ),
    (Question("others"), PRP, None, "article says: results within 3 months", "PRP"),
    (Question("others", count=4), MESO, None, "article gives at least 8 sessions", "mesotherapy"),
    (Question("others", count=4), NEEDLING, None, "article says: results in", "micro-needling"),
    (Question("fit"), PRP, START, "up to 4 PRP sessions fit", "1 December, 1 January, 1 February and 1 March"),
    (Question("fit"), MESO, START, "the 8 mesotherapy sessions fit", "from 1 December to 19 January"),
    (Question("fit"), PRP, date(2027, 3, 5), "1 PRP session fits", "would not all be over"),
    (Question("fit"), PRP, date(2027, 3, 22), "No PRP session fits", "Monday, 22 March 2027"),
    (Question("fit"), PRP, None, "today (25 November)", "25 December"),
    (Question("fit", count=4), PRP, START, "all 4 PRP sessions fit", "from 1 December to 1 March"),
    (Question("fit", count=5), PRP, START, "up to 4 PRP sessions fit", "the last would be on Thursday, 1 April 2027"),
    (Question("nth", AFTER, after=LAST, day="2026-11-03"), PRP, None, "session after the next one", "3 January 2027"),
    (Question("fit"), NEEDLING, START, "doesn't say", "can't work that out"),
]


@pytest.mark.parametrize(("question", "treatment", "start", "one", "two"), ANSWERS)
def test_answers(question: Question, treatment: Treatment, start: date | None, one: str, two: str) -> None:
    """Days and numbers follow from the article's figures, and where it has none the answer says so."""
    said = answer(question, treatment, start, WEDDING, TODAY) or ""
    assert one in said and two in said, said


@pytest.mark.parametrize(
    ("days", "treatments", "opening", "line"),
    [
        (14, [PRP], "Not for a full course", "• PRP: 1 of 3 to 6 sessions, as they are a month apart."),
        (14, [MESO], "Not for a full course", "up to 3 of at least 8 sessions"),
        (60, [MESO, PRP], "Yes, by the article's figures. In 2 months:", "at least 8 sessions, a week apart, fit into"),
        (63, [NEEDLING, PRP], "By the article's figures, in 9 weeks:", "• PRP: up to 3 of 3 to 6 sessions fit in"),
        (14, [NEEDLING], "Not for a full course", "• Micro-needling: the article doesn't say"),
    ],
)
def test_a_stay(days: int, treatments: list[Treatment], opening: str, line: str) -> None:
    """What fits into a stay opens with the best that can be said, and tells each treatment's part of it."""
    said = stay(days, treatments)
    assert said.startswith(opening) and line in said, said


@pytest.mark.parametrize("question", [Question("left"), Question("nth", NEXT)])
def test_what_is_missing_is_not_guessed(question: Question) -> None:
    """Without the number of sessions had, or the first day, there is no answer."""
    assert answer(question, PRP, None, None, TODAY) is None
    assert answer(Question("fit"), PRP, START, None, TODAY) is None


VERDICTS = [
    ("prp", START, WEDDING, "Yes", "Monday, 1 March 2027, 3 weeks before Monday, 22 March 2027"),
    (
        "prp",
        date(2026, 11, 30),
        Event(date(2027, 2, 14), date(2027, 2, 14)),
        "Not",
        "2 weeks after Sunday, 14 February 2027",
    ),
    ("prp", date(2026, 12, 22), WEDDING, "Yes", "by Monday, 22 March 2027, that very day"),
    ("prp", START, MARCH, "Yes", "by Monday, 1 March 2027"),
    ("prp", date(2026, 12, 10), MARCH, "Perhaps", "Wednesday, 10 March 2027"),
    ("prp", date(2027, 4, 1), WEDDING, "Monday, 22 March 2027 is before the first", "nothing can show"),
    ("microneedling", START, WEDDING, "Perhaps", "falls in that time"),
    ("microneedling", date(2027, 1, 5), WEDDING, "Not", "2 weeks after"),
    ("microneedling", date(2026, 9, 1), WEDDING, "Yes", "3 weeks before"),
    ("mesotherapy", START, WEDDING, "Possibly", "about 9 weeks before"),
    ("mesotherapy", date(2027, 2, 28), WEDDING, "Not", "about 4 weeks after"),
    ("mesotherapy", date(2027, 1, 31), MARCH, "Perhaps", "March 2027 falls in that time"),
]


@pytest.mark.parametrize(("key", "start", "event", "opening", "words"), VERDICTS)
def test_results_by_an_event(key: str, start: date, event: Event, opening: str, words: str) -> None:
    """The first word says whether results show by the day, as far as the figures go, and how long before or after."""
    said = verdict(key, TREATMENTS[key], start, event, TODAY)
    assert said.startswith(opening) and words in said, said


def test_events_without_figures() -> None:
    """A treatment without a time for results gets no day and no yes or no."""
    silent = with_figures(sessions={"least": 4}, interval={"weeks": 1})
    assert "gives no time" in verdict("laser", silent, START, WEDDING, TODAY)
    assert "gives no time" in latest_start("laser", silent, WEDDING, TODAY)
    assert "gives no time" in in_month("laser", silent, MARCH, TODAY)
    assert due(silent, WEDDING, TODAY) == ""


@pytest.mark.parametrize(
    ("event", "words"),
    [("2027-02-14", "had to start by Saturday, 14 November 2026"), ("2027-05-05", "by Friday, 5 February 2027"),
     ("2027-02-25", "start today"), ("2027-04-30", "by Sunday, 31 January 2027")],
)  # fmt: skip
def test_counted_backwards(event: str, words: str) -> None:
    """The last day on which a course can start for an event is the figures' time before it."""
    assert words in latest_start("prp", PRP, Event.from_slot(event) or WEDDING, TODAY)


@given(DAYS, DAYS)
def test_backwards_and_forwards_agree(start: date, today: date) -> None:
    """Who starts on the last possible day has results by the event, on any days."""
    for key, treatment in TREATMENTS.items():
        said = due(treatment, Event(start, start), today)
        assert said and "{" not in said
        assert "{" not in verdict(
            key, treatment, start, Event(start + timedelta(days=90), start + timedelta(days=90)), today
        )


COMPARED = [
    ("which is quickest", TimeAsked("both", False)),
    ("who has the shorter visits, prp or meso", TimeAsked("session", False)),
    ("which takes the lowest number of visits", TimeAsked("number", False)),
    ("which of them has the longer gap", None),
    ("so fastest?", TimeAsked("both", False)),
    ("which one is longer", TimeAsked("course", True)),
    ("longer course, prp or meso", TimeAsked("course", True)),
    ("so meso takes longer?", TimeAsked("course", True)),
    ("just answer: which finishes sooner", TimeAsked("course", False)),
    ("so which gets over first prp or meso", TimeAsked("course", False)),
    ("which shows results first", TimeAsked("results", False)),
    ("prp or roller, which means less waiting", TimeAsked("results", False)),
    ("which session is shorter, prp or meso", TimeAsked("session", False)),
    ("which one needs fewer visits", TimeAsked("number", False)),
    ("kaunsa jaldi dikhta hai", TimeAsked("both", False)),
    ("this or that one for least waiting", TimeAsked("results", False)),
    ("earliest growth from monday on", None),
    ("which is best", None),
    ("which one lasts longer", None),
    ("how much longer do i have to wait", None),
    ("how can i grow hair faster", None),
    ("whats the earliest i can see results", None),
    ("long hair or short hair, which is best", None),
    ("which is the shortest one, as i have a tea break only", TimeAsked("session", False)),
    ("does it take longer on a large bald patch", None),
]


@pytest.mark.parametrize(("text", "wanted"), COMPARED)
def test_comparisons_of_time_are_found(text: str, wanted: TimeAsked | None) -> None:
    """Only who asks for the quicker or slower one of several compares times."""
    assert compared_time(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("treatment against treatment timewise", TimeAsked("both", False)),
     ("treatment vs treatment, time of one sitting", TimeAsked("session", False)), ("treatment vs treatment", None)],
)  # fmt: skip
def test_comparisons_on_time_alone(text: str, wanted: TimeAsked | None) -> None:
    """A comparison on time is one, but time alone is no comparison."""
    assert compared_time(text, compares=True) == wanted and compared_time(text) is None


@pytest.mark.parametrize(
    ("keys", "asked", "words"),
    [
        (["prp", "mesotherapy"], TimeAsked("course", False),
         "Going by the article's figures, the course of mesotherapy, from the first session to the last, can be over "
         "first: mesotherapy at least 7 weeks; PRP 2 to 5 months. Where the article says “at least”, it may take "
         "longer."),
        (["prp", "mesotherapy"], TimeAsked("course", True),
         "the course of PRP, from the first session to the last, is the longer"),
        (list(TREATMENTS), TimeAsked("results", False),
         "mesotherapy can show results first: mesotherapy after at least 8 sessions, so after 7 weeks at the "
         "earliest; PRP within 3 months; micro-needling in 3 to 6 months"),
        (list(TREATMENTS), TimeAsked("course", False), "micro-needling not stated"),
        (["prp", "mesotherapy"], TimeAsked("session", False),
         "The article's figures tell how long a session is for PRP only: PRP about 10 minutes"),
        (["prp", "microneedling"], TimeAsked("session", False), "there is no difference"),
        (list(TREATMENTS), TimeAsked("number", False),
         "PRP has the fewest sessions: PRP 3 to 6; mesotherapy at least 8; micro-needling not stated"),
        (["microneedling"], TimeAsked("course", True),
         "The article doesn't say how long the course is for micro-needling."),
    ],
)  # fmt: skip
def test_comparisons_of_time(keys: list[str], asked: TimeAsked, words: str) -> None:
    """The answer opens with the one asked for, gives the figures of each, and says where there are none."""
    assert words in compare({key: TREATMENTS[key] for key in keys}, asked)


def test_any_treatment_is_compared_by_its_figures() -> None:
    """A treatment that is added later takes its place by its figures alone."""
    laser = with_figures(sessions={"least": 2, "most": 2}, interval={"weeks": 3}, results={"by": {"weeks": 6}})
    said = compare({**TREATMENTS, "laser": laser}, TimeAsked("both", False))
    assert "laser can show results first" in said and "The course of laser" in said and "laser 3 weeks" in said
