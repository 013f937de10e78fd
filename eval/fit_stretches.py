"""Fit how stretches of talk are scored (:mod:`assistant.stretches`).

    python -m eval.fit_stretches ../shared/data --write

Every setting of a grid is tried on questions of QMSum: on the committees of its training part, and
on the research groups and product design of val. The one of the best mean character recall within
2,000 and 4,000 characters is kept, each set counting the same, and reported on the committees of
val, on which nothing was fitted.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import product
from pathlib import Path

import numpy as np

from assistant.stretches import StretchWeights, Talk, score_stretches
from eval.benchmark import Benchmark, Span
from eval.datasets.qmsum import load_qmsum
from eval.indexing import opened_topics
from eval.measures import overlap, within
from eval.selection import sample_topics
from eval.systems.on_the_record import OnTheRecord
from index.embedding import SentenceTransformerEmbedder

_OUTPUT = Path(__file__).parent.parent / "assistant" / "data" / "stretches.json"
_BUDGETS = (2000, 4000)
SEED = 13
_FITTED = (("train", "Committee"), ("val", "Academic"), ("val", "Product"))
_REPORTED = ("val", "Committee")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on a transcript: the talk, where its passages lie, and the gold."""

    talk: Talk
    spans: list[Span]
    gold: tuple[Span, ...]

    def recall(self, weights: StretchWeights) -> float:
        """Return the mean recall of characters within the budgets."""
        order = np.argsort(-score_stretches(self.talk, weights), kind="stable")
        ranked = [self.spans[i] for i in order[:200]]
        return float(np.mean([overlap(self.gold, within(ranked, n)).recall for n in _BUDGETS]))


def ask_all(benchmark: Benchmark, system: OnTheRecord, folder: Path) -> Iterator[Asked]:
    """Yield every question with the talk it is about."""
    for topic in opened_topics(system, benchmark, folder):
        talk, spans = system.talk(topic)
        yield Asked(talk, spans, topic.gold)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, report, and with --write store the weights where the assistant reads them."""
    parser = argparse.ArgumentParser(prog="python -m eval.fit_stretches", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with qmsum/")
    parser.add_argument("--write", action="store_true", help=f"write {_OUTPUT.name}")
    parser.add_argument("--most", type=int, default=100, help="questions a set, by lot")
    parser.add_argument("--cache", type=Path, default=Path("build/indexes"))
    options = parser.parse_args(arguments)
    system = OnTheRecord(SentenceTransformerEmbedder(), answers=False)

    def load(part: str, domain: str) -> list[Asked]:
        benchmark = load_qmsum(options.data / "qmsum" / f"{part}.jsonl.gz", domain)
        return list(ask_all(sample_topics(benchmark, options.most, SEED), system, options.cache))

    fitted = {name: load(*name) for name in _FITTED}
    grid = [
        StretchWeights(words, voice, reach, voice_reach, enough)
        for words, voice, reach, voice_reach, enough in product(
            (0.3, 0.6, 1.0),
            (0.1, 0.2, 0.4),
            (500.0, 1000.0, 2000.0),
            (300.0, 600.0),
            (0.35, 1.0),
        )
    ]

    def mean(weights: StretchWeights, asked: Sequence[Asked]) -> float:
        return float(np.mean([one.recall(weights) for one in asked]))

    best = max(grid, key=lambda one: sum(mean(one, asked) for asked in fitted.values()))
    for name, asked in {**fitted, _REPORTED: load(*_REPORTED)}.items():
        print(f"{' '.join(name):<20} {len(asked)} questions  recall {mean(best, asked):.3f}")  # noqa: T201
    if options.write:
        written = {
            "made_by": "python -m eval.fit_stretches",
            "fitted_on": [f"qmsum-{part}-{domain.lower()}" for part, domain in _FITTED],
            "weights": asdict(best),
        }
        _OUTPUT.write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
