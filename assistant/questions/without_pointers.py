"""A question without the words by which it points at the one before, and what these tell."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.query import Query
from assistant.questions.pointing import (
    ACCORDING,
    ACTED_UPON,
    ASKING,
    ASKS_WHO,
    DANGLING,
    HOW_MANY_OF_THEM,
    NAMES_NOTHING,
    NAMES_SUBJECT,
    OF_THE_EXCHANGE,
    OWNED,
    OWNER,
    POINTS_AT_SPEECH,
    POINTS_AT_SUBJECT,
    REACTS,
    RELATIONAL,
    SPEECH_ALONE,
    SUBJECT_OF_CLAUSE,
    THERE,
    THEY_THINK,
)
from assistant.questions.topic import trim_topic
from assistant.words import EMPTY
from index.text import words


def without_pointers(query: Query) -> tuple[Query, bool, bool]:
    """Return a question without the words that point at what was asked before.

    Returns:
        The question; whether it asks for something that belongs to what was asked of (its budget,
        when it will be adopted); and whether it asks whoever was asked before: for what belongs to
        the subject, or of the answer itself ("In which meeting?").
    """
    asked = query.in_full
    topic = re.sub(r"(?i)^(?:(?:of\s+)?them|ones?)\s+", "", ACCORDING.sub(" ", query.topic))
    topic = THEY_THINK.sub(" ", topic)
    pointed = THERE.sub(" ", POINTS_AT_SUBJECT.sub(" ", topic))
    topic = pointed if pointed == topic else DANGLING.sub("", pointed)
    if POINTS_AT_SPEECH.search(asked):  # "Who gave that figure?" leaves "figure".
        topic = SPEECH_ALONE.sub("", topic)
    alone = not query.names_speaker
    owns = OWNER.match(asked) if alone else None
    clause = (SUBJECT_OF_CLAUSE.match(asked) or ACTED_UPON.match(asked)) if alone else None
    counts = HOW_MANY_OF_THEM.match(asked) if alone else None
    if owns:
        topic = re.sub(r"\bits\s", " ", topic, flags=re.IGNORECASE)
    if clause:
        topic = re.sub(rf"\b{clause['pointer']}\s", " ", topic, count=1, flags=re.IGNORECASE)
    if clause or counts:
        topic = ASKING.sub(" ", topic)
    said = {*words(topic)} - EMPTY
    names_one = NAMES_SUBJECT.search(asked) and not POINTS_AT_SUBJECT.search(asked)
    of_exchange = bool(said) and said <= OF_THE_EXCHANGE and not names_one
    if REACTS.match(asked) or of_exchange or NAMES_NOTHING.match(topic):
        topic = ""
    of_subject = bool(owns or counts or RELATIONAL.match(asked))
    of_answer = of_exchange and not ASKS_WHO.match(asked)
    owned = OWNED.match(topic) if alone and not query.filters.states else None
    topic = OWNED.sub("", topic) if owned else topic
    topic, own = trim_topic(topic), of_subject or bool(clause or owned)
    of_same = of_answer or of_subject or bool(clause and not topic)
    return replace(query, topic=topic), own, of_same
