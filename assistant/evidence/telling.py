"""What a sentence tells, without what it asks."""

from __future__ import annotations

import re

from assistant.points.kinds import Kind
from assistant.points.things_asked import find_asked
from assistant.query.facts import Fact

_ASKS = re.compile(r"(?:^|(?<=[,;:])|\b(?:and|but)\b)(?:(?!\b(?:and|but)\b)[^,;:])*$")
"""Before what is asked: the words by which it is asked ("Mr. Hani, noting that, asked")."""
_ASKS_NUMBER = re.compile(
    r"\b(?:how\s+(?:many|much)|number|figures?|statistics|data|proportion|percentage|whether|if)\b"
    r"|^\W*(?:is|are|was|were|do|does|did|has|have|had|can|could|may|might|will|would)\b",
    re.IGNORECASE,
)


def what_is_told(sentence: str, fact: Fact) -> str:
    """Return a sentence with blanks for what it asks, so that what it tells stays in place.

    Whoever asks "what had followed the deaths of four children" tells how many died; of numbers
    only what asks for one, or whether something is so, tells nothing.
    """
    told = sentence
    for start, end, kind in find_asked(sentence):
        if fact is Fact.NUMBER and not _ASKS_NUMBER.search(sentence[start:end]):
            continue
        if kind in (Kind.QUESTION, Kind.REQUEST):
            asks = _ASKS.search(told[:start])
            start = asks.start() if asks else start
            told = told[:start] + " " * (end - start) + told[end:]
    return told
