"""From pieces of text to columns in the order in which they are read.

A page is cut into bands by the lines that cross from one column into the other (titles, notices);
in each band the left column is read before the right one.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence

from index.readers.pdf.lines import SAME_LINE, Block, fill
from index.readers.pdf.pieces import Piece

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

_Band = tuple[bool, list[list[Piece]]]
"""Whether its text runs over the whole width, and its columns from left to right."""


def rows_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Return pieces by baseline over the whole width of the page, from top to bottom."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.baseline):
        if rows and rows[-1][0].baseline - piece.baseline <= SAME_LINE * max(
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
        for number, (alone, columns) in enumerate(bands):
            for column in columns:
                block = Block(band=number, alone=alone, last_band=number == len(bands) - 1)
                fill(block, index, column)
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


def _bands(rows: list[list[Piece]], gutter: float | None) -> list[_Band]:
    """Cut rows into bands, and each band into columns.

    On a short page there may be nothing beside a column, which is one all the same.
    """
    if gutter is None:
        return [(True, [[piece for row in rows for piece in row]])] if rows else []
    bands: list[_Band] = []
    for crossing, group in _by_crossing(rows, gutter):
        pieces = [piece for row in group for piece in row]
        if crossing:
            bands.append((True, [pieces]))
            continue
        sides = (
            [piece for piece in pieces if piece.right <= gutter],
            [piece for piece in pieces if piece.right > gutter],
        )
        columns: list[list[Piece]] = []
        for side in map(rows_of, sides):
            for _, inner in _bands(side, _gutter(side)):
                columns.extend(inner)
        bands.append((False, columns))
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
