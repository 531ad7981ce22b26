"""Turns the facts into responses and treatment names when a model is trained."""

from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.common import cached_method

from clinic.facts import load_facts
from clinic.facts.responses import FRAME, responses
from clinic.facts.schema import Facts
from clinic.facts.wording import words
from clinic.settings import facts_folder


class FactsImporter(RasaFileImporter):
    """Rasa's importer, which adds what follows from `data/facts` and refuses to go on when that has faults."""

    @cached_method
    def facts(self) -> Facts:
        """The facts, checked.

        Raises:
            FactsError: with every fault.
        """
        return load_facts(facts_folder())

    def get_domain(self) -> Domain:
        """The hand-written domain with the clinic's words filled in, and a response for every answer in the facts."""
        facts = self.facts()
        written = super().get_domain().as_dict()
        written["responses"] = _filled(written.get("responses", {}), words(facts))
        for name, variations in responses(facts).items():
            # Where the domain has wording of the same name, it is what surrounds the facts.
            (frame,) = written["responses"].get(name, [{"text": FRAME}])
            written["responses"][name] = [
                {
                    **frame,
                    **variation,
                    "text": frame["text"].replace(FRAME, variation["text"]),
                    "metadata": {**frame.get("metadata", {}), **variation.get("metadata", {})},
                }
                for variation in variations
            ]
        return Domain.from_dict(written)

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """The written examples, the treatments' names as synonyms of their ids, and the details' names as lookups."""
        synonyms = {
            name: key
            for key, treatment in self.facts().treatments.items()
            for name in (treatment.name, *treatment.names)
        }
        lookups = [{"name": key, "elements": detail.names} for key, detail in self.facts().details.items()]
        return super().get_nlu_data(language).merge(TrainingData(entity_synonyms=synonyms, lookup_tables=lookups))


def _filled(part: Any, told: dict[str, str]) -> Any:
    if isinstance(part, str):
        for placeholder, word in told.items():
            part = part.replace(placeholder, word)
        return part
    if isinstance(part, dict):
        return {key: _filled(value, told) for key, value in part.items()}
    return [_filled(value, told) for value in part] if isinstance(part, list) else part
