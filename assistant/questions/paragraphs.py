"""Paragraphs that a question asks for by number: "paragraph 8", "What does paragraph 3 say?"."""

from __future__ import annotations

import re

_MOST = 20
_NUMBERS = (
    r"(?:para(?:graph)?s?\.?|§+)\s*(?P<first>\d{1,3})"
    r"(?:\s*(?:-|–|to|and|until)\s*(?P<last>\d{1,3}))?"
)
_ASKED = re.compile(
    r"\W*(?:(?:and|or|what\s+about|please|only|just)\s+)*(?:(?:what|who)\s+(?:does|did|is|was|are|were"
    r"|spoke|speaks)\s+|(?:show|give|read|quote|cite|list|find)(?:\s+me)?\s+|what[’']s\s+)?"
    r"(?:(?:said|written|stated|the|text|words|content|of|in|at|me)\s+)*"
    rf"{_NUMBERS}(?:\s+(?:say|says|state|states|read|about|there|of|in|it|exactly))*\W*",
    re.IGNORECASE,
)


def paragraphs_in(question: str) -> tuple[int, ...]:
    """Return the numbers of the paragraphs that a question asks for; none where it asks of more.

    Args:
        question: Without the words that say in which record.

    >>> paragraphs_in("What does paragraph 3 say?"), paragraphs_in("paras. 4-6")
    ((3,), (4, 5, 6))
    """
    asked = _ASKED.fullmatch(question)
    if asked is None:
        return ()
    first = int(asked["first"])
    last = int(asked["last"] or first)
    return tuple(range(first, min(last, first + _MOST - 1) + 1))
