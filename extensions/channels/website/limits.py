"""Refuses what happens too often a minute in one session or from one address."""

import time
from collections.abc import Callable

from extensions.channels.limits import Buckets
from extensions.channels.website.errors import Refusal


class Limit:
    """Allows so many a minute for each key, at most all of them at once."""

    def __init__(self, per_minute: int, what: str, clock: Callable[[], float] = time.monotonic) -> None:
        """`what` there is too much of, as the refusal names it."""
        self._buckets, self._what = Buckets(per_minute, clock), what

    def take(self, key: str) -> None:
        """Counts one.

        Raises:
            Refusal: when it is one too many.
        """
        if wait := self._buckets.wait(key):
            raise Refusal(429, "too_many", f"Too many {self._what}; try again later.", retry_after=wait)
