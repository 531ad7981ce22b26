"""Offers questions as buttons: one to go on with, or the likeliest where it is unclear what is wanted."""

import json
from collections.abc import Iterable
from typing import Any

from clinic.course.asked import RESULTS_TOPIC
from clinic.facts.schema import GENERAL_TOPICS, TREATMENT_TOPICS
from extensions.policies.answering import Answering
from extensions.policies.days import ASK_START
from extensions.policies.responses import Responses
from extensions.policies.step import Step
from extensions.policies.turn import Turn

NOT_ANSWERED = "utter_not_answered"
ALWAYS_OFFERED = ("ask_treatment_options", "ask_causes", "ask_capabilities")


class Buttons:
    """Chooses buttons among the questions that the responses of a domain have titles for."""

    def __init__(self, answering: Answering, responses: Responses, most: int) -> None:
        """`most`: buttons at once."""
        self._answering, self._responses, self._most = answering, responses, most

    def suggestion(self, step: Step, turn: Turn) -> list[Step]:
        """What to tell next after an answer, unless it was told or refused."""
        treatment = step.slots.get("treatment")
        if self._responses.needs_treatment(step.action) and not treatment:
            return []
        dated = step.action == self._answering.action(RESULTS_TOPIC) and not self._responses.is_silent(
            step.action, treatment
        )
        if dated and not turn.times_answered(ASK_START):
            return [Step(ASK_START)]
        if not (following := self._responses.next(step.action, treatment)):
            return []
        action = self._answering.action(following)
        about = self._responses.about(action, treatment)
        if not about or turn.times_answered(action) or following in turn.refused.get("topics", []):
            return []
        known = treatment if self._responses.needs_treatment(action) else None
        return [Step("utter_suggest", {
            "suggestion": about,
            "suggestion_title": self._responses.title(action, treatment),
            "suggestion_payload": _payload(following, known),
        })]  # fmt: skip

    def more(self, turn: Turn) -> list[Step]:
        """What was not told yet, about the treatment that the conversation is about."""
        treatment = _about(turn)
        intents = [f"ask_{topic}" for topic in (TREATMENT_TOPICS if treatment else GENERAL_TOPICS)]
        untold = [intent for intent in intents if self._answering.action(intent) not in turn.earlier]
        return self._offer("utter_ask_more", ((intent, treatment) for intent in untold))

    def ask_back(self, turn: Turn) -> list[Step]:
        """What an unclear message may ask; after two of them, whether it should rather be a person."""
        if turn.missed_before:
            return [Step("utter_offer_person")]
        return self._offer("utter_ask_which", ((intent, _about(turn)) for intent, _ in turn.ranking))

    def other_readings(self, turn: Turn) -> list[Step]:
        """What the message before may have asked, to somebody who says that it was not answered, and a person."""
        if NOT_ANSWERED in turn.previous or not turn.past:
            return [Step("utter_offer_person")]
        others = [each for each, _ in turn.past[-1].ranking if self._answering.action(each) not in turn.previous]
        return self._offer(NOT_ANSWERED, ((each, turn.treatment) for each in others))

    def instead(self, turn: Turn) -> list[Step]:
        """What may be wanted in place of what is refused: what the message before came near to."""
        refused = turn.refused.get("treatments") or []
        others = [each for each in self._responses.treatments() if each not in refused]
        if refused and turn.topic and self._answering.needs_treatment(turn.topic):
            return self._offer("utter_decline_topic", ((turn.topic, each) for each in others))
        ranked = [*(turn.past[-1].ranking if turn.past else []), *turn.ranking]
        intents = [intent for intent, _ in ranked if intent not in turn.refused.get("topics", [])]
        treatment = None if turn.treatment in refused else turn.treatment
        if treatment:  # what is about it comes first
            intents.sort(key=lambda intent: not self._answering.needs_treatment(intent))
        return self._offer("utter_decline_topic", ((each, treatment) for each in intents))

    def _offer(self, response: str, questions: Iterable[tuple[str, str | None]]) -> list[Step]:
        """The response with buttons for the first questions that have a title, and for what is always offered."""
        slots: dict[str, Any] = {}
        # Few of the likely ones may be questions with a title, and no button may stay empty.
        for intent, treatment in [*questions, *((each, None) for each in ALWAYS_OFFERED)]:
            action = self._answering.action(intent)
            known = treatment if self._responses.needs_treatment(action) else None
            title = self._responses.title(action, known)
            payload = _payload(intent, known)
            if title and payload not in slots.values() and len(slots) < 2 * self._most:
                number = len(slots) // 2 + 1
                slots |= {f"option_{number}": title, f"option_{number}_payload": payload}
        return [Step(response, slots)]


def _about(turn: Turn) -> str | None:
    return turn.named[0] if turn.named else turn.treatment


def _payload(intent: str, treatment: str | None) -> str:
    return f"/{intent}" + (json.dumps({"treatment": treatment}) if treatment else "")
