"""Fit how well a statement's words have to be borne out (:mod:`assistant.grounding.content`).

    python -m eval.fit.guard ../shared/data --write

Boosted trees over the features of right statements and of corruptions of them by script (see
:mod:`eval.guard.cases`). They are asked only of what no rule has stopped, and so they are fitted
on that. Nothing of the part that ``python -m eval.guard`` reports on is used. Every statement is
judged by trees fitted on the other paragraphs; the threshold is the least with which the guard,
rules and trees together, catches at least ``_CAUGHT`` of the corrupted ones, but for those in
which who did what to whom is turned round: they are learnt from, but a threshold that catches as
many of them would stop most of what is right.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier

from assistant.grounding.checking import rule_faults
from assistant.grounding.content import FEATURES, content_features
from assistant.grounding.trees import BoostedTrees
from eval.guard.cases import (
    GOOD,
    PARTS,
    GuardCase,
    answer_cases,
    elsewhere_cases,
    own_cases,
    restated_cases,
    turned_cases,
)
from eval.guard.corrupting import corrupted_cases
from index.embedding.embedder import Embedder, SentenceTransformerEmbedder

_OUTPUT = Path(__file__).parents[2] / "assistant" / "data" / "grounding.json"
_CAUGHT = 0.99
"""Share of the corrupted that has to be caught; a little more than what is promised."""
_FOLDS = 5
_DEPTH = 3
_TREES = 150
_SEED = 13
_TURNED = ("roles", "turned")
"""Kinds of corruption in which the words are all there, in each other's place."""
_SHARES = {"turned": 0.3}
"""What a set counts, where not as much as others."""
_CORRUPTED = {"record": 1800, "answers": 1000, "elsewhere": 1000}
"""Corruptions made of each set of right statements."""

Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]


def fitted_sets(data: Path) -> dict[str, list[GuardCase]]:
    """Return what the trees are fitted on: sets of right statements, and corruptions of them.

    Args:
        data: Folder with ``records/``.
    """
    part = PARTS[0]
    answers, elsewhere = answer_cases(part), elsewhere_cases(data)
    return {
        "record": [
            *restated_cases(part),
            *own_cases(part),
            *corrupted_cases(part, _CORRUPTED["record"], _SEED),
        ],
        "answers": [
            *answers,
            *corrupted_cases(part, _CORRUPTED["answers"], _SEED, answers),
        ],
        "elsewhere": [
            *elsewhere,
            *corrupted_cases(part, _CORRUPTED["elsewhere"], _SEED, elsewhere),
        ],
        "turned": turned_cases(part),
    }


def fit(features: Floats, good: Truths, weights: Floats, seed: int) -> GradientBoostingClassifier:
    """Return trees over rows of features, shape (statements, features)."""
    model = GradientBoostingClassifier(
        n_estimators=_TREES,
        learning_rate=0.06,
        max_depth=_DEPTH,
        subsample=0.7,
        max_features=0.4,
        min_samples_leaf=10,
        random_state=seed,
    )
    model.fit(features, good, sample_weight=weights)
    return model


def shipped(model: GradientBoostingClassifier) -> dict[str, Any]:
    """Return trees as :class:`~assistant.grounding.trees.BoostedTrees` reads them."""
    nodes: dict[str, list[float]] = {
        name: [] for name in ("feature", "threshold", "left", "right", "value", "roots")
    }
    for estimator in model.estimators_[:, 0]:
        tree, first = estimator.tree_, len(nodes["feature"])
        leaf = tree.children_left < 0
        nodes["roots"].append(first)
        nodes["feature"] += np.where(leaf, -1, tree.feature).tolist()
        nodes["threshold"] += np.where(leaf, 0, tree.threshold).round(5).tolist()
        nodes["left"] += np.where(leaf, 0, first + tree.children_left).tolist()
        nodes["right"] += np.where(leaf, 0, first + tree.children_right).tolist()
        nodes["value"] += (
            np.where(leaf, model.learning_rate * tree.value[:, 0, 0], 0).round(5).tolist()
        )
    first_guess = model.init_.class_prior_
    start = float(np.log(first_guess[1] / first_guess[0]))
    return {"start": round(start, 5), "depth": _DEPTH, "nodes": nodes}


