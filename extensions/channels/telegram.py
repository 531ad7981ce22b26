"""Telegram, by its Bot API. `python -m extensions.channels.telegram` has Telegram call this server's webhook."""

import asyncio
import sys
from typing import Any

from sanic.request import Request

from clinic.settings import messaging
from extensions.channels.later import Undeliverable
from extensions.channels.messaging.api import Answer, Api, Pauses
from extensions.channels.messaging.bodies import inner, parsed
from extensions.channels.messaging.channel import MessagingChannel
from extensions.channels.messaging.model import Inbound, Limits, Malformed, Mark, Part, Unavailable
from extensions.channels.messaging.telegram_updates import is_private, pressed, written
from extensions.channels.messaging.texts import cut

TITLE = 60  # longer ones are cut off on most phones anyway
PATIENCE = 10.0  # seconds, where somebody waits for it
UPDATES = ["message", "callback_query"]


class Telegram(MessagingChannel):
    """Texts and inline keyboards; in groups it only speaks when spoken to."""

    limits = Limits(text=4096, text_beside_buttons=4096, buttons=100, payload=64)
    _username: str | None = None

    @classmethod
    def name(cls) -> str:
        """The channel's name."""
        return "telegram"

    @classmethod
    def settings(cls) -> messaging.Telegram | None:
        """What the environment says."""
        return messaging.telegram()

    def open_api(self, pauses: Pauses) -> Api:
        """The Bot API, whose address holds the token: it never leaves the Api object."""
        return Api(f"{self.setup.api}/bot{self.setup.token}", {}, lambda answer: False, pauses)

    def signature(self, request: Request) -> tuple[str | None, str]:
        """The secret that was agreed when the webhook was set."""
        return request.headers.get("X-Telegram-Bot-Api-Secret-Token"), self.setup.secret

    async def read(self, request: Request) -> list[Inbound]:
        """The message or the pressed button; not edits, nor what is said to others in a group."""
        update = parsed(request)
        if not isinstance(update.get("update_id"), int):
            raise Malformed("the body is no update")
        if "callback_query" in update:
            found = pressed(update)
        elif inner(update, "message"):
            found = written(update, "" if is_private(update) else await self._name())
        else:
            found = None
        return [found] if found else []

    async def acknowledge(self, message: Inbound) -> None:
        """Shows that the bot is typing, and takes the waiting sign off a pressed button."""
        if query := message.thread.get("query"):
            await self.api.call("/answerCallbackQuery", {"callback_query_id": query}, 0)
        typing = {"chat_id": message.address, "action": "typing", **_topic(message.thread)}
        await self.api.call("/sendChatAction", typing, 0)

    async def send(
        self,
        address: str,
        part: Part,
        patience: float,
        thread: dict[str, Any] | None = None,
        mark: Mark | None = None,
    ) -> None:
        """Sends a text, with an inline keyboard; in a group as a reply to what was said."""
        thread = thread or {}
        body: dict[str, Any] = {"chat_id": address, "text": part.text, "link_preview_options": {"is_disabled": True}}
        body |= _topic(thread)
        if "reply_to" in thread:
            body["reply_parameters"] = {"message_id": thread["reply_to"], "allow_sending_without_reply": True}
        if part.buttons:
            keys = [[{"text": cut(each.title, TITLE), "callback_data": each.payload}] for each in part.buttons]
            body["reply_markup"] = {"inline_keyboard": keys}
        await self.ask("/sendMessage", body, patience)

    async def ask(self, method: str, body: dict[str, Any], patience: float) -> Any:
        """The result of a method.

        Raises:
            Undeliverable: it was refused.
            Unavailable: it was not taken in time.
        """
        answer = await self.api.call(method, body, patience)
        if not answer.ok:
            raise Undeliverable(_reason(answer))
        return answer.body.get("result")

    async def _name(self) -> str:
        """The bot's own name, asked once."""
        if self._username is None:
            try:
                self._username = str((await self.ask("/getMe", {}, PATIENCE))["username"])
            except (Undeliverable, KeyError, TypeError):
                raise Unavailable("Telegram does not tell the bot's name") from None
        return self._username

    async def set_webhook(self, url: str) -> None:
        """Has Telegram deliver to a URL, with the secret by which it is known.

        Raises:
            Undeliverable: Telegram refuses.
            Unavailable: it cannot be reached.
        """
        body = {"url": url, "secret_token": self.setup.secret, "allowed_updates": UPDATES}
        await self.ask("/setWebhook", body, PATIENCE)


def _topic(thread: dict[str, Any]) -> dict[str, Any]:
    return {"message_thread_id": thread["topic"]} if "topic" in thread else {}


def _reason(answer: Answer) -> str:
    if answer.status == 403:
        return "the patient has blocked the bot or left"
    return f"refused with HTTP {answer.status}"


def main() -> int:
    """Sets the webhook; 0 is fine, 1 is that Telegram did not take it, 2 is a wrong setting."""

    async def set_webhook(channel: Telegram, url: str) -> None:
        try:
            await channel.set_webhook(url)
        finally:
            await channel.api.close()

    try:
        found, address = messaging.telegram(), messaging.public_url()
        if found is None:
            raise ValueError("STRAND_TELEGRAM_TOKEN: write the token that @BotFather gave")
        if address is None:
            raise ValueError(f"STRAND_PUBLIC_URL: {messaging.PUBLIC_URL}")
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return 2
    url = f"{address}/webhooks/telegram/webhook"
    try:
        asyncio.run(set_webhook(Telegram(found), url))
    except (Undeliverable, Unavailable) as problem:
        print(f"Telegram did not take the webhook: {problem}", file=sys.stderr)
        return 1
    print(f"Telegram delivers to {url}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
