"""Trains or runs one pipeline in a process of its own, so that its start-up and its memory are its own too."""

import asyncio
import json
import logging
import os
import resource
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any, TextIO
from uuid import uuid4

import yaml

ROOT = Path(__file__).resolve().parent.parent


def main(task: str, config: Path, model: Path) -> None:
    """`train` writes the model; `answer` loads it and answers requests on standard input until that ends.

    Every line in and out is a JSON object; whatever Rasa prints goes to standard error.
    """
    output = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    started = time.perf_counter()
    import_pipeline(config)
    imported = time.perf_counter()
    if task == "train":
        before = time.process_time()
        train(config, model)
        _say(output, {"train_s": time.perf_counter() - imported, "processor_s": time.process_time() - before})
        return
    from rasa.core.agent import Agent

    agent = Agent.load(model)
    _say(output, {"import_s": imported - started, "load_s": time.perf_counter() - imported, "loaded_mb": resident_mb()})
    for line in sys.stdin:
        answers = asyncio.run(answer(agent, json.loads(line)))
        _say(output, {"answers": answers, "resident_mb": resident_mb()})


def import_pipeline(config: Path) -> None:
    """Imports Rasa, its own components, and those that the configuration names, none of which is loading a model."""
    for name in ("rasa.api", "rasa.model_training", "rasa.core.agent", "rasa.engine.recipes.default_components"):
        import_module(name)
    from rasa.utils.common import configure_logging_and_warnings
    from rasa.utils.log_utils import configure_structlog

    configure_logging_and_warnings(logging.WARNING)
    configure_structlog(logging.WARNING)  # otherwise every debug line is formatted, and both pipelines look slower
    written = yaml.safe_load(config.read_text(encoding="utf-8"))
    for entry in [*written["importers"], *written["pipeline"], *written["policies"]]:
        if "." in entry["name"]:
            import_module(entry["name"].rpartition(".")[0])


def train(config: Path, model: Path) -> None:
    """Trains on the project's domain and data, without Rasa's cache, which belongs to the working directory."""
    import rasa.api

    os.chdir(model.parent)
    result = rasa.api.train(
        domain=str(ROOT / "domain.yml"),
        config=str(config),
        training_files=[str(ROOT / "data")],
        output=str(model.parent),
        force_training=True,
        fixed_model_name=model.name,
    )
    if result.code != 0:
        raise SystemExit(f"{config.name}: training failed")


async def answer(agent: Any, texts: list[str]) -> list[dict[str, Any]]:
    """What the pipeline makes of each text, with the milliseconds that reading it and a full turn took.

    Each text is the first message of a conversation of its own.
    """
    from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

    answers = []
    for text in texts:
        channel = CollectingOutputChannel()
        started = time.perf_counter()
        parsed = await agent.parse_message(text)
        read = time.perf_counter()
        await agent.handle_message(UserMessage(text, channel, uuid4().hex))
        done = time.perf_counter()
        answers.append({
            "intent": parsed["intent"]["name"],
            "questions": [[each["intent"], each["treatments"]] for each in parsed.get("questions") or []],
            "read_ms": (read - started) * 1000,
            "turn_ms": (done - read) * 1000,
            "silent": not channel.messages,
        })  # fmt: skip
    return answers


def resident_mb() -> float:
    """Memory that this process holds now; where the system does not tell, the most that it ever held."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines())
        return int(lines["VmRSS"].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1024)


def _say(output: TextIO, said: dict[str, Any]) -> None:
    output.write(json.dumps(said) + "\n")
    output.flush()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]).resolve(), Path(sys.argv[3]).resolve())
