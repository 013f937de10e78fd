"""The vectors of a store in memory, to compare a query with chosen passages one by one."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.storage.vector_table import Vectors, VectorTable

MOST = 400_000
"""Stores with more vectors are not held in memory: 1.5 kB each with the default model."""
_BLOCK = 16_384
_GATHER = 1024
"""Rows copied together before they are multiplied: few enough to stay in the cache."""


@dataclass(frozen=True, slots=True)
class _Loaded:
    """Vectors up to a number, in blocks of equal height but the last; a place for each row."""

    last: int
    blocks: tuple[Vectors, ...]
    rows: NDArray[np.int64]
    places: NDArray[np.int64]


_NOTHING = _Loaded(0, (), np.zeros(0, np.int64), np.zeros(0, np.int64))


class VectorMatrix:
    """All vectors of a store as float32. Read at the first use, then only what is new.

    Args:
        table: Where they are kept.
    """

    def __init__(self, table: VectorTable) -> None:
        self._table = table
        self._lock = threading.Lock()
        self._loaded = _NOTHING
        self._newest = 0

    @property
    def loaded(self) -> bool:
        """Whether vectors are in memory already."""
        return bool(self._loaded.last)

    def compare(
        self, vector: Vectors, rows: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], Vectors]:
        """Return the exact similarity of a unit vector to passages.

        Args:
            vector: Shape (dimensions,).
            rows: Rows of the passages, ascending.

        Returns:
            Rows that have a vector, and their similarities, both of one shape.
        """
        loaded = self._follow()
        rows = rows[: int(np.searchsorted(rows, len(loaded.places)))]
        places = loaded.places[rows]
        rows, places = rows[places >= 0], places[places >= 0]
        similar = np.empty(len(rows), dtype=np.float32)
        if 2 * len(rows) > len(loaded.rows):
            whole = np.concatenate([block @ vector for block in loaded.blocks])
            return rows, whole[places]
        order = np.argsort(places, kind="stable")
        bounds = np.searchsorted(places[order], np.arange(len(loaded.blocks) + 1) * _BLOCK)
        for number, block in enumerate(loaded.blocks):
            for begin in range(int(bounds[number]), int(bounds[number + 1]), _GATHER):
                chosen = order[begin : min(begin + _GATHER, int(bounds[number + 1]))]
                similar[chosen] = block[places[chosen] - number * _BLOCK] @ vector
        return rows, similar

    def _follow(self) -> _Loaded:
        with self._lock:
            newest = self._table.newest()
            if newest != self._newest:
                if self._table.count() < len(self._loaded.rows) // 2:
                    self._loaded = _NOTHING  # Most of what is held is of records that are gone.
                if newest > self._loaded.last:  # It falls where the newest record was removed.
                    self._loaded = self._extended(self._loaded)
                self._newest = newest
            return self._loaded

    def _extended(self, loaded: _Loaded) -> _Loaded:
        last, blocks = loaded.last, list(loaded.blocks)
        rows = [loaded.rows]
        while True:
            last, passages, vectors = self._table.after(last, _BLOCK)
            if not len(passages):
                break
            rows.append(passages)
            if blocks and len(blocks[-1]) < _BLOCK:
                room = _BLOCK - len(blocks[-1])
                blocks[-1] = np.concatenate([blocks[-1], vectors[:room]])
                vectors = vectors[room:]
            if len(vectors):
                blocks.append(vectors)
        every = np.concatenate(rows)
        places = np.full(int(every.max(initial=-1)) + 1, -1, dtype=np.int64)
        places[every] = np.arange(len(every))
        return _Loaded(last, tuple(blocks), every, places)
