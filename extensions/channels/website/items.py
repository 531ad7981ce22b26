"""What patients see of a conversation: one item for each text or drawing, the same live and from the tracker."""

from collections.abc import Iterable
from datetime import datetime, timezone
from typing import Any

from rasa.shared.core.constants import EXTERNAL_MESSAGE_PREFIX
from rasa.shared.core.events import BotUttered, Event, UserUttered

Item = dict[str, Any]  # of /messages, without its id


def history(events: Iterable[Event]) -> list[Item]:
    """All items of a conversation, from the events of its tracker."""
    items: list[Item] = []
    for event in events:
        if isinstance(event, UserUttered) and event.text and not event.text.startswith(EXTERNAL_MESSAGE_PREFIX):
            items.append(said_by_patient(event.text, event.metadata or {}, event.timestamp))
        elif isinstance(event, BotUttered):
            items += said_to_patient(event.message())
    return items


def said_by_patient(text: str, metadata: dict[str, Any], timestamp: float) -> Item:
    """A message; its metadata says when it was taken, under which id, and what a pressed button was called."""
    item = {"from": "patient", "time": _iso(metadata.get("time", timestamp)), "text": text}
    if "title" in metadata:
        item |= {"text": metadata["title"], "payload": text}
    if "client_id" in metadata:
        item["client_id"] = metadata["client_id"]
    return item


def said_to_patient(message: dict[str, Any]) -> list[Item]:
    """A message as Rasa hands it to output channels: its text with its buttons, and its timeline."""
    metadata = message.get("metadata") or {}
    who = "reception" if "reception" in (message.get("from"), metadata.get("from")) else "assistant"
    start = {"from": who, "time": _iso(message.get("timestamp") or datetime.now(timezone.utc).timestamp())}
    items: list[Item] = []
    if text := message.get("text"):
        item = {**start, "text": text}
        if buttons := message.get("buttons") or message.get("quick_replies"):
            item["buttons"] = [{"title": button["title"], "payload": button["payload"]} for button in buttons]
        items.append(item)
    custom = message.get("custom")
    if isinstance(custom, dict) and custom.get("type") == "timeline":
        items.append({**start, "timeline": {key: value for key, value in custom.items() if key != "type"}})
    items += [{**start, "text": str(message[key])} for key in ("image", "attachment") if message.get(key)]
    return items


def _iso(timestamp: float) -> str:
    return datetime.fromtimestamp(timestamp, timezone.utc).isoformat(timespec="milliseconds")
