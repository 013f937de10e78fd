"""The text layer of a PDF: what pdfium finds on a page, as pieces of text with their places.

A piece is a run of characters on one baseline, of one size, without a wide gap. A space is read
where the file has one, where pdfium infers one, or where characters stand clearly apart, since
many files space words by position alone.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from index.errors import FileError

MOST_PAGES = 2_000
"""A volume of records has some hundred. They are counted before text is read."""
UNREADABLE = "\ufffd"
_WAY_OUT = "or leave it out."
_WIDE_GAP = 0.8
"""Between two characters, in sizes of the font: more than the space of a justified line, as a
rule. What it tears apart inside a line is put together again within its column."""
_SPACE_GAP = 0.3
"""Between two characters, in sizes of the font, where the file has no space."""
_OVERLAP = 0.6
"""How far a character may begin before the end of the one before, in sizes of the font."""
_HYPHENS = {0x2, 0xFFFE, 0xAD, 0x2010, 0x2011}
"""pdfium's own mark of a hyphen at the end of a line, and the hyphens of Unicode. A soft hyphen on
a page is one that was printed."""
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_BULLETS = {0xF0B7: "•", 0xF0A7: "▪", 0xF02D: "–", 0xF06F: "o"}
"""Signs of Symbol and Wingdings as Word and its like write them before list items."""
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_FORCE_BOLD = 1 << 18
"""ISO 32000-1, table 123."""
_BOLD_WEIGHT = 600
_SHORT_TEXT = 100
"""Letters on a page that is otherwise a picture: a stamp of a library, no text of a record."""
_PICTURE_SHARE = 0.5
_DEEPEST = 4
"""Forms inside forms in which pictures are looked for."""


@dataclass(slots=True)
class Piece:
    """A run of characters on one baseline.

    Attributes:
        text: Without spaces at its ends.
        left, right: Where it begins and ends, in points. Mirrored where text runs right to left.
        baseline: Height over the foot of the page, in points.
        size: Size of the font, in points.
        bold: Whether all of it is bold.
        spaced: Whether a space stands before it.
        first_word: Width of its first word, in points.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    spaced: bool = False
    first_word: float = 0.0


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
        """Yield each page that can be read."""
        for index in range(len(self._document)):
            try:
                page = self._document[index]
                text_page = page.get_textpage()
            except pypdfium2.PdfiumError:
                self.unreadable += 1
                continue
            reading = _PageReading()
            reading.read(text_page.raw)
            pictured = reading.letters < _SHORT_TEXT and _has_picture(page, bool(reading.letters))
            yield PageText(
                reading.pieces(), reading.aside, pictured, reading.unmapped, reading.characters
            )
            text_page.close()
            page.close()


def is_right_to_left(pages: list[PageText]) -> bool:
    """Return whether most letters of a text are of a script that runs from right to left."""
    directions: Counter[bool] = Counter()
    for page in pages:
        for piece in page.pieces:
            for character in piece.text[:10]:
                if character.isalpha():
                    directions[unicodedata.bidirectional(character) in {"R", "AL"}] += 1
    return directions[True] > directions[False]


def _why_not_opened(error: pypdfium2.PdfiumError) -> str:
    code = getattr(error, "err_code", None)
    if code == pdfium.FPDF_ERR_PASSWORD:
        return (
            "the PDF is encrypted and opens only with a password. Open it with the password, save "
            f"it without one, {_WAY_OUT}"
        )
    if code == pdfium.FPDF_ERR_SECURITY:
        return f"the PDF is encrypted in a way that is not known. Save it without, {_WAY_OUT}"
    return f"the PDF is damaged and cannot be opened. Download it again, {_WAY_OUT}"


