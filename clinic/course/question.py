"""Tells what a message asks about the course of a treatment that can be worked out: "when is my third session due"."""

import re
from dataclasses import asdict, dataclass
from typing import Any, Literal

from clinic.dates import OCCASION
from clinic.dates.spelling import HINDI_NUMBERS, NUMBERS, any_of
from clinic.dates.words import HINDI_SPAN, pattern_of

# nth: the day of a session; left: how many are to come; length: of the whole course; missed: a session that was; fit: how
# many before an event; stay: how many in so many days; by: whether results show by an event; start: when to start for it.
Kind = Literal["nth", "left", "length", "missed", "fit", "stay", "by", "start"]
NEXT, LAST = 0, -1  # in place of the number of a session
COUNT_TOPIC, RESULTS_TOPIC = "ask_session_count", "ask_results_time"
TIME_TOPICS = frozenset({COUNT_TOPIC, RESULTS_TOPIC, "ask_session_interval", "ask_session_duration"})

_ORDINALS = {"second": 2, "2nd": 2, "2and": 2, "dusr[aei]": 2, "third": 3, "3rd": 3, "tisr[aei]": 3, "fourth": 4,
             "4th": 4, "fifth": 5, "5th": 5, "sixth": 6, "6th": 6, "seventh": 7, "7th": 7, "eighth": 8, "8th": 8,
             "next": NEXT, "agl[aei]": NEXT, "last": LAST, "final": LAST, "akhri": LAST, "aakhri": LAST}  # fmt: skip
