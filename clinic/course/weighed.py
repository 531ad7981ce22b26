"""Says what a day on which a patient asks to come is to the one that is due by the figures."""

from collections.abc import Sequence
from datetime import date

from clinic.course.proposal import SHIFT
from clinic.course.wording import said, short_date
from clinic.dates import Order, read_date, shift_of
from clinic.timeline import span


def weighed(proposed: str, due: date, today: date, order: Order) -> str:
    """Whether the day that is proposed is before, on or after the one that is due; empty without a day."""
    days = _days(proposed, due, today, order)
    if not days:
        return ""
    first, last = days[0], days[-1]
    told = short_date(first) if first == last else f"{short_date(first)} to {short_date(last)}"
    filled = {"told": told, "due": short_date(due)}
    if first == due == last:
        return said("proposed_same", filled)
    if first <= due <= last:
        weighing = said("proposed_within", filled)
    elif last < due:
        weighing = said("proposed_before", {**filled, "span": span(last, due)})
    else:
        weighing = said("proposed_after", {**filled, "span": span(due, first)})
    return f"{weighing} {said('put_on_ask', {})}"


def _days(proposed: str, due: date, today: date, order: Order) -> Sequence[date]:
    """The days that are proposed: so much later than the one due, or those nearest to it."""
    if shift := SHIFT.search(proposed):
        step = shift_of(f"{shift['span']} {'later' if shift['ahead'] else 'earlier'}")
        return [due + step] if step else []
    found = (read_date(proposed, today, prefer=each, order=order) for each in ("past", "future"))
    named = [reading.dates for reading in found if reading and reading.dates]
    return min(named, key=lambda dates: abs(dates[0] - due), default=[])
