"""Make what the reader is trained on: a query beside the sentences that may answer it.

    python -m eval.readers.reader_pairs ../shared/data build/reader/pairs.jsonl.gz

From four sources, each as pairs of a query and the sentences of one paragraph, a label a sentence:

- scenes: invented meetings, written and labelled for this project (``eval/data/scenes``);
- SQuAD 2.0, all articles but those that other fits and reports use;
- QMSum's training part with its evidence sentences;
- claims: those of the scenes, and SummEdits, one label for the whole.

And ones that nothing is trained on, to choose by and to report: whole scenes, articles, the
development half of the shipped benchmark and the labelled ledger of the sample record. Negatives
are paragraphs of the same document that are most like the query by the embedding model.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from eval.datasets.qmsum import load_evidence
from eval.datasets.sample import load_sample
from eval.datasets.scenes import load_scenes
from eval.readers.benchmarks import benchmark_pairs, ledger_pairs, squad_pairs, summedits_pairs
from eval.readers.pairs import Pair, write_pairs
from eval.readers.scenes import scene_pairs
from index.embedding import SentenceTransformerEmbedder


def all_pairs(data: Path) -> Iterator[Pair]:
    """Yield every pair; those with ``kept`` are not to be trained on."""
    embedder = SentenceTransformerEmbedder()
    yield from scene_pairs(load_scenes(), embedder)
    yield from squad_pairs(data / "squad2" / "dev_half.json.gz", embedder)
    train = load_evidence(data / "qmsum" / "train.jsonl.gz")
    yield from benchmark_pairs("qmsum", train, embedder, most=4, kept=False)
    yield from summedits_pairs(data / "summedits")
    yield from benchmark_pairs("sample", load_sample("development"), embedder, most=60, kept=True)
    yield from ledger_pairs()


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pairs."""
    parser = argparse.ArgumentParser(
        prog="python -m eval.readers.reader_pairs", description=__doc__
    )
    parser.add_argument("data", type=Path, help="folder with squad2/, qmsum/ and summedits/")
    parser.add_argument("output", type=Path)
    options = parser.parse_args(arguments)
    count = write_pairs(all_pairs(options.data), options.output)
    print(f"{count:,} pairs in {options.output}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
