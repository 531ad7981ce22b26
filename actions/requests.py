"""What bookings, call-backs and changes have in common: the request in its slot, and the next thing to say."""

import asyncio
import re
from abc import abstractmethod
from dataclasses import dataclass, field

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.punctual import PunctualAction, answered_in_this_turn, latest_entities, latest_text, phone_ending
from actions.surroundings import addresses, bookings, desk
from clinic.bookings import request_key
from clinic.desk.explaining import asks_of_request
from clinic.desk.form import Outcome, advance, ask
from clinic.desk.request import ACTIONS, BESIDE, OWN, VOUCHED, Desk, Kind, Request, Said, Say
from clinic.desk.telling import tells_caller
from clinic.details.number import callable_number
from clinic.replies import CHANNELS_BACK
from clinic.secret import SecretError

REQUEST, BOOKED, CALLED = "request", "booked", "called"  # the slots
REPEAT = "ask_repeat"  # the intent: whatever was asked last is asked again


@dataclass(frozen=True)
class Sender:
    """Who sends a complete request: the conversation, the key under which it is stored, and the number to call.

    `channel` and `conversation` are where reception can answer later, None where nobody would read it.
    """

    patient: str = field(repr=False)  # the conversation, whatever its channel
    key: str = field(repr=False)
    phone: str = field(repr=False)  # E.164
    channel: str | None
    conversation: str | None = field(repr=False)


class RequestAction(PunctualAction):
    """Takes one kind of request, a question a turn, and stores it once the patient agrees."""

    kind: Kind

    def name(self) -> str:
        """Its name in the domain."""
        return ACTIONS[self.kind]

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Takes what the message gives, and asks on, gives up or stores."""
        at, before = desk(), Request.from_dict(tracker.get_slot(REQUEST))
        outcome = await self.reopened(tracker, at) if before is None else None
        request, fresh = self._request(before, tracker, at)
        outcome = outcome or await self.checked(advance(request, said_in(tracker, fresh), at, fresh), tracker, at)
        if outcome.request and outcome.request.missing in (None, outcome.request.last, "consent"):
            outcome = await self._ended(outcome, outcome.request, tracker, at)
        if before is not None and fresh:
            utter(dispatcher, Say(f"utter_{self.kind}_switched"))
        for say in outcome.say:
            utter(dispatcher, say)
        left = SlotSet(REQUEST, outcome.request.as_dict() if outcome.request else None)
        return [left, *(SlotSet(name, value) for name, value in outcome.slots.items())]

    def _request(self, before: Request | None, tracker: Tracker, at: Desk) -> tuple[Request, bool]:
        """The request that the message belongs to, and whether it starts it."""
        known = self.known(tracker, at)
        if before is None:
            request = Request.start(self.kind, at.now, **known)
        elif before.kind != self.kind:
            request = Request.start(self.kind, at.now, **{**known, **before.carried(self.kind)})
            request.ending = before.ending
        else:
            request = before
            # Until the patient is asked whether they may be passed on, but for what the caller is to be told besides.
            if request.asked != "consent" or tells_caller(latest_text(tracker)):
                request.details |= {name: known[name] for name in BESIDE.get(self.kind, ()) if name in known}
        fresh = request is not before
        if fresh:
            self.begin(request, tracker)
        if request.ending is None:
            request.ending = phone_ending(tracker)
        return request, fresh

    def known(self, tracker: Tracker, at: Desk) -> dict[str, str]:
        """What need not be asked for, since the conversation has told it."""
        return {}

    async def reopened(self, tracker: Tracker, at: Desk) -> Outcome | None:
        """What follows of a message about what was stored in this conversation before; None where it is about more."""
        return None

    def begin(self, request: Request, tracker: Tracker) -> None:
        """Adds to a new request what stands for it in the conversation: what was made there before."""
        request.own = tracker.get_slot(BOOKED) or tracker.get_slot(CALLED)

    async def checked(self, outcome: Outcome, tracker: Tracker, at: Desk) -> Outcome:
        """What follows when the details so far are compared with what is stored."""
        return outcome

    async def number(self, request: Request, tracker: Tracker, at: Desk) -> str | None:
        """The number of the request in E.164; None when what stands for it cannot be looked up."""
        phone: str = request.details["phone"]
        if phone == OWN:
            return await self._number_before(request, tracker)
        if phone != VOUCHED:
            return phone
        return await asyncio.to_thread(vouched_number, tracker.sender_id, request.ending or "", at)

    async def _number_before(self, request: Request, tracker: Tracker) -> str | None:
        """The number of what this conversation has made before."""
        own = request.own or {}
        # The key comes from the conversation's own id, so that no other conversation's booking can be found by it.
        key = request_key(tracker.sender_id, own.get("started") or "")
        booking = await asyncio.to_thread(bookings().by_key, key)
        meant = booking and booking.reference == request.details.get("reference", own.get("reference"))
        return booking.phone if booking and meant else None

    async def _ended(self, outcome: Outcome, request: Request, tracker: Tracker, at: Desk) -> Outcome:
        """Stores a complete request; before, and while its details are shown, makes sure that its number is known."""
        phone = await self.number(request, tracker, at)
        if phone is None:
            return number_unknown(request, at)
        if not outcome.complete:
            return outcome
        channel, patient = str(tracker.get_latest_input_channel()), tracker.sender_id
        way_back = (channel, patient) if channel in CHANNELS_BACK else (None, None)
        sender = Sender(patient, request_key(patient, request.started), phone, *way_back)
        ended = await self.store(request, sender, at)
        ended.say = [*outcome.say, *ended.say]  # what was said to a question beside the yes
        return ended

    @abstractmethod
    async def store(self, request: Request, sender: Sender, at: Desk) -> Outcome:
        """Stores the complete request and says so, or says what is the matter."""

    def apologise(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Says that nothing is confirmed; the request stays as it was, so that it can be tried again."""
        dispatcher.utter_message(response="utter_request_failed")
        return [SlotSet(REQUEST, tracker.get_slot(REQUEST))]


