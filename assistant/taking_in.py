"""Taking files into a store while others go on asking: one run at a time, in a thread of its own.

A run can be looked at from any thread, and stopped. Files that come while it goes on are taken in
behind the others, by the same run. What was finished is kept; to take it up again, begin another
with the same files.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from index.embedding.embedder import Embedder
from index.errors import FileError, OnTheRecordError, StoreNotFoundError
from index.files import uploads
from index.ingest import FileOutcome, FileStatus
from index.readers import find_sources
from index.readers.files import place_of
from index.storage.catalog import Catalog
from index.storage.listing import StoredFile
from index.storage.vector_making import EmbeddingProgress
from index.store import Store

_REFERRED_TO = {
    FileStatus.ADDED,
    FileStatus.REPLACED,
    FileStatus.UNCHANGED,
    FileStatus.MOVED,
}
"""What becomes of a file that the store refers to afterwards."""


class _StoppedError(Exception):
    """Ends a run from within, where vectors are made."""


class TakingIn:
    """One run over files. What it has to tell may be read from any thread while it goes on.

    Args:
        folder: Of the store; it is made where there is none.
        files: Record files and archives of them, uploads among them.
        embedder: The embedding model.

    Attributes:
        files: As given, and those that came later.
        total: Record files to go through, those in archives among them.
        reading: The file that is being read, or None.
        embedding: How far vectors have come, or None.
        failure: Why the run ended before it was through, and what to do; empty where it did not.
    """

    def __init__(
        self,
        folder: Path,
        files: Sequence[Path],
        embedder: Embedder,
    ) -> None:
        self.files = tuple(files)
        self.total = len(self.files)
        self.reading: Path | None = None
        self.embedding: EmbeddingProgress | None = None
        self.failure = ""
        self._folder = folder
        self._embedder = embedder
        self._outcomes: list[FileOutcome] = []
        self._counts: dict[Path, int] = {}
        self._begun_at = 0
        self._coming = list(self.files)
        self._takes_more = True
        self._lock = threading.Lock()
        self._stop = threading.Event()
        # A daemon: a server that ends does not wait, since whatever was finished is kept.
        self._thread = threading.Thread(target=self._run, name="taking in", daemon=True)

    @property
    def outcomes(self) -> tuple[FileOutcome, ...]:
        """What became of the files gone through so far."""
        return tuple(self._outcomes)

    @property
    def running(self) -> bool:
        """Whether it still goes on."""
        return self._thread.is_alive()

    @property
    def stopped(self) -> bool:
        """Whether somebody has stopped it, or is about to have."""
        return self._stop.is_set()

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def take_too(self, files: Sequence[Path]) -> bool:
        """Take further files in behind the others, a file that was gone through already once more.

        Returns:
            False if it has ended, or has nothing left to do but to close the store.
        """
        with self._lock:
            if self._takes_more:
                self.files += tuple(files)
                self.total += len(files)
                self._coming += files
            return self._takes_more

    def stop(self) -> None:
        """End it behind the file or the passages that are at work now."""
        self._stop.set()

    def wait(self, seconds: float | None = None) -> None:
        """Return when it has ended, or after so many seconds."""
        self._thread.join(seconds)

    def _run(self) -> None:
        try:
            with Store(self._folder, self._embedder, write=True) as store:
                self._add(store, self._next_files(first=True))
                while not self.stopped and (files := self._next_files()):
                    self._add(store, files)
        except _StoppedError:
            pass
        except OnTheRecordError as error:
            self.failure = str(error)
        except Exception as error:
            logging.getLogger(__name__).exception("taking in was ended by an error")
            self.failure = (
                f"{self._folder}: {error!r} ended it. What was finished is kept; take the same "
                "files in again, and see the log of the server if it comes back."
            )
        finally:
            self.reading = None
            with self._lock:
                self._takes_more = False

    def _next_files(self, *, first: bool = False) -> list[Path]:
        """Return the files that came meanwhile; where there are none, no more are taken.

        A run may begin with none, to finish what an earlier one left undone.
        """
        with self._lock:
            files, self._coming = self._coming, []
            self._takes_more = first or bool(files)
        return files

    def _add(self, store: Store, files: Sequence[Path]) -> None:
        self._counts = {path: _count(path) for path in files}
        with self._lock:
            self.total = len(self._outcomes) + sum(self._counts.values()) + len(self._coming)
        for outcome in store.add(self._paths(store), progress=self._embedded):
            self._outcomes.append(outcome)
            if self.stopped:
                self._settle(store)
                return

    def _paths(self, store: Store) -> Iterator[Path]:
        """Yield the files; asked for the next one, note that the one before was gone through."""
        for path in self._counts:
            self.reading, self._begun_at = path, len(self._outcomes)
            yield path
            self._settle(store)
        self.reading = None

    def _settle(self, store: Store) -> None:
        """Let an upload that was gone through wait no more; delete it where it is of no use."""
        path, outcomes = self.reading, self._outcomes[self._begun_at :]
        if path is None or len(outcomes) < self._counts[path]:
            return
        used = any(one.status in _REFERRED_TO for one in outcomes)
        used = used or _is_source(path, store.catalog.files())
        uploads.settle(self._folder, path, used=used)

    def _embedded(self, progress: EmbeddingProgress) -> None:
        self.embedding = progress
        if self._stop.is_set():
            raise _StoppedError


class Intake:
    """The one place where a process takes files in. Safe to use from several threads.

    Args:
        folder: Of the store.
        embedder: The embedding model, which may be shared with whoever answers questions.
    """

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        self.folder = folder
        self._embedder = embedder
        self._lock = threading.Lock()
        self._latest: TakingIn | None = None

    @property
    def latest(self) -> TakingIn | None:
        """The run that goes on, or the last that did."""
        return self._latest

    def begin(self, files: Sequence[Path]) -> TakingIn:
        """Begin a run over files; what an earlier run left undone is finished first.

        Where a run goes on, it takes them in, too, behind its own.
        """
        with self._lock:
            if self._latest is not None and self._latest.running:
                if self._latest.take_too(files):
                    return self._latest
                self._latest.wait()  # It only closes the store.
            self._latest = TakingIn(self.folder, files, self._embedder)
            self._latest.start()
            return self._latest

    def again(self) -> TakingIn:
        """Take the files of the latest run up again, without uploads that were found of no use."""
        files = dict.fromkeys(self._latest.files) if self._latest else {}
        is_upload = uploads.is_upload
        return self.begin([p for p in files if p.exists() or not is_upload(self.folder, p)])

    def discard_waiting(self, chosen: Sequence[Path]) -> None:
        """Delete uploads that no run has gone through, but none that a record came from.

        Args:
            chosen: Those to delete; what came since they were chosen stays.

        Raises:
            StoreError: If the store cannot be read.
        """
        try:
            catalog = Catalog(self.folder)
        except StoreNotFoundError:
            files: list[StoredFile] = []
        else:
            files = catalog.files()
            catalog.close()
        for path in set(chosen) & set(self.waiting()):
            uploads.settle(self.folder, path, used=_is_source(path, files))

    def waiting(self) -> list[Path]:
        """Return the uploads that no run has gone through; none while one goes on."""
        if self._latest is not None and self._latest.running:
            return []
        return uploads.waiting(self.folder)


def _count(path: Path) -> int:
    try:
        return sum(1 for _ in find_sources(path))
    except FileError:
        return 1


def _is_source(path: Path, files: Sequence[StoredFile]) -> bool:
    own = os.path.abspath(path)  # noqa: PTH100 - as sources are
    return any(place_of(file.source).file == own for file in files)
