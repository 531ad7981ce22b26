"""The treatments that a conversation has listed or talked about, in their order."""

from extensions.nlu.finder import EVERY
from extensions.policies.responses import Responses
from extensions.policies.turn import COMPARE, Turn

OPTIONS = "utter_ask_treatment_options"


def listed(turn: Turn, responses: Responses) -> list[str]:
    """The treatments in the order in which they were listed, offered or named together last."""
    for past in reversed(turn.past):
        if len(past.offered) > 1:
            return past.offered
        if len(past.named) > 1:  # by the patient, whatever was answered: "which is quicker, this or that"
            return past.named
        about = [
            treatment if action != OPTIONS else None
            for action, treatment in past.done
            if responses.needs_treatment(action) or action == OPTIONS
        ]
        if about and {None, EVERY} & set(about):
            return responses.treatments()
        if len(set(about)) > 1:
            return [str(each) for each in dict.fromkeys(about)]
    return []


def nth(place: int, turn: Turn, responses: Responses) -> list[str]:
    """The treatment at a place of what was listed last, or the only one left after those that were talked about."""
    shown = listed(turn, responses)
    if len(shown) > max(place, 1):
        return [shown[place]]
    known = talked_about(turn)
    left = [each for each in responses.treatments() if each not in known]
    return left if len(left) == 1 and place in (len(known), -1) else []


def talked_about(turn: Turn) -> list[str]:
    """The treatments that answers were about, the latest first."""
    about = [each for past in reversed(turn.past) for _, each in reversed(past.done) if each and each != EVERY]
    return list(dict.fromkeys(about))


def foremost(turn: Turn) -> str | None:
    """The treatment that a comparison by time has just told as the quickest, or whatever was asked for."""
    return (turn.course or {}).get("foremost") if COMPARE in turn.previous else None


def others(turn: Turn, responses: Responses) -> list[str]:
    """All treatments but the one talked about."""
    return [each for each in responses.treatments() if each != turn.treatment]


def other_one(turn: Turn, responses: Responses, goes_on: bool) -> list[str]:
    """The other one of two, else the only one left on a topic that several were asked about, where it `goes_on`.

    Else it is the one talked about before this one, or all others that were listed.
    """
    this = foremost(turn) or turn.treatment
    if not this:
        return []
    shown = [each for each in listed(turn, responses) if each != this]
    before = [each for each in talked_about(turn) if each != this]
    told = turn.in_turn if goes_on else []
    left = [each for each in responses.treatments() if told and each not in told]
    return next((each for each in (shown, left) if len(each) == 1), before[:1] or shown)
