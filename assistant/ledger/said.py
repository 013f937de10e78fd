"""The sentences of a record that say something of a kind, of those whose words are wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from assistant.ledger.dialogue import speaks_for
from assistant.sources import Source, source_of
from index.filters import Filters
from index.parsing.namesakes import Persons
from index.records import Paragraph, ParagraphKind, Record, Speaker
from index.sentences import sentence_spans


def sentences_said(
    record: Record, may: Callable[[Paragraph, Speaker], bool], says: Callable[[str], bool]
) -> Iterator[Source]:
    """Yield sentences, in order.

    Args:
        record: The record.
        may: Tells whether the words of a paragraph, and who speaks there, are wanted.
        says: Tells whether a sentence says such a thing.
    """
    for paragraph in record.paragraphs:
        if paragraph.kind is not ParagraphKind.SPEECH or paragraph.turn is None:
            continue
        if not may(paragraph, record.speaker_of(paragraph)):
            continue
        text = record.paragraph_text(paragraph)
        for start, end in sentence_spans(text):
            if says(text[start:end]):
                span = paragraph.start + start, paragraph.start + end
                yield source_of(record, paragraph.index, *span)


def sentences_of_delegation(
    record: Record, says: Callable[[str], bool], states: Sequence[str] = ()
) -> Iterator[Source]:
    """Yield sentences of a delegation, in order.

    Args:
        record: The record.
        says: Tells whether a sentence says such a thing.
        states: Codes of the States whose delegations are meant; by default those considered, or
            any where the record does not tell.
    """
    meant = tuple(states) or record.metadata.states
    considered = record.metadata.states or {turn.speaker.state for turn in record.turns} - {None}
    # One whose State is not named speaks for the State considered.
    unnamed = {*considered} <= {*meant}

    def may(_: Paragraph, speaker: Speaker) -> bool:
        if not speaks_for(speaker, meant):
            return False
        return not states or speaker.state in ((None, *states) if unnamed else states)

    return sentences_said(record, may, says)


def sentences_meeting(
    record: Record, filters: Filters, says: Callable[[str], bool]
) -> Iterator[Source]:
    """Yield sentences of those whose words are wanted, in order.

    Args:
        record: The record.
        filters: Sides, States and speakers, as a search takes them.
        says: Tells whether a sentence is wanted.
    """
    considered = not {*filters.states}.isdisjoint(record.metadata.states)
    persons = Persons(filters.speakers)

    def may(_: Paragraph, speaker: Speaker) -> bool:
        of_the_states = speaker.state in filters.states if speaker.state else considered
        return (
            (not filters.sides or speaker.side in filters.sides)
            and (not filters.speakers or persons.mean(speaker.name, speaker.on_behalf_of))
            and (not filters.states or of_the_states)
        )

    return sentences_said(record, may, says)
