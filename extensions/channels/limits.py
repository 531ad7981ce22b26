"""Counts how often something happens a minute: a token bucket for each conversation or address."""

import time
from collections import OrderedDict
from collections.abc import Callable

MOST_KEYS = 20_000  # remembered; beyond, the one not seen for longest starts anew


class Buckets:
    """Allows so many a minute for each key, at most all of them at once."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` gives seconds."""
        self._most, self._rate, self._clock = float(per_minute), per_minute / 60, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # how many are left, and since when

    def wait(self, key: str) -> float:
        """Counts one, and is 0; when it is one too many it is not counted, but in so many seconds it will be."""
        now = self._clock()
        left, since = self._left.pop(key, (self._most, now))
        left = min(self._most, left + (now - since) * self._rate)
        allowed = left >= 1
        self._left[key] = (left - 1 if allowed else left, now)
        if len(self._left) > MOST_KEYS:
            self._left.popitem(last=False)
        return 0.0 if allowed else (1 - left) / self._rate
