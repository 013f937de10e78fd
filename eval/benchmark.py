"""A benchmark: documents, and questions with the exact characters that answer them.

Those that can be loaded are in :mod:`eval.datasets`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.errors import FileError


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of a document, end excluded."""

    document: str
    start: int
    end: int

    def shares_half_with(self, other: Span) -> bool:
        """Tell whether they share at least half of the characters of the shorter one."""
        shared = min(self.end, other.end) - max(self.start, other.start)
        shorter = min(self.end - self.start, other.end - other.start)
        return self.document == other.document and 2 * shared >= shorter


@dataclass(frozen=True, slots=True)
class EvalDocument:
    """A document as every system gets it.

    Attributes:
        id: Its name in the benchmark.
        text: Its text, a line a paragraph.
        sides: On which side who speaks where, as (start, end, side); empty where not known.
        speakers: Who speaks where, as (start, end, name); empty where that is not known.
    """

    id: str
    text: str
    sides: tuple[tuple[int, int, str], ...] = ()
    speakers: tuple[tuple[int, int, str], ...] = ()

    def paragraphs(self) -> list[Span]:
        """Return the lines that hold more than blanks."""
        spans, at = [], 0
        for line in self.text.split("\n"):
            if line.strip():
                spans.append(Span(self.id, at, at + len(line)))
            at += len(line) + 1
        return spans


@dataclass(frozen=True, slots=True)
class Topic:
    """A question with its gold.

    Attributes:
        id: Unique in the benchmark.
        kind: "fact", "list", "absent", ...; measures are also given by kind.
        question: As asked.
        gold: What answers it; empty where silence is right.
        side: Whose words are asked for, or None for anybody's.
        before: Earlier questions of the same conversation.
        document: The one document asked about, or None for all.
    """

    id: str
    kind: str
    question: str
    gold: tuple[Span, ...]
    side: str | None = None
    before: tuple[str, ...] = ()
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Documents and topics under a name."""

    name: str
    documents: tuple[EvalDocument, ...]
    topics: tuple[Topic, ...]

    def __post_init__(self) -> None:
        if not self.documents or not self.topics:
            raise FileError(self.name, "it holds no documents or no questions. Check the files.")
        lengths = {document.id: len(document.text) for document in self.documents}
        seen: set[str] = set()
        for topic in self.topics:
            if topic.id in seen:
                raise FileError(self.name, f"two questions have the id {topic.id!r}. Rename one.")
            seen.add(topic.id)
            for span in topic.gold:
                if not 0 <= span.start < span.end <= lengths.get(span.document, -1):
                    raise FileError(
                        self.name, f"the gold of {topic.id!r} lies outside of {span.document!r}."
                    )

    def groups(self) -> Iterator[tuple[tuple[EvalDocument, ...], list[Topic]]]:
        """Yield the documents to index together with the topics to be asked of them."""
        free = [topic for topic in self.topics if topic.document is None]
        if free:
            yield self.documents, free
        for document in self.documents:
            bound = [topic for topic in self.topics if topic.document == document.id]
            if bound:
                yield (document,), bound


def merge(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order of document and place, overlapping ones as one."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.document, one.start, one.end)):
        last = merged[-1] if merged else None
        if last and last.document == span.document and span.start <= last.end:
            merged[-1] = Span(last.document, last.start, max(last.end, span.end))
        else:
            merged.append(span)
    return merged
