"""The shared base of the messaging apps: their webhook, which checks and keeps, and the ways in which they send."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, ClassVar

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from rasa.shared.exceptions import RasaException
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json, text

from clinic.settings.messaging import messaging_patience
from extensions.channels.later import Undeliverable, deliver_replies
from extensions.channels.messaging.api import Api, Pauses
from extensions.channels.messaging.intake import Intake
from extensions.channels.messaging.model import OUTSIDE_WINDOW, Inbound, Limits, Lost, Mark, Part
from extensions.channels.messaging.output import Later, Said
from extensions.channels.messaging.store import Store
from extensions.channels.messaging.texts import compose
from extensions.channels.messaging.turns import Turns
from extensions.channels.messaging.worker import Worker, utc_now
from extensions.channels.tasks import end

LATER_SECONDS = 10.0  # that a message outside a turn is tried at once; whoever sends it tries again later
logger = logging.getLogger(__name__)


class Misconfigured(RasaException):
    """A setting is missing or wrong; the text says what to write."""


@dataclass(frozen=True)
class Timing:
    """How long things take; tests shorten it. `lease`: after a crash another process takes over what was begun."""

    pauses: Pauses = field(default_factory=Pauses)
    lease: timedelta = timedelta(seconds=20)
    idle: float = 5.0
    again: float = 2.0
    now: Callable[[], datetime] = utc_now


class MessagingChannel(InputChannel):
    """A messaging app. Subclasses say how it signs, what it delivers and how it is sent to."""

    limits: ClassVar[Limits]

    def window(self, address: str) -> timedelta | None:
        """How long after the patient's last message the app lets a clinic write; None for as long as it likes."""
        return None

    @classmethod
    def settings(cls) -> Any:
        """The app's settings, or None when it is off; ValueError when they are incomplete or wrong."""
        raise NotImplementedError

    def open_api(self, pauses: Pauses) -> Api:
        """The app's API."""
        raise NotImplementedError

    def signature(self, request: Request) -> tuple[str | None, str]:
        """The signature that came with a request, None if there was none, and what it should be."""
        raise NotImplementedError

    async def read(self, request: Request) -> list[Inbound]:
        """The messages in a genuine request; what needs no answer is left out. May raise Malformed or Unavailable."""
        raise NotImplementedError

    def reports(self, request: Request) -> list[Lost]:
        """The messages of ours that did not arrive, as a genuine request says. May raise Malformed."""
        return []

    async def send(
        self,
        address: str,
        part: Part,
        patience: float,
        thread: dict[str, Any] | None = None,
        mark: Mark | None = None,
    ) -> None:
        """Sends one message, trying for `patience` seconds. May raise Undeliverable or Unavailable.

        `mark` comes back in `reports` if the app says later that the message was lost.
        """
        raise NotImplementedError

    async def acknowledge(self, message: Inbound) -> None:
        """Shows the patient that the message was read and is being answered, where the app can."""

    async def send_after_window(self, address: str, text: str, mark: Mark | None = None) -> None:
        """Sends a text when the patient's last message is too long ago. May raise Undeliverable or Unavailable."""
        raise Undeliverable(OUTSIDE_WINDOW)

    def add_routes(self, blueprint: Blueprint) -> None:
        """Adds routes of the app's own."""

    def taken(self) -> HTTPResponse:
        """What the app is answered when its messages are kept."""
        return text("")

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "MessagingChannel":
        """The channel, switched on or off by its variables alone.

        Raises:
            Misconfigured: a variable is missing or wrong.
        """
        try:
            found = cls.settings()
            if found is None:
                logger.info("%s is off; docs/messaging.md says which variables switch it on.", cls.name())
            return cls(found)
        except ValueError as problem:
            raise Misconfigured(str(problem)) from None

    def __init__(self, settings: Any, timing: Timing | None = None) -> None:
        """Without settings the channel is off: it has a health page and nothing else."""
        self.setup, self.timing = settings, timing or Timing()
        self.store = Store(self.name(), self.timing.lease)
        if settings is not None:
            self.patience = float(messaging_patience())
            self.api = self.open_api(self.timing.pauses)

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes: health at /, the webhook at /webhook."""
        blueprint = Blueprint(f"messaging_{self.name()}")

        @blueprint.route("/", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            return json({"status": "off" if self.setup is None else "ok"})

        if self.setup is None:
            return blueprint
        turns, intake = Turns(self, on_new_message), Intake(self)
        workers: list[Worker] = []
        later: list[asyncio.Task[None]] = []

        @blueprint.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            refusal = await intake.take(request)
            for worker in workers:
                worker.wake()
            return refusal or self.taken()

        @blueprint.listener("after_server_start")
        async def start(app: Sanic, _loop: Any) -> None:
            at = self.timing
            worker = Worker(self.store, turns.take, lambda: _is_ready(app), at.lease, at.idle, at.again)
            workers.append(worker)
            worker.start()
            later.append(asyncio.create_task(deliver_replies(app, self.name(), Later(self.name(), self.deliver))))

        @blueprint.listener("before_server_stop")
        async def stop(app: Sanic, _loop: Any) -> None:
            await end(*later)
            later.clear()
            while workers:
                await workers.pop().stop()
            await self.api.close()

        self.add_routes(blueprint)
        return blueprint

    def get_output_channel(self) -> OutputChannel | None:
        """Sends what Rasa says outside a turn; None when the channel is off."""
        return None if self.setup is None else Later(self.name(), self.deliver)

    async def deliver(self, conversation: str, said: list[Said], mark: Mark | None = None) -> None:
        """Sends a message to a patient who has not just written, such as reception's reply.

        Raises:
            Undeliverable: it cannot be sent, and staff have to know.
            Unavailable: it may be sent later.
            StoreError, SecretError: the patient's address cannot be read now.
        """
        found = await self.store(lambda _, addresses: addresses.find(conversation))
        if found is None or self.setup is None:
            raise Undeliverable("the channel is off" if self.setup is None else "no address is known")
        parts, offers = compose(said, self.limits)
        window = self.window(found.address)
        if window is not None and self.timing.now() - found.last_inbound >= window:
            await self.send_after_window(found.address, "\n".join(part.text for part in parts), mark)
            return
        if offers:
            await self.store(lambda inbox, _: inbox.offer(conversation, offers, utc_now()))
        for part in parts:
            await self.send(found.address, part, LATER_SECONDS, mark=mark)


def _is_ready(app: Sanic) -> bool:
    """Whether the model is loaded; Rasa would drop messages without a word until then."""
    if not hasattr(app.ctx, "agent"):
        return True
    return app.ctx.agent is not None and app.ctx.agent.is_ready()
