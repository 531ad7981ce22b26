"""A channel in a bare server, the stand-in for its app, and a Rasa that says what a test wants it to."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Sanic

from extensions.channels.messaging.api import Pauses
from extensions.channels.messaging.channel import MessagingChannel, Timing
from extensions.channels.messenger import Messenger
from extensions.channels.telegram import Telegram
from extensions.channels.twilio import Twilio
from extensions.channels.whatsapp import WhatsApp
from scripts.servers import free_port
from tests.channels.messaging.standins.base import PATIENCE, StandIn
from tests.channels.messaging.standins.messenger import MessengerApi
from tests.channels.messaging.standins.telegram import TelegramApi
from tests.channels.messaging.standins.twilio import TwilioApi
from tests.channels.messaging.standins.whatsapp import WhatsAppApi

APPS: dict[str, tuple[type[MessagingChannel], type[StandIn]]] = {
    "whatsapp": (WhatsApp, WhatsAppApi), "telegram": (Telegram, TelegramApi),
    "messenger": (Messenger, MessengerApi), "twilio": (Twilio, TwilioApi),
}  # fmt: skip
LEASE = timedelta(seconds=1)  # of servers that are killed
Saying = list[dict[str, Any]]


class Bot:
    """Stands for Rasa: notes what comes in and says what `say` gives for it."""

    def __init__(self) -> None:
        self.heard: list[UserMessage] = []
        self.say: Callable[[str], Saying] = lambda text: [{"text": f"You said: {text}"}]
        self.before: Callable[[UserMessage], Awaitable[None]] | None = None

    async def __call__(self, message: UserMessage) -> None:
        """Takes a turn."""
        if self.before is not None:
            await self.before(message)
        self.heard.append(message)
        for response in self.say(message.text):
            await message.output_channel.send_response(message.sender_id, dict(response))

    @property
    def texts(self) -> list[str]:
        """What was heard."""
        return [message.text for message in self.heard]


class Waits:
    """The pauses between tries: they take no time, and are noted."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.meanwhile: Callable[[], None] = lambda: None

    async def __call__(self, seconds: float) -> None:
        """Passes the time."""
        self.seconds.append(seconds)
        self.meanwhile()
        await asyncio.sleep(0)


class Desk:
    """Everything that a test of one channel needs."""

    def __init__(self, api: StandIn, channel_class: type[MessagingChannel], database: Path) -> None:
        self.api, self.channel_class, self.database = api, channel_class, database
        self.bot, self.waits = Bot(), Waits()
        self.channel: Any = None

    @asynccontextmanager
    async def running(self, **timing: Any) -> AsyncIterator[MessagingChannel]:
        """The channel in a server of its own, as Rasa starts it, until the block ends."""
        pauses = Pauses(wait=self.waits, chance=lambda: 1.0)
        values = {"pauses": pauses, "lease": timedelta(seconds=20), "idle": 0.05, "again": 0.1, **timing}
        self.channel = self.channel_class(self.channel_class.settings(), Timing(**values))
        async with serving(self.channel, self.bot) as url:
            self.api.webhook = f"{url}/webhook"
            yield self.channel


@asynccontextmanager
async def serving(channel: InputChannel, bot: Any) -> AsyncIterator[str]:
    """Serves a channel's blueprint under a prefix, as Rasa does; gives its URL."""
    port = free_port()
    app = Sanic(f"test_{port}_{time.monotonic_ns()}", configure_logging=False)
    Sanic.test_mode = True  # lets Sanic start one app after another
    app.blueprint(channel.blueprint(bot), url_prefix=f"/webhooks/{channel.url_prefix()}")
    server = await app.create_server("127.0.0.1", port, return_asyncio_server=True, access_log=False)
    await server.startup()
    await server.after_start()
    try:
        yield f"http://127.0.0.1:{port}/webhooks/{channel.url_prefix()}"
    finally:
        await server.before_stop()
        await server.close()


@pytest.fixture(params=sorted(APPS))
def app_name(request: pytest.FixtureRequest) -> str:
    """Each app in turn."""
    return str(request.param)


@pytest.fixture
async def desk(app_name: str, tmp_path: Path, settings_of: Callable[..., None]) -> AsyncIterator[Desk]:
    """A channel of each app, switched on."""
    async with desk_of(app_name, tmp_path, settings_of) as found:
        yield found


@asynccontextmanager
async def desk_of(name: str, folder: Path, settings_of: Callable[..., None]) -> AsyncIterator[Desk]:
    """A channel of one app, switched on, with a database of its own."""
    channel_class, api_class = APPS[name]
    api = api_class()
    await api.start()
    api.database = database = folder / "store.sqlite"
    settings_of(STRAND_DATABASE=f"sqlite:///{database}", STRAND_SECRET="s" * 40, **api.environment())
    try:
        yield Desk(api, channel_class, database)
        assert api.refusals == []  # unless the test has looked at them and cleared them
    finally:
        await api.stop()


@pytest.fixture
def settings_of(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Sets variables; none of Strand's is set otherwise."""
    import os

    for name in [name for name in os.environ if name.startswith("STRAND_")]:
        monkeypatch.delenv(name)

    def set_all(**values: str) -> None:
        for name, value in values.items():
            monkeypatch.setenv(name, value)

    yield set_all


async def until(condition: Callable[[], Any], seconds: float = PATIENCE) -> None:
    """Waits until something is true."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not become true in time"
        await asyncio.sleep(0.01)


async def nothing(message: Any) -> None:
    """In place of the typing indicator, where calls are counted."""
