"""How like what was asked is what was said: points beside paragraphs, and how each pair stands out.

Among all paragraphs for this point, and among all points for this paragraph: that tells more than a
likeness by itself. What comes near what is read in :mod:`assistant.ledger.matching`.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.ledger.dialogue import Dialogue
from assistant.ledger.matching import PARTS, Floats, ReadWords, Spoken, words_of_points
from assistant.ledger.matter import content_words
from index.embedding.embedder import Embedder
from index.text import stem

FEATURES = (
    "words read",
    "stands out among paragraphs",
    "stands out among both",
    "ahead of the next paragraph",
    "paragraph stands out among points",
    "stands out among points",
    "least words",
    "direction below best",
    "sentence below best",
    "before stands out among points",
    "direction of before stands out among points",
    "neighbour paragraph",
    "other points of the paragraph",
    "sentence vectors",
    "words shared",
    "turns between",
    "next turn",
)
_LEAST_SPREAD = 0.01
_FURTHEST = 5.0


@dataclass(frozen=True, slots=True)
class Pairs:
    """Points beside paragraphs.

    Attributes:
        features: Shape (points, paragraphs, features), in the order of :data:`FEATURES`.
        may: Which paragraphs may reply to which point, shape (points, paragraphs).
        sentence: For each pair the index of the sentence that comes nearest.
    """

    features: Floats
    may: NDArray[np.bool_]
    sentence: NDArray[np.int_]


def compare(dialogue: Dialogue, embedder: Embedder, read: ReadWords) -> Pairs:
    """Set every point beside every paragraph that may reply to it.

    Args:
        dialogue: Points, and paragraphs.
        embedder: For the meaning of whole sentences.
        read: For that of their words, as of :func:`~assistant.ledger.matching.reading_of`.
    """
    shape = len(dialogue.points), len(dialogue.said)
    may = dialogue.may_reply()
    if not may.any():
        return Pairs(np.zeros((*shape, len(FEATURES))), may, np.zeros(shape, dtype=int))
    said = Spoken(dialogue, read)
    matched = said.match(words_of_points(dialogue, read), shape[0])
    own, sentence, before = (matched[part] for part in PARTS)
    among_paragraphs = _stand_out(own.best, may, 1)
    between = np.array(
        [[max(0, one.turn - turn) for one in dialogue.said] for turn in dialogue.turns], dtype=float
    )
    first = np.where(may, between, np.inf).min(axis=1, keepdims=True)
    features = np.stack(
        [
            own.best,
            among_paragraphs,
            _stand_out(among_paragraphs, may, 0),
            ahead_of_next(among_paragraphs, may, _FURTHEST),
            _stand_out(own.whole, may, 0),
            _stand_out(own.best, may, 0),
            own.least,
            _below_best(own.direction, may),
            _below_best(sentence.telling, may),
            _stand_out(before.telling, may, 0),
            _stand_out(before.direction, may, 0),
            _of_neighbours(dialogue, among_paragraphs),
            _of_other_points(dialogue, among_paragraphs),
            said.sentence_likeness(dialogue, embedder),
            _words_shared(dialogue),
            np.log1p(between) / 3,
            (may & (between == first)).astype(float),
        ],
        axis=2,
    )
    return Pairs(features, may, own.sentence)


def _stand_out(values: Floats, may: NDArray[np.bool_], axis: int) -> Floats:
    """Return by how many standard deviations values stand out in their row or column."""
    count = np.maximum(may.sum(axis=axis, keepdims=True), 1)
    mean = np.where(may, values, 0).sum(axis=axis, keepdims=True) / count
    spread = np.sqrt(np.where(may, (values - mean) ** 2, 0).sum(axis=axis, keepdims=True) / count)
    return np.asarray(np.where(may, (values - mean) / (spread + _LEAST_SPREAD), 0.0))


def ahead_of_next(values: Floats, may: NDArray[np.bool_], furthest: float) -> Floats:
    """Return how far each value is ahead of the best other one in its row.

    Args:
        values: Shape (points, paragraphs).
        may: Which of them count.
        furthest: The most that is told; what does not count is taken to be as far below 0.
    """
    given = np.where(may, values, -furthest)
    if given.shape[1] < 2:
        return np.zeros_like(values)
    ranked = np.sort(given, axis=1)
    other = np.where(given == ranked[:, -1:], ranked[:, -2:-1], ranked[:, -1:])
    return np.asarray(np.where(may, np.clip(values - other, -furthest, furthest), 0.0))


def _below_best(values: Floats, may: NDArray[np.bool_]) -> Floats:
    """Return how far each paragraph is below the best one for its point."""
    best = np.where(may, values, -np.inf).max(axis=1, keepdims=True)
    return np.asarray(np.where(may, values - np.where(np.isfinite(best), best, 0.0), 0.0))


def _of_neighbours(dialogue: Dialogue, values: Floats) -> Floats:
    """Return for each paragraph the best value of those beside it in its turn; 0 where none is."""
    best = np.zeros_like(values)
    for j, one in enumerate(dialogue.said):
        beside = [
            k
            for k in (j - 1, j + 1)
            if 0 <= k < len(dialogue.said) and dialogue.said[k].turn == one.turn
        ]
        if beside:
            best[:, j] = values[:, beside].max(axis=1)
    return best


def _of_other_points(dialogue: Dialogue, values: Floats) -> Floats:
    """Return for each point the mean of the others put in its paragraph; 0 where it is alone."""
    mean = np.zeros_like(values)
    for i, point in enumerate(dialogue.points):
        same = [
            k
            for k, other in enumerate(dialogue.points)
            if k != i and (other.record_id, other.paragraph) == (point.record_id, point.paragraph)
        ]
        if same:
            mean[i] = values[same].mean(axis=0)
    return mean


def _words_shared(dialogue: Dialogue) -> Floats:
    """Return how much of a point's own words each paragraph has, rare ones counting more."""
    given = [set(map(stem, content_words(one.text))) for one in dialogue.said]
    counts = Counter(word for some in given for word in some)
    most = math.log(len(given) + 1)

    def weight(word: str) -> float:
        return max(0.05, math.log((len(given) + 1) / (counts[word] + 0.5)) / most)

    shared = np.zeros((len(dialogue.points), len(given)))
    for i, point in enumerate(dialogue.points):
        own = {stem(word): 0.0 for word in content_words(point.text)}
        own = {word: weight(word) for word in own}
        total = sum(own.values())
        if total:
            shared[i] = [sum(own[word] for word in own if word in some) / total for some in given]
    return shared
