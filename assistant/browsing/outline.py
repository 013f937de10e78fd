"""A record at a glance: who spoke, from which paragraph, how much and when; and words found in it.

How much is told by characters, so that it means the same in every language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.records import Paragraph, ParagraphKind, Record, Side, Speaker
from index.text import fold

_SPOKEN = (ParagraphKind.SPEECH, ParagraphKind.UNCLASSIFIED)


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading, or a turn, as the outline of a record lists it.

    Attributes:
        paragraph: Index of the paragraph where it begins.
        heading: The words of the heading; empty for a turn.
        turn: Index of the turn; None for a heading.
        speaker: Who spoke; None for a heading.
        number: Number of its first numbered paragraph, or None where none has one.
        printed: Whether that number is printed.
        paragraphs: How many paragraphs of speech the turn has.
        characters: How much was said, in characters.
    """

    paragraph: int
    heading: str = ""
    turn: int | None = None
    speaker: Speaker | None = None
    number: int | None = None
    printed: bool = False
    paragraphs: int = 0
    characters: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """How much one speaker said in a record.

    Attributes:
        speaker: As at the first turn.
        turns: How many.
        characters: Length of all that the speaker said.
        part: Of all that was said in the record, 0 to 1.
        paragraph: Index of the paragraph where the speaker begins for the first time.
    """

    speaker: Speaker
    turns: int
    characters: int
    part: float
    paragraph: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A turn on the line from the first to the last word said: where it lies, from 0 to 1."""

    turn: int
    side: Side
    paragraph: int
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Match:
    """Words found: the index of the paragraph, and the span in the record's text."""

    paragraph: int
    start: int
    end: int


def outline(record: Record) -> list[OutlineEntry]:
    """Return the headings and turns of a record, in order."""
    entries = [
        OutlineEntry(paragraph.index, heading=record.paragraph_text(paragraph))
        for paragraph in record.paragraphs
        if paragraph.kind is ParagraphKind.HEADING
    ]
    for turn in record.turns:
        said = _said_in(record, turn.index)
        numbered = next((one for one in said if one.number is not None), None)
        entries.append(
            OutlineEntry(
                said[0].index if said else turn.first,
                turn=turn.index,
                speaker=turn.speaker,
                number=numbered.number if numbered else None,
                printed=bool(numbered and numbered.printed),
                paragraphs=len(said),
                characters=_length(said),
            )
        )
    return sorted(entries, key=lambda entry: entry.paragraph)


def stretches(record: Record) -> list[Stretch]:
    """Return the turns in which something was said, end to end on a line from 0 to 1."""
    lengths = [(turn, _said_in(record, turn.index)) for turn in record.turns]
    total = sum(_length(said) for _, said in lengths)
    placed, before = [], 0
    for turn, said in lengths:
        length = _length(said)
        if length:
            begin, end = before / total, (before + length) / total
            placed.append(Stretch(turn.index, turn.speaker.side, said[0].index, begin, end))
            before += length
    return placed


def shares(record: Record) -> list[Share]:
    """Return how much each speaker said, who said most first.

    Speakers of one name, State and side are one; who is not named is one speaker of the side.
    """
    by_speaker: dict[tuple[str, str | None, Side], list[OutlineEntry]] = {}
    for entry in outline(record):
        if entry.speaker is not None and entry.characters:
            key = (fold(entry.speaker.name), entry.speaker.state, entry.speaker.side)
            by_speaker.setdefault(key, []).append(entry)
    total = sum(entry.characters for entries in by_speaker.values() for entry in entries)
    found = [
        Share(
            speaker=_first_speaker(entries),
            turns=len(entries),
            characters=said,
            part=said / total,
            paragraph=entries[0].paragraph,
        )
        for entries in by_speaker.values()
        for said in (sum(entry.characters for entry in entries),)
    ]
    return sorted(found, key=lambda share: (-share.characters, share.paragraph))


def shares_of_sides(record: Record) -> dict[Side, float]:
    """Return how much of what was said each side said, 0 to 1, who said most first."""
    parts: dict[Side, float] = {}
    for share in shares(record):
        parts[share.speaker.side] = parts.get(share.speaker.side, 0.0) + share.part
    return dict(sorted(parts.items(), key=lambda item: -item[1]))


def find_within(record: Record, words: str) -> list[Match]:
    """Return where words stand in a record one behind the other, in order.

    Capitals, accents, the shapes of quotation marks and hyphens, and how wide the blanks are, make
    no difference. Words are found within one paragraph, also where they begin inside a longer one.
    """
    wanted = [re.escape(word) for word in fold(words).split()]
    if not wanted:
        return []
    pattern = re.compile(r"\s+".join(wanted))
    folded = fold(record.text)
    return [
        Match(paragraph.index, found.start(), found.end())
        for paragraph in record.paragraphs
        for found in pattern.finditer(folded, paragraph.start, paragraph.end)
    ]


def _first_speaker(entries: list[OutlineEntry]) -> Speaker:
    speaker = next((one.speaker for one in entries if one.speaker and one.speaker.role), None)
    first = entries[0].speaker
    if first is None:
        raise ValueError("a heading has no speaker")
    return first if first.role or speaker is None else speaker


def _said_in(record: Record, turn: int) -> list[Paragraph]:
    """Return the paragraphs of a turn that are its own words: no footnotes, no procedure."""
    span = record.turns[turn]
    return [
        paragraph
        for paragraph in record.paragraphs[span.first : span.last + 1]
        if paragraph.turn == turn and paragraph.kind in _SPOKEN
    ]


def _length(paragraphs: list[Paragraph]) -> int:
    return sum(paragraph.end - paragraph.start for paragraph in paragraphs)
