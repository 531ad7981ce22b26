"""What tests of actions share: an empty store, a clock that stands, and a way to run an action as Rasa would."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy import create_engine

from actions import surroundings
from actions.requests import REQUEST
from clinic.bookings import Booking, Bookings

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=ZoneInfo("Asia/Kolkata"))  # a Monday


@pytest.fixture(autouse=True)
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A clinic with an empty store, on a Monday morning."""
    for name in ("STRAND_TIMEZONE", "STRAND_CLOSED_DAYS", "STRAND_PHONE_REGION", "STRAND_DATE_ORDER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("STRAND_DATABASE", f"sqlite:///{tmp_path}/store/bookings.sqlite")
    monkeypatch.setenv("STRAND_SECRET", "s" * 32)
    monkeypatch.setattr(surroundings, "now", lambda: NOW)
    surroundings.bookings.cache_clear()
    surroundings.facts.cache_clear()
    yield
    surroundings.bookings.cache_clear()
    surroundings.facts.cache_clear()


@dataclass
class Patient:
    """A conversation with one action; `said` holds the messages of the last turn."""

    action: Action
    slots: dict[str, Any] = field(default_factory=dict)
    events: list[dict[str, Any]] = field(default_factory=list)
    sender: str = "patient-1"
    channel: str = "rest"
    metadata: dict[str, Any] = field(default_factory=dict)
    said: list[dict[str, Any]] = field(default_factory=list)
    returned: list[dict[str, Any]] = field(default_factory=list)

    async def says(
        self,
        text: str,
        intent: str = "nlu_fallback",
        *between: str,
        named: Sequence[dict[str, Any]] = (),
        **entities: str,
    ) -> list[str]:
        """The responses to a message; `between` are actions before this one in the turn, `named` whole entities."""
        found = [*named, *({"entity": kind, "value": value} for kind, value in entities.items())]
        message = {"text": text, "intent": {"name": intent}, "entities": found}
        self.events.append({"event": "user", "text": text, "parse_data": message, "metadata": self.metadata})
        self.events += [{"event": "action", "name": name} for name in between]
        dispatcher = CollectingDispatcher()
        tracker = Tracker(self.sender, self.slots, message, self.events, False, None, {}, "action_listen")
        tracker.get_latest_input_channel = lambda: self.channel  # type: ignore[method-assign]
        self.returned = await self.action.run(dispatcher, tracker, {})
        self.said = dispatcher.messages
        for event in self.returned:
            self.slots[event["name"]] = event["value"]
            self.events.append(event)
        return [each.get("response") or each.get("text") or "custom" for each in self.said]

    async def hears(self, *texts: str) -> list[str]:
        """The responses to the last of several messages."""
        heard: list[str] = []
        for text in texts:
            heard = await self.says(text)
        return heard

    @property
    def request(self) -> Any:
        """What the slot holds."""
        return self.slots.get(REQUEST)


def stored() -> list[Booking]:
    """Everything in the store."""
    return Bookings(surroundings.bookings().engine).filtered()


@contextmanager
def locked_store() -> Iterator[None]:
    """A store in which another process is writing and does not end."""
    surroundings.bookings()  # the file has to be there
    engine = create_engine(surroundings.settings.database_url(), future=True)
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield
        connection.exec_driver_sql("ROLLBACK")
    engine.dispose()
