"""Times the turns of long conversations, stored as on a server: `python -m benchmarks.long`."""

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

TURNS, CONVERSATIONS = 300, 1
SAID = [
    "how many sittings of prp", "does it hurt?", "prp was started on 11 june, growth by when", "what causes hair loss?",
    "how long is a session of mesotherapy and is there downtime", "thanks", "is micro-needling safe",
    "what does it cost?",
]  # fmt: skip
SHOWN = ((1, 20), (91, 110), (191, 210), (281, 300))  # turns


async def measure(agent: Any, turns: int) -> list[list[float]]:
    """Milliseconds of each turn of each conversation, which take turns, so that a busy machine slows down all."""
    from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

    patients = [uuid4().hex for _ in range(CONVERSATIONS)]
    took: list[list[float]] = [[] for _ in patients]
    for number in range(turns):
        for patient, times in zip(patients, took, strict=True):
            channel = CollectingOutputChannel()
            started = time.perf_counter()
            await agent.handle_message(UserMessage(SAID[number % len(SAID)], channel, patient))
            times.append((time.perf_counter() - started) * 1000)
            if not channel.messages:
                raise SystemExit(f"Turn {number + 1} was not answered.")
    return took


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=TURNS)
    turns = parser.parse_args().turns
    with tempfile.TemporaryDirectory() as folder:
        os.environ["STRAND_DATABASE"] = f"sqlite:///{Path(folder) / 'bookings.sqlite'}"
        os.environ["STRAND_CONVERSATIONS"] = f"sqlite:///{Path(folder) / 'conversations.sqlite'}"
        helpers = Helpers()
        try:
            from rasa.core.agent import Agent
            from rasa.utils.endpoints import EndpointConfig
            from rasa.utils.log_utils import configure_structlog

            from extensions.tracker_store import ConversationStore

            configure_structlog(logging.ERROR)
            agent = Agent.load(model_path(), action_endpoint=EndpointConfig(helpers.action_url))
            agent.tracker_store = ConversationStore(agent.domain)
            agent.processor.tracker_store = agent.tracker_store
            took = asyncio.run(measure(agent, turns))
        finally:
            helpers.stop()
    print(f"{date.today()}, {os.cpu_count()} cores, conversations: {CONVERSATIONS}\n")
    print("| turns | median |\n| --- | ---: |")
    for first, last in SHOWN:
        if last <= turns:
            median = statistics.median(ms for times in took for ms in times[first - 1 : last])
            print(f"| {first} to {last} | {median:.0f} ms |")


if __name__ == "__main__":
    main()
