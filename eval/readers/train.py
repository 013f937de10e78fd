"""Train a reader: a small encoder that reads a query and a paragraph together.

    python -m eval.readers.train build/reader/pairs.jsonl.gz OUT
        [--teacher FOLDER --teacher-budget 200 --keep-teacher FILE]
        [--layers 0,2,4,6,8,11 --budget 200]

It starts from the packaged all-MiniLM-L6-v2, or from another (``--start``; with --layers of
all-mpnet-base-v2 some of its layers, or without --start of the teacher as it was trained). Its word
embeddings stay as they are, so that only the layers are shipped; everything else is trained, on all
tasks at once:

- evidence: a logit for each sentence of the paragraph, from the mean of its tokens' states and
  that of the query's, one for the whole from the first token, and one for whether the paragraph
  gives what was asked or only speaks of it;
- claim: one logit for a statement and what it cites.

With a teacher, the folder of all-mpnet-base-v2 as published or packed (``eval.readers.starts``),
that is trained first, and the small one learns from it and from the labels; what it said is kept
with --readings, to teach another. With several --teacher-seeds it is the mean of several trainings
(Wortsman et al. 2022, "Model soups"). A budget, in seconds, ends a training early with its rate
down to nothing. Weights are rounded to eight bits a row and written as soon as they are trained;
what is reported then is what was written.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from eval.readers.batches import encode
from eval.readers.measures import evaluate
from eval.readers.network import Reader
from eval.readers.packing import quantised, write_reader
from eval.readers.pairs import KEPT_ARTICLES, KEPT_SOURCES, UNLABELLED, Pair, read_pairs
from eval.readers.starts import may_keep_layers, open_start
from eval.readers.training import (
    mean_weights,
    read_readings,
    scores,
    taught,
    train,
    write_readings,
)
from index.embedding.embedder import default_folder
from index.embedding.minilm import open_tokenizer


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, write and evaluate."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.layers and not may_keep_layers(options.start or options.teacher):
        parser.error(
            "--layers are those that all-mpnet-base-v2 keeps: name its folder by --start or "
            "--teacher. all-MiniLM-L6-v2 is trained whole, without --layers."
        )
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.set_float32_matmul_precision("high")
    pairs = read_pairs(options.pairs)
    if options.limit:
        lot = random.Random(options.seed)  # noqa: S311
        pairs = lot.sample(pairs, min(options.limit, len(pairs)))
    learnt, more, kept = parted(pairs, options)
    print(  # noqa: T201
        f"{len(learnt):,} pairs to learn from, {len(more):,} more to be taught with, "
        f"{len(kept):,} to report on",
        flush=True,
    )
    given = {"size": options.batch, "seed": options.seed}
    options.output.mkdir(parents=True, exist_ok=True)
    report: dict[str, Any] = {"options": {k: str(v) for k, v in vars(options).items()}}

    def tell(name: str, measures: dict[str, Any]) -> None:
        report[name] = measures
        print(name, flush=True)  # noqa: T201
        for source, values in measures.items():
            print(f"  {source:<20} {json.dumps(values)}", flush=True)  # noqa: T201
        (options.output / "report.json").write_text(json.dumps(report, indent=1), encoding="utf-8")

    teacher, readings = None, None
    if options.readings and options.readings.is_file():
        readings = read_readings(options.readings, learnt + more)
    elif options.teacher:
        tokenizer = open_tokenizer(options.teacher)
        rows = encode(learnt, tokenizer)
        reported = encode(kept, tokenizer)
        schedule = {"epochs": options.teacher_epochs, "rate": options.teacher_rate}
        trained: list[Reader] = []
        seeds = options.teacher_seeds or [options.seed]
        for seed in seeds:
            torch.manual_seed(seed)  # Before a network is made: its heads start by chance.
            one = open_start(options.teacher).to(device)
            train(
                one, rows, **schedule, size=options.batch, seed=seed, budget=options.teacher_budget
            )
            trained.append(one)
            if len(seeds) > 1:
                tell(f"teacher of seed {seed}", evaluate(scores(one, reported)))
        teacher = trained[0]
        teacher.load_state_dict(mean_weights([one.state_dict() for one in trained]))
        del trained, one
        if options.keep_teacher:
            write_reader(quantised(teacher), options.keep_teacher, apart=0)
        if options.readings or options.epochs:
            readings = scores(teacher, rows) + scores(teacher, encode(more, tokenizer))
            if options.readings:
                write_readings(readings, options.readings)
        tell("teacher", evaluate(scores(teacher, reported)))
    if options.epochs:
        torch.manual_seed(options.seed)
        start = options.start or (options.teacher if options.layers else default_folder())
        tokenizer = open_tokenizer(start)
        if teacher and options.layers and not options.start:
            reader = teacher
            reader.keep_layers(options.layers)
        else:
            del teacher
            reader = open_start(start, layers=options.layers, apart=options.apart).to(device)
        rows = encode([*learnt, *more] if readings else learnt, tokenizer)
        if readings:
            taught(rows, readings)
        schedule = {"epochs": options.epochs, "rate": options.rate}
        train(reader, rows, **schedule, **given, budget=options.budget)
        written = options.output / "reader.safetensors"
        write_reader(quantised(reader), written, apart=options.apart)
        tell("measures", evaluate(scores(reader, encode(kept, tokenizer))))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval.readers.train", description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--start", type=Path, help="folder of the encoder")
    parser.add_argument(
        "--layers",
        type=lambda text: [int(one) for one in text.split(",")],
        default=[],
        help="of all-mpnet-base-v2, or else of the teacher, those that it keeps: 0,2,4,6,8,11",
    )
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--budget", type=float, default=float("inf"), help="seconds at most")
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--apart", type=int, default=0, help="layers that read apart")
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--without", default="", help="sources not to train on, by commas")
    parser.add_argument("--leave", default="", help="of SummEdits, a domain to report on")
    parser.add_argument("--everything", action="store_true", help="train on scenes kept too")
    parser.add_argument("--teacher", type=Path, help="folder of all-mpnet-base-v2")
    parser.add_argument("--teacher-epochs", type=int, default=3)
    parser.add_argument("--teacher-rate", type=float, default=3e-5)
    parser.add_argument("--teacher-budget", type=float, default=float("inf"))
    parser.add_argument(
        "--teacher-seeds",
        type=lambda text: [int(one) for one in text.split(",")],
        default=[],
        help="13,14: trained once by each, a budget each; their mean is the teacher",
    )
    parser.add_argument("--keep-teacher", type=Path, help="file for its weights, some 90 MB")
    parser.add_argument("--readings", type=Path, help="file of what the teacher said")
    parser.add_argument("--limit", type=int, default=0, help="pairs, to try the program")
    return parser


def parted(
    pairs: Sequence[Pair], options: argparse.Namespace
) -> tuple[list[Pair], list[Pair], list[Pair]]:
    """Return the pairs to learn from, those that only a teacher labels, and those to report on."""
    without = tuple(filter(None, options.without.split(",")))
    learnt: list[Pair] = []
    more: list[Pair] = []
    kept: list[Pair] = []
    for one in pairs:
        left = options.leave and options.leave in one.source
        if one.kept or left:
            kept.append(one)
        elif not (without and one.source.startswith(without)):
            (more if one.source == UNLABELLED else learnt).append(one)
    if options.everything:
        learnt += [
            one for one in kept if one.source not in KEPT_SOURCES and one.group not in KEPT_ARTICLES
        ]
    return learnt, more, kept


if __name__ == "__main__":
    sys.exit(main())
