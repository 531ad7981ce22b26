"""What fault tests share: a real action server, and a patient who talks to the assistant that uses it."""

import asyncio
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from clinic.settings import clinic_zone
from tests.conftest import Reply
from tests.faults.processes import ActionServer

REFERENCE = re.compile(r"[Rr]eference is (\w{3}-\w{3})")
FAQ, FAQ_ANSWER = "what causes hair loss?", "utter_ask_causes"
REFUSED = "utter_request_failed"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options of `make faults`."""
    parser.addoption("--bookings", type=int, default=300, help="how many bookings the big run pushes through")
    parser.addoption("--seed", type=int, default=None, help="chance of the big run; one is drawn and printed otherwise")


def next_wednesday() -> date:
    """A day that can be booked."""
    today = datetime.now(clinic_zone()).date()
    return today + timedelta(days=7 + (2 - today.weekday()) % 7)


class Patient:
    """Somebody in one conversation with the assistant."""

    def __init__(self, agent: Any) -> None:
        """A new conversation."""
        self.agent, self.id = agent, uuid4().hex

    def says(self, message: str) -> Reply:
        """The reply to a message, which is never silence."""
        return asyncio.run(self.asks(message))

    async def asks(self, message: str) -> Reply:
        """The same in a loop that runs already."""
        from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

        channel = CollectingOutputChannel()
        await self.agent.handle_message(UserMessage(message, channel, self.id))
        texts = [str(part["text"]) for part in channel.messages if part.get("text")]
        assert texts, f"silence after {message!r}"
        return Reply(texts)

    @property
    def request(self) -> Any:
        """What is known of the booking so far."""
        tracker = asyncio.run(self.agent.tracker_store.get_or_create_tracker(self.id))
        return tracker.get_slot("request")

    def is_told(self, response: str, reply: Reply) -> bool:
        """Whether the reply has this response of the domain, in whatever variation."""
        return any(each["text"] in reply.text for each in self.agent.domain.responses[response])


def reference_in(reply: Reply) -> str | None:
    """The reference that a reply confirms."""
    found = REFERENCE.search(reply.text)
    return found and found.group(1)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ActionServer]:
    """A running action server with an empty store."""
    server = ActionServer(tmp_path / "bookings.sqlite", tmp_path / "actions.log")
    server.start()
    yield server
    server.kill()


@pytest.fixture
def patient(agent: Any, server: ActionServer, monkeypatch: pytest.MonkeyPatch) -> Patient:
    """A new patient of the assistant, which uses that action server."""
    connect(agent, server.url, monkeypatch)
    return Patient(agent)


def connect(agent: Any, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Has the assistant call its actions there, with the default settings on its own side too."""
    from rasa.utils.endpoints import EndpointConfig

    for name in ("STRAND_PHONE_REGION", "STRAND_DATE_ORDER", "STRAND_TIMEZONE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(agent.processor, "action_endpoint", EndpointConfig(url))
