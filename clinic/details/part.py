"""Finds the part of the day that suits a patient, in words or as a time."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Literal

Part = Literal["morning", "afternoon", "evening", "any"]
NOON, EVENING = 12, 17
# Without am or pm, a clinic's "at 4" is in the afternoon and its "at 8" in the morning.
FIRST_MORNING_HOUR = 8
LONG_SPAN, LAST_BARE_HOUR = 5, 19

_HOURS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
          "eleven": 11, "twelve": 12}  # fmt: skip
_WORDS: dict[Part, str] = {
    "morning": r"(?:before|by) (?:noon|lunch)|pre[\s-]?lunch|fore\s?noon|morn|mrn?g|mng|mornings?|subah|savere",
    "afternoon": r"(?:post|after)[\s-]?lunch|lunch[\s-]?time|after[\s-]?noons?|aft(?:er)?n|noon|mid[\s-]?day"
    r"|dopahar|dupahar",
    "evening": r"evenings?|eve|evng|evg|evn|sha+m|nights?|tonight|(?:after|post)[\s-]?(?:work|office|college|school)",
    "any": r"any\s?time(?! soon)|any\s?(?:slot|part|of (?:them|these))|when\s?ever|flexible|kabhi bhi|koi bhi"
    r"|no (?:specific |particular )?preference|up to (?:you|u)|(?:your|ur) (?:choice|wish)|you (?:choose|decide)"
    r"|(?:doesn['’]?t|don['’]?t|does not|do not) (?:matter|mind)(?=\W*$|\W+(?:any|the time|wh))|no matter"
    r"|what\s?ever (?:time|works|suits|is)|(?:free|available|ok) (?:the )?(?:full|whole|all) day|all (?:are )?(?:ok"
    r"|fine)|no (?:issue|problem)s? with (?:the )?tim(?:e|ings?)",
}
_NAMED = "|".join(rf"\b(?P<{part}>{words})\b" for part, words in _WORDS.items())
_HOUR = rf"\d{{1,2}}|{'|'.join(_HOURS)}"
_CLOCK = r"[ap]\.?\s?m\b\.?|o['’]?\s?clock\b|ish\b|baje\b|noon\b"
_TIME = (
    r"(?<![\w.,:/+-])(?P<at>(?:at|around|about|after|before|by|from|between|till|until|post|say|@|near|approx)\s*)?"
    rf"(?P<half>(?:half past|quarter past"
    rf"|quarter to) )?(?P<hour>{_HOUR})(?:[:.](?P<minute>[0-5]\d))?\s?-?(?P<clock>{_CLOCK})?(?:\s*(?:to|-|–|and|till"
    rf"|until)\s*(?P<hour2>{_HOUR})(?:[:.](?P<minute2>[0-5]\d))?\s?-?(?P<clock2>{_CLOCK})?)?"
)
_COUNTED = (
    r"(?:days?|weeks?|months?|years?|yrs?|hours?|hrs?|min\w*|sessions?|sittings?|times|percent|rs|rupees|people"
    r"|persons|patients|others|friends|kids|hairs?|grafts|clinics|doctors|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?"
    r"|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\b"
)
_NO_TIME = rf"(?![\w:/]|[.,-]\d|\s?(?:st|nd|rd|th)\b|\s*(?:[a-z]+\s)?{_COUNTED}|\s?%)"
_FOUND = re.compile(rf"{_NAMED}|{_TIME}{_NO_TIME}|\b(?P<word>[a-z]{{6,11}})\b", re.I)
_GREETING = re.compile(
    r"\b(?:good|gud|gd|happy|nice|lovely|great|every|each|since|last|yesterday|this past)\s+(?:the\s+)?(?:mo?r?n\w*g?"
    r"|after\s?noon|eve\w*|night)\b|^\s*(?:morning|evening)[\s,!.]+(?:doctor|doc|dr|sir|madam|all|team|everyone)\b",
    re.I,
)
_NOT = re.compile(
    r"\b(?:not|except|isn['’]?t|can['’]?t|cannot|instead of|rather than|avoid)(?:\s+(?:in|the|at|on|my|for|do|come"
    r"|make|it|tomorrow|any))*\s*$",
    re.I,
)
_NOT_AFTER = re.compile(
    r"\s+(?:(?:is|are|will be|time|slot)\s+)*(?:not (?:possible|ok(?:ay)?|good|free|available|suit\w*|convenient"
    r"|work\w*|fine|going)|(?:doesn['’]?t|don['’]?t|won['’]?t|isn['’]?t|can['’]?t)\b|is bad\b)",
    re.I,
)
_EITHER = re.compile(r"\s*(?:or|/|to|-|–|and|&|till|until)\s*(?:(?:in|the|late|early|on)\s+)*", re.I)
_SHORT_ANY = re.compile(
    r"\W*(?:any|anything|either|both|all|any one|whatever|(?:full|whole|all) day)(?:\W+(?:is|are|of|them|the|two"
    r"|works?|ok|okay|fine|good|will|do|for me|please|pls|one))*\W*",
    re.I,
)


def find_part_of_day(text: str) -> Part | None:
    """The part of the day that a message names, also as a time ("after 5pm", "at 4"); None if it names none.

    What is turned down ("not morning") and greetings ("good morning") do not count. Of several the last one counts, but
    a choice ("morning or evening") or a long span is any.
    """
    plain = _GREETING.sub(lambda match: "\x00" * len(match.group()), text)
    found = [one for one in _parts(plain) if not _refused(plain, *one[1:])]
    exact = [one for one in found if one[0] != "any"]  # "any time after 5" is the evening
    if not exact:
        return "any" if found or _SHORT_ANY.fullmatch(plain) else None
    if len(exact) > 1 and _is_choice(plain, exact[-2], exact[-1]):
        return "any"
    return exact[-1][0]


def _is_choice(text: str, one: tuple[Part, int, int], other: tuple[Part, int, int]) -> bool:
    """Whether both suit, as in "morning or evening", while "change morning to evening" leaves one."""
    changed = re.search(r"\b(?:change|shift|move|from)\s+(?:the\s+|it\s+|from\s+)*$", text[: one[1]], re.I)
    return one[0] != other[0] and not changed and bool(_EITHER.fullmatch(text, one[2], other[1]))


def _refused(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 50) : start]
    # "no, evening" is a correction, "no evenings" is none.
    return bool(_NOT.search(before) or _NOT_AFTER.match(text, end)) or (
        text[end - 1 : end] == "s" and bool(re.search(r"\bno\s+$", before, re.I))
    )


def _parts(text: str) -> Iterator[tuple[Part, int, int]]:
    """The parts that are named, with where they stand."""
    for match in _FOUND.finditer(text):
        part: Part | None = None
        if match["hour"]:
            sure = match["at"] or match["half"] or match["clock"] or match["clock2"] or match["minute"]
            alone = match["hour2"] and match.group() == text.strip(" .!")
            part = _of_time(match) if (sure or alone) and not _is_count(match, text) else None
        elif match["word"]:
            close = get_close_matches(match["word"].lower(), ("morning", "afternoon", "evening"), 1, 0.8)
            part = next((name for name in _WORDS if close == [name]), None)
        else:
            part = next((name for name in _WORDS if match[name]), None)
        if part:
            yield part, match.start(), match.end()


def _is_count(match: re.Match[str], text: str) -> bool:
    """Whether a bare number counts something else: "at 21", "after two uses", but not "after two"."""
    if match["clock"] or match["clock2"] or match["minute"] or match["hour2"]:
        return False
    if match["hour"].isdecimal():
        return int(match["hour"]) > LAST_BARE_HOUR
    return not re.match(r"\s*(?:$|[.,!?]|on\b|today|tomorrow|in the)", text[match.end() :], re.I)


def _of_time(match: re.Match[str]) -> Part | None:
    clock, clock2 = ((match[name] or "").lower() for name in ("clock", "clock2"))
    first = _hour(match["hour"], match["minute"], clock or ("" if "noon" in clock2 else clock2))
    last = _hour(match["hour2"], match["minute2"], clock2) if match["hour2"] else first
    if first is None or last is None:
        return None
    if first > last:  # "11 to 1 pm"
        first = _hour(match["hour"], match["minute"], clock) or first
    if match["hour2"] and last - first > LONG_SPAN:
        return "any"
    hour = (first + last) / 2
    if (match["at"] or "").strip().lower() in ("before", "till", "until"):
        hour -= 0.1  # "before 12" ends there
    if (match["half"] or "").lower().startswith("quarter to"):
        hour -= 0.25
    return "morning" if hour < NOON else "afternoon" if hour < EVENING else "evening"


def _hour(typed: str, minute: str | None, clock: str) -> float | None:
    hour = _HOURS.get(typed.lower()) or int(typed)
    if hour > 23 or (clock[:1] in ("a", "p") and not 1 <= hour <= 12):
        return None
    if clock[:1] == "p" or clock == "noon":
        hour = hour % 12 + 12
    elif clock[:1] == "a":
        hour %= 12
    elif 0 < hour < FIRST_MORNING_HOUR:
        hour += 12
    return hour + int(minute or 0) / 60
