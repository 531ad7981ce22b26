"""Tells when a message says on which day a treatment began or begins."""

import re

from clinic.course.patterns import LATER_HAD
from clinic.course.question import RESULTS_TOPIC
from clinic.dates import tense
from extensions.nlu.reading import NAMES_ONLY
from extensions.policies.course import ASK_START, COURSE, STARTS, TIMELINE, kept_day
from extensions.policies.turn import Turn

FIRST_SESSION = re.compile(r"\b(?:first|1st) (?:session|sitting|treatment|injection)", re.IGNORECASE)
HAIR_BEGAN = re.compile(r"\bhair\W?(?:fall|loss|thinning)\w* (?:\w+ )?(?:start|beg)", re.IGNORECASE)


def tells_start(turn: Turn) -> bool:
    """Whether the message asks nothing and tells when a treatment began or begins."""
    asks = any(question["intent"].startswith(("ask_", "book_", "change_")) for question in turn.questions)
    after_results = turn.topic == RESULTS_TOPIC or bool({ASK_START, TIMELINE, COURSE} & {*turn.previous})
    if turn.intent == NAMES_ONLY and turn.named and (turn.start_date or kept_day(turn)) and after_results:
        return True
    if LATER_HAD.search(turn.masked) and not FIRST_SESSION.search(turn.masked):
        return False
    if not turn.has_date or asks or turn.intent == "talk_to_human" or HAIR_BEGAN.search(turn.text):
        return False
    if after_results or (turn.named and tense(turn.text)):
        return True
    starts = (turn.treatment or turn.named) and STARTS.search(turn.text)
    return bool(starts or FIRST_SESSION.search(turn.masked))
