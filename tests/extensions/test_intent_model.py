"""The intent model on a handful of sentences."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from clinic.settings import encoder_folder
from extensions.nlu.classifier import QuestionClassifier
from extensions.nlu.encoder import shared_encoder
from extensions.nlu.intent_model import Frames, IntentModel

EXAMPLES = {
    "ask_pain": ["does it hurt", "is it painful", "how bad is the pain", "will the needles sting"],
    "ask_price": ["what does it cost", "price please", "how much money is it", "what are the charges"],
    "greet": ["hello there", "good morning", "hi", "hey"],
}
UNSEEN = {"is there any pain": "ask_pain", "cost?": "ask_price", "good evening": "greet"}


def encode(texts: Sequence[str]) -> np.ndarray:
    """The vectors of the shipped encoder."""
    return shared_encoder(encoder_folder()).encode(texts)


def fitted(intents: Sequence[str]) -> IntentModel:
    """A model that knows these intents."""
    pairs = [(text, intent) for intent in intents for text in EXAMPLES[intent]]
    return IntentModel(encode).fit(*zip(*pairs))


@pytest.mark.parametrize("intents", [list(EXAMPLES), ["ask_pain", "greet"]])
def test_scores(intents: list[str]) -> None:
    """Unseen sentences score highest for their intent, also with two intents only; scores lie between 0 and 1."""
    model = fitted(intents)
    unseen = {text: intent for text, intent in UNSEEN.items() if intent in intents}
    scores = model.scores(list(unseen))
    assert scores.shape == (len(unseen), len(intents))
    assert [model.intents[index] for index in scores.argmax(axis=1)] == list(unseen.values())
    assert scores.min() >= 0 and scores.max() <= 1 + 1e-6


def test_foreign_matter_scores_low() -> None:
    """A message about none of the intents scores lower everywhere than one about any of them does for its own."""
    model = fitted(list(EXAMPLES))
    assert model.scores(["the train to Pune leaves at nine"]).max() < model.scores(list(UNSEEN)).max(axis=1).min()


def test_frames_hide_words_that_are_not_ours() -> None:
    """A word that only one text has, as a name, stands as "?" in a frame, so that any other fits into it."""
    frames = Frames(["how long for meso", "how long for prp", "ask ravi"])
    assert frames("how long ravi") == [
        "how", "long", "?", "< how", "how long", "long ?", "? >", "< how long", "how long ?", "long ? >",
    ]  # fmt: skip


def test_saved_model_is_the_same(tmp_path: Path) -> None:
    """A model that was saved and loaded gives the same scores."""
    model = fitted(list(EXAMPLES))
    model.save(tmp_path)
    loaded = IntentModel(encode).load(tmp_path)
    assert loaded.intents == model.intents
    # The examples are stored with half the digits.
    np.testing.assert_allclose(loaded.scores(list(UNSEEN)), model.scores(list(UNSEEN)), atol=1e-3)


def test_training_twice_gives_the_same_model() -> None:
    """Nothing in training is left to chance, and capital letters make no difference."""
    one, other = (fitted(list(EXAMPLES)).scores(texts) for texts in (["Is There Any PAIN"], ["is there any pain"]))
    np.testing.assert_allclose(one, other, atol=1e-5)


@pytest.mark.parametrize("key", ["sure", "further", "joined", "part"])
@pytest.mark.parametrize("value", [-0.1, 1.5])
def test_thresholds_are_checked(key: str, value: float) -> None:
    """A threshold that is no score is refused when the component is made."""
    with pytest.raises(ValueError, match=key):
        QuestionClassifier({**QuestionClassifier.get_default_config(), key: value}, None, None)
