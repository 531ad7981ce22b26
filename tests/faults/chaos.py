"""Keeps one server running and kills it again and again, at random or just when a booking has been stored.

`python -m tests.faults.chaos SEED DATABASE LOG ARGUMENT...` starts Python with the arguments until it is told to end.
"""

import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from tests.faults.processes import LIMITED
from tests.faults.processes import LONGEST as LIFETIME

SHORTEST, LONGEST = 0.3, 5.0  # seconds from when the server answers until it is killed
WATCHED = 0.5  # the part of kills that wait for a new booking, at most LONGEST
GLANCE = 0.0005  # seconds between two looks at the database


def main() -> int:
    """Runs until SIGTERM, then says how often it killed."""
    seed, database, log, *arguments = sys.argv[1:]
    chance, over = random.Random(seed), []
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: over.append(True))
    command = [sys.executable, "-c", LIMITED, str(LIFETIME), *arguments]
    kills = {"random": 0, "stored": 0}
    with Path(log).open("ab") as output:
        while not over:
            server = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
            try:
                wait_until_up(arguments, over)
                reason = wait_to_kill(chance, Path(database), over)
            finally:
                server.kill()
                server.wait()
            if not over:
                kills[reason] += 1
    print(json.dumps(kills), flush=True)
    return 0


def wait_until_up(arguments: list[str], over: list[Any]) -> None:
    """Waits for an action server's first answer; any other command is given a moment."""
    if "--port" not in arguments:
        time.sleep(1)
        return
    url = f"http://127.0.0.1:{arguments[arguments.index('--port') + 1]}/health"
    end = time.monotonic() + 60
    while not over and time.monotonic() < end:
        try:
            urlopen(url, timeout=1).close()
            return
        except (URLError, OSError):
            time.sleep(0.05)


def wait_to_kill(chance: random.Random, database: Path, over: list[Any]) -> str:
    """Returns when it is time, and why."""
    alive = chance.uniform(SHORTEST, LONGEST)
    end = time.monotonic() + alive
    if chance.random() >= WATCHED or not database.is_file():
        while not over and time.monotonic() < end:
            time.sleep(0.01)
        return "random"
    time.sleep(min(SHORTEST, alive))
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, isolation_level=None, timeout=5)) as connection:
        last = newest(connection)
        while not over and time.monotonic() < end:
            if newest(connection) != last:
                return "stored"
            time.sleep(GLANCE)
    return "random"


def newest(connection: sqlite3.Connection) -> int:
    """The number of the last booking."""
    try:
        return int(connection.execute("SELECT coalesce(max(id), 0) FROM bookings").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


if __name__ == "__main__":
    sys.exit(main())
