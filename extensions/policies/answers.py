"""Carries out the plan of a turn, action after action, where it needs more than one rule."""

import json
from dataclasses import replace
from typing import Any

from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from extensions.policies.conversation import read_turn
from extensions.policies.plan import Planner
from extensions.policies.responses import Responses
from extensions.policies.step import Step
from extensions.policies.turn import Turn

FILE = "answers.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class AnswerPolicy(Policy):
    """Carries the rules' answers through a conversation.

    The rules say which response answers which intent; this policy learns them and applies them to every question of
    a message, for the treatments that it names or that the conversation is about. Turns that ask nothing are the
    rules' own.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`priority`: above RulePolicy. `most_options`: buttons when unsure. `most_offers`: of a call.

        `aspect`: score of a compared topic. `names`: by how much "what is it" must fit better than a mere name, to
        count as a question in a conversation. `goes_on`: part of the best score that the topic before must have, for
        a short message that is unsure to go on with it.
        """
        return {"priority": 7, "most_options": 3, "most_offers": 2, "aspect": 0.44, "names": 0.15, "goes_on": 0.8}

    @staticmethod
    def supported_data() -> SupportedData:
        """Learns from rules only."""
        return SupportedData.RULE_DATA

    answer_of: dict[str, str]
    _latest: tuple[float | None, Turn, list[Step]] | None = None  # when a message came, its turn and its plan

    def train(self, training_trackers: list[Any], domain: Domain, **kwargs: Any) -> Resource:
        """Learns from each rule of one intent which action answers it."""
        answer_of: dict[str, str] = {}
        for tracker in training_trackers:
            events = [event for event in tracker.events if isinstance(event, UserUttered | ActionExecuted)]
            for said, done in zip(events, events[1:], strict=False):
                if (
                    isinstance(said, UserUttered)
                    and isinstance(done, ActionExecuted)
                    and done.action_name
                    and said.intent
                ):
                    answer_of.setdefault(said.intent["name"], done.action_name)
        with self._model_storage.write_to(self._resource) as folder:
            (folder / FILE).write_text(json.dumps(answer_of), "utf-8")
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "AnswerPolicy":
        """Loads what the rules answer."""
        policy = cls(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            policy.answer_of = json.loads((folder / FILE).read_text("utf-8"))
        return policy

    def predict_action_probabilities(
        self, tracker: DialogueStateTracker, domain: Domain, rule_only_data: dict[str, Any] | None = None, **kwargs: Any
    ) -> PolicyPrediction:
        """The next step of the plan for this turn; nothing when the turn is the rules' own."""
        turn = read_turn(tracker)
        if turn is None:
            return self._prediction(self._default_predictions(domain))
        steps = self._plan(turn, tracker, domain)
        if len(turn.done) > len(steps) or not steps:
            return self._prediction(self._default_predictions(domain))
        if [step.action for step in steps[: len(turn.done)]] != turn.done:
            return self._prediction(self._default_predictions(domain))
        step = steps[len(turn.done)] if len(turn.done) < len(steps) else Step(ACTION_LISTEN_NAME)
        probabilities = self._default_predictions(domain)
        probabilities[domain.index_for_action(step.action)] = 1.0
        events: list[Event] = [SlotSet(name, value) for name, value in step.slots.items()]
        return self._prediction(probabilities, optional_events=events)

    def _plan(self, turn: Turn, tracker: DialogueStateTracker, domain: Domain) -> list[Step]:
        """The steps of the whole turn, made once and not anew before each of them."""
        came, whole = tracker.latest_message and tracker.latest_message.timestamp, replace(turn, done=[])
        if self._latest is None or self._latest[:2] != (came, whole):
            self._latest = (came, whole, Planner(self.answer_of, Responses(domain), self.config).steps(whole))
        return self._latest[2]
