"""From what a search found to the sentences that answer, or too little to answer."""

from __future__ import annotations

from assistant.evidence.finder import CANDIDATES, EvidenceFinder
from assistant.evidence.paragraphs import (
    EvidenceParagraph,
    EvidenceSentence,
    best_support,
    rank_by_support,
)

__all__ = [
    "CANDIDATES",
    "EvidenceFinder",
    "EvidenceParagraph",
    "EvidenceSentence",
    "best_support",
    "rank_by_support",
]
