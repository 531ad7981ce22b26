"""Answers questions about the sessions of a course: on which day one is, how many fit or are left, how long it is."""

from collections.abc import Mapping
from datetime import date

from clinic.course.event import Event
from clinic.course.patterns import LAST, NEXT
from clinic.course.question import Question
from clinic.course.sums import course_words, figures_for_days, period_words, sessions_before, sessions_within, times
from clinic.schema import Figures, Period, Sessions, Treatment, sentence_case
from clinic.timeline import MONTHS, add, long_date

NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
SENTENCES = {
    # nth: the day of a session
    "nth": "The {nth} {name} session is due on {day} by the article's figures: {apart} after the first on {start}.",
    "nth_undated": "The {nth} {name} session comes {apart} after the first by the article's figures.",
    "last_undated": "With {count} {name} sessions, {interval} apart, the last comes {length} after the first.",
    "following": "{interval} after the session on {start}, the next {name} session is due on {day} by the article's "
    "figures.",
    "next": "The next {name} session from today is the {nth}, due on {day} by the article's figures: {interval} "
    "apart, counted from the first on {start}.",
    "next_first": "The next {name} session is the first one on {start}; the second would be due on {day} by the "
    "article's figures.",
    "none_next": "By the article's figures the last day for a {name} session was {day}: {sessions} sessions, "
    "{interval} apart, counted from {start}. Please ask the clinic about any more.",
    "passed": "That day has passed. If you haven't had that session, please ask the clinic when to go on.",
    "too_many": "The article gives {sessions} {name} sessions, so I can give no day for the {nth}.",
    "if_needed": "The article gives {sessions} sessions, so it may or may not be needed.",
    "beyond": "The article gives {sessions} sessions; what your dermatologist has told you counts.",
    "last_count": "With {count} {name} sessions, {interval} apart, the last is due on {day}, counted from the first on "
    "{start}.",
    "last_range": "By the article's figures the last {name} session is due on {done} if {least} are enough, and on "
    "{last} if {most} are needed, counted from the first on {start}.",
    "last_least": "By the article's figures {least} {name} sessions, {interval} apart, end on {done}, counted from the "
    "first on {start}. It says “at least”, so there may be more.",
    # left: how many are to come
    "left": "{left} more {name} session{s} by the article's figures: it gives {sessions} in all, and you "
    "have had {had}.",
    "left_none": "The article gives {sessions} {name} sessions, so by its figures you have had them all. Whether you "
    "need more is for the dermatologist to say.",
    # length: of the whole course
    "length": "From the first {name} session to the last it is {length} by the article's figures: {sessions} sessions, "
    "{interval} apart.",
    "length_count": "{count} {name} sessions, {interval} apart, take {length} from the first to the last.",
    "worked_out": "I have worked that out; the article itself gives only the number of sessions and the time between "
    "them.",
    # fit: before an event
    "fit": "By the article's figures up to {number} {name} sessions fit before {event}, {interval} apart: {days}.",
    "fit_one": "By the article's figures 1 {name} session fits before {event}, {day}: the next would be {interval} "
    "later.",
    "fit_all": "By the article's figures {all} {number} {name} sessions fit before {event}: {interval} apart, from "
    "{first} to {last}.",
    "fit_none": "No {name} session fits before {event}, as the first one is on {start}.",
    "short": "The article gives {sessions} sessions, so they would not all be over by then.",
    "enough": "The article gives {sessions} sessions.",
    "event_passed": "{event} has passed.",
    # stay: in so many days
    "stay_all": "{name}: {sessions} sessions, {interval} apart, fit into that time.",
    "stay": "{name}: {number} of {sessions} sessions, as they are {interval} apart.",
    "stay_unknown": "{name}: the article doesn't say how many sessions or how far apart.",
    # others: how it was with somebody else
    "others_results": "For {name} the clinic's article says: results {results}.",
    "others_unknown": "For {name} the clinic's article gives no time.",
    # what the documents do not tell
    "no_days": "The clinic's article doesn't say {missing}, so I can't work that out. The clinic's dermatologist can "
    "tell you.",
    "missed": "The clinic's article doesn't say what to do after a missed session, so I won't guess. Please ask the "
    "clinic when to go on.",
    "missed_start": "I keep {start} as the day of your first session.",
}


