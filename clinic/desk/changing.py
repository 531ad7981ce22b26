"""Reads what a patient wants of an appointment that was made before: another day, or none."""

import re
from datetime import date, datetime
from typing import Any, Literal

from clinic.dates import read_dates
from clinic.desk.absence import ABSENT, cannot_come
from clinic.desk.clauses import asks, is_short
from clinic.desk.meant import APPOINTMENT, names_call
from clinic.desk.pair import corrects_reference, reference_in, without_pair
from clinic.desk.refused_contact import refused_contacts
from clinic.desk.reply import AGREES
from clinic.desk.request import Request, Said
from clinic.desk.status import asks_status
from clinic.desk.words import IT, KIND, MOVING, NEVER
from clinic.details.cancel import wants_to_cancel
from clinic.details.change import wants_to_change
from clinic.patterns import any_case

CANCELS = any_case(r"\b(?:cancel\w*|call off|drop|delet\w+|remov\w+|eras\w+)\b")
# What was asked for stays as it is.
STAYS = any_case(
    rf"\b(?:leave|keep|let) (?:{IT}|(?:my|the) (?:\w+ )?(?:date|day))\b"
    rf"|\b(?:just|only|was) asking\b|\b{NEVER} (?:want|need|going) to (?:\w+ )?(?:{MOVING}|cancel)\b"
    r"|\b(?:no change|nothing to change|stick (?:to|with)|same (?:date|day) is (?:ok|okay|fine))\b"
)
TAKES_BACK = any_case(  # "keep the old date", "cancel the change", "don't move it"
    r"\b(?:keep|leave|stick|go|back|want|prefer|restore|use)\b.{0,20}\b(?:old|earlier|original|previous|first)"
    r" (?:date|day|one|time|slot|appointment|booking|timing)\b"
    rf"|\b(?:cancel|undo|drop|forget|ignore|stop|revert|(?:take|took) back)\b.{{0,8}}\b{MOVING}"
    rf"|\bun-?do\b|\b{NEVER} {MOVING}"
)
MOVES = any_case(rf"\b(?:{MOVING}|another|other(?! (?:clinic|doctor|hospital|place)\b)|different|later|earlier)\b")
MOVES_IT = any_case(
    rf"\b{MOVING}.{{0,20}}\b(?:it|that|this|appointment|booking|visit|slot|day|date|time)\b"
    r"|\b(?:re-?sched|post-?pon|pre-?pon)\w*|\bcome (?:\w+ )?(?:earlier|later|another day|some other day)\b"
    r"|\b(?:another|different) (?:day|time|date|slot)\b"
)
# "I don't want it any more", "the appointment is not needed", but not "I don't want to change it".
UNWANTED = any_case(
    rf"\b(?:{NEVER} (?:want|need|require|like)|no (?:need|use) (?:of|for))(?: to have| to keep)? {IT}"
    r"(?:\W+(?:any ?more|now|at all|please|pls|thanks|sir|madam|sorry))*\W*(?=$|[.,;!])"
    rf"|\b(?:{KIND}|it)(?: is|['’]?s)? (?:no longer|not) (?:needed|required|wanted)\b"
    rf"|\bchanged? (?:my|our) minds? (?:about|on) {IT}\b"
    r"|^\W*(?:no longer (?:needed|required|wanted)|not (?:needed|required|wanted) any ?more)\W*$"
)
MIND = any_case(r"\bchanged? (?:my|our) minds?\b")  # which moves nothing
CONTACT = any_case(r"\b(?:phone|mobile|number|name|e-?mail)\b")
CANCELS_IT = any_case(r"\b(?:cancel\w*|delete|remove|drop) (?:it|this|that)\b")
REFUSES = any_case(r"\b(?:no|nope|not|never|don['’]?t|keep)\b")
NOT_MOVED = any_case(rf"\b{NEVER} (?:want|need|wish|asked?|mean)(?: (?:to|it|this|that|you))* {MOVING}")
NOT = any_case(r"\b(?:not|never|don['’]?t)\b[^,.;]*$")  # before "cancel"


