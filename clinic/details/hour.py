"""Reads times as patients type them: "4 pm", "after 6", "not before 11", "shaam 5 baje", "10 to 12"."""

import re
from dataclasses import dataclass

from clinic.dates.spelling import NUMERALS, any_of, number_of
from clinic.dates.words import MONTH
from clinic.patterns import any_case
from clinic.wishes import hour_words

# Without am or pm, a clinic's "at 4" is in the afternoon and its "at 8" in the morning.
FIRST_MORNING_HOUR = 8
LAST_BARE_HOUR = 19
EVENING = 15  # the hour from which on "shaam" puts a time into the evening

_HOUR = rf"\d{{1,2}}|{any_of(name for name, number in NUMERALS.items() if number <= 12)}"
_CLOCK = r"[ap]\.?\s?m\b\.?|o['’]?\s?clock\b|sharp\b|ish\b|baje\b|bje\b|noon\b"
_AT = (
    r"not\s+(?:before|after|till|until|by)|(?:not?\s+)?(?:any\s+)?(?:earlier|later)\s+than|at|around|about|after|before"
    r"|by|from|between|till|until|post|past|say|@|near|approx|exactly|only\s+at"
)
_BEHIND = (
    r"onwards?|on\s?wards|(?:or|and) (?:later|after|above)|(?:ke|k) baad?|baad|(?:or|and) (?:earlier|before)"
    r"|(?:ke|se|k) (?:pehle|pahle|phle)|tak\b"
)
TIME = (
    rf"(?<![\w.,:/+-])(?P<at>(?:{_AT})\s*)?(?P<half>(?:half past|quarter past|quarter to) )?"
    rf"(?P<hour>{_HOUR})(?:[:.](?P<minute>[0-5]\d))?\s?-?(?P<clock>{_CLOCK})?"
    rf"(?:\s*(?P<join>to|-|–|and|till|until|or)\s*(?P<hour2>{_HOUR})(?:[:.](?P<minute2>[0-5]\d))?\s?-?"
    rf"(?P<clock2>{_CLOCK})?)?(?:\s*(?P<behind>{_BEHIND}))?"
)
_COUNTED = (
    r"(?:days?|weeks?|months?|years?|yrs?|hours?|hrs?|min\w*|sessions?|sittings?|times|percent|rs|rupees|people"
    rf"|persons|patients|others|friends|kids|hairs?|grafts|clinics|doctors|decades?|{MONTH})\b"
)
NO_TIME = rf"(?![\w:/]|[.,-]\d|\s?(?:st|nd|rd|th)\b|\s*(?:[a-z]+\s)?{_COUNTED}|\s?%)"
_AFTER = any_case(
    r"after|post|past|from|not\s+(?:before|till|until|by)|(?:not?\s+)(?:any\s+)?earlier|later|onwards?|on\s?wards"
    r"|(?:or|and) (?:later|after|above)|(?:(?:ke|k) )?baad?"
)
_BEFORE = any_case(
    r"before|by|till|until|not\s+after|not?\s+(?:any\s+)?later|earlier|(?:or|and) (?:earlier|before)"
    r"|(?:ke|se|k) (?:pehle|pahle|phle)|tak"
)
_PART = r"(?:morning|afternoon|evening|night|subah|savere|dopahar|dupahar|shaam|sham|raat)"
NEAR = 20  # characters within which such a word can lead up to a number
_LED = any_case(rf"\b{_PART}\s+$")
_FOLLOWED = any_case(rf"\s+in (?:the )?{_PART}\b")
_ABOUT = any_case(r"around|about|near|approx")


@dataclass(frozen=True)
class Hours:
    """A time of day in hours from midnight, `last` of two; `kind` is at, about, after, before, or from for a span."""

    kind: str
    first: float
    last: float | None

    @property
    def words(self) -> str | None:
        """The wished hour as it is kept."""
        return hour_words(self.kind, self.first, self.last)

    @property
    def middle(self) -> float:
        """What tells the part of the day."""
        hour = self.first if self.last is None else (self.first + self.last) / 2
        return hour - 0.1 if self.kind == "before" else hour  # "before 12" ends there


def is_time(match: re.Match[str], text: str, asked: bool) -> bool:
    """Whether a match of TIME is a time of day; a bare number counts something else.

    It does not where a time was asked for, nor in "evening 7" and "7 in the morning".
    """
    sure = any(match[name] for name in ("at", "half", "clock", "clock2", "minute", "behind"))
    if not sure:
        alone = match.group() == text.strip(" .!") and (match["hour2"] or asked)
        led = _LED.search(text[max(0, match.start() - NEAR) : match.start()]) or _FOLLOWED.match(text, match.end())
        return bool(alone or (led and match["hour"].isdecimal() and 0 < int(match["hour"]) <= 12))
    if match["clock"] or match["clock2"] or match["minute"] or match["hour2"] or match["behind"]:
        return True
    if match["hour"].isdecimal():
        return int(match["hour"]) <= LAST_BARE_HOUR  # not "at 21"
    # "after two", but not "after two uses"
    return bool(re.match(r"\s*(?:$|[.,!?]|on\b|today|tomorrow|in the)", text[match.end() :], re.I))


def read_hours(match: re.Match[str], part: str | None = None) -> Hours | None:
    """The time of a match of TIME, None if there is no such time; `part` is what stands beside it ("shaam 5 baje")."""
    clock, clock2 = ((match[name] or "").lower() for name in ("clock", "clock2"))
    first = _hour(match["hour"], match["minute"], clock or ("" if "noon" in clock2 else clock2), part)
    if first is None:
        return None
    if half := (match["half"] or "").lower():
        first += 0.5 if half.startswith("half") else 0.25 if "past" in half else -0.25
    if not match["hour2"]:
        return Hours(_kind(match), first, None)
    last = _hour(match["hour2"], match["minute2"], clock2, part)
    if last is None:
        return None
    if first > last:  # "11 to 1 pm"
        first = _hour(match["hour"], match["minute"], clock, None) or first
    either = match["join"].lower() == "or"
    return Hours("at" if either else "from", first, last) if first < last else Hours("at", last, None)


def _kind(match: re.Match[str]) -> str:
    for words in (match["behind"], match["at"]):
        words = (words or "").strip()
        if _AFTER.match(words):
            return "after"
        if _BEFORE.match(words):
            return "before"
        if _ABOUT.match(words):
            return "about"
    return "about" if (match["clock"] or "").lower() == "ish" else "at"


def _hour(typed: str, minute: str | None, clock: str, part: str | None) -> float | None:
    hour = number_of(typed)
    if hour > 23 or (clock[:1] in ("a", "p") and not 1 <= hour <= 12):
        return None
    if clock[:1] == "p" or clock == "noon":
        hour = hour % 12 + 12
    elif clock[:1] == "a":
        hour %= 12
    elif part == "morning" and hour <= 12:
        pass
    elif (part == "evening" and EVENING <= hour + 12 < 24) or (
        (part == "afternoon" or part is None) and 0 < hour < FIRST_MORNING_HOUR
    ):
        hour += 12
    return hour + int(minute or 0) / 60
