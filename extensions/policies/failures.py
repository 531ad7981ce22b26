"""Notices that a custom action failed, of which stock Rasa says nothing, and has the assistant say so."""

import logging
from typing import Any

import rasa.core.actions.action
from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActionExecutionRejected, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from extensions.policies.requests import REQUEST_ACTIONS, is_own_action

# Rasa waits five minutes for an action server that hangs, and has no setting for it. Our actions answer within 5 s.
rasa.core.actions.action.DEFAULT_REQUEST_TIMEOUT = 8  # seconds
APOLOGIES = dict.fromkeys(REQUEST_ACTIONS.values(), "utter_request_failed")
OTHERWISE = "utter_action_failed"


logger = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class FailurePolicy(Policy):
    """Apologises after an action of ours that left no event: its server is down, was too slow or answered nonsense.

    Every action of ours returns an event when it was done, if only a slot as it was.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`priority`: above every other policy."""
        return {"priority": 100}

    @staticmethod
    def supported_data() -> SupportedData:
        """Learns nothing."""
        return SupportedData.RULE_DATA

    def train(self, training_trackers: list[Any], domain: Domain, **kwargs: Any) -> Resource:
        """Learns nothing."""
        with self._model_storage.write_to(self._resource):
            return self._resource

    def predict_action_probabilities(
        self, tracker: DialogueStateTracker, domain: Domain, rule_only_data: dict[str, Any] | None = None, **kwargs: Any
    ) -> PolicyPrediction:
        """The apology after a failed action, then waiting for the patient; nothing otherwise."""
        probabilities = self._default_predictions(domain)
        action = self._next(tracker)
        if action is not None:
            probabilities[domain.index_for_action(action)] = 1.0
        return self._prediction(probabilities)

    def _next(self, tracker: DialogueStateTracker) -> str | None:
        last = tracker.events[-1] if tracker.events else None
        # A server that answers 400 refuses the action, which Rasa leaves without an ActionExecuted.
        if isinstance(last, ActionExecuted | ActionExecutionRejected) and is_own_action(last.action_name):
            logger.error("%s failed: is the action server running, and what does its log say?", last.action_name)
            return APOLOGIES.get(str(last.action_name), OTHERWISE)
        return ACTION_LISTEN_NAME if _last_action(tracker) in {*APOLOGIES.values(), OTHERWISE} else None


def _last_action(tracker: DialogueStateTracker) -> str | None:
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            return None
        if isinstance(event, ActionExecuted):
            return event.action_name
    return None
