"""Whether a question that a language model put in full asks for what was asked.

It is read by the same reader as all questions, and then compared with what the plain method makes
of the question. What the plain method knows of who is asked about holds; the model may only fill
what it leaves open, in words that stand in the question or in those before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.query import Query
from assistant.questions.what_is_asked import put_in_full
from assistant.words import EMPTY
from index.filters import Filters
from index.reference.dates import find_dates
from index.reference.states import find_states, state_name
from index.reference.symbols import find_symbol
from index.text import stem, words

_SENSE = frozenset(
    "no not nor without never only few most before after since until during under over".split()
)
"""Words without a subject that change what is asked all the same."""
_OF_QUESTIONS = frozenset(
    """replied respond responds responded replies responses committee delegation delegations state
    party parties government authorities representative representatives expert experts members
    rapporteur rapporteurs side sides connection connected relation relating related regards
    respect context terms issue issues matter matters subject subjects topic topics""".split()
)
"""Who may be asked about, which is compared as it is read, and what joins a subject to another."""
_OTHERS = frozenset("other others else all any every each which".split())
_POINTS = frozenset(
    map(
        stem,
        """second third last latter former previous next point points part view views happen
        happened happens occur occurred""".split(),
    )
)
"""Stems of what points at something said before, and need not stand where that is named."""


def take_in_full(
    text: str, alone: Query, plain: Query, written: Query, before: Sequence[Query]
) -> Query | str:
    """Return a follow-up question as a model put it in full, or in words why it asks for another.

    Args:
        text: What the model wrote.
        alone: How the question is read by itself.
        plain: How the plain method reads it after those before.
        written: How the text is read.
        before: The questions before it; at least one.
    """
    known = [alone.question, *(part for one in before for part in _said(one))]
    why = _brings_in(text, known) or _leaves_out(text, alone.question)
    if why:
        return why
    filters = _join(alone, plain, written, before[-1])
    if filters is None:
        return "it asks about somebody else"
    named = written.names_speaker or not plain.wanted
    asked = replace(
        written,
        question=alone.question,
        rewritten=text,
        filters=filters,
        wanted=written.wanted if named else plain.wanted,
        unknown_state=plain.unknown_state or written.unknown_state,
        readings=(*written.readings, *_taken_over(filters, written, plain)),
    )
    if asked.kind not in (alone.kind, plain.kind) or asked.fact not in (alone.fact, plain.fact):
        return "it asks for something of another kind"
    if bool(written.wording.ledger) != bool(alone.wording.ledger):
        return "it asks for something of another kind"
    if not asked.topic or asked.unknown_speaker != plain.unknown_speaker:
        return "it cannot be read"
    taken_over = {*plain.terms} - {*alone.terms}
    if taken_over and taken_over.isdisjoint(_stems(text)):
        return "it leaves out the subject of the question before"
    if asked.filters == plain.filters and {*asked.terms} == {*plain.terms}:
        # With the subject word by word as it was: in another order, who did what to whom may be.
        same = f" {' '.join(words(plain.topic))} " in f" {' '.join(words(text))} "
        return put_in_full(plain, text, written.wording) if same else plain
    return asked


def _carries(word: str) -> bool:
    """Return whether a folded word of a question says what, or in what sense, is asked."""
    return word in _SENSE or (word not in EMPTY and word not in _OF_QUESTIONS)


def _said(query: Query) -> tuple[str, ...]:
    """Return the words of a question before, and of how it was understood."""
    states = map(state_name, query.filters.states)
    return query.question, query.rewritten, query.topic, query.wanted, *states


def _brings_in(text: str, known: Sequence[str]) -> str:
    """Return what a text names that nothing known does, in words; empty where nothing."""
    new = _stems(text) - set[str]().union(*map(_stems, known))
    if new:
        return f"it brings in {', '.join(sorted(new))}"
    for find in (_states, dates_in, symbols_in):
        if not find([text]) <= find(known):
            return "it brings in a State, a date or a record"
    return ""


def _leaves_out(text: str, question: str) -> str:
    """Return what of a question a text leaves out, in words; empty where nothing."""
    lost = _stems(question) - _POINTS - _stems(text)
    if lost:
        return f"it leaves out {', '.join(sorted(lost))}"
    for find in (_states, dates_in, symbols_in):
        if not find([question]) <= find([text]):
            return "it leaves out a State, a date or a record"
    return ""


def _join(alone: Query, plain: Query, written: Query, last: Query) -> Filters | None:
    """Return the conditions of both readings together; None where they contradict each other."""
    ours, theirs = plain.filters, written.filters
    if written.names_speaker:
        who = (theirs.sides, theirs.speakers)
        from_where = ours if plain.names_speaker else last.filters
        if who != (from_where.sides, from_where.speakers):
            return None
    elif alone.names_speaker:
        return None
    states = {*(ours.states or last.filters.states)}
    if theirs.states and {*theirs.states} != states:
        return None
    if theirs.records and theirs.records not in (ours.records, last.filters.records):
        return None
    speaks = theirs if written.names_speaker else ours
    return replace(
        ours,
        records=theirs.records or ours.records,
        sides=speaks.sides,
        states=theirs.states or ours.states or _states_before(alone, last),
        speakers=speaks.speakers,
    )


def _states_before(alone: Query, last: Query) -> tuple[str, ...]:
    """Return the States of the question before, unless a question asks of others or of any."""
    return () if _OTHERS & {*words(alone.question)} else last.filters.states


def _taken_over(filters: Filters, written: Query, plain: Query) -> Iterable[str]:
    """Yield in words what a question put in full does not name and keeps all the same."""
    if plain.names_speaker and not written.names_speaker:
        yield f"{plain.wanted}, as in the question before"
    elif filters.states != written.filters.states:
        yield f"on {' and '.join(map(state_name, filters.states))}, as in the question before"


def _stems(text: str) -> set[str]:
    """Return the stems of the words that carry a text, States left out: they have many names."""
    for mention in reversed(find_states(text)):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    return {stem(word) for word in words(text) if _carries(word)}


def _states(texts: Iterable[str]) -> set[str]:
    return {mention.code for text in texts for mention in find_states(text)}


def dates_in(texts: Iterable[str]) -> set[str]:
    """Return the dates that texts name, ISO 8601."""
    return {date.iso for text in texts for date in find_dates(text)}


def symbols_in(texts: Iterable[str]) -> set[str]:
    """Return the symbols of records that texts name, of each text the first."""
    return {found for text in texts if (found := find_symbol(text))}
