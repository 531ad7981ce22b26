"""Finds where a message says no to a call or to a booking."""

import re
from collections.abc import Iterator

from clinic.patterns import any_case

CALL, BOOKING = "call", "booking"
NEVER = r"(?:do ?n['’]?o?t|dnt|donot|do not|no need (?:to|of|for)|need ?n['’]?t|need not|not|never|without)"
CALLS = r"(?:call(?:s|ed|ing)?(?: ?-?backs?)?|phone(?:d)?(?: calls?)?|ring(?:ing)?)"
PEOPLE = (
    r"(?:an? |the |any )?(?:real |actual )?(?:reception\w*|humans?|any ?one|any ?body|some ?one|some ?body"
    r"|persons?|people|staff|agents?|clinic|doctors?)"
)
BOOKS = r"(?:book(?:ing)?s?|appointments?|(?:make|fix|take) (?:an |any )?(?:booking|appointment))"
SOFT = (
    r"(?:\s+(?:want|wanna|wish|need|like|require|bother|trouble|please|pls|you|u|to|any|a|an|the|be|get|have|of|for|that"
    r"|it))*"
)
SOMEBODY = rf"(?:\s+(?:{PEOPLE}))?{SOFT}"
TAIL = (
    r"(?:,?\s+(?:me|us|back|please|pls|plz|now|yet|today|again|ok|okay|ji|yaar|sir|madam|anything|any more|anymore"
    r"|for now|at all|(?:with|to|by|from) (?:the )?(?:your side|reception\w*|staff|anyone|anybody|somebody"
    r"|someone|clinic|doctor|you(?: people| guys)?|your (?:people|team|staff|clinic))"
    r"|(?:an? )?(?:appointment|booking|visit))\b)*"
)
LED = (
    r"(?:\b(?:no|nope|nah|please|pls|plz|kindly|sorry|but|and|i|we|said|told you|mean|just|mujhe|hume|mere ko)\b"
    r"[\s,.!]+)*"
)
HINDI_NOT = r"(?:mat|nahi+n?|nai|nhi)"
HINDI_DO = r"(?:\s+(?:kar\w*|kr\w*|chahiye|chaiye|chahie|kijiye|lag\w*|de\w*|lena|leni))?"
REFUSED: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, any_case(pattern + TAIL))
    for kind, pattern in (
        (CALL, rf"{LED}\b{NEVER}{SOFT}{SOMEBODY}\s+{CALLS}\b"),
        (CALL, rf"{LED}\b{NEVER}{SOFT}\s+(?:connect|transfer|put)\b(?:\s+(?:me|us|through|call))*"),
        (CALL, rf"{LED}\b{NEVER}{SOFT}\s+(?:talk|speak|talking|speaking)\s+(?:to|with)\s+{PEOPLE}"),
        (CALL, rf"{LED}\bno (?:more )?(?:{CALLS}|reception\w*|humans?|agents?)\b"),
        (CALL, rf"{LED}\bstop (?:the |that |this |my |any )?{CALLS}\b"),
        (BOOKING, rf"{LED}\b(?!without){NEVER}{SOFT}\s+{BOOKS}\b(?! (?:the|my|our|this) )"),
        (BOOKING, rf"{LED}\bno {BOOKS}\b"),
        (CALL, rf"\b(?:call|phone|fone)\s+{HINDI_NOT}\b{HINDI_DO}"),
        (BOOKING, rf"\b(?:booking|appointment|book)\s+{HINDI_NOT}\b{HINDI_DO}"),
    )
)
# Before it: a question ("why don't you call") or somebody who did not ("a day, no call"). After it: a call that did not
# come, or a time that does not suit.
BEFORE = any_case(
    r"(?:\b(?:why|you|they|nobody|no ?one|he|she|does|did|is|are|if|can|(?:day|hour|week|hr)s?|since|still|yet|got"
    r"|received|was)\s+)$"
)
NEEDS_NOT = any_case(r"need")  # "they needn't call" is no complaint
AFTER = any_case(
    r"\s*\b(?:came|come|received|got|yet from|so far|till|aay[ai]|aya|kiy[ai]|hu[ai]|mila|mili|utha\w*|picked|it off"
    r"|answered|returned|was|were|has|is|charges?|fees?|anymore my|you|him|her|them"
    r"|at|before|after|till|until|between|during|while|when|in the|on \w+day)\b"
)


def refused_contacts(text: str) -> Iterator[tuple[str, int, int]]:
    """What is refused, call or booking, and where that begins and ends."""
    taken: list[tuple[int, int]] = []
    for kind, pattern in REFUSED:
        for found in pattern.finditer(text):
            start, end = found.span()
            clash = any(first < end and start < last for first, last in taken)
            complains = BEFORE.search(text[:start]) and not NEEDS_NOT.match(found.group())
            if clash or complains or AFTER.match(text, end):
                continue
            taken.append((start, end))
            yield kind, start, end
