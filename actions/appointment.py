"""Cancels or moves an appointment for whoever knows its reference and phone number."""

import asyncio
from contextlib import suppress
from datetime import date

from actions.requests import RequestAction, Sender
from actions.surroundings import bookings
from clinic.bookings import Booking
from clinic.desk.form import Outcome, ask, summary
from clinic.desk.request import Desk, Request, Say
from clinic.refusals import Refusals
from clinic.store import StoreError

MOST_REFUSALS = 3  # wrong pairs of one request, after which reception has to help


class TooManyAttempts(Exception):
    """No more pairs are tried today for this conversation, this reference or this number."""


class ActionChangeAppointment(RequestAction):
    """Asks for the reference and the number, and for what is to be changed."""

    kind = "change"

    def name(self) -> str:
        """Its name in the domain."""
        return "action_change_appointment"

    async def store(self, request: Request, sender: Sender, at: Desk) -> Outcome:
        """Changes the booking and has reception told; a wrong pair is told nothing but that it does not fit."""
        details = request.details
        reference, phone = details["reference"], sender.phone
        refusals = Refusals(bookings().engine)

        def change() -> Booking | None:
            attempt = refusals.attempt(sender.patient, reference, phone, at.now)
            if attempt is None:
                raise TooManyAttempts
            if details["change"] == "cancel":
                changed = bookings().cancel(reference, phone, at.now)
            else:
                day = date.fromisoformat(details["day"])
                changed = bookings().request_move(reference, phone, day, details["part"], at.now)
            if changed is not None:
                with suppress(StoreError):  # it is done; one attempt less is of no matter
                    refusals.forgive(attempt)
            return changed

        try:
            changed = await asyncio.to_thread(change)
        except TooManyAttempts:  # whether this pair is right or not
            return Outcome(None, [Say("utter_change_locked")])
        if changed is None:
            request.refused += 1
            if request.refused >= MOST_REFUSALS:
                return Outcome(None, [Say("utter_change_refused")])
            request.forget("reference", "phone", "confirmed")
            return Outcome(request, [Say("utter_change_wrong_pair"), ask(request, at)])
        values = summary(request, at)
        if details["change"] == "cancel":
            return Outcome(None, [Say("utter_change_cancelled_appointment", values)])
        done = changed.status == "move requested"
        return Outcome(None, [Say("utter_change_moved" if done else "utter_change_not_movable", values)])
