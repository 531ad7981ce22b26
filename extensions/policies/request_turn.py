"""Reads a message while the details of a request are being taken."""

from datetime import datetime
from typing import Any

from clinic.desk.contacted import asks_of_contact
from clinic.desk.explaining import holds_contact_back
from clinic.desk.form import gives_up
from clinic.desk.meant import means_earlier_one, means_new_one, names_appointment, wants_no_new_one
from clinic.desk.pair import reference_in
from clinic.desk.reading import attempts, read
from clinic.desk.refusing import refuses
from clinic.desk.request import Desk, Request, Said
from clinic.desk.status import asks_status
from clinic.desk.telling import tells_caller
from clinic.details.part import find_time_of_day
from clinic.patterns import any_case
from clinic.settings import clinic_zone, date_order, phone_region
from extensions.policies.made import changes_booked
from extensions.policies.requests import SURE
from extensions.policies.turn import Turn
from extensions.policies.wishes import NEEDS_APPOINTMENT

CALLS_ME = any_case(
    r"(?<!n't )(?<!n’t )(?<!nt )(?<!not )(?<!no )\b(?:call|ring|phone) (?:me|us)\b(?! (?:later|not|again)\b)"
    r"|\b(?:some ?one|some ?body|any ?one|reception|they|you|u|doctor) (?:\w+ )?(?:call|ring|phone)\b(?! it)"
    r"|\b(?:want|need|like|give me|arrange) (?:a |the )?(?:phone )?call(?:[ -]?back)?\b"
)
OTHER_WAY = any_case(  # wanted instead of a call
    r"\b(?:connect|transfer|join|manager|live chat|in (?:this |the )?chat|whats ?app"
    r"|(?:just|only) (?:note|write|message)"
    r"|(?:want|give me|need|share|tell) (?:me )?(?:the |a |his |her |your |ur |direct |doctor['’]?s? )*"
    r"(?:phone )?number)\b"
)
WITH_DOCTOR = any_case(r"\b(?:doctor|dr|dermat\w*|specialist)\b")  # to be spoken with at a visit
NOT = any_case(r"\W*(?:not|no)\b")
SHORT_ANSWER = 3  # words
COURTESIES = frozenset({"greet", "thanks", "bot_challenge", "goodbye"})


