"""What a follow-up asks of the collection: of the records that were spoken of before."""

from __future__ import annotations

from dataclasses import replace

from assistant.answers import Answer
from assistant.collection.scope import Scope
from assistant.query import Query
from assistant.questions.about_records import follow, taken_over


def lean_on_collection(query: Query, before: Query, answer: Answer | None) -> Query | None:
    """Return a question about the collection with what it leaves unsaid; None where it is none.

    Args:
        query: The question, read by itself.
        before: The one before, as it was understood.
        answer: To the one before: "the meeting" is the one that it cites.
    """
    if query.collection is None:
        wish = follow(query.in_full, before.collection) if before.collection else None
        return Query(query.question, "", collection=wish) if wish else None
    if not query.collection.scope.empty:
        return query
    filters = before.filters
    scope = Scope(states=filters.states, dates=(filters.date_from, filters.date_to))
    cited = tuple(dict.fromkeys(one.record_id for one in answer.citations)) if answer else ()
    wish = taken_over(query.collection, before.collection, scope, cited or filters.records)
    return replace(query, collection=wish)
