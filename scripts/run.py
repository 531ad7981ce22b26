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
from scripts.interrupts import Interrupts
from scripts.model import model_path
from scripts.servers import Helpers, start, stop

QUESTION = "what causes hair loss?"
PATIENCE = 300  # seconds until the first answer; a slow machine needs one or two minutes
LOCAL = build_opener(ProxyHandler({}))  # this machine is never asked through a proxy


def main() -> int:
    """Runs until it is interrupted; the exit code is not 0 when the assistant could not be started or broke down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on; 0.0.0.0 for every network")
    parser.add_argument("--port", type=int, default=5005)
    options = parser.parse_args()
    model = model_path()
    if not model.is_file():
        sys.exit("There is no trained model for the present files. Run `make train`.")
    if problem := port_problem(options.host, options.port):
        sys.exit(problem)
    interrupts = Interrupts()
    print("Starting the assistant; that takes about half a minute.", flush=True)
    helpers, rasa = None, None
    try:
        apps = switched_on()
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
    except ValueError as problem:  # a setting that cannot be used
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        stop([rasa] if rasa else [])
        if helpers:
            helpers.stop()


def port_problem(host: str, port: int) -> str | None:
    """What to do when nothing can listen there; None when all is well."""
    try:
        with socket.create_server((host, port)):
            return None
    except (OSError, OverflowError) as error:
        reason = "in use" if isinstance(error, OSError) and error.errno == errno.EADDRINUSE else error
        other = port + 1 if port < 65535 else 5006
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
