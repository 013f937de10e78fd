"""Who stands how on something, by what is said: whoever only speaks of it stands on no side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.named_numbers import is_named
from assistant.evidence import EvidenceParagraph
from assistant.language.reading import read
from assistant.points.kinds import Kind
from assistant.points.things_asked import find_asked
from assistant.query.stances import Stance, stands
from index.reference.states import find_states, state_of
from index.text import stem

_POINTS = re.compile(
    r"^\W*(?:(?:it|them|this|that|these|those)\s*(?:$|[,.;)]|\b(?:and|as|because|but|for|in|since|when)\b)"
    r"|(?:th(?:is|at|ese|ose|e)|such\s+an?|such)\s+(?:\w+\s+)?(?:amendment|approach|decision|draft|idea|initiative"
    r"|measure|motion|move|plan|practice|proposal|request|resolution|text)s?\b)",
    re.IGNORECASE,
)
"""Begins what a stand is on where that was spoken of beside it."""


def held_to_stance(
    stance: Stance, paragraphs: Sequence[EvidenceParagraph], topic: str
) -> list[EvidenceParagraph]:
    """Return paragraphs with nothing chosen that does not tell who stands so.

    What a stand is on is told in few words ("We cannot support it"), and one on something else in
    the same breath. Where a paragraph speaks to the subject, its stands on what they point at, or
    call by the subject's first phrase ("against the draft"), are chosen; elsewhere in the record
    only the latter. What spoke to the subject comes nearest where nobody takes a stand.

    Args:
        stance: How those stand who are asked for.
        paragraphs: Weighed.
        topic: What they stand so on.
    """
    state = state_of(topic)
    if state:
        return [_held_to_state(stance, one, state) for one in paragraphs]
    of_record = {one.passage.record_id for one in paragraphs if one.enough}
    head = _head(topic)
    held = []
    for paragraph in paragraphs:
        spoken = paragraph.enough or is_named(topic, paragraph)
        near = paragraph.passage.record_id in of_record
        sentences = tuple(
            replace(
                one,
                chosen=any(
                    _is_on(head, words, spoken=spoken, near=near)
                    for words in _objects(stance, one.text)
                ),
            )
            for one in paragraph.sentences
        )
        held.append(replace(paragraph, sentences=sentences, enough=spoken))
    return held


def _held_to_state(stance: Stance, paragraph: EvidenceParagraph, state: str) -> EvidenceParagraph:
    """Return a paragraph with what stands so on a State chosen: others name it to do so."""
    of_itself = paragraph.passage.speaker.state == state
    sentences = tuple(
        replace(
            one,
            chosen=not of_itself
            and any(_names_state(state, words) for words in _objects(stance, one.text)),
        )
        for one in paragraph.sentences
    )
    return replace(paragraph, sentences=sentences, enough=paragraph.enough or not of_itself)


def _names_state(state: str, words: str) -> bool:
    return any(one.code == state for one in find_states(words))


def _is_on(head: Sequence[str], words: str, *, spoken: bool, near: bool) -> bool:
    """Return whether a stand with these words is on a subject that has such a first phrase."""
    if spoken:
        points = not words.strip() or not head or bool(_POINTS.match(words))
        return points or _says(head[-1], words)
    return near and bool(head) and all(_says(word, words) for word in head)


def _says(wanted: str, words: str) -> bool:
    """Return whether a word is said in any form; what is like it may be another thing."""
    return any(stem(word.folded) == stem(wanted) for word in read(words) if word.is_content)


def _objects(stance: Stance, sentence: str) -> list[str]:
    found = list(stands(stance, sentence))
    if stance is Stance.CRITICIZES:
        found += [sentence for _, _, kind in find_asked(sentence) if kind is Kind.CONCERN]
    return found


def _head(topic: str) -> list[str]:
    """Return what carries the first phrase of a subject: "draft", "resolution" of one on water."""
    found: list[str] = []
    for word in read(topic):
        if word.is_content:
            found.append(word.folded)
        elif found:
            break
    return found
