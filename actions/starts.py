"""Keeps the sessions that a patient has told: the days of the first ones, and each treatment's others."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from actions.punctual import latest_entities, latest_hidden
from clinic.course import Told, kept
from clinic.dates import supposes


class Starts:
    """What was told before, and what the present message adds: `events` stores it."""

    def __init__(self, tracker: Tracker) -> None:
        """What the slots of the conversation hold."""
        self._last_told: str | None = tracker.get_slot("start_date")
        self._own: dict[str, str] = dict(tracker.get_slot("starts") or {})
        self._told: dict[str, list[dict[str, Any]]] = dict(tracker.get_slot("told_sessions") or {})
        # "What if I start in June" is another day for all that the conversation is about.
        self._supposes = supposes(latest_hidden(tracker))
        self._anew = self._supposes and not latest_entities(tracker, "treatment")

    def of(self, treatment: str | None) -> date | None:
        """The treatment's own day, else the one told last: "and mesotherapy?" asks of the same day."""
        told = self._own.get(treatment or "", self._last_told) if self._last_told else None
        return date.fromisoformat(told) if told else None

    def told(self, treatment: str | None) -> list[Told]:
        """The sessions of the treatment that were told beside the first, in order."""
        return [Told.from_dict(each) for each in self._told.get(treatment or "", [])]

    def latest(self, treatment: str | None) -> Told | None:
        """The latest of them."""
        return next(reversed(self.told(treatment)), None)

    def keep(self, treatment: str | None, day: date) -> None:
        """Takes the day of a first session, of the treatment if it is known which one.

        Another course begins with a day that is only supposed, or after the latest session.
        """
        latest = self.latest(treatment)
        if latest and (self._supposes or (latest.day and latest.day <= day)):
            self._told.pop(treatment or "")
        if self._anew:
            self._own.clear()
        self._last_told = day.isoformat()
        if treatment:
            self._own[treatment] = self._last_told

    def keep_told(self, treatment: str | None, told: Iterable[Told]) -> None:
        """Takes what the message tells of sessions that are not the first; a day that is known of one stays."""
        for each in told:
            self._told[treatment or ""] = [one.as_dict() for one in kept(self.told(treatment), each)]

    def forget(self, treatment: str | None) -> None:
        """Drops the treatment's first day, which is to be told again."""
        self._last_told = None
        self._own.pop(treatment or "", None)

    def events(self) -> list[EventType]:
        """What keeps the sessions."""
        return [SlotSet("start_date", self._last_told), SlotSet("starts", self._own or None),
                SlotSet("told_sessions", self._told or None)]  # fmt: skip
