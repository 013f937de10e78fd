"""Questions with a verb and a subject of their own that stay with what was spoken of all the same.

"Has anyone been arrested?" has all that a question needs, and still means the case that was spoken
of: it is asked in the same records, and where it says little, of the same subject.
"""

from __future__ import annotations

import re
from dataclasses import replace

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
    rf"|\b(?:position|stance|view|opinion)s?\s+{ABOUT}\s"
    rf"|^\W*(?:and\s+)?(?:who|which\s+\w+)(?:\s+(?:has|have|had|else|also|first))*\s+(?:{VERBS})\s+(?:(?:of|to)\s+)?"
    r"(?!(?:the|that|this|these|those|it|him|her|them|his|their|its)\b)\w",
    re.IGNORECASE,
)
"""Opens a subject: "What was said about shelters?", "Did anybody ask about bail?"."""
_LONGEST = 11
"""Words of a question that stays; a longer one says what it is about."""
_THE_SAME = re.compile(
    r"^(?:what|how|who|when|where|why)?\s*(?:the|this|that)\s+(?:same\s+)?"
    r"(?:affair|case|incident|issue|matter|problem|question|situation|story|subject|topic)$",
    re.IGNORECASE,
)
_LED = r"^\W*(?:(?:and|but|so)\s+)?"
_DOES = r"(?:is|are|was|were|did|does|do|has|have|had|will|would|can|could)"
_LITTLE = re.compile(
    rf"{_LED}(?:(?:why|how(?:\s+(?:much|long))?|(?:since\s+|until\s+)?when|where)\s+)?{_DOES}\s+"
    r"(?:the\s+(?!experts?\b|committee\b|delegation\b|state\b|government\b)[\w’'-]+"
    r"|(?:any|some|no)(?:one|body)(?:\s+else)?)"
    r"\s+(?:(?:ever|since|then|later|yet|been|be|being|not|still|in|so\s+far)\s+)*[\w’'-]+\W*$"
    rf"|{_LED}how\s+(?:many|much)\s+[\w’'-]+(?:\s+(?:is|are|was|were|have\s+been)\s+there)?\W*$"
    rf"|{_LED}(?:how\s+(?:many|much)|who|which)\b(?:\s+[\w’'-]+){{0,3}}?\s+(?:{_DOES}|remains?)\s+"
    r"(?:affected|concerned|involved|left|responsible|to\s+blame|at\s+(?:issue|stake))\W*$",
    re.IGNORECASE,
)
"""Asks of somebody who must be known, of anybody at all, or of what is left: "Were the employers
fined?", "Has anyone been tried?", "How many trials?", "Who was responsible?"."""
_OF_ANY = re.compile(
    rf"{_LED}(?:\w+\s+){{0,2}}?{_DOES}\s+the\s|\b(?:is|are|was|were|been)\s+there\W*$",
    re.IGNORECASE,
)
"""What may as well be asked of all there are, or of another that is "the" one."""
_PLACE = re.compile(
    r"(?<=\w\s)[A-ZÀ-Ž][\w’'-]+|^(?:the\s+)?[A-ZÀ-Ž][\w’'-]+|\b(?i:areas?|barracks|borders?|camps?|cent(?:re|er)s?|cit(?:y|ies)|coloni?e?[ys]"
    r"|courts?|detention|districts?|facilit(?:y|ies)|homes?|hospitals?|institutions?|islands?|prisons?|provinces?"
    r"|regions?|schools?|shelters?|stations?|towns?|villages?|wards?|zones?)\b"
)


_ACTS = re.compile(
    r"^(?:\S+\s+)+?[a-z]+\s+(?:about|against|among|at|during|for|from|in|inside|on|with)\s+(?P<where>\S.*)$"
)
"""Somebody does something somewhere: "the Ministry find in the prison"."""
_BEFALLS = re.compile(
    r"^(?:has\s+|had\s+)?(?:happen(?:s|ed)?|be(?:came|come|falls?|fell))\s+(?:to|of|with)\s+"
    r"|^who\s+(?:is|was|are|were)\s+\w+\s+(?:about|for|in|on)\s+",
    re.IGNORECASE,
)
_ANYBODY = re.compile(
    r"^(?:(?:(?:any|some)(?:one|body)|they|he|she|it)\s+)?(?:been\s+)?", re.IGNORECASE
)
_LEFT = re.compile(r"\s+(?:do|get|have|make|receive)$", re.IGNORECASE)


def stays(query: Query) -> bool:
    """Return whether a question is asked where the one before was, though it does not point at it.

    Args:
        query: The question, read by itself.
    """
    asked, filters = query.in_full, query.filters
    named = query.names_speaker or filters.states or filters.records or query.meetings
    if named or query.unknown_state or query.collection or query.paragraphs:
        return False
    if ANYWHERE.search(query.question) or ELSEWHERE.search(asked) or _SAID_ON.search(asked):
        return False
    return bool(_ASKS.match(asked)) and len(words(asked)) <= _LONGEST


def says_little(query: Query) -> bool:
    """Return whether a question that stays is only understood with the subject before.

    A number of people who did something is one that stands by itself.
    """
    return bool(_LITTLE.match(query.in_full))


def without_context(query: Query) -> Query | None:
    """Return a question of "the" so-and-so, or of all there are, without the subject before.

    None of one that asks of anybody: that is of the subject before or of none.
    """
    beside = query.topic.removesuffix(f", {query.subject}")
    if not (query.kept and query.subject and beside != query.topic):
        return None
    if not (says_little(query) and _OF_ANY.search(query.in_full)):
        return None
    return replace(query, topic=beside, subject="")


def means_the_same(topic: str) -> bool:
    """Return whether a topic is no more than "the case": that which was spoken of."""
    return bool(_THE_SAME.match(topic.strip()))


def is_there(query: Query, before: Query) -> bool:
    """Return whether "there" is in the place spoken of, and not in the State."""
    named = before.leans and find_states(before.in_full)
    return bool(THERE.search(query.in_full) and _PLACE.search(before.topic)) and not named


def subject_of(before: Query) -> str:
    """Return what a question was about, without the words that asked it.

    Of one that had its subject from the one before, that is the subject of both.
    """
    return told_by(before, before.subject or before.topic)


def told_by(before: Query, topic: str) -> str:
    """Return a topic of a question without the words that asked it.

    >>> asked = Query("", "", rewritten="What did the court find in the camp?")
    >>> told_by(asked, "the court find in the camp")
    'the camp'
    >>> told_by(Query("", "", rewritten="How many died in it?"), "How many died in it")
    'died in it'
    """
    asked = re.escape(topic)
    acts = _ACTS.match(topic)
    if acts and re.search(rf"\b{DOING}\s+{asked}", before.in_full, re.IGNORECASE):
        topic = acts["where"]
    of_whom = re.search(rf"\b(?:what|which)\s+{asked}", before.in_full, re.IGNORECASE)
    topic = _BEFALLS.sub("", topic)
    if of_whom or ASKING.match(topic):  # "support do girls get"
        bare = re.sub(r"\s+", " ", _ANYBODY.sub("", ASKING.sub(" ", topic).strip()))
        topic = bare if {*words(bare)} - EMPTY else topic
    return _LEFT.sub("", topic) if of_whom else topic
