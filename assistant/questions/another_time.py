"""A time or a meeting that a follow-up names alone: the question before is asked of that one.

"And in 2022?" asks, after "How many were held in 2023?", for another number, and after "What did
Kenya say in 2023?" for other meetings.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answers import Answer, Reason
from assistant.query import Query
from assistant.questions.pointing import ANOTHER_MEETING, MEETING_IN_ORDER
from assistant.questions.what_is_asked import asked_again
from index.reference.dates import ENGLISH_MONTHS

_HOW = r"(?:after|before|by|during|for|in|since|until)"
_WHEN = rf"(?:the\s+year\s+)?(?:(?:{'|'.join(ENGLISH_MONTHS)})\s+)?(?:19|20)\d\d"
_ALONE = re.compile(
    rf"^\W*(?:(?:and|but|so|then|what\s+about|how\s+about)\b\W*)*"
    rf"(?:how\s+(?:many|much)\s+(?:(?:were|was|are|is)\s+(?:there|they|it)\s+)?)?(?:(?P<how>{_HOW})\s+)?"
    rf"(?P<when>{_WHEN})\W*$",
    re.IGNORECASE,
)
_TIME = re.compile(rf"\b(?P<how>{_HOW})\s+(?P<when>{_WHEN})\b(?!\s*[-–/])", re.IGNORECASE)


def put_anew(question: str, before: str) -> str | None:
    """Return the question before with another meeting; None where none is asked about.

    >>> put_anew("And at the second?", "What did Kenya say at the first meeting about bail?")
    'What did Kenya say at the second meeting about bail?'
    """
    asked, had = ANOTHER_MEETING.match(question), MEETING_IN_ORDER.search(before)
    if asked is None:
        return None
    if had:
        return f"{before[: had.start('which')]}{asked['which']}{before[had.end('which') :]}"
    return f"{before.strip(' ?!.')} at the {asked['which']} meeting?" if asked["meeting"] else None


def of_another_time(query: Query, before: Query) -> Query | None:
    """Return the question before with another time in its subject; None where that is not asked.

    Args:
        query: The question, read by itself.
        before: The one before, as it was understood. Of one for words a time belongs to the
            subject where it ends it; of one for a fact wherever it stands.
    """
    alone, times = _ALONE.match(query.in_full), [*_TIME.finditer(before.topic)]
    if alone is None or len(times) != 1 or before.collection or before.paragraphs:
        return None
    had = times[0]
    if not before.fact and had.end() < len(before.topic):
        return None
    time = f"{(alone['how'] or had['how']).lower()} {alone['when']}"
    asked = before.again or before.in_full
    anew = replace(
        before,
        question=query.question,
        wording=replace(before.wording, bare=query.in_full),
        spelt=query.spelt,
        rewritten="",
        topic=f"{before.topic[: had.start()]}{time}{before.topic[had.end() :]}",
        again="",
        readings=(*before.readings, f"“{time}” in place of “{had.group()}”"),
        supposed="",
        leans=True,
        first_part=None,
        changed=(),
    )
    return asked_again(anew, asked.replace(had.group(), time) if before.fact else "")


def of_meetings_at(query: Query, before: Query) -> Query:
    """Return a question that names a time: it is that of meetings where the one before named some.

    Else it is supposed to be, and looked for in what was said at all of them if there were none.
    """
    of_meetings = before.meetings and not before.supposed
    alone = query.supposed and _ALONE.match(query.in_full)
    return replace(query, supposed="") if of_meetings and alone else query


def without_empty_time(before: Query, answer: Answer | None) -> Query:
    """Return the question before without a time or meetings that are not loaded."""
    if answer is None or answer.reason is not Reason.MEETING_NOT_LOADED:
        return before
    filters = replace(before.filters, records=(), date_from="", date_to="")
    return replace(before, filters=filters, meetings="", supposed="", unknown_meeting="")
