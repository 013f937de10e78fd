"""An answer to what was decided: the lines in which a record tells the result of each draft.

A draft is adopted without a vote as often as with one, so that it is told by what the record or
whoever presides says of it, not by lists of those who voted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.listing import MOST, records_in_time
from assistant.answering.named_numbers import NamedNumber, any_same, became, find_numbers
from assistant.answering.numbered_paragraphs import quote_whole
from assistant.answering.recorded_votes import is_decision
from assistant.answering.voted_on import VotedOn, voted_on
from assistant.answers import Answer
from assistant.query import Query
from assistant.query.facts import asks_decision
from assistant.rendering import render
from assistant.words import EMPTY, NARROWING
from index.records import Paragraph, ParagraphKind, Record, Side
from index.search.full_text import FullText
from index.sentences import sentence_spans
from index.storage.catalog import Catalog
from index.text import stem, words

_HEADED = ("adopted", "rejected", "approved", "retained", "carried", "deleted")
"""By one of which a record that tells of decisions is found."""
_ENTITLED = re.compile(
    r"(?P<before>[^\n“\"]{1,200})\b(?:entitled|titled|intitul[ée]e?|titulad[oa])[,:]?\s*"
    r"[“\"«](?P<title>[^”\"»\n]{3,300})"
)
_DECLARED = re.compile(
    r"\b(?:ha(?:s|ve)\s+(?:not\s+)?been|is(?:\s+not)?|are(?:\s+not)?)\s+(?:\w+\s+)?"
    r"(?:adopted|approved|carried|rejected|retained)\b",
    re.IGNORECASE,
)
"""In what whoever presides says: what "was adopted" was so before, or elsewhere."""
_ELSEWHERE = re.compile(r"\badopted\s+by\s+the\s+(?:\w+\s+)?Committee\b", re.IGNORECASE)
_BODY = re.compile(r"\b(?:assembly|committee|council)\b", re.IGNORECASE)
_OF_ANY_VOTE = frozenset(
    map(
        stem,
        """abstain abstained adopt adopted assembly cast committee council countries country
        decision delegation delegations draft favor favour general governments government meeting
        member members motion nation nations no operative paragraph paragraphs part preambular
        proposal recorded resolution resolutions security separate text veto vetoed vote voted votes
        voting whole yes amendment actually finally later also became become decide decided end go
        happened outcome outcomes put rejected result results turn""".split(),
    )
)
"""Words of a question that tell no vote from another but by the number behind them."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided on a draft.

    Attributes:
        result: The paragraph that tells it.
        on: On what.
        told: What announces it and tells its result, with the heading above it.
    """

    result: Paragraph
    on: VotedOn
    told: str


@dataclass(frozen=True, slots=True)
class DraftAsked:
    """The draft, or the part of one, that a question asks about.

    Attributes:
        on: By its number and its parts, as far as they are told.
        matter: Stems of what the question says of it besides.
    """

    on: VotedOn
    matter: frozenset[str]

    def numbers_in(self, record: Record) -> list[NamedNumber]:
        """Return its number, and those of what it became or was before in a record."""
        return [*self.on.resolutions, *became(self.on.resolutions, [record.text])]

    def is_on(self, on: VotedOn, drafts: Sequence[NamedNumber], record: Record, told: str) -> bool:
        """Return whether a vote or a decision is one that may be meant.

        Which one is told by the number of a draft or a part of it. Without a draft's number
        whatever else the question says has to stand in what is told of it.

        Args:
            on: On what it was taken.
            drafts: As :meth:`numbers_in` gives them.
            record: The record.
            told: What is told of it, the heading above it first.
        """
        if drafts and not any_same(drafts, on.resolutions):
            return False
        if self.on.parts and not any(
            part.is_same(other) for part in self.on.parts for other in on.parts
        ):
            return False
        if drafts:
            return True
        # The title of a record is that of all its items.
        title = "" if told.partition("\n")[0] else record.metadata.title
        said = "\n".join((title, told, *_titles_of(record, on)))
        return self.matter <= {*map(stem, words(said))}


def draft_asked(topic: str) -> DraftAsked:
    """Return the draft that a topic names, or tells of."""
    named = words(re.sub(r"\S*\d\S*", " ", topic))
    matter = {stem(one) for one in named if one not in EMPTY | NARROWING} - _OF_ANY_VOTE
    return DraftAsked(voted_on(topic) or VotedOn(), frozenset(matter))


def decisions(record: Record) -> Iterator[Decision]:
    """Yield the decisions that a record tells, in order."""
    announced: list[str] = []
    for paragraph in record.paragraphs:
        text = record.paragraph_text(paragraph)
        speaker = record.speaker_of(paragraph)
        spoken = paragraph.kind is ParagraphKind.SPEECH and speaker.side is Side.OTHER
        ends = is_decision(text) and (_DECLARED.search(text) if spoken else not speaker.name)
        on = voted_on(text) if ends and not _ELSEWHERE.search(text) else None
        if on is None:
            if spoken or paragraph.kind is ParagraphKind.PROCEDURE:
                announced += [text[start:end] for start, end in sentence_spans(text)]
            continue
        before = [one for said in announced if (one := voted_on(said)) and one.names_draft]
        if not on.resolutions and before:
            on = VotedOn(before[-1].resolutions, on.parts)
        yield Decision(paragraph, on, "\n".join((paragraph.heading, *announced, text)))
        announced = []


def answer_decided(query: Query, full_text: FullText, catalog: Catalog) -> Answer | None:
    """Return the lines that tell what was decided on the draft that is asked about.

    Args:
        query: The question as read.
        full_text: Finds the records that tell of decisions.
        catalog: Where the records are.

    Returns:
        None where no decision is asked for, or none that may be meant is told.
    """
    chosen = {"sides", "speakers"}.intersection(query.changed)
    of_one = chosen or query.among or query.names_speaker or query.filters.states
    if query.unknown_meeting or of_one or not asks_decision(query.in_full):
        return None
    asked = draft_asked(query.topic)
    told = [*_meant(asked, query, full_text, catalog)]
    whole = [pair for pair in told if not pair[1].on.parts]
    shown = told if asked.on.parts else whole or told
    if not shown:
        return None
    statements, citations = quote_whole([(record, one.result) for record, one in shown[:MOST]])
    looked_at, records = full_text.extent(query.filters)
    return Answer(
        question=query.question,
        understood=query.describe(records),
        text=render(statements, citations),
        kind=query.kind,
        statements=tuple(statements),
        citations=tuple(citations),
        support=1.0,
        looked_at=looked_at,
        records=records,
    )


def _titles_of(record: Record, on: VotedOn) -> Iterator[str]:
    """Yield how a draft is entitled, where its number is told with it."""
    for found in _ENTITLED.finditer(record.text):
        if any_same(on.resolutions, find_numbers(found["before"])):
            yield found["title"]


def _meant(
    asked: DraftAsked, query: Query, full_text: FullText, catalog: Catalog
) -> Iterator[tuple[Record, Decision]]:
    held = {one for word in _HEADED for one in full_text.passages_holding(word)}
    body = _BODY.search(query.in_full)
    for record in records_in_time(catalog, query.filters, held):
        met = record.metadata.body.casefold()
        if body and met and body[0].casefold() not in met:
            continue
        drafts = asked.numbers_in(record)
        for one in decisions(record):
            if asked.is_on(one.on, drafts, record, one.told):
                yield record, one
