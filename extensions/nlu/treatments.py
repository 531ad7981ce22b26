"""Finds the treatments that a message names."""

import json
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from extensions.nlu import minilm
from extensions.nlu.finder import Mention, TreatmentFinder
from extensions.nlu.intake import is_settled, readable_text

FILE = "treatments.json"


# A featurizer to Rasa, as only those see the training examples, which are to be masked for the classifier as well.
@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class TreatmentExtractor(GraphComponent):
    """Adds an entity `treatment` with the treatment's id for every treatment named, misspelled or not.

    The names are the synonyms in the training data, which the importer takes from the facts.
    """

    entity = "treatment"
    forgiving = True  # of misspellings

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "TreatmentExtractor":
        """Creates the component before training."""
        return cls(model_storage, resource, {}, [])

    def __init__(
        self, model_storage: ModelStorage, resource: Resource, names: dict[str, list[str]], vocabulary: list[str]
    ) -> None:
        """Takes the names of each treatment and the words that are never misspellings."""
        self._model_storage, self._resource = model_storage, resource
        self._names, self._vocabulary = names, vocabulary
        self._finder = TreatmentFinder(names, vocabulary, self.forgiving)

    def train(self, training_data: TrainingData) -> Resource:
        """Takes over the names and stores them in the model."""
        self._names = self._names_in(training_data)
        # The encoder's word pieces that are whole words are a list of common English words; that is all it is used for.
        pieces = (minilm.package_folder() / "vocab.txt").read_text(encoding="utf-8").split()
        self._vocabulary = sorted(piece for piece in pieces if piece.isalpha())
        self._finder = TreatmentFinder(self._names, self._vocabulary, self.forgiving)
        with self._model_storage.write_to(self._resource) as folder:
            (folder / FILE).write_text(json.dumps({"names": self._names, "vocabulary": self._vocabulary}), "utf-8")
        return self._resource

    @staticmethod
    def _names_in(training_data: TrainingData) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for name, treatment in training_data.entity_synonyms.items():
            names.setdefault(treatment, []).append(name)
        return names

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "TreatmentExtractor":
        """Loads the stored names."""
        with model_storage.read_from(resource) as folder:
            stored = json.loads((folder / FILE).read_text("utf-8"))
        return cls(model_storage, resource, stored["names"], stored["vocabulary"])

    def _find(self, message: Message) -> list[Mention]:
        return self._finder.find(readable_text(message))

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Finds the treatments in the training examples."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the entities."""
        for message in messages:
            if is_settled(message):
                continue
            found = [
                {"entity": self.entity, "value": value, "start": start, "end": end, "extractor": type(self).__name__}
                for start, end, value in self._find(message)
            ]
            message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
        return messages
