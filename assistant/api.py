"""Assistant: the one place where everything is wired together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering import CANDIDATES, Answerer, Found, search_hit
from assistant.answers import Answer, Draft, SearchHit
from assistant.conversation import Conversation
from assistant.errors import ModelSettingsError
from assistant.evidence import (
    EvidenceFinder,
    Gathered,
    rank_by_support,
)
from assistant.exchanges import Talk
from assistant.ledger.entries import Ledger
from assistant.ledger.keeper import LedgerKeeper, LedgerProgress
from assistant.limits import ANY, Limits, read_changes, read_limits
from assistant.query import Query
from assistant.questions.store_reader import StoreReader
from assistant.refusing import refuse
from assistant.stretches import StretchRanker, merge
from index.embedding import Embedder, SentenceTransformerEmbedder, TransformerEmbedder
from index.listing import RecordSummary
from index.records import Record, Side, Speaker
from index.search import Searcher
from index.settings import Settings
from index.store import Store
from index.token_vectors import TokenReader
from index.uploads import Fate

if TYPE_CHECKING:
    from assistant.generating.choosing import Chooser
    from assistant.generating.models import Model
    from assistant.generating.opening import LlamaIndexModel
    from assistant.generating.writing import Writer
    from assistant.ledger.judging import LedgerJudge

_TRANSCRIPTS = 10
"""Transcripts that are ranked by stretches: those found first."""
_NO_MODEL = (
    "No language model is set up that could judge. Name one in ONTHERECORD_MODEL "
    "(docs/language-models.md), or look at the ledger as it is found without one."
)


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
        chooser: Chooser | None = None,
        judge: LedgerJudge | None = None,
        no_writer: str = "",
    ) -> None:
        self._store = store
        self._writer = writer
        self._chooser = chooser
        self._judge = judge
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
            parts = _open_model(here, embedder, model)
        except ModelSettingsError as error:
            return cls(opened, embedder, token_reader, no_writer=str(error))
        return cls(opened, embedder, token_reader, *parts)

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
        model = self._model
        if model is None:
            return Conversation(self.read, self.respond, states_of=states_of)
        from assistant.generating.rewriting import Rewriter

        rewriter = Rewriter(model, self.read, self._reader.language)
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
        found = self.find(query)
        if found.paragraphs and self._chooser is not None:
            found = yield from self._chooser.choose(found, self._answerer)
        report = found.answer.report
        left = report is not None and not report.chose  # Why it chose nothing is told with it.
        if self._writer is None or not found.paragraphs or found.answer.abstained or left:
            yield Draft(found.answer)
            return
        states = self._answerer.states_of(found.paragraphs)
        for draft in self._writer.write(found.query, found.paragraphs, states, found.answer):
            counted = draft.answer.counting(report) if report else None
            yield replace(draft, answer=counted) if counted else draft

    def gather(self, query: Query) -> Gathered:
        """Return what is looked at for a question, before it is weighed: what models are fitted on.

        Empty where the question is refused whatever is found.
        """
        hits = [] if refuse(query, self._store.catalog) else self._answerer.search(query)
        return self._finder.gather(query.topic, query.terms, hits, query.fact)

    def gather_talk(self, query: Query) -> Talk:
        """Return what the stretches of all transcripts are ranked by: what that is fitted on."""
        records = sorted(self._reader.transcripts())
        return self._stretches.gather(query.topic or query.in_full, query.filters, records)

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
        return [search_hit(hit) for hit in self._searcher.search(query, k, filters)]

    def retrieve(self, query: Query, k: int = 10) -> list[SearchHit]:
        """Rank passages for a question that was read, of those whose words are asked for.

        In a transcript these are the stretches of talk in which they are said, others' remarks
        included.
        """
        topic = query.topic or query.in_full
        hits = self._searcher.search(topic, max(k, CANDIDATES), query.filters)
        found_in = dict.fromkeys(hit.passage.record_id for hit in hits)
        transcripts = self._reader.transcripts()
        said = [record for record in found_in if record in transcripts][:_TRANSCRIPTS]
        written = [hit for hit in hits if hit.passage.record_id not in said]
        if self._token_reader is not None:
            found = self._finder.weigh(topic, query.terms, written)
            written = rank_by_support(written, found)
        stretches = self._stretches.rank(topic, query.filters, said) if said else []
        return [search_hit(hit) for hit in merge(hits, written, stretches)[:k]]

    def ledger(self, record_id: str) -> Ledger:
        """Return what the experts put in a record, and what became of it.

        Replies are looked for in the record itself and in later ones of the same dialogue.

        Args:
            record_id: The record in which the points were put.

        Raises:
            UnknownRecordError: If it is not loaded.
        """
        return self._ledgers.of(record_id)

    def judge_ledger(self, record_id: str) -> Iterator[LedgerProgress]:
        """Have the language model say which paragraphs reply to which points, and how far.

        It is asked twice about each point, the second time in another order; where it does not say
        the same, the line stays as it is without a model. What it says is kept in the store: what
        was judged is not asked again, and from then on all ledgers of the record have it, marked
        (``judged_by``), for as long as the same model is set up.

        Args:
            record_id: The record in which the points were put.

        Yields:
            The ledger as it is so far, after each call. A model that fails is no error: the last
            one tells why, and the next time goes on from there.

        Raises:
            ModelSettingsError: If there is no language model.
            UnknownRecordError: If the record is not loaded.
        """
        if self._judge is None:
            raise ModelSettingsError(self._no_writer or _NO_MODEL)
        return self._ledgers.judge(record_id, self._judge)

    @property
    def judge_name(self) -> str:
        """The language model that can judge ledgers; empty where there is none."""
        return self._model.name if self._model else ""

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

    @property
    def _model(self) -> Model | None:
        """The language model, whatever it does; it can always judge. None where there is none."""
        return self._judge.model if self._judge else None

    @cached_property
    def _ledgers(self) -> LedgerKeeper:
        return LedgerKeeper(self._store, self._embedder, self._judge)

    @cached_property
    def _answerer(self) -> Answerer:
        return Answerer(
            self._store,
            self._reader,
            self._finder,
            self._ledgers,
            lambda: self.notices,
            late_interaction=self._token_reader is not None,
        )

    @cached_property
    def _stretches(self) -> StretchRanker:
        return StretchRanker(self._store.full_text, self._store.dense, self._embedder)

    @cached_property
    def _finder(self) -> EvidenceFinder:
        return EvidenceFinder(
            self._store.catalog, self._store.full_text, self._embedder, self._token_reader
        )


def _open_model(
    settings: Settings, embedder: Embedder, model: Model | LlamaIndexModel | None
) -> tuple[Writer | None, Chooser | None, LedgerJudge | None]:
    """Return what a language model does; where there is none, nothing is loaded."""
    if model is None and not settings.model.strip():
        return None, None, None
    from assistant.generating.opening import open_given
    from assistant.ledger.judgements import FOLDER

    opened = open_given(settings, model)
    if opened is None:
        return None, None, None
    return (
        opened.writer(embedder) if settings.model_task != "choose" else None,
        opened.chooser() if settings.model_task != "write" else None,
        opened.judge(settings.store / FOLDER),
    )
