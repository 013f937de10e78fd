"""Whoever presides is a member too: what they ask as one, and what only leads the meeting."""

from __future__ import annotations

import re

from assistant.points.kinds import Kind
from index.parsing.grammar.english import ENGLISH
from index.records import Side, Speaker

_PROCEDURE = re.compile(
    r"\b(?:objections?|the\s+floor|resum(?:e|ed|ing)\s+the\s+(?:dialogue|discussion|consideration|meeting)|agenda|programme\s+of\s+work|(?:next|following)\s+meeting|members\s+of\s+the\s+committee|further\s+(?:questions|"
    r"comments)|(?:ready|wished|wish|prepared|able|intended|intend|like|need(?:ed)?|have|had|in\s+a\s+position)\s+"
    r"(?:\w+\s+){0,3}?to\s+(?:\w+\s+)?(?:reply|respond|answer|speak|(?:continue|resume|finish)\s+(?:its|the)|"
    r"make\s+an?\s+(?:\w+\s+)?statement|add\s+(?:any|some)thing|(?:put|ask)\s+(?:\w+\s+)?questions?)|"
    r"(?:answers?|repl(?:y|ies))\s+to\s+(?:his|her|the)\s+questions?)\b",
    re.IGNORECASE,
)
"""How the meeting goes on, which whoever presides asks; no State is asked about itself."""
_OF_THE_MEETING = re.compile(
    r"\b(?:time|late|lateness|delays?|meetings?|session|documents?|translations?|interpretation|interpreters?|secretariat|"
    r"delegation|present|absen(?:t|ce)|attend\w*|members|postpon\w+|deadlines?)\b",
    re.IGNORECASE,
)
"""What whoever presides regrets of how the meeting goes."""
_INVITES = re.compile(r"\b(?:invited|gave\s+the\s+floor|called\s+(?:up)?on)\b", re.IGNORECASE)


def presides(speaker: Speaker) -> bool:
    """Tell whether somebody is in the chair."""
    return bool(ENGLISH.offices.chair.match(speaker.role))


def puts(speaker: Speaker, text: str, asked: str, kind: Kind) -> bool:
    """Tell whether whoever presides puts something as a member, and does not lead the meeting.

    Args:
        speaker: Who speaks.
        text: The paragraph.
        asked: The words that say what is asked.
        kind: Of the point.
    """
    if not presides(speaker):
        return True
    if _PROCEDURE.search(asked) or text.lstrip(" 0123456789.").startswith(('"', "“", "«")):
        return False  # Or the list of issues is read out.
    if speaker.side is Side.COMMITTEE or ENGLISH.offices.as_member.search(text):
        return True
    if kind is Kind.CONCERN:
        return not _OF_THE_MEETING.search(asked)
    return kind in (Kind.QUESTION, Kind.REQUEST) and not _INVITES.search(text)
