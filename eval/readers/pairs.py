"""What readers are trained on: a query beside sentences that may answer it or bear it out."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

KEPT_ARTICLES = ("Warsaw", "Huguenot", "European_Union_law")
"""Of SQuAD, trained on by nothing: what is fitted on top of a reader, and its report, use them."""
KEPT_SOURCES = ("sample", "ledger", "dialogues", "written")
"""Trained on by nothing either: the sample, and what links and statuses are fitted on."""
UNLABELLED = "more"
"""Source of pairs that nobody labelled: only a teacher says what is to be learnt from them."""
_LONGEST = 900
"""Characters of the sentences of one pair; longer paragraphs are cut between sentences."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A query beside the sentences of a paragraph.

    Attributes:
        source: "scenes", "points", "excerpts", "squad", "claims", "summedits", ...
        group: Scene, speech or article; all of a group are trained on, or none.
        task: "evidence" (a label a sentence) or "claim" (one label).
        id: Of the query; a query has several pairs.
        query: A question, a topic, what an expert asked, or a statement.
        sentences: Of the paragraph, or what the statement cites.
        labels: 1 where a sentence answers; for a statement, whether it is borne out.
        kept: Not to be trained on.
        gives: Whether the paragraph gives what was asked: 1 where it answers, 0.7 where it does in
            part, else 0; None where that is not known.
    """

    source: str
    group: str
    task: str
    id: str
    query: str
    sentences: list[str]
    labels: list[int]
    kept: bool = False
    gives: float | None = None


def cut(
    sentences: Sequence[str], labels: Sequence[int], longest: int = _LONGEST
) -> Iterator[tuple[list[str], list[int]]]:
    """Yield the sentences of a paragraph with their labels, in parts that a reader sees whole.

    Args:
        sentences: Of the paragraph.
        labels: One each.
        longest: Characters of a part of several sentences, at most.
    """
    texts: list[str] = []
    marks: list[int] = []
    for text, mark in zip(sentences, labels, strict=True):
        if texts and sum(map(len, texts)) + len(text) > longest:
            yield texts, marks
            texts, marks = [], []
        texts.append(text)
        marks.append(mark)
    if texts:
        yield texts, marks


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
