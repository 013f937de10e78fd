"""Turn to Passage: whole sentences of one paragraph, bounded in tokens, never across turns."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator

from index.chunking.tokens import count_tokens
from index.records import Paragraph, ParagraphKind, Passage, Record
from index.sentences import sentence_spans

RETRIEVABLE = frozenset(
    {
        ParagraphKind.SPEECH,
        ParagraphKind.PROCEDURE,
        ParagraphKind.FOOTNOTE,
        ParagraphKind.UNCLASSIFIED,
    }
)
"""Kinds of paragraphs that become passages; headings and front matter only describe."""


def split_passages(
    record: Record, max_tokens: int, fits: Callable[[str], bool] = lambda _: True
) -> list[Passage]:
    """Split a record into its passages, in order.

    Args:
        record: The record.
        max_tokens: Most tiktoken tokens in a passage.
        fits: Whether the embedding model takes a text whole; what does not fit is split
            further, since models cut their input without a word.

    Returns:
        Passages that together hold every sentence of the retrievable paragraphs. Only a
        sentence that is too long by itself is divided, between words where there are any.
    """

    def within(text: str) -> bool:
        return count_tokens(text) <= max_tokens and fits(text)

    return [
        _passage(record, paragraph, start, end)
        for paragraph in record.paragraphs
        if paragraph.kind in RETRIEVABLE
        for start, end in _pack(record.paragraph_text(paragraph), within)
    ]


def _pack(text: str, within: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Yield spans of as many whole sentences as fit together, greedily."""
    current: tuple[int, int] | None = None
    for start, end in sentence_spans(text):
        if current and within(text[current[0] : end]):
            current = (current[0], end)
            continue
        if current:
            yield current
            current = None
        if within(text[start:end]):
            current = (start, end)
        else:
            yield from _divide(text, start, end, within)
    if current:
        yield current


def _divide(
    text: str, start: int, end: int, within: Callable[[str], bool]
) -> Iterator[tuple[int, int]]:
    """Yield the longest pieces of one overlong sentence that fit, by bisection."""
    while start < end:
        low, high = 1, end - start
        while low < high:
            middle = (low + high + 1) // 2
            if within(text[start : start + middle]):
                low = middle
            else:
                high = middle - 1
        cut = start + low
        if cut < end:
            blanks = list(re.finditer(r"\s+", text[start:cut]))
            if blanks and blanks[-1].start() > 0:
                cut = start + blanks[-1].start()
        yield start, cut
        start = cut + len(text[cut:end]) - len(text[cut:end].lstrip())


def _passage(record: Record, paragraph: Paragraph, start: int, end: int) -> Passage:
    begin, stop = paragraph.start + start, paragraph.start + end
    text = record.text[begin:stop]
    place = f"{record.id}\x00{paragraph.index}\x00{begin}\x00{stop}\x00{text}"
    return Passage(
        id=hashlib.sha256(place.encode()).hexdigest()[:24],
        record_id=record.id,
        paragraph=paragraph.index,
        start=begin,
        end=stop,
        text=text,
        tokens=count_tokens(text),
    )
