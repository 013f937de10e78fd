"""Ledgers kept in the store, each by all that it was made from, so that none is made twice.

A ledger takes a second or two to make: hundreds of them, for shares across all records, some
minutes. What they are made from seldom changes: a record that is added changes those of its own
dialogue.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant.ledger.entries import Ledger
from assistant.ledger.judgements import forget_judgements
from index.files.whole_files import UNFINISHED, write_whole
from index.records import Record

FOLDER = "ledgers"
"""In the store. It may be deleted at any time: ledgers are then made again."""
_ENDING = ".json.gz"
_KEY = 64
"""Characters of the key that stands in front of a ledger in its file."""
_LEDGER = TypeAdapter(Ledger)


class KeptLedgers:
    """Ledgers as they are found without a language model, a file for each record.

    Nothing is lost where they cannot be read or written: they are made again.

    Args:
        folder: Where they are; made with the first of them.
        model: Name of the embedding model they are made with.
    """

    def __init__(self, folder: Path, model: str) -> None:
        self._folder = folder
        self._model = model
        self._unwritten: dict[str, tuple[str, Ledger]] = {}
        """Those read closely that could not be written, each with its key: it takes long."""

    def key(self, record: Record, later: Sequence[Record], not_loaded: Sequence[str]) -> str:
        """Return a digest of everything that a ledger is made from, the rules among it."""
        made_from = repr((record, tuple(later), tuple(not_loaded), self._model, _rules()))
        return hashlib.sha256(made_from.encode("utf-8", "surrogatepass")).hexdigest()

    def get(self, record_id: str, key: str) -> Ledger | None:
        """Return the ledger of a record if it was made from just this; None if not.

        It is the one that was read closely where that was kept, or could not be written.
        """
        made_from, unwritten = self._unwritten.get(record_id, ("", None))
        if unwritten is not None and made_from == key:
            return unwritten
        try:
            kept = gzip.decompress(self._path(record_id).read_bytes())
            if kept[:_KEY] != key.encode():
                return None
            return _LEDGER.validate_json(kept[_KEY:])
        except (OSError, EOFError, zlib.error, ValidationError):
            return None

    def changed(self, record_id: str) -> int:
        """Return a number that changes whenever another ledger of a record is kept; 0 for none."""
        try:
            return self._path(record_id).stat().st_mtime_ns
        except OSError:
            return 0

    def put(self, key: str, ledger: Ledger) -> None:
        """Keep a ledger in place of the one before, whole or not at all.

        One that was read closely and cannot be written is kept for as long as the program runs.
        """
        written = gzip.compress(key.encode() + _LEDGER.dump_json(ledger), compresslevel=1)
        try:
            write_whole(self._path(ledger.record_id), written, private=True)
        except OSError:  # A store that may only be read, or a full disk.
            if ledger.read_closely:
                self._unwritten[ledger.record_id] = key, ledger

    def keep_only(self, record_ids: Iterable[str]) -> None:
        """Delete the ledgers of all other records: those have been taken out of the store."""
        wanted = {self._path(one) for one in record_ids}
        for gone in [one for one in self._unwritten if self._path(one) not in wanted]:
            self._unwritten.pop(gone, None)
        with suppress(OSError):
            for path in [*self._folder.glob(f"*{_ENDING}")]:
                if path not in wanted:
                    path.unlink(missing_ok=True)

    def _path(self, record_id: str) -> Path:
        return _path(self._folder, record_id)


def forget_record(store: Path, record_id: str) -> None:
    """Delete from a store all kept ledgers that have words of a record, its own and others'.

    So go what language models wrote of its points, and what was not written to its end.

    Args:
        store: Folder of the store.
        record_id: Of the record that was taken out.
    """
    folder = store / FOLDER
    own, named = _path(folder, record_id), f'"{record_id}"'.encode("utf-8", "surrogatepass")
    with suppress(OSError):
        for path in [*folder.glob(f"*{_ENDING}")]:
            try:
                forgotten = path == own or named in gzip.decompress(path.read_bytes())
            except (OSError, EOFError, zlib.error):
                forgotten = True
            if forgotten:
                path.unlink(missing_ok=True)
        for path in [*folder.glob(f"*{UNFINISHED}")]:
            path.unlink(missing_ok=True)
    forget_judgements(store, record_id)


def _path(folder: Path, record_id: str) -> Path:
    name = hashlib.sha256(record_id.encode("utf-8", "surrogatepass")).hexdigest()
    return folder / f"{name}{_ENDING}"


@cache
def _rules() -> str:
    """Return a digest of the code, the names and what was fitted, by which ledgers are made.

    No number has to be raised by hand, and forgotten, when a rule is changed.
    """
    packages = Path(__file__).parents[1], Path(__file__).parents[2] / "index"
    files = [path for package in packages for path in package.rglob("*.py")]
    names = (packages[1] / "data").glob("*.json")
    fitted = packages[0] / "data" / "ledger.json"
    digest = hashlib.sha256()
    for path in sorted([*files, *names, fitted]):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
