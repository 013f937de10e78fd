"""Which records of a store belong to one dialogue, and of which State each record is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from assistant.ledger.meetings import find_meetings
from index.errors import UnknownRecordError
from index.records import Record, Side
from index.storage.catalog import Catalog
from index.storage.listing import RecordSummary

MadeFrom = tuple[Record, list[Record], tuple[str, ...]]
"""A record, later ones of its dialogue, and what of the dialogue is not loaded, in words."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """What is loaded at a revision; ``states`` has the codes of the States of each record."""

    revision: int
    records: list[RecordSummary]
    states: Mapping[str, set[str]]


class Dialogues:
    """Finds the records of a dialogue in a store. Safe to use from several threads.

    Args:
        catalog: Of the store.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._listed = _Listed(-1, [], {})

    def of(self, record_id: str) -> MadeFrom:
        """Return what the ledger of a record is made from.

        Raises:
            UnknownRecordError: If it is not loaded.
        """
        record = self._catalog.record(record_id)
        listed = self._all()
        meetings = find_meetings(record, listed.records, listed.states)
        later = []
        for one in meetings.later:
            with suppress(UnknownRecordError):  # Removed since it was listed.
                later.append(self._catalog.record(one))
        return record, later, meetings.not_loaded

    def ids(self) -> list[str]:
        """Return the ids of all records that answer, in order of time."""
        return [one.id for one in self._all().records]

    def of_states(
        self, states: Sequence[str], *, speaking: bool = False
    ) -> Iterator[RecordSummary]:
        """Yield the records that answer in which one of some States is considered.

        Where the front of a record does not tell, it is the only one whose delegation speaks.

        Args:
            states: Codes of the States; none for all records.
            speaking: Whether it counts, too, that a delegation of theirs speaks, considered or not.
        """
        listed = self._all()
        speakers = self._catalog.speakers() if speaking else ()
        heard = {key for key, one in speakers if one.state in states}
        for one in listed.records:
            own = listed.states.get(one.id, set())
            considered = (one.states or len(own) == 1) and not own.isdisjoint(states)
            if not states or considered or one.id in heard:
                yield one

    def _all(self) -> _Listed:
        revision, listed = self._catalog.revision(), self._listed
        if listed.revision != revision:
            records = self._catalog.records()
            told = {one.id: {*one.states} for one in records}
            states = {record_id: {*codes} for record_id, codes in told.items()}
            for record_id, speaker in self._catalog.speakers():
                # Where the front of a record does not tell, the delegations do.
                if speaker.state and speaker.side is Side.STATE and not told.get(record_id):
                    states.setdefault(record_id, set()).add(speaker.state)
            listed = self._listed = _Listed(revision, records, states)
        return listed
