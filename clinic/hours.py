"""When the clinic is open, by the hours that it filled in."""

from datetime import datetime, time, timedelta

from clinic.facts.schema import DAYS


def is_open(hours: dict[str, str], now: datetime) -> bool:
    """Whether the clinic is open at `now`, which is in the clinic's time zone."""
    span = _span(hours, now)
    return span is not None and span[0] <= now.time() < span[1]


def next_opening(hours: dict[str, str], now: datetime) -> datetime | None:
    """The next time the clinic opens after `now`, in the same time zone; None when it is never open."""
    for ahead in range(8):
        day = now + timedelta(days=ahead)
        span = _span(hours, day)
        if span is not None:
            opening = datetime.combine(day.date(), span[0], tzinfo=now.tzinfo)
            if opening > now:
                return opening
    return None


def _span(hours: dict[str, str], day: datetime) -> tuple[time, time] | None:
    times = hours.get(DAYS[day.weekday()], "closed")
    if times == "closed":
        return None
    opens, closes = (time.fromisoformat(part) for part in times.split("-"))
    return opens, closes
