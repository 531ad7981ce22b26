"""Treatments are found by any name and spelling, and none is invented."""

import pytest
from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from extensions.importer import FactsImporter
from extensions.nlu.finder import Mention, TreatmentFinder, mask
from extensions.nlu.treatments import TreatmentExtractor

P, N, M = "prp", "microneedling", "mesotherapy"


def found(extractor: TreatmentExtractor, text: str) -> list[str]:
    """The ids of the treatments found, in order."""
    message = Message({TEXT: text})
    extractor.process([message])
    return [entity["value"] for entity in message.get(ENTITIES)]


@pytest.mark.parametrize(
    ("text", "treatments"),
    [
        ("PRP", [P]), ("prp?", [P]), ("P.R.P", [P]), ("p.r.p. hurts", [P]), ("P R P", [P]), ("p-r-p", [P]),
        ("PRPs", [P]),
        ("platelet rich plasma", [P]), ("Platelet-Rich Plasma", [P]), ("platlet rich plazma", [P]),
        ("platelets rich plasma", [P]),
        ("plasma therepy", [P]), ("plasma treatmnt", [P]), ("growth factor", [P]), ("growth factors", [P]),
        ("groth factor", [P]),
        ("vampire", [P]), ("the vampire treatment", [P]), ("vampyre treatment", [P]), ("vampir injection", [P]),
        ("blood injection in the head", [P]), ("own blood therapy", [P]), ("your PRP's price", [P]),
        ("microneedling", [N]), ("micro needling", [N]), ("micro-needling", [N]), ("Micro - needling", [N]),
        ("microneedeling", [N]), ("micro nedling", [N]), ("microneedlling", [N]), ("micronidling", [N]),
        ("MicroNeedling", [N]),
        ("mirco needling", [N]), ("derma roller", [N]), ("dermaroller", [N]), ("derma-roller", [N]),
        ("dermarollar", [N]),
        ("derma rollar", [N]), ("dermapen", [N]), ("derma pen", [N]), ("dermastamp", [N]), ("the roller", [N]),
        ("needling", [N]),
        ("needle roller", [N]), ("skin needling", [N]),
        ("mesotherapy", [M]), ("meso therapy", [M]), ("meso-therapy", [M]), ("mesotheraphy", [M]), ("mesotharapy", [M]),
        ("mesotherpy", [M]), ("messotherapy", [M]), ("mezotherapy", [M]), ("mesotherapi", [M]), ("MESO", [M]),
        ("meso", [M]),
        ("the gun", [M]), ("scalp cocktail", [M]), ("hair coktail", [M]), ("vitamin injections", [M]),
        ("vitamin shots", [M]),
        ("prp or meso", [P, M]), ("meso/prp", [M, P]), ("prp,meso,dermaroller", [P, M, N]), ("meso&prp", [M, P]),
        ("prp vs mesotherapy vs micro needling", [P, M, N]), ("prpand meso", [M]), ("prp prp", [P, P]),
        ("how much is prp\nand meso", [P, M]), ("is <b>prp</b> safe", [P]), ("does all three hurt", ["all"]),
        ("prp and meso, minutes of each of them", [P, M]), ("does each of them hurt", ["all"]),
        ("visits of prp and how long is each one", [P]), ("price of meso, each of them", [M]),
        ("prp is nice, but all of them?", [P, "all"]), ("prp and meso or all three", [P, M, "all"]),
    ],
)  # fmt: skip
def test_found(extractor: TreatmentExtractor, text: str, treatments: list[str]) -> None:
    """Names, nicknames and misspellings lead to the id, in the order in which they are written."""
    assert found(extractor, text) == treatments


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("she had a kidney transplant in may", []), ("after lasik laser surgery", []), ("two dental implants", []),
        ("a bone marrow transplnt", []), ("a hair transplant", ["fue"]), ("transplant for a heart patient", ["fue"]),
        ("i have kidney trouble, laser ok?", ["laser"]), ("eye cream and laser", ["laser"]),
    ],
)  # fmt: skip
def test_what_is_done_elsewhere_is_no_treatment(text: str, found: list[str]) -> None:
    """A transplant of an organ, and a laser for the eyes, are none for hair, whatever treatments a clinic has."""
    finder = TreatmentFinder({"fue": ["transplant", "implant"], "laser": ["laser"]}, ["patient", "heart", "kidney"])
    assert [mention.treatment for mention in finder.find(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "", "i am needing help", "a strange feeling", "kneeling hurts", "i had chemotherapy", "physiotherapy",
        "a prescription",
        "what a messy room", "the factory closed", "mess food is bad", "i met some of them", "a drop of blood",
        "my growth is stunted",
        "the doctor", "minoxidil", "hair transplant", "finasteride", "biotin", "laser therapy", "aromatherapy",
        "prep for it",
        "a pro tip", "perm my hair", "a needle", "needles scare me", "proper", "pop", "mesh", "mess", "memo",
        "roll call",
        "vitamins", "some injection", "which treatment is it", "therapy", "empire of hair", "macro photo", "a platter",
        "ppt", "rpm", "micro", "microscope", "a pen", "derma", "dermatologist", "dermatology clinic", "permanent",
        "my factor", "cocktails", "cancer", "handling it", "middling results",
    ],
)  # fmt: skip
def test_not_invented(extractor: TreatmentExtractor, text: str) -> None:
    """English words that look like a name are no treatment."""
    assert found(extractor, text) == []


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("does prp hurt", "does treatment hurt"),
        ("micro-needling, or P.R.P?", "treatment, or treatment?"),
        ("nothing here", "nothing here"),
    ],
)
def test_masked(extractor: TreatmentExtractor, text: str, masked: str) -> None:
    """One word stands for every name, and offsets fit the text."""
    message = Message({TEXT: text})
    extractor.process([message])
    mentions = [Mention(entity["start"], entity["end"], entity["value"]) for entity in message.get(ENTITIES)]
    assert mask(text, mentions) == masked


