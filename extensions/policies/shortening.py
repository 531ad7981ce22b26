"""Says again in short what was said last."""

import re

from extensions.nlu.reading import COMPARISON
from extensions.policies.answering import Answering
from extensions.policies.days import COMPARE
from extensions.policies.particulars import Particulars
from extensions.policies.responses import DETAIL
from extensions.policies.step import Step
from extensions.policies.turn import Turn

IN_SHORT, SHORT_ENOUGH, NEITHER = "utter_in_short", "utter_in_short_already", "utter_neither"
YES_OR_NO = re.compile(r"\byes\b|\bhaa?n\b|\b(?:a|means?|that) no\b", re.IGNORECASE)  # of one who wants it short


def in_short(turn: Turn, answering: Answering, particulars: Particulars) -> list[Step]:
    """The answer before in short; to "so yes or no?" that it is neither, where the document is silent."""
    if YES_OR_NO.search(turn.text):
        if DETAIL in turn.previous:
            told = particulars.again(turn)
            return [Step(IN_SHORT), *told] if told else [Step(NEITHER)]
        if turn.topic and answering.is_silent(turn.topic, turn.treatment):
            return [Step(NEITHER)]
    return _all_in_short(turn, answering)


def same_again(turn: Turn, answering: Answering) -> list[Step]:
    """The short form of what was told on the topic last, where the same is asked once more."""
    same = [(topic, treatment) for topic, treatment in _said(turn) if topic == turn.topic]
    return _shortly(same or [(turn.topic, turn.treatment)], answering)


def _all_in_short(turn: Turn, answering: Answering) -> list[Step]:
    """The short form of everything that was answered last; none where nothing was."""
    said = _said(turn)
    if IN_SHORT in turn.previous or (not said and DETAIL in turn.previous):
        return [Step(SHORT_ENOUGH)]
    told = said or [(turn.topic, turn.treatment)]
    steps = _shortly(told, answering)
    if not steps or all(step.action in turn.previous for step in steps):
        return [Step(SHORT_ENOUGH)] if steps else []
    return [Step(IN_SHORT), *steps]


def _shortly(told: list[tuple[str | None, str | None]], answering: Answering) -> list[Step]:
    return [step for topic, treatment in told for step in answering.shortly(topic, treatment)]


def _said(turn: Turn) -> list[tuple[str | None, str | None]]:
    """The topics answered in the turn before, each with its treatment."""
    if COMPARE in turn.previous:
        return [(COMPARISON, each) for each in (turn.course or {}).get("compares") or [None]]
    return [*turn.past[-1].answers] if turn.past else []
