"""Hears how the patient feels, and chooses the sentence that comes before everything else."""

import re

from clinic.patterns import any_case, any_word
from extensions.policies.turn import Turn

COMPLAINS = "complain"
NEEDLE = r"(?:needl\w*|inject\w*|prick\w*|syringe\w*|sui|blood)"
FEAR = (
    r"(?:scar(?:ed?|es|y|ing)|afraid|fear\w*|frighten\w*|terrif\w*|nervous|phobi\w*|panick?\w*|dread|darr?(?:ta|ti)?)"
)
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, any_case(pattern))
    for kind, pattern in (
        ("blame", r"\bmy (?:own )?(?:fault|mistake)\b|\bblam(?:e|ing)\b|\b(?:did|have) i (?:do|done|cause\w*)\b"
                  r"|\bguilty\b|\bmeri galti\b|\bhate myself\b"),
        ("needles", rf"\b{FEAR}\b(?:\W+\w+){{0,4}}?\W+{NEEDLE}\b|\b{NEEDLE}\W+(?:\w+\W+){{0,2}}?{FEAR}\b"
                    rf"|\bbreath\w* when(?:ever)? i think (?:about|of) (?:\w+ )?{NEEDLE}\b"
                    rf"|\b(?:faint|dizz|gidd|spin)\w*(?:\W+\w+){{0,3}}?\W+(?:see\w*|sight|look\w*)(?:\W+\w+){{0,2}}?"
                    rf"\W+{NEEDLE}\b"),
        ("sad", r"\b(?:depress(?:ed|ing)|(?:in|into|ho ga\w+) depression|depression ho|hopeless|helpless|sad"
                r"|(?<!will )(?<!would )(?<!do )(?:i|she|he) (?:(?:just|always|still|even|often|also|really) )*cr(?:y"
                r"|ies)(?! (?:at|out)\b)|rot[aei] (?:hu|hai|reht|rah)\w*|heart ?broken"
                r"|devastated|miserable|worthless|ashamed|embarrass(?:ed|ing)|crying|in tears|desperate|udaas|dukhi?"
                r"|sharam"
                r"|(?:no ?body|no ?one) (?:understands|gets)|koi nahi samajh\w*|feel(?:ing)? (?:so |very |really "
                r"|just )*(?:low|down|bad|ugly|awful|terrible|alone|lonely)|lost (?:all )?(?:my )?(?:hope"
                r"|confidence))\b"),
        ("worried", r"\b(?:worried|anxious|tensed|stressed|tension ho\w*|tension (?:me|mein)|can['’]?t sleep"
                    r"|panicking)\b"),
        ("afraid", rf"\b(?:{FEAR}|sounds (?:horrible|awful|terrible|scary|painful))\b"),
    )
)  # fmt: skip
# Of somebody else, of the past, or of what might be; and what is no feeling of now.
NOT_NOW = any_case(
    r"\b(?:not|isn['’]?t|ain['’]?t|was|were|never|got over|do people|can it|make one|without|anti|used to be|no) "
    r"(?:\w+ )?(?:be )?(?:scared|afraid|worried|depressed|sad|hopeless|helpless|nervous|fear|blame|crying)\b"
    r"|\bbecause of (?:depression|fear)\b|\b(?:it|this|that) (?:was|is) (?:just |only )?(?:an? )?(?:panic|anxiety)\b"
    r"|\b(?:depression|anxiety) (?:till|tablet|medicine|pill)"
)
OWN = any_word(r"i|im|i['’]m|me|my|we|our|mujhe|main|mera|meri|hu|hoon|she|he|her|his")
SHORT = 6  # words that need nobody in them
# What helps with each, if it has not been told yet.
HELPS = {"blame": "ask_causes", "sad": "ask_regrowth", "worried": "ask_regrowth", "needles": "ask_pain"}
# A treatment that is over and has let the patient down.
WORKED_NOT = any_case(
    r"\b(?:did ?n['’]?o?t|has ?n['’]?t|not|nothing) work\w*(?: \w+)? (?:for|on|with) (?:me|us|him|her|them|my)\b"
)
LET_DOWN = any_word(
    r"angry|furious|disappoint\w*|frustrat\w*|cheated|upset|let down|naraz|gussa|useless|wasted?"
    r"|no (?:\w+ )?(?:results?|improvement|difference|change|growth|effect)|not (?:work\w*|grow\w*|help\w*)"
    r"|(?:did ?n['’]?o?t|does ?n['’]?o?t|is ?n['’]?t|has ?n['’]?t|have ?n['’]?t|nt) (?:work\w*|help\w*|grow\w*)"
    r"|(?:see|saw|seeing|seen) (?:nothing|no\b)|nothing (?:has )?(?:happened|grew|grown|changed|works|worked|to see)"
    r"|(?:fall|falls|falling|losing|shedding) (?:\w+ )?(?:even )?more|more (?:hair ?)?(?:fall|loss|shedding)\w*"
    r"|worse than before|(?:fa+ya?da|asar|fara?k|results?) (?:\w+ )?nah?i|results? zero"
    r"|kuch (?:\w+ )?nah?i (?:hu[aie]|dikh\w*|badl\w*|aay[aie])"
)
# What others think of it, who have not had it.
HEARSAY = any_case(
    r"\b(?:says?|said|saying|thinks?|told|tells?|believes?|calls?|claims?|heard)\b(?: (?!(?:i|we|my)\b)[\w'’]+){0,5}?"
    r" (?:useless|wast\w+)\b"
)
HAD = any_word(
    r"got|had|did(?! ?n['’]?o?t)|done|took|taken|finished|completed|underwent|after (?:my|the|\d+|two|three|four|five"
    r"|six)|months? (?:over|gone|passed)|weeks? (?:over|gone|passed|ago)|days? (?:over|gone|passed|ago)|karwa\w*"
    r"|karay\w*|your treatment|sessions? (?:over|done|later)|ke baad|(?:sessions?|sittings?|treatment|months?|mahin\w*"
    r"|haft\w*) (?:poor[aie] |khatam )?ho (?:ga?y[aei]|chuk[aei])"
)
COULD_BE = any_word(r"if|will|would|could|can|might|may|does|do you|chances?|what happens|agar")
UNHELPFUL = any_word(
    r"useless|for nothing|no (?:help|use)|not (?:\w+ )?help\w*|did ?n['’]?o?t help|wast\w+|pointless|bekaa?r|faltu"
)
DISTRUST = any_word(
    r"scam|fraud|fake|genuine|legit|gimmick|trust(?:ed|worthy)?|(?:just|only) (?:take|want|for|after|about) (?:the )?"
    r"(?:my )?money|money ?making"
)
PAID = any_word(r"paid|my money|i (?:did|had|took|lost)|refund|cheated|looted")


