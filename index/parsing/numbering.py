"""Paragraph numbers: the printed ones where they survive, counted ones where they are lost.

Practice of the printed records (seen on CERD/C/SR.2880, CED/C/SR.421, CAT/C/SR.842): every
paragraph of speech and every line that tells what happened (an arrival, a decision, a film shown)
has a number; headings and the lines that give the hours of the meeting have none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_OPENING = r"A-ZÀ-ÞА-ЯЁ“\"«¿¡\u0621-\u064a\u3400-\u9fff"
_NUMBER = re.compile(
    rf"(\d{{1,3}})(?:\ ?\.(?:\s+|(?=[{_OPENING}]))(?=\S)|\s?-\s*(?=[\u0621-\u064a])|．\s*(?=\S))"
)
_LARGEST_GAP = 40
"""How far one printed number may be from the one before, for excerpts with parts left out."""


@dataclass(frozen=True, slots=True)
class GivenNumber:
    """A paragraph's number, and whether it stands printed before this very paragraph."""

    number: int | None
    printed_here: bool


def split_number(text: str) -> tuple[int | None, int]:
    """Return the number printed before a paragraph and its length in characters.

    >>> split_number("2.The Chair said")
    (2, 2)
    >>> split_number("1995 was the year")
    (None, 0)
    """
    match = _NUMBER.match(text)
    return (int(match[1]), match.end()) if match else (None, 0)


def number_paragraphs(
    candidates: Sequence[int | None], numberable: Sequence[bool]
) -> list[GivenNumber]:
    """Number the paragraphs of a record.

    Printed numbers are believed where they rise and most paragraphs have one; a paragraph
    between them without a number is part of the one before and takes its number, as not
    printed. Where numbers are lost, paragraphs are counted from 1.

    Args:
        candidates: For each paragraph the number that seems printed before it, or None.
        numberable: For each paragraph whether one of its kind carries a number.
    """
    believed = _rising(candidates, numberable)
    total = sum(numberable)
    if total and sum(number is not None for number in believed) * 2 > total:
        return _printed(believed, numberable)
    counted = 0
    numbers = []
    for counts in numberable:
        counted += counts
        numbers.append(GivenNumber(counted if counts else None, False))
    return numbers


def _rising(candidates: Sequence[int | None], numberable: Sequence[bool]) -> list[int | None]:
    last = 0
    believed: list[int | None] = []
    for number, counts in zip(candidates, numberable, strict=True):
        rises = counts and number is not None and last < number <= last + _LARGEST_GAP
        believed.append(number if rises else None)
        last = number if rises and number is not None else last
    return believed


def _printed(believed: Sequence[int | None], numberable: Sequence[bool]) -> list[GivenNumber]:
    last: int | None = None
    numbers = []
    for number, counts in zip(believed, numberable, strict=True):
        if number is not None:
            last = number
            numbers.append(GivenNumber(number, True))
        else:
            numbers.append(GivenNumber(last if counts else None, False))
    return numbers
