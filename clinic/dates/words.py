"""The pieces of which the patterns of dates are made, and the text around what they match."""

import re
from collections.abc import Iterable

from dateutil.relativedelta import relativedelta

from clinic.dates.spelling import DAY_NAMES, HINDI_NUMBERS, MONTH_OF, NUMBERS, WEEKDAY_OF, WEEKDAYS, any_of, number_of
from clinic.patterns import any_case

DAY_NAME = any_of(WEEKDAYS)
MONTH, WEEKDAY, COUNT = any_of(MONTH_OF), any_of(WEEKDAY_OF), rf"(?:\d{{1,3}}|{any_of(NUMBERS)})"
TIME_UNIT = r"(?:days?|dys?|we+ks?|weaks?|wks?|months?|mont?hs?|mo?nths?|mths?|moths?|years?|yrs?|fortnights?)"
HINDI_SPAN = rf"(?P<hn>\d{{1,2}}|{any_of(HINDI_NUMBERS)})\s*(?P<hunit>din|hafton|haft[ae]|mahin[aeo])"
SITTING = r"(?:sess?ions?|sitt?ings?)"
# A number with one of these behind it counts something.
COUNTED = (
    rf"(?!\s*-?\s*(?:%|:\d|x\b|times?\b|{SITTING}\b|visits?\b|doses?\b|shots?\b|injections?\b|rounds?\b|"
    rf"{TIME_UNIT}\b|hours?\b|hrs?\b|min(?:ute)?s?\b|sec(?:ond)?s?\b|[ap]\.?\s?m\b|o'?clock\b|y/?o\b|mm\b|cm\b|"
    rf"ml\b|mg\b|"
    r"inch(?:es)?\b|k\b|rs\b|rupees\b|people\b|persons?\b|patients?\b|grafts?\b|areas?\b|needles?\b|kids\b))"
)
DAY = rf"(?:\d{{1,2}}(?:\s?(?:st|nd|rd|th))?|{any_of(DAY_NAMES)}(?=\s+of\b))"
_SHORT_YEAR = r"\s*[-/.']\s*'?\d\d(?!\d)|\s+'?[2-4]\d(?=\s*(?:$|[.,;!?)]))"
YEAR = (
    rf"(?:[,\s]*[-/.]?\s*(?P<year>(?:19|20)\d\d)(?!\d)|(?P<short>{_SHORT_YEAR})|"
    r"[,\s]+(?:of\s+)?(?P<which>last|this|next)\s+year\b)?"
)
JOIN = r"\s*(?P<join>or|and|(?<=\s)n(?=\s)|to|till|&|/|-|–)\s*"
WEEK = r"(?:1st|first|2nd|second|3rd|third|4th|fourth|last)\s+week"
PART = rf"(?P<part>mid|middle\s+of|early|beginning\s+of|start\s+of|late|end\s+of|{WEEK}(?:\s+of)?)"
PART_AFTER = rf"(?:\s+(?P<after>{WEEK}|mid|end)\b)?"
# A journey's end, and no verb or day: "going to Dubai on", but "going to start on", "moving to Friday".
_PLACE = (
    r"(?!(?:start|beg[aiu]n|take|have|do|get|be|try|book|come|see|join|x+|a|my|your|the|clinic|doctor|next|tom+or+ow|"
    rf"{WEEKDAY}|{MONTH})\b)[a-z]+(?=\s+(?:on|in|from|by|next|this|after|around|\d))"
)
# What people wish to look well for, or have to be back for.
OCCASION = (
    rf"(?:(?:going|shifting|moving|relocating)\s+(?:abroad|(?:back\s+)?to\s+{_PLACE})|"
    r"weddings?|wed(?=\s+in\b)|marriage|married|marr(?:y(?:ing)?|ies)|sha+di+|nikah|vivah|sagai|roka|sangeet|mehe?ndi|"
    r"birthday|b'?day|anniversary|engage(?:ment|d)|function|party|event|ceremony|reunion|convocation|graduation|farewell|exams?|"
    r"interview|audition|(?:photo\s?)?shoot|honeymoon|holidays?|vacation|trips?|travel(?:ling|ing)?|flights?|fly(?:ing)?|leaving|"
    r"(?:i|we)\s+(?:leave|fly)|(?:go(?:ing)?|fly|be)\s+back|return(?:ing)?|diwali|deepavali|eid|holi|christmas|"
    r"puja|onam|rakhi|navratri|pongal|sankranti|ugadi|dus+eh?ra|dasara|ram[az]+[dz]?an|ramzan|easter|new\s+year|"
    r"(?:my|her|his|our|wedding|mera|meri|uska|uski)\s+reception)"
)
ONLY_HAVE = r"\b(?:(?:only|just)\s+(?:have|has|had|got)|(?:have|has|had|got|with)\s+(?:only|just))\b"
# What people count the time from, beside treatments.
NO_TREATMENT = (
    r"\s+(?:(?:my|the|i|we|he|she|had|got|have|last)\s+){0,3}(?:hair\w*|fall\w*|los[ts]\w*|bald\w*|fever|typhoid|dengue|"
    r"malaria|covid|deliver\w*|pregnan\w*|surgery|operation|chemo\w*|wedding|marriage|transplant|minoxidil|finasteride)"
)
SIDE = r"(?P<side>this|next\s+to\s+next|n(?:e?x)t|coming|upcoming|la?st|previous|past)"
_RANGE = rf"(?<![\d.,/-])\b(?P<n>{COUNT})(?:\s*(?:-|–|to|or)\s*(?P<n2>{COUNT}))?\s*(?P<unit>{TIME_UNIT})"
VAGUE_RANGE = rf"(?:\b(?:a\s+)?(?P<few>few|several|some)\s+(?P<unit2>{TIME_UNIT})|{_RANGE})"
TOMORROW = r"(?:tom{1,2}or{1,2}ow?|tom+ar+ow|to\s?morrow|2mor+ow?|tmr+o?w?|tmw|2mrw)"
YESTERDAY = r"(?:y[ea]st?[ea]rday|yest[uao]rday|y'?day|ystr?day)"
# Before a day that is turned down. After "no" the words "the first was" begin a sentence of their own.
REFUSED = any_case(
    r"\b(?:not|no(?!\s+(?:sorry|wait|the|my|i|it|its|it['’]?s|actually|from|between)\b)|cannot|cant|wont|\w+n['’]t"
    r"|(?:did|does|do|is|was|has|have|had)nt|except|instead\s+of|rather\s+than|avoid|busy|away)"
    r"(?:\s+(?!(?:since|but|only)\b)[\w']+){0,3}\s*$"
)
STARTING = any_case(
    r"\b(?:start\w*|beg[aiu]n\w*|book\w*|come|coming|visit\w*|appointment|plan\w*|schedul\w*|going|join\w*|"
    r"consult\w*)\b"
)
RESULTS = any_case(
    r"\b(?:results?|growth|re?grow\w*|grew|see|saw|seen|(?:got|get)\s+(?:it|hair|back)|show\w*|visible|notice\w*|"
    r"difference|effects?|work|heal\w*|complete|finish|done|many|"
    r"often|times|sessions?|sittings?|per)\b"
)


