"""Citations as a table (CSV), one row each."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime

from assistant.answers import BY_MODEL, TRANSLATED, Statement
from assistant.handover.references import Exchanges, Records, caution, cite, version
from assistant.sources import Citation

_CITATION = tuple(item.name for item in fields(Citation))
COLUMNS = (
    "exchange",
    "question",
    "understood",
    "no_answer",
    "statement",
    "voice",
    "written_by",
    "translation",
    "translation_note",
    *_CITATION,
    "citation",
    "meeting_date",
    "record_form",
    "record_sha256",
    "record_version",
    "note",
    "exported",
)
"""``written_by`` says whether a statement is the record's text; ``translation`` is of it, by a
language model, and ``translation_note`` how that is to be taken. ``citation`` is how to cite it;
the fields of a citation are those of :class:`~assistant.sources.Citation`. ``record_version`` says
which version of the record was used, and ``note`` how its words are to be taken and what the answer
was given with."""
_OBEYED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
_CELL_WITHIN = r"[;\t\r\n][\s\"]*"
"""Where a cell begins in the midst of another if a spreadsheet takes ";" for what parts them, as
those of most of Europe do: quotation marks do not hold a cell together there."""
_TO_GUARD = re.compile(rf"({_CELL_WITHIN})(?=[=+\-@＝＋－＠'])")
_GUARDED = re.compile(rf"({_CELL_WITHIN})'")


def as_csv(exchanges: Exchanges, records: Records, on: date | None = None) -> str:
    """Return a row for each citation, and for each question without one a row that says why.

    The text begins with a byte order mark, by which Excel knows UTF-8. A cell that a spreadsheet
    could take for a formula has an apostrophe put before it, and so has one that begins with an
    apostrophe; in a cell the same is done behind ";", tabs and the ends of lines, where a
    spreadsheet that parts cells there begins another. :func:`read_cell` gives back the exact text.

    Args:
        exchanges: Questions with their answers.
        records: What is known of the records cited, by id.
        on: The date to give as that of the export; by default today's (UTC).
    """
    return write_table(COLUMNS, _rows(exchanges, records), on)


def write_table(
    columns: Sequence[str], rows: Iterable[Mapping[str, object]], on: date | None = None
) -> str:
    """Return rows as CSV, behind a byte order mark, each cell guarded as :func:`as_csv` tells.

    Args:
        columns: Their names, in order; the date of the export is "exported".
        rows: Values by column; those that a row has not are empty.
        on: The date to give as that of the export; by default today's (UTC).
    """
    written = io.StringIO(newline="")
    table = csv.DictWriter(written, columns, restval="")
    table.writeheader()
    exported = (on or datetime.now(UTC).date()).isoformat()
    for row in rows:
        cells = {**row, "exported": exported}
        table.writerow({name: guarded(value) for name, value in cells.items()})
    return "\ufeff" + written.getvalue()


def read_cell(cell: str) -> str:
    """Return the exact text of a cell of :func:`as_csv`."""
    return _GUARDED.sub(r"\1", cell.removeprefix("'"))


def _rows(exchanges: Exchanges, records: Records) -> Iterator[dict[str, object]]:
    for place, (query, answer) in enumerate(exchanges, 1):
        asked: dict[str, object] = {
            "exchange": place,
            "question": query.question,
            "understood": answer.understood,
            "note": " ".join(answer.notices),
        }
        if not answer.citations:  # Silence, or it was stopped, as the note says.
            yield {**asked, "no_answer": answer.message or "stopped"}
        for citation in answer.citations:
            resting = [one for one in answer.statements if citation.number in one.citations]
            record = records.get(citation.record_id)
            row = {
                **asked,
                "statement": " ".join(one.text for one in resting),
                "voice": ", ".join(dict.fromkeys(one.voice for one in resting)),
                "written_by": _written_by(resting),
                **_translations(resting),
                **{name: getattr(citation, name) for name in _CITATION},
                "citation": cite(citation, record),
                "note": " ".join((*caution(record, citation.record_name), *answer.notices)),
            }
            if record:
                row["meeting_date"] = record.date
                row["record_form"] = record.form
                row["record_sha256"] = record.sha256
                row["record_version"] = version(record, citation.record_name)
            yield row


def _written_by(statements: Sequence[Statement]) -> str:
    """Tell whose words the statements of a row are."""
    if not any(one.by_model for one in statements):
        return "the record"
    return BY_MODEL.removeprefix("written by ")


def _translations(statements: Sequence[Statement]) -> dict[str, object]:
    """Return the translations of a row's statements, marked; nothing where there is none."""
    found = [one.translation for one in statements if one.translation]
    return {"translation": " ".join(found), "translation_note": TRANSLATED} if found else {}


def guarded(value: object) -> object:
    """Return a value as a cell that no spreadsheet takes for a formula."""
    if not isinstance(value, str):
        return "" if value is None else value
    within = _TO_GUARD.sub(r"\1'", value)
    return f"'{within}" if value.startswith(_OBEYED) else within