def answer(
    question: Question, treatment: Treatment, start: date | None, event: Event | None, today: date
) -> str | None:
    """What the figures of a treatment tell about its sessions; None where the question needs a day that is not known.

    Args:
        question: of a kind about sessions.
        treatment: its facts.
        start: the day of the first session, if it was told.
        event: the day before which sessions are to be, for `fit`.
        today: the day on which the question is asked.
    """
    if question.kind == "missed":
        return _said("missed", {}) + (" " + _said("missed_start", {"start": long_date(start)}) if start else "")
    figures = treatment.figures
    if question.kind in ("others", "when"):
        key = "others_results" if figures.results else "others_unknown"
        return _said(key, {**figures.words(), "name": treatment.name})
    if question.kind == "left":
        return _left(question, treatment)
    known = figures_for_days(figures)
    if known is None:
        if question.kind == "stay":
            return _said("stay_unknown", {"name": treatment.name})
        return _said("no_days", {"missing": _missing(figures, treatment.name)})
    filled = {**figures.words(), "name": treatment.name, "interval": period_words(known[1])}
    if question.kind == "length":
        return _length(question, filled, *known)
    if question.kind == "stay":
        return _stay(question, filled, *known)
    if question.kind == "fit":
        return _fit(filled, *known, start, event, today) if event else None
    return _nth(question, filled, *known, start, today)


def _nth(
    question: Question, filled: dict[str, str], sessions: Sessions, interval: Period, start: date | None, today: date
) -> str | None:
    number = question.number or NEXT
    most = sessions.most or max(sessions.least, question.count or 0)
    if start is None:
        if number == LAST:
            if not question.count:
                return _length(question, filled, sessions, interval)
            length = period_words(times(interval, question.count - 1))
            return _said("last_undated", {**filled, "count": str(question.count), "length": length})
        if number <= 1:
            return None
        return _said(
            "nth_undated", {**filled, "nth": _ordinal(number), "apart": period_words(times(interval, number - 1))}
        )
    if question.after:
        return _following(question, filled, interval, start, today)
    filled |= {"start": long_date(start), "least": str(sessions.least), "most": str(most)}
    if number == LAST:
        return _last(question, filled, sessions, interval, start)
    if number == NEXT and start > today:
        return _said("next_first", {**filled, "day": long_date(add(start, interval))})
    if number == NEXT:
        ahead = (count for count in range(1, most + 1) if add(start, interval, count - 1) >= today)
        number = next(ahead, NEXT)
        if number == NEXT:
            return _said("none_next", {**filled, "day": long_date(add(start, interval, most - 1))})
        key = "next"
    else:
        key = "nth"
    if sessions.most and number > most:
        return _said("too_many", {**filled, "nth": _ordinal(number)})
    day = add(start, interval, number - 1)
    filled |= {"nth": _ordinal(number), "apart": period_words(times(interval, number - 1)),
               "day": f"today, {long_date(day)}" if day == today else long_date(day)}  # fmt: skip
    parts = [_said(key, filled)]
    if day < today:
        parts.append(_said("passed", filled))
    elif sessions.least < number:
        parts.append(_said("if_needed", filled))
    return " ".join(parts)


def _following(question: Question, filled: dict[str, str], interval: Period, day: date, today: date) -> str:
    """The next session, counted from a later one than the first."""
    number, after = question.number or NEXT, question.after or LAST
    steps = number - after if number > after > 0 else 1
    following = add(day, interval, steps)
    filled |= {"start": long_date(day), "day": long_date(following), "interval": period_words(times(interval, steps))}
    said = _said("following", filled)
    return f"{said} {_said('passed', filled)}" if following < today else said


