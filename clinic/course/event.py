"""Says whether results show by the day of an event, and when the first session would have to be for that."""

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from clinic.dates import read_date
from clinic.facts.figures import Period
from clinic.facts.schema import Treatment
from clinic.texts import EVENTS
from clinic.timeline import MONTHS, long_date, span, timeline, until_results

# How a verdict is told in a word.
_WORDS = {"in_time": "word_in_time", "possible": "word_possible", "unknown": "word_unknown",
          **dict.fromkeys(("perhaps", "perhaps_by", "perhaps_from"), "word_perhaps")}  # fmt: skip


@dataclass(frozen=True)
class Event:
    """The day by which something is to be, or the days of a month of which nobody knows the day."""

    first: date
    last: date

    @classmethod
    def from_slot(cls, stored: object) -> "Event | None":
        """The event in a slot, which holds one day or two (ISO 8601, "/" between them)."""
        days = [date.fromisoformat(day) for day in str(stored).split("/")] if stored else []
        return cls(days[0], days[-1]) if days else None

    def narrowed(self, text: str) -> "Event | None":
        """The day that a message names of the month in which the event is; None if it names none of it."""
        if not self.is_month:
            return None
        # What counts from a day, such as "tomorrow", is another one from each, and none of that month.
        bases = (self.first, self.first - timedelta(days=1))
        named = [dates.dates for base in bases if (dates := read_date(text, base, prefer="future"))]
        certain = len(named) == len(bases) and named[0] == named[1] and len(named[0]) == 1
        inside = certain and self.first <= named[0][0] <= self.last
        return Event(named[0][0], named[0][0]) if inside else None

    @property
    def words(self) -> str:
        """The day, or the month: "March 2027"."""
        if self.first == self.last:
            return long_date(self.first)
        if self.is_month:
            return f"{MONTHS[self.first.month - 1]} {self.first.year}"
        if (self.first.month, self.first.year) == (self.last.month, self.last.year):
            return f"{self.first.day} to {self.last.day} {MONTHS[self.first.month - 1]} {self.first.year}"
        return f"{long_date(self.first)} to {long_date(self.last)}"

    @property
    def when(self) -> str:
        """The same after a noun: "in March 2027", "on a day from ... to ..."."""
        return f"in {self.words}" if self.is_month else f"on a day from {self.words}"

    @property
    def is_month(self) -> bool:
        """Whether it is a whole month."""
        return self.first.day == 1 and self.last == self.first + relativedelta(day=31)


def verdict(key: str, treatment: Treatment, start: date, event: Event, today: date) -> str:
    """Whether results of a course that starts (started) on a day show by the event, in one or two sentences."""
    earliest, latest = timeline(key, treatment, start, today).results
    filled = {"name": treatment.name, "start": "today" if start == today else f"on {long_date(start)}",
              "event": event.words, "words": treatment.figures.words().get("results", ""),
              "what": "results" if latest is None else "new growth"}  # fmt: skip
    filled |= {name: long_date(day) for name, day in (("earliest", earliest), ("latest", latest)) if day}
    end = latest or earliest
    if end is not None:
        on = "that very day" if event.first == event.last else f"the first day of {event.words}"
        filled["ahead"] = on if end == event.first else f"{span(end, event.first)} before {event.words}"
        first = earliest or end
        filled["behind"] = f"{span(event.last, first)} after" if first > event.last else ""
    return EVENTS.said(_verdict(earliest, latest, start, event), **filled)


def verdict_in(key: str, treatment: Treatment, start: Event, event: Event, today: date) -> str:
    """The same of a course that starts on some day of a month or week: until which of its days, if that matters."""
    days = [start.first + timedelta(days=step) for step in range((start.last - start.first).days + 1)]
    each = [_verdict(*timeline(key, treatment, day, today).results, day, event) for day in days]
    turns = [index for index in range(1, len(days)) if each[index] != each[index - 1]]
    if not turns:
        surest = start.first if _WORDS.get(each[0]) is None else start.last
        return verdict(key, treatment, surest, event, today)
    phases = (
        EVENTS.words("phase", day=long_date(days[turn]), word=EVENTS.words(_WORDS.get(each[turn], "word_not")))
        for turn in turns
    )
    whole = verdict(key, treatment, days[turns[0] - 1], event, today)
    return EVENTS.words("depends", whole=whole, phases="; ".join(phases))


def due(treatment: Treatment, event: Event, today: date) -> str:
    """By when the first session would have to be, or have been, for results by the event; empty where not stated."""
    back = _back(treatment)
    if back is None:
        return ""
    day = _last_start(event.first, *back)
    return EVENTS.words(
        "overdue" if day < today else "due", due=long_date(day), words=treatment.figures.words()["results"]
    )


def latest_start(key: str, treatment: Treatment, event: Event, today: date) -> str:
    """When a course would have to start for results by the event; if it is too late, what a start today would mean."""
    back, words = _back(treatment), treatment.figures.words().get("results", "")
    filled = {"name": treatment.name, "event": event.words, "words": words}
    if back is None:
        return EVENTS.said("unknown", **filled)
    day = _last_start(event.first, *back)
    filled["due"] = long_date(day)
    if day < today:
        late = EVENTS.said("late", **filled)
        return f"{late} {verdict(key, treatment, today, event, today)}"
    if day == today:
        return EVENTS.said("start_today", **filled)
    return EVENTS.said("start", **filled, when=span(today, day))


def in_month(key: str, treatment: Treatment, start: Event, today: date) -> str:
    """When results are to be expected of a course that starts on some day of a month or week."""
    ends = [timeline(key, treatment, day, today).results for day in (start.first, start.last)]
    (first_early, first_late), (_, last_late) = ends
    days = [first_early or first_late, last_late or ends[1][0]]
    if None in days:
        return EVENTS.said("no_time", name=treatment.name)
    earliest, latest = (long_date(day) for day in days if day)
    can = "could" if days[1] and days[1] < today else "can"
    key = "month" if last_late else "month_after"
    return EVENTS.said(key, name=treatment.name, month=start.when, earliest=earliest, latest=latest, can=can)


def _verdict(earliest: date | None, latest: date | None, start: date, event: Event) -> str:
    if event.last < start:
        return "before"
    if latest is None:
        if earliest is None:
            return "unknown"
        return "possible" if earliest <= event.first else "perhaps_from" if earliest <= event.last else "too_late_from"
    if latest <= event.first:
        return "in_time"
    if earliest and earliest <= event.last:
        return "perhaps"
    if earliest:
        return "too_late_from"
    return "too_late" if latest > event.last else "perhaps_by"


def _back(treatment: Treatment) -> tuple[Period, int] | None:
    """The time from the first session until results are to be expected, as a period and how often."""
    earliest, latest = until_results(treatment.figures)
    return latest or earliest


def _last_start(event: date, period: Period, times: int) -> date:
    """The last day from which so many periods end by the event: of "28 February" less 3 months 30 November."""
    whole = relativedelta(weeks=(period.weeks or 0) * times, months=(period.months or 0) * times)
    day = event - whole
    while day + timedelta(days=1) + whole <= event:
        day += timedelta(days=1)
    return day
