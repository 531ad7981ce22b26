"""Reads who comes, and where that person can be reached."""

import re

from clinic.dates import read_date, read_dates, tense
from clinic.desk.explaining import FOR_TWO
from clinic.desk.reply import AGREES, LIMITS
from clinic.desk.request import NONE, Desk, Found, Request, Said, Say
from clinic.details.cancel import wants_to_cancel
from clinic.details.email import Email, find_email
from clinic.details.ending import corrected_ending
from clinic.details.introduced import names_writer
from clinic.details.name import (
    find_name,
    insisted_name,
    is_for_another,
    name_after_phone,
    name_before_phone,
    name_in_wish,
    name_problem,
)
from clinic.details.phone import Phone, find_phone
from clinic.details.replies import declines, yes_or_no
from clinic.details.unlikely import is_unlikely
from clinic.patterns import any_case

_EMAIL = r"(?:e[\s-]?)?(?:mail|mial|mal|male|mil|meil|amil)(?:\s?id)?"
NO_EMAIL = any_case(
    rf"(?:\b(?:no|without|skip|leave(?: out)?|drop|remove|delete|erase|scrap|ignore|forget|take (?:off"
    rf"|out))(?: the| my| any| that)?|(?:\bnot?|n['’]?t)(?: have| hav| using?)(?: an?y?)?) {_EMAIL}\b"
    rf"|\b{_EMAIL} (?:nahi|nhi|nai)\b|\btake (?:the |my |that )?{_EMAIL} (?:off|out)\b"
)
HINDI_VERB = any_case(  # "kal aana hai"
    r"\b(?:a+|ja|kar(?:a|wa)?|puch|pooch|mil|le|de|dikha|bata|bol|dekh|soch|samajh|ho)na\s+(?:hai|h|he|tha)\b"
)
PLAIN_NAME = re.compile(
    r"\s*(?!(?:After|Before|From|By|Hair|Not|Any|Some)\b)(?:(?:Mr|Mrs|Ms|Dr)\.? [A-Z]\w+"
    r"|[A-Z][\w.]*(?: [A-Z][\w.]*){1,3})\W*"
)


def read_unasked_name(said: Said, found: Found) -> None:
    """A name that comes before it is asked for: "Priya Nair", to a question about the day, but not "Book PRP"."""
    name = find_name(said.text, asked=True, ignore=said.spans)
    if name and not is_unlikely(name):
        found.values["name"] = name


def read_contact(said: Said, request: Request, asked: str | None, desk: Desk, found: Found) -> None:
    """The number, the address and the name, and what is wrong with those that cannot be used."""
    phone, email = find_phone(said.text, desk.region, asked=asked == "phone"), find_email(said.text)
    if phone and phone.number:
        found.values["phone"] = phone.number
    elif phone:
        found.problems["phone"] = Say(f"utter_booking_phone_{phone.problem}")
    elif number := new_ending(said, request, desk):
        found.values["phone"] = number
    if request.kind == "booking":
        _take_email(said.text, email, asked, found)
    if request.kind != "change":
        spans = [*said.spans, *((part.start, part.end) for part in (phone, email) if part)]
        _read_name(said, request, asked, desk, phone, spans, found)


def new_ending(said: Said, request: Request, desk: Desk) -> str | None:
    """The number that was given, where the message corrects its last digits."""
    known = str(request.details.get("phone"))
    return corrected_ending(said.text, known, desk.region) if known.startswith("+") else None


def _take_email(text: str, email: Email | None, asked: str | None, found: Found) -> None:
    if email and email.address:
        found.values["email"] = email.address
    elif email:
        found.problems["email"] = Say("utter_booking_email_invalid")
    elif NO_EMAIL.search(text) or (asked == "email" and declines(text)):
        found.values["email"] = NONE


def _read_name(
    said: Said,
    request: Request,
    asked: str | None,
    desk: Desk,
    phone: Phone | None,
    spans: list[tuple[int, int]],
    found: Found,
) -> None:
    """The name, which is not in `spans`."""
    day = read_date(said.text, desk.today, prefer="future", order=desk.order, deadlines=True)
    spans = [*spans, (day.start, day.end)] if day else spans
    if request.kind == "booking":
        spans = [*spans, *(declined.span() for declined in NO_EMAIL.finditer(said.text))]  # "no emial" is nobody's name
    told = tense(said.text) == "past" or HINDI_VERB.search(said.text)  # "about 2 months ago" is nobody's name
    awaited, called = asked == "name" and not told, request.kind == "callback"
    name = find_name(said.text, asked=awaited, ignore=spans, of_writer=called)
    if not name and phone and phone.number and asked != "name" and "name" not in request.details:
        beside = [*said.spans, *((one.start, one.end) for one in read_dates(said.text, desk.today, prefer="future"))]
        name = name_before_phone(said.text, phone.start, beside) or name_after_phone(said.text, phone.end)
    if not name and request.kind == "booking" and request.asked is None:
        named = [(one.start, one.end) for one in read_dates(said.text, desk.today, prefer="future")]
        name = name_in_wish(said.text, [*spans, *named])
    if request.kind == "booking" and is_for_another(said.text, spans) and not FOR_TWO.search(said.text):
        known = "name" in request.details and not (AGREES.match(said.text) and not LIMITS.search(said.text))
        unnamed = not name and (asked == "name" or (known and request.awaits_yes))
        if unnamed or (name and names_writer(said.text)):
            name, found.problems["name"] = None, Say("utter_booking_name_patient")
    if name:
        found.values["name"] = name


def judge_name(said: Said, request: Request, found: Found) -> None:
    """Asks once more for what is hardly a name; who insists has it taken, as nobody's name is refused twice."""
    refused = request.doubted
    if name := found.values.get("name"):
        if refused is None and is_unlikely(name):
            del found.values["name"]
            found.problems["name"] = Say("utter_booking_name_unlikely")
    elif not found.values and not found.problems:
        insisted = insisted_name(said.text, refused) if refused and _may_be_name(said) else None
        if insisted:
            found.values["name"] = insisted
        else:
            found.problems["name"] = Say(f"utter_booking_name_{name_problem(said.text) or 'not_a_name'}")


def _may_be_name(said: Said) -> bool:
    """Whether a message that looks like no name may be one all the same, when it is said again."""
    if len(said.text.strip()) == 1:
        return True  # "K" sounds like okay
    if "?" in said.text or yes_or_no(said.text) is not None or declines(said.text) or wants_to_cancel(said.text):
        return False
    return not str(said.intent).startswith("ask_") and said.intent not in ("affirm", "deny", "greet", "cancel")
