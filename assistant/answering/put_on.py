"""Who put points on a subject: of the paragraphs that speak to it, those in which somebody asks.

Whoever speaks of a subject has not asked about it. Where points are looked for by rules
(:mod:`assistant.ledger.points`), who asked is known; elsewhere only who spoke.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum

from assistant.evidence.paragraphs import EvidenceParagraph
from assistant.ledger.entries import Kind, Point
from assistant.ledger.matter import points_back
from assistant.ledger.points import asks, each_point
from assistant.points.among_states import among_states, is_asked, is_review
from assistant.points.presiding import presides
from assistant.query.wording import Act
from index.records import Paragraph, Record, RecordForm, Side
from index.search.full_text import stems_of

_KINDS = {
    Act.CONCERNED: (Kind.CONCERN,),
    Act.RECOMMENDED: (Kind.RECOMMENDATION,),
    Act.CALLED_FOR: (Kind.REQUEST, Kind.RECOMMENDATION),
}
"""The points by which somebody did so; by any otherwise."""
_NOTED = re.compile(
    r"\b(?:noted|took\s+note\s+of|welcomed|commended|praised|acknowledged|congratulated|appreciated"
    r"|expressed\s+appreciation\s+for)\s+(?P<what>.+?),?\s+and\s+(?:(?:\w+ly|also|further)\s+)*"
    r"(?:ask|recommend|enquir|inquir|wonder|want|wish|request|urg|encourag|call|suggest)\w*\b",
    re.IGNORECASE,
)
"""What is noted before something else is asked in the same sentence."""


class Shown(Enum):
    """By what a record shows that somebody put something."""

    POINTS = "points"
    """By the points that the rules find."""
    WORDS = "words"
    """By what those say who may put points: the rules look for none of that kind there."""
    NOTHING = "nothing"
    """Nobody there is known to put anything: anybody may have."""


@dataclass(frozen=True, slots=True)
class Put:
    """A sentence in which somebody puts points on a subject.

    Attributes:
        record: Where.
        paragraph: Its paragraph in the record.
        start, end: Span of the sentence in the record's text, with the ones before it to which
            its points point back.
        points: Those on the subject; none where only words show it.
    """

    record: Record
    paragraph: Paragraph
    start: int
    end: int
    points: tuple[Point, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return self.record.text[self.start : self.end]

    @property
    def side(self) -> Side:
        """For whom its speaker speaks."""
        return self.record.speaker_of(self.paragraph).side

    @property
    def speaker(self) -> str:
        """Who puts them, as the record names them."""
        return self.record.speaker_of(self.paragraph).name


def shown_by(record: Record, act: Act) -> Shown:
    """Return by what a record shows who did something."""
    sides = {turn.speaker.side for turn in record.turns}
    if Side.COMMITTEE in sides:
        return Shown.POINTS
    if among_states(record):
        if act is Act.ASKED or (act is Act.RECOMMENDED and is_review(record)):
            return Shown.POINTS
        return Shown.WORDS if record.form is RecordForm.SUMMARY else Shown.NOTHING
    if record.form is RecordForm.SUMMARY:  # Where only a delegation speaks, nobody asks it.
        return Shown.POINTS if sides == {Side.STATE} else Shown.NOTHING
    talk = record.form is RecordForm.TRANSCRIPT
    return Shown.POINTS if talk and act is Act.ASKED else Shown.NOTHING


def find_put(
    record: Record, paragraph: EvidenceParagraph, act: Act, terms: Collection[str]
) -> list[Put]:
    """Return the sentences of a paragraph in which somebody puts points of a kind on a subject.

    Args:
        record: The record.
        paragraph: One of it, whose sentences on the subject are chosen.
        act: What is done by it.
        terms: Stems of the words that carry the subject.
    """
    place = record.paragraphs[paragraph.passage.paragraph_index]
    points = list(each_point(record, [place]))
    named = [not {*stems_of(one.text)}.isdisjoint(terms) for one in paragraph.sentences]
    by_name = any(
        one.chosen and names for one, names in zip(paragraph.sentences, named, strict=True)
    )
    found: list[Put] = []
    begins: int | None = None
    """Where what speaks to the subject and asks nothing begins, up to the sentence before."""
    for sentence, names in zip(paragraph.sentences, named, strict=True):
        own = [
            one
            for one in points
            if one.sentence_start < sentence.end and sentence.start < one.sentence_end
        ]
        led = begins is not None and any(points_back(one.text) for one in own)
        # Beside sentences that name the subject, one that does not is on the next subject, but
        # right behind one that asks nothing: "He had misgivings about custody. How long was it?"
        follows = begins is not None and sentence.chosen
        if not (led or follows or (sentence.chosen and (names or not by_name))):
            begins = None
            continue
        start = (
            begins if begins is not None and (led or (follows and not names)) else sentence.start
        )
        on = _of_kind(_nearest(own, terms, sentence.text), act)
        if on and found and found[-1].start == start:
            on = (*found.pop().points, *on)
        if on:
            found.append(Put(record, place, start, sentence.end, on))
        begins = start if led or not own else None
    return found or _completing(record, paragraph, _of_kind(points, act), terms)


def _completing(
    record: Record, paragraph: EvidenceParagraph, points: Sequence[Point], terms: Collection[str]
) -> list[Put]:
    """Return points that name what the sentences on the subject leave of its words.

    Of "simplifying the recognition of minorities" an expert may speak of the recognition first,
    and recommend further on that the procedure should be simplified.
    """
    said = {stem for one in paragraph.sentences if one.chosen for stem in stems_of(one.text)}
    left = {*terms} - said
    place = record.paragraphs[paragraph.passage.paragraph_index]
    return [
        Put(record, place, one.sentence_start, one.sentence_end, (one,))
        for one in points
        if left and left.issubset(stems_of(one.text))
    ]


def _of_kind(points: Sequence[Point], act: Act) -> tuple[Point, ...]:
    return tuple(one for one in points if one.kind in _KINDS.get(act, Kind))


def find_words(record: Record, paragraph: EvidenceParagraph) -> list[Put]:
    """Return what somebody who may put points there says on a subject.

    Args:
        record: The record.
        paragraph: One of it, whose sentences on the subject are chosen.
    """
    place = record.paragraphs[paragraph.passage.paragraph_index]
    speaker = record.speaker_of(place) if place.turn is not None else None
    if speaker is None or not asks(record, place) or presides(speaker):
        return []
    if among_states(record) and is_asked(speaker, record.metadata.states):
        return []
    return words_of(record, paragraph)


def words_of(record: Record, paragraph: EvidenceParagraph) -> list[Put]:
    """Return what anybody says on a subject in a paragraph whose sentences on it are chosen."""
    place = record.paragraphs[paragraph.passage.paragraph_index]
    if place.turn is None:
        return []
    return [Put(record, place, one.start, one.end, ()) for one in paragraph.sentences if one.chosen]


def replies(record: Record, paragraph: EvidenceParagraph, first: int) -> bool:
    """Tell whether somebody speaks who is asked there, after the first point is put.

    Args:
        record: The record.
        paragraph: One of it.
        first: As :func:`first_put` gives it.
    """
    place = record.paragraphs[paragraph.passage.paragraph_index]
    if place.turn is None or place.index <= first:
        return False
    speaker = record.speaker_of(place)
    if among_states(record):
        return is_asked(speaker, record.metadata.states)
    return speaker.side is Side.STATE


def first_put(record: Record) -> int:
    """Return the paragraph in which the first point is put; -1 where none is: all may reply then.

    The record of a second meeting may have the replies to what was asked at the first.
    """
    return next((one.paragraph for one in each_point(record, record.paragraphs)), -1)


def _nearest(points: Sequence[Point], terms: Collection[str], sentence: str) -> Sequence[Point]:
    """Return those of the points of a sentence that name the subject, if any does, or all.

    Whoever notes one thing and recommends another puts nothing on the first.
    """
    naming = [one for one in points if not {*stems_of(one.text)}.isdisjoint(terms)]
    if naming:
        return naming
    noted = _NOTED.search(sentence)
    apart = noted and not {*stems_of(noted["what"])}.isdisjoint(terms)
    return [one for one in points if points_back(one.text)] if apart else points
