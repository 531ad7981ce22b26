"""Compares treatments by time and by their number of sessions, from the figures alone."""

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.punctual import PunctualAction
from actions.surroundings import facts
from clinic.course import TimeAsked, compare, foremost


class ActionCompareTimes(PunctualAction):
    """Compares by time the treatments in the slot `course`, or all."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_compare_times"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Says which is quickest or slowest by the figures, and that this is no verdict."""
        asked, every = tracker.get_slot("course") or {}, facts().treatments
        compared = {key: every[key] for key in asked.get("compares") or every if key in every}
        time = TimeAsked(asked.get("aspect", "both"), bool(asked.get("slow")))
        dispatcher.utter_message(text=compare(compared, time))
        return [SlotSet("course", {**asked, "foremost": foremost(compared, time)} if asked else None)]
