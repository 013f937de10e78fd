"""Points and paragraphs read together by the cross-encoder, where that is asked for.

Likeness finds the paragraph that speaks of what was asked; whether it says what was asked, or only
speaks of the same matter, takes reading both together. That takes some 90 ms for each pair, on two
cores, so only paragraphs that come near at all are read, two or three for each point: half a minute
for a record of a hundred points. What is said of them is weighed beside likeness by models of links
and statuses of their own (``eval/fit/ledger.py --closely``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.crossing import in_latin_letters, worth_reading
from assistant.evidence.features import UNREAD, Read
from assistant.evidence.remembered import Remembered
from assistant.ledger.dialogue import Dialogue, is_talk
from assistant.ledger.likeness import FEATURES, Pairs, ahead_of_next
from assistant.ledger.matching import Floats
from index.records import Record
from index.sentences import sentence_spans

CLOSE_FEATURES = (
    *FEATURES,
    "cross-encoder sentence",
    "cross-encoder whole",
    "cross-encoder ahead of the next paragraph",
    "cross-encoder ahead of the next point",
)
_LIKELY = 0.03
"""The likelihood by likeness from which a paragraph is read; the likeliest always is. Reading five
or eight for each point finds no more replies, reading from .1 on fewer (docs/experiments.md)."""
_Pair = tuple[str, tuple[str, ...]]
_REMEMBERED = 4_000
"""Pairs; those of some four records."""
_FURTHEST = 8.0
"""Log-odds beyond which nothing is surer."""


class Reader(Protocol):
    """Reads a text and paragraphs together: a cross-encoder."""

    def read(self, question: str, paragraphs: Sequence[Sequence[str]]) -> list[Read]:
        """Return what it says of each paragraph, given as its sentences."""


class RememberingReader:
    """A reader that reads nothing twice, so that what was stopped goes on from there.

    Safe to use from several threads: they take turns, point by point, so that of two who have one
    record read neither reads what the other has.

    Args:
        load: Returns the cross-encoder; called when there is something to read.
    """

    def __init__(self, load: Callable[[], Reader]) -> None:
        self._load = load
        self._said: Remembered[_Pair, Read] = Remembered(_REMEMBERED)
        self._reading = Lock()

    def read(self, question: str, paragraphs: Sequence[Sequence[str]]) -> list[Read]:
        """Return what the reader says of each paragraph, given as its sentences."""
        pairs = [(question, tuple(one)) for one in paragraphs]
        with self._reading:
            return self._said.of(
                pairs, lambda some: self._load().read(question, [said for _, said in some])
            )


@dataclass(frozen=True, slots=True)
class CloseReading:
    """What was said of points and paragraphs read together, each of shape (points, paragraphs).

    Attributes:
        sentence: Log-odds that the best sentence answers; of what was not read,
            :data:`~assistant.evidence.features.UNREAD`.
        whole: Log-odds that the paragraph does.
        best: Index of the best sentence; of what was not read, the one that comes nearest.
    """

    sentence: Floats
    whole: Floats
    best: NDArray[np.int_]

    @classmethod
    def of_nothing(cls, pairs: Pairs) -> CloseReading:
        """Return that of a dialogue of which nothing was read."""
        shape = pairs.may.shape
        return cls(np.full(shape, UNREAD), np.full(shape, UNREAD), pairs.sentence.copy())


def can_be_read(records: Sequence[Record]) -> bool:
    """Tell whether the cross-encoder can be asked: it learnt from no talk, and Latin letters.

    Args:
        records: Of a dialogue.
    """
    return not is_talk(records) and all(in_latin_letters(one.text) for one in records)


def to_read(pairs: Pairs, likelihoods: Floats) -> list[list[int]]:
    """Return for each point the paragraphs that are read with it, likeliest first.

    Args:
        pairs: The dialogue, compared.
        likelihoods: That a paragraph replies to a point, by likeness.
    """
    chosen = []
    for may, own in zip(pairs.may, likelihoods, strict=True):
        order = [int(j) for j in np.argsort(-own, kind="stable") if may[j]]
        chosen.append([j for at, j in enumerate(order) if not at or own[j] >= _LIKELY])
    return chosen


def point_query(text: str, said: Sequence[str]) -> str:
    """Return a point as the cross-encoder is asked it: the point, its sentence, the one before.

    Args:
        text: The point.
        said: Sentences of its paragraph, up to and with its own.
    """
    own = said[-1].strip()
    parts = [text, *([own] if own != text.strip() else []), *(one.strip() for one in said[-2:-1])]
    return " | ".join(parts)


def read_closely(
    found: CloseReading, dialogue: Dialogue, wanted: Sequence[Sequence[int]], reader: Reader
) -> Iterator[int]:
    """Read points and paragraphs together.

    Args:
        found: Where it is written.
        dialogue: The dialogue.
        wanted: For each point, the paragraphs to read with it.
        reader: The cross-encoder.

    Yields:
        How many points are read: first 0, then after each.
    """
    yield 0
    for i, some in enumerate(wanted):
        texts = [[" ".join(s.split()) for s in dialogue.said[j].sentence_texts] for j in some]
        rows = [
            _worth_reading(own, int(found.best[i, j])) for j, own in zip(some, texts, strict=True)
        ]
        said = [[own[row] for row in kept] for own, kept in zip(texts, rows, strict=True)]
        read = reader.read(_query(dialogue, i), said)
        for j, kept, one in zip(some, rows, read, strict=True):
            best = int(np.argmax(one.sentences))
            found.sentence[i, j] = one.sentences[best]
            found.whole[i, j] = one.whole
            found.best[i, j] = kept[best]
        yield i + 1


def beside(pairs: Pairs, reading: CloseReading) -> Pairs:
    """Return a comparison with what was read beside it, its features :data:`CLOSE_FEATURES`."""
    sentence = reading.sentence.clip(-_FURTHEST, _FURTHEST)
    columns = [
        sentence,
        reading.whole.clip(-_FURTHEST, _FURTHEST),
        ahead_of_next(sentence, pairs.may, _FURTHEST),
        ahead_of_next(sentence.T, pairs.may.T, _FURTHEST).T,
    ]
    features = np.concatenate([pairs.features, np.stack(columns, axis=2)], axis=2)
    return replace(pairs, features=features, sentence=reading.best)


def _worth_reading(texts: Sequence[str], nearest: int) -> list[int]:
    """Return which sentences of a paragraph are read; of a speech, those about the nearest first.

    A text without paragraphs has them as long as speeches, each of which would take minutes for
    each point.
    """
    return worth_reading(texts, -np.abs(np.arange(len(texts), dtype=np.float64) - nearest))


def _query(dialogue: Dialogue, i: int) -> str:
    point, record = dialogue.points[i], dialogue.records[i]
    paragraph = record.paragraphs[point.paragraph]
    text, at = record.paragraph_text(paragraph), point.sentence_start - paragraph.start
    return point_query(point.text, [text[a:b] for a, b in sentence_spans(text) if a <= at])
