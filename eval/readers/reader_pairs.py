"""Make what the reader is trained on: a query beside the sentences that may answer it.

    python -m eval.readers.reader_pairs ../shared/data build/reader/pairs.jsonl.gz

Each is a query and the sentences of one paragraph, with a label a sentence:

- scenes and meetings, invented, written and labelled for this project (``eval/data/scenes``,
  ``eval/data/meetings``, ``eval/data/long_meetings``): their questions, and their points with what
  replies to them;
- questions on excerpts of real speeches (``eval/data/excerpts``), beside their own excerpt, another
  by lot, and, without labels, the most alike of the others;
- SQuAD 2.0, all articles but those that other fits and reports use; beside the paragraph for which
  a question was written stand those of its article that are most like it by the embedding model;
- claims: those of the scenes, and SummEdits, one label for the whole.

And ones that nothing is trained on, to choose by and to report: one scene and one long meeting in
seven, articles, the development half of the shipped benchmark, and all ledgers whose paragraphs are
labelled. QMSum, whose evidence made readers worse on scenes and SQuAD, is not among them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from eval.datasets.excerpts import load_excerpts
from eval.datasets.scenes import is_kept, load_long_meetings, load_meetings, load_scenes
from eval.readers.benchmarks import excerpt_pairs, sample_pairs, squad_pairs, summedits_pairs
from eval.readers.ledgers import ledger_pairs
from eval.readers.pairs import Pair, write_pairs
from eval.readers.scenes import scene_pairs
from index.embedding.embedder import SentenceTransformerEmbedder


def all_pairs(data: Path) -> Iterator[Pair]:
    """Yield every pair; those with ``kept`` are not to be trained on."""
    embedder = SentenceTransformerEmbedder()
    for number, (name, scene) in enumerate(load_scenes()):
        yield from scene_pairs(name, scene, is_kept(number), embedder)
    for name, meeting in load_meetings():
        yield from scene_pairs(name, meeting, False, embedder)
    for number, (name, meeting) in enumerate(load_long_meetings()):
        yield from scene_pairs(name, meeting, is_kept(number), embedder, "long")
    yield from excerpt_pairs(load_excerpts(data), embedder)
    yield from squad_pairs(data / "squad2" / "dev_half.json.gz", embedder)
    yield from summedits_pairs(data / "summedits")
    yield from sample_pairs()
    yield from ledger_pairs()


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pairs."""
    parser = argparse.ArgumentParser(
        prog="python -m eval.readers.reader_pairs", description=__doc__
    )
    parser.add_argument(
        "data", type=Path, help="folder with squad2/, summedits/, scale/ and records/"
    )
    parser.add_argument("output", type=Path)
    options = parser.parse_args(arguments)
    count = write_pairs(all_pairs(options.data), options.output)
    print(f"{count:,} pairs in {options.output}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
