"""Finds the part of the day that suits a patient, in words or as a time, which is kept as a wish."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from clinic.dates.words import DAY_NAME
from clinic.details.hour import NO_TIME, TIME, Hours, is_time, read_hours
from clinic.patterns import any_case

Part = Literal["morning", "afternoon", "evening", "any"]
NOON, EVENING = 12, 17
LONG_SPAN = 5  # hours

_WORDS: dict[Part, str] = {
    "morning": r"(?:before|by) (?:noon|lunch)|pre[\s-]?lunch|fore\s?noon|morn|mrn?g|mng|mornings?|subah|savere",
    "afternoon": r"(?:post|after)[\s-]?lunch|lunch[\s-]?time|after[\s-]?noons?|aft(?:er)?n|noon|mid[\s-]?day"
    r"|dopahar|dupahar",
    "evening": r"evenings?|eve|evng|evg|evn|sha+m|nights?|raat|tonight|(?:after|post)[\s-]?(?:work|office)",
    "any": r"any\s?time(?! soon)|any\s?(?:slot|part|of (?:them|these))|when\s?ever|flexible|kabhi bhi"
    r"|koi bhi(?! (?:din|day|date))|no (?:specific |particular )?preference|up to (?:you|u)|(?:your|ur)"
    r" (?:choice|wish)|you (?:choose|decide)"
    r"|(?:doesn['’]?t|don['’]?t|does not|do not) (?:matter|mind)(?=\W*$|\W+(?:any|the time|wh))|no matter"
    r"|what\s?ever (?:time|works|suits|is)|(?:free|available|ok) (?:the )?(?:full|whole|all) day|all (?:are )?(?:ok"
    r"|fine)|no (?:issue|problem)s? with (?:the )?tim(?:e|ings?)",
}
_NAMED = "|".join(rf"\b(?P<{part}>{words})\b" for part, words in _WORDS.items())
_FOUND = any_case(rf"{_NAMED}|{TIME}{NO_TIME}|\b(?P<word>[a-z]{{6,11}})\b")
_GREETING = any_case(
    r"\b(?:good|gud|gd|happy|nice|lovely|great|every|each|since|last|yesterday|this past|new\s*year\W?s?|christmas)"
    r"\s+(?:the\s+)?(?:mo?r?n\w*g?|after\s?noon|eve\w*|night)\b|^\s*(?:morning|evening)[\s,!.]+(?:doctor|doc|dr|sir|madam|all|team|everyone)\b"
)
_NOT = any_case(
    r"\b(?:not|except|isn['’]?t|can['’]?t|cannot|don['’]?t|never|instead of|than|avoid)(?:\s+(?:in|the|at|on|my"
    r"|for|do|come|make|it|tomorrow|any|call|ring|phone|contact|me|us|want|like|prefer|to|be|called))*\s*$"
)
# "Busy till 5" is free after it.
_BUSY = r"\b(?:busy|work\w*|office|college|school|class\w*|meeting|not free|not available)\b[^,.;\d]{0,20}?"
_BUSY_TILL = any_case(rf"({_BUSY})\b(?:till?|until|up ?to|before)\b")
_BUSY_AFTER = any_case(rf"({_BUSY})\bafter\b")
# "I have a meeting at 5"
_TAKEN = any_case(
    r"\b(?:have|has|having|got|there(?:['’]?s| is)) (?:an? |my |some |other |another )*(?:meeting|class|exam|interview"
    r"|call|flight|train|bus|function|appointment|shift|party|work|event)\s*$|\b(?:busy|not free|not available)\s*$"
)
# What is left of a day of which one part is turned down.
_REST: dict[str, str] = {"morning": "after 12:00", "evening": "before 17:00"}
_NOT_AFTER = any_case(
    r"\s+(?:is (?:a |bit |little |really )*(?:late|early)\b|(?:is )?too (?:late|early)|(?:late|early) for (?:me|us"
    r"|him|her)\b)"
    r"|\s+(?:(?:is|are|will be|time|slot)\s+)*(?:not (?:possible|ok(?:ay)?|good|free|available|suit\w*|convenient"
    r"|work\w*|fine|going)|(?:doesn['’]?t|don['’]?t|won['’]?t|isn['’]?t|can['’]?t)\b|is bad\b)"
)
_EITHER = any_case(r"\s*(?:or|/|to|-|–|and|&|till|until)\s*(?:(?:in|the|late|early|on)\s+)*")
_BETWEEN = any_case(
    r"[\s,;:.()-]*(?:(?:in|at|the|on|ko|me|mein|time|of|day|say|around|hours?|today|tomorrow|tmrw?"
    rf"|{DAY_NAME})\b[\s,;:.()-]*)*"
)
_SHORT_ANY = any_case(
    r"\W*(?:any|anything|either|both|all|any one|whatever|(?:full|whole|all) day)(?:\W+(?:is|are|of|them|the|two"
    r"|works?|ok|okay|fine|good|will|do|for me|please|pls|one))*\W*"
)


@dataclass(frozen=True)
class TimeOfDay:
    """A part of the day, and the wished hour if one was named ("after 18:00": `clinic.wishes`)."""

    part: Part
    hour: str | None = None


@dataclass(frozen=True)
class _Found:
    part: Part
    start: int
    end: int
    hours: Hours | None = None


def find_time_of_day(text: str, *, asked: bool = False) -> TimeOfDay | None:
    """The part of the day that a message names, with the hour if it names one ("after 5pm"); None if it names neither.

    Greetings ("good morning") do not count, and of what is turned down ("not morning") the rest of the day is meant. Of
    several the last one counts, but a choice ("morning or evening") or a long span is any.

    Args:
        text: the message.
        asked: whether this answers "what time of day?"; then a bare number is an hour.
    """
    plain = _GREETING.sub(lambda match: "\x00" * len(match.group()), text)
    plain = _BUSY_AFTER.sub(r"\1before", plain) if _BUSY_AFTER.search(plain) else _BUSY_TILL.sub(r"\1after", plain)
    named = _parts(plain, asked)
    found = [one for one in named if not _refused(plain, one.start, one.end)]
    if not found and (rest := {_REST.get(one.part) for one in named if not one.hours}) and len(rest) == 1:
        return TimeOfDay("any", rest.pop()) if None not in rest else None
    exact = [one for one in found if one.part != "any" or one.hours]  # "any time after 5" is the evening
    if not exact:
        return TimeOfDay("any") if found or _SHORT_ANY.fullmatch(plain) else None
    if len(exact) > 1 and _is_choice(plain, exact[-2], exact[-1]):
        return TimeOfDay("any")
    last = exact[-1]
    return TimeOfDay(last.part, last.hours.words if last.hours else None)


def times_in(text: str) -> list[tuple[int, int]]:
    """Where a message names parts of the day and times, from the first character to the one after the last."""
    return [(one.start, one.end) for one in _parts(text, asked=True)]


def _is_choice(text: str, one: _Found, other: _Found) -> bool:
    """Whether both suit, as in "morning or evening", while "change morning to evening" leaves one."""
    changed = re.search(r"\b(?:change|shift|move|from)\s+(?:the\s+|it\s+|from\s+)*$", text[: one.start], re.I)
    return one.part != other.part and not changed and bool(_EITHER.fullmatch(text, one.end, other.start))


def _refused(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 50) : start]
    # "no, evening" is a correction, "no evenings" is none.
    taken = _TAKEN.search(before) and not re.match("after|before", text[start:], re.I)
    return bool(_NOT.search(before) or taken or _NOT_AFTER.match(text, end)) or (
        text[end - 1 : end] == "s" and bool(re.search(r"\bno\s+$", before, re.I))
    )


def _parts(text: str, asked: bool) -> list[_Found]:
    """The parts that are named, in order; a part and the time beside it ("shaam 5 baje") are one."""
    matches = list(_FOUND.finditer(text))
    named = [_Found(part, *match.span()) for match in matches if (part := _named(match))]
    timed = []
    for match in matches:
        if not match["hour"] or not is_time(match, text, asked):
            continue
        beside = next((one for one in named if one.part != "any" and _is_beside(text, one, match)), None)
        hours = read_hours(match, beside.part if beside else None)
        if hours is None:
            continue
        part, start, end = _part_of(hours), *match.span()
        if beside:
            named.remove(beside)
            part = beside.part if _fits(beside.part, hours.middle) else part
            start, end = min(start, beside.start), max(end, beside.end)
        timed.append(_Found(part, start, end, hours))
    return sorted([*named, *timed], key=lambda one: one.start)


def _named(match: re.Match[str]) -> Part | None:
    if match["word"]:
        close = get_close_matches(match["word"].lower(), ("morning", "afternoon", "evening"), 1, 0.8)
        return next((name for name in _WORDS if close == [name]), None)
    return next((name for name in _WORDS if match[name]), None)


def _is_beside(text: str, one: _Found, time: re.Match[str]) -> bool:
    first, second = sorted([(one.start, one.end), time.span()])
    return bool(_BETWEEN.fullmatch(text, first[1], second[0]))


def _part_of(hours: Hours) -> Part:
    if hours.kind == "from" and hours.last is not None and hours.last - hours.first > LONG_SPAN:
        return "any"
    return "morning" if hours.middle < NOON else "afternoon" if hours.middle < EVENING else "evening"


def _fits(part: Part, hour: float) -> bool:
    """Whether an hour can be in the part that the patient named beside it: "shaam 4 baje" is in the evening."""
    return {"morning": hour <= NOON, "afternoon": NOON <= hour <= EVENING + 1, "evening": hour >= EVENING - 2}[part]
