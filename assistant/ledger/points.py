"""The points of a record: what its experts asked, called for, or were concerned about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.ledger.entries import Point
from assistant.points.among_states import addresses, among_states, is_review, may_ask
from assistant.points.presiding import presides, puts
from assistant.points.things_asked import find_asked
from assistant.points.topics import topic_of
from index.records import Paragraph, ParagraphKind, Record, RecordForm, Side
from index.sentences import sentence_spans


def find_points(record: Record) -> list[Point]:
    """Return the points of a record, in order.

    In a record with a delegation they are the Committee's; where delegations of several States
    speak, and no Committee, what any of them asks, and in a review what they recommend the State
    reviewed; in a transcript of other meetings anybody's direct questions, since nobody there is on
    a side.
    """
    return list(each_point(record, record.paragraphs))


def has_sides(record: Record) -> bool:
    """Tell whether a record has both a Committee and a delegation that speak."""
    sides = {turn.speaker.side for turn in record.turns}
    return {Side.COMMITTEE, Side.STATE} <= sides


def asks(record: Record, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is one in which points are looked for."""
    if paragraph.kind is not ParagraphKind.SPEECH or paragraph.turn is None:
        return False
    speaker = record.speaker_of(paragraph)
    if among_states(record):
        return may_ask(speaker, record.form)
    if record.form is RecordForm.SUMMARY:
        return speaker.side is Side.COMMITTEE or (presides(speaker) and has_sides(record))
    return not has_sides(record) or speaker.side is not Side.STATE


def each_point(record: Record, paragraphs: Iterable[Paragraph]) -> Iterator[Point]:
    """Yield the points of some paragraphs of a record, in order."""
    sided = not among_states(record)
    reviewed = record.metadata.states if is_review(record) else ()
    for paragraph in paragraphs:
        if asks(record, paragraph):
            yield from _points_in(record, paragraph, reviewed, sided=sided)


def _points_in(
    record: Record, paragraph: Paragraph, reviewed: tuple[str, ...], *, sided: bool
) -> Iterator[Point]:
    reported = record.form is RecordForm.SUMMARY
    who = record.speaker_of(paragraph)
    if who.state in reviewed:  # It replies, and what it calls for is called for of others.
        return
    speaker = who.name
    text = record.paragraph_text(paragraph)
    label = re.match(rf"{re.escape(speaker)}[^:.?]{{0,80}}:\s*", text) if speaker else None
    spoken = label.end() if label and not reported else 0
    for begin, end in sentence_spans(text):
        begin = max(begin, spoken)
        if begin >= end:
            continue
        sentence = text[begin:end]
        if not (sided or reported or addresses(sentence, text)):
            continue
        asked = find_asked(sentence, reported=reported, sided=sided, reviewed=reviewed)
        for start, stop, kind in asked:
            words_of_it = sentence[start:stop]
            if reported and sided and not puts(who, text, words_of_it, kind):
                continue
            yield Point(
                record_id=record.id,
                paragraph=paragraph.index,
                start=paragraph.start + begin + start,
                end=paragraph.start + begin + stop,
                text=words_of_it,
                sentence_start=paragraph.start + begin,
                sentence_end=paragraph.start + end,
                speaker=speaker,
                kind=kind,
                topic=topic_of(words_of_it, sentence),
            )
