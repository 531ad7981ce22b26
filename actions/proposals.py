"""The day on which a patient asks to come: kept apart from the days that are told, and set beside the one due."""

from datetime import date

from rasa_sdk import Tracker

from actions.punctual import latest_hidden
from clinic.course import Event, Proposal, Question, away, proposed_days, put_on_ask, read_proposal, weighed
from clinic.dates import read_dates, read_event
from clinic.dates.words import pattern_of
from clinic.desk.request import Desk
from clinic.facts.figures import Period

UNTIL = pattern_of(r"\b(?:until|till|upto|up\s+to|tak)\b")


def proposed(tracker: Tracker) -> Proposal | None:
    """The day on which the patient asks to come, where that is what the message asks."""
    question = Question.from_dict(tracker.get_slot("course"))
    return read_proposal(latest_hidden(tracker)) if question and question.proposes else None


def told_words(tracker: Tracker) -> str:
    """What the patient wrote, without a day on which a session only may be."""
    proposal = proposed(tracker)
    return proposal.rest if proposal else latest_hidden(tracker)


def beside_due(tracker: Tracker, due: date, interval: Period | None, at: Desk) -> str:
    """What the day on which the patient asks to come, or the days of being away, are to the one that is due."""
    proposal = proposed(tracker)
    days = _days(proposal, due, at) if proposal else None
    if proposal and proposal.away and not days:
        return put_on_ask()  # "I can't come on that day"
    if not proposal or not days:
        return ""
    return away(days, due, interval) if proposal.away else weighed(days, due)


def _days(proposal: Proposal, due: date, at: Desk) -> Event | None:
    if not proposal.away:
        return proposed_days(proposal.day, due, at.today, at.order)
    event = read_event(proposal.day, at.today, order=at.order)
    named = [event] if event else read_dates(proposal.day, at.today, prefer="future", order=at.order)
    days = sorted(day for each in named for day in each.dates)
    if not days:
        return None
    return Event(at.today if UNTIL.search(proposal.day) and len(days) == 1 else days[0], days[-1])
