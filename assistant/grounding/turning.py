"""Whether a statement ties words to each other as what it cites ties them.

Each tie of the statement (:mod:`~assistant.language.relations`) is looked for in what is cited,
between words that may stand for its own. A restatement in another construction keeps most ties; one
that turns round who did what to whom ties the same words otherwise, or has another word in the
place of one of them. Where a construction hides a tie, the distance of its words in the parsed
sentences still tells whether they belong together.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from assistant.language.lexicon import Relation, relation
from assistant.language.meanings import alike
from assistant.language.reading import Word
from assistant.language.relations import AGENT, GOAL, IS, OF, PATIENT, QUALITY, Tie, ties, words_of
from assistant.language.syntax import steps_between

_STANDS_FOR = frozenset(
    {
        Relation.SAME,
        Relation.SYNONYM,
        Relation.DERIVED,
        Relation.SIMILAR,
        Relation.BROADER,
        Relation.NARROWER,
    }
)
_OPPOSED = frozenset(
    frozenset(pair)
    for pair in (
        (AGENT, PATIENT),
        (AGENT, GOAL),
        (AGENT, "from"),
        (PATIENT, GOAL),
        (GOAL, "from"),
        ("before", "after"),
        ("than", IS),
    )
)
"""What a word cannot be to another at once."""
_FAR = 2
"""Dependencies by which two words are farther from each other than in the statement."""
_FOUND = ("kept", "loosely", "opposed", "reversed", "taken", "owned", "quality")
"""What may become of a tie."""
NAMES = (
    "ties",
    "ties kept",
    "ties kept loosely",
    "ties opposed",
    "ties the other way",
    "places taken by others",
    "owned by others",
    "qualities of others",
    "pairs the other way",
    "pairs kept",
    "share of ties kept",
    "share kept of words known",
    "ties as near",
    "ties far",
    "farthest tie",
    "mean distance of ties",
)


def turning_features(statement: str, cited: Sequence[str]) -> list[float]:
    """Return the values of :data:`NAMES`.

    Args:
        statement: One sentence.
        cited: The sentences that it cites.
    """
    ours, theirs = ties(statement), [tie for text in cited for tie in ties(text)]
    known = list({word.stem: word for tie in theirs for word in (tie.head, tie.dependent)}.values())
    found = [_found(tie, theirs, known) for tie in ours]
    count = {name: float(found.count(name)) for name in _FOUND}
    kept = count["kept"] + count["loosely"]
    sure = sum(_is_among(tie.head, known) and _is_among(tie.dependent, known) for tie in ours)
    straight, turned = _pairs_kept(ours, theirs)
    farther = [
        min(distances) - _distance(statement, tie)
        for tie in ours
        if (distances := [one for text in cited if (one := _distance(text, tie)) >= 0])
    ]
    return [
        float(len(ours)),
        *(count[name] for name in _FOUND),
        float(max(0, turned - straight)),
        float(straight),
        kept / max(1, len(ours)),
        kept / max(1, sure),
        float(sum(one <= 0 for one in farther)),
        float(sum(one >= _FAR for one in farther)),
        float(max(farther, default=0)),
        sum(farther) / max(1, len(farther)),
    ]


def _found(tie: Tie, theirs: Sequence[Tie], known: Sequence[Word]) -> str | None:
    """Return what became of a tie in what is cited, one of :data:`_FOUND`; None if not known."""
    of_head = [one for one in theirs if _near(tie.head, one.head)]
    labels = {one.label for one in of_head if _near(tie.dependent, one.dependent)}
    if tie.label in labels:
        return "kept"
    if labels:
        opposed = any(frozenset((one, tie.label)) in _OPPOSED for one in labels)
        return "opposed" if opposed else "loosely"
    if any(_near(tie.head, one.dependent) and _near(tie.dependent, one.head) for one in theirs):
        return None if tie.label == IS else "reversed"
    if not (_is_among(tie.head, known) and _is_among(tie.dependent, known)):
        return None
    if any(one.label == tie.label for one in of_head):
        return {OF: "owned", QUALITY: "quality"}.get(tie.label, "taken")
    elsewhere = (one.label == QUALITY and _near(tie.dependent, one.dependent) for one in theirs)
    return "quality" if tie.label == QUALITY and any(elsewhere) else None


def _pairs_kept(ours: Sequence[Tie], theirs: Sequence[Tie]) -> tuple[int, int]:
    """Return of the pairs of an agent and what else is tied to its head: the kept, the turned."""
    given = _pairs(theirs)
    straight = turned = 0
    for agent, other in _pairs(ours):
        straight += any(_near(agent, one) and _near(other, two) for one, two in given)
        turned += any(_near(agent, two) and _near(other, one) for one, two in given)
    return straight, turned


def _pairs(found: Sequence[Tie]) -> list[tuple[Word, Word]]:
    return [
        (one.dependent, other.dependent)
        for one in found
        if one.label == AGENT
        for other in found
        if other.label != AGENT and other.head == one.head
    ]


def _distance(text: str, tie: Tie) -> int:
    """Return how far from each other a text has the words of a tie; -1 where it lacks one."""
    return min(
        (
            steps_between(text, one, other)
            for one in _places(text, tie.head)
            for other in _places(text, tie.dependent)
            if one != other
        ),
        default=-1,
    )


@lru_cache(maxsize=16_384)
def _places(text: str, word: Word) -> tuple[int, ...]:
    words = enumerate(words_of(text))
    return tuple(place for place, one in words if one and _near(word, one))


def _is_among(word: Word, others: Sequence[Word]) -> bool:
    return any(_near(word, one) for one in others)


def _near(one: Word, other: Word) -> bool:
    return alike(one, other) or relation(one.stem, other.stem) in _STANDS_FOR
