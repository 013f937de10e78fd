"""Which numbers of lists are those of paragraphs, once all of a page is read."""

from __future__ import annotations

from collections.abc import Sequence

from index.parsing.line_kinds import is_clock, is_heading
from index.parsing.numbering import split_number
from index.readers.tables import Block
from index.records import DocumentParagraph, DocumentRole

_LARGEST_GAP = 40
"""How far one number may be from the one before, for excerpts with parts left out."""


def settle_numbers(blocks: Sequence[Block]) -> list[DocumentParagraph]:
    """Return the paragraphs, each with the number of its list where that numbers paragraphs.

    A list in a speech ("The reasons were: 1. ... 2. ...") looks like one that numbers the
    paragraphs of the record. It numbers them where its numbers rise with those before, be these of
    lists or printed, and where most paragraphs have a number. Else the number is text, as printed:
    so it is never lost.
    """
    last = numbered = countable = 0
    rising: set[int] = set()
    for index, block in enumerate(blocks):
        paragraph = block.paragraph
        if paragraph.role is not DocumentRole.BODY:
            continue
        number = paragraph.number
        if number is None:
            number = split_number(paragraph.text)[0]
        fits = number is not None and last < number <= last + _LARGEST_GAP
        if number is not None and fits:
            last = number
            rising.add(index)
        numbered += fits
        countable += fits or not (is_heading(paragraph.text) or is_clock(paragraph.text))
    most = numbered * 2 > countable
    return [
        block.paragraph
        if block.paragraph.number is None or (most and index in rising)
        else DocumentParagraph(block.printed, role=block.paragraph.role)
        for index, block in enumerate(blocks)
    ]
