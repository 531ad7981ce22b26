"""Says on which day a session of a course falls, the third, the next, the last, and how long the whole course is."""

from dataclasses import replace
from datetime import date

from clinic.course.asked import Question
from clinic.course.event import Event
from clinic.course.sums import course_words, figures_for_days, period_words, times
from clinic.course.wording import ordinal, said
from clinic.course.words import AFTER, ALL, FIRST, LAST, NEXT
from clinic.facts.figures import Figures, Period, Sessions
from clinic.facts.schema import Treatment
from clinic.phrasing import listed
from clinic.timeline import add, long_date


def day_of_session(
    question: Question, filled: dict[str, str], sessions: Sessions, interval: Period, start: date | None, today: date
) -> str | None:
    """The day of the session that is asked for, or how long after the first it is; None where nothing can be said."""
    number, later = question.number or NEXT, later_session(question)
    after = later[0] if later else FIRST
    if number == NEXT and later and after > 0:
        number = after + 1
    if number == ALL:
        counted = later if later and after > 0 else (FIRST, start) if start else None
        return _every_day(question, filled, sessions, interval, *counted) if counted else None
    if number == FIRST:
        if later and after == LAST and not start:
            return _first_of_last(question, filled, sessions, interval, later[1])
        return first_session(question, filled, interval, start, today)
    if sessions.most and number > sessions.most:
        return said("too_many", {**filled, "nth": ordinal(number)})
    before = FIRST < number < after
    if later and before and start is None:
        return _back(number, filled["name"], interval, *later)
    if later and not before and number != LAST:
        return _following(number, filled, interval, *later, today)
    if later and not before and after > 0:
        return _last(question, filled, sessions, interval, *later)
    if start is None:
        return _undated(number, question, filled, sessions, interval)
    if number == LAST:
        return _last(question, filled, sessions, interval, FIRST, start)
    return _from_first(number, question, filled, sessions, interval, start, today)


def _undated(
    number: int, question: Question, filled: dict[str, str], sessions: Sessions, interval: Period
) -> str | None:
    """How long after the first a session is, of which nobody knows the day."""
    if number == LAST and not question.count:
        return length(question, filled, sessions, interval)
    if number == LAST:
        after = period_words(times(interval, (question.count or 0) - 1))
        return said("last_undated", {**filled, "count": str(question.count), "length": after})
    apart = period_words(times(interval, number - 1))
    return said("nth_undated", {**filled, "nth": ordinal(number), "apart": apart}) if number >= FIRST else None


def _from_first(
    number: int,
    question: Question,
    filled: dict[str, str],
    sessions: Sessions,
    interval: Period,
    start: date,
    today: date,
) -> str:
    """The day of a session, or of the next one, counted from the first."""
    most = sessions.most or max(sessions.least, question.count or 0)
    filled |= {"start": long_date(start), "least": str(sessions.least), "most": str(most)}
    key = "next" if number == NEXT else "nth"
    if number == NEXT and start > today:
        return said("next_first", {**filled, "day": long_date(add(start, interval))})
    number = number or coming(sessions, interval, start, today, question.count)
    if number == NEXT:
        return said("none_next", {**filled, "day": long_date(add(start, interval, most - 1))})
    day = add(start, interval, number - 1)
    filled |= {"nth": ordinal(number), "apart": period_words(times(interval, number - 1)), "day": _on(day, today)}
    told = said(key, filled)
    if day < today:
        return f"{told} {said('passed', filled)}"
    if key == "next" and number > FIRST + 1 and not question.missed:
        due = long_date(add(start, interval, number - 2))
        told = f"{told} {said('if_had', {'nth': ordinal(number - 1), 'day': due})}"
    return f"{told} {said('if_needed', filled)}" if sessions.least < number else told


def _every_day(
    question: Question, filled: dict[str, str], sessions: Sessions, interval: Period, after: int, day: date
) -> str:
    """The days of all sessions that come after one whose day is known."""
    most = max(question.count or sessions.most or sessions.least, after)
    days = [f"the {ordinal(number)} on {long_date(add(day, interval, number - after))}"
            for number in range(after + 1, most + 1)]  # fmt: skip
    if not days:
        return said("left_none", filled)
    filled |= {"from_nth": ordinal(after), "start": long_date(day), "days": listed(days, "and")}
    return f"{said('every_day', filled)} {said('enough', filled)}"


