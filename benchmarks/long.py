"""Times the turns of a long conversation, stored as on a server: `python -m benchmarks.long`."""

import argparse
import asyncio
import logging
import os
import statistics
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from scripts.model import model_path
from scripts.servers import Helpers

TURNS = 300
SAID = [
    "how many sittings of prp", "does it hurt?", "prp was started on 11 june, growth by when", "what causes hair loss?",
    "how long is a session of mesotherapy and is there downtime", "thanks", "is micro-needling safe",
    "what does it cost?",
]  # fmt: skip
SHOWN = ((1, 20), (91, 110), (191, 210), (281, 300))  # turns


async def measure(agent: Any, turns: int) -> list[float]:
    """Milliseconds of each turn of one conversation."""
    from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

    patient, took = uuid4().hex, []
    for number in range(turns):
        channel = CollectingOutputChannel()
        started = time.perf_counter()
        await agent.handle_message(UserMessage(SAID[number % len(SAID)], channel, patient))
        took.append((time.perf_counter() - started) * 1000)
        if not channel.messages:
            raise SystemExit(f"Turn {number + 1} was not answered.")
    return took


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=TURNS)
    parser.add_argument("--latest", type=int, help="messages that a turn looks back on, in place of the store's own")
    options = parser.parse_args()
    turns = options.turns
    with tempfile.TemporaryDirectory() as folder:
        os.environ["STRAND_DATABASE"] = f"sqlite:///{Path(folder) / 'bookings.sqlite'}"
        os.environ["STRAND_CONVERSATIONS"] = f"sqlite:///{Path(folder) / 'conversations.sqlite'}"
        helpers = Helpers()
        try:
            from rasa.core.agent import Agent
            from rasa.utils.endpoints import EndpointConfig
            from rasa.utils.log_utils import configure_structlog

            from extensions import tracker_store

            configure_structlog(logging.ERROR)
            tracker_store.LATEST = options.latest or tracker_store.LATEST
            agent = Agent.load(model_path(), action_endpoint=EndpointConfig(helpers.action_url))
            agent.tracker_store = agent.processor.tracker_store = tracker_store.ConversationStore(agent.domain)
            took = asyncio.run(measure(agent, turns))
        finally:
            helpers.stop()
    print(f"{date.today()}, {os.cpu_count()} cores\n")
    print("| turns | median |\n| --- | ---: |")
    for first, last in SHOWN:
        if last <= turns:
            print(f"| {first} to {last} | {statistics.median(took[first - 1 : last]):.0f} ms |")


if __name__ == "__main__":
    main()
