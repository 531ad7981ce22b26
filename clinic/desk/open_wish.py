"""Reads a wished day that is left open: a range, a week, some days of which any will do."""

import re
from datetime import date, timedelta

from clinic.dates import DateReading
from clinic.desk.days import CHOICES, open_days, usable_days
from clinic.desk.request import Desk, Request
from clinic.details.open_day import WEEKDAYS, spares_weekends
from clinic.patterns import any_case
from clinic.wishes import ANY_DAY, SOON, fixed_day, spoken_day

WEEK = 7  # days
EITHER = any_case(r"\b(?:any|either|both|which ?ever|all)\b")
OR = any_case(r"\b(?:or|ya)\b")
RANGE = any_case(r"\d.*(?:\bto\b|\btill\b|\band\b|[-–])")
BETWEEN = any_case(r"\bbetween\s+(?:the\s+)?$")
WEEK_AFTER = any_case(r"\b(?P<unit>week(?:\s?end)?)\s+(?:after|following)\s+(?:the\s+)?$")
BEFORE = any_case(r"\bbefore\s+(?:the\s+)?$")
TO = any_case(r"\b(?:by|till|until|up ?to)\s+(?:the\s+)?$")
AFTER = any_case(r"\b(?:after|post)\s+(?:the\s+)?$")
FROM = any_case(r"\b(?:from|since|starting)\s+(?:the\s+)?$")
ONWARDS = any_case(r"\s*(?:onwards?|or later)\b")
LATER = any_case(r"\s*ke baad\b")


def left_open_wish(
    left_open: str | None, text: str, reading: DateReading | None, request: Request, desk: Desk
) -> str | None:
    """The wished day where it is left open, within what else is said of it; None where one day is named."""
    if reading is None or (left_open and " but " in left_open):
        return left_open
    unit = WEEK_AFTER.search(text[: reading.start]) if reading.dates else None
    if unit and (days := _week_after(unit["unit"], reading.dates[-1], desk)):
        return any_of(days, left_open or ANY_DAY)
    usable = usable_days(reading, desk)
    if 1 < len(usable) <= CHOICES and (EITHER.search(text) or OR.search(reading.text)):  # "Friday or Monday"
        return any_of(usable)
    if bound := _bound(text, reading, desk):
        return f"{left_open or (WEEKDAYS if spares_weekends(text) else ANY_DAY)} {bound}"
    if days := _of_range(text, reading, usable, desk):
        return any_of(days, left_open or ANY_DAY)
    if request.kind == "callback" and len(reading.dates) > 1:
        left_open = left_open or ANY_DAY  # "next week" is enough for a call
    if left_open and (len(reading.dates) > CHOICES or (len(usable) > 1 and left_open == ANY_DAY)) and usable:
        return any_of(usable, left_open)  # "any day next week"
    return left_open if usable and left_open not in (ANY_DAY, SOON) else None


def _bound(text: str, reading: DateReading, desk: Desk) -> str | None:
    """What is said of the day where it only bounds the wish: "after 20 December"."""
    before, (first, last) = text[: reading.start], (reading.dates[:1], reading.dates[-1:])
    if RANGE.search(reading.text) or reading.problem == "impossible":
        return None
    if AFTER.search(before) or LATER.match(text, reading.end):
        word, day = "after", last[0]
    elif FROM.search(before) or ONWARDS.match(text, reading.end):
        word, day = "from", first[0]
    elif BEFORE.search(before):
        word, day = "before", first[0]
    elif TO.search(before):
        word, day = "up to", last[0]
    else:
        return None
    ahead = desk.today <= day <= desk.today + timedelta(days=desk.days_ahead)
    return f"{word} {spoken_day(day.isoformat())}" if ahead and not (word == "before" and day == desk.today) else None


def _of_range(text: str, reading: DateReading, usable: list[date], desk: Desk) -> list[date]:
    """The days of a range or a week: "10 to 14 December", "between the 28th and the 3rd", "the first week of May"."""
    before = text[: reading.start]
    between = BETWEEN.search(before)
    week = len(usable) > CHOICES and (reading.dates[-1] - reading.dates[0]).days < WEEK
    if len(usable) < 2 or not (between or week or RANGE.search(reading.text)):
        return []
    if len(reading.dates) == 2:  # its ends
        ends = between or FROM.search(before)
        return open_days(usable[0], (usable[1] - usable[0]).days + 1, desk) if ends else []
    return usable if between or len(usable) > CHOICES else []


def that_week(said: re.Match[str], request: Request, desk: Desk) -> list[date]:
    """The days of "that week" or "the week after", reckoned from the day known; none without one."""
    known = fixed_day((request.stood or {}).get("day")) or fixed_day(request.details.get("day"))
    if known is None:
        return []
    monday = known - timedelta(days=known.weekday()) + timedelta(days=7 if said["next"] else 0)
    return open_days(monday, 7, desk)


def _week_after(unit: str, day: date, desk: Desk) -> list[date]:
    """The days of the week or the weekend that follows a day."""
    weekend = unit.lower() != "week"
    ahead = (5 - day.weekday()) % 7 or 7 if weekend else 7 - day.weekday()
    return open_days(day + timedelta(days=ahead), 2 if weekend else 7, desk)


def any_of(days: list[date], left_open: str = ANY_DAY) -> str:
    """Days of which any will do."""
    if len(days) == 1:
        return days[0].isoformat()
    first, last = spoken_day(days[0].isoformat()), spoken_day(days[-1].isoformat())
    if len(days) > CHOICES or left_open != ANY_DAY:
        return f"{ANY_DAY if left_open == SOON else left_open} from {first} to {last}"
    return " or ".join(spoken_day(day.isoformat()) for day in days)


# A week that only the day talked about before can tell.
THAT_WEEK = any_case(
    r"\b(?:(?:that|same)\s+week|(?P<next>(?:the|a)\s+week\s+(?:after|later)|the\s+following\s+week))\b"
)