_NUMBERS = {**{name: number for name, number in NUMBERS.items() if len(name) > 2}, **HINDI_NUMBERS}
_NUMBER = rf"(?:\d{{1,2}}|{any_of(name for name in _NUMBERS if name != 'do')})"
_SESSION = r"(?:sess?ions?|sitt?ings?|treatments?|prps?|mesos?|injections?|visits?|rounds?)"
_UNIT = r"(?:days?|weeks?|months?|din|haft\w+|mahin\w+)"
_NTH = pattern_of(rf"\b(?P<nth>{'|'.join(_ORDINALS)})\s+(?:\w+\s+)?(?:{_SESSION}|one|date|due)\b|\b(?:is|the)\s+(?P<end>last|next)\b")
_WHEN = pattern_of(r"\b(?:when|what\s+da\w+|which\s+(?:day|date|month)|date|due|kab|supposed\s+to\s+be)\b")
_ONLY_NTH = pattern_of(rf"(?:\W*(?:and|ok|so|the|my|then|for)\b)*\W*(?P<nth>{'|'.join(_ORDINALS)})(?:\s+(?:one|{_SESSION}))?\W*")
_NO_DAY = pattern_of(r"\b(?:results?|see|growth|show\w*|work\w*|hurt\w*|pain\w*|book\w*|appointments?|cost|price|much|many)\b")
_TOLD = pattern_of(
    rf"\b(?:said|says|told|advised|recommended|suggested|prescribed|total(?:\s+of)?|for|all|of|only)\s+(?:me\s+)?"
    rf"(?:to\s+\w+\s+)?(?P<n>{_NUMBER})\b(?!\s*(?:{_UNIT}|st|nd|rd|th)\b)|\b(?P<n2>{_NUMBER})\s+(?:\w+\s+)?{_SESSION}\b|"
    rf"\b(?P<n3>{_NUMBER})\s+(?:weekly|monthly)\b|\btotal\s+(?P<n4>\d{{1,2}})\b"
)
_HAD = pattern_of(
    rf"\b(?:had|done|did|taken|took|completed|finished|got|after|over|already)\b\W*(?:(?:my|the|only|just|first|already|done|had)\s+)*"
    rf"(?P<n>{_NUMBER})\b(?!\s*(?:{_UNIT}|st|nd|rd|th)\b)|"
    rf"\b(?P<n2>{_NUMBER})\s+(?:{_SESSION}\s+)?(?:\w+\s+)?(?:(?:are|is|already)\s+)?(?:done|over|completed|finished|ho\s+\w+)\b"
)
_LEFT = pattern_of(
    rf"\b(?:how\s+many|howmany|kitn\w+)\b(?!\s+(?:more\s+)?{_UNIT}).*\b(?:left|remain\w*|more|to\s+go|baki|baaki|bach\w*|pending)\b"
    rf"(?!\s+(?:{_UNIT}|time))|\b\d\s*(?:to|-|or)\s*\d\s+more\b"
)
_WHOLE = pattern_of(
    r"\b(?:total|totally|altogether|in\s+all|overall|whole|entire|full\s+(?:course|treatment)|complete\s+(?:course|treatment)|"
    r"(?:the|of\s+a|a)\s+course|course\s+(?:duration|length|last)|(?:start|first)\s+to\s+(?:finish|end|last)|pura|poora)\b"
)
_TIME = pattern_of(rf"\b(?:how\s+long|time|duration|length|{_UNIT}|kitna\s+(?:time|samay)|lamba)\b")
_NOT_LENGTH = pattern_of(
    r"\b(?:cost\w*|price|charge\w*|money|fees?|results?|growth|grow|hair|recover\w*|each|per|one|single|minutes?|mins?|hours?|see|"
    r"show\w*|(?:a|the)\s+session|whole\s+session|day)\b"
)
_ONLY_TOTAL = pattern_of(r"(?:\W*(?:no|not|i|mean|meant|sorry|ok|so|and|the|in)\b)*\W*(?:total|altogether|in all)\W*(?:time)?\W*")
_SPAN_FOR = pattern_of(rf"\b{_NUMBER}\s*(?:weeks?|months?)\s+(?:for|in)\s+(?:all\s+)?(?P<n>{_NUMBER})\s*{_SESSION}")
_ONLY_SPAN = pattern_of(
    rf"(?:\W*(?:so|ok|ohh?|only|just|then|about|means?|it|is|takes|oh|hmm+|really)\b)*\W*{_NUMBER}(?:\s*(?:to|-)\s*{_NUMBER})?\s*"
    r"(?:weeks?|months?|hafte|mahine)(?:\s+(?:total|in\s+all|only|right|then|altogether|for\s+(?:it|that|all)))?\W*"
)
_MISSED = pattern_of(
    r"\b(?:mis(?:sed|s|sing)|skip\w*|forgot|(?:could|did)\s?n['’]?o?t\s+(?:go|come|attend|make|do|take)|couldnt\s+\w+|"
    r"(?:chhoo?t|chhut|chut|miss)\s+(?:ga\w+|ho\s+ga\w+|kar\s+d\w+))\b"
)
_ABOUT_SESSION = pattern_of(rf"\b(?:{_SESSION}|{'|'.join(_ORDINALS)}|it|one|date)\b")
_REFERS = pattern_of(
    rf"\b(?:before|by|till|until|for|in\s+time\s+for|on|at)\s+(?:my|the|our|his|her|this|that|next|dates?|\w+['’]s)?\s*{OCCASION}|"
    rf"{OCCASION}\s+(?:se\s+(?:pehle|pahle)|tak|ke\s+liye|me)\b|\b(?:by|before|until|till)\s+(?:then|that|it|d[ae]y)\b|\bin\s+time\b|"
    r"\btab\s+tak\b|\bus\s+(?:din|se\s+pehle)\b"
)
_SHOWS = pattern_of(
    r"\b(?:will|can|would|could|may|possible|enough|ready|shows?|see|visible|works?|working|results?|growth|grow|grown|better|fuller|"
    r"thicker|good|yes|chance|dikh\w*|aa?\s?jay\w*|ho\s+jay\w*|ayeg\w*|time)\b"
)
_HOW_MANY = pattern_of(
    rf"\b(?:how\s+many|howmany|kitn[ei])\b(?!\s+(?:more\s+)?{_UNIT})|\b(?:finish|complete|fit|all)\b.*\b(?:course|{_SESSION})\b|"
    rf"\b(?:need|have)\s+many\s+{_SESSION}"
)
_START_WHEN = pattern_of(
    r"\b(?:when|how\s+(?:many\s+(?:days|weeks|months)|long|early|soon|far|much\s+time)|by\s+when|latest|kab)\b.*"
    r"\b(?:should|shall|must|do|need|have\s+to|start|begin|shuru|karwa\w*)\b"
)
_STAY = pattern_of(
    r"\b(?:here|india|town|city|abroad|visit\w*|stay\w*|coming|home|leave|trip|holidays?|vacation|aa\s+rah\w+|ke\s+liye|fly\w*|"
    r"travel\w*|in\s+[a-z]+(?=\s+(?:only|for|just)))\b"
)
_STAY_SPAN = pattern_of(
    rf"\b(?:(?:only|for|just|have|about|of)\s+)?(?P<n>{_NUMBER})\s*(?P<unit>days?|weeks?|months?)\b(?!\s+(?:ago|back|old|apart))|{HINDI_SPAN}"
)
_SINCE = pattern_of(r"\b(?:since|losing|fall\w*|thin\w*|using|taken|had|suffer\w*|ago)\b")
_STAY_ASKS = pattern_of(rf"\b(?:enough|possible|can|how\s+many|kitn\w+|fit|finish|complete|any|{_SESSION}|do|karwa\w*|ho\s+jay\w*)\b")


