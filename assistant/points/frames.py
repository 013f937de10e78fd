"""Where an expert asks: the phrases in which a summary record reports a question, in English.

A question is seldom put with a question mark. "She wished to know", "it would be useful to learn",
"the delegation should indicate", "details would be welcome" are frames: what is asked stands behind
them, or, in the passive, before them. The phrases are those of the précis-writers' trade; none is
taken from one record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.points.asking_frames import ASKING
from assistant.points.kinds import Kind
from assistant.points.phrases import (
    ASKED_OF,
    GIVES_MORE,
    INFORM,
    INFORMATION,
    MUCH,
    TOLD,
    Where,
)
from assistant.points.urging_frames import CALLING, WORRYING_ABOUT


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame found in a sentence: its span there, what it does, and where its object stands."""

    start: int
    end: int
    kind: Kind
    where: Where


_GOES_ON = re.compile(
    rf"(?:,\s*to\s+{INFORM}\b{TOLD}|(?:,\s*)?\b(?:and|or)\s+(?:also\s+)?(?:to\s+(?:(?:know|learn|hear|receive|have|see|be\s+(?:told|informed|given))|{INFORM}\b{TOLD})"
    rf"|(?:learning|knowing|hearing|receiving|having)|(?:explain|clarify|indicate|describe|specify|state|provide|say|tell|confirm|inform|elaborate|furnish|supply|identify)\b{TOLD}|(?:should|might|could)\s+{MUCH}{INFORM}\b{TOLD}))\b{ASKED_OF}",
    re.IGNORECASE,
)
"""A second object of the frame before: "to have figures for the loans and to know if"."""
_EARLIER = re.compile(rf"\b(?:had|have|has|having|been|be|was|were)\s+{MUCH}$", re.IGNORECASE)
"""What was asked, urged or regretted before, by whomever, is told, not put."""
_ASIDE = re.compile(
    r",\s+(?:however|nevertheless|nonetheless|therefore|moreover|though|too|then|in\s+particular|furthermore|"
    r"(?:speaking\s+)?as\s+(?:an?\s+)?(?:member|expert|country\s+rapporteur)\b[^,]{0,40}|in\s+(?:his|her)\s+(?:personal|individual|own)\s+capacity|"
    r"pending\s+[^,]{2,40}|in\s+that\s+(?:connection|regard|respect|context)|in\s+addition|in\s+all\s+frankness|for\s+instance|for\s+example|once\s+again|at\s+least|"
    r"to\s+(?:put|say)\s+[^,]{2,30}|in\s+(?:his|her|its|the\s+committee[’']s)\s+(?:\w+\s+)?(?:view|opinion)|"
    r"for\s+(?:his|her|its)\s+part|as\s+(?:he|she|it)\s+(?:saw|understood)\s+it|he\s+(?:felt|thought|believed)|"
    r"she\s+(?:felt|thought|believed)|(?:first|second|third|fourth|fifth|last)(?:ly)?|"
    r"(?:if|where|when)\s+(?:so|not|any|possible|applicable|(?:it|he|she|they|that|those|there|this)\s+(?:was|were|had|did|could|would)"
    r"(?:\s+(?:not|any|so|true|correct|the\s+case|\w+ed))?)),",
    re.IGNORECASE,
)
"""What comes between the words of a frame and changes nothing of it."""
_SHOULD = re.compile(
    r"(?<![\w’'-])(?P<who>[A-Z]?[\w’'”)-]+)\s+"
    rf"(?:should|must|ought\s+to|(?:might|may)\s+{MUCH}(?:wish|want)\s+to)\s+{MUCH}"
    rf"(?!(?!{GIVES_MORE}){INFORM}\b|have\b|be\s+(?:noted|recalled|remembered|stressed|emphasized|able)\b)\w+",
)


_SAID_BY_OTHERS = re.compile(
    r"\b(?:had|has|have|having)\s+(?:\w+\s+){0,2}?(?:said|told|\w+ed)\b[^,;]{0,120}?\bthat\b"
    r"|\b(?:required|provided|stipulated|prescribed|specified|ruled|held|decreed|laid\s+down)\s+that\b",
    re.IGNORECASE,
)
"""What others had said should be done, or a law requires, is told."""


_ASKED_CLAUSE = re.compile(r"\W*(?:how|why|what|who|which|whether)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"^(?:that|which|who|whom|if|what|there|he|she|one)$", re.IGNORECASE)


def without_asides(sentence: str) -> str:
    """Return a sentence of the same length with asides (", however,") as blanks."""
    return _ASIDE.sub(lambda aside: " " * len(aside.group()), sentence)


def find_frames(sentence: str) -> list[Frame]:
    """Return the frames of a sentence, in order; of those that overlap the first, then longest.

    Args:
        sentence: One sentence of an expert, its asides taken out.
    """
    found = sorted(_matches(sentence), key=lambda one: (one.start, -one.end))
    kept: list[Frame] = []
    for frame in found:
        if kept and (frame.start < kept[-1].end or _inside(frame, kept[-1])):
            continue
        kept.append(frame)
    return kept


def _inside(frame: Frame, earlier: Frame) -> bool:
    """Tell whether a passive belongs to what is called for ("recommended that X be provided")."""
    return (
        frame.where is Where.BEFORE
        and frame.kind is Kind.REQUEST
        and earlier.kind is Kind.RECOMMENDATION
    )


@cache
def _frames() -> tuple[tuple[Kind, Where, re.Pattern[str]], ...]:
    """Return the phrases of frames, compiled when first asked for: it takes half a second."""
    return tuple(
        (kind, where, re.compile(rf"(?<![\w’'-]){pattern}(?![\w-])", re.IGNORECASE))
        for kind, patterns in (
            (Kind.REQUEST, ASKING),
            (Kind.RECOMMENDATION, CALLING),
            (Kind.CONCERN, WORRYING_ABOUT),
        )
        for where, pattern in patterns
    )


def _matches(sentence: str) -> Iterator[Frame]:
    asked, urged = [], False
    for kind, where, pattern in _frames():
        for match in pattern.finditer(sentence):
            before = sentence[: match.start()]
            wants = kind is Kind.REQUEST
            if wants and where is Where.BEFORE and not _asks_for(before, match.group()):
                continue
            if wants:
                asked.append(match.end())
            urged = urged or kind is Kind.RECOMMENDATION
            if where is Where.BEFORE or not _EARLIER.search(before):
                yield Frame(match.start(), match.end(), kind, where)
    for match in _GOES_ON.finditer(sentence):
        if any(end <= match.start() for end in asked):
            yield Frame(match.start(), match.end(), Kind.REQUEST, Where.BEHIND)
    called = None if asked or urged else _SHOULD.search(sentence)
    if (
        called
        and not _RELATIVE.search(called["who"])
        and not _SAID_BY_OTHERS.search(sentence, 0, called.start("who"))
    ):
        yield Frame(0, 0, Kind.RECOMMENDATION, Where.BEHIND)


def _asks_for(before: str, frame: str) -> bool:
    """Tell whether a passive asks: for information always, for other things if it "would be".

    What "was of interest" was asked for where a clause says it: "How they were chosen was ...".
    """
    if "interest" in frame and "would" not in frame:
        return bool(_ASKED_CLAUSE.match(before))
    return "would" in frame or bool(INFORMATION.search(before))
