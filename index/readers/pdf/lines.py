"""Pieces of a column to lines, with what they begin with and where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from index.readers.pdf.pieces import Piece

MARK_BEGINS, MARK_ENDS = "\x0e", "\x0f"
"""Stand around a raised mark inside the text of a line, until it is known whether it refers to a
note. No text of a page holds them."""
SAME_LINE = 0.25
"""Difference of two baselines on one line, in sizes of the font."""
_LOWERED, _RAISED = -0.4, 0.75
"""How far below and above its line a sign may stand, in sizes of the line's font."""
_LONGEST_MARK = 4
_NEAR = 3
"""Rows above and below a sign in which its place is looked for."""
_SMALLER = 0.85
_TORN = 3.0
"""Gap between two statements side by side on a first page, in sizes of the font."""
_SAME_EDGE = 1.5
_LABEL_GAP = 0.7
_LABEL = re.compile(
    r"(?:(?P<number>\d{1,3})\.|\(?(?:\d{1,3}|[^\W\d_]{1,4})\)|[^\W\d_]\.|[IVXivx]{1,5}\.|[•▪◦‣–—*-])"
)
_NOT_SPACED = re.compile(r"[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\u0E00-\u0E7F]")


@dataclass(slots=True)
class Line:
    """A line of a column.

    Attributes:
        text: With a tab behind a label ("12.") that stands apart.
        left, right, baseline, size: As of :class:`Piece`.
        bold: Whether all of it is bold.
        first_word: Width of its first word, in points.
        label: The label it begins with, or empty.
        number: The number in the label, or None.
        text_left: Where the text behind the label begins.
        page: Index of the page.
        block: The column of a band it stands in.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    first_word: float
    label: str
    number: int | None
    text_left: float
    page: int
    block: Block


@dataclass(slots=True)
class _Row:
    """The pieces of a line.

    Attributes:
        pieces: From left to right, once all are in.
        shifted: By id, those that are raised (True) or lowered.
    """

    pieces: list[Piece]
    shifted: dict[int, bool] = field(default_factory=dict)
    baseline: float = field(init=False)
    size: float = field(init=False)

    def __post_init__(self) -> None:
        self.baseline, self.size = self.pieces[0].baseline, self.pieces[0].size

    def add(self, piece: Piece) -> None:
        """Take in a piece that stands on the line."""
        self.pieces.append(piece)
        self.size = max(self.size, piece.size)


@dataclass(slots=True, eq=False)
class Block:
    """A column of a band: lines under one another.

    Attributes:
        lines: From top to bottom.
        left, right: Edges of the column, in points; known once notes have been parted from it.
        band: Number of its band on the page.
        alone: Whether it is the only column of its band.
        last_band: Whether nothing but its neighbours stands below the band on the page.
    """

    lines: list[Line] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0
    band: int = 0
    alone: bool = True
    last_band: bool = False

    def find_edges(self) -> None:
        """Find the edges from the lines: reached by several, since a single one may stand out."""
        if not self.lines:
            return
        lefts = Counter(round(line.left) for line in self.lines)
        repeated = [left for left, count in lefts.items() if count > 1]
        self.left = min(repeated, default=min(line.left for line in self.lines))
        rights = sorted((line.right for line in self.lines), reverse=True)
        close = self.lines[0].size
        self.right = next(
            (right for right, after in pairwise(rights) if right - after <= close), rights[0]
        )


def fill(block: Block, page: int, pieces: Sequence[Piece]) -> None:
    """Put pieces into the lines of a block.

    Args:
        block: Without lines.
        page: Index of its page; on the first, statements side by side are kept apart.
        pieces: All of the column.
    """
    rows = _lines(pieces)
    edges = _common_edges(rows)
    for row in rows:
        torn = page == 0 and block.alone and not _is_full(row.pieces, edges)
        for part in _torn(row.pieces) if torn else [row.pieces]:
            block.lines.append(_line(part, row.shifted, page, block))


def _lines(pieces: Sequence[Piece]) -> list[_Row]:
    """Return the rows of a column; small short pieces join the row they are raised above."""
    rows: list[_Row] = []
    short: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: -piece.baseline):
        if len(piece.text) <= _LONGEST_MARK:
            short.append(piece)
        elif rows and rows[-1].baseline - piece.baseline <= SAME_LINE * max(
            piece.size, rows[-1].size
        ):
            rows[-1].add(piece)
        else:
            rows.append(_Row([piece]))
    for piece in sorted(short, key=lambda piece: -piece.size):
        _place(piece, rows)
    for row in rows:
        row.pieces.sort(key=lambda piece: piece.left)
    return rows


def _place(piece: Piece, rows: list[_Row]) -> None:
    """Put a short piece into the row it stands on, or is raised above or lowered below."""
    place = bisect_left(rows, -piece.baseline, key=lambda row: -row.baseline)
    for row in sorted(
        rows[max(0, place - _NEAR) : place + _NEAR],
        key=lambda row: abs(row.baseline - piece.baseline),
    ):
        above = (piece.baseline - row.baseline) / row.size
        if abs(above) <= SAME_LINE / 2:
            row.add(piece)
            return
        if (
            _LOWERED <= above <= _RAISED
            and piece.size <= _SMALLER * row.size
            and any(
                abs(piece.left - other.right) < row.size or abs(other.left - piece.right) < row.size
                for other in row.pieces
            )
        ):
            row.pieces.append(piece)
            row.shifted[id(piece)] = above > 0
            return
    rows.insert(place, _Row([piece]))


def _common_edges(rows: list[_Row]) -> set[tuple[int, int]]:
    """Return from where to where several lines run, in points."""
    counts = Counter((round(row.pieces[0].left), round(row.pieces[-1].right)) for row in rows)
    return {extent for extent, count in counts.items() if count > 2}


def _is_full(row: list[Piece], edges: set[tuple[int, int]]) -> bool:
    """Return whether a row runs as far as several do: it is justified and holds no two parts."""
    return any(
        abs(row[0].left - left) < _SAME_EDGE and abs(row[-1].right - right) < _SAME_EDGE
        for left, right in edges
    )


def _torn(row: list[Piece]) -> list[list[Piece]]:
    """Part statements that stand side by side; "Chair:" belongs to the name behind it."""
    parts = [[row[0]]]
    for before, piece in pairwise(row):
        label = len(parts[-1]) == 1 and _LABEL.fullmatch(before.text)
        wide = piece.left - before.right > _TORN * piece.size
        if wide and not before.text.endswith((":", "…", "..")) and not label:
            parts.append([])
        parts[-1].append(piece)
    return parts


def _line(row: list[Piece], shifted: dict[int, bool], page: int, block: Block) -> Line:
    largest = max(row, key=lambda piece: piece.size)
    level = [piece for piece in row if id(piece) not in shifted] or row
    text, label, number, text_left = "", "", None, row[0].left
    before: Piece | None = None
    for piece in row:
        shown = piece.text
        if shifted.get(id(piece)):
            shown = f"{MARK_BEGINS}{shown}{MARK_ENDS}"
        if before is not None:
            gap = piece.left - before.right
            found = _LABEL.fullmatch(text) if not label else None
            if found and gap > _LABEL_GAP * largest.size:
                label, text_left = text, piece.left
                text += "\t"
            elif (piece.spaced and id(piece) not in shifted) or gap > 0.3 * largest.size:
                text += " "
        text += shown
        before = piece
    found = _LABEL.match(text)
    if found and not label and text[found.end() : found.end() + 1] in {"", " "}:
        label = found[0]
    if label and (found := _LABEL.match(label)) and found["number"]:
        number = int(found["number"])
    first_word = row[0].first_word
    if _NOT_SPACED.match(text):
        first_word = min(first_word, largest.size)
    return Line(
        text,
        row[0].left,
        max(piece.right for piece in row),
        level[0].baseline,
        _middle_size(level),
        all(piece.bold for piece in level),
        first_word,
        label,
        number,
        text_left,
        page,
        block,
    )


def _middle_size(pieces: Sequence[Piece]) -> float:
    """Return the size that half of the characters do not exceed."""
    sizes = sorted((piece.size, len(piece.text)) for piece in pieces)
    half = sum(length for _, length in sizes) / 2
    passed = list(accumulate(length for _, length in sizes))
    return round(sizes[bisect_left(passed, half)][0], 1)
