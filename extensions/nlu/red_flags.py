"""Notices alarming symptoms that are happening now, whatever else a message says."""

from typing import Any

import spacy
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from spacy.matcher import Matcher

from extensions.nlu.classifier import QUESTIONS, UNSURE
from extensions.nlu.intake import is_settled

URGENT = "report_urgent"
EDGE = 1500  # characters read from each end of an overlong message


def _word(*forms: str) -> dict[str, Any]:
    return {"LOWER": {"IN": list(forms)}}


ANY = {"OP": "{0,3}", "IS_PUNCT": False}
CANNOT = _word("cant", "can't", "cannot", "cnt", "couldnt", "couldn't", "unable", "not", "hard", "difficult", "difficulty",
               "trouble", "struggling", "problem", "hardly", "unable")  # fmt: skip
BREATHE = {"LOWER": {"REGEX": r"^(b?reath\w*|breth\w*|breat|swallow\w*)$"}}
# What is alarming by itself.
SYMPTOMS: list[list[dict[str, Any]]] = [
    [CANNOT, ANY, BREATHE],
    [_word("ca"), _word("n't", "nt"), ANY, BREATHE],
    [{"LOWER": {"REGEX": r"^(breathless\w*|wheez\w+|choking|gasping|suffocat\w+)$"}}],
    [_word("short", "shortness"), _word("of"), _word("breath")],
    [_word("short"), _word("breath")],
    [BREATHE, _word("problem", "trouble", "difficulty", "difficult", "issue")],
    [_word("chest"), ANY, _word("pain", "tight", "tightness", "pressure", "heavy", "heaviness", "paining", "hurts", "hurting")],
    [_word("pain", "pressure", "tightness", "tight", "heaviness"), ANY, _word("chest")],
    [_word("face", "eye", "eyes", "eyelid", "eyelids", "lip", "lips", "tongue", "throat", "neck", "forehead"), ANY,
     {"LOWER": {"REGEX": r"^(sw[eo]ll\w*|swel\w*|puff\w*|closing|balloon\w*)$"}}],
    [{"LOWER": {"REGEX": r"^(swell\w*|swollen|swolen)$"}}, ANY,
     _word("face", "eye", "eyes", "eyelid", "eyelids", "lip", "lips", "tongue", "throat", "neck")],
    [{"LOWER": {"REGEX": r"^(swell\w*|swollen|rash|redness|numbness)$"}}, ANY, {"LOWER": {"REGEX": r"^(spread\w*|growing|increasing|worse\w*)$"}}],
    [{"LOWER": {"REGEX": r"^spread\w*$"}}, ANY, {"LOWER": {"REGEX": r"^(swell\w*|rash|redness)$"}}],
    [_word("pus", "oozing")],
    [{"LOWER": {"REGEX": r"^(bleed\w*|blood)$"}}, {"OP": "{0,5}"}, _word("stop", "stopping", "stops", "nonstop", "continuously")],
    [{"LOWER": {"REGEX": r"^(faint(ed|ing)|unconscious|unresponsive|collapsed|seizures?|convulsions?|fits?)$"}}],
    [_word("passed", "passing", "blacked"), _word("out")],
    [_word("cant", "cannot", "lost", "losing", "blurred", "blurry", "no", "double"), ANY, _word("see", "vision", "sight", "eyesight")],
    [_word("vision", "eyesight", "sight"), ANY, {"LOWER": {"REGEX": r"^(blur\w*|gone|lost|black|loss)$"}}],
    [_word("unbearable", "excruciating"), ANY, _word("pain", "headache", "paining")],
    [_word("face", "arm", "side", "mouth"), ANY, _word("numb", "paralysed", "paralyzed", "drooping", "droop")],
    [{"LOWER": {"REGEX": r"^(suicid\w*|anaphyla\w*)$"}}],
    [_word("kill", "harm", "hurt", "hang", "end"), _word("myself", "himself", "herself")],
    [_word("end", "ending"), _word("my", "his", "her"), _word("life")],
    [_word("want", "wants", "wanna", "wish"), ANY, _word("to"), {"LOWER": "die", "OP": "{1}"}, {"LOWER": {"NOT_IN": ["my", "the", "his", "her"]}, "OP": "?"}],
    [_word("dont", "don't", "not"), _word("want"), ANY, _word("live")],
]  # fmt: skip
# What makes it a question about what could be, or a story of the past or of others.
POSSIBLE: list[list[dict[str, Any]]] = [
    [_word("can", "could", "may", "might", "will", "would", "does", "do", "should", "did", "is", "are"),
     _word("it", "there", "prp", "this", "that", "the", "meso", "mesotherapy", "micro", "microneedling", "needling", "they", "any",
           "treatment", "i", "u", "you", "my", "we", "anyone", "people", "someone", "he", "she")],
    [_word("what", "wat"), _word("if")],
    [_word("if", "in"), _word("i", "case", "it", "there")],
    [_word("risk", "chance", "chances", "possibility", "heard", "read", "reads", "cause", "causes", "scared", "afraid", "fear",
           "worried", "worry", "normal", "possible", "usually", "sometimes", "ever", "anyone", "people", "risks", "imagine",
           "happen", "happens", "without", "healed", "recovered", "never", "no", "seen", "video", "internet", "google", "reddit", "youtube", "instagram")],
    [_word("years", "year", "months", "month"), _word("ago", "back", "before")],
    [_word("last"), _word("year", "month", "winter", "summer")],
    [_word("had", "was", "used", "got", "fainted", "would", "were", "during", "childhood", "college", "school")],
]  # fmt: skip
# What ties a symptom to now, so that the words above do not excuse it.
NOW: list[list[dict[str, Any]]] = [
    [_word("now", "currently", "suddenly", "sudden", "help", "urgent", "urgently", "emergency", "immediately", "asap", "since",
           "still", "today", "yesterday", "tonight", "started", "getting", "became", "becoming", "feeling", "feels", "having")],
    [_word("i", "he", "she"), _word("am", "'m", "cant", "can't", "cannot", "have", "feel", "has", "is", "ca", "'ve", "m")],
    [_word("im", "ive", "shes", "hes")],
    [_word("hours", "hour", "minutes", "days", "day"), _word("ago", "back", "after", "later", "now")],
    [_word("my", "her", "his"), {"IS_ALPHA": True}, _word("is", "are", "has", "have", "started", "feels", "wont", "won't")],
]  # fmt: skip


