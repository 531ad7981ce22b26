"""Answers what is asked after an emergency or a reaction: what caused it, whether and when the next session may be."""

import re

from clinic.desk.clauses import asks
from clinic.patterns import any_case, any_word
from clinic.people import RELATIVE
from extensions.nlu.harmless import LEFT, has_passing_sign
from extensions.nlu.reading import SENTENCE, Question
from extensions.nlu.symptoms import BUMPS, FAINTED, ILL, ITCH, RASH, RED, SWELLING, TENDER
from extensions.policies import alarms, recovery
from extensions.policies.alarms import CAUSE, SESSION
from extensions.policies.still_urgent import (
    ABOUT_SIGNS,
    AGAIN,
    NO_REMEDY,
    ONCE_MORE,
    asks_what_to_give,
    is_other_matter,
)
from extensions.policies.turn import Turn

SAFETY_AGAIN = "utter_care_again"
LOOKED_AT = "utter_reaction_looked_at"
URGENT_ADVICE = frozenset(alarms.GIVEN) - frozenset(alarms.DESPAIR)
OF_REACTION = frozenset({CAUSE, SESSION, SAFETY_AGAIN, LOOKED_AT})
TOLD_OF = frozenset({SESSION, LOOKED_AT})  # what is said to word of one
FAMILY = URGENT_ADVICE | OF_REACTION | {recovery.IN_CARE, recovery.OVER}
SIGN = rf"(?:(?:allergic )?reactions?|allerg\w+|{ILL}|{BUMPS}|redness|burning|headaches?|{FAINTED})"
LINK = r"(?:treatment|sessions?|sittings?|injections?|needling|shots?|(?:first|second|last) (?:one|time))"
BY = r"(?:after|from|since|with|because of|due to|during|in|at|by|to|post|following)"
HAD = (
    r"(?:got|had|gave|given|developed|came|broke out|felt|was|were|fainted|vomited|passed out|reacted"
    r"|(?<!can )(?<!will )(?<!would )(?<!could )(?<!may )(?<!might )(?:i|she|he|we|wife|mom|mother) (?:have|has))"
)
CAME = r"(?:ho ga?y\w+|hu[aie]|aa ga?y\w+|aay[aie]|nikal\w*)"
TOLD = any_case(
    rf"\b{HAD}\W+(?:(?!if\b)\w+\W+){{0,4}}?{SIGN} (?:\w+ ){{0,4}}?{BY} (?:\w+ ){{0,4}}?{LINK}\b"
    rf"|\b(?:fainted|vomited|passed out|reacted) (?:\w+ ){{0,4}}?{BY} (?:\w+ ){{0,4}}?{LINK}\b"
    rf"|\b{LINK} gave (?:\w+ ){{0,4}}?{SIGN}\b"
    rf"|\b(?:had|did|got|took|after|since|completed) (?:\w+ ){{0,4}}?{LINK}\b[^?]*\b(?:(?:{HAD}\W+(?:\w+\W+){{0,4}}?"
    rf"|(?:some|mild|slight|(?:a )?(?:little|bit of)) ){SIGN}|(?:i|she|he) (?:fainted|vomited|passed out))\b"
    rf"|\b{LINK}\b(?: \w+)? (?:ke baad|baad|se|me|mein)\b[^?]*\b{SIGN} (?:\w+ ){{0,2}}?{CAME}\b"
)
# What may show on the skin, told in a clause that neither asks nor supposes, of what was not there long before.
SKIN = any_word(rf"{BUMPS}|(?<!bald )spots?|dots?|zits?|acne|{RASH}|{RED}|{ITCH}|{SWELLING}|{TENDER}|scabs?|crusts?")
PIECE = re.compile(r"[^.,;!?\n]+[.,;!?\n]*")
ONLY_ASKS = any_case(
    r"\?|^\W*(?:(?:and|so|but|ok|then|also)\W+)*(?:is|are|do|does|did (?:you|it|they|he|she)|have you|what|which|how"
    r"|when|why|who|where|tell|explain|about|kya|kab)\b"
    r"|\b(?:can|could|will|would|may|might|shall|should|if|agar|want|plan\w*|going to|chances?|risks?|heard|read"
    r"|afraid|scared|fear|worried|n['’]t|no|not|never|without|before|always|years?|saal|childhood|birth)\b"
)
DONE = any_case(
    rf"\b(?:had|did|done|got|took|taken|underwent|completed|finished|after|since|from|post)(?: \w+){{0,4}}? {LINK}\b"
    rf"|\b{LINK}\b(?: \w+){{0,3}}? (?:done|given|taken|gave|hu[aie]|kara?way\w+|karay\w+|liy[ae]|ke baad|baad|se"
    r"|yesterday|today|ago|back|kal)\b"
)
OF_RELATIVE = any_word(RELATIVE)
MYSELF = any_word(r"i am|i['’]m|am i|for me|me (?:as well|too)|should i|can i|do i")
OF_OTHERS = any_word(r"friend|cousin|colleague|neighbou?r|people|someone|somebody|others?|anyone")
HAIR = any_word(r"hair\w*|bald\w*|baal|ganj\w*|patch\w*|alopecia")
WHY = any_case(
    r"\b(?:what|why|how (?:did|come|could)|kyu+n?|kyo+n?|kis wajah|kaise)\b.*\b(?:caus\w*|happen\w*|reasons?|behind"
    r"|trigger\w*|hua|hui|ho gaya)\b|\bwhy\b(?! \S+ (?:you|u)\b)(?: \w+){0,3}\W*$"
    r"|\b(?:was|is|are|can|could|did|may|might|would) (?:it|that|this|they|these|those|(?:the|my) \w+|treatment)\b"
    r".*\b(?:caus\w*|because|due to|allerg\w*|infect\w*|fault|to blame|(?:done?|trigger\w*) (?:it|this|that))\b"
    r"|\b(?:was|is|could|did) (?:it|that|this)\b.*\bfrom\b"
    rf"|\b(?:is|could|can) (?:it|that|this) (?:be )?(?:the |an? |my |this )*{LINK}\W*$"
    r"|\b(?:does|do|is|are) (?:it|that|this|such|they)\b.*\b(?:happens?|listed|mentioned|written|known)\b"
    rf"|\bwas (?:it|that|this) (?:the|an?|my) \w+|\bwhy\b.*\b{SIGN}\b"
)
NTH = r"(?:second|2nd|third|3rd|fourth|4th|next|further|remaining|rest|dus?sr[ai]|doosr[ai]|agl[aei])"
AHEAD = (
    rf"(?:{NTH}|(?:another|other|one more|more|again|aur ek) (?:sessions?|sittings?|treatment|round|one|time)"
    r"|continu\w*|resum\w*|go(?:ing)? (?:on with|ahead|for it again)|carry on|proceed|repeat"
    r"|(?:do|take|have|get|go for) (?:it|this|that|treatment) again|dobara|phir se|jaari)"
)
NEXT = any_case(
    rf"\b(?:should|shall|can|may|must|could|do i|does (?:he|she)|able to|ok(?:ay)? to|safe to|fine to|go for|wants? to"
    rf"|when|kab|kya|kitn\w+|how (?:many|long|soon)|still)\b.*\b{AHEAD}\b"
    rf"|\b{AHEAD}\b.*(?:\?|\b(?:when|kab|kya|kitn\w+|kar[aw]\w*|le(?:na|ni)?|sakt\w+|ok|okay|safe|due)\b)"
    r"|\b(?:when|kab)\b.*\b(?:due|again)\b"
)
PRAISED = any_word(r"safe\w*|allerg\w+|side ?-?effects?|harm\w*|risk\w*")
SAFETY = frozenset({"ask_safety", "ask_suitability"})
# What needs no other answer beside it.
ANSWERED = SAFETY | {"ask_session_interval", "ask_combination", "ask_maintenance", "ask_causes"}


