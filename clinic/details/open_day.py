"""Finds that a patient leaves the day open: "any day is fine", "koi bhi din", "as soon as possible", "any Saturday"."""

import re

from clinic.patterns import any_case, says
from clinic.timeline import DAYS
from clinic.wishes import ANY_DAY, SOON

WEEKDAYS = "any weekday"
_WEEKDAYS = {name[:3]: name for name in DAYS}
_WEEKDAY = r"(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?"
_DAY = r"(?:days?|dates?|din|tarikh)"
_SOON = any_case(
    r"\b(?:as (?:soon|early|fast|quick(?:ly)?) as (?:poss\w*|u can|you can)|a\.?s\.?a\.?p|(?:first|next) available"
    r"|soonest|at (?:the )?earliest|(?:the |your )?(?:very )?earliest(?: (?:possible|available|slot|day|date"
    r"|appointment|one|convenience))*(?=\W*$|\s+(?:please|pls|and|i|you|that|which))|jaldi? se jaldi?|jitni? jaldi"
    r"|jaldi k[ai])(?!\w)"
)
_SOON_ASKED = any_case(
    r"\W*(?:(?:very|as|pretty|please|pls|really)\W+)*(?:soon|jaldi|earliest|immediately|urgent(?:ly)?|right away"
    r"|straight ?away|now|early)\b(?:\W+(?:please|pls|as|possible|sir|madam|only))*\W*"
)
_NOT_MATTER = r"(?:doesn['’]?t|does not|don['’]?t|do not) (?:matter|mind)"
_WHICHEVER = any_case(
    rf"\bany ?-?(?:other |given |of the |working |free |available |suitable )?{_DAY}\b(?! (?:off|now|soon))"
    rf"|\b(?:koi|kisi) bhi {_DAY}\b|\b(?:which|what) ?ever {_DAY}\b|\b{_DAY} {_NOT_MATTER}\b"
    rf"|\bno (?:particular |specific |preferred )?{_DAY}(?: preference)?\b(?! (?:works?|suits?|is|after|before))"
    rf"|\b(?:flexible|open) (?:with|on|about) (?:the |my )?{_DAY}\b"
)
_WHICHEVER_ASKED = any_case(
    r"\b(?:any ?time|when ?ever|no (?:specific |particular )?preference|flexible|kabhi bhi|koi bhi|up to (?:you|u)"
    rf"|(?:your|ur) (?:choice|wish)|(?:you|u) (?:choose|decide|pick|tell)|{_NOT_MATTER}|no matter|what ?ever|every ?day"
    r"|all (?:the )?days?|when (?:you are|you['’]re|ur|u are|(?:the )?doctor is) (?:free|available))\b"
    r"|^\W*(?:any|anything|either|all|any one|anyone)(?:\W+(?:is|are|of|them|works?|ok|okay|fine|good|will|do|please"
    r"|pls|for me))*\W*$"
)
_EACH = any_case(
    rf"\b(?:any|every|all|only(?:\s+(?:on|in|the))*|on)\s+(?:(?P<weekday>{_WEEKDAY})s?|(?P<weekend>week\s?ends?)|(?P<week>week\s?days?))\b"
    r"|^\W*(?P<weekend2>week\s?ends?)\b|^\W*(?P<week2>week\s?days?)\b"
)
_ONLY = any_case(r" only\b")
_BUT = any_case(
    r"\b(?:except|but(?: not)?|other than|apart from|excluding|not(?: on)?)\s+(?:on\s+)?(?:the\s+)?"
    rf"(?P<weekdays>{_WEEKDAY}(?:\s*(?:,|and|or|&)\s*{_WEEKDAY})*)\b"
)
# Whether weekends are turned down: "not weekends".
spares_weekends = says(
    r"\b(?:not|no|never|except|but(?: not)?|other than|apart from|excluding|avoid)\s+(?:(?:on|in|for|at|the|an?y?)\s+)*"
    r"week\s?ends?\b"
)
_NO_WEEKDAYS = any_case(
    r"\b(?:not|no|never|except|other than|apart from|avoid|busy|work\w*|office|ca(?:n['’]?t|nnot)"
    r"|can not)\b(?: (?:on|in|for|at|the|an?y?"
    r"|come|make it|available|free|possible|all|during|be|visit))* week\s?days?\b"
    r"|\bweek\s?days? (?:(?:is|are|will|would) )?(?:not|n['’]?t|wont|won['’]?t|dont|don['’]?t|busy|difficult"
    r"|impossible|no)\b"
)
WEEKEND = "any day of a weekend"
_COMES = any_case(r"\b(?:book\w*|appointments?|slots?|come|visit|see|meet|call)\b")
_NOT_BEFORE = r"\b(?:not|isn['’]?t|can['’]?t|cannot|won['’]?t|never)\b[^,.;]{0,20}$"


def find_open_day(text: str, *, asked: bool) -> str | None:
    """The words of a wished day that is left open ("any day", "any Saturday", "as soon as possible"), or None.

    `asked`: whether this answers "which day?"; then "whenever" and "no preference" say that any will do.
    """
    if not asked and re.search(r"\?\s*$", text) and not _COMES.search(text):
        return None  # "do you work any day?"
    if _found(_SOON, text) or (asked and _SOON_ASKED.fullmatch(text)):
        return SOON
    if _NO_WEEKDAYS.search(text):
        return WEEKEND
    if each := _EACH.search(text):
        said = each["weekday"]
        plural = said and (re.match(r"(?:any|every|all)\b", each.group(), re.I) or said.lower().endswith("s"))
        if plural and said:
            return f"any {_weekday(said)}"
        if said is None and (asked or re.match(r"any|only", each.group(), re.I) or _ONLY.match(text, each.end())):
            return WEEKDAYS if each["week"] or each["week2"] else WEEKEND
    if _found(_WHICHEVER, text) or (asked and _found(_WHICHEVER_ASKED, text)):
        if but := _BUT.search(text):
            named = [_weekday(one) for one in re.findall(_WEEKDAY, but["weekdays"], re.I)]
            return f"{ANY_DAY} but {' and '.join(named)}"
        return WEEKDAYS if spares_weekends(text) else ANY_DAY
    return None


def _found(pattern: re.Pattern[str], text: str) -> bool:
    match = pattern.search(text)
    return match is not None and not re.search(_NOT_BEFORE, text[: match.start()], re.I)


def _weekday(said: str) -> str:
    return _WEEKDAYS[said[:3].capitalize()]
