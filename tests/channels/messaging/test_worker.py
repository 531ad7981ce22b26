"""What waits in the inbox is worked on once at a time, and nothing holds a conversation up for good."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from clinic.inbox import Inbox, Waiting
from clinic.store import StoreError
from extensions.channels.messaging import worker
from extensions.channels.messaging.store import Store
from extensions.channels.messaging.worker import Worker, utc_now
from tests.channels.messaging.conftest import until

LEASE = timedelta(seconds=0.2)


@asynccontextmanager
async def working(turn: Callable[[Waiting], Awaitable[None]], *texts: str) -> AsyncIterator[Store]:
    """A worker on an inbox with these messages of one conversation."""
    store = Store("telegram", LEASE)
    for text in texts:
        await store(lambda inbox, _, text=text: inbox.accept(text, "c", {"text": text}, utc_now()))  # type: ignore[misc]
    running = Worker(store, turn, lambda: True, LEASE, idle=0.02)
    running.start()
    try:
        yield store
    finally:
        await running.stop()


@pytest.fixture(autouse=True)
def database(tmp_path: Path, settings_of: Callable[..., None]) -> None:
    """A database of its own."""
    settings_of(STRAND_DATABASE=f"sqlite:///{tmp_path / 'store.sqlite'}", STRAND_SECRET="s" * 40)


async def test_a_message_in_work_is_not_begun_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """While the database takes no sign of life, a lease runs out; the process that is at it does not begin twice."""
    begun: list[int] = []
    ends = asyncio.Event()

    async def turn(waiting: Waiting) -> None:
        begun.append(waiting.id)
        await ends.wait()

    def away(*_: object) -> None:
        raise StoreError("away")

    monkeypatch.setattr(Inbox, "hold", away)
    async with working(turn, "one", "two"):
        await asyncio.sleep(5 * LEASE.total_seconds())
        assert begun == [1]
        ends.set()
        await until(lambda: begun == [1, 2])


async def test_a_message_that_nobody_can_work_on_is_given_up(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """After some tries the next message of the conversation has its turn, and the log says so."""
    monkeypatch.setattr(worker, "MOST_FAULTS", 2)
    taken: list[str] = []

    async def turn(waiting: Waiting) -> None:
        taken.append(str(waiting.message and waiting.message["text"]))
        if taken[-1] == "odd":
            raise TypeError("my scalp is itching")

    async with working(turn, "odd", "fine"):
        await until(lambda: "fine" in taken)
    assert taken == ["odd", "odd", "fine"]
    assert "A message was given up: TypeError" in caplog.messages and "itching" not in caplog.text