def tells(text: str, *before: str) -> bool:
    """Whether a masked text tells of a reaction to a treatment, if only to one that was told of in a text before."""
    if OF_OTHERS.search(text) or (OF_RELATIVE.search(text) and MYSELF.search(text)):
        return False
    shows = _has(SKIN, text) or has_passing_sign(text)
    return bool(TOLD.search(text)) or (shows and any(_has(DONE, each) for each in (text, *before)))


def _has(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a clause of the text tells of it as of what is, or was done."""
    pieces = PIECE.findall(LEFT.sub(" ", text))
    return any(pattern.search(piece) and not ONLY_ASKS.search(piece) for piece in pieces)


def is_known(turn: Turn) -> bool:
    """Whether the patient has told of a reaction or an emergency, in this message or before."""
    return bool(URGENT_ADVICE & {*turn.earlier}) or any(
        tells(text, *turn.said_before[:place]) for place, text in enumerate([*turn.said_before, turn.masked])
    )


def after_alarm(turn: Turn) -> str | None:
    """What is said first because of urgent advice before; of its cause and the next session what is said of both."""
    said, why = alarms.again(turn), bool(WHY.search(turn.masked))
    if said == NO_REMEDY and why and not asks_what_to_give(turn):
        return CAUSE  # "could the vitamins have caused it"
    return (_asked(turn, why) if said in (AGAIN, ONCE_MORE) else None) or said


def _asked(turn: Turn, why: bool) -> str | None:
    if HAIR.search(turn.masked):
        return None
    if why:
        return CAUSE
    return SESSION if NEXT.search(turn.masked) else None


def answer(turn: Turn) -> str | None:
    """The response to what the message asks after a reaction, or tells of one; None where it is about other matters."""
    now = tells(turn.masked, *turn.said_before)
    if not is_known(turn) or recovery.NO_DANGER in turn.earlier or not turn.text:
        return None
    if URGENT_ADVICE & {*turn.earlier} and asks_what_to_give(turn):
        return NO_REMEDY
    text = turn.masked
    recent = bool(FAMILY & {*turn.previous})
    of_it = recent or now or re.search(rf"\b(?:{SIGN}|{LINK})\b", text, re.IGNORECASE)
    why = WHY.search(text) if _goes_on(turn) else _asks_why(turn)  # "when do they go" may be read as of causes
    if asked := _asked(turn, bool(of_it and why)):
        return asked
    new = SESSION not in turn.earlier
    asks = any(question.intent in SAFETY for question in turn.questions)
    if (recent or new) and (asks or (turn.intent == "doubt" and PRAISED.search(text))):
        return SESSION if new else SAFETY_AGAIN
    if now and new:
        return SESSION
    return LOOKED_AT if _goes_on(turn) else None


def _goes_on(turn: Turn) -> bool:
    """Whether what is asked right after an answer on a reaction may mean it: "will they go", "should I show it"."""
    follows = OF_REACTION & {*turn.previous} and (asks(turn.text) or SKIN.search(turn.masked))
    return bool(follows) and not (turn.named or is_other_matter(turn))


def questions_beside(turn: Turn) -> list[Question]:
    """The questions of the message that are answered after it: not the one that it answers itself."""
    asks_it = not HAIR.search(turn.masked) and (_asks_why(turn) or NEXT.search(turn.masked))
    if (asks_it and len(turn.questions) == 1) or _goes_on(turn):
        return []
    answered = ANSWERED | (frozenset() if any(map(asks, SENTENCE.findall(turn.text))) else ABOUT_SIGNS)
    return [each for each in turn.questions
            if each.intent.startswith("ask_") and each.intent not in answered]  # fmt: skip


def _asks_why(turn: Turn) -> bool:
    return turn.intent == "ask_causes" or bool(WHY.search(turn.masked))
