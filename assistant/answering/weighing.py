"""What a search found for a question, weighed, and held to whom, where and what it names."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from assistant.answering.held_to import held_to, without_besides
from assistant.answering.named_instruments import held_to_instruments
from assistant.evidence import (
    CANDIDATES,
    EvidenceFinder,
    EvidenceParagraph,
    chosen_within,
    in_order,
)
from assistant.evidence.fact_given import wanted_fact
from assistant.query import Query
from index.parsing.speakers import person_key
from index.search.searcher import Hit
from index.store import Store


class Weigher:
    """Weighs the paragraphs of a store for a question.

    Args:
        store: The store.
        finder: Weighs sentences.
        talk: Finds the stretches of transcripts that answer a question, by their records.
        transcripts: Gives the ids of the records that are transcripts of talk.
    """

    def __init__(
        self,
        store: Store,
        finder: EvidenceFinder,
        talk: Callable[[Query, Sequence[str]], list[Hit]],
        transcripts: Callable[[], Set[str]],
    ) -> None:
        self._store = store
        self._finder = finder
        self._talk = talk
        self._transcripts = transcripts

    def search(self, query: Query) -> list[Hit]:
        """Return the passages whose paragraphs are weighed."""
        return self._store.searcher.search(query.topic, CANDIDATES, query.filters)

    def weigh(self, query: Query, hits: Sequence[Hit]) -> list[EvidenceParagraph]:
        """Return the paragraphs of passages with the support of each sentence."""
        fact = wanted_fact(query)
        others = without_besides(query, hits)
        found = self._finder.weigh(query.topic, query.terms, others, fact, question=query.in_full)
        return held_to(query, found, self._speakers, lambda: self.states_of(found))

    def weigh_subject(self, query: Query, hits: Sequence[Hit]) -> list[EvidenceParagraph]:
        """Return the same by the subject alone, whatever is asked of it."""
        found = self._finder.weigh(query.topic, query.terms, hits)
        return held_to_instruments(query.topic, found)

    def with_talk(
        self, query: Query, paragraphs: Sequence[EvidenceParagraph]
    ) -> Sequence[EvidenceParagraph]:
        """Return the paragraphs, of transcripts that answer those of the best stretches of talk.

        What people say in talk answers as an exchange, hardly a sentence by itself; but a fact is
        told by a sentence.
        """
        answering = {one.passage.record_id for one in paragraphs if one.chosen_support}
        transcripts = sorted(answering & self._transcripts())
        if query.fact or not transcripts:
            return paragraphs
        hits = without_besides(query, self._talk(query, transcripts))
        said = chosen_within(self._finder.weigh(query.topic, query.terms, hits), hits)
        said = held_to(query, said, self._speakers, lambda: self.states_of(said))
        others = [one for one in paragraphs if one.passage.record_id not in transcripts]
        return in_order([*others, *said])

    def states_of(self, paragraphs: Sequence[EvidenceParagraph]) -> dict[str, tuple[str, ...]]:
        """Return codes of the States that the records of some paragraphs consider, by record."""
        return self._store.full_text.states_considered(one.passage.record_id for one in paragraphs)

    def _speakers(self) -> frozenset[str]:
        return frozenset(person_key(one.name) for _, one in self._store.catalog.speakers())
