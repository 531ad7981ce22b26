"""A day on which somebody asks to come is set beside the one that is due, and is told from days of anything else."""

from datetime import date

import pytest

from clinic.course import Event, Known, Question, away, due_day, proposed_days, read_proposal, read_question, weighed
from clinic.course.proposal import asks_of_day
from clinic.course.words import AFTER, LAST, NEXT
from clinic.facts import load_facts
from clinic.settings import ROOT

TREATMENTS = load_facts(ROOT / "data" / "facts").treatments
PRP, MESO, NEEDLING = (TREATMENTS[key] for key in ("prp", "mesotherapy", "microneedling"))
TODAY, START = date(2026, 11, 25), date(2026, 11, 3)
HAD = Known(about=True, start=True, talked=True, before="nth", dated=True)
NEW = Known(about=True, dated=True)

ASKED = [
    ("the last sitting was on 7 june, shall i visit on 9 july", NEW, NEXT, LAST),
    ("got my third one on 7 june. would 20 june be too early", NEW, NEXT, 3),
    ("i took treatment on 7 june, could we do the 2nd on 9 july", NEW, 2, None),
    ("i took treatment on 7 june, could we do the 3rd on 9 july", NEW, 3, 2),
    ("my first treatment was done on 7 june, is it fine to come on 3/7", NEW, NEXT, None),
    ("had treatment on 7 june and want to know whether i may come on monday", NEW, NEXT, LAST),
    ("last session 7 june ko tha, 9 july ko aa sakti hu kya", NEW, NEXT, LAST),
    ("my last one was on 7 june, the next one must be on 7 july right", NEW, NEXT, LAST),
    ("is the 9th ok for my second", HAD, 2, None),
    ("shall we take it a bit early, on 9 july", HAD, NEXT, None),
    ("not possible for me then, may i come 4 days later", HAD, NEXT, None),
    ("what if i go on the 9th", HAD, NEXT, None),
    ("i am told it is due. should we postpone it to 9 july", HAD, NEXT, None),
    ("could it be on 9 july", HAD, NEXT, None),
    ("may i come for it on 9 july", Known(about=True, start=True, before="nth", dated=True), NEXT, None),
    ("can i visit on 9 july for my second sitting", NEW, 2, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "known", "number", "after"), ASKED)
def test_a_day_is_proposed(text: str, known: Known, number: int, after: int | None) -> None:
    """Whichever way it is asked, the day is that of the session that comes next, or of the one that is named."""
    assert read_question(text, known) == Question("nth", number, after=after, proposes=True)


@pytest.mark.parametrize(
    "text",
    [
        "can i take a flight on 9 july", "may i have some wine on friday", "will i have hair on 9 july",
        "can i come on friday to meet the dermatologist", "shall i do the first on 9 july",
        "when should i come in july", "on which day can i come, 9 july", "can i get results on 9 july",
        "i came on 9 july", "can you call on friday", "may i visit on friday for a consultation", "9 july",
    ],
)  # fmt: skip
def test_a_day_of_something_else(text: str) -> None:
    """A day on which something else is asked, told or wished for is none of a session."""
    found = read_question(text, HAD)
    assert found is None or not found.proposes


def test_without_a_session_it_is_a_wish() -> None:
    """Of whom no session is known asks for an appointment by that."""
    assert read_question("can i come on 9 july", NEW) is None
    assert read_question("is friday ok for the next one", NEW) is None


def test_the_rest_of_the_message() -> None:
    """What else it says holds the day of the session that was, and no longer the one that is proposed."""
    found = read_proposal("had my third on 7 june. can i come for the 4th on 9 july as i am free, please")
    assert found and (found.day, found.number) == ("9 july", 4)
    assert found.rest == "had my third on 7 june.  as i am free, please"
    assert read_proposal("had my third on 7 june") is None


def test_another_day_for_the_same_question() -> None:
    """After such a question a day alone asks it again, and "is it" asks of the day that was told."""
    found = read_proposal("or how about the 9th then")
    assert found and (found.day, found.rest) == ("the 9th", "")
    assert asks_of_day("so will it be on 9 july?") and not asks_of_day("or 9 july")


