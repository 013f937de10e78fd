"""Vectors of what was taken in: made, stored in the catalog, and handed on to Chroma."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from index.embedding.embedder import Embedder
from index.errors import StoreDamagedError
from index.storage.vector_table import VectorTable
from index.storage.vectors import VectorStore

_EMBEDDING_BATCH = 128
"""Passages embedded and stored together: what is lost at the most where a run is stopped, and how
many are made before it is told how far it has come."""
WINDOW = 2048
"""Passages sorted by length together."""


@dataclass(frozen=True, slots=True)
class EmbeddingProgress:
    """How far embedding has come.

    Attributes:
        made: Vectors made so far.
        left: Passages still waiting.
        seconds: Time taken so far.
    """

    made: int
    left: int
    seconds: float

    @property
    def per_second(self) -> float:
        """Passages a second so far."""
        return self.made / max(self.seconds, 1e-9)


_T = TypeVar("_T")
Progress = Callable[[EmbeddingProgress], None]


class VectorMaker:
    """Makes the vectors of one store.

    Args:
        table: Where they are kept.
        embedder: The embedding model.
        index: Returns Chroma; called when it is first needed.
        anew: Makes Chroma's folder anew where it cannot be opened, and returns it.
    """

    def __init__(
        self,
        table: VectorTable,
        embedder: Embedder,
        index: Callable[[], VectorStore],
        anew: Callable[[], VectorStore],
    ) -> None:
        self._table = table
        self._embedder = embedder
        self._index = index
        self._anew = anew
        self._counted = False

    def make_missing(self, progress: Progress | None = None, *, at_least: int = 1) -> int:
        """Make the vectors that are missing, and give Chroma those that it has not got.

        Each batch is stored whole or not at all, so that little is lost where a run is stopped.
        What is waiting is gathered across records: short texts go to the model with short ones,
        since it spends as much on each text of a batch as on the longest.

        Args:
            progress: Called with how far it has come: before the first batch, for which the model
                may have to be loaded, and after each.
            at_least: Do nothing while fewer passages are waiting. With a number of some
                thousands, call it after every record, and once more without it at the end.

        Returns:
            How many were made.
        """
        left = self._table.count_missing()
        if at_least > 1 and left < at_least:
            return 0
        began, made = time.monotonic(), 0
        if progress and left:
            progress(EmbeddingProgress(0, left, 0.0))
        while window := self._table.missing(WINDOW):
            window.sort(key=lambda one: len(one[1]))
            for begin in range(0, len(window), _EMBEDDING_BATCH):
                batch = window[begin : begin + _EMBEDDING_BATCH]
                vectors = self._embedder.embed_many([text for _, text in batch])
                self._table.put([passage_id for passage_id, _ in batch], vectors)
                made += len(batch)
                if progress:
                    progress(EmbeddingProgress(made, left - made, time.monotonic() - began))
        self._hand_on()
        return made

    def _hand_on(self) -> None:
        """Bring Chroma in step with the catalog."""
        if self._table.newest() or self._table.stale(1):
            self._usable(self._index)
            self._take_out_stale()
            self._put_new()

    def _usable(self, ask: Callable[[], _T]) -> _T:
        """Return what Chroma answers; its folder is made anew where it cannot even be opened.

        It can be left half-written by a process that was killed. Whatever else fails later says
        nothing against what lies there.
        """
        try:
            return ask()
        except StoreDamagedError:
            self._anew()
            return ask()

    def _take_out_stale(self) -> None:
        while stale := self._table.stale(WINDOW):
            self._index().remove(stale)
            self._table.forget_stale(stale)

    def _put_new(self) -> None:
        """Give Chroma the vectors that it has not got, all of them where it has lost some."""
        if not self._table.newest():
            return
        lost = False
        if not self._counted:  # Once: it takes half a second in a large store.
            lost = self._usable(lambda: self._index().count()) < self._table.count_indexed()
            self._counted = True
        number, index = 0 if lost else self._table.indexed(), self._index()
        while True:
            last, ids, vectors = self._table.ids_after(number, WINDOW)
            if last == number:
                return
            index.put(ids, vectors)
            self._table.set_indexed(last)
            number = last
