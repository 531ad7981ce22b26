"""Tells when a message asks whether a session may be on a day: "should I come on 5 May", "is 5 May fine"."""

import re
from dataclasses import dataclass

from clinic.course.asked import Known, Question
from clinic.course.numbering import later_told, numbers_in
from clinic.course.off_plan import MISSED
from clinic.course.patterns import COME_WHEN, DAY, DAY_AHEAD, FIRST_OF_ALL, NO_DAY, OTHER_VISIT, SEES
from clinic.course.words import FIRST, LAST, NEXT, ORDINAL, SESSION
from clinic.dates import shift_of, tense
from clinic.dates.words import SITTING, small
from clinic.patterns import any_case

_COME = r"(?:come|go|visit|take|have|get|do|attend|make|keep|plan|schedule|shift|postpone|prepone|delay|move|push)\b"
# What stands between the verb and its day: nothing that would be something else to do on it, or another day.
_BETWEEN = (
    rf"(?:[\s,]*\b(?:for|it|that|this|my|the|a|our|his|her|on|in|to|at|early|late|like|say|maybe|perhaps|little|bit|"
    rf"again|also|clinic|there|instead|only|directly|around|about|back|up|then|visit|x+|{SESSION}|ones?|{ORDINAL}|"
    r"earlier|later)\b(?!\s+of\b))*[\s,]*"
)
_I = r"(?:i|we|he|she|they)"
_FINE = (
    r"(?:ok(?:ay)?|fine|alright|all\s+right|good|right|correct|possible|allowed|enough|better|a\s+problem|"
    r"too\s+(?:early|late|soon)|theek|thik|chalega)"
)
# On another day than the one that is due, whichever that may be.
_ELSE = r"(?P<else>earlier|sooner|later|(?:before|after)(?:\s+(?:that|this|it|then|my|the))?)\b"
_ASKS_TO_COME = (
    rf"\b(?:can|could|may|shall|should|must|do)\s+{_I}\s+(?:\w+\s+){{0,2}}?{_COME}{_BETWEEN}\b(?:(?P<day>{DAY_AHEAD})|{_ELSE})",
    rf"\b(?:can|could|may|should)\s+(?:it|that|this|x+)\s+be\s+(?:on\s+)?(?:(?P<day>{DAY_AHEAD})|{_ELSE})",
    rf"\b(?:if|whether)\s+{_I}\s+(?:can|could|may|shall|should|must)\s+{_COME}{_BETWEEN}\b(?P<day>{DAY_AHEAD})",
    rf"\b(?:(?:is|will|would)\s+it\s+(?:be\s+)?)?{_FINE}\s+(?:if\s+{_I}|to|for\s+me\s+to)\s+{_COME}{_BETWEEN}\b(?P<day>{DAY_AHEAD})",
    rf"\b(?:(?:what|how)\s+(?:about|if)|if)\s+{_I}\s+(?:come|go|visit)\b{_BETWEEN}\b(?P<day>{DAY_AHEAD})",
    rf"\b(?:is|will|would)\s+(?:it\s+be\s+)?(?:on\s+)?(?P<day>{DAY_AHEAD})\s+(?:be\s+)?(?:\w+\s+)?{_FINE}\b",
    rf"\b(?:kya\s+)?(?:(?:main?|hum)\s+)?(?P<day>{DAY_AHEAD})\s+(?:ko\s+)?(?:a+\s+|ja\s+|le\s+|kara?\s+)?(?:sakt\w+|a+u+n?\b|jau+n?\b)",
    rf"\b(?P<day>{DAY_AHEAD})\s+(?:(?:is|will\s+be|would\s+be)\s+)?{_FINE}\b",
)
_NTH_ONE = rf"(?:{ORDINAL})\s+(?:(?:one|{SESSION})\s+)?"
# Whether the next one is on a day, which is only asked beside the day of another.
_IS_ON = (
    rf"\b(?:is|will|would|should)\s+(?:(?:the|my)\s+)?{_NTH_ONE}(?:be\s+)?(?:due\s+)?(?:on\s+)?(?P<day>{DAY_AHEAD})",
    rf"\b{_NTH_ONE}(?:should|must|will|would|has\s+to)\s+be\s+(?:due\s+)?(?:on\s+)?(?P<day>{DAY_AHEAD})",
)
# The words that go on, up to those in which something else is told.
_TELLS = r"\b(?:as|because|since|coz|cos|bcoz|when|but|(?:i|we)\s+(?:had|did|took|got)|my\s+(?:last|latest))\b"
_TAIL = rf"(?:(?!{_TELLS})[^.?!;,\n])*"
_PROPOSES = [any_case(f"{asks}{_TAIL}") for asks in _ASKS_TO_COME]
_ASKS_WHETHER = [any_case(f"{asks}{_TAIL}") for asks in _IS_ON]
_ASKS_WHICH = any_case(r"\b(?:when|kab|which\s+\w+|what\s+\w+|how\s+(?:many|soon|long|early|late))\s*$")
# Another day for the same question: "or the 9th then?".
_AROUND = small("maybe|say|will|would|be|on|fine|possible|than|due")
_ANY_DAY = any_case(rf"\b{DAY_AHEAD}")
# "The 3rd" alone is a session.
ONLY_ANOTHER = any_case(rf"{_AROUND}\b(?:(?P<day>{DAY_AHEAD}|(?:9|[12]\d|3[01])(?:st|nd|rd|th)\b)|{_ELSE}){_AROUND}")
_IS_IT = any_case(r"\b(?:is|will|would)\b")
# Days on which somebody cannot come: "I am out of town from 1 to 15 December".
_JOURNEY = (
    r"(?:before|after)\s+(?:(?:i|we)\s+(?:go|leave|travel|fly|return|come\s+back|(?:am|are)\s+back)|"
    r"(?:going|leaving|returning)|(?:my|the|that)\s+(?:trip|journey|tour))"
)
_AWAY = (
    rf"\b(?:{_JOURNEY}|out\s+of\s+(?:town|station|india|(?:the\s+)?(?:city|country))|travel\w*|away|abroad|"
    r"(?:not|n['’]?t)\s+(?:be\s+)?(?:here|there|available|in\s+town)|"
    r"on\s+(?:leave|vacation|holidays?|a\s+trip)|bahar|"
    # "I will be in Goa", "we are going to Dubai", "I can't come".
    r"(?:be|am|are)\s+in|(?:going|leaving|flying|off)\s+(?:to|for)\s+(?!(?:start|beg[aiu]n|the)\b)\w+|leaving|"
    r"(?:ca|wo)n['’]?t\s+(?:be\s+able\s+to\s+)?(?:come|make|attend|visit)|(?:cannot|can\s+not|not\s+able\s+to)\s+(?:come|make|attend|visit))\b"
)
_THAT_DAY = any_case(rf"\b{_JOURNEY}\b|\b(?:that|the\s+due|due)\s+(?:day|date)\b|\b(?:on|by)\s+(?:it|that)\b|\bthen\b")
_ABSENCE = any_case(rf"(?:\b(?:i|we)(?:\s+|['’])(?:\w+\s+){{0,3}})?{_AWAY}{_TAIL}")
# Asks no more than what that means for the session.
_WHAT_NOW = any_case(
    r"\bbefore\s+or\s+after\b\W*|\b(?:what|so\s+what)\s+(?:to\s+do|now|then|(?:should|shall|do|can)\s+i\s+do)\b\W*|"
    r"\b(?:is|will)\s+(?:it|that)\s+(?:be\s+)?(?:ok(?:ay)?|fine|a\s+problem|clash)\b\W*|\bkya\s+karu\w*\W*|"
    rf"\b(?:can|could|may|shall|should)\s+{_I}\s+{_COME}{_BETWEEN}\b{_JOURNEY}\b\W*|"
    rf"\b(?:can|could|may|shall|should)\s+(?:{_I}|it|that|this)\s+(?:be|{_COME}){_BETWEEN}\b{_ELSE}\W*"
)
_ASKS = any_case(r"\?|\b(?:how|what|which|when|can|could|should|shall|enough|kya|kab|kitn\w+)\b")
_OF_SESSION = any_case(rf"\b(?:{SITTING}|{ORDINAL})\b")
# "Had my treatment on 5 November".
_WAS_HAD = any_case(rf"(?=.*\b{DAY})(?=.*\b(?:{SESSION}|{ORDINAL}|first|1st|it|done|x+)\b)")


