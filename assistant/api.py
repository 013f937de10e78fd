"""Assistant: the one place where everything is wired together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.abstention import abstain, silent_parts
from assistant.answers import Answer, Citation, Draft, Reason, SearchHit, source_fields
from assistant.conversation import Conversation
from assistant.errors import ModelSettingsError
from assistant.evidence import (
    EvidenceFinder,
    EvidenceParagraph,
    Gathered,
    best_support,
    rank_by_support,
)
from assistant.evidence_model import load_model
from assistant.extractive import compose, render
from assistant.ledger.asking import answer_from_ledgers
from assistant.ledger.entries import Ledger
from assistant.ledger.keeper import LedgerKeeper
from assistant.ledger.wishes import Wish, read_wish
from assistant.limits import ANY, Limits, read_changes, read_limits
from assistant.query import Query
from assistant.reading import StoreReader
from assistant.refusing import refuse, refuse_nobody
from assistant.stretches import StretchRanker, Talk, merge
from index.embedding import Embedder, SentenceTransformerEmbedder, TransformerEmbedder
from index.filters import Filters
from index.listing import RecordSummary
from index.records import Record, Side, Speaker
from index.search import Hit, Searcher
from index.settings import Settings
from index.store import Store
from index.token_vectors import TokenReader
from index.uploads import Fate

if TYPE_CHECKING:
    from assistant.generating.models import Model
    from assistant.generating.opening import LlamaIndexModel
    from assistant.generating.writing import Writer

_CANDIDATES = 60
"""Passages whose paragraphs are weighed sentence by sentence."""
_TRANSCRIPTS = 10
"""Transcripts that are ranked by stretches: those found first."""
_NEAREST = 3


class Assistant:
    """Answers questions from the records of one store.

    Open one with :meth:`open`. Safe to use from several threads.
    """

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        token_reader: TokenReader | None = None,
        writer: Writer | None = None,
        no_writer: str = "",
    ) -> None:
        self._store = store
        self._writer = writer
        self._no_writer = no_writer
        self._embedder = embedder
        self._token_reader = token_reader
        self._reader = StoreReader(store)

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
        """
        settings = settings or Settings()
        embedder = embedder or SentenceTransformerEmbedder(settings.embedding_model)
        token_reader = None
        if settings.late_interaction and isinstance(embedder, TransformerEmbedder):
            token_reader = TokenReader(embedder)
        opened = Store(Path(store or settings.store), embedder, settings=settings)
        try:
            # What is spent is counted in the store that is opened, whatever the settings name.
            here = settings.model_copy(update={"store": opened.folder})
            writer = _open_writer(here, embedder, model)
        except ModelSettingsError as error:
            return cls(opened, embedder, token_reader, no_writer=str(error))
        return cls(opened, embedder, token_reader, writer)

    # Asking ----------------------------------------------------------------------------------

    def ask(
        self,
        question: str,
        *,
        records: Sequence[str] = (),
        side: Side | str | None = None,
        states: Sequence[str] = (),
        speakers: Sequence[str] = (),
        date_from: str = "",
        date_to: str = "",
    ) -> Answer:
        """Answer a question from the records, every statement cited, or abstain.

        Args:
            question: As people ask. Whose words are wanted is understood from it; what is given
                besides takes the place of what was understood.
            records: Ids of records; of each the version that answers is looked at.
            side: "state", "committee" or "other".
            states: States by ISO code or name.
            speakers: Names, with or without title.
            date_from: Earliest date of the meeting, ISO 8601.
            date_to: Latest date of the meeting, ISO 8601.

        Raises:
            QuestionError: If the question is empty or far too long, or a side, State or date is
                none.
            UnknownRecordError: If a record is not loaded, or not any more.
        """
        records = self._store.catalog.current_versions(records)
        limits = read_limits(records, side, states, speakers, date_from, date_to)
        return self.conversation().ask(question, Limits(limits))

    def read(self, question: str) -> Query:
        """Read a question without answering it.

        Raises:
            QuestionError: If the question is empty or far too long.
        """
        return self._reader.read(question)

    def limits(
        self,
        *,
        records: Sequence[str] = (),
        sides: Sequence[str] = (),
        states: Sequence[str] = (),
        speakers: Sequence[str] = (),
        date_from: str = "",
        date_to: str = "",
    ) -> Limits:
        """Return conditions of the user's own, to ask a question of a conversation under.

        Takes what :func:`~assistant.limits.read_changes` takes; of each record the version that
        answers is looked at.

        Raises:
            QuestionError: If a side, a State or a date is none.
            UnknownRecordError: If a record is not loaded, or not any more.
        """
        if ANY not in records:
            records = self._store.catalog.current_versions(records)
        return read_changes(records, sides, states, speakers, date_from, date_to)

    def conversation(self) -> Conversation:
        """Begin a conversation, in which questions may lean on the ones before."""
        states_of = self._store.full_text.states_considered
        if self._writer is None:
            return Conversation(self.read, self.respond, states_of=states_of)
        from assistant.generating.rewriting import Rewriter

        rewriter = Rewriter(self._writer.model, self.read, self._reader.language)
        return Conversation(self.read, self.respond, self.write, rewriter.rewrite, states_of)

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
        return self._answer(query)[0]

    def write(self, query: Query) -> Iterator[Draft]:
        """Answer a question that was read, as :meth:`respond` does, while it is written.

        Without a language model, or with nothing to write from, there is one draft only.

        Raises:
            UnknownRecordError: As :meth:`respond`.
        """
        answer, paragraphs = self._answer(query)
        if self._writer is None or not paragraphs:
            yield Draft(answer)
            return
        states = self._states_of(paragraphs)
        yield from self._writer.write(query, paragraphs, states, answer)

    def _answer(self, query: Query) -> tuple[Answer, list[EvidenceParagraph]]:
        """Answer in the record's own words, with what that rests on; nothing where it abstains."""
        looked_in = self._store.catalog.current_versions(query.filters.records)
        query = replace(query, filters=replace(query.filters, records=looked_in))
        wish = read_wish(query.in_full)
        if wish:
            return self._respond_from_ledgers(query, wish), []
        refusal = refuse(query, self._store.catalog)
        if refusal:
            return refusal, []
        extent = self._store.full_text.extent(query.filters)
        if not extent[0] and not query.supposed:
            nobody = refuse_nobody(query, self._store.catalog)
            if nobody:
                return nobody, []
        hits = self._search(query)
        paragraphs = self._weigh(query, hits)
        statements, citations = compose(paragraphs, query.kind, self._states_of(paragraphs))
        support = best_support(paragraphs, query.fact)
        if not statements and query.supposed:
            return self._answer(query.of_any_time())
        if not statements:
            return self._silence(query, hits, extent, paragraphs), []
        answer = Answer(
            question=query.question,
            understood=query.describe(extent[1]),
            text=render(statements, citations),
            kind=query.kind,
            statements=statements,
            citations=citations,
            support=support,
            looked_at=extent[0],
            records=extent[1],
            notices=(*self.notices, *silent_parts(query, citations), *self._corrected(citations)),
        )
        return answer, paragraphs

    def _respond_from_ledgers(self, query: Query, wish: Wish) -> Answer:
        query = self._reader.read_asked(query, wish.topic)
        refusal = refuse(query, self._store.catalog)
        if refusal:
            return refusal
        wanted = [
            one.id
            for one in self.records()
            if (not query.filters.records or one.id in query.filters.records)
            and (not query.filters.states or not {*query.filters.states}.isdisjoint(one.states))
        ]
        if not wanted and (nobody := refuse_nobody(query, self._store.catalog)):
            return nobody
        ledgers = list(self._ledgers.across(wanted))
        filters = Filters(
            records=tuple(ledger.record_id for ledger in ledgers), speakers=query.filters.speakers
        )

        def about(topic: str) -> Iterator[tuple[str, int, int, float]]:
            asked = replace(query, topic=topic, filters=filters)
            for paragraph in self._finder.weigh(topic, asked.terms, self._search(asked)):
                for sentence in paragraph.sentences:
                    if sentence.chosen:
                        record_id = paragraph.passage.record_id
                        yield record_id, sentence.start, sentence.end, sentence.support

        return answer_from_ledgers(query, wish, ledgers, about)

    def _states_of(self, paragraphs: Sequence[EvidenceParagraph]) -> dict[str, tuple[str, ...]]:
        return self._store.full_text.states_considered(one.passage.record_id for one in paragraphs)

    def _corrected(self, citations: Sequence[Citation]) -> list[str]:
        """Tell which cited records have a list of corrections of their own in the store."""
        return [
            f"{symbol} corrects a record that is cited here. Look whether it changes the words."
            for record_id in dict.fromkeys(citation.record_id for citation in citations)
            for symbol in self._store.catalog.corrections(record_id)
        ]

    def _silence(
        self,
        query: Query,
        hits: Sequence[Hit],
        extent: tuple[int, int],
        paragraphs: Sequence[EvidenceParagraph],
    ) -> Answer:
        """Abstain, telling whether others speak to the subject."""
        reason = Reason.NOT_FOUND
        model = load_model(read=self._token_reader is not None)
        if query.fact and best_support(paragraphs) >= model.answer_threshold:
            reason = Reason.FACT_MISSING
        elif query.filters.sides or query.filters.speakers:
            anybody = replace(query.filters, sides=(), speakers=())
            others = self._searcher.search(query.topic, _CANDIDATES, anybody)
            if compose(self._weigh(query, others))[0]:
                reason, hits = Reason.SPEAKER_SILENT, others
        return abstain(
            query,
            reason,
            nearest=[_search_hit(hit) for hit in hits[:_NEAREST]],
            support=best_support(paragraphs, query.fact),
            extent=extent,
            notices=self.notices,
        )

    def gather(self, query: Query) -> Gathered:
        """Return what is looked at for a question, before it is weighed: what models are fitted on.

        Empty where the question is refused whatever is found.
        """
        hits = [] if refuse(query, self._store.catalog) else self._search(query)
        return self._finder.gather(query.topic, query.terms, hits, query.fact)

    def gather_talk(self, query: Query) -> Talk:
        """Return what the stretches of all transcripts are ranked by: what that is fitted on."""
        records = sorted(self._reader.transcripts())
        return self._stretches.gather(query.topic or query.in_full, query.filters, records)

    def _search(self, query: Query) -> list[Hit]:
        return self._searcher.search(query.topic, _CANDIDATES, query.filters)

    def _weigh(self, query: Query, hits: Sequence[Hit]) -> list[EvidenceParagraph]:
        return self._finder.weigh(query.topic, query.terms, hits, query.fact)

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
            records: Ids of records; of each the version that answers is looked at.
            side: "state", "committee" or "other".
            states: States by ISO code or name.
            speakers: Names, with or without title.
            date_from: Earliest date of the meeting, ISO 8601.
            date_to: Latest date of the meeting, ISO 8601.

        Raises:
            QuestionError: If a side, a State or a date is none.
            UnknownRecordError: If a record is not loaded, or not any more.
        """
        records = self._store.catalog.current_versions(records)
        filters = read_limits(records, side, states, speakers, date_from, date_to)
        return [_search_hit(hit) for hit in self._searcher.search(query, k, filters)]

    def retrieve(self, query: Query, k: int = 10) -> list[SearchHit]:
        """Rank passages for a question that was read, of those whose words are asked for.

        In a transcript these are the stretches of talk in which they are said, others' remarks
        included.
        """
        topic = query.topic or query.in_full
        hits = self._searcher.search(topic, max(k, _CANDIDATES), query.filters)
        found_in = dict.fromkeys(hit.passage.record_id for hit in hits)
        transcripts = self._reader.transcripts()
        said = [record for record in found_in if record in transcripts][:_TRANSCRIPTS]
        written = [hit for hit in hits if hit.passage.record_id not in said]
        if self._token_reader is not None:
            found = self._finder.weigh(topic, query.terms, written)
            written = rank_by_support(written, found)
        stretches = self._stretches.rank(topic, query.filters, said) if said else []
        return [_search_hit(hit) for hit in merge(hits, written, stretches)[:k]]

    def ledger(self, record_id: str) -> Ledger:
        """Return what the experts put in a record, and what became of it.

        Replies are looked for in the record itself and in later ones of the same dialogue.

        Args:
            record_id: The record in which the points were put.

        Raises:
            UnknownRecordError: If it is not loaded.
        """
        return self._ledgers.of(record_id)

    def ledgers(self, records: Sequence[str] | None = None) -> Iterator[Ledger]:
        """Yield the ledgers of records in which points are put, one at a time.

        Args:
            records: Ids; by default all records that answer.
        """
        chosen = None if records is None else self._store.catalog.current_versions(records)
        return self._ledgers.across(chosen)

    def records(self, *, all_versions: bool = False) -> list[RecordSummary]:
        """Return what is loaded, by date and symbol.

        Args:
            all_versions: Also those that newer versions of the same records have replaced.
        """
        return self._store.catalog.records(all_versions=all_versions)

    @property
    def is_empty(self) -> bool:
        """Whether no record is loaded."""
        return self._store.catalog.is_empty()

    def versions(self, record_id: str) -> list[RecordSummary]:
        """Return all versions of a record, itself among them, in order of arrival."""
        return self._store.catalog.version_summaries(record_id)

    def speakers(self) -> list[tuple[str, Speaker]]:
        """Return everybody who speaks, with the id of the record, each once a record."""
        return self._store.catalog.speakers()

    def states(self) -> set[str]:
        """Return the codes of all States that a record considers or that speak in one."""
        return self._store.catalog.considered_states()

    def record(self, record_id: str) -> Record:
        """Return one record whole.

        Raises:
            UnknownRecordError: If it is not loaded.
        """
        return self._store.catalog.record(record_id)

    def remove(self, record_id: str) -> str | None:
        """Take a record out of the store. Its file is not touched unless it was an upload.

        An upload lies in the store, and is deleted with the last record that came from it.

        Returns:
            The id of another version of it that answers now; None where there is none.

        Raises:
            UnknownRecordError: If it is not there.
            StoreBusyError: If another process, or another person here, is writing to the store.
            StoreReadOnlyError: If the store cannot be written to.
        """
        with self._store.reopen_to_write() as store:
            return store.remove(record_id, store.settings.passage_tokens)

    def fate_of_file(self, record_id: str) -> Fate:
        """Return what becomes of a record's file when :meth:`remove` takes the record out."""
        return self._store.fate_of_file(record_id)

    @property
    def revision(self) -> int:
        """A number that changes whenever records are added or removed."""
        return self._store.catalog.revision()

    @property
    def notices(self) -> tuple[str, ...]:
        """What a reader should know of the store and the model; empty when all is well."""
        notices = self._no_writer, self._store.dense.notice(), self._store.full_text.notice()
        return tuple(notice for notice in notices if notice)

    def warm_up(self) -> None:
        """Load the models now rather than at the first question."""
        self._embedder.embed(["ready"])
        if self._token_reader is not None:
            self._token_reader.load()
        if self._writer is not None:
            from assistant.grounding import load_models

            load_models(self._embedder)

    # Wiring ----------------------------------------------------------------------------------

    @property
    def _searcher(self) -> Searcher:
        return self._store.searcher

    @cached_property
    def _ledgers(self) -> LedgerKeeper:
        return LedgerKeeper(self._store, self._embedder)

    @cached_property
    def _stretches(self) -> StretchRanker:
        return StretchRanker(self._store.full_text, self._store.dense, self._embedder)

    @cached_property
    def _finder(self) -> EvidenceFinder:
        return EvidenceFinder(
            self._store.catalog, self._store.full_text, self._embedder, self._token_reader
        )


def _search_hit(hit: Hit) -> SearchHit:
    return SearchHit(**source_fields(hit.passage), rank=hit.rank, score=hit.score)


def _open_writer(
    settings: Settings, embedder: Embedder, model: Model | LlamaIndexModel | None
) -> Writer | None:
    """Return what has a language model write; None where there is none, and nothing is loaded."""
    if model is None and not settings.model.strip():
        return None
    from assistant.generating.opening import open_writer

    return open_writer(settings, embedder, model)
