"""An answer to who voted how from the lists that records print of recorded votes.

Whoever stands in a list voted so. What a delegation says it will do is not the vote, so that
nothing is offered beside the lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from assistant.answering.abstention import NEAREST, abstain, looked_in, nobody_did
from assistant.answering.decisions import draft_asked
from assistant.answering.listing import MOST, records_in_time
from assistant.answering.recorded_votes import RecordedVote, VoteList, recorded_votes
from assistant.answers import Answer, Reason, Statement
from assistant.query import Query
from assistant.rendering import render
from assistant.sources import Citation, SearchHit, as_hit, cite, source_of
from assistant.voices import Voice
from index.filters import Filters
from index.records import Record
from index.reference.states import find_states, state_name, states_in_words
from index.search.full_text import FullText
from index.storage.catalog import Catalog

_HEADED = ("favour", "favor", "abstaining", "abstentions", "abstenciones", "abstiennent")
"""Words of the headings, by one of which a record with lists is found."""
_TAKEN = ("vote", "voix", "votación", "votos")
"""Words of which such a record has one besides: many speak in favour of something."""
_VETOED = re.compile(r"\bveto|\bnegative\s+vote\s+of\s+a\s+permanent\s+member", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Voted:
    """A list that answers, with the vote it is of."""

    record: Record
    vote: RecordedVote
    shown: VoteList


def answer_votes(query: Query, full_text: FullText, catalog: Catalog) -> Answer | None:
    """Return the lists of those who voted so, or in which a State stands, each with its heading.

    Where the votes asked about have no such list, it says so.

    Args:
        query: The question as read.
        full_text: Finds the records with lists.
        catalog: Where the records are.

    Returns:
        None where it asks for no vote, or no record prints the lists of one it may mean.
    """
    vote, states = query.wording.vote, frozenset((*query.filters.states, *query.among))
    if query.unknown_state:
        states |= {query.unknown_state}
    own = query.wording.own_vote and bool(states) and not query.filters.speakers
    chosen = {"sides", "speakers"}.intersection(query.changed)
    if query.unknown_meeting or chosen or not (vote or own):
        return None
    filters = replace(query.filters, states=(), sides=(), speakers=())
    meant = [*_votes_meant(query.topic, filters, full_text, catalog)]
    if "veto" in query.in_full.casefold():
        meant = [one for one in meant if _VETOED.search(one[1].told)]
    if not meant:
        return None

    def answers(record: Record, one: VoteList) -> bool:
        standing = _in_list(record, one)
        if vote:
            return one.vote is vote and not (query.among and standing.isdisjoint(states))
        return bool(standing & states)

    shown = [
        _Voted(record, taken, one)
        for record, taken in meant
        for one in taken.lists
        if answers(record, one)
    ]
    extent = full_text.extent(filters)
    standing = {code for one in shown for code in _in_list(one.record, one.shown)}
    # Of a group many may not have voted.
    missing = sorted(states.difference(standing, query.among)) if own else []
    if not shown:
        who = states_in_words(missing) or "none of them"
        message = (
            nobody_did(query, extent[0])
            if vote
            else f"The {looked_in(query)} name {who} in no list of those who voted on it. "
            "See the nearest passages for what they tell of the vote."
        )
        nearest = [*_results(meant)][:NEAREST]
        return abstain(query, Reason.FACT_MISSING, message=message, nearest=nearest, extent=extent)
    statements, citations = _quoted(shown[:MOST], in_parts=len(meant) > 1)
    notices = [f"{states_in_words(missing)}: in none of these lists."] if missing else []
    if query.among:
        notices += filter(None, (_of_them(one, states) for one in shown[:MOST]))
    if len(shown) > MOST:
        notices.append(f"The first {MOST} of {len(shown)} lists are shown.")
    return Answer(
        question=query.question,
        understood=query.describe(extent[1]),
        text=render(statements, citations),
        kind=query.kind,
        statements=tuple(statements),
        citations=tuple(citations),
        support=1.0,
        looked_at=extent[0],
        records=extent[1],
        notices=tuple(notices),
    )


def _votes_meant(
    topic: str, filters: Filters, full_text: FullText, catalog: Catalog
) -> Iterator[tuple[Record, RecordedVote]]:
    """Yield the votes that a question may mean; see :meth:`DraftAsked.is_on`."""
    asked = draft_asked(topic)
    headed, taken = (
        {one for word in several for one in full_text.passages_holding(word)}
        for several in (_HEADED, _TAKEN)
    )
    for record in records_in_time(catalog, filters, headed & taken):
        drafts = asked.numbers_in(record)
        for vote in recorded_votes(record):
            if drafts and vote.on.parts and not asked.on.parts:
                continue  # The whole is asked about.
            if asked.is_on(vote.on, drafts, record, vote.told):
                yield record, vote


def _in_list(record: Record, one: VoteList) -> set[str]:
    """Return the codes of the States that stand in a list."""
    return {found.code for found in find_states(one.names, record.metadata.language or "en")}


def _of_them(one: _Voted, among: AbstractSet[str]) -> str:
    """Return which States of a group stand in a list that names others too; empty for none."""
    standing = sorted(_in_list(one.record, one.shown).intersection(among), key=state_name)
    on = f" ({one.vote.on.describe()})" if one.vote.on.describe() else ""
    number = len(standing)
    told = f"Of those asked about, {number} {one.shown.vote}{on}: {states_in_words(standing)}."
    return told if standing else ""


def _subject(one: _Voted) -> str:
    """Return on what a list is, as the part of an answer in which it stands."""
    return f"Vote on {one.vote.on.describe()}" if one.vote.on.describe() else "Another vote"


def _quoted(shown: Sequence[_Voted], *, in_parts: bool) -> tuple[list[Statement], list[Citation]]:
    """Return lists, the heading before the names, each cited by itself; in parts, one a vote."""
    citations: list[Citation] = []
    statements: list[Statement] = []
    for one in shown:
        for index, start, end in one.shown.places:
            number = len(citations) + 1
            cited = cite(source_of(one.record, index, start, end), number)
            citations.append(cited)
            part = _subject(one) if in_parts else ""
            statements.append(Statement(cited.text, (number,), Voice.PROCEDURE, part))
    return statements, citations


def _results(meant: Sequence[tuple[Record, RecordedVote]]) -> Iterator[SearchHit]:
    """Yield what tells the results of votes, or where their lists begin."""
    for rank, (record, vote) in enumerate(meant, start=1):
        found = vote.result or record.paragraphs[vote.first]
        yield as_hit(source_of(record, found.index, found.start, found.end), rank)
