"""A document laid out in one text: its paragraphs as lines that are still to be understood."""

from __future__ import annotations

from dataclasses import dataclass

from index.parsing.designations import Designation
from index.parsing.numbering import split_number
from index.records import Document, DocumentRole, ParagraphKind

_SEPARATOR = "\n"


@dataclass
class Line:
    """A paragraph while it is being understood; offsets are into the record's text."""

    start: int
    end: int
    text: str
    number: int | None
    number_start: int
    role: DocumentRole
    kind: ParagraphKind = ParagraphKind.UNCLASSIFIED
    numberable: bool = False
    designation: Designation | None = None
    turn: int | None = None
    heading: str = ""


def lay_out(document: Document) -> tuple[str, list[Line]]:
    """Return the text of a record and its lines, with printed numbers split off.

    Paragraphs of blanks alone are in the text and give no line.
    """
    pieces: list[str] = []
    lines: list[Line] = []
    offset = 0
    for paragraph in document.paragraphs:
        stripped = paragraph.text.strip()
        if stripped:
            begin = offset + paragraph.text.index(stripped)
            number, length = (
                (paragraph.number, 0) if paragraph.number is not None else split_number(stripped)
            )
            lines.append(
                Line(
                    start=begin + length,
                    end=begin + len(stripped),
                    text=stripped[length:],
                    number=number,
                    number_start=begin,
                    role=paragraph.role,
                )
            )
        pieces.append(paragraph.text)
        offset += len(paragraph.text) + len(_SEPARATOR)
    return _SEPARATOR.join(pieces), lines
