"""Answers about the course of a treatment that follow from its figures: days of sessions, sums, events, comparisons.

`question` tells what a message asks, `sums` counts, and the others put it into words. What the documents do not state
is said not to be stated, and what is worked out is said to be worked out.
"""

from clinic.course.compare import TimeAsked, compare, compared_time
from clinic.course.event import NO_PROMISE, Event, due, in_month, latest_start, verdict
from clinic.course.question import Known, Question, from_day_told, read_question, waits_for_date
from clinic.course.sessions import answer

__all__ = [
    "NO_PROMISE", "Event", "Known", "Question", "TimeAsked", "answer", "compare", "compared_time", "due",
    "from_day_told", "in_month", "latest_start", "read_question", "verdict", "waits_for_date",
]  # fmt: skip
