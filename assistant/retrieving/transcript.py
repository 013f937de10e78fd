"""The passages of one transcript, and what each of its exchanges is weighed by.

Every run of neighbouring remarks is an exchange: what it says, who says it, and whether the talk
turns where it begins and ends (:mod:`assistant.retrieving.exchanges` tells what for).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.search.full_text import StoredPassage

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
class _Summed:
    """The remarks of a transcript, summed up, so that every exchange is a difference of two sums.

    Attributes:
        said: Characters before each remark and after the last, shape (remarks + 1,).
        alike: Likeness to the topic, times characters, summed alike.
        wanted: Characters of those whose words are wanted, likewise.
        held: How often each word asked for is said, shape (remarks + 1, words).
        pointing: Vectors, times characters, shape (remarks + 1, dimensions).
        own: Likeness of each remark to the topic, shape (remarks,).
        joined: How like what is said before and after each place is, shape (remarks + 1,).
    """

    said: Floats
    alike: Floats
    wanted: Floats
    held: Floats
    pointing: Floats
    own: Floats
    joined: Floats

    def between(
        self, first: Places, end: Places, weights: Floats, query: Floats
    ) -> tuple[Floats, Floats, Floats, Floats, Floats]:
        """Return what exchanges are weighed by that their sums tell.

        Args:
            first: First remark of each.
            end: The one after its last.
            weights: Of the words asked for, adding up to 1.
            query: Unit vector of the topic.

        Returns:
            Likeness to the topic, words of it, share of words that are wanted, and how much liker
            than the whole are its first remark and the one before that.
        """
        size = self.said[end] - self.said[first]
        whole = self.pointing[end] - self.pointing[first]
        lengths = np.sqrt(np.einsum("ij,ij->i", whole, whole))
        times = self.held[end] - self.held[first]
        spread = _SATURATION * (1 - _LENGTH + _LENGTH * size / _USUAL)
        mean = (self.alike[end] - self.alike[first]) / size
        around = np.concatenate([[self.own.mean()], self.own])
        return (
            np.divide(whole @ query, lengths, out=np.zeros(len(size)), where=lengths > 0),
            (times * (_SATURATION + 1) / (times + spread[:, None])) @ weights,
            np.minimum(1, (self.wanted[end] - self.wanted[first]) / size / _ENOUGH),
            self.own[first] - mean,
            around[first] - mean,
        )


@dataclass(frozen=True, slots=True)
class Transcript:
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
        best = np.zeros(number)
        np.maximum.at(best, self.remarks, self.words)
        summed = self._summed(query)
        joined = summed.joined
        greatest, least = best, np.ones(number)
        rows: list[tuple[Places, Places, Floats, Floats]] = []
        for width in range(1, number + 1):
            first = np.arange(number - width + 1)
            end = first + width
            if width > 1:
                greatest = np.maximum(greatest[: len(first)], best[end - 1])
                least = np.minimum(least[: len(first)], joined[end - 1])
            size = summed.said[end] - summed.said[first]
            kept = (size <= _LONGEST) | (width == 1)
            if not kept.any():
                break
            first, end, size = first[kept], end[kept], size[kept]
            likeness, words, wanted, over_own, over_before = summed.between(
                first, end, weights, query
            )
            features = [
                likeness,
                words,
                greatest[kept],
                wanted,
                joined[first],
                joined[end],
                least[kept],
                np.log(size),
                over_own,
                over_before,
            ]
            rows.append((first, end, size, np.stack(features, axis=1)))
        firsts, ends, characters, weighed = zip(*rows, strict=True)
        return (
            np.concatenate(firsts),
            np.concatenate(ends),
            np.concatenate(characters),
            np.concatenate(weighed),
        )

    def _summed(self, query: Floats) -> _Summed:
        sizes = self._add(self.sizes)
        likeness = self._add(self.vectors @ query * self.sizes)
        vectors = self._add(self.vectors * self.sizes[:, None])
        return _Summed(
            said=_sums(sizes),
            alike=_sums(likeness),
            wanted=_sums(self._add(self.wanted * self.sizes)),
            held=_sums(self._add(self.counts.T)),
            pointing=_sums(vectors),
            own=likeness / sizes,
            joined=_joined(vectors, sizes),
        )

    def _add(self, values: Floats) -> Floats:
        """Return the sums of the values of passages by remark."""
        sums = np.zeros((int(self.remarks[-1]) + 1, *values.shape[1:]))
        np.add.at(sums, self.remarks, values)
        return sums


def remarks_of(passages: Sequence[StoredPassage]) -> Places:
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


def word_weights(counts: Floats) -> Floats:
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
