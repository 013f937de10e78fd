"""Whether what was only planned, considered, drafted or under way is told as not yet done.

"The Ministry was considering the establishment of a fund" does not bear out that it had established
one, nor "steps were being taken to connect villages" that they had been connected. A deed is open
where a verb or noun above it in the parsed sentence leaves it open, or is still going on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.grounding.asking import asks
from assistant.language.meanings import alike
from assistant.language.reading import FRAME, Word, read
from assistant.language.relations import words_of
from assistant.language.syntax import parse_sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEAVES_OPEN = frozenset(
    """aim aimed aiming aims await awaited awaiting awaits consider considered considering
    considers consideration contemplate contemplated contemplating discuss discussed discussing
    discussion discussions draft drafted drafting effort efforts envisage envisaged envisages
    expect expected expects explore explored exploring hope hoped hopes intend intended intends
    intention intentions negotiate negotiated negotiating negotiation negotiations pending plan
    planned planning plans possibility prepared preparing proposal proposals propose proposed
    proposes proposing ready seek seeking sought tried try trying""".split()
)
"""Verbs and nouns that leave open what hangs on them."""
_LAWS = frozenset("act acts law laws legislation statute statutes".split())
_DRAFTS = frozenset(
    """bill bills draft drafted drafting drafts envisaged future planned proposal proposals proposed
    prospective""".split()
)


def done_holds(statement: str, said: str) -> bool:
    """Tell whether no deed is told as done that was left open, and no draft as a law.

    Args:
        statement: One sentence.
        said: What it cites.
    """
    if _made_law(read(statement), read(said)):
        return False
    ours = list(_deeds(statement))
    if not ours or asks(statement):
        return True
    theirs = [
        (word, token)
        for word, token in zip(words_of(said), parse_sentence(said), strict=True)
        if word
    ]
    for word, verb in ours:
        found = [token for other, token in theirs if alike(word, other)]
        perfect = any(one.lower_ in ("had", "has", "have") for one in verb.children)
        if found and all(_is_open(one, going=perfect) for one in found):
            return False
    return True


def _deeds(statement: str) -> Iterator[tuple[Word, Token]]:
    """Yield the verbs of what a statement tells as done."""
    for word, token in zip(words_of(statement), parse_sentence(statement), strict=True):
        if word is None or word.stem in FRAME or not word.is_content:
            continue
        if token.tag_ not in ("VBD", "VBN") or any(one.dep_ == "neg" for one in token.children):
            continue
        helps = _helps(token)
        finite = token.tag_ == "VBD" or helps & {"had", "has", "have", "was", "were"}
        if finite and "being" not in helps and not _is_open(token, going=False):
            yield word, token


def _is_open(token: Token, *, going: bool) -> bool:
    """Tell whether a deed is left open.

    Args:
        token: Its verb or noun.
        going: Whether what is going on counts as open.
    """
    if token.tag_ == "VBN" and token.dep_ == "acl":
        return False  # "At a discussion held in May" it was held.
    at = token
    while at.head != at:
        if going and _goes_on(at):
            return True
        if at.pos_ in ("VERB", "AUX") and not _hangs_on(at):
            return False
        at = at.head
        if at.lower_ in _LEAVES_OPEN:
            return True
    return going and _goes_on(at)


def _helps(verb: Token) -> set[str]:
    return {one.lower_ for one in verb.children if one.dep_ in ("aux", "auxpass")}


def _goes_on(verb: Token) -> bool:
    helps = _helps(verb)
    return "being" in helps or (verb.tag_ == "VBG" and bool(helps & {"was", "were", "been"}))


def _hangs_on(verb: Token) -> bool:
    """Tell whether a verb tells only what the one above it lets it; else it tells by itself."""
    if verb.dep_ == "ccomp":  # "hoped that it would be built", not "considered that it was built"
        return verb.head.i < verb.i and not verb.head.lower_.startswith(("consider", "discuss"))
    return verb.dep_ not in ("relcl", "advcl", "conj") or "to" in _helps(verb)


def _made_law(ours: tuple[Word, ...], theirs: tuple[Word, ...]) -> bool:
    """Tell whether a bill or a draft is told as a law."""
    if not any(one.folded in _DRAFTS for one in theirs):
        return False
    if not any(one.folded in _LAWS for one in ours) or any(one.folded in _DRAFTS for one in ours):
        return False
    return not any(
        word.folded in _LAWS and (not place or theirs[place - 1].folded not in _DRAFTS)
        for place, word in enumerate(theirs)
    )
