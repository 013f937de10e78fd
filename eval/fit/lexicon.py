"""Make the guard's table of how words are related, from WordNet 3.0.

    python -m eval.fit.lexicon /usr/share/wordnet

The folder is that of WordNet's database files (Debian: wordnet-base), read as wndb(5WN) says. Kept
are the words of one part without capitals or marks, by their stems, each with its six most frequent
senses; of the senses, what they are kinds of, what they are derived from, and what is like them;
and the contraries.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import Any

import numpy as np

from assistant.language.lexicon import TABLE
from index.text import stem

_OUTPUT = Path(__file__).parents[2] / "assistant" / TABLE
_PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
_SENSES = 6
"""Of each word, as WordNet orders them: by how often they are meant."""
_HYPERNYM = {"@", "@i"}
_SIMILAR = {"&", "^", "*", ">", "$"}
_DERIVED = {"+", "\\", "<"}
_ANTONYM = "!"

Groups = Mapping[int, Set[int]]


def _lines(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("  "):
            yield line.split("|")[0].split()


class _Reader:
    """WordNet as it is read: senses by number, words by stem."""

    def __init__(self, folder: Path) -> None:
        self._numbers: dict[str, int] = {}
        self.words: dict[str, dict[int, int]] = defaultdict(dict)
        self.hypernyms: dict[int, set[int]] = defaultdict(set)
        self.derived: dict[int, set[int]] = defaultdict(set)
        self.similar: dict[int, set[int]] = defaultdict(set)
        self.contraries: set[tuple[str, str]] = set()
        members: dict[str, list[str]] = {}
        opposed: list[tuple[str, int, str, int]] = []
        for name, part in _PARTS.items():
            for row in _lines(folder / f"data.{name}"):
                self._sense(part + row[0], row, members, opposed)
            for row in _lines(folder / f"index.{name}"):
                self._word(part, row)
        for own, at, other, to in opposed:
            pair = stem(members[own][at - 1]), stem(members[other][to - 1])
            self.contraries |= {pair, pair[::-1]}

    def _number(self, key: str) -> int:
        return self._numbers.setdefault(key, len(self._numbers))

    def _sense(
        self,
        key: str,
        row: Sequence[str],
        members: dict[str, list[str]],
        opposed: list[tuple[str, int, str, int]],
    ) -> None:
        count = int(row[3], 16)
        members[key] = [row[4 + 2 * at].lower().split("(")[0] for at in range(count)]
        own = self._number(key)
        first = 5 + 2 * count
        for at in range(int(row[first - 1])):
            kind, offset, part, places = row[first + 4 * at : first + 4 * at + 4]
            other = ("a" if part == "s" else part) + offset
            if kind in _HYPERNYM:
                self.hypernyms[own].add(self._number(other))
            elif kind in _SIMILAR:
                self.similar[own].add(self._number(other))
            elif kind in _DERIVED:
                self.derived[own].add(self._number(other))
            elif kind == _ANTONYM:
                opposed.append((key, int(places[:2], 16), other, int(places[2:], 16)))

    def _word(self, part: str, row: Sequence[str]) -> None:
        word, pointers = row[0], int(row[3])
        if not word.isalpha():
            return
        senses = self.words[stem(word)]
        for rank, offset in enumerate(row[6 + pointers :][:_SENSES]):
            number = self._number(part + offset)
            senses[number] = min(rank, senses.get(number, rank))


def _flat(groups: Groups, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Return where the group of each number ends, and all groups, one behind the other."""
    rows = [sorted(groups.get(number, ())) for number in range(count)]
    ends = np.cumsum([len(row) for row in rows], dtype=np.int32)
    return ends, np.array([one for row in rows for one in row], dtype=np.int32)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the table."""
    parser = argparse.ArgumentParser(prog="python -m eval.fit.lexicon", description=__doc__)
    parser.add_argument("folder", type=Path, help="with data.noun, index.noun, ...")
    found = _Reader(parser.parse_args(arguments).folder)
    stems = sorted(found.words)
    senses = {at: set(found.words[one]) for at, one in enumerate(stems)}
    count = 1 + max(
        one
        for groups in (senses, found.hypernyms, found.derived, found.similar)
        for group in groups.values()
        for one in group
    )
    arrays: dict[str, Any] = {}
    for name, groups, size in (
        ("senses", senses, len(stems)),
        ("hypernyms", found.hypernyms, count),
        ("derived", found.derived, count),
        ("similar", found.similar, count),
    ):
        arrays[f"{name}_ends"], arrays[name] = _flat(groups, size)
    known = set(stems)
    pairs = sorted(pair for pair in found.contraries if known.issuperset(pair))
    np.savez_compressed(
        _OUTPUT,
        stems=np.array("\n".join(stems)),
        contraries=np.array("\n".join(" ".join(pair) for pair in pairs)),
        **arrays,
    )
    print(f"{_OUTPUT.name}: {len(stems)} stems, {count} senses, {_OUTPUT.stat().st_size} bytes")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
