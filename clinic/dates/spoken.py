"""Readers of days that are counted from today: "Friday", "in 2 weeks", "tomorrow", "next month".

A reader returns the days that the matched words can be, or None if they are no date.
"""

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta, weekday

from clinic.dates.days import every_day, in_years, parse, part_of_month, side_of
from clinic.dates.model import Now
from clinic.dates.spelling import WEEKDAY_OF, number_of
from clinic.dates.tenses import tense
from clinic.dates.words import OCCASION, RESULTS, SITTING, STARTING, TIME_UNIT, last_clause, text_after, text_before


def read_weekday(match: re.Match[str], now: Now) -> list[date] | None:
    """A weekday, by itself or with "this", "next" or "last"."""
    spelling, before, rest = match["weekday"].lower(), text_before(match), text_after(match)
    if _NO_WEEKDAY_BEFORE.search(before) or re.match(r"\s+week\b", rest, re.I):
        return None  # "every Friday", "Friday week", "first Monday of June", which leaves "June" to be asked about
    side = _side(match)
    if spelling in ("sat", "sun", "wed", "mon"):
        sunlight = re.match(r"[\s-]*(?:damage|exposure|protection|screen|light|burn|tan|rays?)\b", rest, re.I)
        led = side or re.search(
            r"\b(?:on|by|before|till|until|from|make (?:it|that)|(?:mov|shift|chang|push|postpon)\w*\b.{0,30}\bto)\s*$",
            before, re.I,
        )  # fmt: skip
        alone = re.search(r"(?:^|[,.;:!?(]|\b(?:or|not|so|then))\s*$", before, re.I) and re.match(
            r"\s*(?:$|[,.;:!?)\d]|(?:or|the|morning|evening|afternoon)\b)", rest, re.I
        )
        if sunlight or not (led or alone):
            return None
    return side_of(weekday(WEEKDAY_OF[spelling]), side, now)


def _side(match: re.Match[str]) -> str:
    return {"nxt": "next", "lst": "last"}.get(said := re.sub(r"\s+", " ", match["side"] or "").lower(), said)


_NO_WEEKDAY_BEFORE = re.compile(
    r"\b(?:every|each|any|all|most|alternate|first|second|third|fourth|(?<!\d)[1-5](?:st|nd|rd|th))\s*$", re.I
)


def read_relative(match: re.Match[str], now: Now) -> list[date] | None:
    """A number of days, weeks, months or years from now: "3 weeks ago", "in 2 or 3 months"."""
    groups = match.groupdict()
    ago = bool(groups["ago"]) or (groups["lead"] or "").lower() == "before"
    if (not ago and _counts_results(match)) or re.search(rf"{TIME_UNIT}\s*(?:and|,|&)?\s*$", text_before(match), re.I):
        return None  # "results in 3 months"; "2 months and 3 days ago" is not 3 days ago
    lead, said = (groups["lead"] or "").lower(), tense(match.string)
    if (lead == "before" and "past" not in (said, now.prefer)) or (lead == "after" and said == "past"):
        return None  # "do not wash it before 2 days", "I took it and after 3 weeks still nothing"
    unit, few = (groups["unit"] or groups["unit2"]).lower(), groups["few"]
    counts = ["2", "3", "4"] if few else [count for count in (groups["n"], groups["n2"]) if count]
    numbers = [number_of(count) for count in counts]
    if unit.startswith("f"):
        unit, numbers = "week", [number * 2 for number in numbers]
    name = {"d": "day", "w": "week", "m": "month", "y": "year"}[unit[0]]
    words = [f"{number} {name}s ago" if ago else f"in {number} {name}s" for number in numbers]
    return sorted({day for one in words for day in parse(one, today=now.today, relative=True)})


def _counts_results(match: re.Match[str]) -> bool:
    """Whether "in 3 months" is how long results take, or how often something is done, rather than a day."""
    before = last_clause(text_before(match))
    starts = max((hit.end() for hit in STARTING.finditer(before)), default=0)
    results = max((hit.end() for hit in RESULTS.finditer(before)), default=0)
    after = re.split(r"[.,;!?\n]", text_after(match))[0]
    often = re.search(r"\b(?:all|once|twice|worked|works|gave|fell|gone|only|takes?|took)\s*$", before, re.I)
    a_day = re.search(rf"\b{OCCASION}\b", before, re.I)  # "my wedding is in 3 months which treatment will show"
    return bool(often) or results > starts or not (starts or a_day or not RESULTS.search(after))


