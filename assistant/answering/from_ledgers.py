"""An answer from ledgers: the points asked for, what became of them, and the replies, all cited."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.answering.abstention import abstain, looked_in
from assistant.answering.rendering import render
from assistant.answers import Answer, Reason, Statement
from assistant.ledger.commitments import Commitment
from assistant.ledger.entries import Entry, Ledger, Status
from assistant.ledger.everything import Everything
from assistant.ledger.labels import (
    DEFERRED,
    JUDGED,
    LABELS,
    PRAISED,
    PROMISED,
    count_statuses,
    told_by,
    told_closely,
)
from assistant.ledger.wishes import Wish
from assistant.query import Kind, Query
from assistant.sources import Citation, Source, cite
from assistant.voices import voice_of
from index.grammar.english import ENGLISH
from index.records import ParagraphKind
from index.speakers import person_key
from index.text import amount_of


def answer_from_ledgers(
    query: Query,
    wish: Wish,
    ledgers: Sequence[Ledger],
    about: Callable[[str], Iterable[tuple[str, int, int, float]]],
) -> Answer:
    """Answer a question about questions.

    Args:
        query: The question as read.
        wish: What it asks of the ledgers.
        ledgers: Of the records that it is about.
        about: Gives the sentences that speak of a topic: record, span, and how surely.
    """
    mine = [
        (ledger, entry)
        for ledger in ledgers
        for entry in ledger.entries
        if _by(query, wish, entry) and (not wish.kinds or entry.kind in wish.kinds)
    ]
    chosen = _on_topic(wish, mine, about) if wish.topic else mine
    if wish.one and wish.kinds and not chosen:
        # Whoever asks what became of "the concern about ..." may call a question so.
        return answer_from_ledgers(query, replace(wish, kinds=()), ledgers, about)
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
        looked_at=len(mine),
        records=len(ledgers),
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


def answer_from_promises(query: Query, commitments: Sequence[Commitment], records: int) -> Answer:
    """Answer what the delegation said that it would do.

    Args:
        query: The question as read.
        commitments: Of the records that it is about.
        records: How many those are.
    """
    said = "said that it would do", "said it would do", PROMISED
    return _in_their_words(query, [one.source for one in commitments], records, said)


def answer_from_remarks(
    query: Query, what: Everything, remarks: Sequence[Source], records: int
) -> Answer:
    """Answer what experts praised, or what the delegation put off.

    Args:
        query: The question as read.
        what: Which of the two.
        remarks: The sentences in which that is said.
        records: In how many records they were looked for.
    """
    if what is Everything.PRAISE:
        praised = "praised", "praised", PRAISED
        return _in_their_words(query, remarks, records, praised, who="the experts")
    put_off = "put off, or said it would send", "put off or said it would send", DEFERRED
    return _in_their_words(query, remarks, records, put_off)


def _in_their_words(
    query: Query,
    sources: Sequence[Source],
    records: int,
    said: tuple[str, str, str],
    who: str = "the delegation",
) -> Answer:
    """Answer with sentences of a kind, each cited.

    Args:
        query: The question as read.
        sources: The sentences, in order; none for silence.
        records: In how many records they were looked for.
        said: What the speakers did, as it is understood and as it is missed, and what is to be
            told beside.
        who: They, where the question does not name them.
    """
    understood_as, missed_as, notice = said
    subject = query.wanted or who
    understood = f"What {subject} {understood_as}, {amount_of(records, 'record')}"
    if not sources:
        message = f"Nothing that {subject} {missed_as} is found in the {looked_in(query)}."
        refused = abstain(query, Reason.NOT_FOUND, message=message)
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
        looked_at=len(sources),
        records=records,
        notices=(notice,),
    )


def _by(query: Query, wish: Wish, entry: Entry) -> bool:
    if wish.chair and not query.filters.speakers:
        return bool(ENGLISH.offices.chair.match(entry.source.role))
    return not query.filters.speakers or person_key(entry.source.speaker) in query.filters.speakers


def _on_topic(
    wish: Wish,
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


def _nothing(query: Query, wish: Wish, who: str, subject: str, mine: int, on_topic: int) -> str:
    noun = wish.kinds[0].value if wish.kinds else "point"
    if not mine:
        return f"No {noun} of {who} is found in the {looked_in(query)}."
    if not on_topic:
        return f"None of the {amount_of(mine, noun)} of {who} speaks to “{wish.topic}”."
    asked = ", ".join(LABELS[status].lower() for status in wish.statuses)
    return f"{amount_of(on_topic, noun)} of {who}{subject}; none of them is: {asked}."
