"""Plans a turn while the details of a request are being taken: answers first, then the same question again."""

from clinic.desk.clauses import asks, clauses_that_ask
from clinic.desk.request import Request
from clinic.details.replies import sends
from clinic.patterns import any_case
from extensions.nlu.clauses import ASKS
from extensions.nlu.reading import URGENT
from extensions.policies import alarms, reactions, recovery
from extensions.policies.answering import Answering
from extensions.policies.asked_beside import questions_beside
from extensions.policies.before import Before
from extensions.policies.meaning import Meaning
from extensions.policies.particulars import Particulars
from extensions.policies.request_turn import RequestTurn
from extensions.policies.requests import REQUEST_ACTIONS
from extensions.policies.step import Step
from extensions.policies.turn import OF_LAST_ANSWER, Turn

GOES_ON = any_case(r"\b(?:go(?:ing)? on|continue|proceed|carry on|resume|go ahead|let['’]?s (?:finish|do|book))\b")
# "Ok, PRP then" puts another treatment in the place of the one that was to be booked.
CHOOSES = any_case(
    r"^[^?]*\b(?:then|only|go (?:with|for)|take|choose|prefer|put|book|make it|instead|final\w*)\b[^?]*$"
)


def during_request(
    request: Request, turn: Turn, answering: Answering, particulars: Particulars, meaning: Meaning
) -> list[Step]:
    """The steps of the turn: danger first, then what ends or leaves the request, then what is asked beside it."""
    go_on = Step(REQUEST_ACTIONS[request.kind])
    within = RequestTurn(turn, request)
    if danger := _on_danger(within, turn, answering, go_on):
        return danger
    if other := within.switches_to:
        return [Step(REQUEST_ACTIONS[other])]
    beside = _beside(within, answering, particulars, meaning)
    if within.stops:
        # After an action that failed nobody can tell here whether it had stored something before.
        unknown = turn.times_answered("utter_request_failed") and request.asked == request.last
        left = Step("utter_request_left" if unknown else within.left, {"request": None})
        return [left, *beside]
    if within.is_courtesy:
        leaves = turn.intent == "goodbye"  # and is not held back, but for the yes that may be thought to be given
        said = Step("utter_request_unsent" if leaves else answering.action(turn.intent))
        return [said, *([] if leaves and not request.awaits_yes else [go_on])]
    return [*beside, go_on]


def _on_danger(within: RequestTurn, turn: Turn, answering: Answering, go_on: Step) -> list[Step]:
    """What is said of an emergency, now or before; the request is silent then, until the patient goes on with it."""
    harmless = within.only_answers and not (turn.symptom or turn.despairs)  # a name may sound like anything
    after = {*alarms.GIVEN, *recovery.RESPONSES} & {*turn.previous}
    resumed = [Step("utter_request_resumed"), go_on]  # which asks again, as whatever was asked before is open no more
    if sends(turn.text):
        return resumed if after else []
    if harmless and turn.intent == URGENT:
        return []  # whatever else it sounds like
    asking = asks(turn.text) or clauses_that_ask(turn.text)  # "it is Sunday, is there anybody"
    eased = bool(after) and recovery.response(turn, despair=False)  # "at the hospital now" tells no day
    told = within.gives_detail and not (asking or eased)
    said = reactions.after_alarm(turn) if turn.intent == URGENT or not told else None
    if said is None and turn.intent == URGENT:
        said = answering.action(URGENT)
    wants_on = GOES_ON.search(turn.text)
    if said in {*recovery.RESPONSES, alarms.SESSION} and wants_on:
        return [Step(said), go_on]
    if said:
        return [Step(said, within.unasked)]
    goes_on = (wants_on or turn.intent == "affirm") and not within.gives_detail
    return resumed if after and goes_on else []


def _beside(within: RequestTurn, answering: Answering, particulars: Particulars, meaning: Meaning) -> list[Step]:
    """The answers to what the message asks, and what is to be said before them."""
    turn = within.turn
    questions = [each for each in questions_beside(within) if each.intent not in OF_LAST_ANSWER]
    if within.is_personal and (told := reactions.answer(turn)) in reactions.TOLD_OF:
        others = [each for each in questions if each in reactions.questions_beside(turn)]
        return [Step(told), *answering.to_all(others, turn)]
    if not questions and _goes_on(within, meaning):
        questions = meaning.spelled_out(turn).questions
    answers = answering.to_all(questions, turn)
    # A particular that is named is a question all the same where its topic is less than sure.
    named = particulars.steps(turn, turn.questions) if questions or ASKS.search(turn.text) else []
    if named and particulars.are_whole_answer(named, questions) and len(questions) < 2:
        answers = []
    if not within.is_personal:
        return [*named, *answers]
    before = Before(turn)
    first = before.personal_steps()
    return [*first, *named, *(before.kept(answers) if first else answers)]


def _goes_on(within: RequestTurn, meaning: Meaning) -> bool:
    """Whether a treatment is named right after an answer on another, and is not the one that was asked for."""
    just_told = bool(within.turn.past and within.turn.past[-1].answers)
    chosen = within.request.details.get("treatment") not in (None, *within.turn.named) and CHOOSES.search(
        within.turn.text
    )
    return just_told and within.request.asked != "treatment" and not chosen and meaning.only_names(within.turn)
