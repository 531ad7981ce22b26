"""Finds the reference and the number by which an appointment is found, and tells what a message says of the two."""

import re
from typing import Any

from clinic.desk.clauses import asks
from clinic.desk.request import Request, Say
from clinic.details.change import corrects
from clinic.details.phone import find_phone
from clinic.details.reference import find_mistyped_reference, find_reference
from clinic.patterns import any_case
from clinic.references import REFERENCE_ALPHABET, REFERENCE_LENGTH

REFERENCE_WORD = r"\b(?:ref|reference|booking (?:id|number|code|no))\b(?: (?:number|no|code|id))?"
BY_OTHERS = any_case(
    r"\b(?:by|with|from|using|under|through|have|only)\b.{0,12}\b(?:name|number|phone|mobile|e-?mail)\b"
)
# What only introduces a reference or a number, and sounds like correcting beside a wish to move.
LABEL = (
    r"(?:\b(?:and|with|its?|it['’]s|the|my|booking|phone|mobile|contact|ref(?:erence)?|code|id|number|num|no|is|was)\b"
    r"[\s:.#=-]*)*"
)
NONE_MADE = any_case(
    r"\b(?:never|not|no|didn['’]?t|haven['’]?t|don['’]?t have)\b.{0,20}\b(?:book\w*|appointment|booking)\b"
    r"|\bgo back\b|^\W*no+\W*$"
)
REFERENCE_NAMED = any_case(REFERENCE_WORD)
REFERENCE = any_case(r"\b(?:ref|reference|code)\b")
OF_STATUS = any_case(r"\bstatus of\b")


def reference_in(text: str, asked: bool = False) -> str | None:
    """The reference of a booking in a message; where it is asked for, a number may stand beside it."""
    if phone := find_phone(text, asked=asked):
        text = text[: phone.start] + text[phone.end :]
    # So that no word beside it has to say so ("473-HKX and the number").
    text = f"reference {text}" if asked or OF_STATUS.search(text) else text
    found = find_reference(text, alphabet=REFERENCE_ALPHABET, length=REFERENCE_LENGTH)
    named = asked or REFERENCE_NAMED.search(text)
    return found or (find_mistyped_reference(text) if named else None)  # of which no booking is found


def other_half(request: Request, given: dict[str, Any]) -> dict[str, str]:
    """The half of a wrong pair that is kept when the other one is given anew, as either may have been mistyped."""
    new = {"reference", "phone"} & set(given)
    if request.tried is None or len(new) != 1 or {"reference", "phone"} & set(request.details):
        return {}
    reference, phone = request.tried
    return {"phone": phone} if "reference" in new else {"reference": reference}


def no_reference(text: str) -> Say:
    """What is said where a reference is asked for and none is given."""
    lost = BY_OTHERS.search(text) or asks(text)  # "what is wrong with it?"
    return Say("utter_booking_reference_lost" if lost else "utter_booking_reference_missing")


def corrects_reference(text: str) -> bool:
    """Whether the reference that was given is said to be wrong."""
    rest = without_pair(text)
    return bool(REFERENCE.search(rest)) and corrects(rest)


def is_only_pair(text: str) -> bool:
    """Whether a message is a reference, with or without the number, and nothing more."""
    return reference_in(text) is not None and not re.search(r"[^\W\d_]{2}", without_pair(text))


def has_none(text: str) -> bool:
    """Whether whoever is asked for the reference of an appointment says that there is none."""
    return bool(NONE_MADE.search(text)) and not REFERENCE_NAMED.search(text)


def without_pair(text: str, label: str = LABEL) -> str:
    """A message without its reference and its number, and what introduces them."""
    if phone := find_phone(text):
        text = re.sub(rf"{label}$", "", text[: phone.start], flags=re.IGNORECASE) + text[phone.end :]
    if reference := reference_in(text):
        letters = r"[\W_]*".join(reference.replace("-", ""))
        text = re.sub(rf"{label}{letters}", "", text, flags=re.IGNORECASE)
    return text
