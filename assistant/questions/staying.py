"""Questions with a verb and a subject of their own that stay with what was spoken of all the same.

"Has anyone been arrested?" has all that a question needs, and still means the case that was spoken
of: it is asked in the same records, and where it says little, of the same subject.
"""

from __future__ import annotations

import re

from assistant.query import Query
from assistant.questions.parts import ABOUT, DOING, VERBS
from assistant.questions.pointing import ANYWHERE, ASKING, ELSEWHERE, THERE
from assistant.words import EMPTY
from index.reference.states import find_states
from index.text import words

_ASKS = re.compile(
    r"^\W*(?:(?:and|but|so|also|then)\s+)?(?:(?:in|by|for|since|to|at|from|with|of|on|until)\s+)?"
    r"(?:how|who|whom|whose|what|which|when|where|why|is|are|was|were|did|does|do|has|have|had|can|could"
    r"|will|would|may|must)\b",
    re.IGNORECASE,
)
_SAID_ON = re.compile(
    rf"\b(?:{VERBS})\s+(?:\w+\s+){{0,2}}?{ABOUT}\s|\b(?:any|some|every|no)thing\s+{ABOUT}\s"
    rf"|\b(?:position|stance|view|opinion)s?\s+{ABOUT}\s",
    re.IGNORECASE,
)
"""Opens a subject: "What was said about shelters?", "Did anybody ask about bail?"."""
_LONGEST = 9
"""Words of a question that stays; a longer one says what it is about."""
_LITTLE = 2
"""Words that carry a question which says little of what it is about."""
_THE_SAME = re.compile(
    r"^(?:what|how|who|when|where|why)?\s*(?:the|this|that)\s+(?:same\s+)?"
    r"(?:affair|case|incident|issue|matter|problem|question|situation|story|subject|topic)$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"^\W*(?:(?:and|but|so)\s+)?(?:why\s+|how\s+|when\s+|where\s+)?(?:is|are|was|were|did|does|do|has|have|had|will|would|can|could)"
    r"\s+the\s+[\w’'-]+\s+(?:(?:ever|since|then|later|yet|been|be|not|still)\s+)*[\w’'-]+\W*$",
    re.IGNORECASE,
)
"""Asks of somebody or something that must be known: "Were the employers punished?"."""


_ACTS = re.compile(
    r"^(?:\S+\s+)+?[a-z]+\s+(?:about|against|among|at|during|for|from|in|inside|on|with)\s+(?P<where>\S.*)$"
)
"""Somebody does something somewhere: "the Ministry find in the prison"."""
_BEFALLS = re.compile(
    r"^(?:has\s+|had\s+)?(?:happen(?:s|ed)?|be(?:came|come|falls?|fell))\s+(?:to|of|with)\s+",
    re.IGNORECASE,
)


def stays(query: Query) -> bool:
    """Return whether a question is asked where the one before was, though it does not point at it.

    Args:
        query: The question, read by itself.
    """
    asked, filters = query.in_full, query.filters
    named = query.names_speaker or filters.states or filters.records or query.meetings
    if named or query.unknown_state or query.collection or query.paragraphs:
        return False
    if ANYWHERE.search(asked) or ELSEWHERE.search(asked) or _SAID_ON.search(asked):
        return False
    return bool(_ASKS.match(asked)) and len(words(asked)) <= _LONGEST


def says_little(query: Query) -> bool:
    """Return whether a question that stays is only understood with the subject before.

    It asks of "the" such people, or has a word or two besides those of every question.
    """
    carrying = [one for one in words(query.topic) if one not in EMPTY]
    return len(carrying) <= _LITTLE or bool(_DEFINITE.match(query.in_full))


def means_the_same(topic: str) -> bool:
    """Return whether a topic is no more than "the case": that which was spoken of."""
    return bool(_THE_SAME.match(topic.strip()))


def is_there(query: Query, before: Query) -> bool:
    """Return whether "there" is where the subject before is: that is no State just named."""
    named = before.leans and find_states(before.in_full)
    return bool(THERE.search(query.in_full)) and not named


def subject_of(before: Query) -> str:
    """Return what a question was about, without the words that asked it.

    Of one that had its subject from the one before, that is the subject of both.

    >>> subject_of(Query("What did the court find in the camp?", "the court find in the camp"))
    'the camp'
    """
    topic = before.subject or before.topic
    acts = _ACTS.match(topic)
    if acts and re.search(rf"\b{DOING}\s+{re.escape(topic)}", before.in_full, re.IGNORECASE):
        topic = acts["where"]
    topic = _BEFALLS.sub("", topic)
    bare = re.sub(r"\s+", " ", ASKING.sub(" ", topic)).strip() if ASKING.match(topic) else topic
    return bare if {*words(bare)} - EMPTY else topic
