"""Notices alarming symptoms that are happening now, whatever else a message says."""

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from clinic.patterns import any_case
from extensions.nlu.classifier import QUESTIONS, masked
from extensions.nlu.component import Component
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
DICTATED = any_case(r" (?:full stop|question mark)(?= |$)")  # nothing that stops or bleeds
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
    text = DICTATED.sub(".", " ".join(text.replace("’", "'").split()))
    return {name for name, patterns in SIGNS.items() if any(pattern.search(text) for pattern in patterns)}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class RedFlagDetector(Component):
    """Puts `report_urgent` before everything else in a message with a red flag."""

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
        super().__init__(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Marks urgent messages, also overlong ones, and unmarks those that only ask what could happen."""
        for message in messages:
            text = message.get(TEXT) or ""
            if not (text.startswith("/") and is_settled(message)):  # no button
                self._decide(message, text)
        return messages

    def _decide(self, message: Message, text: str) -> None:
        ranking = message.get("intent_ranking") or []
        questions = message.get(QUESTIONS) or []
        alike = max((each["confidence"] for each in ranking if each["name"] == URGENT), default=0.0)
        asked = max((each["confidence"] for each in questions if each["intent"] == URGENT), default=0.0)
        rivals = [each for each in ranking if each["name"] not in (URGENT, UNSURE)]
        likeliest = asked > 0 or alike >= max((each["confidence"] for each in rivals), default=0.0)
        found = _marks_of(message, text)
        others = [each for each in questions if each["intent"] != URGENT]
        if self._is_urgent(found, max(alike, asked), likeliest):
            message.set(DESPAIR_MARK, bool(found & {"despair", "suicide"}), add_to_output=True)
            message.set(SYMPTOM_MARK, bool(found & {"symptom", "threat"}), add_to_output=True)
            _set(message, [_question(URGENT, 1.0, []), *others])
        elif len(others) < len(questions):
            named = [entity["value"] for entity in message.get(ENTITIES, []) if entity["entity"] == "treatment"]
            _set(message, others or [_question(rivals[0]["name"], rivals[0]["confidence"], named)])

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


def _marks_of(message: Message, text: str) -> set[str]:
    """What the message shows, of an overlong one its ends.

    "Could TREATMENT make my lips swell" speaks of what could be, whichever treatment it is; to want to stop one is
    harmless.
    """
    read = text if len(text) <= 2 * EDGE else f"{text[:EDGE]}\n{text[-EDGE:]}"
    hidden = masked(message)[: 2 * EDGE]
    return marks(read) | (set() if hidden == read else {"possible", "harmless"} & marks(hidden))


def _question(intent: str, confidence: float, treatments: list[str]) -> dict[str, Any]:
    return {"intent": intent, "confidence": confidence, "treatments": treatments, "lead": 0.0}


def _set(message: Message, questions: list[dict[str, Any]]) -> None:
    """Makes the questions those of the message, and the first its intent."""
    first = questions[0]
    message.set(INTENT, {"name": first["intent"], "confidence": first["confidence"]}, add_to_output=True)
    message.set(QUESTIONS, questions, add_to_output=True)
