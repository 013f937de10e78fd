"""Fit what exchanges of transcripts are weighed by (:mod:`assistant.retrieving.exchanges`).

    python -m eval.fit.stretches ../shared/data --write

The weights are those under which the exchanges that come nearest to the gold are the likeliest of
all of their meeting (a logistic regression over each question's exchanges, conditional on one being
right: McFadden, 1974), on questions of QMSum's training part: its committees, every fourth research
group and every fifth meeting on product design. What is printed is the mean character recall within
2,000 and 4,000 characters, for these meetings by weights fitted on the others (five folds), and for
those of val, on which nothing is fitted.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from assistant.retrieving.exchanges import Talk, exchanges
from assistant.retrieving.stretches import score_stretches
from assistant.retrieving.transcript import FEATURES, Floats
from eval.benchmark import Benchmark, Span
from eval.datasets.qmsum import load_qmsum
from eval.runs.indexing import opened_topics
from eval.runs.measures import overlap, within
from eval.systems import DEPTH
from eval.systems.on_the_record import OnTheRecord
from index.embedding.embedder import SentenceTransformerEmbedder

_OUTPUT = Path(__file__).parents[2] / "assistant" / "data" / "stretches.json"
_BUDGETS = (2000, 4000)
_FITTED = {"Committee": 1, "Academic": 4, "Product": 5}
"""Of each kind of meeting, every so-many-th: about as many of each."""
_FOLDS = 5
_NEAR, _SHARP = 0.3, 16
"""An exchange may be the right one from this share of the best one's overlap with the gold on, the
likelier the greater its overlap to this power."""
_RIDGE = 3.0
_STEPS, _SETTLED = 40, 1e-3
"""Of Newton's method: how many at the most, and a step after which no other is needed."""
SEED = 13


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on a transcript: the talk, where its passages lie, and the gold."""

    talk: Talk
    spans: list[Span]
    gold: tuple[Span, ...]

    def recall(self, weights: Floats) -> list[float]:
        """Return the recall of characters within each budget."""
        order = np.argsort(-score_stretches(self.talk, weights), kind="stable")
        ranked = [self.spans[i] for i in order[:DEPTH]]
        return [overlap(self.gold, within(ranked, budget)).recall for budget in _BUDGETS]

    def choice(self) -> Choice:
        """Return the exchanges to choose from, and which are right."""
        found = exchanges(self.talk)
        given = [overlap(self.gold, [span]) for span in self.spans]
        sums = np.zeros(int(found.end.max()) + 1)
        np.add.at(sums, found.remarks + 1, [one.common for one in given])
        sums = np.cumsum(sums)
        common = sums[found.end] - sums[found.first]
        alike = common / (found.sizes + given[0].gold - common)
        right = np.where(alike >= _NEAR * alike.max(), alike, 0) ** _SHARP
        return Choice(found.features, right / right.sum())


@dataclass(frozen=True, slots=True)
class Choice:
    """What there is to choose from for a question.

    Attributes:
        features: Of the exchanges, shape (exchanges, features).
        right: The chance of each to be the right one, by the gold; all together 1.
    """

    features: Floats
    right: Floats


def fit(choices: Sequence[Choice]) -> Floats:
    """Return the weights of greatest likelihood, held back by a ridge (Newton's method)."""
    scale = np.sqrt(np.mean([one.features.var(axis=0) for one in choices], axis=0))
    weights = np.zeros(len(FEATURES))
    for _ in range(_STEPS):
        slope = -_RIDGE * weights
        bend = _RIDGE * np.eye(len(weights))
        for one in choices:
            features = one.features / scale
            said = features @ weights
            chances = np.exp(said - said.max())
            chances /= chances.sum()
            mean = chances @ features
            slope += one.right @ features - mean
            bend += (features * chances[:, None]).T @ features - np.outer(mean, mean)
        step = np.linalg.solve(bend, slope)
        # A leap is cut short: far from the goal the curve is another one.
        weights += step * min(1.0, 1.0 / np.abs(step).max())
        if np.abs(step).max() < _SETTLED:
            break
    return np.asarray(weights / scale)


def out_of_fold(asked: Sequence[Asked]) -> list[list[float]]:
    """Return the recall of each question by weights fitted on the meetings of other folds."""
    meetings = list(dict.fromkeys(one.gold[0].document for one in asked))
    np.random.default_rng(SEED).shuffle(meetings)
    folds = {name: place % _FOLDS for place, name in enumerate(meetings)}
    choices = [one.choice() for one in asked]
    of = [folds[one.gold[0].document] for one in asked]
    weights = [
        fit([choice for choice, its in zip(choices, of, strict=True) if its != fold])
        for fold in range(_FOLDS)
    ]
    return [one.recall(weights[its]) for one, its in zip(asked, of, strict=True)]


def every(benchmark: Benchmark, step: int) -> Benchmark:
    """Return a benchmark with every so-many-th of its documents."""
    kept = benchmark.documents[::step]
    names = {one.id for one in kept}
    asked = tuple(one for one in benchmark.topics if one.document in names)
    return replace(benchmark, documents=kept, topics=asked)


def ask_all(benchmark: Benchmark, system: OnTheRecord, folder: Path) -> Iterator[Asked]:
    """Yield every question with the talk it is about."""
    for topic in opened_topics(system, benchmark, folder):
        talk, spans = system.talk(topic)
        yield Asked(talk, spans, topic.gold)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, report, and with --write store the weights where the assistant reads them."""
    parser = argparse.ArgumentParser(prog="python -m eval.fit.stretches", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with qmsum/")
    parser.add_argument("--write", action="store_true", help=f"write {_OUTPUT.name}")
    parser.add_argument("--held-out", action="store_true", help="report on val as well")
    parser.add_argument("--cache", type=Path, default=Path("build/indexes"))
    options = parser.parse_args(arguments)
    system = OnTheRecord(SentenceTransformerEmbedder(), answers=False)

    def load(part: str, domain: str, step: int) -> list[Asked]:
        benchmark = load_qmsum(options.data / "qmsum" / f"{part}.jsonl.gz", domain)
        return list(ask_all(every(benchmark, step), system, options.cache))

    def show(name: str, recalls: Sequence[Sequence[float]]) -> None:
        means = "  ".join(f"{mean:.3f}" for mean in np.mean(recalls, axis=0))
        print(f"{name:<20} {len(recalls)} questions  recall {means}", flush=True)  # noqa: T201

    loaded = {domain: load("train", domain, step) for domain, step in _FITTED.items()}
    asked = [one for those in loaded.values() for one in those]
    recalls = iter(out_of_fold(asked))
    for domain, those in loaded.items():
        show(f"train {domain}", [next(recalls) for _ in those])
    weights = fit([one.choice() for one in asked])
    if options.held_out:
        for domain in _FITTED:
            show(f"val {domain}", [one.recall(weights) for one in load("val", domain, 1)])
    if options.write:
        written = {
            "made_by": "python -m eval.fit.stretches",
            "fitted_on": [
                f"qmsum-train-{domain.lower()}, every {step}. meeting"
                if step > 1
                else f"qmsum-train-{domain.lower()}"
                for domain, step in _FITTED.items()
            ],
            "weights": {
                name: round(float(one), 4) for name, one in zip(FEATURES, weights, strict=True)
            },
        }
        _OUTPUT.write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
