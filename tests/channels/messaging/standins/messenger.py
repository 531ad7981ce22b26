"""The Messenger Platform's Send API."""

import json
import time
from typing import Any

from aiohttp import web

from tests.channels.messaging.standins.base import Delivery, Sent, unknown
from tests.channels.messaging.standins.meta import APP_SECRET, TOKEN, VERIFY_TOKEN, Graph, is_text

PAGE = "1029384756"


class MessengerApi(Graph):
    """Texts, quick replies and sender actions."""

    name = "messenger"
    patient = "7712345678901234"
    path = "/v25.0/me/messages"

    def environment(self) -> dict[str, str]:
        """The variables that switch the channel on."""
        return {
            "STRAND_MESSENGER_TOKEN": TOKEN, "STRAND_MESSENGER_APP_SECRET": APP_SECRET,
            "STRAND_MESSENGER_VERIFY_TOKEN": VERIFY_TOKEN, "STRAND_META_API": f"{self.url}/v25.0",
        }  # fmt: skip

    def problem(self, body: dict[str, Any]) -> str | None:
        """Why the Send API would refuse this."""
        if not is_text(body.get("recipient", {}).get("id"), 1, 100) or set(body["recipient"]) != {"id"}:
            return "wrong recipient"
        if "sender_action" in body:
            right = body["sender_action"] in ("mark_seen", "typing_on", "typing_off")
            return None if right and set(body) == {"recipient", "sender_action"} else "wrong sender action"
        if set(body) != {"recipient", "messaging_type", "message"} or body["messaging_type"] != "RESPONSE":
            return "wrong fields"
        message = body["message"]
        if unknown(message, {"text", "quick_replies"}) or not is_text(message.get("text"), 1, 2000):
            return "wrong message"
        replies = message.get("quick_replies", [])
        right = len(replies) <= 13 and ("quick_replies" not in message or replies)
        right = right and all(set(each) == {"content_type", "title", "payload"} for each in replies)
        right = right and all(each["content_type"] == "text" and is_text(each["title"], 1, 20) for each in replies)
        return None if right and all(is_text(each["payload"], 1, 1000) for each in replies) else "wrong quick replies"

    def take(self, body: dict[str, Any]) -> web.Response:
        """Notes the message."""
        to = body["recipient"]["id"]
        if "sender_action" in body:
            self.other.append(body)
            return web.json_response({"recipient_id": to})
        buttons = [(each["title"], each["payload"]) for each in body["message"].get("quick_replies", [])]
        self.replies.append(Sent(to, body["message"]["text"], buttons, body))
        return web.json_response({"recipient_id": to, "message_id": f"m_{self.number()}"})

    def says(self, text: str, id: str = "", sender: str = "") -> Delivery:
        """A text."""
        return self.batch([self.event({"message": {"mid": id or f"m_{self.number()}", "text": text}}, sender)])

    def presses(self, sent: Sent, title: str, id: str = "") -> Delivery:
        """A quick reply."""
        reply = {"payload": dict(sent.buttons)[title]}
        message = {"mid": id or f"m_{self.number()}", "text": title, "quick_reply": reply}
        return self.batch([self.event({"message": message}, sent.to)])

    def sends_voice(self) -> Delivery:
        """A voice note."""
        attachment = {"type": "audio", "payload": {"url": "https://cdn.example/voice.mp4"}}
        return self.batch([self.event({"message": {"mid": f"m_{self.number()}", "attachments": [attachment]}})])

    def event(self, content: dict[str, Any], sender: str = "") -> dict[str, Any]:
        """An event of a webhook."""
        people = {"sender": {"id": sender or self.patient}, "recipient": {"id": PAGE}}
        return {**people, "timestamp": int(time.time() * 1000), **content}

    def batch(self, events: list[dict[str, Any]]) -> Delivery:
        """A webhook with an entry for each event."""
        entries = [{"id": PAGE, "time": int(time.time() * 1000), "messaging": [event]} for event in events]
        return self.signed(json.dumps({"object": "page", "entry": entries}).encode())
