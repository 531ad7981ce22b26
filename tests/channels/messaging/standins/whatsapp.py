"""The WhatsApp Cloud API."""

import json
import time
from typing import Any

from aiohttp import web

from tests.channels.messaging.standins.base import Buttons, Delivery, Sent, unknown
from tests.channels.messaging.standins.meta import APP_SECRET, TOKEN, VERIFY_TOKEN, Graph, is_text

PHONE_ID = "106540352242922"
COMMON = {"messaging_product", "recipient_type", "to", "recipient", "type", "biz_opaque_callback_data"}


class WhatsAppApi(Graph):
    """Texts, reply buttons, lists, templates and read marks."""

    name = "whatsapp"
    patient, phone = "919845012345", "+919845012345"
    path = f"/v25.0/{PHONE_ID}/messages"

    def environment(self) -> dict[str, str]:
        """The variables that switch the channel on."""
        return {
            "STRAND_WHATSAPP_TOKEN": TOKEN, "STRAND_WHATSAPP_PHONE_ID": PHONE_ID,
            "STRAND_WHATSAPP_APP_SECRET": APP_SECRET, "STRAND_WHATSAPP_VERIFY_TOKEN": VERIFY_TOKEN,
            "STRAND_META_API": f"{self.url}/v25.0",
        }  # fmt: skip

    def problem(self, body: dict[str, Any]) -> str | None:
        """Why the Cloud API would refuse this."""
        if body.get("messaging_product") != "whatsapp":
            return "messaging_product is required"
        if "status" in body:
            known = {"messaging_product", "status", "message_id", "typing_indicator"}
            right = body["status"] == "read" and is_text(body.get("message_id"), 1, 300)
            right = right and body.get("typing_indicator", {"type": "text"}) == {"type": "text"}
            return None if right and not unknown(body, known) else "wrong read mark"
        if ("to" in body) == ("recipient" in body) or body.get("recipient_type") != "individual":
            return "wrong recipient"
        kind = body.get("type")
        if kind not in ("text", "interactive", "template") or unknown(body, COMMON | {kind}):
            return f"unknown fields or type {kind}"
        return {"text": _text, "interactive": _interactive, "template": _template}[kind](body[kind])

    def take(self, body: dict[str, Any]) -> web.Response:
        """Notes the message."""
        if "status" in body:
            self.other.append(body)
            return web.json_response({"success": True})
        content, buttons = body[body["type"]], list[tuple[str, str]]()
        text = content.get("body")
        if body["type"] == "interactive":
            text, buttons = content["body"]["text"], _buttons(content)
        elif body["type"] == "template":
            text = content["components"][0]["parameters"][0]["text"]
        to = body.get("to") or body["recipient"]
        self.replies.append(Sent(to, text, buttons, body))
        return web.json_response({
            "messaging_product": "whatsapp", "contacts": [{"input": to, "wa_id": to}],
            "messages": [{"id": f"wamid.{self.number()}"}],
        })  # fmt: skip

    def says(self, text: str, id: str = "", sender: str = "") -> Delivery:
        """A text."""
        return self.batch([self.message("text", {"body": text}, id, sender)])

    def presses(self, sent: Sent, title: str, id: str = "") -> Delivery:
        """A reply button or a row of a list."""
        key = dict(sent.buttons)[title]
        kind = "button_reply" if sent.raw["interactive"]["type"] == "button" else "list_reply"
        content = {"type": kind, kind: {"id": key, "title": title}}
        return self.batch([self.message("interactive", content, id, sent.to)])

    def loses(self, sent: Sent, code: int) -> Delivery:
        """A status with an error, and with what came along with the message."""
        status = {
            "id": f"wamid.{self.number()}", "status": "failed", "timestamp": "1", "recipient_id": sent.to,
            "biz_opaque_callback_data": sent.raw["biz_opaque_callback_data"],
            "errors": [{"code": code, "title": "Message undeliverable", "message": f"to {sent.to}"}],
        }  # fmt: skip
        entries = [self.entry({"statuses": [status]})]
        return self.signed(json.dumps({"object": "whatsapp_business_account", "entry": entries}).encode())

    def sends_voice(self) -> Delivery:
        """A voice note."""
        audio = {"mime_type": "audio/ogg; codecs=opus", "sha256": "x", "id": "1", "voice": True}
        return self.batch([self.message("audio", audio)])

    def message(
        self, kind: str, content: dict[str, Any], id: str = "", sender: str = "", at: int | None = None
    ) -> dict[str, Any]:
        """A message as it stands in a webhook."""
        return {
            "from": sender or self.patient, "id": id or f"wamid.{self.number()}", "type": kind, kind: content,
            "timestamp": str(at or int(time.time())),
        }  # fmt: skip

    def batch(self, messages: list[dict[str, Any]], phone_id: str = PHONE_ID, **more: Any) -> Delivery:
        """A webhook with an entry for each message."""
        entries = [self.entry({"messages": [message], **more}, phone_id) for message in messages]
        return self.signed(json.dumps({"object": "whatsapp_business_account", "entry": entries}).encode())

    def entry(self, value: dict[str, Any], phone_id: str = PHONE_ID) -> dict[str, Any]:
        """An entry of a webhook."""
        metadata = {"display_phone_number": "15550783881", "phone_number_id": phone_id}
        people = [{"profile": {"name": "Asha"}, "wa_id": each["from"]} for each in value.get("messages", [])]
        value = {"messaging_product": "whatsapp", "metadata": metadata, "contacts": people, **value}
        return {"id": "102290129340398", "changes": [{"field": "messages", "value": value}]}


