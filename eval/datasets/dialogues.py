"""Dialogues with their ledgers: what was asked, what replies to it, what became of it.

Two kinds, both labelled by the rules in ``docs/ledger-rules.md``: six dialogues of invented States,
written for this project to fit on, and the sample record, read three times, to report on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from assistant.ledger.entries import Kind, Point, Status
from index.records import (
    Paragraph,
    ParagraphKind,
    Record,
    RecordForm,
    RecordMetadata,
    Side,
    Speaker,
    Turn,
)
from index.sentences import sentence_spans

INVENTED = tuple(f"invented_{number}.json" for number in range(1, 7))
SAMPLE = "sample.jsonl"


@dataclass(frozen=True, slots=True)
class GoldPoint:
    """A labelled point.

    Attributes:
        point: Where it stands.
        replies: Indices of the paragraphs that reply to it.
        status: What became of it.
    """

    point: Point
    replies: frozenset[int]
    status: Status


@dataclass(frozen=True, slots=True)
class LabelledDialogue:
    """A record with its ledger; one that goes on at a second meeting is one record here."""

    name: str
    record: Record
    points: tuple[GoldPoint, ...]


def load_invented() -> list[LabelledDialogue]:
    """Return the invented dialogues."""
    return [_invented(name, json.loads(_read(name))) for name in INVENTED]


def load_sample_ledger(record: Record) -> LabelledDialogue:
    """Return the ledger of the sample record, labelled by the rules.

    Args:
        record: The sample record, as the product read it.
    """
    by_number = {one.number: one for one in record.paragraphs if one.number is not None}
    rows = [json.loads(line) for line in _read(SAMPLE).splitlines()]
    points = [
        gold_point(
            record,
            by_number[row["paragraph"]],
            row,
            frozenset(by_number[number].index for number in row["replies"]),
        )
        for row in rows
    ]
    return LabelledDialogue("sample", record, tuple(points))


def _read(name: str) -> str:
    return resources.files("eval").joinpath(f"data/ledger/{name}").read_text(encoding="utf-8")


def _invented(name: str, data: Mapping[str, Any]) -> LabelledDialogue:
    record = record_of(name.removesuffix(".json"), data["title"], data["paragraphs"])
    index_of = {row["n"]: index for index, row in enumerate(data["paragraphs"])}
    points = [
        gold_point(
            record,
            record.paragraphs[index_of[row["n"]]],
            row,
            frozenset(index_of[number] for number in row["replies"]),
        )
        for row in data["points"]
    ]
    return LabelledDialogue(record.id, record, tuple(points))


def record_of(record_id: str, title: str, rows: Iterable[Mapping[str, Any]]) -> Record:
    """Return a record of paragraphs given as rows: number, side, speaker, text, perhaps more.

    That is a role, and of a speaker for a State its code.
    """
    paragraphs: list[Paragraph] = []
    turns: list[Turn] = []
    texts: list[str] = []
    at = 0
    for index, row in enumerate(rows):
        speaker = Speaker(
            row["speaker"],
            role=row.get("role", ""),
            state=row.get("state"),
            side=Side(row["side"]),
        )
        spoken = bool(row["speaker"])
        if spoken:
            if (
                turns
                and turns[-1].speaker.name == speaker.name
                and turns[-1].last == index - 1
                and not _begins(row)
            ):
                turns[-1] = Turn(turns[-1].index, turns[-1].speaker, turns[-1].first, index)
            else:
                turns.append(Turn(len(turns), speaker, index, index))
        paragraphs.append(
            Paragraph(
                index,
                ParagraphKind.SPEECH if spoken else ParagraphKind.PROCEDURE,
                at,
                at + len(row["text"]),
                number=row["n"],
                turn=turns[-1].index if spoken else None,
            )
        )
        texts.append(row["text"])
        at += len(row["text"]) + 1
    return Record(
        id=record_id,
        text="\n".join(texts),
        form=RecordForm.SUMMARY,
        metadata=RecordMetadata(title=title),
        paragraphs=tuple(paragraphs),
        turns=tuple(turns),
        source=record_id,
        sha256="",
    )


def _begins(row: Mapping[str, Any]) -> bool:
    """Tell whether a paragraph names its speaker, as the first of a turn does."""
    return str(row["text"]).startswith(str(row["speaker"]))


def gold_point(
    record: Record,
    paragraph: Paragraph,
    row: Mapping[str, Any],
    replies: frozenset[int],
    after: int = 0,
) -> GoldPoint:
    """Return a point as a row labels it.

    Args:
        record: Its record.
        paragraph: Its paragraph.
        row: Its text, speaker, kind, topic and status.
        replies: Indices of the paragraphs that reply.
        after: Where in the paragraph to look for its text from.
    """
    text = record.paragraph_text(paragraph)
    start = text.index(row["text"], after)
    sentence = next((a, b) for a, b in reversed(sentence_spans(text)) if a <= start)
    point = Point(
        record_id=record.id,
        paragraph=paragraph.index,
        start=paragraph.start + start,
        end=paragraph.start + start + len(row["text"]),
        text=row["text"],
        sentence_start=paragraph.start + sentence[0],
        sentence_end=paragraph.start + sentence[1],
        speaker=row["speaker"],
        kind=Kind(row["kind"]),
        topic=row["topic"],
    )
    return GoldPoint(point, replies, Status(row["status"]))
