"""Reads the dates that a message names: which days they can be, and whether one of them must be asked about.

Patterns cut the words of a date out of the message (dateparser's own search also finds "3 to 6" and "may"), mend their
spelling, and hand them to dateparser in a form in which it cannot misread them: strictly, with one parser, and always
with a year. Weekdays, weeks and months, of which dateparser knows no "next" or "last", are counted by dateutil.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Literal

from dateutil.relativedelta import relativedelta, weekday

Prefer = Literal["past", "future"]
Order = Literal["DMY", "MDY"]
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "couple of": 2, "couple": 2, "three": 3, "four": 4, "five": 5, "six": 6,
           "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
           "thirty": 30}  # fmt: skip


@dataclass(frozen=True)
class DateReading:
    """A date as a message names it.

    `dates` are the days that it can be, in order: exactly one means that it is understood, none that it is impossible
    (31 June). A week, a month or a part of one is no single day, so all its days are listed and it is ambiguous too.
    `text` are the words of the message, from character `start` to `end`.
    """

    dates: list[date]
    text: str
    problem: Literal["ambiguous", "impossible"] | None
    start: int
    end: int


def read_dates(text: str, today: date, *, prefer: Prefer, order: Order = "DMY") -> list[DateReading]:
    """Every date that a message names, in order.

    Args:
        text: the message.
        today: the day on which it is said.
        prefer: without a year (month), a day is the latest on or before today (past), or the earliest on or after it
            (future). Words such as "last" and "next" count for more.
        order: whether 11/06 is 11 June (DMY) or November 6 (MDY); one that only fits the other order is read so.
    """
    return [_reading(text, found.start, found.end, found.dates) for found in _find(text, today, prefer, order)]


def read_date(text: str, today: date, *, prefer: Prefer, order: Order = "DMY") -> DateReading | None:
    """The date that counts as the answer to "when is (was) your session?", or None if the message names none.

    Days that are turned down ("not Friday"), deadlines ("before 5 May") and other events ("my wedding is on 5 May") are
    none. Of several, a correction counts ("Friday, no, Saturday"), else the one that is said to be the start ("first
    session on"). Otherwise exact days go before weeks and months, and other days before "today"; whatever then
    remains is alternatives: one ambiguous reading of them all, as picking one would be a guess.

    Args and their meaning are those of `read_dates`.
    """
    found = _find(text, today, prefer, order)
    kept: list[_Found] = []
    refused = False
    for index, one in enumerate(found):
        gap = text[found[index - 1].end if index else 0 : one.start]
        clause = re.split(r"[.,;!?\n]", gap)[-1]
        corrects = bool(index and _CORRECTS.search(gap))
        # "not Friday or Saturday" turns both down.
        joined = refused and re.fullmatch(r"\s*(?:or|and|nor)\s*(?:on)?\s*", gap, re.I)
        refused = bool(joined or (_REFUSED.search(clause) and not corrects) or _REFUSED_AFTER.match(text[one.end :]))
        if refused or _is_other_event(clause, text[one.end :]):
            continue
        starts = bool(_START.search(clause))
        kept = [replace(one, starts=starts)] if corrects else [*kept, replace(one, starts=starts)]
    for preferred in (lambda one: one.starts, lambda one: not one.vague, lambda one: one.kind != "today"):
        better = [one for one in kept if preferred(one)]
        kept = better or kept
        if better and better[0].starts:
            kept = _alternatives(text, better)
    if not kept:
        return None
    impossible = next((one for one in kept if not one.dates), None)
    if impossible:
        return _reading(text, impossible.start, impossible.end, [])
    return _reading(text, kept[0].start, kept[-1].end, sorted({day for one in kept for day in one.dates}))


def tense(text: str) -> Prefer | None:
    """Whether a message about a treatment puts its date behind or ahead, or None if the wording does not tell.

    What is asked about results ("when will I see growth") lies ahead in any case and says nothing.
    """
    said = _ABOUT_RESULTS.sub(" ", text)
    for pattern, direction in _TENSES:
        if pattern.search(said):
            return direction
    return None


# ---- The words of a date --------------------------------------------------------------------------------------------


def _spellings(names: tuple[str, ...], short: dict[str, str]) -> dict[str, int]:
    """Names by spelling: as they are, short, or with one slip of the keys (a letter lost, doubled or swapped)."""
    found: dict[str, int] = {}
    for number, name in enumerate(names):
        slips = {name}
        if name != "may":
            for at in range(1, len(name)):
                slips |= {name[:at] + name[at + 1 :], name[:at] + name[at - 1 :],
                          name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :]}  # fmt: skip
                if len(name) > 5 and name[at] in "aeiou":
                    slips |= {name[:at] + vowel + name[at + 1 :] for vowel in "aeiou"}
        for spelling in slips:
            found.setdefault(spelling, number)
    return {**found, **{name: number for number, name in enumerate(names)},
            **{spelling: names.index(name) for spelling, name in short.items()}}  # fmt: skip


_MONTH_OF = _spellings(MONTHS, {
    **{name[:3]: name for name in MONTHS}, "sept": "september", "febrary": "february", "feburary": "february",
    "setember": "september", "agst": "august", "augst": "august"})  # fmt: skip
_WEEKDAY_OF = _spellings(WEEKDAYS, {
    **{name[:3]: name for name in WEEKDAYS}, "tues": "tuesday", "weds": "wednesday", "thur": "thursday",
    "thurs": "thursday", "wensday": "wednesday", "wendsday": "wednesday", "wenesday": "wednesday"})  # fmt: skip


def _any(words: object) -> str:
    return "(?:" + "|".join(sorted(map(str, words), key=len, reverse=True)) + ")"  # type: ignore[call-overload]


_MONTH, _WEEKDAY, _COUNT = _any(_MONTH_OF), _any(_WEEKDAY_OF), rf"(?:\d{{1,3}}|{_any(NUMBERS)})"
_TIME_UNIT = r"(?:days?|dys?|we+ks?|weaks?|wks?|months?|mont?hs?|mo?nths?|mths?|moths?|years?|yrs?|fortnights?)"
# A number with one of these behind it counts something.
_COUNTED = (
    r"(?!\s*-?\s*(?:%|:\d|x\b|times?\b|sess?ions?\b|sitt?ings?\b|visits?\b|doses?\b|shots?\b|injections?\b|rounds?\b|"
    rf"{_TIME_UNIT}\b|hours?\b|hrs?\b|min(?:ute)?s?\b|sec(?:ond)?s?\b|[ap]\.?\s?m\b|o'?clock\b|y/?o\b|mm\b|cm\b|ml\b|mg\b|"
    r"inch(?:es)?\b|k\b|rs\b|rupees\b|people\b|persons?\b|patients?\b|grafts?\b|areas?\b|needles?\b|kids\b))"
)
_DAY = r"\d{1,2}(?:\s?(?:st|nd|rd|th))?"
_SHORT_YEAR = r"\s*[-/.']\s*'?\d\d(?!\d)|\s+'?[2-4]\d(?=\s*(?:$|[.,;!?)]))"
_YEAR = rf"(?:[,\s]*[-/.]?\s*(?P<year>(?:19|20)\d\d)(?!\d)|(?P<short>{_SHORT_YEAR}))?"
_JOIN = r"\s*(?P<join>or|and|to|till|&|/|-|–)\s*"
_PART = (
    r"(?P<part>mid|middle\s+of|early|beginning\s+of|start\s+of|late|end\s+of|(?:1st|first|2nd|second|3rd|third|4th|"
    r"fourth|last)\s+week\s+of)"
)
_SIDE = r"(?P<side>this|next\s+to\s+next|next|coming|upcoming|last|previous|past)"
_RANGE = rf"(?<![\d.,/-])\b(?P<n>{_COUNT})(?:\s*(?:-|–|to|or)\s*(?P<n2>{_COUNT}))?\s*(?P<unit>{_TIME_UNIT})"
_VAGUE_RANGE = rf"(?:\b(?:a\s+)?(?P<few>few|several|some)\s+(?P<unit2>{_TIME_UNIT})|{_RANGE})"
_TOMORROW = r"(?:tom{1,2}or{1,2}ow?|tom+ar+ow|to\s?morrow|2mor+ow?|tmr+o?w?|tmw|2mrw)"
_YESTERDAY = r"(?:y[ea]st?[ea]rday|yest[uao]rday|y'?day|ystr?day)"
# What may follow "the 5th" where it is a day. Anything else is what there is a fifth of: "the 5th sitting".
_AFTER_ORDINAL = re.compile(
    r"\s*(?:$|[^\w\s'’-]|(?:of\s+(?:the|every|each)\s+month|i|we|he|she|my|it|and|or|but|not|is|was|will|would|if|when|"
    r"what|how|so|then|please|pls|plz|works?|suits?|at|in|on|of\s+(?:this|next|last)\s+month|this\s+month|next\s+month|"
    r"last\s+month|to|onwards?|as|since|only|with|morning|evening|afternoon|itself|can|should|could|do|did|ok|okay|"
    rf"{_WEEKDAY})\b)",
    re.I,
)
_ORDINAL_CHAIN = re.compile(r"\s*(?:and|or|to|&|,|-|/)\s*(?:the\s+)?\d{1,2}\s?(?:st|nd|rd|th)\b", re.I)


@dataclass(frozen=True)
class _Found:
    """Words that name days: `vague` ones name more than one day, such as a week; `starts` is set by `read_date`."""

    start: int
    end: int
    kind: str
    dates: list[date]
    starts: bool = False

    @property
    def vague(self) -> bool:
        return self.kind in ("month", "span")


@dataclass(frozen=True)
class _Now:
    """What a reader of words must know."""

    today: date
    prefer: Prefer
    order: Order

    def nearest(self, days: Iterator[date]) -> list[date]:
        """The first of the days that lies on the preferred side of today, or none."""
        past = self.prefer == "past"
        return [day for day in days if (day <= self.today if past else day >= self.today)][:1]


def _parse(words: str, order: str = "DMY", *, today: date, relative: bool = False) -> list[date]:
    """What dateparser makes of words that are a whole date; nothing if there is no such day."""
    import dateparser  # takes 0.6 seconds, which most messages need not wait for

    parsed = dateparser.parse(
        words,
        languages=["en"],
        settings={
            "RELATIVE_BASE": datetime(today.year, today.month, today.day),
            "DATE_ORDER": order,
            "PREFER_LOCALE_DATE_ORDER": False,
            "STRICT_PARSING": True,
            "RETURN_AS_TIMEZONE_AWARE": False,
            "PARSERS": ["relative-time" if relative else "absolute-time"],
        },
    )
    return [parsed.date()] if parsed else []


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=days) for days in range((last - first).days + 1)]


def _in_years(day_and_month: str, year: str | None, now: _Now, order: str = "DMY") -> list[date]:
    if year:
        return _parse(f"{day_and_month}{2000 + int(year) if len(year) == 2 else year}", order, today=now.today)
    # 29 February may be eight years away.
    ahead = range(9) if now.prefer == "future" else range(0, -9, -1)
    years = (now.today.year + step for step in ahead)
    return now.nearest(day for one in years for day in _parse(f"{day_and_month}{one}", order, today=now.today))


def _digits(text: str | None) -> str:
    return re.sub(r"\D", "", text or "")


# ---- Readers: the days that matched words can be, or None if they are no date ---------------------------------------


def _day_and_month(match: re.Match[str], now: _Now) -> list[date] | None:
    month, year = _MONTH_OF[match["month"].lower()], match["year"] or _digits(match["short"])
    if _spoils_may(match):
        return None
    days = [int(_digits(text)) for text in (match["day"], match["day2"]) if text]
    found = [_in_years(f"{day} {MONTHS[month]} ", year, now) for day in days]
    if not all(found):
        return []
    dates = [one[0] for one in found]
    if match["day2"] and match["join"].lower() in ("to", "till", "-", "–") and dates[0] < dates[1]:
        return _days(dates[0], dates[1])
    return dates


def _spoils_may(match: re.Match[str]) -> bool:
    """Whether "may" is the verb: "I am 29 may I take PRP"."""
    day_first = match.start("day") < match.start("month")
    if match["month"].lower() != "may" or re.search(r"[a-z]", match["day"]) or not day_first:
        return False
    return bool(
        re.match(r"\s+(?:i|we|he|she|it|they|you|be|not|take|have|help|hurt|cause|need)\b", _rest(match), re.I)
        and not re.search(r"\bon\s+(?:the\s+)?$", _before(match), re.I)
    )


def _before(match: re.Match[str]) -> str:
    # Far enough back for what has to do with the date, and the same cost for each of many.
    return match.string[max(0, match.start() - 120) : match.start()]


def _rest(match: re.Match[str]) -> str:
    return match.string[match.end() : match.end() + 120]


def _month(match: re.Match[str], now: _Now) -> list[date] | None:
    spelling = match["month"].lower()
    number = _MONTH_OF[spelling] + 1
    if not (match["lead"] or match["part"] or match["year"]) and (
        spelling in ("may", "march") or (spelling != MONTHS[number - 1] and len(spelling) < 5 and spelling != "sept")
    ):
        return None  # "it may hurt", "I am Jan", "a 50 mar k"
    lead = (match["lead"] or "").lower()
    if spelling == "may" and lead == "this":
        return None
    if match["year"]:
        year = int(match["year"])
    else:
        past = (now.prefer == "past" and lead != "next") or lead == "last"
        later, earlier = number > now.today.month, number < now.today.month
        year = now.today.year - (past and later) + (not past and earlier)
    return _part_of_month(date(year, number, 1), match["part"])


def _part_of_month(first: date, part: str | None) -> list[date]:
    days, words = _days(first, first + relativedelta(day=31)), re.sub(r"\s+", " ", (part or "").lower())
    if words.endswith("week of"):
        which = ("1st first", "2nd second", "3rd third", "4th fourth")
        week = next((number for number, names in enumerate(which) if words.split()[0] in names.split()), None)
        return days[-7:] if week is None else days[7 * week : 7 * week + 7]
    if words in ("mid", "middle of"):
        return days[10:20]
    if words in ("late", "end of"):
        return days[20:]
    return days[:10] if words else days


def _numeric(match: re.Match[str], now: _Now) -> list[date] | None:
    if match["iso"]:
        return _parse(re.sub(r"\D", "-", match["iso"]), "YMD", today=now.today)
    one, two, year = match["one"], match["two"], match["numyear"]
    if match["sep"] == " " and not (year and re.match("(?:19|20)..", year)):
        return None
    words, other = f"{int(one)}/{int(two)}/", "MDY" if now.order == "DMY" else "DMY"
    found = _in_years(words, year, now, now.order)
    if year or match["sep"] == "/":
        found = found or _in_years(words, year, now, other)
    if year:
        return found
    # Without a year these may be anything: an idiom, a grade, a time, a measure.
    if words in ("24/7/", "50/50/", "1/2/", "9/10/") or _NO_DATE_BEFORE.search(_before(match)):
        return None
    return found if match["sep"] == "/" or (found and len(two) == 2) else None


_NO_DATE_BEFORE = re.compile(
    r"(?:\b(?:at|grade|stage|norwood|ludwig|scale|pain|rate[ds]?|level|aged?|rs\.?|inr|bp|type|class|version|about)|"
    r"[₹$])\s*$",
    re.I,
)


def _ordinal(match: re.Match[str], now: _Now) -> list[date] | None:
    rest, led = _rest(match), bool(match["lead"])
    for _ in range(3):  # "1st and 2nd session": what counts is what follows the last
        chained = _ORDINAL_CHAIN.match(rest)
        rest = rest[chained.end() :] if chained else rest
    if not _AFTER_ORDINAL.match(rest) or re.match(r"\s*of\s+all", rest, re.I):
        return None
    if not led:
        alone = re.search(r"(?:^|[.,;:!?(]|\b(?:and|or|not|no|but|maybe|month))\s*$", _before(match), re.I)
        if not alone or not re.match(r"\s*(?:$|[^\w\s]|(?:or|and|of|works?|is|not|please)\b)", _rest(match), re.I):
            return None
    day = int(_digits(match["day"]))
    step = 1 if now.prefer == "future" else -1
    months = (now.today + relativedelta(day=1, months=step * ahead) for ahead in range(3))
    found = (_parse(f"{day}/{month.month}/{month.year}", today=now.today) for month in months)
    return now.nearest(one for days in found for one in days)


_NO_WEEKDAY_BEFORE = re.compile(
    r"\b(?:every|each|any|all|most|alternate|first|second|third|fourth|\d(?:st|nd|rd|th))\s*$", re.I
)


def _weekday(match: re.Match[str], now: _Now) -> list[date] | None:
    spelling, before, rest = match["weekday"].lower(), _before(match), _rest(match)
    if _NO_WEEKDAY_BEFORE.search(before) or re.match(r"\s+week\b", rest, re.I):
        return None  # "every Friday", "Friday week", "first Monday of June", which leaves "June" to be asked about
    side = re.sub(r"\s+", " ", match["side"] or "").lower()
    if spelling in ("sat", "sun", "wed", "mon"):
        sunlight = re.match(r"[\s-]*(?:damage|exposure|protection|screen|light|burn|tan|rays?)\b", rest, re.I)
        led = side or re.search(r"\b(?:on|by|till|until|from)\s*$", before, re.I)
        alone = re.search(r"(?:^|[,.;:!?(]|\b(?:or|not))\s*$", before, re.I) and re.match(
            r"\s*(?:$|[,.;:!?)\d]|(?:or|morning|evening|afternoon)\b)", rest, re.I
        )
        if sunlight or not (led or alone):
            return None
    return _side_of(weekday(_WEEKDAY_OF[spelling]), side, now)


def _side_of(day: weekday, side: str, now: _Now) -> list[date]:
    """The weekday named with this, next, last ..., or by itself."""
    today = now.today
    after, before = today + relativedelta(days=1, weekday=day(1)), today + relativedelta(days=-1, weekday=day(-1))
    if side in ("last", "previous", "past"):
        return [before]
    if side in ("coming", "upcoming"):
        return [after]
    if side.startswith("next"):
        # People mean the nearest one, or the one in next week: the same from the weekday itself onwards.
        in_next_week = today - timedelta(days=today.weekday()) + relativedelta(weeks=1, weekday=day(1))
        shift = timedelta(days=7 if "to" in side else 0)
        return sorted({after + shift, in_next_week + shift})
    ahead = side == "this" or now.prefer == "future"
    return [today + relativedelta(weekday=day(1 if ahead else -1))]


def _relative(match: re.Match[str], now: _Now) -> list[date] | None:
    groups = match.groupdict()
    ago = bool(groups["ago"]) or (groups["lead"] or "").lower() == "before"
    if (not ago and _counts_results(match)) or re.search(rf"{_TIME_UNIT}\s*(?:and|,|&)?\s*$", _before(match), re.I):
        return None  # "results in 3 months"; "2 months and 3 days ago" is not 3 days ago
    lead, said = (groups["lead"] or "").lower(), tense(match.string)
    if (lead == "before" and "past" not in (said, now.prefer)) or (lead == "after" and said == "past"):
        return None  # "do not wash it before 2 days", "I took it and after 3 weeks still nothing"
    unit, few = (groups["unit"] or groups["unit2"]).lower(), groups["few"]
    counts = ["2", "3", "4"] if few else [count for count in (groups["n"], groups["n2"]) if count]
    numbers = [NUMBERS.get(re.sub(r"\s+", " ", count.lower())) or int(count) for count in counts]
    if unit.startswith("f"):
        unit, numbers = "week", [number * 2 for number in numbers]
    name = {"d": "day", "w": "week", "m": "month", "y": "year"}[unit[0]]
    words = [f"{number} {name}s ago" if ago else f"in {number} {name}s" for number in numbers]
    return sorted({day for one in words for day in _parse(one, today=now.today, relative=True)})


def _counts_results(match: re.Match[str]) -> bool:
    """Whether "in 3 months" is how long results take, or how often something is done, rather than a day."""
    before = re.split(r"[.,;!?\n]", _before(match))[-1]
    starts = max((hit.end() for hit in _STARTING.finditer(before)), default=0)
    results = max((hit.end() for hit in _RESULTS.finditer(before)), default=0)
    after = re.split(r"[.,;!?\n]", _rest(match))[0]
    often = re.search(r"\b(?:all|once|twice|worked|works|gave|fell|gone|only|takes?|took)\s*$", before, re.I)
    return bool(often) or results > starts or (not starts and bool(_RESULTS.search(after)))


def _named(match: re.Match[str], now: _Now) -> list[date]:
    words = re.sub(r"\s+", " ", match.group().lower())
    if words.startswith("day after"):
        words = "day after tomorrow"
    elif words.startswith("day before"):
        words = "day before yesterday"
    else:
        words = "yesterday" if words.startswith("y") else "tomorrow"
    return _parse(words, today=now.today, relative=True)


def _today(match: re.Match[str], now: _Now) -> list[date]:
    return [now.today]


def _span(match: re.Match[str], now: _Now) -> list[date] | None:
    side, unit, today = re.sub(r"\s+", " ", match["side"]).lower(), match["spanunit"].lower(), now.today
    step = 2 if side == "next to next" else -1 if side in ("last", "previous") else 0 if side == "this" else 1
    if side == "past":
        return None
    if unit.startswith("month"):
        return _part_of_month(today + relativedelta(day=1, months=step), match["part"])
    if unit == "weekend":
        weekend = (weekday(5), weekday(6))
        return sorted({found for one in weekend for found in _side_of(one, side, now)})
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
    return _days(monday, monday + timedelta(days=6))


_Reader = Callable[[re.Match[str], _Now], list[date] | None]
_compile = partial(re.compile, flags=re.IGNORECASE)
# Kind, pattern and reader, in the order in which they claim words of the same length. A group `d` is what they claim.
_READERS: list[tuple[str, re.Pattern[str], _Reader]] = [
    ("date", _compile(
        rf"(?<![\d./:-])\b(?P<day>{_DAY})(?:{_JOIN}(?P<day2>{_DAY}))?[\s,./-]*(?:of\s+)?(?P<month>{_MONTH})\b\.?{_YEAR}"),
     _day_and_month),
    ("date", _compile(
        rf"\b(?P<month>{_MONTH})\b[.,/-]?\s*(?:the\s+)?(?P<day>{_DAY})(?![\d/:]){_COUNTED}"
        rf"(?:{_JOIN}(?P<day2>{_DAY})(?!\d){_COUNTED})?{_YEAR}"), _day_and_month),
    ("month", _compile(
        r"(?:\b(?P<lead>in|since|during|until|till|by|from|around|this|last|next)\s+)?"
        rf"(?P<d>\b(?:{_PART}[\s-]+)?(?P<month>{_MONTH})\b\.?(?:[\s,]*(?P<year>(?:19|20)\d\d)\b)?)"), _month),
    ("weekday", _compile(rf"(?:\b{_SIDE}\s+)?\b(?P<weekday>{_WEEKDAY})\b(?!-)"), _weekday),
    ("date", _compile(
        r"(?<![\d./:-])(?:(?P<iso>\d{4}(?P<isosep>[-/.])\d{1,2}(?P=isosep)\d{1,2})|(?P<one>\d{1,2})\s?"
        rf"(?P<sep>[./ -])\s?(?P<two>\d{{1,2}})(?:\s?(?P=sep)\s?(?P<numyear>\d{{4}}|\d\d))?)"
        rf"(?![\d/]|[.:-]\d){_COUNTED}"), _numeric),
    ("ordinal", _compile(
        r"(?:\b(?P<lead>the|on|by|from|until|till|since|around|for)\s+(?:the\s+)?)?"
        r"(?P<d>(?<![\d/.-])\b(?P<day>\d{1,2}\s?(?:st|nd|rd|th))\b(?:\s+of\s+(?:the|every|each)\s+month)?)"), _ordinal),
    ("relative", _compile(
        rf"(?P<lead>(?!))?{_VAGUE_RANGE}\s*(?:(?P<ago>ago|back|earlier|before(?=\s*(?:$|[.,;!?])))|from\s+(?:now|today)|hence|"
        r"later)\b"), _relative),
    ("relative", _compile(
        rf"\b(?P<lead>in|after|before)\s+(?:about\s+|around\s+)?(?P<ago>(?!))?{_VAGUE_RANGE}\b(?:'?s?'?\s+time)?"
        r"(?!\s+(?:of|ago|back)\b)"), _relative),
    ("named", _compile(
        rf"\b(?:day\s+after\s+{_TOMORROW}|day\s+before\s+{_YESTERDAY}|{_TOMORROW}|{_YESTERDAY})\b"), _named),
    ("today", _compile(r"\b(?:today|tdy|2day|tonight)\b"), _today),
    ("span", _compile(rf"(?<!the )\b(?:{_PART}\s+)?{_SIDE}\s+(?P<spanunit>week(?:end)?|month)\b"), _span),
]  # fmt: skip


def _find(text: str, today: date, prefer: Prefer, order: Order) -> list[_Found]:
    now, found = _Now(today, prefer, order), []
    words = set(re.findall(r"[a-z]+", text.lower()))
    for kind, pattern, read in _READERS:
        # The long lists of spellings are only searched where one of them occurs: most messages have none.
        groups = pattern.groupindex
        if any(group in groups and words.isdisjoint(names) for group, names in _NAMES.items()):
            continue
        for match in pattern.finditer(text):
            dates = read(match, now)
            if dates is not None:
                found.append(_Found(*match.span("d" if "d" in groups else 0), kind, dates))
    chosen: list[_Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not chosen or one.start >= chosen[-1].end:
            one = _counted_from(text, one)
            joined = _join(text, chosen[-1], one) if chosen else None
            chosen = [*chosen[:-1], joined] if joined else [*chosen, one]
    return chosen


def _counted_from(text: str, one: _Found) -> _Found:
    """With "2 weeks after" before it, a day may be that much later: it can be either, so both are listed."""
    lead = _OFFSET.search(text, max(0, one.start - 40), one.start)
    if not lead or len(one.dates) != 1:
        return one
    number = NUMBERS.get(re.sub(r"\s+", " ", lead["n"].lower())) or int(lead["n"])
    number *= 2 if lead["unit"].lower().startswith("f") else 1
    unit = {"d": "days", "m": "months", "y": "years"}.get(lead["unit"][0].lower(), "weeks")
    step = relativedelta(**{unit: number if lead["way"].lower() != "before" else -number})  # type: ignore[arg-type]
    return replace(one, start=lead.start(), dates=sorted({*one.dates, one.dates[0] + step}))


_NAMES = {"month": _MONTH_OF, "weekday": _WEEKDAY_OF}
_OFFSET = _compile(
    rf"(?<![\d.,/-])\b(?P<n>{_COUNT})\s*(?P<unit>{_TIME_UNIT})\s+(?P<way>after|from|before)\s+(?:the\s+)?$"
)


def _join(text: str, one: _Found, two: _Found) -> _Found | None:
    """Both as one, where together they name one day: "Friday, 11 June", "next week Friday", "the 5th of next month"."""
    if not re.fullmatch(r"(?:[\s,()]|\b(?:on|of|in|the|that\s+is|i\.?e\.?)(?!\w))*", text[one.end : two.start], re.I):
        return None
    kinds = (one.kind, two.kind)
    if kinds.count("weekday") == 1:
        day, other = (one, two) if one.kind == "weekday" else (two, one)
        dates = [found for found in other.dates if found.weekday() == day.dates[0].weekday()]
        # "Next Friday, 19 March" is that one, even if a 19 March was looked for in the past.
        dates = dates or [found for found in day.dates for one in other.dates[:1] if _same_day(found, one)]
        # A weekday that the date does not fall on: one of the two is a slip, so ask.
        dates = dates or sorted({*other.dates[:1], *day.dates[:1]}) if other.dates else []
    elif "ordinal" in kinds and "span" in kinds:
        day, other = (one, two) if one.kind == "ordinal" else (two, one)
        dates = [found for found in other.dates if day.dates and found.day == day.dates[0].day]
    else:
        return None
    return _Found(one.start, two.end, "date", dates)


def _same_day(one: date, two: date) -> bool:
    return (one.month, one.day) == (two.month, two.day)


def _reading(text: str, start: int, end: int, dates: list[date]) -> DateReading:
    problem: Literal["ambiguous", "impossible"] | None
    problem = None if len(dates) == 1 else "ambiguous" if dates else "impossible"
    return DateReading(dates, text[start:end], problem, start, end)


def _alternatives(text: str, kept: list[_Found]) -> list[_Found]:
    """The first, and those that "or" joins to it."""
    found = kept[:1]
    for one in kept[1:]:
        if re.fullmatch(r"\s*or\s*(?:on)?\s*", text[found[-1].end : one.start], re.I):
            found.append(one)
    return found


# ---- The words around a date ----------------------------------------------------------------------------------------

_STARTING = _compile(
    r"\b(?:start\w*|beg[aiu]n\w*|book\w*|come|coming|visit\w*|appointment|plan\w*|schedul\w*|going|join\w*|consult\w*)\b"
)
_RESULTS = _compile(
    r"\b(?:results?|growth|re?grow\w*|see|show\w*|visible|notice\w*|difference|effects?|work|heal\w*|complete|finish|done|many|"
    r"often|times|sessions?|sittings?|per)\b"
)
_START = _compile(
    r"\b(?:start\w*|beg[aiu]n\w*|(?:first|1st)\s+\w+|had|did|got|took|underwent|done)\b"
    r"(?!.*\b(?:second|2nd|third|3rd|next|last|another)\b)"
)
_REFUSED = _compile(
    r"\b(?:not|no|cannot|cant|wont|\w+n['’]t|except|instead\s+of|rather\s+than|avoid|busy|away)"
    r"(?:\s+(?!(?:since|but|only)\b)[\w']+){0,3}\s*$"
)
_REFUSED_AFTER = _compile(
    r"\s*(?:(?:is|was|will|would|does|do)\s*(?:not|n['’]?t)|won['’]?t|(?:i\s+)?can['’]?t|(?:i\s+)?cannot|"
    r"i['’\s]*a?m\s+(?:busy|not|away))\b"
)
_CORRECTS = _compile(
    r"\b(?:(?:sorry|oops|actually|mean|meant|make\s+it|instead|rather|correction|wait|change\s+(?:it|that)\s+to)\W*"
    r"(?:\w+\W+){0,2}|"
    r"no\W*(?:(?:on|the|its|it's)\W*)?)$(?<!instead of )(?<!rather than )"
)
_EVENT = (
    r"(?:weddings?|marriage|married|marry|birthday|anniversary|engagement|function|party|exams?|interview|holidays?|born|dob|"
    r"birth|delivered|delivery|fever|typhoid|dengue|malaria|covid|jaundice|surgery|operation|operated|chemo\w*|diagnosed|"
    r"transplant|minoxidil|finasteride|joined)"
)
_EVENT_BEFORE = _compile(rf"\b(?:{_EVENT}\b(?!.*{_STARTING.pattern})|(?:before|by|until|till)\s+(?:the\s+)?$)")
_EVENT_AFTER = _compile(rf"\s*(?:is|was)\s+(?:my|our|the|his|her)\s+(?:\w+\s+){{0,2}}{_EVENT}\b")


def _is_other_event(clause: str, after: str) -> bool:
    return bool(_EVENT_BEFORE.search(clause) or _EVENT_AFTER.match(after))


_ABOUT_RESULTS = _compile(
    r"\b(?:when|how\s+(?:soon|long|fast)|by\s+when|what\s+(?:date|day))?\s*(?:will|can|should|would|shall|may|do)\s+"
    r"(?:i|we|he|she|it|they|you|my|the|his|her|new|any)?\s*(?:hair|new)?\s*"
    r"(?:start\s+(?:to\s+)?)?(?:be\s+able\s+to\s+)?(?:see|seeing|expect|notice|get|results?|growth|show|grow|regrow|work|be\s+visible)\b"
)
_DO = r"(?:start|begin|do|have|get|take|undergo|go|try|join|book|come|be)"
_TENSES: list[tuple[re.Pattern[str], Prefer]] = [
    (_compile(
        r"\b(?:plan\w*|thinking\s+(?:of|about)|going\s+to|gonna|about\s+to|intend\w*|scheduled|"
        rf"(?:want|like|hope|hoping)\s+to\s+{_DO}|"
        rf"if\s+(?:i|we|he|she|they|my\s+\w+)\s+{_DO}s?\b(?!\s+(?:had|been|done|started|taken))|"
        rf"(?:will|shall|would|i?['’]?ll)\s+(?:be\s+)?{_DO}\w*|(?:can|could|should|may)\s+(?:i|we|he|she)\s+{_DO}|"
        r"(?:am|is|are|i['’]?m)\s+(?:starting|beginning|getting|having|doing)(?!.*\bsince\b)|"
        r"(?:starting|beginning)\s+(?:on|from|in|next|this|tomorrow)|get(?:ting)?\s+(?:it|\w+)\s+done|to\s+be\s+done)\b"),
     "future"),
    (_compile(
        r"\b(?:was|were|had|did|started|began|begun|got|took|taken|underwent|undergone|done|completed|finished|received|been|"
        r"ago|yesterday|since|last\s+(?:week|month|year)|(?:weeks?|months?|days?|years?)\s+back|"
        rf"last\s+{_WEEKDAY})\b"), "past"),
    (_compile(
        rf"\b(?:will|{_TOMORROW}|next|coming|upcoming|from\s+now|book\w*|appointment|(?:i|we)\s+(?:have|start|begin)|"
        r"(?:session|sitting|treatment)\s+is|in\s+\w+\s+(?:days?|weeks?|months?))\b"), "future"),
]  # fmt: skip
