"""The records cited as entries for reference managers: BibTeX and RIS, one entry a record."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from assistant.handover.references import (
    FORMS,
    MONTHS,
    Exchanges,
    Records,
    caution,
    cited_ids,
    file_name,
)
from index.parsing.languages import LANGUAGE_NAMES
from index.storage.listing import RecordSummary

_LANGUAGES = {code: name.casefold() for code, name in LANGUAGE_NAMES.items()}
"""As BibLaTeX has them."""
_OF_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # BibTeX counts braces, whether escaped or not.
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    **{character: f"\\{character}" for character in "$&%#_"},
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is known of a record; empty where it is not."""

    key: str
    title: str
    body: str
    symbol: str
    form: str
    date: str
    language: str
    note: str


def as_bibtex(exchanges: Exchanges, records: Records) -> str:
    """Return a BibTeX entry for each record cited, in the order of the citations (UTF-8).

    Keys are made of the record alone, so they stay the same from one export to the next.
    """
    return "\n".join(map(_bibtex, _entries(exchanges, records)))


def as_ris(exchanges: Exchanges, records: Records) -> str:
    """Return a RIS entry for each record cited, in the order of the citations (UTF-8).

    The symbol stands under SN, which reference managers read as the number of a report. They take
    what stands behind a comma under AU for a first name, and a second comma's for nothing: a body
    with commas in its name stands under PB, as part of the institution, which is kept whole.
    """
    return "".join(map(_ris, _entries(exchanges, records)))


def _entries(exchanges: Exchanges, records: Records) -> list[_Entry]:
    titles = {
        one.record_id: (one.symbol, one.title)
        for _, answer in exchanges
        for one in answer.citations
    }
    return [
        _entry(record_id, *titles[record_id], records.get(record_id))
        for record_id in cited_ids(exchanges)
    ]


def _entry(record_id: str, symbol: str, title: str, record: RecordSummary | None) -> _Entry:
    if record is None:
        note = "Removed or replaced in the store since it was cited."
        return _Entry(_key(record_id, symbol), title or symbol, "", symbol, "", "", "", note)
    known = record.metadata
    facts = [f"Issued {known.issued}" if known.issued else ""]
    facts += [f"File {file_name(record)}", f"SHA-256 {record.sha256}", f"Added {record.added}"]
    return _Entry(
        key=_key(record_id, symbol),
        title=title or symbol or record_id,
        body=record.body,
        symbol=symbol,
        form=FORMS[record.form],
        date=record.date,
        language=known.language,
        note=" ".join([*caution(record, "This"), "; ".join(filter(None, facts)) + "."]),
    )


def _key(record_id: str, symbol: str) -> str:
    """Return a key of letters, digits and "-.", told apart by a digest where ids could meet."""
    key = re.sub(r"[^A-Za-z0-9.-]+", "-", record_id).strip("-.")
    if symbol and key == record_id:
        return key
    digest = hashlib.sha256(record_id.encode()).hexdigest()[:8]
    return f"{key}-{digest}" if key else f"record-{digest}"


def _bibtex(entry: _Entry) -> str:
    year, *rest = entry.date.split("-")
    month = MONTHS[int(rest[0]) - 1][:3].lower() if rest and rest[0].isdigit() else ""
    values = {
        "author": f"{{{_tex(entry.body)}}}" if entry.body else "",
        "title": f"{{{_tex(entry.title)}}}",
        "institution": "{United Nations}" if entry.symbol else "",
        "type": _tex(entry.form),
        "number": _tex(entry.symbol),
        "year": _tex(year),
        "date": _tex(entry.date),
        "langid": _LANGUAGES.get(entry.language, ""),
        "language": _LANGUAGES.get(entry.language, entry.language),
        "note": _tex(entry.note),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in values.items() if value]
    if month:
        lines.append(f"  month = {month},")
    return "\n".join([f"@techreport{{{entry.key},", *lines, "}", ""])


def _tex(text: str) -> str:
    return "".join(_OF_TEX.get(character, character) for character in _line(text))


def _ris(entry: _Entry) -> str:
    parts = [*entry.date.split("-"), "", ""][:3]
    author = "" if "," in entry.body else entry.body
    institution = ["United Nations" if entry.symbol else "", "" if author else entry.body]
    values = {
        "ID": entry.key,
        "AU": author,
        "TI": entry.title,
        "PB": ", ".join(filter(None, institution)),
        "M3": entry.form,
        "SN": entry.symbol,
        "PY": parts[0],
        "DA": f"{'/'.join(parts)}/" if entry.date else "",
        "LA": entry.language,
        "N1": entry.note,
    }
    lines = ["TY  - RPRT"]
    lines += [f"{name}  - {_line(value)}" for name, value in values.items() if value]
    return "\r\n".join([*lines, "ER  - ", "", ""])


def _line(text: str) -> str:
    """Return a text on one line, without control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
