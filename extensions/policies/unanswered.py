"""Hears a question in what was taken for a mere reply, so that no "all right" stands under it: "so same or not"."""

from clinic.desk.clauses import clauses_that_ask, question_in
from clinic.patterns import SMALL, any_case, any_word, nothing_but
from extensions.nlu.clauses import ACKNOWLEDGES
from extensions.nlu.reading import COMPARISON, NAMES_ONLY, UNSURE
from extensions.policies.days import ASK_START, COURSE, TIMELINE
from extensions.policies.responses import DETAIL
from extensions.policies.told_apart import KAUNSA
from extensions.policies.turn import ON_TREATMENTS, Turn

DECLINED = "utter_declined"
NOT_SAID, NO_REASON, NOT_JUDGED = "utter_not_said", "utter_no_reason", "utter_not_judged"
CAUSES, STORY = "ask_causes", "utter_share_story"
CLEAR = 0.62  # score of a message that is a reply and nothing else
SHORT = 6  # words
ASKED = any_word(r"(?:i|we) (?:just |only )?(?:asked|(?:was|am) asking|wanted to know)")
TAG = any_case(r"\?|\b(?:(?:is|are|do|does)n['’]?t (?:it|they|you)|right|na)\W*$")
EITHER = any_case(r"\b\w+ (?:or|ya) (?:it |that |he |she |they )?(?:not?|nahi|na|\w+n['’]?t)\W*$")
BARE = nothing_but(rf"{SMALL}|yes|haa?n|ya|not?|nahi|same|\w+n['’]?t")  # nothing to ask about of their own
WHY = any_word(r"why|how come|ky(?:u|oo)n?")
OF_US = any_word(r"you|u|ya|your|aap\w*|tum\w*|trust|believe")
NORMAL = any_word("normal|usual")
JUDGED = (
    r"normal|usual|problem|issue|(?:is|be) (?:(?:it|this|that) )?ok(?:ay)?|bad|fine|harmful|serious|matter|risk"
    r"|fail\w*|working|alarming|worr(?:y|ied|ying)|lot|much|many"
)
JUDGES = nothing_but(
    rf"{JUDGED}|{SMALL}|or not|ya nahi|all|quite|very|thing|right|him|her|at this age|kya|hai|h|yeh?", needs=JUDGED
)
# "Should I continue", of a course that has shown nothing yet.
GOES_ON = any_word(
    r"(?:should|shall|must|can|may|do) (?:i|we|he|she) (?:\w+ )?(?:stop|quit|leave|discontinue|continue|keep|wait"
    r"|go (?:on|for more)|do more|take more|give up)"
)
NO_RESULT = "utter_sorry_results"
WHO = r"who(?:m|['’]s)?|where|kaun|kis ?se"
TELLS = r"tell|ask|knows?|say|find out|contact|batayega|puchu|poochu"
WHO_KNOWS = nothing_but(
    rf"{WHO}|{TELLS}|{SMALL}|exact|correct|price|cost|rate|else|you|going", rf"(?:{WHO})\b.*\b(?:{TELLS})"
)
ROUGHLY = any_word(r"approx\w*|roughly|ball ?park|estimate\w*|andaa?z\w*|rough (?:idea|figure)")
MONEY = any_case(
    r"\b(?:pric\w*|cost\w*|rates?|fees?|charg\w*|rs|rupees?|inr|mone?y|pais[ae]|budget|pay|expens\w*|cheap\w*|k|lakhs?)\b"
    r"|₹|\b(?:amount|spend|bill)\b|\d{3}"
)
WHICH = any_word(rf"which|what|{KAUNSA}")
MINE = any_word(r"mine|my|me|i have|do i|mera|meri|mujhe")
RATE = r"common|rare|frequent|likely|often .*(?:happen|occur)"
HOW_COMMON = nothing_but(
    rf"{RATE}|{SMALL}|how|such|those|not|quite|very|all|side|effects?|problems?|things?|risks?|reactions?|yeh?",
    needs=RATE,
)
NOT_ANSWERED = any_case(
    r"(?:n['’]?t|\bnot|\bnever|\bonly) (?:really |even |yet )?answer|\banswer my question\b"
    r"|\bnot (?:what|the thing|my question)(?=$| (?:i|we) (?:ask|want|mean))|\banswered (?:something|another)\b"
)


CORRECTS = any_word(r"wrong|incorrect|mis\w+|mean|meant|ask\w*|true|right|correct|else|different|galat|\w+n['’]t|\w+nt")


def declines(turn: Turn) -> bool:
    """Whether a no is one to what was offered, and not to what was answered."""
    offered = turn.suggestion is not None or ASK_START in turn.previous
    return turn.intent == "deny" and offered and not turn.named and not CORRECTS.search(turn.text)


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


def asks_to_judge(turn: Turn) -> bool:
    """Whether it asks the assistant to judge what was told: if it is normal, if it is bad, if one should go on."""
    if turn.named or not turn.earlier_said:
        return False
    runs = NO_RESULT in turn.earlier or (turn.start_date and TIMELINE in turn.previous)
    told = STORY in turn.previous or runs or NORMAL.search(turn.text)
    return bool(told and _only_judges(turn) and (runs or not turn.details)) or bool(runs and GOES_ON.search(turn.text))


def asks_what_nobody_knows(turn: Turn) -> bool:
    """Whether it asks on about that of which it was just said that nobody has told: "is it a problem", "roughly?"."""
    missed = COURSE in turn.previous and (turn.course or {}).get("kind") == "missed"
    asks_it = (_only_judges(turn) or is_rough(turn)) and not turn.details and not turn.named
    return asks_it and (missed or DETAIL in turn.previous)


def asks_who_knows(turn: Turn) -> bool:
    """Whether it asks who can tell then: "who will tell me", "whom should i ask"."""
    return bool(WHO_KNOWS.fullmatch(turn.text)) and not turn.details and not turn.named


def asks_own_cause(turn: Turn) -> bool:
    """Whether it asks which of the causes of hair loss is the patient's, right after them: "which one is mine"."""
    asked = turn.intent in (COMPARISON, UNSURE, NAMES_ONLY, CAUSES) and not turn.named
    return asked and turn.topic == CAUSES and bool(WHICH.search(turn.text) and MINE.search(turn.text))


def is_rough(turn: Turn) -> bool:
    """Whether a rough figure is asked for that is no sum of money."""
    return bool(ROUGHLY.search(turn.text) and not MONEY.search(turn.text))


def _only_judges(turn: Turn) -> bool:
    return bool(JUDGES.fullmatch(turn.text)) and not ACKNOWLEDGES.fullmatch(turn.text)


def asks_how_common(turn: Turn) -> bool:
    """Whether it asks how common that is which was told of a treatment: "so is it rare"."""
    return bool(HOW_COMMON.fullmatch(turn.text)) and (turn.topic in ON_TREATMENTS or DETAIL in turn.previous)


def is_question(turn: Turn) -> bool:
    """Whether a message asks something of its own, although it looks a little like a reply or something general."""
    if turn.named or not turn.earlier_said:
        return False
    if asks_how_common(turn):
        return True
    if turn.questions[0].confidence >= CLEAR:
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
