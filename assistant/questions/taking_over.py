"""What a follow-up takes from the question before: its subject, who was asked, and where.

Each takes a question and the one before, and returns the question with what is taken over, which
stands among its readings. What the question names itself is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.answers import Answer
from assistant.query import OTHER_SIDE, Query
from assistant.questions.pointing import (
    NAMES_OTHER_SIDE,
    ONE_MEETING,
    OTHERS_THAN,
    REACTS_TO_SOMEBODY,
)
from assistant.questions.topic import trim_topic
from index.parsing.speakers import person_key
from index.records import Side
from index.reference.states import states_in_words

KnownBy = Callable[[str], str]
"""Tells what somebody is known by whose name records print: see :class:`Namesakes`."""

_ASKS = re.compile(
    r"\b(?:ask(?:ed|s)?|concern(?:ed|s)?|points?|press(?:ed)?|questions?|rais(?:e|ed)"
    r"|recommend(?:ations?|ed)?|urged?)\b",
    re.IGNORECASE,
)


def ask_other_side(query: Query, before: Query) -> Query:
    """Ask the other side of what was asked before, where one side was."""
    sides = before.filters.sides
    other = OTHER_SIDE.get(sides[0]) if len(sides) == 1 else None
    if other is None:
        return query
    side, wanted = other
    filters = replace(before.filters, sides=(side,))
    topic = trim_topic(NAMES_OTHER_SIDE.sub(" ", query.topic))
    reading = f"{wanted}, the other side than in the question before"
    return replace(
        query, topic=topic, filters=filters, wanted=wanted, readings=(*query.readings, reading)
    )


def take_topic(query: Query, topic: str, before: Query) -> Query:
    """Ask of a subject of the question before; where no State is named, on the same ones.

    Args:
        query: The question.
        topic: That subject.
        before: The one before.
    """
    reading = f"the subject, “{topic}”, is taken from the question before"
    readings, subject = (*query.readings, reading), query.subject or before.subject
    query = replace(query, topic=topic, readings=readings, subject=subject, leans=True)
    return take_conditions(query, before)


def take_conditions(query: Query, before: Query) -> Query:
    """Ask in the same records: on the same States, of the same meetings; others that are named."""
    filters, readings = query.filters, []
    states = before.filters.states
    if states and not filters.states and not filters.speakers:
        filters = replace(filters, states=states)
        readings.append(f"on {states_in_words(states)}, as in the question before")
    meetings, supposed = query.meetings, query.supposed
    elsewhere = bool(filters.states and {*filters.states} != {*states} and states)
    # Another State has meetings of its own.
    theirs = elsewhere and bool(ONE_MEETING.search(before.meetings))
    if before.meetings and not theirs and not meetings and not filters.records:
        old = before.filters
        filters = replace(
            filters, records=old.records, date_from=old.date_from, date_to=old.date_to
        )
        meetings, supposed = before.meetings, before.supposed
        readings.append(f"{meetings}, as in the question before")
    return replace(
        query,
        filters=filters,
        meetings=meetings,
        supposed=supposed,
        readings=(*query.readings, *readings),
    )


def take_speaker(query: Query, before: Query) -> Query:
    """Ask of whoever was asked of before; a State that is named now takes that one's place."""
    if not before.names_speaker:
        return query
    named = query.filters.states
    if named and before.filters.speakers and not _ASKS.search(before.in_full):
        return query  # Who speaks for a State does not speak for another; an expert asks others.
    old, own = before.filters, query.filters
    meetings, supposed = query.meetings, query.supposed
    if old.speakers and old.records and own.records and not before.meetings:
        # There, somebody else of the name may speak.
        both = tuple(one for one in own.records if one in old.records)
        own = replace(own, records=both)
        if not both:
            query = replace(query, unknown_meeting=f"{meetings}, with {before.wanted}")
    if meetings or own.records:
        old = replace(old, records=own.records, date_from=own.date_from, date_to=own.date_to)
    elif named and ONE_MEETING.search(before.meetings):
        old = replace(old, records=())  # Another State has meetings of its own.
    else:
        meetings, supposed = before.meetings, before.supposed
    filters = replace(old, states=own.states or old.states)
    wanted = before.wanted
    if named:
        there = states_in_words(named)
        delegation = old.sides == (Side.STATE,)
        wanted = f"The delegation of {there}" if delegation else f"{_alone(wanted)}, on {there}"
    if filters == own:
        return query
    whose = "the delegation" if named and old.sides == (Side.STATE,) else _alone(wanted)
    readings = [f"{whose if named else wanted}, as in the question before"]
    if meetings and meetings != query.meetings:
        readings.append(f"{meetings}, as in the question before")
    return replace(
        query,
        filters=filters,
        wanted=wanted,
        meetings=meetings,
        supposed=supposed,
        readings=(*query.readings, *readings),
    )


def _alone(wanted: str) -> str:
    """Return whose words are wanted without the States on which."""
    return wanted.split(", on ")[0]


def without_those_named(
    query: Query, before: Query, answer: Answer | None, known_by: KnownBy = person_key
) -> Query:
    """Return a question for others on the same subject, without those the answer before cites.

    Args:
        query: The question.
        before: The one before.
        answer: To the one before.
        known_by: Tells what somebody is known by, of whom the name is cited.
    """
    same = query.topic and query.topic.casefold() == before.topic.casefold()
    if same and before.filters.speakers and REACTS_TO_SOMEBODY.match(query.in_full):
        besides = before.filters.speakers
        reading = f"without {before.wanted}, to whom the others speak"
        return replace(query, besides=besides, readings=(*query.readings, reading))
    others = OTHERS_THAN.search(query.in_full)
    if others and not same and before.filters.speakers and not query.besides:
        # "Who else spoke of bail?" after what one person said of something else.
        reading = f"without {before.wanted}, as in the question before"
        besides = before.filters.speakers
        return replace(query, besides=besides, readings=(*query.readings, reading))
    if not (same and answer and others):
        return query
    named = {known_by(one.speaker): one.speaker for one in answer.citations if one.speaker}
    if not named:
        return query
    besides = tuple(dict.fromkeys((*before.besides, *named)))
    reading = f"without {' and '.join(named.values())}, named before"
    return replace(query, besides=besides, readings=(*query.readings, reading))
