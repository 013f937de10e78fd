"""What a point is about, in a few of its own words."""

from __future__ import annotations

import re

from assistant.words import EMPTY
from index.text import words

_SCAFFOLD = re.compile(
    r"^(?:(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|lastly|finally|whether|if|how|what|which|who|why|when|where|many|much|often|long|far|the|an?|any|some|more|further|additional"
    r"|updated?|disaggregated|detailed|specific|information|details?|data|statistics|figures|clarification|"
    r"explanations?|examples?|update|comments?|views?|on|of|about|regarding|concerning|as|to|for|in|from|"
    r"number|exact|delegation[’']s|state|party(?:[’']s)?|government(?:[’']s)?|authorities|it|its|they|their|he|she|had|has|have|been|"
    r"was|were|is|are|did|do|does|would|could|should|there|that|these|those|such|be|being|will|can|measures?|steps?|"
    r"actions?|taken|taking|intended|intend|planned|exactly|ensure|and)(?![\w-])[\s,]*)+",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[,;:.?!(–—]|\s(?:that|which|who|whom|whose|when|where|while|because|had|has|have|was|were|is|are|would|could"
    r"|should|if|since|so|including|such|and\s+(?:if|how|what|whether))\b",
    re.IGNORECASE,
)
_LONGEST = 7


def topic_of(text: str, sentence: str) -> str:
    """Return what a point is about: the first words that carry a subject.

    Args:
        text: The words of the point.
        sentence: The sentence it stands in, for a point that points back at it.
    """
    for source in (text, sentence):
        lead = _SCAFFOLD.match(source)
        rest = source[lead.end() :] if lead else source
        stop = _STOP.search(rest, 3)
        chosen = (rest[: stop.start()] if stop else rest).split()[:_LONGEST]
        while chosen and chosen[-1].lower() in EMPTY:
            chosen.pop()
        if any(word not in EMPTY for word in words(" ".join(chosen))):
            return " ".join(chosen).strip(" ,;:.?!“”\"'’")
    return " ".join(text.split()[:_LONGEST])
