"""Words that may stand for one another, and words that may not: two shipped lists, read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib import resources

from assistant.language.reading import Word, kindred
from index.text import stem

_NEGATIVE = ("un", "in", "im", "il", "ir", "dis", "non", "mis")
_NOT_NEGATED = frozenset(
    map(
        stem,
        """charge close cover form part pact patch pend place plant play port pose press prison
        prove scribe solve still tension tent to vent vest""".split(),
    )
)
"""What such a beginning turns into something else, not into its contrary: prison, imprison."""


@cache
def _synonyms() -> dict[str, frozenset[str]]:
    """Return for each stem the stems of all words of its groups."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in _lines("synonyms.txt"):
        group = {stem(word) for word in line.split()}
        for one in group:
            found[one] |= group
    return {one: frozenset(group) for one, group in found.items()}


@cache
def _contraries() -> dict[str, tuple[tuple[frozenset[str], frozenset[str]], ...]]:
    """Return for each stem the pairs (its own side, the contrary side) it stands in."""
    found: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = defaultdict(list)
    for line in _lines("contraries.txt"):
        one, other = (frozenset(map(stem, side.split())) for side in line.split("|"))
        for left, right in ((one, other), (other, one)):
            for word in left:
                found[word].append((left, right))
    return {one: tuple(pairs) for one, pairs in found.items()}


def _lines(name: str) -> list[str]:
    text = resources.files("assistant").joinpath(f"data/{name}").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def alike(one: Word, other: Word) -> bool:
    """Tell whether two words are of one family or of one group of the shipped synonyms."""
    return (
        one.stem == other.stem
        or (kindred(one.folded, other.folded) and opposite_prefix(one.folded, other.folded) is None)
        or other.stem in _synonyms().get(one.stem, ())
    )


def meet(ours: Iterable[Word], theirs: Iterable[Word]) -> int:
    """Return how many of our words are alike to one of theirs."""
    given = list(theirs)
    return sum(any(alike(one, other) for other in given) for one in ours)


def opposite_prefix(one: str, other: str) -> str | None:
    """Return the negative prefix that one of two words has and the other has not, or None."""
    if one[:4] + other[:5] == "overunder" and stem(one[4:]) == stem(other[5:]):
        return "over"
    for longer, shorter in ((one, other), (other, one)):
        for prefix in _NEGATIVE:
            rest = longer.removeprefix(prefix)
            if (
                rest != longer
                and len(shorter) > 3
                and len(rest) > 3
                and stem(rest) == stem(shorter)
                and not any(stem(rest).startswith(one) for one in _NOT_NEGATED)
            ):
                return prefix
    return None


def contrary_words(ours: tuple[Word, ...], theirs: tuple[Word, ...]) -> list[tuple[Word, Word]]:
    """Return our words whose contrary was said, and nothing like them, each with that contrary."""
    # A name has no contrary: the Constitutional Council is not what is constitutional.
    said = {word.stem: word for word in theirs if word.text[0].islower() or not word.start}
    found = []
    for word in ours:
        if word.stem in said or (word.text[0].isupper() and word.start):
            continue
        for side, against in _contraries().get(word.stem, ()):
            if not side & said.keys() and (hit := next(iter(against & said.keys()), None)):
                found.append((word, said[hit]))
                break
        else:
            found += [
                (word, one)
                for one in theirs
                if word.is_content and opposite_prefix(word.folded, one.folded)
            ][:1]
    return found
