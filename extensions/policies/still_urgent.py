"""Chooses what is said while an emergency is open: the advice that fits, unless the message is about something else."""

from clinic.desk.clauses import asks
from clinic.patterns import any_case, any_word
from extensions.nlu.dangers import ALLERGY, BLEEDING, BREATH, FAINT, HEAD, HEART, STROKE
from extensions.nlu.phrases import any_of
from extensions.nlu.poisoning import POISONING
from extensions.nlu.reading import URGENT, Question
from extensions.policies import feelings
from extensions.policies.medicines import DRUG
from extensions.policies.recovery import without_questions
from extensions.policies.signs import BODY, has_sign
from extensions.policies.turn import SURE, Turn

AGAIN, DO_SO = "utter_report_urgent_again", "utter_urgent_do_so"
ONCE_MORE = "utter_urgent_once_more"
NO_CALL, NO_REMEDY = "utter_urgent_no_call", "utter_urgent_no_remedy"
ADVICE = (AGAIN, ONCE_MORE, DO_SO, NO_CALL, NO_REMEDY)
PERSON, BOOKS = "talk_to_human", "book_appointment"
AGREES = frozenset({"affirm", "thanks", "goodbye"})
NAMED_SURE = 0.5  # of a question that names what it is about, where another must reach SURE
SUBJECT = any_case(r"\b(?:treatment|sessions?|sittings?|hairs?|baal|bald\w*|ganj\w*)\b")
HAIR = any_case(r"\b(?:hairs?|baal|bald\w*|ganj\w*)\b")
# Where they name no such thing they may mean the sign: "how long will it last", "does it go by itself".
ABOUT_SIGNS = frozenset({
    "ask_pain", "ask_safety", "ask_downtime", "ask_regrowth", "ask_causes", "ask_signs", "ask_hair_loss",
    "ask_suitability", "ask_who_treats", "ask_how_it_works", "ask_other_treatment", "ask_source",
    "ask_combination", "ask_maintenance", "ask_results_time", "ask_session_duration", "ask_capabilities",
    "ask_overview",
})  # fmt: skip
# What the advice sends to the clinic, and what is too grave for that.
FOR_CLINIC = any_word(r"pus+|mawaa?d|infect\w*|ooz\w*|discharge|smell\w*|(?:yellow|green)\w* (?:stuff|water|fluid)")
GRAVE = any_of(BREATH, ALLERGY, POISONING, FAINT, HEAD, HEART, STROKE, (BLEEDING, r"confus\w*"))
TOLD = 6  # messages
# How it is with somebody, told beside a question: "a bit better. how many sessions".
STATE = any_case(r"\b(?:little|bit|some ?what|thod[aei]|better|worse|less|still|abhi bhi)\b")
# Asked of a booking that was made before.
OF_BOOKING = frozenset({"cancel", "change_appointment"})
CALLS = any_case(
    r"\b(?:ambul\w+|send|bhej\w*|bula\w*|address|pata|closest|near(?:est|by|me|\W+(?:me|here|by))|alone|akel[aei]|online"
    r"|no ?(?:one|body)|pick(?:s|ed|ing)? up|(?:call|ring|phone) (?:for|an?|the|112|108|them|some ?one|my"
    r"|him|her|me|us)|come (?:to|here|home|over))\b"
)
PLACE = any_case(r"\b(?:hospitals?|doctors?|dr|clinic|emergency|er|casualty)\b")
GIVES = any_case(
    r"\b(?:should|shall|can|may|could|must|ok(?:ay)?|fine|safe)\b[^?.!]*\b(?:take|give|gave|apply|put|eat|drink|swallow|use)\b"
    r"|\b(?:le|de|khila|laga) (?:lu\w*|du\w*|dena|lena|sakt\w+)\b"
)
GIVES_MEDICINE = any_case(rf"\b{DRUG}|\bgive (?:him|her|them|it|my \w+)\b")
REMEDY = any_case(rf"\b(?:{DRUG}|creams?|ointments?|lotions?|gel|balm|ice|barf|haldi)\b")


def advice(turn: Turn) -> str:
    """The advice that fits: nobody can be called, no remedy is judged, who agrees is bidden to go, or just again.

    What is no worse than before does not get the same words twice in a row.
    """
    if (turn.intent == PERSON or CALLS.search(turn.text)) and not is_for_clinic(turn):
        return NO_CALL
    if not PLACE.search(turn.text) and (GIVES.search(turn.text) or REMEDY.search(turn.text)):
        return NO_REMEDY
    tells = asks(turn.text) or BODY.search(turn.text) or has_sign(turn.masked)
    if turn.intent in AGREES and not tells:
        return DO_SO
    return ONCE_MORE if AGAIN in turn.previous and turn.intent != URGENT else AGAIN


def is_for_clinic(turn: Turn) -> bool:
    """Whether what was told of is for the clinic to see, as pus is, and there was nothing graver."""
    told = turn.said_before[-TOLD:]
    return any(map(FOR_CLINIC.search, told)) and not any(map(GRAVE.search, told))


def asks_what_to_give(turn: Turn) -> bool:
    """Whether the message asks for a medicine against what is alarming."""
    return bool(GIVES.search(turn.text) and GIVES_MEDICINE.search(turn.text))


def is_plain(question: Question, turn: Turn) -> bool:
    """Whether a question is surely about something else than what is alarming."""
    named = SUBJECT.search(turn.masked)
    if not question.intent.startswith("ask_") or (question.intent in ABOUT_SIGNS and not named):
        return False
    return question.confidence >= (NAMED_SURE if named else SURE)


def is_other_matter(turn: Turn) -> bool:
    """Whether the message as a whole is, so that it is answered as ever."""
    told = without_questions(turn.text)
    if has_sign(turn.masked) or turn.intent == PERSON or (STATE.search(told) and not HAIR.search(told)):
        return False
    if HAIR.search(turn.text) or feelings.kind_of(turn) == "needles":
        return True
    return any(is_plain(each, turn) or _goes_on(each, turn) for each in turn.questions)


def _goes_on(question: Question, turn: Turn) -> bool:
    """Whether it is about a booking: one that was made, or, where the advice was heard, a treatment by its name."""
    wanted = question.intent in OF_BOOKING or (
        question.intent == BOOKS and bool(turn.named) and bool({*ADVICE} & {*turn.previous})
    )
    return wanted and question.confidence >= SURE