def kind_of(turn: Turn) -> str | None:
    """Which feeling of the patient a message shows: blame, needles, sad, worried or afraid."""
    text = turn.text
    told = OWN.search(text) or len(text.split()) <= SHORT
    if told and turn.intent != "out_of_scope":
        # A symptom or a treatment of the past next to the word is left to the rest of the message.
        for kind, pattern in KINDS:
            if pattern.search(text) and not NOT_NOW.search(text):
                return kind
    return "sad" if turn.intent == "share_feelings" else None


def comfort(turn: Turn, kind: str) -> str:
    """The sentence for a feeling, not one that was said before while there is another."""
    own = f"utter_comfort_{kind}"
    known = any(turn.times_answered(f"utter_comfort_{each}") for each, _ in KINDS)
    choices = ([] if known and kind in ("worried", "afraid") else [own]) + [
        "utter_comfort_again", "utter_comfort_person"]  # fmt: skip
    return min(choices, key=turn.times_answered)


def helpful(turn: Turn, kind: str | None) -> str | None:
    """What helps with a feeling; worry only where it is not about a treatment."""
    of_treatment = turn.named or turn.treatment
    return None if kind == "worried" and of_treatment else HELPS.get(kind or "")


def let_down(turn: Turn) -> bool:
    """Whether a treatment that the patient has had has disappointed them."""
    had = HAD.search(turn.masked) or WORKED_NOT.search(turn.text) or turn.start_date
    could_be = COULD_BE.search(turn.text) and not HAD.search(turn.masked)
    return bool(LET_DOWN.search(HEARSAY.sub(" ", turn.text)) and had and not could_be)


def reply(turn: Turn) -> str | None:
    """The response to thanks that are none, or to doubt whether the clinic is honest."""
    if turn.intent in ("thanks", "goodbye", "nlu_fallback", "deny", "out_of_scope") and UNHELPFUL.search(turn.text):
        return "utter_complain" if turn.times_answered("utter_unhelpful") else "utter_unhelpful"
    asks = turn.intent in (COMPLAINS, "doubt", "nlu_fallback", "out_of_scope", "ask_clinic_info", "ask_safety")
    if asks and DISTRUST.search(turn.text) and "?" in turn.text and not PAID.search(turn.text):
        return "utter_fair_question"
    return None
