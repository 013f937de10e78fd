"""Whether a statement keeps the conditions and exceptions under which a thing was said to be so.

"Abortion was permitted where the mother's life was at risk" does not bear out that it was
permitted, nor "unless the judge objected" what was so even if he did. A condition reaches from its
first word to the next mark; what it is put to is read off the parsed sentence. Who tells of that
has to tell of the condition as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.language.lexicon import Relation, relation
from assistant.language.meanings import alike, meet, opposite_prefix
from assistant.language.reading import FRAME, Word, content_words, read
from assistant.language.syntax import parse_sentence
from assistant.words import SPEAKING_FORMS
from index.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Token

_CASES = r"(?:cases?|circumstances|situations|instances|the\s+event)"
_CONSENT = r"(?:agreement|approval|authori[sz]ation|consent|permission|request)"
_MARKERS = re.compile(
    "|".join(
        (
            r"\b(?P<even>even\s+(?:if|where|when|in|without)|regardless\s+of|irrespective\s+of"
            r"|whether\s+or\s+not|notwithstanding)\b",
            r"\b(?P<unless>unless|except(?:\s+(?:if|where|when|in|for|that))?"
            r"|with\s+the\s+exception\s+of|save\s+(?:for|where|when|in|that))\b",
            r"\b(?P<if>if|provided(?:\s+that)?|providing\s+that|on\s+(?:the\s+)?condition\s+that"
            rf"|subject\s+to|(?:as|so)\s+long\s+as|in\s+(?:\w+\s+)?{_CASES}\s+(?:where|in\s+which|of|that)"
            rf"|with\s+(?:the\s+|a\s+|their\s+)?(?:\w+\s+)?{_CONSENT}\s+of|where"
            r"|only\s+(?:after|by|for|if|in|on|once|through|to|under|upon|when|where|with))\b",
        )
    )
)
"""What opens a condition that lifts nothing ("even if"), an exception, or a condition."""
_CLAUSES = frozenset("if unless where".split())
"""Markers that also open what is no condition: "asked if", "a prison where"."""
_ENDS = re.compile(r"[,;.)](?!\d)")
_SLIGHT = frozenset(
    "any applicable appropriate feasible necessary needed possible relevant required so".split()
)
"""What may stand behind "where" or "if" and makes no condition of it: "where necessary"."""
_OF_SOME_KIND = re.compile(
    r"\b(?:certain|some|specific|strict|particular|given|exceptional|limited)\s+"
    r"(?:cases|circumstances|conditions|exceptions|situations)\b"
)
_APART = ("conj", "advcl", "ccomp", "parataxis", "punct", "cc")
_SHARE_OF_MAIN = 0.6
"""Share of the words of what a condition is put to by which a statement tells of that."""


@dataclass(frozen=True, slots=True)
class _Condition:
    """A condition: its kind ("if", "unless" or "even"), its words, and those it is put to."""

    kind: str
    words: tuple[Word, ...]
    of: tuple[Word, ...]


def conditions_hold(statement: str, said: Sequence[str]) -> bool:
    """Tell whether a statement keeps each condition of what it tells, as the kind that it is.

    Args:
        statement: One sentence.
        said: The sentences that it cites.
    """
    ours = [one for one in read(statement) if _says_something(one)]
    own = _conditions(statement)
    for condition in (one for text in said for one in _conditions(text)):
        if not condition.of or meet(condition.of, ours) < _SHARE_OF_MAIN * len(condition.of):
            continue
        rest = [one for one in ours if not meet([one], condition.of)]
        kept = sum(_is_told(one, rest) for one in condition.words)
        if not kept:
            if condition.kind != "even" and not _OF_SOME_KIND.search(fold(statement)):
                return False
            continue
        kinds = {one.kind for one in own if 2 * meet(condition.words, one.words) > kept}
        if kinds and condition.kind not in kinds and "even" in kinds | {condition.kind}:
            return False
    return True


@lru_cache(maxsize=1024)
def _conditions(text: str) -> tuple[_Condition, ...]:
    """Return the conditions of a text that are put to something."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[_Condition]:
    folded, ends = fold(text), 0
    if len(folded) != len(text):
        folded = text.lower()
    for match in _MARKERS.finditer(folded):
        if match.start() < ends:
            continue  # "except if" within "subject to ..."
        end = _ENDS.search(folded, match.end())
        ends = end.start() if end else len(folded)
        inside = [one for one in parse_sentence(text) if match.start() <= one.idx < ends]
        top = next((one for one in inside if one.head not in inside), None)
        if top is None or (match[0] in _CLAUSES and not _is_condition(top, inside[0])):
            continue
        words = [one for one in read(text) if _says_something(one)]
        words = [one for one in words if match.end() <= one.start < ends]
        of = _put_to(text, top.head, (match.start(), ends))
        words = [one for one in words if not meet([one], of) and one.folded not in _SLIGHT]
        if words:
            yield _Condition(match.lastgroup or "", tuple(words), tuple(of))


def _says_something(word: Word) -> bool:
    return word.is_number or (word.is_content and word.stem not in FRAME)


def _is_told(word: Word, ours: Sequence[Word]) -> bool:
    """Tell whether a statement has a word, one near to it, or its contrary ("did not agree")."""
    return any(
        alike(word, one)
        or opposite_prefix(word.folded, one.folded)
        or relation(word.stem, one.stem) not in (Relation.NONE, Relation.SIBLING)
        for one in ours
    )


def _is_condition(top: Token, marker: Token) -> bool:
    """Tell whether a clause that "if", "unless" or "where" opens is put to a verb."""
    if marker.head != top and marker.head.head != top:
        return False
    # Behind a verb "where" may open its object; then the verb tells or asks.
    taken = marker.lower_ != "if" and top.dep_ == "ccomp" and top.head.pos_ == "VERB"
    return top.dep_ == "advcl" or (taken and top.head.lower_ not in SPEAKING_FORMS)


def _put_to(text: str, head: Token, condition: tuple[int, int]) -> list[Word]:
    """Return the words of what a condition is put to: a verb with what belongs to it."""
    while head.pos_ not in ("VERB", "AUX") and head.head != head:
        head = head.head
    places = {head.idx}
    for child in head.children:
        if child.dep_ not in _APART:
            places |= {one.idx for one in child.subtree}
    start, end = condition
    return [
        one
        for one in content_words(read(text))
        if one.start in places and not start <= one.start < end
    ]
