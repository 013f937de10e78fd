"""How like what was asked is what was said: points beside paragraphs, by their words read in place.

The words of a point are read in their paragraph ("its application" knows of solitary confinement),
and each counts with the word of a sentence that comes nearest to it (late interaction: Khattab and
Zaharia, ColBERT, SIGIR 2020). What tells more than a likeness is how it stands out: among all
paragraphs for this point, and among all points for this paragraph.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.ledger.dialogue import Dialogue
from assistant.ledger.matter import content_words
from index.embedding import Embedder, TransformerEmbedder
from index.sentences import sentence_spans
from index.text import stem
from index.token_vectors import TokenReader

Floats = NDArray[np.float64]
Vectors = NDArray[np.float32]
Read = Callable[[Sequence[Sequence[str]]], list[list[Vectors]]]

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
_PARTS = ("own", "sentence", "before")
"""What of a paragraph is set beside a reply: the point, its sentence, and the one before that."""
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


def reading_of(embedder: Embedder) -> Read:
    """Return how pieces of paragraphs are read to vectors of their words in place.

    A model whose words cannot be read gives one vector for each piece instead.
    """
    if isinstance(embedder, TransformerEmbedder):
        return TokenReader(embedder).paragraphs

    def read(paragraphs: Sequence[Sequence[str]]) -> list[list[Vectors]]:
        vectors = iter(embedder.embed_many([one for pieces in paragraphs for one in pieces]))
        return [[np.stack([next(vectors)]) for _ in pieces] for pieces in paragraphs]

    return read


def compare(dialogue: Dialogue, embedder: Embedder, read: Read) -> Pairs:
    """Set every point beside every paragraph that may reply to it.

    Args:
        dialogue: Points, and paragraphs.
        embedder: For the meaning of whole sentences.
        read: For that of their words, as of :func:`reading_of`.
    """
    shape = len(dialogue.points), len(dialogue.said)
    may = dialogue.may_reply()
    if not may.any():
        return Pairs(np.zeros((*shape, len(FEATURES))), may, np.zeros(shape, dtype=int))
    said = _Spoken(dialogue, read)
    matched = said.match(_read_points(dialogue, read), shape[0])
    own, sentence, before = (matched[part] for part in _PARTS)
    among_paragraphs = _stand_out(own.best, may, 1)
    near = np.zeros(shape)
    for j, one in enumerate(dialogue.said):
        beside = [
            k for k in (j - 1, j + 1) if 0 <= k < shape[1] and dialogue.said[k].turn == one.turn
        ]
        if beside:
            near[:, j] = among_paragraphs[:, beside].max(axis=1)
    others = np.zeros(shape)
    for i, point in enumerate(dialogue.points):
        same = [
            k
            for k, other in enumerate(dialogue.points)
            if k != i and (other.record_id, other.paragraph) == (point.record_id, point.paragraph)
        ]
        if same:
            others[i] = among_paragraphs[same].mean(axis=0)
    between = np.array(
        [[max(0, one.turn - turn) for one in dialogue.said] for turn in dialogue.turns], dtype=float
    )
    first = np.where(may, between, np.inf).min(axis=1, keepdims=True)
    features = np.stack(
        [
            own.best,
            among_paragraphs,
            _stand_out(among_paragraphs, may, 0),
            _ahead(among_paragraphs, may),
            _stand_out(own.whole, may, 0),
            _stand_out(own.best, may, 0),
            own.least,
            _below_best(own.direction, may),
            _below_best(sentence.telling, may),
            _stand_out(before.telling, may, 0),
            _stand_out(before.direction, may, 0),
            near,
            others,
            said.sentence_likeness(dialogue, embedder),
            _words_shared(dialogue),
            np.log1p(between) / 3,
            (may & (between == first)).astype(float),
        ],
        axis=2,
    )
    return Pairs(features, may, own.sentence)


@dataclass(frozen=True, slots=True)
class _Matched:
    """Likenesses of points and paragraphs, each of shape (points, paragraphs).

    Attributes:
        best: Mean over the words of a point of the nearest word, in the best sentence.
        whole: The same over the whole paragraph.
        telling: The same, words that are near to few paragraphs counting more.
        least: The same over the quarter of the words that come least near.
        direction: Cosine of the means of all words, of the best sentence.
        sentence: Index of the best sentence.
    """

    best: Floats
    whole: Floats
    telling: Floats
    least: Floats
    direction: Floats
    sentence: NDArray[np.int_]


class _Spoken:
    """The paragraphs of those who reply, word by word."""

    def __init__(self, dialogue: Dialogue, read: Read) -> None:
        self._texts = [one.sentence_texts for one in dialogue.said]
        vectors = read(self._texts)
        blank = np.zeros((1, vectors[0][0].shape[1]), dtype=np.float32)
        pieces = [one if len(one) else blank for some in vectors for one in some]
        self._words = np.concatenate(pieces)
        self._starts = np.cumsum([0, *map(len, pieces)])[:-1]
        self._directions = np.stack([_direction(one) for one in pieces])
        self._first = np.cumsum([0, *map(len, vectors)])[:-1]
        self._count = [len(some) for some in vectors]

    def match(self, asked: Sequence[_Asked], count: int) -> dict[str, _Matched]:
        """Match the words of points with all paragraphs, by the part of what was asked.

        Points of one paragraph share most of their words, so each word is compared once.

        Args:
            asked: The paragraphs in which the points are put.
            count: How many points there are.
        """
        rows: dict[str, list[tuple[object, ...]]] = {part: [()] * count for part in _PARTS}
        for one in asked:
            near = np.maximum.reduceat(one.words @ self._words.T, self._starts, axis=1)
            for point, spans in one.points.items():
                for part, span in spans.items():
                    rows[part][point] = self._match(one.words[span], near[span])
        return {
            part: _Matched(*(np.array(column) for column in zip(*some, strict=True)))
            for part, some in rows.items()
        }

    def _match(self, point: Vectors, near: Vectors) -> tuple[object, ...]:
        """Return one row of each of :class:`_Matched`.

        Args:
            point: Words of a point, shape (words, dimensions).
            near: How near the nearest word of each sentence is, shape (words, sentences).
        """
        if not len(point):
            point, near = np.zeros_like(self._words[:1]), np.zeros((1, len(self._starts)), "f4")
        by_sentence = near.mean(axis=0)
        whole = np.maximum.reduceat(near, self._first, axis=1)
        apart = whole - whole.mean(axis=1, keepdims=True)
        weights = apart.max(axis=1, keepdims=True)
        quarter = max(1, len(point) // 4)
        return (
            np.maximum.reduceat(by_sentence, self._first),
            whole.mean(axis=0),
            (apart * weights).sum(axis=0) / (weights.sum() + 1e-6),
            np.sort(whole, axis=0)[:quarter].mean(axis=0),
            np.maximum.reduceat(self._directions @ _direction(point), self._first),
            [
                int(by_sentence[first : first + count].argmax())
                for first, count in zip(self._first, self._count, strict=True)
            ],
        )

    def sentence_likeness(self, dialogue: Dialogue, embedder: Embedder) -> Floats:
        """Return the cosine of each point and the best sentence of each paragraph."""
        vectors = embedder.embed_many([one for some in self._texts for one in some])
        asked = embedder.embed_many([point.text for point in dialogue.points])
        near = np.maximum.reduceat(asked @ vectors.T, self._first, axis=1)
        return np.asarray(near, dtype=float)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A paragraph in which points are put.

    Attributes:
        words: Vectors of its words, shape (words, dimensions).
        points: For each of its points, by its index in the dialogue, which of the words are those
            of each part.
    """

    words: Vectors
    points: dict[int, dict[str, slice]]


