"""Systems under test, behind one protocol: ours, and what people would use instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from assistant.answers import Report
from assistant.sources import Citation
from eval.benchmark import Benchmark, EvalDocument, Span, Topic

DEPTH = 50
"""Spans asked of every ranking."""


@dataclass(frozen=True, slots=True)
class Response:
    """What a system gave for a topic.

    Attributes:
        spans: What it retrieved, best first, or cited, in its own order.
        sides: Side each span is ascribed to, where the system says; else empty.
        abstained: Whether it declined to answer; always False for mere retrieval.
        support: How sure it is that there is an answer, in any unit; None where it does not say.
        speakers: Speaker each span is ascribed to, where the system says; else empty.
        statements: Sentences of its answer, each with the positions in ``spans`` it rests on.
        citations: Each span as a place in a record, where the system cites it so; else empty.
        by_model: Whether a language model wrote each statement; empty where none takes part.
        withdrawn: What a language model wrote and was found borne out, each with what it cites, in
            an answer that in the end was given in the record's own words.
        report: How a language model took part; None where none did.
    """

    spans: tuple[Span, ...]
    sides: tuple[str, ...] = ()
    abstained: bool = False
    support: float | None = None
    speakers: tuple[str, ...] = ()
    statements: tuple[tuple[str, tuple[int, ...]], ...] = ()
    citations: tuple[Citation, ...] = ()
    by_model: tuple[bool, ...] = ()
    withdrawn: tuple[tuple[str, tuple[Citation, ...]], ...] = ()
    report: Report | None = None


class System(Protocol):
    """A system under test.

    Attributes:
        answers: Whether it answers and abstains, or only ranks.
        fingerprint: What its index depends on besides the documents (settings, code, versions): a
            kept index is taken up by any system of the same.
        origin: All that its answers come from, by part, see :func:`eval.systems.origin.origin`:
            a run is taken up by a system of the same.
    """

    answers: bool
    fingerprint: str
    origin: Mapping[str, str]

    def prepare(self, benchmark: Benchmark) -> None:
        """Get to know the whole benchmark, once, before any of its documents are indexed.

        Only what is made of topics and documents beforehand (a run from elsewhere) needs it.
        """
        ...

    def index(self, documents: Sequence[EvalDocument], folder: Path) -> int:
        """Index documents into an empty folder; return the number of units (passages, chunks)."""
        ...

    def open(self, documents: Sequence[EvalDocument], folder: Path) -> None:
        """Make ready to respond from a folder that :meth:`index` finished."""
        ...

    def respond(self, topic: Topic) -> Response:
        """Give what the system has for a question."""
        ...

    def close(self) -> None:
        """Let go of files and memory; the folder stays."""
        ...
