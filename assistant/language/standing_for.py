"""Whether a word may stand for one that a question has: the same, a synonym, a kind of it.

By the shipped synonyms and WordNet, with what these do not know: irregular forms ("women"), and
verbs that tell one event from its two ends ("received", "was paid").
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from assistant.language.lexicon import Relation, is_kind, relation
from assistant.language.meanings import alike
from assistant.language.reading import Word, read
from index.text import fold, stem

_IRREGULAR = {
    form: base
    for base, forms in {
        "beat": "beaten",
        "begin": "began begun",
        "bring": "brought",
        "build": "built",
        "buy": "bought",
        "child": "children",
        "choose": "chose chosen",
        "die": "dies died dying",
        "draw": "drew drawn",
        "fall": "fell fallen",
        "find": "found",
        "flee": "fled",
        "give": "gave given",
        "grow": "grew grown",
        "hold": "held",
        "keep": "kept",
        "learn": "learnt",
        "leave": "left",
        "life": "lives",
        "lose": "lost",
        "man": "men",
        "meet": "met",
        "pay": "paid",
        "rise": "rose risen",
        "sell": "sold",
        "send": "sent",
        "spend": "spent",
        "take": "took taken",
        "teach": "taught",
        "win": "won",
        "withdraw": "withdrew withdrawn",
        "woman": "women",
    }.items()
    for form in forms.split()
}
_SAME = frozenset({Relation.SAME, Relation.SYNONYM, Relation.DERIVED, Relation.SIMILAR})
"""What a word of a question may be to one that says the same."""
_EITHER_WAY = tuple(
    frozenset(map(stem, group.split()))
    for group in (
        "receive get obtain give pay grant award provide",
        "benefit beneficiary",
        "learn teach train",
        "die kill death life lose",
        "host shelter accommodate take receive house",
        "begin start launch open date",
    )
)
"""Verbs that tell one event from its two ends, or its beginning."""


def any_met(wanted: Iterable[str], text: str) -> bool:
    """Tell whether any of some words is said in a text, in this word or another."""
    return any_stands_for(wanted, (word.folded for word in read(text) if word.is_content))


def any_stands_for(wanted: Iterable[str], said: Iterable[str], *, kinds: bool = False) -> bool:
    """Tell whether any of some words may stand for any that a question has.

    Args:
        wanted: Of the question; empty ones are passed over.
        said: Of the sentence.
        kinds: Whether a kind of the same will do: "How many doctors?" may be answered by a number
            of psychiatrists, "How many women?" not by one of persons.
    """
    given = list(said)
    return any(_stands_for(one, other, kinds) for one in wanted if one for other in given)


@lru_cache(maxsize=65_536)
def _stands_for(wanted: str, said: str, kinds: bool) -> bool:
    ours, theirs = _base(wanted), _base(said)
    if alike(ours, theirs) or relation(ours.stem, theirs.stem) in _SAME:
        return True
    if kinds and is_kind(ours.stem, theirs.stem):
        return True
    return any(ours.stem in group and theirs.stem in group for group in _EITHER_WAY)


def _base(word: str) -> Word:
    folded = fold(word).removesuffix("'s").removesuffix("’s")
    base = _IRREGULAR.get(folded, folded)
    return Word(base, base, stem(base), 0, 0, 0)
