"""The words of points beside those of paragraphs, each read in its place.

The words of a point are read in their paragraph ("its application" knows of solitary confinement),
and each counts with the word of a sentence that comes nearest to it (late interaction: Khattab and
Zaharia, ColBERT, SIGIR 2020).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.ledger.dialogue import Dialogue
from index.embedding.embedder import Embedder, TransformerEmbedder
from index.embedding.token_vectors import TokenReader, Vectors, mean_direction
from index.sentences import sentence_spans

Floats = NDArray[np.float64]
ReadWords = Callable[[Sequence[Sequence[str]]], list[list[Vectors]]]
PARTS = ("own", "sentence", "before")
"""What of a paragraph is set beside a reply: the point, its sentence, and the one before that."""


def reading_of(embedder: Embedder) -> ReadWords:
    """Return how pieces of paragraphs are read to vectors of their words in place.

    A model whose words cannot be read gives one vector for each piece instead.
    """
    if isinstance(embedder, TransformerEmbedder):
        return TokenReader(embedder).paragraphs

    def read(paragraphs: Sequence[Sequence[str]]) -> list[list[Vectors]]:
        vectors = iter(embedder.embed_many([one for pieces in paragraphs for one in pieces]))
        return [[np.stack([next(vectors)]) for _ in pieces] for pieces in paragraphs]

    return read


@dataclass(frozen=True, slots=True)
class Matched:
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


class Spoken:
    """The paragraphs of those who reply, word by word."""

    def __init__(self, dialogue: Dialogue, read: ReadWords) -> None:
        self._texts = [one.sentence_texts for one in dialogue.said]
        vectors = read(self._texts)
        blank = np.zeros((1, vectors[0][0].shape[1]), dtype=np.float32)
        pieces = [one if len(one) else blank for some in vectors for one in some]
        self._words = np.concatenate(pieces)
        self._starts = np.cumsum([0, *map(len, pieces)])[:-1]
        self._directions = np.stack([mean_direction(one) for one in pieces])
        self._first = np.cumsum([0, *map(len, vectors)])[:-1]
        self._count = [len(some) for some in vectors]

    def match(self, asked: Sequence[_Asked], count: int) -> dict[str, Matched]:
        """Match the words of points with all paragraphs, by the part of what was asked.

        Points of one paragraph share most of their words, so each word is compared once.

        Args:
            asked: The paragraphs in which the points are put.
            count: How many points there are.
        """
        rows: dict[str, list[tuple[object, ...]]] = {part: [()] * count for part in PARTS}
        for one in asked:
            near = np.maximum.reduceat(one.words @ self._words.T, self._starts, axis=1)
            for point, spans in one.points.items():
                for part, span in spans.items():
                    rows[part][point] = self._match(one.words[span], near[span])
        return {
            part: Matched(*(np.array(column) for column in zip(*some, strict=True)))
            for part, some in rows.items()
        }

    def _match(self, point: Vectors, near: Vectors) -> tuple[object, ...]:
        """Return one row of each of :class:`Matched`.

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
            np.maximum.reduceat(self._directions @ mean_direction(point), self._first),
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


def words_of_points(dialogue: Dialogue, read: ReadWords) -> list[_Asked]:
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
            part: within(key, *span) for part, span in zip(PARTS, spans, strict=True)
        }
    return list(asked.values())
