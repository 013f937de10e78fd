"""Paragraphs that a question asks for by number: "paragraph 8", "What does paragraph 3 say?"."""

from __future__ import annotations

import re

from assistant.questions.parts import ABOUT

_MOST = 20
_NUMBER = r"\d{1,3}(?:\s*(?:-|–|to|until)\s*\d{1,3})?"
_SIGN = r"(?:para(?:graph)?s?\.?|§+)"
_NUMBERS = (
    rf"(?P<numbers>{_SIGN}\s*{_NUMBER}"
    rf"(?:(?:\s*(?:,|;|&|\band\b|\bor\b))+\s*(?:{_SIGN}\s*)?{_NUMBER})*)"
)
"""A paragraph, several one by one, or all from one to another: "paragraph 3 and paragraph 5"."""
_ONE_OR_TO = re.compile(r"(?P<first>\d+)(?:\s*(?:-|–|to|until)\s*(?P<last>\d+))?")
_ASKED = re.compile(
    r"\W*(?:(?:and|or|what\s+about|please|only|just)\s+)*(?:(?:what|who)\s+(?:does|did|is|was|are|were"
    r"|spoke|speaks)\s+|(?:show|give|read|quote|cite|list|find)(?:\s+me)?\s+|what[’']s\s+)?"
    r"(?:(?:said|written|stated|the|text|words|content|of|in|at|me)\s+)*"
    rf"{_NUMBERS}(?:\s+(?:say|says|state|states|read|about|there|of|in|it|exactly|have|has))*"
    rf"(?:\s+(?:to\s+say\s+)?(?:(?<=about\s)|{ABOUT}\s+)(?P<subject>(?!it\b|that\b|this\b)\w[^,;?]*?))?\W*",
    re.IGNORECASE,
)


def paragraphs_in(question: str) -> tuple[int, ...]:
    """Return the numbers of the paragraphs that a question asks for; none where it asks of more.

    Args:
        question: Without the words that say in which record.

    >>> paragraphs_in("What does paragraph 3 say?"), paragraphs_in("paras. 4-6 and 9")
    ((3,), (4, 5, 6, 9))
    """
    asked = _ASKED.fullmatch(question)
    if asked is None:
        return ()
    found: dict[int, None] = {}
    for match in _ONE_OR_TO.finditer(asked["numbers"]):
        first = int(match["first"])
        last = int(match["last"] or first)
        found |= dict.fromkeys(range(first, min(last, first + _MOST - 1) + 1))
    return tuple(found)[:_MOST]


def subject_in(question: str) -> str:
    """Return what a question wants to read of in the paragraphs it asks for; empty for all.

    >>> subject_in("What is in paragraph 1 about migrants?")
    'migrants'
    """
    asked = _ASKED.fullmatch(question)
    return asked["subject"] or "" if asked else ""
