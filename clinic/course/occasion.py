"""Tells what a message asks of an event, such as a wedding, or of a stay of some weeks."""

import re

from clinic.course.asked import COUNT_TOPIC, RESULTS_TOPIC, Known, Question
from clinic.course.numbering import advised, count_in
from clinic.course.patterns import HOW_MANY, MARKS, SEES
from clinic.course.words import COUNT, OF_MANY, SESSION, UNIT
from clinic.dates import OCCASION
from clinic.dates.spelling import number_of
from clinic.dates.words import HINDI_SPAN, ONLY_HAVE
from clinic.patterns import any_case

_ONLY_HAVE = any_case(ONLY_HAVE)
# An event, and what is asked about it.
REFERS = any_case(
    r"\b(?:before|by|till|until|for|in\s+time\s+for|on|at)\s+(?:(?:my|the|our|his|her|this|that|next|\w+['’]s)\s+)?"
    rf"{OCCASION}\b|\b{OCCASION}\s+(?:se\s+(?:pehle|pahle)|tak|ke\s+liye|me)\b|"
    r"\b(?:by|before|until|till)\s+(?:then|that|it|d[ae]y)\b|\b(?:in|enough)\s+time\b|\btab\s+tak\b|\bus\s+(?:din|se\s+pehle)\b"
)
SHOWS = any_case(
    r"\b(?:kaam|asar|will|can|would|could|may|possible|enough|ready|shows?|see|visible|works?|working|results?|"
    r"growth|grow|grown|"
    r"better|fuller|thicker|good|yes|chance|dikh\w*|aa?\s?jay\w*|ho\s+jay\w*|ayeg\w*|time)\b"
)
IS_OK = any_case(r"\bok(?:ay)?\s*\?")  # of a wedding; of a flight it asks whether one may fly
TOO_LATE = any_case(
    r"\b(?:(?<!days )(?<!weeks )(?<!week )late|early\s+enough|enough\s+time|not\s+possible|no\s+chance|in\s+time)\b"
)
EVERY = any_case(
    r"\bany\s+treatment|\b(?:for\s+each|each\s+of\s+(?:them|these))\b|"
    r"\bwhich\b(?!\s+(?:day|date|month))|\bkaun\w*"
)
TRAVELS = any_case(r"\b(?:fly\w*|flight|trip|travel\w*|leav\w+|return\w*|back|going|shifting|moving)\b")
AFTERWARDS = any_case(r"\bcan\s+(?:i|we)\b.*\bafter(?:wards)?\b(?!\s+how)")
THAT_TIME = any_case(
    r"\b(?:in|during|within)\s+(?:(?:the\s+)?same|that|this|those|these|my|the)\s+(?:time|stay|period|days|weeks|trip|visit)\b"
)
START_WHEN = any_case(
    r"\b(?:when|how\s+(?:many\s+(?:days|weeks|months)|long|early|soon|far|much\s+time)|by\s+when|latest|last\s+da\w+|"
    r"kab)\b.*\b(?:should|shall|must|do|need|have\s+to|start(?:ing)?|begin(?:ning)?|shuru|karwa\w*)\b"
)
# Whether the sessions are all over by then, and how many can be: of an event told before.
FINISHES = any_case(
    rf"\b(?P<n>{COUNT})\s+(?:\w+\s+){{0,2}}?(?:(?:be|get)\s+)+(?:done|over)\b|"
    r"\b(?:finish\w*|complet\w*|wrap\w*\s+up|khatam|poor[aei]|pur[aei]|all\s+(?:\w+\s+){0,3}?(?:be\s+|get\s+)?(?:done|over))\b"
)
FITS = any_case(rf"{OF_MANY}.*\b(?:fit|squeeze|can|could|possible|manage|get\s+(?:done|in))\b|"
                  rf"{OF_MANY}.*\bho\s+(?:jay|sak)\w*")  # fmt: skip
