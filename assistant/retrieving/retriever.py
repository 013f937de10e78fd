"""Passages ranked for a question that was read: in records by sentences, in transcripts by talk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.evidence import CANDIDATES, EvidenceFinder, rank_by_support
from assistant.query import Query
from assistant.questions.clean import LONGEST_QUESTION
from assistant.questions.store_reader import StoreReader
from assistant.retrieving.exchanges import Talk
from assistant.retrieving.stretches import StretchRanker, merge
from index.embedding.embedder import Embedder
from index.filters import Filters
from index.search.searcher import Hit
from index.store import Store
from index.text import words

_TRANSCRIPTS = 10
"""Transcripts that are ranked by stretches: those found first."""
_ANSWER = 2_000
"""Characters of talk that an answer gives. On QMSum's research groups and product design more would
have more in common with the gold, but would be much to read (docs/experiments.md)."""


class Retriever:
    """Ranks passages of a store for questions that were read.

    Args:
        store: The store.
        embedder: The model its vectors were made with.
        reader: Knows which records are transcripts.
        finder: Weighs the sentences of passages; None to leave them as a search ranks them.
    """

    def __init__(
        self, store: Store, embedder: Embedder, reader: StoreReader, finder: EvidenceFinder | None
    ) -> None:
        self._searcher = store.searcher
        self._reader = reader
        self._finder = finder
        self._stretches = StretchRanker(store.full_text, store.dense, embedder)

    def search(self, query: str, k: int = 10, filters: Filters | None = None) -> list[Hit]:
        """Rank passages for words or a question; those whose words it asks for go first.

        In a transcript these are the stretches of talk in which they are said, others' remarks
        included. It takes what :meth:`index.search.searcher.Searcher.search` takes, which goes by
        words and meaning alone.

        Args:
            query: Words, a sentence or a question; of a long text the first 2,000 characters.
            k: How many hits at the most.
            filters: Conditions of the user's own, which hold for all hits.
        """
        query = query[:LONGEST_QUESTION]
        if not words(query):
            return []
        given = filters or Filters()
        asked = self._reader.read(query)
        understood = asked.limited(given, "").filters
        hits = self._rank(asked, understood, k)
        if len(hits) < k and understood != given:
            first = {hit.passage.id for hit in hits}
            others = self._rank(asked, given, k)
            hits += [hit for hit in others if hit.passage.id not in first]
        # Passages of talk and of records bear scores that do not compare: only places do.
        return [
            replace(hit, rank=rank, score=1 / rank) for rank, hit in enumerate(hits[:k], start=1)
        ]

    def _rank(self, query: Query, filters: Filters, k: int) -> list[Hit]:
        """Return the passages that filters leave, the best first."""
        topic = query.topic or query.in_full
        hits = self._searcher.search(topic, max(k, CANDIDATES), filters)
        found_in = dict.fromkeys(hit.passage.record_id for hit in hits)
        transcripts = self._reader.transcripts()
        said = [record for record in found_in if record in transcripts][:_TRANSCRIPTS]
        written = [hit for hit in hits if hit.passage.record_id not in said]
        if self._finder is not None:
            # Without the cross-encoder, which takes a second or more, and on plain text such as
            # chat logs finds less within a length (docs/experiments.md).
            weighed = self._finder.weigh(topic, query.terms, written)
            written = rank_by_support(written, weighed)
        stretches = self._stretches.rank(topic, filters, said) if said else []
        return merge(hits, written, stretches)[:k]

    def talk(self, query: Query, records: Sequence[str]) -> list[Hit]:
        """Return the stretches of transcripts that answer a question best, of those asked for.

        Args:
            query: The question.
            records: Ids of the transcripts.
        """
        topic = query.topic or query.in_full
        return self._stretches.best(topic, query.filters, records, _ANSWER)

    def gather_talk(self, query: Query) -> Talk:
        """Return what the stretches of all transcripts are ranked by: what that is fitted on."""
        records = sorted(self._reader.transcripts())
        return self._stretches.gather(query.topic or query.in_full, query.filters, records)
