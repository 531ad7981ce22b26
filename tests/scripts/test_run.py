"""Stopping ends all that was started, whenever and however often it is asked for; small commands stand for Rasa."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from clinic.settings import ROOT
from scripts.run import files_problem, port_problem
from scripts.servers import settings_problem
from tests.faults.processes import launch
from tests.faults.receivers import dead_end

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
# scripts.run, in which each server is a process that takes a second to end; what it is to be is the first argument.
PROGRAM = """
import sys, time
from pathlib import Path
from scripts import run, servers

SLOW = "trap 'sleep 1; exit' TERM; echo started $$; while :; do sleep 0.1; done"
before, state = servers.start, sys.argv[1]

def start(command, environment=None):
    if state == "starting":
        print("starting", flush=True)
        time.sleep(1)
    return before(["sh", "-c", SLOW])

servers.start = run.start = start
run.model_path = lambda: Path("Makefile")
if state == "running":
    run.wait_for_answer = lambda url, server: None
sys.argv[1:] = ["--port", str(servers.free_port())]
sys.exit(run.main())
"""


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """What the program says; whatever it leaves running is ended after the test."""
    file = tmp_path / "log"
    file.touch()
    yield file
    for pid in started(file):
        if is_alive(pid):
            os.kill(pid, signal.SIGKILL)


def started(log: Path) -> list[int]:
    """The servers that were started so far."""
    return [int(line.split()[1]) for line in log.read_text().splitlines() if line.startswith("started ")]


def is_alive(pid: int) -> bool:
    """Whether there is such a process."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_for(log: Path, word: str, times: int, process: "subprocess.Popen[bytes]") -> None:
    """Waits until the program has said something so many times."""
    end = time.monotonic() + 30
    while log.read_text().count(word) < times:
        assert process.poll() is None and time.monotonic() < end, log.read_text()
        time.sleep(0.02)


@pytest.mark.parametrize("second", SIGNALS, ids=lambda number: number.name)
@pytest.mark.parametrize(
    ("state", "word", "times"), [("running", "Ready", 1), ("waiting", "started", 2), ("starting", "starting", 1)]
)
def test_it_stops_in_order_however_often_it_is_asked(
    log: Path, state: str, word: str, times: int, second: signal.Signals
) -> None:
    """A second signal while it is stopping, or one while it is starting, leaves no server running."""
    with log.open("wb") as file:
        program = launch(["-c", PROGRAM, state], file)
    wait_for(log, word, times, program)
    if state == "running":
        wait_for(log, "started", 2, program)
    program.send_signal(signal.SIGTERM)
    end = time.monotonic() + 30
    while program.poll() is None and time.monotonic() < end:
        time.sleep(0.1)
        program.send_signal(second)
    assert program.wait(10) == 0, log.read_text()
    assert "Traceback" not in log.read_text()
    assert started(log) and not any(map(is_alive, started(log)))


def test_a_closed_terminal_does_not_stop_what_is_to_go_on(log: Path) -> None:
    """`nohup make run` outlives its terminal."""
    with log.open("wb") as file:
        program = subprocess.Popen(
            ["nohup", sys.executable, "-c", PROGRAM, "running"], cwd=ROOT, stdout=file, stderr=file,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
    wait_for(log, "Ready", 1, program)
    program.send_signal(signal.SIGHUP)
    time.sleep(0.5)
    assert program.poll() is None
    program.send_signal(signal.SIGTERM)
    assert program.wait(30) == 0


@pytest.mark.parametrize(
    ("host", "port", "said"),
    [
        ("127.0.0.1", 0, "PORT: write a number from 1 to 65535"),
        ("127.0.0.1", 70000, "PORT: write a number from 1 to 65535"),
        ("192.0.2.1", 5005, "This machine has no address 192.0.2.1. Choose HOST=127.0.0.1, or"),
        ("nowhere.invalid", 5005, "This machine has no address nowhere.invalid. Choose HOST=127.0.0.1, or"),
    ],
)
def test_where_nobody_can_listen(host: str, port: int, said: str) -> None:
    """An address that cannot be used is refused at once, with one that can."""
    assert str(port_problem(host, port)).startswith(said)


def test_a_port_in_use() -> None:
    """Another port is offered when somebody listens there already."""
    with dead_end() as port:
        assert f"(in use). Choose another port, for example: make run PORT={port + 1}" in str(
            port_problem("127.0.0.1", port)
        )


def test_wrong_settings_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that is wrong or half set is named together, before anything is started."""
    for name, value in {"ORIGINS": "clinic", "CONVERSATION_DAYS": "x", "SMTP_URL": "smtp://localhost:25"}.items():
        monkeypatch.setenv(f"STRAND_{name}", value)
    lines = str(settings_problem()).splitlines()
    assert sorted(line.split(":")[0] for line in lines) == [
        "STRAND_CONVERSATION_DAYS", "STRAND_MAIL_FROM", "STRAND_MAIL_TO", "STRAND_ORIGINS",
    ]  # fmt: skip


def test_what_nobody_could_be_answered_with_is_told_at_once(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database or file that cannot be used ends the start with what to do; as it comes, nothing is wrong."""
    assert files_problem() is None
    (place / "endpoints.yml").write_text("")
    (place / "conversations.sqlite").write_text("no database, but a text" * 40)
    monkeypatch.setenv("STRAND_CONVERSATIONS", f"sqlite:///{place / 'conversations.sqlite'}")
    first, second = str(files_problem()).splitlines()
    assert first == "endpoints.yml: it cannot be read: take it from git again"
    assert second.startswith("conversations: conversations.sqlite cannot be used (not a database)")
