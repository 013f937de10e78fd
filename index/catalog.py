"""The catalog: records with their turns, paragraphs and passages. The truth of a store."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime

from index.database import Database
from index.errors import UnknownRecordError
from index.records import (
    Paragraph,
    ParagraphKind,
    Passage,
    Record,
    RecordForm,
    RecordMetadata,
    Side,
    Speaker,
    Turn,
)
from index.speakers import person_key

_METADATA = tuple(item.name for item in fields(RecordMetadata))
_RECORD_COLUMNS = f"id, source, sha256, form, {', '.join(_METADATA)}, leftovers, added, text"


@dataclass(frozen=True, slots=True)
class RecordSummary:
    """A record as it is listed: what is known of it, and how much it holds."""

    id: str
    source: str
    form: RecordForm
    metadata: RecordMetadata
    added: str
    turns: int
    paragraphs: int
    passages: int

    @property
    def symbol(self) -> str:
        """Document symbol, or empty."""
        return self.metadata.symbol

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


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What the catalog knows of a file taken in before."""

    record_id: str
    source: str
    sha256: str
    fingerprint: str
    symbol: str
    language: str


class Catalog(Database):
    """Records in, records out. See :class:`~index.database.Database` for how it opens."""

    def put(
        self, record: Record, passages: Sequence[Passage], fingerprint: str, replaces: str | None
    ) -> None:
        """Store a record whole, in place of an earlier one where there is one.

        Args:
            record: The record.
            passages: Its passages, still to be embedded.
            fingerprint: Digest of everything that went into the record.
            replaces: Id of the record that makes way, or None.
        """
        metadata = record.metadata
        row = {
            "id": record.id,
            "source": record.source,
            "sha256": record.sha256,
            "fingerprint": fingerprint,
            "form": record.form,
            **{name: getattr(metadata, name) for name in _METADATA},
            "states": json.dumps(metadata.states),
            "leftovers": json.dumps(record.leftovers),
            "added": datetime.now(UTC).isoformat(timespec="seconds"),
            "text": record.text,
        }
        with self.transaction() as connection:
            if replaces is not None:
                self._delete(replaces)
            connection.execute(
                f"INSERT INTO records ({', '.join(row)}) VALUES ({_marks(len(row))})",
                list(row.values()),
            )
            connection.executemany(
                "INSERT INTO record_states VALUES (?, ?)",
                [(record.id, state) for state in dict.fromkeys(metadata.states)],
            )
            connection.executemany(
                f"INSERT INTO turns VALUES ({_marks(9)})",
                [
                    (record.id, turn.index, speaker.name, speaker.role, speaker.affiliation)
                    + (speaker.state, speaker.side, turn.first, turn.last)
                    for turn in record.turns
                    for speaker in (turn.speaker,)
                ],
            )
            connection.executemany(
                f"INSERT INTO paragraphs VALUES ({_marks(9)})",
                [
                    (record.id, p.index, p.kind, p.start, p.end)
                    + (p.number, p.printed, p.turn, p.heading)
                    for p in record.paragraphs
                ],
            )
            connection.executemany(
                'INSERT INTO passages (id, record_id, paragraph, start, "end", tokens, side, state,'
                f" speaker_key, text) VALUES ({_marks(10)})",
                [
                    (p.id, p.record_id, p.paragraph, p.start, p.end, p.tokens)
                    + (speaker.side, speaker.state, person_key(speaker.name), p.text)
                    for p in passages
                    for speaker in (record.speaker_of(record.paragraphs[p.paragraph]),)
                ],
            )
            self._changed()

    def remove(self, record_id: str) -> None:
        """Take a record out, with everything that belongs to it.

        Raises:
            UnknownRecordError: If it is not there.
        """
        with self.transaction():
            if not self.rows("SELECT 1 FROM records WHERE id = ?", (record_id,)):
                raise self._unknown(record_id)
            self._delete(record_id)
            self._changed()

    def move(self, record_id: str, source: str) -> None:
        """Note that a record's file has another place now."""
        with self.transaction() as connection:
            connection.execute("UPDATE records SET source = ? WHERE id = ?", (source, record_id))

    def _delete(self, record_id: str) -> None:
        # Passages first and by hand: the trigger that keeps the full text in step must run.
        for table in ("passages", "paragraphs", "turns", "record_states"):
            self._connection.execute(f"DELETE FROM {table} WHERE record_id = ?", (record_id,))
        self._connection.execute("DELETE FROM records WHERE id = ?", (record_id,))

    def _changed(self) -> None:
        self._connection.execute(
            "INSERT INTO meta VALUES ('revision', '1') ON CONFLICT (key) "
            "DO UPDATE SET value = CAST(value AS INTEGER) + 1"
        )

    def _unknown(self, record_id: str) -> UnknownRecordError:
        known = ", ".join(str(row[0]) for row in self.rows("SELECT id FROM records LIMIT 10"))
        return UnknownRecordError(
            f"{record_id!r} is not in the store. Records here: {known or 'none'}. "
            "See: ontherecord records"
        )

    def files(self) -> list[StoredFile]:
        """Return what is known of every file taken in."""
        return [
            StoredFile(*map(str, row))
            for row in self.rows(
                "SELECT id, source, sha256, fingerprint, symbol, language FROM records"
            )
        ]

    def records(self) -> list[RecordSummary]:
        """Return all records, by date and symbol."""
        rows = self.rows(
            f"SELECT {_RECORD_COLUMNS.removesuffix(', text')}, '',"
            " (SELECT count(*) FROM turns WHERE record_id = id),"
            " (SELECT count(*) FROM paragraphs p WHERE p.record_id = records.id"
            "  AND kind = 'speech'),"
            " (SELECT count(*) FROM passages p WHERE p.record_id = records.id)"
            " FROM records ORDER BY date, symbol, id"
        )
        summaries = []
        for row in rows:
            values = dict(zip(_RECORD_COLUMNS.split(", "), row[:-3], strict=True))
            turns, paragraphs, passages = (int(str(value)) for value in row[-3:])
            summaries.append(
                RecordSummary(
                    id=str(values["id"]),
                    source=str(values["source"]),
                    form=RecordForm(str(values["form"])),
                    metadata=_metadata(values),
                    added=str(values["added"]),
                    turns=turns,
                    paragraphs=paragraphs,
                    passages=passages,
                )
            )
        return summaries

    def record(self, record_id: str) -> Record:
        """Return a record, exactly as it was stored.

        Raises:
            UnknownRecordError: If it is not there.
        """
        rows = self.rows(f"SELECT {_RECORD_COLUMNS} FROM records WHERE id = ?", (record_id,))
        if not rows:
            raise self._unknown(record_id)
        values = dict(zip(_RECORD_COLUMNS.split(", "), rows[0], strict=True))
        return Record(
            id=record_id,
            text=str(values["text"]),
            form=RecordForm(str(values["form"])),
            metadata=_metadata(values),
            paragraphs=tuple(
                Paragraph(idx, ParagraphKind(kind), start, end, number, bool(printed), turn, head)
                for idx, kind, start, end, number, printed, turn, head in self._typed_rows(
                    "SELECT idx, kind, start, end, number, printed, turn, heading"
                    " FROM paragraphs WHERE record_id = ? ORDER BY idx",
                    record_id,
                )
            ),
            turns=tuple(
                Turn(idx, Speaker(name, role, affiliation, state, Side(side)), first, last)
                for idx, name, role, affiliation, state, side, first, last in self._typed_rows(
                    "SELECT idx, name, role, affiliation, state, side, first, last"
                    " FROM turns WHERE record_id = ? ORDER BY idx",
                    record_id,
                )
            ),
            source=str(values["source"]),
            sha256=str(values["sha256"]),
            leftovers=tuple(json.loads(str(values["leftovers"]))),
        )

    def paragraph_text(self, record_id: str, index: int) -> tuple[int, str]:
        """Return where a paragraph starts in its record's text, and its exact words."""
        rows = self.rows(
            'SELECT p.start, substr(r.text, p.start + 1, p."end" - p.start) FROM paragraphs p'
            " JOIN records r ON r.id = p.record_id WHERE p.record_id = ? AND p.idx = ?",
            (record_id, index),
        )
        if not rows:
            raise self._unknown(record_id)
        return int(str(rows[0][0])), str(rows[0][1])

    def texts(self) -> Iterator[str]:
        """Yield the text of every record."""
        for (record_id,) in self._typed_rows("SELECT id FROM records ORDER BY id"):
            yield str(self.rows("SELECT text FROM records WHERE id = ?", (record_id,))[0][0])

    def speakers(self) -> list[tuple[str, Speaker]]:
        """Return every speaker with the id of the record, each once a record."""
        return [
            (record_id, Speaker(name, role, affiliation, state, Side(side)))
            for record_id, name, role, affiliation, state, side in self._typed_rows(
                "SELECT DISTINCT record_id, name, role, affiliation, state, side FROM turns"
                " WHERE name <> '' ORDER BY record_id, name"
            )
        ]

    def considered_states(self) -> set[str]:
        """Return the codes of all States that a record considers or that speak in one."""
        rows = self.rows(
            "SELECT state FROM record_states UNION SELECT state FROM turns WHERE state NOT NULL"
        )
        return {str(row[0]) for row in rows}

    def _typed_rows(self, statement: str, *values: object) -> Iterable[tuple]:  # type: ignore[type-arg]
        return self.rows(statement, values)

    # Which passages still need a vector ------------------------------------------------------

    def passages_to_embed(self, limit: int) -> list[tuple[str, str]]:
        """Return ids and texts of passages that have no vector yet, in order of arrival."""
        rows = self.rows(
            "SELECT id, text FROM passages WHERE embedded = 0 ORDER BY rowid LIMIT ?", (limit,)
        )
        return [(str(passage_id), str(text)) for passage_id, text in rows]

    def mark_embedded(self, ids: Sequence[str]) -> None:
        """Note that passages have their vector now."""
        with self.transaction() as connection:
            connection.executemany(
                "UPDATE passages SET embedded = 1 WHERE id = ?", [(item,) for item in ids]
            )

    def embedded(self) -> int:
        """Return how many passages should have a vector."""
        return int(str(self.rows("SELECT count(*) FROM passages WHERE embedded = 1")[0][0]))

    def broken_spans(self) -> int:
        """Count passages whose text is not what their span in the record says."""
        rows = self.rows(
            "SELECT count(*) FROM passages s JOIN records r ON r.id = s.record_id"
            " WHERE substr(r.text, s.start + 1, s.end - s.start) <> s.text"
        )
        return int(str(rows[0][0]))

    def passage_ids_of(self, record_id: str) -> list[str]:
        """Return the ids of a record's passages."""
        rows = self.rows("SELECT id FROM passages WHERE record_id = ?", (record_id,))
        return [str(row[0]) for row in rows]

    def passage_ids(self) -> set[str]:
        """Return the ids of all passages."""
        return {str(row[0]) for row in self.rows("SELECT id FROM passages")}


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def _metadata(values: dict[str, object]) -> RecordMetadata:
    known = {name: values[name] for name in _METADATA}
    known["states"] = tuple(json.loads(str(known["states"])))
    return RecordMetadata(**known)  # type: ignore[arg-type]
