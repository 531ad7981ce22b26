"""Finds the particulars that a message asks about, such as the size of a needle."""

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from extensions.nlu.finder import Mention
from extensions.nlu.harmless import FIGURES
from extensions.nlu.intake import readable_text
from extensions.nlu.reading import SENTENCE
from extensions.nlu.treatments import TreatmentExtractor


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class DetailExtractor(TreatmentExtractor):
    """Adds an entity `detail` for every particular of `data/facts/details.yml` that is named, misspelled or not.

    Their names are the lookup tables in the training data, which the importer takes from the facts.
    """

    entity = "detail"
    forgiving = False

    @staticmethod
    def _names_in(training_data: TrainingData) -> dict[str, list[str]]:
        return {table["name"]: table["elements"] for table in training_data.lookup_tables}

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leaves the examples as they are: only treatments are masked in them."""
        return training_data

    def _find(self, message: Message) -> list[Mention]:
        """What the sentences that ask name: with a question mark, or the last one.

        No part of a treatment's name ("home derma roller" is more than the treatment in it), nor of a figure of speech.
        """
        text, treatments = readable_text(message), message.get(ENTITIES, [])
        figures = [figure.span() for figure in FIGURES.finditer(text)]
        sentences = list(SENTENCE.finditer(text))
        asking = [sentence for sentence in sentences if "?" in sentence.group()] + sentences[-1:]
        return [
            found
            for found in super()._find(message)
            if any(sentence.start() <= found.start < sentence.end() for sentence in asking)
            and not any(
                found.start < each["end"] and each["start"] < found.end and not _is_more(found, each)
                for each in treatments
            )
            and not any(found.start < end and start < found.end for start, end in figures)
        ]


def _is_more(found: Mention, treatment: dict[str, Any]) -> bool:
    """Whether the treatment's name is only a part of what was found."""
    length = treatment["end"] - treatment["start"]
    return found.start <= treatment["start"] and treatment["end"] <= found.end and length < found.end - found.start
