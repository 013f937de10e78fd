"""Questions for those who voted in a way or how one voted, and the words that tell of it."""

from __future__ import annotations

import re
from enum import StrEnum

from index.reference.state_groups import find_state_groups

_VOTED = r"(?:vot(?:e|ed|es|ing)|cast(?:s|ing)?\s+(?:\w+\s+){0,3}votes?)\s+(?:\w+ly\s+)?"


class Vote(StrEnum):
    """How one votes; in the words of a sentence on it."""

    IN_FAVOUR = "voted in favour"
    AGAINST = "voted against"
    ABSTAINED = "abstained"


TELLS = {
    Vote.IN_FAVOUR: re.compile(rf"\b{_VOTED}(?:in\s+favou?r|for|yes)\b", re.IGNORECASE),
    Vote.AGAINST: re.compile(rf"\b{_VOTED}(?:against|no)\b|\bveto(?:ed|es|ing)\b", re.IGNORECASE),
    Vote.ABSTAINED: re.compile(
        r"\babstain(?:ed|ing|s)?\b(?!\s+from\s+(?!(?:the\s+)?vot))", re.IGNORECASE
    ),
}
"""What tells that somebody voted so, unless it is denied or only counted."""
_HOW_ONE_VOTED = re.compile(
    r"^\W*(?:and\s+)?(?:how\s+)?(?:did|has|have)\s+(?:[\w’'.,()-]+\s+){1,9}?"
    r"(?:voted?|abstain(?:ed)?)\b(?!\s+from\s+(?!(?:the\s+)?vot))",
    re.IGNORECASE,
)
_ASKS_WHO = re.compile(
    r"^\W*(?:and\s+)?(?:who\b|(?:which|what|list|name)\s+(?:[\w’'-]+\s+){0,4}?"
    r"(?:states?|countr(?:y|ies)|delegations?|governments?|members?|nations?)\b)",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(r"^\W*(?:and\s+)?how\s+many\s+(?:of\s+)?(?:the\s+)?", re.IGNORECASE)
_DID = re.compile(
    r"\s+(?:(?:that|which|who|else|also|did|does|do|has|have|had|then|finally|later|actually)\s+)*",
    re.IGNORECASE,
)


def asked_vote(question: str) -> Vote | None:
    """Return how those voted who are asked for by name, or None where nobody is by that.

    How many of a group did so is told by their names, too.

    >>> asked_vote("Which States abstained on L.5?")
    <Vote.ABSTAINED: 'abstained'>
    """
    asks, many = _ASKS_WHO.match(question), _HOW_MANY.match(question)
    ends = asks.end() if asks else -1
    if many:  # Of all States the result of the vote tells it, of a group nothing does.
        groups = find_state_groups(question)
        ends = next((one.end for one in groups if one.start == many.end()), -1)
    if ends < 0:
        return None
    did = _DID.match(question, ends)
    begins = did.end() if did else ends
    # What they did comes next: "Who asked about voting for prisoners?" asks for no vote.
    return next((vote for vote, pattern in TELLS.items() if pattern.match(question, begins)), None)


def asks_how_one_voted(question: str) -> bool:
    """Return whether a question asks how somebody whom it names voted.

    >>> asks_how_one_voted("How did Chile vote on L.5?"), asks_how_one_voted("Did Chile abstain?")
    (True, True)
    """
    return bool(_HOW_ONE_VOTED.match(question))
