"""The end of a search: the sentences that were chosen as an answer, or silence with its reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answering.abstention import (
    NEAREST,
    abstain,
    nobody_did,
    silent_parts,
    silent_speaker,
    silent_years,
)
from assistant.answering.composing import compose
from assistant.answering.held_to import has_all
from assistant.answering.noticing import tell_corrected, tell_kept, tell_undated
from assistant.answering.quotations import tell_quotations
from assistant.answering.weighing import Weigher
from assistant.answers import Answer, Reason
from assistant.evidence import EvidenceParagraph, best_support
from assistant.query import Query
from assistant.rendering import render
from assistant.sources import Citation, search_hit
from index.filters import Filters
from index.records import Side
from index.search.searcher import Hit
from index.store import Store


class Concluder:
    """Makes an answer, or an abstention, of what was weighed.

    Args:
        store: The store.
        weigher: Searches it, and weighs what is found.
        notices: Tells what a reader should know of the store now.
    """

    def __init__(
        self, store: Store, weigher: Weigher, notices: Callable[[], tuple[str, ...]]
    ) -> None:
        self._store = store
        self._weigher = weigher
        self._notices = notices

    def compose(
        self, query: Query, paragraphs: Sequence[EvidenceParagraph], extent: tuple[int, int]
    ) -> Answer | None:
        """Return the answer of the chosen sentences; None where none is chosen.

        Args:
            query: The question.
            paragraphs: With all their sentences.
            extent: How many paragraphs, and records, were searched.
        """
        states = self._weigher.states_of(paragraphs)
        statements, citations = compose(paragraphs, query.kind, states, by_time=bool(query.years))
        if not statements:
            return None
        return Answer(
            question=query.question,
            understood=query.describe(extent[1]),
            text=render(statements, citations),
            kind=query.kind,
            statements=statements,
            citations=citations,
            support=best_support(paragraphs, query.fact),
            looked_at=extent[0],
            records=extent[1],
            notices=(
                *self._notices(),
                *tell_quotations(query, self._store.full_text, self._store.catalog),
                *tell_undated(query.filters, self._store),
                *silent_parts(query, citations, states),
                *silent_years(query, _dates(paragraphs, citations)),
                *tell_corrected(citations, self._store.catalog),
            ),
        )

    def silence(
        self,
        query: Query,
        hits: Sequence[Hit],
        extent: tuple[int, int],
        paragraphs: Sequence[EvidenceParagraph],
    ) -> Answer:
        """Abstain, telling whether others speak to the subject.

        Args:
            query: The question.
            hits: What was found, and does not answer it.
            extent: How many paragraphs, and records, were searched.
            paragraphs: Those of the hits.
        """
        reason, message, own = Reason.NOT_FOUND, "", [*hits[:1]]
        # What is pointed to as speaking to the subject has to be what does.
        spoken = {one.passage.paragraph_place for one in paragraphs if one.enough}
        if query.fact and not spoken:
            spoken = {one.passage.paragraph_place for one in paragraphs if has_all(query, one)}
        nobody = nobody_did(query, extent[0])
        if spoken and (query.fact or nobody):
            reason = Reason.FACT_MISSING
        elif query.filters.sides or query.filters.speakers:
            for anybody in _anybody(query.filters, extent[0]):
                others = self._weigher.search(replace(query, filters=anybody))
                weighed = self._weigher.weigh(query, others)
                spoken = {
                    one.passage.paragraph_place
                    for one in weighed
                    if one.chosen_support or (nobody and one.enough)
                }
                if spoken:
                    reason = Reason.FACT_MISSING if nobody else Reason.SPEAKER_SILENT
                    hits = others
                    break
        if nobody and spoken:
            message = nobody
        nearest = [hit for hit in hits if hit.passage.paragraph_place in spoken] or [*hits]
        if reason is Reason.SPEAKER_SILENT and own:
            message = silent_speaker(query, extent[0], own=True)
            nearest = own + [hit for hit in nearest if hit.passage.id != own[0].passage.id]
        return abstain(
            query,
            reason,
            message=message,
            nearest=[
                replace(search_hit(hit), rank=rank)
                for rank, hit in enumerate(nearest[:NEAREST], start=1)
            ],
            support=best_support(paragraphs, query.fact),
            extent=extent,
            notices=(
                *self._notices(),
                *tell_quotations(query, self._store.full_text, self._store.catalog),
                *tell_undated(query.filters, self._store),
                *tell_kept(query),
            ),
        )


def _anybody(filters: Filters, looked_at: int) -> list[Filters]:
    """Return conditions with everybody's words on the State asked about, then with all others.

    A State without any words where it is looked for is not told to be silent on the subject.
    """
    anybody = replace(filters, sides=(), speakers=())
    # In a debate of many States the words "on" one are its own alone.
    theirs = bool(filters.states) and filters.sides == (Side.STATE,) and looked_at
    return [anybody, replace(anybody, states=())] if theirs else [anybody]


def _dates(paragraphs: Sequence[EvidenceParagraph], citations: Sequence[Citation]) -> set[str]:
    """Return the dates of the records that are cited."""
    cited = {one.record_id for one in citations}
    return {one.passage.date for one in paragraphs if one.passage.record_id in cited}
