"""A sentence in words: each with its stem, and the clause that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from assistant.words import EMPTY, SPEAKING_FORMS
from index.text import fold, stem

_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)|(?P<number>\d(?:[\d.,]*\d)?)|(?P<mark>[,;:.?!()\[\]–—])"
)
_JOINS = frozenset(
    """although and as because but if nor or since that though unless until when whereas whether
    which while who whom whose""".split()
)
FUNCTION = EMPTY | frozenset(
    """across along already although among amongst another around as away back became become
    besides beyond came cannot come despite due else etc even ever far gave get given go goes gone
    got however inside instead less like likely mr mrs ms much near nevertheless nonetheless nor
    none nobody nothing now off often onto others otherwise per prior quite rather really regards
    respect s same seem seemed several since soon still t take taken takes taking than therefore
    though thus together took toward towards unless unlike via way well went whereas whereby
    whose within yet one two use used using put set part people person persons""".split()
)
"""Words that have no content of their own to be borne out; what some of them do to the rest
(denying, bounding, counting) is looked at elsewhere."""
_SAYING = frozenset(
    """accord accordance acknowledge add address answer ask assert cite clarify comment declare
    describe elaborate emphasise emphasize enquire explain express highlight indicate inform
    inquire mention note observe present question raise recall refer remark remind repeat reply
    report request respond said say speak state stress submit talk tell think underline underscore
    wonder want wish know learn hear hope seek sought interested interest like appreciate view
    opinion explanation clarification detail details information data update updates helpful
    useful""".split()
)
_WHO = frozenset(
    """delegation committee state party expert experts rapporteur representative record government
    member country""".split()
)
FRAME = frozenset(stem(word) for word in _WHO | _SAYING) | frozenset(
    stem(word) for word in SPEAKING_FORMS if stem(word) in {stem(one) for one in _SAYING}
)
"""Stems of what puts a statement into somebody's mouth; who that is is looked at elsewhere."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or number of a sentence.

    Attributes:
        text: As printed, without accents.
        folded: Without capitals, too.
        stem: Its Porter stem.
        clause: Number of the clause it stands in, from 0.
        part: The same for parts between marks.
        start: Where it starts in the sentence.
    """

    text: str
    folded: str
    stem: str
    clause: int
    part: int
    start: int

    @property
    def is_number(self) -> bool:
        """Whether it is written in figures."""
        return self.folded[0].isdigit()

    @property
    def is_content(self) -> bool:
        """Whether it says something that has to be borne out."""
        return not (self.is_number or self.folded in FUNCTION or len(self.folded) == 1)


@lru_cache(maxsize=4096)
def read(text: str) -> tuple[Word, ...]:
    """Return the words of a text, in order."""
    found = []
    clause = part = 0
    for match in _TOKEN.finditer(fold(text, keep_case=True)):
        if match["mark"]:
            clause += 1
            part += 1
            continue
        printed = match[0]
        folded = fold(printed).removesuffix("'s").removesuffix("s'")
        if folded in _JOINS:
            clause += 1
        if folded:
            found.append(Word(printed, folded, stem(folded), clause, part, match.start()))
    return tuple(found)


def content_words(words: Iterable[Word]) -> list[Word]:
    """Return the words that say something, but for what puts it into somebody's mouth."""
    return [word for word in words if word.is_content and word.stem not in FRAME]


def stems(words: Iterable[Word]) -> set[str]:
    """Return the stems of the content words among words."""
    return {word.stem for word in words if word.is_content}


def kindred(one: str, other: str) -> bool:
    """Tell whether two folded words are of one family ("constitution", "constitutional")."""
    if one == other:
        return True
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared >= 4 and shared >= 0.6 * max(len(one), len(other))
