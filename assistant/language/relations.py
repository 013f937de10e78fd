"""Who did what to whom: the ties between the words of a sentence, whatever its construction.

"Guards had beaten prisoners", "prisoners beaten by guards" and "the beating of prisoners by guards"
tie the same words in the same way: guards are the agent of the beating, prisoners its patient. Ties
are read off the dependencies of the parsed sentence (labels of ClearNLP; the passive, relative and
reduced clauses, what is joined by "and", and subjects that a clause shares with another are
resolved). A pronoun ties nothing, since it is not known for whom it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.language.reading import FRAME, FUNCTION, Word
from assistant.language.syntax import parse_sentence
from index.text import fold, stem

if TYPE_CHECKING:
    from spacy.tokens import Token

AGENT, PATIENT, GOAL, IS, OF = "agent", "patient", "to", "is", "of"
QUALITY = "quality"
"""An adjective or number and what it belongs to."""
_RELATIVE = frozenset("who whom which that whose".split())
_WHERE = frozenset("where when why".split())
_BE = frozenset("be is are was were been being am".split())
_UNTIED = frozenset({"PRON", "DET", "PUNCT", "ADP", "AUX"})
_RECEIVES = frozenset(
    """receive receives received receiving get gets got getting obtain obtains obtained
    obtaining""".split()
)
"""Of these the subject is the goal, and whom it comes from the agent."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_MARKS = frozenset(
    "if unless because since after before until when once while although as where".split()
)


@dataclass(frozen=True, slots=True)
class Tie:
    """Two words of a sentence, and what the second is to the first."""

    head: Word
    label: str
    dependent: Word


@lru_cache(maxsize=4096)
def ties(text: str) -> tuple[Tie, ...]:
    """Return the ties between the content words of a text, in its order."""
    found: dict[Tie, None] = {}
    words = words_of(text)
    for token in parse_sentence(text):
        head_token, pairs = token, _of_other(token)
        if token.pos_ in ("VERB", "AUX"):
            complement = _complement(token)
            head_token = token if complement is None else complement
            pairs = _of_verb(token) if complement is None else _of_copula(token, complement)
        for label, dependent in pairs:
            head = words[head_token.i]
            for one in _joined(dependent):
                word = words[one.i]
                if head and word and head.start != word.start:
                    found[Tie(head, label, word)] = None
    return tuple(found)


def _of_verb(verb: Token) -> Iterator[tuple[str, Token]]:
    passive = _is_passive(verb)
    subject = _subject(verb)
    receives = verb.lower_ in _RECEIVES and not passive
    given = passive and any(one.dep_ == "dobj" for one in verb.children)
    if subject is not None:
        yield (GOAL if receives or given else PATIENT if passive else AGENT), subject
    for child in verb.children:
        if child.dep_ == "dobj":
            yield PATIENT, _meant(child)
            if receives:  # "received money from the ministry" may be read as money from there.
                yield from _giver(child)
        elif child.dep_ == "dative":
            yield GOAL, next((one for one in child.children if one.dep_ == "pobj"), child)
        elif child.dep_ == "oprd":
            yield IS, child
        elif child.dep_ == "agent":
            yield from ((AGENT, _meant(one)) for one in child.children if one.dep_ == "pobj")
        elif child.dep_ == "advcl":
            mark = _mark(child)
            if mark:
                yield mark, child
        else:
            for label, one in _by_preposition(child):
                yield (AGENT if label == "from" and receives else label), one
    if verb.dep_ == "relcl" and subject is not None and not _is_whole(verb):
        yield PATIENT, verb.head  # "the prisoners guards had beaten"


def _giver(received: Token) -> Iterator[tuple[str, Token]]:
    for child in received.children:
        yield from ((AGENT, one) for label, one in _by_preposition(child) if label == "from")


def _complement(verb: Token) -> Token | None:
    """Return what somebody is said to be, where the verb only says that it is so."""
    if verb.lower_ not in _BE:
        return None
    return next((one for one in verb.children if one.dep_ in ("attr", "acomp")), None)


def _of_copula(verb: Token, complement: Token) -> Iterator[tuple[str, Token]]:
    subject = _subject(verb)
    if subject is not None:
        yield IS, subject
    for child in verb.children:
        if child != complement:
            yield from _by_preposition(child)


