"""Measure the guard (:mod:`assistant.grounding`) and print what it does.

python -m eval.guard --part reported      # on the cases of eval.guard.cases; --misses lists them
python -m eval.guard ../shared/data       # on SummEdits
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.grounding import Verdict, check
from eval.guard.cases import (
    GOOD,
    PARTS,
    GuardCase,
    answer_cases,
    attacked_cases,
    fluent_cases,
    own_cases,
    restated_cases,
    turned_cases,
)
from eval.guard.corrupting import corrupted_cases
from eval.guard.summedits import print_summedits
from index.embedding.embedder import Embedder, SentenceTransformerEmbedder

_CORRUPTED = 500


@dataclass(frozen=True, slots=True)
class Judged:
    """A case with what the guard said of it, and how long that took, in milliseconds."""

    case: GuardCase
    verdict: Verdict
    took: float


def judge(cases: Sequence[GuardCase], embedder: Embedder) -> list[Judged]:
    """Have the guard check cases, in order."""
    found = []
    for case in cases:
        began = time.perf_counter()
        verdict = check(case.statement, case.cited, embedder)
        found.append(Judged(case, verdict, 1000 * (time.perf_counter() - began)))
    return found


def sets_of(part: str) -> dict[str, list[GuardCase]]:
    """Return the cases of a part, by what the right statements among them are."""
    answers = answer_cases(part, ("natural",))
    varied = answer_cases(part, ("close", "moderate", "free"))
    attacked = {
        "a reviewer's, close to the record's words, right and turned round": attacked_cases(1),
        "the same, aimed at what had passed": attacked_cases(2),
    }
    return {
        "restated freely by hand; corrupted: those and the record's own": [
            *restated_cases(part),
            *corrupted_cases(part, _CORRUPTED),
        ],
        "answers to the product's prompts, and those corrupted": [
            *answers,
            *corrupted_cases(part, _CORRUPTED, bases=answers),
        ],
        "answers a third of which were to be worded freely, and those corrupted": [
            *varied,
            *corrupted_cases(part, _CORRUPTED, bases=varied),
        ],
        "put into another construction, and those in which who did what to whom is turned": (
            turned_cases(part)
        ),
        "of invented records, and the same as a fluent model gets them wrong": fluent_cases(part),
        "the record's own sentences": own_cases(part),
        **(attacked if part == PARTS[1] else {}),
    }


def print_part(part: str, embedder: Embedder, *, misses: bool) -> None:
    """Print what is stopped of a part, by kind, and the time it took."""
    took = []
    for name, cases in sets_of(part).items():
        judged = judge(cases, embedder)
        took += [one.took for one in judged]
        kinds: dict[str, list[Judged]] = defaultdict(list)
        for one in judged:
            kinds[one.case.kind].append(one)
        print(f"\n{part}: {name}")  # noqa: T201
        print(f"{'kind':<14}{'cases':>6}{'stopped':>9}{'share':>8}  faults found")  # noqa: T201
        for kind, ones in kinds.items():
            _print_row(kind, ones)
        corrupted = [one for one in judged if one.case.kind != GOOD]
        if corrupted:
            _print_row("all corrupted", corrupted)
        for one in judged if misses else ():
            if one.verdict.borne_out != (one.case.kind == GOOD):
                named = ",".join(one.verdict.faults) or "-"
                print(f"  {one.case.kind} {one.case.paragraph} [{named}] {one.case.statement}")  # noqa: T201
    print(  # noqa: T201
        f"\nmilliseconds a statement: median {np.median(took):.1f}, "
        f"95th percentile {np.quantile(took, 0.95):.1f}, longest {max(took):.1f}"
    )


def _print_row(kind: str, ones: Sequence[Judged]) -> None:
    stopped = [one for one in ones if not one.verdict.borne_out]
    faults = Counter(str(fault) for one in stopped for fault in one.verdict.faults)
    named = ", ".join(f"{fault} {count}" for fault, count in faults.most_common(4))
    print(f"{kind:<14}{len(ones):>6}{len(stopped):>9}{len(stopped) / len(ones):>8.3f}  {named}")  # noqa: T201


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m eval.guard", description=__doc__)
    parser.add_argument(
        "data",
        type=Path,
        nargs="?",
        help="folder with summedits/; then only that, unless a part is named",
    )
    parser.add_argument("--part", choices=PARTS, action="append", help="of the cases; else both")
    parser.add_argument("--misses", action="store_true", help="print every case told wrong")
    options = parser.parse_args(arguments)
    embedder = SentenceTransformerEmbedder()
    embedder.embed(["warm"])
    for part in options.part or (() if options.data else PARTS):
        print_part(part, embedder, misses=options.misses)
    if options.data:
        print_summedits(options.data / "summedits", embedder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
