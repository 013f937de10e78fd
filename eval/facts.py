"""Report how questions for one fact are answered, and near misses of them met with silence.

    python -m eval.facts

Asks the questions of :mod:`eval.datasets.facts`, each of its own record: of those that have an
answer, in how many the first statement is of it, how many are met with silence, and how many are
answered with nothing that answers; of the near misses, how many are answered all the same. With
``--show`` every question of the development half that goes wrong is printed with what was said;
those of the other half are never to be looked at.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.benchmark import Benchmark, Topic, merge
from eval.datasets.facts import load_facts
from eval.runs.measures import intersect
from eval.systems import Response
from eval.systems.on_the_record import OnTheRecord
from index.embedding.embedder import SentenceTransformerEmbedder


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what came of it.

    Attributes:
        topic: With its gold.
        response: Of the product.
    """

    topic: Topic
    response: Response

    @property
    def asker(self) -> bool:
        """Whether words of the committee are cited, whose members ask and do not know."""
        return "committee" in self.response.sides

    @property
    def outcome(self) -> str:
        """What became of it, in a word or two."""
        given, gold = self.response.spans, merge(self.topic.gold)
        if not gold:
            return "right" if self.response.abstained else "answered"
        if self.response.abstained:
            return "silent"
        if intersect([given[0]], gold):
            return "right"
        return "behind another" if intersect(merge(given), gold) else "beside the fact"


def ask_all(benchmark: Benchmark, system: OnTheRecord) -> Iterator[Asked]:
    """Ask every question of its own record."""
    for documents, topics in benchmark.groups():
        with TemporaryDirectory() as folder:
            system.index(documents, Path(folder))
            system.open(documents, Path(folder))
            yield from (Asked(topic, system.respond(topic)) for topic in topics)
            system.close()


def report(name: str, asked: Sequence[Asked]) -> None:
    """Print what became of the questions, those with an answer first, then by kind."""
    print(name)  # noqa: T201
    there = [one for one in asked if one.topic.gold]
    near = [one for one in asked if not one.topic.gold]
    for kind, some in (("there", there), ("near misses", near)):
        counted = Counter(one.outcome for one in some)
        told = "  ".join(f"{outcome} {n}" for outcome, n in sorted(counted.items()))
        askers = sum(one.asker for one in some)
        print(f"  {kind:<16} {len(some):>4}  {told}  (committee cited {askers})")  # noqa: T201
    for kind in sorted({one.topic.kind for one in near}):
        some = [one for one in near if one.topic.kind == kind]
        answered = sum(one.outcome == "answered" for one in some)
        print(f"    {kind:<14} {len(some):>4}  answered {answered}")  # noqa: T201


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask both halves and report."""
    parser = argparse.ArgumentParser(prog="python -m eval.facts", description=__doc__)
    parser.add_argument("--show", action="store_true", help="print the wrong of development")
    options = parser.parse_args(arguments)
    system = OnTheRecord(SentenceTransformerEmbedder(), answers=True)
    for split in ("development", "test"):
        asked = list(ask_all(load_facts(split), system))
        report(f"facts-{split}", asked)
        for one in asked if options.show and split == "development" else ():
            if one.outcome != "right":
                said = " | ".join(text for text, _ in one.response.statements)
                print(f"- {one.outcome}: {one.topic.question}\n      {said}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
