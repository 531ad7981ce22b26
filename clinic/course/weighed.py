"""Says what a day on which a patient asks to come is to the one that is due by the figures."""

from datetime import date, timedelta

from clinic.course.event import Event
from clinic.course.sums import MOST_COUNTED
from clinic.course.wording import said, short_date
from clinic.dates import Order, on_either_side, shift_of
from clinic.facts.figures import Period
from clinic.timeline import add, span

A_WEEK = timedelta(days=7)


def weighed(days: Event, due: date) -> str:
    """Whether the day or days that are proposed are before, on or after the one that is due."""
    first, last = days.first, days.last
    filled = {"told": _words(days), "due": short_date(due)}
    if first == due == last:
        return said("proposed_same", filled)
    if first <= due <= last:
        weighing = said("proposed_within", filled)
    elif last < due:
        weighing = said("proposed_before", {**filled, "span": span(last, due)})
    else:
        weighing = said("proposed_after", {**filled, "span": span(due, first)})
    return f"{weighing} {put_on_ask()}"


def away(days: Event, due: date, interval: Period | None) -> str:
    """Whether the day that is due, or that of a session after it, is among those on which the patient is away."""
    filled = {"due": short_date(due)}
    if not days.first <= due <= days.last:
        later = _later_within(days, due, interval)
        told = said("not_away", filled)
        return f"{told} {said('later_away', {'due': short_date(later)})} {put_on_ask()}" if later else told
    return f"{said('proposed_within', filled)} {put_on_ask()}"


def _later_within(days: Event, due: date, interval: Period | None) -> date | None:
    """The first session after the one that is due which falls on the days."""
    after = (add(due, interval, number) for number in range(1, MOST_COUNTED)) if interval else ()
    return next((day for day in after if days.first <= day <= days.last), None)


def put_on_ask() -> str:
    """That only the clinic can say whether another day is as good."""
    return said("put_on_ask")


def proposed_days(proposed: str, due: date, today: date, order: Order) -> Event | None:
    """The days that are proposed: so much later than the one due, or those nearest to it.

    Nobody asks to come on a day that is over, where the same words name one within a week.
    """
    if step := shift_of(proposed):
        return Event(due + step, due + step)
    named = [each.dates for each in on_either_side(proposed, today, order) if each and each.dates]
    soon = [dates for dates in named if today <= dates[0] <= today + A_WEEK]
    nearest = min(soon or named, key=lambda dates: abs(dates[0] - due), default=None)
    return Event(nearest[0], nearest[-1]) if nearest else None


def _words(days: Event) -> str:
    return short_date(days.first) if days.first == days.last else days.words
