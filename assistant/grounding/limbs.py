"""To what in a sentence a number or a year belongs, where it has several.

"40 per cent were lawyers, 15 per cent doctors" does not bear out "15 per cent were lawyers", nor
"4,500 visits had been made, and 500 were planned" that 4,500 were planned. Each number has a limb
of the sentence to itself: what stands between two commas (or "and", "while") with a verb, or the
widest part of the parse, in which no other number stands. A statement that puts a number to words
most of which stand only in the limbs of others is not borne out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.language.figures import Number, numbers
from assistant.language.meanings import alike
from assistant.language.reading import content_words, read
from assistant.language.syntax import parse_sentence
from index.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_YEAR = re.compile(r"(?<![\w.,/])(?:1[6-9]|20)\d\d(?![\w/]|[.,]\d)")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "aux", "auxpass")
_MOST = 0.5
"""Share of the words put to a number that have to be another's: most of them. On what is there to
develop on, a third and three fifths stop the same right statements."""
_JOINED = re.compile(r"[^\w]*(?:and|or|to|out of|of|of the)?[^\w]*")
"""What stands between two that share all words around them: "articles 31 and 32"."""
_CUT = re.compile(r"[,;:](?!\d)|\b(?:and|but|while|whereas)\b")
_Value = tuple[float, int, int]
"""A number or year, and where it starts and ends."""


@dataclass(frozen=True, slots=True)
class _Limb:
    """What a number or year has to itself.

    Attributes:
        value: A percentage as it is written, since "per cent" is left out of later ones.
        start, end: Where it stands.
        words: Where the words start that are its own; none where that is not known.
    """

    value: float
    start: int
    end: int
    words: frozenset[int]


def values_stand_with_their_own(statement: str, said: Sequence[str]) -> bool:
    """Tell whether no number or year of a statement is put to what another one belongs to.

    Args:
        statement: One sentence.
        said: The sentences that it cites.
    """
    kinds = zip(_limbs(statement), *map(_limbs, said), strict=True)
    return not any(
        _put_elsewhere(statement, one, said, theirs) for ours, *theirs in kinds for one in ours
    )


def _put_elsewhere(
    statement: str, limb: _Limb, said: Sequence[str], limbs: Sequence[Sequence[_Limb]]
) -> bool:
    given = [(number, one) for number, ones in enumerate(limbs) for one in ones]
    own = [(number, one.words) for number, one in given if one.value == limb.value]
    others = [(number, one.words) for number, one in given if one.value != limb.value]
    if not own or not all(words for _, words in own) or not any(words for _, words in others):
        return False
    spoken = [(n, word) for n, text in enumerate(said) for word in content_words(read(text))]
    right = wrong = count = 0
    for word in content_words(read(statement)):
        if word.start not in limb.words or limb.start <= word.start < limb.end:
            continue
        count += 1
        places = [(number, one.start) for number, one in spoken if alike(word, one)]
        if any(_stands_in(place, own) for place in places):
            right += 1
        elif places and all(_stands_in(place, others) for place in places):
            wrong += 1
    # What is counted may be left out of a limb: "500 were planned", visits.
    return wrong > right and wrong >= _MOST * count


def _stands_in(place: tuple[int, int], limbs: Sequence[tuple[int, frozenset[int]]]) -> bool:
    return any(place[0] == number and place[1] in words for number, words in limbs)


@lru_cache(maxsize=1024)
def _limbs(text: str) -> tuple[tuple[_Limb, ...], tuple[_Limb, ...]]:
    """Return the limbs of a text's numbers, and those of its years."""
    found = [one for one in numbers(text) if one.kind != "ordinal"]
    counted = [(_worth(one), one.start, one.end) for one in found]
    printed = fold(text, keep_case=True)
    years = [(float(match[0]), *match.span()) for match in _YEAR.finditer(printed)]
    several = (
        tuple(_Limb(*one, words=frozenset(_limb(text, one, values))) for one in values)
        for values in (counted, years)
    )
    return next(several), next(several)


def _worth(number: Number) -> float:
    return round(number.value * 100, 6) if number.kind == "share" else number.value


def _limb(text: str, value: _Value, values: Sequence[_Value]) -> set[int]:
    """Return where the words stand that belong to a value and to no other; none if not known."""
    doc = parse_sentence(text)
    token = next((one for one in doc if value[1] <= one.idx < value[2]), None)
    others = [one for one in values if one[0] != value[0]]
    if not others:
        return {*range(len(text))}
    gaps = (text[min(one[2], value[2]) : max(one[1], value[1])] for one in others)
    if token is None or any(_JOINED.fullmatch(gap) for gap in gaps):
        return set()
    strange = {one.i for one in doc for _, start, end in others if start <= one.idx < end}
    found = _between_cuts(text, token, value)
    apart = not found & strange and _is_set_apart(doc, found)
    if not apart and (found & strange or not _has_verb(doc, found)):
        at, found = token, set()
        while not (part := _part(at)) & strange:
            found = part
            if at.dep_ == "conj" or at.head == at:
                break
            at = at.head
    return {doc[place].idx for place in found} if apart or _has_verb(doc, found) else set()


def _is_set_apart(doc: Doc, places: set[int]) -> bool:
    """Tell whether words without a verb are a limb all the same: "of the 120", "built for 300"."""
    first, behind = doc[min(places)], max(places) + 1
    if behind >= len(doc) or doc[behind].text != ",":
        return False
    within = first.i > 0 and doc[first.i - 1].text == ","
    return first.lower_ == "of" or (within and first.tag_ in ("VBN", "VBG"))


def _between_cuts(text: str, token: Token, value: _Value) -> set[int]:
    cuts = [0, *(cut for match in _CUT.finditer(text) for cut in match.span()), len(text)]
    start = max(cut for cut in cuts if cut <= token.idx)
    end = min(cut for cut in cuts if cut >= value[2])
    return {one.i for one in token.doc if start <= one.idx < end}


def _has_verb(doc: Doc, places: set[int]) -> bool:
    return any(doc[place].tag_ in ("VBD", "VBP", "VBZ", "MD") for place in places)


def _part(head: Token) -> set[int]:
    """Return the words that depend on a word, but for what is joined to it and what they share."""
    joined = [one for one in head.children if one.dep_ == "conj"]
    left_out = set()
    for child in head.children:
        if child in joined or (joined and child.dep_ in _SUBJECTS):
            left_out |= {one.i for one in child.subtree}
    return {one.i for one in head.subtree} - left_out
