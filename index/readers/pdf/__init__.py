"""PDF files with a text layer: bytes to paragraphs, in the order in which they are read.

In this order: ``text_layer``, its ``characters``, their ``pieces``, set in columns by ``layout``,
their ``lines``; ``margins`` and ``notes`` are taken out, ``paragraphs`` built, their lines put
together by ``joining``.
"""

from __future__ import annotations

from index.errors import FileError
from index.readers.limits import refuse_endless
from index.readers.pdf.layout import lay_out
from index.readers.pdf.margins import take_margins
from index.readers.pdf.notes import part_notes
from index.readers.pdf.paragraphs import build_paragraphs
from index.readers.pdf.text_layer import PageText, TextLayer
from index.readers.remarks import remarks_of
from index.records import Contents

__all__ = ["read_pdf"]

_OCR = "Have its text recognised (OCR) and save that as a PDF with text, or leave it out."
_REMARKS = {
    "picture": (
        "1 page is a picture and was not read; its text can be recognised (OCR).",
        "{} pages are pictures and were not read; their text can be recognised (OCR).",
    ),
    "damaged": (
        "1 page is damaged and was not read.",
        "{} pages are damaged and were not read.",
    ),
}
_MOSTLY = 0.5
_SOME = 0.02
"""Share of characters without a known meaning from which a person is told."""


def read_pdf(source: str, data: bytes) -> Contents:
    """Return the paragraphs of a PDF, and what was left out: running heads and feet.

    Paragraph numbers stay in the text as they are printed. Footnotes stand behind the paragraph
    they belong to.

    Args:
        source: Name of the file, for messages.
        data: Its bytes.

    Raises:
        FileError: If it is encrypted, damaged, scanned without a text layer, has letters that
            nobody can make out, has more pages than any record, or has no text.
    """
    layer = TextLayer(source, data)
    pages = list(layer.pages())
    remarks = _judge(source, pages, layer.unreadable)
    kept, margins = take_margins([page.pieces for page in pages])
    parted = part_notes(lay_out(kept))
    paragraphs = build_paragraphs(parted.body, parted.notes)
    leftovers = [*margins, *parted.marks, *(text for page in pages for text in page.aside)]
    refuse_endless(source, paragraphs, "Leave it out.")
    if not paragraphs:
        raise FileError(source, "the PDF holds no text. Download it again, or leave it out.")
    return Contents(tuple(paragraphs), tuple(leftovers), tuple(remarks))


def _judge(source: str, pages: list[PageText], unreadable: int) -> list[str]:
    """Refuse a file whose text cannot be read; return what a person should know of it."""
    pictured = sum(page.pictured for page in pages)
    written = [page for page in pages if page.characters and not page.pictured]
    characters = sum(page.characters for page in pages)
    unmapped = sum(page.unmapped for page in pages)
    if pictured and not written:
        raise FileError(source, f"the PDF is scanned: it holds only pictures. {_OCR}")
    if not pages:
        raise FileError(
            source,
            "the PDF is damaged: none of its pages can be read. Download it again, or "
            "leave it out.",
        )
    if not characters:
        raise FileError(source, "the PDF holds no text. Download it again, or leave it out.")
    if unmapped > _MOSTLY * characters:
        raise FileError(
            source,
            "the PDF does not say which letters its signs stand for, so its text cannot be read. "
            + _OCR,
        )
    remarks = remarks_of({"picture": pictured, "damaged": unreadable}, _REMARKS)
    if unmapped > _SOME * characters:
        remarks.append(
            f"{unmapped:,} of {characters:,} characters have no known meaning and may read wrong."
        )
    return remarks
