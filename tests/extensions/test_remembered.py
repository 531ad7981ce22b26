"""Vectors of training examples are kept from one training to the next."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from extensions.nlu.remembered import RememberedVectors


class Encoder:
    """Encodes a text as its length, and keeps what it was asked."""

    def __init__(self) -> None:
        """Starts with nothing asked."""
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> np.ndarray:
        """One row a text."""
        self.asked += texts
        return np.array([[len(text), 1.0] for text in texts], np.float32)


def test_only_new_texts_are_encoded(tmp_path: Path) -> None:
    """A second call encodes what the first did not, and gives the rows in the order asked, doubles included."""
    encoder = Encoder()
    RememberedVectors(encoder, tmp_path / "vectors.npz")(["pain", "price"])
    vectors = RememberedVectors(encoder, tmp_path / "vectors.npz")(["price", "downtime", "price"])
    assert vectors[:, 0].tolist() == [5, 8, 5]
    assert encoder.asked == ["pain", "price", "downtime"]


def test_a_damaged_file_is_made_again(tmp_path: Path) -> None:
    """A file that cannot be read costs time and nothing else."""
    (tmp_path / "vectors.npz").write_bytes(b"not an archive")
    assert RememberedVectors(Encoder(), tmp_path / "vectors.npz")(["pain"])[:, 0].tolist() == [4]
    encoder = Encoder()
    RememberedVectors(encoder, tmp_path / "vectors.npz")(["pain"])
    assert encoder.asked == []
