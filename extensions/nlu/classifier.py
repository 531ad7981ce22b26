"""Understands what a message asks: one question or several, or too unsure to say."""

from dataclasses import asdict
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from threadpoolctl import threadpool_limits

from clinic.settings import encoder_folder
from extensions.nlu import minilm
from extensions.nlu.corrections import only_named
from extensions.nlu.encoder import shared_encoder
from extensions.nlu.finder import Mention, mask
from extensions.nlu.intake import is_settled, readable_text
from extensions.nlu.intent_model import IntentModel
from extensions.nlu.reading import ASIDES, SENTENCE, SURE_ALONE, UNSURE, Limits, Reader, Reading
from extensions.nlu.refusals import Heard, hear
from extensions.nlu.remembered import RememberedVectors

OTHER = "ask_other_treatment"  # one of which the facts say nothing
QUESTIONS = "questions"  # message attribute, and key in the parse data
REFUSED = "refused"  # likewise: what the message does not want (refusals.py)
ONLY_NAMED = "only_named"  # likewise: each thing that it names in a few words, with its scores (corrections.py)
DECLINES = {"contact": "decline_contact", "treatments": "decline_topic", "topics": "decline_topic"}  # and nothing else
MOST_RANKED = 10  # intents that are passed on with their scores
TOPIC = 0.4  # how sure a topic must be that is turned down
VECTORS = f"examples-v{minilm.GRAPH_VERSION}.npz"  # in the encoder's folder


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class QuestionClassifier(GraphComponent):
    """Sets the intent, its ranking and `questions`, all that the message asks in the order asked."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`sure`: how sure a question must be to be answered; the others are explained at `Limits`."""
        return {"sure": SURE_ALONE, **asdict(Limits())}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "QuestionClassifier":
        """Creates the component before training."""
        return cls(config, model_storage, resource)

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        """Checks the configuration.

        Raises:
            ValueError: a threshold is no number from 0 to 1.
        """
        for key in ("sure", "further", "joined", "part"):
            if not 0 <= config[key] <= 1:
                raise ValueError(f"QuestionClassifier: {key} must be from 0 to 1, not {config[key]!r}")
        self._config, self._model_storage, self._resource = config, model_storage, resource
        self._model = IntentModel(shared_encoder(encoder_folder()).encode)
        self._reader: Reader | None = None

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Trains again when the encoder changes, which no class source tells."""
        return f"{minilm.WEIGHTS_SHA256}-{minilm.GRAPH_VERSION}"

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from the examples, among them some that show what several questions in a message look like."""
        kept = [message for message in training_data.intent_examples if _holds(message)]
        examples = [(masked(message), message.get(INTENT)) for message in kept]
        encode = RememberedVectors(shared_encoder(encoder_folder()).encode, encoder_folder() / VECTORS)
        self._model = IntentModel(encode)
        self._model.fit([text for text, _ in examples], [intent for _, intent in examples])
        with self._model_storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "QuestionClassifier":
        """Loads the trained model."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._model.load(folder)
        # A message takes a few small products, for which waking a second thread costs more than it saves.
        threadpool_limits(1, "blas")
        limits = Limits(**{key: config[key] for key in asdict(Limits())})
        component._reader = Reader(component._model.intents, component._model.scores, limits)
        return component

    def process(self, messages: list[Message]) -> list[Message]:
        """Reads each message that the intake left open."""
        assert self._reader is not None, "the model is loaded before it is used"
        for message in messages:
            if is_settled(message):
                continue
            heard = hear(readable_text(message), mentions(message), self._topic_of)
            message.set(REFUSED, heard.refused, add_to_output=True)
            message.set(ONLY_NAMED, self._only_named(heard), add_to_output=True)
            # What refuses and says no more is read whole, to see what could be meant instead.
            rest = (readable_text(message), mentions(message)) if heard.nothing_left else (heard.text, heard.mentions)
            self._decide(message, self._reader.read(*rest), heard)
        return messages

    def _only_named(self, heard: Heard) -> list[dict[str, Any]]:
        assert self._reader is not None
        named, corrects = only_named(mask(heard.text, heard.mentions))
        return [
            {"words": words, "scores": dict(self._reader.read(words, []).ranking[:MOST_RANKED]), "corrects": corrects}
            for words in named
        ]

    def _topic_of(self, words: str) -> str | None:
        assert self._reader is not None
        first = self._reader.read(words, []).questions[0]
        return first.intent if first.intent.startswith("ask_") and first.sureness >= TOPIC else None

    def _decide(self, message: Message, reading: Reading, heard: Heard) -> None:
        asked = [question for question in reading.questions if question.intent not in heard.refused.get("topics", [])]
        first = reading.questions[0] if heard.nothing_left or not asked else asked[0]
        unsure = len(reading.questions) == 1 and first.sureness < self._config["sure"]
        intent, confidence = (UNSURE, 1 - first.confidence) if unsure else (first.intent, first.confidence)
        questions = [] if unsure else [asdict(question) for question in asked]
        if heard.nothing_left or (heard.refused and not asked):
            kind = next(kind for kind in DECLINES if kind in heard.refused)
            intent, confidence, questions = DECLINES[kind], 1.0, []
        ranking = [{"name": name, "confidence": value} for name, value in reading.ranking[:MOST_RANKED]]
        message.set(INTENT, {"name": intent, "confidence": confidence}, add_to_output=True)
        message.set("intent_ranking", [{"name": intent, "confidence": confidence}, *ranking], add_to_output=True)
        message.set(QUESTIONS, questions, add_to_output=True)
        refused = [mention for mention in mentions(message) if mention not in heard.mentions]
        beside = reading.background if questions and first.intent not in ASIDES else []
        if beside or refused:
            _set_background(message, [*beside, *refused])


def masked(message: Message) -> str:
    """The message's text with every treatment replaced by one word."""
    return mask(message.get(TEXT), mentions(message))


def mentions(message: Message) -> list[Mention]:
    """The treatments named in a message, in order."""
    return [
        Mention(entity["start"], entity["end"], entity["value"])
        for entity in message.get(ENTITIES, [])
        if entity["entity"] == "treatment"
    ]


def _holds(message: Message) -> bool:
    """Whether an example teaches what is true for these facts: a treatment that has a file is no other treatment.

    One that stands in a sentence of its own, beside the question, is not asked about.
    """
    if message.get(INTENT) != OTHER:
        return True
    *_, asking = SENTENCE.finditer(message.get(TEXT))
    return all(mention.end <= asking.start() for mention in mentions(message))


def _set_background(message: Message, background: list[Mention]) -> None:
    # A treatment that only stands beside the question must not become the one that the conversation is about.
    spans = {(mention.start, mention.end) for mention in background}
    entities = [
        {**entity, "role": "background"} if (entity.get("start"), entity.get("end")) in spans else entity
        for entity in message.get(ENTITIES, [])
    ]
    message.set(ENTITIES, entities, add_to_output=True)
