"""The features of a sentence, by which the model gives it support.

They are its likeness to the topic by meaning and by words, that of its neighbours (a sentence that
goes on "Footage from such systems ..." is understood through the one before), that of its
paragraph; where the paragraph was read word by word, how near each word of the topic comes to a
word of the sentence; and where it was read together with the question, what the cross-encoder says.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

FEATURES = (
    "similarity",
    "coverage",
    "neighbour similarity",
    "neighbour coverage",
    "paragraph similarity",
    "paragraph coverage",
)
READ_FEATURES = (
    *FEATURES,
    "similarity in context",
    "words",
    "least word",
    "neighbour words",
    "paragraph words",
    "paragraph least word",
)
"""Those of sentences that were read word by word in their paragraph."""
CROSSED_FEATURES = (
    *READ_FEATURES,
    "cross-encoder sentence",
    "cross-encoder paragraph",
    "cross-encoder whole",
)
"""Those of sentences whose paragraph was read together with the question, too."""


class Reading(StrEnum):
    """How sentences were read, and so by which features they are weighed."""

    PLAIN = "plain"
    READ = "read"
    CROSSED = "crossed"

    @property
    def features(self) -> tuple[str, ...]:
        """Names of the features, in the order of their columns."""
        return _FEATURES_OF[self]


_FEATURES_OF = {
    Reading.PLAIN: FEATURES,
    Reading.READ: READ_FEATURES,
    Reading.CROSSED: CROSSED_FEATURES,
}


UNREAD = -6.0
"""What is taken for the log-odds of what the cross-encoder did not read: that it answers not."""


class Read(NamedTuple):
    """What the cross-encoder says of a question and sentences, in log-odds.

    Attributes:
        sentences: Whether each answers; of one without a word, or not read, :data:`UNREAD`.
        whole: Whether they do together.
    """

    sentences: list[float]
    whole: float


def sentence_features(
    similarities: NDArray[np.float64],
    coverages: NDArray[np.float64],
    sizes: Sequence[int],
) -> NDArray[np.float64]:
    """Return the features of the sentences of several paragraphs.

    Args:
        similarities: Cosine of topic and sentence, shape (sentences,).
        coverages: Share of the topic's words in each sentence, weighted by rarity, 0 to 1.
        sizes: Sentences of each paragraph, none empty; their sum is the number of sentences.

    Returns:
        Shape (sentences, features), columns as in :data:`FEATURES`.
    """
    columns = []
    offset = 0
    for size in sizes:
        own, words = similarities[offset : offset + size], coverages[offset : offset + size]
        columns.append(
            [
                own,
                words,
                _best_neighbour(own),
                _best_neighbour(words),
                np.full(size, own.max()),
                np.full(size, words.max()),
            ]
        )
        offset += size
    return np.concatenate([np.stack(column, axis=1) for column in columns])


def read_features(
    features: NDArray[np.float64],
    matches: Sequence[NDArray[np.float64]],
    in_context: NDArray[np.float64],
    weights: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return the features of sentences that were read word by word.

    Args:
        features: As :func:`sentence_features` gives them.
        matches: For each paragraph how near each word of the topic comes to a word of each
            sentence, shape (sentences, words), cosines.
        in_context: Cosine of topic and sentence, read in its paragraph, shape (sentences,).
        weights: Rarity of each word.

    Returns:
        Shape (sentences, features), columns as in :data:`READ_FEATURES`.
    """
    shares = weights / weights.sum() if weights.sum() else weights
    columns = []
    for own in matches:
        padded = np.concatenate([own[:1], own, own[-1:]])
        near = np.maximum(np.maximum(padded[:-2], padded[2:]), own)
        whole = own.max(axis=0)
        columns.append(
            np.stack(
                [
                    own @ shares,
                    own.min(axis=1, initial=1.0),
                    near @ shares,
                    np.full(len(own), whole @ shares),
                    np.full(len(own), whole.min(initial=1.0)),
                ],
                axis=1,
            )
        )
    return np.concatenate([features, in_context[:, None], np.concatenate(columns)], axis=1)


def crossed_features(
    features: NDArray[np.float64], read: Sequence[Sequence[Read] | None], sizes: Sequence[int]
) -> NDArray[np.float64]:
    """Return the features of sentences whose paragraphs were read together with the question.

    Args:
        features: As :func:`read_features` gives them.
        read: For each paragraph what the cross-encoder says of it, of each form of the question;
            None for one that it did not read.
        sizes: Sentences of each paragraph.

    Returns:
        Shape (sentences, features), columns as in :data:`CROSSED_FEATURES`.
    """
    columns = []
    for size, forms in zip(sizes, read, strict=True):
        own, whole = np.full(size, UNREAD), UNREAD
        if forms:
            own = np.mean([one.sentences for one in forms], axis=0)
            whole = float(np.mean([one.whole for one in forms]))
        columns.append(np.stack([own, np.full(size, own.max()), np.full(size, whole)], axis=1))
    return np.concatenate([features, np.concatenate(columns)], axis=1)


def rarity(terms: Sequence[str], frequencies: Mapping[str, int], total: int) -> dict[str, float]:
    """Return the weight of each term: its inverse document frequency.

    Source: Robertson and Spaerck Jones (1976), in the form of Lucene's BM25, which is never
    negative.
    """
    return {
        term: math.log(1 + (total - count + 0.5) / (count + 0.5))
        for term in terms
        for count in (frequencies.get(term, 0),)
    }


def coverage(weights: Mapping[str, float], stems: Sequence[str]) -> float:
    """Return which share of the weight of a topic's terms a sentence holds, 0 to 1."""
    whole = sum(weights.values())
    present = set(stems)
    return sum(w for term, w in weights.items() if term in present) / whole if whole else 0.0


def _best_neighbour(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return for each sentence the larger value of those before and after it."""
    padded = np.concatenate([[0.0], values, [0.0]])
    return np.asarray(np.maximum(padded[:-2], padded[2:]))
