"""What tests of single components share: the shipped facts, and storage for what a component writes."""

from pathlib import Path

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from clinic.settings import ROOT
from extensions.importer import FactsImporter
from extensions.nlu.treatments import TreatmentExtractor


@pytest.fixture(scope="session")
def importer() -> FactsImporter:
    """The importer on the project's own files."""
    return FactsImporter(str(ROOT / "config.yml"), str(ROOT / "domain.yml"), [str(ROOT / "data")])


@pytest.fixture
def storage(tmp_path: Path) -> ModelStorage:
    """An empty folder in place of a model."""
    return LocalModelStorage.create(tmp_path)


@pytest.fixture
def resource() -> Resource:
    """A name in the storage."""
    return Resource("component")


@pytest.fixture
def context() -> ExecutionContext:
    """What Rasa tells a component about the run."""
    return ExecutionContext(GraphSchema({}))


@pytest.fixture(scope="session")
def extractor(importer: FactsImporter, tmp_path_factory: pytest.TempPathFactory) -> TreatmentExtractor:
    """The treatment extractor, trained with the names in the shipped facts."""
    component = TreatmentExtractor(
        LocalModelStorage.create(tmp_path_factory.mktemp("model")), Resource("names"), {}, []
    )
    component.train(TrainingData(entity_synonyms=importer.get_nlu_data().entity_synonyms))
    return component


@pytest.fixture
def message() -> "type[_Said]":
    """`message("text", intent=...)` makes a message."""
    return _Said


class _Said(Message):
    def __init__(self, text: str, **attributes: object) -> None:
        super().__init__({TEXT: text, **attributes})
