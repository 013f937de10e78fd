"""What filters ask about, as arrays: record, side, State and speaker of every passage.

A condition on 170,000 passages takes well under a millisecond on an array, and tens of
milliseconds in SQL or in Chroma.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.filters import Filters
from index.parsing.namesakes import Namesakes, Persons
from index.parsing.speakers import gender_of, person_key
from index.records import Side
from index.reference.dates import is_between
from index.reference.group_names import group_key
from index.storage.database import Database

Mask = NDArray[np.bool_]
_NONE = -1


@dataclass(frozen=True, slots=True)
class Columns:
    """The passages of one revision of a store, in order of arrival; arrays of one length.

    Attributes:
        rows: Their rows in the catalog, ascending.
        lengths: Of their texts, in characters.
        records, paragraphs, sides, states, speakers, groups, dates: Codes; -1 where there is no
            State, or it speaks for no group. A paragraph's code is its own in the whole store.
        record_codes, state_codes, speaker_codes, group_codes, date_codes: Code by id, ISO code,
            folded name, key of the group, and date of the meeting.
    """

    rows: NDArray[np.int64]
    lengths: NDArray[np.int32]
    records: NDArray[np.int32]
    paragraphs: NDArray[np.int32]
    sides: NDArray[np.int8]
    states: NDArray[np.int16]
    speakers: NDArray[np.int32]
    groups: NDArray[np.int32]
    dates: NDArray[np.int32]
    record_codes: dict[str, int]
    state_codes: dict[str, int]
    speaker_codes: dict[str, int]
    group_codes: dict[str, int]
    date_codes: dict[str, int]


_SIDES = {side.value: code for code, side in enumerate(Side)}


class PassageColumns:
    """The columns of a store, read once and followed as records come and go. Safe in threads.

    Args:
        database: The catalog.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._read: tuple[int, Columns] | None = None
        self._asked: tuple[Filters, Columns, Mask] | None = None

    def current(self) -> Columns:
        """Return the columns as the catalog is now."""
        revision = self._database.revision()
        with self._lock:
            if self._read is None or self._read[0] != revision:
                earlier = self._read[1] if self._read else _none()
                self._read = revision, self._follow(earlier)
            return self._read[1]

    def mask(self, filters: Filters) -> tuple[Columns, Mask]:
        """Return the columns, and which of their passages meet the conditions.

        The mask of the last conditions is kept, since words and meaning are both asked for them.
        """
        columns, asked = self.current(), self._asked
        if asked is None or asked[0] != filters or asked[1] is not columns:
            asked = self._asked = filters, columns, self._mask(filters, columns)
        return columns, asked[2]

    def _mask(self, filters: Filters, columns: Columns) -> Mask:
        mask = np.ones(len(columns.rows), dtype=np.bool_)
        if filters.records:
            mask &= _among(columns.records, columns.record_codes, filters.records)
        if filters.sides:
            mask &= np.isin(columns.sides, [_SIDES[Side(side).value] for side in filters.sides])
        if filters.speakers:
            mask &= self._spoken_by(filters.speakers, columns)
        if filters.states:
            considered = _among(
                columns.records, columns.record_codes, self._considering(filters.states)
            )
            mask &= _among(columns.states, columns.state_codes, filters.states) | (
                (columns.states == _NONE) & considered
            )
        if filters.date_from or filters.date_to:
            bounds = filters.date_from, filters.date_to
            dated = (date for date in columns.date_codes if is_between(date, *bounds))
            mask &= _among(columns.dates, columns.date_codes, dated)
        return mask

    def _spoken_by(self, names: Sequence[str], columns: Columns) -> Mask:
        named = _among(columns.speakers, columns.speaker_codes, map(person_key, names))
        for_them = _among(columns.groups, columns.group_codes, map(group_key, names))
        if not any(map(gender_of, names)):
            return named | for_them
        # Titles stand in no column: few questions need them, and of few passages.
        statement = (
            "SELECT passages.rowid, turns.name FROM passages"
            " JOIN paragraphs USING (record_id) JOIN turns USING (record_id)"
            " WHERE paragraphs.idx = paragraph AND turns.idx = turn AND passages.rowid IN ({})"
        )
        rows = columns.rows[named].tolist()
        printed = {row: str(name) for row, name in self._database.rows_among(statement, rows)}
        meant = Persons(Namesakes(printed.values()).as_meant(names))
        named[named] = [printed.get(row, "") in meant for row in rows]
        return named | for_them

    def _considering(self, states: Iterable[str]) -> list[str]:
        statement = "SELECT DISTINCT record_id FROM record_states WHERE state IN ({})"
        return [str(row[0]) for row in self._database.rows_among(statement, list(states))]

    def _follow(self, earlier: Columns) -> Columns:
        """Return the columns now; only what is new is read where nothing has gone."""
        last = int(earlier.rows[-1]) if len(earlier.rows) else 0
        if last:
            found = self._database.rows("SELECT count(*) FROM passages WHERE rowid <= ?", (last,))
            if int(str(found[0][0])) != len(earlier.rows):
                earlier, last = _none(), 0
        new = self._database.rows(
            'SELECT p.rowid, p."end" - p.start, p.record_id, p.paragraph, p.side, p.state,'
            " p.speaker_key, p.group_key, r.date"
            " FROM passages p JOIN records r ON r.id = p.record_id"
            " WHERE p.rowid > ? ORDER BY p.rowid",
            (last,),
        )
        return _extended(earlier, new) if new else earlier


