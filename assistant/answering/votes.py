"""Who voted how: in favour, against and abstaining are opposites, and a count names nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from assistant.answering.named_numbers import is_named
from assistant.evidence import EvidenceParagraph

_VOTED = r"(?:vot(?:e|ed|es|ing)|cast(?:s|ing)?\s+(?:\w+\s+){0,3}votes?)\s+(?:\w+ly\s+)?"


class Vote(StrEnum):
    """How one votes; in the words of a sentence on it."""

    IN_FAVOUR = "voted in favour"
    AGAINST = "voted against"
    ABSTAINED = "abstained"


_TELLS = {
    Vote.IN_FAVOUR: re.compile(
        rf"\b{_VOTED}(?:in\s+favou?r|for|yes)\b|\bin\s+favou?r\s*:", re.IGNORECASE
    ),
    Vote.AGAINST: re.compile(rf"\b{_VOTED}(?:against|no)\b|\bagainst\s*:", re.IGNORECASE),
    Vote.ABSTAINED: re.compile(
        r"\babstain(?:ed|ing|s)?\b(?!\s+from\s+(?!(?:the\s+)?vot))", re.IGNORECASE
    ),
}
_ASKS_WHO = re.compile(
    r"^\W*(?:and\s+)?(?:who\b|(?:which|what|list|name)\s+(?:[\w’'-]+\s+){0,4}?"
    r"(?:states?|countr(?:y|ies)|delegations?|governments?|members?|nations?)\b)",
    re.IGNORECASE,
)
_DID = re.compile(
    r"\s+(?:(?:that|which|who|else|also|did|does|do|has|have|had|then|finally|later|actually)\s+)*",
    re.IGNORECASE,
)
_NOT = re.compile(r"(?:\bnot|n[’']t|\bnever)\s+(?:\w+\s+){0,2}?$", re.IGNORECASE)
_COUNT = re.compile(
    r"\bby\s+\d[\d,]*\s+(?:votes?|to)\b|\b\d[\d,]*\s+(?:(?:\w+\s+){0,2}vot|in\s+favou?r|against|abst)",
    re.IGNORECASE,
)


def asked_vote(question: str) -> Vote | None:
    """Return how those voted who are asked for by name, or None where nobody is by that.

    >>> asked_vote("Which States abstained on L.5?")
    <Vote.ABSTAINED: 'abstained'>
    """
    asks = _ASKS_WHO.match(question)
    if not asks:
        return None
    did = _DID.match(question, asks.end())
    begins = did.end() if did else asks.end()
    # What they did comes next: "Who asked about voting for prisoners?" asks for no vote.
    return next((vote for vote, pattern in _TELLS.items() if pattern.match(question, begins)), None)


def held_to_vote(
    vote: Vote, paragraphs: Sequence[EvidenceParagraph], topic: str
) -> list[EvidenceParagraph]:
    """Return paragraphs with nothing chosen that does not tell who voted so.

    What tells it of the very resolution that is asked about is chosen, however little else it has
    of the question. Those that count votes are held to be on the matter: they come nearest.

    Args:
        vote: How those voted who are asked for.
        paragraphs: Weighed.
        topic: What is asked about.
    """
    held = []
    for paragraph in paragraphs:
        on_that = is_named(topic, paragraph)
        sentences = tuple(
            replace(one, chosen=(one.chosen or on_that) and _tells(vote, one.text))
            for one in paragraph.sentences
        )
        on_it = any(one.chosen for one in sentences) or bool(_COUNT.search(paragraph.text))
        held.append(replace(paragraph, sentences=sentences, enough=on_it))
    return held


def _tells(vote: Vote, sentence: str) -> bool:
    return not _COUNT.search(sentence) and any(
        not _NOT.search(sentence[: found.start()]) for found in _TELLS[vote].finditer(sentence)
    )
