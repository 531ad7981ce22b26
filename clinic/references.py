"""The references of bookings, which are read out loud and typed."""

import re
import secrets
import unicodedata

# None of these is taken for another one, read or heard, and without vowels they spell no words.
REFERENCE_ALPHABET = "CFHJKMPRTWXY34679"
REFERENCE_LENGTH = 6
SHORT_FOR_DAYS = frozenset({"TMW", "TMR"})  # tomorrow, as people write it


def new_reference() -> str:
    """A reference to be read out loud, such as HKX-473; no word, no number, no half a measure (4PM) or a day (TMW)."""
    while True:
        drawn = "".join(secrets.choice(REFERENCE_ALPHABET) for _ in range(REFERENCE_LENGTH))
        halves = drawn[:3], drawn[3:]
        measure = any(re.fullmatch("[0-9]+[A-Z]+", half) for half in halves)
        day = not SHORT_FOR_DAYS.isdisjoint(halves)
        if not drawn.isalpha() and not drawn.isdecimal() and not measure and not day:
            return "-".join(halves)


def tidy_reference(text: str) -> str:
    """A reference as it is stored, from what a person wrote: any case, with or without spaces and dashes."""
    letters = re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text)).upper()
    return f"{letters[:3]}-{letters[3:]}"
