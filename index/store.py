"""A store: one folder with a catalog and vectors, opened for reading or for writing."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from index.embedding.embedder import Embedder, SentenceTransformerEmbedder
from index.embedding.identity import ModelIdentity
from index.errors import (
    StoreBusyError,
    StoreDamagedError,
    StoreReadOnlyError,
)
from index.files import uploads
from index.ingest import FileOutcome, Ingestor
from index.search.dense import DenseIndex
from index.search.full_text import FullText
from index.search.searcher import Searcher
from index.settings import Settings
from index.storage.catalog import Catalog
from index.storage.checking import Finding, check_store
from index.storage.vector_making import Progress, VectorMaker
from index.storage.vector_table import VectorTable
from index.storage.vectors import FOLDER_NAME, ChromaServer, VectorStore, discard_vectors

_PLACE = "vectors_at"
"""Where Chroma had the vectors last: the folder of the store, or the address of a server."""
_COLLECTION = "chroma_collection"
"""Name of the store's collection on a Chroma server, which may hold several stores."""
_LOCK = "writing.lock"


class Store:
    """One store. Use it as a context manager where it is opened for writing.

    Args:
        folder: Folder of the store.
        embedder: The embedding model; by default the one of the settings. Nothing is loaded before
            it is needed.
        write: Whether to write. One process writes at a time; others go on reading.
        any_model: Open it although its vectors were made with another model, to rebuild them.
        settings: Where the vectors are (``chroma_url``), and how long passages are
            (``passage_tokens``); by default those of the environment.

    Attributes:
        catalog: The records: the truth of the store.
        full_text: The lexical side of the search.
        vector_table: The vectors, as the catalog has them.
        dense: The dense side of the search.
        searcher: The search over the store.

    Raises:
        StoreError: If it cannot be opened; the message says why and what to do.
    """

    def __init__(
        self,
        folder: str | Path,
        embedder: Embedder | None = None,
        *,
        write: bool = False,
        any_model: bool = False,
        settings: Settings | None = None,
    ) -> None:
        self.folder = Path(folder)
        self.settings = settings or Settings()
        self._embedder = embedder or SentenceTransformerEmbedder(self.settings.embedding_model)
        self._lock = FileLock(self.folder / _LOCK) if write else None
        if self._lock:
            self._acquire(self._lock)
        try:
            self.catalog = Catalog(self.folder, write=write)
            self.vector_table = VectorTable(self.catalog)
            self._check_model(write=write, any_model=any_model)
            if write and self.catalog.meta(_COLLECTION) is None:
                self.catalog.set_meta(_COLLECTION, f"on-the-record-{uuid.uuid4().hex}")
        except BaseException:
            self.close()
            raise
        # Made at once, whichever thread asks first: each costs nothing before it is used.
        self.full_text = FullText(self.catalog)
        self.dense = DenseIndex(self.full_text, self.vector_table, self._open_vectors)
        self.searcher = Searcher(self.full_text, self.dense, self._embedder)

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
        ours = ModelIdentity.of(self._embedder)
        if not any_model:
            self.vector_table.refuse_model(ours)
        if write:
            self.vector_table.note_model(ours)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def reopen_to_write(self) -> Store:
        """Return the same store opened for writing, beside this one, which goes on reading.

        Raises:
            StoreError: As when it is opened.
        """
        return Store(self.folder, self._embedder, write=True, settings=self.settings)

    def close(self) -> None:
        """Close the catalog for the thread that calls, and Chroma; let other processes write.

        What another thread has open of the catalog is closed when that thread ends.
        """
        for name in ("dense", "vectors", "catalog"):  # As far as it was opened.
            if name in self.__dict__:
                getattr(self, name).close()
        if self._lock is not None and self._lock.is_locked:
            self._lock.release()

    @cached_property
    def vectors(self) -> VectorStore:
        """Chroma, the index of the vectors; opened at the first use."""
        return self._open_vectors()

    def _open_vectors(self) -> VectorStore:
        held = self.catalog.meta(_PLACE)
        if held is not None and held != self._place:
            raise StoreDamagedError(
                f"{self.folder}: the vectors were last in {held}, not in {self._place}. Set or "
                "unset ONTHERECORD_CHROMA_URL to match, or bring them here: run ontherecord add "
                "again, or ontherecord check --rebuild"
            )
        return self._open_here()

    def _open_here(self) -> VectorStore:
        indexed = self.vector_table.indexed()
        write = self._lock is not None
        return VectorStore(self.folder, self._server, indexed=indexed, create=write)

    @property
    def _place(self) -> str:
        return self.settings.chroma_url or FOLDER_NAME

    def _take_place(self) -> None:
        """Let the vectors be where the settings say; what lies there of an earlier time is old."""
        held = self.catalog.meta(_PLACE)
        if held == self._place:
            return
        if held is not None:
            here = self._open_here()
            here.clear()
            here.close()
            self.vector_table.set_indexed(0)
        self.catalog.set_meta(_PLACE, self._place)

    @property
    def _server(self) -> ChromaServer | None:
        url = self.settings.chroma_url
        if not url:
            return None
        collection = self.catalog.meta(_COLLECTION)
        if collection is None:
            raise StoreDamagedError(f"{self.folder}: the store has no name on a Chroma server.")
        return ChromaServer(url, self.settings.chroma_token, collection)

    def add(
        self,
        paths: Iterable[Path],
        sync: Sequence[Path] = (),
        progress: Progress | None = None,
    ) -> Iterator[FileOutcome]:
        """Take files in, each as its outcome is asked for; see :meth:`index.ingest.Ingestor.add`.

        Args:
            paths: Record files and archives, as :func:`index.files.folders.find_files` finds them.
            sync: Folders of which records are dropped whose file is gone.
            progress: Told of vectors as they are made.
        """
        return self._ingestor().add(paths, sync, progress)

    def remove(self, record_id: str) -> str | None:
        """Take a record out, with its vectors, and the upload it came from if it was the last.

        A file that is no upload is not touched.

        Returns:
            The id of another version of it that answers now; None where there is none.

        Raises:
            UnknownRecordError: If it is not there.
        """
        sources = {file.record_id: file.source for file in self.catalog.files()}
        successor = self.catalog.remove(record_id)
        uploads.forget(self.folder, sources.pop(record_id), sources.values())
        self._ingestor().settle()
        return successor

    def fate_of_file(self, record_id: str) -> uploads.Fate:
        """Return what becomes of a record's file when :meth:`remove` takes the record out."""
        sources = {file.record_id: file.source for file in self.catalog.files()}
        return uploads.fate(self.folder, sources.pop(record_id, ""), sources.values())

    def check(self) -> list[Finding]:
        """Compare catalog and vectors; return what was found, sound or not."""
        # Whoever only reads makes no folder for Chroma; where there is none, there is no vector.
        here = self._place == FOLDER_NAME and self.catalog.meta(_PLACE) in {None, FOLDER_NAME}
        none = here and not (self.folder / FOLDER_NAME).exists()
        return check_store(self.catalog, lambda: () if none else self.vectors.ids())

    def rebuild(self, progress: Progress | None = None) -> int:
        """Make Chroma's index again from the vectors of the catalog, and those that are missing.

        With another model than the store was made with, all vectors are made anew. Passages are cut
        anew for another model, which may take shorter texts, and for another length; where that is
        stopped, whatever writes next goes on with it.

        Returns:
            How many vectors the store has then.
        """
        self.catalog.rebuild_full_text()
        held, ours = self.vector_table.made_with(), ModelIdentity.of(self._embedder)
        if held is None or not held.may_be(ours) or self._of_other_lengths():
            self.vector_table.begin_anew(ours)
        self.vector_table.mend_marks()
        self.catalog.set_meta(_PLACE, self._place)
        self.vector_table.set_indexed(0)
        try:
            self.vectors.clear()
        except StoreDamagedError:
            self._open_anew()
        ingestor = self._ingestor()
        ingestor.cut_anew()
        ingestor.settle(progress)
        return self.vector_table.count()

    def _of_other_lengths(self) -> bool:
        """Return whether vectors have a length that the model's have not, whatever it is called."""
        lengths = self.vector_table.lengths()
        return bool(lengths) and lengths != {self._embedder.embed(["length"]).shape[-1]}

    def _open_anew(self) -> VectorStore:
        """Make an empty Chroma folder in place of one that cannot be used, and open it.

        Raises:
            StoreDamagedError: If that cannot be done, or the vectors are on a server.
        """
        if self._server:
            raise StoreDamagedError(
                f"{self._server.url}: the Chroma server cannot be used. See that it runs and can "
                "be reached from here, then run the same command again."
            )
        if (opened := self.__dict__.pop("vectors", None)) is not None:
            opened.close()
        discard_vectors(self.folder)
        self.vector_table.set_indexed(0)
        return self.vectors

    def _ingestor(self) -> Ingestor:
        self._take_place()
        maker = VectorMaker(
            self.vector_table, self._embedder, lambda: self.vectors, self._open_anew
        )
        return Ingestor(self.catalog, maker, self._embedder, self.settings.passage_tokens)
