"""Says how much of a course fits into a stay of some days."""

from collections.abc import Sequence

from clinic.course.sums import figures_for_days, period_words, sessions_within
from clinic.course.wording import said
from clinic.facts.figures import Period
from clinic.facts.schema import Treatment

# What the whole is opened with, by the best that is said of any treatment.
OPENINGS = {"stay_all": "stay_whole", "stay_least": "stay_some", "stay": "stay_part", "stay_unknown": "stay_part"}


def stay(days: int, treatments: Sequence[Treatment]) -> str:
    """How many sessions of each treatment fit, a line each."""
    told = [_fitting(days, treatment) for treatment in treatments]
    opening = next(opening for key, opening in OPENINGS.items() if key in dict(told))
    lines = [f"• {said(key, filled)}" for key, filled in told]
    return "\n".join([said(opening, {"span": _span(days)}), *lines, said("stay_ends")])


def _fitting(days: int, treatment: Treatment) -> tuple[str, dict[str, str]]:
    """The text on a treatment and what fills it."""
    known, name = figures_for_days(treatment.figures), treatment.name
    if known is None:
        return "stay_unknown", {"name": name}
    sessions, interval = known
    filled = {**treatment.figures.words(), "name": name, "interval": period_words(interval)}
    number, least = sessions_within(days, interval), sessions.least
    if number >= (sessions.most or least):
        return "stay_all", filled
    filled |= {"number": f"up to {number}" if number > 1 or least == 1 else "1"}
    return "stay" if number < least else "stay_least", filled


def _span(days: int) -> str:
    if days % 7 == 0:
        return period_words(Period(weeks=days // 7, months=None))
    if days % 30 == 0:
        return period_words(Period(weeks=None, months=days // 30))
    return f"{days} day{'s' if days > 1 else ''}"
