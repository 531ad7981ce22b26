"""Answers questions about the sessions of a course: on which day one is, how many fit or are left, how long it is."""

from datetime import date

from clinic.course.asked import Question
from clinic.course.event import Event
from clinic.course.fit import fit
from clinic.course.nth import day_of_session, first_session, length, put_on
from clinic.course.sums import figures_for_days, period_words, sessions_over
from clinic.course.told import Told
from clinic.course.wording import ordinal, said
from clinic.course.words import FIRST, LAST
from clinic.facts.figures import Figures
from clinic.facts.schema import Treatment
from clinic.timeline import Timeline, add, describe, long_date, no_promise


def answer(
    question: Question, treatment: Treatment, start: date | None, event: Event | None, today: date
) -> str | None:
    """What the figures of a treatment tell about its sessions; None where a day is missing for it."""
    if question.kind == "missed":
        return said("missed") + (" " + said("missed_start", {"start": long_date(start)}) if start else "")
    figures = treatment.figures
    if question.kind == "gap":
        words = {"name": treatment.name, "interval": period_words(figures.interval)} if figures.interval else None
        return said("gap", words) if words else said("gap_unknown", {"name": treatment.name})
    if question.kind == "others":
        key = "others_results" if figures.results else "others_unknown"
        key = "others_sessions" if question.count and figures.sessions else key
        return said(key, {**figures.words(), "name": treatment.name})
    if question.kind == "left":
        return _left(question, treatment, start, today)
    if question.number == FIRST and start:
        return first_session(question, {"name": treatment.name}, figures.interval, start, today)
    if question.kind == "nth" and (told := put_on(question, treatment, start)):
        return told
    known = figures_for_days(figures)
    if known is None:
        return said("no_days", {"missing": _missing(figures, treatment.name)})
    filled = {**figures.words(), "name": treatment.name, "interval": period_words(known[1])}
    if question.kind == "length":
        return length(question, filled, *known)
    if question.kind == "fit":
        return fit(question.count, filled, *known, start, event, today) if event else None
    told = day_of_session(question, filled, *known, start, today)
    counts_all = question.missed and start and not question.day and question.number != FIRST
    return f"{told} {said('as_planned')}" if told and counts_all else told


def describe_after(course: Timeline, treatment: Treatment, latest: Told) -> str:
    """The timeline of a patient who tells the latest session: how many are left, and what that does to the results."""
    known, results, number = figures_for_days(treatment.figures), treatment.figures.results, latest.number
    if results and results.after and known and 0 < number < known[0].least:
        # Without its day the next one may be today.
        day = add(latest.day or course.today, known[1], known[0].least - number - (latest.day is None))
        filled = {**treatment.figures.words(), "name": treatment.name, "had": str(number), "day": long_date(day),
                  "nth": ordinal(known[0].least), "from_nth": ordinal(number),
                  "start": long_date(latest.day or course.today)}  # fmt: skip
        if course.results[0] and (course.results[0] != day if latest.day else course.results[0] < day):
            return f"{said('from_had' if latest.day else 'behind', filled)} {no_promise()}"
    if latest.day and known and number > FIRST and latest.day != add(course.start, known[1], number - 1):
        last = Question("nth", LAST, after=number, day=latest.day.isoformat())
        return f"{describe(course, sessions=False)} {answer(last, treatment, course.start, None, course.today)}"
    if latest.day or number < 1:
        return describe(course)
    left = _left(Question("left", count=number), treatment, course.start, course.today)
    return f"{describe(course)} {left}" if treatment.figures.sessions and left else describe(course)


def which_session(told: Told) -> str:
    """Asks for the number of a session of which only the day was told: without it no first day follows."""
    return said("which_session", {"day": long_date(told.day)} if told.day else {"day": "that day"})


def _left(question: Question, treatment: Treatment, start: date | None, today: date) -> str | None:
    sessions, had = treatment.figures.sessions, question.count
    if sessions is None:
        return said("no_days", {"missing": f"how many {treatment.name} sessions are needed"})
    if had is None and question.day and (question.after or 0) > 0:
        had = (question.after or 0) - (date.fromisoformat(question.day) > today)
    planned = had is None and start is not None and start <= today
    over = sessions_over(start, today, treatment.figures) if start else None
    if planned:
        had = over
    if not had:
        return None
    filled = {**treatment.figures.words(), "name": treatment.name, "had": str(had)}
    if planned and start:
        filled["start"] = long_date(start)
    if question.number and question.number > had:
        return said("left_of", {**filled, "left": str(question.number - had), "total": str(question.number)})
    least, most = max(0, sessions.least - had), None if sessions.most is None else sessions.most - had
    if (most is not None and most <= 0) or (most is None and least == 0):
        filled |= {"last": str(had), "s": "" if had == 1 else "s"}
        return said("left_plan_none" if planned else "left_none", filled)
    if most is None:
        left = f"at least {least}"
    else:
        left = str(most) if least == most else f"{least} to {most}" if least else f"up to {most}"
    key = "left_plan" if planned else "left"
    told = said(key, {**filled, "left": left, "s": "" if left in ("1", "up to 1", "at least 1") else "s"})
    known = figures_for_days(treatment.figures)
    if had == FIRST and start and known and not planned:
        second = Question("nth", FIRST + 1)
        return f"{told} {day_of_session(second, {**filled, 'interval': period_words(known[1])}, *known, start, today)}"
    return told if question.day or over in (None, had) else f"{told} {said('from_latest')}"


def _missing(figures: Figures, name: str) -> str:
    if figures.sessions:
        return f"how far apart {name} sessions are"
    return f"how many {name} sessions are needed or how far apart they are"
