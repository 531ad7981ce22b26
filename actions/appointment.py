"""Cancels or moves an appointment for whoever knows its reference and phone number, or has booked it in this chat."""

import asyncio
from contextlib import suppress
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.booking import corrected, request_of, time_of, visit, wished_time
from actions.punctual import latest_entities, latest_text
from actions.requests import BOOKED, CALLED, REQUEST, RequestAction, Sender, number_unknown, said_in, utter
from actions.surroundings import bookings, desk
from clinic.bookings import Booking, request_key
from clinic.desk.absence import is_late
from clinic.desk.changing import wish_in
from clinic.desk.form import Outcome
from clinic.desk.made import corrects_contact, keeps_it
from clinic.desk.meant import means_call
from clinic.desk.pair import reference_in
from clinic.desk.request import OWN, WHEN, Desk, Request, Said, Say
from clinic.desk.status import asks_noted_contact, asks_status
from clinic.desk.summary import summary, wished_call
from clinic.desk.telling import asks_if_told
from clinic.patterns import any_case
from clinic.phrasing import sentence_case
from clinic.refusals import Refusals
from clinic.replies import CHANNELS_BACK
from clinic.store import StoreError
from clinic.wishes import fixed_day, open_day

MOST_REFUSALS = 3  # wrong pairs of one request, after which reception has to help
ANOTHER = any_case(r"\b(?:other|another|previous|old|earlier) (?:appointment|booking|one)\b")

POSSIBLE, LOST = Say("utter_change_possible"), Say("utter_booking_reference_lost")
CANCELLED, ALREADY = "utter_change_cancelled_appointment", "utter_change_cancelled_already"
# What is not said to a question that is answered.
UNHEARD = ("utter_request_not_understood", "utter_request_ask_reception", "utter_booking_reference_missing")


class TooManyAttempts(Exception):
    """No more pairs are tried today for this conversation, this reference or this number."""


