"""Train a reader: a small encoder that reads a query and a paragraph together.

    python -m eval.readers.train build/reader/pairs.jsonl.gz build/reader/start OUT

The start is the folder of all-MiniLM-L6-v2. Its word embeddings stay as they are, so that only
the layers are shipped; everything else is trained, on all tasks at once:

- evidence: a logit for each sentence of the paragraph, from the mean of its tokens' states and
  that of the query's, and one for the whole from the first token;
- claim: one logit for a statement and what it cites.

Minutes on a GPU, about an hour on two cores. Weights are rounded to eight bits a row before the
last evaluation: what is reported is what is shipped.
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
from safetensors.torch import load_file
from tokenizers import Tokenizer

from eval.readers.batches import encode
from eval.readers.measures import evaluate
from eval.readers.network import Reader, Student, Teacher
from eval.readers.packing import quantised, write_reader
from eval.readers.pairs import KEPT_ARTICLES, Pair, read_pairs
from eval.readers.training import scores, taught, train


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, evaluate and write."""
    parser = argparse.ArgumentParser(prog="python -m eval.readers.train", description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("start", type=Path, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("output", type=Path)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--apart", type=int, default=0, help="layers that read apart")
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--without", default="", help="sources not to train on, by commas")
    parser.add_argument("--leave", default="", help="of SummEdits, a domain to report on")
    parser.add_argument(
        "--everything", action="store_true", help="train on scenes and articles kept too"
    )
    parser.add_argument(
        "--teacher", type=Path, help="folder of all-mpnet-base-v2, eight bits a row"
    )
    parser.add_argument("--teacher-epochs", type=int, default=3)
    parser.add_argument("--teacher-rate", type=float, default=3e-5)
    parser.add_argument("--keep-teacher", type=Path)
    parser.add_argument("--limit", type=int, default=0, help="pairs, to try the program")
    options = parser.parse_args(arguments)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.set_float32_matmul_precision("high")
    pairs = read_pairs(options.pairs)
    if options.limit:
        lot = random.Random(options.seed)  # noqa: S311
        pairs = lot.sample(pairs, options.limit)
    torch.manual_seed(options.seed)  # Before the networks are made: their heads start by chance.
    learnt, kept = parted(pairs, options)
    print(f"{len(learnt):,} pairs to learn from, {len(kept):,} to report on", flush=True)  # noqa: T201
    given = {"size": options.batch, "seed": options.seed}
    options.output.mkdir(parents=True, exist_ok=True)
    report: dict[str, Any] = {"options": {k: str(v) for k, v in vars(options).items()}}
    shares: dict[int, Any] = {}
    if options.teacher:
        tokenizer = _tokenizer(options.teacher)
        teacher: Reader = Teacher(options.teacher).to(device)
        rows = encode(learnt, tokenizer)
        train(teacher, rows, epochs=options.teacher_epochs, rate=options.teacher_rate, **given)
        report["teacher"] = evaluate(scores(teacher, encode(kept, tokenizer)))
        print("teacher", flush=True)  # noqa: T201
        _print(report["teacher"])
        (options.output / "report.json").write_text(json.dumps(report, indent=1), encoding="utf-8")
        if options.keep_teacher:
            torch.save(teacher.state_dict(), options.keep_teacher)
        shares = {id(pair): (own, whole) for pair, own, whole in scores(teacher, rows)}
        del teacher
    if options.epochs:
        tokenizer = _tokenizer(options.start)
        start = load_file(options.start / "model.safetensors")
        student = Student(start, apart=options.apart).to(device)
        rows = encode(learnt, tokenizer)
        if shares:
            taught(rows, shares)
        train(student, rows, epochs=options.epochs, rate=options.rate, **given)
        shipped = quantised(student)
        report["measures"] = evaluate(scores(student, encode(kept, tokenizer)))
        print("reader", flush=True)  # noqa: T201
        _print(report["measures"])
        write_reader(shipped, options.output / "reader.safetensors", apart=options.apart)
    (options.output / "report.json").write_text(json.dumps(report, indent=1), encoding="utf-8")
    return 0


def parted(pairs: Sequence[Pair], options: argparse.Namespace) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs to learn from, and those to report on."""
    without = tuple(filter(None, options.without.split(",")))
    learnt, kept = [], []
    for one in pairs:
        left = options.leave and options.leave in one.source
        if one.kept or left:
            kept.append(one)
        elif not (without and one.source.startswith(without)):
            learnt.append(one)
    if options.everything:
        learnt += [
            one
            for one in kept
            if one.source not in ("sample", "ledger") and one.group not in KEPT_ARTICLES
        ]
    return learnt, kept


def _tokenizer(folder: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _print(measures: dict[str, Any]) -> None:
    for source, values in measures.items():
        print(f"  {source:<20} {json.dumps(values)}", flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
