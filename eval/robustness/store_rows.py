"""Two stores, compared row by row: every table of the catalog, and the index of the vectors.

Rows are matched by what names them, not by the numbers that SQLite gives out. Nothing here knows
the tables: they are read from the file, so that a new one is compared as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.storage.database import Database
from index.storage.vector_table import VectorTable
from index.storage.vectors import VectorStore

Key = tuple[object, ...]
Row = dict[str, object]
Rows = dict[Key, Row]

SAME_DIRECTION = 0.999
"""Cosine similarity from which two vectors of one text count as equal.

A model that computes in few bits gives slightly other numbers where other texts share the batch,
and a run that was stopped makes other batches.
"""
INDEX = "Chroma"
_ORDERED = ("records", "passages")
"""Tables whose order means something: the order of arrival decides between versions and ties."""
_REFERENCES = {("vectors", "passage"): "passages"}
"""Columns that refer to another table without saying so in SQL: the tables they refer to."""
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d.*")


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which a store is not what the reference is.

    Attributes:
        table: Table of the catalog, or "Chroma", or the command that failed.
        key: What names the row.
        what: What is different.
    """

    table: str
    key: str
    what: str


@dataclass(frozen=True, slots=True)
class StoreRows:
    """All that a store holds.

    Attributes:
        tables: Rows by table and by key.
        vectors: Unit vectors by passage id, as the catalog has them.
        indexed: Ids that the index of the vectors has.
        found: Ids whose vector the index finds when asked for it: the same one, or its like.
    """

    tables: dict[str, Rows]
    vectors: dict[str, NDArray[np.float32]]
    indexed: frozenset[str]
    found: frozenset[str]


def read_store(folder: Path) -> StoreRows:
    """Read a store whole.

    Raises:
        StoreError: If it cannot be read.
    """
    tables = read_tables(folder)
    database = Database(folder)
    table, index = VectorTable(database), VectorStore(folder)
    try:
        vectors = table.of([str(passage) for (passage,) in tables["passages"]])
        nearest = {name: index.nearest(vector, 1) for name, vector in vectors.items()}
        return StoreRows(
            tables,
            vectors,
            frozenset(index.ids()),
            frozenset(
                name
                for name, hits in nearest.items()
                if hits
                and hits[0] in vectors
                and cosine(vectors[name], vectors[hits[0]]) >= SAME_DIRECTION
            ),
        )
    finally:
        index.close()
        database.close()


def read_tables(folder: Path) -> dict[str, Rows]:
    """Return the rows of all tables of a catalog, by table and by what names the row.

    Times and the numbers that SQLite gives to rows are left out; a reference to such a number is
    replaced by what names the row that it refers to. The full text is read as its words and as the
    texts it belongs to.
    """
    database = Database(folder)
    try:
        kinds = database.rows("SELECT name, type, wr FROM pragma_table_list WHERE schema = 'main'")
        tables = {
            str(name): _Table(database, str(name), ordered=kind == "table" and not without_rowid)
            for name, kind, without_rowid in kinds
            if kind in {"table", "virtual"} and not str(name).startswith("sqlite_")
        }
        read = {name: table.read(tables) for name, table in tables.items()}
        _settle_facts(read["meta"], VectorTable(database).newest())
        return read
    finally:
        database.close()


