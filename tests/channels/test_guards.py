"""What the website channel refuses, and how clearly: sizes, shapes, floods, foreign websites; also the widget."""

import asyncio
import gzip
import json
from typing import Any

import aiohttp
import pytest

from tests.channels.conftest import Start, Website

CLINIC, OTHER = "https://www.clinic.example", "https://other.example"
ID = "12345678"


def limit(per_minute: int) -> Any:
    """A limit with a clock that stands still."""
    from extensions.channels.website.limits import Limit

    return Limit(per_minute, "messages", clock=lambda: 100.0)


BODIES = {
    "nothing": (b"", 400, "bad_json"),
    "no JSON": (b"{", 400, "bad_json"),
    "no UTF-8": (b'{"text": "\xff"}', 400, "bad_json"),
    "no object": (b"[1]", 400, "bad_json"),
    "very deep": (b'{"a":' * 5000, 400, "bad_json"),
    "no text": (json.dumps({"id": ID}).encode(), 400, "bad_message"),
    "a number": (json.dumps({"id": ID, "text": 5}).encode(), 400, "bad_message"),
    "an empty text": (json.dumps({"id": ID, "text": " \n"}).encode(), 400, "bad_message"),
    "no id": (json.dumps({"text": "hello"}).encode(), 400, "bad_message"),
    "a short id": (json.dumps({"id": "short", "text": "hello"}).encode(), 400, "bad_message"),
    "an id with a line": (json.dumps({"id": f"{ID}\n", "text": "hello"}).encode(), 400, "bad_message"),
    "half a character": (b'{"id": "12345678", "text": "\\ud83d"}', 400, "bad_message"),
    "a title that is none": (json.dumps({"id": ID, "payload": "/a", "title": {}}).encode(), 400, "bad_message"),
    "a long text": (json.dumps({"id": ID, "text": "x" * 2001}).encode(), 400, "too_long"),
    "a long payload": (json.dumps({"id": ID, "payload": "x" * 2001}).encode(), 400, "too_long"),
    "a large body": (json.dumps({"id": ID, "text": "x" * 40_000}).encode(), 413, "too_large"),
}


@pytest.mark.parametrize("name", BODIES)
async def test_bad_bodies(site: Website, name: str) -> None:
    """Whatever is no message is refused with its reason, and nothing is answered."""
    body, status, code = BODIES[name]
    client = await site.client().start()
    answer = await client.ask("POST", "/messages", {"Content-Type": "application/json"}, data=body)
    assert (answer[0], answer[1]["error"]["code"]) == (status, code)
    assert answer[1]["error"]["message"].endswith(".") and site.agent.turns == 0


async def test_the_longest_message_passes(site: Website) -> None:
    """2000 characters pass, also when JSON writes each as two escapes."""
    client = await site.client().start()
    assert (await client.says("\N{GRINNING FACE}" * 2000))[0] == 202
    assert len((await client.settled())[0]["text"]) == 2000


@pytest.mark.parametrize("whole", [True, False])
async def test_a_huge_body_is_cut_off(site: Website, whole: bool) -> None:
    """A body that is much too large is not read to its end, whether its length was told or it comes in pieces."""

    async def pieces() -> Any:
        for _ in range(500):
            yield b"x" * 10_000

    client, data = await site.client().start(), b"x" * 5_000_000 if whole else pieces()
    try:
        answer = await client.ask("POST", "/messages", {"Content-Type": "application/json"}, data=data)
        assert (answer[0], answer[1]["error"]["code"]) == (413, "too_large")
    except (aiohttp.ClientError, ConnectionError):
        pass  # the server hung up while the client was still sending
    assert site.agent.turns == 0


