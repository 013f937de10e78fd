"""From pieces of text to lines in the order in which they are read, column after column.

A page is cut into bands by the lines that cross from one column into the other (titles, notices);
in each band the left column is read before the right one.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from index.readers.pdf.pieces import Piece

MARK_BEGINS, MARK_ENDS = "\x0e", "\x0f"
"""Stand around a raised mark inside the text of a line, until it is known whether it refers to a
note. No text of a page holds them."""
_SAME_LINE = 0.25
"""Difference of two baselines on one line, in sizes of the font."""
_RAISED = (0.12, 0.75)
"""How far above its line a raised mark stands, in sizes of the line's font."""
_SMALLER = 0.85
_LEAST_ROWS = 4
"""Rows on both sides that show that there are columns, and not a table or a list of names."""
_LEAST_GUTTER = 0.7
_SAME_GUTTER = 6.0
"""Points by which columns may begin elsewhere on left and on right pages."""
_PROSE_WIDTH = 0.6
"""Of the width of a column, what half of its lines fill at least."""
_LEAST_LETTERS = 18
"""In a line of a column, on average."""
_NARROWEST = 12.0
"""Width of a column, in sizes of the font. Rivers of space in justified text part less."""
_TORN = 3.0
"""Gap between two statements side by side on a first page, in sizes of the font."""
_LABEL_GAP = 0.7
_LABEL = re.compile(
    r"(?:(?P<number>\d{1,3})\.|\(?(?:\d{1,3}|[^\W\d_]{1,4})\)|[^\W\d_]\.|[IVXivx]{1,5}\.|[•▪◦‣–—*-])"
)
_MARK = re.compile(r"(?:\d{1,3}|[*†‡§]{1,4})\Z|[a-z]\Z")
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


def rows_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Return pieces by baseline over the whole width of the page, from top to bottom."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.baseline):
        if rows and rows[-1][0].baseline - piece.baseline <= _SAME_LINE * max(
            piece.size, rows[-1][0].size
        ):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda piece: piece.left)
    return rows


def lay_out(pages: Sequence[Sequence[Piece]]) -> list[list[Block]]:
    """Return the blocks of each page in the order in which they are read.

    Args:
        pages: The text of each page without running heads and feet. On the first, statements side
            by side are kept apart.
    """
    rows = [rows_of(pieces) for pieces in pages]
    gutters = [_gutter(page) for page in rows]
    usual = _usual([gutter for gutter in gutters if gutter is not None])
    laid_out: list[list[Block]] = []
    for index, (page, gutter) in enumerate(zip(rows, gutters, strict=True)):
        bands = _bands(page, usual if gutter is None else gutter)
        blocks: list[Block] = []
        for number, band in enumerate(bands):
            for column in band:
                block = Block(band=number, alone=len(band) == 1, last_band=number == len(bands) - 1)
                _fill(block, index, column)
                if block.lines:
                    blocks.append(block)
        laid_out.append(blocks)
    return laid_out


def _usual(gutters: Sequence[float]) -> float | None:
    """Return where columns begin on most pages that have them: a short page has them there too."""
    if not gutters:
        return None
    middle = statistics.median_low(gutters)
    alike = sum(abs(gutter - middle) < _SAME_GUTTER for gutter in gutters)
    return middle if 2 * alike > len(gutters) else None


def _bands(rows: list[list[Piece]], gutter: float | None) -> list[list[list[Piece]]]:
    """Cut rows into bands, and each band into columns."""
    if gutter is None:
        return [[[piece for row in rows for piece in row]]] if rows else []
    bands: list[list[list[Piece]]] = []
    across: list[Piece] = []
    for crossing, group in _by_crossing(rows, gutter):
        left = [piece for row in group for piece in row if piece.right <= gutter]
        right = [piece for row in group for piece in row if piece.right > gutter]
        if crossing or not left or not right:
            across.extend(left + right)
            continue
        if across:
            bands.append([across])
            across = []
        inner = []
        for side in map(rows_of, (left, right)):
            inner.extend(_bands(side, _gutter(side)))
        bands.append([column for band in inner for column in band])
    if across:
        bands.append([across])
    return bands


def _by_crossing(
    rows: list[list[Piece]], gutter: float
) -> Iterable[tuple[bool, list[list[Piece]]]]:
    """Yield stretches of rows that cross the gutter, and of rows that do not."""
    group: list[list[Piece]] = []
    last = None
    for row in rows:
        crossing = _crosses(row, gutter)
        if group and crossing != last:
            yield bool(last), group
            group = []
        group.append(row)
        last = crossing
    if group:
        yield bool(last), group


def _crosses(row: list[Piece], gutter: float) -> bool:
    """Return whether a row runs across: a piece does, or two pieces all but meet at the gutter."""
    if any(piece.left < gutter - 0.5 < gutter + 0.5 < piece.right for piece in row):
        return True
    left = max((piece.right for piece in row if piece.right <= gutter + 0.5), default=None)
    right = min((piece.left for piece in row if piece.left >= gutter - 0.5), default=None)
    if left is None or right is None:
        return False
    return right - left < _LEAST_GUTTER * row[0].size


