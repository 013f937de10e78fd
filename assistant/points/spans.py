"""Spans of a text: where patterns cut it, and what lies between the cuts."""

from __future__ import annotations

import re
from collections.abc import Sequence


def cuts_of(text: str, start: int, boundaries: Sequence[re.Pattern[str]]) -> list[tuple[int, int]]:
    """Return where patterns match, those that overlap as one.

    Args:
        text: The text.
        start: Nothing is cut before the character behind this one.
        boundaries: The patterns.
    """
    found = sorted(
        (match.start(), match.end())
        for boundary in boundaries
        for match in boundary.finditer(text, start + 1)
    )
    kept: list[tuple[int, int]] = []
    for begin, end in found:
        if kept and begin < kept[-1][1]:
            kept[-1] = kept[-1][0], max(end, kept[-1][1])
        else:
            kept.append((begin, end))
    return kept


def between(start: int, end: int, cuts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans that cuts, in order, leave of a span; empty ones are left out."""
    spans, at = [], start
    for begin, stop in cuts:
        if at < begin:
            spans.append((at, begin))
        at = stop
    spans.append((at, end))
    return [(begin, stop) for begin, stop in spans if begin < stop]
