"""Scores how well a text fits each intent: a linear model and the nearest examples, averaged."""

from collections.abc import Callable, Sequence
from pathlib import Path

import joblib
import numpy as np
from scipy import sparse
from sklearn.decomposition import PCA
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from extensions.nlu.minilm import WIDTH

SHORTENED = 512  # columns of a text's vector in training: a third of them trains three times as fast and no less exact
STEEPNESS = 2.5  # of the logistic curve that turns a distance from the separating plane into a score

Encode = Callable[[Sequence[str]], np.ndarray]


class IntentModel:
    """Linear support vectors, one intent against the rest, on sentence vectors and n-grams; and the nearest examples.

    One against the rest, so that scores need not add up to one: a message about nothing we know scores low everywhere.
    """

    def __init__(
        self, encode: Encode, strength: float = 0.5, neighbours: int = 3, neighbour_share: float = 0.6
    ) -> None:
        """Takes the encoder of texts; `strength` is the inverse regularisation of the linear model."""
        self._encode = encode
        self._strength = strength
        self._neighbours = neighbours
        self._neighbour_share = neighbour_share
        self.intents: list[str] = []

    def fit(self, texts: Sequence[str], intents: Sequence[str]) -> "IntentModel":
        """Learns from one intent for each text; needs two intents at least."""
        self._words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"\w+", dtype=np.float32)
        self._letters = TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=(2, 5),
            sublinear_tf=True,
            min_df=1 if len(texts) < 100 else 2,
            dtype=np.float32,
        )
        texts = [text.lower() for text in texts]
        labels = np.array(intents)
        vectors = self._encode(texts)
        shorten = PCA(min(SHORTENED, *vectors.shape), svd_solver="randomized", random_state=0).fit(vectors)
        ngrams = sparse.hstack([self._words.fit_transform(texts), self._letters.fit_transform(texts)], format="csr")
        linear = LinearSVC(C=self._strength, class_weight="balanced", tol=0.1, random_state=0)
        linear.fit(sparse.hstack([sparse.csr_matrix(shorten.transform(vectors)), ngrams], format="csr"), labels)
        self.intents = [str(intent) for intent in linear.classes_]
        # For two intents scikit-learn keeps one row only; here every intent has its own.
        two = len(linear.coef_) == 1
        weights, bias = (np.vstack([-part, part]) if two else part for part in (linear.coef_, linear.intercept_))
        # The shortening is linear as well, so that it goes into the weights and costs nothing when a message is read.
        of_vectors = shorten.components_.T @ weights[:, : shorten.n_components_].T
        self._vector_weights = of_vectors.astype(np.float32)
        self._ngram_weights = np.ascontiguousarray(weights[:, shorten.n_components_ :].T, np.float32)
        self._bias = (bias.ravel() - shorten.mean_ @ of_vectors).astype(np.float32)
        self._examples = np.ascontiguousarray(vectors[:, :WIDTH].T)
        self._members = [np.flatnonzero(labels == intent) for intent in self.intents]
        return self

    def scores(self, texts: Sequence[str]) -> np.ndarray:
        """Score from 0 to 1 of every intent for every text: shape (texts, intents), in the order of `intents`."""
        texts = [text.lower() for text in texts]
        vectors = self._encode(texts)
        words, letters = self._words.transform(texts), self._letters.transform(texts)
        distance = vectors @ self._vector_weights + self._bias
        distance += words @ self._ngram_weights[: words.shape[1]] + letters @ self._ngram_weights[words.shape[1] :]
        similarity = vectors[:, :WIDTH] @ self._examples
        nearest = np.stack([_mean_of_largest(similarity[:, rows], self._neighbours) for rows in self._members], axis=1)
        return (1 - self._neighbour_share) / (1 + np.exp(-STEEPNESS * distance)) + self._neighbour_share * nearest

    def save(self, folder: Path) -> None:
        """Writes the model into an existing folder."""
        joblib.dump(
            {key: value for key, value in vars(self).items() if key != "_encode"}, folder / "intent_model.joblib"
        )

    def load(self, folder: Path) -> "IntentModel":
        """Reads what `save` wrote."""
        vars(self).update(joblib.load(folder / "intent_model.joblib"))
        return self


def _mean_of_largest(values: np.ndarray, count: int) -> np.ndarray:
    count = min(count, values.shape[1])
    return np.partition(values, -count, axis=1)[:, -count:].mean(axis=1)
