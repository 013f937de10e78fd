"""The records of a store, looked at as they are: no question is read for that."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Self

from assistant.ledger.kept import forget_record
from assistant.query.limits import one_or_more
from index.files.uploads import Fate
from index.records import Record, Speaker
from index.storage.listing import RecordSummary
from index.store import Store


class LoadedRecords:
    """What is loaded in one store. Safe to use from several threads.

    Use it as a context manager, or call :meth:`close`, where a program opens more than one.

    Args:
        store: The store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._listed: tuple[int, tuple[RecordSummary, ...]] | None = None
        """All versions of all records, as they were at a revision: counting takes long."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self._store.folder)!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the files of the store; what is asked afterwards opens them again.

        What another thread has open is closed when that thread ends.
        """
        self._store.close()

    def records(self, *, all_versions: bool = False) -> list[RecordSummary]:
        """Return what is loaded, by date and symbol.

        Args:
            all_versions: Also those that newer versions of the same records have replaced.
        """
        revision, listed = self.revision, self._listed
        if listed is None or listed[0] != revision:
            every = self._store.catalog.records(all_versions=True)
            listed = self._listed = revision, tuple(every)
        return [one for one in listed[1] if all_versions or one.current]

    @property
    def is_empty(self) -> bool:
        """Whether no record is loaded."""
        return self._store.catalog.is_empty()

    def versions(self, record_id: str) -> list[RecordSummary]:
        """Return all versions of a record, itself among them, in order of arrival.

        None where it is not loaded.
        """
        return self._store.catalog.version_summaries(record_id)

    def speakers(self) -> list[tuple[str, Speaker]]:
        """Return everybody who speaks, with the id of the record, each once a record."""
        return self._store.catalog.speakers()

    def states(self) -> set[str]:
        """Return the codes of all States that a record considers or that speak in one."""
        return self._store.catalog.considered_states()

    def record(self, record_id: str) -> Record:
        """Return one record whole.

        Args:
            record_id: Its id, or its symbol: then the version that answers.

        Raises:
            UnknownRecordError: If it is not loaded.
        """
        catalog = self._store.catalog
        return catalog.record(catalog.id_of(record_id))

    def remove(self, record_id: str) -> str | None:
        """Take a record out of the store. Its file is not touched unless it was an upload.

        An upload lies in the store, and is deleted with the last record that came from it.

        Returns:
            The id of another version of it that answers now; None where there is none.

        Raises:
            UnknownRecordError: If it is not there.
            StoreBusyError: If another process, or another person here, is writing to the store.
            StoreReadOnlyError: If the store cannot be written to.
        """
        with self._store.reopen_to_write() as store:
            return take_out(store, record_id)

    def fate_of_file(self, record_id: str) -> Fate:
        """Return what becomes of a record's file when :meth:`remove` takes the record out."""
        return self._store.fate_of_file(record_id)

    @property
    def revision(self) -> int:
        """A number that changes whenever records are added, moved or removed."""
        return self._store.catalog.revision()

    def _answering(self, records: str | Sequence[str]) -> tuple[str, ...]:
        """Return of each record the id of the version that answers."""
        return self._store.catalog.current_versions(one_or_more(records))


def take_out(store: Store, record_id: str) -> str | None:
    """Take a record out of a store, with all that is kept there of its words.

    Args:
        store: Opened for writing.
        record_id: Id of the record.

    Returns:
        The id of another version of it that answers now; None where there is none.

    Raises:
        UnknownRecordError: If it is not there.
    """
    successor = store.remove(record_id)
    forget_record(store.folder, record_id)
    return successor
