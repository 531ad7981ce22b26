"""Patterns of what patients write, in whatever capitals, and messages without what is no part of them."""

import re
from collections.abc import Callable, Iterable

_BEFORE = (
    r"so|ok(?:ay)?|and|then|now|but|sorry|wait|h+m+|oh|oops|hey|hi|hello|yes|ya|yeah|sure|no|please|pls|just|actually"
    r"|also|well|fine|thanks|thank you|sir|madam|ji|yaar|i said|i told you|i meant?"
)
_AFTER = r"now|then|next|again|here|please|pls|sir|madam|ji|yaar|too|also|as well|only|itself|thanks|thank you"


def written(words: str) -> re.Pattern[str]:
    """The pattern of words that may stand anywhere in a message."""
    return re.compile(words, re.IGNORECASE)


def whole(said: str, before: str = "i", after: str = "it") -> re.Pattern[str]:
    """The pattern of messages that are nothing but what is `said`, courtesies, and what is `before` and `after` it."""
    return re.compile(
        rf"\W*(?:(?:{_BEFORE}|{before})\W+)*(?:{said})(?:\W+(?:{_AFTER}|{after}))*\W*", re.IGNORECASE | re.DOTALL
    )


def says(words: str) -> Callable[[str], bool]:
    """What tells whether such words stand anywhere in a message."""
    pattern = written(words)
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