def length(question: Question, filled: dict[str, str], sessions: Sessions, interval: Period) -> str:
    """The time that all sessions, or as many as are asked for, take."""
    if count := question.count:
        span = period_words(times(interval, count - 1))
        told = said("length_count", {**filled, "count": str(count), "length": span})
        if sessions.least <= count <= (sessions.most or count):
            return f"{told} {said('worked_out', filled)}"
        return f"{told} {said('beyond', filled)}"
    told = said("length", {**filled, "length": course_words(sessions, interval)})
    return f"{told} {said('worked_out', filled)}"


def _on(day: date, today: date) -> str:
    return f"today, {long_date(day)}," if day == today else f"on {long_date(day)}"


def due_day(question: Question, figures: Figures, start: date | None, today: date) -> date | None:
    """The day of the session that is asked for; None where it does not follow from what is known."""
    known, number = figures_for_days(figures), question.number or NEXT
    if known is None:
        return None
    if later := later_session(question):
        after, day = later
        return add(day, known[1], steps_from(after, number))
    if start is None or (number == NEXT and start > today):
        return start
    number = number if number != NEXT else coming(*known, start, today, question.count)
    return add(start, known[1], number - 1) if number >= FIRST else None


def coming(sessions: Sessions, interval: Period, start: date, today: date, count: int | None = None) -> int:
    """The number of the first session from today on, after the first of all; NEXT where all are over."""
    most = sessions.most or max(sessions.least, count or 0)
    return next((number for number in range(2, most + 1) if add(start, interval, number - 1) >= today), NEXT)


def settled(question: Question, treatment: Treatment, start: date | None, today: date) -> Question:
    """The question about the day of a session with the number that is meant by "the next one" or "the one after that".

    A session that is put on a day still to come is itself asked for; of one that is over, the next is. The next is the
    second only while no other can have been: later nobody has told how many were.
    """
    if question.kind != "nth":
        return question
    figures = figures_for_days(treatment.figures)
    next_one = coming(*figures, start, today) if figures and start else NEXT
    if question.number not in (None, AFTER):
        if question.after != NEXT or question.number < FIRST:
            return question
        over = question.day is not None and date.fromisoformat(question.day) <= today
        if over and question.number == next_one > FIRST + 1:
            return replace(question, after=next_one - 1)
        return replace(question, after=None, day=None)
    if question.day is None:
        following = next_one + 1 if question.number == AFTER and next_one else NEXT
        return replace(question, number=following)
    told = question.after or (next_one if next_one == FIRST + 1 else NEXT)
    if question.number == AFTER:
        numbered = told > 0
        return replace(question, number=told + 1 if numbered else AFTER, after=told if numbered else LAST)
    if start and told != LAST and date.fromisoformat(question.day) > today:
        return replace(question, number=told, after=told)
    return replace(question, number=NEXT, after=told or LAST)


def put_on(question: Question, treatment: Treatment, start: date | None) -> str | None:
    """The day that the patient has told for the session that is asked for, beside the one by the figures."""
    if question.number != question.after or question.number == LAST or not question.day:
        return None
    number, interval, day = question.number or NEXT, treatment.figures.interval, date.fromisoformat(question.day)
    filled = {"name": treatment.name, "told": long_date(day),
              "nth": ordinal(number) if number > 0 else "next"}  # fmt: skip
    told = said("put_on", filled)
    if number < FIRST or not start or not interval:
        return f"{told} {said('put_on_ask')}"
    due = add(start, interval, number - 1)
    filled |= {"day": long_date(due), "start": long_date(start), "apart": period_words(times(interval, number - 1))}
    if due == day:
        return f"{told} {said('put_on_same', filled)}"
    return f"{told} {said('put_on_due', filled)} {said('put_on_ask')}"


