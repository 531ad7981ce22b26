"""Reads the details of a request out of a message."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from clinic.bookings import REFERENCE_ALPHABET, REFERENCE_LENGTH
from clinic.dates import DateReading, read_date
from clinic.desk.request import CONSULTATION, NONE, Desk, Request, Said, Say
from clinic.details import (
    corrects,
    declines,
    find_email,
    find_name,
    find_part_of_day,
    find_phone,
    find_reference,
    name_problem,
    wants_to_change,
    yes_or_no,
)
from clinic.schema import DAYS
from clinic.timeline import long_date

ANYTHING = re.compile(
    r"\b(?:consult\w*|check ?-?up|general|not sure|dont know|don't know|no idea"
    r"|doctor (?:will |can )?(?:decide|say|tell)|just (?:to )?(?:see|show|meet)|hair ?(?:fall|loss)|anything|any"
    r"|undecided|not decided|advice|opinion)\b",
    re.IGNORECASE,
)
CANCELS = re.compile(
    r"\b(?:cancel\w*|call off|drop|delete|remove|not com\w+|can'?t (?:come|make)|won'?t come)\b", re.IGNORECASE
)
MOVES = re.compile(
    r"\b(?:mov\w+|chang\w+|shift\w*|re-?sched\w+|postpon\w+|prepon\w+|another|other|different|later|earlier|push)\b",
    re.IGNORECASE,
)
EVERY = "all"  # what is found where somebody says "all of them"
SHORT = 25  # words; a time of day in a longer story is none that the patient wants
CHOICES = 3  # days that are offered as buttons


@dataclass
class Found:
    """What a message gives: values by detail, and for the others what is wrong with them."""

    values: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, Say] = field(default_factory=dict)


def read(said: Said, request: Request, desk: Desk) -> Found:
    """Every detail in the message that the request can use.

    Beside a question that has been answered only what is plainly a detail counts: "if I start on Friday" is no wish.
    """
    found = Found()
    asked = None if said.answered else request.asked
    _read_contact(said, request, asked, desk, found)
    if request.kind == "change":
        _read_change(said, asked, found)
    if said.answered:
        return found
    wanted = request.kind == "booking" or (request.kind == "change" and "change" in {**request.details, **found.values})
    if wanted:
        _read_day(said, asked, desk, found)
        if (part := find_part_of_day(said.text)) and (asked in ("day", "part") or len(said.text.split()) <= SHORT):
            found.values["part"] = part
    if request.kind == "booking":
        _read_treatment(said, request, asked, found)
    if asked in ("consent", "confirmed") and (reply := yes_or_no(said.text)) is not None:
        found.values[asked] = reply
    elif asked in ("consent", "confirmed") and said.intent in ("affirm", "deny") and not wants_to_change(said.text):
        found.values[asked] = said.intent == "affirm"
    return found


def gives(said: Said, request: Request, desk: Desk) -> bool:
    """Whether the message answers what the request asked last."""
    found = read(said, request, desk)
    return request.asked in found.values or request.asked in found.problems


def _read_contact(said: Said, request: Request, asked: str | None, desk: Desk, found: Found) -> None:
    if phone := find_phone(said.text, desk.region, asked=asked == "phone"):
        if phone.number:
            found.values["phone"] = phone.number
        else:
            found.problems["phone"] = Say(f"utter_booking_phone_{phone.problem}")
    email = find_email(said.text)
    if request.kind == "booking":
        if email and email.address:
            found.values["email"] = email.address
        elif email:
            found.problems["email"] = Say("utter_booking_email_invalid")
        elif asked == "email" and declines(said.text):
            found.values["email"] = NONE
    if request.kind == "change":
        return
    spans = [*said.spans, *((part.start, part.end) for part in (phone, email) if part)]
    day = read_date(said.text, desk.today, prefer="future", order=desk.order, deadlines=True)
    spans += [(day.start, day.end)] if day else []
    name = find_name(said.text, asked=asked == "name", ignore=spans)
    if name:
        found.values["name"] = name
    elif asked == "name" and not found.values:
        found.problems["name"] = Say(f"utter_booking_name_{name_problem(said.text) or 'not_a_name'}")


def _read_change(said: Said, asked: str | None, found: Found) -> None:
    if reference := find_reference(said.text, alphabet=REFERENCE_ALPHABET, length=REFERENCE_LENGTH):
        found.values["reference"] = reference
    elif asked == "reference":
        found.problems["reference"] = Say("utter_booking_reference_missing")
    if asked in ("confirmed",):
        return
    if MOVES.search(said.text):
        found.values["change"] = "move"
    elif CANCELS.search(said.text):
        found.values["change"] = "cancel"


def _read_day(said: Said, asked: str | None, desk: Desk, found: Found) -> None:
    reading = read_date(said.text, desk.today, prefer="future", order=desk.order, deadlines=True)
    if reading is None:
        return
    problem = day_problem(reading, desk)
    if problem is None:
        found.values["day"] = reading.dates[0].isoformat()
    else:
        found.problems["day"] = problem


def day_problem(reading: DateReading, desk: Desk) -> Say | None:
    """What is wrong with a day that a patient would like to come; None when it can be asked of reception."""
    if reading.problem == "impossible":
        return Say("utter_booking_day_impossible", {"words": reading.text})
    usable = [day for day in reading.dates if _why_not(day, desk) is None]
    if len(usable) == 1:
        return None if len(reading.dates) == 1 else Say("utter_booking_day_ambiguous", buttons=(long_date(usable[0]),))
    if len(usable) > 1:
        offered = tuple(long_date(day) for day in usable) if len(usable) <= CHOICES else ()
        return Say("utter_booking_day_ambiguous", buttons=offered)
    return _why_not(reading.dates[0], desk)


def _why_not(day: date, desk: Desk) -> Say | None:
    values = {"day": long_date(day), "last": long_date(desk.today + timedelta(days=desk.days_ahead))}
    if day < desk.today:
        return Say("utter_booking_day_past", values)
    if day > desk.today + timedelta(days=desk.days_ahead):
        return Say("utter_booking_day_too_far", values)
    return Say("utter_booking_day_closed", values) if DAYS[day.weekday()] in desk.closed else None


def _read_treatment(said: Said, request: Request, asked: str | None, found: Found) -> None:
    named = [key for key in said.treatments if key != EVERY]
    wanted = asked == "treatment" or "treatment" not in request.details or corrects(said.text)
    if len(named) == 1 and wanted:
        found.values["treatment"] = named[0]
    elif len(named) > 1 and asked == "treatment":
        found.problems["treatment"] = Say("utter_booking_treatment_several")
    elif asked == "treatment" and ANYTHING.search(said.text):
        found.values["treatment"] = CONSULTATION