@dataclass(frozen=True)
class Absence:
    """The words of the days on which the patient is away, and what else the message says."""

    words: str
    rest: str


@dataclass(frozen=True)
class Proposal:
    """The words of the day that is proposed, if one is, those around them that ask, and what else the message says."""

    day: str
    words: str
    rest: str

    @classmethod
    def from_match(cls, found: re.Match[str]) -> "Proposal":
        """What a pattern found."""
        text, (begin, end) = found.string, found.span("day" if found["day"] else found.lastgroup or 0)
        around = f"{text[found.start() : begin]} {text[end : found.end()]}"
        return cls(found["day"] or "", around, _without(found))

    @property
    def number(self) -> int:
        """The session that is to be on that day; NEXT where no other is named."""
        return next(iter(numbers_in(self.words)), NEXT)


def read_proposal(text: str) -> Proposal | None:
    """The day on which a message asks to come, with the rest of the message; None where it asks for none."""
    if another := ONLY_ANOTHER.fullmatch(text):
        return Proposal.from_match(another)
    if shift_of(text):
        return Proposal(text, text, "")
    for pattern in (*_PROPOSES, *_ASKS_WHETHER):
        found = pattern.search(text)
        if found and not found["day"] and read_absence(text):
            continue  # "I am away until 5 May, can it be before": the days are those of the absence
        if found and not _ASKS_WHICH.search(text[: found.start()]) and not NO_DAY.search(found.group()):
            return Proposal.from_match(found)
    return None


