"""What the REST channel takes, and how clearly it refuses the rest."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import aiohttp
import pytest

from scripts.servers import free_port


@pytest.fixture
async def ask(several_servers: None) -> AsyncIterator[Any]:
    """`ask(body)` posts it to an assistant that repeats what it hears and from whom: status and content."""
    from sanic import Sanic

    from extensions.channels.rest import RestChannel

    async def repeat(message: Any) -> None:
        text = f"{message.sender_id} {message.metadata} {message.text!r}"
        await message.output_channel.send_text_message(message.sender_id, text)

    app = Sanic(f"rest_{uuid4().hex}", configure_logging=False)
    app.blueprint(RestChannel().blueprint(repeat), url_prefix="/webhooks/rest")
    port = free_port()
    server = await app.create_server("127.0.0.1", port, return_asyncio_server=True, access_log=False)
    assert server is not None
    await server.startup()
    await server.before_start()
    await server.after_start()
    async with aiohttp.ClientSession() as http:

        async def post(body: bytes) -> tuple[int, str]:
            async with http.post(f"http://127.0.0.1:{port}/webhooks/rest/webhook", data=body) as response:
                return response.status, await response.text()

        yield post
    await server.before_stop()
    await server.close()
    await server.after_stop()


@pytest.mark.parametrize(
    "body",
    [b"", b"[1]", b'"hello"', b'{"sender": "a", "message": 5}', b'{"sender": "a", "message": ["hello"]}',
     b'{"sender": {}, "message": "hello"}'],
)  # fmt: skip
async def test_what_is_no_message_is_refused(ask: Any, body: bytes) -> None:
    """The caller learns what to send, where Rasa answers with nothing or with a fault of the server."""
    status, content = await ask(body)
    assert status == 400 and "sender" in content and "message" in content


@pytest.mark.parametrize(
    ("body", "heard"),
    [
        (b'{"sender": "a", "message": "hello"}', "a None 'hello'"),
        (b'{"sender": "a"}', "a None ''"),
        (b'{"sender": "a", "message": "half \\ud83d", "metadata": {"x": 1}}', "a {'x': 1} 'half ?'"),
        (b'{"sender": "a", "message": "hello", "metadata": "x"}', "a None 'hello'"),
    ],
)
async def test_messages_pass(ask: Any, body: bytes, heard: str) -> None:
    """A message, also an empty one or one that was cut in the middle of a character, reaches the assistant."""
    status, content = await ask(body)
    assert status == 200 and heard in content
