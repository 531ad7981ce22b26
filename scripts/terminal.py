"""How a conversation looks in the terminal: replies in lines of its width, buttons by their numbers."""

import shutil
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

WIDEST = 100  # columns; longer lines are hard to read
INDENT = "  "
Button = Mapping[str, str]


def lines(said: Sequence[Mapping[str, Any]], buttons: Sequence[Button]) -> list[str]:
    """What the assistant said, with an empty line after it; `said` is what a channel of Rasa collects."""
    width = min(shutil.get_terminal_size().columns, WIDEST)
    shown = []
    for part in said:
        for line in str(part.get("text") or "").splitlines():
            shown += textwrap.wrap(line, width, initial_indent=INDENT, subsequent_indent=INDENT) or [""]
    shown += [f"{INDENT}  [{number}] {button['title']}" for number, button in enumerate(buttons, 1)]
    return [*shown, ""]


def buttons_of(said: Sequence[Mapping[str, Any]]) -> list[Button]:
    """All buttons of a turn, in order."""
    return [button for part in said for button in part.get("buttons") or []]


def meant(line: str, buttons: Sequence[Button]) -> tuple[str, str]:
    """What is sent to the assistant for a line, and what stands for it: the number of a button presses that button."""
    text = line.strip()
    if text.isdecimal() and 1 <= int(text) <= len(buttons):
        button = buttons[int(text) - 1]
        return button["payload"], button["title"]
    return text, text
