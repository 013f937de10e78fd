"""Who voted how by what is said of it: in favour is not against, and a count names nobody."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.answering.named_numbers import is_named
from assistant.answering.voted_on import VotedOn, voted_on
from assistant.evidence import EvidenceParagraph
from assistant.query.votes import TELLS, Vote
from index.reference.states import find_states

_NOT = re.compile(r"(?:\bnot|n[’']t|\bnever)\s+(?:\w+\s+){0,2}?$", re.IGNORECASE)
_INTENDED = re.compile(
    r"(?:\b(?:will|shall|(?:going|intends?|plans?)\s+to)|[’']ll)\s+(?:\w+,?\s+){0,3}?$",
    re.IGNORECASE,
)
"""Before the words for a vote: it is announced. What a summary record reports as "would abstain"
was said at the vote."""
_HEADING = re.compile(r"(?:abstaining|abstentions)\s*:", re.IGNORECASE)
_COUNT = re.compile(
    r"\bby\s+\d[\d,]*\s+(?:votes?|to)\b|\b\d[\d,]*\s+(?:(?:\w+\s+){0,2}vot|in\s+favou?r|against|abst)",
    re.IGNORECASE,
)


def held_to_vote(
    vote: Vote,
    paragraphs: Sequence[EvidenceParagraph],
    topic: str,
    among: Collection[str] = (),
) -> list[EvidenceParagraph]:
    """Return paragraphs with nothing chosen that does not tell who voted so.

    What tells it of the very resolution that is asked about is chosen, however little else it has
    of the question. Those that count votes are held to be on the matter: they come nearest.

    Args:
        vote: How those voted who are asked for.
        paragraphs: Weighed.
        topic: What is asked about.
        among: Codes of the States one of which has to be told of, or to speak; none for any.
    """
    wanted = voted_on(topic) or VotedOn()
    held = []
    for paragraph in paragraphs:
        on_that = is_named(topic, paragraph)
        sentences = tuple(
            replace(
                one,
                chosen=(one.chosen or on_that)
                and _tells(vote, wanted, one.text)
                and (not among or _is_of(among, paragraph.passage.speaker.state, one.text)),
            )
            for one in paragraph.sentences
        )
        on_it = any(one.chosen for one in sentences) or bool(_COUNT.search(paragraph.text))
        held.append(replace(paragraph, sentences=sentences, enough=on_it))
    return held


def _is_of(among: Collection[str], state: str | None, sentence: str) -> bool:
    """Return whether a sentence names a State of a group, or none and one of them speaks."""
    named = {one.code for one in find_states(sentence)}
    return not named.isdisjoint(among) if named else state in among


def _tells(vote: Vote, wanted: VotedOn, sentence: str) -> bool:
    # A heading over names says of nobody how they voted: who stands in lists is looked up.
    if _COUNT.search(sentence) or _HEADING.match(sentence) or _on_another(wanted, sentence):
        return False
    before = (sentence[: found.start()] for found in TELLS[vote].finditer(sentence))
    return any(not (_NOT.search(one) or _INTENDED.search(one)) for one in before)


def _on_another(wanted: VotedOn, sentence: str) -> bool:
    """Return whether a sentence is on a part of a draft that is not asked about."""
    on = voted_on(sentence)
    if on is None or not on.parts or not (wanted.parts or wanted.resolutions):
        return False
    return not any(one.is_same(other) for one in wanted.parts for other in on.parts)
