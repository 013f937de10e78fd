"""A question behind one for the words of a State in a debate, where it is one of many that speak.

A record on one State is on it whoever speaks: "Who asked about it?" goes on with that State. In a
debate a State's words are its own alone, and whoever disagreed is another.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answers import Answer
from assistant.query import Query
from assistant.query.facts import asks_decision
from assistant.questions.pointing import ANYBODY, ASKS_WHO, CONTINUES, FRAGMENT, OTHERS_THAN
from index.records import Side
from index.reference.states import states_in_words

_REACTS = re.compile(
    r"^\W*(?:and\s+|but\s+)?(?:(?:who|which\s+\w+)(?:\s+(?:has|have|had))?|did\s+(?:any(?:one|body)|others))\s+"
    r"(?:(?:dis)?agree[ds]?|react(?:s|ed)?|respond(?:s|ed)?|repl(?:y|ies|ied)|answer(?:s|ed)?"
    r"|contradict(?:s|ed)?|challenge[ds]?|protest(?:s|ed)?)"
    r"(?:\s+(?:(?:to|with)\s+)?(?:it|that|this|them|him|her))?\W*$",
    re.IGNORECASE,
)
"""Asks for others than those who were heard: "Who disagreed?"."""


_DECIDED = re.compile(
    r"\b(?:it|this|that|they|these|those)\s+(?:\w+ly\s+)?(?:adopted|approved|carried|defeated|rejected"
    r"|put\s+to\s+(?:a|the)\s+vote)\W*$",
    re.IGNORECASE,
)


def in_debate(query: Query, before: Query, answer: Answer) -> tuple[Query, Query]:
    """Return a question, and the one before as what can be leant on of it, in a debate of States.

    Args:
        query: The question, as it is read by itself.
        before: The one before, for the words of a State or of somebody who speaks for States.
        answer: To that one, from records that are on no State.
    """
    asked = query.in_full
    fragment = CONTINUES.match(asked) or FRAGMENT.match(asked)
    if fragment and query.filters.states and not query.names_speaker and not query.topic:
        named = query.filters.states
        filters = replace(query.filters, sides=(Side.STATE,))
        wanted = f"The delegation of {states_in_words(named)}"
        return replace(query, filters=filters, wanted=wanted), before
    voted = query.wording.vote or query.wording.own_vote
    of_all = voted or asks_decision(asked) or _DECIDED.search(asked)
    of_others = ASKS_WHO.match(asked) or ANYBODY.search(asked) or OTHERS_THAN.search(asked)
    if query.names_speaker or not (of_others or of_all):
        return query, before
    if _REACTS.match(asked) and not query.besides:
        heard = tuple(dict.fromkeys(one.speaker for one in answer.citations if one.speaker))
        there = tuple(dict.fromkeys(one.record_id for one in answer.citations))
        query = replace(query, filters=replace(query.filters, records=there))
        reading = f"without {' and '.join(heard)}: others who speak on it in the same record"
        # Who did so in so many words is too little: others speak to it in their own.
        wording = replace(query.wording, who=None, stance=None)
        readings = (*query.readings, reading)
        query = replace(query, besides=heard, topic="", readings=readings, wording=wording)
    return query, before.lifted(("states", "sides", "speakers"))