class _Table:
    """One table: what names its rows, and what only numbers them."""

    def __init__(self, database: Database, name: str, *, ordered: bool) -> None:
        self._database = database
        self._name = name
        self._order = " ORDER BY rowid" if ordered else ""
        columns = database.rows("SELECT name, type, pk FROM pragma_table_info(?)", (name,))
        self._columns = [str(column) for column, _, _ in columns]
        primary = [str(column) for column, _, place in columns if place]
        self._parents = {
            str(column): str(parent)
            for parent, column in database.rows(
                'SELECT "table", "from" FROM pragma_foreign_key_list(?)', (name,)
            )
        }
        self._parents |= {
            column: parent for (table, column), parent in _REFERENCES.items() if table == name
        }
        kinds = {str(column): str(kind).upper() for column, kind, _ in columns}
        # Only such a column is another name of the number of the row.
        numbers = ordered and [kinds[column] for column in primary] == ["INTEGER"]
        self.number = primary[0] if numbers else ""
        self._key = [] if self.number and self.number not in self._parents else primary
        if not self._key:
            self._key = self._unique_columns()

    def _unique_columns(self) -> list[str]:
        for (index,) in self._database.rows(
            "SELECT name FROM pragma_index_list(?) WHERE \"unique\" AND origin = 'u'",
            (self._name,),
        ):
            rows = self._database.rows("SELECT name FROM pragma_index_info(?)", (str(index),))
            return [str(column) for (column,) in rows]
        return []

    def read(self, tables: dict[str, _Table]) -> Rows:
        """Return the rows, in order of arrival where there is one.

        Args:
            tables: All tables by name, for what is referred to.
        """
        # A number that is a reference says something; another one says only when the row came.
        kept = [name for name in self._columns if name != self.number or name in self._parents]
        names_of = {
            column: tables[parent].names()
            for column, parent in self._parents.items()
            if parent in tables and tables[parent].number
        }
        rows: Rows = {}
        met: Counter[Key] = Counter()
        quoted = ", ".join(f'"{name}"' for name in kept)
        for values in self._database.rows(f'SELECT {quoted} FROM "{self._name}"{self._order}'):
            row = {
                name: names_of[name].get(value, value) if name in names_of else _settled(value)
                for name, value in zip(kept, values, strict=True)
            }
            if self._key:
                key = tuple(row[name] for name in self._key)
            elif self.number:
                key = ("row", len(rows) + 1)
            else:
                key = tuple(row.values())
            met[key] += 1
            rows[key if met[key] == 1 else (*key, met[key])] = row
        return rows

    def names(self) -> dict[object, object]:
        """Return what names each row, by its number."""
        quoted = ", ".join(f'"{name}"' for name in (self.number, *self._key))
        rows = self._database.rows(f'SELECT {quoted} FROM "{self._name}"')
        return {number: key[0] if len(key) == 1 else tuple(key) or number for number, *key in rows}


def _settle_facts(facts: Rows, newest: int) -> None:
    """Replace the facts about a store that are its own: its name, and the number of a row."""
    for (name,), fact in facts.items():
        if name == "chroma_collection":
            fact["value"] = "a name of its own"
        elif name == "vectors_indexed" and int(str(fact["value"])) >= newest:
            fact["value"] = "all"


def _settled(value: object) -> object:
    """Return a value, or that it is a time."""
    return "a time" if isinstance(value, str) and _TIME.fullmatch(value) else value


def differences(reference: StoreRows, other: StoreRows) -> Iterator[Difference]:
    """Yield every way in which a store is not what the reference is."""
    for table in sorted(reference.tables.keys() | other.tables.keys()):
        yield from _table_differences(
            table, reference.tables.get(table, {}), other.tables.get(table, {})
        )
    for name in sorted(reference.indexed - other.indexed):
        yield Difference(INDEX, name, "missing")
    for name in sorted(other.indexed - reference.indexed):
        yield Difference(INDEX, name, "not in the reference")
    for name in sorted((reference.found & other.indexed) - other.found):
        yield Difference(INDEX, name, "not found by a search for its vector")


def _table_differences(table: str, reference: Rows, other: Rows) -> Iterator[Difference]:
    for key in reference.keys() - other.keys():
        yield Difference(table, _shown(key), "missing")
    for key in other.keys() - reference.keys():
        yield Difference(table, _shown(key), "not in the reference")
    for key, row in reference.items():
        for column, value in row.items() if key in other else ():
            if not _equal(value, other[key].get(column)):
                what = f"{column}: {value!r:.100} is {other[key].get(column)!r:.100}"
                yield Difference(table, _shown(key), what)
    if table in _ORDERED and reference.keys() == other.keys() and [*reference] != [*other]:
        pairs = zip(reference, other, strict=True)
        key = next(expected for expected, found in pairs if expected != found)
        yield Difference(table, _shown(key), "from here on in another order")


def _equal(value: object, other: object) -> bool:
    if value == other or not isinstance(value, bytes) or not isinstance(other, bytes):
        return value == other
    if len(value) != len(other) or len(value) % 2:
        return False
    halves = (np.frombuffer(data, dtype=np.float16).astype(np.float32) for data in (value, other))
    return cosine(*halves) >= SAME_DIRECTION


def cosine(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """Return the cosine similarity of two vectors; 0 where one has no direction."""
    lengths = float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(one @ other) / lengths if np.isfinite(lengths) and lengths else 0.0


def _shown(key: Key) -> str:
    return " / ".join(str(part)[:100] for part in key)
