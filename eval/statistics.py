"""How sure a figure is: bootstrap intervals, and a paired test between two systems."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

_RESAMPLES = 2000


def interval(values: Sequence[float], level: float = 0.95, seed: int = 0) -> tuple[float, float]:
    """Return a percentile bootstrap interval of the mean (Efron and Tibshirani, 1993).

    Args:
        values: One for each topic; empty gives (0, 0).
        level: Probability to be covered.
        seed: Of the resampling, so that a report can be made again.
    """
    if not len(values):
        return 0.0, 0.0
    sample = np.asarray(values, dtype=np.float64)
    chance = np.random.default_rng(seed)
    means = sample[chance.integers(0, len(sample), (_RESAMPLES, len(sample)))].mean(axis=1)
    low, high = np.quantile(means, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def paired_p_value(left: Sequence[float], right: Sequence[float], seed: int = 0) -> float:
    """Return the two-sided p-value of a paired randomization test on the mean difference.

    Source: Smucker, Allan and Carterette (CIKM 2007). Signs of the differences are flipped at
    random; the observed difference counts as one of the samples.

    Args:
        left: Values of one system, a value for each topic.
        right: Those of the other, in the same order.
        seed: Of the flips.

    Raises:
        ValueError: If the lengths differ.
    """
    differences = np.asarray(left, dtype=np.float64) - np.asarray(right, dtype=np.float64)
    if not len(differences):
        return 1.0
    signs = np.random.default_rng(seed).choice([-1.0, 1.0], (_RESAMPLES, len(differences)))
    flipped = np.abs((signs * differences).mean(axis=1))
    # Sums in another order differ in the last digits.
    reached = int((flipped >= abs(differences.mean()) - 1e-12).sum())
    return (reached + 1) / (_RESAMPLES + 1)
