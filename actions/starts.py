"""Keeps the sessions that a patient has told: the days of the first ones, and each treatment's latest one."""

from datetime import date
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from actions.punctual import latest_entities, latest_hidden
from clinic.course import Latest
from clinic.dates import supposes


class Starts:
    """What was told before, and what the present message adds: `events` stores it."""

    def __init__(self, tracker: Tracker) -> None:
        """What the slots of the conversation hold."""
        self._last_told: str | None = tracker.get_slot("start_date")
        self._own: dict[str, str] = dict(tracker.get_slot("starts") or {})
        self._latest: dict[str, Any] = dict(tracker.get_slot("latest_sessions") or {})
        # "What if I start in June" is another day for all that the conversation is about.
        self._supposes = supposes(latest_hidden(tracker))
        self._anew = self._supposes and not latest_entities(tracker, "treatment")

    def of(self, treatment: str | None) -> date | None:
        """The treatment's own day, else the one told last: "and mesotherapy?" asks of the same day."""
        told = self._own.get(treatment or "", self._last_told) if self._last_told else None
        return date.fromisoformat(told) if told else None

    def latest(self, treatment: str | None) -> Latest | None:
        """The latest session of the treatment that was told, if it was not the first."""
        return Latest.from_slot(self._latest.get(treatment or ""))

    def keep(self, treatment: str | None, day: date) -> None:
        """Takes the day of a first session, of the treatment if it is known which one.

        Another course begins with a day that is only supposed, or after the latest session.
        """
        latest = self.latest(treatment)
        if latest and (self._supposes or (latest.day and latest.day <= day)):
            self._latest.pop(treatment or "")
        if self._anew:
            self._own.clear()
        self._last_told = day.isoformat()
        if treatment:
            self._own[treatment] = self._last_told

    def keep_latest(self, treatment: str | None, latest: Latest) -> None:
        """Takes what the message tells of a session that is not the first; a day that is known of it stays."""
        before = self.latest(treatment)
        if latest.day is None and before and before.day and before.number == latest.number:
            return
        self._latest[treatment or ""] = latest.as_dict()

    def forget(self, treatment: str | None) -> None:
        """Drops the treatment's first day, which is to be told again."""
        self._last_told = None
        self._own.pop(treatment or "", None)

    def events(self) -> list[EventType]:
        """What keeps the sessions."""
        return [SlotSet("start_date", self._last_told), SlotSet("starts", self._own or None),
                SlotSet("latest_sessions", self._latest or None)]  # fmt: skip
