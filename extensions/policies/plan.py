"""Plans a turn: which answers, for which treatments, in which order, and what is asked or offered at the end."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from clinic.dates import tense
from clinic.desk.changing import means_new_one, names_appointment
from clinic.desk.request import Request
from clinic.schema import GENERAL_TOPICS, TREATMENT_TOPICS
from extensions.policies import alarms
from extensions.policies.before import Before
from extensions.policies.conversation import Turn
from extensions.policies.course import ASK_START, COURSE, TIMELINE, course_steps, goes_on, kept_day, named_day
from extensions.policies.references import resolved
from extensions.policies.requests import (
    REQUEST_ACTIONS,
    RequestTurn,
    asks_when_called,
    changes_booked,
    corrected,
    is_own_action,
)
from extensions.policies.responses import DETAIL, Responses
from extensions.policies.step import Step

NAMES_ONLY, COMPARISON, PRICE, SOURCE = "inform_treatment", "ask_comparison", "ask_price", "ask_source"
OVERVIEW, SIMPLER, MORE, HOW_IT_WORKS = "ask_overview", "ask_simpler", "ask_more", "ask_how_it_works"
RESULTS, INTERVAL, URGENT, CHANGE = "ask_results_time", "ask_session_interval", "report_urgent", "change_appointment"
OFFER_CALL, CLINIC = "utter_offer_call", "ask_clinic_info"
STARTS = re.compile(r"\b(?:start|beg[aiu]n|shuru)", re.IGNORECASE)
FIRST_SESSION = re.compile(r"\b(?:first|1st) (?:session|sitting|treatment|injection)", re.IGNORECASE)
BOOKS = re.compile(  # in no other message of a patient
    r"\bbook(?:ing)?\b|\b(?:give|get|need|want|fix|take|make|like|for) (?:me |us |my \w+ )?(?:an? |the )?(?:\w+ )?"
    r"appoint?ments?\b",
    re.IGNORECASE,
)
HAIR_BEGAN = re.compile(r"\bhair\W?(?:fall|loss|thinning)\w* (?:\w+ )?(?:start|beg)", re.IGNORECASE)
SESSION = re.compile(r"\b(?:session|sitting)s?\b", re.IGNORECASE)
NTH = re.compile(
    r"\b(?:when|which (?:day|date)|next|second|third|fourth|fifth|sixth|last|\d(?:st|nd|rd|th))\b", re.IGNORECASE
)
OF_BOOKING = re.compile(r"\d[\d\s-]{6,}\d|@|\b(?:no|without|have) (?:e-?)?mail\b", re.IGNORECASE)  # a detail of one
EVERY = "all"  # the treatment finder's value for all treatments
ALWAYS_OFFERED = ("ask_treatment_options", "ask_causes", "ask_capabilities")
# What the overall comparison does not name, so that a question about it is answered topic by topic.
ASPECTS = frozenset({"ask_pain", "ask_downtime", "ask_safety", "ask_price", "ask_maintenance", "ask_ingredients"})
# Words that say what is compared, also where the message as a whole looks like a comparison and nothing else.
COMPARED = {
    "ask_price": r"cheap\w*|cost\w*|pric\w*|budget|afford\w*|expensive|sast[aie]|mehng[aie]",
    "ask_pain": r"pain\w*|hurt\w*|dard|numb\w*",
    "ask_downtime": r"downtime|recover\w*|rest|days? off|leave",
    "ask_safety": r"safe\w*|risk\w*|side ?effects?|danger\w*",
}
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
        if turn.despairs:
            return [Step(alarms.DESPAIR[0], {"request": None})]  # and no question after it, of a booking neither
        if request is not None:
            return self._within(request, turn)
        if turn.intent == "decline_topic":
            return self._ask_instead(turn)
        turn = resolved(turn, self._responses)
        if again := alarms.again(turn):
            beside = [step for each in alarms.questions_beside(turn) for step in self._answers(each, turn)]
            return [Step(again), *beside]
        before, steps = Before(turn), self._plain(turn)
        if not (first := before.steps()):
            return steps
        return [*first, *before.remaining(steps, lambda intent: self._answer_to(intent, turn))]

    def _answer_to(self, intent: str, turn: Turn) -> list[Step]:
        return self._answers({"intent": intent, "treatments": turn.named}, turn)

    def _plain(self, turn: Turn) -> list[Step]:
        """The turn's answers as such."""
        if turn.intent == CHANGE and means_new_one(turn.text):
            return [Step(REQUEST_ACTIONS["booking"])]
        if asks_when_called(turn):
            return [Step("utter_reception_contacts")]
        if kind := corrected(turn):
            return [Step(REQUEST_ACTIONS[kind])]
        if changes_booked(turn):
            return [Step(REQUEST_ACTIONS["change"])]
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
        particulars = self._particulars(turn)
        asks = any(question["intent"].startswith("ask_") for question in turn.questions)
        if particulars and (not asks or (len(turn.questions) == 1 and self._is_alone(particulars))):
            return self._with_offer(particulars, turn)
        if turn.intent == "nlu_fallback" and turn.topic and self._goes_on(turn):
            turn = turn.with_question(turn.topic, turn.named)  # "but roughly, tell me"
        if turn.intent == SIMPLER and turn.topic:
            return [Step("utter_in_short"), *self._shortly(turn.topic, turn.treatment)]
        if turn.intent == MORE:
            return self._more(turn)
        if turn.intent == "doubt" and turn.named:  # "isn't PRP all hype?"
            return [Step(self._answer("doubt")), *self._answers(_question(HOW_IT_WORKS, turn.named), turn)]
        if turn.intent == "nlu_fallback" and not only_named:
            return self._ask_back(turn)
        if turn.intent == "affirm" and turn.suggestion:
            turn = turn.with_question(*turn.suggestion)
        elif only_named:
            topic = (
                turn.topic if turn.topic and (self._responses.needs_treatment(self._answer(turn.topic))) else OVERVIEW
            )
            if topic == COMPARISON and len(turn.named) == 1:
                topic = OVERVIEW  # it is the one chosen of those compared
            turn = turn.with_question(topic, turn.named)
        questions = turn.questions
        if OF_BOOKING.search(turn.text) and any(is_own_action(self._answer(each["intent"])) for each in questions):
            questions = [each for each in questions if each["intent"] != "ask_clinic_info"]  # "my number is ..."
        steps = [step for question in questions for step in self._answers(question, turn)]
        steps.sort(key=lambda step: step.action in REQUEST_ACTIONS.values())  # what goes on over turns comes last
        asks = any(question["intent"].startswith("ask_") for question in turn.questions)
        if not asks and not any(is_own_action(step.action) for step in steps):
            return [] if len(turn.questions) < 2 else steps
        if len(steps) == 1:
            if self._was_just_said(steps[0], turn):
                short = self._shortly(turn.topic, turn.treatment) if turn.topic else []
                return self._with_offer(particulars or short, turn)
            if not particulars:
                steps += self._suggestion(steps[0], turn)
        return [*particulars, *steps]

    def _particulars(self, turn: Turn) -> list[Step]:
        """What to say on the particulars that the message asks about."""
        known = self._responses.details()
        asked = {question["intent"].removeprefix("ask_") for question in turn.questions}
        asks = any(question["intent"].startswith("ask_") for question in turn.questions)
        may_ask = turn.intent in ("nlu_fallback", "doubt", "complain", "deny", NAMES_ONLY)
        if not asks and not may_ask and not (turn.intent == "out_of_scope" and turn.topic):
            return []
        found = []
        for key in turn.details:
            topics = known.get(key, {"topics": []})["topics"]
            if topics is None or asked & set(topics) or turn.intent == "nlu_fallback":
                found.append(Step(DETAIL, {"detail": key}))
        return found

    def _is_alone(self, particulars: list[Step]) -> bool:
        known = self._responses.details()
        return all(known[step.slots["detail"]]["alone"] for step in particulars)

    def _with_offer(self, steps: list[Step], turn: Turn) -> list[Step]:
        """The steps, and then who may know more; a call is offered, but not again and again."""
        known = self._responses.details()
        if any(step.action == DETAIL and known[step.slots["detail"]]["told"] for step in steps):
            return steps
        often = OFFER_CALL in turn.previous or turn.times_answered(OFFER_CALL) >= self._config["most_offers"]
        return [*steps, Step("utter_contact" if often else OFFER_CALL)]

    def _goes_on(self, turn: Turn) -> bool:
        """Whether an unclear message may well be about what was just talked about."""
        scores = {intent: score for intent, score in turn.ranking if intent.startswith("ask_")}
        return scores.get(turn.topic or "", 0.0) >= self._config["goes_on"] * max(scores.values(), default=1.0)

    def _was_just_said(self, step: Step, turn: Turn) -> bool:
        """Whether the answer is the one that was given last: "really only three?"."""
        if step.action not in turn.earlier or is_own_action(step.action):
            return False
        if "topic" not in step.slots:
            return step.action in turn.previous and step.action == self._answer(CLINIC)
        return step.slots["topic"] == turn.topic and step.slots.get("treatment", turn.treatment) == turn.treatment

    def _shortly(self, topic: str, treatment: str | None) -> list[Step]:
        action = f"{self._answer(topic)}_short"
        return [Step(action, {"treatment": treatment})] if self._responses.exists(action) else []

    def _more(self, turn: Turn) -> list[Step]:
        """Buttons for what was not told yet, about the treatment that the conversation is about."""
        treatment = turn.named[0] if turn.named else turn.treatment
        topics = TREATMENT_TOPICS if treatment else GENERAL_TOPICS
        asked = [f"ask_{topic}" for topic in topics if self._answer(f"ask_{topic}") not in turn.earlier]
        return [Step("utter_ask_more", self._options((intent, treatment) for intent in [*asked, *ALWAYS_OFFERED]))]

    def _within(self, request: Request, turn: Turn) -> list[Step]:
        """A turn while the details of a request are taken: answers first, then the same question again."""
        go_on = Step(REQUEST_ACTIONS[request.kind])
        if turn.intent == URGENT:
            return [Step(self._answer(URGENT)), go_on]
        within = RequestTurn(turn, request)
        if not within.gives_detail and (again := alarms.again(turn)):
            return [Step(again), go_on]
        if other := within.switches_to:
            return [Step(REQUEST_ACTIONS[other])]
        if within.stops:
            # After an action that failed nobody can tell here whether it had stored something before.
            unknown = turn.times_answered("utter_request_failed") and request.asked == request.last
            left = Step("utter_request_left" if unknown else f"utter_{request.kind}_cancelled", {"request": None})
            return [left, *(self._beside(within, turn) if within.refuses else [])]
        if within.is_courtesy:
            leaves = turn.intent == "goodbye"  # and is not held back; what was given so far waits
            return [Step(self._answer(turn.intent)), *([] if leaves else [go_on])]
        return [*self._beside(within, turn), go_on]

    def _beside(self, within: RequestTurn, turn: Turn) -> list[Step]:
        """The answers to what a message asks while a request is being taken, and what is to be said before them."""
        answers = [step for each in within.questions_beside for step in self._answers(each, turn)]
        before = Before(turn)
        first = before.personal_steps() if within.is_personal else []
        return [*first, *before.kept(answers)] if first else answers

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
        named = [intent for intent, words in COMPARED.items() if re.search(rf"\b(?:{words})\b", turn.text, re.I)]
        likely = [runner_up] if self._is_aspect(runner_up, score) else []
        aspect = [*named, *likely, COMPARISON][0]
        chosen = self._answer(aspect)
        if aspect != COMPARISON and len(compared) > 1:
            chosen += "_short"
        steps = [
            Step(
                chosen,
                {"treatment": treatment, "topic": COMPARISON, "source": self._responses.source(chosen, treatment)},
            )
            for treatment in (compared if len(compared) > 1 else everything)
        ]
        chosen_one = compared[0] if len(compared) == 1 else None  # "is the roller like ...": it stays talked about
        return [*steps, Step("utter_comparison_verdict", {"treatment": chosen_one})]

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
        if not about or turn.times_answered(action) or following in turn.refused.get("topics", []):
            return []
        return [Step("utter_suggest", {
            "suggestion": about,
            "suggestion_title": self._responses.title(action, treatment),
            "suggestion_payload": _payload(following, treatment if self._responses.needs_treatment(action) else None),
        })]  # fmt: skip

    def _ask_instead(self, turn: Turn) -> list[Step]:
        """Asks what is wanted in place of what is refused; that is what the message before came near to, perhaps."""
        refused, general = turn.refused.get("treatments") or [], [(intent, None) for intent in ALWAYS_OFFERED]
        others = [each for each in self._responses.treatments() if each not in refused]
        if refused and turn.topic and self._responses.needs_treatment(self._answer(turn.topic)):
            return [Step("utter_decline_topic", self._options([*((turn.topic, each) for each in others), *general]))]
        ranked = [*(turn.past[-1].ranking if turn.past else []), *turn.ranking]
        intents = [intent for intent, _ in ranked if intent not in turn.refused.get("topics", [])]
        treatment = None if turn.treatment in refused else turn.treatment
        # About the treatment first, as long as there is one.
        intents.sort(key=lambda intent: bool(treatment) and not self._responses.needs_treatment(self._answer(intent)))
        return [Step("utter_decline_topic", self._options([*((each, treatment) for each in intents), *general]))]

    def _ask_back(self, turn: Turn) -> list[Step]:
        if turn.missed_before:
            return [Step("utter_offer_person")]
        treatment = turn.named[0] if turn.named else turn.treatment
        intents = [*(intent for intent, _ in turn.ranking), *ALWAYS_OFFERED]
        return [Step("utter_ask_which", self._options((intent, treatment) for intent in intents))]

    def _options(self, questions: Iterable[tuple[str, str | None]]) -> dict[str, Any]:
        """The slots of the buttons for the likeliest questions."""
        slots: dict[str, Any] = {}
        # Few of the likely ones may be questions with a title, and no button may stay empty.
        for intent, treatment in dict.fromkeys(questions):
            action = self._answer(intent)
            known = treatment if self._responses.needs_treatment(action) else None
            title = self._responses.title(action, known)
            if title and len(slots) < 2 * self._config["most_options"]:
                number = len(slots) // 2 + 1
                slots |= {f"option_{number}": title, f"option_{number}_payload": _payload(intent, known)}
        return slots


def _question(intent: str, treatments: list[str]) -> dict[str, Any]:
    return {"intent": intent, "treatments": treatments}


def _payload(intent: str, treatment: str | None) -> str:
    return f"/{intent}" + (json.dumps({"treatment": treatment}) if treatment else "")
