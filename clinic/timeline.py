"""When sessions and results fall on the calendar, counted from a first session by the figures of the documents."""

import datetime
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from dateutil.relativedelta import relativedelta

from clinic.dates import spelling
from clinic.facts.figures import Figures, Period
from clinic.facts.schema import Treatment
from clinic.phrasing import sentence_case
from clinic.texts import RESULTS

DAYS, MONTHS = ([name.capitalize() for name in names] for names in (spelling.WEEKDAYS, spelling.MONTHS))


@dataclass(frozen=True)
class Step:
    """A day of a timeline, or the time from `date` to `until`."""

    kind: Literal["session", "results", "today"]
    label: str
    date: datetime.date  # the field's own name hides the imported one
    until: datetime.date | None = None
    optional: bool = False


@dataclass(frozen=True)
class Timeline:
    """A treatment (its id and name) from the day of its first session on; the steps are in the order of their days."""

    treatment: str
    name: str
    start: date
    today: date
    steps: list[Step]
    figures: Figures

    @property
    def results(self) -> tuple[date | None, date | None]:
        """The earliest and the latest day for results; None where the document gives none."""
        return _results(self.figures, self.start)

    @property
    def position(self) -> str:
        """Where today stands, in words: "today you are 5 weeks in"."""
        if self.today == self.start:
            return RESULTS.words("position_start")
        if self.today < self.start:
            when = "tomorrow" if (self.start - self.today).days == 1 else f"in {span(self.today, self.start)}"
            return RESULTS.words("position_ahead", when=when)
        earliest, latest = self.results
        end, time, gone = latest or earliest, _time(self.figures), span(self.start, self.today)
        if end is None or self.today < end:
            begun = earliest and earliest <= self.today
            return RESULTS.words("position_window" if begun else "position_in", span=gone, time=time)
        if self.today == end:
            return RESULTS.words("position_ending", time=time)
        when = "yesterday" if (self.today - end).days == 1 else f"{span(end, self.today)} ago"
        return RESULTS.words("position_ended", time=time, when=when)

    def as_dict(self) -> dict[str, Any]:
        """The timeline for a website that draws it: only text, booleans and nulls, days in ISO 8601."""
        earliest, latest = self.results
        return {
            "treatment": self.treatment, "name": self.name, "start": _iso(self.start), "today": _iso(self.today),
            "position": self.position, "results": {"earliest": _iso(earliest), "latest": _iso(latest)},
            "steps": [{"kind": step.kind, "label": step.label, "date": _iso(step.date), "until": _iso(step.until),
                       "optional": step.optional} for step in self.steps],
        }  # fmt: skip


def add(start: date, period: Period, times: int = 1) -> date:
    """The day that lies `times` periods after a day.

    A week has 7 days. Months follow dateutil's rule (https://dateutil.readthedocs.io/en/stable/relativedelta.html): the
    same day of the month, or the last day of a month that is too short, so that 31 January and a month is 28 or 29
    February. Always count from the start: from 28 February a month on is 28 March, not 31 March.

    Raises:
        OverflowError, ValueError: for a day after the year 9999.
    """
    return start + relativedelta(weeks=(period.weeks or 0) * times, months=(period.months or 0) * times)


def until_results(figures: Figures) -> list[tuple[Period, int] | None]:
    """The least and the most time from the first session until results: each a period and how often, if stated."""
    results, sessions, interval = figures.results, figures.sessions, figures.interval
    if results and results.by:
        return [(results.start, 1) if results.start else None, (results.by, 1)]
    return [(interval, sessions.least - 1) if results and sessions and interval else None, None]


def _results(figures: Figures, start: date) -> tuple[date | None, date | None]:
    earliest, latest = (add(start, *time) if time else None for time in until_results(figures))
    return earliest, latest


def timeline(key: str, treatment: Treatment, start: date, today: date) -> Timeline:
    """The sessions and results of a treatment that starts (started) on a day, as far as its figures tell."""
    figures = treatment.figures
    here = Step("today", RESULTS.words("label_today"), today)
    steps = [*_sessions(figures, start), *_result_steps(figures, start), here]
    return Timeline(key, treatment.name, start, today, sorted(steps, key=lambda step: step.date), figures)


