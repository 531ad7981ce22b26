"""Cuts texts and titles to what an app can show, and writes buttons as a numbered list where it shows none."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from extensions.channels.messaging.model import Button, Limits, Part

# Where a text is best cut, the best place first: between paragraphs, sentences, words.
BREAKS = tuple(re.compile(pattern) for pattern in (r"\n\s*\n", r"[.!?…][\"'”’)\]]*\s+|\n", r"\s+"))
JOINERS = "\u200d\ufe0e\ufe0f"
NUMBER = re.compile(r"\s*[#(]?([1-9]\d?)[.)]?\s*")
SHORT = "~"  # begins a key that stands for a payload too long for the app


def length(text: str) -> int:
    """The length in UTF-16 units: two for an emoji, one for most else."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split(text: str, limit: int) -> list[str]:
    """The text in parts within the limit, cut between paragraphs, sentences or words if that can be; [] for none."""
    parts, rest = [], text.strip()
    while length(rest) > limit:
        head = _head(rest, limit)
        cut = next((cut for cut in (_last(pattern, rest, len(head)) for pattern in BREAKS) if cut), len(head))
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*parts, rest] if rest else parts


def cut(text: str, limit: int) -> str:
    """The text within the limit, with … for what is left out."""
    text = " ".join(text.split())
    return text if length(text) <= limit else _head(text, limit - 1).rstrip() + "…"


def number(text: str) -> str | None:
    """The number that a message consists of ("2", "2.", "(2)"), without leading signs; None when it is more."""
    found = NUMBER.fullmatch(text)
    return found[1] if found else None


def compose(replies: Iterable[dict[str, Any]], limits: Limits) -> tuple[list[Part], dict[str, str]]:
    """The parts to send for the replies of one turn, and what numbers and short keys in them stand for.

    A reply is `{"text": str, "buttons": [{"title": str, "payload": str}]}`. Numbers go on from reply to reply, so that
    each means one button.
    """
    parts: list[Part] = []
    offers: dict[str, str] = {}
    numbered = 0
    for reply in replies:
        text = str(reply.get("text") or "")
        buttons = [Button(str(each["title"]), str(each["payload"])) for each in reply.get("buttons") or []]
        if len(buttons) > limits.buttons:
            lines = [f"{numbered + place}. {button.title}" for place, button in enumerate(buttons, 1)]
            offers |= {str(numbered + place): button.payload for place, button in enumerate(buttons, 1)}
            numbered += len(buttons)
            text, buttons = "\n".join([text, *lines]), []
        keyed = [Button(each.title, key_of(each.payload, limits.payload)) for each in buttons]
        offers |= {key.payload: each.payload for key, each in zip(keyed, buttons) if key.payload != each.payload}
        parts += _parts(text, keyed, limits)
    return parts, offers


def key_of(payload: str, most_bytes: int) -> str:
    """What a button carries: the payload, or a short key for it if it is too long."""
    if len(payload.encode()) <= most_bytes and not payload.startswith(SHORT):
        return payload
    return SHORT + hashlib.sha256(payload.encode()).hexdigest()[:24]


def _parts(text: str, buttons: Sequence[Button], limits: Limits) -> list[Part]:
    pieces = split(text, limits.text_beside_buttons if buttons else limits.text)
    if buttons and not pieces:
        pieces = ["…"]
    return [Part(piece) for piece in pieces[:-1]] + [Part(piece, tuple(buttons)) for piece in pieces[-1:]]


def _head(text: str, limit: int) -> str:
    """The longest beginning within the limit that tears no character and none of its marks apart."""
    end = used = 0
    while end < len(text) and (used := used + length(text[end])) <= limit:
        end += 1
    best = end
    while 0 < best < len(text) and _is_joined(text[best - 1], text[best]):
        best -= 1
    return text[: best or end]


def _is_joined(before: str, after: str) -> bool:
    return bool(unicodedata.combining(after)) or after in JOINERS or before in JOINERS


def _last(pattern: re.Pattern[str], text: str, most: int) -> int | None:
    """Where the last match ends that lets `most` characters stay before it; None if that would leave too little."""
    ends = [match.end() for match in pattern.finditer(text, 0, most + 1)]
    return next((end for end in reversed(ends) if end > most // 4), None)
