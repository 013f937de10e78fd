"""How well a reader reads pairs that it was not trained on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.metrics import average_precision_score, roc_auc_score

from eval.readers.pairs import Pair


def evaluate(scored: Sequence[tuple[Pair, list[float], float]]) -> dict[str, Any]:
    """Return the measures of each source."""
    by_source: dict[str, list[Any]] = defaultdict(list)
    for one in scored:
        source = one[0].source
        by_source["claims" if source.startswith("claims") else source].append(one)
        if source.startswith("claims"):
            by_source[source].append(one)
        if source.startswith("made"):
            by_source["made"].append(one)
    found: dict[str, Any] = {}
    rights = [one[2] for one in by_source.get("claims-right", [])]
    for source, rows in sorted(by_source.items()):
        if rows[0][0].task == "claim":
            if source.startswith("made-"):
                continue
            labels = [one[0].labels[0] for one in rows]
            values = [one[2] for one in rows]
            if source.startswith("claims-") and rights:
                labels, values = labels + [1] * len(rights), values + rights
            if len(set(labels)) == 2:
                found[source] = {"n": len(rows), "auroc": round(roc_auc_score(labels, values), 3)}
                found[source]["balanced"] = round(_balanced(labels, values), 3)
            continue
        found[source] = _evidence(rows)
    return found


def _balanced(labels: Sequence[int], values: Sequence[float]) -> float:
    marks, given = np.array(labels), np.array(values)
    best = 0.0
    for limit in np.quantile(given, np.linspace(0, 1, 101)):
        best = max(
            best, ((given >= limit)[marks == 1].mean() + (given < limit)[marks == 0].mean()) / 2
        )
    return float(best)


def _evidence(rows: Sequence[Any]) -> dict[str, Any]:
    by_query: dict[str, list[Any]] = defaultdict(list)
    for pair, own, whole in rows:
        by_query[pair.id].append((pair, own, whole))
    precisions, firsts, tops, wholes, answerable = [], [], [], [], []
    paragraph_labels, paragraph_values, paragraph_both = [], [], []
    for group in by_query.values():
        labels = [mark for pair, own, _ in group for mark in pair.labels[: len(own)]]
        values = [value for _, own, _ in group for value in own]
        if any(labels):
            precisions.append(average_precision_score(labels, values))
            firsts.append(labels[int(np.argmax(values))])
        tops.append(max(values))
        wholes.append(max(whole for _, _, whole in group))
        answerable.append(int(any(any(pair.labels) for pair, _, _ in group)))
        for pair, own, whole in group:
            paragraph_labels.append(int(any(pair.labels)))
            paragraph_values.append(max(own))
            paragraph_both.append(max(own) + whole)
    found: dict[str, Any] = {"queries": len(by_query)}
    if precisions:
        found |= {"ap": round(float(np.mean(precisions)), 3)}
        found |= {"first": round(float(np.mean(firsts)), 3)}
    if len(set(answerable)) == 2:
        found["auroc"] = round(roc_auc_score(answerable, tops), 3)
        found["auroc_whole"] = round(roc_auc_score(answerable, wholes), 3)
        both = np.array(tops) + np.array(wholes)
        found["auroc_both"] = round(roc_auc_score(answerable, both), 3)
    if len(set(paragraph_labels)) == 2:
        found["paragraph_ap"] = round(
            average_precision_score(paragraph_labels, paragraph_values), 3
        )
        found["paragraph_ap_both"] = round(
            average_precision_score(paragraph_labels, paragraph_both), 3
        )
        found["f1"] = [round(one, 3) for one in _best_f1(paragraph_labels, paragraph_both)]
    return found


def _best_f1(labels: Sequence[int], values: Sequence[float]) -> tuple[float, float, float]:
    """Return the best F1 of any threshold, with its recall and precision."""
    order = np.argsort(-np.array(values))
    hits = np.cumsum(np.array(labels)[order])
    recall, precision = hits / hits[-1], hits / np.arange(1, len(hits) + 1)
    f1 = 2 * recall * precision / np.maximum(recall + precision, 1e-9)
    best = int(np.argmax(f1))
    return float(f1[best]), float(recall[best]), float(precision[best])
