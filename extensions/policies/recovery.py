"""Finds word that there is help after an emergency, that it is over, or that it never was one."""

import re

from extensions.nlu.harmless import sober
from extensions.nlu.reading import SENTENCE
from extensions.policies.signs import BODY, SIGN, SIGNS
from extensions.policies.turn import Turn

IN_CARE, OVER, NO_DANGER = "utter_urgent_in_care", "utter_urgent_over", "utter_urgent_no_danger"
DESPAIR_EASED = "utter_despair_eased"
RESPONSES = frozenset({IN_CARE, OVER, NO_DANGER, DESPAIR_EASED})
URGENT = "report_urgent"
MOST_BESIDE = 6  # words beside what says that it is over, in a message that is like an emergency as a whole
ASKING = re.compile(
    r"\?|^\W*(?:should|shall|which|what|where|when|how|is|are|do|does|can|could|will|would|may|kya|kab)\b",
    re.IGNORECASE,
)
MISUNDERSTOOD = re.compile(
    r"\b(?:i mean|i meant|jok(?:e|ing)|mazaa?k|kidding|not like that|not me\b|not (?:about )?me"
    r"|(?:just|only|was) asking|(?:i|i just|i only|was|am|i['’]?m) ask(?:ed|ing) (?:if|whether)|read (?:about|of) it"
    r"|no emergency|not an? emergency|by mistake|galti se|misunder\w+"
    r"|nobody is (?:ill|sick|hurt))\b",
    re.IGNORECASE,
)
# Whatever leaves it in doubt, so that the advice stays up.
PARTLY = re.compile(
    r"\b(?:little|bit|some ?what|slight\w*|thod[aei]|less|down|but|lekin|magar|par|still|only|yet|abhi bhi|not|never"
    r"|nahi|nhi|nai|\w+n['’]t|cant|wont|dont|isnt|unless|if)\b",
    re.IGNORECASE,
)
PLACE = r"(?:hospital|emergency|er|casualty|icu|ambulance)"
HELPED = re.compile(
    rf"\b(?:in|at|reached|inside|to) (?:the |a |an |our |nearby )?(?:\w+ )?{PLACE}\b|\badmitted\b"
    r"|\bhospital (?:me|mein|mai|le|pahu\w+|aa)\b|\bwith (?:the |a )?(?:doctors?|nurse|paramedics?)\b"
    r"|\b(?:doctors?|hospital|nurse|they|ambulance|paramedics?) (?:\w+ )?(?:gave|giv\w+|treat\w+|check\w+|saw|is here"
    r"|are here|has come|came|on the way|looking)\b|\bcalled (?:112|108|102|(?:an |the )?ambulance)\b",
    re.IGNORECASE,
)
WELL = r"(?:ok(?:ay)?|fine|al ?right|safe|stable|normal|well|better|recovered|conscious|theek|thik|sahi|acch[aei])"
GONE = (
    r"(?:stopped|gone|went away|subsided|settled|cleared|over|disappeared|khatam|chal[ai] gay[aei]|ruk gay[aei]"
    r"|utar gay[aei])"
)
# "It" and the like, or a sign; "her voice is gone" is none of it.
PAST = re.compile(
    rf"\b{WELL} (?:now|ab)\b|\b(?:now|ab) (?:\w+ )?{WELL}\b|\b(?:is|am|i['’]?m|are|feel(?:s|ing)?|she['’]?s|he['’]?s) "
    rf"(?:completely |totally |all |perfectly |much )?{WELL}\b(?! with\b)"
    rf"|\b(?:its?|it['’]s|that|this|(?!breath|saans|vision){SIGN}) (?:has |have |is |are |all |just |now |ho "
    rf"|band )*{GONE}\b"
    rf"|\b(?:it|that) (?:\w+ )?{GONE}\b|\bno (?:more )?{SIGN}(?: now| any ?more)?\b",
    re.IGNORECASE,
)
# What may have stopped, and is the worse for it.
VITAL = re.compile(r"\b(?:breath\w*|saans|pulse|heart\w*)\b", re.IGNORECASE)
ASKS_LEAVE = re.compile(
    r"\b(?:can|may|could|shall) i (?:\w+ )?ask\b(?! (?:some|any)|.*\b(?:doctor|clinic|staff|person|call)\b)",
    re.IGNORECASE,
)
COMPANY = re.compile(
    r"\b(?:with|talk\w*|told|call\w*|spoke|speaking) (?:to |with )?(?:my |a |the )?(?:mother|mom|mum|father|dad|sister"
    r"|brother|wife|husband|friend|family|parents|doctor|counsell?or|tele ?-?manas|14416|someone|somebody|them)\b",
    re.IGNORECASE,
)


def response(turn: Turn, despair: bool) -> str | None:
    """What is said to such word after urgent advice, of despair or not; None where there is none or it is in doubt."""
    if turn.despairs or turn.symptom:
        return None
    told = " ".join(sentence for sentence in SENTENCE.findall(turn.text) if not ASKING.search(sentence))
    doubtful = PARTLY.search(told)
    over = None if doubtful or _has_stopped_breath(told, turn) else PAST.search(told)
    if despair:
        eased = over or MISUNDERSTOOD.search(told) or (not doubtful and COMPANY.search(told))
        return DESPAIR_EASED if eased else None
    beside = MISUNDERSTOOD.sub("", HELPED.sub("", PAST.sub("", sober(told))))
    if turn.intent == URGENT and len(beside.split()) > MOST_BESIDE:
        return None
    signs = SIGNS.search(beside) or BODY.search(beside)
    if over and not signs:
        return OVER
    if not doubtful and HELPED.search(told):
        return IN_CARE
    return NO_DANGER if MISUNDERSTOOD.search(told) and not signs else None


def _has_stopped_breath(told: str, turn: Turn) -> bool:
    """Whether "it has stopped" may be of the breath or the heart."""
    return "stopped" in told.lower() and any(map(VITAL.search, turn.said_before[-2:]))
