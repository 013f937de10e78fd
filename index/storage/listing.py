"""What a catalog lists: its records and their versions, the files they came from, who speaks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from index.errors import UnknownRecordError
from index.filters import Filters
from index.records import METADATA, RecordForm, RecordMetadata, Side, Speaker, called
from index.reference.dates import is_between
from index.reference.symbols import record_id_of
from index.storage.database import Database

_LISTED = f"id, source, form, {', '.join(METADATA)}, added, work, current, sha256"

_SUMMARIES = (
    f"SELECT {_LISTED},"
    " (SELECT count(*) FROM turns WHERE record_id = id),"
    " (SELECT count(*) FROM paragraphs p WHERE p.record_id = records.id AND kind = 'speech'),"
    " (SELECT count(*) FROM passages p WHERE p.record_id = records.id)"
    " FROM records"
)


@dataclass(frozen=True, slots=True)
class RecordSummary:
    """A record as it is listed: what is known of it, and how much it holds.

    Attributes:
        id, source, form, metadata: As in :class:`~index.records.Record`.
        added: When it was taken in, ISO 8601, UTC.
        work: What all versions of a record share; the id where there is but one.
        current: Whether it is the version that answers.
        sha256: Hex digest of the bytes of its file.
        turns, paragraphs, passages: How many; a version that does not answer has no passages.
    """

    id: str
    source: str
    form: RecordForm
    metadata: RecordMetadata
    added: str
    work: str
    current: bool
    sha256: str
    turns: int
    paragraphs: int
    passages: int

    @property
    def symbol(self) -> str:
        """Document symbol, or empty."""
        return self.metadata.symbol

    @property
    def name(self) -> str:
        """What it is called, for people."""
        return called(self.symbol, self.title, self.id)

    @property
    def title(self) -> str:
        """What the record is about."""
        return self.metadata.title

    @property
    def body(self) -> str:
        """The body that met."""
        return self.metadata.body

    @property
    def states(self) -> tuple[str, ...]:
        """ISO alpha-3 codes of the States considered."""
        return self.metadata.states

    @property
    def date(self) -> str:
        """Date of the meeting as far as known, ISO 8601."""
        return self.metadata.date

    def meets(self, filters: Filters) -> bool:
        """Return whether it meets the conditions on records, States considered and dates."""
        return (
            (not filters.records or self.id in filters.records)
            and (not filters.states or not {*filters.states}.isdisjoint(self.states))
            and is_between(self.date, filters.date_from, filters.date_to)
        )


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What the catalog knows of a file taken in before."""

    record_id: str
    source: str
    sha256: str
    fingerprint: str


