"""Says how many sessions fit before an event, and whether as many as are asked for do."""

from datetime import date

from clinic.course.event import Event
from clinic.course.sums import sessions_before
from clinic.course.wording import said, short_date
from clinic.facts.figures import Period, Sessions
from clinic.phrasing import listed
from clinic.texts import EVENTS
from clinic.timeline import add, long_date


def fit(
    count: int | None,
    filled: dict[str, str],
    sessions: Sessions,
    interval: Period,
    start: date | None,
    event: Event,
    today: date,
) -> str:
    """How many sessions can be before the event, and whether as many as are asked for."""
    filled["event"] = event.words if event.is_month else long_date(event.first)
    if event.last < today:
        return EVENTS.said("passed", **filled)
    first = start or today
    wanted = count or sessions.most or sessions.least
    days = sessions_before(first, event.first, interval, wanted)
    filled |= {"start": long_date(first), "number": str(len(days)), "s": "" if len(days) == 1 else "s"}
    if not days:
        return said("fit_none", filled)
    if len(days) == wanted:
        every = "all" if count or sessions.most else "the"
        whole = {"all": every, "first": _from(first, start), "last": short_date(days[-1])}
        return f"{said('fit_all', {**filled, **whole})} {said('enough', filled)}"
    ending = said("short" if len(days) < sessions.least else "enough", filled)
    if count:
        last = long_date(add(first, interval, count - 1))
        ending = said("short_count", {**filled, "count": str(count), "last": last})
    if len(days) == 1:
        day = f"on {short_date(first)}" if start else "if it were today"
        return f"{said('fit_one', {**filled, 'day': day})} {ending}"
    words = listed([_from(first, start), *(short_date(day) for day in days[1:])], "and")
    return f"{said('fit', {**filled, 'days': words})} {ending}"


def _from(first: date, start: date | None) -> str:
    return short_date(first) if start else f"today ({short_date(first)})"
