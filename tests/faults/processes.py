"""Real processes that fault tests start, kill and freeze; each is a child of the test and ends by itself in time."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import IO, Any

import requests

from clinic.settings import ROOT
from scripts.servers import MOST_BYTES, free_port

LONGEST = 900  # seconds that a process may live, whatever becomes of the test that started it
SECRET = "the secret of the processes that tests start"
PATIENCE = 60  # seconds until a server answers for the first time
# An alarm outlives exec, and ends a process that does not care about it.
LIMITED = (
    "import os, signal, sys; signal.alarm(int(sys.argv[1])); os.execv(sys.executable, [sys.executable, *sys.argv[2:]])"
)


def launch(arguments: list[str], log: IO[bytes], **settings: str) -> "subprocess.Popen[bytes]":
    """Starts Python with these arguments in the project's folder, with no settings of Strand but these."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STRAND_")}
    command = [sys.executable, "-c", LIMITED, str(LONGEST), *arguments]
    return subprocess.Popen(command, cwd=ROOT, env={**kept, **settings}, stdout=log, stderr=subprocess.STDOUT)


def action_server(port: int) -> list[str]:
    """The arguments that start an action server, as `make run` starts it."""
    return ["-m", "scripts.quiet_actions", "--actions", "actions", "--port", str(port), "--quiet"]


def action_settings(database: Path) -> dict[str, str]:
    """Its environment, as `make run` makes it."""
    return {
        "SANIC_REQUEST_MAX_SIZE": str(MOST_BYTES), "SANIC_HOST": "127.0.0.1", "STRAND_DATABASE": url_of(database),
        "STRAND_SECRET": SECRET,
    }  # fmt: skip


def url_of(database: Path) -> str:
    """The setting for a database file."""
    return f"sqlite:///{database}"


def wait_until_up(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Waits until an action server answers."""
    end = time.monotonic() + PATIENCE
    while True:
        assert process.poll() is None, f"the action server ended with {process.returncode}"
        assert time.monotonic() < end, "the action server did not start in time"
        try:
            requests.get(f"http://127.0.0.1:{port}/health", timeout=1).raise_for_status()
            return
        except requests.RequestException:
            time.sleep(0.05)


class ActionServer:
    """A real action server on one port, which can be killed, frozen and started again."""

    def __init__(self, database: Path, log: Path, **settings: str) -> None:
        """Does not start it yet; `settings` go beside those of `make run`."""
        self.database, self.log, self.port, self.settings = database, log, free_port(), settings
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where actions are called."""
        return f"http://127.0.0.1:{self.port}/webhook"

    @property
    def pid(self) -> int:
        """The number of the running process."""
        assert self.process is not None, "not started"
        return self.process.pid

    def start(self) -> None:
        """Starts it, on the port that it had before, and waits until it answers."""
        with self.log.open("ab") as log:
            environment = {**action_settings(self.database), **self.settings}
            self.process = launch(action_server(self.port), log, **environment)
        wait_until_up(self.port, self.process)

    def kill(self) -> None:
        """Ends it in the middle of whatever it is doing."""
        if self.process is not None:
            self.process.kill()
            self.process.wait(10)
            self.process = None

    def freeze(self) -> None:
        """Stops its clock: connections are taken by the system, and nothing answers."""
        os.kill(self.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Lets it go on with whatever waits for it."""
        os.kill(self.pid, signal.SIGCONT)


def stored(database: Path) -> list[dict[str, Any]]:
    """The bookings in a database file, read past the product's own code; none when there is no file yet."""
    if not database.is_file():
        return []
    with closing(sqlite3.connect(database, timeout=10)) as connection:
        connection.row_factory = sqlite3.Row
        try:
            return [dict(row) for row in connection.execute("SELECT * FROM bookings ORDER BY id")]
        except sqlite3.OperationalError as error:
            if "no such table" in str(error):
                return []
            raise