WRONG = [
    ("GET", "/nothing", 404, "not_found"), ("POST", "/messages/deep/er", 404, "not_found"),
    ("PUT", "/messages", 405, "method_not_allowed"), ("GET", "/session", 405, "method_not_allowed"),
    ("DELETE", "/demo", 405, "method_not_allowed"), ("POST", "/session", 415, "not_json"),
    ("GET", "/demo/../../secret.js", 404, "not_found"), ("GET", "/widget/..%2f..%2fsecret.js", 404, "not_found"),
    ("GET", "/widget/%2e%2e%2fsecret.js", 404, "not_found"), ("GET", "/widget/.hidden.js", 404, "not_found"),
    ("GET", "/demo/none.css", 404, "not_found"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path", "status", "code"), WRONG)
async def test_wrong_requests(site: Website, method: str, path: str, status: int, code: str) -> None:
    """Every wrong path, method and type gets a JSON error, and no file outside the widget's folder is shown."""
    from yarl import URL

    url = URL(site.base + path, encoded=True)
    async with site.http.request(method, url) as response:
        error = (await response.json())["error"]
        assert (response.status, error["code"]) == (status, code)


async def test_foreign_websites(start: Start) -> None:
    """Pages of this server and of allowed websites may chat, others are refused, and cookies are never allowed."""
    site = await start(origins=frozenset({CLINIC}))
    own = site.base.partition("/webhooks")[0]
    expectations = {"": 201, own: 201, CLINIC: 201, OTHER: 403, "null": 403, f"{CLINIC}.evil": 403}
    for origin, expected in expectations.items():
        headers = {"Origin": origin} if origin else {}
        async with site.http.post(f"{site.base}/session", json={}, headers=headers) as response:
            assert response.status == expected, origin
            allowed = {name: value for name, value in response.headers.items() if name.startswith("Access-Control")}
            assert allowed.get("Access-Control-Allow-Origin") == (CLINIC if origin == CLINIC else None)
            assert "Access-Control-Allow-Credentials" not in allowed and "Set-Cookie" not in response.headers
    for origin in (CLINIC, OTHER):
        ask = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        async with site.http.options(f"{site.base}/messages", headers=ask) as response:
            assert response.headers.get("Access-Control-Allow-Origin") == (CLINIC if origin == CLINIC else None)
            if origin == CLINIC:
                assert "Authorization" in response.headers["Access-Control-Allow-Headers"]
                assert response.headers["Access-Control-Allow-Methods"] == "GET, POST, DELETE"
    # A simple request, for which the browser does not ask before: refused, and nothing is done.
    client = await site.client().start()
    for method, path in (("POST", "/messages"), ("GET", "/events"), ("GET", "/messages"), ("DELETE", "/conversation")):
        status, content = await client.ask(method, path, {"Origin": OTHER, "Content-Type": "text/plain"}, data=b"{}")
        assert (status, content["error"]["code"]) == (403, "origin_not_allowed")
    assert (await client.history())["messages"] == []


async def test_floods(start: Start) -> None:
    """Too many messages of a session or an address, and too many sessions, are refused with a time to wait."""
    site = await start(messages_per_session=limit(3), messages_per_address=limit(5), sessions_per_address=limit(4))
    clients = [await site.client().start() for _ in range(4)]
    async with site.http.post(f"{site.base}/session", json={}) as response:
        assert response.status == 429 and int(response.headers["Retry-After"]) == 15
        assert (await response.json())["error"]["code"] == "too_many"
    first = [(await clients[0].says("hello"))[0] for _ in range(5)]
    assert first == [202] * 3 + [429] * 2  # of its own limit, which spares the address's
    second = [(await clients[1].says("hello"))[0] for _ in range(3)]
    assert second == [202, 202, 429]


async def test_a_limit_refills() -> None:
    """A limit lets one more pass when its part of the minute is over, never more than all at once."""
    from extensions.channels.website.errors import Refusal
    from extensions.channels.website.limits import Limit

    now = [0.0]
    most = Limit(6, "messages", clock=lambda: now[0])
    for wait in (0, 10, 600):
        now[0] += wait
        passed = 0
        with pytest.raises(Refusal) as refused:
            while True:
                most.take("a")
                passed += 1
        assert passed == (1 if wait == 10 else 6) and refused.value.retry_after == pytest.approx(10)


ADDRESSES = [
    (0, ["9.9.9.9"], "127.0.0.1"),  # nobody's word is taken
    (1, [], "127.0.0.1"),
    (1, ["9.9.9.9"], "9.9.9.9"),
    (1, ["1.1.1.1, 9.9.9.9"], "9.9.9.9"),  # the first was sent along by the client
    (1, ["1.1.1.1", "9.9.9.9"], "9.9.9.9"),
    (2, ["1.1.1.1, 9.9.9.9, 10.0.0.1"], "9.9.9.9"),
    (2, ["9.9.9.9"], "127.0.0.1"),
    (1, ["9.9.9.9:4711"], "9.9.9.9"),
    (1, ["[2001:db8:1:2:3:4:5:6]:443"], "2001:db8:1:2::"),
    (1, ["2001:db8:1:2:ffff::1"], "2001:db8:1:2::"),  # a household has as many as it likes
    (1, ["::ffff:9.9.9.9"], "9.9.9.9"),
    (1, ["unknown"], "127.0.0.1"),
]


@pytest.mark.parametrize(("proxies", "told", "address"), ADDRESSES)
def test_addresses_behind_proxies(proxies: int, told: list[str], address: str) -> None:
    """Of X-Forwarded-For only what one's own proxies wrote is believed."""
    from sanic.compat import Header

    from extensions.channels.website.guards import client_address

    class Request:
        ip, headers = "127.0.0.1", Header([("x-forwarded-for", line) for line in told])

    assert client_address(Request(), proxies) == address  # type: ignore[arg-type]


async def test_streams_are_bounded(site: Website, monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest of too many streams of a conversation gives way, and a full server says so."""
    from extensions.channels.website import conversations, stream

    monkeypatch.setattr(stream, "MOST_STREAMS", 2)
    client, other = await site.client().start(), await site.client().start()
    async with client.stream() as first, client.stream() as second, client.stream() as third:
        assert [name for name, _ in await first.until(lambda *_: False)] == ["hello"]  # and then it ended
        await client.says("hello")
        assert await second.items(3) == await third.items(3)
        monkeypatch.setattr(conversations, "MOST_READERS", 2)
        status, content = await other.ask("GET", "/events")
        assert (status, content["error"]["code"]) == (503, "busy")
    for _ in range(100):
        if not site.channel._conversations._readers:
            break
        await asyncio.sleep(0.02)
    assert not site.channel._conversations._readers  # those who left are not counted any more


async def test_one_address_leaves_streams_to_others(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many sessions somebody has, of the streams and waiting polls of all one address gets a part."""
    from extensions.channels.website import conversations

    monkeypatch.setattr(conversations, "MOST_READERS_ADDRESS", 2)
    site = await start(proxies=1)
    clients = [await site.client().start() for _ in range(3)]
    async with clients[0].stream() as first, clients[1].stream() as second:
        assert await first.next() and await second.next()  # both are there
        for path in ("/events", "/messages?wait=1&after=" + (await clients[2].history())["last"]):
            status, content = await clients[2].ask("GET", path)
            assert (status, content["error"]["code"]) == (429, "too_many")
        status, _ = await clients[2].ask("GET", path, {"X-Forwarded-For": "9.9.9.9"})
        assert status == 200
    for _ in range(100):
        if not site.channel._conversations._readers:
            break
        await asyncio.sleep(0.02)
    assert not site.channel._conversations._readers  # nothing is kept of those who left


async def test_streams_end_with_their_token(start: Start) -> None:
    """A stream does not outlive its token."""
    from extensions.channels.website.tokens import Tokens
    from tests.channels.conftest import KEY

    site = await start()
    client = await site.client().start()
    short = Tokens(KEY, 0)
    short._life = type(short._life)(seconds=2)
    client.token, _ = short.issue(site.conversation(client))
    async with client.stream() as stream:
        events = await stream.until(lambda *_: False)
    assert [name for name, _ in events] == ["hello"]


async def test_files_travel_compressed(site: Website) -> None:
    """Who takes gzip gets it, under a tag of its own; who does not gets the file as it is."""
    bodies, tags = [], set()
    for accepted in ("gzip, br", "identity", "br, gzip;q=0"):
        headers = {"Accept-Encoding": accepted}
        async with site.http.get(site.base + "/widget.js", headers=headers, auto_decompress=False) as response:
            assert response.headers.get("Content-Encoding") == ("gzip" if accepted == "gzip, br" else None)
            assert "Accept-Encoding" in response.headers["Vary"]
            bodies.append(await response.read())
            tags.add(response.headers["ETag"])
    assert gzip.decompress(bodies[0]) == bodies[1] == bodies[2] and len(tags) == 2


async def test_the_widgets_files(site: Website) -> None:
    """Files come with their type and are kept; pages are confined; other websites may load scripts."""
    script = "text/javascript"
    for path, kind in (("/widget.js", script), ("/widget/strand-chat.js", script), ("/demo", "text/html")):
        async with site.http.get(site.base + path, headers={"Origin": OTHER}) as response:
            assert response.status == 200 and response.headers["Content-Type"].startswith(kind)
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert "Set-Cookie" not in response.headers and "Access-Control-Allow-Credentials" not in response.headers
            page = kind == "text/html"
            assert ("Content-Security-Policy" in response.headers) is page
            assert response.headers.get("Access-Control-Allow-Origin") == (None if page else "*")
            tag = response.headers["ETag"]
        async with site.http.get(site.base + path, headers={"If-None-Match": tag}) as response:
            assert response.status == 304 and await response.text() == ""
        async with site.http.head(site.base + path) as response:
            assert response.status == 200
    async with site.http.get(f"{site.base}/privacy") as response:
        assert response.status == 404  # no such file in this folder
    async with site.http.get(f"{site.base}/") as response:
        assert await response.json() == {"status": "ok"}


async def test_a_broken_database_is_no_empty_conversation(site: Website, monkeypatch: pytest.MonkeyPatch) -> None:
    """While conversations cannot be read, clients are told to come again instead of seeing an empty chat."""
    from sqlalchemy.exc import OperationalError

    client = await site.client().start()

    async def broken(_: str) -> None:
        raise OperationalError("SELECT", {}, Exception("disk I/O error"))

    with monkeypatch.context() as patch:
        patch.setattr(site.agent.store, "retrieve_full_tracker", broken)
        status, content = await client.ask("GET", "/messages")
        assert (status, content["error"]["code"]) == (503, "busy")
    assert (await client.history())["messages"] == []


SETTINGS = {
    "STRAND_ORIGINS": ["clinic.example", "*", "https://clinic.example/chat", "https://a.example https://b.example"],
    "STRAND_PROXIES": ["-1", "11", "one"],
    "STRAND_SESSION_HOURS": ["0", "721", "24h"],
    "STRAND_MESSAGES_PER_MINUTE": ["0"],
    "STRAND_MESSAGES_PER_ADDRESS": ["0"],
    "STRAND_SESSIONS_PER_ADDRESS": ["many"],
    "STRAND_SECRET": ["short"],
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in SETTINGS.items() for value in values])
def test_settings_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """A wrong setting ends the start with what to write, and settings in credentials.yml are not passed over."""
    from rasa.shared.exceptions import RasaException

    from extensions.channels.website import WebsiteChannel

    monkeypatch.setenv("STRAND_SECRET", "s" * 32)
    WebsiteChannel.from_credentials(None)
    monkeypatch.setenv(name, value)
    with pytest.raises(RasaException, match=f"{name}: write"):
        WebsiteChannel.from_credentials(None)
    with pytest.raises(RasaException, match="no settings there"):
        WebsiteChannel.from_credentials({"origins": "*"})


def test_allowed_origins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Origins are separated by commas, their case is no matter, and by default there is none."""
    from clinic import settings

    assert settings.origins() == frozenset()
    monkeypatch.setenv("STRAND_ORIGINS", " https://WWW.clinic.example, http://localhost:8080 ,https://[::1]:8443,")
    assert settings.origins() == {"https://www.clinic.example", "http://localhost:8080", "https://[::1]:8443"}


def test_the_limit_is_the_intakes() -> None:
    """The channel refuses what the assistant would not read, at the same length."""
    import yaml

    from clinic.settings import ROOT
    from extensions.channels.website.api import LONGEST

    pipeline = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))["pipeline"]
    assert next(part["longest"] for part in pipeline if part["name"].endswith("MessageIntake")) == LONGEST
