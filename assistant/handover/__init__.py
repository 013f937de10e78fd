"""Handing over: an answer or a whole conversation in the form that others work with.

Every form takes exchanges (questions as understood with their answers) and what is known of the
records cited, by id; :func:`records_used` finds that.

``layout`` lays them out once for ``markdown``, ``word`` and plain text; ``table`` and
``bibliography`` list what is cited, as ``references`` says how; ``ledger`` hands over ledgers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.handover.bibliography import as_bibtex, as_ris
from assistant.handover.ledger import (
    ENDINGS,
    ledger_csv,
    ledger_exchange,
    write_commitments,
    write_ledgers,
)
from assistant.handover.markdown import as_markdown, as_text
from assistant.handover.references import Exchanges, Records, cite, records_used
from assistant.handover.table import as_csv

__all__ = [
    "ENDINGS",
    "FORMATS",
    "Format",
    "as_bibtex",
    "as_csv",
    "as_markdown",
    "as_ris",
    "as_text",
    "as_word",
    "cite",
    "ledger_csv",
    "ledger_exchange",
    "records_used",
    "write_commitments",
    "write_ledgers",
]


def as_word(exchanges: Exchanges, records: Records) -> bytes:
    """Return exchanges as a Word document; see :func:`assistant.handover.word.as_word`."""
    from assistant.handover import word  # Loads python-docx, which the other forms do without.

    return word.as_word(exchanges, records)


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which answers are handed over.

    Attributes:
        name: For people.
        media_type: As a browser is told.
        write: Makes the bytes of a file of exchanges and the records they cite.
    """

    name: str
    media_type: str
    write: Callable[[Exchanges, Records], bytes]


def _encoded(write: Callable[[Exchanges, Records], str]) -> Callable[[Exchanges, Records], bytes]:
    return lambda exchanges, records: write(exchanges, records).encode("utf-8")


FORMATS = {
    ".docx": Format(
        "Word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        as_word,
    ),
    ".md": Format("Markdown", "text/markdown", _encoded(as_markdown)),
    ".csv": Format("Table of citations (CSV)", "text/csv", _encoded(as_csv)),
    ".bib": Format("BibTeX", "application/x-bibtex", _encoded(as_bibtex)),
    ".ris": Format("RIS", "application/x-research-info-systems", _encoded(as_ris)),
}
"""Forms by the ending of a file's name."""
