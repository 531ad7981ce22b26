"""Ends background tasks for sure."""

import asyncio
from typing import Any


async def end(*tasks: asyncio.Task[Any]) -> None:
    """Cancels tasks and waits until they have ended."""
    left = set(tasks)
    while left:  # more than once, as asyncio.wait_for of Python 3.10 can lose a cancellation
        for task in left:
            task.cancel()
        _, left = await asyncio.wait(left, timeout=0.5)