@dataclass(frozen=True)
class Question:
    """What is asked; `number` of a session, `count` of all sessions or of those that were had, `days` of a stay."""

    kind: Kind
    number: int | None = None
    count: int | None = None
    days: int | None = None

    def as_dict(self) -> dict[str, Any]:
        """What a slot holds: JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, stored: Any) -> "Question | None":
        """The question in a slot, or None where there is none."""
        return cls(**stored) if isinstance(stored, dict) and stored.get("kind") else None


@dataclass(frozen=True)
class Known:
    """What the conversation knows: its topic, the first session, an event, and an event that this message names."""

    topic: str | None = None
    start: bool = False
    event: bool = False
    names_event: bool = False
    before: Kind | None = None  # what was asked in the turn before
    asks: bool = True  # whether the message asks anything by itself


def read_question(text: str, known: Known) -> Question | None:
    """What a message asks that can be worked out from the figures, or None if it asks nothing of the kind."""
    if _MISSED.search(text) and _ABOUT_SESSION.search(text) and not re.search(r"\bmiss\s+(?:work|office|school|my)\b", text, re.I):
        return Question("missed")
    if found := _about_event(text, known) or _about_stay(text):
        return found
    if _LEFT.search(text):
        return Question("left", count=_number(_HAD.search(text)))
    if _asks_length(text, known):
        return Question("length", count=_number(_SPAN_FOR.search(text) or _TOLD.search(text)))
    match = _NTH.search(text)
    only = _ONLY_NTH.fullmatch(text) if known.before == "nth" else None
    if (match and _WHEN.search(text) and not _NO_DAY.search(text)) or only:
        return Question("nth", _which(only or match), _number(_TOLD.search(text)))  # type: ignore[arg-type]
    return None


def waits_for_date(text: str, known: Known) -> bool:
    """Whether the message asks if results show by an event whose day nobody has told."""
    return bool(_REFERS.search(text) and re.search(OCCASION, text, re.I) and not known.event and not known.names_event)


def _about_event(text: str, known: Known) -> Question | None:
    refers = known.names_event or (known.event and bool(_REFERS.search(text)))
    if not refers:
        return None
    if _HOW_MANY.search(text) or (not known.asks and known.topic == COUNT_TOPIC):
        return Question("fit")
    if _START_WHEN.search(text) and not re.search(r"\bwill\b", text, re.I):
        return Question("start")
    follows = known.topic == RESULTS_TOPIC or known.before in ("by", "start")
    if _SHOWS.search(text) or (follows and (not known.asks or "?" in text)):
        return Question("by")
    return None


def _about_stay(text: str) -> Question | None:
    span = _STAY_SPAN.search(text)
    if not span or not _STAY.search(text) or not _STAY_ASKS.search(text) or _SINCE.search(text):
        return None
    number, unit = span["n"] or span["hn"], (span["unit"] or span["hunit"]).lower()[0]
    count = _NUMBERS.get(number.lower()) or int(number)
    return Question("stay", days=count * {"d": 1, "w": 7, "h": 7, "m": 30}[unit])


def _asks_length(text: str, known: Known) -> bool:
    if _SPAN_FOR.search(text) or (_WHOLE.search(text) and _TIME.search(text) and not _NOT_LENGTH.search(text)):
        return True
    follows = known.topic in TIME_TOPICS or known.before == "length"
    return follows and bool(_ONLY_TOTAL.fullmatch(text) or (_ONLY_SPAN.fullmatch(text) and known.topic != RESULTS_TOPIC))


def _number(match: "re.Match[str] | None") -> int | None:
    said = next((value for name, value in match.groupdict().items() if name.startswith("n") and value), None) if match else None
    return None if said is None else _NUMBERS.get(re.sub(r"\s+", " ", said.lower())) or int(said)


def _which(match: "re.Match[str]") -> int:
    said = (match["nth"] or match.groupdict().get("end") or "").lower()
    return next(number for name, number in _ORDINALS.items() if re.fullmatch(name, said))
