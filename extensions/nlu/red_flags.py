"""Notices alarming symptoms that are happening now, whatever else a message says."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from extensions.nlu.classifier import QUESTIONS, masked
from extensions.nlu.dangers import ALARM
from extensions.nlu.despair import DESPAIR, SUICIDE, THREAT
from extensions.nlu.harmless import sober, without_figures
from extensions.nlu.intake import is_settled
from extensions.nlu.poisoning import POISONED
from extensions.nlu.reading import UNSURE, URGENT
from extensions.nlu.tense import NOW, POSSIBLE

DESPAIR_MARK = "despair"  # key in the parse data: the emergency is the patient's despair ...
SYMPTOM_MARK = "symptom"  # ... or something that is alarming by itself
SIGNS = {
    "symptom": (ALARM, SUICIDE), "despair": (DESPAIR,), "suicide": (SUICIDE,), "threat": (THREAT,),
    "possible": (POSSIBLE,), "now": (NOW, POISONED),
}  # fmt: skip
EDGE = 1500  # characters read from each end of an overlong message


def marks(text: str) -> set[str]:
    """What the text shows, of `symptom`, `despair`, `suicide`, `threat`, `possible` (asked about or told of) and `now`.

    `harmless`: something only sounded like danger, and is not among the others.
    """
    said, calm = _found(text), sober(text)
    serious = said if calm == text else _found(calm)
    possible = "possible" in said or text.rstrip().endswith("?")
    harmless = without_figures(text) != text or bool({"symptom", "despair", "threat"} & (said - serious))
    return serious | ({"possible"} if possible else set()) | ({"harmless"} if harmless else set())


def _found(text: str) -> set[str]:
    text = " ".join(text.replace("’", "'").split())
    return {name for name, patterns in SIGNS.items() if any(pattern.search(text) for pattern in patterns)}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class RedFlagDetector(GraphComponent):
    """Puts `report_urgent` before everything else in a message with a red flag."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "RedFlagDetector":
        """Creates the component."""
        return cls(config)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Scores of `report_urgent` that count: `alike` by itself, `with_symptom` beside an alarming symptom of now.

        `asked` is the one where the words may only speak of what could be or was, `unmistakable` the one where
        something in them is harmless.
        """
        return {"alike": 0.38, "with_symptom": 0.3, "asked": 0.5, "unmistakable": 0.68}

    def __init__(self, config: dict[str, Any]) -> None:
        """Builds the patterns.

        Raises:
            ValueError: a score is not from 0 to 1.
        """
        for key in self.get_default_config():
            if not 0 <= config[key] <= 1:
                raise ValueError(f"RedFlagDetector: {key} must be from 0 to 1, not {config[key]!r}")
        self._config = config

    def process(self, messages: list[Message]) -> list[Message]:
        """Marks urgent messages, also overlong ones, and unmarks those that only ask what could happen."""
        for message in messages:
            text = message.get(TEXT) or ""
            if text.startswith("/") and is_settled(message):
                continue  # a button
            ranking = message.get("intent_ranking") or []
            questions = message.get(QUESTIONS) or []
            alike = max((each["confidence"] for each in ranking if each["name"] == URGENT), default=0.0)
            asked = max((each["confidence"] for each in questions if each["intent"] == URGENT), default=0.0)
            rivals = (each["confidence"] for each in ranking if each["name"] not in (URGENT, UNSURE))
            likeliest = asked > 0 or alike >= max(rivals, default=0.0)
            read = text if len(text) <= 2 * EDGE else f"{text[:EDGE]}\n{text[-EDGE:]}"
            # "Could TREATMENT make my lips swell" speaks of what could be, whichever treatment it is; to want to stop
            # one is harmless.
            found, hidden = marks(read), masked(message)[: 2 * EDGE]
            if hidden != read:
                found |= {"possible", "harmless"} & marks(hidden)
            if self._is_urgent(found, max(alike, asked), likeliest):
                message.set(DESPAIR_MARK, bool(found & {"despair", "suicide"}), add_to_output=True)
                message.set(SYMPTOM_MARK, bool(found & {"symptom", "threat"}), add_to_output=True)
                urgent = {"intent": URGENT, "confidence": 1.0, "treatments": [], "lead": 0.0}
                _set(message, URGENT, 1.0, [urgent, *(each for each in questions if each["intent"] != URGENT)])
            elif any(question["intent"] == URGENT for question in questions):
                others = [question for question in questions if question["intent"] != URGENT]
                named = [entity["value"] for entity in message.get(ENTITIES, []) if entity["entity"] == "treatment"]
                best = next(each for each in ranking if each["name"] not in (URGENT, UNSURE))
                instead = {"intent": best["name"], "confidence": best["confidence"], "treatments": named, "lead": 0.0}
                others = others or [instead]
                _set(message, others[0]["intent"], others[0]["confidence"], others)
        return messages

    def _is_urgent(self, found: set[str], alike: float, likeliest: bool) -> bool:
        if found & {"despair", "threat"} or ("symptom" in found and "possible" not in found):
            return True
        now = "now" in found
        if "symptom" in found and (now or likeliest) and alike >= self._config["with_symptom" if now else "alike"]:
            return True
        # The model reads the whole message, with what is harmless in it.
        if "harmless" in found:
            return likeliest and alike >= self._config["unmistakable"]
        return likeliest and alike >= self._config["alike" if now or "possible" not in found else "asked"]


def _set(message: Message, intent: str, confidence: float, questions: list[dict[str, Any]]) -> None:
    message.set(INTENT, {"name": intent, "confidence": confidence}, add_to_output=True)
    message.set(QUESTIONS, questions, add_to_output=True)
