"""Finds the name that a patient gives, introduced anywhere or as the answer to "what is your name?"."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal

from clinic.details.email import find_email
from clinic.details.introduced import (
    FOR_ANOTHER,
    LEAD,
    MOST_INTRODUCED,
    OF_PATIENT,
    TRAIL,
    given_by,
    introduced_name,
    parts_of,
)
from clinic.details.name_words import (
    MOST_CHARACTERS,
    MOST_WORDS,
    as_name,
    bare,
    cased,
    is_name_word,
    is_other_word,
    is_shown,
)
from clinic.details.phone import all_phones
from clinic.details.unlikely import is_unlikely
from clinic.details.words import AROUND, NOT_NAMES
from clinic.patterns import any_case, blanked
from clinic.people import RELATIVE

FEW = 4  # words before a name that are none: "any day then, Priya N"
LABEL = {"name", "naam"}
PARTS_OF_DAY = {"morning", "afternoon", "evening", "night", "noon", "anytime"}
LEADS_TO_NAME = re.compile(rf"for|me|book|call|ok|okay|hi|hello|yes|sure|thanks|{RELATIVE}")

_INSISTS = any_case(  # behind a name that is given once more: "Dinesh, I already told you"
    r"[\s,.]+(?:i\s+)?(?:(?:have|had|already|just)\s+)*(?:said|told|gave|given|wrote|typed|mentioned|bola)"
    r"(?:\s+(?:you|u|it|that|already|before|na|no|sir|madam|ji))*\W*$"
)
_PLACE = any_case(r"\s+(?:from(?:\s+\S+){1,3}$|aged?\b.*|and my\b.*)")
_NOT_ONE = any_case(r"^\W*not\s+(?:[^\W\d_]+\s*){1,3}?(?:,|\bbut\b|(?=\bits?\b))\s*")
_BEFORE_NUMBER = any_case(
    r"(?:[\s,.:;()/|–—+-]|\b(?:on|at|is|phone|ph|mobile|mob|cell|contact|number|no|whatsapp)\b)+$"
)
_FOR_SOMEBODY = re.compile(
    r"\bfor\s+(?P<name>[A-Z][^\W\d_]+(?:\s+[A-Z][\w.]*){0,3})"
    r"(?=\s*(?:$|[\x00.,;!\n(]|\s(?:on|at|in|by|this|next|for|and|tomorrow|today)\b))"
)
_INITIAL = re.compile(r"(?<=[^\W\d_]{2} )k(?=\.?$)")  # after a name it stands for no "ok"
_SON_OF = any_case(r"\b[sdwc]/o\b.*")


def find_name(text: str, *, asked: bool, ignore: Sequence[tuple[int, int]] = (), of_writer: bool = False) -> str | None:
    """The name that a message gives, tidied up, or None.

    Args:
        text: the message.
        asked: whether this answers "what is your name?"; then a message that is only a name needs no "my name is".
        ignore: what was found to be something else (treatments, dates), from the first character to the one after the
            last.
        of_writer: whether that of who writes is wanted before that of whom it is about.
    """
    plain = _SON_OF.sub("", _without(text, ignore))
    if introduced := introduced_name(plain, asked, of_writer):
        return introduced
    if not asked:
        return None
    parts = list(parts_of(_INSISTS.sub("", _NOT_ONE.sub("", plain))))
    for index, (part, ending) in enumerate(parts):
        words = [word for word in part.split() if bare(word) or not word.isascii()]
        if all(bare(word) in AROUND or _is_number(word) for word in words):
            continue
        others = len(words) <= FEW and ending != "?" and all(bare(word) in NOT_NAMES for word in words)
        if others and is_shown(next((rest for rest, _ in parts[index + 1 :] if bare(rest)), "").lstrip(" .")):
            continue  # "any day then, Priya N"
        part = TRAIL.sub("", _PLACE.sub("", LEAD.sub("", " ".join(words), count=1)))
        part = _INITIAL.sub("K", part)
        first = re.split(r"[\s\x00]+\d", part, maxsplit=1)[0]  # "Nikhil Bhat 8 in the morning"
        part = first if is_shown(first) and len(first.split()) > 1 else part
        titled = is_shown(part)
        told = [word for rest, _ in parts[index + 1 :] for word in rest.split()]
        prose = sum(bare(word) in NOT_NAMES for word in told) > 2
        if (ending.startswith("?") and not titled) or (prose and (not titled or len(told) > MOST_WORDS * 2)):
            return None  # "hair oil?" and "sikh gentleman, 64, can he take it"
        return as_name(part.split())
    return None


def is_for_another(text: str, ignore: Sequence[tuple[int, int]] = ()) -> bool:
    """Whether somebody else than who writes is to be seen, who is not named: "it is for my mother, I am Tom"."""
    plain = _without(text, ignore)
    return bool(FOR_ANOTHER.search(text)) and not any(given_by(*one, plain, False) for one in OF_PATIENT)


def name_before_phone(text: str, start: int, ignore: Sequence[tuple[int, int]] = ()) -> str | None:
    """The name right before a phone number that begins at `start`: "book me, asha rao 98450 12345", or None.

    One word alone is too often something else, unless it is called a name or begins with a capital.
    """
    clause = _BEFORE_NUMBER.sub("", _without(text[:start], ignore))
    words = _INITIAL.sub("K", re.split(r"[\x00,.;:!?\n()/|]+", clause)[-1].strip()).split()
    named: list[str] = []
    while words and is_name_word(words[-1]) and not is_other_word(words[-1]) and words[-1].lower() not in LABEL:
        named.insert(0, words.pop())
    before = words[-1].lower() if words else ""
    led = not words or before in LABEL | PARTS_OF_DAY or bool(LEADS_TO_NAME.fullmatch(before))
    sure = len(named) > 1 or before in LABEL or all(word[:1].isupper() for word in named)
    return as_name(named) if led and sure and 1 <= len(named) <= MOST_INTRODUCED else None


def name_after_phone(text: str, end: int) -> str | None:
    """The name that stands alone behind a phone number which ends at `end`: "on 98450 12345, Rekha", or None."""
    rest = text[end:].strip(" ,.;:-–\n")
    shown = all(word[:1].isupper() for word in rest.split())
    return find_name(rest, asked=True) if shown and 1 <= len(rest.split()) <= MOST_INTRODUCED else None


def name_in_wish(text: str, ignore: Sequence[tuple[int, int]] = ()) -> str | None:
    """The name in a wish for an appointment, if it is written as names are: "book PRP for Nithin", "..., Ravi"."""
    plain = _without(text, ignore)
    if plain.istitle() or plain.isupper():
        return None
    wished = [match["name"] for match in _FOR_SOMEBODY.finditer(plain)]
    parts = [part.split() for part in (*wished, *(part for part, _ in list(parts_of(plain))[1:]))]
    named = (part for part in parts if 0 < len(part) <= MOST_INTRODUCED and all(map(_is_plain_name, part)))
    names = (as_name(part) for part in named)
    return next((name for name in names if name and not is_unlikely(name)), None)


def _is_plain_name(word: str) -> bool:
    """Whether a word is written as names are, and is no abbreviation."""
    short = word.isupper() and len(word) > 1 and "." not in word
    return is_shown(word) and is_name_word(word) and not short and not is_other_word(word)


def insisted_name(text: str, refused: str) -> str | None:
    """The name in an answer that says again what was refused before ("Summer" and "my name is Summer"), or None.

    Keyboard mash after keyboard mash is taken too.
    """
    name = " ".join(LEAD.sub("", _without(text, ()).strip(), count=1).split()).strip(" .,!")
    words = name.split()
    letters = all(unicodedata.category(char)[0] in "LM" or char in " .'’-\u200c\u200d" for char in name)
    if not (1 <= len(words) <= MOST_WORDS and len(name) <= MOST_CHARACTERS and letters):
        return None
    if len(name) > 1 and all(bare(word) in AROUND for word in words):
        return None
    again = name.casefold() == LEAD.sub("", refused.strip(), count=1).strip(" .,!").casefold()
    if not again and not (is_unlikely(name) and is_unlikely(refused)):
        return None
    return " ".join(cased(word, name.islower(), index) for index, word in enumerate(words))


def name_problem(text: str) -> Literal["digits", "too_long", "not_a_name", "unlikely"] | None:
    """Why the answer to "what is your name?" is none; None if it is one, or if the message is empty."""
    if not text.strip():
        return None
    if name := find_name(text, asked=True):
        return "unlikely" if is_unlikely(name) else None
    signs = any(unicodedata.category(char)[0] in "LS" for char in text) and not any(map(str.isdigit, text))
    if signs and is_unlikely(text):  # also one letter, or only emoji
        return "unlikely"
    words = re.sub(r"[^\w\s.'’-]", " ", text).split()
    if any(char.isdigit() for char in text):
        return "digits" if all(word.lower() not in NOT_NAMES for word in words) else "not_a_name"
    named = [word for word in words if is_name_word(word)]
    return "too_long" if len(words) == len(named) and len(words) > 1 else "not_a_name"


def _without(text: str, ignore: Sequence[tuple[int, int]]) -> str:
    spans = [*ignore, *((phone.start, phone.end) for phone in all_phones(text))]
    if email := find_email(text):
        spans.append((email.start, email.end))
    plain = blanked(text, spans)
    # Emoji; the joiners between letters of Indian scripts are of another category.
    return "".join(" " if unicodedata.category(char) in ("So", "Sk") or char == "\ufe0f" else char for char in plain)


def _is_number(word: str) -> bool:
    return bool(re.fullmatch(r"\d{1,3}(?:yrs?|y|years?|m|f)?\.?|m|f|male|female|yrs?|years?|old", word, re.I))
