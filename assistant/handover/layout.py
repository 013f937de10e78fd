"""What is handed over, before it is written as Word, Markdown or text: paragraphs with notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import groupby

from assistant.answers import BY_MODEL, TRANSLATED, Answer, Reason, Refused, Report, Statement
from assistant.handover.references import Exchanges, Records, cautions, footnote, versions
from assistant.query import Query
from assistant.sources import GAP, Citation, Source, leaves_out
from assistant.voices import VOICES
from index.text import amount_of


class Style(StrEnum):
    """What a paragraph is."""

    TITLE = "title"
    QUESTION = "question"
    HEADING = "heading"
    """Of a part of an answer: a side, a State, a meeting."""
    PLAIN = "plain"
    ASIDE = "aside"
    """How the question was understood, and what was searched."""
    SPEAKER = "speaker"
    """Who speaks, and where."""
    RECORD = "record"
    """The record's own words."""
    WRITTEN = "written"
    """A statement by a language model; the record's own words stand below it."""
    TRANSLATED = "translated"
    """A translation by a language model; the statement that was checked stands right below it."""
    END = "end"
    """Heading of the notes at the end."""
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph.

    Attributes:
        text: Its text; of the record where the paragraph's style says so.
        ours: Whether it is a remark of ours among the words of a record.
        note: The text of a footnote; such a stretch has no text of its own.
        source: What the footnote is on.
    """

    text: str
    ours: bool = False
    note: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of what is handed over.

    Attributes:
        style: What it is.
        runs: Its stretches, in order.
        language: ISO 639-1 code of a record's words, where it is known, and of a translation.
    """

    style: Style
    runs: tuple[Run, ...]
    language: str = ""


def lay_out(exchanges: Exchanges, records: Records, on: date | None = None) -> list[Block]:
    """Return everything that is handed over, in order.

    Args:
        exchanges: Questions with their answers.
        records: What is known of the records cited, by id.
        on: The date to give as that of the export; by default today's (UTC).
    """
    blocks = [_block(Style.TITLE, "On the Record")]
    for query, answer in exchanges:
        blocks += _exchange(query, answer, records)
    blocks.append(_block(Style.END, "Notes"))
    blocks += [_block(Style.ITEM, one) for one in cautions(exchanges, records)]
    blocks.append(
        _block(
            Style.ITEM,
            f"{_words_are(exchanges)} Where a paragraph number is said to be counted, compare it "
            "with the published record before citing it.",
        )
    )
    used = versions(exchanges, records)
    if used:
        blocks.append(_block(Style.END, "Record versions used"))
        blocks += [_block(Style.ITEM, one) for one in used]
    exported = (on or datetime.now(UTC).date()).isoformat()
    blocks.append(_block(Style.ASIDE, f"Exported from On the Record on {exported} (UTC)."))
    return blocks


def _words_are(exchanges: Exchanges) -> str:
    """Tell whose words the statements are."""
    every = [one for _, answer in exchanges for one in answer.statements]
    if any(one.by_model for one in every):
        said = (
            f"A statement marked “{BY_MODEL}” is not the record's text: quote the words that "
            "stand below it instead, which are unchanged, under the speaker whom the record names."
        )
        if any(one.translation for one in every):
            said += (
                " A translation was not checked against the record: rely on the statement right "
                "below it."
            )
        return said
    return (
        "Each statement is the text of the record, unchanged, under the speaker whom the record "
        "names."
    )