def said_in(tracker: Tracker, fresh: bool) -> Said:
    """The patient's message as the form reads it."""
    intent = (tracker.latest_message or {}).get("intent", {}).get("name")
    text = latest_text(tracker)
    # "Sorry 21" gives a detail, "what have you noted" asks for those that were given.
    repeats = intent == REPEAT and not (re.search(r"\d", text) or asks_of_request(text))
    answered = not fresh and (repeats or answered_in_this_turn(tracker))
    named = latest_entities(tracker, "treatment", background=answered)  # "PRP" in "PRP, does it hurt?"
    return Said(
        latest_text(tracker),
        [str(each["value"]) for each in named],
        [(each["start"], each["end"]) for each in named if "start" in each],
        intent,
        answered=answered,
    )


def vouched_number(conversation: str, ending: str, at: Desk) -> str | None:
    """The number that the patient writes from; None when it is not known, or not as it was shown, or nobody's to call.

    Raises:
        StoreError: it cannot be looked up now.
    """
    try:
        address = addresses().find(conversation)
    except SecretError:
        return None
    number = callable_number(address.phone, at.region) if address and address.phone else None
    return number if number and number.endswith(ending) else None


def utter(dispatcher: CollectingDispatcher, say: Say) -> None:
    """Has Rasa say a response of the domain."""
    buttons = [{"title": title, "payload": title} for title in say.buttons]
    dispatcher.utter_message(response=say.response, buttons=buttons or None, **say.values)


def number_unknown(request: Request, at: Desk) -> Outcome:
    """The number that a mark stands for is not known: it is asked for."""
    request.ending = ""
    request.forget("phone", "consent", "confirmed")
    return Outcome(request, [Say("utter_request_number_unknown"), ask(request, at)])


def try_again(request: Request, at: Desk, response: str) -> Outcome:
    """Not stored: the last question is asked again, and yes tries again under the same key."""
    request.forget(request.last)
    return Outcome(request, [Say(response), ask(request, at)])
