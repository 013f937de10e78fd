"""Whether a time that a question names is when something was said, or belongs to its subject.

"What did Kenya say about bail in 2013?" asks of a meeting, "about arrests in 2013" may ask of what
happened then.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.query.facts import asked_fact
from assistant.questions.ledger_wishes import read_wish
from assistant.questions.parts import ABOUT, CHANGE, STANDS, UTTERANCE, VERBS
from assistant.questions.who_put import read_who

_SPEAKS = re.compile(rf"\b(?:{VERBS}|{STANDS})\b", re.IGNORECASE)
_POSITION_CHANGED = re.compile(
    rf"\b{UTTERANCE}\s+{ABOUT}\b.*\b{CHANGE}\b|\b{CHANGE}\s+(?:its|their)\s+{UTTERANCE}\b",
    re.IGNORECASE,
)
"""Then a time is that of what was said before and after, whatever verb stands there."""
_SUBJECT = re.compile(rf"\b(?:{ABOUT}|whether|that)\s", re.IGNORECASE)
_DONE_THEN = re.compile(
    rf"\b(?!(?:{VERBS})\b)(?:\w{{2,}}ed|begun|born|bought|brought|built|drawn|found|given|held|killed|left|lost"
    r"|made|paid|put|sent|set\s+up|shot|taken|told|won|written)(?:\s+(?:up|down|out|to|into|with|by|in|at)"
    r"(?:\s+(?!(?:in|on|by|since)\b)\w+){1,3}?)?\s*,?\s*$",
    re.IGNORECASE,
)
"""What ends so is done in the time behind it: "the bill to be sent to Congress (in June 2015)"."""
_FRAGMENT = re.compile(
    r"^\W*(?:(?:and|but|so|only|what\s+about|how\s+about)\b)?\W*$", re.IGNORECASE
)


def years_are_when_said(text: str, place: tuple[int, int], rest: str) -> bool:
    """Return whether several years are those of meetings, where there were any in each of them.

    Args:
        text: The question.
        place: Where it names the years.
        rest: The question without them.
    """
    if _FRAGMENT.match(rest):
        return True
    if not _is_of_words(text, rest):
        return False  # When something happened is part of the subject.
    start, end = place
    subject = _SUBJECT.split(text[:start])[1:]
    return not (subject and (text[end:].strip(" ?!.") or _DONE_THEN.search(subject[-1])))


def time_is_when_said(
    text: str, place: tuple[int, int], rest: str, met: Callable[[], bool]
) -> bool:
    """Return whether a time is that of meetings.

    Args:
        text: The question.
        place: Where it names the time.
        rest: The question without it.
        met: Tells whether a meeting was then.
    """
    if _FRAGMENT.match(rest):
        return True
    if not _is_of_words(text, rest):
        return False  # When something happened is part of the subject.
    start, end = place
    before = text[:start]
    about = bool(_SUBJECT.search(before))
    if about and (text[end:].strip(" ?!.") or not met()):
        return False
    done_then = _DONE_THEN.search(_SUBJECT.split(before)[-1])
    if about and done_then and not _POSITION_CHANGED.search(before):
        return False
    of_a_subject = about or _SUBJECT.search(text) or read_wish(rest)
    return bool(of_a_subject) or met()


def may_be_of_subject(before: str, rest: str) -> bool:
    """Return whether a time of meetings may as well be one that what is asked about had.

    Args:
        before: What stands before it in the question.
        rest: The question without it: where nothing is left, it was asked of something before.
    """
    return bool(_SUBJECT.search(before) or _FRAGMENT.match(rest))


def _is_of_words(text: str, rest: str) -> bool:
    """Return whether a question is for what was said, not for when something else happened.

    Args:
        text: The question.
        rest: The same without the time that it names.
    """
    said = _SPEAKS.search(text) or _POSITION_CHANGED.search(text)
    return bool(said and not asked_fact(text, names_speaker=True)) or is_of_dialogue(rest)


def is_of_dialogue(text: str) -> bool:
    """Return whether a question is for what was put or promised at meetings, or by whom."""
    return bool(read_wish(text) or read_who(text))
