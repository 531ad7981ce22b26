"""The website channel in a real Rasa process with the real model and actions: many patients at once, and a kill."""

import asyncio
import re
import subprocess
import time
from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from clinic.replies import Replies
from clinic.store import open_store
from scripts.servers import free_port
from tests.channels.conftest import Client
from tests.faults.processes import ActionServer, launch, url_of

PATIENCE = 120  # seconds for a start on a slow machine
QUESTIONS = [
    f"{question} {treatment}?"
    for question in ("how many sessions for", "is there downtime after", "how does it work, this", "what is in")
    for treatment in ("prp", "micro-needling", "mesotherapy")
]


class RasaServer:
    """A real server that can be killed and started again on the same port with the same conversations."""

    def __init__(self, folder: Path, actions: ActionServer) -> None:
        """Does not start it yet."""
        self.folder, self.actions, self.port = folder, actions, free_port()
        self.base = f"http://127.0.0.1:{self.port}/webhooks/website"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it as `make run` does."""
        from scripts.train import trained_model

        arguments = ["-m", "scripts.quiet_rasa", "run", "--model", str(trained_model())]
        arguments += ["--interface", "127.0.0.1", "--port", str(self.port)]
        with (self.folder / "rasa.log").open("ab") as log:
            self.process = launch(
                arguments, log, ACTION_URL=self.actions.url, STRAND_SECRET="s" * 32,
                STRAND_DATABASE=url_of(self.actions.database),
                STRAND_CONVERSATIONS=url_of(self.folder / "kept" / "conversations.sqlite"),
                STRAND_MESSAGES_PER_ADDRESS="100000", STRAND_SESSIONS_PER_ADDRESS="100000",
            )  # fmt: skip

    def kill(self) -> None:
        """Ends it in the middle of whatever it is doing."""
        assert self.process is not None, "not started"
        self.process.kill()
        self.process.wait(10)

    async def up(self, http: aiohttp.ClientSession) -> None:
        """Waits until it takes conversations."""
        end = time.monotonic() + PATIENCE
        while True:
            assert self.process is not None and self.process.poll() is None, "Rasa ended"
            assert time.monotonic() < end, "Rasa did not start in time"
            try:
                client = await Client(http, self.base).start()
                await client.history()
                return
            except (aiohttp.ClientError, AssertionError):
                await asyncio.sleep(0.2)


@pytest.fixture(scope="module")
def rasa(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RasaServer]:
    """A server that is starting, and its action server."""
    folder = tmp_path_factory.mktemp("website")
    actions = ActionServer(folder / "bookings.sqlite", folder / "actions.log")
    server = RasaServer(folder, actions)
    server.start()
    try:
        actions.start()
        yield server
    finally:
        server.kill()
        actions.kill()


@pytest.fixture
async def http(rasa: RasaServer) -> AsyncIterator[aiohttp.ClientSession]:
    """What clients ask with, once the server is up."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0, force_close=True)) as session:
        await rasa.up(session)
        yield session


async def test_two_hundred_patients(rasa: RasaServer, http: aiohttp.ClientSession) -> None:
    """Of 200 patients who ask at the same time each is streamed the answers to their questions, in order, and kept."""

    async def ask(question: str, count: int | None = None) -> list[str]:
        client = await Client(http, rasa.base).start()
        async with client.stream() as stream:
            assert (await client.says(question))[0] == 202
            streamed = await stream.items(count or len(await client.settled(pause=0.2)), patience=90)
            assert (await client.history())["messages"] == streamed
        assert [item["text"] for item in streamed if item["from"] == "patient"] == [question]
        return [item["text"] for item in streamed]

    answers = {question: await ask(question) for question in QUESTIONS}
    assert len({answer[2] for answer in answers.values()}) == len(QUESTIONS)  # after the greeting

    async def patient(number: int) -> None:
        question = QUESTIONS[number % len(QUESTIONS)]
        assert await ask(question, len(answers[question])) == answers[question]

    await asyncio.gather(*(patient(number) for number in range(200)))


async def test_killed_in_the_middle_of_a_message(rasa: RasaServer, http: aiohttp.ClientSession) -> None:
    """After a kill, what was answered is there, what was not is answered once when sent again, what ended is over."""
    client, cleared = await Client(http, rasa.base).start(), await Client(http, rasa.base).start()
    await cleared.says("hello")
    await cleared.settled()
    assert (await cleared.ask("DELETE", "/conversation"))[0] == 204
    await client.says("does prp hurt?", "answered-message")
    before = await client.settled()
    rasa.actions.freeze()
    async with client.stream(before[-1]["id"]) as stream:
        await client.says("prp was started on 11 june, growth by which month?", "killed-message")
        (item,) = await stream.items(1)
        assert item["client_id"] == "killed-message"
        rasa.kill()
    rasa.actions.thaw()
    rasa.start()
    await rasa.up(http)

    def without_ids(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{key: value for key, value in item.items() if key != "id"} for item in items]

    async with client.stream(item["id"]) as stream:
        hello = await stream.next()
        assert hello is not None and hello[1] == {"reset": True}
        assert without_ids(await stream.items(len(before))) == without_ids(before)
        again = ("prp was started on 11 june, growth by which month?", "killed-message")
        assert [status for status, _ in await asyncio.gather(*(client.says(*again) for _ in range(3)))].count(202) == 1
        assert (await client.says("does prp hurt?", "answered-message"))[0] == 200
        rest = await stream.items(3)
    assert [item["from"] for item in rest] == ["patient", "assistant", "assistant"]
    assert "September" in rest[1]["text"] and rest[2]["timeline"]["treatment"] == "prp"
    assert without_ids(await client.settled()) == without_ids([*before, *rest])
    status, content = await cleared.ask("GET", "/messages")
    assert (status, content["error"]["code"]) == (401, "ended")
    log = (rasa.folder / "rasa.log").read_text()
    assert not any(word in log for word in ("11 june", "does prp hurt", "Traceback"))


async def test_reception_answers_in_the_chat(rasa: RasaServer, http: aiohttp.ClientSession) -> None:
    """What reception replies to a booking reaches the chat that it was made in, without being asked for, and stays."""
    client = await Client(http, rasa.base).start()
    for words in ("book prp for Asha Rao, 98450 12345", "in 9 days, evening", "no email", "yes", "yes"):
        await client.says(words)
        items = await client.settled()
    told = re.search(r"reference is (\w{3}-\w{3})", items[-1]["text"])
    assert told, items[-1]["text"]
    async with client.stream(items[-1]["id"]) as stream:
        replies = Replies(open_store(url_of(rasa.actions.database)))
        replies.add(told[1], "We can see you at five.", datetime.now(timezone.utc))
        (item,) = await stream.items(1, patience=20)
    assert (item["from"], item["text"]) == ("reception", "We can see you at five.")
    assert (await client.history())["messages"][-1] == item
