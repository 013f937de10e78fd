"""Ranking stretches of talk: in a transcript the answer is an exchange, not one remark.

A record's paragraphs stand by themselves; what people say in a transcribed meeting does not. There,
a passage counts by what is said around it too: by the words that the stretch shares with the
question, by the direction in which its vectors point together, and by how much of it is said by the
person asked about. Nearness fades exponentially with the characters between (kernels over
positions: Lv and Zhai, Positional Language Models, SIGIR 2009). Fitted by
``eval/fit_stretches.py``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from index.dense import DenseIndex
from index.embedding import Embedder
from index.filters import Filters
from index.full_text import FullText, StoredPassage
from index.search import Hit

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Talk:
    """Passages of transcripts before they are ranked, and by what they will be.

    Attributes:
        passages: By record, in order of their place.
        lexical: Their BM25 scores, shape (passages,).
        vectors: Their unit vectors, shape (passages, dimensions); zeros where there is none.
        query: Unit vector of the topic, shape (dimensions,).
        wanted: Whether each is said by the person asked about; None where nobody is.
    """

    passages: list[StoredPassage]
    lexical: Floats
    vectors: Floats
    query: Floats
    wanted: NDArray[np.bool_] | None


@dataclass(frozen=True, slots=True)
class StretchWeights:
    """What a stretch counts by.

    Attributes:
        words: Weight of BM25, relative to the best passage's; that of meaning is 1.
        voice: Weight of the share that the person asked about says.
        reach: Characters within which what is said counts together.
        voice_reach: The same for who says it.
        enough: Share of a stretch said by the person asked about that counts in full.
    """

    words: float
    voice: float
    reach: float
    voice_reach: float
    enough: float


class StretchRanker:
    """Ranks the passages of transcripts by the stretches of talk they lie in.

    Args:
        full_text: Where the passages are.
        vectors: Theirs, or None to rank by words alone.
        embedder: The model the vectors were made with.
    """

    def __init__(self, full_text: FullText, vectors: DenseIndex | None, embedder: Embedder) -> None:
        self._full_text = full_text
        self._vectors = vectors
        self._embedder = embedder

    def rank(self, topic: str, filters: Filters, records: Sequence[str]) -> list[Hit]:
        """Return all passages of transcripts, the best stretches first.

        Args:
            topic: What is asked about, in words.
            filters: Whose words are asked for; what others say near them is ranked too, lower.
            records: Ids of the transcripts.
        """
        gathered = self.gather(topic, filters, records)
        scores = score_stretches(gathered, load_stretch_weights())
        return [
            Hit(
                gathered.passages[i],
                rank,
                float(scores[i]),
                float(gathered.vectors[i] @ gathered.query),
                float(gathered.lexical[i]),
            )
            for rank, i in enumerate(np.argsort(-scores, kind="stable").tolist(), start=1)
        ]

    def gather(self, topic: str, filters: Filters, records: Sequence[str]) -> Talk:
        """Return what stretches are scored by; takes what :meth:`rank` takes."""
        within = Filters(records=tuple(records))
        found = self._full_text.passages(self._full_text.allowed(within))
        passages = sorted(found.values(), key=lambda one: (one.record_id, one.start))
        lexical = dict(self._full_text.rank(topic, len(passages), within))
        query = self._embedder.embed([topic])[0].astype(np.float64)
        vectors = np.zeros((len(passages), len(query)))
        stored = self._vectors.of([one.id for one in passages]) if self._vectors else {}
        for i, one in enumerate(passages):
            if one.id in stored:
                vectors[i] = stored[one.id]
        wanted = None
        if filters.sides or filters.states or filters.speakers:
            allowed = set(self._full_text.allowed(replace(filters, records=within.records)))
            wanted = np.array([one.id in allowed for one in passages])
        return Talk(
            passages,
            np.array([lexical.get(one.id, 0.0) for one in passages]),
            vectors,
            query,
            wanted,
        )


def merge(hits: Sequence[Hit], written: Sequence[Hit], stretches: Sequence[Hit]) -> list[Hit]:
    """Return two rankings as one: each kind of record keeps the places that it had.

    Args:
        hits: Of records of all kinds, in the order of the search.
        written: Those of them that are of no transcript, best first.
        stretches: Passages of the transcripts among them, best first; what has no place goes to
            the end. There are too few where a transcript was removed meanwhile.
    """
    kept = {hit.passage.id for hit in written}
    by_kind = iter(written), iter(stretches)
    placed = (next(by_kind[hit.passage.id not in kept], None) for hit in hits)
    merged = [hit for hit in placed if hit is not None]
    return [replace(hit, rank=rank) for rank, hit in enumerate([*merged, *by_kind[1]], start=1)]


@cache
def load_stretch_weights() -> StretchWeights:
    """Return the fitted weights that are shipped."""
    text = resources.files("assistant").joinpath("data/stretches.json").read_text(encoding="utf-8")
    return StretchWeights(**json.loads(text)["weights"])


def score_stretches(talk: Talk, weights: StretchWeights) -> Floats:
    """Return a score for each passage of transcripts: the higher, the more its stretch answers."""
    passages = talk.passages
    sizes = np.array([one.end - one.start for one in passages], dtype=np.float64)
    places = np.array([(one.start + one.end) / 2 for one in passages])
    records = [one.record_id for one in passages]
    first = np.array([i for i, one in enumerate(records) if not i or one != records[i - 1]], int)
    words = talk.lexical / max(talk.lexical.max(initial=0), 1e-9)
    own = weights.words * words + talk.vectors @ talk.query
    whole = _around(talk.vectors * sizes[:, None], places, first, weights.reach)
    lengths = np.linalg.norm(whole, axis=1)
    direction = np.divide(whole @ talk.query, lengths, out=np.zeros(len(sizes)), where=lengths > 0)
    scores = direction + weights.words * _mean_around(words, sizes, places, first, weights.reach)
    if talk.wanted is not None:
        share = _mean_around(talk.wanted.astype(float), sizes, places, first, weights.voice_reach)
        scores += weights.voice * np.minimum(1, share / weights.enough)
    # Within a stretch, what answers by itself goes first.
    return np.asarray(scores + 1e-3 * own)


def _mean_around(
    values: Floats, sizes: Floats, places: Floats, first: NDArray[np.int_], reach: float
) -> Floats:
    """Return the mean of values around each place, by the characters that have them."""
    both = np.stack([values * sizes, sizes], axis=1)
    sums = _around(both, places, first, reach)
    return np.asarray(sums[:, 0] / sums[:, 1])


def _around(values: Floats, places: Floats, first: NDArray[np.int_], reach: float) -> Floats:
    """Return for each place the sum of all values of its record, less by exp(-distance / reach).

    One pass in each direction, since the exponential of a sum of distances is a product.

    Args:
        values: Shape (places, columns).
        places: In order within each record.
        first: The first place of each record.
        reach: Of the kernel.
    """
    kept = np.exp(-np.diff(places, prepend=places[:1]) / reach)
    kept[first] = 0
    before, after = values.copy(), values.copy()
    for i in range(1, len(values)):
        before[i] += kept[i] * before[i - 1]
    for i in range(len(values) - 1, 0, -1):
        after[i - 1] += kept[i] * after[i]
    return np.asarray(before + after - values)