def _of_other(token: Token) -> Iterator[tuple[str, Token]]:
    by_agent = any(one.dep_ == "prep" and one.lower_ == "by" for one in token.children)
    has_of = any(one.dep_ == "prep" and one.lower_ == "of" for one in token.children)
    for child in token.children:
        if child.dep_ == "poss":
            yield AGENT if has_of else OF, _meant(child)
        elif child.dep_ in ("compound", "nmod") and child.pos_ in ("NOUN", "PROPN"):
            yield OF, child
        elif child.dep_ in ("amod", "nummod"):
            yield QUALITY, child
        elif child.dep_ == "appos":
            yield IS, child
        else:
            for label, one in _by_preposition(child):
                if label == "by":
                    yield AGENT, one
                elif label == OF and by_agent:
                    yield PATIENT, one
                else:
                    yield label, one


def _by_preposition(child: Token) -> Iterator[tuple[str, Token]]:
    """Yield what stands after a preposition, labelled by it."""
    if child.dep_ != "prep":
        return
    label = child.lower_
    for one in child.children:
        if one.dep_ == "pobj":
            yield label, _meant(one)
        elif one.dep_ == "pcomp":
            yield label, one
        elif one.dep_ == "prep":  # "from under", "because of"
            yield from ((label, _meant(inner)) for inner in one.children if inner.dep_ == "pobj")


def _subject(verb: Token, depth: int = 0) -> Token | None:
    """Return what a verb has as its subject, be it that of another verb; None if not known."""
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            return _meant(child)
    if depth > 4:
        return None
    if verb.dep_ == "acl":
        return verb.head if verb.tag_ in ("VBG", "VBN") else None
    head = verb.head
    if verb.dep_ in ("xcomp", "pcomp"):
        while head.pos_ not in ("VERB", "AUX") and head.head != head:
            head = head.head
        given = next((one for one in head.children if one.dep_ == "dobj"), None)
        if verb.dep_ == "xcomp" and given is not None:
            return _meant(given)
    if verb.dep_ in ("conj", "xcomp", "advcl", "pcomp") and head.pos_ in ("VERB", "AUX"):
        return _subject(head, depth + 1)
    return None


def _is_passive(verb: Token) -> bool:
    if any(one.dep_ in ("auxpass", "nsubjpass", "csubjpass", "agent") for one in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "acl":
        return True
    if verb.dep_ == "conj" and not any(one.dep_ in ("aux", "dobj") for one in verb.children):
        return verb.head.tag_ == "VBN" and _is_passive(verb.head)
    return False


def _meant(token: Token) -> Token:
    """Return for a relative pronoun what it stands for, else the word itself."""
    if token.lower_ not in _RELATIVE:
        return token
    above = token
    while above.head != above and above.dep_ != "relcl":
        above = above.head
    return above.head if above.dep_ == "relcl" else token


def _is_whole(verb: Token) -> bool:
    """Tell whether a relative clause has a word for the noun before it, or a patient of its own."""
    return any(one.dep_ == "dobj" or one.lower_ in _WHERE for one in verb.children) or any(
        one.lower_ in _RELATIVE for one in verb.subtree if one.i < verb.i
    )


def _mark(clause: Token) -> str | None:
    for child in clause.children:
        if child.dep_ in ("mark", "advmod") and child.lower_ in _MARKS:
            return child.lower_
    return None


def _joined(token: Token) -> Iterator[Token]:
    """Yield a word and those joined to it by "and", where they are of its kind."""
    yield token
    if token.pos_ in ("NOUN", "PROPN", "ADJ"):
        yield from (one for one in token.conjuncts if one.i > token.i and one.pos_ == token.pos_)


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[Word | None, ...]:
    """Return the words of a parsed text, None for those that have no content of their own."""
    return tuple(map(_word, parse_sentence(text)))


def _word(token: Token) -> Word | None:
    folded = fold(token.text)
    if not folded or not folded[0].isalnum():
        return None
    # Verbs of little content ("gave", "took") tie as others do.
    if token.pos_ in _UNTIED or (folded in FUNCTION and token.pos_ not in ("NUM", "VERB")):
        return None
    word = Word(token.text, folded, stem(folded), 0, 0, token.idx)
    return None if word.stem in FRAME and _puts_into_mouth(token) else word


def _puts_into_mouth(token: Token) -> bool:
    """Tell whether a word is the verb by which the whole sentence is put into somebody's mouth."""
    return token.dep_ == "ROOT" and any(one.dep_ == "ccomp" for one in token.children)
