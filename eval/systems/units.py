"""Our paragraphs and passages as units for other systems to rank, with their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.benchmark import EvalDocument, Span
from eval.systems.alignment import align
from index.chunking.passages import split_passages
from index.parsing.parser import parse
from index.records import Document as RecordDocument
from index.records import DocumentParagraph, Record
from index.settings import Settings


@dataclass(frozen=True, slots=True)
class Unit:
    """What is ranked as a whole: the words of the record, and where they lie in the document."""

    text: str
    span: Span


def paragraph_units(document: EvalDocument) -> list[Unit]:
    """Return our paragraphs of speech: what the records say, without leftovers.

    A document in which nobody is announced has no speech; there, every paragraph is one.
    """
    record = _parse_lines(document)
    spoken = [one for one in record.paragraphs if one.turn is not None]
    return _units(document, record, [(one.start, one.end) for one in spoken or record.paragraphs])


def passage_units(document: EvalDocument) -> list[Unit]:
    """Return our passages, the units that our own retrieval ranks."""
    record = _parse_lines(document)
    passages = split_passages(record, Settings().passage_tokens)
    return _units(document, record, [(one.start, one.end) for one in passages])


def _parse_lines(document: EvalDocument) -> Record:
    lines = tuple(DocumentParagraph(line) for line in document.text.split("\n") if line.strip())
    return parse(RecordDocument(document.id, "", lines))


def _units(document: EvalDocument, record: Record, chosen: Sequence[tuple[int, int]]) -> list[Unit]:
    places = align(record.text, document.text)
    return [
        Unit(record.text[start:end], Span(document.id, places[start], places[end - 1] + 1))
        for start, end in chosen
    ]
