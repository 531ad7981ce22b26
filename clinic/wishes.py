"""The day and the hour that a patient wishes for, as they are kept and as they are said.

A wished day is a date (ISO 8601) or, when it is left open, words such as "any day". A wished hour is words with times
of 24 hours: "after 18:00". Reception confirms either.
"""

import re
from datetime import date, time

from clinic.timeline import long_date

ANY_DAY, SOON = "any day", "as soon as possible"
_CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d"
HOUR = re.compile(rf"(?P<kind>at|about|after|before|from) (?P<first>{_CLOCK})(?: (?:to|or) (?P<last>{_CLOCK}))?")


def fixed_day(wish: str | None) -> date | None:
    """The date of a wished day; None when it is left open or there is none."""
    try:
        return date.fromisoformat(wish or "")
    except ValueError:
        return None


def open_day(wish: str | None) -> str | None:
    """The words of a wished day that is left open, else None."""
    return wish if wish and fixed_day(wish) is None else None


def spoken_day(wish: str | None) -> str:
    """A wished day in words: "Friday, 6 March 2026", "any day"; empty where there is none."""
    day = fixed_day(wish)
    return long_date(day) if day else wish or ""


def hour_words(kind: str, first: float, last: float | None = None) -> str | None:
    """A wished hour as it is kept, such as "after 18:00"; None when there is no such hour.

    `kind` is at, about, after, before, or with two hours from or at; hours are counted from midnight, 17.5 is 17:30.
    """
    hours = [first] if last is None else [first, last]
    if not all(0 <= hour < 24 for hour in hours):
        return None
    clock = [f"{int(hour):02}:{round(hour % 1 * 60):02}" for hour in hours]
    return f"{kind} {(' or ' if kind == 'at' else ' to ').join(clock)}"


def spoken_hour(wish: str) -> str:
    """A wished hour as patients say it: "after 6 pm"."""
    said = re.sub(r"\d\d:\d\d", lambda match: _spoken(time.fromisoformat(match.group())), wish)
    return re.sub(r"^from (.*) to", r"between \1 and", said)


def span(wish: str | None) -> tuple[time | None, time | None]:
    """From and to when a wished hour lasts; None on the side that it leaves open, or on both when there is none."""
    match = HOUR.fullmatch(wish or "")
    if match is None:
        return None, None
    first = time.fromisoformat(match["first"])
    if match["kind"] == "before":
        return None, first
    last = time.fromisoformat(match["last"]) if match["last"] and match["kind"] == "from" else first
    return first, None if match["kind"] == "after" else last


def _spoken(moment: time) -> str:
    hour = f"{moment.hour % 12 or 12}" + (f":{moment:%M}" if moment.minute else "")
    return f"{hour} {'noon' if moment == time(12) else 'am' if moment.hour < 12 else 'pm'}"
