"""Tells the days of events and deadlines ("my wedding is on 5 May", "by 5 May") from those of a treatment."""

import re
from datetime import date

from clinic.dates.days import every_day
from clinic.dates.find import find
from clinic.dates.model import DateReading, Found, Order, reading
from clinic.dates.words import OCCASION, ONLY_HAVE, STARTING, last_clause
from clinic.patterns import any_case

LONGEST_STAY = 200  # days
_PAST = (
    r"(?:born|dob|birth|delivered|delivery|fever|typhoid|dengue|malaria|covid|jaundice|surgery|operation|operated|"
    r"chemo\w*|"
    r"diagnosed|transplant|minoxidil|finasteride|joined\s+(?:\w+\s+){0,2}(?:job|gym|office|college|company|work|school))"
)
_EVENT = rf"(?:{OCCASION}|{_PAST})"
# "My sister's", "a family": what stands before an event, and no word that would part it from the day.
_WHOSE = r"(?:my|our|the|his|her|a|an)"
_OF_EVENT = (
    r"(?!(?:first|1st|session|sitting|treatment|appointment|before|after|by|for|till|until|from|and|or|to|on|in)\b)"
    r"[\w'’]+"
)
_BEFORE = any_case(
    rf"\b(?:{_EVENT}\b(?!.*{STARTING.pattern})|{OCCASION}\s+(?:begins?|starts?|falls?)\s+(?:on\s+)?(?:the\s+)?$|"
    r"(?:until|till|upto|up\s+to)\s+(?:the\s+)?$)"
)
_AFTER = any_case(
    rf"\s*(?:(?:(?:is|was|there['’]?s|(?:i|we)(?:['’]ve)?\s+(?:have|got)|there\s+is|(?:i|we)\s+(?:must|need\s+to)\s+"
    rf"attend)\s+(?:{_WHOSE}\s+)?|{_WHOSE}\s+)(?:{_OF_EVENT}\s+){{0,2}}?|"
    rf"(?:ko|ke\s+din)\s+(?:\w+\s+)?|me(?:ri|ra)\s+(?:\w+\s+)?){_EVENT}\b"
    rf"|\s*(?:baad|me|mein)?\s*{OCCASION}\s*(?:hai|h)?\s*(?:$|[.,!?])|\s*(?:tak|se\s+pehle)\b"
)
_DEADLINE = any_case(
    r"(?:\b(?:before|by|within|(?:latest|last\s+da(?:y|te))\b.*\bfor|(?:early|soon|fast|good|enough|ready|in\s+time)\s+for)\s+(?:the\s+)?|"
    rf"{ONLY_HAVE}\s+(?:about\s+|around\s+)?)$"
)
_FOR_FEAST = any_case(r"\b(?:for|till|until|in\s+time\s+for)\s+(?:the\s+)?$")
_RESULTS_DAY = any_case(
    r"\b(?:visible|shows?|showing|notice\w*|see|seen|ready|grown|growth|results?|look(?:ing)?|better|fuller|"
    r"works?|effect|dikh\w*)\s+"
    r"(?:(?!(?:if|since|from|after|when|start\w*|beg[aiu]n\w*|had|did|took|done|was|were|of|session|sitting|"
    r"treatment)\b)"
    r"[\w']+\s+){0,3}?(?:on|in|around|till|until)\s+(?:the\s+)?$"
)
# What is to be begun by then is no event.
_STARTS_BY = any_case(
    r"\b(?:start|begin|book|come|visit|join)\w*(?:\s+(?!for\b|to\b|results?\b)\w+){0,2}\s+(?:by|before)\s+(?:the\s+)?$"
)
_AWAY = (
    r"stay\w*|india|home|trip|away|(?:be|am|are)\s+in|going\s+to(?!\s+(?:start|begin|take|have|do))|holidays?|vacation|"
    r"town|(?:out)?station|abroad|travel\w*|fly\w*"
)
# "I come to India from 20 December to 5 January": the days of a stay, and none of a treatment.
_STAYS = any_case(
    rf"\b(?:come|coming|visit\w*|here|leave|free|{_AWAY})\b|"
    r"\b(?:how\s+many|kitn\w+)\b.*\b(?:can|could|fit|possible|will|ho\s+sak\w+)\b"  # sessions between two days
)
# The same in one piece, "I will be in Pune from 5 to 25 January"; who can come from 5 to 7 January wishes to book.
_IS_AWAY = any_case(
    r"\b(?:(?:be|am|are|is|['’]m|live|living)\s+(?:in|at|there|here)|"
    rf"(?:visit(?:ing)?|com(?:e|ing)\s+(?:down\s+)?to)\s+(?!(?:you|u|ur|your|the|clinic|see)\b)\w+|{_AWAY})\b"
)
_FROM_TO = any_case(r"\d\s?(?:st|nd|rd|th)?\s*(?:to|till|until|-|–)\s*\d")
_BETWEEN = any_case(r"\bbetween\s+(?:the\s+)?$")
# "How many can I do between now and 5 May".
_FROM_NOW = any_case(r"\b(?:between|from)\s+(?:now|today)\s+(?:and|to|till|until)\s+(?:the\s+)?$")
RANGE = any_case(r"\s*(?:to|till|until|-|–)\s*")
_OVER = any_case(r"\b(?:was|were|had)\b")


