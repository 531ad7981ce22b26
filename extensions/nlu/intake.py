"""Takes a message in: honours buttons that were offered, and sorts out what cannot be read as a question."""

import re
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from extensions.nlu.component import Component

READ = "readable_text"  # message attribute: what the later components read, as long as the text character by character
TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,200}>")
NOT_LATIN = re.compile(r"[^\W\d_a-zA-Z\u00c0-\u024f]")
LATIN = re.compile(r"[a-zA-Z\u00c0-\u024f]")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class MessageIntake(Component):
    """Sets the intent of messages without readable text, and the text that the others read.

    A typed `/intent{...}` would pass the understanding by and set slots (RegexMessageHandler): only the payload of a
    button that the bot has sent in this conversation may; of any other the slash is taken away, which makes it text.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`longest`: characters of the longest message that is read."""
        return {"longest": 2000}

    def __init__(self, config: dict[str, Any]) -> None:
        """Checks the configuration.

        Raises:
            ValueError: `longest` is no positive number.
        """
        super().__init__(config)
        self._longest = config["longest"]
        if not isinstance(self._longest, int) or self._longest < 1:
            raise ValueError(f"MessageIntake: longest must be a positive number of characters, not {self._longest!r}")

    def process(self, messages: list[Message], tracker: DialogueStateTracker | None = None) -> list[Message]:
        """Marks each message with what can be read of it, and with an intent where that is nothing."""
        for message in messages:
            text = message.get(TEXT) or ""
            if text.lstrip().startswith("/"):
                if tracker is not None and text.strip() in _offered_payloads(tracker):
                    _settle(message, None)
                    continue
                text = text.lstrip().lstrip("/")
            message.set(TEXT, text, add_to_output=True)
            readable = TAG.sub(lambda tag: " " * len(tag.group()), text[: self._longest])
            message.set(READ, readable)
            if len(text) > self._longest:
                _settle(message, "send_long_message")
            elif len(NOT_LATIN.findall(readable)) > len(LATIN.findall(readable)):
                _settle(message, "ask_language")
            elif not LATIN.search(readable):
                _settle(message, "send_no_words")
        return messages


def is_settled(message: Message) -> bool:
    """Whether the intake decided on this message, so that nothing is left to understand."""
    return bool(message.get("settled"))


def readable_text(message: Message) -> str:
    """The part of the message to read: no markup, never longer than the limit, offsets as in the text."""
    return str(message.get(READ, message.get(TEXT)) or "")


def _settle(message: Message, intent: str | None) -> None:
    message.set("settled", True)
    if intent:
        message.set(INTENT, {"name": intent, "confidence": 1.0}, add_to_output=True)


def _offered_payloads(tracker: DialogueStateTracker) -> set[str]:
    return {
        button.get("payload", "").strip()
        for event in tracker.events
        if isinstance(event, BotUttered)
        for button in event.data.get("buttons") or []
    }
