"""How well a reader reads pairs that it was not trained on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.metrics import average_precision_score, roc_auc_score

from eval.readers.training import Reading


def evaluate(scored: Sequence[Reading]) -> dict[str, Any]:
    """Return the measures of each source, paragraphs beside which a question was put with it."""
    by_source: dict[str, list[Any]] = defaultdict(list)
    for one in scored:
        source = one.pair.source.removesuffix("-others")
        by_source["claims" if source.startswith("claims") else source].append(one)
        if source.startswith("claims"):
            by_source[source].append(one)
        if source.startswith("made"):
            by_source["made"].append(one)
    found: dict[str, Any] = {}
    rights = [one.whole for one in by_source.get("claims-right", [])]
    for source, rows in sorted(by_source.items()):
        if rows[0].pair.task == "claim":
            if source.startswith("made-"):
                continue
            labels = [one.pair.labels[0] for one in rows]
            values = [one.whole for one in rows]
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


def _evidence(rows: Sequence[Reading]) -> dict[str, Any]:
    by_query: dict[str, list[Reading]] = defaultdict(list)
    for one in rows:
        by_query[one.pair.id].append(one)
    precisions, firsts, tops, wholes, answerable = [], [], [], [], []
    for group in by_query.values():
        labels = [mark for one in group for mark in one.pair.labels[: len(one.own)]]
        values = [value for one in group for value in one.own]
        if any(labels):
            precisions.append(average_precision_score(labels, values))
            firsts.append(labels[int(np.argmax(values))])
        tops.append(max(values))
        wholes.append(max(one.whole for one in group))
        answerable.append(int(any(any(one.pair.labels) for one in group)))
    paragraph_labels = [int(any(one.pair.labels)) for one in rows]
    paragraph_values = [max(one.own) for one in rows]
    paragraph_both = [max(one.own) + one.whole for one in rows]
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
    given = [(one.pair.gives > 0.5, one.gives) for one in rows if one.pair.gives is not None]
    if len({label for label, _ in given}) == 2:
        found["gives_ap"] = round(average_precision_score(*zip(*given, strict=True)), 3)
    return found


def _best_f1(labels: Sequence[int], values: Sequence[float]) -> tuple[float, float, float]:
    """Return the best F1 of any threshold, with its recall and precision."""
    order = np.argsort(-np.array(values))
    hits = np.cumsum(np.array(labels)[order])
    recall, precision = hits / hits[-1], hits / np.arange(1, len(hits) + 1)
    f1 = 2 * recall * precision / np.maximum(recall + precision, 1e-9)
    best = int(np.argmax(f1))
    return float(f1[best]), float(recall[best]), float(precision[best])