def _exchange(query: Query, answer: Answer, records: Records) -> Iterator[Block]:
    yield _block(Style.QUESTION, query.question)
    yield _block(Style.ASIDE, f"Understood as: {answer.understood}.")
    # What is told of the collection needs no search, and a ledger says itself where it was looked.
    if answer.looked_at or answer.abstained:
        searched = f"{answer.extent}" if answer.looked_at else "nothing"
        yield _block(Style.ASIDE, f"Searched: {searched}.")
    for notice in answer.notices:
        yield _block(Style.PLAIN, f"Note: {notice}")
    if answer.reason is Reason.NOT_DONE:
        yield _block(Style.PLAIN, answer.message)
        return
    if answer.abstained:
        yield _block(Style.PLAIN, "No answer: the records loaded do not show one.")
        yield _block(Style.PLAIN, f"Reason: {answer.message}")
        if answer.nearest:
            yield _block(Style.PLAIN, "The nearest passages, not found to answer the question:")
        for hit in answer.nearest:
            yield _speaker(hit)
            yield _words([Run(hit.text), *_notes([hit], records)], [hit], records)
        return
    if answer.message:  # Told of the collection itself.
        yield from (_block(Style.PLAIN, told) for told in answer.message.splitlines())
        return
    if not answer.statements:
        yield _block(
            Style.PLAIN,
            "There is no answer here: it was stopped before anything was found. That says nothing "
            "about what the records hold.",
        )
        return
    by_number = {citation.number: citation for citation in answer.citations}
    if answer.report:
        yield from _about_model(answer.report)
    if not any(one.by_model for one in answer.statements):
        yield _block(Style.PLAIN, "The record reports:")
    for group, members in groupby(answer.statements, lambda one: one.group):
        if group:
            yield _block(Style.HEADING, group)
        before: Source | None = None
        for (numbers, by_model), statements in groupby(
            members, lambda one: (one.citations, one.by_model)
        ):
            sources = [by_number[number] for number in numbers if number in by_number]
            if by_model:
                yield from _written(statements, sources, records)
                continue
            gap: list[Run] = []
            if sources:
                yield _speaker(sources[0])
                gap = [Run(f"{GAP} ", ours=True)] if leaves_out(before, sources[0]) else []
                before = sources[0]
            runs = [*gap, *_sentences(statements), *_notes(sources, records)]
            yield _words(runs, sources, records)


def _about_model(report: Report) -> Iterator[Block]:
    """Tell which model took part, and what of its sentences is left out; not in its words."""
    yield _block(Style.ASIDE, f"Language model: {report.took}.")
    for why, members in groupby(sorted(report.refused, key=_fault), _fault):
        count = len(list(members))
        said = f"{amount_of(count, 'sentence')} of the model {why[0]}: {why[1]}."
        yield _block(Style.ASIDE, said)


def _fault(refused: Refused) -> tuple[str, str]:
    return refused.outcome, refused.why.rstrip(".")


def _written(
    statements: Iterable[Statement], sources: Sequence[Citation], records: Records
) -> Iterator[Block]:
    """Yield statements by a language model, marked, and beside them the words they rest on."""
    mark = Run(f" ({BY_MODEL})", ours=True)
    for translated, members in groupby(statements, lambda one: bool(one.translation)):
        # A translation has its own sentence right below it, not several together.
        for block in ([one] for one in members) if translated else [[*members]]:
            if translated:
                told = Run(block[0].translation), Run(f" ({TRANSLATED})", ours=True)
                yield Block(Style.TRANSLATED, told, block[0].translation_language)
            written = [*_sentences(block), mark, *_notes(sources, records)]
            yield Block(Style.WRITTEN, tuple(written))
    for source in sources:
        yield _speaker(source)
        yield _words([Run(source.text), *_notes([source], records)], [source], records)


def _sentences(statements: Iterable[Statement]) -> Iterator[Run]:
    """Yield sentences that rest on the same words; what others are said to have said is marked."""
    for place, statement in enumerate(statements):
        if place:
            yield Run(" ")
        yield Run(statement.text)
        if said := VOICES.get(statement.voice):
            yield Run(f" ({said})", ours=True)


def _notes(sources: Iterable[Source], records: Records) -> Iterator[Run]:
    for source in sources:
        yield Run("", source=source, note=footnote(source, records.get(source.record_id)))


def _speaker(source: Source) -> Block:
    return _block(Style.SPEAKER, f"{source.who} · {source.place}")


def _words(runs: Iterable[Run], sources: Sequence[Source], records: Records) -> Block:
    record = records.get(sources[0].record_id) if sources else None
    return Block(Style.RECORD, tuple(runs), record.metadata.language if record else "")


def _block(style: Style, text: str) -> Block:
    return Block(style, (Run(text),))
