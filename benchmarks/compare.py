"""Compares our pipeline with the one that `rasa init` trains: `python -m benchmarks.compare`."""

import argparse
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.scoring import Message, load_messages, speed, table, understanding
from extensions.nlu.minilm import prepare

ROOT = Path(__file__).resolve().parent.parent
MODELS, TESTS = ROOT / "models" / "benchmarks", ROOT / "tests" / "nlu"
OURS, STOCK = "Strand", "stock"
PIPELINES = {OURS: ROOT / "config.yml", STOCK: ROOT / "benchmarks" / "stock_config.yml"}
# By `env`, since only clinic/settings/ reads the environment. No cache: what it holds would not be trained.
# TensorFlow as it is delivered, whatever our own start sets: the stock pipeline must not be slowed down.
# An encoder folder of its own, so that our training cannot use what an earlier one remembered there.
ENCODER = MODELS / "encoder"
SETTINGS = (
    "RASA_TELEMETRY_ENABLED=false", "RASA_MAX_CACHE_SIZE=0", "TF_ENABLE_ONEDNN_OPTS=1", f"STRAND_ENCODER={ENCODER}",
)  # fmt: skip
ROUND = 25  # messages that one pipeline answers before it is the other's turn
WARM_UP = 10  # messages that are not measured: the first ones pay for what is set up on first use


class Worker:
    """One pipeline in a process of its own (benchmarks/worker.py), which only works when asked."""

    def __init__(self, task: str, config: Path, model: Path) -> None:
        """Starts the process; what it prints beside its answers goes to a log beside the model."""
        self._log = model.with_suffix(f".{task}.log")
        with self._log.open("w", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                ["env", *SETTINGS, sys.executable, "-m", "benchmarks.worker", task, str(config), str(model)],
                cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True, encoding="utf-8",
            )  # fmt: skip

    def hear(self) -> dict[str, Any]:
        """The next line that the worker says.

        Raises:
            SystemExit: the worker failed.
        """
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit(f"The pipeline failed:\n{self._log.read_text(encoding='utf-8')[-3000:]}")
        heard: dict[str, Any] = json.loads(line)
        return heard

    def ask(self, texts: Sequence[str]) -> dict[str, Any]:
        """Has the pipeline answer the texts."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(texts) + "\n")
        self._process.stdin.flush()
        return self.hear()

    def stop(self) -> None:
        """Ends the process and waits for it."""
        self._process.communicate()


def trained(name: str, keep: bool) -> tuple[Path, dict[str, Any]]:
    """The model of a pipeline and what its training took; `keep` takes an earlier run's if it learnt from the same."""
    config, model = PIPELINES[name], MODELS / f"{name.lower()}.tar.gz"
    learnt = [config, *sorted((ROOT / "data" / "nlu").glob("*.yml"))]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in learnt)).hexdigest()
    record = MODELS / f"{name.lower()}.json"
    if keep and model.exists() and record.exists():
        kept = json.loads(record.read_text(encoding="utf-8"))
        if kept["digest"] == digest:
            return model, kept
    _progress(f"training: {name}")
    record.unlink(missing_ok=True)
    trainer = Worker("train", config, model)
    took = {**trainer.hear(), "digest": digest, "on": str(date.today())}
    trainer.stop()
    record.write_text(json.dumps(took), encoding="utf-8")
    return model, took


def compare(messages: Sequence[Message], keep_stock: bool) -> dict[str, dict[str, str]]:
    """The columns of the table: trains both pipelines, starts both, has them answer in turn."""
    models = {name: trained(name, keep_stock and name == STOCK) for name in PIPELINES}
    costs: dict[str, dict[str, str]] = {}
    workers: dict[str, Worker] = {}
    for name, (model, took) in models.items():
        _progress(f"starting: {name}")
        workers[name] = Worker("answer", PIPELINES[name], model)
        started = workers[name].hear()
        costs[name] = {
            "training": f"{took['train_s']:.0f} s",
            "training: processor time": f"{took['processor_s']:.0f} s",
            "trained on": took["on"],
            "start-up: imports": f"{started['import_s']:.1f} s",
            "start-up: loading the model": f"{started['load_s']:.1f} s",
            "memory once loaded": f"{started['loaded_mb']:.0f} MB",
        }
    answers, resident = _in_turn(messages, workers)
    for worker in workers.values():
        worker.stop()
    return {
        name: understanding(messages, answers[name])
        | speed(answers[name])
        | costs[name]
        | {"memory after all messages": f"{resident[name]:.0f} MB"}
        for name in PIPELINES
    }


def _in_turn(
    messages: Sequence[Message], workers: dict[str, Worker]
) -> tuple[dict[str, list[dict[str, Any]]], dict[str, float]]:
    """All answers of each worker, and its memory at the end; they alternate, so that a busy machine slows down both."""
    answers: dict[str, list[dict[str, Any]]] = {name: [] for name in workers}
    resident: dict[str, float] = {}
    for worker in workers.values():
        worker.ask([message.text for message in messages[:WARM_UP]])
    for number, start in enumerate(range(0, len(messages), ROUND)):
        _progress(f"messages: {start} of {len(messages)}")
        for name in list(workers) if number % 2 else reversed(workers):
            heard = workers[name].ask([message.text for message in messages[start : start + ROUND]])
            answers[name] += heard["answers"]
            resident[name] = heard["resident_mb"]
    return answers, resident


def _progress(said: str) -> None:
    print(said, file=sys.stderr, flush=True)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare", description=__doc__)
    parser.add_argument("messages", type=Path, nargs="?", default=TESTS, help="folder of test messages (tests/nlu)")
    keep_help = "do not train the stock pipeline again while its config and the training sentences are the same"
    parser.add_argument("--keep-stock", action="store_true", help=keep_help)
    epochs_help = "epochs of the stock pipeline's neural networks; 100 are its default and take hours on two cores"
    parser.add_argument("--stock-epochs", type=int, default=100, help=epochs_help)
    arguments = parser.parse_args()
    messages = load_messages(arguments.messages)
    prepare(ENCODER)  # done once for a machine, so no part of training
    for remembered in ENCODER.glob("*.npz"):
        remembered.unlink()
    if arguments.stock_epochs != 100:
        shortened = (
            PIPELINES[STOCK].read_text(encoding="utf-8").replace("epochs: 100", f"epochs: {arguments.stock_epochs}")
        )
        PIPELINES[STOCK] = MODELS / "stock_config.yml"
        PIPELINES[STOCK].write_text(shortened, encoding="utf-8")
    columns = compare(messages, arguments.keep_stock)
    machine = f"{date.today()}, {os.cpu_count()} cores, {len(messages)} messages"
    print(f"{machine}, stock pipeline with {arguments.stock_epochs} epochs\n\n{table(columns)}")


if __name__ == "__main__":
    main()
