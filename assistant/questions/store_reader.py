"""Reading questions against what a store holds: its speakers, States and abbreviations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.query import Query
from assistant.questions.abbreviations import find_abbreviations, find_small, write_out
from assistant.questions.meetings import Meetings
from assistant.questions.other_names import holder_of_office, name_of_organisation
from assistant.questions.reader import QuestionReader
from index.filters import Filters
from index.parsing.speakers import person_key
from index.records import RecordForm
from index.search.full_text import stems_of
from index.storage.listing import RecordSummary
from index.store import Store

_LOOKED_AT = 5
"""Passages with a word, by which it is known how the records spell it."""
_NAMELESS = (RecordForm.TRANSCRIPT, RecordForm.UNKNOWN)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a store as it was at one revision.

    Attributes:
        revision: Which.
        reader: Reads questions against it.
        considered: Codes of the States that its records consider.
        transcripts: Ids of the records that are transcripts of talk.
        language: Of most records, ISO 639-1; empty where none is known.
        long_forms: What the abbreviations that were asked for stand for there.
        other_names: Of those who were asked about by a name that nobody has.
        chaired: Ids of the records whose header names somebody as chair, by the key of the name.
    """

    revision: int
    reader: QuestionReader
    considered: frozenset[str]
    transcripts: frozenset[str]
    language: str
    long_forms: dict[str, str | None] = field(default_factory=dict)
    other_names: dict[str, str] = field(default_factory=dict)
    chaired: dict[str, tuple[str, ...]] = field(default_factory=dict)


class StoreReader:
    """Reads questions; follows the store as records come and go.

    Args:
        store: Whose speakers, States and words are known.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._last: _Known | None = None

    def read(self, question: str) -> Query:
        """Read a question, abbreviations written out as the records write them.

        Raises:
            QuestionError: If the question is empty or far too long.
        """
        known = self._known()
        capitals = self._with_capitals(question)
        query = self._by_another_name(known, known.reader.read(capitals), capitals)
        if capitals != question:
            query = replace(query, question=query.question.lower(), spelt=query.spelt or capitals)
        for short in find_abbreviations(query.topic, query.in_full):
            if short not in known.long_forms:
                known.long_forms[short] = write_out(short, self._store.catalog.texts())
            long = known.long_forms[short]
            if long and long not in query.topic.lower():
                query = query.with_meaning(short, long, both=self._mentioned(short))
        return query

    def _by_another_name(self, known: _Known, query: Query, asked: str) -> Query:
        """Return a question read with the name that the records give whoever is asked about."""
        name = query.unknown_speaker
        if not name or name not in asked:
            return query
        chaired = known.chaired.get(person_key(name), ())
        if chaired:  # Who is named in the header is announced as "The Chair".
            read = known.reader.read(asked.replace(name, "the Chair", 1))
            limits = read.filters.records
            records = tuple(one for one in chaired if not limits or one in limits)
            if read.filters.speakers and records:
                reading = f"“{name}” chairs, so the Chair’s words are looked for"
                filters = replace(read.filters, records=records)
                readings = (*read.readings, reading)
                return replace(read, question=query.question, filters=filters, readings=readings)
        if name not in known.other_names:
            texts = self._store.catalog.texts
            other = holder_of_office(name, texts()) or name_of_organisation(name, texts())
            known.other_names[name] = other
        other = known.other_names[name]
        if not other:
            return query
        renamed = asked.replace(name, other, 1)
        read = known.reader.read(renamed)
        reading = f"“{name}” read as {other}"
        return replace(
            read, question=query.question, spelt=renamed, readings=(*read.readings, reading)
        )

    def read_asked(self, query: Query, topic: str) -> Query:
        """Read a question about questions: which States and experts it names, wherever it does.

        Args:
            query: The question; conditions of the user's own are kept.
            topic: What the points asked for are about; empty for anything.
        """
        return self._known().reader.read_asked(query, topic)

    def known_by(self, name: str) -> str:
        """Return what somebody is known by; see :meth:`Namesakes.known_by`."""
        return self._known().reader.namesakes.known_by(name)

    def as_meant(self, query: Query) -> Query:
        """Return a question whose conditions name persons by titles only where these tell."""
        namesakes, filters = self._known().reader.namesakes, query.filters
        filters = replace(filters, speakers=namesakes.as_meant(filters.speakers))
        return replace(query, filters=filters, besides=namesakes.as_meant(query.besides))

    def transcripts(self) -> frozenset[str]:
        """Return the ids of the records that are transcripts of talk."""
        return self._known().transcripts

    def on_several_states(self) -> bool:
        """Return whether the records consider several States."""
        return len(self._known().considered) > 1

    def language(self) -> str:
        """Return the language of most records, ISO 639-1; empty where none is known."""
        return self._known().language

    def _known(self) -> _Known:
        """Return what is known of the store as it is now."""
        catalog = self._store.catalog
        revision = catalog.revision()
        known = self._last
        if known is None or known.revision != revision:
            records = catalog.records()
            named: dict[str, bool] = {}
            considered = frozenset(code for record in records for code in record.states)
            reader = QuestionReader(
                catalog.speakers(),
                catalog.considered_states(),
                self._mentioned,
                [record.id for record in records if record.form in _NAMELESS],
                _by_body(records),
                considered=considered,
                one_record=len(records) == 1,
                meetings=Meetings(records),
                frequencies=self._frequencies,
                named=lambda name: self._is_named(name, named),
            )
            chaired: dict[str, tuple[str, ...]] = {}
            for record in records:
                if record.metadata.chair:
                    key = person_key(record.metadata.chair)
                    chaired[key] = (*chaired.get(key, ()), record.id)
            talk = (record.id for record in records if record.form is RecordForm.TRANSCRIPT)
            told = Counter(filter(None, (record.metadata.language for record in records)))
            language = max(told, key=lambda one: told[one], default="")
            known = self._last = _Known(
                revision, reader, considered, frozenset(talk), language, chaired=chaired
            )
        return known

    def _with_capitals(self, question: str) -> str:
        """Return a question typed small with the abbreviations of the records in capitals."""
        return question if question != question.lower() else find_small(question, self._is_short)

    def _is_short(self, word: str) -> bool:
        """Return whether the records have a word in capitals alone."""
        short = word.upper()
        ranked = self._store.full_text.rank(word, _LOOKED_AT, Filters())
        found = self._store.full_text.passages([one for one, _ in ranked]).values()
        spelt = [one for passage in found for one in re.findall(rf"(?i)\b{word}\b", passage.text)]
        return bool(spelt) and all(one == short for one in spelt)

    def _frequencies(self, stems: Sequence[str]) -> dict[str, int]:
        return self._store.full_text.document_frequencies(stems)[0]

    def _mentioned(self, name: str) -> bool:
        stems = stems_of(name)
        found, _ = self._store.full_text.document_frequencies(stems)
        return bool(stems) and all(found.get(item) for item in stems)

    def _is_named(self, name: str, known: dict[str, bool]) -> bool:
        """Return whether a name stands in the records; "US" is neither "us" nor "US$"."""
        if name not in known:
            flags = 0 if name.isupper() else re.IGNORECASE
            stands = re.compile(rf"\b{re.escape(name)}\b(?!\$)", flags)
            known[name] = any(map(stands.search, self._store.catalog.texts()))
        return known[name]


def _by_body(records: Sequence[RecordSummary]) -> dict[str, list[str]]:
    """Return the ids of records by the body that met; a body that is not told may be any."""
    found: dict[str, list[str]] = {}
    for record in records:
        found.setdefault(record.body, []).append(record.id)
    return {} if "" in found else found
