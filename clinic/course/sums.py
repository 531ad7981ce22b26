"""Counts with the figures of a treatment: how long a course is, which day a session falls on, how many fit."""

from datetime import date, timedelta

from clinic.facts.figures import Figures, Period, Sessions
from clinic.timeline import add

MOST_COUNTED = 100  # sessions; no course is longer


def times(period: Period, number: int) -> Period | None:
    """So many periods after each other; None for none at all."""
    if number < 1:
        return None
    return Period(weeks=period.weeks * number if period.weeks else None,
                  months=period.months * number if period.months else None)  # fmt: skip


def period_words(period: Period | None) -> str:
    """A period as words: "a week", "7 weeks", "a single day" for none."""
    if period is None:
        return "a single day"
    return f"a {period.unit}" if period.count == 1 else f"{period.count} {period.unit}s"


def course_words(sessions: Sessions, interval: Period) -> str:
    """The time from the first session to the last: "2 to 5 months", "at least 7 weeks"."""
    least, most = times(interval, sessions.least - 1), times(interval, (sessions.most or 1) - 1)
    if sessions.most is None:
        return f"at least {period_words(least)}"
    if sessions.most == sessions.least or most is None:
        return period_words(least)
    return f"{least.count if least else 0} to {period_words(most)}"


def in_days(period: Period | None) -> float:
    """About how many days it has, to put periods of weeks and of months in order."""
    return 0 if period is None else (period.weeks or 0) * 7 + (period.months or 0) * 30.44


def sessions_before(start: date, end: date, interval: Period, most: int | None) -> list[date]:
    """The days of the sessions from the first one on, the last of them before `end`; at most so many."""
    found: list[date] = []
    while len(found) < (most or MOST_COUNTED) and (day := add(start, interval, len(found))) < end:
        found.append(day)
    return found


def sessions_over(start: date, today: date, figures: Figures) -> int | None:
    """How many sessions would be over by the figures, today's among them; None if they do not tell."""
    if not figures.sessions or not figures.interval:
        return None
    most = figures.sessions.most or figures.sessions.least
    return len(sessions_before(start, today + timedelta(days=1), figures.interval, most))


def sessions_within(days: int, interval: Period) -> int:
    """How many sessions there can be in a stay of so many days, if the last falls on its last day."""
    start = date(2001, 1, 1)
    return len(sessions_before(start, start + timedelta(days=days + 1), interval, None))


def figures_for_days(figures: Figures) -> tuple[Sessions, Period] | None:
    """The number of sessions and the time between them; None if the documents do not state both."""
    return (figures.sessions, figures.interval) if figures.sessions and figures.interval else None
