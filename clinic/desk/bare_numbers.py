"""Says what a bare number in a correction stands for: a day in "15 instead of 14", an hour in "9 pm is late, so 6"."""

import re
from calendar import monthrange

from clinic.dates.words import MONTH
from clinic.desk.request import Request
from clinic.details.hour import LAST_BARE_HOUR
from clinic.details.phone import all_phones
from clinic.patterns import any_case, whole
from clinic.phrasing import ordinal_numeral
from clinic.timeline import long_date
from clinic.wishes import fixed_day, span

# A number that nothing beside it explains: no month, no clock, no "sessions".
_NUMBER = (
    r"(?<![\w:/.+-])(?P<number>[1-9]|[12]\d|3[01])(?![\w:/]|[.,-]\d|\s?(?:[ap]\.?m|st|nd|rd|th|o['’]?\s?clock|baje|noon)\b"
    r"|\s*(?:to|till?|-|–|or)\s*\d|\s+(?:sharp|days?|weeks?|months?|years?|min\w*|h(?:ou)?rs?|sessions?|sittings?"
    rf"|{MONTH})\b)"
)
_BARE = any_case(_NUMBER)
_LED = any_case(r"\b(?:at|after|before|by|around|about|from|till?|until|not|on|the)\s+$")
_CLOCK = any_case(r"(?<![\w:])(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b")
_REPLACES = any_case(
    r"\b(?:instead|rather|earlier|later|make (?:it|that)|better|too (?:late|early)|(?:late|early) for|not \d{1,2}"
    r"|change|prefer|move|shift|can (?:it|they|you|we|i)|no)\b"
)
_LEADS_TO_DAY = any_case(r"\b(?P<lead>to|only|for)\s+(?=\d{1,2}\s?(?:st|nd|rd|th)\b(?!\s+(?:session|sitting)))")
_DAY_NAMED = any_case(  # "change the date to 8", "the day 10th"
    r"\b(?P<lead>(?:date|day)(?:\s+(?:to|is|as|on|should be|will be))*)\s*[:=]?\s+(?:the\s+)?"
    r"(?P<number>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?=\W*$|[,;!?]|\s+(?:instead|please|pls|and|not|only|at|in)\b)"
)
_ONLY_NUMBER = whole(  # "ok 22 then", "sorry, 21", "24 is better"
    r"(?P<number>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?",
    before=r"rather|maybe|make it|better|on|the|it['’]?s|put|take|let['’]?s (?:do|say|take|make it)|change(?: it)?|to"
    r"|do|come|have|(?:can|could) (?:i|we|you)",
    after=r"instead|rather|sorry|na|i meant?|works|better|chalega|ok(?:ay)?|fine"
    r"|(?:is|will be|would be) (?:ok(?:ay)?|fine|better|good)",
)
_INSTEAD = any_case(r"\binstead\b|\bchange\b|\d(?:st|nd|rd|th)\b")  # of the day, where no hour is known yet
LARGEST_HOUR = 12
FIRST, LAST = 7, LAST_BARE_HOUR + 2  # hours at which somebody may wish to come or to be called


def spelled_out(text: str, request: Request) -> str:
    """The message with "15th" for 15 and "at 6 pm" for 6 where it corrects the day, or the hour, that is known."""
    text = _day_of_month(text, request)
    text = _DAY_NAMED.sub(lambda match: f"{match['lead']} the {ordinal_numeral(int(match['number']))}", text)
    text = _LEADS_TO_DAY.sub(lambda match: f"{match['lead']} the ", text)
    if not _REPLACES.search(text) or all_phones(text):  # the digits of a number may stand apart
        return text
    numbers = {int(match["number"]) for match in _BARE.finditer(text)}
    day = fixed_day(request.details.get("day") or (request.stood or {}).get("day"))
    named, wished = _hour_in(text), _hour_known(request)
    of_hour = named or (wished and wished % 12 in numbers)
    if day and day.day in numbers and not of_hour:
        return _BARE.sub(lambda match: f"the {ordinal_numeral(int(match['number']))}", text)
    known = named or wished
    return _BARE.sub(lambda match: _clock(match, known), text) if known else text


def _day_of_month(text: str, request: Request) -> str:
    """The message with the whole day, where it puts nothing but another day of the month in place of the one known."""
    known, only = fixed_day(request.details.get("day")), _ONLY_NUMBER.fullmatch(text)
    if not (known and only) or not re.search("[a-z]", text, re.IGNORECASE):
        return text
    number, last = int(only["number"]), monthrange(known.year, known.month)[1]
    may_be_hour = (
        number <= LARGEST_HOUR and not _INSTEAD.search(text) and (request.asked == "part" or _hour_known(request))
    )
    return text if may_be_hour or number > last or request.asked == "phone" else long_date(known.replace(day=number))


def _hour_known(request: Request) -> float | None:
    """The hour that is wished for so far."""
    wish = request.details.get("hour") or (request.stood or {}).get("hour")
    moments = [moment for moment in span(wish) if moment]
    return moments[0].hour + moments[0].minute / 60 if moments else None


def _hour_in(text: str) -> float | None:
    """The hour that the message names itself: "9 pm is too late"."""
    match = _CLOCK.search(text)
    return int(match["hour"]) % 12 + (12 if match["half"].lower() == "p" else 0) if match else None


def _clock(match: re.Match[str], known: float) -> str:
    """The number as the hour, of the two that it can be, which is nearer to the known one."""
    number = int(match["number"])
    if number > 12:
        return match.group()
    hours = [hour for hour in (number % 12, number % 12 + 12) if FIRST <= hour <= LAST] or [number % 12 + 12]
    hour = min(hours, key=lambda one: abs(one - known))
    lead = "" if _LED.search(match.string[: match.start()]) else "at "
    return f"{lead}{number} {'am' if hour < 12 else 'pm'}"
