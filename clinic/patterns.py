"""Patterns of what patients write, in whatever capitals, and messages without what is no part of them."""

import re
from collections.abc import Callable, Iterable

# What says nothing of its own: ties a message to the one before, urges or is polite; and what only makes a sentence.
FILLER = (
    r"ok(?:ay)?|so|and|but|or|then|now|well|also|too|even|just|only|actually|really|please|pls|plz|sir|madam|sorry|aur"
    r"|toh?|naa?|bhi|arre|yaar"
)
SMALL = (
    r"it|its|it['’]?s|this|that|these|they|there|he|she|i|we|me|us|be|is|are|was|do|does|will|would|can|could|should|has"
    r"|have|an?|the|any|some|to|for|of|about"
)
# The courtesies around what a message is about.
_BEFORE = (
    r"so|ok(?:ay)?|and|then|now|but|sorry|wait|h+m+|oh|oops|hey|hi|hello|yes|ya|yeah|sure|no|please|pls|just|actually"
    r"|also|well|fine|thanks|thank you|sir|madam|ji|yaar|i said|i told you|i meant?"
)
_AFTER = r"now|then|next|again|here|please|pls|sir|madam|ji|yaar|too|also|as well|only|itself|thanks|thank you"


def any_case(text: str) -> re.Pattern[str]:
    """The pattern, in capitals or not."""
    return re.compile(text, re.IGNORECASE)


def any_word(words: str) -> re.Pattern[str]:
    """What finds any of the words or phrases, each whole: "pains?|dard"."""
    return any_case(rf"\b(?:{words})\b")


def nothing_but(words: str, needs: str | None = None) -> re.Pattern[str]:
    """What is, as a whole, nothing but some of the words and filler, and has what it needs, else one of the words."""
    return any_case(rf"(?=.*\b(?:{needs or words})\b)(?:\W*\b(?:{words}|{FILLER})\b)+\W*")


def whole(said: str, before: str = "i", after: str = "it") -> re.Pattern[str]:
    """The pattern of messages that are nothing but what is `said`, courtesies, and what is `before` and `after` it."""
    return any_case(rf"(?s:\W*(?:(?:{_BEFORE}|{before})\W+)*(?:{said})(?:\W+(?:{_AFTER}|{after}))*\W*)")


def says(words: str) -> Callable[[str], bool]:
    """What tells whether such words stand anywhere in a message."""
    pattern = any_case(words)
    return lambda text: pattern.search(text) is not None


def says_only(said: str, before: str = "i", after: str = "it") -> Callable[[str], bool]:
    """What tells whether a message is nothing but what is `said`, as for `whole`."""
    pattern = whole(said, before, after)
    return lambda text: pattern.fullmatch(text) is not None


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text, as long as before, in which nothing matches where these spans are."""
    chars = list(text)
    for start, end in spans:
        start, end = max(0, start), min(len(chars), end)
        chars[start:end] = "\x00" * max(0, end - start)
    return "".join(chars)
