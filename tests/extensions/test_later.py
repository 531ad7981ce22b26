"""Replies of reception on their way into a conversation: in the tracker once, sent at least once, never stuck."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.channels.channel import OutputChannel
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered

from clinic.booking_details import BookingDetails
from clinic.bookings import Booking, Bookings, request_key
from clinic.replies import ATTEMPTS, Replies
from clinic.store import StoreError, open_store
from extensions.channels import later
from extensions.channels.later import Undeliverable, Unread, deliver_replies, pause
from extensions.channels.tasks import end

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=timezone.utc)


class Output(OutputChannel):
    """Notes what is sent; `faults` are raised first, one a call."""

    def __init__(self, *faults: Exception) -> None:
        """What goes wrong."""
        self.sent: list[tuple[str, str, Any]] = []
        self.faults = list(faults)

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """As a channel does."""
        if self.faults:
            raise self.faults.pop(0)
        self.sent.append((recipient_id, text, kwargs))


class Agent:
    """What of Rasa's agent is used, with real stores."""

    def __init__(self) -> None:
        """A conversation has no events at first."""
        self.ready = True
        self.lock_store, self.tracker_store = InMemoryLockStore(), InMemoryTrackerStore(Domain.empty())

    def is_ready(self) -> bool:
        """Whether a model is loaded."""
        return self.ready

    async def heard(self, conversation: str) -> list[tuple[str | None, Any]]:
        """What the bot said in a conversation, with where it says it came from."""
        tracker = await self.tracker_store.get_or_create_tracker(conversation)
        return [(event.text, event.metadata["from"]) for event in tracker.events if isinstance(event, BotUttered)]


@pytest.fixture
def replies(tmp_path: Path) -> Replies:
    """The replies in an empty store."""
    return Replies(open_store(f"sqlite:///{tmp_path}/bookings.sqlite"))


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A clock that tests can set; nobody waits for it."""
    clock = SimpleNamespace(now=NOW)
    monkeypatch.setattr(later, "_now", lambda: clock.now)
    return clock


def add(replies: Replies, *texts: str, conversation: str = "c1", channel: str = "website") -> Booking:
    """A booking of a conversation with replies to it."""
    details = BookingDetails(
        "Asha", "+919876543210", NOW, day=date(2026, 3, 9), channel=channel, conversation=conversation
    )
    booking = Bookings(replies.engine).book(details, request_key(conversation, ""), NOW)
    for text in texts:
        replies.add(booking.reference, text, NOW)
    return booking


@asynccontextmanager
async def running(agent: Any, output: Output, replies: Replies) -> AsyncIterator[None]:
    """The loop on the website's channel, until the test is through with it."""
    app: Any = SimpleNamespace(ctx=SimpleNamespace(agent=agent))
    loop = asyncio.create_task(deliver_replies(app, "website", output, lambda: replies, idle=0.01))
    yield
    await end(loop)
    assert loop.cancelled()  # and not ended by itself


async def until(condition: Any) -> None:
    """Waits until something is so, ten seconds at most."""
    for _ in range(1000):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come to be")


async def test_is_sent_and_part_of_the_conversation(replies: Replies) -> None:
    """Replies reach their conversation in order, are in its tracker, and are sent once."""
    agent, output = Agent(), Output()
    one, _ = add(replies, "first", "second"), add(replies, "other", conversation="c2")
    add(replies, "not here", conversation="c3", channel="telegram")
    async with running(agent, output, replies):
        await until(lambda: len(output.sent) == 3)
        await asyncio.sleep(0.05)
    sent = [(text, kwargs) for conversation, text, kwargs in output.sent if conversation == "c1"]
    assert [text for text, _ in sent] == ["first", "second"]
    assert [kwargs["metadata"] for _, kwargs in sent] == [{"from": "reception", "reply": number} for number in (1, 2)]
    assert await agent.heard("c1") == [("first", "reception"), ("second", "reception")]
    assert await agent.heard("c2") == [("other", "reception")]
    assert [each.state for each in replies.of(one.id)] == ["sent", "sent"] and len(output.sent) == 3


