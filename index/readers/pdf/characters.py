"""The characters of a page as pdfium finds them, each with its place, size and weight."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from dataclasses import dataclass

import pypdfium2.raw as pdfium

UNREADABLE = "\ufffd"
_HYPHENS = {0x2, 0xFFFE, 0xAD, 0x2010, 0x2011}
"""pdfium's own mark of a hyphen at the end of a line, and the hyphens of Unicode. A soft hyphen on
a page is one that was printed."""
_FORMS = ((0xFB00, 0xFB06), (0xFB13, 0xFB4F), (0xFB50, 0xFD3D), (0xFD50, 0xFDF1), (0xFE70, 0xFEFC))
"""Ligatures and forms of letters by their place in the word, which stand for plain letters."""
_BULLETS = {0xF0B7: "•", 0xF0A7: "▪", 0xF02D: "–", 0xF06F: "o"}
"""Signs of Symbol and Wingdings as Word and its like write them before list items."""
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_FORCE_BOLD = 1 << 18
"""ISO 32000-1, table 123."""
_BOLD_WEIGHT = 600
_ASKEW = 5
"""Degrees by which a scanned page may lie askew."""


@dataclass(slots=True)
class Character:
    """A character as pdfium places it, in a frame in which its line runs level."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    spaced: bool


class PageCharacters:
    """The characters of one page.

    Args:
        page: A text page of pdfium.

    Attributes:
        level: What runs in the page's main direction, in the order of the file.
        across: What runs in another: along the margin, or across the page.
        lost: Characters whose place pdfium does not know.
        letters, unmapped, count: How many letters and digits, characters that stand for nothing
            known, and characters but spaces there are.
    """

    def __init__(self, page: object) -> None:
        self._bold_fonts: dict[int, bool] = {}
        self._by_direction: dict[int, list[Character]] = {}
        self.lost: list[str] = []
        self.letters = self.unmapped = self.count = 0
        self._read(page)
        self.level, self.across = self._parted()

    def _read(self, page: object) -> None:
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
            self.count += 1
            self.letters += text.isalnum()
            if text == UNREADABLE or (
                pdfium.FPDFText_HasUnicodeMapError(page, index) == 1 and not text.isascii()
            ):
                self.unmapped += 1
            if not (
                box_of(page, index, box) and origin_of(page, index, x, y) and math.isfinite(size)
            ):
                self.lost.append(text)
                continue
            place = _turned(direction, box, x.value, y.value, size)
            if not all(map(math.isfinite, place)):
                self.lost.append(text)
                continue
            height = size if 0.5 < size < 10_000 else max(1.0, abs(box.top - box.bottom))
            self._by_direction.setdefault(direction, []).append(
                Character(text, *place, height, bold, spaced)
            )
            spaced = False

    def _parted(self) -> tuple[list[Character], list[Character]]:
        """Part the page's main direction from the others.

        A page may be turned by right angles; what runs at another angle is text of it only where
        there is no other.
        """
        counts: Counter[int] = Counter()
        for angle, characters in self._by_direction.items():
            counts[_frame(angle)] += len(characters)
        main = max(counts, key=lambda frame: (frame % 90 == 0, counts[frame]), default=0)
        level: list[Character] = []
        across: list[Character] = []
        for angle, characters in self._by_direction.items():
            (level if _frame(angle) == main else across).extend(characters)
        return level, across

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
    if code >= 0xFB00 and any(first <= code <= last for first, last in _FORMS):
        return unicodedata.normalize("NFKC", chr(code)).replace(" ", "")
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


def _frame(angle: int) -> int:
    """Return the angle as which an angle counts: a right one, where it is all but right."""
    return round(angle / 90) % 4 * 90 if abs((angle + 45) % 90 - 45) <= _ASKEW else angle


def _turned(
    direction: int, box: pdfium.FS_RECTF, x: float, y: float, size: float
) -> tuple[float, float, float]:
    """Return left, right and baseline of a character, with the page turned so that it is level."""
    frame = _frame(direction)
    if frame % 90:  # A box round it tells little; a letter is about half as wide.
        cosine, sine = math.cos(math.radians(direction)), math.sin(math.radians(direction))
        left = x * cosine + y * sine
        return left, left + 0.5 * size, y * cosine - x * sine
    if frame == 0:
        return box.left, box.right, y
    if frame == 90:
        return box.bottom, box.top, -x
    if frame == 180:
        return -box.right, -box.left, -y
    return -box.top, -box.bottom, x
