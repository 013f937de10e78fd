"""Tables: those that hold data, and those that only arrange text on a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from index.records import DocumentParagraph, DocumentRole

_SHORT = 200
"""What stands in a cell of data is rarely longer, in characters."""
_MOST_PARAGRAPHS = 2


class Block(NamedTuple):
    """A paragraph, and its text with whatever is printed before it."""

    paragraph: DocumentParagraph
    printed: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and whether a table is among it."""

    blocks: list[Block]
    has_table: bool


Row = list[Cell]


def table_blocks(rows: list[Row], *, layout: bool) -> list[Block]:
    """Return the paragraphs of a table, row by row.

    A table of data gives a paragraph a row, its cells divided by bars, and the notes of the row
    behind it. One that only arranges text, as the front page of a record does, gives the
    paragraphs of its cells one by one.

    Args:
        rows: The cells of each row.
        layout: Whether it is known that the table only arranges text.
    """
    if layout or not holds_data(rows):
        return [block for row in rows for cell in row for block in cell.blocks]
    blocks: list[Block] = []
    for row in rows:
        line = " | ".join(" ".join(block.printed for block in _text(cell)) for cell in row)
        if line.strip(" |"):
            blocks.append(Block(DocumentParagraph(line.strip()), line.strip()))
        blocks.extend(
            block
            for cell in row
            for block in cell.blocks
            if block.paragraph.role is DocumentRole.FOOTNOTE
        )
    return blocks


def holds_data(rows: list[Row]) -> bool:
    """Return whether a table holds data: several rows and columns of cells with a short text each.

    One with a table inside, or a cell of more than two paragraphs, arranges text.
    """
    filled = [cell for row in rows for cell in row if cell.blocks]
    if sum(len(row) > 1 and any(cell.blocks for cell in row) for row in rows) < 2:
        return False
    if any(cell.has_table or len(_text(cell)) > _MOST_PARAGRAPHS for cell in filled):
        return False
    single = [text for cell in filled if len(text := _text(cell)) == 1]
    short = sum(len(text[0].printed) <= _SHORT for text in single)
    return short * 2 > len(filled)


def _text(cell: Cell) -> list[Block]:
    return [block for block in cell.blocks if block.paragraph.role is not DocumentRole.FOOTNOTE]
