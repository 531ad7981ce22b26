"""Tells which appointment a message speaks of: one that was made before, a new one, or a mere call."""

import re

from clinic.desk.clauses import until
from clinic.desk.pair import reference_in
from clinic.desk.refused_contact import CALL as NO_CALL
from clinic.desk.refused_contact import refused_contacts
from clinic.desk.telling import tells_caller
from clinic.patterns import any_case, says
from clinic.people import RELATIVE

CALL = any_case(r"\bcall(?!ed)\w*\b(?! it off)")
APPOINTMENT = any_case(r"\b(?:appointment|booking)\b")
EARLIER = any_case(
    r"\b(?:existing|earlier|previous|old|last|other|already (?:have|had|made|booked|got)"
    r"|(?:have|had|made|booked) (?:\w+ )?(?:already|before))\b"
)
# Whether a message says that no further appointment or call is wanted.
wants_no_new_one = says(
    r"\b(?:not|never|no|do?n['’]?t)\b(?: \w+){0,3}? (?:an? |any )?(?:new|another|other|second|one more|separate)"
    r"(?: (?:one|booking|appointment|visit|call))?\W*$"
)
TOO = r"(?:also|too|as well)"
WANTS = r"(?:wants?|needs?|book|get|have|fix|give|take)"
NOT_ONE = r"(?! (?:more )?(?:question|doubt|query|thing|session|sitting|treatment|of|month|week|day|hour|concern)s?\b)"
ONE = rf"(?:one(?: more)?\b{NOT_ONE}|(?:same|appointment|booking|slot)\b)"
NEW_ONE = any_case(
    r"\b(?:get|have|take|give me|want|need)\b.{0,10}\b(?:new|fresh|separate) one\b|"
    r"\bbook\b.{0,20}\b(?:new|another|fresh|separate)\b"
    r"|\b(?:new|fresh|separate|one more|a second) (?:booking|appointment|call|request|visit|slot)\b"
    # "My mother also needs one", "I need the same for my husband".
    rf"|\b(?:my {RELATIVE}|i|we|he|she|they|me|him|her)\b.{{0,12}}\b{TOO}\b.{{0,20}}\b{ONE}"
    rf"|\b{TOO} (?:\w+ )?{WANTS}\b.{{0,15}}\b{ONE}|\b{WANTS}\b.{{0,15}}\b(?:one (?:{TOO}|more)|another one){NOT_ONE}"
    rf"|\b(?:{WANTS}.{{0,10}}\b)?(?:one|same|another)(?: more| {TOO}| appointment| booking| slot)?"
    rf" for (?:my {RELATIVE}|me|him|her|them)\b"
    rf"|\b(?:now|next) for my {RELATIVE}\b"
    rf"|^\W*(?:(?:and|ok(?:ay)?|one) )*(?:for )?my {RELATIVE} {TOO}\W*$|^\W*(?:and )?{TOO} (?:for )?my {RELATIVE}\W*$"
    rf"|\bfor (?:my {RELATIVE}|him|her|them)\b.{{0,25}}\bsame (?:day|date|time|slot|treatment)\b"
)
ANOTHER_PERSON = any_case(rf"\b(?:my {RELATIVE}|him|her)\b")


def is_of_visit(text: str) -> bool:
    """Whether a message beside a call is about the appointment, or says what the caller is to be told."""
    return names_appointment(text) or tells_caller(text)


def means_earlier_one(text: str) -> bool:
    """Whether a message speaks of an appointment that was made before, and not of the one being booked."""
    return bool(APPOINTMENT.search(text) and EARLIER.search(text)) or reference_in(text) is not None


def means_new_one(text: str) -> bool:
    """Whether a message speaks of an appointment beside those that were made before."""
    return bool(NEW_ONE.search(text)) and not re.search(r"\b(?:not|don['’]?t)\b", text, re.IGNORECASE)


def without_second_one(text: str) -> str:
    """The message, as long as before, without what it wishes for somebody else: "send it. and one for my wife too"."""
    return until(text, ANOTHER_PERSON) if means_new_one(text) else text


def names_call(text: str) -> bool:
    """Whether a message speaks of being called, and not of an appointment."""
    return bool(CALL.search(text)) and not names_appointment(text)


def means_call(text: str) -> bool:
    """Whether a message speaks of being called, if only in other words: "tell them not to ring"."""
    off = any(kind == NO_CALL for kind, _, _ in refused_contacts(text))
    return names_call(text) or (off and not names_appointment(text))


def names_appointment(text: str) -> bool:
    """Whether a message speaks of an appointment."""
    return bool(APPOINTMENT.search(text)) or reference_in(text) is not None
