"""What tests of the website channel share: a client, a server with an assistant of a few lines, and the real one."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import aiohttp
import pytest

from scripts.servers import free_port

KEY = b"k" * 32
Settings = dict[str, Any]


class Client:
    """A browser in one session."""

    def __init__(self, http: aiohttp.ClientSession, base: str) -> None:
        """Without a session yet."""
        self.http, self.base, self.token = http, base, ""

    @property
    def headers(self) -> dict[str, str]:
        """What every request carries."""
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}

    async def ask(self, method: str, path: str, headers: dict[str, str] | None = None, **how: Any) -> tuple[int, Any]:
        """Status and content of a request."""
        async with self.http.request(
            method, self.base + path, headers={**self.headers, **(headers or {})}, **how
        ) as response:
            text = await response.text()
            return response.status, json.loads(text) if text else None

    async def start(self) -> "Client":
        """Gets a session."""
        status, content = await self.ask("POST", "/session", json={})
        assert status == 201, content
        self.token = content["token"]
        return self

    async def says(self, text: str, id: str | None = None) -> tuple[int, Any]:
        """Sends a text."""
        return await self.ask("POST", "/messages", json={"id": id or uuid4().hex, "text": text})

    async def history(self, after: str | None = None, wait: int = 0) -> dict[str, Any]:
        """What /messages gives."""
        query = {"wait": str(wait), **({"after": after} if after else {})}
        status, content = await self.ask("GET", "/messages", params=query)
        assert status == 200, content
        return content

    async def settled(self, patience: float = 20, pause: float = 0.02) -> list[dict[str, Any]]:
        """The items once the last message is answered and nothing is under way."""
        end = time.monotonic() + patience
        while True:
            content = await self.history()
            items = content["messages"]
            if not content["typing"] and items and items[-1]["from"] != "patient":
                return items
            assert time.monotonic() < end, "no answer in time"
            await asyncio.sleep(pause)

    @asynccontextmanager
    async def stream(self, last: str | None = None) -> AsyncIterator["Stream"]:
        """An open stream."""
        headers = {**self.headers, **({"Last-Event-ID": last} if last else {})}
        async with self.http.get(self.base + "/events", headers=headers) as response:
            assert response.status == 200, await response.text()
            yield Stream(response)


class Stream:
    """Server-sent events, read one after another."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        """From the response's content."""
        self._content = response.content

    async def next(self, patience: float = 10) -> tuple[str, Any, str | None] | None:
        """Name, data and id of the next event; None at the end."""
        return await asyncio.wait_for(self._next(), patience)

    async def _next(self) -> tuple[str, Any, str | None] | None:
        fields: dict[str, str] = {}
        while line := (await self._content.readline()).decode():
            if line.strip():
                name, _, value = line.rstrip("\n").partition(": ")
                fields[name] = value
            elif "event" in fields:
                return fields["event"], json.loads(fields["data"]), fields.get("id")
        return None

    async def until(self, wanted: Callable[[str, Any], bool]) -> list[tuple[str, Any]]:
        """The events up to one that is wanted."""
        events = []
        while event := await self.next():
            events.append(event[:2])
            if wanted(*event[:2]):
                break
        return events

    async def items(self, count: int, patience: float = 10) -> list[dict[str, Any]]:
        """The next items, whatever else comes."""
        found: list[dict[str, Any]] = []
        while len(found) < count:
            event = await self.next(patience)
            assert event is not None, "the stream ended"
            found += [event[1]] if event[0] == "message" else []
        return found


