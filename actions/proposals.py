"""Sets the day on which a patient asks to come, or the days of being away, beside the one that is due."""

from datetime import date

from actions.message import Message
from clinic.course import Absence, Event, away, proposed_days, put_on_ask, weighed
from clinic.dates import read_dates, read_event
from clinic.desk.request import Desk
from clinic.facts.figures import Period
from clinic.patterns import any_case

UNTIL = any_case(r"\b(?:until|till|upto|up\s+to|tak)\b")


def beside_due(message: Message, due: date, interval: Period | None) -> str:
    """What the days that the message proposes, or on which the patient is away, are to the one that is due."""
    proposed, at = message.proposed, message.at
    if proposed is None:
        return ""
    if isinstance(proposed, Absence):
        absent = _days_of(proposed, at)
        return away(absent, due, interval) if absent else put_on_ask()  # "I can't come on that day"
    days = proposed_days(proposed.day, due, at.today, at.order)
    return weighed(days, due) if days else put_on_ask()


def _days_of(absence: Absence, at: Desk) -> Event | None:
    event = read_event(absence.words, at.today, order=at.order)
    named = [event] if event else read_dates(absence.words, at.today, prefer="future", order=at.order)
    days = sorted(day for each in named for day in each.dates)
    if not days:
        return None
    return Event(at.today if UNTIL.search(absence.words) and len(days) == 1 else days[0], days[-1])
