"""WhatsApp, by the Cloud API of Meta."""

import logging
from collections.abc import Iterator
from typing import Any

from sanic.request import Request

from clinic.settings import messaging
from extensions.channels.later import Undeliverable
from extensions.channels.messaging.bodies import inner, objects
from extensions.channels.messaging.channel import LATER_SECONDS
from extensions.channels.messaging.meta import MetaChannel, entries
from extensions.channels.messaging.model import OUTSIDE_WINDOW, Inbound, Limits, Lost, Mark, Part
from extensions.channels.messaging.texts import cut, split

MOST_BUTTONS, MOST_ROWS = 3, 10
BUTTON_TITLE, ROW_TITLE, ROW_DESCRIPTION = 20, 24, 72
TEMPLATE_TEXT = 900  # a template's body may have 1024 with the words around it
LIST_BUTTON = "Choose"
# What comes in that is no text, by its key in data/wording/messaging.yml.
KINDS = {
    "audio": "voice", "voice": "voice", "image": "picture", "video": "video", "document": "document",
    "sticker": "sticker", "location": "location", "contacts": "contact", "order": "other", "unsupported": "other",
}  # fmt: skip
# Why a message did not arrive, by the codes that need no looking up.
REASONS: dict[int | None, str] = {
    131026: "this number cannot be reached on WhatsApp, code 131026",
    131047: OUTSIDE_WINDOW,
}
logger = logging.getLogger(__name__)


class WhatsApp(MetaChannel):
    """Texts, reply buttons and lists; a template outside the 24-hour window."""

    limits = Limits(text=4096, text_beside_buttons=1024, buttons=MOST_ROWS, payload=200)

    @classmethod
    def name(cls) -> str:
        """The channel's name."""
        return "whatsapp"

    @classmethod
    def settings(cls) -> messaging.WhatsApp | None:
        """What the environment says."""
        return messaging.whatsapp()

    async def read(self, request: Request) -> list[Inbound]:
        """The messages to our number."""
        values = list(_values(request))
        if any("messages" in value for value in values if not self._is_ours(value)):
            logger.warning("A message to another number was left alone; is STRAND_WHATSAPP_PHONE_ID right?")
        messages = [message for value in filter(self._is_ours, values) for message in objects(value, "messages")]
        return [message for message in map(_inbound, messages) if message]

    def reports(self, request: Request) -> list[Lost]:
        """Meta takes a message first, and may say later that it failed."""
        ours = filter(self._is_ours, _values(request))
        statuses = [status for value in ours for status in objects(value, "statuses")]
        return [_lost(status) for status in statuses if status.get("status") == "failed"]

    async def acknowledge(self, message: Inbound) -> None:
        """Blue ticks, and the typing indicator until the answer comes."""
        body = {"status": "read", "message_id": message.id, "typing_indicator": {"type": "text"}}
        await self._post(body, 0)

    async def send(
        self,
        address: str,
        part: Part,
        patience: float,
        thread: dict[str, Any] | None = None,
        mark: Mark | None = None,
    ) -> None:
        """Sends a text, with reply buttons or a list."""
        content = {"type": "interactive", "interactive": _interactive(part)} if part.buttons else _text(part.text)
        await self._post({**_to(address), **_marked(mark), **content}, patience)

    async def send_after_window(self, address: str, text: str, mark: Mark | None = None) -> None:
        """Sends the text within the template, a copy for each part of a long one."""
        if self.setup.template is None:
            raise Undeliverable("outside WhatsApp's 24-hour window, and STRAND_WHATSAPP_TEMPLATE is not set")
        for part in split(" ".join(text.split()), TEMPLATE_TEXT):  # a parameter must not have line breaks
            parameters = [{"type": "text", "text": part}]
            template = {
                "name": self.setup.template,
                "language": {"code": self.setup.template_language},
                "components": [{"type": "body", "parameters": parameters}],
            }
            body = {**_to(address), **_marked(mark), "type": "template", "template": template}
            await self._post(body, LATER_SECONDS)

    def _is_ours(self, value: dict[str, Any]) -> bool:
        return bool(inner(value, "metadata").get("phone_number_id") == self.setup.phone_id)

    async def _post(self, body: dict[str, Any], patience: float) -> None:
        await self.graph(f"/{self.setup.phone_id}/messages", {"messaging_product": "whatsapp", **body}, patience)


