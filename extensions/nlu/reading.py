"""Decides which questions a message asks, in which order, and about which treatments."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from extensions.nlu.clauses import beyond_reply, clauses, only_tells, words
from extensions.nlu.finder import Mention
from extensions.nlu.parts import Part, ids_of, named_together, parts_of, spans_of, with_joined

SEVERAL = "several_questions"  # what the model calls a text that asks more than one thing
STATEMENT = "share_story"
NAMES_ONLY = "inform_treatment"
OUT_OF_SCOPE = "out_of_scope"
DAY = "inform_date"
UNSURE = "nlu_fallback"  # Rasa's own name for a message that was not understood
URGENT = "report_urgent"
# What stands beside a question and asks nothing itself.
ASIDES = frozenset({
    STATEMENT, "share_feelings", "complain", "doubt", NAMES_ONLY, OUT_OF_SCOPE, "greet", "goodbye", "thanks", "affirm",
    "deny", "cancel", "bot_challenge", "ask_language", "ask_simpler", "ask_repeat", "ask_more", DAY,
})  # fmt: skip
COMPARISON = "ask_comparison"
ABOUT_SEVERAL = frozenset({COMPARISON, "ask_combination"})
SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")
SURE_ALONE = 0.36  # how sure a question must be to be answered, where config.yml says nothing else
KEYWORDS = 8  # words of a message that may be keywords in a row


@dataclass
class Question:
    """One thing asked: the intent, how well it fits (0 to 1), its treatments, its lead over the runner-up."""

    intent: str
    confidence: float = 1.0
    treatments: list[str] = field(default_factory=list)
    lead: float = 0.0

    @property
    def sureness(self) -> float:
        """How far the question can be trusted: a good fit counts more when no other intent comes near."""
        return self.confidence + self.lead / 2


@dataclass
class Reading:
    """What a message asks: the questions in order, and all intents with their scores for the whole message."""

    questions: list[Question]
    ranking: list[tuple[str, float]]
    background: list[Mention]  # treatments that are mentioned, but not asked about


@dataclass(frozen=True)
class Limits:
    """The thresholds, all scores from 0 to 1; benchmarks/README.md says how they were chosen."""

    further: float = 0.35  # every question of several must be as sure as this
    joined: float = 0.34  # a text that looks more than this like several questions is not one question ...
    weight: float = 1.0  # ... and loses as many times what it looks more
    part: float = 0.19  # how much better a part must be than the whole to be believed instead of it
    split: float = 2.1  # cost of one more part, in words
    anew: float = 0.4  # ... that plainly starts another question
    told: float = 0.6  # a part that only tells something must be as sure as this to count as a question of several
    named: float = 0.03  # a name alone must lead by as much, as it outweighs what a short message asks about it
    clear: float = 0.88  # a whole message as sure as this is one question ...
    apart: float = 0.36  # ... when it looks less than this like several
    word: float = 0.6  # cost of one more part among keywords in a row
    row: float = 0.52  # a short message that looks more than this like several may be keywords in a row


class Reader:
    """Reads messages with a scorer of texts against intents."""

    def __init__(self, intents: Sequence[str], score: Callable[[Sequence[str]], np.ndarray], limits: Limits) -> None:
        """Takes the intents, a function that scores texts for each of them, and the thresholds."""
        self._several = intents.index(SEVERAL) if SEVERAL in intents else None
        self._kept = [index for index, intent in enumerate(intents) if intent != SEVERAL]
        self._intents = [intents[index] for index in self._kept]
        self._score = score
        self._limits = limits

    def read(self, text: str, mentions: Sequence[Mention]) -> Reading:
        """The questions in the text; never none: what cannot be told apart is one question.

        An "ok and" or "thanks," before a question in few words may outweigh it, which is then read alone.
        """
        reading = self._read(text, mentions)
        first = reading.questions[0]
        if len(reading.questions) > 1 or first.intent == NAMES_ONLY or not (rest := beyond_reply(text)):
            return reading
        alone = self._read(rest, mentions)
        asked = alone.questions[0]
        least = first.confidence if first.intent in ASIDES else first.sureness
        asks = asked.intent not in ASIDES - {DAY} and asked.sureness >= max(SURE_ALONE, least)
        return alone if asks else reading

    def _read(self, text: str, mentions: Sequence[Mention]) -> Reading:
        names = named_together(text, mentions)
        pieces = clauses(text, spans_of(names))
        parts = parts_of(text, mentions, names, pieces)
        scores = self._score([parts[-1].text])
        several = float(scores[0, self._several]) if self._several is not None else 0.0
        ranking = self._ranking(scores[0, self._kept])
        plainly = any(part.anew for part in parts if part.end == len(pieces))
        if self._is_clear(ranking, several) and len(ids_of(mentions)) < 2 and not plainly:
            return self._single([], [], ranking, list(mentions), text)
        found: tuple[list[Question], list[Mention]] = [], []
        if len(pieces) > 1 and ranking[0][0] != OUT_OF_SCOPE:
            found = self._take_apart(parts, scores, len(pieces), self._limits.split)
        if len(found[0]) < 2 and several >= self._limits.row and len(text.split()) <= KEYWORDS:
            pieces = words(text, spans_of(names))
            in_a_row = self._take_apart(parts_of(text, mentions, names, pieces), scores, len(pieces), self._limits.word)
            compares = any(question.intent in ABOUT_SEVERAL for question in in_a_row[0])  # by mere names in a row
            found = in_a_row if len(in_a_row[0]) > 1 and not compares else found
        questions, background = found
        if ranking[0][0] == COMPARISON and _is_torn(questions, mentions):
            return self._single([], [], ranking, list(mentions), text)
        together = [question for question in questions if question.sureness >= self._limits.further]
        if len(together) > 1:
            return Reading(together, ranking, background)
        return self._single(questions, background, ranking, list(mentions), text)

    def _take_apart(
        self, parts: list[Part], whole: np.ndarray, count: int, split: float
    ) -> tuple[list[Question], list[Mention]]:
        """The questions in the parts that cover the message best, and the treatments beside them."""
        if len(parts) == 1:
            return [], []
        scores = np.vstack([self._score([part.text for part in parts[:-1]]), whole])
        several = scores[:, self._several] if self._several is not None else np.zeros(len(parts))
        scores = scores[:, self._kept]
        return self._ask(parts, scores, self._divide(parts, scores, several, count, split))

    def _is_clear(self, ranking: list[tuple[str, float]], several: float) -> bool:
        """Whether the message is so clearly one question that taking it apart would be wasted time."""
        (intent, confidence), (_, second) = ranking[:2]
        sure = Question(intent, confidence, lead=confidence - second).sureness >= self._limits.clear
        return sure and several < self._limits.apart

    def _ranking(self, scores: np.ndarray) -> list[tuple[str, float]]:
        return [(self._intents[index], float(scores[index])) for index in np.argsort(-scores)]

    def _divide(
        self, parts: list[Part], scores: np.ndarray, several: np.ndarray, count: int, split: float
    ) -> list[int]:
        """The parts that cover the message best: each fits one intent well, and that one much better than others."""
        ranked = np.sort(scores, axis=1)
        mixed = np.maximum(0, several - self._limits.joined)
        fit = ranked[:, -1] + (ranked[:, -1] - ranked[:, -2]) / 2 - self._limits.weight * mixed
        best: list[tuple[float, list[int]]] = [(0.0, []), *((-np.inf, []) for _ in range(count))]
        for index in sorted(range(len(parts)), key=lambda index: parts[index].end):
            part = parts[index]
            cost = self._limits.anew if part.anew else split
            value = best[part.start][0] + part.length * fit[index] - cost
            if value > best[part.end][0]:
                best[part.end] = (value, [*best[part.start][1], index])
        return best[count][1]

    def _ask(self, parts: list[Part], scores: np.ndarray, chosen: list[int]) -> tuple[list[Question], list[Mention]]:
        """The questions of the chosen parts, and the treatments that only stand beside them."""
        questions: list[Question] = []
        background: list[Mention] = []
        waiting: list[str] = []  # named in an aside or a story before the first question
        for index in chosen:
            order = np.argsort(-scores[index])
            if any(question.intent == COMPARISON == self._intents[order[0]] for question in questions):
                order = order[1:]  # after a comparison, "which one hurts less" asks what it names
            intent, treatments = self._intents[order[0]], ids_of(parts[index].mentions)
            if intent == NAMES_ONLY and questions and treatments:
                questions[-1].treatments = list(dict.fromkeys([*questions[-1].treatments, *treatments]))
            elif intent in ASIDES:
                background += parts[index].mentions
                waiting = treatments or waiting
            else:
                confidence, second = (float(scores[index][place]) for place in order[:2])
                question = Question(intent, confidence, treatments, confidence - second)
                if only_tells(parts[index].text) and question.sureness < self._limits.told:
                    background += parts[index].mentions
                    waiting = treatments or waiting
                else:
                    questions.append(question)
        _share_treatments(questions, waiting)
        asked = {treatment for question in questions for treatment in question.treatments}
        return _merged(questions), [mention for mention in background if mention.treatment not in asked]

    def _single(
        self,
        questions: list[Question],
        background: list[Mention],
        ranking: list[tuple[str, float]],
        mentions: list[Mention],
        text: str,
    ) -> Reading:
        """The one question of the message: of the whole, or of a part that is much clearer."""
        (intent, confidence), (runner_up, second) = ranking[:2]
        if intent == NAMES_ONLY and runner_up not in ASIDES and confidence - second < self._limits.named:
            ranking = [ranking[1], ranking[0], *ranking[2:]]
            (intent, confidence), (_, second) = ranking[0], ranking[2]
        best = max(questions, key=lambda question: question.confidence, default=None)
        whole = Question(intent, confidence, lead=confidence - second)
        # The end of a long story may be its only question, and the whole too mixed to tell.
        only = len(questions) == 1 and whole.sureness < self._limits.further
        if best and (
            intent in ASIDES
            or best.confidence > confidence + self._limits.part
            or (only and best.sureness > self._limits.further + self._limits.part / 2)
        ):
            return Reading([best], ranking, background if best.treatments else [])
        if best and best.intent == intent and len(best.treatments) == 1:
            lead = max(whole.lead, best.lead)
            treatments = with_joined(best.treatments, text, mentions)
            best = Question(intent, max(confidence, best.confidence), treatments, lead)
            return Reading([best], ranking, background)
        asked = mentions if intent in ABOUT_SEVERAL else asked_about(text, mentions)
        beside = [mention for mention in mentions if mention not in asked]
        return Reading([Question(intent, confidence, ids_of(asked), whole.lead)], ranking, beside)


def asked_about(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in the sentence that asks: one with a question mark, else the last one that names a treatment."""
    found = [(part, [mention for mention in mentions if part.start() <= mention.start < part.end()])
             for part in SENTENCE.finditer(text)]  # fmt: skip
    naming = [(part.group(), inside) for part, inside in found if inside]
    asking = [inside for sentence, inside in naming if "?" in sentence] or [inside for _, inside in naming[-1:]]
    return [mention for inside in asking for mention in inside]


