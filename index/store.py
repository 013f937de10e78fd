"""A store: one folder with a catalog and vectors, opened for reading or for writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from index.catalog import Catalog
from index.checking import Finding, check_store
from index.embedding import Embedder
from index.errors import (
    StoreBusyError,
    StoreDamagedError,
    StoreReadOnlyError,
    StoreVersionError,
)
from index.full_text import FullText
from index.ingest import FileOutcome, Ingestor
from index.passages import split_passages
from index.search import Searcher
from index.vectors import VectorStore, discard_vectors

_MODEL = "embedding_model"
_LOCK = "writing.lock"


class Store:
    """One store. Use it as a context manager where it is opened for writing.

    Args:
        folder: Folder of the store.
        embedder: The embedding model; nothing is loaded before it is needed.
        write: Whether to write. One process writes at a time; others go on reading.
        any_model: Open it although its vectors were made with another model, to rebuild them.

    Raises:
        StoreError: If it cannot be opened; the message says why and what to do.
    """

    def __init__(
        self, folder: Path, embedder: Embedder, *, write: bool = False, any_model: bool = False
    ) -> None:
        self.folder = folder
        self._embedder = embedder
        self._lock = FileLock(folder / _LOCK) if write else None
        if self._lock:
            self._acquire(self._lock)
        try:
            self.catalog = Catalog(folder, write=write)
            self._check_model(write=write, any_model=any_model)
        except BaseException:
            self.close()
            raise

    def _acquire(self, lock: FileLock) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock.acquire(timeout=0)
        except Timeout as error:
            raise StoreBusyError(
                f"{self.folder}: another process is writing to the store. "
                "Wait until it has finished, then run the same command again."
            ) from error
        except OSError as error:
            raise StoreReadOnlyError(
                f"{self.folder}: the store cannot be written to ({error.strerror}). "
                "Change its rights, or choose another with --store or ONTHERECORD_STORE."
            ) from error

    def _check_model(self, *, write: bool, any_model: bool) -> None:
        made_with = self.catalog.meta(_MODEL)
        if made_with is None and write:
            self.catalog.set_meta(_MODEL, self._embedder.name)
        elif made_with is not None and made_with != self._embedder.name and not any_model:
            raise StoreVersionError(
                f"{self.folder}: the store was made with the embedding model {made_with!r}, not "
                f"{self._embedder.name!r}. Set ONTHERECORD_EMBEDDING_MODEL={made_with}, or make "
                "its vectors again with the new model: ontherecord check --rebuild"
            )

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the catalog and let other processes write."""
        catalog: Catalog | None = getattr(self, "catalog", None)
        if catalog is not None:
            catalog.close()
        if self._lock is not None and self._lock.is_locked:
            self._lock.release()

    @cached_property
    def full_text(self) -> FullText:
        """The lexical side."""
        return FullText(self.catalog)

    @cached_property
    def vectors(self) -> VectorStore:
        """The dense side; opened at the first use."""
        return VectorStore(self.folder)

    @cached_property
    def searcher(self) -> Searcher:
        """The search over this store."""
        return Searcher(self.full_text, self.vectors, self._embedder)

    def add(
        self,
        paths: Iterable[Path],
        passage_tokens: int,
        sync: Sequence[Path] = (),
        progress: Callable[[int], None] | None = None,
    ) -> Iterator[FileOutcome]:
        """Take files in; see :meth:`index.ingest.Ingestor.add`."""
        return self._ingestor(passage_tokens).add(paths, sync, progress)

    def remove(self, record_id: str, passage_tokens: int) -> str | None:
        """Take a record out, with its vectors.

        Returns:
            The id of another version of it that answers now; None where there is none.

        Raises:
            UnknownRecordError: If it is not there.
        """
        successor = self.catalog.remove(record_id)
        self._ingestor(passage_tokens).settle()
        return successor

    def check(self) -> list[Finding]:
        """Compare catalog and vectors; return what was found, sound or not."""
        return check_store(self.catalog, lambda: self.vectors)

    def rebuild(self, passage_tokens: int, progress: Callable[[int], None] | None = None) -> int:
        """Make all vectors again from the catalog, with the model at hand.

        Passages are cut anew, since another model may take shorter texts.

        Returns:
            How many vectors were made.
        """
        self.catalog.rebuild_full_text()
        for file in self.catalog.files():
            record = self.catalog.record(file.record_id)
            passages = split_passages(record, passage_tokens, self._embedder.fits)
            self.catalog.put(record, passages, file.fingerprint, file.record_id)
        try:
            self.vectors.clear()
        except StoreDamagedError:
            discard_vectors(self.folder)
        self.catalog.set_meta(_MODEL, self._embedder.name)
        return self._ingestor(passage_tokens).settle(progress)

    def _ingestor(self, passage_tokens: int) -> Ingestor:
        return Ingestor(self.catalog, lambda: self.vectors, self._embedder, passage_tokens)
