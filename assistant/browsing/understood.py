"""What was understood of a record, at a glance, for a person to check before it is relied on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from index.records import ParagraphKind, Record, Speaker


@dataclass(frozen=True, slots=True)
class Understood:
    """The things about a record that a wrong reading would show in.

    Attributes:
        speakers: Who spoke, in order of appearance, each with the number of turns; turns of a
            speaker who is not named are counted under an empty name.
        printed, counted: Paragraphs with a number that stands in the file, and with one that was
            counted.
        first, last: The lowest and the highest number, or None where none has one.
        spoken: Paragraphs of speech.
        unclear: Paragraphs that were not understood: kept, searchable, ascribed to nobody.
        remarks: What the reading had to say.
    """

    speakers: tuple[tuple[Speaker, int], ...]
    printed: int
    counted: int
    first: int | None
    last: int | None
    spoken: int
    unclear: int
    remarks: tuple[str, ...]


def understood_of(record: Record) -> Understood:
    """Return what was understood of a record."""
    turns = Counter(turn.speaker for turn in record.turns)  # In order of appearance.
    numbers = [one.number for one in record.paragraphs if one.number is not None]
    printed = sum(one.printed for one in record.paragraphs if one.number is not None)
    kinds = Counter(paragraph.kind for paragraph in record.paragraphs)
    return Understood(
        speakers=tuple(turns.items()),
        printed=printed,
        counted=len(numbers) - printed,
        first=min(numbers, default=None),
        last=max(numbers, default=None),
        spoken=kinds[ParagraphKind.SPEECH],
        unclear=kinds[ParagraphKind.UNCLASSIFIED],
        remarks=record.remarks,
    )
