"""What the numbers of a sentence count, and what a question asks the number, or the time, of.

"Twelve judges had been trained" does not tell how many witnesses were trained. What a number counts
is read off the parsed sentence: the noun that it belongs to ("twelve judges"), the subject where it
is what something came to ("the prison population stood at 54,000"), or nothing by itself ("64 had
been dismissed", "three of them"): then whatever was spoken of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.language.figures import Number, numbers
from assistant.language.syntax import parse_sentence
from assistant.words import SPEAKING_FORMS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_SUBJECTS = ("nsubj", "nsubjpass")
_WITHIN = ("nummod", "quantmod", "compound", "nmod", "amod", "advmod", "npadvmod")
"""What a number is to the noun that it counts, or to another word of the same number."""
_POINTING = frozenset("these those such them which whom they we us it".split())
_NONE = frozenset("no none nobody nothing".split())
_BE = frozenset("am are be been being is was were".split())
_REACHES = frozenset(
    """amount amounted amounts average averaged come came comes exceed exceeded number numbered
    reach reached total totalled totaled""".split()
)
"""Verbs with which a number is said of their subject."""
AUXILIARIES = _BE | frozenset("did do does had has have".split())
_SLIGHT = AUXILIARIES | frozenset(
    """comprise consist contain exist existed get got held hold include
    included live lived living need operate own possess serve served serving stay stayed staying
    take takes took work worked working""".split()
)
"""Verbs that tell no event: that there is something, or that somebody has it."""
_KNOWN_OR_KEPT = frozenset(
    """accommodated accounted committed confined counted detained documented employed estimated
    hosted housed identified imprisoned incarcerated interned kept known listed lodged recognised
    recognized recorded registered reported sheltered""".split()
)
"""What is done to whatever there is, by which it is told that there is."""
_LENDS = frozenset("become became make made makes".split())
"""Verbs that say nothing without their object."""
_ENDS = frozenset("end ended ends lead leads led result resulted results".split())
"""Verbs that are told by what something comes to: "ended in a conviction"."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of a sentence and what it counts.

    Attributes:
        start: Where the number starts.
        kind: "plain", "share", or a currency, as :class:`~assistant.language.figures.Number` has.
        unit: Of time, where it is a span of time; else empty.
        nouns: What it counts, the head first, then what that is of ("cases", "femicide"); empty
            where nothing is named.
        marks: What stands before the head ("prison" of "the prison population").
        open: Whether it points at something spoken of before ("64 had been dismissed").
        before: What an earlier number of the sentence counts, at which it then points.
        undergone: Whether something is told to have been done to those counted ("40 inmates had
            been beaten"), by which they are not all there are.
    """

    start: int
    kind: str
    unit: str
    nouns: tuple[str, ...]
    marks: tuple[str, ...]
    open: bool
    before: tuple[str, ...] = ()
    undergone: bool = False


@dataclass(frozen=True, slots=True)
class Sought:
    """What a question asks the number, time or truth of.

    Attributes:
        noun: What is to be counted or measured; empty where nothing is named.
        much: Whether it is asked how much, and not how many.
        deed: Words for what happened, any of which tells it ("prosecuted"; "enter", "force");
            empty where nothing happens.
        about: What it happened to, or where those are that are counted ("detention").
    """

    noun: str
    much: bool
    deed: tuple[str, ...]
    about: tuple[str, ...]


@lru_cache(maxsize=1024)
def counted(text: str) -> tuple[Counted, ...]:
    """Return the numbers of a sentence with what they count, "no" and "one" among them."""
    doc = parse_sentence(text)
    found = []
    for number in numbers(text):
        inside = [one for one in doc if number.start <= one.idx < number.end]
        token = next((one for one in inside if one.head not in inside), None)
        if token is not None and number.kind != "ordinal" and not _is_no_count(token):
            found.append(_counted(token, number))
    for token in doc:
        if (token.lower_ in _NONE and token.dep_ not in ("advmod", "neg")) or (
            token.lower_ == "one"
            and token.dep_ in _WITHIN
            and not any(one.start <= token.idx < one.end for one in numbers(text))
        ):
            span = Number(0, "plain", "", token.idx, token.idx + len(token))
            found.append(_counted(token, span))
    return tuple(_pointing_back(sorted(found, key=lambda one: one.start)))


def _is_no_count(token: Token) -> bool:
    """Tell whether a number is an age ("inmates under 18") or says how often ("twice a month")."""
    if token.lower_ in ("twice", "thrice"):
        return True
    return token.dep_ == "pobj" and token.head.lower_ in ("above", "aged", "below", "over", "under")


def _pointing_back(found: Sequence[Counted]) -> Iterator[Counted]:
    """Yield numbers, those that point at what an earlier one counts with that."""
    before: tuple[str, ...] = ()
    for one in found:
        yield replace(one, before=before) if one.open else one
        before = before if one.open else one.nouns


def _counted(token: Token, number: Number) -> Counted:
    if number.unit:
        return Counted(number.start, number.kind, number.unit, (number.unit,), (), open=False)
    noun = _said_to_be(token) or _noun_of(token, number)
    named = noun is not None and noun.pos_ in _NOUNS
    pointed = noun is not None and any(one.lower_ in _POINTING for one in noun.children)
    nouns = tuple(one.lower_ for one in _phrase(noun)) if noun is not None and named else ()
    marks = tuple(
        one.lower_
        for one in (noun.children if noun is not None else ())
        if one.dep_ in ("compound", "amod", "nmod")
    )
    return Counted(
        number.start,
        number.kind,
        number.unit,
        nouns,
        marks,
        not named or pointed,
        undergone=noun is not None and _is_undergone(noun),
    )


def _is_undergone(noun: Token) -> bool:
    """Tell whether a noun is the subject of a passive that tells more than that there are such."""
    verb = noun.head
    return noun.dep_ == "nsubjpass" and verb.lower_ not in _SLIGHT | _KNOWN_OR_KEPT


def _said_to_be(token: Token) -> Token | None:
    """Return what those counted are said to be: "55 of them were girls"."""
    verb = token.head
    if token.dep_ not in _SUBJECTS or verb.lower_ not in _BE:
        return None
    return next((one for one in verb.children if one.dep_ == "attr" and one.pos_ in _NOUNS), None)


def _noun_of(token: Token, number: Number) -> Token | None:
    """Return the noun that a number counts, a pronoun for it, or None."""
    while token.dep_ in _WITHIN and token.head.pos_ in ("NUM", "ADJ", "ADV", "SYM"):
        token = token.head
    if token.lower_ in ("cent", "percent", "%"):
        return _of(token)
    if token.dep_ in (*_WITHIN, "det", "appos") and token.head.pos_ in _NOUNS:
        counted_by = token.head
        return _of(counted_by) if counted_by.lower_ in ("cent", "percent", "%") else counted_by
    of = _of(token)
    if of is not None:
        return of
    head = token.head
    if token.dep_ == "pobj":
        if head.lower_ == "of" and head.head.pos_ in _NOUNS:
            return head.head  # "a staff of 217"
        return _subject(head.head) if number.kind != "plain" or _said_of(head) else None
    if token.dep_ in ("attr", "acomp") or head.lower_ in _REACHES:
        return _subject(head)
    return None


def _said_of(preposition: Token) -> bool:
    """Tell whether what stands behind a preposition is where its verb's subject came to."""
    return preposition.lower_ in ("at", "to", "from", "by") and preposition.head.pos_ == "VERB"


def _subject(verb: Token) -> Token | None:
    at = verb
    for _ in range(4):
        for child in at.children:
            if child.dep_ in _SUBJECTS:
                return child
        if at.pos_ in _NOUNS and at.dep_ == "pobj":
            return at
        at = at.head
    return None


def _of(token: Token) -> Token | None:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "among"):
            return next((one for one in child.children if one.dep_ == "pobj"), None)
    return None


