"""Calls an app's API: within time limits, again with growing pauses while that helps, no secrets in errors."""

import asyncio
import json
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp

from extensions.channels.messaging.bodies import inner
from extensions.channels.messaging.model import Unavailable

CALL_SECONDS = 15.0
MOST_BYTES = 1_000_000  # of an answer


@dataclass(frozen=True)
class Pauses:
    """Seconds between tries: from `first`, doubled up to `longest`; `wait` is for tests to pass the time."""

    first: float = 1.0
    longest: float = 60.0
    wait: Callable[[float], Awaitable[Any]] = asyncio.sleep
    chance: Callable[[], float] = random.random

    def before(self, attempt: int) -> float:
        """The pause after failed attempts, spread so that what failed together does not come back together."""
        return min(self.first * 2 ** min(attempt - 1, 20), self.longest) * (0.75 + 0.25 * self.chance())


@dataclass(frozen=True)
class Answer:
    """What an API answered: the HTTP status, and the JSON object of its body if there is one."""

    status: int
    body: Mapping[str, Any]
    headers: Mapping[str, str]

    @property
    def ok(self) -> bool:
        """Whether it was done."""
        return 200 <= self.status < 300

    def wait_asked_for(self) -> float:
        """How many seconds the API wants to be left alone: Retry-After, or what Telegram says in the body; else 0."""
        asked = self.headers.get("Retry-After") or inner(self.body, "parameters").get("retry_after")
        try:
            return max(0.0, float(asked or 0))
        except (TypeError, ValueError):
            pass
        try:
            return max(0.0, (parsedate_to_datetime(str(asked)) - datetime.now(timezone.utc)).total_seconds())
        except (TypeError, ValueError):
            return 0.0


class Api:
    """One API. `is_temporary` says of a refusal whether the same call may be taken later."""

    def __init__(
        self,
        base: str,
        headers: Mapping[str, str],
        is_temporary: Callable[[Answer], bool],
        pauses: Pauses | None = None,
        auth: aiohttp.BasicAuth | None = None,
    ) -> None:
        """`base` is the URL that paths are put behind; nothing is opened before the first call."""
        self._base, self._headers, self._auth = base, dict(headers), auth
        self._is_temporary, self._pauses = is_temporary, pauses or Pauses()
        self._session: aiohttp.ClientSession | None = None

    async def call(self, path: str, body: Mapping[str, Any], patience: float, form: bool = False) -> Answer:
        """Posts JSON (or a form) and gives the answer, a refusal too; tries again for `patience` seconds.

        Raises:
            Unavailable: it was not taken in that time. The text names no address and no token.
        """
        attempt, waited = 0, 0.0
        while True:
            attempt += 1
            reason, asked = "", 0.0
            try:
                answer = await self._once(path, body, form)
            except (aiohttp.ClientError, asyncio.TimeoutError, OSError, ValueError) as error:
                reason = type(error).__name__
            else:
                if not (answer.status == 429 or answer.status >= 500 or self._is_temporary(answer)):
                    return answer
                reason, asked = f"HTTP {answer.status}", answer.wait_asked_for()
            pause = max(self._pauses.before(attempt), asked)
            if waited + pause > patience:
                raise Unavailable(f"{reason} after {attempt} attempt{'s' if attempt > 1 else ''}")
            await self._pauses.wait(pause)
            waited += pause

    async def close(self) -> None:
        """Closes the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _once(self, path: str, body: Mapping[str, Any], form: bool) -> Answer:
        if self._session is None:
            timeout = aiohttp.ClientTimeout(total=CALL_SECONDS)
            self._session = aiohttp.ClientSession(headers=self._headers, auth=self._auth, timeout=timeout)
        sent: dict[str, Any] = {"data": body} if form else {"json": body}
        # A redirect could carry the token elsewhere.
        async with self._session.post(self._base + path, allow_redirects=False, **sent) as response:
            raw = await response.content.read(MOST_BYTES)
            return Answer(response.status, _object(raw), response.headers)


def _object(raw: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(raw)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
