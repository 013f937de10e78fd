"""Short records written for this project in the manner of nine treaty bodies, 1993 to 2022.

Twenty excerpts of 12 to 18 paragraphs: article by article, with lists, with questions that are
asked again and with what only looks like a question. States and speakers are invented. They were
labelled by the rules (``docs/ledger-rules.md``) before the product had read them. Nothing is fitted
on them, but the rules that find points were mended on what they showed; docs/ledger.md has the
figures as they were first met.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import resources
from typing import Any

from eval.datasets.dialogues import GoldPoint, LabelledDialogue, gold_point, record_of


@dataclass(frozen=True, slots=True)
class WrittenRecord:
    """A record with its ledger.

    Attributes:
        labelled: The points that the rules surely make one.
        doubtful: What may be called a point or not; neither counts.
    """

    labelled: LabelledDialogue
    doubtful: tuple[GoldPoint, ...]


def load_written_records() -> list[WrittenRecord]:
    """Return the records, in order of writing."""
    lines = resources.files("eval").joinpath("data/ledger/written.jsonl").read_text("utf-8")
    return [_read(json.loads(line)) for line in lines.splitlines()]


def _read(row: dict[str, Any]) -> WrittenRecord:
    record = record_of(row["name"], row["title"], row["paragraphs"])
    by_number = {one.number: one for one in record.paragraphs if one.number is not None}
    points: dict[bool, list[GoldPoint]] = {True: [], False: []}
    for point in row["points"]:
        replies = frozenset(by_number[number].index for number in point["replies"])
        gold = gold_point(record, by_number[point["n"]], point, replies)
        points["doubtful" in point].append(gold)
    return WrittenRecord(
        LabelledDialogue(row["name"], record, tuple(points[False])), tuple(points[True])
    )
