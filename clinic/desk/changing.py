"""Reads what a patient wants of an appointment that was made before: another day, or none."""

import re
from typing import Any, Literal

from clinic.bookings import REFERENCE_ALPHABET, REFERENCE_LENGTH
from clinic.desk.request import Request, Said
from clinic.details import corrects, find_phone, find_reference, wants_to_cancel, wants_to_change

CANCELS = re.compile(
    r"\b(?:cancel\w*|call off|drop|delete|remove|not com\w+|can'?t (?:come|make)|won'?t come)\b", re.IGNORECASE
)
MOVES = re.compile(
    r"\b(?:mov\w+|chang\w+|shift\w*|re-?sched\w+|postpon\w+|prepon\w+|another|other|different|later|earlier|push)\b",
    re.IGNORECASE,
)
MOVES_IT = re.compile(
    r"\b(?:mov\w+|shift\w*|chang\w+|push|re-?sched\w+|postpon\w+|prepon\w+)\b.{0,20}"
    r"\b(?:it|that|this|appointment|booking|visit|slot|day|date|time)\b|\b(?:re-?sched|postpon|prepon)\w*"
    r"|\bcome (?:\w+ )?(?:earlier|later|another day|some other day)\b|\b(?:another|different) (?:day|time|date|slot)\b",
    re.IGNORECASE,
)
CALL = re.compile(r"\bcall(?!ed)\w*\b(?! it off)", re.IGNORECASE)
CALLS_NOT = re.compile(
    r"\b(?:don['’]?t|do not|no need to|not) (?:have to )?call(?: me| us)?\b(?! (?:it|in|at|before|after))",
    re.IGNORECASE,
)
SHORT = 12  # words; what is longer tells something else as well
APPOINTMENT = re.compile(r"\b(?:appointment|booking)\b", re.IGNORECASE)
EARLIER = re.compile(
    r"\b(?:existing|earlier|previous|old|last|other|already (?:have|had|made|booked|got)"
    r"|(?:have|had|made|booked) (?:\w+ )?(?:already|before))\b",
    re.IGNORECASE,
)
NEW_ONE = re.compile(
    r"\bbook\b.{0,20}\b(?:new|another|fresh|separate)\b"
    r"|\b(?:new|fresh|separate|one more|a second) (?:booking|appointment)\b",
    re.IGNORECASE,
)
NONE_MADE = re.compile(
    r"\b(?:never|not|no|didn['’]?t|haven['’]?t|don['’]?t have)\b.{0,20}\b(?:book\w*|appointment|booking)\b"
    r"|\bgo back\b|^\W*no+\W*$",
    re.IGNORECASE,
)
REFERENCE = re.compile(r"\b(?:ref|reference|code)\b", re.IGNORECASE)
REFUSES = re.compile(r"\b(?:no|nope|not|never|don['’]?t|keep)\b", re.IGNORECASE)
NOT = re.compile(r"\b(?:not|never|don['’]?t)\b[^,.;]*$", re.IGNORECASE)  # before "cancel"


def reference_in(text: str, asked: bool = False) -> str | None:
    """The reference of a booking in a message; where it is asked for, a number may stand beside it."""
    if asked and (phone := find_phone(text, asked=True)):
        text = text[: phone.start] + text[phone.end :]
    text = f"reference {text}" if asked else text  # so that no word beside it has to say so ("473-HKX and the number")
    return find_reference(text, alphabet=REFERENCE_ALPHABET, length=REFERENCE_LENGTH)


def read_change(said: Said, request: Request, asked: str | None) -> dict[str, Any]:
    """The reference, the wish, and the yes or no to "shall I cancel it?" that cancels or does not."""
    reference = reference_in(said.text, asked == "reference")
    found: dict[str, Any] = {"reference": reference} if reference else {}
    if said.answered:
        return found
    wish, known = _wish(said.text), request.details.get("change")
    refuses = bool(REFUSES.search(said.text))
    answers = CANCELS.search(said.text) or "keep" in said.text.lower()
    if asked == "confirmed" and known == "cancel" and wish != "move" and answers:
        if refuses != wants_to_cancel(said.text) and "?" not in said.text:  # "no, cancel it" is neither yes nor no
            found["confirmed"] = not refuses
    elif wish and (known in (None, wish) or asked in ("change", "confirmed") or APPOINTMENT.search(said.text)):
        found["change"] = wish
    return found


def corrects_reference(text: str) -> bool:
    """Whether the reference that was given is said to be wrong."""
    return bool(REFERENCE.search(text)) and corrects(text)


def means_appointment(request: Request, text: str) -> bool:
    """Whether "cancel" in this message is said of the appointment, and not of the talk about it."""
    answers = request.asked == "change" or (request.asked == "confirmed" and request.details.get("change") == "cancel")
    return bool(CANCELS.search(text)) and bool(answers or APPOINTMENT.search(text) or reference_in(text))


def means_earlier_one(text: str) -> bool:
    """Whether a message speaks of an appointment that was made before, and not of the one being booked."""
    return bool(APPOINTMENT.search(text) and EARLIER.search(text)) or reference_in(text) is not None


def means_new_one(text: str) -> bool:
    """Whether a message speaks of an appointment beside those that were made before."""
    return bool(NEW_ONE.search(text)) and not re.search(r"\b(?:not|don['’]?t)\b", text, re.IGNORECASE)


def names_call(text: str) -> bool:
    """Whether a message speaks of being called, and not of an appointment."""
    return bool(CALL.search(text)) and not names_appointment(text)


def corrects_made(text: str, booked: bool, called: bool) -> Literal["booking", "callback"] | None:
    """What was made in the conversation before and is now corrected, if it was `booked` or `called`.

    Of a booking that is who comes and for what, as its time is moved; of a call also when it is to be.
    """
    changed = wants_to_change(text)
    if changed is None or means_new_one(text):
        return None
    if called and (names_call(text) or not booked) and changed in ("name", "phone", "day", "part"):
        return "callback"
    return "booking" if booked and changed in ("name", "phone", "email", "treatment") else None


def changes_it(text: str) -> bool:
    """Whether a message after a booking moves or cancels it ("move it to Friday", "cancel that")."""
    if len(text.split()) > SHORT or means_new_one(text):
        return False
    cancels = (CANCELS.search(text) and wants_to_cancel(text)) or CALLS_NOT.search(text)
    if names_call(text):
        return bool(cancels)
    return bool(cancels or MOVES_IT.search(text) or wants_to_change(text) in ("day", "part"))


def has_none(text: str) -> bool:
    """Whether whoever is asked for the reference of an appointment says that there is none."""
    return bool(NONE_MADE.search(text))


def names_appointment(text: str) -> bool:
    """Whether a message speaks of an appointment."""
    return bool(APPOINTMENT.search(text)) or reference_in(text) is not None


def names_wish(text: str) -> bool:
    """Whether a message speaks of moving or cancelling at all, if not clearly."""
    return bool(CANCELS.search(text) or MOVES.search(text))


def _wish(text: str) -> Literal["move", "cancel"] | None:
    corrected = wants_to_change(text)
    if (corrected in ("name", "phone", "email") and not APPOINTMENT.search(text)) or corrects_reference(text):
        return None  # "my number has changed"
    cancels, moves = CANCELS.search(text) or CALLS_NOT.search(text), MOVES.search(text) or corrected in ("day", "part")
    if moves:
        return None if cancels and wants_to_cancel(text) else "move"  # both: that is asked
    return "cancel" if cancels and not NOT.search(text[: cancels.start()]) else None