@pytest.mark.parametrize(
    "text",
    [
        "i am out of town from 1 to 15 july", "will be abroad 1 to 15 july", "we are in shimla 1 to 15 july",
        "i am flying to delhi on 1 july, back on 15 july", "i wont be able to come 1 to 15 july",
    ],
)  # fmt: skip
def test_days_of_absence(text: str) -> None:
    """Whoever tells when nobody can come is told of the next session, and whoever asks something else is not."""
    known = Known(about=True, start=True, talked=True, names_event=True, stays=True)
    assert read_question(text, known) == Question("nth", NEXT, proposes=True)
    third = read_question(f"my third was yesterday. {text}", Known(names_event=True, dated=True))
    assert third == Question("nth", NEXT, after=3, proposes=True)
    other = read_question(f"{text}, how many can be done", known)
    assert other is None or not other.proposes
    assert read_question("i am here 1 to 15 july", known) != Question("nth", NEXT, proposes=True)


@pytest.mark.parametrize(
    ("question", "start", "wanted"),
    [
        (Question("nth", NEXT), START, date(2026, 12, 3)), (Question("nth", 3), START, date(2027, 1, 3)),
        (Question("nth", NEXT), date(2026, 12, 9), date(2026, 12, 9)), (Question("nth", NEXT), None, None),
        (Question("nth", NEXT, after=LAST, day="2026-11-09"), None, date(2026, 12, 9)),
        (Question("nth", AFTER, after=LAST, day="2026-11-09"), None, date(2027, 1, 9)),
        (Question("nth", 4, after=2, day="2026-11-09"), START, date(2027, 1, 9)),
        (Question("nth", 2, after=2, day="2026-12-05"), START, date(2026, 12, 5)),
        (Question("nth", NEXT), date(2025, 11, 3), None),
    ],
)  # fmt: skip
def test_the_day_that_is_due(question: Question, start: date | None, wanted: date | None) -> None:
    """It is counted from what is known, and none where nothing follows or the article gives no gap."""
    assert due_day(question, PRP.figures, start, TODAY) == wanted
    assert due_day(question, NEEDLING.figures, start, TODAY) is None


@pytest.mark.parametrize(
    ("proposed", "words"),
    [
        ("3 december", "3 December would be that very day."),
        ("10/12", "10 December would be a week after 3 December. Whether another day is as good"),
        ("2 days early", "1 December would be 2 days before 3 December. Whether"),
        ("3 weeks later", "24 December would be 3 weeks after 3 December. Whether"),
        ("9 november", "9 November would be about 3 weeks before 3 December. Whether"),
        ("next week", "3 December is among the days that you name. Whether"),
        ("this tuesday", "1 December would be 2 days before 3 December. Whether"),
    ],
)  # fmt: skip
def test_days_are_weighed(proposed: str, words: str) -> None:
    """The day is named with what it is to the one due; whether another is as good only the clinic may say."""
    due = date(2026, 12, 3)
    days = proposed_days(proposed, due, TODAY, "DMY")
    assert days and weighed(days, due).startswith(words), days


@pytest.mark.parametrize(
    "text",
    [
        "that day i cannot come", "not able to make it on that date", "shall i take it before my trip?",
        "i am in shimla 1 to 15 july, what now", "flying to delhi 1 july. is it a problem?",
    ],
)  # fmt: skip
def test_what_an_absence_means(text: str) -> None:
    """Who only asks what to do then, or cannot come on the day that is due, is told of the next session as well."""
    known = Known(about=True, start=True, talked=True, before="nth")
    assert read_question(text, known) == Question("nth", NEXT, proposes=True)


def test_a_delay_of_what_has_begun() -> None:
    """A week later is a day for the session that is due; before the first session it is another first day."""
    assert read_question("say we delay it by ten days", HAD) == Question("nth", NEXT, proposes=True)
    ahead = Known(about=True, start=True, before="nth", dated=True)
    assert read_question("say we delay it by ten days", ahead) is None


def test_a_day_of_absence_is_weighed() -> None:
    """A session that is due while nobody can come is for the clinic to move."""
    days = Event(date(2026, 12, 1), date(2026, 12, 15))
    gap = MESO.figures.interval
    assert away(days, date(2026, 12, 9), gap).startswith("9 December is among the days that you name. Whether another")
    assert away(days, date(2026, 12, 19), gap) == "19 December is not among the days that you name."
    assert "due on 3 December, which is. Whether another" in away(days, date(2026, 11, 26), gap)
    assert away(days, date(2026, 11, 26), None) == "26 November is not among the days that you name."
    assert proposed_days("soon", date(2026, 12, 9), TODAY, "DMY") is None
