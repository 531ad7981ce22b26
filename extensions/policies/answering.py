"""Says which steps answer a question: the response, for which treatments, and where it comes from."""

from collections.abc import Iterable, Mapping

from clinic.course.asked import RESULTS_TOPIC
from clinic.patterns import any_word
from extensions.nlu.finder import EVERY
from extensions.nlu.reading import COMPARISON, Question
from extensions.policies.comparison import Comparison, aspects
from extensions.policies.days import INTERVAL, TIMELINE, asks_all, kept_day, timeline_slots
from extensions.policies.requests import is_own_action
from extensions.policies.responses import Responses
from extensions.policies.sources import SOURCE, Sources
from extensions.policies.step import Step
from extensions.policies.turn import PRICE, Turn

NTH = any_word(r"when|which (?:day|date)|next|second|third|fourth|fifth|sixth|last|\d(?:st|nd|rd|th)")

PRICE_AGAIN = "utter_ask_price_again"


class Answering:
    """Answers questions with what the rules say and the responses of a domain."""

    def __init__(self, answer_of: Mapping[str, str], responses: Responses, aspect: float) -> None:
        """`answer_of`: the action that answers each intent; `aspect`: score of a compared topic."""
        self._answer_of, self._responses = answer_of, responses
        self._comparison = Comparison(self.action, responses, aspect)
        self._sources = Sources(self.action, responses)

    def action(self, intent: str) -> str:
        """The action that answers an intent."""
        return self._answer_of.get(intent, f"utter_{intent}")

    def needs_treatment(self, intent: str) -> bool:
        """Whether its answer differs from treatment to treatment."""
        return self._responses.needs_treatment(self.action(intent))

    def is_silent(self, intent: str, treatment: str | None) -> bool:
        """Whether its answer only says that the document does not tell."""
        return self._responses.is_silent(self.action(intent), treatment)

    def to_intent(self, intent: str, turn: Turn) -> list[Step]:
        """The steps that answer an intent about the treatments that the message names."""
        return self.to(Question(intent, treatments=turn.named), turn)

    def to(self, question: Question, turn: Turn) -> list[Step]:
        """The steps that answer a question of the message; none where the domain has nothing to say."""
        intent, action = question.intent, self.action(question.intent)
        if is_own_action(action):
            return [Step(action)]
        if not self._responses.exists(action):
            return []
        named: list[str | None] = list(question.treatments)
        if intent == SOURCE:
            return self._source(question, turn)
        if intent == COMPARISON:
            return self._comparison.steps(question, turn)
        if not self._responses.needs_treatment(action):
            source = self._responses.source(action, None)
            return [Step(action, {"source": source} | ({"topic": intent} if source else {}))]
        treatments = named or [turn.treatment]
        dated = intent == RESULTS_TOPIC and (turn.has_date or kept_day(turn))
        if dated or _counts_on(intent, named, turn):
            return [self.timeline(treatment, turn) for treatment in treatments]
        actions = [action] * len(treatments)
        if intent == PRICE and self._named_no_price(turn):
            untold = [place for place, treatment in enumerate(treatments) if self.is_silent(PRICE, treatment)]
            for place in untold:
                actions[place] = PRICE_AGAIN if place == untold[0] else f"{action}_short"  # said kindly once
        return [
            Step(said, {"treatment": treatment, "topic": intent, "source": self._responses.source(said, treatment)})
            for said, treatment in zip(actions, treatments, strict=True)
        ]

    def _source(self, question: Question, turn: Turn) -> list[Step]:
        """Where it comes from; what the document does not tell has no source, and so that is said."""
        if steps := self._sources.steps(question, turn):
            return steps
        untold = self._sources.named(question, turn)
        return self.to(untold, turn) if untold else []

    def _named_no_price(self, turn: Turn) -> bool:
        """Whether a price was asked for before that nobody has told."""
        asked = {treatment for past in turn.past for topic, treatment in past.answers if topic == PRICE}
        return any(self.is_silent(PRICE, treatment) for treatment in asked)

    def to_all(self, questions: Iterable[Question], turn: Turn) -> list[Step]:
        """The steps that answer several questions, in their order; what a comparison tells is not told again."""
        questions = list(questions)
        compares = any(question.intent == COMPARISON for question in questions)
        told = set(aspects(turn)) if compares else set()
        return [step for question in questions if question.intent not in told for step in self.to(question, turn)]

    def starts_action(self, turn: Turn) -> bool:
        """Whether anything in the message is for the action server, such as a booking."""
        return any(is_own_action(self.action(question.intent)) for question in turn.questions)

    def shortly(self, topic: str | None, treatment: str | None) -> list[Step]:
        """The short answer on a topic, if there is one."""
        action = f"{self.action(topic)}_short" if topic else ""
        if not self._responses.exists(action):
            return []
        return [Step(action, {"treatment": treatment} if self._responses.needs_treatment(action) else {})]

    def again(self, topic: str | None, treatment: str | None) -> list[Step]:
        """The answer on a topic once more: whole where it tells something, and not of several treatments at once."""
        needs = bool(topic) and self.needs_treatment(str(topic))
        several = topic == COMPARISON or (needs and treatment in (None, EVERY))
        if not topic or several or self.is_silent(topic, treatment) or not self._responses.exists(self.action(topic)):
            return self.shortly(topic, treatment)
        return [Step(self.action(topic), {"treatment": treatment} if needs else {})]

    def timeline(self, treatment: str | None, turn: Turn) -> Step:
        """The step that counts from the day of the first session."""
        source = self._responses.source(self.action(RESULTS_TOPIC), treatment)
        told = {"treatment": treatment, "topic": RESULTS_TOPIC, "source": source}
        return Step(TIMELINE, told | timeline_slots(turn))

    def timelines(self, turn: Turn) -> list[Step]:
        """The same for each treatment named, or for all, else for the one talked about."""
        named = self._responses.treatments() if asks_all(turn) else turn.named
        return [self.timeline(treatment, turn) for treatment in named] or [self.timeline(turn.treatment, turn)]

    def source(self, topic: str, turn: Turn) -> str | None:
        """Where the answer on a topic comes from."""
        return self._responses.source(self.action(topic), turn.named[0] if turn.named else turn.treatment)


def _counts_on(intent: str, treatments: list[str | None], turn: Turn) -> bool:
    """Whether the question is about the course whose first day was told before: "and the results?"."""
    same = bool(turn.start_date or (turn.course or {}).get("day")) and treatments in ([], [turn.treatment])
    return same and (intent == RESULTS_TOPIC or (intent == INTERVAL and bool(NTH.search(turn.text))))
