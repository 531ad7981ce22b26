"""Says again what was said last, whole or in short."""

from clinic.patterns import any_case
from extensions.nlu.reading import COMPARISON
from extensions.policies.answering import Answering
from extensions.policies.claims import RIGHT, WRONG
from extensions.policies.days import ASK_START, COURSE, TIMELINE
from extensions.policies.particulars import CONTACT, OFFER_CALL, Particulars
from extensions.policies.requests import is_own_action
from extensions.policies.responses import DETAIL
from extensions.policies.step import Step
from extensions.policies.turn import ASK_PARTICULAR, COMPARE, PRICE, Turn

IN_SHORT, SHORT_ENOUGH, NEITHER = "utter_in_short", "utter_in_short_already", "utter_neither"
WORKED_OUT = frozenset({COMPARE, COURSE, TIMELINE})  # by actions that need no message to say it again
# What stands around an answer and is no part of it.
AROUND = frozenset({"utter_introduction", "utter_suggest", ASK_START, OFFER_CALL, CONTACT, RIGHT, WRONG})
YES_OR_NO = any_case(r"\byes\b|\bhaa?n\b|\b(?:a|means?|that) no\b")  # of one who wants it short


def in_short(turn: Turn, answering: Answering, particulars: Particulars) -> list[Step]:
    """The answer before in short; to "so yes or no?" that it is neither, where the document is silent.

    Who wants no price told in short ("just a rough idea") asks for one again.
    """
    if turn.topic == PRICE and was_silent(turn, answering):
        return answering.to_intent(PRICE, turn)
    neither = YES_OR_NO.search(turn.text) and (DETAIL in turn.previous or was_silent(turn, answering))
    return yes_or_no(turn, answering, particulars) if neither else _all_in_short(turn, answering)


def yes_or_no(turn: Turn, answering: Answering, particulars: Particulars) -> list[Step]:
    """What there is to "does it or doesn't it": the answer before, or that it is neither."""
    if DETAIL in turn.previous:
        told = particulars.again(turn)
        return [Step(IN_SHORT), *told] if told else [Step(NEITHER)]
    if was_silent(turn, answering):
        return [Step(NEITHER)]
    return particulars.with_offer(same_again(turn, answering), turn) if turn.topic else []


def repeated(turn: Turn) -> list[Step]:
    """What was said in the turn before once more, without an offer below it; none where nothing was."""
    said = turn.past[-1].done if turn.past else []
    return [
        Step(action, {"treatment": treatment} if treatment else {})
        for action, treatment in dict.fromkeys(said)
        if action not in AROUND and (action in WORKED_OUT or not is_own_action(action))
    ]


def same_again(turn: Turn, answering: Answering) -> list[Step]:
    """What was told on the topic last, where it is asked once more: often for what the short form leaves out."""
    said = _said(turn)
    again = said[0][0] if turn.topic == COMPARISON and said else turn.topic
    told = [pair for pair in said if pair[0] == again] or [(turn.topic, turn.treatment)]
    return [step for topic, treatment in told for step in answering.again(topic, treatment)]


def was_silent(turn: Turn, answering: Answering) -> bool:
    """Whether what was said last on a topic is that nobody has told."""
    return bool(turn.topic) and answering.is_silent(str(turn.topic), turn.treatment)


def _all_in_short(turn: Turn, answering: Answering) -> list[Step]:
    """The short form of everything that was answered last; none where nothing was."""
    said = _said(turn)
    if named := [pair for pair in said if pair[0] in {f"{ASK_PARTICULAR}{each}" for each in turn.details}]:
        said = named  # "too long, is it natural, yes or no?"
    if turn.named:  # "the second one more simply"
        said = [(topic, each) for topic in dict.fromkeys(topic for topic, _ in said) for each in turn.named]
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
