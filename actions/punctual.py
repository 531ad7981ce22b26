"""Actions that end in time and never in silence: whatever goes wrong becomes an apology with what is true."""

import asyncio
import logging
import re
from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from clinic.dates import hidden

ANSWERS_NOTHING = ("utter_introduction", "action_listen", "action_session_start")
LONGEST = 4.5  # seconds; the promise is 5, of which the way to Rasa and back takes a part
logger = logging.getLogger(__name__)


class PunctualAction(Action, ABC):  # abstract: the SDK registers every class that is not
    """An action with a time limit. Subclasses write `act`, and `apologise` where more is to be said than sorry."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Acts; never raises, and never takes longer than LONGEST by more than a moment."""
        own = CollectingDispatcher()
        try:
            events = await asyncio.wait_for(self.act(own, tracker), LONGEST)
        except Exception as problem:  # whatever it is, the patient must hear of it
            # Only its kind: the text of an exception may hold what the patient wrote.
            logger.error("%s failed: %s", self.name(), type(problem).__name__)
            own.messages.clear()
            events = self.apologise(own, tracker)
        dispatcher.messages.extend(own.messages)
        return events

    @abstractmethod
    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """What the action does; at least one event, by which Rasa's side sees that it was done."""

    def apologise(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """What to say when `act` failed."""
        dispatcher.utter_message(response="utter_action_failed")
        return [SlotSet("request", tracker.get_slot("request"))]


def latest_text(tracker: Tracker) -> str:
    """What the patient wrote; nothing when a button was pressed."""
    text = str((tracker.latest_message or {}).get("text") or "")
    return "" if text.startswith("/") else text


def latest_hidden(tracker: Tracker) -> str:
    """What the patient wrote with the treatments hidden, as those who look for dates read it; places stay the same."""
    named = latest_entities(tracker, "treatment", background=True)
    return hidden(latest_text(tracker), ((each["start"], each["end"]) for each in named if "start" in each))


def phone_ending(tracker: Tracker) -> str | None:
    """The last digits of the number that the patient writes from; None where the channel vouches for none."""
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            ending = str((event.get("metadata") or {}).get("phone_ending"))
            return ending if re.fullmatch(r"[0-9]{2,4}", ending) else None
    return None


def latest_entities(tracker: Tracker, kind: str, *, background: bool = False) -> list[dict[str, Any]]:
    """The entities of a kind in the patient's message; with `background` also those that only stand beside it."""
    found = [each for each in (tracker.latest_message or {}).get("entities") or [] if each.get("entity") == kind]
    return [each for each in found if background or each.get("role") != "background"]


def mentioned(tracker: Tracker) -> list[str]:
    """The treatments that the message names, if only beside what it asks, and does not turn down."""
    named = dict.fromkeys(str(each["value"]) for each in latest_entities(tracker, "treatment", background=True))
    return [key for key in named if key not in turned_down(tracker)]


def turned_down(tracker: Tracker) -> list[str]:
    """The treatments that the message does not want: "not meso"."""
    return ((tracker.latest_message or {}).get("refused") or {}).get("treatments", [])


def answered_in_this_turn(tracker: Tracker) -> bool:
    """Whether a question in the patient's message has been answered already."""
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            return False
        name = str(event.get("name") or "")
        if event.get("event") == "action" and name not in ANSWERS_NOTHING:
            return True
    return False
