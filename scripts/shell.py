"""Talks to the assistant in the terminal, for the staff: `rasa shell` with the model of the present files."""

import contextlib
import os
import sys

from clinic.settings import mail_to, outbox_targets_set
from scripts import quiet_rasa
from scripts.interrupts import Interrupts
from scripts.model import model_path
from scripts.run import NO_MODEL
from scripts.servers import Helpers, free_port, settings_problem


def main() -> None:
    """The command; ends with what to do when it cannot be started."""
    model = model_path()
    if not model.is_file():
        sys.exit(NO_MODEL)
    if problem := settings_problem():
        sys.exit(problem)
    print("Starting the assistant. /stop ends it; at buttons, choose to type your own message first.")
    print(_what_becomes_of_bookings(), flush=True)
    # In memory: an assistant that is running may be writing to the file, and two of them would lose messages.
    os.environ["STRAND_CONVERSATIONS"] = "sqlite://"
    helpers = Helpers()
    # A free port: the shell asks through one, and another assistant may be running.
    sys.argv[1:] = ["shell", "--model", str(model), "--interface", "127.0.0.1", "--port", str(free_port())]
    try:
        with contextlib.suppress(KeyboardInterrupt):
            quiet_rasa.main()
    finally:
        Interrupts()  # from here on a second Ctrl-C is only noted, so that nothing is left running
        helpers.stop()


def _what_becomes_of_bookings() -> str:
    told = f" and reception is told ({', '.join(mail_to()) or 'webhook'})" if outbox_targets_set() else ""
    return f"Bookings made here are real: `make bookings` lists them{told}."


if __name__ == "__main__":
    main()
