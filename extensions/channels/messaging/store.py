"""What a channel keeps in the project's database, used from threads so that no message waits for the disk."""

import asyncio
import hashlib
import hmac
import threading
from collections.abc import Callable
from contextlib import nullcontext
from datetime import timedelta
from typing import TypeVar

from clinic import settings
from clinic.addresses import Addresses
from clinic.inbox import Inbox
from clinic.secret import key_for
from clinic.store import StoreError, open_store

INSIST = 10  # tries, a second apart
_SQLITE = threading.Lock()
Result = TypeVar("Result")


class Store:
    """The inbox and the addresses of one channel, opened when they are first needed."""

    def __init__(self, channel: str, lease: timedelta) -> None:
        """See clinic/inbox.py for the lease."""
        self._channel, self._lease = channel, lease
        self._opening = threading.Lock()
        self._opened: tuple[Inbox, Addresses] | None = None

    async def __call__(self, work: Callable[[Inbox, Addresses], Result]) -> Result:
        """Does some work with them in a thread.

        Raises:
            StoreError: the database cannot be used now.
            SecretError: the installation's secret cannot be used.
        """
        return await asyncio.to_thread(self._do, work)

    async def insist(self, work: Callable[[Inbox, Addresses], Result]) -> Result:
        """The same, tried for a while: what has been sent should be noted, or it is sent again.

        Raises:
            StoreError, SecretError: as above.
        """
        for _ in range(INSIST):
            try:
                return await self(work)
            except StoreError:
                await asyncio.sleep(1)
        return await self(work)

    def _do(self, work: Callable[[Inbox, Addresses], Result]) -> Result:
        with self._opening:
            if self._opened is None:
                engine = open_store(settings.database_url())
                self._opened = Inbox(engine, self._channel, self._lease), Addresses(engine)
        inbox, addresses = self._opened
        # SQLite has one writer at a time, and of many that wait some would wait too long.
        with _SQLITE if inbox.engine.dialect.name == "sqlite" else nullcontext():
            return work(inbox, addresses)


def conversation_id(channel: str, *ids: str) -> str:
    """The conversation's id for the app's ids of the people in it, from which they cannot be told without the secret.

    Raises:
        SecretError: the installation's secret cannot be used.
    """
    name = "\0".join((channel, *ids)).encode()
    return f"{channel}-{hmac.new(key_for('sender ids'), name, hashlib.sha256).hexdigest()[:32]}"
