"""Accents that have come loose from their letters in a file: "Mr. Šimonovic ´ (Croatia)".

Files made from print often set an accent as a character of its own, behind its letter or before
it, with or without a blank. To know a speaker by name the opening words are read with the accents
put back; the text of the record itself is never changed.
"""

from __future__ import annotations

import re
import unicodedata

_COMBINING = {
    "`": "\u0300",
    "´": "\u0301",
    "ˊ": "\u0301",
    "ˋ": "\u0300",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "¯": "\u0304",
    "˘": "\u0306",
    "˙": "\u0307",
    "¨": "\u0308",
    "˚": "\u030a",
    "˝": "\u030b",
    "ˇ": "\u030c",
    "¸": "\u0327",
    "˛": "\u0328",
}
_LOOSE = "".join(_COMBINING)
LOOSE = f"{_LOOSE}\u0300-\u036f"
"""Accents that stand by themselves, for a class of characters in a pattern."""
_ACCENT = re.compile(rf"[ \u00a0]{{0,2}}(?P<accent>[{LOOSE}])")
_APOSTROPHES = "´`"
"""What also stands for an apostrophe: "O´Brien"."""
_LAST, _OTHERS = "\u017f", "ȘșȚț"
"""The last letter of Latin Extended-A, and the others that names are written with."""
_END_OF_NAME = re.compile(r"[^\W\d_]+\s*[(:,]")
_TORN = re.compile(r"[ \u00a0]?(?=[^\W\d_A-Z])")
_WINDOW = 300
"""Characters at the beginning of a paragraph among which its speaker is named."""


def with_accents(text: str) -> tuple[str, list[int]]:
    """Return a paragraph with the loose accents of its opening on their letters.

    An accent goes to the letter it stands at, behind a blank to the letter before. Where it may
    belong to either of two it stays; where it belongs to none it is left out. Between two letters
    it may be an apostrophe.

    >>> with_accents("Mr. Simonovic ´ (Croatia)")[0]
    'Mr. Simonović (Croatia)'
    >>> with_accents("Mr. O´Brien and Ms. M¨uller")[0]
    'Mr. O’Brien and Ms. Müller'

    Args:
        text: A paragraph.

    Returns:
        What to read in its place; and for each of its characters, and its end, the offset in
        ``text``.
    """
    found = [match for match in _ACCENT.finditer(text, 0, _WINDOW) if match.start()]
    read: list[str] = []
    places: list[int] = []
    at = 0
    for match in found:
        if match.start() < at:  # Taken with the accent before.
            continue
        read += text[at : match.start()]
        places += range(at, match.start())
        put, at = _set(text, match, read)
        read += put
        places += [match.start()] * len(put)
    return "".join(read) + text[at:], [*places, *range(at, len(text) + 1)]


def _set(text: str, match: re.Match[str], read: list[str]) -> tuple[str, int]:
    """Put one accent where it belongs.

    Args:
        text: The paragraph.
        match: The accent with the blanks before it.
        read: What was read so far; its last letter is changed where the accent belongs to it.

    Returns:
        What stands in place of the match, and where to read on.
    """
    accent, end = match["accent"], match.end()
    gap = text[match.start() : end - 1]
    before, alone = _letter(read[-1]), len(read) < 2 or not _letter(read[-2])
    after = _letter(text[end : end + 1])
    on_before, on_after = _composed(before, accent), _composed(after, accent)
    if unicodedata.combining(accent):  # By the rule of Unicode it belongs to what stands before.
        on_after = ""
    if "ı" in (before, after):  # It has lost its dot to an accent.
        on_before, on_after = on_before * (before == "ı"), on_after * (after == "ı")
    if before and after and not gap:
        if accent in _APOSTROPHES and (after.isupper() or alone or not (on_before or on_after)):
            return "’", end
        if bool(on_before) == bool(on_after):
            return accent, end
    next_but_one = _letter(text[end + 1 : end + 2])
    torn = _TORN.match(text, end)
    if torn and on_before and alone and before.isupper() and (gap or torn[0]):
        # "S ˇ imonovic": one letter is torn off. With an acute it might be "S ´ anchez".
        if not on_after and not (torn[0] and _composed(next_but_one, accent)):
            read[-1] = on_before
        return "", torn.end()
    joined = before and after.islower() and _END_OF_NAME.match(text, end)
    kept = "" if joined or not after else gap
    if on_before and not on_after:
        read[-1] = on_before
        return kept, end
    if not before and not after and (on_next := _composed(next_but_one, accent)):
        return gap + on_next, end + 2
    if on_after and not on_before:
        return kept + on_after, end + 1
    return kept, end


def _letter(character: str) -> str:
    return character if character.isalpha() and character not in _LOOSE else ""


def _composed(letter: str, accent: str) -> str:
    """Return a letter with an accent as one character that names have; empty where none is."""
    base = {"ı": "i"}.get(letter, letter)
    one = unicodedata.normalize("NFC", base + _COMBINING.get(accent, accent)) if base else ""
    return one if len(one) == 1 and (one <= _LAST or one in _OTHERS) else ""