def describe(timeline: Timeline, *, results: bool = True, sessions: bool = True) -> str:
    """The timeline as an answer: results and sessions, if they are not told already, where today stands, no promise."""
    earliest, latest = timeline.results
    over = latest is not None and latest < timeline.today
    filled = {**timeline.figures.words(), "name": timeline.name, "can": "could" if over else "can",
              "start": long_date(timeline.start)}  # fmt: skip
    filled["words"] = filled.get("results", "")
    filled |= {key: long_date(day) for key, day in (("earliest", earliest), ("latest", latest)) if day}
    of_sessions = _session_sentence(timeline, filled, with_results=results)
    keys = (_result_sentence(timeline) if results else None, of_sessions if sessions else None)
    said = [RESULTS.said(key, **filled) for key in keys if key]
    ending = RESULTS.said("over") if over else no_promise()
    return " ".join([*said, f"{sentence_case(timeline.position)}.", ending])


def no_promise() -> str:
    """That results vary, which is said wherever a day is given for them."""
    return RESULTS.said("no_promise")


def long_date(day: date) -> str:
    """The day with its weekday, in English whatever the locale: "Friday, 11 June 2027"."""
    return f"{DAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def _sessions(figures: Figures, start: date) -> list[Step]:
    sessions, interval = figures.sessions, figures.interval
    if not sessions or not interval:
        return [Step("session", RESULTS.words("label_first"), start)]
    return [
        Step("session", RESULTS.words("label_if_needed" if number > sessions.least else "label_session", number=number),
             add(start, interval, number - 1), optional=number > sessions.least)
        for number in range(1, (sessions.most or sessions.least) + 1)
    ]  # fmt: skip


def _result_steps(figures: Figures, start: date) -> list[Step]:
    earliest, latest = _results(figures, start)
    if earliest and latest:
        return [Step("results", RESULTS.words("label_from"), earliest, until=latest)]
    label = RESULTS.words("label_by" if latest else "label_after")
    return [Step("results", label, day) for day in (earliest, latest) if day]


def _result_sentence(timeline: Timeline) -> str:
    earliest, latest = timeline.results
    if latest:
        return "growth_between" if earliest else "growth_by"
    if earliest:
        return "results_from"
    return "undated" if timeline.figures.results else "no_results"


def _session_sentence(timeline: Timeline, filled: dict[str, str], with_results: bool) -> str | None:
    """Which sentence tells of the sessions, if the results' has not; puts their dates into what fills it."""
    sessions, interval = timeline.figures.sessions, timeline.figures.interval
    if not sessions:
        return "no_sessions"
    least, most = sessions.least, sessions.most or sessions.least
    if most == 1 and sessions.most:
        return "one"
    results = timeline.figures.results
    told = with_results and results and results.after
    if not interval:
        return None if told else "no_dates"
    if told and least == most:
        return None
    filled |= {"least": str(least), "most": str(most), "done": long_date(add(timeline.start, interval, least - 1)),
               "last": long_date(add(timeline.start, interval, most - 1))}  # fmt: skip
    return "range" if 1 < least < most else "count"


def _time(figures: Figures) -> str:
    """The time after which results should show: "3 to 6 months", "time for 8 sessions"."""
    if not figures.results or not figures.results.by:
        return f"time for {figures.sessions.least if figures.sessions else 0} sessions"
    by, start = figures.results.by, figures.results.start
    end = f"{by.count} {by.unit}" + ("s" if by.count > 1 else "")
    if not start:
        return end
    return f"{start.count}{'' if start.unit == by.unit else f' {start.unit}s'} to {end}"


def span(first: date, last: date) -> str:
    """The time between two days as a person would say it: in days up to 13, in weeks up to 13, then in months."""
    days, apart = (last - first).days, relativedelta(last, first)
    months = apart.years * 12 + apart.months
    if days < 14:
        return "a week" if days == 7 else f"{days} day{'s' if days > 1 else ''}"
    if days < 14 * 7 and not (months == 3 and apart.days == 0):
        return f"{'' if days % 7 == 0 else 'about '}{round(days / 7)} weeks"
    return f"{'' if apart.days == 0 else 'about '}{months + (apart.days > 15)} months"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
