"""How the meanings of two words are related, by WordNet (Fellbaum, 1998).

An embedding puts a lawyer next to a doctor and torture next to slavery, since they stand in like
sentences; WordNet tells that the one is not the other. The table is made by
``eval/fit/lexicon.py`` and loaded where it is first used.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from importlib import resources
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

TABLE = "data/wordnet.npz"


class Relation(IntEnum):
    """What one word is to another, the nearest first."""

    SAME = 0
    SYNONYM = 1
    """They share a sense."""
    DERIVED = 2
    """A sense of the one is derived from one of the other: to detain, detention."""
    SIMILAR = 3
    """An adjective like the other, or a verb of its group."""
    BROADER = 4
    """The first is what the second is a kind of: institution, prison."""
    BROADER_TWICE = 5
    NARROWER = 6
    """The first is a kind of the second."""
    SIBLING = 7
    """Both are kinds of the same."""
    NONE = 8
    CONTRARY = 9


@dataclass(frozen=True, slots=True)
class _Reach:
    """The senses that a word comes to.

    Attributes:
        senses: Its own.
        near: Those and what they are derived from.
        above: What the near ones are kinds of.
        over: What those are kinds of.
        similar: What is like its own.
    """

    senses: frozenset[int]
    near: frozenset[int]
    above: frozenset[int]
    over: frozenset[int]
    similar: frozenset[int]


class Lexicon:
    """The table, ready to be asked. Safe to use from several threads.

    Args:
        table: As ``eval.fit.lexicon`` writes it.
    """

    def __init__(self, table: dict[str, NDArray[np.int32]]) -> None:
        self._stems = {one: at for at, one in enumerate(str(table["stems"]).split("\n"))}
        self._contraries = {tuple(one.split(" ")) for one in str(table["contraries"]).split("\n")}
        self._table = table
        self._reached: dict[str, _Reach | None] = {}

    def knows(self, stem: str) -> bool:
        """Return whether a word of a stem stands in the table."""
        return stem in self._stems

    def relation(self, one: str, other: str) -> Relation:
        """Return what one stem is to another, by the senses that are nearest to each other."""
        if one == other:
            return Relation.SAME
        if (one, other) in self._contraries:
            return Relation.CONTRARY
        ours, theirs = self._reach(one), self._reach(other)
        if ours is None or theirs is None:
            return Relation.NONE
        for left, right, found in (
            (ours.senses, theirs.senses, Relation.SYNONYM),
            (ours.near, theirs.near, Relation.DERIVED),
            (ours.near, theirs.above, Relation.BROADER),
            (ours.similar, theirs.senses, Relation.SIMILAR),
            (ours.near, theirs.over, Relation.BROADER_TWICE),
            (ours.above, theirs.near, Relation.NARROWER),
            (ours.above, theirs.above, Relation.SIBLING),
        ):
            if not left.isdisjoint(right):
                return found
        return Relation.NONE

    def is_kind(self, one: str, other: str) -> bool:
        """Tell whether a thing that the other stem names is a kind of what the first names.

        Unlike :meth:`relation` it looks at no word derived from either: a station is no kind of
        woman by way of what it is to be stationed.
        """
        ours, theirs = self._reach(one), self._reach(other)
        if ours is None or theirs is None:
            return False
        above = self._all("hypernyms", theirs.senses)
        return not ours.senses.isdisjoint(above | self._all("hypernyms", above))

    def _reach(self, word: str) -> _Reach | None:
        if word not in self._reached:
            self._reached[word] = self._read(word)
        return self._reached[word]

    def _read(self, word: str) -> _Reach | None:
        if word not in self._stems:
            return None
        senses = self._group("senses", self._stems[word])
        near = senses | self._all("derived", senses)
        above = self._all("hypernyms", near)
        over = self._all("hypernyms", above)
        return _Reach(senses, near, above, over, self._all("similar", senses))

    def _group(self, name: str, at: int) -> frozenset[int]:
        ends = self._table[f"{name}_ends"]
        start = int(ends[at - 1]) if at else 0
        return frozenset(self._table[name][start : int(ends[at])].tolist())

    def _all(self, name: str, senses: Iterable[int]) -> frozenset[int]:
        return frozenset().union(*(self._group(name, one) for one in senses))


@cache
def _lexicon() -> Lexicon:
    data = resources.files("assistant").joinpath(TABLE).read_bytes()
    with np.load(BytesIO(data), allow_pickle=False) as table:
        return Lexicon(dict(table))


def is_known(stem: str) -> bool:
    """Return whether an English word of a stem stands in WordNet."""
    return _lexicon().knows(stem)


@lru_cache(maxsize=65_536)
def relation(one: str, other: str) -> Relation:
    """Return what a stem of a statement is to a stem of what it cites."""
    return _lexicon().relation(one, other)


@lru_cache(maxsize=65_536)
def is_kind(one: str, other: str) -> bool:
    """Return whether a thing that the other stem names is a kind of what the first names."""
    return _lexicon().is_kind(one, other)
