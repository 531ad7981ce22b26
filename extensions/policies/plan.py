"""Plans a turn: which answers, for which treatments, in which order, and what is asked or offered at the end."""

import json
import re
from collections.abc import Mapping
from typing import Any

from clinic.dates import tense
from clinic.desk.changing import means_new_one, names_appointment
from clinic.desk.request import Request
from extensions.policies.conversation import Turn
from extensions.policies.course import ASK_START, COURSE, TIMELINE, course_steps, goes_on, kept_day, named_day
from extensions.policies.requests import REQUEST_ACTIONS, RequestTurn, is_own_action
from extensions.policies.responses import Responses
from extensions.policies.step import Step

NAMES_ONLY, COMPARISON, PRICE, SOURCE = "inform_treatment", "ask_comparison", "ask_price", "ask_source"
OVERVIEW = "ask_overview"
RESULTS, INTERVAL, URGENT, CHANGE = "ask_results_time", "ask_session_interval", "report_urgent", "change_appointment"
STARTS = re.compile(r"\b(?:start|beg[aiu]n|shuru)", re.IGNORECASE)
FIRST_SESSION = re.compile(r"\b(?:first|1st) (?:session|sitting|treatment|injection)", re.IGNORECASE)
BOOKS = re.compile(r"\bbook(?:ing)?\b", re.IGNORECASE)  # in no other message of a patient
HAIR_BEGAN = re.compile(r"\bhair\W?(?:fall|loss|thinning)\w* (?:\w+ )?(?:start|beg)", re.IGNORECASE)
SESSION = re.compile(r"\b(?:session|sitting)s?\b", re.IGNORECASE)
NTH = re.compile(
    r"\b(?:when|which (?:day|date)|next|second|third|fourth|fifth|sixth|last|\d(?:st|nd|rd|th))\b", re.IGNORECASE
)
# In the turn after urgent advice, which is not to be talked away.
WORRIES = re.compile(
    r"\b(?:normal|serious|danger\w*|worr\w+|emergency|what (?:should|shall|do|can) i|what to do)\b", re.IGNORECASE
)
DETAIL = re.compile(r"\d[\d\s-]{6,}\d|@|\b(?:no|without|have) (?:e-?)?mail\b", re.IGNORECASE)  # of a booking
EVERY = "all"  # the treatment finder's value for all treatments
ALWAYS_OFFERED = ("ask_treatment_options", "ask_causes", "ask_capabilities")
# What the overall comparison does not name, so that a question about it is answered topic by topic.
ASPECTS = frozenset({"ask_pain", "ask_downtime", "ask_safety", "ask_price", "ask_maintenance", "ask_ingredients"})
REPLIES = frozenset(
    {"affirm", "deny", "thanks", "share_story", "complain", "doubt", "nlu_fallback"}
)  # to urgent advice, asking nothing
OPENINGS = frozenset({"greet", "bot_challenge", URGENT})  # say themselves who is speaking, or must come first


