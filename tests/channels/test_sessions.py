"""Sessions: only the server's own, unexpired tokens open a conversation, and only their own."""

import time
from typing import Any

import jwt
import pytest

from tests.channels.conftest import KEY, Start, Website

HOUR = 3600
NOW = int(time.time())
GOOD = {"sub": "web-0123456789abcdef0123456789abcdef", "aud": "website", "exp": NOW + HOUR}


def token(claims: dict[str, Any], key: bytes = KEY, algorithm: str = "HS256") -> str:
    """A token that somebody else made."""
    return jwt.encode(claims, None if algorithm == "none" else key, algorithm=algorithm)


FORGED = {
    "no token": ("", "no_token"),
    "another scheme": ("Basic abc", "no_token"),
    "no token at all": ("Bearer not-a-token", "bad_token"),
    "another key": (f"Bearer {token(GOOD, b'x' * 32)}", "bad_token"),
    "no signature": (f"Bearer {token(GOOD, algorithm='none')}", "bad_token"),
    "another algorithm": (f"Bearer {token(GOOD, KEY * 2, 'HS512')}", "bad_token"),
    "the same key with another algorithm": (f"Bearer {token(GOOD, KEY, 'HS384')}", "bad_token"),
    "another purpose": (f"Bearer {token({**GOOD, 'aud': 'telegram'})}", "bad_token"),
    "no purpose": (f"Bearer {token({'sub': GOOD['sub'], 'exp': GOOD['exp']})}", "bad_token"),
    "no end": (f"Bearer {token({'sub': GOOD['sub'], 'aud': 'website'})}", "bad_token"),
    "no conversation": (f"Bearer {token({'aud': 'website', 'exp': GOOD['exp']})}", "bad_token"),
    "changed by a letter": (f"Bearer {token(GOOD)[:-4]}AAAA", "bad_token"),
    "expired": (f"Bearer {token({**GOOD, 'exp': NOW - 1})}", "expired_token"),
}
REQUESTS = [
    ("POST", "/messages", {"id": "12345678", "text": "hello"}), ("GET", "/messages", None), ("GET", "/events", None),
    ("DELETE", "/conversation", None),
]  # fmt: skip


@pytest.mark.parametrize("name", FORGED)
async def test_forged_tokens_open_nothing(site: Website, name: str) -> None:
    """Whatever this server did not sign for this purpose, or long ago, is refused everywhere, with the reason."""
    header, code = FORGED[name]
    for method, path, body in REQUESTS:
        headers = {"Authorization": header} if header else {}
        status, content = await site.client().ask(method, path, headers, json=body)
        assert (status, content["error"]["code"]) == (401, code), (method, path)
    if header:
        status, content = await site.client().ask("POST", "/session", {"Authorization": header}, json={})
        assert (status, content["error"]["code"]) == (401, code)
    assert site.agent.turns == 0


async def test_the_right_token_does(site: Website) -> None:
    """The token that the forged ones are made from works, so they fail for what was changed."""
    client = site.client()
    client.token = token(GOOD)
    assert (await client.says("hello"))[0] == 202


async def test_each_session_is_its_own(site: Website) -> None:
    """No client can name a conversation: two sessions never see each other's, whatever ids they send."""
    one, other = await site.client().start(), await site.client().start()
    body = {"id": "12345678", "text": "mine", "sender": site.conversation(other), "sender_id": site.conversation(other)}
    assert (await one.ask("POST", "/messages", json=body, params={"sender": site.conversation(other)}))[0] == 202
    assert [item["text"] for item in await one.settled()] == ["mine", "first mine", "second\n\nmine"]
    assert (await other.history())["messages"] == []
    assert len({site.conversation(one), site.conversation(other)}) == 2 and site.conversation(one)[4:].isalnum()


async def test_renewal_keeps_the_conversation(site: Website) -> None:
    """A valid token is exchanged for a fresh one of the same conversation."""
    client = await site.client().start()
    await client.says("hello")
    before, conversation = await client.settled(), site.conversation(client)
    await client.start()
    assert site.conversation(client) == conversation and await client.settled() == before


async def test_cleared_is_cleared(start: Start) -> None:
    """Clear chat tells the second tab, forgets what was said, and the token is worthless also after a restart."""
    site = await start()
    client = await site.client().start()
    await client.says("my secret")
    await client.settled()
    async with client.stream() as second_tab:
        assert (await client.ask("DELETE", "/conversation"))[0] == 204
        assert (await second_tab.until(lambda name, _: name == "ended"))[-1][0] == "ended"
        assert await second_tab.next() is None
    other = await start()
    assert other.agent.store.is_ended(site.conversation(client))
    for server in (site, other):
        again = server.client()
        again.token = client.token
        for method, path, body in REQUESTS:
            status, content = await again.ask(method, path, json=body)
            assert (status, content["error"]["code"]) == (401, "ended")
        assert await server.agent.tracker_store.retrieve_full_tracker(site.conversation(client)) is None


async def test_cleared_in_the_middle_of_a_turn(site: Website) -> None:
    """What is being answered when the chat is cleared is neither shown nor stored."""
    client = await site.client().start()
    await client.says("pause")
    async with client.stream() as stream:
        await stream.items(2)
        assert (await client.ask("DELETE", "/conversation"))[0] == 204
        site.agent.resume.set()
        names = [name for name, _ in await stream.until(lambda name, _: name == "ended")]
        assert "message" not in names and names[-1] == "ended"
    assert site.agent.saved == 0
    assert await site.agent.tracker_store.retrieve_full_tracker(site.conversation(client)) is None


async def test_another_tracker_store(start: Start, caplog: pytest.LogCaptureFixture) -> None:
    """With a tracker store that forgets nothing on request the chat is off and says so; the server goes on."""
    from rasa.core.tracker_store import InMemoryTrackerStore
    from rasa.shared.core.domain import Domain

    site = await start(tracker_store=InMemoryTrackerStore(Domain.empty()))
    status, content = await site.client().ask("POST", "/session", json={})
    assert (status, content["error"]["code"]) == (503, "busy")
    assert "The chat on the website is off. endpoints.yml: the website channel needs" in caplog.text
