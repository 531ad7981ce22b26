"""What was accepted is answered even if the process is killed right after it said so."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path

import aiohttp

from scripts.servers import free_port
from tests.channels.messaging.conftest import Desk, desk_of, until
from tests.faults.processes import launch

START = 30.0  # seconds


@asynccontextmanager
async def server(desk: Desk, folder: Path, seconds: float) -> AsyncIterator[None]:
    """A server process, killed when the block ends."""
    name, port = desk.api.name, free_port()
    environment = {"STRAND_DATABASE": f"sqlite:///{desk.database}", "STRAND_SECRET": "s" * 40, **desk.api.environment()}
    arguments = ["-m", "tests.channels.messaging.server", name, str(port), str(folder / "heard"), str(seconds)]
    with (folder / "log").open("ab") as log:
        process = launch(arguments, log, **environment)
    url = f"http://127.0.0.1:{port}/webhooks/{name}"
    desk.api.webhook = f"{url}/webhook"
    try:
        async with aiohttp.ClientSession() as http:
            for _ in range(int(START / 0.1)):
                assert process.poll() is None, (folder / "log").read_text()
                try:
                    async with http.get(f"{url}/"):
                        break
                except aiohttp.ClientError:
                    await asyncio.sleep(0.1)
        yield
    finally:
        process.kill()
        process.wait(10)


async def test_killed_after_the_200(tmp_path: Path, settings_of: Callable[..., None]) -> None:
    """Three messages are accepted, the process is killed in the first one's turn; the next one answers all, in order.

    It is killed again once it has answered: nothing is sent twice after that, not even what is delivered again.
    """
    async with desk_of("whatsapp", tmp_path, settings_of) as desk:
        deliveries = [desk.api.says(text, id=f"wamid.{text}") for text in ("one", "two", "three")]
        async with server(desk, tmp_path, 60):
            assert [await desk.api.deliver(each) for each in deliveries] == [200] * 3
            await until(lambda: (tmp_path / "heard").is_file())
        assert desk.api.replies == []
        stored = b"".join(path.read_bytes() for path in tmp_path.glob("store.sqlite*"))
        assert b"three" not in stored and desk.api.patient.encode() not in stored
        async with server(desk, tmp_path, 0):
            await desk.api.wait_for(3)
            await until(lambda: all(done for (done,) in _rows(desk.database)))
        async with server(desk, tmp_path, 0):
            assert [await desk.api.deliver(each) for each in deliveries] == [200] * 3
            await desk.api.hear(desk.api.says("four"))
        said = [each.text.removeprefix("You said: ") for each in desk.api.replies]
        assert said == ["one", "two", "three", "four"]
        assert (tmp_path / "heard").read_text().split() == ["one", "one", "two", "three", "four"]


def _rows(database: Path) -> list[tuple[str | None]]:
    with closing(sqlite3.connect(database, timeout=10)) as connection:
        return list(connection.execute("SELECT done_at FROM inbox"))
