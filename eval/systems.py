"""Systems under test, behind one protocol: ours. The baselines are in eval/baselines.py."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from assistant import Assistant
from eval.benchmark import EvalDocument, Span, Topic
from index.embedding import Embedder
from index.settings import Settings
from index.store import Store

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
    """

    spans: tuple[Span, ...]
    sides: tuple[str, ...] = ()
    abstained: bool = False
    support: float | None = None


class System(Protocol):
    """A system under test."""

    name: str
    answers: bool
    """Whether it answers and abstains, or only ranks."""

    def index(self, documents: Sequence[EvalDocument]) -> None:
        """Take documents in, in place of all earlier ones."""
        ...

    def respond(self, topic: Topic) -> Response:
        """Give what the system has for a question."""
        ...

    def close(self) -> None:
        """Let go of files and memory."""
        ...


class OnTheRecord:
    """This project: its retrieval alone, or its whole answers.

    Args:
        embedder: The embedding model, shared by all systems.
        answers: Whether to give the citations of answers, or the ranking.
    """

    def __init__(self, embedder: Embedder, *, answers: bool) -> None:
        self.name = "on-the-record answers" if answers else "on-the-record retrieval"
        self.answers = answers
        self._embedder = embedder
        self._folder: Path | None = None
        self._maps: dict[str, tuple[str, list[int]]] = {}

    def index(self, documents: Sequence[EvalDocument]) -> None:
        """Add the documents, as files, to a new store."""
        self.close()
        self._folder = Path(tempfile.mkdtemp())
        paths = []
        for number, document in enumerate(documents):
            paths.append(self._folder / f"{number}.txt")
            paths[-1].write_text(document.text, encoding="utf-8")
        with Store(self._folder / "store", self._embedder, write=True) as store:
            outcomes = list(store.add(paths, Settings().passage_tokens))
        self._assistant = Assistant.open(self._folder / "store", embedder=self._embedder)
        self._maps = {}
        for outcome, document in zip(outcomes, documents, strict=True):
            if outcome.record_id:
                text = self._assistant.record(outcome.record_id).text
                self._maps[outcome.record_id] = document.id, align(text, document.text)

    def respond(self, topic: Topic) -> Response:
        """Ask as a user would, in a conversation where there were questions before."""
        if not self.answers:
            query = self._assistant.read(topic.question)
            hits = self._assistant.retrieve(query, DEPTH)
            return Response(
                tuple(self._span(hit.record_id, hit.start, hit.end) for hit in hits),
                tuple(str(hit.side) for hit in hits),
            )
        conversation = self._assistant.conversation()
        for question in topic.before:
            conversation.ask(question)
        answer = conversation.ask(topic.question)
        cited = answer.citations
        return Response(
            tuple(self._span(one.record_id, one.start, one.end) for one in cited),
            tuple(str(one.side) for one in cited),
            answer.abstained,
            answer.support,
        )

    def close(self) -> None:
        """Delete the store."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _span(self, record_id: str, start: int, end: int) -> Span:
        document, places = self._maps[record_id]
        return Span(document, places[start], places[end - 1] + 1)


def align(text: str, original: str) -> list[int]:
    """Return for each character of a text its place in the original it was read from.

    The two may differ in blanks alone.

    Raises:
        ValueError: If they differ in anything else.
    """
    places, at = [], 0
    for character in text:
        if character.isspace():
            places.append(min(at, len(original) - 1))
            continue
        while at < len(original) and original[at].isspace():
            at += 1
        if at >= len(original) or original[at] != character:
            raise ValueError(f"the text differs from its original at {at}")
        places.append(at)
        at += 1
    return places
