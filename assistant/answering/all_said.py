"""All that somebody, or a delegation, said: no subject is named, and it is little enough."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from assistant.answering.noticing import tell_corrected
from assistant.answering.numbered_paragraphs import quote_whole
from assistant.answers import Answer
from assistant.query import Kind, Query
from assistant.rendering import render
from index.parsing.namesakes import Persons
from index.records import ParagraphKind, Side, Speaker
from index.storage.catalog import Catalog

_FEW = 6
"""Paragraphs; of somebody who said more a question has to name a subject."""

_WHAT = re.compile(r"^\W*(?:(?:and|but|so)\s+)?(?:what|everything|all|show|tell)\b", re.IGNORECASE)


def all_said(query: Query, catalog: Catalog) -> Answer | None:
    """Return what a person or a delegation said, cited; None where a subject is needed.

    Args:
        query: The question.
        catalog: What is loaded.

    Raises:
        UnknownRecordError: If a record was removed since it was listed.
    """
    filters = query.filters
    somebody = filters.speakers or (filters.states and filters.sides == (Side.STATE,))
    unknown = query.unknown_speaker or query.unknown_state or query.unknown_meeting
    if query.topic or not somebody or unknown or not _WHAT.match(query.again or query.in_full):
        return None
    persons = Persons(filters.speakers)

    def is_wanted(speaker: Speaker) -> bool:
        if filters.speakers:
            theirs = speaker.state is None or speaker.state in (filters.states or (speaker.state,))
            return theirs and persons.mean(speaker.name, speaker.on_behalf_of)
        return speaker.side is Side.STATE and speaker.state in filters.states

    speaks = {record for record, one in catalog.speakers() if is_wanted(one)}
    records = [
        one
        for one in catalog.records()
        if one.id in speaks and one.meets(replace(filters, states=()))
    ]
    spoken = (
        (record, paragraph)
        for record in (catalog.record(one.id) for one in sorted(records, key=lambda one: one.date))
        for paragraph in record.paragraphs
        if paragraph.kind is ParagraphKind.SPEECH and is_wanted(record.speaker_of(paragraph))
    )
    shown = [*islice(spoken, _FEW + 1)]
    if not 0 < len(shown) <= _FEW:
        return None
    statements, citations = quote_whole(shown)
    return Answer(
        question=query.question,
        understood=query.describe(len(records)),
        text=render(statements, citations),
        kind=Kind.EVERYTHING,
        statements=tuple(statements),
        citations=tuple(citations),
        support=1.0,
        looked_at=len(citations),
        records=len(records),
        notices=tuple(tell_corrected(citations, catalog)),
    )