async def test_undeliverable_is_left_to_staff(replies: Replies) -> None:
    """What the channel cannot deliver any more is not tried again, and staff see why."""
    agent, output = Agent(), Output(Undeliverable("the patient last wrote more than 24 hours ago"))
    add(replies, "first", "second")
    async with running(agent, output, replies):
        await until(lambda: output.sent)
    assert [text for _, text, _ in output.sent] == ["second"]
    assert [(each.text, each.last_error) for _, each in replies.failed_ones()] == [
        ("first", "the patient last wrote more than 24 hours ago")
    ]


async def test_unread_is_looked_after_for_as_long_as_it_takes(replies: Replies, clock: SimpleNamespace) -> None:
    """A reply that lies ready counts as sent only when somebody read it, however often that is looked after."""
    agent, output = Agent(), Output(*[Unread()] * (ATTEMPTS + 5))
    booking = add(replies, "text")
    async with running(agent, output, replies):
        for _ in range(2000):
            if output.sent:
                break
            assert replies.of(booking.id)[0].state == "waiting"
            clock.now += later.UNREAD_WAIT
            await asyncio.sleep(0.005)
        await until(lambda: replies.of(booking.id)[0].state == "sent")
    assert [text for _, text, _ in output.sent] == ["text"]
    assert await agent.heard("c1") == [("text", "reception")]


async def test_other_faults_are_tried_again(
    replies: Replies, clock: SimpleNamespace, caplog: pytest.LogCaptureFixture
) -> None:
    """After a passing fault the reply is sent once it is due again, and stands in the conversation once."""
    agent, output = Agent(), Output(OSError("to +919876543210"), OSError())
    add(replies, "Findable")
    async with running(agent, output, replies):
        for attempts in (1, 2):
            await until(lambda: f"attempt {attempts}: OSError" in caplog.text)  # noqa: B023
            assert output.sent == []
            clock.now += pause(attempts)
        await until(lambda: output.sent)
    assert await agent.heard("c1") == [("Findable", "reception")]
    assert "98765" not in caplog.text and "Findable" not in caplog.text


async def test_given_up_after_some_attempts(replies: Replies, clock: SimpleNamespace) -> None:
    """What fails again and again is left to staff in the end."""
    output = Output(*[OSError()] * (ATTEMPTS + 5))
    add(replies, "text")
    async with running(Agent(), output, replies):
        for _ in range(2000):
            if replies.failed_ones():
                break
            clock.now += timedelta(hours=1)
            await asyncio.sleep(0.005)
    assert [each.attempts for _, each in replies.failed_ones()] == [ATTEMPTS] and len(output.faults) == 5


async def test_waits_for_agent_and_store(replies: Replies, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before a model is loaded nothing is taken, and a store that fails for a while ends nothing."""
    agent, output, faults = Agent(), Output(), [StoreError("the booking store failed")] * 3
    agent.ready = False
    booking, due = add(replies, "text"), replies.due

    def at_times(*arguments: Any) -> Any:
        if faults:
            raise faults.pop()
        return due(*arguments)

    monkeypatch.setattr(replies, "due", at_times)
    async with running(agent, output, replies):
        await asyncio.sleep(0.05)
        assert len(faults) == 3 and replies.of(booking.id)[0].attempts == 0
        agent.ready = True
        await until(lambda: output.sent)
    assert faults == []


async def test_sent_but_not_noted(replies: Replies, monkeypatch: pytest.MonkeyPatch, clock: SimpleNamespace) -> None:
    """A process that ends between sending and noting leads to a second sending, and to no second entry."""
    agent, output = Agent(), Output()
    add(replies, "text")
    monkeypatch.setattr(replies, "sent", lambda *_: (_ for _ in ()).throw(StoreError("the booking store failed")))
    async with running(agent, output, replies):
        await until(lambda: len(output.sent) == 1)
        monkeypatch.undo()
        monkeypatch.setattr(later, "_now", lambda: clock.now)
        clock.now += timedelta(minutes=6)
        await until(lambda: len(output.sent) == 2)
    assert await agent.heard("c1") == [("text", "reception")]


def test_pauses_grow() -> None:
    """The first pause is seconds, the longest an hour, and all of them some hours."""
    pauses = [pause(attempt) for attempt in range(1, ATTEMPTS)]
    assert pauses == sorted(pauses) and pauses[0].total_seconds() == 10 and pauses[-1] == timedelta(hours=1)
    assert timedelta(hours=2) < sum(pauses, timedelta()) < timedelta(hours=12)