def _extended(earlier: Columns, new: list[tuple[object, ...]]) -> Columns:
    rows, lengths, records, places, sides, states, speakers, groups, dates = zip(*new, strict=True)
    record_codes, state_codes = dict(earlier.record_codes), dict(earlier.state_codes)
    speaker_codes, date_codes = dict(earlier.speaker_codes), dict(earlier.date_codes)
    group_codes = dict(earlier.group_codes)
    record_array = _coded(records, record_codes)
    # Passages of a paragraph arrive one after the other, so a paragraph ends where either changes.
    place_array = np.asarray(places, dtype=np.int64)
    begins = np.ones(len(rows), dtype=np.bool_)
    begins[1:] = (record_array[1:] != record_array[:-1]) | (place_array[1:] != place_array[:-1])
    first = int(earlier.paragraphs[-1]) + 1 if len(earlier.paragraphs) else 0
    return Columns(
        rows=np.concatenate([earlier.rows, np.asarray(rows, dtype=np.int64)]),
        lengths=np.concatenate([earlier.lengths, np.asarray(lengths, dtype=np.int32)]),
        records=np.concatenate([earlier.records, record_array]),
        paragraphs=np.concatenate(
            [earlier.paragraphs, (first - 1 + np.cumsum(begins)).astype(np.int32)]
        ),
        sides=np.concatenate(
            [earlier.sides, np.array([_SIDES[str(side)] for side in sides], dtype=np.int8)]
        ),
        states=np.concatenate([earlier.states, _coded(states, state_codes).astype(np.int16)]),
        speakers=np.concatenate([earlier.speakers, _coded(speakers, speaker_codes)]),
        groups=np.concatenate([earlier.groups, _coded(groups, group_codes)]),
        dates=np.concatenate([earlier.dates, _coded(dates, date_codes)]),
        record_codes=record_codes,
        state_codes=state_codes,
        speaker_codes=speaker_codes,
        group_codes=group_codes,
        date_codes=date_codes,
    )


def _coded(values: Iterable[object], codes: dict[str, int]) -> NDArray[np.int32]:
    """Return the code of each value, new ones added to ``codes``; -1 for None."""
    return np.array(
        [_NONE if value is None else codes.setdefault(str(value), len(codes)) for value in values],
        dtype=np.int32,
    )


def _among(column: NDArray[np.signedinteger], codes: dict[str, int], wanted: Iterable[str]) -> Mask:
    known = [codes[one] for one in wanted if one in codes]
    table = np.zeros(len(codes) + 1, dtype=np.bool_)  # The last, which -1 finds, stays False.
    table[known] = True
    met: Mask = table[column]
    return met


def _none() -> Columns:
    def empty(kind: type) -> NDArray:  # type: ignore[type-arg]
        return np.zeros(0, dtype=kind)

    return Columns(
        empty(np.int64),
        empty(np.int32),
        empty(np.int32),
        empty(np.int32),
        empty(np.int8),
        empty(np.int16),
        empty(np.int32),
        empty(np.int32),
        empty(np.int32),
        {},
        {},
        {},
        {},
        {},
    )