def day_between(question: Question, treatment: Treatment, first: Event) -> str | None:
    """Between which days a session falls whose first was in some week or month; None for any other question."""
    known, number = figures_for_days(treatment.figures), question.number or NEXT
    if question.kind != "nth" or number <= FIRST or question.after is not None or known is None:
        return None
    begin, end = (long_date(add(day, known[1], number - 1)) for day in (first.first, first.last))
    return said("nth_between", {"name": treatment.name, "when": first.when, "nth": ordinal(number), "begin": begin,
                                "end": end})  # fmt: skip


def first_session(
    question: Question, filled: dict[str, str], interval: Period | None, start: date | None, today: date
) -> str | None:
    """The day of the first session: as it was told, or counted back from a later one."""
    if start:
        return said("first", {**filled, "start": long_date(start), "be": "was" if start < today else "is"})
    later = later_session(question)
    if later is None or later[0] < FIRST or interval is None:
        return None
    return _back(FIRST, filled["name"], interval, *later)


def _back(number: int, name: str, interval: Period, after: int, day: date) -> str:
    """A session counted back from a later one."""
    before = add(day, interval, number - after)
    return said("back", {"name": name, "nth": ordinal(number), "day": long_date(before),
                         "start": long_date(day), "from_nth": ordinal(after),
                         "apart": period_words(times(interval, after - number))})  # fmt: skip


def _first_of_last(question: Question, filled: dict[str, str], sessions: Sessions, interval: Period, day: date) -> str:
    """The first session, counted back from the last one of the course."""
    least = question.count or sessions.least
    most = question.count or sessions.most or least
    filled |= {"start": long_date(day), "count": str(least), "day": long_date(first_day(least, day, interval)),
               "most": str(most), "until": long_date(first_day(most, day, interval))}  # fmt: skip
    return said("first_of_last" if least == most else "first_of_last_range", filled)


def first_day(number: int, day: date, interval: Period) -> date:
    """The day of the first session by the figures, counted back from a later one."""
    return add(day, interval, FIRST - number)


def later_session(question: Question) -> tuple[int, date] | None:
    """The number and the day of the session that is not the first of which the patient told."""
    if question.after is None or question.day is None:
        return None
    return question.after or LAST, date.fromisoformat(question.day)


def steps_from(after: int, number: int) -> int:
    """How many intervals a session is later than the one told of, whose number may not be known."""
    if number == after:  # put on that day
        return 0
    if number > after > 0:
        return number - after
    return 2 if number == AFTER else 1


def _following(number: int, filled: dict[str, str], interval: Period, after: int, day: date, today: date) -> str:
    """The next session, counted from a later one than the first."""
    numbered = number > after > 0
    steps = steps_from(after, number)
    following = add(day, interval, steps)
    filled |= {"start": long_date(day), "day": _on(following, today), "interval": period_words(times(interval, steps))}
    if numbered:
        filled |= {"nth": ordinal(number), "from_nth": ordinal(after)}
    key = "following_nth" if numbered else "following_after" if number == AFTER else "following"
    told = said(key, filled)
    return f"{told} {said('passed', filled)}" if following < today else told


def _last(
    question: Question, filled: dict[str, str], sessions: Sessions, interval: Period, number: int, day: date
) -> str:
    """The last session, counted from one of which the day is known."""

    def on(wanted: int) -> str:
        return long_date(add(day, interval, wanted - number))

    filled |= {"start": long_date(day), "from_nth": ordinal(number), "least": str(sessions.least),
               "most": str(sessions.most or sessions.least)}  # fmt: skip
    if count := question.count:
        told = said("last_count", {**filled, "count": str(count), "day": on(count)})
        inside = sessions.least <= count <= (sessions.most or count)
        return told if inside else f"{told} {said('beyond', filled)}"
    filled |= {"done": on(sessions.least), "last": on(sessions.most or sessions.least)}
    if number >= (sessions.most or sessions.least):
        return said("left_none", filled)
    if number >= sessions.least:
        return said("last_most", filled)
    if sessions.most is None:
        return said("last_least", filled)
    if sessions.most == sessions.least:
        return said("last_count", {**filled, "count": str(sessions.least), "day": filled["last"]})
    return said("last_range", filled)
