"""What patients write stays out of the log, at every level, in every path, and what is wrong can still be found."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import requests
import structlog
from rasa.utils.log_utils import configure_structlog

from scripts import discretion
from scripts.model import model_path
from scripts.run import wait_for_answer
from scripts.servers import free_port
from tests.faults.processes import ActionServer, action_server, action_settings, launch
from tests.faults.receivers import http_server, send

SECRET = "Sarita Deshpande"


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What is logged, as it would be written."""
    monkeypatch.setattr(logging.Logger, "handle", logging.Logger.handle)  # put back afterwards
    discretion.keep()
    found: list[str] = []
    handler, root, formatter = logging.Handler(), logging.getLogger(), logging.Formatter()
    handler.emit = lambda record: found.append(formatter.format(record))  # type: ignore[method-assign]
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield found
    root.removeHandler(handler)
    root.setLevel(before)


@pytest.mark.parametrize(
    ("name", "level", "line"),
    [
        ("rasa.core.processor", logging.DEBUG, None),
        ("rasa.core.processor", logging.INFO, None),
        ("sqlalchemy.engine.Engine", logging.INFO, None),
        ("actionsx", logging.INFO, None),
        ("actions.booking", logging.DEBUG, "stored 3"),
        ("root", logging.INFO, "stored 3"),
        ("rasa.core.agent", logging.ERROR, "stored 3"),
        ("rasa.core.tracker_store", logging.WARNING, "rasa.core.tracker_store: text withheld (test_discretion.py:"),
        ("asyncio", logging.ERROR, "asyncio: text withheld (test_discretion.py:"),
    ],
)
def test_texts(lines: list[str], name: str, level: int, line: str | None) -> None:
    """Only loggers that are known to tell nothing are quoted; of the others, what is wrong leaves its place."""
    logging.getLogger(None if name == "root" else name).log(level, "stored %s", 3)
    assert len(lines) == (line is not None) and all(each.startswith(str(line)) for each in lines)


@pytest.mark.parametrize("name", ["rasa.core.processor", "actions.booking"])
def test_texts_that_cannot_be_formatted(lines: list[str], name: str) -> None:
    """A wrong call of the logger does no harm to the caller, and shows nothing of what it was given."""
    logging.getLogger(name).warning("%s of %s", SECRET)
    (line,) = lines
    assert SECRET not in line


def fails() -> None:
    """Raises what a library would: an exception that repeats what was sent, behind another one."""
    try:
        raise KeyError(SECRET)
    except KeyError as problem:
        raise ValueError(f"cannot send {SECRET}") from problem


@pytest.mark.parametrize("name", ["rasa.core.processor", "actions.booking", "sanic.error"])
def test_exceptions(lines: list[str], name: str) -> None:
    """Of an exception the kinds and places remain, and no text."""
    try:
        fails()
    except ValueError:
        logging.getLogger(name).exception("it failed", stack_info=True)
    (line,) = lines
    assert SECRET not in line and "Deshpande" not in line
    assert "  ValueError at test_discretion.py:" in line and " fails < " in line and "\n  KeyError at " in line


def test_structured_records(lines: list[str]) -> None:
    """Rasa's structured records, which have the text beside them and the variables of every frame, keep their name."""
    before = structlog.get_config()
    configure_structlog(logging.DEBUG)
    try:
        text = f"i am {SECRET}"
        fails()
    except ValueError:
        structlog.get_logger("rasa.core.channels.rest").exception("rest.message.received.failure", text=text)
        structlog.get_logger("rasa.core.channels.rest").debug("rest.message.received", text=text)
    finally:
        structlog.configure(**before)
    assert len(lines) == 1 and "rest.message.received.failure" in lines[0] and "ValueError" in lines[0]
    assert "Sarita" not in lines[0]


PERSONAL = ("sarita", "deshpande", "55501", "98450", "sarita.d@", "zebra", "scalp tattoo")
MESSAGES = [
    "would PRP be painful near my zebra scalp tattoo",
    "i am Sarita Deshpande, 98450 55501, sarita.d@example.org, book prp any time",
    "next month maybe zebra",
]
AFTERWARDS = "my number is 98450 55501, zebra"


class Actions:
    """Stands before a real action server, and at times answers as a failing one does."""

    def __init__(self, real: ActionServer) -> None:
        """Passes on at first."""
        self.real, self.status = real, 200

    def __call__(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        """The real server's answer, or an error that repeats what was sent, or none."""
        if self.status == 200:
            answer = requests.post(self.real.url, data=body, headers={"Content-Type": "application/json"}, timeout=10)
            send(handler, answer.status_code, answer.content)
        elif self.status:
            send(handler, self.status, b'{"action_name": "a", "error": "Sarita", "request_body": ' + body + b"}")


@contextmanager
def rasa(log: Path, action_url: str) -> Iterator[str]:
    """A Rasa server as `make run` starts it, with everything logged; gives the address to talk to."""
    port = free_port()
    arguments = ["-m", "scripts.quiet_rasa", "run", "--model", str(model_path()), "--interface", "127.0.0.1"]
    with log.open("ab") as file:
        process = launch([*arguments, "--port", str(port)], file, LOG_LEVEL="DEBUG", ACTION_URL=action_url)
    try:
        url = f"http://127.0.0.1:{port}/webhooks/rest/webhook"
        assert wait_for_answer(url, process) is None
        yield url
    finally:
        process.terminate()
        process.wait(30)


def test_real_servers(agent: Any, tmp_path: Path) -> None:
    """Neither server writes a name, a number, an address or a message, whether all is well or actions fail."""
    log = tmp_path / "rasa.log"
    server = ActionServer(tmp_path / "bookings.sqlite", tmp_path / "actions.log")
    command = [part for part in action_server(server.port) if part != "--quiet"]
    with server.log.open("ab") as file:
        server.process = launch([*command, "-vv"], file, LOG_LEVEL="DEBUG", **action_settings(server.database))
    actions, patient = Actions(server), uuid4().hex

    def says(message: str) -> str:
        answer = requests.post(url, json={"sender": patient, "message": message}, timeout=60)
        return "\n".join(part.get("text", "") for part in answer.json())

    try:
        with http_server(actions) as action_url, rasa(log, action_url) as url:
            heard = [says(message) for message in MESSAGES]
            assert "doesn't say whether PRP hurts" in heard[0] and "not sure which day" in heard[2]
            for status in (500, 400, 0):
                actions.status = status
                assert "isn't working on our side" in says(AFTERWARDS)
    finally:
        server.kill()
    for file in (log, server.log):
        content = file.read_text(encoding="utf-8")
        assert [word for word in PERSONAL if word in content.lower()] == []
    assert "Rasa server is up and running" in log.read_text() and "action_book_appointment failed" in log.read_text()
    assert "Action endpoint is up and running" in server.log.read_text()
