"""Python, the packages, the encoder, the model and the facts: what training and starting need."""

import gzip
import json
import re
import sys
import tarfile
import zlib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from packaging.markers import Marker

from clinic.facts import FactsError
from clinic.facts.schema import Facts
from clinic.settings import ROOT, encoder_folder
from extensions.nlu.minilm import WEIGHTS_SHA256, EncoderError, check_weights, package_folder
from scripts.doctor.findings import Check, note, ok, wrong
from scripts.model import model_path
from scripts.train import checked_facts

PIN = re.compile(r"([A-Za-z0-9_.-]+)==([^ ;\\]+)(?: *; *([^\\\n]+))?")
SHOWN = 5  # packages by name


def python() -> Check:
    """The version that .python-version names."""
    wanted = (ROOT / ".python-version").read_text(encoding="ascii").strip()
    given = ".".join(map(str, sys.version_info[:3]))
    if given == wanted or given.startswith(f"{wanted}."):
        yield ok(f"Python {given}")
    else:
        yield wrong(f"Python {given} instead of {wanted}: run `make setup`, and start by `make` or `. scripts/env.sh`")


def packages() -> Check:
    """The versions that requirements.txt names."""
    pins = [pin for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
            if (pin := PIN.match(line)) and (not pin[3] or Marker(pin[3].strip()).evaluate())]  # fmt: skip
    different = [pin[1] for pin in pins if _installed(pin[1]) != pin[2]]
    if different:
        names = ", ".join(different[:SHOWN]) + (" and others" if len(different) > SHOWN else "")
        yield wrong(f"packages: {len(different)} not as in requirements.txt ({names}): run `make setup`")
    else:
        yield ok(f"packages: {len(pins)}, all as in requirements.txt")


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def encoder() -> Check:
    """The weights as they were published, and the encoder that is made of them."""
    try:
        check_weights(package_folder() / "model.safetensors")
    except EncoderError as problem:
        yield wrong(f"encoder: {problem}")
        return
    if any(encoder_folder().glob(f"*{WEIGHTS_SHA256[:12]}*.onnx")):
        yield ok("encoder: the weights' checksum is right, and it is prepared")
    else:
        yield note("encoder: the weights' checksum is right; it is prepared at the first start")


def model() -> Check:
    """The model of the present files, and whether it can be read to its end."""
    path = model_path()
    if not path.is_file():
        yield note("model: none of the present files yet; `make run` trains it, about two minutes")
        return
    try:
        trained_by = _read_model(path)
    except (OSError, EOFError, zlib.error, tarfile.TarError, KeyError, ValueError):
        yield wrong(f"model: models/{path.name} is damaged: delete it and run `make train`")
        return
    if trained_by == _installed("rasa"):
        yield ok(f"model: models/{path.name} belongs to the present files")
    else:
        yield wrong(f"model: trained by Rasa {trained_by}: delete models/{path.name} and run `make train`")


def _read_model(path: Path) -> str:
    """The version of Rasa that trained it; reading to the end has the file's own checksum compared."""
    with gzip.open(path) as file:
        while file.read(1 << 20):
            pass
    metadata = None
    with tarfile.open(path) as archive:
        for member in archive:
            if member.name.lstrip("./") == "metadata.json" and (entry := archive.extractfile(member)):
                metadata = json.load(entry)
    if metadata is None:
        raise KeyError("metadata.json")
    return str(metadata["rasa_open_source_version"])


def facts() -> Check:
    """The clinic's facts: every fault, and what the assistant does not know of the clinic."""
    try:
        found = checked_facts()
    except FactsError as error:
        for problem in error.problems:
            yield wrong(f"facts: {problem}")
        return
    yield ok(f"facts: {len(found.treatments)} treatments, no fault")
    yield from _left_out(found)
    unknown = [name for name, value in found.clinic.dict().items() if value is None]
    if unknown:
        yield note(f"clinic.yml: null is {', '.join(unknown)}; asked for it, the assistant says that it does not know")


def _left_out(found: Facts) -> Check:
    """The answers of details.yml that were written before a treatment was added, and may not hold for it."""
    names = [treatment.name for treatment in found.treatments.values()]
    for key, detail in found.details.items():
        said = [name for name in names if name.lower() in (detail.answer or "").lower()]
        if 1 < len(said) < len(names):
            others = ", ".join(name for name in names if name not in said)
            yield note(
                f"details.yml: {key}: the answer speaks of {', '.join(said)} and not of {others}: see that it holds"
            )
