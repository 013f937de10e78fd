"""Measures of a ledger against one labelled by the rules: points paired, shares, agreement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from assistant.ledger.entries import Point, Status

_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """The share, 0 to 1; 0 of none."""
        return self.hits / self.of if self.of else 0.0

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.hits} of {self.of})"


def match_points(gold: Sequence[Point], found: Sequence[Point]) -> list[tuple[int, int]]:
    """Pair found points with gold ones, each at most once, so that they overlap most.

    A pair shares at least half of the characters of the shorter one.

    Returns:
        Pairs of indices into gold and found.
    """
    overlap = np.zeros((len(gold), len(found)))
    for i, one in enumerate(gold):
        for j, other in enumerate(found):
            if one.record_id != other.record_id:
                continue
            common = min(one.end, other.end) - max(one.start, other.start)
            shorter = min(one.end - one.start, other.end - other.start)
            if common >= _ENOUGH * shorter > 0:
                longer = max(one.end, other.end) - min(one.start, other.start)
                overlap[i, j] = 1 + common / longer
    pairs = zip(*linear_sum_assignment(-overlap), strict=True)
    return [(int(i), int(j)) for i, j in pairs if overlap[i, j] > 0]


def agreement(pairs: Iterable[tuple[str, str]]) -> tuple[float, float]:
    """Return the share of pairs that agree, and Cohen's kappa (1960)."""
    rows = list(pairs)
    if not rows:
        return 0.0, 0.0
    same = sum(a == b for a, b in rows) / len(rows)
    labels = {label for row in rows for label in row}
    chance = (
        sum(sum(a == label for a, _ in rows) * sum(b == label for _, b in rows) for label in labels)
        / len(rows) ** 2
    )
    return same, (same - chance) / (1 - chance) if chance < 1 else 1.0


def confusion(pairs: Iterable[tuple[Status, Status]]) -> str:
    """Return a table of gold statuses (rows) by those found (columns)."""
    rows = list(pairs)
    lines = ["gold \\ found     " + "".join(f"{status.value:>11}" for status in Status)]
    for gold in Status:
        counts = [sum(row == (gold, found) for row in rows) for found in Status]
        lines.append(f"{gold.value:<17}" + "".join(f"{count:>11}" for count in counts))
    return "\n".join(lines)
