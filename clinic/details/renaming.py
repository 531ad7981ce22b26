"""Understands that a patient corrects the name that was given: "John Smith I mean", "it isn't John, it's Joan"."""

import re
from difflib import SequenceMatcher

from clinic.details.name import find_name
from clinic.details.unlikely import is_unlikely

ALIKE = 0.6  # of the letters; "Priya" and "Priyanka", "John" and "Joan"
MOST_WORDS = 10
_CORRECTING = re.compile(
    r"\b(?:no+|nope|wait|but|sorry|oops|actually|rather|instead|correction|i\s+mean[t]?|make\s+it|change\s+(?:it\s+)?to"
    r"|(?:should|must)\s+be|(?:is\s+)?(?:spelt|spelled|written)(?:\s+(?:as|like|with))?|spelling\s+is|my\s+name(?:\s+is)?"
    r"|(?:its|it['’]s|it\s+is)(?!\s+(?:not|n['’]?t)))\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[,;:\n]\s*|\s+and\s+", re.I)  # "evening, and it's Ganesh Prabhu"
_NOT = r"\b(?:not|isn['’]?t|is\s+not|ain['’]?t|instead\s+of|rather\s+than)\s+"


def corrected_name(text: str, known: str) -> str | None:
    """The name that a message puts in place of the known one, or None.

    As much else is said with correcting words ("no wait, Friday"), it is like the known one, or the known one is denied
    beside it; what can hardly be a name gives way to any that is typed alone.
    """
    if not known or len(text.split()) > MOST_WORDS or "?" in text:
        return None
    return _put_in_place(text, known) or next(
        (name for part in _PARTS.split(text) if (name := _put_in_place(part, known)) and _is_alike(name, known)), None
    )


def _put_in_place(text: str, known: str) -> str | None:
    denied = re.compile(rf"{_NOT}{re.escape(known)}(?!\w)|(?<!\w){re.escape(known)}\s+(?:is\s+)?(?:wrong|nahi)\b", re.I)
    rest, denials = denied.subn(" , ", text)
    rest, corrections = _CORRECTING.subn(" , ", rest)
    name = find_name(" ".join(rest.split()).strip(" ,.;"), asked=True)
    if name is None or name == known:
        return None
    alike = _is_alike(name, known)
    alone = len(name.split()) == len(re.findall(r"[^\W\d_]+", text)) and name.casefold() not in known.casefold()
    shown = all(word[:1].isupper() for word in text.split())
    if denials or (corrections and alike) or (alone and (alike or (shown and is_unlikely(known)))):
        return name
    return None


def _is_alike(one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    return one.startswith(other) or SequenceMatcher(None, one, other).ratio() >= ALIKE
