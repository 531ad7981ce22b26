"""Measures our understanding on the public HINT3 data sets, by threshold: `python -m benchmarks.hint3 FOLDER`."""

import argparse
import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import yaml
from sklearn.metrics import matthews_corrcoef

from clinic.settings import encoder_folder
from extensions.nlu.encoder import shared_encoder
from extensions.nlu.intent_model import IntentModel
from extensions.nlu.reading import Question

ROOT = Path(__file__).resolve().parent.parent
OUT_OF_SCOPE = "NO_NODES_DETECTED"  # stands in test sets only
GRID = [round(0.30 + step * 0.05, 2) for step in range(11)]


def read_set(path: Path) -> tuple[list[str], np.ndarray]:
    """The sentences and labels of a HINT3 file; further columns, which some files have, are empty."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row["sentence"] for row in rows], np.array([row["label"] for row in rows])


def shipped_threshold() -> float:
    """Below which score config.yml has the assistant ask back."""
    written = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))
    return next(float(entry["sure"]) for entry in written["pipeline"] if "sure" in entry)


def predict(train: tuple[Sequence[str], np.ndarray], texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """The label that fits each text best, and how sure that is: what QuestionClassifier compares with its threshold."""
    model = IntentModel(shared_encoder(encoder_folder()).encode).fit(train[0], list(train[1]))
    scores = model.scores(texts)
    ranked = np.sort(scores, axis=1)
    sureness = [Question("", best, lead=best - second).sureness for second, best in ranked[:, -2:].tolist()]
    return np.array(model.intents)[scores.argmax(axis=1)], np.array(sureness)


def report(name: str, folder: Path) -> str:
    """A Markdown table of one data set."""
    texts, labels = read_set(folder / f"{name}_test.csv")
    predicted, sureness = predict(read_set(folder / f"{name}_train.csv"), texts)
    in_scope = labels != OUT_OF_SCOPE
    shipped = shipped_threshold()
    lines = ["| threshold | in-scope accuracy | out-of-scope recall | Matthews coefficient |"]
    lines += ["| --- | ---: | ---: | ---: |"]
    for threshold in sorted({*GRID, shipped}):
        decided = np.where(sureness >= threshold, predicted, OUT_OF_SCOPE)
        right = decided == labels
        mark = " (shipped)" if threshold == shipped else ""
        figures = (right[in_scope].mean(), right[~in_scope].mean(), matthews_corrcoef(labels, decided))
        lines.append(f"| {threshold:.2f}{mark} | " + " | ".join(f"{figure:.3f}" for figure in figures) + " |")
    by_threshold = {step / 100: matthews_corrcoef(labels, np.where(sureness >= step / 100, predicted, OUT_OF_SCOPE))
                    for step in range(30, 81)}  # fmt: skip
    best = max(by_threshold, key=lambda threshold: by_threshold[threshold])
    lines += ["", f"Best Matthews coefficient: {by_threshold[best]:.3f}, at {best:.2f}."]
    counts = f"{in_scope.sum()} messages in scope, {(~in_scope).sum()} out of scope"
    return "\n".join([f"### {name}", "", counts, "", *lines, ""])


def main() -> None:
    """Prints a table for every data set in the folder."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hint3", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder with <name>_train.csv and <name>_test.csv")
    folder: Path = parser.parse_args().folder
    names = sorted(path.name.removesuffix("_train.csv") for path in folder.glob("*_train.csv"))
    if not names:
        parser.error(f"{folder} holds no <name>_train.csv")
    for name in names:
        print(report(name, folder), flush=True)


if __name__ == "__main__":
    main()
