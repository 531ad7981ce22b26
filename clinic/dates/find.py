"""Finds every date that a message names, and puts together what names one day: "Friday, 11 June"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from clinic.dates.days import plausible
from clinic.dates.forms import FORMS
from clinic.dates.model import DateReading, Found, Now, Order, Prefer, reading
from clinic.dates.spelling import MONTH_OF, WEEKDAY_OF
from clinic.dates.words import COUNT, REFUSED, TIME_UNIT, last_clause, step_of
from clinic.patterns import any_case

# A time of day, which is written in the same figures as a date: "12.30", "5 pm".
_HOUR, _MINUTES = r"(?:[01]?\d|2[0-4])", r"[0-5]\d"
# With a full stop only quarters of an hour count, for 11.06 is a day; 11.30.2027 is one too.
_CLOCK = any_case(
    rf"(?<!\d)(?<!\d[./:-]){_HOUR}(?:(?:[.:]{_MINUTES})?\s*(?:[ap]\.?\s?m\b|o['’]?\s?clock\b)|"
    rf"(?::{_MINUTES}|\.(?:00|15|30|45))(?!\d|[./:]\d))"
)


def read_dates(text: str, today: date, *, prefer: Prefer, order: Order = "DMY") -> list[DateReading]:
    """Every date that a message names, in order.

    Args:
        text: the message.
        today: the day on which it is said.
        prefer: without a year (month), a day is the latest on or before today (past), or the earliest on or after it
            (future). Words such as "last" and "next" count for more.
        order: whether 11/06 is 11 June (DMY) or November 6 (MDY); one that only fits the other order is read so.
    """
    return [reading(text, found.start, found.end, found.dates) for found in find(text, today, prefer, order)]


def find(text: str, today: date, prefer: Prefer, order: Order) -> list[Found]:
    """The words that name days, in order and apart from each other, whether they count or not."""
    text, now, found = _without_clock(text), Now(today, prefer, order), []
    words = set(re.findall(r"[a-z]+", text.lower()))
    for kind, pattern, read in FORMS:
        # The long lists of spellings are only searched where one of them occurs: most messages have none.
        groups = pattern.groupindex
        if any(group in groups and words.isdisjoint(names) for group, names in _NAMES.items()):
            continue
        for match in pattern.finditer(text):
            dates = read(match, now)
            if dates is not None:
                start, end = match.span("d" if "d" in groups else 0)
                # The full stop of "7 Dec." may be that of the sentence.
                found.append(Found(start, start + len(text[start:end].rstrip(".")), kind, dates))
    chosen: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not chosen or one.start >= chosen[-1].end:
            one = _counted_from(text, one)
            one = replace(one, dates=plausible(one.dates, today))
            joined = _join(text, chosen[-1], one, now) if chosen else None
            if joined:
                chosen[-1] = joined
            elif one.kind != "number":  # which is a day beside its weekday only
                chosen.append(one)
    return chosen


def _without_clock(text: str) -> str:
    """The text, as long as before, with a row of zeros, which is no date, for every time of day."""
    return _CLOCK.sub(lambda match: "0" * len(match.group()), text)


def _counted_from(text: str, one: Found) -> Found:
    """With "2 weeks after" before it, a day may be that much later: it can be either, so both are listed."""
    lead = _OFFSET.search(text, max(0, one.start - 40), one.start)
    if not lead or len(one.dates) != 1:
        return one
    step = step_of(lead["n"], lead["unit"])
    day = one.dates[0] - step if lead["way"].lower() == "before" else one.dates[0] + step
    return replace(one, start=lead.start(), dates=sorted({*one.dates, day}))


_NAMES = {"month": MONTH_OF, "weekday": WEEKDAY_OF}
_OFFSET = any_case(
    rf"(?<![\d.,/-])(?<!every )\b(?P<n>{COUNT})\s*(?P<unit>{TIME_UNIT})\s+(?P<way>after|from|before)\s+(?:the\s+)?$"
)


def _join(text: str, one: Found, two: Found, now: Now) -> Found | None:
    """Both as one, where together they name one day: "Friday, 11 June", "next week Friday", "the 5th of next month"."""
    kinds, gap = (one.kind, two.kind), text[one.end : two.start]
    if kinds == ("ordinal", "month") and re.fullmatch(r"\s*(?:since|from|starting(?:\s+(?:in|from))?)\s+", gap, re.I):
        # "On the 5th of every month since August": the first of them.
        days = [day for day in two.dates if one.dates and day.day == one.dates[0].day]
        return Found(one.start, two.end, "date", days)
    if not re.fullmatch(r"(?:[\s,()]|\b(?:on|of|in|the|that\s+is|i\.?e\.?)(?!\w))*", gap, re.I):
        return None
    if _is_instead(text, one, two):
        return None
    if kinds.count("weekday") == 1:
        day, other = (one, two) if one.kind == "weekday" else (two, one)
        dates = _on_weekday(text, day, other, now) if day.dates and other.dates else []
    elif "ordinal" in kinds and "span" in kinds:
        day, other = (one, two) if one.kind == "ordinal" else (two, one)
        dates = [found for found in other.dates if day.dates and found.day == day.dates[0].day]
    else:
        return None
    return Found(one.start, two.end, "date", dates)


def _is_instead(text: str, one: Found, two: Found) -> bool:
    """Whether the second is another day, in place of the first that is turned down: "not tomorrow, Saturday"."""
    clause = last_clause(text[: one.start])
    return "," in text[one.end : two.start] and bool(REFUSED.search(clause)) and not {*one.dates} & {*two.dates}


def _on_weekday(text: str, day: Found, other: Found, now: Now) -> list[date]:
    """The days of `other` that fall on the weekday; where none does, one of the two is a slip, and both are listed."""
    wanted, named = day.dates[0].weekday(), other.dates[0]
    if dates := [found for found in other.dates if found.weekday() == wanted]:
        return dates
    # "Next Friday, 19 March" is that one, even if a 19 March was looked for in the past.
    if dates := [found for found in day.dates if _same_day(found, named)]:
        return dates
    if dates := [found for found in _beside(text, other, now) if found.weekday() == wanted]:
        return dates[:1]
    near = min((named + timedelta(days=step) for step in range(-3, 4)), key=lambda found: found.weekday() != wanted)
    hour = day.dates[:1] if other.kind == "number" else []  # "Friday 10" may be ten o'clock
    return sorted({named, near, *hour})


def _beside(text: str, other: Found, now: Now) -> list[date]:
    """The same day of the year or month before and after, if no year was told: "Friday, 13 November" said at its end.

    Of a day to come only the one before, which is just past: of one further ahead nobody speaks without its month.
    """
    if len(other.dates) != 1 or _WITH_YEAR.search(text[other.start : other.end]):
        return []
    unit, named = "years" if other.kind == "date" else "months", other.dates[0]
    steps = (-1,) if now.prefer == "future" else (-1, 1)
    near = (named + relativedelta(**{unit: step}) for step in steps)  # type: ignore[arg-type]
    return [found for found in near if found.day == named.day and abs((found - now.today).days) < YEAR]


YEAR = 366  # days
_WITH_YEAR = any_case(r"\d{4}|year|[-/.']\s*'?\d\d$")


def _same_day(one: date, two: date) -> bool:
    return (one.month, one.day) == (two.month, two.day)