class RedFlags:
    """Finds alarming symptoms that are happening now in a text."""

    def __init__(self) -> None:
        """Builds the patterns once."""
        self._nlp = spacy.blank("en")
        self._matcher = Matcher(self._nlp.vocab)
        for name, patterns in (("symptom", SYMPTOMS), ("possible", POSSIBLE), ("now", NOW)):
            self._matcher.add(name, patterns)

    def marks(self, text: str) -> set[str]:
        """Which of `symptom`, `possible` (asked about or told of, not reported) and `now` the text shows."""
        doc = self._nlp(text.replace("’", "'"))
        found = {self._nlp.vocab.strings[match] for match, _, _ in self._matcher(doc)}
        return found | ({"possible"} if text.rstrip().endswith("?") else set())


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class RedFlagDetector(GraphComponent):
    """Puts `report_urgent` before everything else in a message with a red flag."""

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> "RedFlagDetector":
        """Creates the component."""
        return cls(config)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Scores of `report_urgent` that count: `alike` by itself, `with_symptom` beside an alarming symptom."""
        return {"alike": 0.55, "with_symptom": 0.42}

    def __init__(self, config: dict[str, Any]) -> None:
        """Builds the patterns.

        Raises:
            ValueError: a score is not from 0 to 1.
        """
        for key in ("alike", "with_symptom"):
            if not 0 <= config[key] <= 1:
                raise ValueError(f"RedFlagDetector: {key} must be from 0 to 1, not {config[key]!r}")
        self._config = config
        self._flags = RedFlags()

    def process(self, messages: list[Message]) -> list[Message]:
        """Marks urgent messages, also overlong ones, and unmarks those that only ask what could happen."""
        for message in messages:
            text = message.get(TEXT) or ""
            if text.startswith("/") and is_settled(message):
                continue  # a button
            ranking = message.get("intent_ranking") or []
            questions = message.get(QUESTIONS) or []
            alike = max((each["confidence"] for each in ranking if each["name"] == URGENT), default=0.0)
            alike = max([alike, *(question["confidence"] for question in questions if question["intent"] == URGENT)])
            if self._is_urgent(text if len(text) <= 2 * EDGE else f"{text[:EDGE]}\n{text[-EDGE:]}", alike):
                _set(message, URGENT, 1.0, [{"intent": URGENT, "confidence": 1.0, "treatments": [], "lead": 0.0}])
            elif any(question["intent"] == URGENT for question in questions):
                others = [question for question in questions if question["intent"] != URGENT]
                named = [entity["value"] for entity in message.get(ENTITIES, []) if entity["entity"] == "treatment"]
                best = next(each for each in ranking if each["name"] not in (URGENT, UNSURE))
                instead = {"intent": best["name"], "confidence": best["confidence"], "treatments": named, "lead": 0.0}
                others = others or [instead]
                _set(message, others[0]["intent"], others[0]["confidence"], others)
        return messages

    def _is_urgent(self, text: str, alike: float) -> bool:
        marks = self._flags.marks(text)
        reported = "now" in marks or "possible" not in marks
        if "symptom" in marks and ("possible" not in marks or alike >= self._config["with_symptom"]):
            return True
        return alike >= self._config["alike"] and reported


def _set(message: Message, intent: str, confidence: float, questions: list[dict[str, Any]]) -> None:
    message.set(INTENT, {"name": intent, "confidence": confidence}, add_to_output=True)
    message.set(QUESTIONS, questions, add_to_output=True)
