"""Tells which appointment a message speaks of: one that was made before, a new one, or a mere call."""

import re

from clinic.desk.pair import reference_in
from clinic.desk.telling import tells_caller

CALL = re.compile(r"\bcall(?!ed)\w*\b(?! it off)", re.IGNORECASE)
APPOINTMENT = re.compile(r"\b(?:appointment|booking)\b", re.IGNORECASE)
EARLIER = re.compile(
    r"\b(?:existing|earlier|previous|old|last|other|already (?:have|had|made|booked|got)"
    r"|(?:have|had|made|booked) (?:\w+ )?(?:already|before))\b",
    re.IGNORECASE,
)
NO_NEW_ONE = re.compile(
    r"\b(?:not|never|no|do?n['’]?t)\b(?: \w+){0,3}? (?:an? |any )?(?:new|another|other|second|one more|separate)"
    r"(?: (?:one|booking|appointment|visit|call))?\W*$",
    re.IGNORECASE,
)
NEW_ONE = re.compile(
    r"\b(?:get|have|take|give me|want|need)\b.{0,10}\b(?:new|fresh|separate) one\b|"
    r"\bbook\b.{0,20}\b(?:new|another|fresh|separate)\b"
    r"|\b(?:new|fresh|separate|one more|a second) (?:booking|appointment|call|request|visit|slot)\b",
    re.IGNORECASE,
)


def wants_no_new_one(text: str) -> bool:
    """Whether a message says that no further appointment or call is wanted."""
    return bool(NO_NEW_ONE.search(text))


def is_of_visit(text: str) -> bool:
    """Whether a message beside a call is about the appointment, or says what the caller is to be told."""
    return names_appointment(text) or tells_caller(text)


def means_earlier_one(text: str) -> bool:
    """Whether a message speaks of an appointment that was made before, and not of the one being booked."""
    return bool(APPOINTMENT.search(text) and EARLIER.search(text)) or reference_in(text) is not None


def means_new_one(text: str) -> bool:
    """Whether a message speaks of an appointment beside those that were made before."""
    return bool(NEW_ONE.search(text)) and not re.search(r"\b(?:not|don['’]?t)\b", text, re.IGNORECASE)


def names_call(text: str) -> bool:
    """Whether a message speaks of being called, and not of an appointment."""
    return bool(CALL.search(text)) and not names_appointment(text)


def names_appointment(text: str) -> bool:
    """Whether a message speaks of an appointment."""
    return bool(APPOINTMENT.search(text)) or reference_in(text) is not None