def _phrase(noun: Token) -> Iterator[Token]:
    """Yield a noun, and what it is of or joined to."""
    yield noun
    of = _of(noun)
    if of is not None:
        yield of
        yield from (one for one in of.children if one.dep_ == "conj")
    yield from (one for one in noun.children if one.dep_ == "conj")


@lru_cache(maxsize=256)
def sought(question: str) -> Sought:
    """Return what a question asks the number, time or truth of."""
    doc = parse_sentence(question)
    asked = next((one for one in doc if one.lower_ in ("many", "much")), None)
    noun = _asked_noun(doc, asked)
    verb = _deed(doc)
    deed = () if verb is None else tuple(one.lower_ for one in _told_by(verb))
    about = tuple(
        one.lower_
        for one in doc
        if one.pos_ in _NOUNS
        and one != noun
        and one.dep_ in ("pobj", "nsubj", "nsubjpass", "dobj", "attr")
        and one.lower_ not in deed
    )
    much = asked is not None and asked.lower_ == "much"
    return Sought("" if noun is None else noun.lower_, much, deed, about)


def _asked_noun(doc: Doc, asked: Token | None) -> Token | None:
    if asked is not None:
        noun = asked.head if asked.dep_ == "amod" and asked.head.pos_ in _NOUNS else _of(asked)
        if noun is None or noun.pos_ not in _NOUNS:  # "How many of those arrested were freed?"
            return None
        return noun.head if noun.dep_ == "poss" else noun
    heads = (one for one in doc if one.pos_ in _NOUNS and one.dep_ not in ("compound", "poss"))
    measured = next(heads, None)
    if measured is not None and measured.lower_ in ("number", "total"):
        return _of(measured) or measured
    return measured


def _deed(doc: Doc) -> Token | None:
    """Return the verb that tells what happened; None where something only is, or is had."""
    root = next((one for one in doc if one.head == one), None)
    if root is not None and root.lower_ in SPEAKING_FORMS:  # "did the delegation say had died"
        root = next((one for one in root.children if one.dep_ == "ccomp"), root)
    acts = root is not None and (
        root.pos_ == "VERB" or any(one.lower_ in AUXILIARIES for one in root.children)
    )  # A verb may be taken for a noun: "does Niger host".
    if root is not None and acts and root.lower_ not in _SLIGHT:
        return root
    return next(
        (
            one
            for one in doc
            if one.tag_ in ("VBN", "VBD", "VB")
            and one.dep_ in ("acl", "ccomp", "xcomp", "advcl")
            and one.lower_ not in _SLIGHT
            and (one.head == root or one.head.head == root)
        ),
        None,
    )


def _told_by(verb: Token) -> Iterator[Token]:
    """Yield a verb and what it makes one event with ("enter into force", "declared unlawful").

    What somebody becomes is the event: of "elected governor" the second word alone, and so of
    "made an offence" and "given an amnesty".
    """
    object_ = "dobj" if verb.lower_ in _LENDS else "oprd"
    becomes = [one for one in verb.children if one.dep_ in ("oprd", object_) and one.pos_ in _NOUNS]
    yield from becomes or [verb]
    for child in verb.children:
        if child.dep_ in ("oprd", "acomp") and child not in becomes:
            yield child
        elif child.dep_ == "prep" and (child.lower_ == "into" or verb.lower_ in _ENDS):
            yield from (one for one in child.children if one.dep_ == "pobj")