# "Had my first sitting on my birthday, 18 October": the treatment's day, whatever else it is.
_TREATED_ON = any_case(
    r"\b(?:had|did|done|took|taken|got|start\w*|beg[aiu]n|session|sitting|(?:first|1st)(?:\s+one)?|"
    r"(?:take|do|get)\s+(?:x+|it|treatment))\b(?:\s+\w+){0,3}?\s+"
    rf"(?:on|during|around)\s+(?:{_WHOSE}\s+)?{OCCASION}\W*(?:day\W*|which\s+(?:was|is)\s+|i\.?e\.?\s+|on\s+|of\s+)*$"
)

# "For 5 May it will be ready?"
_FOR = any_case(r"\bfor\s+(?:the\s+)?$")
_IS_READY = any_case(
    r"[\s,]*(?:(?:will|can|would|is|does|should|shall)\s+)?(?:it|that|this|they|hairs?|results?|growth)\b[^.?!]{0,15}"
    r"\b(?:ready|visible|show\w*|seen|grown?|done|there|enough)\b"
)


def is_event(before: str, after: str) -> bool:
    """Whether a day between these words is that of an event, and not of a treatment."""
    treated = _TREATED_ON.search(before) and not _PAST_EVENT.search(before)
    return bool(_BEFORE.search(before) or _AFTER.match(after)) and not treated


def is_deadline(before: str, kind: str) -> bool:
    """Whether the words lead up to the day by which something has to be; of a feast "for Christmas" is enough."""
    return bool(_DEADLINE.search(before) or (kind == "feast" and _FOR_FEAST.search(before)))


def is_stay(text: str) -> bool:
    """Whether a message speaks of being somewhere for a while."""
    return bool(_STAYS.search(text))


def is_whole_stay(text: str, one: Found) -> bool:
    """Whether the words are the first and the last day of a stay: "from 5 to 25 January"."""
    joined = _FROM_TO.search(text[one.start : one.end]) or _BETWEEN.search(text[: one.start])
    return len(one.dates) > 1 and bool(joined and _IS_AWAY.search(text))


def is_results_day(before: str) -> bool:
    """Whether the words ask if something can be seen on the day."""
    return bool(_RESULTS_DAY.search(before))


def read_event(text: str, today: date, *, order: Order = "DMY") -> DateReading | None:
    """The day ahead by which something is to be: of a wedding, a flight, "by 5 May"; None if the message names none.

    Of several the last deadline counts, else the last event. A month or a stay ("from 5 to 9 May") is all its days.
    """
    found = [one for one in find(text, today, "future", order) if one.kind != "today"]
    stay = _stay(text, found)
    if stay:
        return stay
    if found and found[0].dates and is_stay(text) and _FROM_NOW.search(text[: found[0].start]):
        return reading(text, found[0].start, found[0].end, every_day(today, found[0].dates[-1]))
    chosen, best = None, 1
    for index, one in enumerate(found):
        gap = text[found[index - 1].end if index else 0 : one.start]
        clause, after = last_clause(gap), text[one.end :]
        # "Wedding, 14 Feb": the event's name may stand before a comma.
        deadline = (is_deadline(clause, one.kind) and not _STARTS_BY.search(clause)) or is_results_day(clause)
        deadline = deadline or bool(_FOR.search(clause) and _IS_READY.match(after))
        rank = 2 if deadline else 1 if _is_occasion(clause if clause.strip() else gap, after) else 0
        if rank >= best and one.dates and not _OVER.search(clause):
            chosen, best = one, rank
    if chosen is None:
        return None
    # "By the end of April" is by its last day.
    by_end = best > 1 and chosen.vague and re.search(r"\bend\b", text[chosen.start : chosen.end], re.IGNORECASE)
    return reading(text, chosen.start, chosen.end, chosen.dates[-1:] if by_end else chosen.dates)


def _stay(text: str, found: list[Found]) -> DateReading | None:
    if whole := next((one for one in found if is_whole_stay(text, one)), None):
        return reading(text, whole.start, whole.end, whole.dates)
    for one, two in zip(found, found[1:], strict=False):
        between = _BETWEEN.search(text[: one.start]) and text[one.end : two.start].strip() in ("and", "&")
        joined = between or RANGE.fullmatch(text[one.end : two.start])
        if not (one.dates and two.dates and joined and is_stay(text)):
            continue
        first, last = one.dates[0], two.dates[-1]
        if first < last and (last - first).days < LONGEST_STAY:
            return reading(text, one.start, two.end, every_day(first, last))
    return None


def _is_occasion(before: str, after: str) -> bool:
    """Whether it is an event for which people wish to look well, and none of the past such as a fever."""
    if not is_event(before, after):
        return False
    return bool(_OCCASION.search(before) or not _PAST_EVENT.search(f"{before} {after[:40]}"))


_OCCASION, _PAST_EVENT = any_case(rf"\b{OCCASION}\b"), any_case(rf"\b{_PAST}\b")