def log_odds(fitted: dict[str, Any], features: Floats) -> Floats:
    """Return what trees, as they are shipped, give for rows of features."""
    trees = BoostedTrees(fitted["start"], fitted["depth"], fitted["nodes"])
    return np.array([trees.log_odds(row) for row in features])


def even_weights(sets: Mapping[str, Truths]) -> Floats:
    """Return weights with which sets count alike, and in each the right as much as the wrong."""
    rows = [
        _SHARES.get(name, 1.0) * np.where(good, 0.5 / good.sum(), 0.5 / (~good).sum())
        for name, good in sets.items()
    ]
    joined: Floats = np.concatenate(rows)
    scaled: Floats = joined * (len(joined) / joined.sum())
    return scaled


def least_that_catches(odds: Floats, good: Truths, stopped: Truths) -> float:
    """Return the least threshold with which so many of the corrupted are caught as have to be."""
    wrong = ~good
    left = int(np.floor((1 - _CAUGHT) * wrong.sum()))
    through = np.sort(odds[wrong & ~stopped])[::-1]
    return float(np.nextafter(through[left], np.inf)) if left < len(through) else -np.inf


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, say how it does out of fold, and with --write store the model."""
    parser = argparse.ArgumentParser(prog="python -m eval.fit.guard", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with records/")
    parser.add_argument("--write", action="store_true", help=f"write {_OUTPUT.name}")
    options = parser.parse_args(arguments)
    embedder = SentenceTransformerEmbedder()
    sets = fitted_sets(options.data)
    cases = [case for one in sets.values() for case in one]
    origin = np.array([name for name, one in sets.items() for _ in one])
    good = np.array([one.kind == GOOD for one in cases])
    stopped = np.array([bool(rule_faults(one.statement, one.cited)) for one in cases])
    features = _features(cases, stopped, embedder)
    weights = even_weights({name: good[origin == name] for name in sets})
    turned = np.array([one.kind in _TURNED for one in cases])
    folds = np.array([one.paragraph // 2 % _FOLDS for one in cases])
    odds = np.full(len(cases), -np.inf)
    for fold in range(_FOLDS):
        inside, outside = (folds != fold) & ~stopped, (folds == fold) & ~stopped
        model = fit(features[inside], good[inside], weights[inside], _SEED)
        odds[outside] = log_odds(shipped(model), features[outside])
    enough = least_that_catches(odds[~turned], good[~turned], stopped[~turned])
    for name in sets:
        for kind, which in (("right", good), ("corrupted", ~good & ~turned), ("turned", turned)):
            chosen = (origin == name) & which
            if not chosen.any():
                continue
            print(  # noqa: T201
                f"{name:<10} {kind:<10} {int(chosen.sum()):5}  stopped "
                f"{np.mean(odds[chosen] < enough):.3f}, by rules {stopped[chosen].mean():.3f}"
            )
    asked = ~stopped
    fitted = shipped(fit(features[asked], good[asked], weights[asked], _SEED))
    written = {
        "made_by": "python -m eval.fit.guard",
        "fitted_on": list(sets),
        "content": {
            "features": list(FEATURES),
            "enough": round(float(1 / (1 + np.exp(-enough))), 5),
            **fitted,
        },
    }
    print(f"enough: {written['content']['enough']}")  # type: ignore[index]  # noqa: T201
    if options.write:
        _OUTPUT.write_text(json.dumps(written) + "\n", encoding="utf-8")
    return 0


def _features(cases: Sequence[GuardCase], stopped: Truths, embedder: Embedder) -> Floats:
    """Return the features of cases; zeros for those that a rule has stopped, which need none."""
    rows = np.zeros((len(cases), len(FEATURES)))
    for at, one in enumerate(cases):
        if not stopped[at]:
            rows[at] = content_features(one.statement, one.cited, embedder)
        if at % 500 == 0:
            print(f"{at} of {len(cases)} statements read", file=sys.stderr)  # noqa: T201
    return rows


if __name__ == "__main__":
    sys.exit(main())
