"""Whether what was only heard ("reportedly", "according to reports") is told as heard."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.meanings import meet
from assistant.language.reading import read
from assistant.language.syntax import parse_sentence
from assistant.sources import Source
from index.records import Side
from index.text import fold

_HEARSAY_ADVERBS = r"reportedly|allegedly|apparently|purportedly|supposedly"
_HEARSAY_VERBS = (
    r"alleg\w+|claim\w*|seem\w*|appear(?:ed|s)?|said\s+to|reported|suspected|rumou?r\w*|accus\w+"
)
_FROM_REPORTS = "|".join(
    (
        r"according\s+to\s+(?:\w+\s+){0,3}?(?:reports?|information|sources?)",
        r"reports?\s+(?:that|alleging|about)|reports\s+of",
        r"there\s+(?:were|had\s+been)\s+reports",
        r"information\s+(?:concerning|that|received)",
        r"(?:had|have|has)\s+(?:also\s+)?heard",
        r"(?:been|was|were)\s+(?:told|informed)|informed\s+(?:by|the\s+committee)",
        r"understanding\s+that|brought\s+to\s+(?:\w+\s+){1,3}attention",
        r"reports",
    )
)
"""Where it is said to come from."""
HEARSAY = re.compile(rf"\b(?:{_HEARSAY_ADVERBS}|{_HEARSAY_VERBS}|{_FROM_REPORTS})\b", re.IGNORECASE)
_PERSONS = frozenset("accused accuser accusers claimant claimants".split())
_STRONG_HEARSAY = re.compile(
    r"\b(?:reportedly|allegedly|apparently|purportedly|supposedly|rumou?r\w*)\b", re.IGNORECASE
)


def heard_as_heard(statement: str, cited: Sequence[Source]) -> bool:
    """Tell whether hearsay is told as hearsay."""
    ours = read(statement)
    said = " ".join(one.text for one in cited)
    if _STRONG_HEARSAY.search(statement) and not HEARSAY.search(said):
        return False
    heard = len(HEARSAY.findall(statement))
    needed = 0
    if re.search(r"\b(?:whether|if)\b|\?", statement):
        return True
    for one in cited:
        if one.side is Side.STATE:
            continue
        for cue in HEARSAY.finditer(fold(one.text)):
            words = [word for word in read(one.text) if word.is_content]
            behind = [word for word in words if word.start > cue.end()]
            after = [word for word in behind if word.clause == behind[0].clause][:5]
            needed += len(after) > 1 and 5 * meet(after, ours) >= 4 * len(after)
    return needed <= heard


def hedges(text: str) -> bool:
    """Tell whether a text tells something as heard.

    "The accused" and "suspected arsonists" are spoken of, and nothing is left open by that.
    """
    cues = [match.start() for match in HEARSAY.finditer(text)]
    return any(
        token.idx in cues and token.dep_ != "amod" and token.lower_ not in _PERSONS
        for token in (parse_sentence(text) if cues else ())
    )