BETWEEN = any_case(r"\b(?:between|from)\b.*\b(?:and|to|till|until)\b|\d\s*(?:st|nd|rd|th)?\s*(?:to|till|-)\s*\d")
LATEST_DAY = any_case(r"\b(?:latest|last)\s+(?:possible\s+)?(?:da(?:y|te)|when)\b|\bwhen\s+(?:\w+\s+){0,2}latest\b")
# A stay of some weeks.
STAY = any_case(
    r"\b(?:here|(?:be|am|live)\s+in|india|town|city|abroad|visit\w*|stay\w*|com(?:e|ing)|home|leave|trip|holidays?|vacation|"
    r"aa\s+rah\w+|ke\s+liye|"
    r"fly\w*|travel\w*|in\s+[a-z]+(?=\s+(?:only|for|just)))\b"
)
HAIR_COMES = any_case(  # and nobody does
    r"\b(?:results?|effects?|growth|hairs?)\s+(?:\w+\s+){0,2}(?:com(?:es?|ing)|stay\w*)\b"
)
STAY_SPAN = any_case(
    rf"(?<!\bevery )\b(?P<n>{COUNT})\s*(?P<unit>days?|weeks?|months?)\b(?!\s+(?:ago|back|old|apart))|\b{HINDI_SPAN}\b"
)
# Whether so many sessions can be in so many days: "can I do 8 sittings in 10 days".
SESSIONS_IN = any_case(
    rf"^(?=.*\b(?:{COUNT}|how\s+many|kitn\w+)\s+{SESSION}\b)(?=.*\b(?:can|could|possible|allowed|sakt\w+|ho\s+jay\w*)\b)"
    rf"(?=.*(?:\b(?:in|within)\s+(?:just\s+|only\s+)?{COUNT}\s+{UNIT}\b|\b{HINDI_SPAN}\s+(?:me|mein)\b))"
)
SINCE = any_case(r"\b(?:since|losing|fall\w*|thin\w*|using|taken|had|suffer\w*|ago)\b")
STAY_ASKS = any_case(
    rf"\b(?:enough|possible|can|how\s+many|kitn\w+|fit|finish|complete|any|{SESSION}|do|karwa\w*|ho\s+jay\w*)\b"
)


def waits_for_date(text: str, known: Known) -> bool:
    """Whether the message asks if results show by an event whose day nobody has told."""
    names = REFERS.search(text) and re.search(rf"\b{OCCASION}\b", text, re.I)
    return bool(names) and not known.event and not known.names_event


def about_event(text: str, known: Known) -> Question | None:
    """What is asked of an event that the message names, or that was named before."""
    if stay := _of_known_stay(text, known):
        return stay
    if MARKS.search(text) and not known.asks_results:
        return None
    if asked := _after_event(text, known):
        return asked
    refers = known.names_event or (known.event and bool(REFERS.search(text)))
    follows = known.event and known.before in ("by", "start", "fit")
    refers = refers or (follows and bool(FITS.search(text) or FINISHES.search(text)))
    return _of_event(text, known) if refers else None


def _of_known_stay(text: str, known: Known) -> Question | None:
    """What is asked of the time that the event takes."""
    if known.names_event and _ONLY_HAVE.search(text) and (stay := about_stay(text)):
        return stay
    in_days = (STAY.search(text) and STAY_ASKS.search(text)) or (FITS.search(text) and BETWEEN.search(text))
    asks = known.names_event and in_days
    then = known.event and THAT_TIME.search(text)
    return Question("stay") if known.stays and (asks or then) else None


def _after_event(text: str, known: Known) -> Question | None:
    """What is asked on after an answer on the event, or whether it is too late for it."""
    follows = known.event and known.before in ("by", "start")
    results = known.event and known.topic == RESULTS_TOPIC
    if (follows or known.names_event or results) and TOO_LATE.search(text):
        return Question("by")
    asks_start = START_WHEN.search(text) or LATEST_DAY.search(text)
    return Question("start") if follows and asks_start else None


def _of_event(text: str, known: Known) -> Question | None:
    """What a message asks that speaks of the event: how many sessions fit, when to start, whether results show."""
    if HOW_MANY.search(text) or (FINISHES.search(text) and not SEES.search(text)):
        return Question("fit", count=advised(text) or count_in(FINISHES.search(text)))
    if START_WHEN.search(text) and not re.search(r"\bwill\b", text, re.I):
        return Question("start")
    every, travels = bool(EVERY.search(text)), TRAVELS.search(text)
    if known.asks_results and not travels:
        return Question("by", every=every)
    if known.dated and travels and not known.asks_results:
        return None  # a session just before a flight
    if travels and AFTERWARDS.search(text) and not known.asks_results:
        return None
    shows = SHOWS.search(text) or (IS_OK.search(text) and not travels)
    follows = known.topic == RESULTS_TOPIC or known.before in ("by", "start")
    if shows or (follows and (not known.asks or "?" in text)):
        return Question("by", every=every)
    return Question("fit") if not known.asks and known.topic == COUNT_TOPIC else None


def about_stay(text: str) -> Question | None:
    """What is asked of a stay whose length the message tells."""
    span = STAY_SPAN.search(text)
    if span and SESSIONS_IN.search(text) and not SEES.search(text):
        return Question("stay", days=_days_of(span))
    if not span or not STAY.search(text) or not STAY_ASKS.search(text) or SINCE.search(text):
        return None
    if HAIR_COMES.search(text):
        return None
    return Question("stay", days=_days_of(span), every=bool(EVERY.search(text)))


def _days_of(span: "re.Match[str]") -> int:
    count, unit = number_of(span["n"] or span["hn"]), (span["unit"] or span["hunit"]).lower()[0]
    return count * {"d": 1, "w": 7, "h": 7, "m": 30}[unit]
