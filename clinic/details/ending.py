"""Reads a correction of the end of a phone number: "the last digit is 6, not 5", "it ends with 54"."""

import re

from clinic.details.number import callable_number
from clinic.details.phone import SPELLED
from clinic.patterns import any_case

_SAID = re.compile(
    r"\b(?:(?:last|final)\s+(?:\w+\s+)?digits?|end(?:s|ing)\s+(?:is|in|with))\b(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)
_DIGIT = rf"(?:\d|(?:{'|'.join(word for word in SPELLED if len(word) > 1)})\b)"
_DIGITS = any_case(
    rf"(?P<denied>\b(?:not|isn['’]?t|instead of|from)\s+)?"
    rf"\b(?P<digits>{_DIGIT}(?:[\s-]?{_DIGIT}){{0,4}})(?!\w|\s+[a-z]+s\b)"
)


def corrected_ending(text: str, known: str, region: str) -> str | None:
    """The known number in E.164 with the end that a message gives it anew; None where it gives none that can be."""
    said = _SAID.search(text)
    given = [match["digits"] for match in _DIGITS.finditer(said["rest"]) if not match["denied"]] if said else []
    if len(given) != 1:
        return None
    digits = re.sub(r"\D", "", re.sub(r"[a-z]+", lambda word: SPELLED[word.group().lower()], given[0], flags=re.I))
    return callable_number(known[: -len(digits)] + digits, region)
