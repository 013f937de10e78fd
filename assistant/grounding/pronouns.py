"""Whether "he" and "she" in a statement are those that what it cites speaks of.

"The officer had struck him" does not bear out that he had struck her. Where the source has a
pronoun in the same place (of the same verb, noun or preposition), it tells; else somebody of that
gender has to be spoken of at all, or speak.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.language.reading import kindred
from assistant.language.syntax import parse_sentence
from assistant.sources import Source
from index.parsing.designations import TITLES
from index.parsing.speakers import gender_of
from index.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Token

_GENDERS = {
    **dict.fromkeys("she her hers herself".split(), "woman"),
    **dict.fromkeys("he him his himself".split(), "man"),
}
_NOUNS = {
    "woman": frozenset(
        """actress aunt aunts bride chairwoman daughter daughters female females girl girls
        grandmother lady madam mother mothers niece nun nuns policewoman queen schoolgirls sister
        sisters spokeswoman widow widows wife wives woman women""".split()
    ),
    "man": frozenset(
        """boy boys brother brothers chairman father fathers gentleman grandfather husband husbands
        king male males man men monk monks nephew policeman policemen priest son sons spokesman
        uncle widower""".split()
    ),
}
"""Who is spoken of by such a noun is of that gender."""
_TITLED = re.compile(rf"\b{TITLES}\b")
_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class _Place:
    """A pronoun: whose it is, and the word that it belongs to with what it is to that."""

    gender: str
    head: str
    role: str


def pronouns_hold(statement: str, cited: Sequence[Source]) -> bool:
    """Tell whether each "he" and "she" of a statement is one that what it cites speaks of.

    Args:
        statement: One sentence.
        cited: What it cites.
    """
    ours = list(_places(statement))
    if not ours:
        return True
    theirs = [place for one in cited for place in _places(one.text)]
    speakers = {gender_of(one.speaker) for one in cited}
    told = " ".join(one.text for one in cited)
    known = speakers | {one.gender for one in theirs} | _spoken_of(told) | _spoken_of(statement)
    for place in ours:
        there = {one.gender for one in theirs if _same(place, one)}
        if there and place.gender not in there:
            return False
        if place.gender not in known and "" not in speakers:
            return False
    return True


def _same(one: _Place, other: _Place) -> bool:
    return one.role == other.role and kindred(one.head, other.head)


def _spoken_of(text: str) -> set[str]:
    """Return the genders of those of whom a text speaks by a noun or a title."""
    said = {*re.findall(r"[a-z]+", fold(text))}
    titles = {gender_of(one) for one in _TITLED.findall(fold(text, keep_case=True))}
    return {gender for gender, nouns in _NOUNS.items() if nouns & said} | titles - {""}


def _places(text: str) -> Iterator[_Place]:
    if _GENDERS.keys().isdisjoint(re.findall(r"[a-z]+", fold(text))):
        return  # Not worth parsing.
    for token in parse_sentence(text):
        gender = _GENDERS.get(token.lower_)
        if gender is not None:
            yield _Place(gender, *_belongs_to(token))


def _belongs_to(token: Token) -> tuple[str, str]:
    """Return the word that a pronoun belongs to, folded, and what it is to that."""
    head = token.head
    if token.dep_ == "pobj" and head.dep_ in ("prep", "agent", "dative"):
        return fold(head.head.text), head.lower_
    return fold(head.text), "subject" if token.dep_ in _SUBJECTS else token.dep_
