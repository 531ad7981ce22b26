"""Times turns that run an action beside turns that do not: `python -m benchmarks.actions`."""

import asyncio
import logging
import os
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np

from scripts.model import model_path
from scripts.servers import Helpers

ROUNDS = 40
# Each kind of turn: what is said before it, and the message that is timed.
TURNS = {
    "an answer from the facts": (["hello"], "how many sittings of prp"),
    "results counted from a date": (["hello"], "prp was started on 11 june, growth by when"),
    "a question of the booking": (["book an appointment", "Asha Rao"], "98765 43210"),
    "storing a booking": (
        ["book an appointment", "Asha Rao, 98765 43210", "skip", "prp", "tomorrow", "evening", "yes"],
        "yes",
    ),
}


async def measure(agent: Any) -> dict[str, list[float]]:
    """Milliseconds of each kind of turn, in turn, so that a busy machine slows down all of them."""
    from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

    async def say(text: str, patient: str) -> list[Any]:
        channel = CollectingOutputChannel()
        await agent.handle_message(UserMessage(text, channel, patient))
        return list(channel.messages)

    took: dict[str, list[float]] = {kind: [] for kind in TURNS}
    for number in range(ROUNDS + 1):
        for kind, (before, message) in TURNS.items():
            patient = uuid4().hex
            for text in before:
                await say(text, patient)
            started = time.perf_counter()
            said = await say(message, patient)
            if number:  # the first of each kind pays for what is set up on first use
                took[kind].append((time.perf_counter() - started) * 1000)
            if kind == "storing a booking" and "reference is" not in str(said):
                raise SystemExit(f"The booking was not stored: {said}")
    return took


def main() -> None:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["STRAND_DATABASE"] = f"sqlite:///{Path(folder) / 'bookings.sqlite'}"
        helpers = Helpers()
        try:
            from rasa.core.agent import Agent
            from rasa.utils.endpoints import EndpointConfig
            from rasa.utils.log_utils import configure_structlog

            configure_structlog(logging.ERROR)
            agent = Agent.load(model_path(), action_endpoint=EndpointConfig(helpers.action_url))
            took = asyncio.run(measure(agent))
        finally:
            helpers.stop()
    print(f"{date.today()}, {os.cpu_count()} cores, {ROUNDS} turns each\n\n| turn | median | 95th percentile |")
    print("| --- | ---: | ---: |")
    for kind, times in took.items():
        median, slow = np.percentile(times, (50, 95))
        print(f"| {kind} | {median:.1f} ms | {slow:.1f} ms |")


if __name__ == "__main__":
    main()
