"""Reads when a patient would like to come or to be called: the day, the part of it, and the hour as a wish."""

import re
from dataclasses import replace
from datetime import date, timedelta

from clinic.dates import DateReading, is_weekday, read_date, read_dates, shift_in
from clinic.desk.bare_numbers import spelled_out
from clinic.desk.clauses import without_tales
from clinic.desk.contact import NO_EMAIL
from clinic.desk.days import day_problem, open_days, usable_days, why_not
from clinic.desk.open_wish import THAT_WEEK, any_of, left_open_wish, that_week
from clinic.desk.request import Desk, Found, Request, Said, Say
from clinic.desk.time_of_day import SAME, read_time
from clinic.details.change import corrects
from clinic.details.open_day import find_open_day
from clinic.patterns import any_case, whole
from clinic.wishes import ANY_DAY, SOON, fixed_day

NO = any_case(r"^(\W*(?:no|nope|nah|nahi|na))( +)")
NUMBER = re.compile(r"(\W*(?:(?:on|the)\W+)*\d{1,2})(\W*)")  # all that is said to "which day?"
WHICH = whole(  # of the days that were offered: "yes, the first one"
    r"(?P<first>first|earlier|former|sooner|nearest|pehla|pehli)|second|later|latter|last|dusra|doosra|dusri",
    before=r"the|it['’]?s|take|on",
    after=r"one|date|day|wala|wali|is|fine|ok(?:ay)?|works",
)
UNSUITED = any_case(r"\b(?:no|not|never|cannot|cant|dont|wont|\w+n['’]t|bad|busy|away|travell?ing)\b")
NOT_BEFORE = any_case(r"\b(?:not (?:before|earlier than)|no earlier than)\b")
NOT_AFTER = any_case(r"\b(?:not (?:after|later than)|no later than|latest(?: by)?)\b")
# When to be called about a booking says nothing of when to come.
CALL = any_case(
    r"\b(?:(?:call|ring)(?: me| us)?|(?:reach|contact) (?:me|us))\s+(?:(?:only|back|any ?time)\s+)*"
    r"(?:after|before|at|between|around|by|in|on|today|tomorrow)\b[^,.;!?\n]*"
)


def read_when(said: Said, request: Request, asked: str | None, desk: Desk, found: Found) -> None:
    """Adds the day, the part of the day and the hour to what is found, and what is wrong with the day."""
    # "No, I had meant Friday" tells of no treatment.
    text = said.text if corrects(said.text) or SAME.search(said.text) else without_tales(said.text, asked == "day")
    if request.kind == "booking":
        text = NO_EMAIL.sub(_blank, CALL.sub(_blank, text))  # "no mail 9 December" turns down no day
    text = spelled_out(text, request)
    if not (asked == "part" and not re.search("[a-z]", text, re.IGNORECASE)):  # "10-12" are hours there
        _read_day(text, request, asked, desk, found)
    read_time(text, request, asked, desk, found)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _read_day(text: str, request: Request, asked: str | None, desk: Desk, found: Found) -> None:
    if asked == "day" and (number := NUMBER.fullmatch(text)):
        text = f"{number[1]}th{number[2]}"
    shifted = _shifted_day(text, request, desk)
    text = NOT_AFTER.sub("by", NOT_BEFORE.sub("from", text))
    named = [date.fromisoformat(day) for day in request.days] if asked == "day" else []
    reading = _reading(text, request, named or _within_wish(request.details.get("day"), desk), desk)
    left_open = find_open_day(text, asked=asked == "day")
    if left_open == SOON and asked == "part" and "day" in request.details:
        left_open = None
    undated = None if reading else _undated_day(text, left_open, named, request, desk)
    wish = shifted or undated or left_open_wish(left_open, text, reading, request, desk)
    if wish is None and reading:
        wish = day_problem(reading, desk) or reading.dates[0].isoformat()
        if isinstance(wish, Say) and request.kind == "callback" and wish.response != "utter_booking_day_closed":
            return  # a day of something else
        found.days = [day.isoformat() for day in usable_days(reading, desk)] if isinstance(wish, Say) else []
    if isinstance(wish, Say):
        found.problems["day"] = wish
    elif wish:
        found.values["day"] = wish


def _undated_day(text: str, left_open: str | None, named: list[date], request: Request, desk: Desk) -> str | Say | None:
    """One or any of the days that were named before, or the week of the day known, where no day is said."""
    if named and (which := WHICH.fullmatch(text)):
        return named[0 if which["first"] else -1].isoformat()
    if named:
        return any_of(named) if left_open in (ANY_DAY, SOON) else None
    week = None if request.kind == "callback" or UNSUITED.search(text) else THAT_WEEK.search(text)
    if week is None:
        return None
    days = that_week(week, request, desk)
    return any_of(days, left_open or ANY_DAY) if days else Say("utter_booking_day_ambiguous")


def _shifted_day(text: str, request: Request, desk: Desk) -> str | Say | None:
    """The day that is told as so much later or earlier than the one known, or what is wrong with it."""
    known = fixed_day((request.stood or {}).get("day")) or fixed_day(request.details.get("day"))
    step = shift_in(text)
    return (why_not(known + step, desk) or (known + step).isoformat()) if known and step else None


def _within_wish(day: str | None, desk: Desk) -> list[date]:
    """The days that a wish leaves open ("any day from Monday, 7 December 2026 to ..."), of which one may be named."""
    ends = [each.dates[0] for each in read_dates(day or "", desk.today, prefer="future") if len(each.dates) == 1]
    if len(ends) < 2 or " or " in (day or ""):
        return ends[1:] and ends
    return open_days(ends[0], (ends[1] - ends[0]).days + 1, desk)


def _reading(text: str, request: Request, named: list[date], desk: Desk) -> DateReading | None:
    """The day that is said, of those named before if it can be one of them."""

    def read(words: str) -> DateReading | None:
        return read_date(words, desk.today, prefer="future", order=desk.order, deadlines=True, among=named)

    reading = read(text)
    if reading is None and request.details.get("day"):
        # "no friday" turns down the day that is wished for, or else is short for "no, Friday".
        reading = read(NO.sub(lambda match: match[1] + "," * len(match[2]), text, count=1))
        if reading and [day.isoformat() for day in reading.dates] == [request.details["day"]]:
            reading = None
    if reading and request.kind != "callback" and reading.dates == [desk.today] and is_weekday(reading.text):
        # "Monday", said on a Monday, is today or in a week.
        return replace(reading, dates=[desk.today, desk.today + timedelta(days=7)])
    return reading and _in_week_known(reading, request, desk)


def _in_week_known(reading: DateReading, request: Request, desk: Desk) -> DateReading:
    """A bare weekday in place of a day in a later week is of that week: "next Monday", then "no, make it Tuesday"."""
    known = fixed_day(request.details.get("day"))
    if known is None or request.kind == "callback" or len(reading.dates) != 1 or not is_weekday(reading.text):
        return reading
    day = known + timedelta(days=reading.dates[0].weekday() - known.weekday())
    return replace(reading, dates=[day]) if day > desk.today else reading
