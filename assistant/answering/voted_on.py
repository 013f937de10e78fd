"""On what a vote is taken: a draft as a whole, a paragraph of it, an amendment to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answering.named_numbers import DECIDED, NamedNumber, find_numbers

_PARAGRAPH = "paragraph"
_DRAFT = "draft"
"""The kind of what is told from others by a Roman number: "draft resolution IV"."""
_OF_ITSELF = {"report", "charter", "covenant", "convention", "statute", "treaty"}
"""What has paragraphs of its own, on which nobody votes: "in paragraph 13 of its report"."""
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_ORDINAL = re.compile(
    rf"\b(?P<ordinal>{'|'.join(_ORDINALS)})\s+(?:(?P<sort>operative|preambular)\s+)?paragraph\b"
    r"(?P<preamble>\s+of\s+the\s+preamble)?",
    re.IGNORECASE,
)
_SORT = re.compile(r"\b(operative|preambular)\s+para(?:graph)?s?\b", re.IGNORECASE)
_CHANGE = re.compile(
    # One with a symbol of its own is known by that.
    r"\b(?P<noun>amendment|motion)s?\b(?!\s+(?:contained\s+in\s+)?(?:document\s+)?[A-Z]+/)",
    re.IGNORECASE,
)
_ROMAN = re.compile(
    r"\b[Dd]raft\s+(?:resolution|decision)\s+(?P<number>[XVI]*[XV][XVI]*|I{1,3})\b"
    r"(?!\s+(?:am|have|had|introduced|just|mentioned)\b)"
)
_PROPOSAL = re.compile(
    r"\b(?:draft|resolution|decision|proposal|text)\b(?!\s+of\s+the\s+meeting)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a draft, or a change to it.

    Attributes:
        noun: "paragraph", "amendment" or "motion".
        number: As printed, in figures; empty where there is none.
        sort: "operative" or "preambular"; empty where that is not told.
    """

    noun: str
    number: str = ""
    sort: str = ""

    def is_same(self, other: Part) -> bool:
        """Return whether both may be the same."""
        alike = (self.noun, self.number) == (other.noun, other.number)
        return alike and (not (self.sort and other.sort) or self.sort == other.sort)


@dataclass(frozen=True, slots=True)
class VotedOn:
    """On what a vote is taken.

    Attributes:
        resolutions: Numbers of the draft and of the resolution it became, as far as they are told.
        parts: Of it, where it is not on the whole.
    """

    resolutions: frozenset[NamedNumber] = frozenset()
    parts: frozenset[Part] = frozenset()

    def describe(self) -> str:
        """Return it in words; empty where no number is told.

        >>> voted_on("Operative paragraph 7 of draft resolution A/60/L.4").describe()
        'operative paragraph 7, A/60/L.4'
        """
        drafts = sorted(one.number for one in self.resolutions if "L." in one.number)
        others = sorted(
            f"draft resolution {one.number}" if one.kind == _DRAFT else f"resolution {one.number}"
            for one in self.resolutions
        )
        parts = sorted(f"{one.sort} {one.noun} {one.number}".strip() for one in self.parts)
        return ", ".join(parts + (drafts or others))

    @property
    def names_draft(self) -> bool:
        """Whether a draft is told by its own number."""
        return any("L." in one.number or one.kind == _DRAFT for one in self.resolutions)


def voted_on(text: str) -> VotedOn | None:
    """Return on what a vote is taken by the words of a text; None where they name nothing.

    Args:
        text: A sentence that announces a vote or its result, or what a question asks about.
    """
    text = _ORDINAL.sub(_in_figures, text)
    named = find_numbers(text)
    romans = {NamedNumber(_DRAFT, match["number"]) for match in _ROMAN.finditer(text)}
    resolutions = {one for one in named if one.kind == DECIDED} | romans
    sorts = {one.lower() for one in _SORT.findall(text)}
    sort = sorts.pop() if len(sorts) == 1 else ""
    parts = {
        Part(_PARAGRAPH, one.number, sort)
        for one in named
        if one.kind == _PARAGRAPH and one.of not in _OF_ITSELF
    }
    parts |= {Part(match["noun"].lower()) for match in _CHANGE.finditer(text)}
    if not (resolutions or parts or _PROPOSAL.search(text)):
        return None
    return VotedOn(frozenset(resolutions), frozenset(parts))


def _in_figures(match: re.Match[str]) -> str:
    number = _ORDINALS.index(match["ordinal"].lower()) + 1
    sort = "preambular" if match["preamble"] else match["sort"] or ""
    return f"{sort} paragraph {number}".strip()
