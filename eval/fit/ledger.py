"""Fit the ledger's models: which paragraph replies to which point, and what became of it.

    python -m eval.fit.ledger --write

Fitted on dialogues of invented States (:mod:`eval.datasets.dialogues`), each whole and with every
other turn of the delegation left out: so it is when the record of the second meeting is not loaded.
Statuses are fitted on the written records besides (:mod:`eval.datasets.written_records`), which
have few near misses and weigh little, so that a point is not called answered for being spoken to.
Each dialogue or record is judged by models fitted on the others. By that the thresholds are set: a
paragraph may reply from the best F1 on; of several, those reply that are right in four of five
cases; and a point is called answered where at most one in twenty so called has no reply, in the
dialogues and in the records each. Reported on the
invented scenes too (:mod:`eval.datasets.scenes`), on which nothing is fitted. How the shipped
models do on a real record, on which nothing is fitted either: ``python -m eval.ledgers.report``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from assistant.ledger.entries import Status
from assistant.ledger.likeness import FEATURES, Floats, reading_of
from assistant.ledger.linking import LinkModel
from assistant.ledger.reading import linked_of
from assistant.ledger.status import FEATURES as STATUS_FEATURES
from assistant.ledger.status import STATUSES, StatusModel
from eval.datasets.dialogues import LabelledDialogue, load_invented
from eval.datasets.scene_ledgers import load_scene_ledgers
from eval.datasets.written_records import load_later_records, load_written_records
from eval.ledgers.measures import confusion
from eval.ledgers.reading import Laid, Read, lay_out, read_all, report, report_points
from index.embedding import SentenceTransformerEmbedder
from index.records import ParagraphKind, Side

_OUTPUT = Path(__file__).parents[2] / "assistant" / "data" / "ledger.json"
_SURE = 0.8
"""Share of the paragraphs that are right, of those that are named beside a likelier one."""
_FALSE = 0.05
"""Share of the points called answered that may have no reply, by leaving one out."""
_WEIGHT_OF_RECORDS = 0.05
"""Of a point of the written records, for statuses, where one of the dialogues weighs 1."""


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


def with_every_other_turn(labelled: LabelledDialogue, kept: int) -> LabelledDialogue:
    """Return a dialogue without every other turn of the delegation after the first point.

    Args:
        labelled: The dialogue.
        kept: 0 or 1: which turns stay.
    """
    record = labelled.record
    first = min(one.point.paragraph for one in labelled.points)
    turns = [
        turn.index
        for turn in record.turns
        if turn.speaker.side is Side.STATE and turn.first > first
    ]
    gone = {turn for place, turn in enumerate(turns) if place % 2 != kept}
    paragraphs = tuple(
        replace(one, kind=ParagraphKind.UNCLASSIFIED, turn=None) if one.turn in gone else one
        for one in record.paragraphs
    )
    left = {one.index for one in paragraphs if one.turn is not None}
    points = tuple(
        replace(
            one,
            replies=one.replies & left,
            status=one.status if one.replies & left else Status.NO_REPLY,
        )
        for one in labelled.points
    )
    return LabelledDialogue(labelled.name, replace(record, paragraphs=paragraphs), points)


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


def best_threshold(scores: NDArray[np.float64], labels: NDArray[np.bool_]) -> float:
    """Return the threshold of the best F-measure (van Rijsbergen 1979)."""
    best, chosen = -1.0, 0.5
    for threshold in np.linspace(0.05, 0.95, 91):
        found = scores >= threshold
        hits = float((found & labels).sum())
        value = 2 * hits / float(found.sum() + labels.sum())
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, report, and with ``--write`` save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="save what was fitted")
    options = parser.parse_args(arguments)
    embedder = SentenceTransformerEmbedder()
    read = reading_of(embedder)
    labelled = load_invented()
    for dialogue in labelled:
        report_points(dialogue.name, dialogue)
    written = [one.labelled for one in (*load_written_records(), *load_later_records())]
    groups = [
        [
            lay_out(version, embedder, read)
            for version in (one, with_every_other_turn(one, 0), with_every_other_turn(one, 1))
        ]
        for one in (*labelled, *written)
    ]
    count = len(labelled)
    links, likelihoods = _fit_links(groups[:count])
    likelihoods += [[links.likelihood(one.pairs) for one in group] for group in groups[count:]]
    samples = [
        [
            sample_of(one, likely, links.threshold, 1.0 if k < count else _WEIGHT_OF_RECORDS)
            for one, likely in zip(groups[k], likelihoods[k], strict=True)
        ]
        for k in range(len(groups))
    ]
    without = [
        fit_statuses([one for other in samples if other is not left for one in other])
        for left in samples
    ]

    def read_again(answered: float) -> list[list[list[Read]]]:
        return [
            [
                read_all(one, likely, links, replace(model, answered=answered))
                for one, likely in zip(group, some, strict=True)
            ]
            for group, some, model in zip(groups, likelihoods, without, strict=True)
        ]

    first = read_again(0.0)
    answered = max(
        answered_threshold([row for group in kind for rows in group for row in rows])
        for kind in (first[:count], first[count:])
    )
    found = read_again(answered)
    for one, (whole, *_) in zip(labelled, found, strict=False):
        report(f"{one.name}, left out", whole)
    for name, kind in (("dialogues", found[:count]), ("written records", found[count:])):
        report(
            f"{name}, left out, every other turn",
            [row for _, *parts in kind for rows in parts for row in rows],
        )
        together = [row for whole, *_ in kind for row in whole]
        report(f"{name}, left out", together)
        print(confusion((row.gold, row.found) for row in together))  # noqa: T201
    statuses = replace(fit_statuses([one for some in samples for one in some]), answered=answered)
    print(  # noqa: T201
        f"may reply from {links.threshold:.2f}, sure from {links.sure:.2f};"
        f" answered from {answered:.2f}"
    )
    scenes = [lay_out(one, embedder, read) for one in load_scene_ledgers()]
    report(
        "scenes",
        [
            row
            for one in scenes
            for row in read_all(one, links.likelihood(one.pairs), links, statuses)
        ],
    )
    if options.write:
        _write(links, statuses)
    return 0


def _fit_links(groups: Sequence[Sequence[Laid]]) -> tuple[LinkModel, list[list[Floats]]]:
    """Return the model of all, and the likelihoods of each by a model of the other groups."""
    likelihoods = []
    for group in groups:
        others = fit_links([one for other in groups if other is not group for one in other])
        likelihoods.append([others.likelihood(one.pairs) for one in group])
    laid = [one for group in groups for one in group]
    likely = [one for some in likelihoods for one in some]
    scores = np.concatenate([some[one.pairs.may] for one, some in zip(laid, likely, strict=True)])
    labels = np.concatenate([one.links[one.pairs.may] for one in laid])
    model = replace(
        fit_links(laid),
        threshold=best_threshold(scores, labels),
        sure=sure_threshold(scores, labels),
    )
    return model, likelihoods


def _write(links: LinkModel, statuses: StatusModel) -> None:
    fitted: dict[str, Any] = {
        "made by": "eval/fit/ledger.py",
        "links": {
            "features": FEATURES,
            "weights": links.weights,
            "bias": links.bias,
            "threshold": links.threshold,
            "sure": links.sure,
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
