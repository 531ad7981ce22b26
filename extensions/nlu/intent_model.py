"""Scores how well a text fits each intent: a linear model and the nearest examples, averaged."""

from collections.abc import Callable, Sequence
from pathlib import Path

import joblib
import numpy as np
from scipy import sparse
from sklearn.decomposition import PCA
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion
from sklearn.svm import LinearSVC

from extensions.nlu.minilm import WIDTH

SHORTENED = 512  # columns of a text's vector in the linear model
STEEPNESS = 2.5  # of the logistic curve that turns a distance from the separating plane into a score

Encode = Callable[[Sequence[str]], np.ndarray]


class IntentModel:
    """Linear support vectors, one intent against the rest, on sentence vectors and n-grams; and the nearest examples.

    One against the rest, so that scores need not add up to one: a message about nothing we know scores low everywhere.
    """

    def __init__(self, encode: Encode, strength: float = 0.5, neighbours: int = 3, neighbour_share: float = 0.5) -> None:
        """Takes the encoder of texts; `strength` is the inverse regularisation of the linear model."""
        self._encode = encode
        self._strength = strength
        self._neighbours = neighbours
        self._neighbour_share = neighbour_share
        self.intents: list[str] = []

    def fit(self, texts: Sequence[str], intents: Sequence[str]) -> "IntentModel":
        """Learns from one intent for each text; needs two intents at least."""
        self._ngrams = FeatureUnion(
            [
                ("words", TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"\w+", dtype=np.float32)),
                ("letters", TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2,
                                            dtype=np.float32)),
            ]
        )  # fmt: skip
        texts = [text.lower() for text in texts]
        self._ngrams.fit(texts)
        vectors = self._encode(texts)
        self._vectors = vectors[:, :WIDTH].copy()
        # A third of the vectors' columns trains the linear model three times as fast and no less exact.
        self._shorten = PCA(min(SHORTENED, *vectors.shape), svd_solver="randomized", random_state=0).fit(vectors)
        labels = np.array(intents)
        linear = LinearSVC(C=self._strength, class_weight="balanced", tol=0.1, random_state=0)
        linear.fit(self._features(texts, vectors), labels)
        self.intents = [str(intent) for intent in linear.classes_]
        # For two intents scikit-learn keeps one row only; here every intent has its own.
        two = len(linear.coef_) == 1
        weights, bias = (np.vstack([-part, part]) if two else part for part in (linear.coef_, linear.intercept_))
        self._weights, self._bias = weights.T.astype(np.float32), bias.ravel().astype(np.float32)
        self._members = [np.flatnonzero(labels == intent) for intent in self.intents]
        return self

    def scores(self, texts: Sequence[str]) -> np.ndarray:
        """Score from 0 to 1 of every intent for every text: shape (texts, intents), in the order of `intents`."""
        texts = [text.lower() for text in texts]
        vectors = self._encode(texts)
        linear = 1 / (1 + np.exp(-STEEPNESS * (self._features(texts, vectors) @ self._weights + self._bias)))
        similarity = vectors[:, :WIDTH] @ self._vectors.T
        nearest = np.stack([_mean_of_largest(similarity[:, rows], self._neighbours) for rows in self._members], axis=1)
        return (1 - self._neighbour_share) * linear + self._neighbour_share * nearest

    def _features(self, texts: Sequence[str], vectors: np.ndarray) -> sparse.csr_matrix:
        return sparse.hstack([sparse.csr_matrix(self._shorten.transform(vectors)), self._ngrams.transform(texts)], format="csr")

    def save(self, folder: Path) -> None:
        """Writes the model into an existing folder."""
        state = (self._ngrams, self._shorten, self._vectors, self._weights, self._bias, self._members, self.intents)
        joblib.dump(state, folder / "intent_model.joblib")

    def load(self, folder: Path) -> "IntentModel":
        """Reads what `save` wrote."""
        state = joblib.load(folder / "intent_model.joblib")
        self._ngrams, self._shorten, self._vectors, self._weights, self._bias, self._members, self.intents = state
        return self


def _mean_of_largest(values: np.ndarray, count: int) -> np.ndarray:
    count = min(count, values.shape[1])
    return np.partition(values, -count, axis=1)[:, -count:].mean(axis=1)
