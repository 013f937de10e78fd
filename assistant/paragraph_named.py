"""A paragraph asked for by its number: "SR.3010 paragraph 8", "What does paragraph 3 say?"."""

from __future__ import annotations

import re
from dataclasses import fields, replace

from assistant.abstention import abstain
from assistant.answers import Answer, Citation, Reason, Source, Statement
from assistant.extractive import escape, render
from assistant.ledger.making import source_of
from assistant.query import Kind, Query
from assistant.voices import voice_of
from index.catalog import Catalog
from index.sentences import sentence_spans

_MOST = 20
_FIELDS = tuple(one.name for one in fields(Source))
_NUMBERS = (
    r"(?:para(?:graph)?s?\.?|§+)\s*(?P<first>\d{1,3})"
    r"(?:\s*(?:-|–|to|and|until)\s*(?P<last>\d{1,3}))?"
)
_ASKED = re.compile(
    r"\W*(?:(?:and|or|what\s+about|please|only|just)\s+)*(?:(?:what|who)\s+(?:does|did|is|was|are|were"
    r"|spoke|speaks)\s+|(?:show|give|read|quote|cite|list|find)(?:\s+me)?\s+|what[’']s\s+)?"
    r"(?:(?:said|written|stated|the|text|words|content|of|in|at|me)\s+)*"
    rf"{_NUMBERS}(?:\s+(?:say|says|state|states|read|about|there|of|in|it|exactly))*\W*",
    re.IGNORECASE,
)


def paragraphs_in(question: str) -> tuple[int, ...]:
    """Return the numbers of the paragraphs that a question asks for; none where it asks of more.

    Args:
        question: Without the words that say in which record.

    >>> paragraphs_in("What does paragraph 3 say?"), paragraphs_in("paras. 4-6")
    ((3,), (4, 5, 6))
    """
    asked = _ASKED.fullmatch(question)
    if asked is None:
        return ()
    first = int(asked["first"])
    last = int(asked["last"] or first)
    return tuple(range(first, min(last, first + _MOST - 1) + 1))


def _with_message(answer: Answer, message: str) -> Answer:
    return replace(answer, message=message, text=escape(message))


def quote_paragraphs(query: Query, catalog: Catalog) -> Answer:
    """Return the paragraphs that a question asks for by number, whole and cited.

    Where the question leaves open in which record, or no record has such a paragraph, it says so.
    """
    asked = ", ".join(map(str, query.paragraphs))
    records = query.filters.records
    if len(records) != 1:
        message = f"In which record paragraph {asked} is meant is not said. Name its symbol."
        return _with_message(abstain(query, Reason.TOPIC_MISSING), message)
    record = catalog.record(records[0])
    citations, statements = [], []
    for paragraph in record.paragraphs:
        if paragraph.number not in query.paragraphs:
            continue
        number = len(citations) + 1
        source = source_of(record, paragraph.index, paragraph.start, paragraph.end)
        values = {name: getattr(source, name) for name in _FIELDS}
        citations.append(Citation(**values, number=number))
        text = record.paragraph_text(paragraph)
        for start, end in sentence_spans(text):
            said = text[start:end]
            statements.append(
                Statement(said, (number,), voice_of(said, source.side, paragraph.kind))
            )
    if not citations:
        name = record.metadata.symbol or record.metadata.title or record.id
        numbers = [one.number for one in record.paragraphs if one.number is not None]
        has = f"its paragraphs are {min(numbers)} to {max(numbers)}" if numbers else "it has none"
        message = f"{name} has no paragraph {asked}: {has}."
        return _with_message(abstain(query, Reason.NOT_FOUND), message)
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
    )
