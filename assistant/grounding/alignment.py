"""A statement laid word by word along what it cites: what was put in, left out or exchanged.

A restatement differs from what was said in many small ways; a sentence that is the record's own
but for one word in its midst differs in the one way that matters. The longest common stretches are
those of Ratcliff and Obershelp (Dr. Dobb's Journal, 1988), by :mod:`difflib`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import combinations

from assistant.grounding.kinship import nearest
from assistant.grounding.modality import DONE
from assistant.grounding.polarity import DENIES, LACKING, LACKS_SOFTLY
from assistant.grounding.quantities import QUANTITIES
from assistant.language.lexicon import Relation
from assistant.language.meanings import alike
from assistant.language.reading import Word, content_words

_MARKS = {
    "denied": DENIES,
    "lacking": LACKING | LACKS_SOFTLY,
    **{name: QUANTITIES[name] for name in ("all", "most", "some", "many")},
    "only": QUANTITIES["only"] | QUANTITIES["hardly"],
    "to come": frozenset("will would shall should must".split()),
    "can": frozenset("can could may might".split()),
    "done": DONE,
    "hearsay": frozenset(
        "reportedly allegedly apparently seemed seems appeared appears alleged".split()
    ),
    "time": frozenset("before after since until following during".split()),
}
"""Small words that turn what is said, by what they do to it."""
_KEPT = frozenset(
    {
        Relation.SAME,
        Relation.SYNONYM,
        Relation.DERIVED,
        Relation.SIMILAR,
        Relation.BROADER,
        Relation.BROADER_TWICE,
    }
)
"""Relations in which a word may stand for the one that was said."""
_TIGHT = 2
"""Content words on either side of an exchange that is taken for one word for another."""
NAMES = (
    "share along",
    "longest along",
    "pieces",
    "exchanged for kin",
    "exchanged for others",
    "one for another",
    "put in",
    "put in between",
    "left out between",
    "turned round",
    "placed words",
    "cited",
    *(f"{name} put in" for name in _MARKS),
    *(f"{name} left out" for name in _MARKS),
    *(f"{name} nowhere said" for name in _MARKS),
)


def alignment_features(ours: Sequence[Word], cited: Sequence[Sequence[Word]]) -> list[float]:
    """Return the values of :data:`NAMES`.

    Args:
        ours: The words of the statement.
        cited: Those of each sentence that it cites; not empty.
    """
    everything = [word for words in cited for word in words]
    candidates = [*cited, everything] if len(cited) > 1 else cited
    matcher, theirs = max(
        ((lay_along(ours, words), words) for words in candidates),
        key=lambda one: words_along(one[0]),
    )
    size = max(1, len(ours))
    stretches = [one.size for one in matcher.get_matching_blocks() if one.size]
    said = [word for word in everything if word.is_content]
    changed = _changes(ours, theirs, matcher, said)
    order = _order(ours, theirs)
    pairs = len(order) * (len(order) - 1) / 2
    turned = sum(one > other for one, other in combinations(order, 2))
    return [
        sum(stretches) / size,
        max(stretches, default=0) / size,
        len(stretches) / size,
        float(changed.kin),
        float(changed.others),
        float(changed.single),
        float(changed.put_in),
        float(changed.between),
        changed.left_out / size,
        turned / max(1.0, pairs),
        float(len(order)),
        float(len(cited)),
        *map(float, changed.marks_in.values()),
        *map(float, changed.marks_out.values()),
        *(
            float(max(0, _count(ours, members) - _count(everything, members)))
            for members in _MARKS.values()
        ),
    ]


@dataclass(slots=True)
class _Changes:
    """What a statement makes of a text that it is laid along.

    Attributes:
        kin: Content words exchanged for one that may stand for them.
        others: Those exchanged for any other.
        single: Of these, those exchanged one for another.
        put_in: Content words put in.
        between: Of these, those that do not stand at an end.
        left_out: Content words left out, but at the ends.
        marks_in: Small words put in, by what they do.
        marks_out: Those left out, but at the ends.
    """

    kin: int = 0
    others: int = 0
    single: int = 0
    put_in: int = 0
    between: int = 0
    left_out: int = 0
    marks_in: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_MARKS, 0))
    marks_out: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_MARKS, 0))


def _changes(
    ours: Sequence[Word],
    theirs: Sequence[Word],
    matcher: SequenceMatcher[str],
    said: Sequence[Word],
) -> _Changes:
    """Return what a statement changes.

    Args:
        ours: Its words.
        theirs: Those of the text.
        matcher: The statement laid along the text.
        said: All content words that are cited: of those, none is new.
    """
    changed = _Changes()
    operations = matcher.get_opcodes()
    for place, (kind, start, end, at, to) in enumerate(operations):
        if kind == "equal":
            continue
        inside = 0 < place < len(operations) - 1
        own, given = ours[start:end], theirs[at:to]
        for name, members in _MARKS.items():
            more = _count(own, members) - _count(given, members)
            if inside or kind != "insert":
                changed.marks_in[name] += max(0, more)
            if inside:
                changed.marks_out[name] += max(0, -more)
        content, replaced = content_words(own), content_words(given)
        new = [word for word in content if not any(alike(word, one) for one in said)]
        if kind == "replace":
            tight = inside and max(len(content), len(replaced)) <= _TIGHT
            kept = sum(nearest(word, replaced) in _KEPT for word in new)
            changed.kin += kept
            changed.others += len(new) - kept
            changed.single += tight * (len(new) - kept)
        elif kind == "delete":
            changed.put_in += len(new)
            changed.between += inside * len(new)
        else:
            changed.left_out += inside * len(replaced)
    return changed


def lay_along(ours: Sequence[Word], theirs: Sequence[Word]) -> SequenceMatcher[str]:
    """Return a statement laid along a text, word by word, by their stems."""
    return SequenceMatcher(
        None, [word.stem for word in ours], [word.stem for word in theirs], autojunk=False
    )


def words_along(matcher: SequenceMatcher[str]) -> int:
    """Return how many words of a statement are those of the text, in its order."""
    return sum(one.size for one in matcher.get_matching_blocks())


def _count(words: Sequence[Word], members: frozenset[str]) -> int:
    return sum(word.folded in members for word in words)


def _order(ours: Sequence[Word], theirs: Sequence[Word]) -> list[int]:
    """Return where our content words stand in theirs, of those that stand there once."""
    places = []
    for word in content_words(ours):
        found = [at for at, one in enumerate(theirs) if one.stem == word.stem]
        if len(found) == 1:
            places.append(found[0])
    return places