def read_named(match: re.Match[str], now: Now) -> list[date] | None:
    """Tomorrow, yesterday, and the days next to them."""
    words = re.sub(r"\s+", " ", match.group().lower())
    if words == "day after" and not (_ALONE_BEFORE.search(text_before(match)) and _ALONE.match(text_after(match))):
        return None  # "swelling the day after the session"
    if words.startswith("day after"):
        words = "day after tomorrow"
    elif words.startswith("day before"):
        words = "day before yesterday"
    else:
        words = "yesterday" if words.startswith("y") else "tomorrow"
    return parse(words, today=now.today, relative=True)


_ALONE_BEFORE = re.compile(r"(?:^|[,.;:!?(/]|\b(?:or|and|on|no|not|make it))\s*$", re.I)
_ALONE = re.compile(r"\s*(?:$|[,.;:!?)]|(?:or|in|at|morning|afternoon|evening|please|pls)\b)", re.I)


def read_kal(match: re.Match[str], now: Now) -> list[date]:
    """Hindi "kal" and "parso", which are one and two days away, on either side."""
    away = 1 if match.group().lower() == "kal" else 2
    return [now.today + timedelta(days=away if now.prefer == "future" else -away)]


def read_hindi(match: re.Match[str], now: Now) -> list[date] | None:
    """A number of days, weeks or months from now in Hindi: "do hafte baad", "3 mahine pehle".

    How long something takes is no day: "10 din me 8 sitting", "3 mahine baad kya hoga".
    """
    ago = match["hway"].lower().startswith("p")
    around = f"{text_before(match)} {text_after(match)}"
    if not ago and _HINDI_RESULTS.search(around) and not _HINDI_START.search(around):
        return None
    number = number_of(match["hn"])
    unit = {"d": "days", "h": "weeks", "m": "months"}[match["hunit"][0].lower()]
    return [now.today + relativedelta(**{unit: -number if ago else number})]  # type: ignore[arg-type]


_HINDI_START = re.compile(
    r"\b(?:shuru|start\w*|kar(?:un?|oon|wa)\w*|karenge|aa?(?:un|na|rah\w*)|book\w*|shaa?di)\b", re.I
)
_HINDI_RESULTS = re.compile(
    r"\b(?:kya\s+ho\w*|ho\s+(?:sakt\w+|jay\w+|ga\w+)|kar\s+sakt\w+|results?|asar|fa?rk|dikh\w*|baal|aa?y[ae]\w*|nahi|"
    rf"{SITTING}|kitn\w+)\b",
    re.I,
)
_FEASTS = {"c": "25/12/", "x": "25/12/", "n": "1/1/", "v": "14/2/", "y": "31/12/", "e": "31/12/"}


def read_feast(match: re.Match[str], now: Now) -> list[date]:
    """On the same day every year: Christmas, New Year, Valentine's Day, the year's end, or the day before it."""
    eve = timedelta(days=1 if match["eve"] else 0)
    return [day - eve for day in in_years(_FEASTS[match["feast"][0].lower()], None, now)]


def read_today(match: re.Match[str], now: Now) -> list[date]:
    """Today."""
    return [now.today]


def read_span(match: re.Match[str], now: Now) -> list[date] | None:
    """A week, weekend or month next to this one: "next week", "end of last month"."""
    side, unit, today = _side(match), match["spanunit"].lower(), now.today
    step = 2 if side == "next to next" else -1 if side in ("last", "previous") else 0 if side == "this" else 1
    if side == "past":
        return None
    if unit.startswith("month"):
        return part_of_month(today + relativedelta(day=1, months=step), match["part"] or match["after"])
    if unit == "weekend":
        weekend = (weekday(5), weekday(6))
        return sorted({found for one in weekend for found in side_of(one, side, now)})
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
    return every_day(monday, monday + timedelta(days=6))
