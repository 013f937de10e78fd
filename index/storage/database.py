"""One SQLite file: connections a thread, transactions, and errors in our own words."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

from index.errors import (
    StoreDamagedError,
    StoreNotFoundError,
    StoreReadOnlyError,
    StoreVersionError,
)
from index.storage.failures import DAMAGED, FORBIDDEN, kind_of, tell
from index.storage.schema import FOR_SEARCH, FORMAT, TABLES

FILE_NAME = "catalog.sqlite3"
_BATCH = 900
"""Values bound in one statement, below the limit of old builds of SQLite."""
_PATIENCE = 30.0
"""Seconds to wait for another process that keeps the file to itself."""


class Database:
    """The file of one store. Safe to use from several threads; each has its connection.

    Args:
        folder: Folder of the store.
        write: Whether to write; the tables are made where there are none.

    Raises:
        StoreNotFoundError: Reading where there is no store.
        StoreVersionError: If the store has another format.
        StoreReadOnlyError: Where writing is not allowed, or not even reading.
        StoreBusyError: If another process keeps the file to itself.
        StoreDamagedError: If the file is no catalog, or only the beginning of one.
    """

    def __init__(self, folder: Path, *, write: bool = False) -> None:
        self.folder = folder
        self.path = folder / FILE_NAME
        self._write = write
        self._local = threading.local()
        # A first add that was killed can leave a file without tables: no store was made yet.
        if not self.path.is_file() or not self.rows("SELECT 1 FROM sqlite_master LIMIT 1"):
            if not write:
                raise StoreNotFoundError(
                    f"{folder}: there is no store here. Make one with: "
                    f"ontherecord add FILE... --store {folder}"
                )
            self._create()
        found = self.meta("format")
        if found != FORMAT:
            raise StoreVersionError(
                f"{folder}: the store has format {found or 'unknown'}, this version reads format "
                f"{FORMAT}. Add the record files to a new store: "
                f"ontherecord add FILE... --store NEW_FOLDER"
            )

    def _create(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreReadOnlyError(
                f"{self.folder}: the store cannot be made here ({error.strerror}). "
                "Choose a folder that you may write to, with --store or ONTHERECORD_STORE."
            ) from error
        with self.transaction() as connection:
            for statement in _statements(TABLES):
                connection.execute(statement)
            connection.execute("INSERT INTO meta VALUES ('format', ?)", (FORMAT,))

    @property
    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            with self._errors():
                connection = self._connect()
            self._local.connection = connection
        return connection

    def _connect(self) -> sqlite3.Connection:
        if self._write:
            connection = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA foreign_keys = ON")
            return connection
        address = f"{self.path.absolute().as_uri()}?mode=ro"
        connection = sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None)
        try:
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            if kind_of(error) not in FORBIDDEN:
                raise
            # A folder that may not be written to has no place for the files WAL needs.
            if self._written_last():
                raise StoreReadOnlyError(
                    f"{self.folder}: what was written last is still beside the catalog, and is "
                    "read only where the folder may be written to. Change its rights, or let "
                    "somebody who may write to it run: ontherecord check --rebuild"
                ) from error
            address += "&immutable=1"
            connection = sqlite3.connect(address, uri=True, isolation_level=None)
        return connection

    def _written_last(self) -> int:
        """Return how many bytes were written that are not in the file itself yet."""
        log = self.path.with_name(f"{FILE_NAME}-wal")
        return log.stat().st_size if log.is_file() else 0

    def close(self) -> None:
        """Close this thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.connection = None
            self._local.searches = False

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection inside one transaction: all of it happens, or nothing."""
        with self._errors():
            connection = self._connection
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # SQLite itself rolls back on a full disk.
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Turn the errors of SQLite into ours, with the next step."""
        try:
            yield
        except sqlite3.Error as error:
            told = tell(error, self.path, write=self._write, whole=self._has_its_tables)
            if told is None:
                raise
            raise told from error

    def _has_its_tables(self) -> bool:
        """Return whether each table can be asked, which a statement can rely on."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            return True
        try:
            for table in _tables():
                connection.execute(f"SELECT 1 FROM {table} LIMIT 0")
        except sqlite3.Error:
            return False
        return True

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """Return what a SELECT finds."""
        with self._errors():
            return self._connection.execute(statement, values).fetchall()

    def rows_among(self, statement: str, values: Sequence[object]) -> Iterator[tuple[object, ...]]:
        """Yield what a SELECT finds for any number of values, asked in batches.

        Args:
            statement: With ``{}`` where the marks of the values go: "... WHERE id IN ({})".
            values: To be bound there.
        """
        for begin in range(0, len(values), _BATCH):
            batch = values[begin : begin + _BATCH]
            yield from self.rows(statement.format(", ".join("?" * len(batch))), batch)

    def searching(self, statement: str, values: Sequence[object]) -> list[tuple[object, ...]]:
        """Return what a SELECT finds that may ask the tables for search, too."""
        with self._errors():
            return self._searching().execute(statement, values).fetchall()

    def terms_of(self, text: str) -> list[str]:
        """Return the terms of a text in order, as the full text of the passages has them."""
        with self._errors():
            connection = self._searching()
            connection.execute("DELETE FROM asked")
            connection.execute("INSERT INTO asked VALUES (?)", (text,))
            found = connection.execute("SELECT term FROM asked_terms ORDER BY offset").fetchall()
        return [str(term) for (term,) in found]

    def _searching(self) -> sqlite3.Connection:
        connection = self._connection
        if not getattr(self._local, "searches", False):
            for statement in _statements(FOR_SEARCH):
                connection.execute(statement)
            self._local.searches = True
        return connection

    def problems(self) -> list[str]:
        """Return what SQLite finds wrong with its file, in its own words; nothing where sound."""
        return [str(row[0]) for row in self.rows("PRAGMA integrity_check(3)") if row[0] != "ok"]

    def full_text_problem(self) -> bool:
        """Return whether the full text is not that of the passages.

        SQLite answers this only to who may write; where that is not allowed, or another process
        writes, it is not asked.
        """
        statement = "INSERT INTO passages_text (passages_text, rank) VALUES ('integrity-check', 1)"
        try:
            with closing(sqlite3.connect(self.path, timeout=1)) as connection:
                connection.execute(statement)
        except sqlite3.Error as error:
            return kind_of(error) in {sqlite3.SQLITE_ERROR, *DAMAGED}
        return False

    def rebuild_full_text(self) -> None:
        """Make the full text again from the passages, its tables too where they are damaged."""
        rebuild = "INSERT INTO passages_text (passages_text) VALUES ('rebuild')"
        try:
            with self.transaction() as connection:
                connection.execute(rebuild)
        except StoreDamagedError:
            with self.transaction() as connection:
                _forget_full_text(connection)
                connection.execute(rebuild)

    def meta(self, key: str) -> str | None:
        """Return a fact about the store, or None."""
        rows = self.rows("SELECT value FROM meta WHERE key = ?", (key,))
        return str(rows[0][0]) if rows else None

    def revision(self) -> int:
        """Return a number that changes whenever records change, also by other processes."""
        return int(self.meta("revision") or 0)

    def set_meta(self, key: str, value: str) -> None:
        """Note a fact about the store."""
        with self.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def _forget_full_text(connection: sqlite3.Connection) -> None:
    """Put an empty full text in the place of one so damaged that SQLite cannot even drop it."""
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("DELETE FROM sqlite_master WHERE name = 'passages_text'")
    connection.execute("PRAGMA writable_schema = RESET")
    for part in ("data", "idx", "docsize", "config"):
        connection.execute(f"DROP TABLE IF EXISTS passages_text_{part}")
    for statement in _statements(TABLES):
        if "CREATE VIRTUAL TABLE passages_text " in statement:
            connection.execute(statement)


@cache
def _tables() -> tuple[str, ...]:
    """Return the names of all tables of a catalog, also those that SQLite makes for its words."""
    statement = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(TABLES)
        return tuple(name for (name,) in connection.execute(statement))


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script; a trigger holds semicolons of its own."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if statement.strip() and sqlite3.complete_statement(statement):
            yield statement
            statement = ""