def _gutter(rows: list[list[Piece]]) -> float | None:
    """Return where the column on the right begins, or None where there is one column."""
    pieces = [piece for row in rows for piece in row]
    if len(rows) < _LEAST_ROWS:
        return None
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    width = right - left
    edges = Counter(
        round(piece.left)
        for piece in pieces
        if left + 0.25 * width < piece.left < right - 0.15 * width
    )
    best, best_rows = None, _LEAST_ROWS - 1
    for edge, count in edges.most_common(8):
        if count < _LEAST_ROWS:
            break
        gutter = edge - 1.5
        found = sum(
            _rows_in_columns(group, gutter)
            for crossing, group in _by_crossing(rows, gutter)
            if not crossing
        )
        if found > best_rows:
            best, best_rows = gutter, found
    return best


def _rows_in_columns(rows: list[list[Piece]], gutter: float) -> int:
    """Return how many rows have text on both sides, where both sides read as columns of prose."""
    sides = (
        [[piece for piece in row if piece.right <= gutter] for row in rows],
        [[piece for piece in row if piece.right > gutter] for row in rows],
    )
    for side in sides:
        spans = [(row[0].left, max(piece.right for piece in row)) for row in side if row]
        if len(spans) < _LEAST_ROWS:
            return 0
        width = max(end for _, end in spans) - min(begin for begin, _ in spans)
        if statistics.median(end - begin for begin, end in spans) < _PROSE_WIDTH * width:
            return 0
        letters = sum(len(piece.text) for row in side for piece in row)
        if letters < _LEAST_LETTERS * len(spans) or width < _NARROWEST * rows[0][0].size:
            return 0
    return min(sum(1 for row in side if row) for side in sides)


def _fill(block: Block, page: int, pieces: list[Piece]) -> None:
    lines = _lines(pieces)
    edges = _common_edges(lines)
    for row, raised in lines:
        parts = _torn(row) if page == 0 and _extent(row) not in edges else [row]
        block.lines.extend(_line(part, raised, page, block) for part in parts)


def _lines(pieces: list[Piece]) -> list[tuple[list[Piece], set[int]]]:
    """Return the pieces of each line of a column, and which of them (by id) are raised marks."""
    lines: list[tuple[list[Piece], set[int]]] = []
    marks = []
    for piece in sorted(pieces, key=lambda piece: -piece.baseline):
        if _MARK.match(piece.text):
            marks.append(piece)
            continue
        if lines and lines[-1][0][0].baseline - piece.baseline <= _SAME_LINE * max(
            piece.size, lines[-1][0][0].size
        ):
            lines[-1][0].append(piece)
        else:
            lines.append(([piece], set()))
    for mark in marks:
        _place_mark(mark, lines)
    lines.sort(key=lambda line: -line[0][0].baseline)
    for row, _ in lines:
        row.sort(key=lambda piece: piece.left)
    return lines


def _place_mark(mark: Piece, lines: list[tuple[list[Piece], set[int]]]) -> None:
    """Put a piece that may be a mark into the line it is raised above, or that it stands on."""
    level = None
    for line in lines:
        first = max(line[0], key=lambda piece: piece.size)
        above = (mark.baseline - first.baseline) / first.size
        if abs(above) <= _SAME_LINE / 2:
            level = line
        elif (
            _RAISED[0] <= above <= _RAISED[1]
            and mark.size <= _SMALLER * first.size
            and any(
                abs(mark.left - piece.right) < piece.size
                or abs(piece.left - mark.right) < piece.size
                for piece in line[0]
            )
        ):
            line[0].append(mark)
            line[1].add(id(mark))
            return
    if level is None:
        lines.append(([mark], set()))
    else:
        level[0].append(mark)


def _extent(row: list[Piece]) -> tuple[int, int]:
    return round(row[0].left), round(row[-1].right)


def _common_edges(lines: list[tuple[list[Piece], set[int]]]) -> set[tuple[int, int]]:
    """Return from where to where several lines run: those are justified and hold no two parts."""
    counts = Counter(_extent(row) for row, _ in lines)
    return {extent for extent, count in counts.items() if count > 2}


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


def _line(row: list[Piece], raised: set[int], page: int, block: Block) -> Line:
    largest = max(row, key=lambda piece: piece.size)
    level = [piece for piece in row if id(piece) not in raised] or row
    weight: Counter[float] = Counter()
    for piece in level:
        weight[round(piece.size, 1)] += len(piece.text)
    text, label, number, text_left = "", "", None, row[0].left
    before: Piece | None = None
    for piece in row:
        shown = piece.text
        if id(piece) in raised:
            shown = f"{MARK_BEGINS}{shown}{MARK_ENDS}"
        if before is not None:
            gap = piece.left - before.right
            found = _LABEL.fullmatch(text) if not label else None
            if found and gap > _LABEL_GAP * largest.size:
                label, text_left = text, piece.left
                text += "\t"
            elif (piece.spaced and id(piece) not in raised) or gap > 0.3 * largest.size:
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
        weight.most_common(1)[0][0],
        all(piece.bold for piece in level),
        first_word,
        label,
        number,
        text_left,
        page,
        block,
    )
