"""Tells which days and times can be asked of reception, and what is wrong with others."""

from datetime import date, time, timedelta

from clinic.dates import DateReading
from clinic.desk.request import Desk, Request, Say
from clinic.details.part import EVENING, NOON
from clinic.facts.schema import DAYS, TIMES
from clinic.patterns import any_case
from clinic.timeline import long_date
from clinic.wishes import fixed_day, span

YEAR = any_case(r"\d{4}|\d\W\d+\W\d\d\b|\b(?:year|saal|sal)\b")
JUST_GONE = timedelta(days=60)
CHOICES = 3  # days that are offered as buttons
PARTS = {  # from and to when they last; None: whenever
    "morning": (None, time(NOON)), "afternoon": (time(NOON), time(EVENING)), "evening": (time(EVENING), None),
}  # fmt: skip


def open_days(first: date, days: int, desk: Desk) -> list[date]:
    """Those of some days in a row that can be asked of reception."""
    return [day for day in (first + timedelta(days=step) for step in range(days)) if why_not(day, desk) is None]


def usable_days(reading: DateReading, desk: Desk) -> list[date]:
    """Those of the days that were said which can be asked of reception."""
    return [day for day in reading.dates if why_not(day, desk) is None]


def day_problem(reading: DateReading, desk: Desk) -> Say | None:
    """What is wrong with a day that a patient would like to come; None when it can be asked of reception."""
    if reading.problem == "impossible":
        return Say("utter_booking_day_impossible", {"words": reading.text})
    usable = usable_days(reading, desk)
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


def closed_then(request: Request, desk: Desk) -> Say | None:
    """What is wrong with the time that is wished for; None where the clinic is open in some of it, or did not tell."""
    day, hour = fixed_day(request.details.get("day")), request.details.get("hour")
    hours = TIMES.fullmatch(desk.hours.get(DAYS[day.weekday()], "")) if day else None
    if day is None or hours is None or hours["opens"] is None or " or " in (hour or ""):
        return None
    opens, closes = time.fromisoformat(hours["opens"]), time.fromisoformat(hours["closes"])
    since, until = span(hour) if hour else PARTS.get(request.details.get("part", ""), (None, None))
    early = until is not None and until <= opens and since != opens
    late = since is not None and since >= closes
    told = {"day": long_date(day), "opens": hours["opens"], "closes": hours["closes"]}
    return Say("utter_booking_time_closed", told) if early or late else None
