"""The ledgers of the records of a store: what experts put in each, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.errors import ModelSettingsError
from assistant.evidence.crossing import shipped_cross_encoder
from assistant.ledger.close_reading import RememberingReader
from assistant.ledger.entries import Ledger
from assistant.ledger.keeper import CloseProgress, LedgerKeeper, LedgerProgress
from assistant.loaded_records import LoadedRecords
from assistant.model_parts import ModelParts
from index.embedding.embedder import Embedder
from index.store import Store

_NO_MODEL = (
    "No language model is set up that could judge. Name one in ONTHERECORD_MODEL "
    "(docs/language-models.md), or look at the ledger as it is found without one."
)


class LoadedLedgers(LoadedRecords):
    """What is loaded in one store, its ledgers among it. Safe to use from several threads.

    Args:
        store: The store.
        embedder: The model its vectors were made with.
        model: What a language model does.
    """

    def __init__(self, store: Store, embedder: Embedder, model: ModelParts) -> None:
        super().__init__(store)
        self._parts = model
        self._ledgers = LedgerKeeper(store, embedder, model.judge)
        self._close_reader = RememberingReader(shipped_cross_encoder)

    def ledger(self, record_id: str) -> Ledger:
        """Return what the experts put in a record, and what became of it.

        Replies are looked for in the record itself and in later ones of the same dialogue.

        Args:
            record_id: The record in which the points were put, by its id or symbol.

        Raises:
            UnknownRecordError: If it is not loaded.
        """
        return self._ledgers.of(self._store.catalog.id_of(record_id))

    def judge_ledger(self, record_id: str) -> Iterator[LedgerProgress]:
        """Have the language model say which paragraphs reply to which points, and how far.

        It is asked twice about each point, the second time in another order; where it does not say
        the same, the line stays as it is without a model. What it says is kept in the store: what
        was judged is not asked again, and from then on all ledgers of the record have it, marked
        (``judged_by``), for as long as the same model is set up.

        Args:
            record_id: The record in which the points were put, by its id or symbol.

        Yields:
            The ledger as it is so far, after each call. A model that fails is no error: the last
            one tells why, and the next time goes on from there.

        Raises:
            ModelSettingsError: If there is no language model.
            UnknownRecordError: If the record is not loaded.
        """
        if self._parts.judge is None:
            raise ModelSettingsError(self._parts.unusable or _NO_MODEL)
        return self._ledgers.judge(self._store.catalog.id_of(record_id), self._parts.judge)

    def read_ledger_closely(self, record_id: str) -> Iterator[CloseProgress]:
        """Have the cross-encoder read points together with what may reply to them.

        It tells better what says what was asked from what only speaks of the same matter, and takes
        half a minute for a record of a hundred points, on two cores. The ledger is kept in the
        store: from then on it is the one of the record (``read_closely``), until its dialogue or
        the software changes. Transcripts of talk, and records in other than Latin letters, stay as
        they are.

        Args:
            record_id: The record in which the points were put, by its id or symbol.

        Yields:
            How far it is, first of all and after each point; at last the ledger as it is then.

        Raises:
            EmbeddingError: If something is to be read, and the weights of the cross-encoder are
                missing or damaged.
            UnknownRecordError: If the record is not loaded, or is taken out meanwhile.
        """
        record_id = self._store.catalog.id_of(record_id)
        return self._ledgers.read_closely(record_id, self._close_reader)

    def can_be_read_closely(self, record_id: str) -> bool:
        """Tell whether :meth:`read_ledger_closely` reads a record: of some it reads nothing.

        Args:
            record_id: The record, by its id or symbol.

        Raises:
            UnknownRecordError: If it is not loaded.
        """
        return self._ledgers.can_be_read_closely(self._store.catalog.id_of(record_id))

    def left_to_read_closely(self, records: Sequence[str]) -> Iterator[tuple[str, int]]:
        """Yield which records :meth:`read_ledger_closely` has not read yet, and how many points.

        Args:
            records: Their ids.
        """
        return self._ledgers.left_to_read_closely(records)

    @property
    def judge_name(self) -> str:
        """The language model that can judge ledgers; empty where there is none."""
        return self._parts.model.name if self._parts.model else ""

    def ledgers(self, records: str | Sequence[str] | None = None) -> Iterator[Ledger]:
        """Yield the ledgers of records in which points are put, one at a time.

        Args:
            records: An id, or several; by default all records that answer.

        Raises:
            UnknownRecordError: If one is not loaded, or not any more.
        """
        chosen = None if records is None else self._answering(records)
        return self._ledgers.across(chosen)
