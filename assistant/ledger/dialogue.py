"""A dialogue laid out: the points put in it, and everything in which a reply may stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.ledger.entries import Point
from assistant.ledger.points import has_sides
from assistant.points.among_states import among_states, is_asked
from index.parsing.speakers import person_key
from index.records import Paragraph, ParagraphKind, Record, RecordForm, Side, Speaker
from index.sentences import sentence_spans
from index.text import words

_SOON = 2
"""Turns after a question in which somebody takes it up, in talk."""
_LEAST_WORDS = 8
_TURNS_OF_TALK = 12
"""Where nobody is on a side, a reply is looked for in so many turns after a question."""


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph in which a reply may stand.

    Attributes:
        record: The record.
        paragraph: The paragraph.
        place: Of the paragraph in the dialogue, counted over its records in order of time.
        turn: Of the turn, counted likewise.
        speaker: Who speaks.
        sentences: Spans in the record's text.
    """

    record: Record
    paragraph: Paragraph
    place: int
    turn: int
    speaker: str
    sentences: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        """Its words."""
        return self.record.paragraph_text(self.paragraph)

    @property
    def sentence_texts(self) -> list[str]:
        """The words of its sentences."""
        return [self.record.text[a:b] for a, b in self.sentences]

    def around(self, sentence: int) -> list[str]:
        """Return the words of a sentence, by its index, with those beside it."""
        return self.sentence_texts[max(0, sentence - 1) : sentence + 2]


@dataclass(frozen=True, slots=True)
class Dialogue:
    """The points of a dialogue, and all in which replies may stand, in order of time.

    Attributes:
        points: The points.
        records: In which they were put, one for each point.
        places, turns: Of their paragraphs and turns in the dialogue.
        said: Paragraphs of whoever replies.
        sided: Whether only a delegation replies, or those officials who are asked; where nobody is
            on a side or asked, anybody does.
        talk: Whether it is talk, in which a reply follows its question, and no speeches.
    """

    points: tuple[Point, ...]
    records: tuple[Record, ...]
    places: tuple[int, ...]
    turns: tuple[int, ...]
    said: tuple[Said, ...]
    sided: bool
    talk: bool

    def may_reply(self) -> NDArray[np.bool_]:
        """Return which paragraph may reply to which point, shape (points, said).

        Whatever is said after a point, and not by the one who put it.
        """
        numbers: dict[tuple[str, Side], int] = {}
        askers, speakers = (
            np.array(
                [numbers.setdefault(_known_by(one), len(numbers)) for one in people], dtype=int
            )
            for people in (map(self._asker, range(len(self.points))), map(_speaker, self.said))
        )
        named = np.array([bool(one.speaker) for one in self.said], dtype=bool)
        places = np.array([one.place for one in self.said], dtype=int)
        turns = np.array([one.turn for one in self.said], dtype=int)
        asked_at = np.array(self.places, dtype=int)[:, None]
        later_by = turns - np.array(self.turns, dtype=int)[:, None]
        return np.asarray(
            (places > asked_at)
            & (later_by != 0)
            & ~(named & (speakers == askers[:, None]))
            & (self.sided | (later_by <= _TURNS_OF_TALK))
        )

    def _asker(self, i: int) -> Speaker:
        """Return who put a point."""
        return self.records[i].speaker_of(self.records[i].paragraphs[self.points[i].paragraph])

    def next_to_speak(self, i: int) -> int | None:
        """Return the paragraph with which somebody else takes the floor after a point.

        In talk the reply to a question is the turn that follows it (adjacency pairs: Schegloff and
        Sacks, Opening up Closings, 1973); one of a few words ("Thank you.") only passes it on.
        """
        asker = _known_by(self._asker(i))
        for j, one in enumerate(self.said):
            if one.place > self.places[i] and one.turn > self.turns[i]:
                if one.turn - self.turns[i] > _SOON:
                    return None
                if len(words(one.text)) >= _LEAST_WORDS and _known_by(_speaker(one)) != asker:
                    return j
        return None


def _speaker(said: Said) -> Speaker:
    return said.record.speaker_of(said.paragraph)


def _known_by(speaker: Speaker) -> tuple[str, Side]:
    """Return what tells a person from others; an expert and a delegate may be namesakes."""
    return person_key(speaker.name), speaker.side


def gather(records: Sequence[Record], points: Sequence[Point]) -> Dialogue:
    """Lay out a dialogue.

    Args:
        records: In order of time.
        points: Put in them.
    """
    said: list[Said] = []
    at: dict[tuple[str, int], tuple[int, int]] = {}
    place = turn = 0
    delegation = any(map(_has_delegation, records))
    officials = not delegation and any(map(_has_officials, records))
    sided = delegation or officials
    for record in records:
        for paragraph in record.paragraphs:
            place += 1
            this_turn = turn + (paragraph.turn or 0)
            at[record.id, paragraph.index] = place, this_turn
            if paragraph.kind is not ParagraphKind.SPEECH or paragraph.turn is None:
                continue
            speaker = record.speaker_of(paragraph)
            states = record.metadata.states
            if delegation and not speaks_for(speaker, states):
                continue
            if officials and not is_asked(speaker, states):
                continue
            spans = tuple(
                (paragraph.start + a, paragraph.start + b)
                for a, b in sentence_spans(record.paragraph_text(paragraph))
            )
            if spans:
                said.append(Said(record, paragraph, place, this_turn, speaker.name, spans))
        turn += len(record.turns) + 1
    by_id = {record.id: record for record in records}
    placed = [at[point.record_id, point.paragraph] for point in points]
    return Dialogue(
        points=tuple(points),
        records=tuple(by_id[point.record_id] for point in points),
        places=tuple(one[0] for one in placed),
        turns=tuple(one[1] for one in placed),
        said=tuple(said),
        sided=sided,
        talk=is_talk(records),
    )


def is_talk(records: Sequence[Record]) -> bool:
    """Tell whether records are of talk, in which a reply follows its question, and no speeches."""
    sided = any(map(_has_delegation, records)) or any(map(_has_officials, records))
    return not sided and all(record.form is RecordForm.TRANSCRIPT for record in records)


def speaks_for(speaker: Speaker, states: tuple[str, ...]) -> bool:
    """Tell whether somebody speaks for the State considered; where there are several, for any."""
    if speaker.side is not Side.STATE:
        return False
    return len(states) != 1 or speaker.state in (None, *states)


def _has_delegation(record: Record) -> bool:
    """Tell whether it is a State that replies in a record."""
    if among_states(record):
        return False
    if record.form is RecordForm.SUMMARY:
        return any(turn.speaker.side is Side.STATE for turn in record.turns)
    return has_sides(record)


def _has_officials(record: Record) -> bool:
    """Tell whether delegations of several States speak, and somebody whom they ask."""
    states = record.metadata.states
    return among_states(record) and any(is_asked(turn.speaker, states) for turn in record.turns)
