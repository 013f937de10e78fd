"""Whether two things are compared as they were: which is the greater, or that they are alike.

"More girls than boys" is not "more boys than girls", but "fewer boys than girls"; and what is
heavier than another is not as heavy as that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.language.figures import numbers
from assistant.language.meanings import alike, contrary_words, meet
from assistant.language.reading import Word, content_words, read
from index.text import fold

_COMPARES = re.compile(r"more|less|fewer|better|worse|(?!other|rather|either|neither)\w{2,}er")
_LESS = frozenset("fewer less lesser lower".split())
_ALIKE = re.compile(
    r"\bas\s+(?!far|good|if|long|many|much|of|regards|soon|such|the|to|well)\w+\s+as\b"
    r"|\b(?:equal|equally|identical|identically)\b"
)
_NEAR = 8
"""Words before "than" among which the comparative stands."""


@dataclass(frozen=True, slots=True)
class _Comparison:
    """What is compared ("more", "heavier"), and the words for the one thing and for the other."""

    measure: Word
    one: Sequence[Word]
    other: Sequence[Word]


def comparisons_hold(statement: str, said: str) -> bool:
    """Tell whether no comparison of a statement is that of what it cites turned round or levelled.

    Args:
        statement: One sentence.
        said: What it cites.
    """
    ours, theirs = list(_comparisons(statement)), list(_comparisons(said))
    if theirs and _ALIKE.search(fold(statement)) and not _ALIKE.search(fold(said)):
        return False
    return all(_is_kept(own, theirs) for own in ours)


def turned_measures(statement: str, said: str) -> set[int]:
    """Return where the comparatives of a statement start that turn round comparison and things.

    "More prosecutors than judges" is what "fewer judges than prosecutors" says.
    """
    theirs = list(_comparisons(said))
    return {
        own.measure.start
        for own in _comparisons(statement)
        if any(_turned(own, one) and _is_contrary(own, one) for one in theirs)
    }


def _is_kept(own: _Comparison, theirs: Sequence[_Comparison]) -> bool:
    found = [(one, _turned(own, one)) for one in theirs]
    known = [(one, turned) for one, turned in found if turned is not None]
    return not known or any(turned == _is_contrary(own, one) for one, turned in known)


def _turned(own: _Comparison, given: _Comparison) -> bool | None:
    """Tell whether two comparisons have the things the other way round; None if not known."""
    for count in (1, 2):  # "girls completed" are first of all girls, "male colleagues" both.
        ours, theirs = own.other[:count], given.other[:count]
        straight = meet(ours, theirs) > 0
        if straight != (meet(ours, given.one) > 0 and meet(theirs, own.one) > 0):
            return not straight
    return None


def _is_contrary(own: _Comparison, given: _Comparison) -> bool:
    """Tell whether the one says less where the other says more."""
    one, other = own.measure, given.measure
    if alike(one, other):
        return False
    return (one.folded in _LESS) != (other.folded in _LESS) or bool(
        contrary_words((one,), (other,))
    )


def _comparisons(text: str) -> Iterator[_Comparison]:
    """Yield the comparisons of a text but for those with a number ("more than forty")."""
    words = read(text)
    starts = {one.start for one in numbers(text)}
    for place, word in enumerate(words):
        if word.folded != "than" or place + 1 == len(words):
            continue
        if starts.intersection(one.start for one in words[place + 1 : place + 3]):
            continue
        before = [one for one in words[:place] if one.part == word.part]
        measures = [one for one in before[-_NEAR:] if _COMPARES.fullmatch(one.folded)]
        behind = [one for one in words[place + 1 :] if one.clause == word.clause]
        if measures and content_words(behind):
            measure = measures[-1]
            one = [each for each in content_words(before) if each != measure]
            yield _Comparison(measure, one, content_words(behind)[:2])
