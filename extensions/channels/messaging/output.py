"""What Rasa says: collected during a turn, or sent at once when nobody has written."""

from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import OutputChannel

from extensions.channels.messaging.model import Mark

Said = dict[str, Any]  # {"text": str, "buttons": [{"title": str, "payload": str}]}


class Collector(OutputChannel):
    """Keeps what is said in one turn, in order, so that all of it can be stored before the first part is sent."""

    def __init__(self, channel: str) -> None:
        """`channel` is the name by which responses may differ."""
        self._channel = channel
        self.said: list[Said] = []

    def name(self) -> str:  # Rasa asks the object and not only the class
        """The channel's name."""
        return self._channel

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Keeps a text."""
        await self._take(recipient_id, {"text": text.strip()})

    async def send_text_with_buttons(
        self, recipient_id: str, text: str, buttons: list[dict[str, Any]], **kwargs: Any
    ) -> None:
        """Keeps a text with its buttons."""
        kept = [{"title": str(each["title"]), "payload": str(each.get("payload") or each["title"])} for each in buttons]
        await self._take(recipient_id, {"text": (text or "").strip(), "buttons": kept})

    async def send_image_url(self, recipient_id: str, image: str, **kwargs: Any) -> None:
        """Keeps the picture's address, which the apps show as a picture."""
        await self._take(recipient_id, {"text": image})

    async def send_attachment(self, recipient_id: str, attachment: Any, **kwargs: Any) -> None:
        """Keeps the file's address."""
        if isinstance(attachment, str):
            await self._take(recipient_id, {"text": attachment})

    async def send_custom_json(self, recipient_id: str, json_message: dict[str, Any], **kwargs: Any) -> None:
        """Drops it: it is for clients that draw, and its text has been said as well."""

    async def _take(self, recipient_id: str, said: Said) -> None:
        if said["text"] or said.get("buttons"):
            self.said.append(said)


class Later(Collector):
    """Sends what is said outside a turn, such as Rasa's reminders; the recipient is the conversation's id."""

    def __init__(self, channel: str, send: Callable[[str, list[Said], Mark | None], Awaitable[None]]) -> None:
        """`send` is the channel's `deliver`."""
        super().__init__(channel)
        self._send = send

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Sends a text; `metadata={"reply": 7}` says that it is reception's reply of this number."""
        reply = (kwargs.get("metadata") or {}).get("reply")
        if text.strip():
            await self._send(recipient_id, [{"text": text.strip()}], None if reply is None else Mark("reply", reply))

    async def _take(self, recipient_id: str, said: Said) -> None:
        if said["text"] or said.get("buttons"):
            await self._send(recipient_id, [said], None)
