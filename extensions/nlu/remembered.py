"""Keeps the vectors of training examples on disk, so that training again encodes only what is new."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np


class RememberedVectors:
    """Encodes texts like the encoder that it wraps, and keeps the vectors of the last texts in a file."""

    def __init__(self, encode: Callable[[Sequence[str]], np.ndarray], file: Path) -> None:
        """Takes the encoder and the file, whose name must change with the encoder."""
        self._encode = encode
        self._file = file

    def __call__(self, texts: Sequence[str]) -> np.ndarray:
        """The vectors of the texts: float32, one row each."""
        known = self._known()
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known |= dict(zip(new, self._encode(new), strict=True))
        vectors = np.stack([known[text] for text in texts])
        unfinished = self._file.with_suffix(f".{os.getpid()}.npz")
        np.savez(unfinished, texts=np.array(texts), vectors=vectors)
        unfinished.replace(self._file)
        return vectors

    def _known(self) -> dict[str, np.ndarray]:
        if not self._file.is_file():
            return {}
        try:
            with np.load(self._file) as stored:
                return dict(zip(stored["texts"].tolist(), stored["vectors"], strict=True))
        except (OSError, ValueError, KeyError, BadZipFile):  # a damaged file is only slower
            return {}
