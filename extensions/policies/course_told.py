"""Completes a question about a course by what was asked and told before it: "it was my third", "the next one"."""

from dataclasses import replace

from clinic.course import Question
from clinic.course.patterns import WHEN
from clinic.course.words import AFTER, ALL, FIRST, LAST, NEXT
from extensions.policies.days import COURSE, FIRST_DAY, was_had
from extensions.policies.turn import Turn


def with_what_was_told(question: Question, turn: Turn) -> Question:
    """The question with the sessions that the patient has told before, of the same treatment."""
    if _is_after_kept_day(question, turn):
        return replace(question, after=LAST)
    earlier = Question.from_dict(turn.course)
    if earlier is None or turn.named not in ([], [turn.treatment]):
        return question
    question = replace(question, missed=earlier.missed or earlier.kind == "missed")
    if question.proposes:
        return _of_session_talked_about(question, earlier, turn)
    if question.number is None and question.after == NEXT and COURSE in turn.previous and (earlier.number or 0) > 1:
        return replace(question, after=earlier.number)  # "the doctor moved it to 8 December"
    if question.after is not None:
        return _still_asked(question, earlier, turn)
    if question.number == AFTER and earlier.kind == "nth" and (asked := _number_asked(earlier)):
        return replace(question, number=asked + 1)
    if question.kind == "nth" and question.number == NEXT and earlier.kind == "left" and earlier.count:
        return replace(question, number=earlier.count + 1)
    if question.kind == "left" and question.count is None and earlier.kind == "left":
        return replace(question, count=earlier.count)
    return question


def _of_session_talked_about(question: Question, earlier: Question, turn: Turn) -> Question:
    """A day that is proposed for no session by name, as that of the one of which the day was asked before."""
    talked_about = COURSE in turn.previous and earlier.kind == "nth" and earlier.number not in (LAST, ALL)
    unnamed = question.number == NEXT and question.after is None
    absence = turn.names_event  # whatever was asked of, the next session is the one that it may be in the way of
    return replace(earlier, proposes=True) if talked_about and unnamed and not absence else question


def _still_asked(question: Question, earlier: Question, turn: Turn) -> Question:
    """What was asked before, where the message only tells of the session from which to count."""
    if earlier.kind in ("by", "fit") and turn.event and not turn.has_date:
        return replace(earlier, number=NEXT, after=question.after)  # "it was my third"
    only_told = question.number is not None and earlier.kind == "nth" and not WHEN.search(turn.masked)
    still_asked = only_told and (earlier.number in (LAST, ALL) or (earlier.number or 0) > (question.after or 0))
    return replace(question, number=earlier.number, count=earlier.count) if still_asked else question


def _is_after_kept_day(question: Question, turn: Turn) -> bool:
    """Whether the next session is asked for after a day that was told just before beside something else."""
    said = turn.said_before[-1] if turn.said_before else ""
    asks_next = question.kind == "nth" and question.number == NEXT and question.after is None
    kept = not (turn.start_date or turn.told or turn.has_date) and bool(turn.named_date)
    return asks_next and kept and was_had(said, turn.named_date or "") and not FIRST_DAY.search(said)


def _number_asked(earlier: Question) -> int | None:
    """The number of the session of which the day was asked: the next one after the fourth is the fifth."""
    if (earlier.number or NEXT) > FIRST:
        return earlier.number
    return earlier.after + 1 if earlier.after and earlier.after > NEXT and earlier.number != LAST else None
