"""Trains the model for the present files, unless it is there already."""

import contextlib
import io
import logging
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import date
from importlib import import_module
from pathlib import Path

from clinic.dates.find import read_dates
from clinic.facts import FactsError, load_facts
from clinic.facts.schema import Facts
from clinic.settings import ROOT, facts_folder
from scripts.model import code_digest, model_path
from scripts.wording import wording_faults

KEPT = 3  # models; the older ones are deleted
LONGEST = 3600  # seconds that a training takes


def trained_model() -> Path:
    """The model for the present files, trained first if need be; unchanged parts come from Rasa's cache.

    Raises:
        FactsError: the facts have faults; nothing was trained.
        RuntimeError: Rasa refused to train.
    """
    facts = checked_facts()  # before the slow part; also files that change no model
    path = model_path()
    if path.is_file():
        return path
    if problems := everyday_names(facts):
        raise FactsError(problems)
    print("Training: about a minute when code or questions changed, less when only answers did.", flush=True)
    started = time.monotonic()
    path.parent.mkdir(exist_ok=True)
    _clear_away(path.parent.glob("unfinished-*"))
    _use_cache_of(code_digest())
    with tempfile.TemporaryDirectory(dir=path.parent, prefix="unfinished-") as folder:
        _train(Path(folder), path.name)
        (Path(folder) / path.name).replace(path)  # never a half-written model under the final name
    for old in sorted(path.parent.glob("strand-*.tar.gz"), key=lambda model: model.stat().st_mtime)[:-KEPT]:
        old.unlink()
    print(f"Trained in {time.monotonic() - started:.0f} s.", flush=True)
    return path


def _clear_away(unfinished: Iterable[Path]) -> None:
    """Deletes what trainings left that were killed, and not what another one may be writing."""
    for folder in unfinished:
        if time.time() - folder.stat().st_mtime > LONGEST:
            shutil.rmtree(folder, ignore_errors=True)


def checked_facts() -> Facts:
    """The facts.

    Raises:
        FactsError: with every fault in them, and in the texts that staff may change beside them.
    """
    try:
        facts = load_facts(facts_folder())
    except FactsError as error:
        raise FactsError(error.problems + wording_faults(None, ROOT)) from None
    if problems := wording_faults(facts, ROOT):
        raise FactsError(problems)
    return facts


def everyday_names(facts: Facts) -> list[str]:
    """The names of treatments that are mere words of everyday, such as "go" or "today", or a day."""
    from spacy.lang.en.stop_words import STOP_WORDS  # slow, and not needed when the model is there

    any_day = date(2026, 1, 1)
    return [
        f"treatments/{key}.yml: names: “{name}” is a word of everyday or a day; take it out or write more of it"
        for key, treatment in facts.treatments.items()
        for name in (treatment.name, *treatment.names)
        if set(name.lower().split()) <= STOP_WORDS
        or any(found.text == name for found in read_dates(name, any_day, prefer="future"))
    ]


def _use_cache_of(code: str) -> None:
    # Rasa's cache knows a component by its class alone; a changed helper needs a cache of its own.
    cache = ROOT / ".rasa" / f"code-{code}"
    for outdated in cache.parent.glob("code-*"):
        if outdated != cache:
            shutil.rmtree(outdated, ignore_errors=True)
    os.environ["RASA_CACHE_DIRECTORY"] = str(cache)


def _train(folder: Path, name: str) -> None:
    from scripts.quiet_rasa import RasaException, configure, train  # slow, and not needed when the model is there

    import_module("extensions.importer")  # Rasa only warns when it cannot be loaded, and would train without the facts
    configure()
    progress = logging.getLogger("rasa.engine.training.hooks")
    progress.setLevel(logging.INFO)
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter("  %(message)s"))
    progress.addHandler(handler)
    progress.propagate = False
    said = io.StringIO()  # where the model lies meanwhile is of no interest; what went wrong is
    try:
        with contextlib.redirect_stdout(said), contextlib.suppress(SystemExit):
            train(
                domain=str(ROOT / "domain.yml"),
                config=str(ROOT / "config.yml"),
                training_files=str(ROOT / "data"),
                output=str(folder),
                fixed_model_name=name,
            )
    except RasaException as problem:
        raise RuntimeError(str(problem)) from problem
    if not (folder / name).is_file():
        raise RuntimeError(said.getvalue() or "Rasa did not train a model.")


if __name__ == "__main__":
    try:
        print(f"Model ready: {trained_model().relative_to(ROOT)}")
    except (FactsError, RuntimeError) as problem:
        sys.exit(str(problem))
    except KeyboardInterrupt:
        sys.exit("Interrupted; no model was made.")
