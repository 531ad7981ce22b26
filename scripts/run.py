"""Starts the assistant, says where to talk to it once it answers, and stops all that it started."""

import argparse
import errno
import json
import socket
import subprocess
import sys
import time
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

from clinic.settings.messaging import switched_on
from scripts.doctor import channels, stores
from scripts.interrupts import Interrupts
from scripts.model import model_path
from scripts.servers import Helpers, settings_problem, start, stop

QUESTION = "what causes hair loss?"
PATIENCE = 300  # seconds until the first answer; a slow machine needs one or two minutes
NO_MODEL = "There is no trained model for the present files. Run `make train`."
LOCAL = build_opener(ProxyHandler({}))  # this machine is never asked through a proxy


def main() -> int:
    """Runs until it is interrupted; the exit code is not 0 when the assistant could not be started or broke down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on; 0.0.0.0 for every network")
    parser.add_argument("--port", type=int, default=5005)
    options = parser.parse_args()
    model = model_path()
    if not model.is_file():
        sys.exit(NO_MODEL)
    if problem := settings_problem() or files_problem() or port_problem(options.host, options.port):
        sys.exit(problem)
    interrupts = Interrupts()
    apps = switched_on()
    print("Starting the assistant; that takes about half a minute.", flush=True)
    helpers, rasa = None, None
    try:
        helpers = Helpers()
        command = [sys.executable, "-m", "scripts.quiet_rasa", "run", "--model", str(model)]
        rasa = start([*command, "--interface", options.host, "--port", str(options.port)])
        name = "127.0.0.1" if options.host == "0.0.0.0" else options.host
        url = f"http://{name}:{options.port}/webhooks/rest/webhook"
        demo = f"http://{name}:{options.port}/webhooks/website/demo"
        with interrupts.allowed():
            problem = wait_for_answer(url, rasa)
        if problem:
            print(problem, file=sys.stderr)
            return 1
        states = ", ".join(f"{name} {'on' if is_on else 'off'}" for name, is_on in apps.items())
        print(f"Ready. Open {demo} or ask it from here:\n{example(url)}", flush=True)
        print(f"Messaging apps: {states} (docs/messaging.md).\nCtrl-C stops it.", flush=True)
        while rasa.poll() is None:
            helpers.revive()
            with interrupts.allowed():
                time.sleep(1)
        print(f"Rasa ended by itself (exit code {rasa.returncode}).", file=sys.stderr)
        return rasa.returncode or 1
    except KeyboardInterrupt:
        return 0
    finally:
        stop([rasa] if rasa else [])
        if helpers:
            helpers.stop()


def files_problem() -> str | None:
    """What to do about files or databases with which nobody could be answered or booked; None when all is well."""
    checks = (channels.credentials, channels.endpoints, stores.bookings_database, stores.chats)
    found = [finding.text for check in checks for finding in check() if finding.mark == "wrong"]
    return "\n".join(found) or None


def port_problem(host: str, port: int) -> str | None:
    """What to do when nothing can listen there; None when all is well."""
    if not 0 < port < 65536:
        return "PORT: write a number from 1 to 65535"
    try:
        with socket.create_server((host, port)):
            return None
    except OSError as error:
        if error.errno == errno.EADDRNOTAVAIL or (error.errno or 0) < 0:  # the latter are those of unknown names
            return f"This machine has no address {host}. Choose HOST=127.0.0.1, or HOST=0.0.0.0 for every network."
        reason = {errno.EADDRINUSE: "in use", errno.EACCES: "not allowed"}.get(error.errno or 0, type(error).__name__)
        other = port + 1 if 1023 < port < 65535 else 5006
        return f"Cannot listen on {host}:{port} ({reason}). Choose another port, for example: make run PORT={other}"


def wait_for_answer(url: str, server: "subprocess.Popen[bytes]") -> str | None:
    """Asks a real question until it is answered, since Rasa also listens without a model; else what went wrong."""
    body = json.dumps({"sender": "readiness-check", "message": QUESTION}).encode()
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if server.poll() is not None:
            return f"Rasa could not start (exit code {server.returncode}); its message stands above."
        try:
            with LOCAL.open(Request(url, body, {"Content-Type": "application/json"}), timeout=60) as response:
                if json.load(response):
                    return None
            return "Rasa could not load the model; its message stands above. Delete the folder models and try again."
        except HTTPError as error:
            return f"Rasa refuses the REST channel ({error}). Is it in credentials.yml?"
        except OSError:  # not listening yet
            time.sleep(0.5)
    return f"Rasa did not answer within {PATIENCE} seconds."


def example(url: str) -> str:
    """A command to copy that asks something."""
    body = json.dumps({"sender": "me", "message": "does PRP hurt?"})
    return f"  curl -s {url} -d '{body}'"


if __name__ == "__main__":
    sys.exit(main())
