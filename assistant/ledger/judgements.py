"""What a language model wrote of points, kept in the store by what it was asked, word for word."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from filelock import FileLock

from index.errors import StoreReadOnlyError
from index.files.whole_files import write_whole

FOLDER = "judgements"
"""In the store. It may be deleted at any time: the model is then asked again."""
_ENDING = ".json"
_NOTE = "note"
"""In place of the digest of what was asked: a model has judged the ledger, in part or whole."""


class Judgements:
    """Answers of language models, a file each, for as long as what is asked stays the same.

    Args:
        folder: Where they are; made with the first of them.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, record_id: str, model: str, asked: str) -> str | None:
        """Return what a model wrote when it was asked just this of the points of a record.

        None where it was not.
        """
        try:
            kept = json.loads(self._path(record_id, model, _digest(asked)).read_bytes())
        except (OSError, ValueError):
            return None  # One that cannot be read is asked for again.
        written = kept.get("written") if isinstance(kept, dict) else None
        return written if isinstance(written, str) else None

    def put(self, record_id: str, model: str, asked: str, written: str) -> None:
        """Keep what a model wrote, whole or not at all.

        Raises:
            StoreReadOnlyError: If it cannot be written.
        """
        self._write(record_id, model, _digest(asked), {"model": model, "written": written})

    def note(self, record_id: str, model: str) -> None:
        """Note that a model has judged the ledger of a record, in part or whole, or further.

        Raises:
            StoreReadOnlyError: If it cannot be written.
        """
        self._write(record_id, model, _NOTE, {"model": model})

    def noted(self, record_id: str, model: str) -> int:
        """Return a number that changes with each note on the ledger of a record; 0 for none."""
        try:
            return self._path(record_id, model, _NOTE).stat().st_mtime_ns
        except OSError:
            return 0

    def lock(self, record_id: str, model: str) -> FileLock:
        """Return the lock of whoever has a model judge a ledger, in whichever process.

        Raises:
            StoreReadOnlyError: If there cannot be one, since nothing can be kept here.
        """
        path = self._path(record_id, model, "").with_suffix(".lock")
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(mode=0o600)
        except OSError as error:
            raise self._refusal(error) from error
        # Whoever leaves may be let go by another thread than the one that began.
        return FileLock(path, thread_local=False)

    def keep_only_asked(self, record_id: str, model: str, asked: Iterable[str]) -> None:
        """Delete what a model wrote of a record that it would now be asked otherwise."""
        wanted = {self._path(record_id, model, one) for one in (_NOTE, *map(_digest, asked))}
        with suppress(OSError):
            for path in [*self._folder.glob(f"{_named(record_id)}-{_named(model)}-*{_ENDING}")]:
                if path not in wanted:
                    path.unlink(missing_ok=True)

    def keep_only(self, record_ids: Iterable[str]) -> None:
        """Delete what was written of all other records: those were taken out of the store."""
        wanted = {_named(one) for one in record_ids}
        with suppress(OSError):
            for path in [*self._folder.iterdir()]:
                if path.name.partition("-")[0] not in wanted:
                    path.unlink(missing_ok=True)

    def _write(self, record_id: str, model: str, name: str, values: dict[str, str]) -> None:
        try:
            write_whole(
                self._path(record_id, model, name), json.dumps(values).encode(), private=True
            )
        except OSError as error:
            raise self._refusal(error) from error

    def _refusal(self, error: OSError) -> StoreReadOnlyError:
        return StoreReadOnlyError(
            f"{self._folder}: what the language model says cannot be kept there "
            f"({error.strerror}). Make it writable, then have the ledger judged again."
        )

    def _path(self, record_id: str, model: str, name: str) -> Path:
        return self._folder / f"{_named(record_id)}-{_named(model)}-{name}{_ENDING}"


def forget_judgements(store: Path, record_id: str) -> None:
    """Delete from a store what language models wrote of the points of a record."""
    with suppress(OSError):
        for path in [*(store / FOLDER).glob(f"{_named(record_id)}-*")]:
            path.unlink(missing_ok=True)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _named(text: str) -> str:
    """Return a name in the name of a file: half a digest, which no two share by chance."""
    return _digest(text)[:32]
