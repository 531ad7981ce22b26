"""Has Ctrl-C, `kill` and a closed terminal end a program only where it waits, so that they interrupt no clean-up."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Interrupts:
    """What was asked for by signals since this was made; a KeyboardInterrupt is raised inside of `allowed` alone."""

    def __init__(self) -> None:
        """Takes the signals over, but for those that are ignored on purpose, as `nohup` does."""
        self.came = self._allowed = False
        self._leave: Callable[[], None] | None = None
        for number in SIGNALS:
            if signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, self._note)

    @contextmanager
    def allowed(self) -> Iterator[None]:
        """Here a signal is a KeyboardInterrupt, also one that came before.

        Raises:
            KeyboardInterrupt: when a signal came.
        """
        try:
            self._allowed = True
            if self.came:
                self._end()
            yield
        finally:
            self._allowed = False

    @contextmanager
    def leaving(self, clean_up: Callable[[], None]) -> Iterator[None]:
        """Here a signal ends the program at once, after a clean-up: other people's imports may swallow an exception."""
        try:
            self._leave = clean_up
            if self.came:
                self._end()
            yield
        finally:
            self._leave = None

    def _note(self, number: int, frame: FrameType | None) -> None:
        self.came = True
        if self._allowed or self._leave:
            self._allowed = False  # once: what follows is the clean-up
            self._end()

    def _end(self) -> None:
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)  # also while Python itself ends
        if self._leave:
            self._leave()
            os._exit(0)
        raise KeyboardInterrupt
