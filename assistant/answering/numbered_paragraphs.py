"""Paragraphs that are asked for by their numbers, quoted whole."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.abstention import abstain
from assistant.answering.noticing import tell_corrected
from assistant.answers import Answer, Reason, Statement
from assistant.query import Kind, Query
from assistant.rendering import render
from assistant.sources import Citation, cite, source_of
from assistant.voices import voice_of
from index.records import Paragraph, Record
from index.sentences import sentence_spans
from index.storage.catalog import Catalog


def quote_paragraphs(query: Query, catalog: Catalog) -> Answer:
    """Return the paragraphs that a question asks for by number, whole and cited.

    Where the question leaves open in which record, or no record has such a paragraph, it says so.

    Raises:
        UnknownRecordError: If the record was removed since it was listed.
    """
    asked = ", ".join(map(str, query.paragraphs))
    records = [one.id for one in catalog.records() if one.meets(query.filters)]
    if not records:
        message = "No record loaded here meets the conditions."
        return abstain(query, Reason.MEETING_NOT_LOADED, message=message)
    if len(records) > 1:
        message = f"In which record paragraph {asked} is meant is not said. Name its symbol."
        return abstain(query, Reason.TOPIC_MISSING, message=message)
    record = catalog.record(records[0])
    wanted = [one for one in record.paragraphs if one.number in query.paragraphs]
    statements, citations = quote_whole([(record, one) for one in wanted])
    if not citations:
        numbers = [one.number for one in record.paragraphs if one.number is not None]
        has = f"its paragraphs are {min(numbers)} to {max(numbers)}" if numbers else "it has none"
        message = f"{record.name} has no paragraph {asked}: {has}."
        return abstain(query, Reason.NOT_FOUND, message=message)
    return Answer(
        question=query.question,
        understood=query.describe(1),
        text=render(statements, citations),
        kind=Kind.LIST,
        statements=tuple(statements),
        citations=tuple(citations),
        support=1.0,
        looked_at=len(citations),
        records=1,
        notices=tuple(tell_corrected(citations, catalog)),
    )


def quote_whole(
    paragraphs: Sequence[tuple[Record, Paragraph]],
) -> tuple[list[Statement], list[Citation]]:
    """Return paragraphs, each cited as a whole, with all their sentences."""
    citations: list[Citation] = []
    statements: list[Statement] = []
    for number, (record, paragraph) in enumerate(paragraphs, start=1):
        source = source_of(record, paragraph.index, paragraph.start, paragraph.end)
        citations.append(cite(source, number))
        text = record.paragraph_text(paragraph)
        for start, end in sentence_spans(text):
            said = text[start:end]
            voice = voice_of(said, source.side, paragraph.kind)
            statements.append(Statement(said, (number,), voice))
    return statements, citations
