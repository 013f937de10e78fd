"""What a follow-up question leaves unsaid, taken from the question before: no model is needed.

Three things can be left unsaid: the subject ("And what had the Committee asked about that?", "How
many of those?"), who is asked about ("What did they say about women?"), and both but for one part
that changes ("What about Uzbekistan?", "And the rapporteurs?"). A question that has a subject of
its own and points at nothing takes nothing over.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.query import OTHER_SIDE, Query
from assistant.question_topic import trim_topic
from index.states import state_name

_CONTINUES = re.compile(
    r"^\W*(?:(?:and|but|so|also|then)\b\W*)?(?:(?:what|how)\s+(?:about|of)|about|on|regarding)\b",
    re.IGNORECASE,
)
_POINTS_AT_SPEAKER = re.compile(
    r"\b(?:did|does|do|has|have|had|would|will|can|could|was|were|is|are)\s+"
    r"(?:they|he|she|it|the\s+same\s+\w+)\b"
    r"|^\W*(?:and\s+)?(?:they|he|she)\b|\b(?:his|her|their)\s+(?:answer|reply|response|view|position)",
    re.IGNORECASE,
)
_POINTS_AT_SUBJECT = re.compile(
    r"\b(?:that|those|these|this|it|them|such\s+\w+)(?=\s*(?:$|[?.,;!)]|(?:and|in|by|for|at|from|so"
    r"|there|then|too|also|either|alone|were|was|had|have|has)\b))",
    re.IGNORECASE,
)

_NAMES_OTHER_SIDE = re.compile(r"\b(?:the\s+)?other\s+(?:side|party)(?:[’']s)?\b", re.IGNORECASE)

_MAY_LEAN = re.compile(
    r"^\W*(?:and|but|so|then|also)\b|\b(?:it|they|them|he|she|him|those|these)\b"
    r"|\b(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would)\s+(?:this|that)\b",
    re.IGNORECASE,
)
"""What may point at something before, or at something in the question itself."""


def may_lean(query: Query) -> bool:
    """Return whether a question, read by itself, may leave something unsaid.

    True of all from which :func:`lean` would make something else, and of others in which a word
    points at something: not always at a question before.
    """
    asked = query.in_full
    patterns = (_MAY_LEAN, _CONTINUES, _POINTS_AT_SPEAKER, _POINTS_AT_SUBJECT, _NAMES_OTHER_SIDE)
    return not query.topic or any(pattern.search(asked) for pattern in patterns)


def lean(query: Query, before: Query) -> Query:
    """Return a question, read by itself, with what it leaves unsaid taken from the one before.

    What is taken over stands among its readings.
    """
    asked = query.in_full
    continues = bool(_CONTINUES.match(asked))
    points = bool(_POINTS_AT_SUBJECT.search(asked))
    if _NAMES_OTHER_SIDE.search(asked) and not query.names_speaker:
        query = _flip(query, before)
    if not query.names_speaker and (
        continues or (not query.topic and not points) or _POINTS_AT_SPEAKER.search(asked)
    ):
        query = _take_speaker(query, before)
    if not before.topic:
        return query
    if not query.topic:
        return _take_topic(query, before.topic, before)
    if points and not continues and query.topic.casefold() not in before.topic.casefold():
        return _take_topic(query, f"{query.topic}, {before.topic}", before)
    return query


def _flip(query: Query, before: Query) -> Query:
    """Ask the other side of what was asked before."""
    sides = before.filters.sides
    other = OTHER_SIDE.get(sides[0]) if len(sides) == 1 else None
    if other is None:
        return query
    side, wanted = other
    filters = replace(before.filters, sides=(side,))
    topic = trim_topic(_NAMES_OTHER_SIDE.sub(" ", query.topic))
    reading = f"{wanted}, the other side than in the question before"
    return replace(
        query, topic=topic, filters=filters, wanted=wanted, readings=(*query.readings, reading)
    )


def _take_topic(query: Query, topic: str, before: Query) -> Query:
    """Ask of the subject of before; where no State is named, in the records on the same ones."""
    readings = [f"the subject, “{topic}”, is taken from the question before"]
    filters, states = query.filters, before.filters.states
    if states and not filters.states and not filters.speakers:
        filters = replace(filters, states=states)
        readings.append(f"on {' and '.join(map(state_name, states))}, as in the question before")
    return replace(query, topic=topic, filters=filters, readings=(*query.readings, *readings))


def _take_speaker(query: Query, before: Query) -> Query:
    """Ask of whoever was asked of before; a State that is named now takes that one's place."""
    if not before.names_speaker:
        return query
    states = query.filters.states or before.filters.states
    if query.filters.states and before.filters.speakers:
        return query  # A person does not speak for another State.
    filters = replace(before.filters, states=states)
    wanted = before.wanted
    if query.filters.states:
        wanted = f"The delegation of {' and '.join(map(state_name, states))}"
    if filters == query.filters:
        return query
    reading = f"{wanted}, as in the question before"
    return replace(query, filters=filters, wanted=wanted, readings=(*query.readings, reading))
