"""Exchanges: every run of neighbouring remarks in a transcript that could be the answer.

What answers a question about a meeting is one whole exchange, from where its subject comes up to
where it is left. So runs are weighed rather than remarks: by what they say, by who says it, and by
whether the talk turns where they begin and end. A turn of the talk shows in how little what is said
after a place has to do with what was said before it (M. Hearst, TextTiling, Computational
Linguistics 1997, here with vectors).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.full_text import StoredPassage

Floats = NDArray[np.float64]
Places = NDArray[np.int_]

_SHORTEST = 250
"""Characters below which a remark is taken together with the next ones: "Yes." is no exchange."""
_LONGEST = 12_000
"""Characters of an exchange at the most; a single remark may be longer."""
_REACH = 800
"""Characters over which what is said fades, where the talk before a place is held against that
after it."""
_ENOUGH = 0.35
"""Share said by the person asked about that counts in full: others ask him, and reply."""
_SATURATION, _LENGTH, _USUAL = 1.2, 0.75, 2500
"""The constants of BM25, k1 and b, and the characters of an exchange of usual length."""

FEATURES = (
    "direction",  # Cosine of the question and all that is said, vectors added up.
    "words",  # BM25 of the exchange as one text, as a share of all that the words could weigh.
    "best_words",  # BM25 of its best passage, relative to the best of all.
    "voice",  # Share said by the person asked about.
    "joined_before",  # Likeness of what is said before and after its beginning.
    "joined_after",  # The same at its end.
    "held_together",  # The least such likeness within it.
    "size",  # Logarithm of its characters.
    "opening",  # Likeness of its first remark to the question, beyond the mean of all.
    "lead_in",  # The same of the remark before it.
)


@dataclass(frozen=True, slots=True)
class Talk:
    """Passages of transcripts before they are ranked, and by what they will be.

    Attributes:
        passages: By record, in order of their place.
        lexical: Their BM25 scores, shape (passages,).
        counts: How often each word asked for stands in them, shape (words, passages).
        vectors: Their unit vectors, shape (passages, dimensions); zeros where there is none.
        query: Unit vector of the topic, shape (dimensions,).
        wanted: Whether each is said by the person asked about; None where nobody is.
    """

    passages: list[StoredPassage]
    lexical: Floats
    counts: Floats
    vectors: Floats
    query: Floats
    wanted: NDArray[np.bool_] | None


@dataclass(frozen=True, slots=True)
class Exchanges:
    """All exchanges of some transcripts, those of a record one after the other.

    Attributes:
        remarks: The remark each passage belongs to, shape (passages,). Between two records one
            number is left out.
        first, end: First remark of each exchange and the one after its last, shape (exchanges,).
        sizes: Their characters.
        features: What they are weighed by, shape (exchanges, features), as in ``FEATURES``.
    """

    remarks: Places
    first: Places
    end: Places
    sizes: Floats
    features: Floats

    def density(self, weights: Floats) -> Floats:
        """Return what share of the answer one character of each passage can be expected to be.

        Each exchange is the answer with a chance of its own, all of them together 1 (a softmax over
        spans: Lee, Kwiatkowski, Parikh and Das, Learning Recurrent Span Representations, 2016), and
        a character is the greater share of the answer the shorter that is. To take the passages of
        the highest density first is to expect most of the answer within any number of characters.

        Args:
            weights: Of the features.
        """
        said = self.features @ weights
        chances = np.exp(said - said.max())
        shares = chances / chances.sum() / self.sizes
        steps = np.zeros(int(self.end.max()) + 1)
        np.add.at(steps, self.first, shares)
        np.subtract.at(steps, self.end, shares)
        # Sums that should come to nothing leave a rest.
        return np.asarray(np.maximum(np.cumsum(steps)[self.remarks], 0))


def exchanges(talk: Talk) -> Exchanges:
    """Return all exchanges of transcripts; there has to be a passage."""
    records = [one.record_id for one in talk.passages]
    begins = [i for i, one in enumerate(records) if not i or one != records[i - 1]]
    words = talk.lexical / max(talk.lexical.max(initial=0), 1e-9)
    weights = _weights(talk.counts)
    found: list[Exchanges] = []
    before = 0
    for start, end in zip(begins, [*begins[1:], len(records)], strict=True):
        here = slice(start, end)
        remarks = _remarks(talk.passages[here])
        wanted = talk.wanted[here] if talk.wanted is not None else np.zeros(end - start)
        sizes = np.array([one.end - one.start for one in talk.passages[here]], dtype=np.float64)
        record = _Record(
            remarks,
            sizes,
            words[here],
            talk.counts[:, here],
            talk.vectors[here],
            wanted.astype(np.float64),
        )
        first, last, characters, features = record.weigh(weights, talk.query)
        found.append(
            Exchanges(remarks + before, first + before, last + before, characters, features)
        )
        before += int(remarks[-1]) + 2
    return Exchanges(
        np.concatenate([one.remarks for one in found]),
        np.concatenate([one.first for one in found]),
        np.concatenate([one.end for one in found]),
        np.concatenate([one.sizes for one in found]),
        np.concatenate([one.features for one in found]),
    )


@dataclass(frozen=True, slots=True)
class _Record:
    """The passages of one transcript, in order."""

    remarks: Places
    sizes: Floats
    words: Floats
    counts: Floats
    vectors: Floats
    wanted: Floats

    def weigh(self, weights: Floats, query: Floats) -> tuple[Places, Places, Floats, Floats]:
        """Return first remark, end, size and features of each exchange.

        Args:
            weights: Of the words asked for, adding up to 1.
            query: Unit vector of the topic.
        """
        number = int(self.remarks[-1]) + 1
        sizes = self._add(self.sizes)
        likeness = self._add(self.vectors @ query * self.sizes)
        vectors = self._add(self.vectors * self.sizes[:, None])
        said, alike, wanted, held, pointing = (
            _sums(one)
            for one in (
                sizes,
                likeness,
                self._add(self.wanted * self.sizes),
                self._add(self.counts.T),
                vectors,
            )
        )
        own = likeness / sizes
        around = np.concatenate([[own.mean()], own])
        best = np.zeros(number)
        np.maximum.at(best, self.remarks, self.words)
        joined = _joined(vectors, sizes)
        greatest, least = best, np.ones(number)
        rows: list[tuple[Places, Places, Floats, Floats]] = []
        for width in range(1, number + 1):
            first = np.arange(number - width + 1)
            end = first + width
            if width > 1:
                greatest = np.maximum(greatest[: len(first)], best[end - 1])
                least = np.minimum(least[: len(first)], joined[end - 1])
            size = said[end] - said[first]
            kept = (size <= _LONGEST) | (width == 1)
            if not kept.any():
                break
            first, end, size = first[kept], end[kept], size[kept]
            whole = pointing[end] - pointing[first]
            lengths = np.sqrt(np.einsum("ij,ij->i", whole, whole))
            times = held[end] - held[first]
            spread = _SATURATION * (1 - _LENGTH + _LENGTH * size / _USUAL)
            mean = (alike[end] - alike[first]) / size
            features = [
                np.divide(whole @ query, lengths, out=np.zeros(len(size)), where=lengths > 0),
                (times * (_SATURATION + 1) / (times + spread[:, None])) @ weights,
                greatest[kept],
                np.minimum(1, (wanted[end] - wanted[first]) / size / _ENOUGH),
                joined[first],
                joined[end],
                least[kept],
                np.log(size),
                own[first] - mean,
                around[first] - mean,
            ]
            rows.append((first, end, size, np.stack(features, axis=1)))
        firsts, ends, characters, weighed = zip(*rows, strict=True)
        return (
            np.concatenate(firsts),
            np.concatenate(ends),
            np.concatenate(characters),
            np.concatenate(weighed),
        )

    def _add(self, values: Floats) -> Floats:
        """Return the sums of the values of passages by remark."""
        sums = np.zeros((int(self.remarks[-1]) + 1, *values.shape[1:]))
        np.add.at(sums, self.remarks, values)
        return sums


def _remarks(passages: Sequence[StoredPassage]) -> Places:
    """Return the remark that each passage of a record belongs to: whole turns, short ones joined.

    Words cut off at the very end are a remark too.
    """
    remarks, size, number = [], 0, 0
    for i, one in enumerate(passages):
        remarks.append(number)
        size += one.end - one.start
        ends = i + 1 == len(passages) or passages[i + 1].paragraph_index != one.paragraph_index
        if ends and size >= _SHORTEST:
            number, size = number + 1, 0
    return np.array(remarks, dtype=np.int_)


def _weights(counts: Floats) -> Floats:
    """Return what each word weighs by its rarity, all together 1; none weighs nothing."""
    holding = (counts > 0).sum(axis=1)
    rare = np.log((counts.shape[1] - holding + 0.5) / (holding + 0.5))
    weights = np.maximum(rare, 0.05)
    return np.asarray(weights / max(weights.sum(), 1e-9))


def _sums(values: Floats) -> Floats:
    """Return the sums of the values before each place, the place after the last included."""
    return np.concatenate([np.zeros((1, *values.shape[1:])), np.cumsum(values, axis=0)])


def _joined(vectors: Floats, sizes: Floats) -> Floats:
    """Return the cosine of what is said before and after each place between remarks.

    Beginning and end of the record count as the greatest turn within it.

    Args:
        vectors: Of remarks, weighted by their characters.
        sizes: Their characters.
    """
    number = len(sizes)
    kept = np.exp(-sizes / _REACH)
    before, after = vectors.copy(), vectors.copy()
    for i in range(1, number):
        before[i] += kept[i] * before[i - 1]
        after[-i - 1] += kept[-i - 1] * after[-i]
    for side in (before, after):
        side /= np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9)
    joined = np.zeros(number + 1)
    joined[1:-1] = (before[:-1] * after[1:]).sum(axis=1)
    joined[[0, -1]] = joined[1:-1].min() if number > 1 else 0
    return joined
