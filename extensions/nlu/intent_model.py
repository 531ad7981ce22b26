"""Scores how well a text fits each intent: a linear model and the nearest example, averaged."""

import pickle
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from scipy.linalg import eigh
from sklearn.decomposition import PCA
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from extensions.nlu.minilm import WIDTH
from extensions.nlu.reading import OUT_OF_SCOPE

SHORTENED = 256  # columns of a text's vector in training: a sixth of them trains much faster and no less exact
COMPARED = 192  # directions in which the nearest examples are looked for: an eighth of them, in an eighth of the time
PRIOR = 600  # examples' worth of equal spread in all directions, so that a few examples do not decide which ones tell
INNER = 0.4  # of an inner layer's columns beside the last one's, where examples are compared
FRAMES = 2.0  # weight of the frames beside the other n-grams while learning; a message is read with a weight of 1
FEW = 100  # examples, of which each n-gram counts
OURS = 2  # examples that must have a word for it to be one of ours: what a single one has may be anything
STEEPNESS = 2.5  # of the logistic curve that turns a distance from the separating plane into a score
WORD = re.compile(r"\w+")
FILE = "intent_model.pickle"

Encode = Callable[[Sequence[str]], np.ndarray]


class IntentModel:
    """Linear support vectors, one intent against the rest, on sentence vectors and n-grams; and the nearest example.

    One against the rest, so that scores need not add up to one: a message about nothing we know scores low everywhere.
    Where there are examples of what is out of scope, the linear model learns from frames as well ("what causes ?"),
    since what is asked about is foreign in these more often than in a patient's question.
    """

    def __init__(self, encode: Encode, strength: float = 0.5, neighbour_share: float = 0.6) -> None:
        """Takes the encoder of texts; `strength` is the inverse regularisation of the linear model."""
        self._encode = encode
        self._strength = strength
        self._neighbour_share = neighbour_share
        self.intents: list[str] = []

    def fit(self, texts: Sequence[str], intents: Sequence[str]) -> "IntentModel":
        """Learns from one intent for each text; needs two intents at least."""
        texts = [text.lower() for text in texts]
        labels = np.array(intents)
        rarest = 1 if len(texts) < FEW else 2  # what one example has alone tells little, and is most of all n-grams
        common: dict[str, Any] = {"sublinear_tf": True, "min_df": rarest, "dtype": np.float32}
        self._ngrams = [
            TfidfVectorizer(ngram_range=(1, 2), token_pattern=WORD.pattern, **common),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), **common),
        ]
        if OUT_OF_SCOPE in intents:
            ours = [text for text, intent in zip(texts, intents, strict=True) if intent != OUT_OF_SCOPE]
            self._ngrams.append(TfidfVectorizer(analyzer=Frames(ours), **common))
        vectors = self._encode(texts)
        shorten = PCA(min(SHORTENED, *vectors.shape), svd_solver="randomized", random_state=0).fit(vectors)
        shares = [1, 1, FRAMES][: len(self._ngrams)]
        counted = [share * ngrams.fit_transform(texts) for share, ngrams in zip(shares, self._ngrams, strict=True)]
        linear = LinearSVC(C=self._strength, class_weight="balanced", tol=0.1, random_state=0)
        linear.fit(sparse.hstack([sparse.csr_matrix(shorten.transform(vectors)), *counted], format="csr"), labels)
        self.intents = [str(intent) for intent in linear.classes_]
        # For two intents scikit-learn keeps one row only; here every intent has its own.
        two = len(linear.coef_) == 1
        weights, bias = (np.vstack([-part, part]) if two else part for part in (linear.coef_, linear.intercept_))
        self._rarity = [ngrams.idf_ for ngrams in self._ngrams]
        # The shortening is linear as well, so that it goes into the weights and costs nothing when a message is read.
        of_vectors = shorten.components_.T @ weights[:, : shorten.n_components_].T
        self._vector_weights = of_vectors.astype(np.float32)
        self._ngram_weights = np.ascontiguousarray(weights[:, shorten.n_components_ :].T, np.float16)  # half to store
        self._bias = (bias.ravel() - shorten.mean_ @ of_vectors).astype(np.float32)
        # Those of one intent side by side, so that the nearest of each is found in one go.
        order = np.argsort(labels, kind="stable")
        sizes = np.unique(labels, return_counts=True)[1]
        self._starts = np.cumsum(sizes) - sizes
        self._compared = _telling_directions(vectors[order], sizes)
        self._middle = vectors.mean(axis=0) @ self._compared
        self._examples = np.ascontiguousarray(self._comparable(vectors[order]).T)
        return self

    def _comparable(self, vectors: np.ndarray) -> np.ndarray:
        """The vectors in the directions that tell intents apart, each of unit length."""
        turned = vectors @ self._compared - self._middle
        length = np.linalg.norm(turned, axis=1, keepdims=True)
        compared: np.ndarray = turned / np.maximum(length, np.finfo(np.float32).tiny)
        return compared

    def scores(self, texts: Sequence[str]) -> np.ndarray:
        """Score from 0 to 1 of every intent for every text: shape (texts, intents), in the order of `intents`."""
        texts = [text.lower() for text in texts]
        vectors = self._encode(texts)
        distance = vectors @ self._vector_weights + self._bias
        known = 0
        for ngrams, rarity in zip(self._ngrams, self._rarity, strict=True):
            weights = self._ngram_weights[known : known + len(rarity)]
            distance += np.stack([_weighed(ngrams, rarity, text, weights) for text in texts])
            known += len(rarity)
        alike = self._comparable(vectors) @ self._examples
        nearest = np.maximum(0, np.maximum.reduceat(alike, self._starts, axis=1))
        return (1 - self._neighbour_share) / (1 + np.exp(-STEEPNESS * distance)) + self._neighbour_share * nearest

    def save(self, folder: Path) -> None:
        """Writes the model into an existing folder."""
        learnt = {key: value for key, value in vars(self).items() if key != "_encode"}
        learnt["_examples"] = self._examples.astype(np.float16)  # half to store, and to unpack at every start
        (folder / FILE).write_bytes(pickle.dumps(learnt, protocol=5))

    def load(self, folder: Path) -> "IntentModel":
        """Reads what `save` wrote."""
        vars(self).update(pickle.loads((folder / FILE).read_bytes()))
        self._examples = self._examples.astype(np.float32)
        return self


