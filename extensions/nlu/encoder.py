"""Turns texts into vectors with the prepared sentence encoder."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidGraph, InvalidProtobuf
from tokenizers import Tokenizer

from extensions.nlu import minilm

FEW = 64  # texts: the parts of a message are fewer, the examples of a training more
DAMAGED = (Fail, InvalidGraph, InvalidProtobuf)


class SentenceEncoder:
    """all-MiniLM-L6-v2 in onnxruntime."""

    def __init__(self, graph: Path, tokenizer: Path) -> None:
        """Loads the ONNX graph and the tokenizer, both files on disk."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # for a short text a second thread costs more than it saves
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(minilm.MAX_TOKENS)
        self._tokenizer.no_padding()

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors of the texts: float32, shape (number of texts, 1536).

        The first 384 are the sentence vector, the rest the inner layers; each block of 384 has unit length.
        """
        # One by one: the 8-bit products are scaled to the whole batch, so that neighbours would change a text's vector.
        if len(texts) <= FEW:
            vectors = [self._encode(text) for text in texts]
        else:
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                vectors = list(pool.map(self._encode, texts))
        return np.array(vectors, np.float32).reshape(len(texts), minilm.WIDTH * (1 + len(minilm.INNER_LAYERS)))

    def _encode(self, text: str) -> np.ndarray:
        tokens = self._tokenizer.encode(text)
        inputs = {"input_ids": [tokens.ids], "attention_mask": [tokens.attention_mask]}
        outputs = self._session.run(
            ["embedding", "inner"], {name: np.array(value, np.int64) for name, value in inputs.items()}
        )
        vector: np.ndarray = np.hstack(outputs)[0]
        return vector


@lru_cache(maxsize=1)
def shared_encoder(cache: Path) -> SentenceEncoder:
    """The one encoder of this process, prepared in the folder `cache` on first use, or again if it is damaged."""
    tokenizer = minilm.package_folder() / "tokenizer.json"
    try:
        return SentenceEncoder(minilm.prepare(cache), tokenizer)
    except DAMAGED:
        minilm.prepare(cache).unlink()
        return SentenceEncoder(minilm.prepare(cache), tokenizer)