def test_longest_name_counts() -> None:
    """Where names overlap, the longer one is meant."""
    finder = TreatmentFinder({"one": ["plasma"], "two": ["plasma pen"]}, [])
    assert finder.find("plasma pen or plasma") == [Mention(0, 10, "two"), Mention(14, 20, "one")]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("is plasma surgery?", "is plasma surgery"), ("is micro-needling a surgery", "is micro-needling a surgery"),
        ("is surgery", "is surgery"),
        ("is it because of surgery", None), ("is that so? surgery", None), ("is this in any way like a surgery", None),
        ("is it surgary", None),
    ],
)  # fmt: skip
def test_gap_in_a_name(text: str, named: str | None) -> None:
    """Up to four words may stand in a gap, and none that begins something else."""
    found = TreatmentFinder({"one": ["is ... surgery"]}, [], forgiving=False).find(text)
    assert [text[mention.start : mention.end] for mention in found] == ([named] if named else [])


def test_names_that_look_alike() -> None:
    """A name as it is written is no misspelling of another one's, and a misspelling belongs to the nearest name."""
    finder = TreatmentFinder({"exo": ["exo therapy"], "meso": ["mesotherapy"]}, [])
    for text in ("mesotherapy", "mezotherapy"):
        assert [mention.treatment for mention in finder.find(text)] == ["meso"], text
    for text in ("exotherapy", "exotherpy"):
        assert [mention.treatment for mention in finder.find(text)] == ["exo"], text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("price of one gas shot", ["gas"]), ("do gasshots hurt", ["gas"]), ("the co2 treatment", ["gas"]),
        ("co2-treatments", ["gas"]), ("carb-oxy or prp", ["gas"]), ("bubble therapy", ["gas"]),
        ("redlight treatment", ["light"]), ("a red-light therapy", ["light"]), ("l l l t", ["light"]),
        ("L.L.L.T.", ["light"]), ("low-level lasertherapy", ["light"]),
        ("the co2 thing", ["gas"]), ("those gas jabs", ["gas"]), ("the red light business", ["light"]),
        ("the thing", []),
        ("a gas problem", []), ("one shot", []), ("any therapy", []), ("light treatment", []), ("a red-hot day", []),
    ],
)  # fmt: skip
def test_close_names(text: str, found: list[str]) -> None:
    """One for several, treatment for therapy, and spaces and hyphens left out or put in: all are the name."""
    names = {"gas": ["carboxy", "gas shots", "co2 therapy", "bubble treatment"],
             "light": ["lllt", "red light therapy", "low level laser therapy"]}  # fmt: skip
    finder = TreatmentFinder(names, ["gas", "shot", "therapy", "treatment", "light", "red"])
    assert [mention.treatment for mention in finder.find(text)] == found


def test_english_word_is_no_misspelling() -> None:
    """A word of the language is never taken for a misspelt name, unless it is a name itself."""
    assert TreatmentFinder({"one": ["needling"]}, ["needing"]).find("needing") == []
    assert TreatmentFinder({"one": ["needling"]}, []).find("needing") == [Mention(0, 7, "one")]
    assert TreatmentFinder({"one": ["roller"]}, ["roller"]).find("roller") == [Mention(0, 6, "one")]


def test_stored_names_are_loaded(
    importer: FactsImporter, storage: ModelStorage, resource: Resource, context: ExecutionContext
) -> None:
    """The names lie in the model: a loaded extractor finds what the trained one finds, with no facts at hand."""
    TreatmentExtractor.create({}, storage, resource, context).train(TrainingData(entity_synonyms={"hair glow": "glow"}))
    loaded = TreatmentExtractor.load({}, storage, resource, context)
    assert found(loaded, "does the hair gloww hurt, or prp") == ["glow"]


def test_training_examples_are_processed(extractor: TreatmentExtractor) -> None:
    """Training examples get the same entities, so that they are masked like messages."""
    data = extractor.process_training_data(TrainingData([Message({TEXT: "does meso hurt", "intent": "ask_pain"})]))
    assert [entity["value"] for entity in data.training_examples[0].get(ENTITIES)] == [M]
