"""Talks to the assistant in the terminal, for the staff: `rasa shell` with the model of the present files."""

import socket
import sys

from scripts import quiet_rasa
from scripts.model import model_path


def free_port() -> int:
    """A port that nothing uses: the shell asks through one, and another assistant may be running."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


if __name__ == "__main__":
    model = model_path()
    if not model.is_file():
        sys.exit("There is no trained model for the present files. Run `make train`.")
    print("Starting the assistant. /stop ends it; at buttons, choose to type your own message first.", flush=True)
    sys.argv[1:] = ["shell", "--model", str(model), "--interface", "127.0.0.1", "--port", str(free_port())]
    quiet_rasa.main()
