"""Takes what only sounds like an alarm for the question on side effects that it is: "is fainting listed"."""

from clinic.desk.clauses import asks
from clinic.patterns import any_word
from extensions.nlu.harmless import asks_list
from extensions.nlu.reading import URGENT
from extensions.policies import alarms
from extensions.policies.responses import DETAIL
from extensions.policies.signs import SIGNS, has_sign, only_adds_sign, only_names_sign
from extensions.policies.turn import ASK_PARTICULAR, Turn

CAUSES = "ask_causes"
# What a mere sign may be taken for: "fever?".
UNREAD = frozenset({URGENT, CAUSES, "ask_signs"})
# After an answer on one of them a sign that is only named is one more question.
OF_EFFECTS = ("ask_safety", "ask_downtime", "ask_pain", ASK_PARTICULAR)
# Who asks this goes through a list, so that a mere "swelling" asks as well.
LISTS = any_word(
    r"side ?-?effects?|risks?|risky|complications?|dangers?|dangerous|harm\w*|reactions?|go wrong|nuksan|khatra"
)
LOOKS_BACK = 3  # messages in which nobody may have told of a sign


def as_question(turn: Turn) -> Turn:
    """The turn as the question on side effects that it is, where it only sounds like an alarm, and none is up.

    Such is "is fainting listed", and a sign that is added to a question on effects: "and swelling".
    """
    unread = turn.intent in UNREAD or not turn.asks
    lists = asks_list(turn.masked) and SIGNS.search(turn.masked) and not (turn.symptom or has_sign(turn.masked))
    if turn.despairs or alarms.ago(turn) or not (lists or (unread and _adds_sign(turn))):
        return turn
    return turn.with_question("ask_safety", turn.named or ([turn.treatment] if turn.treatment else []))


def _adds_sign(turn: Turn) -> bool:
    of_effects = any(
        action == DETAIL or action.removeprefix("utter_").startswith(OF_EFFECTS) for action in turn.previous
    )
    before = turn.said_before[-LOOKS_BACK:]
    lists = any(map(LISTS.search, before))
    told = any(has_sign(text) and not asks(text) and not _adds(text, lists) for text in before)
    return of_effects and turn.topic != CAUSES and not told and _adds(turn.masked, lists and not turn.symptom)


def _adds(text: str, lists: bool) -> bool:
    return only_adds_sign(text) or (lists and only_names_sign(text))
