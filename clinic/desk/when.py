"""Reads when a patient would like to come or to be called: the day, the part of it, and the hour as a wish."""

import re
from dataclasses import replace
from datetime import date, timedelta

from clinic.dates import DateReading, is_weekday, read_date, read_dates
from clinic.desk.clauses import without_tales
from clinic.desk.request import Desk, Found, Request, Said, Say
from clinic.details import TimeOfDay, corrects, find_open_day, find_time_of_day
from clinic.details.open_day import WEEKDAYS, spares_weekends
from clinic.details.phone import all_phones
from clinic.facts.schema import DAYS
from clinic.timeline import long_date
from clinic.wishes import ANY_DAY, SOON, fixed_day, spoken_day

TIME = re.compile(r"\btim(?:e|ings?)\b|\bslots?\b", re.IGNORECASE)
SHORT, NEAR = 25, 20  # words; of a longer story only a time is wanted that stands this many characters from its day
EITHER = re.compile(r"\b(?:any|either|both|which ?ever|all)\b", re.IGNORECASE)
OR = re.compile(r"\b(?:or|ya)\b", re.IGNORECASE)
SAME = re.compile(r"\bsame (?:time|slot|hour|timing)", re.IGNORECASE)
NO = re.compile(r"^(\W*(?:no|nope|nah|nahi|na))( +)", re.IGNORECASE)
YEAR = re.compile(r"\d{4}|\d\W\d+\W\d\d\b|\b(?:year|saal|sal)\b", re.IGNORECASE)
JUST_GONE = timedelta(days=60)
CHOICES = 3  # days that are offered as buttons
NUMBER = re.compile(r"(\W*(?:(?:on|the)\W+)*\d{1,2})(\W*)")  # all that is said to "which day?"
RANGE = re.compile(r"\d.*(?:\bto\b|\btill\b|\band\b|[-–])", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
WEEK_AFTER = re.compile(r"\b(?P<unit>week(?:\s?end)?)\s+(?:after|following)\s+(?:the\s+)?$", re.IGNORECASE)
# A week that only the day talked about before can tell.
THAT_WEEK = re.compile(
    r"\b(?:(?:that|same)\s+week|(?P<next>(?:the|a)\s+week\s+(?:after|later)|the\s+following\s+week))\b", re.IGNORECASE
)
UNSUITED = re.compile(r"\b(?:no|not|never|cannot|cant|dont|wont|\w+n['’]t|bad|busy|away|travell?ing)\b", re.IGNORECASE)
NOT_BEFORE = re.compile(r"\b(?:not (?:before|earlier than)|no earlier than)\b", re.IGNORECASE)
NOT_AFTER = re.compile(r"\b(?:not (?:after|later than)|no later than|latest(?: by)?)\b", re.IGNORECASE)
BEFORE = re.compile(r"\bbefore\s+(?:the\s+)?$", re.IGNORECASE)
TO = re.compile(r"\b(?:by|till|until|up ?to)\s+(?:the\s+)?$", re.IGNORECASE)
AFTER = re.compile(r"\b(?:after|post)\s+(?:the\s+)?$", re.IGNORECASE)
FROM = re.compile(r"\b(?:from|since|starting)\s+(?:the\s+)?$", re.IGNORECASE)
ONWARDS = re.compile(r"\s*(?:onwards?|or later)\b", re.IGNORECASE)
LATER = re.compile(r"\s*ke baad\b", re.IGNORECASE)
# When to be called about a booking says nothing of when to come.
CALL = re.compile(
    r"\b(?:(?:call|ring)(?: me| us)?|(?:reach|contact) (?:me|us))\s+(?:(?:only|back|any ?time)\s+)*"
    r"(?:after|before|at|between|around|by|in|on|today|tomorrow)\b[^,.;!?\n]*",
    re.IGNORECASE,
)


def read_when(said: Said, request: Request, asked: str | None, desk: Desk, found: Found) -> None:
    """Adds the day, the part of the day and the hour to what is found, and what is wrong with the day."""
    # "No, I had meant Friday" tells of no treatment.
    text = said.text if corrects(said.text) or SAME.search(said.text) else without_tales(said.text, asked == "day")
    if request.kind == "booking":
        text = CALL.sub(_blank, text)
    if not (asked == "part" and not re.search("[a-z]", text, re.IGNORECASE)):  # "10-12" are hours there
        _read_day(text, request, asked, desk, found)
    _read_time(text, request, asked, desk, found)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _read_day(text: str, request: Request, asked: str | None, desk: Desk, found: Found) -> None:
    if asked == "day" and (number := NUMBER.fullmatch(text)):
        text = f"{number[1]}th{number[2]}"
    text = NOT_AFTER.sub("by", NOT_BEFORE.sub("from", text))
    named = [date.fromisoformat(day) for day in request.days] if asked == "day" else []
    reading = _reading(text, request, named or _within_wish(request.details.get("day"), desk), desk)
    left_open = find_open_day(text, asked=asked == "day")
    if left_open == SOON and asked == "part" and "day" in request.details:
        left_open = None
    told = reading is None and not named and request.kind != "callback" and not UNSUITED.search(text)
    week = THAT_WEEK.search(text) if told else None
    if week and not (days := _that_week(week, request, desk)):
        found.problems["day"] = Say("utter_booking_day_ambiguous")
    elif week:
        found.values["day"] = _any_of(days, left_open or ANY_DAY)
    elif reading is None and named and left_open in (ANY_DAY, SOON):
        found.values["day"] = _any_of(named)
    elif wish := _wish(left_open, text, reading, request, desk):
        found.values["day"] = wish
    elif reading and (problem := day_problem(reading, desk)):
        if request.kind == "callback" and problem.response != "utter_booking_day_closed":
            return  # a day of something else
        found.problems["day"] = problem
        found.days = [day.isoformat() for day in _usable(reading, desk)]
    elif reading:
        found.values["day"] = reading.dates[0].isoformat()


def _within_wish(day: str | None, desk: Desk) -> list[date]:
    """The days that a wish leaves open ("any day from Monday, 7 December 2026 to ..."), of which one may be named."""
    ends = [each.dates[0] for each in read_dates(day or "", desk.today, prefer="future") if len(each.dates) == 1]
    if len(ends) < 2 or " or " in (day or ""):
        return ends[1:] and ends
    return _open(ends[0], (ends[1] - ends[0]).days + 1, desk)


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


def _wish(left_open: str | None, text: str, reading: DateReading | None, request: Request, desk: Desk) -> str | None:
    """The wished day where it is left open, within what else is said of it; None where one day is named."""
    if reading is None or (left_open and " but " in left_open):
        return left_open
    unit = WEEK_AFTER.search(text[: reading.start]) if reading.dates else None
    if unit and (days := _week_after(unit["unit"], reading.dates[-1], desk)):
        return _any_of(days, left_open or ANY_DAY)
    usable = _usable(reading, desk)
    if 1 < len(usable) <= CHOICES and (EITHER.search(text) or OR.search(reading.text)):  # "Friday or Monday"
        return _any_of(usable)
    if bound := _bound(text, reading, desk):
        return f"{left_open or (WEEKDAYS if spares_weekends(text) else ANY_DAY)} {bound}"
    if days := _of_range(text, reading, usable, desk):
        return _any_of(days, left_open or ANY_DAY)
    if request.kind == "callback" and len(reading.dates) > 1:
        left_open = left_open or ANY_DAY  # "next week" is enough for a call
    if left_open and (len(reading.dates) > CHOICES or (len(usable) > 1 and left_open == ANY_DAY)) and usable:
        return _any_of(usable, left_open)  # "any day next week"
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
    """The days of what is said as a range: "10 to 14 December", "between 28 December and 3 January"."""
    before = text[: reading.start]
    between = BETWEEN.search(before)
    if len(usable) < 2 or not (between or RANGE.search(reading.text)):
        return []
    if len(reading.dates) == 2:  # its ends
        ends = between or FROM.search(before)
        return _open(usable[0], (usable[1] - usable[0]).days + 1, desk) if ends else []
    return usable if between or len(usable) > CHOICES else []


def _that_week(said: re.Match[str], request: Request, desk: Desk) -> list[date]:
    """The days of "that week" or "the week after", reckoned from the day known; none without one."""
    known = fixed_day((request.stood or {}).get("day")) or fixed_day(request.details.get("day"))
    if known is None:
        return []
    monday = known - timedelta(days=known.weekday()) + timedelta(days=7 if said["next"] else 0)
    return _open(monday, 7, desk)


def _week_after(unit: str, day: date, desk: Desk) -> list[date]:
    """The days of the week or the weekend that follows a day."""
    weekend = unit.lower() != "week"
    ahead = (5 - day.weekday()) % 7 or 7 if weekend else 7 - day.weekday()
    return _open(day + timedelta(days=ahead), 2 if weekend else 7, desk)


def _open(first: date, days: int, desk: Desk) -> list[date]:
    return [day for day in (first + timedelta(days=step) for step in range(days)) if why_not(day, desk) is None]


def _any_of(days: list[date], left_open: str = ANY_DAY) -> str:
    """Days of which any will do."""
    if len(days) == 1:
        return days[0].isoformat()
    first, last = spoken_day(days[0].isoformat()), spoken_day(days[-1].isoformat())
    if len(days) > CHOICES or left_open != ANY_DAY:
        return f"{ANY_DAY if left_open == SOON else left_open} from {first} to {last}"
    return " or ".join(spoken_day(day.isoformat()) for day in days)


def _usable(reading: DateReading, desk: Desk) -> list[date]:
    return [day for day in reading.dates if why_not(day, desk) is None]


def _read_time(text: str, request: Request, asked: str | None, desk: Desk, found: Found) -> None:
    whole = text
    for phone in all_phones(text):  # "at 98 45 ..."
        text = text[: phone.start] + "\x00" * (phone.end - phone.start) + text[phone.end :]
    if asked != "part" or re.search("[a-z]", text, re.IGNORECASE):
        for day in read_dates(text, desk.today, prefer="future", order=desk.order):  # "after 10 December"
            if re.search(r"\d", day.text):
                text = text[: day.start] + "\x00" * (day.end - day.start) + text[day.end :]
    if len(text.split()) > SHORT and asked not in ("day", "part"):
        near = read_date(whole, desk.today, prefer="future", order=desk.order)
        text = text[max(0, near.start - NEAR) : near.end + NEAR] if near else ""  # "on Saturday around 11" in a story
    time = find_time_of_day(text, asked=asked == "part")
    if time == TimeOfDay("any") and not TIME.search(text):
        if asked in ("name", "phone", "email", "treatment"):
            return  # "whatever" answers what was asked
        if asked == "day" and ("part" in request.details or request.days):
            return
    if request.stood and SAME.search(text) and request.stood["part"]:
        found.values |= {name: request.stood[name] for name in ("part", "hour") if request.stood[name]}
    elif time:
        found.values["part"] = time.part
        if time.hour:
            found.values["hour"] = time.hour
    elif "part" not in request.details and (
        found.values.get("day") == SOON or (asked == "part" and find_open_day(whole, asked=True) in (ANY_DAY, SOON))
    ):
        found.values["part"] = "any"  # whoever wants to come soon takes any hour


def day_problem(reading: DateReading, desk: Desk) -> Say | None:
    """What is wrong with a day that a patient would like to come; None when it can be asked of reception."""
    if reading.problem == "impossible":
        return Say("utter_booking_day_impossible", {"words": reading.text})
    usable = _usable(reading, desk)
    if len(usable) == 1:
        return None if len(reading.dates) == 1 else Say("utter_booking_day_ambiguous", buttons=(long_date(usable[0]),))
    if len(usable) > 1:
        offered = tuple(long_date(day) for day in usable) if len(usable) <= CHOICES else ()
        return Say("utter_booking_day_ambiguous", buttons=offered)
    day = reading.dates[0]
    if len(reading.dates) == 1 and not YEAR.search(reading.text) and (gone := _just_gone(day, desk.today)):
        day = gone
    return why_not(day, desk)


def _just_gone(day: date, today: date) -> date | None:
    """The same day a year before, if it is only just past: "8 Nov" on the 30th is a slip and not next year's."""
    before = day - timedelta(days=365)
    return before if timedelta(0) < today - before <= JUST_GONE else None


def why_not(day: date, desk: Desk) -> Say | None:
    """What is wrong with one day; None when it can be asked of reception."""
    values = {"day": long_date(day), "last": long_date(desk.today + timedelta(days=desk.days_ahead))}
    if day < desk.today:
        return Say("utter_booking_day_past", values)
    if day > desk.today + timedelta(days=desk.days_ahead):
        return Say("utter_booking_day_too_far", values)
    return Say("utter_booking_day_closed", values) if DAYS[day.weekday()] in desk.closed else None
