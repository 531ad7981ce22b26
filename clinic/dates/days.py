"""Counts days: dateparser for whole dates, dateutil for weekdays, weeks and months, which dateparser cannot place.

Dateparser is given words in a form in which it cannot misread them: strictly, with one parser, and always with a year.
"""

import re
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta, weekday

from clinic.dates.model import Now

# The first year of which a patient would speak here, and how many years ahead: anything else is a slip of the keys.
FIRST_YEAR, YEARS_AHEAD = 2000, 10


def parse(words: str, order: str = "DMY", *, today: date, relative: bool = False) -> list[date]:
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


def every_day(first: date, last: date) -> list[date]:
    """The days from the first to the last."""
    return [first + timedelta(days=days) for days in range((last - first).days + 1)]


def in_years(day_and_month: str, year: str | None, now: Now, order: str = "DMY") -> list[date]:
    """The day in its year, of two digits or four; without one, the nearest on the preferred side of today."""
    if year:
        return parse(f"{day_and_month}{2000 + int(year) if len(year) == 2 else year}", order, today=now.today)
    # 29 February may be eight years away.
    ahead = range(9) if now.prefer == "future" else range(0, -9, -1)
    years = (now.today.year + step for step in ahead)
    return now.nearest(day for one in years for day in parse(f"{day_and_month}{one}", order, today=now.today))


def part_of_month(first: date, part: str | None) -> list[date]:
    """The days of a month, or of its early, middle or late part or one of its weeks."""
    days, words = every_day(first, first + relativedelta(day=31)), re.sub(r"\s+", " ", (part or "").lower())
    if "week" in words:
        which = ("1st first", "2nd second", "3rd third", "4th fourth")
        week = next((number for number, names in enumerate(which) if words.split()[0] in names.split()), None)
        return days[-7:] if week is None else days[7 * week : 7 * week + 7]
    if words in ("mid", "middle of"):
        return days[10:20]
    if words in ("late", "end", "end of"):
        return days[20:]
    return days[:10] if words else days


def side_of(day: weekday, side: str, now: Now) -> list[date]:
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


def plausible(days: list[date], today: date) -> list[date]:
    """The days, or none where one lies in a year that nobody can mean: it must be asked about, not believed."""
    return days if all(FIRST_YEAR <= day.year <= today.year + YEARS_AHEAD for day in days) else []
