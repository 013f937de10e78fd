"""Questions on six first meetings of invented States, as records the product reads for itself.

The records are those whose ledgers are labelled (``eval/data/ledger/first_meetings.jsonl``);
questions and gold were written from them by others, who knew neither the product nor those ledgers,
by the rules of the shipped benchmark (docs/benchmark.md). Three records are for development, three
for test. A State's invented name gives way to one that there is, so that it is known for a State.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Any

from eval.benchmark import Benchmark, EvalDocument, Span, Topic
from eval.datasets.sample import sample_record
from eval.datasets.scene_questions import states_not_told_of
from index.errors import FileError
from index.reference.territories import whole_of

_TEST = ("cat_2018_first", "ccpr_2014_first_meeting", "cescr_2006_first")
_BODIES = {
    "cat": ("Committee against Torture", "CAT/C/SR."),
    "ccpr": ("Human Rights Committee", "CCPR/C/SR."),
    "cerd": ("Committee on the Elimination of Racial Discrimination", "CERD/C/SR."),
    "cescr": ("Committee on Economic, Social and Cultural Rights", "E/C.12/SR."),
    "crc": ("Committee on the Rights of the Child", "CRC/C/SR."),
}
_OF_STATE = re.compile(r"\breports? of (\w+)$")
_STATE = "{State}"
"""Stands for the name of the State in a question."""


def load_first_meeting_questions(split: str) -> Benchmark:
    """Return the questions of half of the records.

    Args:
        split: "development", to mend on, or "test", to report on.

    Raises:
        FileError: If a gold text does not stand in its paragraph; names the question.
    """
    records = {row["name"]: row for row in _rows("first_meetings.jsonl")}
    chosen = [name for name in records if (name in _TEST) is (split == "test")]
    states = dict(zip(records, _state_names(records.values()), strict=False))
    laid = {
        name: _lay_out(records[name], 3101 + at, states[name])
        for at, name in enumerate(records)
        if name in chosen
    }
    topics = tuple(
        _topic(row, laid[row["document"]], records[row["document"]], states[row["document"]])
        for row in _rows("first_meetings_questions.jsonl")
        if row["document"] in laid
    )
    documents = tuple(document for document, _ in laid.values())
    return Benchmark(f"first-meetings-{split}", documents, topics)


def _rows(name: str) -> Iterator[dict[str, Any]]:
    text = resources.files("eval").joinpath(f"data/ledger/{name}").read_text("utf-8")
    return map(json.loads, text.splitlines())


def _state_names(records: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield names of States, of one word each, that stand in no record, nor in the sample."""
    told = sample_record().text + " ".join(p["text"] for one in records for p in one["paragraphs"])
    for code, name in states_not_told_of(told):
        if whole_of(code) == code and code != "ATA":  # No territory, nor Antarctica.
            yield name


def _lay_out(
    record: dict[str, Any], meeting: int, state: str
) -> tuple[EvalDocument, dict[int, tuple[int, str]]]:
    """Return a record as a document; by its number, where each paragraph's own text lies."""
    body, symbol = _BODIES[record["name"].split("_")[0]]
    lines = [f"{symbol}{meeting}", body, f"Summary record of the {meeting}th meeting"]
    at = sum(len(line) + 1 for line in lines)
    places: dict[int, tuple[int, str]] = {}
    sides = []
    for paragraph in record["paragraphs"]:
        text = _with_state(paragraph["text"], record, state)
        number = f"{paragraph['n']}.\t" if paragraph["speaker"] else ""
        if paragraph["n"] is not None:
            places[paragraph["n"]] = (at + len(number), text)
        lines.append(number + text)
        sides.append((at, at + len(lines[-1]), str(paragraph["side"])))
        at += len(lines[-1]) + 1
    return EvalDocument(record["name"], "\n".join(lines), tuple(sides)), places


def _with_state(text: str, record: dict[str, Any], state: str) -> str:
    invented = _OF_STATE.search(record["title"])
    return re.sub(rf"\b{invented[1]}\b", state, text) if invented else text


def _topic(
    row: dict[str, Any],
    laid: tuple[EvalDocument, dict[int, tuple[int, str]]],
    record: dict[str, Any],
    state: str,
) -> Topic:
    document, places = laid
    gold = []
    for one in row["gold"]:
        start, text = places[one["n"]]
        said = _with_state(one["text"], record, state)
        if text.count(said) != 1:
            raise FileError(row["id"], f"paragraph {one['n']} does not hold its gold once: {said}")
        begin = start + text.index(said)
        gold.append(Span(document.id, begin, begin + len(said)))
    return Topic(
        row["id"],
        row["kind"],
        row["question"].replace(_STATE, state),
        tuple(gold),
        row["side"],
        tuple(one.replace(_STATE, state) for one in row["before"]),
        document.id,
    )
