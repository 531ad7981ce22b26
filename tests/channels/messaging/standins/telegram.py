"""The Telegram Bot API."""

import json
import time
from typing import Any

from aiohttp import web

from tests.channels.messaging.standins.base import Delivery, Sent, StandIn, units, unknown

TOKEN = "123456789:" + "AAE-abc_" * 4 + "xyz"
SECRET = "agreed-with-telegram-0123"
BOT = "StrandClinicBot"
SEND = {"chat_id", "text", "reply_markup", "reply_parameters", "link_preview_options", "message_thread_id"}


class TelegramApi(StandIn):
    """sendMessage, sendChatAction, answerCallbackQuery, getMe, setWebhook and getWebhookInfo."""

    address = ""  # that was set as the webhook
    name = "telegram"
    patient = "55501234"
    signs_bodies = False

    def environment(self) -> dict[str, str]:
        """The variables that switch the channel on."""
        return {
            "STRAND_TELEGRAM_TOKEN": TOKEN, "STRAND_TELEGRAM_SECRET": SECRET, "STRAND_TELEGRAM_API": self.url,
        }  # fmt: skip

    async def answer(self, request: web.Request) -> web.Response:
        """Checks the call and notes the message."""
        token, _, method = request.path.removeprefix("/bot").partition("/")
        if token != TOKEN:
            return error(401, "Unauthorized")
        body = await request.json() if request.can_read_body else {}
        if method == "getWebhookInfo":
            return result({"url": self.address, "has_custom_certificate": False, "pending_update_count": 0})
        if method == "getMe":
            return result({"id": 123456789, "is_bot": True, "first_name": "Strand", "username": BOT})
        if method == "sendMessage":
            problem = _problem(body)
            return error(400, f"Bad Request: {problem}") if problem else self._take(body)
        self.other.append({"method": method, **body})
        if method == "sendChatAction":
            right = body.get("action") == "typing" and not unknown(body, {"chat_id", "action", "message_thread_id"})
        elif method == "answerCallbackQuery":
            right = isinstance(body.get("callback_query_id"), str)
        elif method == "setWebhook":
            right = body["url"].startswith("https://") and not unknown(body, {"url", "secret_token", "allowed_updates"})
            self.address = body["url"]
            if not right:
                return error(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        else:
            return error(404, "Not Found")
        return result(True) if right else error(400, "Bad Request: wrong parameters")

    def too_many(self, seconds: int) -> web.Response:
        """With the pause in the body."""
        return error(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})

    def says(self, text: str, id: str = "", sender: str = "") -> Delivery:
        """A text in a private chat."""
        return self.update({"message": self.message({"text": text}, sender)}, id)

    def presses(self, sent: Sent, title: str, id: str = "") -> Delivery:
        """A button of an inline keyboard."""
        message = self.message({"text": sent.text, "reply_markup": sent.raw.get("reply_markup")}, sent.to)
        return self.update({"callback_query": {
            "id": str(self.number()), "from": {"id": int(sent.to), "is_bot": False, "first_name": "Asha"},
            "message": {**message, "from": {"id": 123456789, "is_bot": True, "username": BOT}},
            "chat_instance": "1", "data": dict(sent.buttons)[title],
        }}, id)  # fmt: skip

    def sends_voice(self) -> Delivery:
        """A voice note."""
        return self.update({"message": self.message({"voice": {"file_id": "x", "duration": 3}})})

    def message(self, content: dict[str, Any], sender: str = "", group: int | None = None) -> dict[str, Any]:
        """A message as it stands in an update; a command or a mention is marked as Telegram does."""
        person = int(sender or self.patient)
        chat = {"id": group, "type": "supergroup", "title": "Hair"} if group else {"id": person, "type": "private"}
        text, marks = content.get("text", ""), []
        for mark, kind in (("/", "bot_command"), ("@", "mention")):
            for word in text.split():
                if word.startswith(mark):
                    offset = units(text[: text.index(word)])
                    marks.append({"type": kind, "offset": offset, "length": units(word)})
        people = {"from": {"id": person, "is_bot": False, "first_name": "Asha"}, "chat": chat}
        dated = {"message_id": self.number(), "date": int(time.time())}
        return {**dated, **people, **({"entities": marks} if marks else {}), **content}

    def update(self, content: dict[str, Any], id: str = "") -> Delivery:
        """A request with one update."""
        return self.signed(json.dumps({"update_id": int(id or self.number()), **content}).encode())

    def signed(self, body: bytes) -> Delivery:
        """With the secret that was agreed."""
        return Delivery(body, {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": SECRET})

    def _take(self, body: dict[str, Any]) -> web.Response:
        rows = body.get("reply_markup", {}).get("inline_keyboard", [])
        buttons = [(each["text"], each["callback_data"]) for row in rows for each in row]
        self.replies.append(Sent(str(body["chat_id"]), body["text"], buttons, body))
        return result({"message_id": self.number(), "chat": {"id": body["chat_id"]}, "text": body["text"]})


def result(value: Any) -> web.Response:
    """A success as the Bot API gives it."""
    return web.json_response({"ok": True, "result": value})


def error(code: int, description: str, parameters: dict[str, Any] | None = None) -> web.Response:
    """An error as the Bot API gives it."""
    more = {"parameters": parameters} if parameters else {}
    return web.json_response({"ok": False, "error_code": code, "description": description, **more}, status=code)


def _problem(body: dict[str, Any]) -> str | None:
    if unknown(body, SEND) or "chat_id" not in body:
        return "unknown fields"
    if not isinstance(body.get("text"), str) or not body["text"].strip():
        return "message text is empty"
    if units(body["text"]) > 4096:
        return "message is too long"
    for row in body.get("reply_markup", {"inline_keyboard": []})["inline_keyboard"]:
        for button in row:
            if set(button) != {"text", "callback_data"} or not button["text"]:
                return "wrong button"
            if not 1 <= len(button["callback_data"].encode()) <= 64:
                return "BUTTON_DATA_INVALID"
    return None
