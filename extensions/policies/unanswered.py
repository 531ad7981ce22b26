"""Hears a question in what was taken for a mere reply, so that no "all right" stands under it: "so same or not"."""

from clinic.desk.clauses import clauses_that_ask, question_in
from extensions.nlu.phrases import any_case, any_word
from extensions.nlu.reading import UNSURE
from extensions.policies.turn import Turn

NOT_SAID, NO_REASON, NOT_JUDGED = "utter_not_said", "utter_no_reason", "utter_not_judged"
CLEAR = 0.62  # score of a message that is a reply and nothing else
SHORT = 6  # words
ASKED = any_case(r"\b(?:i|we) (?:just |only )?(?:asked|(?:was|am) asking|wanted to know)\b")
TAG = any_case(r"\?|\b(?:(?:is|are|do|does)n['’]?t (?:it|they|you)|right|na)\W*$")
EITHER = any_case(r"\b\w+ (?:or|ya) (?:it |that |he |she |they )?(?:not?|nahi|na|\w+n['’]?t)\W*$")
BARE = any_case(  # words that have nothing to ask about of their own
    r"\W*(?:(?:ok|okay|so|and|but|then|it|its|that|this|they|he|she|i|there|do|does|is|are|will|can|has|have|should|yes|haa?n"
    r"|or|ya|not?|nahi|same|really|\w+n['’]?t)\b\W*)+"
)
WHY = any_word(r"why|how come|ky(?:u|oo)n?")
OF_US = any_word(r"you|u|ya|your|aap\w*|tum\w*|trust|believe")
NORMAL = any_case(
    r"\W*(?:(?:ok|and|so|but|is|are|was|this|that|it|these|all|then|really|quite|too|ye|yeh|toh?)\W+)*(?:normal|usual)"
    r"(?: (?:hai|h|for (?:me|us|him|her)|at this age|or not|thing|right|na|kya|ya nahi))*\W*"
)
NOT_ANSWERED = any_case(
    r"(?:n['’]?t|\bnot|\bnever|\bonly) (?:really |even |yet )?answer|\banswer my question\b"
    r"|\bnot (?:what|the thing|my question)(?=$| (?:i|we) (?:ask|want|mean))|\banswered (?:something|another)\b"
)


def asks(text: str) -> bool:
    """Whether a text asks anything, if only by its last words."""
    return bool(question_in(text) or ASKED.search(text) or TAG.search(text) or EITHER.search(text))


def asks_either(turn: Turn) -> bool:
    """Whether a few words ask for a yes or a no on what was just told: "so it does or doesn't"."""
    if turn.named or turn.details or not EITHER.search(turn.text):
        return False
    unclear = (turn.intent == UNSURE or turn.questions[0].confidence < CLEAR) and len(turn.text.split()) <= SHORT
    return unclear or bool(BARE.fullmatch(turn.text))


def asks_reason(turn: Turn) -> bool:
    """Whether a doubt asks why something is so, and not why it should be believed: "why so different"."""
    return turn.intent == "doubt" and bool(WHY.search(turn.text)) and not OF_US.search(turn.text)


def asks_if_normal(turn: Turn) -> bool:
    """Whether it only asks if what was told is normal."""
    return turn.earlier_said and bool(NORMAL.fullmatch(turn.masked))


def is_question(turn: Turn) -> bool:
    """Whether a message asks something of its own, although it looks a little like a reply."""
    if turn.named or not turn.earlier_said or turn.questions[0].confidence >= CLEAR:
        return False
    if turn.intent in ("share_story", "bot_challenge"):
        return bool(ASKED.search(turn.text))
    agrees = turn.intent == "affirm" and turn.suggestion
    return turn.intent in ("doubt", "deny", "affirm", "cancel") and not agrees and asks(turn.text)


def was_not_answered(turn: Turn) -> bool:
    """Whether the message says that the answer before was none."""
    return bool(NOT_ANSWERED.search(turn.text))


def asks_once_more(turn: Turn) -> bool:
    """Whether such a message also says what was asked: "you did not answer, do the holes close"."""
    return any(not NOT_ANSWERED.search(each) for each in clauses_that_ask(turn.text))
