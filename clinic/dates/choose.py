"""Chooses, of the dates that a message names, the one that counts as the answer to "when?"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from clinic.dates.events import RANGE, is_deadline, is_event, is_results_day, is_stay, is_whole_stay
from clinic.dates.find import find
from clinic.dates.model import DateReading, Found, Order, Prefer, reading
from clinic.dates.words import REFUSED, last_clause
from clinic.patterns import any_case

_START = any_case(
    r"\b(?:start\w*|beg[aiu]n\w*|(?:first|1st)(?:\s+\w+)?|had|did|got|took|underwent|done)\b"
    r"(?!.*\b(?:second|2nd|third|3rd|next|last|another)\b)"
)
_REFUSED_AFTER = any_case(
    r"\s*(?:(?:is|was|will|would|does|do)\s*(?:not|n['’]?t)|won['’]?t|(?:i\s+)?can['’]?t|(?:i\s+)?cannot|"
    r"i['’\s]*a?m\s+(?:busy|not|away)|na(?:h?i|hin))\b"
)
# "My friend took it in May" is not the patient's own day, unless it is the friend who waits for results.
_OTHERS = any_case(
    r"\b(?:friends?|collea?gues?|neighbou?rs?|cousins?|room\s?mates?|someone|somebody|people|others)\b.*"
    r"\b(?:did|had|has|took|started|began|got|saw|went|done|underwent)\b"
)
_FOR_OTHERS = any_case(r"\bfor\s+(?:him|her|them)\b|"
                         r"\b(?:he|she|they|friend|cousin|colleague)\s+(?:will|can|should|see|expect|notice|get)\b|"
                         r"\b(?:will|can|should)\s+(?:he|she|they|my\s+\w+)\b")  # fmt: skip
# "Yesterday you said": the day of what was said, and "which one is today" or "is it a Sunday": what is asked.
_SAID = (
    r"(?:you|u|ur|he|she|they|bot|clinic|doc(?:tor)?|dr|dermatologist|reception\w*)\s+(?:had\s+|have\s+)?"
    r"(?:said|sed|told|tell|says?|mention\w*|promis\w*|wrote|explain\w*|answer\w*)"
)
_SAYS, _SAID_ON = any_case(rf"\b{_SAID}\b"), any_case(rf"[\s,]*(?:the\s+|my\s+)?{_SAID}\b")
_BEGINS = any_case(r"\b(?:start\w*|beg[aiu]n\w*|first|1st|had|did|took|done|got|shuru)\b")
_ASKED_OF = any_case(r"\b(?:which|what|how\s+(?:many|far|long)|where|when)\b")
_IS_WEEKDAY = any_case(r"\b(?:is|was|be|falls?|falling|it)\s+(?:[\w-]+\s+){0,4}?an?\s*$")
# "No, today", "no i meant 5 May": a no to what was said before, not to the day.
_SAYS_NO = any_case(
    r"\W*(?:(?:hm+|sorry|oh|ok|wait|actually)\W+)?no\W*(?:(?:sorry|oops|wait|actually)\W+)?(?:(?:i|it)\s+(?:mean|meant|was|is)\s+)?"
    r"(?:(?:(?:my|the)\s+)?(?:first|1st|second|2nd|third|3rd|last|it|that)(?:\s+(?:one|session|sitting))?\s+(?:was|is)\s+)?"
    r"(?:(?:on|the|this|next|last)\s+)*"
)
_CORRECTS = any_case(
    r"\b(?:(?:sorry|oops|actually|mean|meant|make\s+it|instead|rather|correction|wait|change\s+(?:it|that)\s+to)\W*"
    r"(?:\w+\W+){0,2}|"
    r"no\W*(?:(?:on|the|its|it's)\W*)?)$(?<!instead of )(?<!rather than )(?<!instead of the )(?<!rather than the )"
)


def read_date(
    text: str,
    today: date,
    *,
    prefer: Prefer,
    order: Order = "DMY",
    deadlines: bool = False,
    among: Sequence[date] = (),
) -> DateReading | None:
    """The date that counts as the answer to "when is (was) your session?", or None if the message names none.

    Days that are turned down ("not Friday"), deadlines ("before 5 May"), days for results ("will it show on 5 May"),
    those of others ("my friend had it in May") and other events ("my wedding is on 5 May") are none. Of several, a
    correction counts ("Friday, no, Saturday"), else the one that is said to be the start ("first session on").
    Otherwise exact days go before weeks and months, and other days before "today"; whatever then remains is
    alternatives: one ambiguous reading of them all, as picking one would be a guess.

    Args:
        text, today, prefer, order: as for `read_dates`.
        deadlines: whether "by Friday" and "before 5 May" count as that day, as they do for whoever wants to book.
        among: days named just before ("the first week of January"), of which "Monday" or "the 5th" can be one.
    """
    found = [_among(one, among) for one in find(text, today, prefer, order)]
    kept = _accepted(text, found, today, deadlines)
    for preferred in (lambda one: one.starts, lambda one: not one.vague, lambda one: one.kind != "today"):
        better = [one for one in kept if preferred(one)]
        kept = better or kept
        if better and better[0].starts:
            kept = _alternatives(text, better)
    if not kept:
        return None
    impossible = next((one for one in kept if not one.dates), None)
    if impossible:
        return reading(text, impossible.start, impossible.end, [])
    return reading(text, kept[0].start, kept[-1].end, sorted({day for one in kept for day in one.dates}))


def on_either_side(text: str, today: date, order: Order = "DMY") -> tuple[DateReading | None, DateReading | None]:
    """The date that counts, as it is read of the past and of what lies ahead."""
    return read_date(text, today, prefer="past", order=order), read_date(text, today, prefer="future", order=order)


def _among(one: Found, days: Sequence[date]) -> Found:
    """A weekday or a day of the month as those of the days that it can be; as it is when it is none of them."""
    if not one.dates or one.kind not in ("weekday", "ordinal"):
        return one
    part = date.weekday if one.kind == "weekday" else lambda day: day.day
    return replace(one, dates=[day for day in days if part(day) == part(one.dates[0])] or one.dates)


def _accepted(text: str, found: list[Found], today: date, deadlines: bool) -> list[Found]:
    """Those that are neither turned down nor corrected nor other events, and which of them is said to be the start."""
    kept: list[Found] = []
    refused = other = False
    for index, one in enumerate(found):
        gap = text[found[index - 1].end if index else 0 : one.start]
        clause = last_clause(gap)
        corrects = bool(index and _CORRECTS.search(gap))
        # "not Friday or Saturday" turns both down.
        joined = refused and re.fullmatch(r"\s*(?:or|and|nor)\s*(?:on)?\s*", gap, re.I)
        corrects = corrects or bool(_SAYS_NO.fullmatch(clause))
        refused = bool(joined or (REFUSED.search(clause) and not corrects) or _REFUSED_AFTER.match(text[one.end :]))
        after = text[one.end : found[index + 1].start] if index + 1 < len(found) else ""
        stays = is_stay(text) and bool(RANGE.fullmatch(after) or (index and RANGE.fullmatch(gap)))
        goes_on = other and bool(RANGE.fullmatch(gap))
        whole_stay = is_whole_stay(text, one) and not deadlines
        other = stays or goes_on or whole_stay or _is_of_else(text, one, clause, gap, today)
        if refused or other or (is_deadline(clause, one.kind) and not deadlines):
            continue
        one = replace(one, starts=bool(_START.search(clause)))
        kept = [one] if corrects else [*kept, one]
    return kept


def _is_of_else(text: str, one: Found, clause: str, gap: str, today: date) -> bool:
    """Whether the day is that of an event, of results, of others or of what was said, or is itself asked for."""
    after, past = text[one.end :], bool(one.dates) and one.dates[-1] <= today
    if is_event(clause if clause.strip() else gap, after) or is_results_day(clause):
        return True
    if _OTHERS.search(clause) and not _FOR_OTHERS.search(text):
        return True
    said = _SAID_ON.match(after) or (past and _SAYS.search(clause))
    asked = (one.kind == "today" and _ASKED_OF.search(clause)) or (one.kind == "weekday" and _IS_WEEKDAY.search(clause))
    return bool(said or asked) and not _BEGINS.search(clause)


def _alternatives(text: str, kept: list[Found]) -> list[Found]:
    """The first, and those that "or" joins to it."""
    found = kept[:1]
    for one in kept[1:]:
        if re.fullmatch(r"\s*or\s*(?:on)?\s*", text[found[-1].end : one.start], re.I):
            found.append(one)
    return found
