"""The importer adds to Rasa's domain and training data what follows from the facts, each thing once."""

import shutil
from pathlib import Path

import pytest

from clinic.facts import FactsError, load_facts
from clinic.facts.schema import TREATMENT_TOPICS
from clinic.settings import ROOT
from extensions.importer import FactsImporter
from scripts.wording import BY_ACTIONS, PLACEHOLDER

TOPICS = (*TREATMENT_TOPICS, "price", "comparison")
BY_TREATMENT = [f"utter_ask_{topic}" for topic in (*TOPICS, "price_again", *(f"{topic}_short" for topic in TOPICS))]
BY_DETAIL = "utter_detail"
FACTS = load_facts(ROOT / "data" / "facts")
TOLD = [key for key in FACTS.details if any(key in treatment.details for treatment in FACTS.treatments.values())]
PARTICULARS = [f"utter_ask_about_{key}{length}" for key in TOLD for length in ("", "_short")]


@pytest.mark.parametrize("name", [*BY_TREATMENT, *PARTICULARS])
def test_one_variation_for_each_treatment_and_a_default(importer: FactsImporter, name: str) -> None:
    """Every topic has exactly one conditional variation for each treatment and one without, the last resort."""
    conditions = [variation.get("condition") for variation in importer.get_domain().responses[name]]
    wanted = [[{"type": "slot", "name": "treatment", "value": key}] for key in importer.facts().treatments]
    assert sorted(map(str, conditions)) == sorted(map(str, [*wanted, None]))


def test_nothing_is_doubled_or_left_out(importer: FactsImporter) -> None:
    """Other responses have one variation, and each of the domain file's intents and responses is still there."""
    domain, written = importer.get_domain(), super(FactsImporter, importer).get_domain()
    assert {
        name: len(each)
        for name, each in domain.responses.items()
        if name not in (*BY_TREATMENT, *PARTICULARS, BY_DETAIL) and len(each) > 1
    } == {}
    assert set(written.responses) <= set(domain.responses)
    assert sorted(written.intents) == sorted(domain.intents)
    assert [slot.name for slot in written.slots] == [slot.name for slot in domain.slots]


def test_every_particular_is_told_and_found(importer: FactsImporter) -> None:
    """Every detail in the facts has one variation, or a response told by treatment, and a table of its names."""
    details = importer.facts().details
    told = [variation["condition"][0]["value"] for variation in importer.get_domain().responses[BY_DETAIL]]
    tables = {table["name"]: table["elements"] for table in importer.get_nlu_data().lookup_tables}
    assert sorted([*told, *TOLD]) == sorted(details)
    assert tables == {key: detail.names for key, detail in details.items()}


def test_only_slots_are_left_to_be_filled(importer: FactsImporter) -> None:
    """No text, title or payload has a placeholder that is no slot, but for what the actions fill in."""
    domain = importer.get_domain()
    slots = {slot.name for slot in domain.slots}
    for name, variations in domain.responses.items():
        for variation in variations:
            parts = [
                variation["text"],
                *(value for button in variation.get("buttons", []) for value in button.values()),
            ]
            left = {field for part in parts for field in PLACEHOLDER.findall(part)}
            assert left <= {*slots, *BY_ACTIONS}, name


def test_every_response_has_a_source_or_says_nothing_of_the_facts(importer: FactsImporter) -> None:
    """Whatever is told from the facts says where it comes from."""
    domain = importer.get_domain()
    for name in (*BY_TREATMENT, *PARTICULARS):
        assert all(variation["metadata"]["source"] for variation in domain.responses[name]), name


def test_names_are_synonyms(importer: FactsImporter) -> None:
    """Every name in the facts leads to its treatment's id."""
    synonyms = importer.get_nlu_data().entity_synonyms
    for key, treatment in importer.facts().treatments.items():
        assert {synonyms[name] for name in (treatment.name, *treatment.names)} == {key}


def test_faults_stop_the_training(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With faults in the facts nothing is imported, and all of them are told."""
    folder = Path(shutil.copytree(ROOT / "data" / "facts", tmp_path / "facts"))
    (folder / "topics.yml").unlink()
    (folder / "treatments" / "prp.yml").write_text("name: PRP\n", encoding="utf-8")
    monkeypatch.setenv("STRAND_FACTS", str(folder))
    spoilt = FactsImporter(str(ROOT / "config.yml"), str(ROOT / "domain.yml"), [str(ROOT / "data")])
    for read in (spoilt.get_domain, spoilt.get_nlu_data):
        with pytest.raises(FactsError) as caught:
            read()
        assert {line.split(": ")[0] for line in caught.value.problems} >= {"topics.yml", "treatments/prp.yml"}
