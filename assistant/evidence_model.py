"""The support of a sentence: a logistic model, its features, and what is chosen by it.

The features of a sentence are its likeness to the topic by meaning and by words, that of its
neighbours (a sentence that goes on "Footage from such systems ..." is understood through the one
before), that of its paragraph, and, where the paragraph was read word by word, how near each word
of the topic comes to a word of the sentence. The models
are fitted by ``eval/fit/evidence.py`` on public data and on the development half of the shipped
benchmark; nothing in them is set by hand.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

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


@dataclass(frozen=True, slots=True)
class Margins:
    """How far below the best a chosen one may lie, in log-odds of support.

    Attributes:
        paragraph: A paragraph below the best one; it counts as its best sentence.
        sentence: A sentence below the best one of its paragraph.
        sure: Support with which a sentence of a chosen paragraph is chosen however much better
            the best one is.
    """

    paragraph: float
    sentence: float
    sure: float


@dataclass(frozen=True, slots=True)
class EvidenceModel:
    """The fitted model and its thresholds.

    Attributes:
        weights: One for each of :data:`FEATURES` or :data:`READ_FEATURES`.
        intercept: Added to the weighted sum, before the logistic function.
        answer_threshold: Least support of the best sentence for which there is an answer.
        margins: For questions that want all that was said.
        fact_margins: For questions that want one fact.
    """

    weights: tuple[float, ...]
    intercept: float
    answer_threshold: float
    margins: Margins
    fact_margins: Margins

    def choose(
        self, paragraphs: Sequence[NDArray[np.float64]], *, fact: bool
    ) -> list[NDArray[np.bool_]]:
        """Return which sentences to answer with, given the supports of each paragraph's.

        Every chosen paragraph answers by itself: none is below the answer threshold.
        """
        margins = self.fact_margins if fact else self.margins
        best = max((float(supports.max()) for supports in paragraphs), default=0.0)
        floor = _log_odds(best) - margins.paragraph
        return [
            (supports.max() >= self.answer_threshold)
            & (_log_odds(supports.max()) >= floor)
            & (
                (_log_odds(supports) >= _log_odds(supports.max()) - margins.sentence)
                | (supports >= margins.sure)
            )
            for supports in paragraphs
        ]

    def support(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the support for rows of features, shape (sentences, features)."""
        logits: NDArray[np.float64] = features @ np.asarray(self.weights) + self.intercept
        return np.asarray(1.0 / (1.0 + np.exp(-logits)))


@cache
def load_model(*, read: bool = False) -> EvidenceModel:
    """Return a model that is shipped.

    Args:
        read: The one for sentences that were read word by word.
    """
    text = resources.files("assistant").joinpath("data/evidence.json").read_text(encoding="utf-8")
    values = json.loads(text)["read" if read else "plain"]
    return EvidenceModel(
        tuple(values["weights"][name] for name in (READ_FEATURES if read else FEATURES)),
        values["intercept"],
        values["answer_threshold"],
        Margins(**values["margins"]),
        Margins(**values["fact_margins"]),
    )


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


def _log_odds(support: NDArray[np.float64] | float) -> NDArray[np.float64]:
    """Return ln(p / (1 - p)), elementwise; bounded, so that 0 and 1 have one too."""
    bounded = np.clip(support, 1e-12, 1 - 1e-12)
    return np.asarray(np.log(bounded) - np.log1p(-bounded))