class Parrot:
    """An assistant of a few lines with a real tracker store: repeats, and does what some words say.

    `buttons` offers one, `pause` waits for `resume`, `break` fails after a first part.
    """

    def __init__(self, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """With its conversations in that file."""
        from rasa.core.tracker_store import FailSafeTrackerStore
        from rasa.shared.core.domain import Domain

        from extensions.tracker_store import ConversationStore

        monkeypatch.setenv("STRAND_CONVERSATIONS", f"sqlite:///{database}")
        monkeypatch.setenv("STRAND_DATABASE", f"sqlite:///{database.with_name('bookings.sqlite')}")
        self.domain = Domain.from_yaml(
            "{intents: [affirm], responses: {utter_action_failed: [{text: 'Sorry, that failed.'}]}}"
        )
        self.store = ConversationStore(self.domain)
        self.tracker_store = FailSafeTrackerStore(self.store)
        self.resume, self.turns, self.saved = asyncio.Event(), 0, 0
        self.parsed: Any = None  # what was told of the meaning of the last message

    def is_ready(self) -> bool:
        """As Rasa's agent."""
        return True

    async def handle_message(self, message: Any) -> None:
        """Answers, and stores the conversation at the end of the turn as Rasa does."""
        from rasa.shared.core.events import UserUttered

        self.turns, self.parsed = self.turns + 1, message.parse_data
        tracker = await self.tracker_store.get_or_create_tracker(message.sender_id)
        tracker.update(UserUttered(message.text, metadata=message.metadata))
        await self._say(tracker, message.output_channel, f"first {message.text}")
        if "pause" in message.text:
            await self.resume.wait()
        if "break" in message.text:
            raise RuntimeError("broken on purpose")
        data = {"buttons": [{"title": "Yes", "payload": "/affirm"}]} if "buttons" in message.text else {}
        await self._say(tracker, message.output_channel, f"second\n\n{message.text}", data)
        await self.tracker_store.save(tracker)
        self.saved += 1

    async def reception(self, output: Any, conversation: str, text: str) -> None:
        """A message that comes without a question, as reception sends it."""
        from rasa.shared.core.events import BotUttered

        tracker = await self.tracker_store.get_or_create_tracker(conversation)
        tracker.update(BotUttered(text, metadata={"from": "reception"}))
        await self.tracker_store.save(tracker)
        await output.send_text_message(conversation, text, metadata={"from": "reception"})

    async def _say(self, tracker: Any, output: Any, text: str, data: dict[str, Any] | None = None) -> None:
        from rasa.shared.core.events import BotUttered

        event = BotUttered(text, data)
        tracker.update(event)
        await output.send_response(tracker.sender_id, event.message())


class Website:
    """A running server: its channel, its assistant and its clients."""

    def __init__(self, base: str, channel: Any, agent: Parrot, http: aiohttp.ClientSession) -> None:
        """At this address."""
        self.base, self.channel, self.agent, self.http = base, channel, agent, http

    def client(self) -> Client:
        """A browser without a session."""
        return Client(self.http, self.base)

    def conversation(self, client: Client) -> str:
        """Which conversation a client's token is for."""
        return str(self.channel._options.tokens.read(f"Bearer {client.token}").conversation)


Start = Callable[..., Awaitable[Website]]


@pytest.fixture(scope="session")
def several_servers() -> Iterator[None]:
    """Sanic rewrites its own code at a start, which works once in a process and is then done for all servers."""
    from sanic.app import TouchUp

    rewrite, rewritten = TouchUp.run, list[Any]()

    def once(app: Any) -> None:
        if not rewritten:
            rewritten.append(app)
            rewrite(app)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TouchUp, "run", once)
        yield


@pytest.fixture
async def start(several_servers: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Start]:
    """Starts a server with these options in place of the usual ones; a second one takes over the same database."""
    from rasa.server import configure_cors
    from sanic import Sanic

    from extensions.channels.website.api import Options
    from extensions.channels.website.channel import WebsiteChannel
    from extensions.channels.website.limits import Limit
    from extensions.channels.website.tokens import Tokens

    widget = tmp_path / "widget"
    (widget / "demo").mkdir(parents=True)
    (widget / "strand-chat.js").write_text("// the widget")
    (widget / "demo" / "index.html").write_text("<!doctype html><title>Demo</title>")
    (tmp_path / "secret.js").write_text("// not the widget's")
    ends: list[Callable[[], Awaitable[None]]] = []

    async def run(tracker_store: Any = None, **changes: Any) -> Website:
        usual: Settings = {
            "origins": frozenset(),
            "proxies": 0,
            "tokens": Tokens(KEY, 24),
            "messages_per_session": Limit(1000, "messages"),
            "messages_per_address": Limit(10000, "messages"),
            "sessions_per_address": Limit(10000, "sessions"),
        }
        channel = WebsiteChannel(Options(**{**usual, **changes}), widget)
        agent = Parrot(tmp_path / "conversations.sqlite", monkeypatch)
        agent.tracker_store = tracker_store or agent.tracker_store
        app = Sanic(f"website_{uuid4().hex}", configure_logging=False)
        configure_cors(app, "*")  # the worst that somebody can start Rasa with
        app.config.ACCESS_LOG, app.config.KEEP_ALIVE_TIMEOUT = False, 120  # as in Rasa
        app.ctx.agent = agent
        app.blueprint(channel.blueprint(agent.handle_message), url_prefix="/webhooks/website")
        port = free_port()
        server = await app.create_server("127.0.0.1", port, return_asyncio_server=True, access_log=False)
        assert server is not None
        await server.startup()
        await server.before_start()
        await server.after_start()
        http = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), cookie_jar=aiohttp.DummyCookieJar())

        async def end() -> None:
            await server.before_stop()
            await http.close()
            server.close()
            await server.wait_closed()

        ends.append(end)
        return Website(f"http://127.0.0.1:{port}/webhooks/website", channel, agent, http)

    yield run
    for end in ends:
        await end()


@pytest.fixture
async def site(start: Start) -> Website:
    """A server with generous limits."""
    return await start()
