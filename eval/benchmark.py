"""A benchmark: documents, and questions with the exact characters that answer them.

The shipped one, :func:`sample_benchmark`, is ours: 179 questions on the sample record. How it was
made and labelled, so that a second person would label alike, is written in docs/benchmark.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from index.errors import FileError
from index.parsing import parse
from index.readers import read_document


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of a document, end excluded."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EvalDocument:
    """A document as every system gets it.

    Attributes:
        id: Its name in the benchmark.
        text: Its text, a line a paragraph.
        sides: Who speaks where, as (start, end, side); empty where that is not known.
    """

    id: str
    text: str
    sides: tuple[tuple[int, int, str], ...] = ()

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


def sample_benchmark(split: str = "test") -> Benchmark:
    """Return the shipped benchmark on the sample record.

    Args:
        split: "development", to tune on, or "test", to report on.

    Raises:
        FileError: If a gold text is not what the record has at its place; names file and line.
    """
    folder = Path(str(resources.files("index"))) / "data/sample"
    record = parse(read_document(folder / "kazakhstan-first-meeting.txt"))
    sides = tuple(
        (paragraph.start, paragraph.end, str(record.speaker_of(paragraph).side))
        for paragraph in record.paragraphs
        if paragraph.turn is not None
    )
    document = EvalDocument("kazakhstan-first-meeting", record.text, sides)
    path = Path(str(resources.files("eval"))) / "data/sample_topics.jsonl"
    topics = read_topics(path, [document])
    chosen = tuple(topic for topic, row in topics if row.get("split") == split)
    return Benchmark(f"sample-{split}", (document,), chosen)


def read_topics(
    path: Path, documents: Sequence[EvalDocument]
) -> list[tuple[Topic, dict[str, object]]]:
    """Read questions as JSON Lines, with whatever else their rows hold.

    A row has ``question`` and, as far as known, ``id``, ``kind``, ``side``, ``before`` (earlier
    questions), ``document``, and ``gold``: a list of {"text"} with, optionally, "document",
    "start" and "end". Without offsets the text must occur exactly once.

    Raises:
        FileError: If a row cannot be read or its gold is not in the text; names file and line.
    """
    by_id = {document.id: document for document in documents}
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        place = f"{path}:{number}"
        try:
            row = json.loads(line)
            question = str(row["question"])
        except (ValueError, KeyError, TypeError) as error:
            raise FileError(place, f"not a question in JSON: {error}. See the README.") from error
        gold = tuple(_gold_span(place, item, row, by_id) for item in row.get("gold", []))
        topic = Topic(
            str(row.get("id", number)),
            str(row.get("kind", "question")),
            question,
            gold,
            row.get("side"),
            tuple(row.get("before", ())),
            row.get("document"),
        )
        found.append((topic, row))
    return found


def _gold_span(
    place: str, item: dict[str, object], row: dict[str, object], by_id: dict[str, EvalDocument]
) -> Span:
    text = str(item.get("text", ""))
    name = str(item.get("document") or row.get("document") or next(iter(by_id), ""))
    document = by_id.get(name)
    if document is None:
        raise FileError(place, f"there is no document {name!r}. There are: {', '.join(by_id)}.")
    start = item.get("start")
    if not isinstance(start, int):
        start = document.text.find(text)
        if not text or start < 0 or document.text.find(text, start + 1) >= 0:
            raise FileError(
                place, f"the gold {text[:60]!r} does not occur exactly once in {name}. Add offsets."
            )
    if document.text[start : start + len(text)] != text or not text:
        raise FileError(
            place,
            f"the gold is not in {name} at {start}: there stands "
            f"{document.text[start : start + 60]!r}. Correct the offsets or the text.",
        )
    return Span(name, start, start + len(text))


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
