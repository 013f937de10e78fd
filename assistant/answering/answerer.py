"""A question that was read, answered in the record's own words, or met with silence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.answering.abstention import (
    NEAREST,
    abstain,
    nobody_did,
    silent_parts,
    silent_years,
)
from assistant.answering.all_said import all_said
from assistant.answering.composing import compose
from assistant.answering.held_to import has_all
from assistant.answering.lists import Lists
from assistant.answering.noticing import tell_corrected, tell_kept, tell_undated
from assistant.answering.numbered_paragraphs import quote_paragraphs
from assistant.answering.quotations import said_by_others, tell_quotations
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
from assistant.evidence import EvidenceParagraph, best_support
from assistant.ledger.keeper import LedgerKeeper
from assistant.query import Kind, Query
from assistant.query.wishes import CollectionWish
from assistant.questions.about_questions import subject_of
from assistant.questions.leaning import lean
from assistant.questions.staying import without_context
from assistant.questions.store_reader import StoreReader
from assistant.rendering import render
from assistant.sources import Citation, search_hit
from assistant.words import EMPTY
from index.filters import Filters
from index.records import Side
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
        self._notices = notices
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
        answer = self.compose(query, paragraphs, extent)
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
            answer = self.silence(query, hits, extent, paragraphs)
        return Found(query, answer, paragraphs, hits, extent)

    def compose(
        self, query: Query, paragraphs: Sequence[EvidenceParagraph], extent: tuple[int, int]
    ) -> Answer | None:
        """Return the answer of the chosen sentences; None where none is chosen.

        Args:
            query: The question.
            paragraphs: With all their sentences.
            extent: How many paragraphs, and records, were searched.
        """
        states = self.weigher.states_of(paragraphs)
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
        reason, message = Reason.NOT_FOUND, ""
        # What is pointed to as speaking to the subject has to be what does.
        spoken = {one.passage.paragraph_place for one in paragraphs if one.enough}
        if query.fact and not spoken:
            spoken = {one.passage.paragraph_place for one in paragraphs if has_all(query, one)}
        nobody = nobody_did(query, extent[0])
        if spoken and (query.fact or nobody):
            reason = Reason.FACT_MISSING
        elif query.filters.sides or query.filters.speakers:
            for anybody in _anybody(query.filters, extent[0]):
                others = self.weigher.search(replace(query, filters=anybody))
                weighed = self.weigher.weigh(query, others)
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
        nearest = [hit for hit in hits if hit.passage.paragraph_place in spoken] or hits
        return abstain(
            query,
            reason,
            message=message,
            nearest=[search_hit(hit) for hit in nearest[:NEAREST]],
            support=best_support(paragraphs, query.fact),
            extent=extent,
            notices=(
                *self._notices(),
                *tell_quotations(query, self._store.full_text, self._store.catalog),
                *tell_undated(query.filters, self._store),
                *tell_kept(query),
            ),
        )

    def _noticed(self, query: Query, answer: Answer) -> Answer:
        """Return a list with what a reader should know of the records that it is from."""
        undated = tell_undated(query.filters, self._store)
        corrected = tell_corrected(answer.citations, self._store.catalog)
        return replace(answer, notices=(*answer.notices, *undated, *corrected))


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
