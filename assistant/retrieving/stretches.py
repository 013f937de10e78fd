"""Ranking stretches of talk: in a transcript the answer is an exchange, not one remark.

A record's paragraphs stand by themselves; what people say in a transcribed meeting does not. There,
a passage counts by the exchanges that it is part of (:mod:`assistant.retrieving.exchanges`): by how
much of the answer can be expected in its characters. Fitted by ``eval/fit/stretches.py``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib import resources

import numpy as np

from assistant.retrieving.exchanges import Talk, exchanges
from assistant.retrieving.transcript import FEATURES, Floats
from assistant.words import EMPTY, NARROWING
from index.embedding.embedder import Embedder
from index.filters import Filters
from index.search.dense import DenseIndex
from index.search.full_text import FullText
from index.search.searcher import Hit
from index.text import words

_LEAST = 0.1
"""Of how much answers in the best stretch, by its characters: what has less is not given beside it
(docs/experiments.md)."""


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
        if not gathered.passages:
            return []
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

    def best(self, topic: str, filters: Filters, records: Sequence[str], most: int) -> list[Hit]:
        """Return the passages of the best stretches whose words are asked for.

        Args:
            topic: What is asked about, in words.
            filters: Whose words are asked for; no others are given.
            records: Ids of the transcripts.
            most: Characters at the most, but for the first passage.
        """
        within = replace(filters, records=tuple(records))
        asked = set(self._full_text.allowed(within))
        found: list[Hit] = []
        for hit in self.rank(topic, filters, records):
            if hit.passage.id in asked:
                most -= hit.passage.end - hit.passage.start
                if found and (most < 0 or hit.score < _LEAST * found[0].score):
                    break
                found.append(hit)
        return found

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
            self._full_text.counts(_asked(topic), [one.id for one in passages]),
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


def _asked(topic: str) -> str:
    """Return the words of a topic that carry it, or all where none does."""
    return " ".join(one for one in words(topic) if one not in EMPTY | NARROWING) or topic


@cache
def load_stretch_weights() -> Floats:
    """Return the fitted weights that are shipped, in the order of ``FEATURES``."""
    text = resources.files("assistant").joinpath("data/stretches.json").read_text(encoding="utf-8")
    weights = json.loads(text)["weights"]
    return np.array([weights[name] for name in FEATURES])


def score_stretches(talk: Talk, weights: Floats) -> Floats:
    """Return a score for each passage of transcripts: the higher, the more its stretch answers.

    Args:
        talk: At least one passage.
        weights: Of the features of exchanges.
    """
    # Within a remark, and where no exchange is likely, what answers by itself goes first.
    return np.asarray(exchanges(talk).density(weights) + 1e-9 * talk.vectors @ talk.query)
