"""Works off a channel's inbox in the background: many conversations at once, each in order, also after a restart."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta, timezone

from clinic.inbox import Waiting
from clinic.secret import SecretError
from clinic.store import StoreError
from extensions.channels.messaging.store import Store
from extensions.channels.tasks import end

AT_ONCE = 20  # conversations
MOST_FAULTS = 10  # unforeseen ones in a row of one message, which then makes way for the next
PURGE_EVERY = timedelta(hours=6)
logger = logging.getLogger(__name__)


class TryAgain(Exception):
    """The turn could not be taken now; it is tried again after a while."""


def utc_now() -> datetime:
    """This moment."""
    return datetime.now(timezone.utc)


class Worker:
    """Takes what waits in the inbox, and looks for more when woken or every `idle` seconds."""

    def __init__(
        self,
        store: Store,
        turn: Callable[[Waiting], Awaitable[str | None]],
        is_ready: Callable[[], bool],
        lease: timedelta,
        idle: float = 5.0,
        again: float = 2.0,
    ) -> None:
        """`turn` deals with a message and says if the answer was given up and why, or raises TryAgain.

        `is_ready` says whether turns can be taken; `again` is how many seconds a failed one waits, doubled each time.
        """
        self._store, self._turn, self._is_ready, self._lease = store, turn, is_ready, lease
        self._idle, self._again = idle, again
        self._working: dict[int, asyncio.Task[None]] = {}
        self._woken = asyncio.Event()
        self._purge_at = utc_now()
        self._loops: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Starts working."""
        self._loops = [asyncio.create_task(self._run()), asyncio.create_task(self._keep_alive())]

    def wake(self) -> None:
        """Says that something has come in."""
        self._woken.set()

    async def stop(self) -> None:
        """Stops, and gives back what is not done, so that the next process can take it at once."""
        unfinished = list(self._working)
        await end(*self._loops, *self._working.values())
        if unfinished:
            with suppress(StoreError, SecretError):
                await self._store(lambda inbox, _: inbox.release(unfinished, utc_now()))

    async def _run(self) -> None:
        while True:
            self._woken.clear()
            waiting = None
            if len(self._working) < AT_ONCE and self._is_ready():
                try:
                    waiting = await self._store(lambda inbox, _: inbox.claim(utc_now()))
                    await self._purge()
                except (StoreError, SecretError) as problem:
                    logger.warning("Messages wait: %s", problem)
            if waiting is not None:
                # It may be in work here: while the database was away, its lease could not be renewed and ran out.
                if waiting.id not in self._working:
                    self._working[waiting.id] = asyncio.create_task(self._work(waiting))
                continue
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._woken.wait(), self._idle)

    async def _work(self, waiting: Waiting) -> None:
        try:
            try:
                fault = await self._turn(waiting)
                await self._store.insist(lambda inbox, _: inbox.done(waiting.id, utc_now(), fault))
            except TryAgain:
                again_at = utc_now() + timedelta(seconds=min(self._again * 2 ** (waiting.attempts - 1), 60))
                await self._store(lambda inbox, _: inbox.release([waiting.id], again_at))
        except (StoreError, SecretError) as problem:
            logger.warning("A message will be taken up again: %s", problem)  # once its lease has run out
        except Exception as problem:
            # Only its kind: the text of an exception may hold what the patient wrote.
            kind, given_up = type(problem).__name__, waiting.attempts >= MOST_FAULTS
            logger.error("A message %s: %s", "was given up" if given_up else "will be taken up again", kind)
            if given_up:
                with suppress(StoreError, SecretError):
                    await self._store(lambda inbox, _: inbox.done(waiting.id, utc_now(), kind))
        finally:
            self._working.pop(waiting.id, None)
            self.wake()

    async def _keep_alive(self) -> None:
        while True:
            await asyncio.sleep(self._lease.total_seconds() / 4)
            if held := list(self._working):
                with suppress(StoreError, SecretError):
                    await self._store(lambda inbox, _, held=held: inbox.hold(held, utc_now()))  # type: ignore[misc]

    async def _purge(self) -> None:
        if utc_now() >= self._purge_at:
            self._purge_at = utc_now() + PURGE_EVERY
            await self._store(lambda inbox, _: inbox.purge(utc_now()))
