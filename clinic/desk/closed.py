"""Tells when a wished time of day lies outside the hours that the clinic filled in."""

from datetime import time

from clinic.desk.request import Desk, Request, Say
from clinic.details.part import EVENING, NOON
from clinic.facts.schema import DAYS, TIMES
from clinic.timeline import long_date
from clinic.wishes import fixed_day, span

Span = tuple[time | None, time | None]  # None: from or to whenever
PARTS: dict[str, Span] = {
    "morning": (None, time(NOON)), "afternoon": (time(NOON), time(EVENING)), "evening": (time(EVENING), None),
}  # fmt: skip


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
