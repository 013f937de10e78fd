"""Text of a record as HTML: escaped, with spans of it marked."""

from __future__ import annotations

import html
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

CITED = "cited"
"""Id and class of the first mark of what a link names."""
FOUND = "found"
"""Class of what was searched for; the matches have the ids found-1, found-2, ..."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked in a record, as spans of its text.

    Attributes:
        cited: What a link names, or None.
        found: What was searched for, in order.
    """

    cited: tuple[int, int] | None = None
    found: Sequence[tuple[int, int]] = ()

    def html(self, text: str, start: int, end: int) -> str:
        """Return a span of a record's text as HTML, marked where the marks are.

        Args:
            text: Of the whole record.
            start: Where the span begins.
            end: Where it ends, excluded.
        """
        cited = self._within([self.cited] if self.cited else [], start, end)
        found = self._within(self.found, start, end)
        edges = sorted({start, end, *(edge for _, *span in cited + found for edge in span)})
        pieces = []
        for begin, stop in pairwise(edges):
            piece = escape(text[begin:stop])
            for name, spans in ((CITED, cited), (FOUND, found)):
                for number, first, last in spans:
                    if first <= begin and stop <= last:
                        piece = (
                            f"<mark{self._id(name, number, begin)} class='{name}'>{piece}</mark>"
                        )
            pieces.append(piece)
        return "".join(pieces)

    def _id(self, name: str, number: int, begin: int) -> str:
        """Return the id of a mark where it begins; what follows of it has none."""
        if name == CITED:
            return f" id='{CITED}'" if self.cited and begin == self.cited[0] else ""
        return f" id='{FOUND}-{number + 1}'" if begin == self.found[number][0] else ""

    @staticmethod
    def _within(
        spans: Sequence[tuple[int, int]], start: int, end: int
    ) -> list[tuple[int, int, int]]:
        """Return the parts of spans, which are in order and apart, that lie in a stretch."""
        first = bisect_right(spans, start, key=lambda span: span[1])
        last = bisect_left(spans, end, key=lambda span: span[0])
        return [
            (number, max(spans[number][0], start), min(spans[number][1], end))
            for number in range(first, last)
        ]


def escape(text: str) -> str:
    """Return text of a record as HTML that shows it as it is, line breaks included."""
    return html.escape(text).replace("\n", "&#10;").replace("\r", "&#13;")
