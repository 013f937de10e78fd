"""Which benchmarks a run is on: what chose them, kept in the run so that it can be read again."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from eval.benchmark import Benchmark
from eval.datasets import load_dataset
from eval.datasets.own import load_own
from index.errors import FileError


@dataclass(frozen=True, slots=True)
class Selection:
    """Data sets and own questions, and how many of their topics.

    Attributes:
        names: Data sets, as :func:`eval.datasets.load_dataset` takes them.
        data: Folder in which they lie.
        questions, documents: Own ones, both or neither.
        sample: So many topics of each at random; None for all.
        seed: Of the random sample.
    """

    names: tuple[str, ...]
    data: Path = Path("data")
    questions: Path | None = None
    documents: Path | None = None
    sample: int | None = None
    seed: int = 0

    def load(self) -> list[Benchmark]:
        """Load what is chosen.

        Raises:
            FileError: If a data set cannot be loaded.
        """
        own = (
            [load_own(self.documents, self.questions)] if self.documents and self.questions else []
        )
        named = [load_dataset(name, self.data) for name in self.names]
        return [sample_topics(one, self.sample, self.seed) for one in (*own, *named)]

    def to_json(self) -> dict[str, Any]:
        """Return the settings as ``run.json`` keeps them."""
        return {
            "benchmarks": list(self.names),
            "data": str(self.data),
            "questions": str(self.questions) if self.questions else None,
            "documents": str(self.documents) if self.documents else None,
            "sample": self.sample,
            "seed": self.seed,
        }

    @classmethod
    def from_json(cls, folder: Path, run: dict[str, Any], data: Path | None = None) -> Selection:
        """Return what chose the benchmarks of a run.

        Args:
            folder: Of the run, to be named in errors.
            run: What ``run.json`` holds.
            data: Where the data sets lie now; None for where they lay.

        Raises:
            FileError: If the run does not say.
        """
        kept = run.get("settings") or {}
        if "benchmarks" not in kept:
            raise FileError(str(folder / "run.json"), "it does not say what it was run on.")
        return cls(
            tuple(kept["benchmarks"]),
            data or Path(kept["data"]),
            Path(kept["questions"]) if kept["questions"] else None,
            Path(kept["documents"]) if kept["documents"] else None,
            kept["sample"],
            kept["seed"],
        )


def sample_topics(benchmark: Benchmark, size: int | None, seed: int) -> Benchmark:
    """Return a benchmark with a random sample of its topics, in their order."""
    if size is None or size >= len(benchmark.topics):
        return benchmark
    chosen = set(random.Random(seed).sample(range(len(benchmark.topics)), size))  # noqa: S311
    kept = tuple(topic for i, topic in enumerate(benchmark.topics) if i in chosen)
    # Documents that nobody asks about are left out where every question names its own.
    asked = {topic.document for topic in kept}
    documents = tuple(one for one in benchmark.documents if None in asked or one.id in asked)
    return replace(benchmark, topics=kept, documents=documents)
