"""Cancels or moves an appointment for whoever knows its reference and phone number."""

import asyncio
from datetime import date

from rasa_sdk import Tracker

from actions.requests import RequestAction
from actions.surroundings import bookings
from clinic.bookings import Booking
from clinic.desk.form import Outcome, ask, summary
from clinic.desk.request import Desk, Request, Say

MOST_REFUSALS = 3  # wrong pairs of reference and number, after which reception has to help


class ActionChangeAppointment(RequestAction):
    """Asks for the reference and the number, and for what is to be changed."""

    kind = "change"

    def name(self) -> str:
        """Its name in the domain."""
        return "action_change_appointment"

    async def store(self, request: Request, key: str, at: Desk, tracker: Tracker) -> Outcome:
        """Changes the booking and has reception told; a wrong pair is told nothing but that it does not fit."""
        details = request.details

        def change() -> Booking | None:
            if details["change"] == "cancel":
                return bookings().cancel(details["reference"], details["phone"], at.now)
            day = date.fromisoformat(details["day"])
            return bookings().request_move(details["reference"], details["phone"], day, details["part"], at.now)

        changed = await asyncio.to_thread(change)
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
