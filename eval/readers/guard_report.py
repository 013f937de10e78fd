"""How the guard does on scenes on which neither it nor its checker was fitted.

    python -m eval.readers.guard_report build/reader/claims.jsonl.gz

Prints which share of the wrong statements the guard catches, and which of the right ones it stops:
of those made by script, and of those that the scenes' writers wrote, freely, beside them.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.grounding import check
from assistant.sources import Source, bare_source
from eval.readers.pairs import read_pairs
from index.embedding.embedder import SentenceTransformerEmbedder
from index.records import Side

_TOLD = re.compile(
    r"(?P<speaker>[^(]*?)(?: \((?P<role>.*)\))? \((?P<side>\w+)\): (?P<text>.*)", re.S
)


def source_of(told: str) -> Source:
    """Return what a statement cites, from the line that the checker is trained with.

    Raises:
        ValueError: If it is no such line.
    """
    found = _TOLD.fullmatch(told)
    if found is None:
        raise ValueError(f"no line of a source: {told!r}")
    return bare_source(
        found["text"],
        speaker=found["speaker"],
        role=found["role"] or "",
        side=Side(found["side"]),
        paragraph=1,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m eval.readers.guard_report", description=__doc__
    )
    parser.add_argument("pairs", type=Path)
    rows = read_pairs(parser.parse_args(arguments).pairs)
    embedder = SentenceTransformerEmbedder()
    for name, source in (("made by script", "made"), ("written by hand", "claims")):
        kept = [one for one in rows if one.kept and one.source.startswith(source)]
        right = np.array([bool(one.labels[0]) for one in kept])
        stopped = np.array(
            [
                not check(
                    one.query, [source_of(told) for told in one.sentences], embedder
                ).borne_out
                for one in kept
            ]
        )
        print(  # noqa: T201
            f"{name}: {int((~right).sum())} wrong, caught {stopped[~right].mean():.3f}; "
            f"{int(right.sum())} right, stopped {stopped[right].mean():.3f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