class Planner:
    """Plans turns with the answers that the rules give and the responses of a domain."""

    def __init__(self, answer_of: Mapping[str, str], responses: Responses, config: Mapping[str, Any]) -> None:
        """`answer_of`: the action that answers each intent; `config`: the policy's."""
        self._answer_of, self._responses, self._config = answer_of, responses, config

    def steps(self, turn: Turn) -> list[Step]:
        """The actions of the turn in order; none when the rules say all that it needs."""
        steps = self._steps(turn)
        if turn.earlier_said or turn.intent in OPENINGS:
            return steps
        return [Step("utter_introduction"), *(steps or [Step(self._answer(turn.intent))])]

    def _steps(self, turn: Turn) -> list[Step]:
        request = Request.from_dict(turn.request)
        if request is not None:
            return self._within(request, turn)
        if self._answer(URGENT) in turn.previous and (turn.intent in REPLIES or WORRIES.search(turn.text)):
            return [Step("utter_report_urgent_again")]
        if turn.intent == CHANGE and means_new_one(turn.text):
            return [Step(REQUEST_ACTIONS["booking"])]
        if steps := course_steps(turn, lambda each: self._answers(each, turn), lambda topic: self._source(topic, turn)):
            return steps
        if turn.intent == CHANGE and SESSION.search(turn.text) and not names_appointment(turn.text):
            return [self._timeline(turn.treatment, turn) if turn.start_date else Step(ASK_START)]
        if turn.intent in ("nlu_fallback", "inform_date", NAMES_ONLY) and BOOKS.search(turn.text):
            return [Step(REQUEST_ACTIONS["booking"])]
        if self._tells_start(turn):
            treatments: list[str | None] = [*turn.named] or [turn.treatment]
            return [self._timeline(treatment, turn) for treatment in treatments]
        if turn.intent == "affirm" and ASK_START in turn.previous:
            return [Step(ASK_START)]
        if steps := named_day(turn):
            return steps
        only_named = turn.named and (turn.intent == NAMES_ONLY or self._may_only_name(turn))
        if turn.intent == "nlu_fallback" and turn.topic == PRICE and turn.ranking and turn.ranking[0][0] == PRICE:
            turn = turn.with_question(PRICE, turn.named)  # "but roughly, tell me"
        if turn.intent == "nlu_fallback" and not only_named:
            return self._ask_back(turn)
        if turn.intent == "affirm" and turn.suggestion:
            turn = turn.with_question(*turn.suggestion)
        elif only_named:
            topic = (
                turn.topic if turn.topic and (self._responses.needs_treatment(self._answer(turn.topic))) else OVERVIEW
            )
            turn = turn.with_question(topic, turn.named)
        questions = turn.questions
        if DETAIL.search(turn.text) and any(is_own_action(self._answer(each["intent"])) for each in questions):
            questions = [each for each in questions if each["intent"] != "ask_clinic_info"]  # "my number is ..."
        steps = [step for question in questions for step in self._answers(question, turn)]
        steps.sort(key=lambda step: step.action in REQUEST_ACTIONS.values())  # what goes on over turns comes last
        asks = any(question["intent"].startswith("ask_") for question in turn.questions)
        if not asks and not any(is_own_action(step.action) for step in steps):
            return [] if len(turn.questions) < 2 else steps
        if len(steps) == 1:
            steps += self._suggestion(steps[0], turn)
        return steps

    def _within(self, request: Request, turn: Turn) -> list[Step]:
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
        answers = [step for each in within.questions_beside for step in self._answers(each, turn)]
        return [*answers, go_on]

    def _tells_start(self, turn: Turn) -> bool:
        """Whether the message asks nothing and tells when a treatment began or begins."""
        asks = any(question["intent"].startswith(("ask_", "book_", "change_")) for question in turn.questions)
        after_results = turn.topic == RESULTS or bool({ASK_START, TIMELINE, COURSE} & {*turn.previous})
        if turn.intent == NAMES_ONLY and turn.named and (turn.start_date or kept_day(turn)) and after_results:
            return True
        if not turn.has_date or asks or turn.intent in (URGENT, "talk_to_human") or HAIR_BEGAN.search(turn.text):
            return False
        if after_results or (turn.named and tense(turn.text)):
            return True
        starts = (turn.treatment or turn.named) and STARTS.search(turn.text)
        return bool(starts or FIRST_SESSION.search(turn.text))

    def _timeline(self, treatment: str | None, turn: Turn) -> Step:
        source = self._responses.source(self._answer(RESULTS), treatment)
        return Step(TIMELINE, {"treatment": treatment, "topic": RESULTS, "source": source, **goes_on(turn)})

    def _source(self, topic: str, turn: Turn) -> str | None:
        return self._responses.source(self._answer(topic), turn.named[0] if turn.named else turn.treatment)

    def _may_only_name(self, turn: Turn) -> bool:
        """Whether "ok and with meso?" goes on with the topic, although by itself it could ask something of its own."""
        if not turn.topic or len(turn.questions) != 1:
            return False
        scores = dict(turn.ranking)
        name = scores.pop(NAMES_ONLY, 0.0)
        asked = float(turn.questions[0].get("confidence", max(scores.values(), default=1)))
        return name >= (asked - float(self._config["names"]) if turn.intent == OVERVIEW else asked)

    def _answer(self, intent: str) -> str:
        return self._answer_of.get(intent, f"utter_{intent}")

    def _answers(self, question: dict[str, Any], turn: Turn) -> list[Step]:
        intent, action = question["intent"], self._answer(question["intent"])
        if is_own_action(action):
            return [Step(action)]
        if not self._responses.exists(action):
            return []
        treatments: list[str | None] = list(question["treatments"])
        if intent == SOURCE:
            return [Step("utter_ask_source" if turn.source else "utter_ask_source_general")]
        if intent == COMPARISON:
            return self._comparison(question, turn)
        if not self._responses.needs_treatment(action):
            source = self._responses.source(action, None)
            return [Step(action, {"source": source} | ({"topic": intent} if source else {}))]
        if (intent == RESULTS and (turn.has_date or kept_day(turn))) or self._counts_on(intent, treatments, turn):
            return [self._timeline(treatment, turn) for treatment in treatments or [turn.treatment]]
        if intent == PRICE and turn.times_answered(action):
            action = "utter_ask_price_again"
        return [
            Step(action, {"treatment": treatment, "topic": intent, "source": self._responses.source(action, treatment)})
            for treatment in treatments or [turn.treatment]
        ]

    def _counts_on(self, intent: str, treatments: list[str | None], turn: Turn) -> bool:
        """Whether the question is about the course whose first day was told before: "and the results?"."""
        same = bool(turn.start_date) and treatments in ([], [turn.treatment])
        return same and (intent == RESULTS or (intent == INTERVAL and bool(NTH.search(turn.text))))

    def _comparison(self, question: dict[str, Any], turn: Turn) -> list[Step]:
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
            Step(
                chosen,
                {"treatment": treatment, "topic": COMPARISON, "source": self._responses.source(chosen, treatment)},
            )
            for treatment in (compared if len(compared) > 1 else everything)
        ]
        return [*steps, Step("utter_comparison_verdict", {"treatment": None})]

    def _is_aspect(self, intent: str, score: float) -> bool:
        return intent in ASPECTS and score >= self._config["aspect"]

    def _suggestion(self, step: Step, turn: Turn) -> list[Step]:
        treatment = step.slots.get("treatment")
        following = self._responses.next(step.action, treatment)
        if not following or (self._responses.needs_treatment(step.action) and not treatment):
            return []
        if step.action == self._answer(RESULTS) and not turn.times_answered(ASK_START):
            return [Step(ASK_START)]
        action = self._answer(following)
        about = self._responses.about(action, treatment)
        if not about or turn.times_answered(action):
            return []
        return [Step("utter_suggest", {
            "suggestion": about,
            "suggestion_title": self._responses.title(action, treatment),
            "suggestion_payload": _payload(following, treatment if self._responses.needs_treatment(action) else None),
        })]  # fmt: skip

    def _ask_back(self, turn: Turn) -> list[Step]:
        if turn.missed_before:
            return [Step("utter_offer_person")]
        treatment = turn.named[0] if turn.named else turn.treatment
        slots: dict[str, Any] = {}
        # Few of the likely ones may be questions with a title, and no button may stay empty.
        for intent in dict.fromkeys([*(intent for intent, _ in turn.ranking), *ALWAYS_OFFERED]):
            action = self._answer(intent)
            known = treatment if self._responses.needs_treatment(action) else None
            title = self._responses.title(action, known)
            if title and len(slots) < 2 * self._config["most_options"]:
                number = len(slots) // 2 + 1
                slots |= {f"option_{number}": title, f"option_{number}_payload": _payload(intent, known)}
        return [Step("utter_ask_which", slots)]


def _payload(intent: str, treatment: str | None) -> str:
    return f"/{intent}" + (json.dumps({"treatment": treatment}) if treatment else "")
