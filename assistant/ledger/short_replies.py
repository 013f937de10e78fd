"""Replies that name nothing of what was asked, and are known by where they stand.

"Mr. A said that it had" answers the question just put; "she did not have the figures to hand" puts
off the figures that were asked for beside what the paragraph speaks of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.ledger.dialogue import Dialogue, Said
from assistant.ledger.entries import Kind, Point, Status
from assistant.ledger.matching import Floats
from assistant.ledger.matter import content_words
from assistant.ledger.status import defers, without_deferral
from index.text import stem, words

_JUST_BEFORE = 2
"""Turns between a question and the short answer to it: the chair may give the floor."""
_SAID = re.compile(r"^.*?\b(?:said|replied|answered|confirmed|explained)\s+(?:that\s+)?", re.DOTALL)
_AUXILIARY = r"(?:would|had|was|were|did|could|should|might)"
_ELLIPTICAL = re.compile(
    rf"(?:yes|no|it|he|she|they|there|that|this|those|these|(?:his|her|the)\s+\w+)\s+(?P<auxiliary>{_AUXILIARY})"
    r"(?:\s+(?:not|indeed|so|true|correct|(?:not\s+)?the\s+case|none))*\s*(?=[.;,:]|$)",
    re.IGNORECASE,
)
_WHETHER = re.compile(rf"^(?:whether|if|{_AUXILIARY}|is|are|has|have|do|does|can|will)\b", re.I)
_FIGURES = frozenset(
    stem(word)
    for word in "figure figures number numbers statistics data percentage proportion many".split()
)
_ANYTHING = frozenset(
    stem(word)
    for word in (
        "answer answers reply replies response responses question questions information details "
        "matter point points issue issues regard subject request requested written time stage"
    ).split()
)


@dataclass(frozen=True, slots=True)
class ShortReply:
    """A reply known by where it stands: its paragraph, its sentence there, and the status."""

    said: int
    sentence: int
    status: Status


def short_replies(
    dialogue: Dialogue, likelihoods: Floats, threshold: float
) -> dict[int, ShortReply]:
    """Return the short replies of a dialogue, by the points that have one.

    Args:
        dialogue: The dialogue.
        likelihoods: That a paragraph replies to a point, shape (points, paragraphs).
        threshold: From which it may.
    """
    found: dict[int, ShortReply] = {}
    if not dialogue.sided:
        return found
    for j, one in enumerate(dialogue.said):
        asked = _just_asked(dialogue, j)
        if asked:
            answered = _elliptical(dialogue, one, asked)
            if answered is not None:
                found[answered] = ShortReply(j, 0, Status.ANSWERED)
        for place, sentence in enumerate(one.sentence_texts):
            if not defers(sentence):
                continue
            wanted = _put_off(sentence)
            if wanted is None:
                continue
            for i in _open(dialogue, likelihoods, threshold, j, asked, wanted):
                found.setdefault(i, ShortReply(j, place, Status.DEFERRED))
    return found


def _beside(one: Point, other: Point) -> bool:
    return (one.record_id, one.paragraph) == (other.record_id, other.paragraph)


def _just_asked(dialogue: Dialogue, j: int) -> list[int]:
    """Return the points of the turn just before the j-th paragraph, if that begins a turn."""
    one = dialogue.said[j]
    if j and dialogue.said[j - 1].turn == one.turn:
        return []
    before = [
        (turn, i)
        for i, (turn, place) in enumerate(zip(dialogue.turns, dialogue.places, strict=True))
        if place < one.place and one.turn - _JUST_BEFORE <= turn < one.turn
    ]
    if not before:
        return []
    last = max(before)[0]
    between = any(other.turn in range(last + 1, one.turn) for other in dialogue.said)
    return [] if between else [i for turn, i in before if turn == last]


def _elliptical(dialogue: Dialogue, one: Said, asked: list[int]) -> int | None:
    """Return which of the points just put is answered: the one whose verb the answer takes up."""
    short = _ELLIPTICAL.match(_SAID.sub("", one.sentence_texts[0], count=1))
    if not short:
        return None
    yes_or_no = [i for i in asked if _WHETHER.match(dialogue.points[i].text)]
    same = [
        i for i in yes_or_no if short["auxiliary"].lower() in words(dialogue.points[i].text.lower())
    ]
    chosen = same or yes_or_no
    return chosen[0] if len(chosen) == 1 else None


def _put_off(sentence: str) -> frozenset[str] | None:
    """Return the stems of what is put off by a sentence that names no matter, or None."""
    rest = without_deferral(_SAID.sub("", sentence, count=1))
    named = frozenset(stem(word) for word in content_words(rest)) - _ANYTHING - _FIGURES
    if named:
        return None
    return frozenset(stem(word) for word in words(sentence)) & _FIGURES


def _open(
    dialogue: Dialogue,
    likelihoods: Floats,
    threshold: float,
    j: int,
    asked: list[int],
    figures: frozenset[str],
) -> list[int]:
    """Return the points that a sentence of the j-th paragraph puts off, naming no matter.

    In a turn that says nothing else they are those just put; else the one that stands beside a
    point to which the paragraph replies and to which nothing else is replied.
    """
    alone = len(dialogue.said[j].sentences) == 1
    if asked and alone:
        later = dialogue.said[j + 1] if j + 1 < len(dialogue.said) else None
        if later is None or later.turn != dialogue.said[j].turn:
            return asked
    spoken = [i for i in range(len(dialogue.points)) if likelihoods[i, j] >= threshold]
    near = [
        i
        for i, point in enumerate(dialogue.points)
        if likelihoods[i].max(initial=0.0) < threshold
        and dialogue.places[i] < dialogue.said[j].place
        and (alone or any(_beside(point, dialogue.points[k]) for k in spoken))
        and (not figures or _asks_figures(point))
        and (figures or not alone)
    ]
    return near if len(near) == 1 else []


def _asks_figures(point: Point) -> bool:
    return point.kind in (Kind.QUESTION, Kind.REQUEST) and bool(
        _FIGURES & {stem(word) for word in words(point.text)}
    )
