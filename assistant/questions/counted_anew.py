"""A number asked for again, of other people: "How many women were received?", "And men?"."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.query import Query
from assistant.query.facts import Fact
from assistant.questions.what_is_asked import asked_again

_PEOPLE = (
    r"(?:adults?|asylum[-\s]seekers|boys|child(?:ren)?|citizens|convicts|detainees|doctors|experts|fathers"
    r"|foreigners|girls|guards|guardians|inmates|journalists|judges|juveniles|lawyers|men|midwives"
    r"|migrants|minors|mothers|nationals|nurses|officers|officials|orphans|parents|patients|people"
    r"|persons|prisoners|procurators|prosecutors|pupils|refugees|residents|returnees|soldiers|staff"
    r"|students|suspects|teachers|trainees|victims|widows|widowers|witnesses|women|workers|youths)"
)
_ONE_BY_ONE = rf"(?:[\w’'-]+\s+){{0,2}}?{_PEOPLE}"
_COUNTED = re.compile(rf"\bhow\s+many\s+(?P<who>{_ONE_BY_ONE})\b", re.IGNORECASE)
_OTHERS = re.compile(rf"^(?:the\s+)?(?P<who>{_ONE_BY_ONE})$", re.IGNORECASE)

HOW_MANY_ALONE = re.compile(
    rf"^\W*(?:(?:and|but|so)\s+)?how\s+many\s+(?P<who>{_ONE_BY_ONE})\W*$", re.IGNORECASE
)
"""Leaves out what they did, or what was done to them: "And how many judges?"."""


def counted_anew(others: str, asked: str, topic: str) -> tuple[str, str] | None:
    """Return a question for a number of people, and its topic, with others in their place.

    Args:
        others: What the next question names: "men".
        asked: The question: "How many women were received in shelters?".
        topic: Of that question.

    Returns:
        None where no people were counted, or none are named.

    >>> counted_anew("men", "How many women were received?", "How many women were received")
    ('How many men were received?', 'How many men were received')
    """
    named, counted = _OTHERS.match(others), _COUNTED.search(asked)
    if named is None or counted is None:
        return None
    had = re.compile(rf"\b{re.escape(counted['who'])}\b", re.IGNORECASE)
    if not had.search(topic):
        return None
    again = had.sub(lambda _: named["who"], asked[counted.start() :], count=1)
    return again, had.sub(lambda _: named["who"], topic, count=1)


def counted_of_others(query: Query, before: Query, *, continues: bool) -> Query:
    """Return a question for the number of the question before, of other people, if it is one.

    Args:
        query: The question.
        before: The one before.
        continues: Whether the question is a fragment: "And men?".
    """
    asked = query.in_full
    how_many = HOW_MANY_ALONE.match(asked)
    if before.fact is not Fact.NUMBER or query.names_speaker:
        return query
    if not (how_many or continues):
        return query
    others_named = how_many["who"] if how_many else query.topic
    others = counted_anew(others_named, before.again or before.in_full, before.topic)
    if others is None:
        return query
    again, topic = others
    reading = f"“{others_named}”, counted as in the question before"
    counted = replace(query, topic=topic, readings=(*query.readings, reading))
    return asked_again(counted, again)
