"""Finds what a message asks beside a request whose details are being taken."""

from clinic.desk.clauses import asks, clauses_that_ask, question_in
from clinic.desk.explaining import SO_FAR, asks_for_what, asks_of_request, cannot_hold
from clinic.desk.request import CONSULTATION, WHEN
from clinic.details.replies import asks_to_wait
from clinic.patterns import any_case
from extensions.nlu.clauses import ASKS
from extensions.nlu.reading import SURE_ALONE, Question
from extensions.policies.request_turn import RequestTurn
from extensions.policies.requests import SURE

SOMEBODY_THERE = any_case(
    r"\b(?:any ?one|any ?body|some ?one|some ?body|staff|doctor|reception\w*)\b.{0,20}\b(?:available|there|free"
    r"|online)\b"
)
# Of a question, to be answered before the request goes on: beside a detail, and where the message, or a clause beside
# a detail, begins like one (SURE_ALONE).
SURE_BESIDE_A_DETAIL = 0.85
LONGEST_NAME = 3  # words, where the script of the answer cannot be read
TELL_FIRST = any_case(  # "just tell me the cost", "explain the steps first"
    r"\b(?:just|only|first|pehle|bas)\W+(?:\w+\W+){0,2}?(?:tell|explain|answer|bata\w*)\b"
    r"|\b(?:tell|explain|answer|bata\w*)\b.{0,30}\bfirst\b"
)
CONTACT = any_case(r"\b(?:e-?mail|mail|phone|number|mobile)\b")
CLINICS = any_case(r"\b(?:your|ur|clinic\w*|reception\w*)\b")


def questions_beside(within: RequestTurn) -> list[Question]:
    """The questions of the message that are to be answered although a request is being taken."""
    if asks_to_wait(within.turn.text) or within.only_answers or asks_of_request(within.turn.text):
        return []  # "one minute" is not about how long a session takes, "doctor can decide" not about who treats
    if (
        within.found.values.get("treatment") == CONSULTATION
        and within.request.asked == "treatment"
        and not asks(within.turn.text)
    ):
        return []  # "I don't know which treatment"
    if within.request.asked in ("name", "phone", "email") and asks_for_what(within.turn.text):
        return []
    if SOMEBODY_THERE.search(within.turn.text) and not within.gives_detail:
        return [Question("ask_clinic_info")]  # which tells the hours, or that they are unknown
    needed = _needed(within)
    asked = [
        question
        for question in within.turn.questions
        if question.intent.startswith("ask_")
        and not _is_of_detail(question.intent, within)
        and question.sureness >= needed
    ]
    if _beside_detail(within) and len(asked) > 1 and len(clauses_that_ask(within.turn.text)) == 1:
        return [max(asked, key=lambda question: question.sureness)]  # the other was read into the detail
    return asked


def _needed(within: RequestTurn) -> float:
    """How sure a question of the message must be to be answered."""
    text = within.turn.text
    apart = question_in(text) and not WHEN & set(within.found.values)  # "can I come on Friday" asks nothing else
    if _beside_detail(within) and not apart:
        return SURE_BESIDE_A_DETAIL
    plainly = apart or asks(text) or TELL_FIRST.search(text) or (within.stops and question_in(text))
    # "What number did I give" is answered with the details.
    return SURE_ALONE if plainly and not SO_FAR.search(text) else SURE


def _beside_detail(within: RequestTurn) -> bool:
    """Whether there is a detail that may be what looks like a question.

    "Does PRP hurt" names a treatment and asks; "no idea, doctor will decide" names none and only answers.
    """
    only_treatment = set(within.found.values) == {"treatment"} and within.turn.named and ASKS.search(within.turn.text)
    return within.gives_detail and not only_treatment


def _is_of_detail(intent: str, within: RequestTurn) -> bool:
    """Whether what looks like this question is about the detail that was asked for, or is it."""
    return (
        (intent == "ask_source" and within.request.asked == "reference")  # "where do I find it?"
        or (
            intent == "ask_capabilities" and cannot_hold(within.turn.text) is not None
        )  # "can you also book for my mother"
        or (intent == "ask_language" and _gives_name(within))
        or (intent in ("ask_clinic_info", "ask_safety") and _is_about_contact(within))
    )


def _gives_name(within: RequestTurn) -> bool:
    """Whether the message is a name in whatever script, and no sentence."""
    short = len(within.turn.text.split()) <= LONGEST_NAME
    return within.request.asked == "name" and "name" in within.found.values and short


def _is_about_contact(within: RequestTurn) -> bool:
    """Whether the message is about the patient's own number or address ("can I give e-mail only")."""
    asked = within.request.awaits_yes or within.request.asked in ("phone", "email")
    return asked and bool(CONTACT.search(within.turn.text)) and not CLINICS.search(within.turn.text)
