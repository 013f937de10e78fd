"""What became of the points that were listed before: "Which of those were not answered?"."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.query import Query
from assistant.questions.ledger_wishes import read_wish

_OF_THOSE = re.compile(r"\b(?:of\s+(?:those|these|them)|ones?)\b", re.IGNORECASE)

_THAT_POINT = re.compile(
    r"\b(?:that|this|those|these|the\s+same|such)\s+(?:questions?|points?|requests?|concerns?)\b",
    re.IGNORECASE,
)


def on_what_was_spoken_of(query: Query) -> Query:
    """Return "Did Peru answer the same question?" as asked of points on what was spoken of before.

    Args:
        query: The question, with the subject that it has taken over.
    """
    wish = query.wording.ledger
    points = wish and wish.one and not wish.topic and _THAT_POINT.search(query.in_full)
    if not (wish and points and query.topic):
        return query
    wording = replace(query.wording, ledger=replace(wish, topic=query.topic))
    return replace(query, wording=wording)


def of_those_points(query: Query, before: Query) -> Query | None:
    """Return a question for some of the points that the one before wanted; None for any other.

    Args:
        query: The question.
        before: The one before.
    """
    had = before.wording.ledger
    if had is None or had.of_a_state or not query.filters.empty:
        return None
    asked, pointed = _OF_THOSE.subn("questions", query.in_full, count=1)
    wish = read_wish(asked) if pointed else None
    if wish is None:
        return None
    wish = replace(wish, topic=wish.topic or had.topic, kinds=wish.kinds or had.kinds)
    return replace(
        query,
        topic="",
        filters=before.filters,
        wanted=before.wanted,
        meetings=before.meetings,
        readings=(*query.readings, "those points that the question before asked for"),
        wording=replace(query.wording, ledger=wish),
    )
