"""Measure the guard (:mod:`assistant.grounding`) and print what it does.

python -m eval.guard --part reported      # on the cases of eval.guard.cases; --misses lists them
python -m eval.guard ../shared/data       # on SummEdits
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from assistant.grounding import Fault, Verdict, check
from assistant.grounding.checking import rule_faults
from assistant.grounding.content import FEATURES, content_features, load_content_model
from assistant.language.reading import read
from assistant.sources import Source, bare_source
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
from index.embedding import Embedder, SentenceTransformerEmbedder
from index.sentences import sentence_spans

_CORRUPTED = 500
_NEAREST = 12
"""Sentences of a document that a statement is held against."""
_DOMAINS = ("samsum", "ectsum", "sales_call", "news")
Floats = NDArray[np.float64]


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


@dataclass(frozen=True, slots=True)
class Claim:
    """A row of SummEdits.

    Attributes:
        statement: The summary.
        cited: The document, a source a sentence.
        good: Whether it is consistent.
        first: Whether it is of the half that thresholds are fitted on; summaries of one document
            are all of one half.
    """

    statement: str
    cited: tuple[Source, ...]
    good: bool
    first: bool


def load_claims(path: Path) -> list[Claim]:
    """Return the rows of a domain of SummEdits."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [
        Claim(
            row["summary"],
            tuple(bare_source(row["doc"][start:end]) for start, end in sentence_spans(row["doc"])),
            row["label"] == 1,
            crc32(row["doc"].encode()) % 2 == 0,
        )
        for row in rows
    ]


def guard_scores(claim: Claim, embedder: Embedder) -> tuple[float, float]:
    """Return how surely the guard, and its checker, take a claim to be borne out.

    It is that of the worst of the claim's sentences. What is said of speakers is left out: these
    documents have none that could be known. Each fault that a rule finds takes a whole from the
    support.

    Returns:
        The guard's support less the faults, and the checker's log-odds.
    """
    model = load_content_model()
    apart = {Fault.SIDE, Fault.SPEAKER}
    guard, checker = [], []
    for start, end in sentence_spans(claim.statement):
        text = claim.statement[start:end]
        near = _nearest(text, claim.cited)
        faults = [one for one in rule_faults(text, near) if one not in apart]
        features = content_features(text, near, embedder)
        guard.append(model.support(features) - len(faults))
        checker.append(float(features[FEATURES.index("checker")]))
    return min(guard, default=0.0), min(checker, default=0.0)


def _nearest(text: str, cited: Sequence[Source]) -> list[Source]:
    """Return the sentences of a document that share most words with a statement, in order."""
    own = {word.stem for word in read(text) if word.is_content}
    shared = [len(own & {word.stem for word in read(one.text)}) for one in cited]
    return [
        cited[at] for at in sorted(np.argsort(-np.array(shared), kind="stable")[:_NEAREST].tolist())
    ]


def overlap_score(claim: Claim) -> float:
    """Return the share of the content words of a claim that its document has."""
    own = [word for word in read(claim.statement) if word.is_content or word.is_number]
    said = {word.stem for one in claim.cited for word in read(one.text)}
    return sum(word.stem in said for word in own) / max(1, len(own))


def balanced_accuracy(scores: Floats, good: NDArray[np.bool_], threshold: float) -> float:
    """Return the mean of the shares of consistent and of inconsistent claims told right."""
    passed = scores >= threshold
    return float((passed[good].mean() + (~passed[~good]).mean()) / 2)


def best_threshold(scores: Floats, good: NDArray[np.bool_]) -> float:
    """Return the threshold of the best balanced accuracy."""
    options = np.unique(scores)
    return float(max(options, key=lambda one: balanced_accuracy(scores, good, float(one))))


def print_summedits(folder: Path, embedder: Embedder) -> None:
    """Print the balanced accuracy by domain on the half on which no threshold was fitted."""
    print("\nSummEdits, balanced accuracy on the second half of the documents")  # noqa: T201
    print(f"{'domain':<14}{'claims':>7}{'overlap':>9}{'guard':>8}{'checker':>9}{'as shipped':>12}")  # noqa: T201
    rows = []
    for domain in _DOMAINS:
        claims = load_claims(folder / f"summedits_{domain}.jsonl.gz")
        good = np.array([one.good for one in claims])
        first = np.array([one.first for one in claims])
        both = np.array([guard_scores(one, embedder) for one in claims])
        made = {
            "overlap": np.array([overlap_score(one) for one in claims]),
            "guard": both[:, 0],
            "checker": both[:, 1],
        }
        figures = [
            balanced_accuracy(
                scores[~first], good[~first], best_threshold(scores[first], good[first])
            )
            for scores in made.values()
        ]
        figures.append(
            balanced_accuracy(made["guard"][~first], good[~first], load_content_model().enough)
        )
        rows.append(figures)
        print(  # noqa: T201
            f"{domain:<14}{int((~first).sum()):>7}"
            + f"{figures[0]:>9.3f}{figures[1]:>8.3f}{figures[2]:>9.3f}{figures[3]:>12.3f}",
            flush=True,
        )
    mean = np.mean(rows, axis=0)
    print(f"{'mean':<21}{mean[0]:>9.3f}{mean[1]:>8.3f}{mean[2]:>9.3f}{mean[3]:>12.3f}")  # noqa: T201


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
