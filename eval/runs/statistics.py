"""How sure a figure is: bootstrap intervals, and a paired test between two systems."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

_RESAMPLES = 2000
_LEVEL = 0.95
"""Probability that an interval covers."""
_SEED = 0
"""Of what is drawn, so that a report can be made again."""


def interval(values: Sequence[float]) -> tuple[float, float]:
    """Return the 95% percentile bootstrap interval of the mean (Efron and Tibshirani, 1993).

    Args:
        values: One for each topic; empty gives (0, 0).
    """
    if not len(values):
        return 0.0, 0.0
    sample = np.asarray(values, dtype=np.float64)
    chance = np.random.default_rng(_SEED)
    means = sample[chance.integers(0, len(sample), (_RESAMPLES, len(sample)))].mean(axis=1)
    low, high = np.quantile(means, [(1 - _LEVEL) / 2, (1 + _LEVEL) / 2])
    return float(low), float(high)


def paired_p_value(left: Sequence[float], right: Sequence[float]) -> float:
    """Return the two-sided p-value of a paired randomization test on the mean difference.

    Source: Smucker, Allan and Carterette (CIKM 2007). Signs of the differences are flipped at
    random; the observed difference counts as one of the samples.

    Args:
        left: Values of one system, a value for each topic.
        right: Those of the other, in the same order.

    Raises:
        ValueError: If the lengths differ.
    """
    differences = np.asarray(left, dtype=np.float64) - np.asarray(right, dtype=np.float64)
    if not len(differences):
        return 1.0
    signs = np.random.default_rng(_SEED).choice([-1.0, 1.0], (_RESAMPLES, len(differences)))
    flipped = np.abs((signs * differences).mean(axis=1))
    # Sums in another order differ in the last digits.
    reached = int((flipped >= abs(differences.mean()) - 1e-12).sum())
    return (reached + 1) / (_RESAMPLES + 1)
