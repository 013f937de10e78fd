"""Follow-ups that ask for no words on a subject: of the records themselves, or for paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers import Answer
from assistant.query import Query
from assistant.query.scope import Scope
from assistant.questions.collection_follow_ups import follow, taken_over
from assistant.questions.paragraphs import paragraphs_in
from assistant.questions.pointing import NEXT_PARAGRAPH, NUMBERS_ALONE, WHOSE_WORDS
from assistant.questions.what_is_asked import asked_again

_THE_LAST_ONE = re.compile(
    r"^\W*(?:and\s+|but\s+)?(?:when|what|which|where)(?:\s+one)?\s+(?:was|is)\s+the\s+[\w\s]+\sone\W*$",
    re.IGNORECASE,
)


def of_things(query: Query, before: Query) -> Query:
    """Return a question for "the last one" as one of what was spoken of, where no record was."""
    if query.collection is None or before.collection or not query.collection.scope.empty:
        return query
    if not _THE_LAST_ONE.match(query.in_full):
        return query
    asked, slips = query.question, query.readings
    return Query(asked, "", wording=query.wording, readings=slips, spelt=query.spelt)


def lean_on_collection(query: Query, before: Query, answer: Answer | None) -> Query | None:
    """Return a question about the collection with what it leaves unsaid; None where it is none.

    Args:
        query: The question, read by itself.
        before: The one before, as it was understood.
        answer: To the one before: "the meeting" is the one that it cites.
    """
    if query.collection is None:
        wish = follow(query.in_full, before.collection) if before.collection else None
        return Query(query.question, "", wording=query.wording, collection=wish) if wish else None
    if not query.collection.scope.empty:
        return query
    filters = before.filters
    scope = Scope(states=filters.states, dates=(filters.date_from, filters.date_to))
    cited = tuple(dict.fromkeys(one.record_id for one in answer.citations)) if answer else ()
    wish = taken_over(query.collection, before.collection, scope, cited or filters.records)
    return replace(query, collection=wish)


def lean_on_paragraphs(query: Query, before: Query, answer: Answer | None) -> Query | None:
    """Return a question for paragraphs, asked of the record spoken of; None where it is none.

    Args:
        query: The question, read by itself.
        before: The one before, as it was understood: after paragraphs "and 8?" is one more.
        answer: To the one before: the record is the one that it cites.
    """
    if before.paragraphs and not query.paragraphs:
        query = _other_paragraphs(query, before.paragraphs)
    if not query.paragraphs:
        return None
    cited = {one.record_id for one in answer.citations} if answer else set()
    here = tuple(cited) if len(cited) == 1 else before.filters.records
    filters = query.filters if query.filters.records else replace(query.filters, records=here)
    return replace(query, filters=filters, meetings=query.meetings or before.meetings)


def _other_paragraphs(query: Query, before: Sequence[int]) -> Query:
    """Return a question for other paragraphs than those before, if it is one: "and 8?"."""
    asked = query.in_full
    numbers, beside = NUMBERS_ALONE.match(asked), NEXT_PARAGRAPH.match(asked)
    wanted: tuple[int, ...] = ()
    if numbers:
        wanted = paragraphs_in(f"paragraph {numbers['numbers']}")
    elif beside:
        behind = beside["next"] or beside["after"]
        wanted = (max(before) + 1 if behind else max(min(before) - 1, 1),)
    return replace(query, topic="", paragraphs=wanted) if wanted else query


def whose_words(query: Query, before: Query, answer: Answer | None) -> Query | None:
    """Return the question before, asked for whose words its answer is, if that is asked."""
    if not (WHOSE_WORDS.match(query.in_full) and answer and answer.citations):
        return None
    reading = "whose words the answer before is"
    readings = (*before.readings, reading)
    anew = replace(before, question=query.question, wording=query.wording, readings=readings)
    return asked_again(anew, before.again or before.in_full)
