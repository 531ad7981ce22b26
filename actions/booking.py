"""Takes a wish for an appointment, and confirms it only once it is stored."""

import asyncio
from dataclasses import asdict
from datetime import timezone
from typing import Any

from rasa_sdk import Tracker

from actions.punctual import latest_entities, latest_text
from actions.requests import BOOKED, RequestAction, Sender, said_in, try_again
from actions.surroundings import bookings
from clinic.booking_details import BookingDetails
from clinic.bookings import Booking, request_key
from clinic.desk.form import Outcome, advance
from clinic.desk.made import corrects_made, names_another
from clinic.desk.pair import reference_in
from clinic.desk.request import CONSULTATION, OWN, VOUCHED, WHEN, Desk, Kind, Request, Said, Say
from clinic.desk.summary import summary
from clinic.replies import CHANNELS_BACK
from clinic.store import StoreError
from clinic.wishes import fixed_day, open_day


class ActionBookAppointment(RequestAction):
    """Asks for the details of an appointment and stores the wish for it."""

    kind = "booking"

    def known(self, tracker: Tracker, at: Desk) -> dict[str, str]:
        """The treatment that the conversation is about, unless the message names several."""
        treatment = tracker.get_slot("treatment")
        several = len({each["value"] for each in latest_entities(tracker, "treatment")}) > 1
        return {"treatment": treatment} if treatment in at.names and not several else {}

    async def reopened(self, tracker: Tracker, at: Desk) -> Outcome | None:
        """What was booked last in this conversation, for who corrects name, number or address afterwards."""
        booked = tracker.get_slot(BOOKED)
        if not booked:
            return None
        named = [each["value"] for each in latest_entities(tracker, "treatment")]
        other = names_another(named, booked.get("treatment"))
        if corrects_made(latest_text(tracker), True, False, other) != self.kind:
            return None
        return await reopened(booked, tracker, at)

    async def store(self, request: Request, sender: Sender, at: Desk) -> Outcome:
        """Stores the booking and tells its reference; the same key again tells the same one."""
        stored = await stored_once(self.kind, request, sender, at)
        if stored is None:
            return try_again(request, at, "utter_booking_not_stored")
        values = {**summary(request_of(stored), at), "reference": stored.reference}
        if request.details["phone"] in (VOUCHED, OWN):
            values["phone"] = summary(request, at)["phone"]
        booked = {"started": request.started, "visit": visit(values), "treatment": stored.treatment,
                  **time_of(request_of(stored).details)}  # fmt: skip
        return Outcome(None, [Say("utter_booking_stored", values)],
                       slots={BOOKED: {**booked, "reference": stored.reference}})  # fmt: skip


async def reopened(made: dict[str, Any], tracker: Tracker, at: Desk) -> Outcome | None:
    """What follows of a message that corrects what this conversation has made; None when that is there no more.

    Where messages are not known to come from the one who made it, the number that it was made with is asked for first,
    as for a change, and the message is kept until then.
    """
    said = said_in(tracker, fresh=False)
    if not made.get("started") or reference_in(said.text) not in (None, made["reference"]):
        return Outcome(None, [Say("utter_change_by_reception")])
    if tracker.get_latest_input_channel() not in CHANNELS_BACK:
        request = Request.start("change", at.now, reference=made["reference"])
        request.own, request.heard, request.asked = made, asdict(said), "phone"
        return Outcome(request, [Say("utter_change_proof")])
    stored = await asyncio.to_thread(bookings().by_key, request_key(tracker.sender_id, made["started"]))
    return corrected(stored, made, said, at) if stored and stored.status != "cancelled" else None


def corrected(stored: Booking, made: dict[str, Any], said: Said, at: Desk) -> Outcome:
    """What follows of a message that corrects what is stored, which is stored again under the same key."""
    details = request_of(stored).details
    details |= {name: made[name] for name in WHEN if made.get(name)}  # of what was moved: to when
    if stored.kind == "booking":
        details["consent"] = True
    kind: Kind = "booking" if stored.kind == "booking" else "callback"
    request = Request(kind, made["started"], at.now.isoformat(), details=details)
    request.asked = request.last
    return advance(request, said, at)


async def stored_once(kind: str, request: Request, sender: Sender, at: Desk) -> Booking | None:
    """What is stored under the key now, stored by this call or by an earlier one; None when it surely is not.

    What an earlier call stored before the patient corrected it is changed.

    Raises:
        StoreError: it cannot be told whether what the patient wants now is stored.
    """
    details = request.details
    wanted = BookingDetails(
        details["name"], sender.phone, at.now.astimezone(timezone.utc),
        treatment=details.get("treatment") or CONSULTATION,
        day=fixed_day(details.get("day")), open_day=open_day(details.get("day")),
        part=details.get("part") or "any", hour=details.get("hour") or None,
        email=details.get("email") or None,
        questions=details.get("questions", ""),
        channel=sender.channel, conversation=sender.conversation,
    )  # fmt: skip

    def store() -> Booking | None:
        try:
            store = bookings().book if kind == "booking" else bookings().request_callback
            stored = store(wanted, sender.key, at.now)
            return stored if stored.agrees(wanted) else bookings().amend(wanted, sender.key, at.now)
        except StoreError:
            stored_before = bookings().by_key(sender.key)
            if stored_before and not stored_before.agrees(wanted):
                raise
            return stored_before

    return await asyncio.to_thread(store)


def visit(values: dict[str, str]) -> str:
    """What a booking is, in words: "PRP on Friday, 6 March 2026, morning"."""
    return f"{values['treatment']} {values['when']}"


def time_of(details: dict[str, Any]) -> dict[str, str]:
    """The wished day, part of it and hour among the details."""
    return {name: details.get(name) or "" for name in WHEN}


def wished_time(stored: Booking) -> dict[str, str]:
    """The time that is wished for by now."""
    if stored.move_part is None:
        return time_of(request_of(stored).details)
    day = stored.move_day.isoformat() if stored.move_day else stored.move_open_day
    return {"day": day or "", "part": stored.move_part, "hour": stored.move_hour or ""}


def request_of(stored: Booking) -> Request:
    """A stored booking as a request, so that what is confirmed is what was stored."""
    details = {
        "name": stored.name, "phone": stored.phone, "email": stored.email or "", "treatment": stored.treatment,
        "day": stored.day.isoformat() if stored.day else stored.open_day or "", "part": stored.part,
        "hour": stored.hour or "", "questions": stored.questions,
    }  # fmt: skip
    return Request("booking", "", "", details=details)
