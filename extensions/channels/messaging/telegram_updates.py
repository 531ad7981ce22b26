"""What Telegram delivers: written messages and pressed buttons, in private and in groups."""

from typing import Any

from extensions.channels.messaging.bodies import inner, objects
from extensions.channels.messaging.model import Inbound

COMMANDS = {"start": "hello", "help": "what can you do?"}
KINDS = {
    "voice": "voice", "audio": "voice", "video_note": "video", "video": "video", "animation": "video",
    "photo": "picture", "document": "document", "sticker": "sticker", "venue": "location", "location": "location",
    "contact": "contact", "dice": "other", "poll": "other", "game": "other", "story": "other", "checklist": "other",
}  # fmt: skip


def is_private(update: dict[str, Any]) -> bool:
    """Whether nobody else reads along."""
    return inner(inner(update, "message"), "chat").get("type") == "private"


def written(update: dict[str, Any], name: str) -> Inbound | None:
    """A message, if it needs an answer from the bot of this name: not what others say to each other in a group."""
    message = inner(update, "message")
    chat, sender = inner(message, "chat"), inner(message, "from")
    kind = "text" if "text" in message else next((KINDS[each] for each in KINDS if each in message), None)
    if kind is None or "id" not in chat or "id" not in sender or sender.get("is_bot"):
        return None
    text: str | None = str(message.get("text") or message.get("caption") or "")
    marks = objects(message, "entities") or objects(message, "caption_entities")
    private = is_private(update)
    if not private:
        text = spoken_to(name, str(text), marks, inner(message, "reply_to_message"))
    if text is None:
        return None
    if not text and kind == "text":  # only the bot's name
        text = COMMANDS["start"]
    return Inbound(
        id=str(update["update_id"]), sender=str(sender["id"]), address=str(chat["id"]), text=_command(text, marks),
        kind=kind, private=private, thread=_thread(message, private),
    )  # fmt: skip


def pressed(update: dict[str, Any]) -> Inbound | None:
    """A pressed button; its title is looked up in the message that it hangs below."""
    query = inner(update, "callback_query")
    message, sender = inner(query, "message"), inner(query, "from")
    chat, data = inner(message, "chat"), str(query.get("data") or "")
    if "id" not in chat or "id" not in sender or not data:
        return None
    rows = inner(message, "reply_markup").get("inline_keyboard") or []
    buttons = [each for row in rows if isinstance(row, list) for each in row if isinstance(each, dict)]
    title = next((str(each.get("text")) for each in buttons if each.get("callback_data") == data), "")
    private = chat.get("type") == "private"
    return Inbound(
        id=str(update["update_id"]), sender=str(sender["id"]), address=str(chat["id"]), text=title, key=data,
        private=private, thread={"query": query.get("id"), **_thread(message, private)},
    )  # fmt: skip


def spoken_to(name: str, text: str, marks: list[dict[str, Any]], replied_to: dict[str, Any]) -> str | None:
    """What a message in a group says to the bot of this name, without the mention; None when it is not for the bot."""
    addressed = str(inner(replied_to, "from").get("username") or "").lower() == name.lower()
    units = text.encode("utf-16-le")
    for mark in reversed(marks):
        start, end = 2 * int(mark.get("offset") or 0), 2 * (int(mark.get("offset") or 0) + int(mark.get("length") or 0))
        said = units[start:end].decode("utf-16-le", "ignore").lower()
        if mark.get("type") == "mention" and said == f"@{name.lower()}":
            addressed, units = True, units[:start] + units[end:]
        elif mark.get("type") == "bot_command" and said.partition("@")[2] in ("", name.lower()):
            addressed = True
    return " ".join(units.decode("utf-16-le", "ignore").split()) if addressed else None


def _command(text: str, marks: list[dict[str, Any]]) -> str:
    """The text, or what a command at its beginning stands for."""
    if not text.startswith("/") or not any(mark.get("type") == "bot_command" for mark in marks):
        return text
    command, _, rest = text[1:].partition(" ")
    command = command.partition("@")[0].lower()
    return COMMANDS.get(command) or f"{command} {rest}".strip()


def _thread(message: dict[str, Any], private: bool) -> dict[str, Any]:
    thread = {} if private else {"reply_to": message.get("message_id")}
    return {**thread, "topic": message.get("message_thread_id")} if message.get("is_topic_message") else thread