def _values(request: Request) -> Iterator[dict[str, Any]]:
    for entry in entries(request, "whatsapp_business_account"):
        for change in objects(entry, "changes"):
            yield inner(change, "value")


def _inbound(message: dict[str, Any]) -> Inbound | None:
    kind, number = str(message.get("type")), str(message.get("from") or "")
    sender = number or str(message.get("from_user_id") or "")  # without a number where the patient hides it
    if not message.get("id") or not sender or "group_id" in message:
        return None
    content = _content(kind, message)
    if content is None:
        return None
    stamp = str(message.get("timestamp") or "")
    return Inbound(
        id=str(message["id"]), sender=sender, address=sender, phone=f"+{number}" if number.isdecimal() else None,
        sent_at=float(stamp) if stamp.isdecimal() else 0.0, **content,
    )  # fmt: skip


def _content(kind: str, message: dict[str, Any]) -> dict[str, Any] | None:
    """What is said, as arguments of Inbound; None for what needs no answer: reactions, deletions, changes of number."""
    part = inner(message, kind)
    if kind == "text":
        return {"text": str(part.get("body") or "")}
    if kind == "interactive":
        chosen = inner(part, "button_reply") or inner(part, "list_reply")
        pressed = {"text": str(chosen.get("title") or ""), "key": str(chosen.get("id") or "")}
        return pressed if pressed["key"] else {"kind": "other"}
    if kind == "button":  # below a template
        return {"text": str(part.get("text") or "")}
    return {"kind": KINDS[kind], "text": str(part.get("caption") or "")} if kind in KINDS else None


def _lost(status: dict[str, Any]) -> Lost:
    code = next((code for error in objects(status, "errors") if isinstance(code := error.get("code"), int)), None)
    reason = REASONS.get(code, f"WhatsApp could not deliver it, code {code or 'unknown'}")
    return Lost(Mark.read(status.get("biz_opaque_callback_data")), reason)


def _marked(mark: Mark | None) -> dict[str, str]:
    return {"biz_opaque_callback_data": str(mark)} if mark else {}


def _to(address: str) -> dict[str, str]:
    recipient = {"to": address} if address.isdecimal() else {"recipient": address}
    return {"recipient_type": "individual", **recipient}


def _text(text: str) -> dict[str, Any]:
    return {"type": "text", "text": {"body": text, "preview_url": False}}


def _interactive(part: Part) -> dict[str, Any]:
    titles = [cut(button.title, BUTTON_TITLE) for button in part.buttons]
    # Buttons that say the same are refused; a list shows what tells them apart.
    if len(titles) <= MOST_BUTTONS and len(set(titles)) == len(titles):
        replies = [{"id": button.payload, "title": title} for button, title in zip(part.buttons, titles)]
        action: dict[str, Any] = {"buttons": [{"type": "reply", "reply": reply} for reply in replies]}
        return {"type": "button", "body": {"text": part.text}, "action": action}
    action = {"button": LIST_BUTTON, "sections": [{"title": LIST_BUTTON, "rows": list(_rows(part))}]}
    return {"type": "list", "body": {"text": part.text}, "action": action}


def _rows(part: Part) -> Iterator[dict[str, str]]:
    for button in part.buttons:
        title = cut(button.title, ROW_TITLE)
        whole = {"description": cut(button.title, ROW_DESCRIPTION)} if title != button.title else {}
        yield {"id": button.payload, "title": title, **whole}
