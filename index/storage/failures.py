"""What an error of SQLite tells of a store, in our own words and with the next step.

It is told by its code, never by its words, which are others in every build.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from index.errors import StoreBusyError, StoreDamagedError, StoreError, StoreReadOnlyError

FORBIDDEN = frozenset({sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY})
DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


def kind_of(error: sqlite3.Error) -> int | None:
    """Return the code of an error without its details; None where it is not SQLite's own."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def tell(
    error: sqlite3.Error, path: Path, *, write: bool, whole: Callable[[], bool]
) -> StoreError | None:
    """Return what an error tells of a store.

    Args:
        error: As SQLite raised it.
        path: File of the catalog.
        write: Whether it was opened for writing.
        whole: Tells whether all tables are there; asked where a statement could not be understood.

    Returns:
        The error to raise in its place; None where the statement was wrong, which is our fault.
    """
    kind = kind_of(error)
    if kind in FORBIDDEN:
        return StoreReadOnlyError(
            f"{path.parent}: the store cannot be {'written to' if write else 'read'} ({error}). "
            "Change its rights, or choose another with --store or ONTHERECORD_STORE."
        )
    if kind in _BUSY:
        return StoreBusyError(
            f"{path.parent}: another process keeps the store to itself ({error}). "
            "Wait until it has finished, then run the same command again."
        )
    if kind == sqlite3.SQLITE_FULL:
        return StoreError(
            f"{path.parent}: the disk is full; what was finished is kept. "
            "Free some space and run the same command again."
        )
    if kind in DAMAGED or (kind == sqlite3.SQLITE_ERROR and not whole()):
        return StoreDamagedError(
            f"{path}: the catalog is damaged or half-written ({error}). Move the folder "
            "away and add the record files again: they are all that is needed."
        )
    if kind == sqlite3.SQLITE_ERROR or not isinstance(error, sqlite3.OperationalError):
        return None
    return StoreError(f"{path.parent}: {error}. Run: ontherecord check")