class ActionChangeAppointment(RequestAction):
    """Asks for the reference and the number, and for what is to be changed."""

    kind = "change"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Answers what asks nothing of reception, and else takes the change."""
        text, request = latest_text(tracker), tracker.get_slot(REQUEST)
        made = _made(tracker)
        say = None
        if is_late(text) and wish_in(text) is None:
            say = Say("utter_change_late")
        elif made and asks_status(text) and reference_in(text) in (None, made["reference"]):
            stands = status(made["visit"], made["reference"], moved=bool(made.get("moved")))
            say = await _contact(made, tracker) if asks_noted_contact(text) else stands
        elif keeps_it(text) and (cancelled := _just_cancelled(tracker)):
            say = Say(ALREADY, {"reference": cancelled})
        elif asks_status(text) and (cancelled := _just_cancelled(tracker)):
            say = Say(CANCELLED, {"reference": cancelled})
        if say is None or request is not None:
            return await super().act(dispatcher, tracker)
        utter(dispatcher, say)
        if asks_if_told(text) and made and made.get("kind") != "callback":  # with a call the questions are passed on
            utter(dispatcher, Say("utter_request_only_details"))
        return [SlotSet(REQUEST, None)]

    def begin(self, request: Request, tracker: Tracker) -> None:
        """Takes the booking that this conversation has made to be the one that is meant.

        Where messages are known to come from the one who booked, by a signed session or by the app, the number need not
        be told again: whoever holds that chat can read it there. Other channels, such as REST, take anybody's word for
        the conversation's id, so there the reference is filled in and the number is asked for.
        """
        booked = _made(tracker)
        if not booked or ANOTHER.search(latest_text(tracker)):
            return
        request.own = request.stood = booked
        request.details["reference"] = booked["reference"]
        if booked.get("started") and tracker.get_latest_input_channel() in CHANNELS_BACK:
            request.details["phone"] = OWN

    async def checked(self, outcome: Outcome, tracker: Tracker, at: Desk) -> Outcome:
        """Refuses a wrong pair as soon as both halves are known, in the same words whichever half is wrong."""
        request, text = outcome.request, latest_text(tracker)
        if request is None:
            return outcome
        if (tracker.get_slot(REQUEST) is None or request.proven) and _corrects_more(text, tracker, request):
            return Outcome(None, [Say("utter_change_by_reception")])
        if asks_status(text) and LOST not in outcome.say:
            own = request.own
            told = status(own["visit"], own["reference"], moved=bool(own.get("moved"))) if own else POSSIBLE
            outcome.say = [told, *(say for say in outcome.say if say.response not in (POSSIBLE.response, *UNHEARD))]
        if not {"reference", "phone"} <= set(request.details):
            return outcome
        pair = [request.details["reference"], request.details["phone"]]
        if request.proven == pair:
            return await self._call_at_another_time(outcome, request, tracker, at)
        phone = await self.number(request, tracker, at)
        if phone is None:
            return number_unknown(request, at)
        try:
            booking = await asyncio.to_thread(self._find, tracker.sender_id, pair, phone, at)
        except TooManyAttempts:  # whether this pair is right or not
            return Outcome(None, [Say("utter_change_locked")])
        if booking is None:
            return _refused(request, at)
        request.proven, request.stood = pair, wished_time(booking)
        own = request.own if request.heard and "change" not in request.details else None
        made_here = own and booking.key == request_key(tracker.sender_id, own["started"])
        if own and made_here and request.heard and booking.status != "cancelled":
            return corrected(booking, own, Said(**request.heard), at)
        if _moves_call(request):
            return await self._call_at_another_time(outcome, request, tracker, at)
        if closed := _closed(booking, request, at):
            return closed
        if request.asked == "change":  # nothing was said yet of what is to become of it
            moved = booking.move_part is not None
            told = status(_what(booking, at), booking.reference, booking.name, moved=moved)
            outcome.say = [*(say for say in outcome.say[:-1] if say != POSSIBLE), told, outcome.say[-1]]
        return outcome

    async def _call_at_another_time(self, outcome: Outcome, request: Request, tracker: Tracker, at: Desk) -> Outcome:
        """A call is no appointment that is moved: its time is corrected, as its number would be."""
        own = request.own
        if own is None or not _moves_call(request):
            return outcome
        call = await asyncio.to_thread(bookings().by_key, request_key(tracker.sender_id, own["started"]))
        if call is None or call.status == "cancelled":
            return outcome
        new = time_of(request.details) if WHEN & set(request.details) else {}
        return corrected(call, {**own, **new}, said_in(tracker, fresh=False), at)

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
        own = request.own if request.own and request.own["reference"] == changed.reference else {"started": ""}
        values = summary(request, at)
        before = request_of(changed)
        what = visit({**summary(before, at), "when": values["when"]})
        now = {"visit": what, **time_of(details), "before": time_of(before.details)}
        return Outcome(None, [Say("utter_change_moved", values)],
                       slots={BOOKED: {**own, **now, "moved": True, "reference": changed.reference}})  # fmt: skip


def status(made: str, reference: str, name: str = "", *, moved: bool) -> Say:
    """What is known of a request: what it is, for whom once that is proven, and that reception settles it."""
    values = {"visit": sentence_case(made), "whom": f", for {name}" if name else "", "reference": reference}
    return Say("utter_change_status_moved" if moved else "utter_change_status", values)


async def _contact(made: dict[str, Any], tracker: Tracker) -> Say:
    """The name and the number that were noted, where nobody else can have asked for them."""
    known = made.get("started") if tracker.get_latest_input_channel() in CHANNELS_BACK else None
    key = request_key(tracker.sender_id, known) if known else ""
    stored = await asyncio.to_thread(bookings().by_key, key) if known else None
    if stored is None:
        return Say("utter_change_contact_hidden", {"reference": made["reference"]})
    values = summary(request_of(stored), desk())
    return Say("utter_change_contact", {**values, "reference": stored.reference})


def _what(booking: Booking, at: Desk) -> str:
    """What was asked for, in words, at the time that is wished for by now."""
    request = request_of(booking)
    request.details |= wished_time(booking)
    called = f"a call {wished_call(request.details)}".strip()
    return visit(summary(request, at)) if booking.kind == "booking" else called


def _just_cancelled(tracker: Tracker) -> str | None:
    """The reference of what was cancelled in the turn before."""
    said = [event for event in tracker.events if event.get("event") == "bot"]
    told = said and {CANCELLED, ALREADY} & {*(said[-1].get("metadata") or {}).values()}
    return reference_in(str(said[-1].get("text")), asked=True) if told else None


def _made(tracker: Tracker) -> dict[str, Any] | None:
    """What was made here and is meant: the call where one is named, else the booking, or else the call."""
    booked, called = tracker.get_slot(BOOKED), tracker.get_slot(CALLED)
    return called or booked if means_call(latest_text(tracker)) else booked or called


def _corrects_more(text: str, tracker: Tracker, request: Request) -> bool:
    """Whether a message about an earlier appointment is about who comes or for what, and not about its time."""
    treatments = {each["value"] for each in latest_entities(tracker, "treatment")}
    from_one_to_another = len(treatments) > 1 and wish_in(text) == "move" and not WHEN & set(request.details)
    asks_nothing_else = request.proven is not None or "change" not in request.details
    return request.own is None and (from_one_to_another or (asks_nothing_else and corrects_contact(text)))


def _moves_call(request: Request) -> bool:
    """Whether the call that was asked for in this conversation is wanted at another time."""
    own, details = request.own or {}, request.details
    meant = own.get("kind") == "callback" and details.get("reference") == own["reference"]
    return meant and details.get("change") == "move"


def _refused(request: Request, at: Desk) -> Outcome:
    """Asks for the pair again, of which either half may be given alone."""
    request.refused += 1
    if request.refused >= MOST_REFUSALS:
        return Outcome(None, [Say("utter_change_refused")])
    request.tried = [request.details["reference"], request.details["phone"]]
    request.forget("reference", "phone", "confirmed")
    request.asked = request.missing
    return Outcome(request, [Say("utter_change_wrong_pair")])


def _closed(booking: Booking, request: Request, at: Desk) -> Outcome | None:
    """The end of a request for what is cancelled, by this request or before, or cannot be moved at all."""
    cancels = request.details.get("change") == "cancel"
    if booking.status != "cancelled" and (cancels or booking.kind == "booking" or "change" not in request.details):
        return None
    own = request.own and request.own["reference"] == booking.reference
    said = CANCELLED if cancels else "utter_change_not_movable"
    slot = CALLED if booking.kind == "callback" else BOOKED
    gone = {slot: None} if own and booking.status == "cancelled" else {}
    return Outcome(None, [Say(said, summary(request, at))], slots=gone)
