"""What readers are trained on: a query beside sentences that may answer it or bear it out."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

KEPT_ARTICLES = ("Warsaw", "Huguenot", "European_Union_law")
"""Of SQuAD, trained on by nothing: what is fitted on top of a reader, and its report, use them."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A query beside the sentences of a paragraph.

    Attributes:
        source: "scenes", "points", "squad", "qmsum", "claims", "summedits", ...
        group: Scene, article or meeting; all of a group are trained on, or none.
        task: "evidence" (a label a sentence) or "claim" (one label).
        id: Of the query; a query has several pairs.
        query: A question, a topic, what an expert asked, or a statement.
        sentences: Of the paragraph, or what the statement cites.
        labels: 1 where a sentence answers; for a statement, whether it is borne out.
        kept: Not to be trained on.
    """

    source: str
    group: str
    task: str
    id: str
    query: str
    sentences: list[str]
    labels: list[int]
    kept: bool = False


def write_pairs(pairs: Iterable[Pair], output: Path) -> int:
    """Write pairs as gzipped JSON Lines, one each, and return how many there were."""
    output.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with gzip.open(output, "wt", encoding="utf-8") as file:
        for pair in pairs:
            file.write(json.dumps(asdict(pair), ensure_ascii=False) + "\n")
            count += 1
    return count


def read_pairs(path: Path) -> list[Pair]:
    """Return the pairs of a file that :func:`write_pairs` wrote."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [Pair(**json.loads(line)) for line in file]
