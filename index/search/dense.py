"""The dense side of the search: which passages are nearest in meaning, by the shortest honest way.

Vectors are the catalog's; Chroma is an index of them. Which way is taken:

- up to 20,000 passages to compare, or a filter that leaves a quarter: each of them, exactly;
- more: Chroma ranks all, deeper where a filter passes over some of what it finds, and the vectors
  that are newer than what Chroma shows in this process are compared one by one;
- more, and no use of Chroma: each of them, up to 400,000 in the store; beyond, an error, and the
  search goes by words alone.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from index.embedding.identity import ModelIdentity
from index.errors import StoreDamagedError, StoreError
from index.filters import Filters
from index.search.full_text import FullText
from index.search.matrix import MOST, VectorMatrix
from index.storage.vector_table import Vectors, VectorTable
from index.storage.vectors import VectorStore

_FEW = 1_000
"""Passages whose vectors are read from the catalog, rather than all vectors into memory."""
_SCAN = 20_000
"""Passages that are compared one by one although Chroma could rank them: a few milliseconds."""
_PART = 0.25
"""Of all passages, those that are compared one by one rather than looked for deep in Chroma's
ranking, where the vectors are in memory."""
_NEWER = 2_000
"""Vectors newer than what Chroma shows here, beyond which it is opened again."""
_MARGIN = 3
"""How many times as deep as would do on average Chroma is asked where a filter passes over some:
deep enough for nine filters in ten (speeches of 70 years, filtered by side and year)."""
_CHECKED = 300
"""Passages that are looked up together until enough of a ranking are found to be allowed."""
_STREAM = 8_192
_PATIENCE = 30.0
"""Seconds until a Chroma that could not be used is tried again."""


class DenseIndex:
    """Nearest passages of one store. Safe to use from several threads.

    Args:
        full_text: What filters ask about.
        table: The vectors.
        open_index: Opens Chroma; called when it is first needed, and when it has grown old.
    """

    def __init__(
        self, full_text: FullText, table: VectorTable, open_index: Callable[[], VectorStore]
    ) -> None:
        self._full_text = full_text
        self._table = table
        self._matrix = VectorMatrix(table)
        self._open_index = open_index
        self._lock = threading.Lock()
        self._index: VectorStore | None = None
        self._failure: StoreError | None = None
        self._failed_at = 0.0
        self._tried = 0

    def made_with(self) -> ModelIdentity | None:
        """Return the model that the vectors were made with."""
        return self._table.made_with()

    def close(self) -> None:
        """Let go of Chroma."""
        with self._lock:
            if self._index is not None:
                self._index.close()
                self._index = None

    def nearest(self, vector: Vectors, limit: int, filters: Filters) -> dict[str, float]:
        """Return the nearest passages that meet the conditions, with their cosine similarity.

        Args:
            vector: Unit vector of the query, shape (dimensions,).
            limit: How many at the most.
            filters: Conditions on record, side, State, speaker and date.

        Raises:
            StoreDamagedError: If Chroma is needed for it and cannot be used.
            StoreVersionError: If the vector has another length than those of the store.
        """
        self._table.refuse_others(vector.shape[-1])
        total = self._table.count()
        if filters.empty and total > _SCAN:
            return self._by_index(vector, limit, None, total)
        columns, mask = self._full_text.columns.mask(filters)
        rows = columns.rows[mask]
        if len(rows) > _SCAN and (total > MOST or len(rows) > _PART * total):
            return self._by_index(vector, limit, rows, total)
        return self._best(*self._compare(vector, rows, total), limit)

    def similarities(self, vector: Vectors, ids: Sequence[str]) -> dict[str, float]:
        """Return the exact similarity of a unit vector to passages; those without are left out."""
        return self._table.similarities(vector, ids)

    def of(self, ids: Sequence[str]) -> dict[str, Vectors]:
        """Return the vectors of passages, each of shape (dimensions,); missing ones left out."""
        return self._table.of(ids)

    def notice(self) -> str:
        """Return what a reader should know: vectors that are missing, a Chroma that is away."""
        missing = self._table.count_missing()
        if missing:
            return (
                f"{missing} passages have no vector yet and are found by their words alone, until "
                "the command that adds them has finished. If it was stopped, run it again."
            )
        total = self._table.count()
        if total <= _SCAN:
            return ""
        try:
            self._opened()
        except StoreError as error:
            if total > MOST:
                return f"Searching by words alone, not by meaning. {error}"
            return f"Comparing all passages one by one, which takes longer. {error}"
        return ""

    # The ways --------------------------------------------------------------------------------

    def _compare(
        self, vector: Vectors, rows: NDArray[np.int64], total: int
    ) -> tuple[NDArray[np.int64], Vectors]:
        """Compare each of the passages."""
        if total <= MOST and (self._matrix.loaded or len(rows) > _FEW):
            return self._matrix.compare(vector, rows)
        rows, vectors = self._table.of_rows(rows)
        return rows, vectors @ vector if len(rows) else np.zeros(0, np.float32)

    def _by_index(
        self, vector: Vectors, limit: int, allowed: NDArray[np.int64] | None, total: int
    ) -> dict[str, float]:
        """Let Chroma rank, deeper until enough of what it finds is there and allowed."""
        try:
            index = self._opened()
            try:
                found = self._ranked(index, vector, limit, allowed, total)
            except StoreError as error:
                again = self._opened()
                if again is index:
                    self._note(error)
                    raise
                # Another thread has opened it afresh meanwhile.
                index = again
                found = self._ranked(index, vector, limit, allowed, total)
        except StoreError as error:
            if total > MOST:
                raise StoreDamagedError(str(error)) from error
            rows = self._full_text.columns.current().rows if allowed is None else allowed
            return self._best(*self._matrix.compare(vector, rows), limit)
        similar = self._table.similarities(vector, found)
        similar.update(self._newer(vector, index.sees, limit, allowed))
        return dict(sorted(similar.items(), key=lambda item: (-item[1], item[0]))[:limit])

    def _ranked(
        self,
        index: VectorStore,
        vector: Vectors,
        limit: int,
        allowed: NDArray[np.int64] | None,
        total: int,
    ) -> list[str]:
        """Return what Chroma finds, nearest first, as far as it is there and allowed."""
        wanted = limit if allowed is None else min(limit, len(allowed))
        reach = wanted if allowed is None else int(_MARGIN * wanted * total / len(allowed))
        while True:
            found = self._allowed(index.nearest(vector, min(reach, total)), wanted, allowed)
            if len(found) >= wanted or reach >= total:
                return found
            reach *= 3

    def _allowed(
        self, ids: Sequence[str], wanted: int, allowed: NDArray[np.int64] | None
    ) -> list[str]:
        """Return the first of a ranking that are there and allowed."""
        found: list[str] = []
        for begin in range(0, len(ids), _CHECKED):
            rows = self._full_text.rows_of_ids(ids[begin : begin + _CHECKED])
            there = [item for item in ids[begin : begin + _CHECKED] if item in rows]
            if allowed is not None:
                places = np.fromiter((rows[item] for item in there), np.int64, len(there))
                met = _among(places, allowed)
                there = [item for item, one in zip(there, met, strict=True) if one]
            found += there
            if len(found) >= wanted:
                break
        return found[:wanted]

    def _newer(
        self, vector: Vectors, number: int, limit: int, allowed: NDArray[np.int64] | None
    ) -> dict[str, float]:
        """Compare the vectors that come after a number, batch by batch."""
        best: dict[str, float] = {}
        while True:
            number, rows, vectors = self._table.after(number, _STREAM)
            if not len(rows):
                return best
            similar = vectors @ vector
            if allowed is not None:
                met = _among(rows, allowed)
                rows, similar = rows[met], similar[met]
            best.update(self._best(rows, similar, limit))

    def _best(self, rows: NDArray[np.int64], similar: Vectors, limit: int) -> dict[str, float]:
        """Return the ids of the most similar, best first, ties by arrival."""
        return dict(self._full_text.best(rows, similar, limit))

    # Chroma ----------------------------------------------------------------------------------

    def _opened(self) -> VectorStore:
        """Return Chroma, opened afresh where too much was added since; raises as it does."""
        with self._lock:
            if self._failure and time.monotonic() - self._failed_at < _PATIENCE:
                raise self._failure
            indexed = self._table.indexed()
            if self._index is not None and indexed > max(self._index.sees, self._tried) + _NEWER:
                self._index.close()
                self._index = None
            if self._index is None:
                # Where another client of this process keeps an older view open, that is all there
                # is to see: no use in trying again before much more has come.
                self._tried = indexed
                try:
                    self._index = self._whole(self._open_index())
                except StoreError as error:
                    self._fail(error)
                    raise
            self._failure = None
            return self._index

    def _whole(self, index: VectorStore) -> VectorStore:
        before = self._table.count_indexed()
        found = index.count()
        expected = min(before, self._table.count_indexed())  # It may be written to meanwhile.
        if found < expected:
            index.close()
            raise StoreDamagedError(
                f"Chroma has {found} of {expected} vectors. Give it the others from the catalog: "
                "ontherecord check --rebuild"
            )
        return index

    def _note(self, error: StoreError) -> None:
        with self._lock:
            self._fail(error)

    def _fail(self, error: StoreError) -> None:
        self._failure, self._failed_at = error, time.monotonic()
        if self._index is not None:
            self._index.close()
            self._index = None


def _among(rows: NDArray[np.int64], allowed: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which rows are among others, which are ascending; a few looked up in very many."""
    if not len(allowed):
        return np.zeros(len(rows), dtype=np.bool_)
    places = np.minimum(np.searchsorted(allowed, rows), len(allowed) - 1)
    return np.asarray(allowed[places] == rows)
