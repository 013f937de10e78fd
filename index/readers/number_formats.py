"""How a counted number is printed, and the characters of picture fonts.

Source of the formats: ECMA-376, part 1, 17.18.59 (ST_NumberFormat).
"""

from __future__ import annotations

from collections.abc import Callable

_LARGEST = 32767
"""Word counts no further; beyond it letters and Roman numerals would grow without bound."""
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_CHICAGO = "*†‡§"
_MOST_REPEATS = 30
UNREADABLE = "\N{REPLACEMENT CHARACTER}"
_PICTURES = {
    ("symbol", 0xB7): "•",
    ("symbol", 0xA7): "♣",
    ("symbol", 0xA8): "♦",
    ("symbol", 0xAE): "→",
    ("symbol", 0xB0): "°",
    ("symbol", 0xB1): "±",
    ("symbol", 0xB4): "×",
    ("symbol", 0x2A): "*",
    ("symbol", 0x2D): "−",
    ("wingdings", 0x6C): "●",
    ("wingdings", 0x6E): "■",
    ("wingdings", 0x71): "❑",
    ("wingdings", 0x76): "❖",
    ("wingdings", 0x9F): "•",
    ("wingdings", 0xA7): "▪",
    ("wingdings", 0xA8): "◻",
    ("wingdings", 0xD8): "➢",
    ("wingdings", 0xE0): "→",
    ("wingdings", 0xFB): "✗",
    ("wingdings", 0xFC): "✓",
    ("wingdings", 0xFE): "☑",
}
"""Font and code of the picture characters that records use, and what they show."""


def format_number(number: int, number_format: str) -> str | None:
    """Return a number in one of Word's formats; None for a format that is not known.

    >>> format_number(4, "lowerRoman"), format_number(28, "lowerLetter"), format_number(3, "x")
    ('iv', 'bb', None)
    """
    if number_format in {"none", "bullet"}:
        return ""
    form = _FORMATS.get(number_format)
    if form is None:
        return None
    return form(number) if 0 < number <= _LARGEST else str(number)


def picture_character(font: str, code: int) -> str:
    """Return what a character of a font shows, or the replacement character if not known.

    Word moves the characters of picture fonts to the private area of Unicode (U+F000 and on).
    """
    known = _PICTURES.get((font.lower(), code & 0xFF))
    if known is not None:
        return known
    private = 0xE000 <= code <= 0xF8FF
    pictures = font.lower().startswith(("symbol", "wingdings", "webdings"))
    if private or pictures or not 0x20 <= code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return UNREADABLE
    return chr(code)


def _letters(alphabet: str) -> Callable[[int], str]:
    """Return the counting of Word, which goes on from z with aa, bb, cc."""

    def form(number: int) -> str:
        repeats, place = divmod(number - 1, len(alphabet))
        return alphabet[place] * (repeats + 1) if repeats < _MOST_REPEATS else str(number)

    return form


def _roman(number: int) -> str:
    numeral = ""
    for size, letters in _ROMAN:
        count, number = divmod(number, size)
        numeral += letters * count
    return numeral


def _ordinal(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


_latin, _russian = _letters(_LATIN), _letters(_RUSSIAN)
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": "{:02d}".format,
    "lowerLetter": _latin,
    "upperLetter": lambda number: _latin(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ordinal": _ordinal,
    "russianLower": _russian,
    "russianUpper": lambda number: _russian(number).upper(),
    "chicago": _letters(_CHICAGO),
    "numberInDash": "- {} -".format,
}
