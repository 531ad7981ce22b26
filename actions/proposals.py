"""The day on which a patient asks to come: kept apart from the days that are told, and set beside the one due."""

from datetime import date

from rasa_sdk import Tracker

from actions.punctual import latest_hidden
from clinic.course import Event, Proposal, Question, away, proposed_days, read_proposal, weighed
from clinic.dates import read_event
from clinic.desk.request import Desk


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
    if proposal := proposed(tracker):
        days = proposed_days(proposal.day, due, at.today, at.order)
        return weighed(days, due) if days else ""
    absence = read_event(latest_hidden(tracker), at.today, order=at.order)
    return away(Event(absence.dates[0], absence.dates[-1]), due) if absence else ""
