"""From what a search found to the sentences that answer, or too little to answer.

``finder`` weighs sentences. In its order: what is ``gathered`` of the paragraphs found gets
``features``, by its words and those of its ``named_states``, of reading word by word by
``matching``, of the ``cross_encoder`` by ``crossing``; ``model`` makes of them the support of each
sentence, and ``paragraphs`` come back. Whether one gives the fact asked for: ``fact_given``,
by what it is ``telling``, of which ``years``.
What was computed for earlier questions is ``remembered``.
"""

from __future__ import annotations

from assistant.evidence.finder import CANDIDATES, EvidenceFinder
from assistant.evidence.paragraphs import (
    EvidenceParagraph,
    EvidenceSentence,
    best_support,
    chosen_within,
    in_order,
    rank_by_support,
)

__all__ = [
    "CANDIDATES",
    "EvidenceFinder",
    "EvidenceParagraph",
    "EvidenceSentence",
    "best_support",
    "chosen_within",
    "in_order",
    "rank_by_support",
]