def _last(question: Question, filled: dict[str, str], sessions: Sessions, interval: Period, start: date) -> str:
    def on(number: int) -> str:
        return long_date(add(start, interval, number - 1))

    if count := question.count:
        said = _said("last_count", {**filled, "count": str(count), "day": on(count)})
        inside = sessions.least <= count <= (sessions.most or count)
        return said if inside else f"{said} {_said('beyond', filled)}"
    filled |= {"done": on(sessions.least), "last": on(sessions.most or sessions.least)}
    if sessions.most is None:
        return _said("last_least", filled)
    if sessions.most == sessions.least:
        return _said("last_count", {**filled, "count": str(sessions.least), "day": filled["last"]})
    return _said("last_range", filled)


def _left(question: Question, treatment: Treatment) -> str | None:
    sessions, had = treatment.figures.sessions, question.count
    if sessions is None:
        return _said("no_days", {"missing": f"how many {treatment.name} sessions are needed"})
    if not had:
        return None
    filled = {**treatment.figures.words(), "name": treatment.name, "had": str(had)}
    least, most = max(0, sessions.least - had), None if sessions.most is None else sessions.most - had
    if (most is not None and most <= 0) or (most is None and least == 0):
        return _said("left_none", filled)
    if most is None:
        left = f"at least {least}"
    else:
        left = str(most) if least == most else f"{least} to {most}" if least else f"up to {most}"
    return _said("left", {**filled, "left": left, "s": "" if left in ("1", "up to 1", "at least 1") else "s"})


def _length(question: Question, filled: dict[str, str], sessions: Sessions, interval: Period) -> str:
    if count := question.count:
        length = period_words(times(interval, count - 1))
        said = _said("length_count", {**filled, "count": str(count), "length": length})
        if sessions.least <= count <= (sessions.most or count):
            return f"{said} {_said('worked_out', filled)}"
        return f"{said} {_said('beyond', filled)}"
    said = _said("length", {**filled, "length": course_words(sessions, interval)})
    return f"{said} {_said('worked_out', filled)}"


def _fit(
    filled: dict[str, str], sessions: Sessions, interval: Period, start: date | None, event: Event, today: date
) -> str:
    filled["event"] = event.words
    if event.last < today:
        return _said("event_passed", filled)
    first = start or today
    days = sessions_before(first, event.first, interval, sessions.most or sessions.least)
    filled |= {"start": long_date(first), "number": str(len(days)), "s": "" if len(days) == 1 else "s"}
    if not days:
        return _said("fit_none", filled)
    if len(days) == (sessions.most or sessions.least):
        whole = {"all": "all" if sessions.most else "the", "first": _from(first, start), "last": _short(days[-1])}
        return f"{_said('fit_all', {**filled, **whole})} {_said('enough', filled)}"
    ending = _said("short" if len(days) < sessions.least else "enough", filled)
    if len(days) == 1:
        return f"{_said('fit_one', {**filled, 'day': f'on {_short(first)}' if start else 'if it were today'})} {ending}"
    listed = [_from(first, start), *(_short(day) for day in days[1:])]
    words = f"{', '.join(listed[:-1])} and {listed[-1]}"
    return f"{_said('fit', {**filled, 'days': words})} {ending}"


def _stay(question: Question, filled: dict[str, str], sessions: Sessions, interval: Period) -> str:
    number = sessions_within(question.days or 0, interval)
    least, most = sessions.least, sessions.most or sessions.least
    if number >= most:
        return _said("stay_all", filled)
    return _said("stay", {**filled, "number": f"up to {number}" if number > 1 or least == 1 else "1"})


def _missing(figures: Figures, name: str) -> str:
    if figures.sessions:
        return f"how far apart {name} sessions are"
    return f"how many {name} sessions are needed or how far apart they are"


def _from(first: date, start: date | None) -> str:
    return _short(first) if start else f"today ({_short(first)})"


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def _ordinal(number: int) -> str:
    if number <= len(NTH):
        return NTH[number - 1]
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _said(key: str, filled: Mapping[str, str]) -> str:
    return sentence_case(SENTENCES[key].format(**filled))
