"""Limits how often something may happen a minute: a token bucket for each session or address."""

import time
from collections import OrderedDict
from collections.abc import Callable

from extensions.channels.website.errors import Refusal

MOST_KEYS = 20_000  # remembered; beyond, the one not seen for longest starts anew


class Limit:
    """Allows so many a minute for each key, at most all of them at once."""

    def __init__(self, per_minute: int, what: str, clock: Callable[[], float] = time.monotonic) -> None:
        """`what` there is too much of, as the refusal names it."""
        self._most, self._rate, self._what, self._clock = float(per_minute), per_minute / 60, what, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # how many are left, and since when

    def take(self, key: str) -> None:
        """Counts one.

        Raises:
            Refusal: when it is one too many.
        """
        now = self._clock()
        left, since = self._left.pop(key, (self._most, now))
        left = min(self._most, left + (now - since) * self._rate)
        allowed = left >= 1
        self._left[key] = (left - 1 if allowed else left, now)
        if len(self._left) > MOST_KEYS:
            self._left.popitem(last=False)
        if not allowed:
            wait = (1 - left) / self._rate
            raise Refusal(429, "too_many", f"Too many {self._what}; try again later.", retry_after=wait)