class Listing(Database):
    """The part of a catalog that lists."""

    def files(self) -> list[StoredFile]:
        """Return what is known of every file taken in, in order of arrival."""
        return [
            StoredFile(*map(str, row))
            for row in self.rows(
                "SELECT id, source, sha256, fingerprint FROM records ORDER BY rowid"
            )
        ]

    def is_empty(self) -> bool:
        """Return whether there is no record at all."""
        return not self.rows("SELECT 1 FROM records LIMIT 1")

    def records(self, *, all_versions: bool = False) -> list[RecordSummary]:
        """Return the records that answer, by date and symbol.

        Args:
            all_versions: Also those that newer versions of the same records have replaced.
        """
        rows = self.rows(
            f"{_SUMMARIES}{'' if all_versions else ' WHERE current'} ORDER BY date, symbol, id"
        )
        return [_summary(row) for row in rows]

    def undated(self) -> tuple[str, ...]:
        """Return the ids of the records that answer and do not tell when they met."""
        rows = self.rows("SELECT id FROM records WHERE current AND date = '' ORDER BY id")
        return tuple(str(row[0]) for row in rows)

    def speakerless(self) -> tuple[str, ...]:
        """Return the records that answer in which nobody is known to speak, by symbol or id."""
        rows = self.rows(
            "SELECT CASE symbol WHEN '' THEN id ELSE symbol END FROM records WHERE current"
            " AND NOT EXISTS (SELECT 1 FROM turns WHERE record_id = id) ORDER BY date, symbol, id"
        )
        return tuple(str(row[0]) for row in rows)

    def version_summaries(self, record_id: str) -> list[RecordSummary]:
        """Return all versions of a record, itself among them, in order of arrival."""
        rows = self.rows(
            f"{_SUMMARIES} WHERE work = (SELECT work FROM records WHERE id = ?) ORDER BY rowid",
            (record_id,),
        )
        return [_summary(row) for row in rows]

    def current_versions(self, record_ids: Iterable[str]) -> tuple[str, ...]:
        """Return for each id or symbol the id of the version that answers.

        Raises:
            UnknownRecordError: If one is not there: to look in it would pass for its silence.
        """
        asked = list(dict.fromkeys(record_ids))
        answering = self._answering(asked)
        named = {one: self.id_of(one) for one in asked if one not in answering}
        answering |= self._answering([*named.values()])
        return tuple(dict.fromkeys(answering[named.get(one, one)] for one in asked))

    def _answering(self, record_ids: Sequence[str]) -> dict[str, str]:
        return {
            str(asked_for): str(current or asked_for)
            for asked_for, current in self.rows_among(
                "SELECT id, (SELECT id FROM records newest"
                " WHERE newest.work = records.work AND newest.current)"
                " FROM records WHERE id IN ({})",
                record_ids,
            )
        }

    def id_of(self, name: str) -> str:
        """Return the id of a record that is named by its id or, as people do, by its symbol.

        A symbol means the version that answers, and of a record in several languages the English.

        Raises:
            UnknownRecordError: If there is none, or a symbol has records in other languages only.
        """
        if self.rows("SELECT 1 FROM records WHERE id = ?", (name,)):
            return name
        wanted = record_id_of(name).casefold()
        called = [
            str(row[0])
            for row in self.rows("SELECT id, symbol FROM records WHERE current AND symbol != ''")
            if record_id_of(str(row[1])).casefold() == wanted
        ]
        if len(called) > 1:
            called = [one for one in called if one.casefold() == wanted]
        if len(called) == 1:
            return called[0]
        raise self.unknown(name)

    def unknown(self, record_id: str) -> UnknownRecordError:
        """Return the error that says that there is no such record, and which are like it."""
        known = [str(row[0]) for row in self.rows("SELECT id FROM records ORDER BY id")]
        near = get_close_matches(record_id_of(record_id), known, 3)
        hint = f"Did you mean {' or '.join(near)}?" if near else f"{len(known):,} records are here."
        return UnknownRecordError(
            f"{record_id!r} is not in the store, or not any more. {hint} "
            "All are listed by: ontherecord records"
        )

    def versions(self, record_id: str) -> list[str]:
        """Return the ids of all versions of a record, itself among them, in order of arrival."""
        rows = self.rows(
            "SELECT id FROM records WHERE work = (SELECT work FROM records WHERE id = ?)"
            " ORDER BY rowid",
            (record_id,),
        )
        return [str(row[0]) for row in rows]

    def corrections(self, record_id: str) -> list[str]:
        """Return the symbols of lists of corrections to a record that are in the store."""
        rows = self.rows(
            "SELECT other.symbol FROM records one JOIN records other"
            " ON other.symbol LIKE one.symbol || '/Corr.%' AND other.work <> one.work"
            " WHERE one.id = ? AND one.symbol <> '' ORDER BY other.symbol",
            (record_id,),
        )
        return [str(row[0]) for row in rows]

    def texts(self) -> Iterator[str]:
        """Yield the text of every record that answers."""
        for (record_id,) in self.rows("SELECT id FROM records WHERE current ORDER BY id"):
            rows = self.rows("SELECT text FROM records WHERE id = ?", (record_id,))
            yield from (str(row[0]) for row in rows)  # None where it was removed meanwhile.

    def speakers(self) -> list[tuple[str, Speaker]]:
        """Return every speaker with the id of the record that answers, each once a record."""
        return [
            (
                str(record_id),
                Speaker(
                    str(name),
                    str(role),
                    str(affiliation),
                    None if state is None else str(state),
                    Side(str(side)),
                    str(group),
                ),
            )
            for record_id, name, role, affiliation, state, side, group in self.rows(
                "SELECT DISTINCT record_id, name, role, affiliation, state, side, on_behalf_of"
                " FROM turns"
                " JOIN records ON records.id = record_id WHERE current AND name <> ''"
                " ORDER BY record_id, name"
            )
        ]

    def considered_states(self) -> set[str]:
        """Return the codes of all States that a record considers or that speak in one."""
        rows = self.rows(
            "SELECT state FROM record_states JOIN records ON id = record_id WHERE current"
            " UNION SELECT state FROM turns JOIN records ON id = record_id"
            " WHERE current AND state NOT NULL"
        )
        return {str(row[0]) for row in rows}


def read_metadata_row(values: dict[str, object]) -> RecordMetadata:
    """Return metadata from its columns."""
    known = {name: values[name] for name in METADATA}
    known["states"] = tuple(json.loads(str(known["states"])))
    return RecordMetadata(**known)  # type: ignore[arg-type]


def _summary(row: tuple[object, ...]) -> RecordSummary:
    values = dict(zip(_LISTED.split(", "), row[:-3], strict=True))
    turns, paragraphs, passages = (int(str(value)) for value in row[-3:])
    return RecordSummary(
        id=str(values["id"]),
        source=str(values["source"]),
        form=RecordForm(str(values["form"])),
        metadata=read_metadata_row(values),
        added=str(values["added"]),
        work=str(values["work"]),
        current=bool(values["current"]),
        sha256=str(values["sha256"]),
        turns=turns,
        paragraphs=paragraphs,
        passages=passages,
    )
