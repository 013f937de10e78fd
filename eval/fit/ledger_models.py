"""The models of the ledger, as they are fitted on labelled dialogues, and their thresholds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from assistant.ledger.entries import Status
from assistant.ledger.linking import LinkModel
from assistant.ledger.matching import Floats
from assistant.ledger.reading import linked_of
from assistant.ledger.status import FEATURES as STATUS_FEATURES
from assistant.ledger.status import STATUSES, StatusModel
from eval.ledgers.reading import Laid, Read

_SURE = 0.8
"""Share of the paragraphs that are right, of those that are named beside a likelier one."""
_FALSE = 0.05
"""Share of the points called answered that may have no reply, by leaving one out."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Points of a dialogue that some paragraph may speak to, as statuses are fitted on them.

    Attributes:
        rows: What their statuses are read from, shape (points, features).
        labels: Their statuses, as places in ``STATUSES``.
        weight: Of each.
    """

    rows: Floats
    labels: list[int]
    weight: float


def fit_links(laid: Sequence[Laid]) -> LinkModel:
    """Fit the model of links; its threshold is yet to be set."""
    rows = np.concatenate([one.pairs.features[one.pairs.may] for one in laid])
    labels = np.concatenate([one.links[one.pairs.may] for one in laid])
    scale = rows.std(axis=0) + 1e-9
    model = LogisticRegression(C=0.1, max_iter=5000).fit(rows / scale, labels)
    return LinkModel(
        tuple(map(float, model.coef_[0] / scale)), float(model.intercept_[0]), 0.5, 0.5
    )


def sample_of(one: Laid, likely: Floats, threshold: float, weight: float) -> Sample:
    """Return the points of a dialogue that some paragraph may speak to.

    Args:
        one: The dialogue.
        likely: How likely its links are, by a model that was not fitted on it.
        threshold: From which a paragraph may speak to a point.
        weight: Of a point.
    """
    rows, labels = [], []
    for i, gold in enumerate(one.labelled.points):
        chosen = [int(j) for j in np.flatnonzero(likely[i] >= threshold)]
        if chosen:
            rows.append(linked_of(one.dialogue, one.pairs, likely, chosen, i).features())
            labels.append(STATUSES.index(gold.status))
    return Sample(np.array(rows).reshape(-1, len(STATUS_FEATURES)), labels, weight)


def fit_statuses(samples: Sequence[Sample]) -> StatusModel:
    """Fit the model of statuses; its threshold is yet to be set."""
    matrix = np.concatenate([one.rows for one in samples])
    labels = [label for one in samples for label in one.labels]
    weights_of_rows = np.repeat(
        [one.weight for one in samples], [len(one.labels) for one in samples]
    )
    scale = matrix.std(axis=0) + 1e-9
    model = LogisticRegression(C=0.3, max_iter=5000)
    model.fit(matrix / scale, labels, sample_weight=weights_of_rows)
    weights = np.zeros((len(STATUSES), len(STATUS_FEATURES)))
    biases = np.full(len(STATUSES), -20.0)
    for row, label in enumerate(model.classes_):
        weights[label] = model.coef_[row] / scale
        biases[label] = model.intercept_[row]
    return StatusModel(tuple(map(tuple, weights.tolist())), tuple(biases.tolist()), 0.0)


def best_threshold(
    scores: NDArray[np.float64], labels: NDArray[np.bool_], beta: float = 1.0
) -> float:
    """Return the threshold of the best F-measure (van Rijsbergen 1979).

    Args:
        scores: Of pairs.
        labels: Whether they are links.
        beta: How many times as much recall counts as precision.
    """
    best, chosen = -1.0, 0.5
    for threshold in np.linspace(0.05, 0.95, 91):
        found = scores >= threshold
        hits = float((found & labels).sum())
        value = (1 + beta**2) * hits / float(found.sum() + beta**2 * labels.sum())
        if value > best:
            best, chosen = value, float(threshold)
    return chosen


def sure_threshold(scores: Floats, labels: NDArray[np.bool_]) -> float:
    """Return the least threshold from which the share of true ones promised is reached."""
    for threshold in np.linspace(0.05, 0.95, 91):
        found = scores >= threshold
        if found.any() and labels[found].mean() >= _SURE:
            return float(threshold)
    return 0.95


def answered_threshold(rows: Sequence[Read]) -> float:
    """Return the least chance from which few of those called answered have no reply at all."""
    called = sorted(
        ((row.chance, row.gold is Status.NO_REPLY) for row in rows if row.found is Status.ANSWERED),
        reverse=True,
    )
    best, wrong = 1.0, 0
    for count, (chance, false) in enumerate(called, 1):
        wrong += false
        if wrong <= _FALSE * count:
            best = chance
    return best
