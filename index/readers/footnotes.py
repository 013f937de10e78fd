"""The paragraphs of a note, the first with its mark, in whatever format it was."""

from __future__ import annotations

from collections.abc import Iterable

from index.readers.tables import Block
from index.records import DocumentParagraph, DocumentRole


def footnote_blocks(texts: Iterable[str], mark: str) -> list[Block]:
    """Return the paragraphs of a note, its mark before the first where it does not stand there.

    Args:
        texts: Of the paragraphs, in order.
        mark: Of the note, "1" or "*"; empty where none is to be put before it.
    """
    printed = [*texts]
    if printed and not _begins_with(printed[0], mark):
        printed[0] = f"{mark} {printed[0]}"
    return [Block(DocumentParagraph(text, role=DocumentRole.FOOTNOTE), text) for text in printed]


def _begins_with(text: str, mark: str) -> bool:
    """Return whether a text begins with a mark; "1995" does not begin with the mark "1"."""
    behind = text[len(mark) : len(mark) + 1]
    return text.startswith(mark) and not (mark[-1:].isalnum() and behind.isalnum())