@dataclass(slots=True)
class _Character:
    """A character as pdfium places it, in a frame in which its line runs level."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    spaced: bool


class _PageReading:
    """Takes the characters of one page.

    Attributes:
        aside: As in :class:`PageText`.
        letters, unmapped, characters: How many there are.
    """

    def __init__(self) -> None:
        self._bold_fonts: dict[int, bool] = {}
        self._by_direction: dict[int, list[_Character]] = {}
        self.aside: list[str] = []
        self.letters = self.unmapped = self.characters = 0

    def read(self, page: object) -> None:
        """Take all characters; the calls are bound once, since there are thousands."""
        unicode_of, object_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetTextObject
        box_of, origin_of = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin
        matrix_of, size_of = pdfium.FPDFText_GetMatrix, pdfium.FPDFText_GetFontSize
        box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        x, y = ctypes.c_double(), ctypes.c_double()
        spaced, high = False, 0
        last_object, bold, size, direction = 0, False, 0.0, 0
        for index in range(pdfium.FPDFText_CountChars(page)):
            code = unicode_of(page, index)
            if 0xD800 <= code < 0xDC00:  # The first half of a character beyond the first 65,536.
                high = code
                continue
            if high and 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
            high = 0
            text = _readable(code)
            if text.isspace():
                spaced = True
                continue
            found = object_of(page, index)
            address = ctypes.addressof(found.contents) if found else 0
            if not address or address != last_object:
                last_object = address
                matrix_of(page, index, matrix)
                scale = math.hypot(matrix.c, matrix.d) or math.hypot(matrix.a, matrix.b)
                size = size_of(page, index) * scale
                direction = round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360
                bold = bool(found) and self._is_bold(page, index, found)
            self.characters += 1
            self.letters += text.isalnum()
            if text == UNREADABLE or (
                pdfium.FPDFText_HasUnicodeMapError(page, index) == 1 and not text.isascii()
            ):
                self.unmapped += 1
            if not (
                box_of(page, index, box) and origin_of(page, index, x, y) and math.isfinite(size)
            ):
                self.aside.append(text)
                continue
            place = _turned(direction, box, x.value, y.value)
            if not all(map(math.isfinite, place)):
                self.aside.append(text)
                continue
            height = size if 0.5 < size < 10_000 else max(1.0, abs(box.top - box.bottom))
            self._by_direction.setdefault(direction, []).append(
                _Character(text, *place, height, bold, spaced)
            )
            spaced = False

    def pieces(self) -> list[Piece]:
        """Return the pieces of the page's main direction; the others' text goes aside.

        A page may be turned by right angles; what runs at any other angle is no text of it.
        """
        counts: Counter[int] = Counter()
        for angle, characters in self._by_direction.items():
            if _is_right(angle):
                counts[_quarter(angle)] += len(characters)
        main = counts.most_common(1)[0][0] if counts else None
        level: list[_Character] = []
        for angle, characters in self._by_direction.items():
            if _is_right(angle) and _quarter(angle) == main:
                level.extend(characters)
            else:
                self.aside.extend(piece.text for piece in _pieces(characters))
        return _pieces(level)

    def _is_bold(self, page: object, index: int, text_object: object) -> bool:
        font = pdfium.FPDFTextObj_GetFont(text_object)
        if not font:
            return False
        address = ctypes.addressof(font.contents)
        if address not in self._bold_fonts:
            flags = ctypes.c_int()
            name = ctypes.create_string_buffer(256)
            length = pdfium.FPDFText_GetFontInfo(page, index, name, len(name), flags)
            shown = name.value.decode("utf-8", "replace").lower() if length <= len(name) else ""
            self._bold_fonts[address] = (
                any(mark in shown for mark in _BOLD_NAMES)
                or bool(flags.value & _FORCE_BOLD)
                or pdfium.FPDFText_GetFontWeight(page, index) >= _BOLD_WEIGHT
            )
        return self._bold_fonts[address]


def _readable(code: int) -> str:
    """Return what a code stands for: a character, or the letters of a ligature."""
    if code in _HYPHENS:
        return "-"
    if code in _LIGATURES:
        return _LIGATURES[code]
    if code in _BULLETS:
        return _BULLETS[code]
    if code == 0 or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return UNREADABLE
    text = chr(code)
    if text.isspace() or code in {0x200B, 0xFEFF, 0x200E, 0x200F}:
        return " "
    if unicodedata.category(text) in {"Cc", "Co", "Cn"}:
        return UNREADABLE
    return text


def _quarter(angle: int) -> int:
    return round(angle / 90) % 4


def _is_right(angle: int) -> bool:
    return abs((angle + 45) % 90 - 45) <= 5


def _turned(direction: int, box: pdfium.FS_RECTF, x: float, y: float) -> tuple[float, float, float]:
    """Return left, right and baseline of a character, with the page turned so that it is level."""
    quarter = _quarter(direction)
    if quarter == 0:
        return box.left, box.right, y
    if quarter == 1:
        return box.bottom, box.top, -x
    if quarter == 2:
        return -box.right, -box.left, -y
    return -box.top, -box.bottom, x


def _pieces(characters: list[_Character]) -> list[Piece]:
    """Put characters together that follow one another on a baseline."""
    pieces: list[Piece] = []
    texts: list[str] = []
    current: Piece | None = None
    for character in characters:
        size = character.size
        gap = 0.0
        if current is not None:
            gap = character.left - current.right
            backwards = current.left - character.right
            runs_back = abs(backwards) < abs(gap) and gap < 0
            gap = backwards if runs_back else gap
            if (
                abs(character.baseline - current.baseline) > 0.08 * size
                or abs(size - current.size) > 0.08 * size
                or not -_OVERLAP * size < gap < _WIDE_GAP * size
                or character.bold != current.bold
            ):
                current.text = "".join(texts)
                current = None
        if current is None:
            current = Piece(
                "",
                character.left,
                character.right,
                character.baseline,
                size,
                character.bold,
                character.spaced,
            )
            pieces.append(current)
            texts = [character.text]
            current.first_word = character.right - character.left
            in_first = True
            continue
        if character.spaced or gap > _SPACE_GAP * size:
            texts.append(" ")
            in_first = False
        texts.append(character.text)
        current.left = min(current.left, character.left)
        current.right = max(current.right, character.right)
        if in_first:
            current.first_word = current.right - current.left
    if current is not None:
        current.text = "".join(texts)
    return pieces


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
