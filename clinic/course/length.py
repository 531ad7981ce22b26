"""Says how long the whole course of a treatment is, from the first session to the last."""

from clinic.course.asked import Question
from clinic.course.sums import course_words, period_words, times
from clinic.course.wording import said
from clinic.facts.figures import Period, Sessions


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
