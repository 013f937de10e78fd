"""Fit how well a statement's words have to be borne out (:mod:`assistant.grounding.content`).

    python -m eval.fit_guard --write

A logistic model over the features of restatements of the sample record, those of its own sentences,
and corruptions that no rule is for: words exchanged, clauses invented, the wrong sentence cited.
Only paragraphs of even number are used; ``python -m eval.guard`` reports on the others. The
threshold is the highest with which at most ``_STOPPED`` of the good are stopped by it, each judged
by a model fitted on the other paragraphs.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from assistant.grounding.content import FEATURES, content_features
from eval.guard_cases import GOOD, PARTS, GuardCase, corrupted_cases, good_cases
from index.embedding import Embedder, SentenceTransformerEmbedder

_OUTPUT = Path(__file__).parent.parent / "assistant" / "data" / "grounding.json"
_KINDS = ("noun", "invention", "citation", "name")
_MADE = 1500
"""Corruptions made, of which those of the kinds above are kept."""
_STOPPED = 0.04
_FOLDS = 5
_REGULARISATION = 1.0


def fitted_cases() -> list[GuardCase]:
    """Return what the model is fitted on."""
    good = good_cases(PARTS[0])
    corrupted = [one for one in corrupted_cases(PARTS[0], _MADE) if one.kind in _KINDS]
    return [*good, *corrupted]


def features_of(cases: Sequence[GuardCase], embedder: Embedder) -> NDArray[np.float64]:
    """Return the features of cases, shape (cases, features)."""
    return np.stack([content_features(one.statement, one.cited, embedder) for one in cases])


def fit(features: NDArray[np.float64], good: NDArray[np.bool_]) -> LogisticRegression:
    """Return a logistic model in which good and corrupted count alike, and no sign is turned.

    A feature that would speak for a statement the newer it is, is left out.
    """
    kept = np.ones(features.shape[1], dtype=bool)
    while True:
        model = LogisticRegression(C=_REGULARISATION, class_weight="balanced", max_iter=5000)
        model.fit(features * kept, good)
        wrong = (model.coef_[0] > 0) & kept & (np.array(FEATURES) != "thin")
        if not wrong.any():
            return model
        kept &= ~wrong


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, say how it does on what it was fitted on, and with --write store the model."""
    parser = argparse.ArgumentParser(prog="python -m eval.fit_guard", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {_OUTPUT.name}")
    options = parser.parse_args(arguments)
    cases = fitted_cases()
    features = features_of(cases, SentenceTransformerEmbedder())
    good = np.array([one.kind == GOOD for one in cases])
    folds = np.array([one.paragraph // 2 % _FOLDS for one in cases])
    judged = np.zeros(len(cases))
    for fold in range(_FOLDS):
        inside = folds != fold
        model = fit(features[inside], good[inside])
        judged[~inside] = model.predict_proba(features[~inside])[:, 1]
    enough = float(np.quantile(judged[good], _STOPPED, method="lower"))
    for kind in (GOOD, *_KINDS):
        of_kind = np.array([one.kind == kind for one in cases])
        stopped = float((judged[of_kind] < enough).mean())
        print(f"{kind:<12} {int(of_kind.sum()):5}  stopped {stopped:.3f}")  # noqa: T201
    model = fit(features, good)
    written = {
        "made_by": "python -m eval.fit_guard",
        "fitted_on": "restatements and corruptions of the sample record, paragraphs of even number",
        "content": {
            "weights": dict(zip(FEATURES, model.coef_[0].round(4).tolist(), strict=True)),
            "bias": round(float(model.intercept_[0]), 4),
            "enough": round(enough, 4),
        },
    }
    print(json.dumps(written["content"], indent=2))  # noqa: T201
    if options.write:
        _OUTPUT.write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
