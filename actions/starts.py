"""Keeps the days of first sessions that a patient has told: the latest one, and each treatment's own."""

from datetime import date

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from actions.punctual import latest_entities, latest_hidden
from clinic.dates import supposes


class Starts:
    """The days told before, and what the present message adds: `events` stores them."""

    def __init__(self, tracker: Tracker) -> None:
        """What the slots of the conversation hold."""
        self._latest: str | None = tracker.get_slot("start_date")
        self._own: dict[str, str] = dict(tracker.get_slot("starts") or {})
        # "What if I start in June" is another day for all that the conversation is about.
        self._anew = supposes(latest_hidden(tracker)) and not latest_entities(tracker, "treatment")

    def of(self, treatment: str | None) -> date | None:
        """The treatment's own day, else the one told last: "and mesotherapy?" asks of the same day."""
        told = self._own.get(treatment or "", self._latest) if self._latest else None
        return date.fromisoformat(told) if told else None

    def keep(self, treatment: str | None, day: date) -> None:
        """Takes a day that the message tells, of the treatment if it is known which one."""
        if self._anew:
            self._own.clear()
        self._latest = day.isoformat()
        if treatment:
            self._own[treatment] = self._latest

    def forget(self, treatment: str | None) -> None:
        """Drops the treatment's day, which is to be told again."""
        self._latest = None
        self._own.pop(treatment or "", None)

    def events(self) -> list[EventType]:
        """What keeps the days."""
        return [SlotSet("start_date", self._latest), SlotSet("starts", self._own or None)]
