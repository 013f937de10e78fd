"""Ledgers of a store's records, each made once for as long as the store stays as it is."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from threading import Lock

from assistant.ledger.entries import Ledger
from assistant.ledger.likeness import reading_of
from assistant.ledger.making import make_ledger
from assistant.ledger.meetings import find_meetings
from assistant.ledger.points import find_points
from index.embedding import Embedder
from index.errors import UnknownRecordError
from index.store import Store

_KEPT = 64
"""Ledgers kept in memory, some 200 kB each."""


class LedgerKeeper:
    """Makes ledgers. Safe to use from several threads.

    Args:
        store: Where the records are.
        embedder: For the meaning of sentences.
    """

    def __init__(self, store: Store, embedder: Embedder) -> None:
        self._store = store
        self._embedder = embedder
        self._read = reading_of(embedder)
        self._made: OrderedDict[tuple[int, str], Ledger] = OrderedDict()
        self._lock = Lock()

    def of(self, record_id: str) -> Ledger:
        """Return the ledger of a record.

        Raises:
            UnknownRecordError: If it is not loaded.
        """
        catalog = self._store.catalog
        key = catalog.revision(), record_id
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key]
        record = catalog.record(record_id)
        meetings = find_meetings(record, catalog.records())
        later = [catalog.record(one) for one in meetings.later]
        made = make_ledger(record, later, meetings.not_loaded, self._embedder, self._read)
        with self._lock:
            self._made[key] = made
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
        return made

    def across(self, record_ids: Sequence[str] = ()) -> Iterator[Ledger]:
        """Yield the ledgers of records in which points are put, in order of time.

        Args:
            record_ids: Which; all that answer where none is given. One that is removed meanwhile
                is passed over.
        """
        wanted = record_ids or [one.id for one in self._store.catalog.records()]
        for record_id in wanted:
            try:
                if find_points(self._store.catalog.record(record_id)):
                    yield self.of(record_id)
            except UnknownRecordError:
                continue