def _text(text: dict[str, Any]) -> str | None:
    right = is_text(text.get("body"), 1, 4096) and not unknown(text, {"body", "preview_url"})
    return None if right else "wrong text"


def _buttons(content: dict[str, Any]) -> Buttons:
    action = content["action"]
    if content["type"] == "button":
        return [(each["reply"]["title"], each["reply"]["id"]) for each in action["buttons"]]
    return [(row["title"], row["id"]) for section in action["sections"] for row in section["rows"]]


def _interactive(content: dict[str, Any]) -> str | None:
    kind, action = content.get("type"), content.get("action", {})
    if unknown(content, {"type", "body", "action"}) or unknown(content.get("body", {}), {"text"}):
        return "unknown fields"
    if kind == "button":
        replies = [each.get("reply", {}) for each in action.get("buttons", []) if each.get("type") == "reply"]
        right = is_text(content["body"].get("text"), 1, 1024) and set(action) == {"buttons"}
        right = right and 1 <= len(replies) <= 3 and all(set(each) == {"id", "title"} for each in replies)
        right = right and all(is_text(each["title"], 1, 20) and is_text(each["id"], 1, 256) for each in replies)
        right = right and len({each["title"] for each in replies}) == len(replies)
    elif kind == "list":
        rows = [row for section in action.get("sections", []) for row in section.get("rows", [])]
        right = is_text(content["body"].get("text"), 1, 4096) and set(action) == {"button", "sections"}
        right = right and 1 <= len(rows) <= 10 and is_text(action["button"], 1, 20)
        right = right and not any(unknown(row, {"id", "title", "description"}) for row in rows)
        right = right and all(is_text(row["title"], 1, 24) and is_text(row["id"], 1, 200) for row in rows)
        right = right and all(is_text(row.get("description", "-"), 1, 72) for row in rows)
        replies = rows
    else:
        return f"unknown type {kind}"
    return None if right and len({each["id"] for each in replies}) == len(replies) else "wrong interactive"


def _template(content: dict[str, Any]) -> str | None:
    if set(content) != {"name", "language", "components"} or set(content["language"]) != {"code"}:
        return "wrong template"
    (component,) = content["components"]
    (parameter,) = component["parameters"]
    text = parameter.get("text", "")
    if component["type"] != "body" or parameter["type"] != "text" or not is_text(text, 1, 1024):
        return "wrong parameter"
    return "a parameter has line breaks, tabs or more than four spaces" if set("\n\t") & set(text) else None
