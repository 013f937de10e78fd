"""How far the words of a statement are from those of what it cites, by their relations in WordNet.

Every content word that was not said is set beside the word said that is nearest to it: a synonym
costs little, a kind of the same thing nearly all that a word costs which nothing comes near to.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language.lexicon import Relation, relation
from assistant.language.meanings import alike
from assistant.language.reading import Word

_COSTS = {
    Relation.SAME: 0.0,
    Relation.SYNONYM: 0.1,
    Relation.DERIVED: 0.1,
    Relation.SIMILAR: 0.15,
    Relation.BROADER: 0.3,
    Relation.BROADER_TWICE: 0.4,
    Relation.NARROWER: 0.6,
    Relation.SIBLING: 0.9,
    Relation.NONE: 1.0,
    Relation.CONTRARY: 1.5,
}
_LIGHT = 0.25
_COUNTED = tuple(one for one in Relation if one is not Relation.SAME)
NAMES = (
    "cost of nouns",
    "cost of other words",
    "costliest word",
    "second costliest word",
    "mean cost",
    "share unsaid",
    "content words",
    *(f"words: {one.name.lower().replace('_', ' ')}" for one in _COUNTED),
)


def nearest(word: Word, theirs: Sequence[Word]) -> Relation:
    """Return what a word is to the one of theirs that is nearest to it."""
    return min(
        (relation(word.stem, one.stem) for one in theirs),
        key=lambda one: (_COSTS[one], one),
        default=Relation.NONE,
    )


def kinship_features(
    ours: Sequence[Word],
    theirs: Sequence[Word],
    *,
    nouns: Sequence[bool],
    light: Sequence[bool],
) -> list[float]:
    """Return the values of :data:`NAMES`.

    Args:
        ours: Content words of the statement.
        theirs: Content words of what it cites.
        nouns: Which of ours are likely nouns.
        light: Which of ours say little by themselves; they count a quarter.
    """
    counts = dict.fromkeys(_COUNTED, 0.0)
    costs = []
    for word, is_light in zip(ours, light, strict=True):
        if any(alike(word, one) for one in theirs):
            costs.append(0.0)
            continue
        found = nearest(word, theirs)
        weight = _LIGHT if is_light else 1.0
        if found in counts:
            counts[found] += weight
        costs.append(weight * _COSTS[found])
    ranked = sorted(costs, reverse=True) + [0.0, 0.0]
    unsaid = sum(not any(alike(word, one) for word in ours) for one in theirs)
    return [
        sum(cost for cost, noun in zip(costs, nouns, strict=True) if noun),
        sum(cost for cost, noun in zip(costs, nouns, strict=True) if not noun),
        *ranked[:2],
        sum(costs) / max(1, len(costs)),
        unsaid / max(1, len(theirs)),
        float(len(ours)),
        *counts.values(),
    ]
