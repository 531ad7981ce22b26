"""Answers about the course of a treatment that follow from its figures: days of sessions, sums, events, comparisons.

`question` tells what a message asks, `numbering` which numbers it tells, `sums` counts, and the others put it into
words. What the documents do not state is said not to be stated, and what is worked out is said to be worked out.
"""

from clinic.course.asked import Known, Question
from clinic.course.compare import TimeAsked, compare, compared_time
from clinic.course.event import NO_PROMISE, Event, due, in_month, latest_start, verdict
from clinic.course.nth import day_between, first_day, first_session, settled
from clinic.course.numbering import later_told, other_count
from clinic.course.occasion import waits_for_date
from clinic.course.question import read_question, read_questions
from clinic.course.sessions import answer, describe_after

__all__ = [
    "NO_PROMISE", "Event", "Known", "Question", "TimeAsked", "answer", "compare", "compared_time", "day_between",
    "describe_after", "due", "first_day", "first_session", "in_month", "later_told", "latest_start", "other_count",
    "read_question", "read_questions", "settled", "verdict", "waits_for_date",
]  # fmt: skip
