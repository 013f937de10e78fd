"""Several things in one phrase: "the A, the B and the C", "to ensure that A, that B and that C"."""

from __future__ import annotations

import re

from assistant.points.asked_for import ABOUT, DETERMINED, HEAD, INFORMATION_PHRASE, MEASURED
from assistant.points.phrases import PREPOSITION
from assistant.points.spans import between

_NAMED = re.compile(r"(?:the|its|an?)\s+(?:\w+\s+)?[A-Z]")
"""A name goes on with a list of names inside a phrase; it is no new thing asked."""
_COMMA_DETERMINED = re.compile(
    rf"\s*,\s*(?:and\s+|or\s+)?(?:{ABOUT}\s+)?(?=(?:{DETERMINED})\b|{MEASURED}\s+(?:taken|of|for|to|made)\b)",
    re.IGNORECASE,
)
_AND_DETERMINED = re.compile(
    rf"\s*,?\s+and\s+(?:{ABOUT}\s+)?(?=(?:{DETERMINED})\b|{MEASURED}\s+(?:taken|of|for|to|made)\b)",
    re.IGNORECASE,
)
_AND_HEAD = re.compile(
    rf"\s*,?\s+and\s+(?={HEAD}|any\s|the\s+[\w-]+\s+{PREPOSITION}\s+(?:which|whom)\b)",
    re.IGNORECASE,
)
_FIRST_HEAD = re.compile(
    rf"^(?:{INFORMATION_PHRASE}\s+(?:{ABOUT}\s+)?)?(?:{HEAD}|(?:[\w-]+\s+)?{MEASURED}\b)",
    re.IGNORECASE,
)
_EXAMPLES = re.compile(
    r"\b(?:such\s+as|including|for\s+example|for\s+instance|namely|i\.e\.|e\.g\.)\b"
)
_THAT = re.compile(r"\s*,?\s+(?:and\s+)?(?=that\s)")
_ENSURE = re.compile(
    r"\b(?:(?:ensure|ensuring|guarantee|guaranteeing|sure)\s*|(?:allegations?|reports|claims|"
    r"complaints|information|evidence|concerns?|fact)(?:\s+\S+){0,7}?\s*)$"
)


def split_list(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Part "the A, the B and the C"; and "the A and the B" where both are things one asks for."""
    piece = text[start:end]
    examples = _EXAMPLES.search(piece)
    limit = examples.start() if examples else len(piece)
    commas = [
        cut
        for cut in _COMMA_DETERMINED.finditer(piece)
        if cut.start() < limit and not _NAMED.match(piece[cut.end() :])
    ]
    if commas:
        last = list(_AND_DETERMINED.finditer(piece, commas[-1].end()))
        first_and = [cut for cut in last if cut.start() < limit][-1:]
        if first_and or len(commas) > 1 or re.match(r"\s*,\s*and\b", commas[0].group()):
            cuts = [(start + cut.start(), start + cut.end()) for cut in [*commas, *first_and]]
            return between(start, end, cuts)
    thats = cuts_at_that(piece)
    if thats:
        return between(start, end, [(start + a, start + b) for a, b in thats])
    cuts = [
        (start + cut.start(), start + cut.end())
        for cut in _AND_HEAD.finditer(piece)
        if cut.start() < limit
        and (_FIRST_HEAD.match(piece) or piece[cut.end() :].startswith("any "))
    ]
    return between(start, end, cuts)


def split_clauses(text: str) -> list[tuple[int, int]]:
    """Part "... to ensure that A, that B and that C": the spans, in order; one if it is not so."""
    return between(0, len(text), cuts_at_that(text))


def cuts_at_that(piece: str) -> list[tuple[int, int]]:
    """Return where the clauses of "to ensure that A, that B and that C" are parted."""
    cuts = list(_THAT.finditer(piece))
    if len(cuts) > 1 and _ENSURE.search(piece[: cuts[0].start()]):
        return [(cut.start(), cut.end()) for cut in cuts[1:]]
    return []
