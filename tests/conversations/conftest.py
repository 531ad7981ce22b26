"""What conversations share: a real action server with a store of its own, and a patient who talks and looks into it."""

import asyncio
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from rasa.shared.core.events import SlotSet

from clinic.settings import clinic_zone
from clinic.timeline import MONTHS, long_date
from tests.conftest import Reply
from tests.faults.processes import ActionServer, stored

REFERENCE = re.compile(r"reference is (\w{3}-\w{3})")
# One message: what is said, what the reply contains in this order, and what it does not.
Turn = tuple[str, list[str], list[str]]


@pytest.fixture(scope="session")
def action_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ActionServer]:
    """An action server on a free port with an empty store, which ends with the tests."""
    folder = tmp_path_factory.mktemp("action-server")
    server = ActionServer(folder / "bookings.sqlite", folder / "actions.log")
    server.start()
    yield server
    server.kill()


@pytest.fixture(scope="session")
def agent(agent: Any, action_server: ActionServer) -> Any:
    """The assistant, whose actions run in that server."""
    from rasa.utils.endpoints import EndpointConfig

    agent.processor.action_endpoint = EndpointConfig(action_server.url)
    return agent


class Patient:
    """Somebody in one conversation, who remembers the reference that was told."""

    def __init__(self, agent: Any, server: ActionServer) -> None:
        """A new conversation; what others have stored before is of no interest."""
        self._agent, self._database, self.id = agent, server.database, uuid4().hex
        self.channel: str | None = None  # by which it takes place, and what that says of each message
        self.metadata: dict[str, Any] = {}
        self._before = len(stored(self._database))
        self.known = days(datetime.now(clinic_zone()).date())

    @property
    def rows(self) -> list[dict[str, Any]]:
        """What this conversation has stored."""
        return stored(self._database)[self._before :]

    def says(self, message: str) -> Reply:
        """The reply to a message, in which nothing is left unfilled."""
        from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

        message = message if message.startswith("/") else message.format(**self.known)  # or else a button
        channel = CollectingOutputChannel()
        said = UserMessage(message, channel, self.id, input_channel=self.channel, metadata=dict(self.metadata))
        asyncio.run(self._agent.handle_message(said))
        parts = channel.messages
        buttons = {button["title"]: button["payload"] for part in parts for button in part.get("buttons", [])}
        reply = Reply([part["text"] for part in parts if part.get("text")], buttons)
        assert reply.texts, f"silence after {message!r}"
        assert not re.search(r"[{}]|\bNone\b", reply.text + " ".join(reply.buttons)), reply.text
        if told := REFERENCE.search(reply.text):
            self.known["reference"] = told[1]
        return reply

    def waits(self, silence: timedelta) -> None:
        """Has everything in the conversation happened so much earlier."""
        store = self._agent.tracker_store
        tracker = asyncio.run(store.retrieve(self.id))
        for event in tracker.events:
            event.timestamp -= silence.total_seconds()
            if isinstance(event, SlotSet) and event.key == "request" and event.value:
                touched = datetime.fromisoformat(event.value["touched"]) - silence
                details = dict(event.value["details"])
                if "day" in details:
                    details["day"] = (date.fromisoformat(details["day"]) - silence).isoformat()
                event.value = {**event.value, "touched": touched.isoformat(), "details": details}
        asyncio.run(store.save(tracker))

    def plays(self, turns: list[Turn]) -> None:
        """Says all messages and checks each reply."""
        for message, present, absent in turns:
            reply = self.says(message).text
            places = [reply.find(part.format(**self.known)) for part in present]
            assert -1 not in places and places == sorted(places), (message, present, reply)
            assert [part for part in absent if part.format(**self.known) in reply] == [], (message, reply)


@pytest.fixture
def new_patient(agent: Any, action_server: ActionServer) -> Callable[[], Patient]:
    """Makes a patient in a conversation of their own."""
    return lambda: Patient(agent, action_server)


@pytest.fixture
def patient(new_patient: Callable[[], Patient]) -> Patient:
    """A new patient."""
    return new_patient()


def days(today: date) -> dict[str, str]:
    """Days around today as patients type them ("soon"), and as the assistant writes them ("soon_long")."""
    twelfth = (today.replace(day=1) + timedelta(days=62)).replace(day=12)  # of the month after the next
    chosen = {
        "yesterday": today - timedelta(days=1), "today": today, "tomorrow": today + timedelta(days=1),
        "soon": today + timedelta(days=9), "later": today + timedelta(days=16), "ago": today - timedelta(days=35),
        "too_far": today + timedelta(days=400), "twelfth": twelfth, "thirteenth": twelfth + timedelta(days=1),
    }  # fmt: skip
    typed = {name: f"{day.day} {MONTHS[day.month - 1].lower()} {day.year}" for name, day in chosen.items()}
    long = {f"{name}_long": long_date(day) for name, day in chosen.items()}
    iso = {f"{name}_iso": day.isoformat() for name, day in chosen.items()}
    slashed = {f"{name}_slashed": f"{day:%d/%m/%Y}" for name, day in chosen.items()}
    return {**typed, **long, **iso, **slashed}
