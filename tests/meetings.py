"""Meetings for tests: fronts of records, a record of lines, and what is listed of one.

And what a language model writes of its sentences that can find one again.
"""

import re

from index.parsing.parser import parse
from index.records import Document, DocumentParagraph, Record, RecordForm, RecordMetadata
from index.storage.listing import RecordSummary

FRONT = """CAT/C/SR.901
Committee against Torture
Fortieth session
Summary record of the 901st meeting
Held at the Palais Wilson, Geneva, on Tuesday, 6 May 2008, at 10 a.m.
Chairperson: Mr. GROSSMAN
Consideration of reports submitted by States parties under article 19 of the Convention
Fourth periodic report of Kazakhstan
The meeting was called to order at 10 a.m.
"""
ID = "CAT-C-SR.901"
CAT = ["CAT/C/SR.900", "Committee against Torture", "The meeting was called to order at 10 a.m."]
THIRD = ["A/C.3/60/SR.9", "Third Committee", "The meeting was called to order at 10 a.m."]
"""Shorter ones: of a treaty body, and of a committee of the General Assembly."""


def parsed(*lines: str) -> Record:
    """Return lines as a record, a paragraph each."""
    return parse(Document("x.txt", "", tuple(map(DocumentParagraph, lines))), "x")


def seen(record: Record) -> list[tuple[object, ...]]:
    """Return all that a file has to keep of a record's paragraphs; tabs may come as blanks."""
    return [
        (
            " ".join(record.paragraph_text(paragraph).split()),
            paragraph.kind,
            paragraph.number,
            paragraph.turn,
            paragraph.heading,
        )
        for paragraph in record.paragraphs
    ]


def sentences_in(task: str) -> list[tuple[str, str]]:
    """Return the numbered sentences that a model is given, each as number and words."""
    return re.findall(r"^\[(\d+)\] (.*)$", task, re.MULTILINE)


def check_line(task: str) -> str:
    """Return the line that says which sentence is the one to check."""
    asked = re.search(r"^The sentence to check:\n<data \w+>\n(.*)$", task, re.MULTILINE)
    assert asked
    return next(f"CHECK [{number}]" for number, said in sentences_in(task) if said == asked[1])


def listed(symbol: str, **known: object) -> RecordSummary:
    """Return what is listed of a record; its id is its symbol."""
    metadata = RecordMetadata(symbol=symbol, **known)
    return RecordSummary(
        id=symbol,
        source=f"{symbol}.pdf",
        form=RecordForm.SUMMARY,
        metadata=metadata,
        added="2026-01-01",
        work=symbol,
        current=True,
        sha256="",
        turns=1,
        paragraphs=1,
        passages=1,
    )
