"""Choose how sure the guard's checker has to be, on scenes that it was not trained on.

    python -m eval.readers.fit_checker build/reader/claims.jsonl.gz

Prints, for each limit, which share of the wrong statements the whole guard catches, and which of
the right ones it stops. Taken is the least limit at which 98% of those made by script are caught.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.answers import Source
from assistant.grounding.checking import faults_without_checker, sureness
from eval.guard_cases import bare_source
from eval.readers.pairs import read_pairs
from index.embedding import SentenceTransformerEmbedder
from index.records import Side

_TOLD = re.compile(
    r"(?P<speaker>[^(]*?)(?: \((?P<role>.*)\))? \((?P<side>\w+)\): (?P<text>.*)", re.S
)
_LIMITS = (-5.5, -5.0, -4.75, -4.5, -4.25, -4.0, -3.5, -3.0, -2.0, -1.0, 0.0)


def source_of(told: str) -> Source:
    """Return what a statement cites, from the line that the checker is trained with."""
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
    parser = argparse.ArgumentParser(prog="python -m eval.readers.fit_checker", description=__doc__)
    parser.add_argument("pairs", type=Path)
    options = parser.parse_args(arguments)
    rows = read_pairs(options.pairs)
    embedder = SentenceTransformerEmbedder()
    for name in ("made", "claims"):
        kept = [one for one in rows if one.kept and one.source.startswith(name)]
        right = np.array([bool(one.labels[0]) for one in kept])
        stopped, sure = [], []
        for one in kept:
            cited = [source_of(told) for told in one.sentences]
            faults, _ = faults_without_checker(one.query, cited, embedder)
            stopped.append(bool(faults))
            sure.append(sureness(one.query, cited, embedder))
        by_rule, given = np.array(stopped), np.array(sure)
        print(f"{name}: {len(kept)} statements, {right.sum()} right")  # noqa: T201
        for limit in (-np.inf, *_LIMITS):
            out = by_rule | (given < limit)
            print(  # noqa: T201
                f"  {limit:>6}  caught {out[~right].mean():.3f}  right stopped "
                f"{out[right].mean():.3f}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
