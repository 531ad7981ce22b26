"""Talks to the assistant in the terminal, for the staff, with the model of the present files."""

import asyncio
import contextlib
import os
import sys
import time
from pathlib import Path
from typing import Any
from urllib.error import URLError
from uuid import uuid4

from clinic.settings import ROOT, mail_to, outbox_targets_set
from scripts import discretion
from scripts.interrupts import Interrupts
from scripts.model import model_path
from scripts.run import LOCAL, NO_MODEL, PATIENCE
from scripts.servers import Helpers, settings_problem
from scripts.terminal import buttons_of, lines, meant

HELP = "Type a question, or the number of a button. /new begins anew as another patient, /stop ends it."
PROMPT = "you> "


class Assistant:
    """The assistant, in this process, with a patient."""

    def __init__(self, model: Path) -> None:
        """Loads the model, which takes most of the start.

        Raises:
            RuntimeError: it cannot be loaded.
        """
        from rasa.core.agent import load_agent
        from rasa.core.utils import AvailableEndpoints

        self._loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self._loop)
        endpoints = AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml"))
        self._agent = self._loop.run_until_complete(load_agent(str(model), endpoints=endpoints))
        if not self._agent.is_ready():
            raise RuntimeError("Rasa could not load the model; its message stands above. Run `make doctor`.")
        self.begin()

    def begin(self) -> None:
        """Another patient comes."""
        self._patient = uuid4().hex

    def answer(self, text: str) -> list[dict[str, Any]]:
        """What is said to a message, as Rasa collects it."""
        from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

        channel = CollectingOutputChannel()
        self._loop.run_until_complete(
            self._agent.handle_message(UserMessage(text, channel, self._patient, input_channel="cmdline"))
        )
        return list(channel.messages)


def main() -> int:
    """The command; 1 when it could not be started."""
    model = model_path()
    if not model.is_file():
        sys.exit(NO_MODEL)
    if problem := settings_problem():
        sys.exit(problem)
    interrupts = Interrupts()
    print("Starting the assistant; that takes about half a minute.", flush=True)
    # In memory: an assistant that is running may be writing to the file, and two of them would lose messages.
    os.environ["STRAND_CONVERSATIONS"] = "sqlite://"
    helpers = None
    try:
        helpers = Helpers()
        with interrupts.allowed():
            assistant = _load(model)
            _wait_for(helpers.action_url)
        print(f"{HELP}\n{_what_becomes_of_bookings()}\n", flush=True)
        with interrupts.allowed():
            talk(assistant)
        return 0
    except RuntimeError as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print()
        return 0
    finally:
        if helpers:
            helpers.stop()


def talk(assistant: Assistant) -> None:
    """Reads and answers until /stop or the end of the input."""
    buttons: list[Any] = []
    while True:
        try:
            line = input(PROMPT)
        except EOFError:
            print()
            return
        if not sys.stdin.isatty():
            print(line)  # what is read from a file stands in the output as well
        text, shown = meant(line, buttons)
        if text == "/stop":
            return
        if text == "/new":
            assistant.begin()
            buttons = []
            print("\nAnother patient.\n", flush=True)
            continue
        if not text:
            continue
        if text != shown:
            print(f"{' ' * len(PROMPT)}{shown}")
        said = assistant.answer(text)
        buttons = buttons_of(said)
        print("\n".join(lines(said, buttons)), flush=True)


def _load(model: Path) -> Assistant:
    from scripts import quiet_rasa

    discretion.keep()
    quiet_rasa.configure()
    return Assistant(model)


def _wait_for(action_url: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(URLError, OSError):
            LOCAL.open(action_url.replace("/webhook", "/health"), timeout=5).close()
            return
        time.sleep(0.2)
    raise RuntimeError(f"The action server did not answer within {PATIENCE} seconds.")


def _what_becomes_of_bookings() -> str:
    told = f" and reception is told ({', '.join(mail_to()) or 'webhook'})" if outbox_targets_set() else ""
    return f"Bookings made here are real: `make bookings` lists them{told}."


if __name__ == "__main__":
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401  # arrow keys in what is typed, and earlier lines
    sys.exit(main())
