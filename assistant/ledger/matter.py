"""What a point is about: its own words for it, and whether it points back to others."""

from __future__ import annotations

import re

from assistant.words import EMPTY
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


def content_words(text: str) -> list[str]:
    """Return the words of a text that say what it is about, each once, in order."""
    found = {stem(word): word for word in reversed(words(text)) if word not in EMPTY}
    return [word for key, word in reversed(found.items()) if key not in _SCAFFOLD]


def points_back(text: str) -> bool:
    """Tell whether a point has a word for something said before it."""
    return bool(_POINTS_BACK.search(text))
