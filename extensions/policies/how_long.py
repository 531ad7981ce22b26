"""Tells what "how long does it take" asks: the minutes of a session, the time until results, or how long these last."""

import re
from dataclasses import replace

from clinic.course.asked import COUNT_TOPIC, RESULTS_TOPIC
from clinic.patterns import any_case
from extensions.policies.days import INTERVAL
from extensions.policies.turn import MAINTENANCE, OVERVIEW, Turn

DURATION = "ask_session_duration"
TIMES = frozenset({DURATION, RESULTS_TOPIC, INTERVAL, MAINTENANCE})  # that "how long" may ask
# Beside a question on these, or after it, it asks of a session.
OF_SESSION = frozenset({"ask_procedure", "ask_pain", "ask_downtime", "ask_price"})
OPEN = frozenset({None, OVERVIEW, COUNT_TOPIC})  # topics before that do not tell which
_FILL = (
    r"(?:does|do|did|will|would|should|must|is|it|its|this|that|take|takes|taking|have|need|to|wait|i|we|one|both|other|the|"
    r"for|in|with|of|then|usually|normally|treatment|lagega|lagta|lagti|hai|hota|me(?:in)?|ka|ki|ke|liye|please|pls)"
)
BARE = any_case(
    r"(?:^|[.,;:?!&]|\b(?:and|also|n|then|aur|so|ok|okay|but|hi|hello))\W*(?:(?:what about|how about|treatment)\W+)?"
    rf"(?:how long|how much time|kitna (?:time|samay)|kitn[ei] der)(?:\W+{_FILL}\b)*\s*"
    r"(?=$|[.,;:?!&]|\b(?:and|also|n|aur)\b)"
)
VISIT = any_case(r"\b(?:sessions?|sittings?|appointments?|visits?|booked|booking|slot|coming)\b")


def in_its_sense(turn: Turn) -> Turn:
    """The turn whose "how long" asks what it means beside the other questions and after the one before."""
    bare = BARE.search(turn.masked)
    read = next((each for each in turn.questions if each.intent in (DURATION, RESULTS_TOPIC)), None)
    if not bare or not read:
        return turn
    rest = turn.masked[: bare.start()] + turn.masked[bare.end() :]
    alone = len(turn.questions) == 1 and not re.search(r"\w{5,}", rest)
    senses = _senses(turn, alone) or ([DURATION] if VISIT.search(rest) else [read.intent])
    meant = [replace(read, intent=sense) for sense in senses]
    asked = [new for each in turn.questions for new in (meant if each is read else [each])]
    first = meant[0].intent if turn.intent == read.intent else turn.intent
    return replace(turn, intent=first, questions=asked)


def _senses(turn: Turn, alone: bool) -> list[str]:
    """What it asks, where the conversation tells it; both of what it may, where nothing does."""
    beside = {each.intent for each in turn.questions}
    if turn.request or beside & OF_SESSION or (alone and not turn.named and turn.topic in OF_SESSION):
        return [DURATION]
    if alone and turn.named and turn.topic in TIMES:
        return [str(turn.topic)]
    return [DURATION, RESULTS_TOPIC] if alone and not turn.named and turn.topic in OPEN else []
