"""One turn: the patient's message is put to Rasa, and what Rasa says is kept and then sent part by part."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from rasa.core.channels.channel import UserMessage

from clinic.inbox import Waiting
from clinic.texts import MESSAGING
from extensions.channels.later import Undeliverable
from extensions.channels.messaging.model import Inbound, Mark, Unavailable
from extensions.channels.messaging.output import Collector, Said
from extensions.channels.messaging.texts import SHORT, compose, number
from extensions.channels.messaging.worker import TryAgain, utc_now

if TYPE_CHECKING:
    from extensions.channels.messaging.channel import MessagingChannel

TRIES = 3  # of a turn that fails
MOST_TRIES = 5  # of a turn that ends the process
TURN_SECONDS = 60.0
ACKNOWLEDGE_SECONDS = 3.0  # for a typing indicator, which must not hold up the answer
SHORTEST_PATIENCE = 60.0  # seconds that a reply is tried even when its message is old
logger = logging.getLogger(__name__)
Handler = Callable[[UserMessage], Awaitable[Any]]


class Turns:
    """Takes the turns of one channel."""

    def __init__(self, channel: "MessagingChannel", handler: Handler) -> None:
        """`handler` puts a message to Rasa."""
        self._channel, self._handler, self._store = channel, handler, channel.store

    async def take(self, waiting: Waiting) -> str | None:
        """Answers a message and sends the answer; what was answered or sent before a restart is not repeated.

        None when all is sent, else why it was given up.

        Raises:
            TryAgain: it could not be answered now.
        """
        if waiting.message is None:
            fault = "STRAND_SECRET has changed since it came in"
            logger.error("A message to %s was lost: %s", self._channel.name(), fault)
            return fault
        message = Inbound(**waiting.message)
        said = waiting.replies
        if said is None:
            acknowledging = asyncio.create_task(self._acknowledge(message))
            try:
                said = await self._said(message, waiting)
            finally:
                await acknowledging
            _, offers = compose(said, self._channel.limits)
            kept = said
            await self._store.insist(lambda inbox, _: inbox.answered(waiting, kept, offers, utc_now()))
        return await self._send(message, waiting, said)

    async def _said(self, message: Inbound, waiting: Waiting) -> list[Said]:
        note = (
            []
            if message.kind == "text"
            else [{"text": MESSAGING.said(message.kind if message.kind in MESSAGING else "other")}]
        )
        if message.private:
            await self._store(
                lambda _, addresses: addresses.remember(
                    waiting.conversation, self._channel.name(), message.address, message.phone, waiting.received_at
                )
            )
        text = await self._meant(message, waiting.conversation)
        if not text:
            return note
        if waiting.attempts > MOST_TRIES:
            return [{"text": MESSAGING.said("failed")}]
        collector = Collector(self._channel.name())
        turn = UserMessage(
            text,
            collector,
            waiting.conversation,
            input_channel=self._channel.name(),
            message_id=waiting.key,  # not the app's, which may hold a phone number
            metadata={"phone_ending": message.phone[-3:]} if message.phone else {},
        )
        try:
            await asyncio.wait_for(self._handler(turn), TURN_SECONDS)
        except Exception as problem:
            # Only its kind: the text of an exception may hold what the patient wrote.
            logger.error("A turn in %s failed: %s", self._channel.name(), type(problem).__name__)
            if waiting.attempts < TRIES:
                raise TryAgain from None
            return [{"text": MESSAGING.said("failed")}]
        return note + collector.said

    async def _meant(self, message: Inbound, conversation: str) -> str:
        """What the patient says: a button's payload, also by its number in a list, or the text as it is."""
        wanted = number(message.text) if message.key is None else message.key
        if wanted is None:
            return message.text
        if message.key is not None and not message.key.startswith(SHORT):
            return message.key
        offers = await self._store(lambda inbox, _: inbox.offers(conversation))
        return offers.get(wanted, message.text)

    async def _acknowledge(self, message: Inbound) -> None:
        with suppress(Unavailable, Undeliverable, asyncio.TimeoutError):  # not worth a second try
            await asyncio.wait_for(self._channel.acknowledge(message), ACKNOWLEDGE_SECONDS)

    async def _send(self, message: Inbound, waiting: Waiting, said: list[Said]) -> str | None:
        parts, _ = compose(said, self._channel.limits)
        age = (utc_now() - waiting.received_at).total_seconds()
        patience = max(SHORTEST_PATIENCE, self._channel.patience - age)
        for place, part in enumerate(parts[waiting.sent :], waiting.sent + 1):
            try:
                await self._channel.send(message.address, part, patience, message.thread, Mark("answer", waiting.id))
            except (Undeliverable, Unavailable) as problem:
                logger.error("A reply in %s was given up: %s", self._channel.name(), problem)
                return str(problem)
            await self._store.insist(lambda inbox, _, place=place: inbox.sent(waiting.id, place))  # type: ignore[misc]
        return None
