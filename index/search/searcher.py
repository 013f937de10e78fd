"""Searcher: filters, lexical and dense ranking, fused; hits with exact coordinates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.embedding.embedder import Embedder
from index.embedding.identity import ModelIdentity
from index.errors import StoreDamagedError, StoreVersionError
from index.filters import Filters
from index.search.dense import DenseIndex
from index.search.full_text import FullText, StoredPassage

_FUSION = 60
"""Constant of reciprocal rank fusion, as in the paper."""
_DEPTH = 100
"""Passages taken from each ranking before they are fused."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, with its place in the ranking.

    Attributes:
        passage: The passage, its speaker and its coordinates.
        rank: From 1.
        score: Fused score; only its order means anything.
        similarity: Cosine similarity of query and passage, -1 to 1; None without vectors.
        lexical: BM25 score, 0 where no word is shared.
    """

    passage: StoredPassage
    rank: int
    score: float
    similarity: float | None
    lexical: float


class Searcher:
    """Ranks the passages of one store.

    Args:
        full_text: The lexical side.
        dense: The dense side, or None to search by words alone.
        embedder: The model the vectors were made with.
    """

    def __init__(self, full_text: FullText, dense: DenseIndex | None, embedder: Embedder) -> None:
        self.full_text = full_text
        self.dense = dense
        self._embedder = embedder

    def search(self, query: str, k: int = 10, filters: Filters | None = None) -> list[Hit]:
        """Rank passages for a query.

        Lexical (BM25) and dense (cosine) rankings are fused by reciprocal ranks (Cormack,
        Clarke and Buettcher, SIGIR 2009, with its constant of 60).

        Args:
            query: Words or a sentence.
            k: How many hits at the most.
            filters: Conditions on record, side, State, speaker and date.

        Raises:
            StoreVersionError: If the vectors were made anew with another model meanwhile.

        Returns:
            Hits, best first; fewer than ``k`` where fewer meet the conditions.
        """
        if k < 1 or not query.strip():
            return []
        filters = filters or Filters()
        depth = max(k, _DEPTH)
        lexical = dict(self.full_text.rank(query, depth, filters))
        similar = self._dense(query, depth, filters, list(lexical))
        dense_order = sorted(similar, key=lambda item: (-similar[item], item))[:depth]
        scores: dict[str, float] = {}
        for order in (list(lexical), dense_order):
            for rank, passage_id in enumerate(order, start=1):
                scores[passage_id] = scores.get(passage_id, 0.0) + 1.0 / (_FUSION + rank)
        best = sorted(scores, key=lambda item: (-scores[item], item))
        passages = self.full_text.passages(best[: k + _DEPTH])
        found = [passages[item] for item in best if item in passages][:k]
        return [
            Hit(
                passage,
                rank,
                scores[passage.id],
                similar.get(passage.id),
                lexical.get(passage.id, 0.0),
            )
            for rank, passage in enumerate(found, start=1)
        ]

    def _dense(
        self, query: str, depth: int, filters: Filters, also: Sequence[str]
    ) -> dict[str, float]:
        """Return similarities of the nearest passages, and of those found by words."""
        if self.dense is None:
            return {}
        held, ours = self.dense.made_with(), ModelIdentity.of(self._embedder)
        if held is not None and not held.may_be(ours):
            if held.name == ours.name:
                raise StoreVersionError(
                    f"The vectors of the store were made anew with changed files of the embedding "
                    f"model {held.name!r} while it was open. Open it again."
                )
            raise StoreVersionError(
                f"The vectors of the store were made anew with the embedding model {held.name!r} "
                f"while it was open with {ours.name!r}. Open it again, with "
                f"ONTHERECORD_EMBEDDING_MODEL={held.name}."
            )
        vector = self._embedder.embed_many([query])[0]
        try:
            nearest = self.dense.nearest(vector, depth, filters)
        except StoreDamagedError:  # Of which the notice tells.
            return {}
        missing = [item for item in also if item not in nearest]
        return {**nearest, **self.dense.similarities(vector, missing)}
