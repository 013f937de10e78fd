"""The text layer of a PDF: which pages can be read, which are pictures, what stands on each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from index.errors import FileError
from index.readers.pdf.characters import PageCharacters
from index.readers.pdf.pieces import Piece, pieces_of

MOST_PAGES = 1_000
"""A volume of records has some hundred. They are counted before text is read."""
_MOST_CHARACTERS = 100_000
"""On one page; a newspaper has about half as many."""
_OBJECT = re.compile(rb"\b(\d{1,10}) \d{1,5} obj\b")
_MOST_DEFINITIONS = 10
"""Of each object, on average; an object has one, and one for each time it was changed and saved.
On files that repeat themselves more often, pdfium can spend minutes before it gives up."""
_WAY_OUT = "or leave it out."
_DAMAGED = f"the PDF is damaged and cannot be opened. Download it again, {_WAY_OUT}"
_SHORT_TEXT = 100
"""Letters on a page that is otherwise a picture: a stamp of a library, no text of a record."""
_PICTURE_SHARE = 0.5
_DEEPEST = 4
"""Forms inside forms in which pictures are looked for."""


@dataclass(slots=True)
class PageText:
    """What stands on a page.

    Attributes:
        pieces: In the order of the file; text that runs in the page's main direction.
        aside: Text that runs in another direction: along the margin, or across the page.
        pictured: Whether the page is a picture, with no text or a stamp's.
        unmapped: How many characters have no known meaning in Unicode.
        characters: How many characters there are, spaces not counted.
    """

    pieces: list[Piece]
    aside: list[str]
    pictured: bool
    unmapped: int
    characters: int


class TextLayer:
    """The pages of a PDF.

    Args:
        source: Name of the file, for messages.
        data: Its bytes.

    Raises:
        FileError: If the file is encrypted, damaged, or has more pages than any record.
    """

    def __init__(self, source: str, data: bytes) -> None:
        self._source = source
        objects = _OBJECT.findall(data)
        if len(objects) > _MOST_DEFINITIONS * len(set(objects)):
            raise FileError(source, _DAMAGED)
        try:
            self._document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise FileError(source, _why_not_opened(error)) from error
        count = len(self._document)
        if count > MOST_PAGES:
            raise FileError(
                source,
                f"it has {count:,} pages; at most {MOST_PAGES:,} are read. Split it by meetings, "
                + _WAY_OUT,
            )
        if count == 0:
            raise FileError(source, f"the PDF has no pages. Download it again, {_WAY_OUT}")
        self.unreadable = 0
        """Pages that pdfium cannot read, counted once :meth:`pages` is through."""

    def pages(self) -> Iterator[PageText]:
        """Yield each page that can be read.

        Raises:
            FileError: If a page has more text than any page of a record.
        """
        for index in range(len(self._document)):
            try:
                page = self._document[index]
                text_page = page.get_textpage()
            except pypdfium2.PdfiumError:
                self.unreadable += 1
                continue
            count = text_page.count_chars()
            if count > _MOST_CHARACTERS:
                raise FileError(
                    self._source,
                    f"page {index + 1} has {count:,} characters; pages of records have at most "
                    f"{_MOST_CHARACTERS:,}. Leave it out.",
                )
            found = PageCharacters(text_page.raw)
            pictured = found.letters < _SHORT_TEXT and _has_picture(page, bool(found.letters))
            yield PageText(
                pieces_of(found.level),
                [*found.lost, *(piece.text for piece in pieces_of(found.across))],
                pictured,
                found.unmapped,
                found.count,
            )
            text_page.close()
            page.close()


def _why_not_opened(error: pypdfium2.PdfiumError) -> str:
    code = getattr(error, "err_code", None)
    if code == pdfium.FPDF_ERR_PASSWORD:
        return (
            "the PDF is encrypted and opens only with a password. Open it with the password, save "
            f"it without one, {_WAY_OUT}"
        )
    if code == pdfium.FPDF_ERR_SECURITY:
        return f"the PDF is encrypted in a way that is not known. Save it without, {_WAY_OUT}"
    return _DAMAGED


def _has_picture(page: pypdfium2.PdfPage, must_be_large: bool) -> bool:
    width, height = page.get_size()
    kinds = [pdfium.FPDF_PAGEOBJ_IMAGE]
    for found in page.get_objects(filter=kinds, max_depth=_DEEPEST):
        if not must_be_large:
            return True
        try:
            left, bottom, right, top = found.get_bounds()
        except pypdfium2.PdfiumError:
            continue
        if (right - left) * (top - bottom) >= _PICTURE_SHARE * width * height:
            return True
    return False