def read_absence(text: str) -> Absence | None:
    """The days on which the patient is away, with the rest of the message; None where it tells of none."""
    absence = _ABSENCE.search(text)
    return Absence(absence.group(), _without(absence)) if absence else None


def _without(found: re.Match[str]) -> str:
    return f"{found.string[: found.start()]} {found.string[found.end() :]}".strip()


def asks_of_day(text: str) -> bool:
    """Whether a message only asks if it is on a day: "is it on 5 May?"."""
    return bool(ONLY_ANOTHER.fullmatch(text) and _IS_IT.search(text))


def about_absence(text: str, known: Known) -> Question | None:
    """The next session, of a patient who tells on which days nobody can come; None for any other message."""
    absence = read_absence(text)
    named = absence and (known.names_event or _ANY_DAY.search(absence.words) or _THAT_DAY.search(text))
    if not absence or not named or read_proposal(text):
        return None
    if _ASKS.search(_WHAT_NOW.sub(" ", COME_WHEN.sub(" ", text))):
        return None
    if told := later_told(absence.rest):
        return Question("nth", NEXT, after=told.number, proposes=True)
    follows = known.talked and known.before not in ("by", "start", "fit", "stay")
    return Question("nth", NEXT, proposes=True) if follows else None


def about_proposal(text: str, known: Known) -> Question | None:
    """The session of which a message asks whether it may be on a day that it names; None if it does not ask that."""
    proposal = read_proposal(text)
    beside = known.names_event and (known.session is None or (proposal and proposal.day))
    if proposal is None or beside or SEES.search(text):
        return None
    number, rest = proposal.number, proposal.rest
    moved = known.begun and bool(shift_of(text)) and bool(_ASKS.search(text))
    if shift_of(text) and not (known.talked or moved):
        return None  # of a first session that is still to come
    if number == LAST or FIRST_OF_ALL.search(proposal.words) or MISSED.search(rest):
        return None
    if told := later_told(rest):
        return Question("nth", max(number, NEXT), after=told.number, proposes=True)
    about = known.about or "treatment" in rest
    if about and _WAS_HAD.match(rest) and tense(rest) == "past":
        first = FIRST_OF_ALL.search(rest) or number == FIRST + 1
        return Question("nth", number, after=None if first else number - 1 if number else LAST, proposes=True)
    follows = known.before == "nth" or (known.talked and known.before not in ("by", "start", "stay"))
    talked = bool(_OF_SESSION.search(proposal.words)) or ((follows or moved) and not OTHER_VISIT.search(text))
    dated = (known.start or known.told) and not ONLY_ANOTHER.fullmatch(text)
    asked = (talked and dated) or later_told(text)  # what is only asked would be taken for told
    return Question("nth", number, proposes=True) if asked else None
