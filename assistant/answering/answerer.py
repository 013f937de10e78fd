"""A question that was read, answered in the record's own words, or met with silence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.answering.abstention import abstain
from assistant.answering.all_said import all_said
from assistant.answering.concluding import Concluder
from assistant.answering.lists import Lists
from assistant.answering.noticing import tell_corrected, tell_undated
from assistant.answering.numbered_paragraphs import quote_paragraphs
from assistant.answering.quotations import said_by_others
from assistant.answering.refusing import (
    refuse,
    refuse_nobody,
    told_by_others,
    without_unknown,
)
from assistant.answering.several import join_paragraphs, on_the_same, set_together, split_question
from assistant.answering.weighing import Weigher
from assistant.answers import Answer, Reason
from assistant.collection.telling import tell
from assistant.evidence import EvidenceParagraph
from assistant.ledger.keeper import LedgerKeeper
from assistant.query import Kind, Query
from assistant.query.wishes import CollectionWish
from assistant.questions.about_questions import subject_of
from assistant.questions.leaning import lean
from assistant.questions.staying import without_context
from assistant.questions.store_reader import StoreReader
from assistant.words import EMPTY
from index.search.searcher import Hit
from index.store import Store
from index.text import words


@dataclass(frozen=True, slots=True)
class Found:
    """What a question brought up, and the answer that is made of it without a language model.

    Attributes:
        query: The question by which it was found.
        answer: In the record's own words, or an abstention.
        paragraphs: What was looked at, weighed; empty where the question is answered or refused
            whatever they say.
        hits: By which they were found.
        extent: How many paragraphs, and records, were searched.
    """

    query: Query
    answer: Answer
    paragraphs: Sequence[EvidenceParagraph] = ()
    hits: Sequence[Hit] = ()
    extent: tuple[int, int] = (0, 0)


class Answerer:
    """Answers questions from a store in the record's own words.

    Args:
        store: The store.
        reader: Reads questions with a view to the store.
        weigher: Searches it, and weighs what is found.
        ledgers: For questions about questions.
        notices: Tells what a reader should know of the store now.

    Attributes:
        weigher: As given.
        concluder: Makes an answer of what was weighed.
    """

    def __init__(
        self,
        store: Store,
        reader: StoreReader,
        weigher: Weigher,
        ledgers: LedgerKeeper,
        notices: Callable[[], tuple[str, ...]],
    ) -> None:
        self._store = store
        self._reader = reader
        self.weigher = weigher
        self.concluder = Concluder(store, weigher, notices)
        self._lists = Lists(store, weigher, ledgers, notices)

    def answer(self, query: Query) -> Found:
        """Answer a question, or abstain.

        Raises:
            UnknownRecordError: If it is to be looked for in a record that is not loaded.
        """
        if query.collection and not self._store.catalog.is_empty():
            return Found(query, self._told(query, query.collection))
        return self._in_parts(query) or self._as_one(query)

    def _told(self, query: Query, wish: CollectionWish) -> Answer:
        def holding(text: str) -> Mapping[str, int]:
            telling = " ".join(one for one in words(text) if one not in EMPTY)
            return self._store.full_text.passages_holding(telling or text)

        return tell(query, wish, self._store.catalog, holding)

    def _in_parts(self, query: Query) -> Found | None:
        """Answer the questions that are put in one; None where it is one, or none is answered.

        What the user limits is meant of the whole, which is then answered as one.
        """
        parts = split_question(query.in_full)
        one_thing = query.kind in (Kind.BOTH_SIDES, Kind.COMPARISON) or query.paragraphs
        if len(parts) == 1 or one_thing or query.changed:
            return None
        found: list[Found] = []
        for part in parts:
            if found:
                first = found[0]
                known_by = self._reader.known_by
                read = lean(self._reader.read(part), first.query, first.answer, known_by=known_by)
            else:
                read = query.first_part or self._reader.read(part)
            if read.collection:
                found.append(self.answer(read))
                continue
            cited = {one.record_id for one in found[0].answer.citations} if found else set()
            read = on_the_same(read, query, tuple(sorted(cited)) if read.leans else ())
            if not read.topic:
                return None
            found.append(self._as_one(read))
        answer = set_together(
            query, [(part, one.answer) for part, one in zip(parts, found, strict=True)]
        )
        if answer is None:
            return None
        paragraphs = join_paragraphs([one.paragraphs for one in found])
        hits = [hit for one in found for hit in one.hits]
        return Found(query, answer, paragraphs, hits, found[0].extent)

    def _as_one(self, query: Query) -> Found:
        looked_in = self._store.catalog.current_versions(query.filters.records)
        query = replace(query, filters=replace(query.filters, records=looked_in))
        query = self._reader.as_meant(query)
        if query.paragraphs and not (query.unknown_meeting or self._store.catalog.is_empty()):
            return Found(query, quote_paragraphs(query, self._store.catalog))
        voted = self._lists.of_votes(query)
        if voted:
            return Found(query, self._noticed(query, voted))
        wish = query.wording.ledger
        if wish and wish.asked and query.leans and not query.again:
            wish = None  # "And what did the Committee ask?" goes on with the subject before.
        if wish:
            wish = replace(wish, topic=subject_of(query, wish.topic))
        asked = self._reader.read_asked(query, wish.topic) if wish else query
        if wish and (asked.filters.speakers or not wish.named):
            return Found(asked, self._noticed(asked, self._lists.of_points(asked, wish)))
        if query.wording.named_list:
            named = self._lists.of_names(query, query.wording.named_list)
            return Found(query, self._noticed(query, named))
        if told := query.wording.not_done:
            return Found(query, abstain(query, Reason.NOT_DONE, message=told))
        said = all_said(query, self._store.catalog)
        if said:
            return Found(query, said)
        narrower = without_unknown(query, self._store.catalog)
        if narrower:
            found = self._as_one(narrower[0])
            notices = (*found.answer.notices, narrower[1])
            return replace(found, answer=replace(found.answer, notices=notices))
        refusal = refuse(query, self._store.catalog)
        if refusal:
            return Found(query, told_by_others(query, refusal, self.weigher.search))
        extent = self._store.full_text.extent(query.filters)
        if not extent[0] and not query.supposed:
            nobody = refuse_nobody(query, self._store.catalog)
            if nobody:
                return Found(query, nobody)
        who = query.wording.who
        told_who = self._lists.of_persons(query, who, extent) if who else None
        if told_who:
            return Found(query, self._noticed(query, told_who), extent=extent)
        mention = query.wording.mention
        mentioned = self._lists.of_mentions(query, mention) if mention and query.topic else None
        if mentioned:
            return Found(query, self._noticed(query, mentioned), extent=extent)
        others = said_by_others(query, self._store.full_text, self._store.catalog)
        if others:
            return Found(query, others, extent=extent)
        hits = self.weigher.search(query)
        paragraphs = self.weigher.with_talk(query, self.weigher.weigh(query, hits))
        answer = self.concluder.compose(query, paragraphs, extent)
        if answer is None and query.supposed:
            found = self.answer(query.of_any_time())
            if extent[0] or not found.answer.abstained:
                return found
            # No meeting was then, and nothing that is told elsewhere is of that time.
            return Found(query, abstain(query, Reason.MEETING_NOT_LOADED), extent=extent)
        alone = without_context(query) if answer is None else None
        if alone:
            return self._as_one(alone)
        if answer is None:
            answer = self.concluder.silence(query, hits, extent, paragraphs)
        return Found(query, answer, paragraphs, hits, extent)

    def _noticed(self, query: Query, answer: Answer) -> Answer:
        """Return a list with what a reader should know of the records that it is from."""
        undated = tell_undated(query.filters, self._store)
        corrected = tell_corrected(answer.citations, self._store.catalog)
        return replace(answer, notices=(*answer.notices, *undated, *corrected))
