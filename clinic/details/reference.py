"""Finds a booking reference as patients type it, and hides what is personal where it is shown."""

import re

from clinic.details.phone import all_phones
from clinic.patterns import any_case

GROUP = 3
SHORT = 100  # a longer message is not only a reference
_CONTEXT = any_case(
    r"\b(?:ref(?:erence)?|booking|appointment|code|id|confirmation|number|cancel|move|change|reschedule|find)\b|#"
)
_FILLER = any_case(r"\b(?:my|the|it|it['’]s|its|is|hi|hello|please|pls|ok|yes|sir|madam|this|here)\b|[\W_]+")
_MEASURE = any_case(
    r"\d{1,4}(?:am|pm|st|nd|rd|th|[a-z]*s|hr|min|yr|day|kg|mg|ml|mm|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov"
    r"|dec)"
)
_MISTYPED = any_case(r"(?<![\w@-])(?=[a-z–-]*\d)(?=[\d–-]*[a-z])([a-z\d]{3})[-–]?([a-z\d]{3})(?![\w@-])")


def find_reference(text: str, *, alphabet: str, length: int) -> str | None:
    """The booking reference in a message, in capitals with a dash after every three (HKX-473), or None.

    Args:
        text: the message; the reference may be in small letters and have spaces or dashes, or neither.
        alphabet: the characters that references are made of.
        length: how many a reference has.

    Ordinary words are no reference: what could be a word and a number ("stage3", "prp 250") needs capitals, a word such
    as "reference" beside it, or to be the whole message. If the alphabet has digits, one without needs that too, and
    where the alphabet has vowels and so can spell words, capitals and a dash besides.
    """
    one = f"[{re.escape(alphabet)}]"
    sizes = [min(GROUP, length - start) for start in range(0, length, GROUP)]
    pattern = r"(?:\s?[-–—_]\s?|\s)?".join(f"({one}{{{size}}})" for size in sizes)
    spelt = rf"(?<![\w@])(?<!\b\w[ .,_–-]){one}(?:[ .,_–-]{{1,3}}{one}){{{length - 1}}}(?![\w@]|[ .,_–-]\w\b)"
    text = re.sub(spelt, lambda match: re.sub(r"[\W_]", "", match[0]), text, flags=re.I)  # "w k 6 k f 6"
    phones = all_phones(text)
    found = None
    for match in re.finditer(rf"(?<![\w@])(?<![\w][-–—]){pattern}(?![\w@]|[-–—]\w)", text, re.I):
        letters = "".join(match.groups()).upper()
        if any(phone.start < match.end() and match.start() < phone.end for phone in phones):
            continue
        whole = len(text) < SHORT and not _FILLER.sub("", text[: match.start()] + text[match.end() :])
        named = bool(
            _CONTEXT.search(text[: match.start()][-40:]) or _CONTEXT.search(text, match.end(), match.end() + 30)
        )
        if _likely(match, letters, alphabet, whole, named):
            found = "-".join(letters[start : start + GROUP] for start in range(0, length, GROUP))
    return found


def find_mistyped_reference(text: str) -> str | None:
    """What stands in place of a reference and has a character that none has ("HTR-562", "KX2941"), or None.

    In small letters only with its dash, or as the whole message: "10days" is something else.
    """
    found = None
    for match in _MISTYPED.finditer(text):
        letters = "".join(match.groups()).upper()
        if match[0].isupper() or re.search(r"[-–]", match[0]) or not _FILLER.sub("", text.replace(match[0], "")):
            found = f"{letters[:GROUP]}-{letters[GROUP:]}"
    return found


def _likely(match: re.Match[str], letters: str, alphabet: str, whole: bool, named: bool) -> bool:
    typed = match.group()
    if any(char.isdigit() for char in alphabet) and not any(char.isdigit() for char in letters):
        shouted = typed.isupper() and bool(re.search(r"[-–—]", typed))
        return (whole or named) and (shouted or not re.search("[AEIOU ]", alphabet.upper() + typed))
    spaced = " " in typed
    if (spaced or not named) and any(_MEASURE.fullmatch(part) for part in (typed, *match.groups())):
        return False
    if spaced and not re.search(r"[-–—_]", typed):
        return whole or named
    kinds = re.sub(r"\D+", "a", re.sub(r"\d+", "0", letters))
    return whole or named or (len(kinds) > 2 or (typed.isupper() and kinds == "a0"))


def mask(value: str) -> str:
    """A name or an e-mail address with only its first letter and, of an address, its domain: r•••@gmail.com."""
    first, at, domain = value.strip().partition("@")
    return (first[:1] + "•••" if first else "") + at + domain
