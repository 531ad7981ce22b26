"""Takes what an app delivers: checks that it is genuine, keeps messages within the limit, notes what was lost."""

import hmac
import logging
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from sanic.request import Request
from sanic.response import HTTPResponse, text

from clinic import settings
from clinic.replies import Replies
from clinic.secret import SecretError
from clinic.store import StoreError
from extensions.channels.limits import Buckets
from extensions.channels.messaging.model import Inbound, Lost, Malformed, Unavailable
from extensions.channels.messaging.store import conversation_id
from extensions.channels.messaging.worker import utc_now

if TYPE_CHECKING:
    from extensions.channels.messaging.channel import MessagingChannel

logger = logging.getLogger(__name__)


class Intake:
    """The webhook of one channel."""

    def __init__(self, channel: "MessagingChannel") -> None:
        self._channel, self._name, self._store = channel, channel.name(), channel.store
        self._limit = Buckets(settings.messages_per_minute())

    async def take(self, request: Request) -> HTTPResponse | None:
        """Keeps what is in a request, so that it can be acknowledged; a refusal when that cannot be."""
        given, due = self._channel.signature(request)
        if given is None or not hmac.compare_digest(given.encode(errors="surrogateescape"), due.encode()):
            logger.warning("%s: a request without a valid signature was refused", self._name)
            return text("the signature is missing", 401) if given is None else text("the signature is wrong", 403)
        try:
            for message in sorted(await self._channel.read(request), key=lambda each: each.sent_at):
                await self._keep(message)
            for lost in self._channel.reports(request):
                await self._note(lost)
        except Malformed as problem:
            return text(str(problem), 400)
        except (StoreError, SecretError, Unavailable) as problem:
            # Meta and Telegram deliver it again, and Twilio as far as its webhook's address tells it to.
            logger.error("%s: a message could not be taken: %s", self._name, problem)
            return text("try again later", 503)
        return None

    async def _keep(self, message: Inbound) -> None:
        ids = [message.address] if message.private else [message.address, message.sender]
        conversation, now = conversation_id(self._name, *ids), utc_now()
        if await self._store(lambda inbox, _: inbox.knows(message.id)):
            return
        id, kept, is_too_many = message.id, message, self._limit.wait(conversation) > 0
        if is_too_many:
            # In place of all that is too much within an hour, one notice: the next one's id is known.
            id = f"too many {conversation} {now:%Y-%m-%d %H}"
            kept = replace(message, kind="too_many", text="", key=None)
        if await self._store(lambda inbox, _: inbox.accept(id, conversation, asdict(kept), now)) and is_too_many:
            logger.warning("%s: somebody writes too much; some of it is left without an answer", self._name)

    async def _note(self, lost: Lost) -> None:
        logger.error("%s: a message did not arrive: %s", self._name, lost.reason)
        mark = lost.mark
        if mark is not None and mark.kind == "reply":
            now = utc_now()
            await self._store(lambda inbox, _: Replies(inbox.engine).lost(mark.id, self._name, lost.reason, now))
        elif mark is not None:
            await self._store(lambda inbox, _: inbox.lost(mark.id, lost.reason))
