"""Says what a turn needs beyond one rule: several answers, follow-ups, asking back, one suggestion at the end."""

import json
import re
from dataclasses import dataclass, field
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

from clinic.dates import tense
from clinic.desk.request import Request
from extensions.policies.conversation import Turn, read_turn
from extensions.policies.requests import REQUEST_ACTIONS, RequestTurn, is_own_action
from extensions.policies.responses import Responses

FILE = "answers.json"
NAMES_ONLY, COMPARISON, PRICE, SOURCE = "inform_treatment", "ask_comparison", "ask_price", "ask_source"
OVERVIEW = "ask_overview"
RESULTS, URGENT = "ask_results_time", "report_urgent"
TIMELINE, ASK_START = "action_tell_timeline", "utter_ask_start_date"
STARTS = re.compile(r"\b(?:start|beg[aiu]n)", re.IGNORECASE)
FIRST_SESSION = re.compile(r"\b(?:first|1st) (?:session|sitting|treatment|injection)", re.IGNORECASE)
BOOKS = re.compile(r"\bbook(?:ing)?\b", re.IGNORECASE)  # in no other message of a patient
HAIR_BEGAN = re.compile(r"\bhair\W?(?:fall|loss|thinning)\w* (?:\w+ )?(?:start|beg)", re.IGNORECASE)
EVERY = "all"  # the treatment finder's value for all treatments
ALWAYS_OFFERED = ("ask_treatment_options", "ask_causes", "ask_capabilities")
# What the overall comparison does not name, so that a question about it is answered topic by topic.
ASPECTS = frozenset({"ask_pain", "ask_downtime", "ask_safety", "ask_price", "ask_maintenance", "ask_ingredients"})
REPLIES = frozenset({"affirm", "deny", "thanks", "share_story", "nlu_fallback"})  # to urgent advice, asking nothing
OPENINGS = frozenset({"greet", "bot_challenge", URGENT})  # say themselves who is speaking, or must come first


