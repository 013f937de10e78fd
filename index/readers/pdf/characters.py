"""The characters of a page as pdfium finds them, each with its place, size and weight."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

import pypdfium2.raw as pdfium

UNREADABLE = "\ufffd"
_HYPHENS = {0x2, 0xFFFE, 0xAD, 0x2010, 0x2011}
"""pdfium's own mark of a hyphen at the end of a line, and the hyphens of Unicode. A soft hyphen on
a page is one that was printed."""
_FORMS = ((0xFB00, 0xFB06), (0xFB13, 0xFB4F), (0xFB50, 0xFD3D), (0xFD50, 0xFDF1), (0xFE70, 0xFEFC))
"""Ligatures and forms of letters by their place in the word, which stand for plain letters."""
_WITHOUT_WIDTH = {0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF}
_BULLETS = {0xF0B7: "•", 0xF0A7: "▪", 0xF02D: "–", 0xF06F: "o"}
"""Signs of Symbol and Wingdings as Word and its like write them before list items."""
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_FORCE_BOLD = 1 << 18
"""ISO 32000-1, table 123."""
_BOLD_WEIGHT = 600
_SMALLEST, _FARTHEST = 0.5, 100_000.0
"""Sizes and places, in points, that make sense."""
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


@dataclass(slots=True)
class _Run:
    """What the characters of one text object share.

    Attributes:
        angle: Direction of its line, in degrees.
        frame: The angle as which it counts.
        x, y: Where its first character stands, in points.
        size: Size of the font as printed, in points; 0 where it makes no sense.
        bold: Whether the font is bold.
    """

    angle: int = 0
    frame: int = 0
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0
    bold: bool = False


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
        """Take all characters.

        There are thousands on a page, so that calls are bound once, and what holds for all
        characters of a text object is asked for once.
        """
        unicode_of, object_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetTextObject
        box_of, address_of = pdfium.FPDFText_GetLooseCharBox, ctypes.addressof
        box = pdfium.FS_RECTF()
        spaced, high = False, 0
        last_object, run = 0, _Run()
        characters: list[Character] = []
        for index in range(pdfium.FPDFText_CountChars(page)):
            code = unicode_of(page, index)
            if 0xD800 <= code < 0xDC00:  # The first half of a character beyond the first 65,536.
                high = code
                continue
            if high and 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
            high = 0
            text = _readable(code)
            if text in {" ", ""}:
                spaced = spaced or bool(text)
                continue
            found = object_of(page, index)
            address = address_of(found.contents) if found else 0
            if address != last_object or not address:
                last_object = address
                run = self._run(page, index, found)
                characters = self._by_direction.setdefault(run.angle, [])
            self.count += 1
            self.letters += text.isalnum()
            if text == UNREADABLE or not (
                text.isascii() or pdfium.FPDFText_HasUnicodeMapError(page, index) != 1
            ):
                self.unmapped += 1
            known = box_of(page, index, box)
            if run.frame == 0:
                left, right, baseline = box.left, box.right, run.y
            else:
                left, right, baseline = _turned(page, index, run, box)
            if not (
                known
                and -_FARTHEST < left < _FARTHEST
                and -_FARTHEST < right < _FARTHEST
                and -_FARTHEST < baseline < _FARTHEST
            ):
                self.lost.append(text)
                continue
            size = run.size or max(1.0, abs(box.top - box.bottom))
            characters.append(Character(text, left, right, baseline, size, run.bold, spaced))
            spaced = False

    def _run(self, page: object, index: int, text_object: object) -> _Run:
        """Return what the characters of a text object share."""
        matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetMatrix(page, index, matrix)
        pdfium.FPDFText_GetCharOrigin(page, index, x, y)
        scale = math.hypot(matrix.c, matrix.d) or math.hypot(matrix.a, matrix.b)
        size = pdfium.FPDFText_GetFontSize(page, index) * scale
        turned = math.degrees(math.atan2(matrix.b, matrix.a))
        angle = round(turned) % 360 if math.isfinite(turned) else 0
        return _Run(
            angle,
            _frame(angle),
            x.value,
            y.value,
            size if _SMALLEST < size < _FARTHEST else 0.0,
            bool(text_object) and self._is_bold(page, index, text_object),
        )

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


@lru_cache(maxsize=4096)
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
    if code in _WITHOUT_WIDTH:
        return ""
    if text.isspace():
        return " "
    if unicodedata.category(text) in {"Cc", "Co", "Cn"}:
        return UNREADABLE
    return text


def _frame(angle: int) -> int:
    """Return the angle as which an angle counts: a right one, where it is all but right."""
    return round(angle / 90) % 4 * 90 if abs((angle + 45) % 90 - 45) <= _ASKEW else angle


def _turned(
    page: object, index: int, run: _Run, box: pdfium.FS_RECTF
) -> tuple[float, float, float]:
    """Return left, right and baseline of a character, with the page turned so that it is level."""
    if run.frame == 90:
        return box.bottom, box.top, -run.x
    if run.frame == 180:
        return -box.right, -box.left, -run.y
    if run.frame == 270:
        return -box.top, -box.bottom, run.x
    # A box round a letter that lies askew tells little; a letter is about half as wide as high.
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(page, index, x, y)
    cosine, sine = math.cos(math.radians(run.angle)), math.sin(math.radians(run.angle))
    left = x.value * cosine + y.value * sine
    return left, left + 0.5 * run.size, y.value * cosine - x.value * sine
