"""Records written for this project in the manner of treaty bodies and others, 1993 to 2022.

Twenty excerpts of 12 to 18 paragraphs: article by article, with lists, with questions that are
asked again and with what only looks like a question; 18 later ones, of 12 to 49 paragraphs, in
six parts, with replies in another order and at a second meeting, some of them of bodies in which
nobody is on a side; and six first meetings on a report, of 51 to 61 paragraphs, in which three
points of ten get a reply. States and speakers are invented. They were labelled by the rules
(``docs/ledger-rules.md``) before the product had read them. The rules that find points
were mended on what all but the first meetings showed, and statuses are fitted on all of them
(``eval/fit/ledger.py``); docs/experiments.md has the figures as they were first met.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from importlib import resources
from typing import Any

from eval.datasets.dialogues import GoldPoint, LabelledDialogue, gold_point, record_of
from index.records import RecordForm


@dataclass(frozen=True, slots=True)
class WrittenRecord:
    """A record with its ledger.

    Attributes:
        labelled: The points that the rules surely make one.
        doubtful: What may be called a point or not; neither counts.
        part: Of the later ones, 1 to 6: each was first met by the rules as mended on those before.
            Of the first meetings, 7.
    """

    labelled: LabelledDialogue
    doubtful: tuple[GoldPoint, ...]
    part: int = 0


def load_written_records() -> list[WrittenRecord]:
    """Return the twenty excerpts, in order of writing."""
    return _load("written.jsonl")


def load_later_records() -> list[WrittenRecord]:
    """Return the later ones, in order of writing."""
    return _load("written_later.jsonl")


def load_first_meetings() -> list[WrittenRecord]:
    """Return the first meetings, in which most points have no reply."""
    return _load("first_meetings.jsonl")


def _load(name: str) -> list[WrittenRecord]:
    lines = resources.files("eval").joinpath(f"data/ledger/{name}").read_text("utf-8")
    return [_read(json.loads(line)) for line in lines.splitlines()]


def _read(row: dict[str, Any]) -> WrittenRecord:
    form = RecordForm(row.get("form", RecordForm.SUMMARY))
    record = record_of(row["name"], row["title"], row["paragraphs"])
    metadata = replace(record.metadata, states=tuple(row.get("states", ())))
    record = replace(record, form=form, metadata=metadata)
    by_number = {one.number: one for one in record.paragraphs if one.number is not None}
    points: dict[bool, list[GoldPoint]] = {True: [], False: []}
    for point in row["points"]:
        replies = frozenset(by_number[number].index for number in point["replies"])
        gold = gold_point(record, by_number[point["n"]], point, replies)
        points["doubtful" in point].append(gold)
    return WrittenRecord(
        LabelledDialogue(row["name"], record, tuple(points[False])),
        tuple(points[True]),
        row.get("part", 0),
    )