def read_change(said: Said, request: Request, asked: str | None) -> dict[str, Any]:
    """The reference, the wish, and the yes or no to "shall I cancel it?" that cancels or does not."""
    reference = reference_in(said.text, asked == "reference")
    found: dict[str, Any] = {"reference": reference} if reference else {}
    if said.answered:
        return found
    if back := taken_back(said.text, request):
        return {**found, "change": "move", **back}
    wish, known = wish_in(said.text), request.details.get("change")
    refuses = bool(REFUSES.search(said.text))
    answers = CANCELS.search(said.text) or "keep" in said.text.lower()
    if asked == "confirmed" and known == "cancel" and UNWANTED.search(said.text):
        found["confirmed"] = True
    elif asked == "confirmed" and known == "cancel" and wish != "move" and answers:
        if refuses != wants_to_cancel(said.text) and "?" not in said.text:  # "no, cancel it" is neither yes nor no
            found["confirmed"] = not refuses
    elif asked == "change" and wish is None and cannot_come(said.text):
        found["change"] = "cancel"  # which is asked once more
    elif wish and (
        known in (None, wish)
        or asked in ("change", "confirmed")
        or APPOINTMENT.search(said.text)
        or means_appointment(request, said.text)
    ):
        found["change"] = wish
    elif _names_new_day(said.text, request, asked):
        found["change"] = "move"
    return found


def taken_back(text: str, request: Request) -> dict[str, str]:
    """The time before a move that was asked for here, where the message says that it is to stand after all."""
    before = {name: value for name, value in ((request.own or {}).get("before") or {}).items() if value}
    other = {"reference", "day"} & set(request.details)  # another one is meant, or yet another day
    at_hand = all(request.details[name] == {**(request.own or {}), **before}.get(name) for name in other)
    return before if at_hand and takes_back(text) else {}


def _names_new_day(text: str, request: Request, asked: str | None) -> bool:
    """Whether a message that begins a change of what was booked here gives nothing but another day for it."""
    begins = request.own is not None and asked is None and "change" not in request.details
    today = datetime.fromisoformat(request.touched).date()
    return begins and not asks_status(text) and names_day(text, today)


def names_day(text: str, today: date, order: Literal["DMY", "MDY"] = "DMY") -> bool:
    """Whether a message names a day."""
    return bool(read_dates(text, today, prefer="future", order=order))


def means_appointment(request: Request, text: str) -> bool:
    """Whether "cancel" in this message is said of the appointment, and not of the talk about it."""
    known = request.details.get("change")
    answers = request.asked == "change" or (request.asked == "confirmed" and known == "cancel")
    agrees = known == "cancel" and AGREES.match(text)
    asked_how = known == "cancel" and asks(text)
    of_own_call = (request.own or {}).get("kind") == "callback" and (names_call(text) or calls_off(text))
    if UNWANTED.search(text) or (of_own_call and calls_off(text)):
        return True  # and is asked about once more
    it = (request.proven is not None or asked_how) and CANCELS_IT.search(text)
    return bool(CANCELS.search(text)) and bool(
        answers or agrees or it or of_own_call or APPOINTMENT.search(text) or reference_in(text)
    )


def stays(request: Request, text: str) -> bool:
    """Whether an appointment is to stay as it is: "leave it on the 16th", which it has, or "I was only asking"."""
    if not STAYS.search(text) or CANCELS_IT.search(text):
        return False
    today = datetime.fromisoformat(request.touched).date()
    known = (request.stood or {}).get("day")
    # A day of the month needs no "th" here.
    said = read_dates(re.sub(r"\b(\d{1,2})(?=\W*$)", r"the \1th", text), today, prefer="future")
    return all(day.isoformat() == known for each in said for day in each.dates)


def takes_back(text: str) -> bool:
    """Whether a message after a move was asked for says that the earlier day is to stand after all."""
    return is_short(text) and bool(TAKES_BACK.search(text) or STAYS.search(text))


def names_wish(text: str) -> bool:
    """Whether a message speaks of moving or cancelling at all, if not clearly."""
    return bool(CANCELS.search(text) or MOVES.search(text))


def wish_in(text: str) -> Literal["move", "cancel"] | None:
    """Whether a message wants an appointment moved or cancelled; None where it says neither, or both."""
    rest = without_pair(MIND.sub(" ", ABSENT.sub(" ", text)))
    corrected = wants_to_change(rest)
    moves_it = MOVES_IT.search(rest)
    if (corrected in ("name", "phone", "email") and not moves_it) or corrects_reference(rest):
        return None
    # "My number has changed" moves nothing.
    moves = moves_it or corrected in ("day", "part") or (MOVES.search(rest) and not CONTACT.search(rest))
    cancels = CANCELS.search(rest)
    if moves and not NOT_MOVED.search(rest):
        return None if cancels and wants_to_cancel(rest) else "move"  # both: that is asked
    cancelled = cancels and not NOT.search(rest[: cancels.start()])
    return "cancel" if cancelled or calls_off(text) else None


def calls_off(text: str) -> bool:
    """Whether a message says that what was asked for is not wanted: "I don't need it now", "tell them not to call"."""
    return bool(UNWANTED.search(text)) or any(refused_contacts(text))
