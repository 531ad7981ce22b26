"""Tells what a message says of that which was made in the conversation before: that it is wrong, to go, or to stay."""

from collections.abc import Iterable
from typing import Literal

from clinic.desk.absence import SAID, cannot_come
from clinic.desk.changing import CANCELS, MOVES_IT, calls_off
from clinic.desk.clauses import asks, is_short
from clinic.desk.meant import means_new_one, names_call
from clinic.desk.pair import without_pair
from clinic.desk.words import IT, MOVING
from clinic.details.cancel import wants_to_cancel
from clinic.details.change import Field, wants_to_change
from clinic.details.email import find_email
from clinic.details.name import find_name
from clinic.details.part import times_in
from clinic.facts.schema import EVERY
from clinic.patterns import any_case, says

# Whether a message says that what was made is to be deleted.
deletes_it = says(
    rf"\b(?:delete|remove|drop|erase|wipe) {IT}\b"
    rf"|\b(?:want|need|like|get) {IT} (?:to be )?(?:deleted|removed|erased)\b"
)
KEEPS_IT = any_case(
    r"\b(?:keep|restore|undo|un-?cancel|bring back)\b.{0,10}(?:\b(?:it|that|this|my|the|booking"
    r"|appointment)\b|$)|\bdon['’]?t cancel\b"
)
SWITCHES = any_case(r"\b(?:make it|(?:switch|chang)\w*\b.{0,12}\bto|instead)\b")
MOVES_CALL = any_case(
    rf"\b{MOVING} (?:the |my |that )call\b"
    r"|\b(?:make|have|do|want|prefer) (?:the |my |that )call"
    r" (?:on|at|for|after|before|by|the|day|tom\w+|next|later|\w+day)\b"
)
TELLS_NAME = any_case(  # which was told before, and now otherwise
    r"\b(?:put|use|write|add|make|keep|note)\b.{0,20}\bname\b"
    r"|\b(?:full|complete|correct|real|proper|sur|last|official) ?name\b"
    r"|\bname(?: is| has to be| should be|['’]s)? (?:actually )?(?:spel\w+|written)\b|\bspelling\b"
)
INSTEAD = any_case(r"\b(?:instead|rather|then)\W*$")


def corrects_made(
    text: str, booked: bool, called: bool, other_treatment: bool = False
) -> Literal["booking", "callback"] | None:
    """What was made in the conversation before and is now corrected, if it was `booked` or `called`.

    Of a booking that is who comes and for what, as its time is moved, unless the message names an `other_treatment`
    too; of a call also when it is to be.
    """
    text = text.rpartition("?")[2].strip() or text  # "is it sent already? the number is wrong"
    changed = wants_to_change(text) or _told_anew(text)
    if changed in (None, "day", "part") and booked and other_treatment and (changed or _switches(text)):
        changed = "treatment"
    at_other_time = SAID.search(text) or (names_call(text) and is_short(text) and not means_new_one(text))
    if changed is None and called and not booked and at_other_time and times_in(text):
        return "callback"
    if changed is None or means_new_one(text):
        return None
    if called and (names_call(text) or not booked) and changed in ("name", "phone", "day", "part"):
        return "callback"
    return "booking" if booked and changed in ("name", "phone", "email", "treatment") else None


def names_another(treatments: Iterable[str], booked: str | None) -> bool:
    """Whether among the treatments of a message is one other than that which was booked."""
    return booked is not None and bool({*treatments} - {EVERY, booked})


def _switches(text: str) -> bool:
    """Whether a message that names another treatment wants it in place of the one booked."""
    return is_short(text) and not asks(text) and bool(SWITCHES.search(text))


def _told_anew(text: str) -> Field | None:
    """The name or the address that is told after all was sent: "put my full name ...", "also add my email ..."."""
    if asks(text) or not is_short(text):
        return None
    email = find_email(text)
    if email and email.address:
        return "email"
    return "name" if TELLS_NAME.search(text) and find_name(text, asked=False) else None


def changes_it(text: str) -> bool:
    """Whether a message after a booking moves or cancels it ("move it to Friday", "cancel that", "I can't come")."""
    if not is_short(text) or means_new_one(text):
        return False
    cancels = bool(CANCELS.search(text)) and wants_to_cancel(INSTEAD.sub("", text))
    cancels = cancels or calls_off(text) or deletes_it(text)
    if names_call(text):
        return bool(cancels or MOVES_CALL.search(text))
    return bool(cancels or MOVES_IT.search(text) or wants_to_change(text) in ("day", "part")) or cannot_come(text)


def keeps_it(text: str) -> bool:
    """Whether a message says that what was cancelled is to stay after all."""
    return is_short(text) and bool(KEEPS_IT.search(text))


def corrects_contact(text: str) -> bool:
    """Whether a message says of an appointment that who comes or for what is to be changed, and not its time."""
    return wants_to_change(without_pair(text)) in ("name", "phone", "email", "treatment")
