"""Facebook Messenger, by the Messenger Platform of Meta."""

from collections.abc import Iterator
from typing import Any

from sanic.request import Request

from clinic.settings import messaging
from extensions.channels.messaging.bodies import inner, objects
from extensions.channels.messaging.meta import MetaChannel, entries
from extensions.channels.messaging.model import Inbound, Limits, Mark, Part
from extensions.channels.messaging.texts import cut

TITLE = 20
KINDS = {"audio": "voice", "image": "picture", "video": "video", "file": "document", "location": "location"}
GREETING = "hello"  # what the button says with which Messenger begins a conversation
BEGIN = ("GET_STARTED", "get_started")


class Messenger(MetaChannel):
    """Texts and quick replies."""

    limits = Limits(text=2000, text_beside_buttons=2000, buttons=13, payload=1000)

    @classmethod
    def name(cls) -> str:
        """The channel's name."""
        return "messenger"

    @classmethod
    def settings(cls) -> messaging.Messenger | None:
        """What the environment says."""
        return messaging.messenger()

    async def read(self, request: Request) -> list[Inbound]:
        """The messages and pressed buttons; not what the page itself said, nor marks of delivery and reading."""
        events = [event for entry in entries(request, "page") for event in objects(entry, "messaging")]
        return [message for event in events for message in _inbound(event)]

    async def acknowledge(self, message: Inbound) -> None:
        """Marks the message as read, and shows that somebody is typing."""
        for action in ("mark_seen", "typing_on"):
            await self._post({"recipient": {"id": message.address}, "sender_action": action}, 0)

    async def send(
        self,
        address: str,
        part: Part,
        patience: float,
        thread: dict[str, Any] | None = None,
        mark: Mark | None = None,
    ) -> None:
        """Sends a text, with quick replies."""
        message: dict[str, Any] = {"text": part.text}
        if part.buttons:
            message["quick_replies"] = [
                {"content_type": "text", "title": cut(button.title, TITLE), "payload": button.payload}
                for button in part.buttons
            ]
        body = {"recipient": {"id": address}, "messaging_type": "RESPONSE", "message": message}
        await self._post(body, patience)

    async def _post(self, body: dict[str, Any], patience: float) -> None:
        await self.graph("/me/messages", body, patience)


def _inbound(event: dict[str, Any]) -> Iterator[Inbound]:
    sender, stamp = inner(event, "sender").get("id"), event.get("timestamp")
    message, postback = inner(event, "message"), inner(event, "postback")
    content = _pressed(postback) if postback else _content(message)
    if not sender or content is None:
        return
    id = message.get("mid") or postback.get("mid") or f"{sender} {stamp} {postback.get('payload')}"
    at = float(stamp) if isinstance(stamp, int) else 0.0
    yield Inbound(id=str(id), sender=str(sender), address=str(sender), sent_at=at, **content)


def _pressed(postback: dict[str, Any]) -> dict[str, Any]:
    payload = str(postback.get("payload") or postback.get("title") or "")
    return {"text": GREETING} if payload in BEGIN else {"text": str(postback.get("title") or ""), "key": payload}


def _content(message: dict[str, Any]) -> dict[str, Any] | None:
    """What is said, as arguments of Inbound; None for what needs no answer."""
    if not message.get("mid") or message.get("is_echo") or message.get("is_deleted"):
        return None
    text, attachments = str(message.get("text") or ""), objects(message, "attachments")
    key = inner(message, "quick_reply").get("payload")
    if key:
        return {"text": text, "key": str(key)}
    # A link comes with an attachment of type fallback.
    kinds = [str(each.get("type")) for each in attachments if each.get("type") != "fallback"]
    if not kinds:
        return {"text": text} if text else None
    is_sticker = "sticker_id" in inner(attachments[0], "payload")
    return {"text": text, "kind": "sticker" if is_sticker else KINDS.get(kinds[0], "other")}