_SMALL = (
    r"and|n|so|ok(?:ay)?|or|but|no|oh+|then|now|also|please|pls|sorry|actually|what|how|about|if|i|we|it|(?:it|that)['’]?s|"
    r"that|this|is|the|my|a|of|for|in|with|only|just|instead"
)


def small(more: str) -> str:
    """A pattern of the small words that go with the only thing that a message says: "and so what about", and `more`."""
    return rf"(?:\W*\b(?:{_SMALL}|{more})\b)*?\W*"


def hidden(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with what stands in the places as one word of the same length, which means nothing.

    So the treatments of a clinic are no events of the past, even if a list of those names one: "hair transplant".
    """
    for start, end in spans:
        text = text[:start] + "x" * (end - start) + text[end:]
    return text


def step_of(count: str, unit: str) -> relativedelta:
    """How much time a COUNT of a TIME_UNIT is: "two", "weeks"."""
    number = number_of(count) * (2 if unit.lower().startswith("f") else 1)
    name = {"d": "days", "m": "months", "y": "years"}.get(unit[0].lower(), "weeks")
    return relativedelta(**{name: number})  # type: ignore[arg-type]


def last_clause(text: str) -> str:
    """What the text says after its last stop or comma."""
    return re.split(r"[.,;!?\n]", text)[-1]


def text_before(match: re.Match[str]) -> str:
    """The text that leads up to the match."""
    # Far enough back for what has to do with the date, and the same cost for each of many.
    return match.string[max(0, match.start() - 120) : match.start()]


def text_after(match: re.Match[str]) -> str:
    """The text that follows the match."""
    return match.string[match.end() : match.end() + 120]


def digits(text: str | None) -> str:
    """The digits in the text."""
    return re.sub(r"\D", "", text or "")
