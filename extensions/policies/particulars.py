"""Says what is known of the particulars that a message asks about, and who may know more than the assistant."""

from collections.abc import Mapping, Sequence
from typing import Any

from extensions.nlu.reading import NAMES_ONLY
from extensions.policies.responses import DETAIL, Responses
from extensions.policies.step import Step
from extensions.policies.turn import ON_TREATMENTS, Turn

OFFER_CALL, CONTACT = "utter_offer_call", "utter_contact"
MAY_ASK = frozenset({"nlu_fallback", "doubt", "complain", "deny", "book_appointment", NAMES_ONLY})


class Particulars:
    """Answers on the particulars of `data/facts/details.yml`."""

    def __init__(self, responses: Responses, most_offers: int) -> None:
        """`most_offers`: how often a call is offered in a conversation."""
        self._known, self._most_offers = responses.details(), most_offers

    def steps(self, turn: Turn, questions: Sequence[Mapping[str, Any]]) -> list[Step]:
        """What to say on the particulars that the message names, as far as they belong to what it asks."""
        asked = {str(question["intent"]) for question in questions}
        asks = any(intent.startswith("ask_") for intent in asked)
        if not asks and turn.intent not in MAY_ASK and not (turn.intent == "out_of_scope" and turn.topic):
            return []
        return [
            Step(DETAIL, {"detail": key})
            for key in turn.details
            if turn.intent == "nlu_fallback" or self._belongs(key, asked)
        ]

    def are_whole_answer(self, steps: Sequence[Step], questions: Sequence[Mapping[str, Any]]) -> bool:
        """Whether the answer on the topic would add nothing to them.

        It does where the clinic's own matters stand beside a treatment: "how many sessions, and does insurance pay".
        """
        known = [self._known[step.slots["detail"]] for step in steps]
        beside = any(question["intent"] in ON_TREATMENTS for question in questions)
        return all(each["alone"] and not (beside and each["of"] == "clinic") for each in known)

    def with_offer(self, steps: list[Step], turn: Turn) -> list[Step]:
        """The steps, and then who may know more; a call is offered, but not again and again."""
        if any(step.action == DETAIL and self._known[step.slots["detail"]]["told"] for step in steps):
            return steps
        often = OFFER_CALL in turn.previous or turn.times_answered(OFFER_CALL) >= self._most_offers
        return [*steps, Step(CONTACT if often else OFFER_CALL)]

    def _belongs(self, key: str, asked: set[str]) -> bool:
        topics = self._known.get(key, {"topics": []})["topics"]
        return topics is None or any(f"ask_{topic}" in asked for topic in topics)
