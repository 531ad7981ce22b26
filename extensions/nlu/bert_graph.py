"""Writes a BERT encoder with mean pooling as one ONNX graph, and shrinks its weights to 8 bits."""

import logging
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import numpy as np

OPSET = 17  # the first with LayerNormalization


def graph(weights: Path, heads: int, inner_layers: Collection[int], most_tokens: int) -> bytes:
    """The encoder of a checkpoint (safetensors), as a serialised ONNX model.

    Outputs: `embedding`, the published sentence vector, and `inner`, the unit means of the inner layers side by side.

    Source: Devlin et al. 2018 (the layers), Reimers & Gurevych 2019 (pooling); names as in the checkpoint.
    """
    import onnx
    from onnx import TensorProto, helper, numpy_helper
    from safetensors.numpy import load_file

    drawn = _Drawing(load_file(str(weights)), heads)
    embedding, inner = drawn.encoder(inner_layers, most_tokens)
    drawn.nodes.append(helper.make_node("Identity", [embedding], ["embedding"]))
    drawn.nodes.append(helper.make_node("Concat", inner, ["inner"], axis=-1))

    def integers(name: str) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"])

    def vectors(name: str, width: int) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", width])

    whole = helper.make_graph(
        drawn.nodes,
        "all-MiniLM-L6-v2",
        [integers("input_ids"), integers("attention_mask")],
        [vectors("embedding", drawn.width), vectors("inner", drawn.width * len(inner))],
        [numpy_helper.from_array(value, name) for name, value in drawn.constants.items()],
    )
    model = helper.make_model(whole, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8)
    onnx.checker.check_model(model)
    return model.SerializeToString()


def shrink(exact: Path, small: Path) -> None:
    """Writes the graph with 8-bit weights in its matrix products: half the time a text, and measured no less exact.

    One scale for each channel, and 7 of the 8 bits, since products of 8 bits overflow on processors without VNNI.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    logging.disable(logging.WARNING)  # it recommends a step that changes nothing here
    quantize_dynamic(
        exact, small, op_types_to_quantize=["MatMul"], weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
    )
    logging.disable(logging.NOTSET)


class _Drawing:
    """The nodes and constants of the graph, as they are added; every part is called by the name of its output."""

    def __init__(self, tensors: Mapping[str, np.ndarray], heads: int) -> None:
        self._tensors, self._heads = tensors, heads
        self.width = tensors["embeddings.word_embeddings.weight"].shape[1]
        self.nodes: list[Any] = []
        self.constants: dict[str, np.ndarray] = {}

    def encoder(self, inner_layers: Collection[int], most_tokens: int) -> tuple[str, list[str]]:
        """The sentence vector, and the means of the inner layers."""
        self._constant("split_heads", np.array([0, 0, self._heads, self.width // self._heads], np.int64))
        self._constant("join_heads", np.array([0, 0, self.width], np.int64))
        x = self._embedded(most_tokens)
        hidden, column, tokens = self._masked()
        inner = []
        layers = {int(name.split(".")[2]) for name in self._tensors if name.startswith("encoder.layer.")}
        for number in sorted(layers):
            x = self._layer(x, f"encoder.layer.{number}", hidden)
            if number in inner_layers:
                inner.append(self._pooled(x, column, tokens))
        return self._pooled(x, column, tokens), inner

    def _embedded(self, most_tokens: int) -> str:
        # A message has one segment, so one token-type row serves everywhere and is added to the positions up front.
        places = self._tensors["embeddings.position_embeddings.weight"]
        places = places + self._tensors["embeddings.token_type_embeddings.weight"][0]
        self._constant("places", places[:most_tokens])
        length = self._node("Shape", "input_ids", start=1, end=2)
        place = self._node("Slice", "places", self._constant("zero", np.array([0], np.int64)), length, "zero")
        table = self._constant("words", self._tensors["embeddings.word_embeddings.weight"])
        words = self._node("Gather", table, "input_ids")
        return self._norm(self._node("Add", words, place), "embeddings.LayerNorm")

    def _masked(self) -> tuple[str, str, str]:
        """What hides the padding from the attention, which tokens are none, and how many of them there are."""
        from onnx import TensorProto

        mask = self._node("Cast", "attention_mask", to=TensorProto.FLOAT)
        wide = self._node("Unsqueeze", mask, self._constant("axes_1_2", np.array([1, 2], np.int64)))
        hidden = self._node("Mul", self._node("Sub", "one_f", wide), self._constant("minus_large", np.float32(-1e9)))
        self._constant("one_f", np.float32(1))
        column = self._node("Unsqueeze", mask, self._constant("axis_2", np.array([2], np.int64)))
        self._constant("axis_1", np.array([1], np.int64))
        return hidden, column, self._node("ReduceSum", mask, "axis_1", keepdims=1)

    def _layer(self, x: str, layer: str, hidden: str) -> str:
        attention = f"{layer}.attention"
        query = self._split(self._linear(x, f"{attention}.self.query", (self.width // self._heads) ** -0.5))
        key = self._split(self._linear(x, f"{attention}.self.key"), transposed=True)
        value = self._split(self._linear(x, f"{attention}.self.value"))
        scores = self._node("Softmax", self._node("Add", self._node("MatMul", query, key), hidden), axis=-1)
        mixed = self._node("Transpose", self._node("MatMul", scores, value), perm=[0, 2, 1, 3])
        out = self._linear(self._node("Reshape", mixed, "join_heads"), f"{attention}.output.dense")
        x = self._norm(self._node("Add", x, out), f"{attention}.output.LayerNorm")
        out = self._linear(self._gelu(self._linear(x, f"{layer}.intermediate.dense")), f"{layer}.output.dense")
        return self._norm(self._node("Add", x, out), f"{layer}.output.LayerNorm")

    def _pooled(self, x: str, column: str, tokens: str) -> str:
        total = self._node("ReduceSum", self._node("Mul", x, column), "axis_1", keepdims=0)
        return self._node("LpNormalization", self._node("Div", total, tokens), axis=-1, p=2)

    def _linear(self, x: str, name: str, scale: float = 1.0) -> str:
        weight, bias = (self._tensors[f"{name}.{part}"] * np.float32(scale) for part in ("weight", "bias"))
        product = self._node("MatMul", x, self._constant(f"{name}.w", np.ascontiguousarray(weight.T)))
        return self._node("Add", product, self._constant(f"{name}.b", bias))

    def _norm(self, x: str, name: str) -> str:
        gamma, beta = (self._constant(f"{name}.{part}", self._tensors[f"{name}.{part}"]) for part in ("weight", "bias"))
        return self._node("LayerNormalization", x, gamma, beta, axis=-1, epsilon=1e-12)

    def _split(self, x: str, transposed: bool = False) -> str:
        """One block for each head."""
        order = [0, 2, 3, 1] if transposed else [0, 2, 1, 3]
        return self._node("Transpose", self._node("Reshape", x, "split_heads"), perm=order)

    def _gelu(self, x: str) -> str:
        scaled = self._node("Mul", x, self._constant("inverse_sqrt_2", np.float32(0.5**0.5)))
        erf = self._node("Erf", scaled)
        half = self._node("Mul", x, self._constant("half", np.float32(0.5)))
        return self._node("Mul", half, self._node("Add", erf, self._constant("one", np.float32(1))))

    def _constant(self, name: str, value: Any) -> str:
        self.constants[name] = np.asarray(value)
        return name

    def _node(self, kind: str, *inputs: str, **attributes: Any) -> str:
        from onnx import helper

        name = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name
