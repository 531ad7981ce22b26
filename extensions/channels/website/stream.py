"""The live stream of a conversation as server-sent events, and the long poll for those who cannot have it."""

import asyncio
import json
from datetime import datetime, timezone
from typing import Any, cast

from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

from extensions.channels.website.conversation import Conversation
from extensions.channels.website.conversations import Conversations
from extensions.channels.website.errors import bad_message, ended

PING = 15  # seconds; proxies cut connections off that say nothing for a minute
LONGEST_WAIT = 25  # seconds that a poll may wait
MOST_STREAMS = 8  # of one conversation; the oldest gives way, since it may be one that the patient has lost
STALLED = 30  # seconds after which a client that reads nothing is given up


async def stream(
    request: Request, conversation: Conversation, all: Conversations, address: str, after: str | None, until: datetime
) -> None:
    """Sends everything after an id, and whatever comes, until the client leaves or its token expires."""
    with all.reading(conversation, address):
        me = object()
        conversation.streams = [*conversation.streams[1 - MOST_STREAMS :], me]
        conversation.tell()
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no", "X-Content-Type-Options": "nosniff"}
        try:
            answer = await request.respond(content_type="text/event-stream; charset=utf-8", headers=headers)

            async def send(text: str) -> None:
                await asyncio.wait_for(answer.send(text), STALLED)

            log = conversation.log
            place = log.place(after)
            await send(_event("hello", {"reset": after is not None and place is None}))
            place, typing = place or 0, False
            while True:
                news = conversation.news
                if conversation.ended:
                    await send(_event("ended", {}))
                    return
                if conversation.log is not log:
                    await send(_event("reset", {}))
                    return
                left = (until - datetime.now(timezone.utc)).total_seconds()
                if all.stopping or left <= 0 or me not in conversation.streams:
                    return
                items = log.after(place)
                place += len(items)
                parts = [_event("message", item, item["id"]) for item in items]
                if conversation.typing != typing:
                    typing = conversation.typing
                    parts.append(_event("typing", {"on": typing}))
                if parts:
                    await send("".join(parts))
                elif not await _happens(news, min(PING, left)):
                    await send(": ping\n\n")
        except asyncio.TimeoutError:
            cast(asyncio.WriteTransport, request.transport).abort()
        finally:
            if me in conversation.streams:
                conversation.streams.remove(me)


async def poll(
    conversation: Conversation, all: Conversations, address: str, after: str | None, wait: int
) -> HTTPResponse:
    """What came after an id, or the whole history; waits so many seconds for something to come."""
    log = conversation.log
    place = log.place(after)
    if wait and place is not None and place == len(log.items):
        with all.reading(conversation, address):
            end = asyncio.get_running_loop().time() + wait
            while not (conversation.ended or all.stopping or conversation.log is not log or len(log.items) > place):
                left = end - asyncio.get_running_loop().time()
                if left <= 0 or not await _happens(conversation.news, left):
                    break
    if conversation.ended:
        raise ended()
    reset = after is not None and conversation.log.place(after) is None
    log = conversation.log
    items = log.after(log.place(after) or 0)
    return response.json({"messages": items, "last": log.last, "typing": conversation.typing, "reset": reset})


def seconds(text: str | None) -> int:
    """How long a poll may wait.

    Raises:
        Refusal: when it is no such number.
    """
    if text is None:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) < 4 and int(text) <= LONGEST_WAIT):
        raise bad_message(f"wait: write seconds from 0 to {LONGEST_WAIT}.")
    return int(text)


async def _happens(news: asyncio.Event, most: float) -> bool:
    try:
        await asyncio.wait_for(news.wait(), most)
        return True
    except asyncio.TimeoutError:
        return False


def _event(name: str, data: dict[str, Any], id: str | None = None) -> str:
    lines = [f"event: {name}", *([f"id: {id}"] if id else []), f"data: {json.dumps(data)}"]
    return "\n".join(lines) + "\n\n"
