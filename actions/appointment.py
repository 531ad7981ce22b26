"""Cancels or moves an appointment for whoever knows its reference and phone number, or has booked it in this chat."""

import asyncio
import re
from contextlib import suppress

from rasa_sdk import Tracker

from actions.booking import request_of, time_of, visit
from actions.punctual import latest_text
from actions.requests import BOOKED, CALLED, RequestAction, Sender, number_unknown
from actions.surroundings import bookings
from clinic.bookings import Booking, request_key
from clinic.desk.changing import names_call
from clinic.desk.form import Outcome, ask, summary
from clinic.desk.request import OWN, Desk, Request, Say
from clinic.refusals import Refusals
from clinic.replies import CHANNELS_BACK
from clinic.store import StoreError
from clinic.wishes import fixed_day, open_day

MOST_REFUSALS = 3  # wrong pairs of one request, after which reception has to help
ANOTHER = re.compile(r"\b(?:other|another|previous|old|earlier) (?:appointment|booking|one)\b", re.IGNORECASE)


class TooManyAttempts(Exception):
    """No more pairs are tried today for this conversation, this reference or this number."""


class ActionChangeAppointment(RequestAction):
    """Asks for the reference and the number, and for what is to be changed."""

    kind = "change"

    def name(self) -> str:
        """Its name in the domain."""
        return "action_change_appointment"

    def begin(self, request: Request, tracker: Tracker) -> None:
        """Takes the booking that this conversation has made to be the one that is meant.

        Where messages are known to come from the one who booked, by a signed session or by the app, the number need not
        be told again: whoever holds that chat can read it there. Other channels, such as REST, take anybody's word for
        the conversation's id, so there the reference is filled in and the number is asked for.
        """
        booked = tracker.get_slot(_slot(latest_text(tracker)))
        if not booked or ANOTHER.search(latest_text(tracker)):
            return
        request.own = booked
        request.details["reference"] = booked["reference"]
        if tracker.get_latest_input_channel() in CHANNELS_BACK:
            request.details["phone"] = OWN

    async def number(self, request: Request, tracker: Tracker, at: Desk) -> str | None:
        """The number of the request, also that of the booking which this conversation has made."""
        if request.details["phone"] != OWN or request.own is None:
            return await super().number(request, tracker, at)
        # The key comes from the conversation's own id, so that no other conversation's booking can be found by it.
        booking = await asyncio.to_thread(bookings().by_key, request_key(tracker.sender_id, request.own["started"]))
        return booking.phone if booking and booking.reference == request.details["reference"] else None

    async def checked(self, outcome: Outcome, tracker: Tracker, at: Desk) -> Outcome:
        """Refuses a wrong pair as soon as both halves are known, in the same words whichever half is wrong."""
        request = outcome.request
        if request is None or not {"reference", "phone"} <= set(request.details):
            return outcome
        pair = [request.details["reference"], request.details["phone"]]
        if request.proven == pair:
            return outcome
        phone = await self.number(request, tracker, at)
        if phone is None:
            return number_unknown(request, at)
        try:
            booking = await asyncio.to_thread(self._find, tracker.sender_id, pair, phone, at)
        except TooManyAttempts:  # whether this pair is right or not
            return Outcome(None, [Say("utter_change_locked")])
        if booking is None:
            return _refused(request, at)
        request.proven = pair
        return _closed(booking, request, at) or outcome

    def _find(self, patient: str, pair: list[str], phone: str, at: Desk) -> Booking | None:
        if pair[1] == OWN:
            return bookings().find(pair[0], phone)
        refusals = Refusals(bookings().engine)
        attempt = refusals.attempt(patient, pair[0], phone, at.now)
        if attempt is None:
            raise TooManyAttempts
        booking = bookings().find(pair[0], phone)
        if booking is not None:
            with suppress(StoreError):  # it is found; one attempt less is of no matter
                refusals.forgive(attempt)
        return booking

    async def store(self, request: Request, sender: Sender, at: Desk) -> Outcome:
        """Changes the booking, whose pair has been proven, and has reception told."""
        details = request.details

        def change() -> Booking | None:
            if details["change"] == "cancel":
                return bookings().cancel(details["reference"], sender.phone, at.now)
            day = details["day"]
            return bookings().request_move(
                details["reference"], sender.phone, fixed_day(day), details["part"], at.now,
                open_day=open_day(day), hour=details.get("hour"),
            )  # fmt: skip

        changed = await asyncio.to_thread(change)
        if changed is None:  # deleted meanwhile
            return _refused(request, at)
        if closed := _closed(changed, request, at):
            return closed
        own = request.own if request.own and request.own["reference"] == changed.reference else None
        values = summary(request, at)
        now = {"visit": visit({**summary(request_of(changed), at), "when": values["when"]}), **time_of(details)}
        return Outcome(None, [Say("utter_change_moved", values)], slots={BOOKED: {**own, **now}} if own else {})


def _slot(text: str) -> str:
    """Where what a message means is remembered: the call, or else the booking."""
    return CALLED if names_call(text) else BOOKED


def _refused(request: Request, at: Desk) -> Outcome:
    request.refused += 1
    if request.refused >= MOST_REFUSALS:
        return Outcome(None, [Say("utter_change_refused")])
    request.forget("reference", "phone", "confirmed")
    return Outcome(request, [Say("utter_change_wrong_pair"), ask(request, at)])


def _closed(booking: Booking, request: Request, at: Desk) -> Outcome | None:
    """The end of a request for what is cancelled, by this request or before, or cannot be moved at all."""
    cancels = request.details.get("change") == "cancel"
    if booking.status != "cancelled" and (cancels or booking.kind == "booking" or "change" not in request.details):
        return None
    own = request.own and request.own["reference"] == booking.reference
    said = "utter_change_cancelled_appointment" if cancels else "utter_change_not_movable"
    slot = CALLED if booking.kind == "callback" else BOOKED
    gone = {slot: None} if own and booking.status == "cancelled" else {}
    return Outcome(None, [Say(said, summary(request, at))], slots=gone)
