"""Boosted trees (Friedman, 2001) as they are shipped: read from JSON, asked with numpy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class BoostedTrees:
    """A sum of small binary trees.

    Args:
        start: What the sum starts from, in log-odds.
        depth: The most questions from a root to a leaf.
        nodes: Of all trees together: ``feature`` (-1 at a leaf), ``threshold``, ``left`` and
            ``right`` (places of nodes; a value at most the threshold goes left), ``value`` (added
            at a leaf); and ``roots``.
    """

    def __init__(self, start: float, depth: int, nodes: Mapping[str, Any]) -> None:
        self._start = start
        self._depth = depth
        self._feature = np.asarray(nodes["feature"], dtype=np.int64)
        self._threshold = np.asarray(nodes["threshold"], dtype=np.float64)
        self._left = np.asarray(nodes["left"], dtype=np.int64)
        self._right = np.asarray(nodes["right"], dtype=np.int64)
        self._value = np.asarray(nodes["value"], dtype=np.float64)
        self._roots = np.asarray(nodes["roots"], dtype=np.int64)

    def log_odds(self, features: Floats) -> float:
        """Return the sum for one row of features."""
        places = self._roots
        for _ in range(self._depth):
            asked = self._feature[places]
            goes_left = features[asked] <= self._threshold[places]
            below = np.where(goes_left, self._left[places], self._right[places])
            places = np.where(asked < 0, places, below)
        return self._start + float(self._value[places].sum())
