"""What the stand-ins share: they note what is sent, refuse what the app would refuse, and fail when told to."""

import asyncio
import sqlite3
import time
from collections import deque
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, ClassVar

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

PATIENCE = 10.0  # seconds until something has to be there
Buttons = list[tuple[str, str]]  # titles, and what comes back when they are pressed


@dataclass(frozen=True)
class Sent:
    """A message that a patient would see."""

    to: str
    text: str
    buttons: Buttons = field(default_factory=list)
    raw: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Delivery:
    """A request that the app makes to our webhook."""

    body: bytes
    headers: dict[str, str]
    query: str = ""  # behind the webhook's address


class StandIn:
    """One app. `replies` is what patients got, `other` what else was called, `refusals` what was refused and why."""

    name: ClassVar[str]
    patient: ClassVar[str]  # an address
    phone: ClassVar[str | None] = None
    signs_bodies: ClassVar[bool] = True

    def __init__(self) -> None:
        self.replies: list[Sent] = []
        self.other: list[dict[str, Any]] = []
        self.refusals: list[str] = []
        self.calls = 0
        self.faults: deque[web.Response] = deque()  # what the next calls are answered instead
        self.down = False
        self.webhook = ""  # where it delivers
        self.database: Path | None = None  # of the channel
        self._server: TestServer | None = None
        self._numbers = count(time.time_ns() // 1_000_000)  # other ones than in an earlier run

    async def start(self, port: int = 0) -> None:
        """Listens on a port of 127.0.0.1, by default a free one."""
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._answer)
        self._server = TestServer(app, port=port or None)
        await self._server.start_server()

    async def stop(self) -> None:
        """Ends."""
        if self._server is not None:
            await self._server.close()

    @property
    def url(self) -> str:
        """Where it listens."""
        assert self._server is not None
        return str(self._server.make_url("/")).rstrip("/")

    def number(self) -> int:
        """A new number for ids."""
        return next(self._numbers)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.calls += 1
        if self.down:
            return web.Response(status=503, text="<html>Service Unavailable</html>", content_type="text/html")
        if self.faults:
            return self.faults.popleft()
        response = await self.answer(request)
        if response.status >= 400:
            self.refusals.append(f"{request.path}: {response.text}")
        return response

    async def answer(self, request: web.Request) -> web.Response:
        """What the app answers to a call."""
        raise NotImplementedError

    def environment(self) -> dict[str, str]:
        """The variables that switch the channel on."""
        raise NotImplementedError

    def too_many(self, seconds: int) -> web.Response:
        """What it answers when it was called too often."""
        raise NotImplementedError

    def says(self, text: str, id: str = "", sender: str = "") -> Delivery:
        """A patient writes."""
        raise NotImplementedError

    def presses(self, sent: Sent, title: str, id: str = "") -> Delivery:
        """A patient presses a button of a message."""
        raise NotImplementedError

    def loses(self, sent: Sent, code: int) -> Delivery:
        """The app reports that a message which it took did not arrive."""
        raise NotImplementedError

    def sends_voice(self) -> Delivery:
        """A patient sends a voice note."""
        raise NotImplementedError

    def signed(self, body: bytes) -> Delivery:
        """A genuine request with this body."""
        raise NotImplementedError

    async def deliver(self, delivery: Delivery) -> int:
        """Makes a request to the webhook; the HTTP status of the answer."""
        async with (
            aiohttp.ClientSession() as session,
            session.post(self.webhook + delivery.query, data=delivery.body, headers=delivery.headers) as response,
        ):
            await response.read()
            return response.status

    async def wait_for(self, replies: int, seconds: float = PATIENCE) -> list[Sent]:
        """The replies, once there are so many."""
        end = time.monotonic() + seconds
        while len(self.replies) < replies:
            assert time.monotonic() < end, f"{len(self.replies)} replies of {replies}; refused: {self.refusals}"
            await asyncio.sleep(0.01)
        return self.replies

    async def hear(self, delivery: Delivery, seconds: float = PATIENCE) -> list[Sent]:
        """What is replied to a request, once everything that was accepted is dealt with."""
        before = len(self.replies)
        assert await self.deliver(delivery) == 200
        await self.wait_for(before + 1, seconds)
        end = time.monotonic() + seconds
        while self.database is not None and is_open(self.database, self.name):
            assert time.monotonic() < end, "it was not dealt with in time"
            await asyncio.sleep(0.02)
        assert self.refusals == []
        return self.replies[before:]


def is_open(database: Path, channel: str) -> bool:
    """Whether a channel has still something to do, read past the product's own code."""
    with closing(sqlite3.connect(database, timeout=10)) as connection:
        query = "SELECT count(*) FROM inbox WHERE channel = ? AND done_at IS NULL"
        return bool(connection.execute(query, [channel]).fetchone()[0])


def unknown(body: dict[str, Any], known: set[str]) -> list[str]:
    """The fields that the app does not know."""
    return sorted(set(body) - known)


def units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2
