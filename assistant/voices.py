"""Nested voices: who stands behind the words of a sentence, besides whoever spoke it.

"Reportedly, recordings had disappeared" is what an expert relays, not what the expert asserts; what
a delegation says of itself is a claim of the State; what happened and nobody said is procedure.
"""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.language.named_sources import named_sources
from index.records import ParagraphKind, Side

_MARKED = re.compile(
    r"""\b(?:reportedly|allegedly|purportedly|supposedly
    | (?:it|there)\s+(?:had\s+been|has\s+been|was|were)\s+(?:also\s+)?(?:reported|alleged
      |claimed|allegations?|reports)\b
    | it\s+(?:had\s+been|has\s+been|was)\s+(?:also\s+)?said\s+that
    | (?:had|has|have|was|were|is|are)\s+(?:also\s+)?(?:reported|alleged|said|claimed
      |believed)\s+to\b
    | according\s+to\s+(?:\w+\s+){0,4}?(?:information|reports?|sources?|allegations?|media|press
      |accounts?|testimon(?:y|ies)|non-governmental|civil\s+society|NGOs?|organi[sz]ations?)
    | (?:reports|sources|media|press|organi[sz]ations?|NGOs?|civil\s+society)\s+(?:\w+\s+){0,2}?
      (?:had|have|has)\s+(?:also\s+)?(?:reported|alleged|claimed|documented|suggested|indicated))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_BROUGHT = re.compile(
    r"""\b(?:(?<!how\ many\ )(?<!number\ of\ )(?:reports|allegations)\s+
      (?:(?:had\s+been\s+)?received|that|of|alleging|suggesting
      |indicating|concerning)
    | information\s+(?:received|that|alleging|suggesting|indicating|concerning)
    | (?:had|have|has)\s+(?:also\s+)?received\s+(?:\w+\s+){0,3}?(?:information|reports
      |allegations)
    | (?:reports|sources|media|press|organi[sz]ations|NGOs|civil\s+society|groups|monitors)\s+
      (?:\w+\s+){0,2}?(?:reported|alleged|claimed|suggested|indicated|stated|said)\s+that
    | (?:Committee|she|he|they)\s+had\s+(?:also\s+)?(?:been\s+(?:informed|told)|heard)\s+that
    | brought\s+to\s+(?:the\s+Committee[’']s|its|his|her|their)\s+attention
    | (?:Special\s+Rapporteur|Subcommittee|Working\s+Group|Amnesty\s+International
      |Human\s+Rights\s+Watch)\b(?:\s+\w+){0,6}?\s+had\s+(?:also\s+)?(?:alleged|concluded
      |documented|found|reported))\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""What those who ask bring before a State. In a State's own mouth the same words name complaints
made to its authorities."""
_OWN_REPORT = re.compile(
    r"\b(?:(?:the|its|their|fourth|third|second|fifth|initial|periodic|State\s+party[’']s)\s+){1,3}"
    r"(?:periodic\s+)?report\b",
    re.IGNORECASE,
)


class Voice(StrEnum):
    """Who stands behind a sentence."""

    ASSERTED = "asserted"
    """The speaker: an expert, an observer, the secretariat."""
    RELAYED = "relayed"
    """Somebody else, whom the speaker passes on: reports, allegations, information received."""
    CLAIMED = "claimed"
    """A State, of itself."""
    PROCEDURE = "procedure"
    """Nobody: the record tells what happened."""


VOICES = {Voice.RELAYED: "relayed, not asserted, by the speaker"}
"""Voices that a reader has to be told, in words; of procedure it stands in the speaker's place."""


def voice_of(sentence: str, side: Side, kind: ParagraphKind) -> Voice:
    """Return who stands behind a sentence.

    Told by the markers of hearsay in English ("reportedly", "according to information received"),
    and, of those who are no State, by a source that is named ("the Daily Post had revealed"); the
    report that a State itself submits is none.

    Args:
        sentence: The record's words.
        side: Of the speaker.
        kind: Of the paragraph.
    """
    if kind is ParagraphKind.PROCEDURE:
        return Voice.PROCEDURE
    others = _OWN_REPORT.sub(" ", sentence)
    if _MARKED.search(others):
        return Voice.RELAYED
    if side is not Side.STATE and (_BROUGHT.search(others) or named_sources(others)):
        return Voice.RELAYED
    return Voice.CLAIMED if side is Side.STATE else Voice.ASSERTED