class RequestTurn:
    """A message while the details of a request are being taken, read once for all that is to be decided about it."""

    def __init__(self, turn: Turn, request: Request) -> None:
        """Takes the turn and the request as it was before the message."""
        desk = Desk(datetime.now(clinic_zone()), region=phone_region(), order=date_order())
        self.turn, self.request = turn, request
        self.found = read(Said(turn.text, turn.named, turn.spans, turn.intent), request, desk)

    @property
    def gives_detail(self) -> bool:
        """Whether the message holds a detail, or an attempt at the one that was asked for."""
        return bool(self.found.values) or attempts(self.found, self.request)

    @property
    def unasked(self) -> dict[str, Any]:
        """The slot as it is once the question is no longer the last thing said: an "ok" to urgent advice is no consent.

        A name, which nothing else tells from other words, is still awaited.
        """
        return {} if self.request.asked == "name" else {"request": {**(self.turn.request or {}), "asked": None}}

    @property
    def only_answers(self) -> bool:
        """Whether the message is short, asks nothing and gives the detail that was asked for."""
        short = len(self.turn.text.split()) <= SHORT_ANSWER and "?" not in self.turn.text
        return short and self.request.asked in self.found.values

    @property
    def stops(self) -> bool:
        """Whether the patient gives the request up."""
        if self.drops_new_one:
            return True
        # What holds a detail only sounds like giving up: "move it".
        return self.refuses or gives_up(self.request, self.turn.text, None if self.found.values else self.turn.intent)

    @property
    def refuses(self) -> bool:
        """Whether the message is a no to the request, or turns the call or the booking down."""
        unwanted = self.turn.refused.get("contact")  # a booking may be unwanted where a call is not
        contact = {"booking": bool(unwanted), "callback": unwanted == "call"}.get(self.request.kind, False)
        return not self._given and (contact or refuses(self.request, self.turn.text))

    @property
    def is_personal(self) -> bool:
        """Whether the message tells of the patient, and gives no detail that was asked for."""
        return not self.gives_detail and not holds_contact_back(self.turn.text)

    @property
    def switches_to(self) -> str | None:
        """The kind of request that the patient wants instead of the one whose details are being taken."""
        kind = self.request.kind
        if kind != "callback" and self._wants_call:
            return "callback"
        if self.turn.intent == "talk_to_human":
            return None
        if kind != "change" and self._means_made:
            return "change"
        if kind != "booking" and self._wants_appointment:
            # Whoever moves an appointment may say "book it for Friday", and "another" alone sounds like moving it.
            return None if kind == "change" and set(self.found.values) - {"change"} else "booking"
        return "change" if kind != "change" and self._wants_change else None

    @property
    def _wants_call(self) -> bool:
        """Whether somebody is to call: "leave it, call me", but not "call me Bunty" or "I'll call you myself"."""
        text, calls = self.turn.text, CALLS_ME.search(self.turn.text)
        if self.stops or self.turn.intent != "talk_to_human":
            return bool(self.stops and calls)
        consults = self.request.asked == "treatment" and WITH_DOCTOR.search(text) and not calls
        return not (self._given or consults or asks_of_contact(text) or tells_caller(text) or asks_status(text))

    @property
    def _wants_appointment(self) -> bool:
        """Whether a new appointment is wished for."""
        text, sure = self.turn.text, self._sureness >= SURE
        books = self.turn.intent == "book_appointment" and (sure or NEEDS_APPOINTMENT.search(text))
        return bool(means_new_one(text) or books)

    @property
    def _wants_change(self) -> bool:
        """Whether an appointment is to be changed; where details were given it is the one that is being booked."""
        text = self.turn.text
        if self.turn.intent != "change_appointment" or self._sureness < SURE:
            return False
        if self.request.kind == "callback":
            return names_appointment(text)
        return means_earlier_one(text) or not (self._begun or self.stops)

    @property
    def _means_made(self) -> bool:
        """Whether the message names what was made before, or is about it and nothing is told of a new one."""
        named = reference_in(self.turn.text) and not (self.request.kind == "callback" and tells_caller(self.turn.text))
        return bool(named) or (not self._begun and not self.drops_new_one and changes_booked(self.turn))

    @property
    def drops_new_one(self) -> bool:
        """Whether what was made in this conversation is enough, and no other one is wanted."""
        made = self.turn.booked or self.turn.called
        return self.request.kind != "change" and made and wants_no_new_one(self.turn.text)

    @property
    def left(self) -> str:
        """What is said where the request is given up."""
        if self.turn.moved or (self.request.kind != "change" and (self.turn.booked or self.turn.called)):
            return "utter_no_new_request"  # "nobody will call you" would be untrue
        other_way = self.request.kind == "callback" and OTHER_WAY.search(self.turn.text)
        return "utter_callback_only" if other_way else f"utter_{self.request.kind}_cancelled"

    @property
    def is_courtesy(self) -> bool:
        """Whether the message is a greeting or the like, and no detail ("morning")."""
        sure = self._sureness >= SURE and not NOT.match(self.turn.text)  # "not in the morning" greets nobody
        names_time = self.turn.intent == "thanks" and find_time_of_day(self.turn.text)  # "anytime"
        return self.turn.intent in COURTESIES and sure and not self.gives_detail and not names_time

    @property
    def _given(self) -> set[str]:
        """The details in the message, but for a treatment, which may as well be what it asks about."""
        return set(self.found.values) - {"treatment"}

    @property
    def _begun(self) -> set[str]:
        """The same of what was given before."""
        return set(self.request.details) - {"treatment", "questions"}

    @property
    def _sureness(self) -> float:
        """How sure it is that the message asks for an appointment to be made or changed."""
        asked = [question for question in self.turn.questions if question.intent == self.turn.intent]
        return max((question.sureness for question in asked), default=0.0)
