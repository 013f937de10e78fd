"""Ledgers of a store's records, each made once for as long as its dialogue stays as it is."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from threading import Lock

from assistant.ledger.close_reading import (
    CloseReading,
    Reader,
    can_be_read,
    read_closely,
    to_read,
)
from assistant.ledger.dialogues import Dialogues, MadeFrom
from assistant.ledger.entries import Ledger
from assistant.ledger.judge import Judge, Judged
from assistant.ledger.kept import FOLDER, KeptLedgers
from assistant.ledger.making import judged_entry, make_ledger
from assistant.ledger.matching import reading_of
from assistant.ledger.points import find_points
from assistant.ledger.reading import Compared, compare_all, with_close_reading
from assistant.ledger.verdicts import Verdict
from index.embedding.embedder import Embedder
from index.errors import UnknownRecordError
from index.records import Record
from index.store import Store

_Key = tuple[int, int, int, str]
_KEPT = 256
"""Ledgers kept in memory at least, some 200 kB each."""


@dataclass(frozen=True, slots=True)
class LedgerProgress:
    """A ledger that is being judged by a language model.

    Attributes:
        ledger: As it is so far: what was not judged, or not twice alike, is as it is without.
        judged: How far it is, and what that took.
    """

    ledger: Ledger
    judged: Judged


@dataclass(frozen=True, slots=True)
class CloseProgress:
    """A ledger whose points and replies are being read together.

    Attributes:
        ledger: As it is so far: as without until all is read.
        done, of: Points read, and all of them; both 0 where it was read before, or cannot be.
    """

    ledger: Ledger
    done: int
    of: int


class LedgerKeeper:
    """Makes ledgers. Safe to use from several threads.

    Args:
        store: Where the records are.
        embedder: For the meaning of sentences.
        judge: Has a language model judge ledgers; what it said of one before is part of it.

    Attributes:
        dialogues: Which records belong together, and of which State they are.
    """

    def __init__(self, store: Store, embedder: Embedder, judge: Judge | None = None) -> None:
        self._store = store
        self._judge = judge
        self._embedder = embedder
        self._kept = KeptLedgers(store.folder / FOLDER, embedder.name)
        self._read = reading_of(embedder)
        self._made: OrderedDict[_Key, Ledger] = OrderedDict()
        self.dialogues = Dialogues(store.catalog)
        self._swept = -1
        self._lock = Lock()
        self._at_work: dict[str, Lock] = {}
        """By the record: held while its ledger is made. Who asks for that one meanwhile waits, and
        makes it not again; who asks for another does not wait for a record of a thousand pages."""

    def of(self, record_id: str) -> Ledger:
        """Return the ledger of a record.

        Raises:
            UnknownRecordError: If it is not loaded.
        """
        revision = self._store.catalog.revision()
        if (known := self._remembered(self._key(record_id, revision))) is not None:
            return known
        with self._working_on(record_id):
            # As it is before: what another process puts there meanwhile is another one.
            key = self._key(record_id, revision)
            if (known := self._remembered(key)) is not None:
                return known
            made_from = self._dialogue(record_id)
            return self._keep(key, self._with_what_was_judged(self._unjudged(made_from), made_from))

    def judge(self, record_id: str, judge: Judge) -> Iterator[LedgerProgress]:
        """Have a language model judge the ledger of a record; yields after each of its calls.

        Args:
            record_id: The record.
            judge: Has it judge.

        Raises:
            UnknownRecordError: If it is not loaded.
        """
        revision = self._store.catalog.revision()
        made_from = self._dialogue(record_id)
        compared = self._compare(made_from)
        kept = self._kept.changed(record_id)
        plain, done = self._unjudged(made_from, compared), None
        ledger = plain
        for judged in judge.judge(record_id, compared):
            if judged.done != done:
                done = judged.done
                ledger = _with_verdicts(plain, compared, judged.verdicts, judge.name)
                if done:
                    judge.note(record_id)
                self._keep((revision, judge.noted(record_id), kept, record_id), ledger)
            yield LedgerProgress(ledger, judged)

    def read_closely(self, record_id: str, reader: Reader) -> Iterator[CloseProgress]:
        """Read the points and replies of a record together; yields first of all, then for each.

        Where records of its dialogue come or go meanwhile, it is read as it is then.

        Args:
            record_id: The record.
            reader: The cross-encoder.

        Raises:
            UnknownRecordError: If it is not loaded, or no more.
        """
        revision = self._store.catalog.revision()
        before = self.of(record_id)
        made_from = self._dialogue(record_id)
        known = before.read_closely or not before.entries
        if known or not can_be_read(_records_of(made_from)):
            yield CloseProgress(before, 0, 0)
            return
        compared = self._compare(made_from)
        of = len(before.entries)
        reading = CloseReading.of_nothing(compared.pairs)
        wanted = to_read(compared.pairs, compared.likelihoods)
        for done in read_closely(reading, compared.dialogue, wanted, reader):
            yield CloseProgress(before, done, of)
        if self._dialogue(record_id) != made_from:
            yield from self.read_closely(record_id, reader)
            return
        closer = make_ledger(*made_from, with_close_reading(compared, reading), closely=True)
        self._kept.put(self._kept.key(*made_from), closer)
        key = self._key(record_id, revision)
        ledger = self._keep(key, self._with_what_was_judged(closer, made_from))
        yield CloseProgress(ledger, of, of)

    def can_be_read_closely(self, record_id: str) -> bool:
        """Tell whether the points and replies of a record can be read together.

        Raises:
            UnknownRecordError: If it is not loaded.
        """
        return can_be_read(_records_of(self._dialogue(record_id)))

    def left_to_read_closely(self, record_ids: Sequence[str]) -> Iterator[tuple[str, int]]:
        """Yield the records that can be read closely and were not, each with how many points.

        No ledger is made for it. One that is removed meanwhile is passed over.
        """
        for record_id in record_ids:
            with suppress(UnknownRecordError):
                made_from = self._dialogue(record_id)
                kept = self._kept.get(record_id, self._kept.key(*made_from))
                points = len(kept.entries) if kept else len(find_points(made_from[0]))
                was_read = kept is not None and kept.read_closely
                if points and not was_read and can_be_read(_records_of(made_from)):
                    yield record_id, points

    def _key(self, record_id: str, revision: int) -> _Key:
        """Return what changes with a ledger: another process may have it judged or read closely."""
        noted = self._judge.noted(record_id) if self._judge else 0
        return revision, noted, self._kept.changed(record_id), record_id

    def _unjudged(self, made_from: MadeFrom, compared: Compared | None = None) -> Ledger:
        """Return a ledger as it is without a language model, made only if the store has it not.

        It is the one that was read closely where the store has that.

        Args:
            made_from: The dialogue.
            compared: The same, where somebody has compared it already.
        """
        record_id, key = made_from[0].id, self._kept.key(*made_from)
        if (kept := self._kept.get(record_id, key)) is not None:
            return kept
        ledger = make_ledger(*made_from, compared or self._compare(made_from))
        # Another process may have read it closely meanwhile: that one stays.
        if (kept := self._kept.get(record_id, key)) is not None:
            return kept
        self._kept.put(key, ledger)
        return ledger

    def _with_what_was_judged(self, ledger: Ledger, made_from: MadeFrom) -> Ledger:
        """Return a ledger with what a language model said of it before, if it did."""
        if not self._judge or not self._judge.noted(ledger.record_id):
            return ledger
        compared = self._compare(made_from)
        verdicts = self._judge.recall(ledger.record_id, compared)
        return _with_verdicts(ledger, compared, verdicts, self._judge.name)

    def _dialogue(self, record_id: str) -> MadeFrom:
        """Return what the ledger of a record is made from, as the store is now.

        Raises:
            UnknownRecordError: If it is not loaded.
        """
        self._forget_removed(self._store.catalog.revision())
        return self.dialogues.of(record_id)

    def _compare(self, made_from: MadeFrom) -> Compared:
        record, later, _ = made_from
        return compare_all(record, later, self._embedder, self._read)

    def _working_on(self, record_id: str) -> Lock:
        with self._lock:
            return self._at_work.setdefault(record_id, Lock())

    def _remembered(self, key: _Key) -> Ledger | None:
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
            return self._made.get(key)

    def _keep(self, key: _Key, made: Ledger) -> Ledger:
        # All are looked at one after the other: with fewer than all, none would be found again.
        most = max(_KEPT, len(self.dialogues.ids()))
        with self._lock:
            self._made[key] = made
            while len(self._made) > most:
                self._made.popitem(last=False)
        return made

    def across(self, record_ids: Sequence[str] | None = None) -> Iterator[Ledger]:
        """Yield the ledgers of records in which points are put, in the order given.

        Args:
            record_ids: Which; by default all that answer, in order of time. One that is removed
                meanwhile is passed over.
        """
        if record_ids is None:
            record_ids = [one.id for one in self._store.catalog.records()]
        for record_id in record_ids:
            with suppress(UnknownRecordError):
                ledger = self.of(record_id)
                if ledger.entries:
                    yield ledger

    def _forget_removed(self, revision: int) -> None:
        """Delete what is kept of records that are gone, once for each revision of the store.

        Whoever brings a folder in step takes records out without knowing of ledgers.
        """
        with self._lock:
            if self._swept == revision:
                return
            self._swept = revision
        self._kept.keep_only(self.dialogues.ids())
        if self._judge:
            every = self._store.catalog.records(all_versions=True)
            self._judge.keep_only(one.id for one in every)


def _records_of(made_from: MadeFrom) -> list[Record]:
    """Return the records of a dialogue."""
    record, later, _ = made_from
    return [record, *later]


def _with_verdicts(
    plain: Ledger, compared: Compared, verdicts: Mapping[int, Verdict], judged_by: str
) -> Ledger:
    entries = tuple(
        judged_entry(entry, compared, verdicts[i], judged_by) if i in verdicts else entry
        for i, entry in enumerate(plain.entries)
    )
    return replace(plain, entries=entries)
