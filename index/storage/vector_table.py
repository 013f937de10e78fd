"""The vectors of passages, kept in the catalog: the truth of which Chroma is an index."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.embedding.identity import ModelIdentity
from index.errors import StoreVersionError
from index.storage.database import Database

_STORED = np.dtype("<f2")
"""Half precision: with unit vectors a similarity is off by about 0.0001 at the most."""
_INDEXED = "vectors_indexed"
_MODEL = "embedding_model"
_IDENTITY = "embedding_identity"
"""Names in the catalog of the model that the vectors were made with, and of its digest."""
CUT_FOR = "passages_cut_for"
"""Name in the catalog of what all passages were cut for, a model and a length; empty from when a
cut is begun until its last record is done, whoever does it."""
_MAKE_AGAIN = "Make all vectors again: ontherecord check --rebuild"

Vectors = NDArray[np.float32]


class VectorTable:
    """Vectors by passage, numbered in the order in which they were made.

    A vector never changes under its number, and numbers only rise: what is new since number n is
    what :meth:`after` yields for n.

    Args:
        database: The catalog.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._counted = (-1, -1, 0)

    # Which passages still need a vector ------------------------------------------------------

    def missing(self, limit: int) -> list[tuple[str, str]]:
        """Return ids and texts of passages that have no vector yet, in order of arrival."""
        rows = self._database.rows(
            "SELECT id, text FROM passages WHERE embedded = 0 ORDER BY rowid LIMIT ?", (limit,)
        )
        return [(str(passage_id), str(text)) for passage_id, text in rows]

    def count_missing(self) -> int:
        """Return how many passages have no vector yet."""
        return self._number("SELECT count(*) FROM passages WHERE embedded = 0")

    def put(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Store the vectors of passages, all or none of them; a passage gone meanwhile is left out.

        Args:
            ids: Ids of passages that have no vector yet.
            vectors: Unit vectors, shape (ids, dimensions).

        Raises:
            StoreVersionError: If those of the store have another length.
        """
        rows = [
            (vector.tobytes(), item)
            for vector, item in zip(vectors.astype(_STORED), ids, strict=True)
        ]
        with self._database.transaction() as connection:
            self.refuse_others(vectors.shape[-1])
            connection.executemany(
                "INSERT INTO vectors (passage, vector) SELECT rowid, ? FROM passages WHERE id = ?",
                rows,
            )
            connection.executemany(
                "UPDATE passages SET embedded = 1 WHERE id = ?", [(item,) for item in ids]
            )

    def refuse_others(self, dimensions: int) -> None:
        """Refuse vectors that cannot be compared with those of the store, by their length.

        Raises:
            StoreVersionError: If they cannot; a store without vectors refuses none.
        """
        rows = self._database.rows("SELECT length(vector) FROM vectors LIMIT 1")
        held = int(str(rows[0][0])) // _STORED.itemsize if rows else dimensions
        if held != dimensions:
            raise StoreVersionError(
                f"{self._database.folder}: the vectors of the store have {held} numbers, those of "
                f"the embedding model have {dimensions}: it is another model under the same name. "
                f"{_MAKE_AGAIN}"
            )

    def lengths(self) -> set[int]:
        """Return how many numbers the vectors have: one length where they are of one model."""
        rows = self._database.rows("SELECT DISTINCT length(vector) FROM vectors")
        return {int(str(length)) // _STORED.itemsize for (length,) in rows}

    def begin_anew(self, model: ModelIdentity) -> None:
        """Drop all vectors, to make them anew with another model, of passages cut anew for it.

        In one step, so that no vectors of two models stand together where that is stopped.

        Args:
            model: The model.
        """
        noted = [(_MODEL, model.name), (_IDENTITY, model.digest), (CUT_FOR, "")]
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM vectors")
            connection.execute("UPDATE passages SET embedded = 0")
            connection.execute("DELETE FROM meta WHERE key = ?", (_INDEXED,))
            connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", noted)

    def mend_marks(self) -> None:
        """Mark as embedded the passages that have a vector, and no others."""
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE passages SET embedded = (rowid IN (SELECT passage FROM vectors))"
                " WHERE embedded <> (rowid IN (SELECT passage FROM vectors))"
            )

    def wrongly_marked(self) -> int:
        """Count passages that are marked as embedded without a vector, or the other way round."""
        return self._number(
            "SELECT count(*) FROM passages"
            " WHERE embedded <> (rowid IN (SELECT passage FROM vectors))"
        )

    def stale(self, limit: int) -> list[str]:
        """Return ids of passages that are gone and whose vectors Chroma may still have."""
        rows = self._database.rows("SELECT id FROM stale_vectors LIMIT ?", (limit,))
        return [str(row[0]) for row in rows]

    def forget_stale(self, ids: Sequence[str]) -> None:
        """Note that Chroma has let them go."""
        with self._database.transaction() as connection:
            connection.executemany("DELETE FROM stale_vectors WHERE id = ?", [(i,) for i in ids])

    def made_with(self) -> ModelIdentity | None:
        """Return the model the vectors were made with; None before there is one."""
        rows = self._database.rows(
            "SELECT key, value FROM meta WHERE key IN (?, ?)", (_MODEL, _IDENTITY)
        )
        noted = {str(key): str(value) for key, value in rows}
        if _MODEL not in noted:
            return None
        return ModelIdentity(noted[_MODEL], noted.get(_IDENTITY, ""))

    def refuse_model(self, model: ModelIdentity) -> None:
        """Refuse another model than the vectors were made with.

        Raises:
            StoreVersionError: If it is another.
        """
        held = self.made_with()
        if held is None or held.may_be(model):
            return
        folder = self._database.folder
        if held.name == model.name:
            raise StoreVersionError(
                f"{folder}: the files of the embedding model {held.name!r} have changed since the "
                "store was made. Put them back as they were, or make its vectors again with those "
                "of now: ontherecord check --rebuild"
            )
        raise StoreVersionError(
            f"{folder}: the store was made with the embedding model {held.name!r}, not "
            f"{model.name!r}. Set ONTHERECORD_EMBEDDING_MODEL={held.name}, or make "
            "its vectors again with the new model: ontherecord check --rebuild"
        )

    def note_model(self, model: ModelIdentity) -> None:
        """Note the model the vectors are made with, as far as that is not noted yet."""
        held = self.made_with()
        if held is None:
            self._database.set_meta(_MODEL, model.name)
        elif not held.may_be(model):
            return
        if model.digest and not (held and held.digest):
            self._database.set_meta(_IDENTITY, model.digest)

    # Reading ---------------------------------------------------------------------------------

    def count(self) -> int:
        """Return how many vectors there are; counted once a state of the store."""
        state = self._database.revision(), self.newest()
        if self._counted[:2] != state:
            self._counted = *state, self._number("SELECT count(*) FROM vectors")
        return self._counted[2]

    def newest(self) -> int:
        """Return the highest number, 0 where there is no vector."""
        return self._number("SELECT coalesce(max(id), 0) FROM vectors")

    def after(self, number: int, limit: int) -> tuple[int, NDArray[np.int64], Vectors]:
        """Return vectors with a higher number, lowest first.

        Args:
            number: They come after this one.
            limit: How many at the most.

        Returns:
            The highest number among them (``number`` where there is none), the rows of their
            passages, and the vectors, shape (rows, dimensions).
        """
        rows = self._database.rows(
            "SELECT id, passage, vector FROM vectors WHERE id > ? ORDER BY id LIMIT ?",
            (number, limit),
        )
        last = int(str(rows[-1][0])) if rows else number
        passages, vectors = _arrays([row[1:] for row in rows])
        return last, passages, vectors

    def ids_after(self, number: int, limit: int) -> tuple[int, list[str], Vectors]:
        """Return what :meth:`after` does, with the ids of the passages instead of their rows."""
        rows = self._database.rows(
            "SELECT v.id, p.id, v.vector FROM vectors v JOIN passages p ON p.rowid = v.passage"
            " WHERE v.id > ? ORDER BY v.id LIMIT ?",
            (number, limit),
        )
        last = int(str(rows[-1][0])) if rows else number
        return last, [str(row[1]) for row in rows], _matrix([row[2] for row in rows])

    def of_rows(self, passages: NDArray[np.int64]) -> tuple[NDArray[np.int64], Vectors]:
        """Return the vectors of passages by their rows; those without are left out.

        Returns:
            The rows that have a vector, and the vectors, shape (rows, dimensions).
        """
        statement = "SELECT passage, vector FROM vectors WHERE passage IN ({})"
        return _arrays(list(self._database.rows_among(statement, passages.tolist())))

    def of(self, ids: Sequence[str]) -> dict[str, Vectors]:
        """Return the vectors of passages, each of shape (dimensions,).

        Ids without a vector are left out.
        """
        rows = list(
            self._database.rows_among(
                "SELECT p.id, v.vector FROM passages p JOIN vectors v ON v.passage = p.rowid"
                " WHERE p.id IN ({})",
                ids,
            )
        )
        vectors = _matrix([row[1] for row in rows])
        return dict(zip((str(row[0]) for row in rows), vectors, strict=True))

    def similarities(self, vector: Vectors, ids: Sequence[str]) -> dict[str, float]:
        """Return the exact cosine similarity of a unit vector to given passages.

        Ids without a vector are left out.
        """
        found = self.of(ids)
        if not found:
            return {}
        return dict(zip(found, (np.stack(list(found.values())) @ vector).tolist(), strict=True))

    # How far Chroma has them -----------------------------------------------------------------

    def indexed(self) -> int:
        """Return the number up to which Chroma was given the vectors."""
        return int(self._database.meta(_INDEXED) or 0)

    def set_indexed(self, number: int) -> None:
        """Note that Chroma has the vectors up to a number."""
        self._database.set_meta(_INDEXED, str(number))

    def count_indexed(self) -> int:
        """Return how many vectors Chroma should have."""
        return self._number("SELECT count(*) FROM vectors WHERE id <= ?", self.indexed())

    def _number(self, statement: str, *values: object) -> int:
        return int(str(self._database.rows(statement, values)[0][0]))


def _arrays(rows: Sequence[tuple[object, ...]]) -> tuple[NDArray[np.int64], Vectors]:
    passages = np.array([row[0] for row in rows], dtype=np.int64)
    return passages, _matrix([row[1] for row in rows])


def _matrix(blobs: Sequence[object]) -> Vectors:
    if not blobs:
        return np.zeros((0, 0), dtype=np.float32)
    if len(set(map(len, map(_bytes, blobs)))) > 1:
        raise StoreVersionError(f"The vectors of the store are of several models. {_MAKE_AGAIN}")
    joined = np.frombuffer(b"".join(map(_bytes, blobs)), dtype=_STORED)
    return joined.reshape(len(blobs), -1).astype(np.float32)


def _bytes(value: object) -> bytes:
    assert isinstance(value, bytes)  # noqa: S101 - the column is declared so
    return value
