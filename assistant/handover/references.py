"""How a record is cited: by its symbol and the paragraph, as the United Nations does.

Source of the form: United Nations Editorial Manual, Footnotes and other references, III.A, Masthead
documents: a footnote gives the document symbol and the paragraph ("CAT/C/SR.1995, para. 47.").
https://www.un.org/dgacm/en/content/editorial-manual/footnotes/chap-03
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from assistant.answers import Answer
from assistant.api import Assistant
from assistant.query import Query
from assistant.sources import Source
from assistant.speaker_names import is_said
from index.errors import UnknownRecordError
from index.records import RecordForm
from index.reference.dates import ENGLISH_MONTHS
from index.storage.listing import RecordSummary

Exchanges = Sequence[tuple[Query, Answer]]
Records = Mapping[str, RecordSummary]

MONTHS = tuple(month.title() for month in ENGLISH_MONTHS)
FORMS = {
    RecordForm.SUMMARY: "Summary record",
    RecordForm.VERBATIM: "Verbatim record",
    RecordForm.TRANSCRIPT: "Transcript",
    RecordForm.UNKNOWN: "Record",
}
_CAUTIONS = {
    RecordForm.SUMMARY: (
        "is a summary record: it reports what was said in its own words and does not quote the "
        "speakers. Do not set its words as anybody's quotation."
    ),
    RecordForm.VERBATIM: (
        "is a verbatim record: it gives the speeches in full, some of them in translation."
    ),
    RecordForm.TRANSCRIPT: "is a transcript: it gives the talk as somebody wrote it down.",
    RecordForm.UNKNOWN: (
        "does not show whether it quotes or reports: do not set its words as anybody's quotation."
    ),
}


def records_used(assistant: Assistant, exchanges: Exchanges) -> dict[str, RecordSummary]:
    """Return the records that exchanges cite, by id, as the store has them now.

    One that was removed, or that no longer has every cited word where it was cited, is left out:
    what is known of it now may not be what was cited.
    """
    loaded = {one.id: one for one in assistant.records(all_versions=True)}
    cited: dict[str, list[Source]] = {}
    for _, answer in exchanges:
        for source in (*answer.citations, *answer.nearest):
            cited.setdefault(source.record_id, []).append(source)
    used = {}
    for record_id, sources in cited.items():
        try:
            text = assistant.record(record_id).text
        except UnknownRecordError:
            continue
        if record_id in loaded and all(text[one.start : one.end] == one.text for one in sources):
            used[record_id] = loaded[record_id]
    return used


def cite(source: Source, record: RecordSummary | None) -> str:
    """Return a citation: "CAT/C/SR.1995, para. 47".

    A number that was counted is said to be. A record without a symbol is named by its title, the
    date of its meeting and its file.

    Args:
        source: The place.
        record: The record it is in, or None where the store has it no more.
    """
    if source.symbol:
        parts = [source.symbol]
    else:
        date, file = (record.date, file_name(record)) if record else ("", "")
        parts = [source.title or source.record_id]
        parts += [date_in_words(date)] if date else []
        parts += [f"file {file}"] if file else []
    if source.paragraph is not None:
        counted = " (paragraph number counted; not printed in the source)"
        parts.append(f"para. {source.paragraph}{'' if source.paragraph_printed else counted}")
    return ", ".join(parts)


def footnote(source: Source, record: RecordSummary | None) -> str:
    """Return the note to a statement: the citation, who spoke, and at which meeting."""
    affiliation = "" if is_said(source.affiliation, source.speaker) else source.affiliation
    group = f"on behalf of {source.on_behalf_of}" if source.on_behalf_of else ""
    told = ", ".join(filter(None, (source.speaker, source.role, affiliation, group)))
    who = told if source.speaker else source.who[:1].lower() + source.who[1:]
    meeting = [source.title] if source.symbol and source.title else []
    if source.symbol and record and record.date:
        meeting.append(f"meeting of {date_in_words(record.date)}")
    return "; ".join(filter(None, (cite(source, record), who, ", ".join(meeting)))) + "."


def file_name(record: RecordSummary) -> str:
    """Return the name of a record's file, without the folders of this machine."""
    return PurePosixPath(record.source.replace("\\", "/")).name


def date_in_words(date: str) -> str:
    """Return a date as exactly as it is known.

    >>> date_in_words("2023-05-03"), date_in_words("2023-05"), date_in_words("2023")
    ('3 May 2023', 'May 2023', '2023')
    """
    year, *rest = date.split("-")
    try:
        numbers = [int(part) for part in rest]
        return " ".join([*map(str, numbers[1:2]), *(MONTHS[n - 1] for n in numbers[:1]), year])
    except (ValueError, IndexError):
        return date


def cited_ids(exchanges: Exchanges) -> list[str]:
    """Return the ids of the records that are cited, each once, in the order of the citations."""
    found = (one.record_id for _, answer in exchanges for one in answer.citations)
    return list(dict.fromkeys(found))


def cautions(exchanges: Exchanges, records: Records) -> list[str]:
    """Return what a reader has to know of the words of each record that is shown."""
    shown = _shown(exchanges).items()
    return [said for record_id, name in shown for said in caution(records.get(record_id), name)]


def caution(record: RecordSummary | None, name: str) -> list[str]:
    """Return what a reader has to know of the words of a record, in sentences.

    Args:
        record: The record; None where the store does not have it as it was cited.
        name: What it is called there.
    """
    if record is None:
        return [
            f"{name} is not in the store as it was cited: it was removed or replaced since. "
            "Look it up before you rely on it."
        ]
    newer = f"{name}, as cited here, is not the newest version in the store."
    return [f"{name} {_CAUTIONS[record.form]}", *([] if record.current else [newer])]


def versions(exchanges: Exchanges, records: Records) -> list[str]:
    """Return for each record that is shown which version of it was used."""
    return [
        version(records[record_id], name)
        for record_id, name in _shown(exchanges).items()
        if record_id in records
    ]


def version(record: RecordSummary, name: str) -> str:
    """Return in words which version of a record was used."""
    known = record.metadata
    parts = [
        f"title: {record.title}" if record.title and record.title != name else "",
        f"meeting of {date_in_words(record.date)}" if record.date else "date not known",
        f"issued {date_in_words(known.issued)}" if known.issued else "date of issue not known",
        f"language {known.language}" if known.language else "",
        f"file {file_name(record)}",
        f"SHA-256 {record.sha256}",
        f"added {record.added}",
        f"id {record.id}",
    ]
    return f"{name}: {'; '.join(filter(None, parts))}."


def _shown(exchanges: Exchanges) -> dict[str, str]:
    """Return the names of the records whose words are shown, by id."""
    return {
        one.record_id: one.record_name
        for _, answer in exchanges
        for one in (*answer.citations, *answer.nearest)
    }
