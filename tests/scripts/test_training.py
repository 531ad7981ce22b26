"""What staff may have written wrongly is reported before a model is trained, all of it at once."""

import shutil
from pathlib import Path

import pytest

from clinic.facts import FactsError, load_facts
from clinic.settings import ROOT
from clinic.texts import SESSIONS
from clinic.wording import FOLDER
from scripts import model, train
from scripts.wording import DOMAIN

FACTS = ROOT / "data" / "facts"


@pytest.mark.parametrize("name", ["go", "today", "Tomorrow", "one more", "see"])
def test_a_word_of_everyday_is_no_name(name: str) -> None:
    """A name that stands in many messages, whatever they are about, is reported with its file."""
    facts = load_facts(FACTS)
    prp = facts.treatments["prp"]
    changed = prp.copy(update={"names": [*prp.names, name]})
    (line,) = train.everyday_names(facts.copy(update={"treatments": {**facts.treatments, "prp": changed}}))
    assert line.startswith(f"treatments/prp.yml: names: “{name}” is a word of everyday")


def test_the_shipped_names_are_none() -> None:
    """Plain as they are, "the gun" and "blood one" are no words of everyday."""
    assert train.everyday_names(load_facts(FACTS)) == []


def test_faults_of_the_facts_and_of_the_domain_come_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has mistyped placeholders in two places is told of both before anything is trained."""
    folder = Path(shutil.copytree(FACTS, tmp_path / "data" / "facts"))
    topics = folder / "topics.yml"
    topics.write_text(topics.read_text(encoding="utf-8").replace("{unknown}", "{unkown}"), encoding="utf-8")
    domain = (ROOT / "domain.yml").read_text(encoding="utf-8")
    (tmp_path / DOMAIN).write_text(domain.replace("{documents}", "{docs}"), encoding="utf-8")
    shutil.copytree(ROOT / FOLDER, tmp_path / FOLDER)
    monkeypatch.setenv("STRAND_FACTS", str(folder))
    monkeypatch.setattr(train, "ROOT", tmp_path)
    with pytest.raises(FactsError) as caught:
        train.trained_model()
    places = {problem.split(": there is no placeholder")[0] for problem in caught.value.problems}
    assert places == {"topics.yml: wording: clinic_unknown", "domain.yml: utter_ask_source_general"}


def test_the_texts_of_answers_that_are_worked_out_are_in_no_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Staff who change a text in `data/wording` need not train for it, as they do for a changed `domain.yml`."""
    shutil.copytree(ROOT / FOLDER, tmp_path / FOLDER)
    shutil.copy(ROOT / DOMAIN, tmp_path / DOMAIN)
    monkeypatch.setattr(model, "ROOT", tmp_path)
    before = model.model_path()
    for path, same in ((SESSIONS.path, True), (DOMAIN, False)):
        (tmp_path / path).write_text("changed", encoding="utf-8")
        assert (model.model_path() == before) is same
