"""Answers about the course of a treatment that follow from its figures: days of sessions, sums, events, comparisons.

`question` tells what a message asks, `numbering` which numbers it tells, `sums` counts, and the others put it into
words. What the documents do not state is said not to be stated, and what is worked out is said to be worked out.
"""

from clinic.course.asked import Known, Question
from clinic.course.compare import TimeAsked, compare, compared_time, foremost
from clinic.course.event import Event, due, in_month, latest_start, verdict, verdict_in
from clinic.course.nth import day_between, due_day, first_day, first_session, settled
from clinic.course.numbering import every_later, had_told, later_told, other_count
from clinic.course.occasion import waits_for_date
from clinic.course.proposal import Absence, read_absence, read_proposal
from clinic.course.question import read_question, read_questions
from clinic.course.sessions import answer, describe_after, which_session
from clinic.course.stay import stay
from clinic.course.told import Told, counted_from, kept, without_day
from clinic.course.weighed import away, proposed_days, put_on_ask, weighed

__all__ = [
    "Absence", "Event", "Known", "Question", "TimeAsked", "Told", "answer", "away", "compare",
    "compared_time", "counted_from", "day_between", "describe_after", "due", "due_day", "every_later", "first_day",
    "first_session", "foremost", "had_told", "in_month", "kept", "later_told", "latest_start", "other_count",
    "proposed_days", "put_on_ask", "read_absence", "read_proposal", "read_question", "read_questions", "settled",
    "stay", "verdict", "verdict_in", "waits_for_date", "weighed", "which_session", "without_day",
]  # fmt: skip
