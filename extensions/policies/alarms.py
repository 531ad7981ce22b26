"""Keeps urgent advice up in the turns after it was given, until there is help or it is over."""

import re

from extensions.nlu.harmless import asks_list, denies_despair
from extensions.nlu.reading import SENTENCE, URGENT, Question
from extensions.policies import recovery
from extensions.policies.medicines import DRUG
from extensions.policies.signs import BODY, has_sign, tells_sign
from extensions.policies.turn import Turn

AGAIN, DESPAIR_AGAIN = "utter_report_urgent_again", "utter_report_despair_again"
DESPAIR = ("utter_report_despair", DESPAIR_AGAIN)
GIVEN = ("utter_report_urgent", AGAIN, *DESPAIR)
FIRST = frozenset(GIVEN) - {AGAIN, DESPAIR_AGAIN}
PERSON, CAUSES = "talk_to_human", "ask_causes"
STARTS = frozenset({PERSON, "book_appointment"})
LASTING = 6  # turns in which a further sign brings the advice up again
REPLIES = frozenset(
    {"affirm", "deny", "thanks", "share_story", "share_feelings", "complain", "doubt", "greet", "nlu_fallback"}
)  # to urgent advice, asking nothing
LEAVES = re.compile(r"\b(?:bye+|good ?night|see (?:you|u)|tata|take care|that['’]?s all)\b", re.IGNORECASE)
WORRIES = re.compile(
    r"\b(?:normal|serious|danger\w*|worr\w+|emergency|what (?:should|shall|do|can) i|what to do)\b", re.IGNORECASE
)
# "Should I drive to the clinic", "when will you call", but not "can I go to the gym" or "... for my session".
SEEKS = re.compile(
    r"\b(?:should|shall|can|must|may|do) (?:i|we|he|she) (?:\w+ )?(?:drive|go|come|wait|rush|visit|call|(?:bring"
    r"|take) (?:him|her|them))"
    r"(?: (?:to|in|at|you|the|a|my|your|him|her|them|there|now|today|directly|straight|back|alone|myself|clinic"
    r"|hospital|doctor|dr"
    r"|emergency|er|casualty|ambulance|112))*(?=\W*$|[,.?]| or\b| and\b)"
    r"|\bwhen (?:will|can|do|are) (?:you|they|any ?one|some ?one|the doctor|doctor|the clinic) (?:\w+ )?(?:call|com"
    r"|reply)\w*",
    re.IGNORECASE,
)
# Of hair, of a fear of needles or of thinking it over: no reply to the advice.
UNRELATED = re.compile(
    r"\b(?:hairs?|baal|bald\w*|ganj\w*|darr?(?:ta|ti)? (?:lag\w*|hai)|(?:scared|afraid|fear) of|soch ?(?:ke|kar|na|ta)"
    r"|think (?:about|over)|bata(?:ta|ti|unga|ungi|enge)\b|bata dunga|later)\b",
    re.IGNORECASE,
)
EASES = re.compile(
    r"\b(?:not (?:so|that|too|as) bad|(?:bit|little|much|some ?what|feeling|is|its|it['’]s|am) (?:better|less"
    r"|ok|okay|fine)"
    r"|stopped|gone (?:down|now)|reduced|(?:thoda|thodi|ab) (?:thik|theek)|(?:thik|theek) (?:lag|ho)|settled"
    r"|a bit better|still (?:a |the )?(?:little|bit|there|same)|went down|came down)\b",
    re.IGNORECASE,
)
GIVES = re.compile(
    r"\b(?:should|shall|can|may|could|must)\b[^?.!]*\b(?:take|give|gave|apply|put|eat|drink|swallow|use)\b"
    r"|\b(?:le|de|khila|laga) (?:lu\w*|du\w*|dena|lena|sakt\w+)\b",
    re.IGNORECASE,
)
GIVES_MEDICINE = re.compile(rf"\b{DRUG}|\bgive (?:him|her|them|it|my \w+)\b", re.IGNORECASE)
# How it is with somebody: "its 5 minutes now", "not much. a bit", "can't lift it".
SHORT = 8  # words
STATE = re.compile(
    r"\b(?:its?|it['’]s|he|she|his|her|my|i['’]?m|not|no|\w+n['’]t|cant|cannot|wont|dont|much|bit|little|lot|more|less"
    r"|worse|side|left|right|forehead|cheeks?|since|ago|now|still|only|just|min(?:ute)?s?|h(?:ou)?rs?|nahi|nhi|nai"
    r"|thod[aei]|bahut|bohot|zyada|abhi|ab)\b"
    rf"|{BODY.pattern}",
    re.IGNORECASE,
)
FACTS = re.compile(
    r"\?|\b(?:how|wh?at|which|when|where|who|why|kitn\w+|kya|kab|kaise|kaha\w*|price|cost|fees?|charges?|know|tell"
    r"|you|u|clinic|sessions?|sittings?|results?|timings?|address|number)\b",
    re.IGNORECASE,
)
# Asked beside a sign they mean the sign.
ABOUT_SIGNS = frozenset({
    "ask_pain", "ask_safety", "ask_downtime", "ask_regrowth", "ask_causes", "ask_signs", "ask_hair_loss",
    "ask_suitability", "ask_who_treats", "ask_how_it_works", "ask_other_treatment", "ask_source",
    "ask_combination",
})  # fmt: skip


