"""Reading questions against what a store holds: its speakers, States and abbreviations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.query import Query
from assistant.questions.abbreviations import find_abbreviations, write_out
from assistant.questions.meetings import Meetings
from assistant.questions.reader import QuestionReader
from index.full_text import stems_of
from index.listing import RecordSummary
from index.records import RecordForm
from index.store import Store

_NAMELESS = (RecordForm.TRANSCRIPT, RecordForm.UNKNOWN)


class StoreReader:
    """Reads questions; follows the store as records come and go.

    Args:
        store: Whose speakers, States and words are known.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: tuple[int, QuestionReader, frozenset[str], str] | None = None
        self._long_forms: dict[tuple[int, str], str | None] = {}

    def read(self, question: str) -> Query:
        """Read a question, abbreviations written out as the records write them.

        Raises:
            QuestionError: If the question is empty or far too long.
        """
        revision = self._store.catalog.revision()
        query = self._of(revision)[0].read(question)
        for short in find_abbreviations(query.topic):
            long = self._written_out(revision, short)
            if long and long not in query.topic.lower():
                query = query.with_meaning(short, long, both=self._mentioned(short))
        return query

    def read_asked(self, query: Query, topic: str) -> Query:
        """Read a question about questions: which States and experts it names, wherever it does.

        Args:
            query: The question; conditions of the user's own are kept.
            topic: What the points asked for are about; empty for anything.
        """
        return self._of(self._store.catalog.revision())[0].read_asked(query, topic)

    def transcripts(self) -> frozenset[str]:
        """Return the ids of the records that are transcripts of talk."""
        return self._of(self._store.catalog.revision())[1]

    def language(self) -> str:
        """Return the language of most records, ISO 639-1; empty where none is known."""
        return self._of(self._store.catalog.revision())[2]

    def _of(self, revision: int) -> tuple[QuestionReader, frozenset[str], str]:
        """Return the reader, the transcripts and the language of a revision of the store."""
        if self._known is None or self._known[0] != revision:
            catalog = self._store.catalog
            records = catalog.records()
            reader = QuestionReader(
                catalog.speakers(),
                catalog.considered_states(),
                self._mentioned,
                [record.id for record in records if record.form in _NAMELESS],
                _by_body(records),
                considered={code for record in records for code in record.states},
                one_record=len(records) == 1,
                meetings=Meetings(records),
                frequencies=self._frequencies,
            )
            talk = (record.id for record in records if record.form is RecordForm.TRANSCRIPT)
            told = Counter(filter(None, (record.metadata.language for record in records)))
            language = max(told, key=lambda one: told[one], default="")
            self._known = (revision, reader, frozenset(talk), language)
        return self._known[1:]

    def _written_out(self, revision: int, short: str) -> str | None:
        key = revision, short
        if key not in self._long_forms:
            self._long_forms[key] = write_out(short, self._store.catalog.texts())
        return self._long_forms[key]

    def _frequencies(self, stems: Sequence[str]) -> dict[str, int]:
        return self._store.full_text.document_frequencies(stems)[0]

    def _mentioned(self, name: str) -> bool:
        stems = stems_of(name)
        found, _ = self._store.full_text.document_frequencies(stems)
        return bool(stems) and all(found.get(item) for item in stems)


def _by_body(records: Sequence[RecordSummary]) -> dict[str, list[str]]:
    """Return the ids of records by the body that met; a body that is not told may be any."""
    found: dict[str, list[str]] = {}
    for record in records:
        found.setdefault(record.body, []).append(record.id)
    return {} if "" in found else found
