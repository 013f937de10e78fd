"""Assistant: the one place where everything is wired together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from assistant.abstention import abstain
from assistant.answers import Answer, Reason, SearchHit, source_fields
from assistant.conversation import Conversation
from assistant.errors import QuestionError
from assistant.evidence import EvidenceFinder, EvidenceParagraph, load_model
from assistant.extractive import compose, render
from assistant.questions import Query, QuestionReader
from index.catalog import RecordSummary
from index.embedding import Embedder, SentenceTransformerEmbedder
from index.errors import StoreDamagedError
from index.filters import Filters
from index.full_text import stems_of
from index.records import Record, Side
from index.search import Hit, Searcher
from index.settings import Settings
from index.states import state_name, state_of
from index.store import Store

_CANDIDATES = 60
"""Passages whose paragraphs are weighed sentence by sentence."""
_NEAREST = 3


class Assistant:
    """Answers questions from the records of one store.

    Open one with :meth:`open`. Safe to use from several threads.
    """

    def __init__(self, store: Store, embedder: Embedder) -> None:
        self._store = store
        self._embedder = embedder
        self._model = load_model()
        self._reader: tuple[int, QuestionReader] | None = None

    @classmethod
    def open(
        cls,
        store: str | Path | None = None,
        *,
        settings: Settings | None = None,
        embedder: Embedder | None = None,
    ) -> Assistant:
        """Open an existing store.

        Args:
            store: Folder of the store; by default the one of the settings.
            settings: By default those of the environment and ``.env``.
            embedder: The model the store was made with; by default the one of the settings.

        Raises:
            StoreError: If there is no store, or it cannot be used; the message says why and
                what to do.
        """
        settings = settings or Settings()
        embedder = embedder or SentenceTransformerEmbedder(settings.embedding_model)
        return cls(Store(Path(store or settings.store), embedder), embedder)

    # Asking ----------------------------------------------------------------------------------

    def ask(self, question: str) -> Answer:
        """Answer a question from the records, every statement cited, or abstain.

        Raises:
            QuestionError: If the question is empty or far too long.
        """
        return self.respond(self.read(question))

    def read(self, question: str) -> Query:
        """Read a question without answering it.

        Raises:
            QuestionError: If the question is empty or far too long.
        """
        return self._question_reader().read(question)

    def conversation(self) -> Conversation:
        """Begin a conversation, in which questions may lean on the ones before."""
        return Conversation(self.read, self.respond)

    def respond(self, query: Query) -> Answer:
        """Answer a question that was read."""
        refusal = self._refuse(query)
        if refusal:
            return refusal
        looked_at = self._store.full_text.count_paragraphs(query.filters)
        hits = self._searcher.search(query.topic, _CANDIDATES, query.filters)
        paragraphs = self._weigh(query, hits)
        statements, citations = compose(paragraphs)
        support = _best_support(paragraphs)
        if not statements:
            return self._silence(query, hits, looked_at, support)
        return Answer(
            question=query.question,
            understood=query.describe(),
            text=render(statements, citations),
            statements=statements,
            citations=citations,
            support=support,
            looked_at=looked_at,
            notices=self.notices,
        )

    def _refuse(self, query: Query) -> Answer | None:
        """Return a non-answer where the question cannot be answered whatever is found."""
        if not self._store.catalog.files():
            return abstain(query, Reason.NO_RECORDS)
        if query.unknown_state:
            loaded = sorted(map(state_name, self._store.catalog.considered_states()))
            return abstain(query, Reason.STATE_NOT_LOADED, loaded=loaded)
        if query.unknown_speaker:
            loaded = sorted({speaker.name for _, speaker in self._store.catalog.speakers()})
            return abstain(query, Reason.SPEAKER_NOT_LOADED, loaded=loaded)
        if not query.topic:
            return abstain(query, Reason.TOPIC_MISSING)
        return None

    def _silence(self, query: Query, hits: Sequence[Hit], looked_at: int, support: float) -> Answer:
        """Abstain, telling whether others speak to the subject."""
        reason = Reason.NOT_FOUND
        if query.filters.sides or query.filters.speakers:
            records = Filters(records=query.filters.records)
            others = self._searcher.search(query.topic, _CANDIDATES, records)
            if compose(self._weigh(query, others))[0]:
                reason, hits = Reason.SPEAKER_SILENT, others
        nearest = [_search_hit(hit) for hit in hits[:_NEAREST]]
        return abstain(
            query,
            reason,
            nearest=nearest,
            support=support,
            looked_at=looked_at,
            notices=self.notices,
        )

    def _weigh(self, query: Query, hits: Sequence[Hit]) -> list[EvidenceParagraph]:
        return self._finder.weigh(query.topic, query.terms, hits)

    # Looking ---------------------------------------------------------------------------------

    def search(
        self,
        query: str,
        k: int = 10,
        *,
        records: Sequence[str] = (),
        side: Side | str | None = None,
        states: Sequence[str] = (),
        speakers: Sequence[str] = (),
        date_from: str = "",
        date_to: str = "",
    ) -> list[SearchHit]:
        """Rank passages for a query; see :class:`~index.filters.Filters` for the conditions.

        Args:
            query: Words or a sentence.
            k: How many hits at the most.
            records: Ids of records.
            side: "state", "committee" or "other".
            states: States by ISO code or name.
            speakers: Names, with or without title.
            date_from: Earliest date of the meeting, ISO 8601.
            date_to: Latest date of the meeting, ISO 8601.

        Raises:
            QuestionError: If a side or a State is not known.
        """
        try:
            sides = (Side(side),) if side else ()
        except ValueError as error:
            known = ", ".join(Side)
            raise QuestionError(f"{side!r} is no side. Sides are: {known}.") from error
        filters = Filters(
            tuple(records),
            sides,
            tuple(_state_code(state) for state in states),
            tuple(speakers),
            date_from,
            date_to,
        )
        return [_search_hit(hit) for hit in self._searcher.search(query, k, filters)]

    def retrieve(self, query: Query, k: int = 10) -> list[SearchHit]:
        """Rank passages for a question that was read, of those whose words are asked for."""
        hits = self._searcher.search(query.topic or query.question, k, query.filters)
        return [_search_hit(hit) for hit in hits]

    def records(self) -> list[RecordSummary]:
        """Return what is loaded, by date and symbol."""
        return self._store.catalog.records()

    def record(self, record_id: str) -> Record:
        """Return one record whole.

        Raises:
            UnknownRecordError: If it is not loaded.
        """
        return self._store.catalog.record(record_id)

    @property
    def revision(self) -> int:
        """A number that changes whenever records are added or removed."""
        return self._store.catalog.revision()

    @property
    def notices(self) -> tuple[str, ...]:
        """What a reader should know of the state of the store; empty when all is well."""
        return self._search_and_notices[1]

    def warm_up(self) -> None:
        """Load the embedding model now rather than at the first question."""
        self._embedder.embed(["ready"])

    # Wiring ----------------------------------------------------------------------------------

    @property
    def _searcher(self) -> Searcher:
        return self._search_and_notices[0]

    @cached_property
    def _search_and_notices(self) -> tuple[Searcher, tuple[str, ...]]:
        """The search, by words alone where the vectors cannot be used."""
        try:
            searcher = self._store.searcher
            vectors, expected = self._store.vectors.count(), self._store.catalog.embedded()
            if vectors >= expected:
                return searcher, ()
            return searcher, (
                f"{expected - vectors} of {expected} passages have no vector and are found by "
                "their words alone. Make the vectors again: ontherecord check --rebuild",
            )
        except StoreDamagedError as error:
            notice = f"Searching by words alone, not by meaning. {error}"
            return Searcher(self._store.full_text, None, self._embedder), (notice,)

    @cached_property
    def _finder(self) -> EvidenceFinder:
        return EvidenceFinder(
            self._store.catalog, self._store.full_text, self._embedder, self._model
        )

    def _question_reader(self) -> QuestionReader:
        revision = self.revision
        if self._reader is None or self._reader[0] != revision:
            catalog = self._store.catalog
            reader = QuestionReader(
                catalog.speakers(), catalog.considered_states(), self._mentioned
            )
            self._reader = (revision, reader)
        return self._reader[1]

    def _mentioned(self, name: str) -> bool:
        stems = stems_of(name)
        found, _ = self._store.full_text.document_frequencies(stems)
        return bool(stems) and all(found.get(item) for item in stems)


def _best_support(paragraphs: Sequence[EvidenceParagraph]) -> float:
    return max((s.support for one in paragraphs for s in one.sentences), default=0.0)


def _search_hit(hit: Hit) -> SearchHit:
    return SearchHit(**source_fields(hit.passage), rank=hit.rank, score=hit.score)


def _state_code(state: str) -> str:
    code = state if len(state) == 3 and state_name(state) != state else state_of(state)
    if code is None:
        raise QuestionError(f"{state!r} is no State's name or ISO 3166 alpha-3 code.")
    return code
