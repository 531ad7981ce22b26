"""Reads when a patient would like to come or to be called: the day, the part of it, and the hour as a wish."""

import re
from datetime import date, timedelta

from clinic.dates import DateReading, read_date, tense
from clinic.desk.request import Desk, Found, Request, Said, Say
from clinic.details import TimeOfDay, corrects, find_open_day, find_time_of_day
from clinic.details.phone import all_phones
from clinic.schema import DAYS
from clinic.timeline import long_date
from clinic.wishes import ANY_DAY, SOON, spoken_day

CLAUSE = re.compile(r"[,.;!?]\s|\b(?:and|but|so)\b", re.IGNORECASE)
TIME = re.compile(r"\btim(?:e|ings?)\b|\bslots?\b", re.IGNORECASE)
SHORT, NEAR = 25, 20  # words; of a longer story only a time is wanted that stands this many characters from its day
EITHER = re.compile(r"\b(?:any|either|both|which ?ever|all)\b", re.IGNORECASE)
SAME = re.compile(r"\bsame (?:time|slot|hour|timing)", re.IGNORECASE)
NO = re.compile(r"^(\W*(?:no|nope|nah|nahi|na))( +)", re.IGNORECASE)
YEAR = re.compile(r"\d{4}|\d\W\d+\W\d\d\b|\b(?:year|saal|sal)\b", re.IGNORECASE)
JUST_GONE = timedelta(days=60)
CHOICES = 3  # days that are offered as buttons
TO = re.compile(r"\b(?:before|by|till|until|up ?to)\s+(?:the\s+)?$", re.IGNORECASE)
FROM = re.compile(r"\b(?:after|from|since|starting|post)\s+(?:the\s+)?$", re.IGNORECASE)
ONWARDS = re.compile(r"\s*(?:onwards?|or later|ke baad)\b", re.IGNORECASE)


def read_when(said: Said, request: Request, asked: str | None, desk: Desk, found: Found) -> None:
    """Adds the day, the part of the day and the hour to what is found, and what is wrong with the day."""
    _read_day(said, request, asked, desk, found)
    _read_time(said, request, asked, desk, found)


def _read_day(said: Said, request: Request, asked: str | None, desk: Desk, found: Found) -> None:
    reading = read_date(said.text, desk.today, prefer="future", order=desk.order, deadlines=True)
    if reading is None and request.details.get("day"):
        # "no friday" turns down the day that is wished for, or else is short for "no, Friday".
        comma = NO.sub(lambda match: match[1] + "," * len(match[2]), said.text, count=1)
        reading = read_date(comma, desk.today, prefer="future", order=desk.order, deadlines=True)
        if reading and [day.isoformat() for day in reading.dates] == [request.details["day"]]:
            reading = None
    if reading and asked != "day" and not corrects(said.text) and _is_told(said.text, reading):
        return
    left_open = find_open_day(said.text, asked=asked == "day")
    if request.kind == "callback" and reading and len(reading.dates) > 1:
        left_open = left_open or ANY_DAY  # "next week" is enough for a call
    if left_open == SOON and asked == "part" and "day" in request.details:
        left_open = None
    choices = _choices(said.text, reading, desk)
    if choices:
        found.values["day"] = choices
        return
    if left_open and (wish := _open_day(left_open, said.text, reading, desk)):
        found.values["day"] = wish
        return
    problem = day_problem(reading, desk) if reading else None
    if problem and request.kind == "callback" and problem.response != "utter_booking_day_closed":
        return  # a day of something else
    if problem:
        found.problems["day"] = problem
    elif reading:
        found.values["day"] = reading.dates[0].isoformat()


def _choices(text: str, reading: DateReading | None, desk: Desk) -> str | None:
    """Days of which any will do: "Friday or Monday, either is fine"."""
    usable = [day.isoformat() for day in reading.dates if why_not(day, desk) is None] if reading else []
    some = 1 < len(usable) <= CHOICES and EITHER.search(text)
    return " or ".join(map(spoken_day, usable)) if some else None


def _open_day(left_open: str, text: str, reading: DateReading | None, desk: Desk) -> str | None:
    """The wished day where it is left open, within what else is said of it; None where one day is named after all."""
    if reading is None or " but " in left_open:
        return left_open
    usable = [day.isoformat() for day in reading.dates if why_not(day, desk) is None]
    if not usable:
        return None
    if len(reading.dates) > CHOICES or (len(usable) > 1 and left_open == ANY_DAY):  # "any day next week"
        days = ANY_DAY if left_open == SOON else left_open
        return f"{days} from {spoken_day(usable[0])} to {spoken_day(usable[-1])}"
    if TO.search(text[: reading.start]):
        return f"{left_open} up to {spoken_day(usable[-1])}"
    if led := FROM.search(text[: reading.start]) or ONWARDS.match(text, reading.end):
        after = "after" if led.group().lower().startswith("after") else "from"
        return f"{left_open} {after} {spoken_day(usable[0])}"
    return left_open if left_open not in (ANY_DAY, SOON) else None


def _read_time(said: Said, request: Request, asked: str | None, desk: Desk, found: Found) -> None:
    text = said.text
    for phone in all_phones(text):  # "at 98 45 ..."
        text = text[: phone.start] + "\x00" * (phone.end - phone.start) + text[phone.end :]
    if len(text.split()) > SHORT and asked not in ("day", "part"):
        day = read_date(text, desk.today, prefer="future", order=desk.order)
        text = text[max(0, day.start - NEAR) : day.end + NEAR] if day else ""  # "on Saturday around 11" in a story
    time = find_time_of_day(text, asked=asked == "part")
    if time == TimeOfDay("any") and asked in ("name", "phone", "email", "treatment") and not TIME.search(text):
        return  # "whatever" answers what was asked
    if request.stood and SAME.search(text) and request.stood["part"]:
        found.values |= {name: request.stood[name] for name in ("part", "hour") if request.stood[name]}
    elif time:
        found.values["part"] = time.part
        if time.hour:
            found.values["hour"] = time.hour
    elif "part" not in request.details and (
        found.values.get("day") == SOON
        or (asked == "part" and find_open_day(said.text, asked=True) in (ANY_DAY, SOON))
    ):
        found.values["part"] = "any"  # whoever wants to come soon takes any hour


def _is_told(text: str, reading: DateReading) -> bool:
    """Whether the date is of something that was: "my hair falls since January, can I book?" names no day to come."""
    begins = max((match.end() for match in CLAUSE.finditer(text, 0, reading.start)), default=0)
    ends = CLAUSE.search(text, reading.end)
    return tense(text[begins : ends.start() if ends else len(text)]) == "past"


def day_problem(reading: DateReading, desk: Desk) -> Say | None:
    """What is wrong with a day that a patient would like to come; None when it can be asked of reception."""
    if reading.problem == "impossible":
        return Say("utter_booking_day_impossible", {"words": reading.text})
    usable = [day for day in reading.dates if why_not(day, desk) is None]
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
