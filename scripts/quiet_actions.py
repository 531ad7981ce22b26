"""The action server, without the warnings that its pinned libraries give on every start."""

import warnings

with warnings.catch_warnings():  # importing Sanic switches on every deprecation warning of every library: undo that
    import sanic.app  # noqa: F401

from rasa_sdk.__main__ import main

if __name__ == "__main__":
    main()
