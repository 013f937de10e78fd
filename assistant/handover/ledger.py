"""A ledger, handed over: as an exchange, for every form that exchanges have, and as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from assistant.answering.from_ledgers import answer_in_their_words, state_entries
from assistant.answers import Answer
from assistant.api import Assistant
from assistant.handover.markdown import as_markdown
from assistant.handover.references import Exchanges, Records, cite, records_used
from assistant.handover.table import as_csv, write_table
from assistant.ledger.commitments import Commitment
from assistant.ledger.entries import Ledger
from assistant.ledger.labels import (
    JUDGED,
    JUDGED_BY,
    LABELS,
    count_statuses,
    notices_of,
    told_closely,
)
from assistant.query import Kind, Query
from assistant.query.wording import Everything

ENDINGS = (".docx", ".csv", ".md")
"""Of the files in which ledgers are handed over."""
COLUMNS = (
    "number",
    "expert",
    "kind",
    "topic",
    "point",
    "point_citation",
    "status",
    "likelihood",
    "judged_by",
    "evidence",
    "missing",
    "replies",
    "reply_words",
    "nearest",
    "record_id",
    "paragraph",
    "paragraph_printed",
    "start",
    "end",
    "not_loaded",
    "note",
    "record_sha256",
    "exported",
)
"""One row a point. ``judged_by`` is the language model that said what became of it, where one did.
``replies`` are the citations of the paragraphs that speak to it, and
``reply_words`` the sentence of each that does so best, both parted by " | ". ``nearest`` are
the citations of what came nearest to a point without a reply."""


def ledger_exchange(ledger: Ledger) -> tuple[Query, Answer]:
    """Return a ledger as a question with its answer: a part for each point, its replies below."""
    question = f"Ledger of {ledger.name}: what the experts asked, and what became of it"
    statements, citations = state_entries(
        ledger.entries,
        lambda entry: (
            f"{entry.number}. {entry.topic} – {LABELS[entry.status].lower()}"
            + (f" ({JUDGED_BY.format(name=entry.judged_by)})" if entry.judged_by else "")
        ),
    )
    answer = Answer(
        question=question,
        understood=f"{len(ledger.entries)} points; {count_statuses(ledger.entries)}"
        if ledger.entries
        else "No point is found",
        text="",
        kind=Kind.LIST,
        statements=statements,
        citations=citations,
        records=len(ledger.looked_in),
        notices=notices_of(ledger),
    )
    return Query(question, ""), answer


def ledger_csv(ledgers: Iterable[Ledger], records: Records, on: date | None = None) -> str:
    """Return ledgers as a table (CSV), a row for each point; see :data:`COLUMNS`.

    Begins with a byte order mark, and cells that a spreadsheet would obey are guarded, as in
    :func:`~assistant.handover.table.as_csv`.

    Args:
        ledgers: The ledgers.
        records: What is known of their records, by id.
        on: The date to give as that of the export; by default today's (UTC).
    """
    rows = (row for ledger in ledgers for row in _rows(ledger, records))
    return write_table(COLUMNS, rows, on)


def write_ledgers(ledgers: Sequence[Ledger], assistant: Assistant, ending: str) -> bytes:
    """Return the bytes of a file of ledgers.

    Args:
        ledgers: The ledgers.
        assistant: Has their records.
        ending: Of the file's name, one of :data:`ENDINGS`.

    Raises:
        ValueError: If it is none of them.
    """
    if ending not in ENDINGS:
        raise ValueError(f"ending is one of {', '.join(ENDINGS)}, not {ending!r}")
    exchanges = [ledger_exchange(ledger) for ledger in ledgers]
    used = records_used(assistant, exchanges)
    if ending == ".csv":
        return ledger_csv(ledgers, used).encode()
    return _in_prose(exchanges, used, ending)


def write_commitments(
    commitments: Sequence[Commitment], looked_in: Sequence[str], assistant: Assistant, ending: str
) -> bytes:
    """Return the bytes of a file of what a delegation said that it would do.

    Args:
        commitments: In the order in which they are to stand; none are told as silence.
        looked_in: Ids of the records in which they were looked for.
        assistant: Has these records.
        ending: Of the file's name, one of :data:`ENDINGS`.

    Raises:
        ValueError: If it is none of them.
    """
    if ending not in ENDINGS:
        raise ValueError(f"ending is one of {', '.join(ENDINGS)}, not {ending!r}")
    records = [assistant.record(one) for one in looked_in]
    names = [one.name for one in records]
    query = Query(f"Commitments in {', '.join(names)}: what the delegation said it would do", "")
    made = [one.source for one in commitments]
    extent = len(made), len(records)
    exchanges = [(query, answer_in_their_words(query, Everything.PROMISES, made, extent))]
    used = records_used(assistant, exchanges)
    if ending == ".csv":
        return as_csv(exchanges, used).encode()
    return _in_prose(exchanges, used, ending)


def _in_prose(exchanges: Exchanges, used: Records, ending: str) -> bytes:
    if ending == ".docx":
        from assistant.handover.word import as_word  # Loads python-docx.

        return as_word(exchanges, used)
    return as_markdown(exchanges, used).encode()


def _rows(ledger: Ledger, records: Records) -> Iterator[dict[str, object]]:
    record = records.get(ledger.record_id)
    for entry in ledger.entries:
        source = entry.source
        replies = [reply.source for reply in entry.replies]
        yield {
            "number": entry.number,
            "expert": source.speaker,
            "kind": entry.kind.value,
            "topic": entry.topic,
            "point": source.text,
            "point_citation": cite(source, record),
            "status": entry.status.value,
            "likelihood": f"{entry.likelihood:.2f}",
            "judged_by": entry.judged_by,
            "evidence": entry.evidence,
            "missing": entry.missing,
            "replies": " | ".join(cite(one, records.get(one.record_id)) for one in replies),
            "reply_words": " | ".join(one.text for one in replies),
            "nearest": " | ".join(
                cite(one.source, records.get(one.source.record_id)) for one in entry.nearest
            ),
            "record_id": source.record_id,
            "paragraph": source.paragraph,
            "paragraph_printed": source.paragraph_printed,
            "start": source.start,
            "end": source.end,
            "not_loaded": " ".join(ledger.not_loaded),
            "note": " ".join((JUDGED, *told_closely([ledger]))),
            "record_sha256": record.sha256 if record else "",
        }
