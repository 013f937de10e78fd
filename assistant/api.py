"""Assistant: the one place where everything is wired together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.answerer import Answerer, Found
from assistant.answering.refusing import refuse
from assistant.answering.weighing import Weigher
from assistant.answers import Answer, Draft
from assistant.conversation import Conversation
from assistant.evidence import EvidenceFinder
from assistant.evidence.fact_given import load_grammar, wanted_fact
from assistant.evidence.gathered import Gathered
from assistant.loaded_ledgers import LoadedLedgers
from assistant.model_parts import NO_MODEL, ModelParts, open_parts
from assistant.query import Query
from assistant.query.limits import ANY, Limits, one_or_more, read_changes, read_limits
from assistant.questions.store_reader import StoreReader
from assistant.retrieving.exchanges import Talk
from assistant.retrieving.retriever import Retriever
from assistant.sources import SearchHit, search_hit
from index.embedding.embedder import Embedder, SentenceTransformerEmbedder, TransformerEmbedder
from index.embedding.token_vectors import TokenReader
from index.records import Side
from index.settings import Settings
from index.store import Store

if TYPE_CHECKING:
    from assistant.generating.models import Model
    from assistant.generating.opening import LlamaIndexModel


class Assistant(LoadedLedgers):
    """Answers questions from the records of one store.

    Open one with :meth:`open`. Safe to use from several threads, each conversation by one at a
    time. Use it as a context manager, or call :meth:`close`, where a program opens more than one.

    Args:
        store: The store, open.
        embedder: The model its vectors were made with.
        token_reader: Reads words in their places, for matching word by word; None without that.
        model: What a language model does; nothing by default.
        cross_encoder: Whether paragraphs are read together with the question, too.
    """

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        token_reader: TokenReader | None = None,
        model: ModelParts = NO_MODEL,
        *,
        cross_encoder: bool = False,
    ) -> None:
        super().__init__(store, embedder, model)
        self._embedder = embedder
        self._token_reader = token_reader
        self._reader = StoreReader(store)
        self._finder = EvidenceFinder(
            store.catalog,
            store.full_text,
            embedder,
            token_reader,
            cross_encoder=cross_encoder,
            transcripts=self._reader.transcripts,
        )
        weighs = self._finder if token_reader is not None else None
        self._retriever = Retriever(store, embedder, self._reader, weighs)
        self._weigher = Weigher(store, self._finder, self._retriever.talk, self._reader.transcripts)
        self._answerer = Answerer(
            store, self._reader, self._weigher, self._ledgers, lambda: self.notices
        )

    @classmethod
    def open(
        cls,
        store: str | Path | None = None,
        *,
        settings: Settings | None = None,
        embedder: Embedder | None = None,
        model: Model | LlamaIndexModel | None = None,
    ) -> Assistant:
        """Open an existing store.

        Args:
            store: Folder of the store; by default the one of the settings.
            settings: By default those of the environment and ``.env``.
            embedder: The model the store was made with; by default the one of the settings.
            model: The language model that writes answers, as ours or as LlamaIndex's; by default
                the one of the settings. Without one, answers are in the record's own words.

        Raises:
            StoreError: If there is no store, or it cannot be used; the message says why and
                what to do. A language model that cannot be used by its settings is no error:
                it is told with each answer, which is in the record's own words.
            SettingsError: If one of the environment or ``.env`` has a value that it cannot have.
        """
        settings = settings or Settings()
        embedder = embedder or SentenceTransformerEmbedder(settings.embedding_model)
        token_reader = None
        if settings.late_interaction and isinstance(embedder, TransformerEmbedder):
            token_reader = TokenReader(embedder)
        opened = Store(store or settings.store, embedder, settings=settings)
        # What is spent is counted in the store that is opened, whatever the settings name.
        here = settings.model_copy(update={"store": opened.folder})
        parts = open_parts(here, embedder, model)
        crosses = settings.cross_encoder
        return cls(opened, embedder, token_reader, parts, cross_encoder=crosses)

    # Asking ----------------------------------------------------------------------------------

    def ask(
        self,
        question: str,
        *,
        records: str | Sequence[str] = (),
        side: Side | str | None = None,
        states: str | Sequence[str] = (),
        speakers: str | Sequence[str] = (),
        date_from: str = "",
        date_to: str = "",
    ) -> Answer:
        """Answer a question from the records, every statement cited, or abstain.

        Args:
            question: As people ask. Whose words are wanted is understood from it; what is given
                besides takes the place of what was understood.
            records: An id or symbol of a record, or several; of each the version that answers is
                looked at.
            side: "state", "committee" or "other".
            states: A State by ISO 3166 alpha-3 code or name, or several.
            speakers: A name, with or without title, or several.
            date_from: Earliest date of the meeting, ISO 8601: "2023", "2023-05" or "2023-05-03".
            date_to: Latest date of the meeting, likewise.

        Raises:
            QuestionError: If the question is empty or far too long, or a side, State or date is
                none.
            UnknownRecordError: If a record is not loaded, or not any more.
        """
        filters = read_limits(self._answering(records), side, states, speakers, date_from, date_to)
        return self.conversation().ask(question, Limits(filters))

    def read(self, question: str) -> Query:
        """Read a question without answering it.

        Raises:
            QuestionError: If the question is empty or far too long.
        """
        return self._reader.read(question)

    def limits(
        self,
        *,
        records: str | Sequence[str] = (),
        sides: str | Sequence[str] = (),
        states: str | Sequence[str] = (),
        speakers: str | Sequence[str] = (),
        date_from: str = "",
        date_to: str = "",
    ) -> Limits:
        """Return conditions of the user's own, to ask a question of a conversation under.

        Takes what :func:`~assistant.query.limits.read_changes` takes; of each record the version
        that answers is looked at.

        Raises:
            QuestionError: If a side, a State or a date is none.
            UnknownRecordError: If a record is not loaded, or not any more.
        """
        if ANY not in one_or_more(records):
            records = self._answering(records)
        return read_changes(records, sides, states, speakers, date_from, date_to)

    def conversation(self) -> Conversation:
        """Begin a conversation, in which questions may lean on the ones before."""
        states_of = self._store.full_text.states_considered
        several, known_by = self._reader.on_several_states, self._reader.known_by
        model = self._parts.model
        if model is None:
            return Conversation(
                self.read, self.respond, states_of=states_of, several=several, known_by=known_by
            )
        from assistant.generating.rewriting import Rewriter

        rewriter = Rewriter(model, self.read, self._reader.language)
        return Conversation(
            self.read, self.respond, self.write, rewriter.rewrite, states_of, several, known_by
        )

    def respond(self, query: Query) -> Answer:
        """Answer a question that was read.

        Raises:
            UnknownRecordError: If it is to be looked for in a record that is not loaded, or not
                any more: that one would pass for silent.
        """
        *_, last = self.write(query)
        return last.answer

    def quote(self, query: Query) -> Answer:
        """Answer a question that was read in the record's own words: no language model is asked.

        Raises:
            UnknownRecordError: As :meth:`respond`.
        """
        return self.find(query).answer

    def find(self, query: Query) -> Found:
        """Answer a question that was read as :meth:`quote` does, and return what that rests on.

        Raises:
            UnknownRecordError: As :meth:`respond`.
        """
        return self._answerer.answer(query)

    def write(self, query: Query) -> Iterator[Draft]:
        """Answer a question that was read, as :meth:`respond` does, while it is written.

        Without a language model, or with nothing to write from, there is one draft only.

        Raises:
            UnknownRecordError: As :meth:`respond`.
        """
        yield from self._parts.write(self.find(query), self._answerer)

    def gather(self, query: Query) -> Gathered:
        """Return what is looked at for a question, before it is weighed: what models are fitted on.

        Empty where the question is refused whatever is found.
        """
        hits = [] if refuse(query, self._store.catalog) else self._weigher.search(query)
        fact = wanted_fact(query)
        return self._finder.gather(query.topic, query.terms, hits, fact, question=query.in_full)

    def gather_talk(self, query: Query) -> Talk:
        """Return what the stretches of all transcripts are ranked by: what that is fitted on."""
        return self._retriever.gather_talk(query)

    # Looking ---------------------------------------------------------------------------------

    def search(
        self,
        query: str,
        k: int = 10,
        *,
        records: str | Sequence[str] = (),
        side: Side | str | None = None,
        states: str | Sequence[str] = (),
        speakers: str | Sequence[str] = (),
        date_from: str = "",
        date_to: str = "",
    ) -> list[SearchHit]:
        """Rank passages for words or a question; conditions as of :class:`~index.filters.Filters`.

        Passages whose words a question asks for (those of a side, a State, a person, a meeting) go
        first, and the others follow. The conditions given besides hold for all.

        Args:
            query: Words, a sentence or a question; of a long text the first 2,000 characters.
            k: How many hits at the most.
            records: An id or symbol of a record, or several; of each the version that answers is
                looked at.
            side: "state", "committee" or "other".
            states: A State by ISO 3166 alpha-3 code or name, or several.
            speakers: A name, with or without title, or several.
            date_from: Earliest date of the meeting, ISO 8601: "2023", "2023-05" or "2023-05-03".
            date_to: Latest date of the meeting, likewise.

        Raises:
            QuestionError: If a side, a State or a date is none.
            UnknownRecordError: If a record is not loaded, or not any more.
        """
        filters = read_limits(self._answering(records), side, states, speakers, date_from, date_to)
        return [search_hit(hit) for hit in self.searcher.search(query, k, filters)]

    @property
    def searcher(self) -> Retriever:
        """What :meth:`search` ranks by, for :class:`index.llamaindex.RecordRetriever`."""
        return self._retriever

    @property
    def notices(self) -> tuple[str, ...]:
        """What a reader should know of the store and the model; empty when all is well."""
        notices = self._parts.unusable, self._store.dense.notice(), self._store.full_text.notice()
        return tuple(notice for notice in notices if notice)

    def warm_up(self) -> None:
        """Load the models now rather than at the first question."""
        self._embedder.embed(["ready"])
        self._embedder.embed_many(["ready"])  # Of weights in another kind of number.
        if self._token_reader is not None:
            self._token_reader.load()
        load_grammar()
        self._finder.warm_up()
        if self._parts.writer is not None:
            from assistant.grounding import load_models

            load_models(self._embedder)
