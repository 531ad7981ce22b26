"""Keeps what patients write out of the log: Rasa's records hold messages and slots, and so do texts of exceptions."""

import json
import logging
import re
import traceback
from pathlib import Path
from typing import Any

# Whose texts are shown: our own packages, which log nothing personal, and what others say of starting and stopping.
OURS = ("actions", "clinic", "extensions", "scripts")
SHOWN = ("root", "rasa.cli", "rasa.core.agent", "rasa_sdk.endpoint", "sanic.root")
EVENT = re.compile(r"[a-z0-9_.]{1,100}")  # the name of a structured record, such as rest.message.received.failure
FRAMES = 5


def keep() -> None:
    """Applies to all loggers of this process, whenever and by whom they are set up."""
    # Every record passes here, whatever handlers and levels a library chooses afterwards.
    handle = logging.Logger.handle

    def discreetly(logger: logging.Logger, record: logging.LogRecord) -> None:
        if is_kept(record):
            handle(logger, record)

    logging.Logger.handle = discreetly  # type: ignore[assignment, method-assign]


def is_kept(record: logging.LogRecord) -> bool:
    """Whether a record is logged; texts that may hold what a patient wrote are first taken out of it.

    Below WARNING only those are logged whose texts are shown. What is wrong is always logged, with the place and the
    kinds of the exceptions if not with their texts.
    """
    shown = _is_of(record, (*OURS, *SHOWN))
    if record.levelno < logging.WARNING and not shown:
        return False
    parts = []
    if shown:
        parts.append(_text(record))
    else:
        parts.append(f"{record.name}: text withheld ({record.filename}:{record.lineno}){_event(_text(record))}")
    parts += _chain(record.exc_info[1] if isinstance(record.exc_info, tuple) else None)
    record.msg, record.args = "\n".join(parts), ()
    record.exc_info = record.exc_text = record.stack_info = None
    return True


def _is_of(record: logging.LogRecord, names: tuple[str, ...]) -> bool:
    return any(record.name == name or record.name.startswith(f"{name}.") for name in names)


def _text(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except Exception as error:  # a wrong call in some library, which must not end what it was to tell of
        return f"text cannot be formatted ({type(error).__name__})"


def _event(message: str) -> str:
    """The name of a structured record, and the kinds of its exceptions."""
    try:
        entry: Any = json.loads(message)
        names = [entry["event"], *(one["exc_type"] for one in entry.get("exception") or [])]
    except (ValueError, TypeError, KeyError, AttributeError):
        return ""
    return "".join(f" {name}" for name in names if EVENT.fullmatch(str(name).lower()))


def _chain(error: BaseException | None) -> list[str]:
    """The kinds of an exception and of those behind it, with where they were raised."""
    lines: list[str] = []
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
        places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames))
        lines.append(f"  {type(error).__name__}" + (f" at {places}" if places else ""))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return lines
