"""Answers that are lists: points of experts, names of a kind, mentions, those who put or voted.

What is asked for is told by the wording of a question, not by a search for its subject alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.answering.decisions import answer_decided
from assistant.answering.from_ledgers import answer_from_ledgers, answer_in_their_words
from assistant.answering.held_to import without_besides
from assistant.answering.mentioned import answer_mention
from assistant.answering.named import answer_named_list
from assistant.answering.noticing import tell_kept
from assistant.answering.quotations import tell_quotations
from assistant.answering.refusing import refuse, refuse_nobody, refuse_record
from assistant.answering.statements_made import answer_made
from assistant.answering.vote_lists import answer_votes
from assistant.answering.weighing import Weigher
from assistant.answering.who_put import SIDES, Looked, answer_who
from assistant.answers import Answer
from assistant.evidence import EvidenceParagraph
from assistant.ledger.commitments import find_commitments
from assistant.ledger.keeper import LedgerKeeper
from assistant.ledger.remarks import find_criticism, find_praise, find_put_off
from assistant.query import Query
from assistant.query.mentions import Mention
from assistant.query.named_lists import NamedList
from assistant.query.wording import Everything, LedgerWish, WhoWish
from assistant.sources import Source
from index.errors import UnknownRecordError
from index.filters import Filters
from index.store import Store

_POINTS_BACK = re.compile(r"\b(?:it|that|this|these|those|them|there)\b", re.IGNORECASE)


class Lists:
    """Answers questions that want a list.

    Args:
        store: The store.
        weigher: Searches it, and weighs what is found.
        ledgers: For the points of experts.
        notices: Tells what a reader should know of the store now.
    """

    def __init__(
        self,
        store: Store,
        weigher: Weigher,
        ledgers: LedgerKeeper,
        notices: Callable[[], tuple[str, ...]],
    ) -> None:
        self._store = store
        self._weigher = weigher
        self._ledgers = ledgers
        self._notices = notices

    def of_names(self, query: Query, wanted: NamedList) -> Answer:
        """Return the sentences that name something of a kind: "Which laws were cited?"."""
        if query.leans and not query.again and not _POINTS_BACK.search(query.in_full):
            query = replace(query, topic="")  # All of a kind are asked for, on whatever subject.
        refusal = refuse(replace(query, topic=query.topic or wanted.noun), self._store.catalog)
        if refusal:
            return refusal

        def on_topic(asked: Query) -> set[tuple[str, int]]:
            weighed = self._weigh_subject(asked)
            return {one.passage.paragraph_place for one in weighed if one.chosen_support}

        store, search = self._store, self._weigher.search
        return answer_named_list(
            query, wanted, store.full_text, store.catalog, on_topic, search, self._notices()
        )

    def of_mentions(self, query: Query, mention: Mention) -> Answer | None:
        """Return the sentences that mention something; None where a search has to tell."""
        store = self._store
        quoted = tell_quotations(query, store.full_text, store.catalog)
        notices = [*self._notices(), *quoted]
        return answer_mention(
            query,
            mention,
            store.full_text,
            store.catalog,
            lambda: self._weigher.search(query),
            notices,
        )

    def of_votes(self, query: Query) -> Answer | None:
        """Return who voted so, what was decided, or what was said in explanation of it or in reply.

        None where a search has to tell.
        """
        store = self._store
        parts = query, store.full_text, store.catalog
        told = answer_votes(*parts) or answer_decided(*parts) or answer_made(*parts)
        return told and replace(told, notices=(*told.notices, *self._notices()))

    def of_persons(self, query: Query, wish: WhoWish, extent: tuple[int, int]) -> Answer | None:
        """Return those who put something, or replied to it; None where a search has to tell."""
        own = [query.filters.sides] if "sides" in query.changed else SIDES
        by_side = [replace(query, filters=replace(query.filters, sides=one)) for one in own]
        found = [hit for asked in by_side for hit in self._weigher.search(asked)]
        hits = without_besides(query, found)
        paragraphs = self._weigher.weigh_subject(query, hits)
        looked = Looked(paragraphs, hits, extent, self._notices())
        told = answer_who(query, wish, looked, self._store.catalog.record)
        if told and told.abstained:
            return replace(told, notices=(*told.notices, *tell_kept(query)))
        return told

    def of_points(self, query: Query, wish: LedgerWish) -> Answer:
        """Return the points of experts, what became of them, or what was promised or praised."""
        refusal = refuse(query, self._store.catalog)
        if refusal:
            return refusal
        symbol, states = wish.symbol, query.filters.states
        of_any_state = replace(query.filters, states=())
        wanted = [
            one.id
            for one in self._ledgers.dialogues.of_states(states, speaking=wish.of_a_state)
            if one.meets(of_any_state) and symbol in ("", one.symbol)
        ]
        if not wanted and (nobody := refuse_nobody(query, self._store.catalog)):
            return nobody
        if symbol and not wanted:
            return refuse_record(query, symbol)
        if wish.what is not Everything.POINTS:
            among = replace(query.filters, records=tuple(wanted), states=())
            looked_at = self._store.full_text.extent(among)[0] if wanted else 0
            sources = list(self._said(query.filters, wish.what, wanted))
            return answer_in_their_words(query, wish.what, sources, (looked_at, len(wanted)))
        ledgers = list(self._ledgers.across(wanted))
        filters = Filters(
            records=tuple(ledger.record_id for ledger in ledgers), speakers=query.filters.speakers
        )

        def about(topic: str) -> Iterator[tuple[str, int, int, float]]:
            asked = replace(query, topic=topic, filters=filters)
            for paragraph in self._weigh_subject(asked):
                for sentence in paragraph.sentences:
                    if sentence.chosen:
                        record_id = paragraph.passage.record_id
                        yield record_id, sentence.start, sentence.end, sentence.support

        looked_in = Filters(records=filters.records)
        extent = self._store.full_text.extent(looked_in) if ledgers else (0, 0)
        return answer_from_ledgers(query, wish, ledgers, about, extent)

    def _weigh_subject(self, query: Query) -> list[EvidenceParagraph]:
        return self._weigher.weigh_subject(query, self._weigher.search(query))

    def _said(self, filters: Filters, what: Everything, wanted: Sequence[str]) -> Iterator[Source]:
        """Yield the sentences in which something was promised, put off, praised or criticised."""
        for record_id in wanted:
            try:
                record = self._store.catalog.record(record_id)
            except UnknownRecordError:  # Removed since it was listed.
                continue
            if what is Everything.PROMISES:
                made = find_commitments(record, states=filters.states)
                yield from (one.source for one in made)
            elif what is Everything.PUT_OFF:
                yield from find_put_off(record, filters.states)
            else:
                find = find_praise if what is Everything.PRAISE else find_criticism
                yield from find(record, filters.speakers)
