"""The sentence encoder that is prepared from the published weights."""

from pathlib import Path

import numpy as np
import pytest

from clinic.settings import encoder_folder
from extensions.nlu import minilm
from extensions.nlu.encoder import SentenceEncoder, shared_encoder
from extensions.nlu.minilm import WIDTH, EncoderError

TEXTS = ["does it hurt", "is it painful?", "the train to Pune leaves at nine", "", "a" * 5000, "😀", "two\nlines"]


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    """The encoder that the assistant uses."""
    return shared_encoder(encoder_folder())


def test_vectors_have_unit_length(encoder: SentenceEncoder) -> None:
    """Every text, also an empty or endless one, gets blocks of unit length and no number that is none."""
    vectors = encoder.encode(TEXTS)
    assert vectors.dtype == np.float32 and vectors.shape == (len(TEXTS), WIDTH * (1 + len(minilm.INNER_LAYERS)))
    lengths = np.linalg.norm(vectors.reshape(len(TEXTS), -1, WIDTH), axis=2)
    np.testing.assert_allclose(lengths, 1, atol=1e-4)


def test_batch_makes_no_difference(encoder: SentenceEncoder) -> None:
    """A text has the same vector alone, among others, and in another order."""
    many = [*TEXTS, *(f"question number {number}" for number in range(70))]
    together = encoder.encode(many)
    np.testing.assert_allclose(encoder.encode(many[::-1])[::-1], together, atol=1e-5)
    for index in (0, 3, 40):
        np.testing.assert_allclose(encoder.encode([many[index]])[0], together[index], atol=1e-5)


def test_no_text_gives_no_vector(encoder: SentenceEncoder) -> None:
    """An empty list is fine."""
    assert encoder.encode([]).shape[0] == 0


@pytest.mark.parametrize(
    ("text", "paraphrase", "other"),
    [
        ("does it hurt", "is it painful?", "the train to Pune leaves at nine"),
        ("how many sessions do I need", "number of visits required", "who is the prime minister"),
        ("what does it cost", "what is the price", "my dog likes to swim"),
    ],
)
def test_paraphrases_are_nearer(encoder: SentenceEncoder, text: str, paraphrase: str, other: str) -> None:
    """The meaning decides: a paraphrase is much nearer than a sentence about something else."""
    one, near, far = encoder.encode([text, paraphrase, other])[:, :WIDTH]
    assert one @ near > one @ far + 0.3


def test_published_weights_are_accepted() -> None:
    """The installed weights have the checksum that was published."""
    minilm.check_weights(minilm.package_folder() / "model.safetensors")


def test_other_weights_are_refused(tmp_path: Path) -> None:
    """Weights with another checksum are never used; the message names both sums and what to do, and nothing is left."""
    (tmp_path / "model.safetensors").write_bytes(b"something else")
    with pytest.raises(EncoderError, match=r"wrong checksum.*53aa51172d14.*make clean setup"):
        minilm.prepare(tmp_path / "cache", source=tmp_path)
    assert not (tmp_path / "cache").exists()


def test_missing_weights_are_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing file and a missing package are told with what to do."""
    with pytest.raises(EncoderError, match=r"model.safetensors is missing.*make"):
        minilm.prepare(tmp_path / "cache", source=tmp_path)
    monkeypatch.setattr(minilm, "WEIGHTS_PACKAGE", "no_such_package")
    with pytest.raises(EncoderError, match=r"not installed.*make setup"):
        minilm.package_folder()


def test_prepared_encoder_is_used_again(tmp_path: Path) -> None:
    """What lies in the cache is not built again, so no weights are needed for it."""
    target = tmp_path / f"minilm-{minilm.WEIGHTS_SHA256[:12]}-v{minilm.GRAPH_VERSION}.onnx"
    target.write_bytes(b"prepared before")
    assert minilm.prepare(tmp_path, source=tmp_path / "nowhere") == target


def test_damaged_encoder_is_prepared_again(tmp_path: Path) -> None:
    """A file that was cut short is made anew."""
    prepared = minilm.prepare(encoder_folder())
    (tmp_path / prepared.name).write_bytes(prepared.read_bytes()[:1_000_000])
    assert shared_encoder(tmp_path).encode(["does it hurt"]).any()
    assert (tmp_path / prepared.name).read_bytes() == prepared.read_bytes()
