"""Sends what reception answers later into the conversations of a channel, at least once."""

import asyncio
import logging
import random
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

from rasa.core.channels.channel import OutputChannel
from rasa.shared.core.events import BotUttered
from sanic import Sanic

from clinic import settings
from clinic.replies import ATTEMPTS, Replies, Reply
from clinic.store import StoreError, open_store

logger = logging.getLogger(__name__)

IDLE_SECONDS = 3.0
LONGEST_SECONDS = 30.0  # that one reply may take; what is taken at once stays below the lease
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=10), timedelta(hours=1)
UNREAD_WAIT = timedelta(seconds=30)
FROM_RECEPTION = {"from": "reception"}


class Undeliverable(Exception):
    """What an output channel raises when trying again is useless; staff read the text, which names no patient."""


class Unread(Exception):
    """What an output channel raises when the reply lies ready and nobody has come to read it yet."""


def _replies() -> Replies:
    return Replies(open_store(settings.database_url()))


def _now() -> datetime:
    return datetime.now(timezone.utc)


async def deliver_replies(
    app: Sanic,
    channel_name: str,
    output_channel: OutputChannel,
    open_replies: Callable[[], Replies] = _replies,
    idle: float = IDLE_SECONDS,
) -> None:
    """Sends due replies of a channel until it is cancelled: `app.add_task(deliver_replies(app, "website", output))`.

    Waits for Rasa's agent, and outlives faults of the store. What was sent but could not be noted is sent again.
    """
    replies: Replies | None = None
    while True:
        try:
            agent = getattr(app.ctx, "agent", None)
            if agent is not None and agent.is_ready():
                if replies is None:
                    replies = await asyncio.to_thread(open_replies)
                due = await asyncio.to_thread(replies.due, channel_name, _now())
                for reply in due:
                    await _deliver(agent, output_channel, replies, reply)
                if due:
                    continue
        except (StoreError, ValueError) as error:
            logger.warning("Replies on %s are tried again soon: %s", channel_name, error)
        # At no fixed pace, or of several processes always the same one would be first at what only another can deliver.
        await asyncio.sleep(idle * random.uniform(0.5, 1.5))


async def _deliver(agent: Any, output_channel: OutputChannel, replies: Replies, reply: Reply) -> None:
    try:
        await asyncio.wait_for(_send(agent, output_channel, reply), LONGEST_SECONDS)
    except Undeliverable as problem:
        await asyncio.to_thread(replies.failed, reply.id, str(problem), _now(), None)
        logger.error("Reply %s cannot be delivered: %s", reply.id, problem)
    except Unread:
        await asyncio.to_thread(replies.wait, reply.id, _now() + UNREAD_WAIT)
    except Exception as error:  # whatever it is, the other replies go on
        # Only its kind: the texts of exceptions may repeat what was sent, and to whom.
        again_at = None if reply.attempts >= ATTEMPTS else _now() + pause(reply.attempts)
        await asyncio.to_thread(replies.failed, reply.id, type(error).__name__, _now(), again_at)
        logger.warning("Reply %s failed, attempt %s: %s", reply.id, reply.attempts, type(error).__name__)
    else:
        await asyncio.to_thread(replies.sent, reply.id, _now())


async def _send(agent: Any, output_channel: OutputChannel, reply: Reply) -> None:
    """Puts the reply into the conversation, once however often it is tried, and sends it."""
    metadata = {**FROM_RECEPTION, "reply": reply.id}
    async with agent.lock_store.lock(reply.conversation):
        tracker = await agent.tracker_store.get_or_create_tracker(reply.conversation)
        known = any(isinstance(event, BotUttered) and event.metadata.get("reply") == reply.id
                    for event in tracker.events)  # fmt: skip
        if not known:
            tracker.update(BotUttered(reply.text, metadata=metadata))
            await agent.tracker_store.save(tracker)
    await output_channel.send_text_message(reply.conversation, reply.text, metadata=metadata)


def pause(attempts: int) -> timedelta:
    """How long to wait after so many attempts: twice as long each time."""
    return min(FIRST_WAIT * 2 ** min(attempts - 1, 20), LONGEST_WAIT)
