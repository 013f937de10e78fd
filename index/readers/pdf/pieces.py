"""Characters to pieces of text: runs on one baseline, of one size, without a wide gap.

A space is read where the file has one, where pdfium infers one, or where characters stand clearly
apart, since many files space words by position alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.readers.pdf.characters import Character

_WIDE_GAP = 0.8
"""Between two characters, in sizes of the font: more than the space of a justified line, as a
rule. What it tears apart inside a line is put together again within its column."""
_SPACE_GAP = 0.3
"""Between two characters, in sizes of the font, where the file has no space."""
_OVERLAP = 0.6
"""How far a character may begin before the end of the one before, in sizes of the font."""
_RIGHT_TO_LEFT_GAP = 0.2
"""The same where text runs right to left: there the order of the file tells nothing of spaces."""
_SAME_BASELINE = 0.08
"""In sizes of the font, for baselines and sizes."""
_BRACKETS = str.maketrans("()[]«»", ")(][»«")
"""Fonts name brackets by their shape, which is turned over in lines from right to left."""
_LEFT_TO_RIGHT = re.compile(r"[0-9A-Za-zÀ-ɏ](?:[^\s\u0590-\u08FF()]*[0-9A-Za-zÀ-ɏ])?")


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


def pieces_of(characters: Sequence[Character]) -> list[Piece]:
    """Return the pieces that characters make up, in the order of the file.

    Where most letters run right to left, the page is mirrored: its lines begin at the left, and
    what comes first in a piece is what is read first.
    """
    if not _is_right_to_left(characters):
        return _pieces(characters, _SPACE_GAP)
    # The file may hold words backwards or forwards; only the places of the letters can be trusted.
    mirrored: list[Character] = []
    for character in characters:
        baseline = character.baseline
        if mirrored and unicodedata.combining(character.text[0]):
            baseline = mirrored[-1].baseline  # A vowel sign, raised over the letter before.
        mirrored.append(
            replace(
                character,
                left=-character.right,
                right=-character.left,
                baseline=baseline,
                spaced=False,
            )
        )
    mirrored.sort(key=lambda character: (-round(character.baseline), character.left))
    pieces = _pieces(mirrored, _RIGHT_TO_LEFT_GAP)
    for piece in pieces:
        shown = _LEFT_TO_RIGHT.sub(lambda found: found[0][::-1], piece.text)
        piece.text = shown.translate(_BRACKETS)
    return pieces


def _is_right_to_left(characters: Sequence[Character]) -> bool:
    balance = 0
    for character in characters:
        if character.text[0] >= "\u0590":
            balance += unicodedata.bidirectional(character.text[0]) in {"R", "AL"}
        elif character.text.isalpha():
            balance -= 1
    return balance > 0


def _pieces(characters: Sequence[Character], space_gap: float) -> list[Piece]:
    """Put characters together that follow one another on a baseline."""
    pieces: list[Piece] = []
    texts: list[str] = []
    last_left = 0.0
    in_first = True
    for character in characters:
        gap = _gap(pieces[-1], last_left, character) if pieces else None
        last_left = character.left
        if gap is None:
            if pieces:
                pieces[-1].text = "".join(texts)
            pieces.append(
                Piece(
                    "",
                    character.left,
                    character.right,
                    character.baseline,
                    character.size,
                    character.bold,
                    character.spaced,
                    character.right - character.left,
                )
            )
            texts = [character.text]
            in_first = True
            continue
        piece = pieces[-1]
        if character.spaced or gap > space_gap * character.size:
            texts.append(" ")
            in_first = False
        texts.append(character.text)
        piece.left = min(piece.left, character.left)
        piece.right = max(piece.right, character.right)
        if in_first:
            piece.first_word = piece.right - piece.left
    if pieces:
        pieces[-1].text = "".join(texts)
    return pieces


def _gap(piece: Piece, last_left: float, character: Character) -> float | None:
    """Return how far a character stands from a piece; None if it is no part of it."""
    size = character.size
    if (
        abs(character.baseline - piece.baseline) > _SAME_BASELINE * size
        or abs(size - piece.size) > _SAME_BASELINE * size
        or character.bold != piece.bold
    ):
        return None
    if character.left == last_left:
        return 0.0  # The second letter of a ligature, which has the place of the first.
    gap = character.left - piece.right
    if gap < 0:
        backwards = piece.left - character.right
        gap = backwards if abs(backwards) < abs(gap) else gap
    return gap if -_OVERLAP * size < gap < _WIDE_GAP * size else None
