"""The catalog: records with their turns, paragraphs and passages. The truth of a store."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from index.parsing.speakers import person_key
from index.records import (
    METADATA,
    Paragraph,
    ParagraphKind,
    Passage,
    Record,
    RecordForm,
    Side,
    Speaker,
    Turn,
)
from index.reference.group_names import group_key
from index.storage.database import Database
from index.storage.listing import Listing, read_metadata_row
from index.storage.versions import Version, newest, work_of
from index.text import apart

_RECORD_COLUMNS = f"id, source, sha256, form, {', '.join(METADATA)}, leftovers, remarks, text"


class Catalog(Listing):
    """Records in, records out. See :class:`~index.storage.database.Database` for how it opens."""

    def put(
        self, record: Record, passages: Sequence[Passage], fingerprint: str, replaces: str | None
    ) -> bool:
        """Store a record whole, in place of an earlier one where there is one.

        Args:
            record: The record.
            passages: Its passages, still to be embedded.
            fingerprint: Digest of everything that went into the record.
            replaces: Id of the record that makes way, or None.

        Returns:
            Whether it is the version that answers. If not, its passages are left out; if it is,
            those of the version before are.
        """
        work = work_of(record) or record.id
        row = {
            "id": record.id,
            "source": record.source,
            "sha256": record.sha256,
            "fingerprint": fingerprint,
            "form": record.form,
            **{name: getattr(record.metadata, name) for name in METADATA},
            "states": json.dumps(record.metadata.states),
            "leftovers": json.dumps(record.leftovers),
            "remarks": json.dumps(record.remarks),
            "added": datetime.now(UTC).isoformat(timespec="seconds"),
            "work": work,
            "current": False,
            "text": record.text,
        }
        with self.transaction() as connection:
            # A record that takes the place of another keeps its place in the order of arrival.
            row["rowid"] = self._delete(replaces) if replaces is not None else None
            connection.execute(
                f"INSERT INTO records ({', '.join(row)}) VALUES ({_marks(len(row))})",
                list(row.values()),
            )
            connection.executemany(
                "INSERT INTO record_states VALUES (?, ?)",
                [(record.id, state) for state in dict.fromkeys(record.metadata.states)],
            )
            connection.executemany(
                f"INSERT INTO turns VALUES ({_marks(10)})",
                [
                    (record.id, turn.index, speaker.name, speaker.role, speaker.affiliation)
                    + (speaker.state, speaker.side, speaker.on_behalf_of, turn.first, turn.last)
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
            answers = self._choose_version(work) == record.id
            if answers:
                self._insert_passages(record, passages)
            self._changed()
        return answers

    def put_passages(self, record: Record, passages: Sequence[Passage]) -> None:
        """Store the passages of a record in place of those it has, to be embedded.

        Where it has the same, they stay as they are, with their vectors.
        """
        held = self.rows("SELECT id FROM passages WHERE record_id = ?", (record.id,))
        if {row[0] for row in held} == {passage.id for passage in passages}:
            return
        with self.transaction() as connection:
            connection.execute("DELETE FROM passages WHERE record_id = ?", (record.id,))
            self._insert_passages(record, passages)
            self._changed()

    def remove(self, record_id: str) -> str | None:
        """Take a record out, with everything that belongs to it.

        Returns:
            The id of the version that answers in its place, whose passages are still to be made
            (:meth:`without_passages`); None where there is no other, or it answered before.

        Raises:
            UnknownRecordError: If it is not there.
        """
        with self.transaction():
            rows = self.rows("SELECT work, current FROM records WHERE id = ?", (record_id,))
            if not rows:
                raise self.unknown(record_id)
            self._delete(record_id)
            successor = self._choose_version(str(rows[0][0])) if rows[0][1] else None
            self._changed()
        return successor

    def move(self, record_id: str, source: str) -> None:
        """Note that a record's file has another place now."""
        with self.transaction() as connection:
            connection.execute("UPDATE records SET source = ? WHERE id = ?", (source, record_id))
            self._changed()

    def without_passages(self) -> list[str]:
        """Return the ids of records that answer but have no passages yet."""
        rows = self.rows(
            "SELECT id FROM records WHERE current AND NOT EXISTS"
            " (SELECT 1 FROM passages WHERE record_id = records.id) ORDER BY rowid"
        )
        return [str(row[0]) for row in rows]

    def _delete(self, record_id: str) -> object:
        """Delete a record; return its place in the order of arrival."""
        rows = self.rows("SELECT rowid, work FROM records WHERE id = ?", (record_id,))
        # Passages first and by hand: the trigger that keeps the full text in step must run.
        for table in ("passages", "paragraphs", "turns", "record_states"):
            self._connection.execute(f"DELETE FROM {table} WHERE record_id = ?", (record_id,))
        self._connection.execute("DELETE FROM records WHERE id = ?", (record_id,))
        if not rows:
            return None
        self._choose_version(str(rows[0][1]))
        return rows[0][0]

    def _choose_version(self, work: str) -> str | None:
        """Mark the newest version as the one that answers, and take the others' passages out."""
        rows = self.rows(
            "SELECT id, symbol, issued FROM records WHERE work = ? ORDER BY rowid", (work,)
        )
        if not rows:
            return None
        chosen = newest([Version(*map(str, row)) for row in rows]).id
        self._connection.execute(
            "UPDATE records SET current = (id = ?) WHERE work = ?", (chosen, work)
        )
        self._connection.execute(
            "DELETE FROM passages WHERE record_id IN"
            " (SELECT id FROM records WHERE work = ? AND NOT current)",
            (work,),
        )
        return chosen

    def _insert_passages(self, record: Record, passages: Sequence[Passage]) -> None:
        self._connection.executemany(
            'INSERT INTO passages (id, record_id, paragraph, start, "end", tokens, side, state,'
            f" speaker_key, group_key, text, set_apart) VALUES ({_marks(12)})",
            [
                (p.id, p.record_id, p.paragraph, p.start, p.end, p.tokens)
                + (speaker.side, speaker.state, person_key(speaker.name))
                + (group_key(speaker.on_behalf_of) or None, p.text)
                + (words if (words := apart(p.text)) != p.text else "",)
                for p in passages
                for speaker in (record.speaker_of(record.paragraphs[p.paragraph]),)
            ],
        )

    def _changed(self) -> None:
        self._connection.execute(
            "INSERT INTO meta VALUES ('revision', '1') ON CONFLICT (key) "
            "DO UPDATE SET value = CAST(value AS INTEGER) + 1"
        )

    def record(self, record_id: str) -> Record:
        """Return a record, exactly as it was stored.

        Raises:
            UnknownRecordError: If it is not there.
        """
        rows = self.rows(f"SELECT {_RECORD_COLUMNS} FROM records WHERE id = ?", (record_id,))
        if not rows:
            raise self.unknown(record_id)
        values = dict(zip(_RECORD_COLUMNS.split(", "), rows[0], strict=True))
        return Record(
            id=record_id,
            text=str(values["text"]),
            form=RecordForm(str(values["form"])),
            metadata=read_metadata_row(values),
            paragraphs=tuple(
                Paragraph(idx, ParagraphKind(kind), start, end, number, bool(printed), turn, head)
                for idx, kind, start, end, number, printed, turn, head in _typed(
                    self,
                    "SELECT idx, kind, start, end, number, printed, turn, heading"
                    " FROM paragraphs WHERE record_id = ? ORDER BY idx",
                    record_id,
                )
            ),
            turns=tuple(
                Turn(idx, Speaker(name, role, affiliation, state, Side(side), group), first, last)
                for idx, name, role, affiliation, state, side, group, first, last in _typed(
                    self,
                    "SELECT idx, name, role, affiliation, state, side, on_behalf_of, first, last"
                    " FROM turns WHERE record_id = ? ORDER BY idx",
                    record_id,
                )
            ),
            source=str(values["source"]),
            sha256=str(values["sha256"]),
            leftovers=tuple(json.loads(str(values["leftovers"]))),
            remarks=tuple(json.loads(str(values["remarks"]))),
        )

    def paragraph_text(self, record_id: str, index: int) -> tuple[int, str]:
        """Return where a paragraph starts in its record's text, and its exact words.

        Raises:
            UnknownRecordError: If the record is not loaded, or has no such paragraph.
        """
        rows = self.rows(
            'SELECT p.start, substr(r.text, p.start + 1, p."end" - p.start) FROM paragraphs p'
            " JOIN records r ON r.id = p.record_id WHERE p.record_id = ? AND p.idx = ?",
            (record_id, index),
        )
        if not rows:
            raise self.unknown(record_id)
        return int(str(rows[0][0])), str(rows[0][1])

    def broken_spans(self) -> int:
        """Count passages whose text is not what their span in the record says."""
        rows = self.rows(
            "SELECT count(*) FROM passages s JOIN records r ON r.id = s.record_id"
            " WHERE substr(r.text, s.start + 1, s.end - s.start) <> s.text"
        )
        return int(str(rows[0][0]))

    def passage_ids(self) -> set[str]:
        """Return the ids of all passages."""
        return {str(row[0]) for row in self.rows("SELECT id FROM passages")}


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def _typed(database: Database, statement: str, *values: object) -> Iterable[tuple]:  # type: ignore[type-arg]
    return database.rows(statement, values)
