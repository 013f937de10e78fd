"""Exchanges: every run of neighbouring remarks in a transcript that could be the answer.

What answers a question about a meeting is one whole exchange, from where its subject comes up to
where it is left. So runs are weighed rather than remarks: by what they say, by who says it, and by
whether the talk turns where they begin and end. A turn of the talk shows in how little what is said
after a place has to do with what was said before it (M. Hearst, TextTiling, Computational
Linguistics 1997, here with vectors).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.retrieving.transcript import Floats, Places, Transcript, remarks_of, word_weights
from index.search.full_text import StoredPassage


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
    weights = word_weights(talk.counts)
    found: list[Exchanges] = []
    before = 0
    for start, end in zip(begins, [*begins[1:], len(records)], strict=True):
        here = slice(start, end)
        remarks = remarks_of(talk.passages[here])
        wanted = talk.wanted[here] if talk.wanted is not None else np.zeros(end - start)
        sizes = np.array([one.end - one.start for one in talk.passages[here]], dtype=np.float64)
        record = Transcript(
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
