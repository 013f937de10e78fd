"""An answer that lists sentences of records, each cited by itself, behind one that counts them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import suppress

from assistant.answers import Answer, Statement
from assistant.query import Kind, Query
from assistant.rendering import render
from assistant.sources import Source, cite
from assistant.speaker_names import in_words
from assistant.voices import Voice, voice_of
from index.errors import UnknownRecordError
from index.filters import Filters
from index.records import ParagraphKind, Record
from index.storage.catalog import Catalog
from index.text import amount_of

MOST = 40
"""Sentences that are shown at the most; the answer says how many there are."""


def by_speaker(source: Source) -> str:
    """Return who says a sentence, as the part of an answer in which it stands."""
    return in_words(source.speaker, "", source.affiliation, source.on_behalf_of)


def records_in_time(
    catalog: Catalog, filters: Filters, among: Container[str] | None = None
) -> Iterator[Record]:
    """Yield the records that answer and meet conditions, in order of time.

    One that is removed meanwhile is passed over.

    Args:
        catalog: Where they are.
        filters: The conditions.
        among: Ids of those that may be given; all by default.
    """
    for one in sorted(catalog.records(), key=lambda listed: (listed.date or "~", listed.id)):
        if one.meets(filters) and (among is None or one.id in among):
            with suppress(UnknownRecordError):
                yield catalog.record(one.id)


def list_sentences(
    query: Query,
    said: str,
    sources: Sequence[Source],
    extent: tuple[int, int],
    *,
    understood: str,
    kind: Kind = Kind.LIST,
    part: Callable[[Source], str] = by_speaker,
    voice: Voice | None = None,
    notices: Sequence[str] = (),
) -> Answer:
    """Return the answer that lists sentences.

    Args:
        query: The question as read.
        said: What they are, in a sentence.
        sources: The sentences, in order; at least one.
        extent: How many paragraphs, and records, were looked at.
        understood: How the question was understood, in words.
        kind: Of the answer.
        part: Gives the part of the answer in which a sentence stands.
        voice: Who stands behind all of them, where that is what was looked for.
        notices: What a reader should know.
    """
    shown: dict[str, list[Source]] = {}
    for one in sources[:MOST]:
        shown.setdefault(part(one), []).append(one)
    ordered = [one for several in shown.values() for one in several]
    citations = tuple(cite(one, number) for number, one in enumerate(ordered, start=1))
    statements = tuple(
        Statement(
            one.text,
            (one.number,),
            voice or voice_of(one.text, one.side, ParagraphKind.SPEECH),
            part(one),
        )
        for one in citations
    )
    left = len(sources) - MOST
    more = [f"The first {MOST} of {amount_of(len(sources), 'sentence')} are shown."]
    return Answer(
        question=query.question,
        understood=understood,
        text=f"{said}\n\n{render(statements, citations)}",
        kind=kind,
        statements=statements,
        citations=citations,
        support=1.0,
        looked_at=extent[0],
        records=extent[1],
        notices=(said, *(more if left > 0 else ()), *notices),
    )
