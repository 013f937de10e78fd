"""Questions about questions: which States and experts they name, wherever they do."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from assistant.query import Query
from assistant.questions.known_speakers import KnownSpeakers
from index.parsing.namesakes import Persons
from index.records import Side
from index.reference.states import find_states
from index.text import words

_BESIDE_STATES = frozenset(
    "the and or of in on record records meeting meetings dialogue review".split()
)


def subject_of(query: Query, topic: str) -> str:
    """Return what points are asked for on; empty where only a State that says where is named.

    Args:
        query: The question, whose conditions have the States that say where.
        topic: What stands behind "on": "bail", or "Kenya".
    """
    named = find_states(topic)
    if not named or not {one.code for one in named} <= {*query.filters.states}:
        return topic
    left = topic
    for one in reversed(named):
        left = left[: one.start] + left[one.end :]
    return topic if {*words(left)} - _BESIDE_STATES else ""


def name_asked(
    query: Query, topic: str, known: KnownSpeakers, states_loaded: Container[str]
) -> Query:
    """Return a question about questions with the experts and States whose points it asks for.

    Args:
        query: The question; conditions of the user's own are kept.
        topic: What the points asked for are about; empty for anything.
        known: Those who speak in the records.
        states_loaded: Codes of the States in the records.
    """
    text = query.in_full
    rest = text.replace(topic, " " * len(topic)) if topic else text
    names = [rest[start:end] for start, end in sorted(known.person_spans(rest))]
    found = {name: known.meant_by(name) for name in names}
    experts = Persons(known.heard.keys_of([side for side in Side if side is not Side.STATE]))
    keys = [key for some in found.values() for key in some if key in experts]
    own = query.filters
    if not found:  # "Was her question answered?"
        keys = [key for key in known.heard.namesakes.as_meant(own.speakers) if key in experts]
    if "speakers" in query.changed:
        keys = [known.heard.namesakes.known_by(one) for one in own.speakers]
    named = tuple(dict.fromkeys(mention.code for mention in find_states(rest)))
    states = own.states if "states" in query.changed else named or own.states
    filters = replace(own, sides=(), states=states, speakers=tuple(dict.fromkeys(keys)))
    return replace(
        query,
        topic=topic or text,
        filters=filters,
        wanted=known.heard.display(keys) if keys else "",
        unknown_state=next((code for code in states if code not in states_loaded), None),
        unknown_speaker=next((name for name, some in found.items() if not some), ""),
    )
