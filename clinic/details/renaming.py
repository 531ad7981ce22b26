"""Understands that a patient corrects the name that was given: "John Smith I mean", "it isn't John, it's Joan"."""

import re
from difflib import SequenceMatcher

from clinic.details.name import find_name
from clinic.details.unlikely import is_unlikely
from clinic.patterns import any_case

ALIKE, RESPELT = 0.6, 0.75  # of the letters: "Priya" and "Priyanka", "John" and "Joan"; "Shetty" and "Shetti"
MOST_WORDS = 10
_CORRECTING = any_case(
    r"\b(?:no+|nope|wait|but|sorry|oops|actually|rather|instead|correction|i\s+mean[t]?|make\s+it|change\s+(?:it\s+)?to"
    r"|(?:should|must)\s+be|(?:(?:can|could|will)\s+(?:you|u|we|i)\s+)?(?:please\s+|pls\s+)?(?:put|write|use)"
    r"(?:\s+(?:it|as|down|under|the|name))*|(?:is\s+)?(?:spelt|spelled|written)(?:\s+(?:as|like|with))?|spelling\s+is|my\s+name(?:\s+is)?"
    r"|(?:its|it['’]s|it\s+is)(?!\s+(?:not|n['’]?t)))\b"
)
_PARTS = any_case(r"[,;:\n]\s*|\.\s+|\s+and\s+")  # "evening, and it's Ganesh Prabhu"
_SURNAME = any_case(r"\b(?:sur|last |family )name\b")
_NOT = r"\b(?:not|isn['’]?t|is\s+not|ain['’]?t|instead\s+of|rather\s+than)\s+"


def corrected_name(text: str, known: str) -> str | None:
    """The name that a message puts in place of the known one, or None.

    As much else is said with correcting words ("no wait, Friday"), it is like the known one, or the known one is denied
    beside it; what can hardly be a name gives way to any that is typed alone.
    """
    if not known or "?" in text:
        return None
    whole = _put_in_place(text, known) if len(text.split()) <= MOST_WORDS else None
    return whole or next(
        (name for part in _PARTS.split(text) if (name := _put_in_place(part, known)) and _is_alike(name, known)), None
    )


def within_known(text: str, name: str, known: str) -> str:
    """The whole new name, where the message gives only a word of it anew: "it's Varma, not Verma", "surname is Rao"."""
    words = known.split()
    if len(words) < 2 or len(name.split()) != 1 or name in words:
        return name
    if _SURNAME.search(text):
        return " ".join([*words[:-1], name])
    like = max(words, key=lambda word: _likeness(name, word))
    return " ".join(name if word == like else word for word in words) if _likeness(name, like) >= RESPELT else name


def _put_in_place(text: str, known: str) -> str | None:
    one = "|".join(map(re.escape, (known, *known.split())))
    denied = any_case(rf"{_NOT}(?:{one})(?!\w)|(?<!\w)(?:{one})\s+(?:is\s+)?(?:wrong|nahi)\b")
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
    return one.startswith(other) or any(_likeness(one, part) >= ALIKE for part in (other, *other.split()))


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio()