class Frames:
    """Splits a text into its words and runs of two or three, where every word that is none of ours is "?"."""

    def __init__(self, ours: Sequence[str]) -> None:
        """Takes the texts, in lower case, whose words are ours."""
        counts = Counter(word for text in ours for word in set(WORD.findall(text)))
        self._ours = {word for word, count in counts.items() if count >= OURS}

    def __call__(self, text: str) -> list[str]:
        """The words and runs; a run may reach over the start or the end of the text."""
        words = [word if word in self._ours else "?" for word in WORD.findall(text)]
        placed = ["<", *words, ">"]
        runs = (zip(*(placed[skipped:] for skipped in range(size)), strict=False) for size in (2, 3))
        return [*words, *(" ".join(run) for each in runs for run in each)]


def _telling_directions(vectors: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """The directions in which texts of different intents differ more than those of one: shape (width, directions).

    `sizes` tells how many vectors each intent has, one after another. This is linear discriminant analysis, regularised
    (Friedman 1989, "Regularized Discriminant Analysis"), with more directions kept than the intents span.
    """
    width = vectors.shape[1]
    scale = np.where(np.arange(width) < WIDTH, 1, INNER).astype(np.float32)
    vectors = vectors * scale
    starts = np.cumsum(sizes) - sizes
    means = np.add.reduceat(vectors, starts, axis=0) / sizes[:, None]
    inside = vectors - np.repeat(means, sizes, axis=0)
    within = inside.T @ inside
    within[np.diag_indices(width)] += PRIOR / len(vectors) * np.trace(within) / width
    around = vectors - vectors.mean(axis=0)
    kept = min(COMPARED, width, len(vectors) - 1)
    directions = eigh(around.T @ around, within, subset_by_index=(width - kept, width - 1))[1]
    return np.ascontiguousarray(directions * scale[:, None], np.float32)


def _weighed(ngrams: TfidfVectorizer, rarity: np.ndarray, text: str, weights: np.ndarray) -> np.ndarray:
    """What `ngrams.transform([text]) @ weights` gives, without the checks that take ten times as long.

    `rarity` is `ngrams.idf_`, which scikit-learn works out anew at every use.
    """
    vocabulary = ngrams.vocabulary_
    counts = Counter(vocabulary[ngram] for ngram in ngrams.build_analyzer()(text) if ngram in vocabulary)
    if not counts:
        return np.zeros(weights.shape[1], np.float32)
    rows = np.fromiter(counts, np.intp)
    values = (1 + np.log(np.fromiter(counts.values(), np.float32))) * rarity[rows]
    return values / np.linalg.norm(values) @ weights[rows]