def ago(turn: Turn) -> tuple[int, bool] | None:
    """How many turns ago urgent advice was given last, and whether for despair; None where it was not, or is over."""
    for distance, past in enumerate(reversed(turn.past), start=1):
        done = [action for action, _ in past.done]
        if recovery.RESPONSES & {*done}:
            return None
        given = [action for action in done if action in GIVEN]
        if given:
            return distance, given[-1] in DESPAIR
    return None


def again(turn: Turn) -> str | None:
    """What is said before anything else because of urgent advice before: that it is over, or the advice once more."""
    if turn.intent != URGENT and denies_despair(turn.text):
        return recovery.DESPAIR_EASED
    if recovery.RESPONSES & {*turn.previous}:
        return _after_recovery(turn)
    found = ago(turn)
    if found is None or found[0] > LASTING:
        return None
    distance, despair = found
    if ended := recovery.response(turn, despair):
        return ended
    if turn.intent == URGENT:
        return DESPAIR_AGAIN if despair and not turn.symptom else None
    fresh = distance == 1 and any(action in FIRST for action, _ in turn.past[-1].done)
    # "Okay, I will" sounds like leaving.
    stays = turn.intent in REPLIES or (turn.intent == "goodbye" and not LEAVES.search(turn.text))
    replies = stays and not UNRELATED.search(turn.text)
    if despair:
        return DESPAIR_AGAIN if distance == 1 and (fresh or replies) else None
    sign = has_sign(turn.masked) or asks_list(turn.masked)
    right_after = distance == 1 and (
        sign or WORRIES.search(turn.text) or EASES.search(turn.text) or (fresh and replies) or _tells_of_it(turn)
    )
    gives = GIVES.search(turn.text) if distance == 1 and not turn.named else asks_what_to_give(turn)
    seeks = distance <= 2 and (turn.intent == PERSON or SEEKS.search(turn.text))  # "whom should I call"
    return AGAIN if right_after or gives or seeks or tells_sign(turn.masked) else None


def _after_recovery(turn: Turn) -> str | None:
    """What is said right after word of help or of an end of it: all is well, it may return, or help is sought."""
    if not {recovery.IN_CARE, recovery.OVER} & {*turn.previous} or turn.intent == URGENT:
        return None
    if recovery.RETURNS.search(turn.text):
        return recovery.OVER  # which says what to do then
    if recovery.IN_CARE in turn.previous and recovery.response(turn, despair=False) == recovery.OVER:
        return recovery.OVER
    return AGAIN if SEEKS.search(turn.text) else None


def _tells_of_it(turn: Turn) -> bool:
    """Whether a short message says how it is, whatever question it may look like, and asks nothing of the clinic."""
    reads = turn.intent in REPLIES or turn.intent.startswith("ask_") or turn.intent in ("inform_date", "out_of_scope")
    other = turn.named or turn.details or FACTS.search(turn.text) or UNRELATED.search(turn.text)
    return bool(reads and not other and len(turn.text.split()) <= SHORT and STATE.search(turn.text))


def asks_what_to_give(turn: Turn) -> bool:
    """Whether the message asks for a medicine against what is alarming."""
    return bool(GIVES.search(turn.text) and GIVES_MEDICINE.search(turn.text))


def asks_leave(turn: Turn, said: str) -> bool:
    """Whether, now that it is over, the message only asks to ask: "can i ask about PRP now"."""
    return said in recovery.RESPONSES and not turn.asks and bool(recovery.ASKS_LEAVE.search(turn.text))


def questions_beside(turn: Turn, said: str) -> list[Question]:
    """The questions of the message that are answered after what is said: those that cannot mean the sign itself.

    No booking or call-back is begun below urgent advice, nor while the patient is with a doctor.
    """
    answered = SEEKS.search(turn.text) or recovery.RETURNS.search(turn.text)
    if answered or (said == AGAIN and _tells_of_it(turn)):
        return []
    over = said in recovery.RESPONSES
    asks = over and any(map(recovery.ASKING.search, SENTENCE.findall(turn.text)))
    return [each for each in turn.questions if (each.intent in STARTS and over and said != recovery.IN_CARE)
            or (each.intent.startswith("ask_") and (asks or each.intent not in ABOUT_SIGNS))]  # fmt: skip
