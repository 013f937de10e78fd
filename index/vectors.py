"""Chroma: the vectors of passages. Disposable, since the catalog can make them again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import StoreDamagedError

FOLDER_NAME = "vectors"
_COLLECTION = "passages"
_BATCH = 4000
"""Rows a call, below Chroma's limit of 5,461."""


def discard_vectors(folder: Path) -> None:
    """Delete what lies in the place of a store's vectors, whatever it is."""
    place = folder / FOLDER_NAME
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)


class VectorStore:
    """Vectors by passage id, compared by cosine. It holds nothing but ids and vectors.

    Args:
        folder: Folder of the store.

    Raises:
        StoreDamagedError: If Chroma cannot open what is there.
    """

    def __init__(self, folder: Path) -> None:
        from chromadb.errors import ChromaError

        self.folder = folder / FOLDER_NAME
        self._failures = (ChromaError, ValueError, RuntimeError, OSError, KeyError, AttributeError)
        with self._errors():
            self._client = self._open_client()
            self._collection = self._open_collection()

    def _open_client(self) -> Any:
        import chromadb
        from chromadb.config import Settings

        settings = Settings(anonymized_telemetry=False)
        try:
            return chromadb.PersistentClient(path=str(self.folder), settings=settings)
        except AttributeError:
            # Chroma keeps what it failed to open, and fails once more before it lets it go.
            return chromadb.PersistentClient(path=str(self.folder), settings=settings)

    def _open_collection(self) -> Any:
        return self._client.get_or_create_collection(
            _COLLECTION, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )

    def _damaged(self, error: BaseException) -> StoreDamagedError:
        way_out = (
            "Chroma opens no folder that may only be read: change its rights."
            if "readonly" in str(error)
            else "They can be made again from the catalog: ontherecord check --rebuild"
        )
        return StoreDamagedError(f"{self.folder}: the vectors cannot be used ({error}). {way_out}")

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except self._failures as error:
            raise self._damaged(error) from error

    def put(self, ids: Sequence[str], vectors: NDArray[np.float32]) -> None:
        """Store vectors, shape (ids, dimensions), in place of earlier ones.

        Raises:
            StoreDamagedError: Here and below, if Chroma cannot do it.
        """
        with self._errors():
            for begin in range(0, len(ids), _BATCH):
                self._collection.upsert(
                    ids=list(ids[begin : begin + _BATCH]),
                    embeddings=vectors[begin : begin + _BATCH],
                )

    def remove(self, ids: Sequence[str]) -> None:
        """Take vectors out; unknown ids are ignored."""
        with self._errors():
            for begin in range(0, len(ids), _BATCH):
                self._collection.delete(ids=list(ids[begin : begin + _BATCH]))

    def clear(self) -> None:
        """Take all vectors out."""
        with self._errors():
            self._client.delete_collection(_COLLECTION)
            self._collection = self._open_collection()

    def ids(self) -> Iterator[str]:
        """Yield the ids of all vectors."""
        offset = 0
        with self._errors():
            while batch := self._collection.get(include=[], limit=_BATCH, offset=offset)["ids"]:
                yield from batch
                offset += len(batch)

    def count(self) -> int:
        """Return how many vectors there are."""
        with self._errors():
            return int(self._collection.count())

    def nearest(
        self, vector: NDArray[np.float32], limit: int, among: Sequence[str] | None = None
    ) -> list[tuple[str, float]]:
        """Return the nearest ids with their cosine similarity, best first.

        Args:
            vector: Unit vector of the query, shape (dimensions,).
            limit: How many at the most.
            among: Ids to choose from, or None for all.
        """
        if among is not None:
            similar = self.similarities(vector, among)
            return sorted(similar.items(), key=lambda item: -item[1])[:limit]
        available = self.count()
        if not available:
            return []
        with self._errors():
            found = self._collection.query(
                query_embeddings=[vector], n_results=min(limit, available), include=["distances"]
            )
        return [
            (passage_id, 1.0 - float(distance))
            for passage_id, distance in zip(found["ids"][0], found["distances"][0], strict=True)
        ]

    def similarities(self, vector: NDArray[np.float32], ids: Sequence[str]) -> dict[str, float]:
        """Return the exact cosine similarity of a unit vector to given passages.

        Ids without a vector are left out.
        """
        similar: dict[str, float] = {}
        for found, vectors in self._get(ids):
            similar.update(zip(found, (vectors @ vector).tolist(), strict=True))
        return similar

    def of(self, ids: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Return the vectors of given passages, each of shape (dimensions,).

        Ids without a vector are left out.
        """
        return {
            name: row
            for found, vectors in self._get(ids)
            for name, row in zip(found, vectors, strict=True)
        }

    def _get(self, ids: Sequence[str]) -> Iterator[tuple[list[str], NDArray[np.float32]]]:
        for begin in range(0, len(ids), _BATCH):
            with self._errors():
                found = self._collection.get(
                    ids=list(ids[begin : begin + _BATCH]), include=["embeddings"]
                )
            if found["ids"]:
                yield found["ids"], np.asarray(found["embeddings"], dtype=np.float32)
