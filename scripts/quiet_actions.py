"""The action server, without the warnings of its pinned libraries, and without patients' words in the log."""

import warnings

with warnings.catch_warnings():  # importing Sanic switches on every deprecation warning of every library: undo that
    import sanic.app  # noqa: F401

from rasa_sdk.__main__ import main

from scripts import discretion

if __name__ == "__main__":
    discretion.keep()
    main()
