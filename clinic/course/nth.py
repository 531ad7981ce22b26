"""Says on which day a session of a course falls: the third, the next, the last."""

from datetime import date

from clinic.course.length import length
from clinic.course.patterns import LAST, NEXT
from clinic.course.question import Question
from clinic.course.sums import period_words, times
from clinic.course.wording import ordinal, said
from clinic.schema import Period, Sessions
from clinic.timeline import add, long_date


def day_of_session(
    question: Question, filled: dict[str, str], sessions: Sessions, interval: Period, start: date | None, today: date
) -> str | None:
    """The day of the session that is asked for, or how long after the first it is; None where nothing can be said."""
    number = question.number or NEXT
    most = sessions.most or max(sessions.least, question.count or 0)
    if start is None:
        if number == LAST:
            if not question.count:
                return length(question, filled, sessions, interval)
            after = period_words(times(interval, question.count - 1))
            return said("last_undated", {**filled, "count": str(question.count), "length": after})
        if number <= 1:
            return None
        return said(
            "nth_undated", {**filled, "nth": ordinal(number), "apart": period_words(times(interval, number - 1))}
        )
    if question.after:
        return _following(question, filled, interval, start, today)
    filled |= {"start": long_date(start), "least": str(sessions.least), "most": str(most)}
    if number == LAST:
        return _last(question, filled, sessions, interval, start)
    if number == NEXT and start > today:
        return said("next_first", {**filled, "day": long_date(add(start, interval))})
    if number == NEXT:
        ahead = (count for count in range(1, most + 1) if add(start, interval, count - 1) >= today)
        number = next(ahead, NEXT)
        if number == NEXT:
            return said("none_next", {**filled, "day": long_date(add(start, interval, most - 1))})
        key = "next"
    else:
        key = "nth"
    if sessions.most and number > most:
        return said("too_many", {**filled, "nth": ordinal(number)})
    day = add(start, interval, number - 1)
    filled |= {"nth": ordinal(number), "apart": period_words(times(interval, number - 1)),
               "day": f"today, {long_date(day)}" if day == today else long_date(day)}  # fmt: skip
    parts = [said(key, filled)]
    if day < today:
        parts.append(said("passed", filled))
    elif sessions.least < number:
        parts.append(said("if_needed", filled))
    return " ".join(parts)


def _following(question: Question, filled: dict[str, str], interval: Period, day: date, today: date) -> str:
    """The next session, counted from a later one than the first."""
    number, after = question.number or NEXT, question.after or LAST
    steps = number - after if number > after > 0 else 1
    following = add(day, interval, steps)
    filled |= {"start": long_date(day), "day": long_date(following), "interval": period_words(times(interval, steps))}
    told = said("following", filled)
    return f"{told} {said('passed', filled)}" if following < today else told


def _last(question: Question, filled: dict[str, str], sessions: Sessions, interval: Period, start: date) -> str:
    def on(number: int) -> str:
        return long_date(add(start, interval, number - 1))

    if count := question.count:
        told = said("last_count", {**filled, "count": str(count), "day": on(count)})
        inside = sessions.least <= count <= (sessions.most or count)
        return told if inside else f"{told} {said('beyond', filled)}"
    filled |= {"done": on(sessions.least), "last": on(sessions.most or sessions.least)}
    if sessions.most is None:
        return said("last_least", filled)
    if sessions.most == sessions.least:
        return said("last_count", {**filled, "count": str(sessions.least), "day": filled["last"]})
    return said("last_range", filled)
