"""Remembers who must ask a doctor first (pregnant, breastfeeding, a child, an allergy), and what they are told then."""

import re
from dataclasses import replace

from clinic.desk.clauses import clauses_that_ask
from clinic.patterns import any_case, any_word, nothing_but
from extensions.nlu.clauses import ACKNOWLEDGES
from extensions.nlu.reading import COMPARISON
from extensions.policies import illness
from extensions.policies.comparison import aspects
from extensions.policies.turn import Turn

YEARS = r"(?:1[0-7]|[1-9])"
NO_AGE = (
    r"(?!\s*(?:months?|weeks?|days?|%|[ap]m\b|/|-\d|sessions?|sittings?|times|treatments?|hours?|\.\d|yrs? (?:ago"
    r"|back)|years? (?:ago|back|now|of)))"
)
YOUNG = r"(?:daughter|son|kid|child|children|boy|girl|beti|beta|bachch?[aei]|sister|brother|niece|nephew|cousin)"
WHO: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, any_case(pattern))
    for kind, pattern in (
        ("pregnant", r"(?<!not )(?<!before )(?<!after )(?<!since )(?<!my last )\b(?:pregn\w*|expecting (?:a |our |my "
                     r")?(?:\w+ )?(?:baby|child)|trying to conceive|garbhvati|pet se (?:hu|hoon|hai))\b"),
        ("breastfeeding", r"\b(?:breast ?-?f(?:ee|e)d\w*|lactat\w*|nursing (?:mother|mom|mum|my|a baby)"
                          r"|(?:am|im|i['’]m|is|she['’]s|still|currently) nursing\b(?! (?:student|college|staff|home"
                          r"|officer|job))"
                          r"|i (?:\w+ )?feed (?:my |the |our )?(?:baby|child|son|daughter|him|her)"
                          r"|nurse (?:(?:my|our|the|a) )?(?:\w+ )?(?:baby|child|son|daughter|newborn|infant|him|her)"
                          r"|feeding (?:my |the |him|her|a )?(?:baby|child|son|daughter|him|her)?|doodh pila\w*"
                          r"|after (?:my |the )?(?:delivery|childbirth|pregnancy)|post ?-?(?:partum|natal|delivery"
                          r"|pregnancy)|gave birth|delivered (?:a|my) \w+|new mother)\b"),
        ("child", rf"(?<!since i was )(?<!when i was )\b{YEARS}\s*-?(?:years?|yrs?|yr|y)[ -]?(?:old"
                  rf"|o)\b(?! (?:problem|issue|scar))"
                  rf"|\b{YOUNG}(?:['’]?s| is| aged?| of|,)?(?: age)?(?: is| just| only)* {YEARS}\b{NO_AGE}"
                  rf"|\b(?:i am|i['’]?m|she is|she['’]?s|he is|he['’]?s|aged?(?: is)?) (?:only "
                  rf"|just )?(?:1[0-7]|[5-9])\b{NO_AGE}"
                  r"|\bfor (?:kids|children|minors|teens|teenagers|a child|my child|my kid)\b"
                  r"|\bbachch?[oe]n? (?:ke|me)"),
    )
)  # fmt: skip
# "Explain it like I am five" is no word on anybody's age.
AS_IF = any_case(r"\b(?:like|as if|as though) i(?:['’ ]?a?m| was| were) (?:an? |just |only )?\d+(?:\W?y\w*)?")
# An allergy that somebody has, and none that a treatment may cause.
ALLERGY = any_case(
    r"\b(?:am|i['’]?m|is|he['’]?s|she['’]?s) (?:(?!not\b)\w+ )?allergic to\b"
    r"|(?<!can )(?<!will )(?<!if )(?<!do )(?<!could )(?<!may )(?<!would )(?<!might )(?<!should )"
    r"\b(?:i|he|she|who|my \w+)(?:['’]ve)? (?:have|has|got|had) (?:(?!no\b)\w+ ){0,3}allerg(?:y|ies)\b"
    # Nor a reaction that somebody had before.
    r"|\b(?:had|got|went into|suffered) (?:an? |some |the )*(?:\w+ ){0,2}?(?:(?:reaction|anaphyla\w+)\b"
    r"|(?:breath\w*(?: \w+)?|swell\w*|hives) (?:after|from|with|due to) (?:\w+ ){0,2}?"
    r"(?:treatment|inj\w+|medicine|drug|an\w+sia)\b)"
)
SAFETY_ASKED, SUITABILITY = "ask_safety", "ask_suitability"
ASKS_SAFETY = frozenset({SAFETY_ASKED, SUITABILITY})
PRAISE = frozenset({"utter_ask_safety", "utter_ask_suitability", "utter_ask_comparison", "utter_comparison_verdict"})
SAFE = any_word(
    r"safe\w*|harm\w*|risk\w*|suitable|allowed|(?:is|are) (?:it|they|treatment) (?:ok|okay|fine)"
    r"|(?:can|should|may) (?:i|she|he|we|my \w+) (?:take|do|get|have|go)"
)
# What leaves the choice among treatments to us, for somebody: "which is best for me", "which one can she take".
CHOOSES = any_case(
    r"\b(?:safe\w*|suit\w*|ok|okay|fine|allowed|(?:can|may|should|could) (?:i|she|he|we|my \w+)"
    r"|for (?:me|us|him|her|my \w+)|(?:best|better|right)(?: (?:one|option|treatment))?(?=\W*$))\b"
)
# "When can I start", and not when anything shows.
STARTS = any_case(
    r"\b(?:when|how soon|how long|how many (?:days|weeks|months)|kab)\b(?:\W+(?!results?\b)\w+){0,5}?\W+(?:start|begin"
    r"|shuru|wait|kar\w*|(?:can|may|should|could|shall) (?:i|she|he|we|my \w+) (?:do|take|get|have|try|go for))"
    r"(?:\W+(?:with|before|starting|doing|taking|it|this|that|any|the|treatment|course|done|sakt\w+|hu|hai|hain))*"
    r"(?=\W*$|\W*[,.;]|\W+(?:after|if|as|since|then|because|and)\b)"
)
# "What should we do then", right after a word of caution.
WHAT_NOW = nothing_but(
    r"what (?:(?:should|can|shall|must|do|to)(?: (?:i|we|he|she))? do|now)|kya kar\w*"
    r"|for (?:him|her|it)|about (?:it|this)|ab|doctor",
    needs=r"what|kya",
)
# "Ok, I will take it then" says more than that the caution was heard.
GOES_AHEAD = any_word(
    r"so|then|can|is|safe\w*|tak(?:e|ing)|do(?:ing)?|get|have|start\w*|begin|go|book|come|(?:kar|le|lu)\w*"
)
AGE_LIMIT = "age_limit"  # a particular, whose answer stands for another word of caution
EFFECTS = any_word(r"side ?-?effects?|allerg\w+")
REPLIES = frozenset({"affirm", "deny", "doubt", "nlu_fallback", "share_story", "share_feelings"})
TOLD = {
    "pregnant": "utter_care_told_pregnant", "breastfeeding": "utter_care_told_breastfeeding",
    "child": "utter_care_told_child",
}  # fmt: skip
SAFETY = {
    "pregnant": "utter_care_safety_pregnant", "breastfeeding": "utter_care_safety_breastfeeding",
    "child": "utter_care_safety_child",
}  # fmt: skip
NOT_SAID = ("utter_care_again", "utter_care_doctor")
NOT_SAFE = frozenset({*SAFETY.values(), *NOT_SAID})


