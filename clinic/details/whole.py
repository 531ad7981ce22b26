"""Messages that say one thing, and nothing else but courtesies."""

import re

_BEFORE = (
    r"so|ok(?:ay)?|and|then|now|but|sorry|wait|h+m+|oh|oops|hey|hi|hello|yes|ya|yeah|sure|no|please|pls|just|actually"
    r"|also|well|fine|thanks|thank you|sir|madam|ji|yaar|i said|i told you|i mean"
)
_AFTER = r"now|then|next|again|here|please|pls|sir|madam|ji|yaar|too|also|as well|only|itself|thanks|thank you"


def whole(said: str, before: str = "i", after: str = "it") -> re.Pattern[str]:
    """The pattern of messages that are nothing but what is `said`, with more that may stand `before` and `after` it."""
    return re.compile(
        rf"\W*(?:(?:{_BEFORE}|{before})\W+)*(?:{said})(?:\W+(?:{_AFTER}|{after}))*\W*", re.IGNORECASE | re.DOTALL
    )
