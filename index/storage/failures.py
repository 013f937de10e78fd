"""What an error of SQLite or Chroma tells of a store, in our own words and with the next step.

It is told by its code, never by its words, which are others in every build.
"""

from __future__ import annotations

import errno
import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from index.errors import StoreBusyError, StoreDamagedError, StoreError, StoreReadOnlyError

FORBIDDEN = frozenset({sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY})
DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_FULL_DISK = frozenset({errno.ENOSPC, errno.EDQUOT})
_MANY_FILES = frozenset({errno.EMFILE, errno.ENFILE})
_FEW_FILES = 16
"""Files that a process can open that is not near its limit."""
_SYSTEM_CODE = re.compile(r"\(os error (\d+)\)")
_SQLITE_CODE = re.compile(r"\(code: (\d+)\)")
"""How Chroma tells the codes of the system and of SQLite, in words that are otherwise theirs."""
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
        return _full(path.parent)
    if kind in DAMAGED or (kind == sqlite3.SQLITE_ERROR and not whole()):
        return StoreDamagedError(
            f"{path}: the catalog is damaged or half-written ({error}). Move the folder "
            "away and add the record files again: they are all that is needed."
        )
    if kind == sqlite3.SQLITE_ERROR or not isinstance(error, sqlite3.OperationalError):
        return None
    return StoreError(f"{path.parent}: {error}. Run: ontherecord check")


def tell_exhaustion(error: BaseException, folder: Path) -> StoreError | None:
    """Return what to raise where an error of Chroma tells that the machine has no more to give.

    Args:
        error: As Chroma raised it.
        folder: Folder of the store.

    Returns:
        The error to raise in its place; None where it tells something else.
    """
    system = error.errno if isinstance(error, OSError) else _code(_SYSTEM_CODE, error)
    kind = _code(_SQLITE_CODE, error)
    if system in _FULL_DISK or kind == sqlite3.SQLITE_FULL:
        return _full(folder)
    if system in _MANY_FILES or (kind == sqlite3.SQLITE_CANTOPEN and not _can_open_files()):
        return StoreError(
            f"{folder}: too many files are open. Close what else is at work, or allow more (ulimit "
            "-n), and run the same command again; what was finished is kept."
        )
    return None


def _code(pattern: re.Pattern[str], error: BaseException) -> int | None:
    found = pattern.search(str(error))
    return int(found[1]) if found else None


def _can_open_files() -> bool:
    with ExitStack() as opened:
        try:
            for _ in range(_FEW_FILES):
                opened.enter_context(Path(os.devnull).open("rb"))
        except OSError:
            return False
    return True


def _full(folder: Path) -> StoreError:
    return StoreError(
        f"{folder}: the disk is full; what was finished is kept. "
        "Free some space and run the same command again."
    )
