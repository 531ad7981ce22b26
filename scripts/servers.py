"""Starts the processes beside Rasa, keeps them running, and ends everything in order."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence

from clinic.outbox import targets_from_settings
from clinic.settings import ROOT, outbox_targets_set
from clinic.settings.check import problems

GRACE = 10  # seconds that a server has for ending by itself
MOST_BYTES = 100_000_000  # of a request to the action server
PAUSE = 5  # seconds from one start to the next of a server that ends by itself
PR_SET_PDEATHSIG = 1  # linux/prctl.h
Command = Sequence[str]


def free_port() -> int:
    """A port of this machine that nothing uses."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def settings_problem() -> str | None:
    """What is wrong with the settings, a line each with what to write; None when all is well."""
    found = problems()
    try:
        targets_from_settings()
    except ValueError as problem:
        found += str(problem).splitlines()
    return "\n".join(dict.fromkeys(found)) or None


class Helpers:
    """The action server and, where there is somebody to tell, the worker that tells reception of bookings."""

    def __init__(self) -> None:
        """Starts them; Rasa finds the action server by what is put into the environment here."""
        port = free_port()
        self.action_url = os.environ["ACTION_URL"] = f"http://127.0.0.1:{port}/webhook"
        commands: dict[str, Command] = {
            "action server": [
                sys.executable,
                "-m",
                "scripts.quiet_actions",
                "--actions",
                "actions",
                "--port",
                str(port),
                "--quiet",
            ]
        }
        if outbox_targets_set():
            commands["outbox worker"] = [sys.executable, "-m", "clinic.outbox"]
        self._commands: Mapping[str, Command] = commands
        # Rasa sends it whole conversations; the limit on what patients send would cut them off.
        self._environment = {"SANIC_REQUEST_MAX_SIZE": str(MOST_BYTES), "SANIC_HOST": "127.0.0.1"}
        self._running = {name: start(command, self._environment) for name, command in commands.items()}
        self._started = dict.fromkeys(commands, time.monotonic())

    def revive(self) -> None:
        """Starts again what has ended by itself."""
        for name, command in self._commands.items():
            if self._running[name].poll() is not None and time.monotonic() - self._started[name] > PAUSE:
                print(f"The {name} ended by itself; it is started again.", file=sys.stderr, flush=True)
                self._running[name], self._started[name] = start(command, self._environment), time.monotonic()

    def stop(self) -> None:
        """Ends them."""
        stop(list(self._running.values()))


def start(command: Command, environment: Mapping[str, str] | None = None) -> "subprocess.Popen[bytes]":
    """Starts a server in a session of its own: Ctrl-C reaches only this process, which ends the others in order."""
    settings = [f"{name}={value}" for name, value in (environment or {}).items()]
    end = _end_with_parent if sys.platform == "linux" else None
    return subprocess.Popen(["env", *settings, *command], cwd=ROOT, start_new_session=True, preexec_fn=end)


def _end_with_parent() -> None:
    """Has the system end this process when its parent was killed, as it would go on answering with nobody watching."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def stop(servers: "Sequence[subprocess.Popen[bytes]]") -> None:
    """Ends the servers and all their children, the last started first. Not to be interrupted: scripts/interrupts.py."""
    for server in reversed(servers):
        try:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(GRACE)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()
        except ProcessLookupError:
            continue  # ended by itself
