"""Talks to the assistant in the terminal, for the staff: `rasa shell` with the model of the present files."""

import os
import sys

from scripts import quiet_rasa
from scripts.model import model_path
from scripts.servers import Helpers, free_port

if __name__ == "__main__":
    model = model_path()
    if not model.is_file():
        sys.exit("There is no trained model for the present files. Run `make train`.")
    print("Starting the assistant. /stop ends it; at buttons, choose to type your own message first.", flush=True)
    # In memory: an assistant that is running may be writing to the file, and two of them would lose messages.
    os.environ["STRAND_CONVERSATIONS"] = "sqlite://"
    helpers = Helpers()
    # A free port: the shell asks through one, and another assistant may be running.
    sys.argv[1:] = ["shell", "--model", str(model), "--interface", "127.0.0.1", "--port", str(free_port())]
    try:
        quiet_rasa.main()
    finally:
        helpers.stop()
