"""Hears that a message wants an appointment or a call, beside or without a question."""

import re

from clinic.dates.words import DAY_NAME
from clinic.desk.clauses import asks, asks_for_results
from clinic.desk.explaining import AVAILABLE
from clinic.patterns import any_case
from extensions.nlu.reading import NAMES_ONLY, UNSURE, URGENT, Question
from extensions.policies import alarms
from extensions.policies.days import OF_MONTH
from extensions.policies.made import has_day
from extensions.policies.requests import CHANGE, REQUEST_ACTIONS, is_asked
from extensions.policies.step import Step
from extensions.policies.turn import PRICE, Turn

APPOINTMENT = r"app?oi?n?t?e?m\w{0,3}ts?\b"  # however it is spelt
WANTS_APPOINTMENT = any_case(  # in no other message of a patient
    r"\bbook(?:ing)?\b"
    rf"|\b(?:give|get|need|want|fix|take|make|like|for) (?:me |us |my \w+ )?(?:an? |the )?(?:\w+ )?{APPOINTMENT}"
)
NEEDS_APPOINTMENT = any_case(  # plainly enough for a message of which nothing else is sure
    rf"\b(?:need|want|give|get|fix) (?:me |us )?(?:an? )?{APPOINTMENT}"
)
SEES_DOCTOR = any_case(
    r"\b(?:need|want|wish|have|got|(?:would|['’]d) like|looking) to (?:see|meet|consult|visit) (?:a |an "
    r"|the |your |with )?"
    r"(?:\w+ )?(?:some ?one|some ?body|any ?one|doctor|dr|dermat\w*|specialist|expert|consultant)\b(?!['’])"
)
WANTS_CALL = any_case(  # and not "call me Ishaan"
    r"\b(?:call|ring|phone) (?:me|us) (?:back|up|now|today|tonight|tom\w*|tmr\w*|at|on|in|after|before"
    r"|between|by|around"
    rf"|later|when|asap|soon|about|from|any ?time|this|next|once|please|pls|{DAY_NAME})\b"
    r"|\b(?:like|want|need|get|have|arrange|request)(?: \w+)? (?:a |the )(?:phone "
    r"|return )?call(?:\W?back)?\b(?! or\b)"
)
CALLED = re.compile(r"\bcall me (?!\w+ back\b)[A-Z]\w+")  # the name of whoever books
OF_BOOKING = any_case(r"\d[\d\s-]{6,}\d|@|\b(?:no|without|have) (?:e-?)?mail\b")  # a detail of one
STARTING = frozenset({"book_appointment", "talk_to_human", CHANGE})


def wants_to_come(turn: Turn) -> bool:
    """Whether the message says that its writer is to see a doctor, and asks nothing: "I need to see someone"."""
    if not SEES_DOCTOR.search(turn.text) or asks(turn.text) or turn.intent == URGENT or turn.refused.get("contact"):
        return False
    questions = [each for each in turn.questions if each.intent.startswith("ask_") and is_asked(each)]
    return not questions and not alarms.again(turn)


def kind_begun(turn: Turn, starts_action: bool) -> str | None:
    """The kind of request that a message begins which asks nothing else, whatever else it may have been taken for."""
    if WANTS_CALL.search(turn.text) and not asks(turn.text) and (turn.has_date or OF_BOOKING.search(turn.text)):
        return "callback"
    unread = turn.intent in (UNSURE, "inform_date", NAMES_ONLY)
    of_day = (unread or (turn.intent == PRICE and not turn.named)) and AVAILABLE.search(turn.text)
    if of_day and (OF_MONTH.search(turn.text) or has_day(turn.text)):
        return "booking"  # "is the 6th free", which is no question for the price
    told = OF_BOOKING.search(turn.text) and not starts_action  # "i am ..., book ..., 98..."
    if (unread or told) and WANTS_APPOINTMENT.search(turn.text):
        return "booking"
    doubtful = not any(map(is_asked, turn.questions)) and NEEDS_APPOINTMENT.search(turn.text)
    return "booking" if doubtful and not asks(turn.text) and not turn.refused.get("contact") else None


def questions_beside(turn: Turn, starts_action: bool) -> list[Question]:
    """The questions of the message; "my number is ..." beside a booking asks nothing about the clinic.

    What would go on over turns must be sure beside another question: a long story may sound like a wish to come.
    """
    aside = {"ask_clinic_info"} if starts_action and OF_BOOKING.search(turn.text) else set()
    if asks_for_results(turn.text) and len(turn.questions) > 1 and not WANTS_APPOINTMENT.search(turn.text):
        aside.add("book_appointment")  # "when would I see growth if I start on Friday, the date please"
    asked = [each for each in turn.questions if each.intent not in aside]
    sure = [each for each in asked if each.intent not in STARTING or is_asked(each)]
    return sure or asked


def with_one_request(steps: list[Step], turn: Turn) -> list[Step]:
    """The steps with at most one request, which goes on over turns and so comes last."""
    requests = list(dict.fromkeys(step.action for step in steps if step.action in REQUEST_ACTIONS.values()))
    if (len(requests) > 1 and CALLED.search(turn.text)) or turn.refused.get("contact") == "call":
        requests = [each for each in requests if each != REQUEST_ACTIONS["callback"]]
        if not requests and OF_BOOKING.search(turn.text):
            requests = [REQUEST_ACTIONS["booking"]]  # "don't call, I want meso. Irfan, 98..."
    return [*(step for step in steps if step.action not in REQUEST_ACTIONS.values()), *map(Step, requests[:1])]
