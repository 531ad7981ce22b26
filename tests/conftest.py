"""What tests share: one trained assistant for the whole run, and a way to talk to it."""

import asyncio
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import yaml

from clinic.settings import ROOT

os.environ.pop("STRAND_FACTS", None)  # a clinic's own; what is tested is what is shipped
NLU_TESTS = ROOT / "tests" / "nlu"


@dataclass
class Reply:
    """What the assistant said to one message."""

    texts: list[str] = field(default_factory=list)
    buttons: dict[str, str] = field(default_factory=dict)  # payload by title

    @property
    def text(self) -> str:
        """All texts of the turn together."""
        return "\n".join(self.texts)


Talk = Callable[..., list[Reply]]


def talk_to(agent: Any, *messages: str) -> list[Reply]:
    """A whole conversation with a new patient: one reply for each message."""
    from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

    patient = uuid4().hex

    async def conversation() -> list[Reply]:
        replies = []
        for message in messages:
            channel = CollectingOutputChannel()
            await agent.handle_message(UserMessage(message, channel, patient))
            said = channel.messages
            buttons = {button["title"]: button["payload"] for part in said for button in part.get("buttons", [])}
            replies.append(Reply([part["text"] for part in said if part.get("text")], buttons))
        return replies

    return asyncio.run(conversation())


def understand_with(agent: Any, text: str) -> dict[str, Any]:
    """What the model makes of a first message."""
    return asyncio.run(agent.parse_message(text))


def load_agent(model: Path) -> Any:
    """The assistant with this model, silent but for errors: Rasa logs a line for each message otherwise."""
    from rasa.core.agent import Agent
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.ERROR)
    return Agent.load(str(model))


@pytest.fixture(scope="session")
def agent() -> Any:
    """The assistant for the present files, trained if that model is not there yet and only then."""
    from scripts.train import trained_model

    return load_agent(trained_model())


@pytest.fixture(scope="session")
def talk(agent: Any) -> Talk:
    """`talk("hi", "does PRP hurt?")` gives the replies of one conversation."""
    return lambda *messages: talk_to(agent, *messages)


@pytest.fixture(scope="session")
def understand(agent: Any) -> Callable[[str], dict[str, Any]]:
    """`understand("does PRP hurt?")` gives the parse data."""
    return lru_cache(maxsize=None)(partial(understand_with, agent))


def rows_of(name: str) -> list[dict[str, Any]]:
    """The test messages in tests/nlu/<name>.yml."""
    return yaml.safe_load((NLU_TESTS / f"{name}.yml").read_text(encoding="utf-8"))
