"""The day on which a patient asks to come: kept apart from the days that are told, and set beside the one due."""

from datetime import date

from rasa_sdk import Tracker

from actions.punctual import latest_hidden
from clinic.course import Event, Proposal, Question, away, proposed_days, read_proposal, weighed
from clinic.dates import read_dates, read_event
from clinic.dates.words import pattern_of
from clinic.desk.request import Desk

UNTIL = pattern_of(r"\b(?:until|till|upto|up\s+to|tak)\b")


def proposed(tracker: Tracker) -> Proposal | None:
    """The day on which the patient asks to come, where that is what the message asks."""
    question = Question.from_dict(tracker.get_slot("course"))
    return read_proposal(latest_hidden(tracker)) if question and question.proposes else None


def told_words(tracker: Tracker) -> str:
    """What the patient wrote, without a day on which a session only may be."""
    proposal = proposed(tracker)
    return proposal.rest if proposal else latest_hidden(tracker)


def beside_due(tracker: Tracker, due: date, at: Desk) -> str:
    """What the day on which the patient asks to come, or the days of being away, are to the one that is due."""
    proposal = proposed(tracker)
    days = _days(proposal, due, at) if proposal else None
    if not proposal or not days:
        return ""
    return away(days, due) if proposal.away else weighed(days, due)


def _days(proposal: Proposal, due: date, at: Desk) -> Event | None:
    if not proposal.away:
        return proposed_days(proposal.day, due, at.today, at.order)
    named = read_event(proposal.day, at.today, order=at.order) or next(
        iter(read_dates(proposal.day, at.today, prefer="future", order=at.order)), None
    )
    if not named or not named.dates:
        return None
    return Event(at.today if UNTIL.search(proposal.day) and len(named.dates) == 1 else named.dates[0], named.dates[-1])
