"""Has Ctrl-C, `kill` and a closed terminal end a program only where it waits, so that they interrupt no clean-up."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Interrupts:
    """What was asked for by signals since this was made; a KeyboardInterrupt is raised inside of `allowed` alone."""

    def __init__(self) -> None:
        """Takes the signals over, but for those that are ignored on purpose, as `nohup` does."""
        self.came = self._allowed = False
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

    def _note(self, number: int, frame: FrameType | None) -> None:
        self.came = True
        if self._allowed:
            self._allowed = False  # once: what follows is the clean-up
            self._end()

    def _end(self) -> NoReturn:
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)  # also while Python itself ends
        raise KeyboardInterrupt
