"""Fit the ledger's models: which paragraph replies to which point, and what became of it.

    python -m eval.fit_ledger --write

Fitted on dialogues of invented States (:mod:`eval.datasets.dialogues`). Each is judged by models
fitted on the others; the last lines are of the sample record, on which nothing is fitted. The
threshold of the links is the one of the best F1 with recall counted as more (beta 1.2), by leaving
one out; that of "answered" the least at which no point without a reply is called answered.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from assistant.ledger.entries import Status
from assistant.ledger.dialogue import Dialogue, gather
from assistant.ledger.likeness import FEATURES, Pairs, Read, compare, reading_of
from assistant.ledger.linking import LinkModel
from assistant.ledger.making import linked_of
from assistant.ledger.points import find_points
from assistant.ledger.status import FEATURES as STATUS_FEATURES
from assistant.ledger.status import STATUSES, StatusModel
from eval.datasets.dialogues import LabelledDialogue, load_invented
from eval.ledger import Share, agreement, confusion, match_points
from index.embedding import Embedder, SentenceTransformerEmbedder

_OUTPUT = Path(__file__).parent.parent / "assistant" / "data" / "ledger.json"
_BETA = 1.2


@dataclass(frozen=True, slots=True)
class Laid:
    """A labelled dialogue, compared.

    Attributes:
        labelled: As labelled.
        dialogue, pairs: For the points as labelled.
        links: Which paragraph replies to which point, shape (points, paragraphs).
    """

    labelled: LabelledDialogue
    dialogue: Dialogue
    pairs: Pairs
    links: NDArray[np.bool_]


def lay_out(labelled: LabelledDialogue, embedder: Embedder, read: Read) -> Laid:
    """Compare the labelled points of a dialogue with all that replies to them."""
    dialogue = gather([labelled.record], [one.point for one in labelled.points])
    links = np.array(
        [[said.paragraph.index in one.replies for said in dialogue.said] for one in labelled.points]
    )
    return Laid(labelled, dialogue, compare(dialogue, embedder, read), links)


def fit_links(laid: Sequence[Laid]) -> LinkModel:
    """Fit the model of links; its threshold is yet to be set."""
    rows = np.concatenate([one.pairs.features[one.pairs.may] for one in laid])
    labels = np.concatenate([one.links[one.pairs.may] for one in laid])
    scale = rows.std(axis=0) + 1e-9
    model = LogisticRegression(C=0.1, max_iter=5000).fit(rows / scale, labels)
    return LinkModel(tuple(map(float, model.coef_[0] / scale)), float(model.intercept_[0]), 0.5)


def fit_statuses(laid: Sequence[Laid], links: LinkModel) -> StatusModel:
    """Fit the model of statuses on the points that the links find spoken to."""
    rows, labels = [], []
    for one in laid:
        likelihoods = links.likelihood(one.pairs)
        for i, gold in enumerate(one.labelled.points):
            chosen = links.choose(likelihoods[i])
            if chosen and gold.status is not Status.NO_REPLY:
                rows.append(
                    linked_of(one.dialogue, one.pairs, likelihoods[i], chosen, i).features()
                )
                labels.append(STATUSES.index(gold.status))
    matrix = np.array(rows)
    scale = matrix.std(axis=0) + 1e-9
    model = LogisticRegression(C=0.3, max_iter=5000).fit(matrix / scale, labels)
    weights = np.zeros((len(STATUSES), len(STATUS_FEATURES)))
    biases = np.full(len(STATUSES), -20.0)
    for row, label in enumerate(model.classes_):
        weights[label] = model.coef_[row] / scale
        biases[label] = model.intercept_[row]
    return StatusModel(tuple(map(tuple, weights.tolist())), tuple(biases.tolist()), 0.0)


def best_threshold(scores: NDArray[np.float64], labels: NDArray[np.bool_]) -> float:
    """Return the threshold of the best F-measure (van Rijsbergen 1979)."""
    best, chosen = -1.0, 0.5
    for threshold in np.linspace(0.05, 0.95, 91):
        found = scores >= threshold
        hits = float((found & labels).sum())
        if hits:
            precision, recall = hits / found.sum(), hits / labels.sum()
            value = (1 + _BETA**2) * precision * recall / (_BETA**2 * precision + recall)
            if value > best:
                best, chosen = value, float(threshold)
    return chosen


def statuses_of(
    one: Laid, links: LinkModel, model: StatusModel
) -> list[tuple[Status, Status, float]]:
    """Return for each point its gold status, the one found, and the best likelihood."""
    likelihoods = links.likelihood(one.pairs)
    found = []
    for i, gold in enumerate(one.labelled.points):
        chosen = links.choose(likelihoods[i])
        status = Status.NO_REPLY
        if chosen:
            linked = linked_of(one.dialogue, one.pairs, likelihoods[i], chosen, i)
            status = model.read(linked)[0]
        found.append((gold.status, status, float(likelihoods[i].max(initial=0))))
    return found


def answered_threshold(rows: Sequence[tuple[Status, Status, float]]) -> float:
    """Return the least likelihood above which no point without a reply is called answered."""
    wrong = [
        likelihood
        for gold, found, likelihood in rows
        if gold is Status.NO_REPLY and found is Status.ANSWERED
    ]
    return max(wrong, default=0.0) + 1e-6 if wrong else 0.0


def report(name: str, one: Laid, links: LinkModel, model: StatusModel) -> None:
    """Print how links and statuses of one dialogue do."""
    likelihoods = links.likelihood(one.pairs)
    found = (likelihoods >= links.threshold) & one.pairs.may
    hits = int((found & one.links).sum())
    recall, precision = Share(hits, int(one.links.sum())), Share(hits, int(found.sum()))
    rows = statuses_of(one, links, model)
    same, kappa = agreement((gold, status) for gold, status, _ in rows)
    false = sum(g is Status.NO_REPLY and s is Status.ANSWERED for g, s, _ in rows)
    print(  # noqa: T201
        f"{name}: links recall {recall} precision {precision}; status agrees {same:.3f},"
        f" kappa {kappa:.2f}; answered without a reply: {false}"
    )


def report_points(name: str, labelled: LabelledDialogue) -> None:
    """Print how many points are found, and whether they are the right expert's."""
    gold, found = [one.point for one in labelled.points], find_points(labelled.record)
    pairs = match_points(gold, found)
    right = sum(gold[i].speaker == found[j].speaker for i, j in pairs)
    kinds = sum(gold[i].kind == found[j].kind for i, j in pairs)
    print(  # noqa: T201
        f"{name}: points recall {Share(len(pairs), len(gold))} precision"
        f" {Share(len(pairs), len(found))}; expert {Share(right, len(pairs))};"
        f" kind {Share(kinds, len(pairs))}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, report, and with ``--write`` save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="save what was fitted")
    parser.add_argument("--sample", action="store_true", help="report on the sample record too")
    options = parser.parse_args(arguments)
    embedder = SentenceTransformerEmbedder()
    labelled = load_invented()
    for dialogue in labelled:
        report_points(dialogue.name, dialogue)
    read = reading_of(embedder)
    laid = [lay_out(one, embedder, read) for one in labelled]
    links, statuses = fit(laid)
    left_out = [
        links_and_statuses_without(laid, k, links.threshold, statuses.answered)
        for k in range(len(laid))
    ]
    for one, (some_links, some_statuses) in zip(laid, left_out, strict=True):
        report(f"{one.labelled.name}, left out", one, some_links, some_statuses)
    rows = [
        row for one, (a, b) in zip(laid, left_out, strict=True) for row in statuses_of(one, a, b)
    ]
    same, kappa = agreement((gold, status) for gold, status, _ in rows)
    print(f"all, left out: status agrees {same:.3f}, kappa {kappa:.2f}")  # noqa: T201
    print(confusion((gold, status) for gold, status, _ in rows))  # noqa: T201
    print(
        "weights",
        dict(zip(FEATURES, np.round(links.weights, 2).tolist(), strict=True)),
        links.threshold,
    )  # noqa: T201
    if options.write:
        _write(links, statuses)
    return 0


def fit(laid: Sequence[Laid]) -> tuple[LinkModel, StatusModel]:
    """Fit both models on all dialogues, their thresholds by leaving one out."""
    scores, labels = [], []
    for k, one in enumerate(laid):
        model = fit_links([other for j, other in enumerate(laid) if j != k])
        scores.append(model.likelihood(one.pairs)[one.pairs.may])
        labels.append(one.links[one.pairs.may])
    threshold = best_threshold(np.concatenate(scores), np.concatenate(labels))
    rows = []
    for k, one in enumerate(laid):
        rows += statuses_of(one, *links_and_statuses_without(laid, k, threshold, 0.0))
    whole = fit_links(laid)
    links = LinkModel(whole.weights, whole.bias, threshold)
    statuses = fit_statuses(laid, links)
    return links, StatusModel(statuses.weights, statuses.biases, answered_threshold(rows))


def links_and_statuses_without(
    laid: Sequence[Laid], k: int, threshold: float, answered: float
) -> tuple[LinkModel, StatusModel]:
    """Fit both models without the k-th dialogue."""
    others = [other for j, other in enumerate(laid) if j != k]
    model = fit_links(others)
    links = LinkModel(model.weights, model.bias, threshold)
    statuses = fit_statuses(others, links)
    return links, StatusModel(statuses.weights, statuses.biases, answered)


def _write(links: LinkModel, statuses: StatusModel) -> None:
    fitted: dict[str, Any] = {
        "made by": "eval/fit_ledger.py",
        "links": {
            "features": FEATURES,
            "weights": links.weights,
            "bias": links.bias,
            "threshold": links.threshold,
        },
        "statuses": {
            "statuses": STATUSES,
            "features": STATUS_FEATURES,
            "weights": statuses.weights,
            "biases": statuses.biases,
            "answered": statuses.answered,
        },
    }
    _OUTPUT.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
