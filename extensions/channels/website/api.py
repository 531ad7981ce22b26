"""What clients can ask of the website channel: sessions, messages, the stream, ending a conversation."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

from clinic import settings
from clinic.secret import key_for
from extensions.channels.website.conversation import Message
from extensions.channels.website.conversations import Conversations
from extensions.channels.website.errors import Refusal, bad_message, busy
from extensions.channels.website.guards import client_address, read_json
from extensions.channels.website.limits import Limit
from extensions.channels.website.stream import poll, seconds, stream
from extensions.channels.website.tokens import PURPOSE, Tokens, new_conversation

LONGEST = 2000  # characters of a message, as in config.yml: MessageIntake
MESSAGE_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


@dataclass(frozen=True)
class Options:
    """The channel's settings."""

    origins: frozenset[str]
    proxies: int
    tokens: Tokens
    messages_per_session: Limit
    messages_per_address: Limit
    sessions_per_address: Limit

    @classmethod
    def from_settings(cls) -> "Options":
        """As the environment says.

        Raises:
            ValueError: when a setting cannot be used.
        """
        return cls(
            settings.origins(),
            settings.proxies(),
            Tokens(key_for(PURPOSE), settings.session_hours()),
            Limit(settings.messages_per_minute(), "messages"),
            Limit(settings.messages_per_address(), "messages from this address"),
            Limit(settings.sessions_per_address(), "new sessions from this address"),
        )


class Api:
    """The handlers: each gets the request and its body, and answers or raises a Refusal."""

    def __init__(self, options: Options, conversations: Callable[[], Conversations | None]) -> None:
        """`conversations` gives None until the assistant is loaded."""
        self._options, self._all = options, conversations

    async def health(self, request: Request, body: bytes, rest: str = "") -> HTTPResponse:
        """Whether the channel is there."""
        return response.json({"status": "ok"})

    async def session(self, request: Request, body: bytes) -> HTTPResponse:
        """A new conversation, or a fresh token for the one whose token is sent along."""
        read_json(request, body)
        self._options.sessions_per_address.take(client_address(request, self._options.proxies))
        conversations, conversation = self._conversations, new_conversation()
        if "authorization" in request.headers:
            conversation = self._options.tokens.read(request.headers["authorization"]).conversation
            await conversations.open(conversation)
        token, expires_at = self._options.tokens.issue(conversation)
        conversations.store.opened(conversation, expires_at)
        return response.json({"token": token, "expires_at": expires_at.isoformat(), "longest": LONGEST}, status=201)

    async def send(self, request: Request, body: bytes) -> HTTPResponse:
        """Takes a message in; the answer comes in the stream."""
        session = self._options.tokens.read(request.headers.get("authorization"))
        content = read_json(request, body)
        self._options.messages_per_session.take(session.conversation)
        self._options.messages_per_address.take(client_address(request, self._options.proxies))
        id, text = _text(content, "id"), _text(content, "payload" if "payload" in content else "text").strip()
        if not MESSAGE_ID.fullmatch(id):
            raise bad_message("id: write 8 to 64 letters, digits, _ or -.")
        if not text:
            raise bad_message("The message is empty.")
        conversation = await self._conversations.open(session.conversation)
        title = None
        if "payload" in content:
            button = conversation.log.offered(text, content.get("title"))
            if button is None:
                raise Refusal(400, "payload_not_offered", "No such button was offered in this conversation.")
            title = button["title"]
        if conversation.accept(Message(id, text, title)):
            return response.json({"id": id}, status=202)
        return response.json({"id": id, "duplicate": True})

    async def messages(self, request: Request, body: bytes) -> HTTPResponse:
        """The items after an id, or all of them."""
        session = self._options.tokens.read(request.headers.get("authorization"))
        wait = seconds(request.args.get("wait"))
        conversation = await self._conversations.open(session.conversation)
        address = client_address(request, self._options.proxies)
        return await poll(conversation, self._conversations, address, request.args.get("after"), wait)

    async def events(self, request: Request, body: bytes) -> None:
        """The same as a stream that goes on."""
        session = self._options.tokens.read(request.headers.get("authorization"))
        conversation = await self._conversations.open(session.conversation)
        after = request.headers.get("last-event-id") or request.args.get("after")
        address = client_address(request, self._options.proxies)
        await stream(request, conversation, self._conversations, address, after, session.expires_at)

    async def end(self, request: Request, body: bytes) -> HTTPResponse:
        """Clear chat: ends the conversation and forgets it."""
        session = self._options.tokens.read(request.headers.get("authorization"))
        await self._conversations.open(session.conversation)
        await self._conversations.end(session.conversation)
        return response.empty()

    @property
    def _conversations(self) -> Conversations:
        conversations = self._all()
        if conversations is None:
            raise busy()
        return conversations


def _text(content: dict[str, Any], key: str) -> str:
    text = content.get(key)
    if not isinstance(text, str) or not isinstance(content.get("title", ""), str):
        raise bad_message('Send {"id": "...", "text": "..."} or {"id": "...", "payload": "...", "title": "..."}.')
    if len(text) > LONGEST:
        raise Refusal(400, "too_long", f"The message is too long; {LONGEST} characters are allowed.")
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a pair of escapes, which nothing after this can store or send
        raise bad_message("The text has a character that is none.") from None
    return text