def _read_points(dialogue: Dialogue, read: Read) -> list[_Asked]:
    """Read each paragraph with points once, cut where points and sentences begin and end."""
    cuts: dict[tuple[str, int], set[int]] = {}
    owners = {}
    for point, record in zip(dialogue.points, dialogue.records, strict=True):
        key = point.record_id, point.paragraph
        owners[key] = record
        paragraph = record.paragraphs[point.paragraph]
        spans = [(point.start, point.end), (paragraph.start, paragraph.end)]
        spans += [
            (paragraph.start + a, paragraph.start + b)
            for a, b in sentence_spans(record.paragraph_text(paragraph))
        ]
        cuts.setdefault(key, set()).update(place for span in spans for place in span)
    ordered = {key: sorted(places) for key, places in cuts.items()}
    texts = [
        [owners[key].text[a:b] for a, b in pairwise(places)] for key, places in ordered.items()
    ]
    counts, asked = {}, {}
    for key, pieces in zip(ordered, read(texts), strict=True):
        # How many words stand before each place at which the paragraph is cut.
        counts[key] = np.cumsum([0, *map(len, pieces)]).tolist()
        asked[key] = _Asked(np.concatenate(pieces), {})

    def within(key: tuple[str, int], start: int, end: int) -> slice:
        """Return the words of the pieces between two places."""
        places = ordered[key]
        first, last = bisect_left(places, start), bisect_right(places, end) - 1
        return slice(counts[key][first], counts[key][last])

    for i, (point, record) in enumerate(zip(dialogue.points, dialogue.records, strict=True)):
        key = point.record_id, point.paragraph
        paragraph = record.paragraphs[point.paragraph]
        earlier = [
            paragraph.start + a
            for a, b in sentence_spans(record.paragraph_text(paragraph))
            if paragraph.start + b <= point.sentence_start
        ]
        sentence = point.sentence_start, point.sentence_end
        before = (earlier[-1], point.sentence_start) if earlier else sentence
        spans = [(point.start, point.end), sentence, before]
        asked[key].points[i] = {
            part: within(key, *span) for part, span in zip(_PARTS, spans, strict=True)
        }
    return list(asked.values())


def _direction(vectors: Vectors) -> Vectors:
    mean = vectors.mean(axis=0)
    length = float(np.linalg.norm(mean))
    return np.asarray(mean / length if length else mean, dtype=np.float32)


def _stand_out(values: Floats, may: NDArray[np.bool_], axis: int) -> Floats:
    """Return by how many standard deviations values stand out in their row or column."""
    count = np.maximum(may.sum(axis=axis, keepdims=True), 1)
    mean = np.where(may, values, 0).sum(axis=axis, keepdims=True) / count
    spread = np.sqrt(np.where(may, (values - mean) ** 2, 0).sum(axis=axis, keepdims=True) / count)
    return np.asarray(np.where(may, (values - mean) / (spread + _LEAST_SPREAD), 0.0))


def _ahead(values: Floats, may: NDArray[np.bool_]) -> Floats:
    """Return how far each paragraph is ahead of the best other one for its point."""
    given = np.where(may, values, -_FURTHEST)
    if given.shape[1] < 2:
        return np.zeros_like(values)
    ranked = np.sort(given, axis=1)
    other = np.where(given == ranked[:, -1:], ranked[:, -2:-1], ranked[:, -1:])
    return np.asarray(np.where(may, np.clip(values - other, -_FURTHEST, _FURTHEST), 0.0))


def _below_best(values: Floats, may: NDArray[np.bool_]) -> Floats:
    """Return how far each paragraph is below the best one for its point."""
    best = np.where(may, values, -np.inf).max(axis=1, keepdims=True)
    return np.asarray(np.where(may, values - np.where(np.isfinite(best), best, 0.0), 0.0))


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
