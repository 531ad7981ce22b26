"""A server that keeps to the website channel's contract without Rasa, for states that a real one shows too rarely."""

import asyncio
import itertools
import json
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any
from uuid import uuid4

from aiohttp import web

from clinic.settings import ROOT

PREFIX = "/webhooks/website"
WIDGET = ROOT / "widget"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
Item = dict[str, Any]
Answer = Callable[[Item], list[Item]]


@dataclass
class Talk:
    """One conversation: the name in its ids, its items, and whether the assistant is at it."""

    name: str = field(default_factory=lambda: uuid4().hex[:8])
    items: list[Item] = field(default_factory=list)
    typing: bool = False
    ended: bool = False


def echo(item: Item) -> list[Item]:
    """The reply of an assistant that only repeats."""
    return [{"text": f"You said: {item['text']}"}]


class StandIn:
    """The server in a thread of its own. Its attributes may be changed while it runs; `url` is where the channel is."""

    def __init__(self) -> None:
        """Does not start it yet."""
        self.answer: Answer = echo
        self.delay = 0.05  # seconds until an answer
        self.lifetime = 3600.0  # seconds of a token
        self.longest = 2000
        self.buffering = False  # as a proxy that gives a stream out only when it has ended
        self.refusals: list[tuple[int, str, int]] = []  # for the next requests: status, code, Retry-After
        self.refusing = ""  # only requests whose path ends so
        self.requests: list[tuple[str, str]] = []
        self.posted: list[dict[str, Any]] = []
        self.page = ""  # HTML of the page /page
        self.port = 0
        self.tokens: dict[str, tuple[Talk, datetime]] = {}
        self._runner: web.AppRunner | None = None
        self._replies: set[asyncio.Future[None]] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """Where the channel is."""
        return f"http://127.0.0.1:{self.port}{PREFIX}"

    def start(self, remember: bool = True) -> None:
        """Starts it, on the port that it had before; without memory it knows no item of an earlier run."""
        if not remember:
            for talk, _ in self.tokens.values():
                talk.items.clear()
                talk.name += "x"
        self._call(self._start())

    def stop(self) -> None:
        """Cuts all connections."""
        self._call(self._stop())

    def end(self) -> None:
        """Stops it for good."""
        self.stop()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def say(self, *items: Item) -> None:
        """Says something by itself in every conversation."""
        for talk in {id(talk): talk for talk, _ in self.tokens.values()}.values():
            for item in items:
                self._add(talk, "assistant", item)

    def _call(self, work: Any) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(20)

    async def _start(self) -> None:
        app = web.Application(middlewares=[self._gate])
        app.add_routes([
            web.get(PREFIX + "/", _health),
            web.post(PREFIX + "/session", self._session),
            web.post(PREFIX + "/messages", self._message),
            web.get(PREFIX + "/messages", self._history),
            web.get(PREFIX + "/events", self._events),
            web.delete(PREFIX + "/conversation", self._clear),
            web.get("/page", self._page),
            web.get(PREFIX + "/widget.js", _file("strand-chat.js")),
            web.get(PREFIX + r"/widget/{name:[\w.-]+}", _file("{name}")),
            web.get(PREFIX + "/demo", _file("demo/index.html")),
            web.get(PREFIX + r"/demo/{name:[\w.-]+}", _file("demo/{name}")),
            web.get(PREFIX + "/privacy", _file("privacy.html")),
        ])  # fmt: skip
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def _stop(self) -> None:
        if self._runner:
            for connection in list(self._runner.server.connections if self._runner.server else []):
                connection.close()
                if connection.transport:
                    connection.transport.abort()
            await self._runner.cleanup()
            self._runner = None
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    @web.middleware
    async def _gate(self, request: web.Request, handler: Any) -> web.StreamResponse:
        path = request.path.removeprefix(PREFIX)
        self.requests.append((request.method, path))
        if self.refusals and path.endswith(self.refusing) and path.startswith(("/session", "/mess", "/ev", "/conv")):
            status, code, pause = self.refusals.pop(0)
            return _error(status, code, {"Retry-After": str(pause)} if pause else {})
        return await handler(request)

    def _talk(self, request: web.Request) -> "Talk | web.Response":
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if not token:
            return _error(401, "no_token")
        if token not in self.tokens:
            return _error(401, "bad_token")
        talk, until = self.tokens[token]
        if talk.ended:
            return _error(401, "ended")
        return talk if datetime.now(timezone.utc) < until else _error(401, "expired_token")

    async def _session(self, request: web.Request) -> web.Response:
        talk: Talk | web.Response = Talk()
        if "Authorization" in request.headers:
            talk = self._talk(request)
        if isinstance(talk, web.Response):
            return talk
        token, until = uuid4().hex, datetime.now(timezone.utc) + timedelta(seconds=self.lifetime)
        self.tokens[token] = (talk, until)
        return web.json_response({"token": token, "expires_at": until.isoformat(), "longest": self.longest}, status=201)

    async def _message(self, request: web.Request) -> web.Response:
        talk = self._talk(request)
        if isinstance(talk, web.Response):
            return talk
        body = await request.json()
        self.posted.append(body)
        if any(item.get("client_id") == body["id"] for item in talk.items):
            return web.json_response({"id": body["id"], "duplicate": True})
        pressed = {"payload": body["payload"]} if "payload" in body else {}
        item = {"text": body.get("title", body.get("text")), "client_id": body["id"], **pressed}
        task = asyncio.ensure_future(self._reply(talk, self._add(talk, "patient", item)))
        self._replies.add(task)
        task.add_done_callback(self._replies.discard)
        return web.json_response({"id": body["id"]}, status=202)

    async def _reply(self, talk: Talk, item: Item) -> None:
        talk.typing = True
        await asyncio.sleep(self.delay)
        talk.typing = False
        for answer in self.answer(item):
            self._add(talk, "assistant", answer)

    def _add(self, talk: Talk, who: str, item: Item) -> Item:
        now = datetime.now(timezone.utc).isoformat()
        whole = {"id": f"{talk.name}-{len(talk.items) + 1}", "from": who, "time": now, **item}
        talk.items.append(whole)
        return whole

    def _after(self, talk: Talk, after: str | None) -> tuple[int, bool]:
        ids = [item["id"] for item in talk.items]
        if after in ids:
            return ids.index(after) + 1, False
        return 0, after is not None and after != f"{talk.name}-0"

    async def _history(self, request: web.Request) -> web.Response:
        talk = self._talk(request)
        if isinstance(talk, web.Response):
            return talk
        first, reset = self._after(talk, request.query.get("after"))
        end = asyncio.get_running_loop().time() + float(request.query.get("wait", 0))
        while len(talk.items) <= first and not talk.ended and asyncio.get_running_loop().time() < end:
            await asyncio.sleep(0.02)
        last = talk.items[-1]["id"] if talk.items else f"{talk.name}-0"
        page = {"messages": talk.items[first:], "last": last, "typing": talk.typing, "reset": reset}
        return _error(401, "ended") if talk.ended else web.json_response(page)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        talk = self._talk(request)
        if isinstance(talk, web.Response):
            return talk
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        with suppress(ConnectionError):
            async for event in self._following(talk, request.query.get("after")):
                if not self.buffering:
                    await response.write(event.encode())
        return response

    async def _following(self, talk: Talk, after: str | None) -> AsyncIterator[str]:
        first, reset = self._after(talk, after)
        yield _event("hello", {"reset": reset})
        typing = False
        for beat in itertools.count():
            while first < len(talk.items):
                yield f"id: {talk.items[first]['id']}\n" + _event("message", talk.items[first])
                first += 1
            if talk.typing != typing:
                typing = talk.typing
                yield _event("typing", {"on": typing})
            if talk.ended:
                yield _event("ended", {})
                return
            if beat % 500 == 499:
                yield ": ping\n\n"
            await asyncio.sleep(0.02)

    async def _clear(self, request: web.Request) -> web.Response:
        talk = self._talk(request)
        if isinstance(talk, web.Response):
            return talk
        talk.ended = True
        talk.items.clear()
        return web.Response(status=204)

    async def _page(self, request: web.Request) -> web.Response:
        return web.Response(text=self.page, content_type="text/html", headers={"Content-Security-Policy": POLICY})


async def _health(request: web.Request) -> web.Response:
    return web.json_response({"status": "ok"})


def _file(name: str) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def give(request: web.Request) -> web.StreamResponse:
        path = WIDGET / name.format(**request.match_info)
        headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-cache"}
        if path.suffix == ".html":
            headers["Content-Security-Policy"] = POLICY
        return web.FileResponse(path, headers=headers) if path.is_file() else _error(404, "not_found")

    return give


def _error(status: int, code: str, headers: dict[str, str] | None = None) -> web.Response:
    return web.json_response({"error": {"code": code, "message": code}}, status=status, headers=headers)


def _event(name: str, data: Any) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"
