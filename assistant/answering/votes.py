"""Who voted how: in favour, against and abstaining are opposites, and a count names nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.named_numbers import is_named
from assistant.evidence import EvidenceParagraph
from assistant.query.votes import TELLS, Vote

_NOT = re.compile(r"(?:\bnot|n[’']t|\bnever)\s+(?:\w+\s+){0,2}?$", re.IGNORECASE)
_HEADING = re.compile(r"(?:abstaining|abstentions)\s*:", re.IGNORECASE)
_COUNT = re.compile(
    r"\bby\s+\d[\d,]*\s+(?:votes?|to)\b|\b\d[\d,]*\s+(?:(?:\w+\s+){0,2}vot|in\s+favou?r|against|abst)",
    re.IGNORECASE,
)


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
    # A heading over names says of nobody how they voted: who stands in lists is looked up.
    if _COUNT.search(sentence) or _HEADING.match(sentence):
        return False
    return any(
        not _NOT.search(sentence[: found.start()]) for found in TELLS[vote].finditer(sentence)
    )
