"""Follow-ups to questions about the records themselves: "And Peru?", "Which of them are on bail?".

What is asked is that of the question before, of other records, of fewer, or another thing of the
same ones. :mod:`assistant.questions.about_records` reads the questions that say all themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.query.scope import Scope
from assistant.query.wishes import OF_ONE_MEETING, Asked, CollectionWish
from assistant.questions.about_records import FRAGMENT, LATEST, read_collection_wish
from assistant.questions.scope import read_scope

_OF_MEETINGS = OF_ONE_MEETING | {Asked.SPEAKERS, Asked.RAPPORTEUR}
_OF_THEM = re.compile(
    r"\W*(?:and\s+)?(?:which(?:\s+(?:ones?|are\s+they))?|what\s+are\s+they|(?:list|name|show)(?:\s+me)?"
    r"\s+(?:them|those)(?:\s+all)?)\W*",
    re.IGNORECASE,
)
_AMONG_THEM = re.compile(
    r"\W*(?:and\s+|but\s+)?(?:which|what|how\s+many)(?:\s+(?:ones?|of\s+(?:them|these|those|the\s+(?:records?|meetings?))))?"
    r"\s+(?:(?:are|is|were|was|have\s+been)\s+(?:held\s+)?(?P<where>(?:on|about|regarding|concerning|from|of|in|at|by)\b)"
    r"|(?:deals?|dealt|dealing)\s+with|concern(?:s|ed)?|cover(?:s|ed)?|mention(?:s|ed)?|discuss(?:es|ed)?"
    r"|treat(?:s|ed)?|address(?:es|ed)?|touch(?:es|ed)?\s+(?:on|upon)|(?:speaks?|spoke|talks?|talked)\s+(?:about|of|on)"
    r"|(?:say|says|said)\s+(?:anything|something)\s+(?:about|on|of))\s+(?P<what>.+?)\W*",
    re.IGNORECASE,
)
"""Asks which of the records that were told of are such: "Which of them are on torture?"."""
_OF_RECORDS = frozenset(
    {Asked.COUNT, Asked.RECORDS, Asked.LATEST, Asked.OLDEST, Asked.YEARS, Asked.OVERVIEW}
)
_IN_WHICH = (
    (
        Asked.LATEST,
        re.compile(rf"\W*(?:and\s+)?(?:what|which)\s+(?:is|was)\s+the\s+{LATEST}\W*", re.I),
    ),
    (
        Asked.OLDEST,
        re.compile(
            r"\W*(?:and\s+)?(?:what|which)\s+(?:is|was)\s+the\s+(?:oldest|earliest)\W*", re.I
        ),
    ),
    (Asked.YEARS, re.compile(r"\W*(?:and\s+)?(?:in|from|of)\s+(?:which|what)\s+years?\W*", re.I)),
    (
        Asked.BODIES,
        re.compile(
            r"\W*(?:and\s+)?(?:by|before|of)\s+(?:which|what)\s+(?:bod(?:y|ies)|committees?)\W*",
            re.I,
        ),
    ),
)


def follow(question: str, before: CollectionWish) -> CollectionWish | None:
    """Return what a fragment asks of the collection that a question before asked of, if it does.

    >>> follow("And Peru?", CollectionWish(Asked.COUNT)).scope.states
    ('PER',)
    """
    if _OF_THEM.fullmatch(question):
        asked = Asked.SPEAKERS if before.asked is Asked.SPEAKERS else Asked.RECORDS
        return replace(before, asked=asked, counted=False)
    if among := _among(question, before):
        return among
    for asked, pattern in _IN_WHICH:
        if pattern.fullmatch(question):
            return replace(before, asked=asked, counted=False)
    spoken_of = re.sub(r"(?i)\bit\b", "the meeting", question)
    asked_of_it = read_collection_wish(spoken_of, lambda _: ()) if spoken_of != question else None
    if asked_of_it:
        return replace(asked_of_it, scope=before.scope, records=before.records)
    marked, scope = read_scope(question)
    if not scope.empty and FRAGMENT.fullmatch(marked):
        return replace(before, scope=scope.over(before.scope), records=())
    return None


def _among(question: str, before: CollectionWish) -> CollectionWish | None:
    """Return which of the records told of before are asked for, by what they are on."""
    among = _AMONG_THEM.fullmatch(question)
    if among is None or before.asked not in {*_OF_RECORDS, Asked.BODIES}:
        return None
    marked, scope = read_scope(f"{among['where'] or 'on'} {among['what']}")
    if not scope.empty and FRAGMENT.fullmatch(marked):
        asked = before.asked if before.asked is Asked.BODIES else Asked.RECORDS
        scope = scope.over(before.scope)
        return replace(before, asked=asked, counted=False, scope=scope, records=())
    of_subject = among["where"] is None or among["where"].casefold() not in (
        "from",
        "in",
        "at",
        "by",
    )
    if scope.empty and of_subject and before.asked in _OF_RECORDS:
        return replace(before, asked=Asked.RECORDS, counted=False, about=among["what"])
    return None


def taken_over(
    wish: CollectionWish, before: CollectionWish | None, scope: Scope, records: Sequence[str]
) -> CollectionWish:
    """Return a wish that names no record, asked of those that were spoken of before.

    Args:
        wish: What is asked.
        before: What was asked of the collection before, if that was.
        scope: The States, meetings and times asked about before.
        records: Ids of the records that the answer before cites.
    """
    if not wish.scope.empty or wish.asked not in _OF_MEETINGS:
        return wish  # "How many records are loaded?" asks of all.
    if before:
        return replace(wish, scope=before.scope, records=before.records)
    if wish.asked in OF_ONE_MEETING and records:
        return replace(wish, records=tuple(records))
    return wish if scope.empty else replace(wish, scope=scope)