@dataclass
class Step:
    """One action of the turn, and the slots that it needs."""

    action: str
    slots: dict[str, Any] = field(default_factory=dict)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class AnswerPolicy(Policy):
    """Carries the rules' answers through a conversation.

    The rules say which response answers which intent; this policy learns them and applies them to every question of
    a message, for the treatments that it names or that the conversation is about. Turns that ask nothing are the
    rules' own.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`priority`: above RulePolicy. `most_options`: buttons when unsure. `aspect`: score of a compared topic.

        `names`: by how much "what is it" must fit better than a mere name, to count as a question in a conversation.
        """
        return {"priority": 7, "most_options": 3, "aspect": 0.44, "names": 0.15}

    @staticmethod
    def supported_data() -> SupportedData:
        """Learns from rules only."""
        return SupportedData.RULE_DATA

    answer_of: dict[str, str]

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
        steps = self._plan(turn, Responses(domain))
        if not turn.earlier_said and turn.intent not in OPENINGS:
            steps = [Step("utter_introduction"), *(steps or [Step(self._answer(turn.intent))])]
        if len(turn.done) > len(steps) or not steps:
            return self._prediction(self._default_predictions(domain))
        if [step.action for step in steps[: len(turn.done)]] != turn.done:
            return self._prediction(self._default_predictions(domain))
        step = steps[len(turn.done)] if len(turn.done) < len(steps) else Step(ACTION_LISTEN_NAME)
        probabilities = self._default_predictions(domain)
        probabilities[domain.index_for_action(step.action)] = 1.0
        events: list[Event] = [SlotSet(name, value) for name, value in step.slots.items()]
        return self._prediction(probabilities, optional_events=events)

    def _plan(self, turn: Turn, responses: Responses) -> list[Step]:
        request = Request.from_dict(turn.request)
        if request is not None:
            return self._within(request, turn, responses)
        if turn.intent in REPLIES and self._answer(URGENT) in turn.previous:
            return [Step("utter_report_urgent_again")]
        if turn.intent in ("nlu_fallback", "inform_date", NAMES_ONLY) and BOOKS.search(turn.text):
            return [Step(REQUEST_ACTIONS["booking"])]
        if self._tells_start(turn):
            treatments: list[str | None] = [*turn.named] or [turn.treatment]
            return [self._timeline(treatment, responses) for treatment in treatments]
        if turn.intent == "affirm" and ASK_START in turn.previous:
            return [Step(ASK_START)]
        only_named = turn.named and (turn.intent == NAMES_ONLY or self._may_only_name(turn))
        if turn.intent == "nlu_fallback" and turn.topic == PRICE and turn.ranking and turn.ranking[0][0] == PRICE:
            turn = turn.with_question(PRICE, turn.named)  # "but roughly, tell me"
        if turn.intent == "nlu_fallback" and not only_named:
            return self._ask_back(turn, responses)
        if turn.intent == "affirm" and turn.suggestion:
            turn = turn.with_question(*turn.suggestion)
        elif only_named:
            topic = (
                turn.topic if turn.topic and (responses.needs_treatment(self._answer(turn.topic))) else OVERVIEW
            )
            turn = turn.with_question(topic, turn.named)
        steps = [step for question in turn.questions for step in self._answers(question, turn, responses)]
        steps.sort(key=lambda step: step.action in REQUEST_ACTIONS.values())  # what goes on over turns comes last
        asks = any(question["intent"].startswith("ask_") for question in turn.questions)
        if not asks and not any(is_own_action(step.action) for step in steps):
            return [] if len(turn.questions) < 2 else steps
        if len(steps) == 1:
            steps += self._suggestion(steps[0], turn, responses)
        return steps

    def _within(self, request: Request, turn: Turn, responses: Responses) -> list[Step]:
        """A turn while the details of a request are taken: answers first, then the same question again."""
        go_on = Step(REQUEST_ACTIONS[request.kind])
        if turn.intent == URGENT:
            return [Step(self._answer(URGENT)), go_on]
        within = RequestTurn(turn, request)
        if other := within.switches_to:
            return [Step(REQUEST_ACTIONS[other])]
        if within.stops:
            # After an action that failed nobody can tell here whether it had stored something before.
            unknown = turn.times_answered("utter_request_failed") and request.asked == request.last
            return [Step("utter_request_left" if unknown else f"utter_{request.kind}_cancelled", {"request": None})]
        if within.is_courtesy:
            leaves = turn.intent == "goodbye"  # and is not held back; what was given so far waits
            return [Step(self._answer(turn.intent)), *([] if leaves else [go_on])]
        answers = [step for each in within.questions_beside for step in self._answers(each, turn, responses)]
        return [*answers, go_on]

    def _tells_start(self, turn: Turn) -> bool:
        """Whether the message asks nothing and tells when a treatment began or begins."""
        asks = any(question["intent"].startswith(("ask_", "book_", "change_")) for question in turn.questions)
        after_results = turn.topic == RESULTS or ASK_START in turn.previous or TIMELINE in turn.previous
        if turn.intent == NAMES_ONLY and turn.named and turn.start_date and after_results:
            return True
        if not turn.has_date or asks or turn.intent in (URGENT, "talk_to_human") or HAIR_BEGAN.search(turn.text):
            return False
        if after_results or (turn.named and tense(turn.text)):
            return True
        starts = turn.treatment and STARTS.search(turn.text)
        return bool(starts or FIRST_SESSION.search(turn.text))

    def _timeline(self, treatment: str | None, responses: Responses) -> Step:
        source = responses.source(self._answer(RESULTS), treatment)
        return Step(TIMELINE, {"treatment": treatment, "topic": RESULTS, "source": source})

    def _may_only_name(self, turn: Turn) -> bool:
        """Whether "ok and with meso?" goes on with the topic, although by itself it could ask something of its own."""
        if not turn.topic or len(turn.questions) != 1:
            return False
        scores = dict(turn.ranking)
        name = scores.pop(NAMES_ONLY, 0.0)
        asked = float(turn.questions[0].get("confidence", max(scores.values(), default=1)))
        return name >= (asked - float(self.config["names"]) if turn.intent == OVERVIEW else asked)

    def _answer(self, intent: str) -> str:
        return self.answer_of.get(intent, f"utter_{intent}")

    def _answers(self, question: dict[str, Any], turn: Turn, responses: Responses) -> list[Step]:
        intent, action = question["intent"], self._answer(question["intent"])
        if is_own_action(action):
            return [Step(action)]
        if not responses.exists(action):
            return []
        treatments: list[str | None] = list(question["treatments"])
        if intent == SOURCE:
            return [Step("utter_ask_source" if turn.source else "utter_ask_source_general")]
        if intent == COMPARISON:
            return self._comparison(question, turn, responses)
        if not responses.needs_treatment(action):
            source = responses.source(action, None)
            return [Step(action, {"source": source} | ({"topic": intent} if source else {}))]
        if intent == RESULTS and turn.has_date:
            return [self._timeline(treatment, responses) for treatment in treatments or [turn.treatment]]
        if intent == PRICE and turn.times_answered(action):
            action = "utter_ask_price_again"
        return [
            Step(action, {"treatment": treatment, "topic": intent, "source": responses.source(action, treatment)})
            for treatment in treatments or [turn.treatment]
        ]

    def _comparison(self, question: dict[str, Any], turn: Turn, responses: Responses) -> list[Step]:
        compared = [] if EVERY in question["treatments"] else list(question["treatments"])
        if len(compared) == 1 and turn.treatment and turn.treatment not in compared:
            compared.insert(0, turn.treatment)
        everything: list[str | None] = [None]
        # Only the very next likely question says what is compared: further down every topic looks a little alike.
        others = (entry for entry in turn.ranking if entry[0] not in (COMPARISON, NAMES_ONLY))
        runner_up, score = next(others, (COMPARISON, 0.0))
        aspect = runner_up if self._is_aspect(runner_up, score) else COMPARISON
        chosen = self._answer(aspect)
        steps = [
            Step(chosen, {"treatment": treatment, "topic": COMPARISON, "source": responses.source(chosen, treatment)})
            for treatment in (compared if len(compared) > 1 else everything)
        ]
        return [*steps, Step("utter_comparison_verdict", {"treatment": None})]

    def _is_aspect(self, intent: str, score: float) -> bool:
        return intent in ASPECTS and score >= self.config["aspect"]

    def _suggestion(self, step: Step, turn: Turn, responses: Responses) -> list[Step]:
        treatment = step.slots.get("treatment")
        following = responses.next(step.action, treatment)
        if not following or (responses.needs_treatment(step.action) and not treatment):
            return []
        if step.action == self._answer(RESULTS) and not turn.times_answered(ASK_START):
            return [Step(ASK_START)]
        action = self._answer(following)
        about = responses.about(action, treatment)
        if not about or turn.times_answered(action):
            return []
        return [Step("utter_suggest", {
            "suggestion": about,
            "suggestion_title": responses.title(action, treatment),
            "suggestion_payload": _payload(following, treatment if responses.needs_treatment(action) else None),
        })]  # fmt: skip

    def _ask_back(self, turn: Turn, responses: Responses) -> list[Step]:
        if turn.missed_before:
            return [Step("utter_offer_person")]
        treatment = turn.named[0] if turn.named else turn.treatment
        slots: dict[str, Any] = {}
        # Few of the likely ones may be questions with a title, and no button may stay empty.
        for intent in dict.fromkeys([*(intent for intent, _ in turn.ranking), *ALWAYS_OFFERED]):
            action = self._answer(intent)
            known = treatment if responses.needs_treatment(action) else None
            title = responses.title(action, known)
            if title and len(slots) < 2 * self.config["most_options"]:
                number = len(slots) // 2 + 1
                slots |= {f"option_{number}": title, f"option_{number}_payload": _payload(intent, known)}
        return [Step("utter_ask_which", slots)]


def _payload(intent: str, treatment: str | None) -> str:
    return f"/{intent}" + (json.dumps({"treatment": treatment}) if treatment else "")
