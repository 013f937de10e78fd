"""This project under test: its retrieval alone, or its whole answers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from assistant import Answer, Assistant
from assistant.evidence.gathered import Gathered
from assistant.retrieving.exchanges import Talk
from eval.benchmark import Benchmark, EvalDocument, Span, Topic
from eval.systems import DEPTH, Response
from eval.systems.alignment import align
from eval.systems.origin import digest_of_package, origin
from index.embedding.embedder import Embedder
from index.settings import Settings
from index.store import Store

_SETTINGS = ("passage_tokens", "late_interaction", "cross_encoder")
_MODEL_SETTINGS = ("model", "model_task", "model_provider", "model_context")
"""Answers change with these, the latter where a language model takes part: not with where it is
served, what it may cost or how long it is waited for."""
_MODEL_LIBRARIES = (
    "llama-index-core",
    "llama-index-llms-anthropic",
    "llama-index-llms-openai-like",
)


class OnTheRecord:
    """This project: its retrieval alone, or its whole answers.

    Args:
        embedder: The embedding model, shared by all systems.
        answers: Whether to give the citations of answers, or the ranking.
        late_interaction: Whether paragraphs are matched word by word; None as set.
        cross_encoder: Whether they are read together with the question; None as set.
        settings: By default those of the environment, without a language model: answers are in the
            record's own words, whatever model is set up.
    """

    def __init__(
        self,
        embedder: Embedder,
        *,
        answers: bool,
        late_interaction: bool | None = None,
        cross_encoder: bool | None = None,
        settings: Settings | None = None,
    ) -> None:
        self.answers = answers
        self._settings = settings or Settings(model="")
        asked = {"late_interaction": late_interaction, "cross_encoder": cross_encoder}
        changes = {name: value for name, value in asked.items() if value is not None}
        self._settings = self._settings.model_copy(update=changes)
        tokens = self._settings.passage_tokens
        self.fingerprint = f"on-the-record {digest_of_package('index')} {embedder.name} {tokens}"
        names = _SETTINGS + (_MODEL_SETTINGS if self._settings.model else ())
        self.origin = origin(
            type(self),
            embedder,
            packages=("index", "assistant"),
            libraries=_MODEL_LIBRARIES if self._settings.model else (),
            settings={name: getattr(self._settings, name) for name in names},
        )
        self._embedder = embedder
        self._assistant: Assistant | None = None
        self._maps: dict[str, tuple[str, list[int]]] = {}

    def prepare(self, benchmark: Benchmark) -> None:
        """Do nothing: what is asked is not known beforehand."""

    def index(self, documents: Sequence[EvalDocument], folder: Path) -> int:
        """Add the documents, as files, to a new store."""
        paths = []
        for number, document in enumerate(documents):
            paths.append(folder / f"{number}.txt")
            paths[-1].write_text(document.text, encoding="utf-8")
        with Store(folder / "store", self._embedder, write=True, settings=self._settings) as store:
            outcomes = list(store.add(paths))
        records: dict[str, str] = {}
        for outcome, document in zip(outcomes, documents, strict=True):
            if outcome.record_id:  # A document with the same text as an earlier one is that one.
                records.setdefault(outcome.record_id, document.id)
        (folder / "records.json").write_text(json.dumps(records), encoding="utf-8")
        return sum(outcome.passages for outcome in outcomes)

    def open(self, documents: Sequence[EvalDocument], folder: Path) -> None:
        """Open the store and find where its records lie in the documents."""
        self._assistant = Assistant.open(
            folder / "store", embedder=self._embedder, settings=self._settings
        )
        texts = {document.id: document.text for document in documents}
        records = json.loads((folder / "records.json").read_text(encoding="utf-8"))
        self._maps = {
            record: (name, align(self._assistant.record(record).text, texts[name]))
            for record, name in records.items()
        }

    def gather(self, topic: Topic) -> tuple[Gathered, list[Span]]:
        """Return what the product looks at for a question, and where its sentences lie."""
        assert self._assistant is not None  # noqa: S101
        conversation = self._assistant.conversation()
        for question in topic.before:
            conversation.ask(question)
        gathered = self._assistant.gather(conversation.understand(topic.question))
        return gathered, [
            self._span(one.passage.record_id, start, end)
            for one in gathered.paragraphs
            for start, end, _ in one.sentences
        ]

    def talk(self, topic: Topic) -> tuple[Talk, list[Span]]:
        """Return what stretches of transcripts are ranked by, and where their passages lie."""
        assert self._assistant is not None  # noqa: S101
        talk = self._assistant.gather_talk(self._assistant.read(topic.question))
        return talk, [self._span(one.record_id, one.start, one.end) for one in talk.passages]

    def respond(self, topic: Topic) -> Response:
        """Ask as a user would, in a conversation where there were questions before."""
        assert self._assistant is not None  # noqa: S101
        if not self.answers:
            hits = self._assistant.search(topic.question, DEPTH)
            return Response(
                tuple(self._span(hit.record_id, hit.start, hit.end) for hit in hits),
                tuple(str(hit.side) for hit in hits),
                speakers=tuple(hit.speaker for hit in hits),
            )
        conversation = self._assistant.conversation()
        for question in topic.before:
            conversation.ask(question)
        return self._response(conversation.ask(topic.question))

    def close(self) -> None:
        """Let go of the store."""
        if self._assistant is not None:
            self._assistant.close()
        self._assistant = None

    def _response(self, answer: Answer) -> Response:
        cited = answer.citations
        return Response(
            tuple(self._span(one.record_id, one.start, one.end) for one in cited),
            tuple(str(one.side) for one in cited),
            answer.abstained,
            answer.support,
            tuple(one.speaker for one in cited),
            tuple(
                (statement.text, tuple(number - 1 for number in statement.citations))
                for statement in answer.statements
            ),
            tuple(cited),
            tuple(statement.by_model for statement in answer.statements) if answer.report else (),
            report=answer.report,
        )

    def _span(self, record_id: str, start: int, end: int) -> Span:
        document, places = self._maps[record_id]
        return Span(document, places[start], places[end - 1] + 1)
