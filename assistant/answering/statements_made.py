"""Statements that are asked for by what they were: in right of reply, in explanation of vote.

What a statement is stands in its first words, or in how the presiding officer called for it: "I
shall now give the floor to those who wish to speak in exercise of the right of reply".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from assistant.answering.listing import by_speaker, records_in_time
from assistant.answering.numbered_paragraphs import quote_whole
from assistant.answers import Answer
from assistant.points.presiding import presides
from assistant.query import Kind, Query
from assistant.query.statements_made import Made, asked_made
from assistant.rendering import render
from index.parsing.namesakes import Persons
from index.records import Paragraph, ParagraphKind, Record, Side, Speaker
from index.search.full_text import FullText
from index.storage.catalog import Catalog

_MOST = 12
"""Paragraphs of an answer."""
_REACH = 400
"""Characters from the beginning of a statement that tell what it is."""
_HELD = {Made.REPLY: "reply", Made.EXPLANATION: "explanation", Made.NATIONAL: "capacity"}
"""A word of every record that has such a statement."""
_OPENS = {
    Made.REPLY: re.compile(r"\brights?\s+of\s+reply\b", re.IGNORECASE),
    Made.EXPLANATION: re.compile(
        r"\bin\s+explanation\s+of\s+(?:\w+\s+)?(?:vote|position)"
        r"|\bexplain\s+(?:my|our|its|his|her)\s+(?:\w+\s+)?(?:vote|position)",
        re.IGNORECASE,
    ),
}
_CALLS = re.compile(
    r"\b(?:floor|call\s+on|called\s+on|wish(?:ed)?\s+to\s+(?:speak|make)|asked\s+to\s+speak|requested\s+the\s+floor)\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:last\s+speaker|take\s+a\s+decision|take\s+action|next\s+item|concluded\s+(?:its|this|the)|adjourn|put\s+to\s+the\s+vote)\b",
    re.IGNORECASE,
)


def answer_made(query: Query, full_text: FullText, catalog: Catalog) -> Answer | None:
    """Return the statements that are asked for by what they were; None where none are.

    Args:
        query: The question as read.
        full_text: Finds the records that have such statements.
        catalog: Where the records are.

    Returns:
        None where a search has to tell: another subject is named, or there is no such statement.
    """
    made = asked_made(query)
    unknown = query.unknown_meeting or query.unknown_speaker or query.unknown_state
    if made is None or unknown or (query.fact and query.filters.speakers):
        return None
    anybody = replace(query.filters, states=(), sides=(), speakers=())
    records = records_in_time(catalog, anybody, full_text.passages_holding(_HELD[made]))
    found = [
        (record, paragraph)
        for record in records
        for speaker, paragraph in _made(record, made)
        if _is_asked(query, speaker)
    ]
    if not found:
        return None
    of_each = query.wording.asks_who or query.wording.of_each_state
    if of_each and not query.names_speaker:
        first: dict[tuple[str, int | None], tuple[Record, Paragraph]] = {}
        for record, paragraph in found:
            first.setdefault((record.id, paragraph.turn), (record, paragraph))
        found = [*first.values()]
    shown = [*islice(found, _MOST)]
    statements, citations = quote_whole(shown)
    if of_each:
        parts = [by_speaker(one) for one in citations]
        statements = [replace(one, group=parts[one.citations[0] - 1]) for one in statements]
    looked_at, count = full_text.extent(query.filters)
    left = len(found) - len(shown)
    return Answer(
        question=query.question,
        understood=query.describe(count),
        text=render(statements, citations),
        kind=Kind.WHO if of_each else Kind.EVERYTHING,
        statements=tuple(statements),
        citations=tuple(citations),
        support=1.0,
        looked_at=looked_at,
        records=count,
        notices=(f"The first {_MOST} of {len(found)} paragraphs are shown.",) if left else (),
    )


def _made(record: Record, made: Made) -> Iterator[tuple[Speaker, Paragraph]]:
    """Yield the paragraphs of the statements of a kind, in order."""
    called: Made | None = None
    by_turn: dict[int, Made | None] = {}
    for turn in record.turns:
        within = record.paragraphs[turn.first : turn.last + 1]
        spoken = " ".join(record.paragraph_text(one) for one in within if one.turn == turn.index)
        if turn.speaker.side is not Side.STATE and presides(turn.speaker):
            calls = next((one for one, opens in _OPENS.items() if opens.search(spoken)), None)
            if calls and _CALLS.search(spoken):
                called = calls
            elif _OVER.search(spoken):
                called = None
            by_turn[turn.index] = None
            continue
        own = next((one for one, opens in _OPENS.items() if opens.search(spoken[:_REACH])), None)
        by_turn[turn.index] = Made.NATIONAL if presides(turn.speaker) else own or called
    for paragraph in record.paragraphs:
        turn_of = paragraph.turn if paragraph.kind is ParagraphKind.SPEECH else None
        if turn_of is not None and by_turn[turn_of] is made:
            yield record.speaker_of(paragraph), paragraph


def _is_asked(query: Query, speaker: Speaker) -> bool:
    filters = query.filters
    persons = Persons(filters.speakers)
    return (
        (not filters.speakers or persons.mean(speaker.name, speaker.on_behalf_of))
        and (not filters.states or speaker.state in filters.states)
        and (not filters.sides or speaker.side in filters.sides)
    )
