"""What bookings, call-backs and changes have in common: the request in its slot, and the next thing to say."""

from abc import abstractmethod

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.punctual import PunctualAction, answered_in_this_turn, latest_entities, latest_text
from actions.surroundings import desk
from clinic.bookings import request_key
from clinic.desk.form import Outcome, advance, ask
from clinic.desk.request import BESIDE, Desk, Kind, Request, Said, Say

REQUEST = "request"  # the slot


class RequestAction(PunctualAction):
    """Takes one kind of request, a question a turn, and stores it once the patient agrees."""

    kind: Kind

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Takes what the message gives, and asks on, gives up or stores."""
        at, request = desk(), Request.from_dict(tracker.get_slot(REQUEST))
        fresh, known = request is None or request.kind != self.kind, self.known(tracker, at)
        if request is None or fresh:
            request = Request.start(self.kind, at.now, **{**known, **(request.details if request else {})})
        elif request.asked != "consent":  # until the patient is asked whether they may be passed on
            request.details |= {name: known[name] for name in BESIDE.get(self.kind, ()) if name in known}
        outcome = advance(request, said_in(tracker, fresh), at, fresh)
        if outcome.complete and outcome.request:
            outcome = await self.store(outcome.request, request_key(tracker.sender_id, request.started), at, tracker)
        for say in outcome.say:
            utter(dispatcher, say)
        return [SlotSet(REQUEST, outcome.request.as_dict() if outcome.request else None)]

    def known(self, tracker: Tracker, at: Desk) -> dict[str, str]:
        """What need not be asked for, since the conversation has told it."""
        return {}

    @abstractmethod
    async def store(self, request: Request, key: str, at: Desk, tracker: Tracker) -> Outcome:
        """Stores the complete request and says so, or says what is the matter."""

    def apologise(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Says that nothing is confirmed; the request stays as it was, so that it can be tried again."""
        dispatcher.utter_message(response="utter_request_failed")
        return [SlotSet(REQUEST, tracker.get_slot(REQUEST))]


def said_in(tracker: Tracker, fresh: bool) -> Said:
    """The patient's message as the form reads it."""
    named = latest_entities(tracker, "treatment")
    return Said(
        latest_text(tracker),
        list(dict.fromkeys(str(each["value"]) for each in named)),
        [(each["start"], each["end"]) for each in named if "start" in each],
        (tracker.latest_message.get("intent") or {}).get("name"),
        answered=not fresh and answered_in_this_turn(tracker),
    )


def utter(dispatcher: CollectingDispatcher, say: Say) -> None:
    """Has Rasa say a response of the domain."""
    buttons = [{"title": title, "payload": title} for title in say.buttons]
    dispatcher.utter_message(response=say.response, buttons=buttons or None, **say.values)


def try_again(request: Request, at: Desk, response: str) -> Outcome:
    """Not stored: the last question is asked again, and yes tries again under the same key."""
    request.forget(request.last)
    return Outcome(request, [Say(response), ask(request, at)])