def _is_torn(questions: list[Question], mentions: Sequence[Mention]) -> bool:
    """Whether a comparison was cut between what it compares: "compare this | and that on downtime"."""
    compared = [question.treatments for question in questions if question.intent == COMPARISON]
    return any(len(treatments) == 1 for treatments in compared) and len(ids_of(mentions)) > 1


def _share_treatments(questions: list[Question], waiting: list[str]) -> None:
    """A question that names no treatment is about the one named before it, else about the next one named."""
    named = [question.treatments for question in questions if question.treatments]
    current = waiting or (named[0] if named else [])
    for question in questions:
        if question.intent == COMPARISON and len(question.treatments) == 1 and len(current) == 1:
            # "How does it compare with that?"
            question.treatments = list(dict.fromkeys([*current, *question.treatments]))
        question.treatments = current = question.treatments or current


def _merged(questions: list[Question]) -> list[Question]:
    """Questions with the same intent as one, with all their treatments, where the surest of them stood."""
    by_intent: dict[str, list[Question]] = {}
    for question in questions:
        by_intent.setdefault(question.intent, []).append(question)
    kept = []
    for question in questions:
        same = by_intent[question.intent]
        if question is max(same, key=lambda each: each.sureness):
            question.treatments = list(dict.fromkeys(treatment for each in same for treatment in each.treatments))
            question.confidence, question.lead = max((each.confidence, each.lead) for each in same)
            kept.append(question)
    return kept
