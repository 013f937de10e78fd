"""What a point is about: its own words for it, and those it points back to."""

from __future__ import annotations

import re

from assistant.ledger.entries import Point
from assistant.words import EMPTY
from index.records import Record
from index.sentences import sentence_spans
from index.text import stem, words

_SCAFFOLD = frozenset(
    stem(word)
    for word in (
        "information detail details data statistics figure figures clarification explanation "
        "explanations example examples update comment comments view views number numbers measure "
        "measures step steps action actions taken take taking provide provided state party "
        "government committee delegation wished know learn wondered asked would like appreciate "
        "welcome useful helpful country authorities case cases many much also currently"
    ).split()
)
"""Stems in which points are put, whatever they are about."""
_POINTS_BACK = re.compile(
    r"\b(?:this|these|those|such|its?|they|them|their|theirs|so|there)\b"
    r"|\bthat\b(?!\s+(?:the|an?|there|it|he|she|they|had|has|have|was(?!\s+(?:so|the|true|correct|because))|were|could|would"
    r"|did|might|all|some|no|any|many|most|only|\w+s\b))",
    re.IGNORECASE,
)
_FEW = 1
"""Words of its own with which a point that points back does not yet say what it is about."""


def content_words(text: str) -> list[str]:
    """Return the words of a text that say what it is about, each once, in order."""
    found = {stem(word): word for word in reversed(words(text)) if word not in EMPTY}
    return [word for key, word in reversed(found.items()) if key not in _SCAFFOLD]


def points_back(text: str) -> bool:
    """Tell whether a point has a word for something said before it."""
    return bool(_POINTS_BACK.search(text))


def matter_before(record: Record, point: Point) -> tuple[int, int] | None:
    """Return the span that says what "whether that was so" is about, or None for other points.

    That is what stands before it in its sentence, where that says anything, or else the sentence
    before that one.

    Args:
        record: The record of the point.
        point: The point.
    """
    if len(content_words(point.text)) > _FEW or not points_back(point.text):
        return None
    if len(content_words(record.text[point.sentence_start : point.start])) > _FEW:
        return point.sentence_start, point.start
    paragraph = record.paragraphs[point.paragraph]
    earlier = [
        (paragraph.start + a, paragraph.start + b)
        for a, b in sentence_spans(record.paragraph_text(paragraph))
        if paragraph.start + b <= point.sentence_start
    ]
    return earlier[-1] if earlier else None


def words_of(record: Record, point: Point) -> list[str]:
    """Return the words that say what a point is about, wherever they stand."""
    before = matter_before(record, point)
    return content_words((record.text[slice(*before)] + " " if before else "") + point.text)
