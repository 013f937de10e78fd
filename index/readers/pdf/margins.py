"""Running heads and feet: lines at the edge of pages that repeat, page numbers, job numbers.

The head of the first page (symbol, body, session) is front matter and stays.
"""

from __future__ import annotations

import math
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.parsing.designations import TITLES
from index.readers.pdf.layout import rows_of
from index.readers.pdf.pieces import Piece
from index.reference.symbols import find_symbol

_Place = tuple[str, int]
_SAME_HEIGHT = 6.0
"""Points by which what runs from page to page may go up and down."""
_AT_THE_HEAD, _AT_THE_FOOT = 5, 4
"""Rows at the edges of a page that may run from page to page."""
_SHARE = 0.3
"""Of the pages, on which a line repeats: heads of left and right pages differ."""
_APART = 1.3
"""Distance of a lone page number from the text, in distances of lines."""
_LONGEST_HEAD = 40
_PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:(?:page|p\.|página|стр\.|seite)\s*)?\d{1,4}(?:\s*(?:/|of|de|из)\s*\d{1,4})?\W{0,3}"
    r"|[ivxlc]{1,7}",
    re.IGNORECASE,
)
_SPEAKER = re.compile(rf"\((?:{TITLES}\.?|The)\s[^()]{{2,50}}\)")
"""Who goes on speaking, as old records print over the text of a page: "(Mr. Ando, Japan)"."""
_JOB_NUMBER = re.compile(
    r"(?:GE\.\d\d|V\.\d\d|N?\d\d)-\d{5}(?!\d)[\s\d()A-Z*]{0,40}|\*\s?\d{6,9}\s?\*|[|•·]",
    re.IGNORECASE,
)
"""Numbers of the printing job at the foot ("GE.23-07863 (E) 050523"), and the one in bars."""


def take_margins(pages: Sequence[list[Piece]]) -> tuple[list[list[Piece]], list[str]]:
    """Take running heads and feet off pages.

    Args:
        pages: The pieces of each page.

    Returns:
        The other pieces of each page, and the lines taken off, page after page.
    """
    rows = [rows_of(pieces) for pieces in pages]
    repeated = _repeated(rows)
    distance = _distance(rows)
    kept: list[list[Piece]] = []
    taken: list[str] = []
    for index, page in enumerate(rows):
        begin, end = 0, len(page)
        for place, row in enumerate(page[:_AT_THE_HEAD]):
            gap = row[0].baseline - page[place + 1][0].baseline if place + 1 < end else distance
            runs = _runs(row, repeated, True, gap > _APART * distance)
            if not runs or (index == 0 and not _runs_from_the_first(row, rows[1:])):
                break
            begin = place + 1
        for place in range(end - 1, max(begin, end - _AT_THE_FOOT) - 1, -1):
            row = page[place]
            gap = page[place - 1][0].baseline - row[0].baseline if place > begin else 0.0
            if not _runs(row, repeated, False, gap > _APART * distance):
                break
            end = place
        taken.extend(" ".join(piece.text for piece in row) for row in (*page[:begin], *page[end:]))
        kept.append([piece for row in page[begin:end] for piece in row])
    if not any(kept):  # Nothing but margins: then they are the text.
        return [list(pieces) for pieces in pages], []
    return kept, taken


def _runs(row: list[Piece], repeated: set[_Place], head: bool, apart: bool) -> bool:
    """Return whether all of a row runs from page to page.

    Set apart from the text, a page number and a symbol do without being repeated.
    """
    return all(
        not repeated.isdisjoint(_places(piece))
        or _JOB_NUMBER.fullmatch(piece.text)
        or (head and _SPEAKER.fullmatch(piece.text))
        or (apart and (_PAGE_NUMBER.fullmatch(piece.text) or _is_symbol(piece.text)))
        for piece in row
    )


def _is_symbol(text: str) -> bool:
    return len(text) < _LONGEST_HEAD and bool(find_symbol(text))


def _runs_from_the_first(row: list[Piece], pages: Sequence[list[list[Piece]]]) -> bool:
    """Return whether a line of the first page is no front matter: it stands there on every page."""
    if find_symbol(" ".join(piece.text for piece in row)):
        return False
    wanted = {(_masked(piece.text), round(piece.baseline)) for piece in row}
    return bool(pages) and all(
        wanted
        <= {(_masked(p.text), round(p.baseline)) for other in page[:_AT_THE_HEAD] for p in other}
        for page in pages
    )


def _repeated(pages: Sequence[list[list[Piece]]]) -> set[_Place]:
    """Return what stands at one height at the edge of several pages, with digits masked."""
    found: Counter[_Place] = Counter()
    for page in pages:
        found.update({place for row in _edges(page) for piece in row for place in _places(piece)})
    enough = max(2, _SHARE * len(pages))
    return {place for place, count in found.items() if count >= enough}


def _places(piece: Piece) -> tuple[_Place, _Place]:
    """Return what a piece says, and two heights, of which those near it have one in common."""
    step = math.floor(piece.baseline / _SAME_HEIGHT)
    return (_masked(piece.text), step), (_masked(piece.text), step + 1)


def _edges(page: list[list[Piece]]) -> Iterator[list[Piece]]:
    yield from page[:_AT_THE_HEAD]
    yield from page[max(_AT_THE_HEAD, len(page) - _AT_THE_FOOT) :]


def _distance(pages: Sequence[list[list[Piece]]]) -> float:
    """Return how far lines are apart, in points."""
    found = [
        above[0].baseline - below[0].baseline for page in pages for above, below in pairwise(page)
    ]
    return statistics.median(found) if found else 12.0


def _masked(text: str) -> str:
    return re.sub(r"\d+", "#", text).casefold()