def for_whom(turn: Turn) -> tuple[str | None, bool]:
    """Who needs a doctor's word first, as told in this message or before; and whether it was told in this one."""
    texts = [turn.masked, *reversed(turn.said_before)]
    for place, text in enumerate(AS_IF.sub("", said) for said in texts):
        for kind, pattern in WHO:
            if pattern.search(text):
                return kind, place == 0
    return turn.care, False


def has_allergy(turn: Turn) -> bool:
    """Whether the patient has told of an allergy, in this message or before."""
    return any(ALLERGY.search(illness.HEARD.sub(" ", text)) for text in (turn.masked, *turn.said_before))


def chosen_for(turn: Turn) -> Turn:
    """The turn asking whom the treatments suit, where one is to be chosen for somebody who must ask a doctor first."""
    compares = any(question.intent == COMPARISON for question in turn.questions) and {*aspects(turn)} <= ASKS_SAFETY
    if not compares or not CHOOSES.search(turn.masked):
        return turn
    if not (for_whom(turn)[0] or has_allergy(turn) or illness.is_known(turn)):
        return turn
    asked = SAFETY_ASKED if aspects(turn) else SUITABILITY
    questions = [replace(each, intent=asked) if each.intent == COMPARISON else each for each in turn.questions]
    return replace(turn, intent=asked if turn.intent == COMPARISON else turn.intent, questions=questions)


