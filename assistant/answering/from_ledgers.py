"""An answer from ledgers: the points asked for, what became of them, and the replies, all cited."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from assistant.answering.abstention import abstain, looked_in
from assistant.answers import Answer, Reason, Statement
from assistant.ledger.entries import Entry, Ledger, Status
from assistant.ledger.labels import (
    CRITICISED,
    DEFERRED,
    JUDGED,
    LABELS,
    PRAISED,
    PROMISED,
    count_statuses,
    told_by,
    told_closely,
)
from assistant.query import Kind, Query
from assistant.query.wording import Everything, LedgerWish
from assistant.rendering import render
from assistant.sources import Citation, Source, cite
from assistant.voices import voice_of
from index.parsing.grammar.english import ENGLISH
from index.parsing.namesakes import Persons
from index.records import ParagraphKind
from index.text import amount_of


def answer_from_ledgers(
    query: Query,
    wish: LedgerWish,
    ledgers: Sequence[Ledger],
    about: Callable[[str], Iterable[tuple[str, int, int, float]]],
    extent: tuple[int, int],
) -> Answer:
    """Answer a question about questions.

    Args:
        query: The question as read.
        wish: What it asks of the ledgers.
        ledgers: Of the records that it is about.
        about: Gives the sentences that speak of a topic: record, span, and how surely.
        extent: How many paragraphs, and records, the ledgers were made from.
    """
    persons = Persons(query.filters.speakers)
    mine = [
        (ledger, entry)
        for ledger in ledgers
        for entry in ledger.entries
        if _by(query, wish, persons, entry) and (not wish.kinds or entry.kind in wish.kinds)
    ]
    chosen = _on_topic(wish, mine, about) if wish.topic else mine
    if wish.one and wish.kinds and not chosen:
        # Whoever asks what became of "the concern about ..." may call a question so.
        return answer_from_ledgers(query, replace(wish, kinds=()), ledgers, about, extent)
    shown = [(ledger, entry) for ledger, entry in chosen if entry.status in wish.statuses]
    who = query.wanted or ("the Chair" if wish.chair else "the experts")
    subject = f" on “{wish.topic}”" if wish.topic else ""
    chosen_entries = [entry for _, entry in chosen]
    noun = wish.kinds[0].value if wish.kinds else "point"
    understood = (
        f"What became of the {noun}s of {who}{subject}, {amount_of(len(ledgers), 'record')}"
    )
    notices = _notices(chosen)
    if not shown:
        refused = abstain(
            replace(query, topic=wish.topic or query.topic),
            Reason.NOT_FOUND,
            message=_nothing(query, wish, who, subject, len(mine), len(chosen)),
            extent=extent,
            notices=notices,
        )
        return replace(refused, understood=understood)
    total = amount_of(len(chosen_entries), noun)
    said = f"{total} of {who}{subject} – {count_statuses(chosen_entries)}."
    by_status = [entry for status in Status for _, entry in shown if entry.status is status]
    statements, citations = state_entries(
        by_status,
        lambda entry: (
            f"{LABELS[entry.status]}: {entry.topic}" if wish.one else LABELS[entry.status]
        ),
        replies=not wish.listed,
    )
    return Answer(
        question=query.question,
        understood=understood,
        text=f"{said}\n\n{render(statements, citations)}",
        kind=Kind.LIST,
        statements=statements,
        citations=citations,
        support=1.0,
        looked_at=extent[0],
        records=extent[1],
        notices=(said, *notices),
    )


def _notices(chosen: Sequence[tuple[Ledger, Entry]]) -> tuple[str, ...]:
    """Return what a reader has to know of the points chosen, and of the ledgers they stand in."""
    return (
        JUDGED,
        *told_closely([*{ledger.record_id: ledger for ledger, _ in chosen}.values()]),
        *told_by([entry for _, entry in chosen]),
        *dict.fromkeys(note for ledger, _ in chosen for note in ledger.not_loaded),
    )


class _Told(NamedTuple):
    """How an answer tells of words of a kind: who says them, what they do by it, and a notice."""

    who: str
    did: str
    missed: str
    notice: str


_TOLD = {
    Everything.PROMISES: _Told(
        "the delegation", "said that it would do", "said it would do", PROMISED
    ),
    Everything.PUT_OFF: _Told(
        "the delegation",
        "put off, or said it would send",
        "put off or said it would send",
        DEFERRED,
    ),
    Everything.PRAISE: _Told("the experts", "praised", "praised", PRAISED),
    Everything.CRITICISM: _Told(
        "the experts", "criticised or were concerned about", "criticised", CRITICISED
    ),
}


def answer_in_their_words(
    query: Query, what: Everything, sources: Sequence[Source], extent: tuple[int, int]
) -> Answer:
    """Answer what a delegation promised, put off, or experts praised, criticised: each sentence.

    Args:
        query: The question as read.
        what: Which of these.
        sources: The sentences, in order; none for silence.
        extent: How many paragraphs, and records, were looked at.
    """
    told, (looked_at, records) = _TOLD[what], extent
    subject = query.wanted or told.who
    understood = f"What {subject} {told.did}, {amount_of(records, 'record')}"
    if not sources:
        message = f"Nothing that {subject} {told.missed} is found in the {looked_in(query)}."
        refused = abstain(query, Reason.NOT_FOUND, message=message, extent=extent)
        return replace(refused, understood=understood)
    citations = tuple(cite(one, number) for number, one in enumerate(sources, start=1))
    statements = tuple(
        Statement(
            one.text, (one.number,), voice_of(one.text, one.side, ParagraphKind.SPEECH), one.symbol
        )
        for one in citations
    )
    return Answer(
        question=query.question,
        understood=understood,
        text=render(statements, citations),
        kind=Kind.LIST,
        statements=statements,
        citations=citations,
        support=1.0,
        looked_at=looked_at,
        records=records,
        notices=(told.notice,),
    )


def _by(query: Query, wish: LedgerWish, persons: Persons, entry: Entry) -> bool:
    if wish.chair and not query.filters.speakers:
        return bool(ENGLISH.offices.chair.match(entry.source.role))
    put = entry.source
    return not query.filters.speakers or persons.mean(put.speaker, put.on_behalf_of)


def _on_topic(
    wish: LedgerWish,
    entries: Sequence[tuple[Ledger, Entry]],
    about: Callable[[str], Iterable[tuple[str, int, int, float]]],
) -> list[tuple[Ledger, Entry]]:
    spans = list(about(wish.topic))
    scored = []
    for ledger, entry in entries:
        source = entry.source
        support = max(
            (
                surely
                for record_id, start, end, surely in spans
                if record_id == source.record_id and start < source.end and source.start < end
            ),
            default=0.0,
        )
        if support:
            scored.append((support, ledger, entry))
    best = max((support for support, _, _ in scored), default=0.0)
    return [(ledger, entry) for support, ledger, entry in scored if not wish.one or support == best]


def state_entries(
    entries: Iterable[Entry], label: Callable[[Entry], str], *, replies: bool = True
) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
    """Return the points of entries with their replies as statements, each under its label.

    Args:
        entries: In the order in which they are shown.
        label: Of the part in which an entry stands.
        replies: Whether replies stand with their points.
    """
    statements: list[Statement] = []
    citations: list[Citation] = []
    for entry in entries:
        said = [reply.source for reply in entry.replies] if replies else []
        for source in (entry.source, *said):
            number = len(citations) + 1
            citations.append(cite(source, number))
            voice = voice_of(source.text, source.side, ParagraphKind.SPEECH)
            statements.append(Statement(source.text, (number,), voice, label(entry)))
    return tuple(statements), tuple(citations)


def _nothing(
    query: Query, wish: LedgerWish, who: str, subject: str, mine: int, on_topic: int
) -> str:
    noun = wish.kinds[0].value if wish.kinds else "point"
    if not mine:
        return f"No {noun} of {who} is found in the {looked_in(query)}."
    if not on_topic:
        return f"None of the {amount_of(mine, noun)} of {who} speaks to “{wish.topic}”."
    asked = ", ".join(LABELS[status].lower() for status in wish.statuses)
    return f"{amount_of(on_topic, noun)} of {who}{subject}; none of them is: {asked}."
