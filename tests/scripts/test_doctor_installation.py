"""`make doctor` on what training and starting need: Python, packages, encoder, model and facts."""

import io
import json
import re
import shutil
import sys
import tarfile
from importlib.metadata import version
from pathlib import Path

import pytest

from clinic import settings
from extensions.nlu import minilm
from scripts.doctor import installation
from tests.scripts.conftest import Look


def test_another_python(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python that Rasa does not run on is a fault."""
    monkeypatch.setattr(sys, "version_info", (3, 12, 1))
    (found,) = look(installation.python)
    assert found.startswith("wrong Python 3.12.1 instead of 3.10: run `make setup`")


def test_other_packages(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages that are missing or of another version are named; what is for other systems is not missed."""
    (found,) = look(installation.packages)
    assert found.startswith("ok packages: 2")
    monkeypatch.setattr(installation, "version", lambda name: "0" if name == "rasa" else version(name))
    assert look(installation.packages) == ["wrong packages: 1 not as in requirements.txt (rasa): run `make setup`"]


def test_the_encoder(look: Look, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Weights that are not the published ones are refused, and the encoder's file is found where it is prepared."""
    monkeypatch.setenv("STRAND_ENCODER", str(minilm.prepare(settings.encoder_folder()).parent))
    assert look(installation.encoder) == ["ok encoder: the weights' checksum is right, and it is prepared"]
    assert look(installation.encoder, STRAND_ENCODER=str(tmp_path))[0].startswith("note encoder: ")
    (tmp_path / "model.safetensors").write_bytes(b"others")
    monkeypatch.setattr(installation, "package_folder", lambda: tmp_path)
    assert look(installation.encoder)[0].startswith("wrong encoder: The encoder's weights have the wrong checksum")


def archive(path: Path, rasa: str | None) -> None:
    """A small model that says which Rasa trained it, or nothing."""
    with tarfile.open(path, "w:gz") as file:
        if rasa:
            content = json.dumps({"rasa_open_source_version": rasa}).encode()
            entry = tarfile.TarInfo("./metadata.json")
            entry.size = len(content)
            file.addfile(entry, io.BytesIO(content))


def test_the_model(look: Look, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A model is missing, right, cut off, without its description, or another Rasa's."""
    path = tmp_path / "strand-1-2.tar.gz"
    monkeypatch.setattr(installation, "model_path", lambda: path)
    assert look(installation.model)[0].startswith("note model: none of the present files yet; `make run`")
    archive(path, version("rasa"))
    assert look(installation.model) == ["ok model: models/strand-1-2.tar.gz belongs to the present files"]
    damaged = "wrong model: models/strand-1-2.tar.gz is damaged: delete it and run `make train`"
    path.write_bytes(path.read_bytes()[:-20])
    assert look(installation.model) == [damaged]
    path.write_bytes(b"")
    assert look(installation.model) == [damaged]
    archive(path, None)
    assert look(installation.model) == [damaged]
    archive(path, "2.8.0")
    assert look(installation.model)[0].startswith("wrong model: trained by Rasa 2.8.0")


def test_the_facts(look: Look, tmp_path: Path) -> None:
    """Every fault is told with its place, and what the assistant does not know of the clinic is noted."""
    shutil.copytree(Path(__file__).parents[2] / "data" / "facts", tmp_path / "facts")
    clinic = tmp_path / "facts" / "clinic.yml"
    clinic.write_text("name: Ours\naddress: 1 Example Road\nphone: null\nhours: null\nprices: null\n")
    assert look(installation.facts, STRAND_FACTS=str(tmp_path / "facts")) == [
        "ok facts: 3 treatments, no fault",
        "note clinic.yml: null is phone, hours, prices; asked for it, the assistant says that it does not know",
    ]
    prp = tmp_path / "facts" / "treatments" / "prp.yml"
    added = prp.read_text(encoding="utf-8").replace("name: PRP\n", "name: LED cap\n")
    (prp.parent / "led.yml").write_text(re.sub(r"names: \[[^]]*\]", "names: [light cap]", added), encoding="utf-8")
    found = look(installation.facts)
    assert found[0] == "ok facts: 4 treatments, no fault"
    assert found[1].startswith("note details.yml: ") and found[1].endswith(" and not of LED cap: see that it holds")
    clinic.write_text("name: Ours\naddress: null\nphone: null\nhours: {mon: early}\nprice: null\n")
    found = look(installation.facts)
    assert len(found) >= 2 and all(line.startswith("wrong facts: clinic.yml: ") for line in found)
