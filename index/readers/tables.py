"""Tables: those that hold data, and those that only arrange text on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from index.records import DocumentParagraph, DocumentRole

_SHORT = 200
"""What stands in a cell of data is rarely longer, in characters."""
_MOST_PARAGRAPHS = 2
_LABEL = re.compile(r"\d{1,3}\.|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\)")
"""What is printed before a paragraph, in a cell of its own."""


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
    paragraphs of its cells one by one; a number or letter alone in a cell ("12.", "(a)") is that
    of the paragraph beside it.

    Args:
        rows: The cells of each row.
        layout: Whether it is known that the table only arranges text.
    """
    if layout or not holds_data(rows):
        return [block for row in rows for block in _arranged(row)]
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

    One with a table inside, or a cell of more than two paragraphs, arranges text, and so does one
    whose rows are mostly a number or letter and the paragraph beside it.
    """
    filled = [cell for row in rows for cell in row if cell.blocks]
    if sum(len(row) > 1 and any(cell.blocks for cell in row) for row in rows) < 2:
        return False
    labelled = [row for row in rows if len(row) == 2 and _is_label(row[0])]
    if len(labelled) * 2 > len(rows):
        return False
    if any(cell.has_table or len(_text(cell)) > _MOST_PARAGRAPHS for cell in filled):
        return False
    single = [text for cell in filled if len(text := _text(cell)) == 1]
    short = sum(len(text[0].printed) <= _SHORT for text in single)
    return short * 2 > len(filled)


def _arranged(row: Row) -> list[Block]:
    blocks: list[Block] = []
    label: Block | None = None
    for cell in row:
        beside = list(cell.blocks)
        if label is not None and beside:
            paragraph = beside[0].paragraph
            if paragraph.number is None and paragraph.role is DocumentRole.BODY:
                text = f"{label.printed} {paragraph.text}"
                beside[0] = Block(DocumentParagraph(text), text)
            else:
                blocks.append(label)
            label = None
        if _is_label(cell) and beside == cell.blocks:
            label = beside[0]
        else:
            blocks.extend(beside)
    return blocks if label is None else [*blocks, label]


def _is_label(cell: Cell) -> bool:
    return len(cell.blocks) == 1 and bool(_LABEL.fullmatch(cell.blocks[0].printed))


def _text(cell: Cell) -> list[Block]:
    return [block for block in cell.blocks if block.paragraph.role is not DocumentRole.FOOTNOTE]
