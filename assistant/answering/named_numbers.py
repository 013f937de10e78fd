"""Numbers and symbols that name one thing of many: "resolution 60/251", "L.12", "article 9".

Likeness takes one resolution for another, since all that is said of the two is alike but for the
number. Which one is asked about is told by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.evidence import EvidenceParagraph

DECIDED = "resolution"
"""The kind of what is decided; drafts are of it."""
_KINDS = {
    "art": "article",
    "para": "paragraph",
    "law": "act",
    "bill": "act",
    "proclamation": "act",
    "ordinance": "decree",
    "order": "decree",
}
"""Nouns that are printed for one another, in short or in another translation."""
_NOUNS = (
    r"(?:acts?|arts?|articles?|bills?|cases?|chapters?|comments?|communications?|complaints?|decisions?"
    r"|decrees?|goals?|laws?|orders?|ordinances?|para(?:graph)?s?|principles?|proclamations?"
    r"|protocols?|recommendations?|regulations?|resolutions?|rules?|sections?|targets?)"
)
_NUMBER = r"\d+(?:[/.-]\d+)*[A-Za-z]?(?!\w)(?:\s+of\s+(?:19|20)\d\d\b)?"
_AND = r"(?:\s*\([\w\s]{1,6}\))*\s*(?:,|;|–|-|\bto\b|\band\b|\bor\b|,\s*(?:and|or)\b)\s*"
_NUMBERED = re.compile(
    rf"\b(?P<noun>{_NOUNS})\.?\s+(?:Nos?\.?\s*)?(?P<numbers>{_NUMBER}(?:{_AND}{_NUMBER})*)"
    r"(?!\s*(?:%|(?:per\s*cent|days?|months?|years?|hours?|members?|persons?|people)\b))"
    r"(?:\s*\([\w\s]{1,6}\))*(?:\s+(?:of|to|in)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,4}?"
    r"(?P<of>charter|code|constitution|convention|covenant|declaration|protocol|report|resolution"
    r"|statute|treaty)\b)?",
    re.IGNORECASE,
)
_SYMBOL = re.compile(
    r"(?<![\w/.])[A-Z]+(?:/[A-Z\d][\w.-]*)+|(?<![\w/.])L\.\s?\d+(?:/\w+\.\d+)?", re.I
)
_MEETING = re.compile(r"/(?:PV|SR)\.\d", re.IGNORECASE)
_DRAFT = re.compile(r"(?:^|/)(?:L\.\d|RES/)")
_ADOPTED = re.compile(
    r"(?P<draft>[A-Z]+(?:/[A-Z\d][\w.-]*)*/L\.\d+[^\s()]*)[^()]{0,120}\badopted\b[^()]{0,60}"
    r"\((?:resolution|decision)\s+(?P<number>\d+(?:/\d+)*)",
    re.IGNORECASE,
)
"""What a draft became: "Draft resolution A/78/L.5 was adopted (resolution 78/20)"."""


@dataclass(frozen=True, slots=True)
class NamedNumber:
    """A number or symbol with what it is of.

    Attributes:
        kind: Of the thing, in one word; drafts are resolutions.
        number: As printed, in capitals and without blanks.
        of: What it is a part of, in one word ("covenant"); empty where that is not told.
    """

    kind: str
    number: str
    of: str = ""

    def is_same(self, other: NamedNumber) -> bool:
        """Return whether both may name the same; "L.5" may be any draft that ends in it."""
        if self.kind != other.kind or (self.of and other.of and self.of != other.of):
            return False
        short, long = sorted((self.number, other.number), key=len)
        if short == long or long.endswith(f"/{short}"):
            return True
        return self.kind != DECIDED and long.startswith((f"{short}/", f"{short}."))


def find_numbers(text: str) -> set[NamedNumber]:
    """Return the numbers and symbols that name something in a text; those of meetings do not.

    >>> [one.number for one in find_numbers("article 9 of the Covenant")]
    ['9']
    """
    found = set()
    for match in _SYMBOL.finditer(text):
        symbol = re.sub(r"\s", "", match.group()).rstrip(".-").upper()
        if re.search(r"\d", symbol) and not _MEETING.search(symbol):
            found.add(NamedNumber(DECIDED if _DRAFT.search(symbol) else "document", symbol))
    for match in _NUMBERED.finditer(text):
        noun = match["noun"].lower().removesuffix("s")
        kind, of = _KINDS.get(noun, noun), (match["of"] or "").lower()
        found |= {NamedNumber(kind, number, of) for number in _each(match["numbers"])}
    return found


def _each(numbers: str) -> Iterator[str]:
    """Yield the numbers of a list; "2 to 5" are four."""
    numbers = re.sub(r"\s*\([\w\s]{1,6}\)", "", numbers)
    every = re.findall(_NUMBER, numbers)
    between = re.split(_NUMBER, numbers)[1:-1]
    for place, number in enumerate(every):
        yield re.sub(r"\s+of\s+", "/", number).upper()
        if place and re.search(r"–|-|\bto\b", between[place - 1]):
            first, last = every[place - 1], number
            if first.isdecimal() and last.isdecimal():
                yield from map(str, range(int(first) + 1, min(int(last), int(first) + 100)))


def held_to_numbers(
    topic: str, paragraphs: Sequence[EvidenceParagraph]
) -> list[EvidenceParagraph | None]:
    """Return paragraphs without what is on others of a kind of which the subject names one.

    Args:
        topic: What is asked about.
        paragraphs: Weighed.

    Returns:
        For each paragraph None where it names others alone, in its text or else in the heading
        above it; where it names several, the sentences that are on another are not chosen. A law,
        an article or a document that nothing looked at names holds nobody to itself: the records
        may tell of it by its name.
    """
    wanted = find_numbers(topic)
    kept: list[EvidenceParagraph | None] = [*paragraphs]
    if not wanted:
        return kept
    named = [find_numbers(one.text) for one in paragraphs]
    above = [find_numbers(one.passage.heading) for one in paragraphs]
    for kind in {one.kind for one in wanted}:
        ours = [one for one in wanted if one.kind == kind]
        if kind == DECIDED:
            ours += became(ours, (one.text for one in paragraphs))
        if kind != DECIDED and not any(any_same(ours, here) for here in named):
            continue
        for place, paragraph in enumerate(paragraphs):
            here = [one for one in named[place] or above[place] if one.kind == kind]
            if here and not any_same(ours, here):
                kept[place] = None
            elif here and kept[place] and kind == DECIDED:
                kept[place] = _without_others(ours, paragraph)
    return kept


def is_named(topic: str, paragraph: EvidenceParagraph) -> bool:
    """Return whether a paragraph, or the heading above it, names a resolution of a subject.

    Args:
        topic: What is asked about.
        paragraph: The paragraph.
    """
    ours = [one for one in find_numbers(topic) if one.kind == DECIDED]
    return any_same(ours, find_numbers(f"{paragraph.passage.heading}\n{paragraph.text}"))


def any_same(ours: Iterable[NamedNumber], here: Iterable[NamedNumber]) -> bool:
    """Return whether one of some may name the same as one of others."""
    return any(one.is_same(other) for one in ours for other in here)


def became(ours: Iterable[NamedNumber], texts: Iterable[str]) -> list[NamedNumber]:
    """Return what drafts became, or resolutions were before, as texts tell.

    Args:
        ours: The drafts and resolutions.
        texts: Of the records.
    """
    ours = [*ours]
    pairs = [
        tuple(NamedNumber(DECIDED, match[part].upper()) for part in ("draft", "number"))
        for text in texts
        for match in _ADOPTED.finditer(text)
    ]
    return [one for pair in pairs if any_same(ours, pair) for one in pair]


def _without_others(ours: Sequence[NamedNumber], paragraph: EvidenceParagraph) -> EvidenceParagraph:
    sentences = []
    for one in paragraph.sentences:
        here = [number for number in find_numbers(one.text) if number.kind == DECIDED]
        other = bool(here) and not any_same(ours, here)
        sentences.append(replace(one, chosen=False) if other else one)
    return replace(paragraph, sentences=tuple(sentences))