def caution(turn: Turn, kind: str | None, now: bool) -> str | None:
    """What is said first to somebody who must ask a doctor first; nothing where it is not about that."""
    starts = STARTS.search(turn.masked) or asks_what_now(turn)
    speaks = now or turn.intent in REPLIES or turn.intent == "inform_treatment"
    safe = bool(SAFE.search(turn.masked) and speaks)
    if kind is None:
        allergic = has_allergy(turn) and (safe or _goes_on(turn, ASKS_SAFETY))
        ill = illness.is_known(turn) and (starts or safe or _asks_safety(turn))
        return _not_said(turn, bool(starts)) if allergic or ill else None
    asks = starts or safe or _goes_on(turn, ASKS_SAFETY)
    asks = asks or (now and turn.topic in ASKS_SAFETY)  # "i am pregnant" after the answer
    doubted = NOT_SAFE | ({*TOLD.values()} if "?" in turn.text else set())  # "so none now?"
    reacts = turn.intent in REPLIES - {"share_feelings"} and bool(doubted & {*turn.previous}) and not _only_heard(turn)
    given = NOT_SAFE.union(TOLD.values()) & {*turn.earlier}
    if asks or reacts:
        if not any(map(is_about_safety, given)):
            return SAFETY[kind]
        if AGE_LIMIT in turn.details:
            return None
        return _not_said(turn, bool(starts))
    return TOLD[kind] if now and not given else None


def asks_what_now(turn: Turn) -> bool:
    """Whether the message only asks what to do after the caution, so that no treatment is offered."""
    return bool({*TOLD.values(), *NOT_SAFE} & {*turn.previous} and WHAT_NOW.fullmatch(turn.masked))


def _only_heard(turn: Turn) -> bool:
    """Whether it only says that the caution was heard: "ok will check"."""
    says_more = turn.named or "?" in turn.text or GOES_AHEAD.search(turn.text)
    return turn.intent == "affirm" and bool(ACKNOWLEDGES.fullmatch(turn.text) or not says_more)


def _not_said(turn: Turn, starts: bool) -> str:
    """That it is neither yes nor no; to whoever has heard that, or asks when to start, that the doctor decides."""
    return NOT_SAID[1] if starts or NOT_SAID[0] in turn.earlier else NOT_SAID[0]


def _goes_on(turn: Turn, topics: frozenset[str]) -> bool:
    """Whether the message asks one of these, if only by a treatment's name: "and meso?"."""
    named = turn.intent == "inform_treatment" and turn.topic in topics
    return named or any(question.intent in topics for question in turn.questions)


def _asks_safety(turn: Turn) -> bool:
    """Whether it asks if a treatment is safe, and not only which side effects it has."""
    effects = EFFECTS.search(turn.masked) and not SAFE.search(turn.masked)
    return _goes_on(turn, frozenset({"ask_safety"})) and not effects


def is_about_safety(action: str | None) -> bool:
    """Whether a response says that nothing is known of safety."""
    return action in NOT_SAFE


def speaks_of(kind: str, said: str) -> bool:
    """Whether what is said of a treatment names her or him: "not in pregnancy"."""
    return any(pattern.search(said) for each, pattern in WHO if each == kind)


def answers_beside(turn: Turn, action: str) -> bool:
    """Whether an answer still belongs beside the caution: what the article praises must not sound like a yes."""
    starts = STARTS.search(turn.masked)
    if asks_what_now(turn) or (starts and not clauses_that_ask(STARTS.sub(" ", turn.masked))):
        return False
    effects = EFFECTS.search(turn.masked) and not (has_allergy(turn) or illness.is_known(turn))
    return action.removesuffix("_short") not in PRAISE or bool(effects)
