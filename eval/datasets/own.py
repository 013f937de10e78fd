"""A user's own records and questions, and the form the shipped questions have too."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.benchmark import Benchmark, EvalDocument, Span, Topic
from eval.datasets.files import read_json_lines, read_text
from index.errors import FileError

_FORM = "See docs/evaluation.md for the form of questions."


def load_own(documents: Path, questions: Path) -> Benchmark:
    """Load a user's own text files and questions.

    Args:
        documents: A text file, or a folder of them; a document's id is its name without ending.
        questions: JSON Lines or CSV; see :func:`read_topics`.

    Raises:
        FileError: If a file cannot be read, or a gold text is not in its document.
    """
    paths = sorted(documents.glob("*.txt")) if documents.is_dir() else [documents]
    if not paths:
        raise FileError(str(documents), "there are no .txt files in it.")
    loaded = [EvalDocument(path.stem, read_text(path)) for path in paths]
    topics = tuple(topic for topic, _ in read_topics(questions, loaded))
    return Benchmark(questions.stem, tuple(loaded), topics)


def read_topics(
    path: Path, documents: Sequence[EvalDocument]
) -> list[tuple[Topic, Mapping[str, Any]]]:
    """Read questions, with whatever else their rows hold.

    A row of JSON Lines has ``question`` and, as far as known, ``id``, ``kind``, ``side``,
    ``before`` (earlier questions), ``document``, and ``gold``: a list of {"text"} with, optionally,
    "document", "start" and "end". Without offsets the text must occur exactly once.

    A CSV file (its name ends in ".csv") has the same columns; ``gold`` and ``before`` hold one text
    each, and further rows with the same ``id`` and no ``question`` add more of them.

    Raises:
        FileError: If a row cannot be read or its gold is not in the text; names file and line.
    """
    by_id = {document.id: document for document in documents}
    rows = _csv_rows(path) if path.suffix.lower() == ".csv" else read_json_lines(path)
    found: list[tuple[Topic, Mapping[str, Any]]] = []
    places: dict[str, str] = {}
    for number, (place, row) in enumerate(rows, start=1):
        question, golds, before = row.get("question"), row.get("gold", []), row.get("before", [])
        if not isinstance(question, str) or not question.strip():
            raise FileError(place, f"it has no question. {_FORM}")
        if not isinstance(golds, list) or not all(isinstance(gold, dict) for gold in golds):
            raise FileError(place, f'"gold" is not a list of {{"text": ...}}. {_FORM}')
        if not isinstance(before, list) or not all(isinstance(one, str) for one in before):
            raise FileError(place, f'"before" is not a list of questions. {_FORM}')
        bound = row.get("document")
        if bound and bound not in by_id:
            raise FileError(place, f"there is no document {bound!r}. There are: {_names(by_id)}.")
        name = str(row.get("id") or number)
        if name in places:
            raise FileError(
                place, f"the question at {places[name]} has the id {name!r} too. Rename one."
            )
        places[name] = place
        topic = Topic(
            name,
            str(row.get("kind") or "question"),
            question,
            tuple(_gold_span(place, item, row, by_id) for item in golds),
            _side(place, row.get("side")),
            tuple(before),
            bound or None,
        )
        found.append((topic, row))
    if not found:
        raise FileError(str(path), f"there are no questions in it. {_FORM}")
    return found


def _csv_rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield rows as JSON Lines would hold them; those that only add gold join the one above."""
    reader = csv.DictReader(io.StringIO(read_text(path).removeprefix("\ufeff"), newline=""))
    if "question" not in (reader.fieldnames or ()):
        raise FileError(f"{path}:1", f'there is no column "question". {_FORM}')
    joined: list[tuple[str, dict[str, Any]]] = []
    for cells in reader:
        place = f"{path}:{reader.line_num}"
        row = {name: cell for name, cell in cells.items() if name and cell}
        gold = [{"text": row["gold"]}] if "gold" in row else []
        before = [row["before"]] if "before" in row else []
        if "question" in row:
            joined.append((place, {**row, "gold": gold, "before": before}))
        elif joined and row.get("id") == joined[-1][1].get("id"):
            joined[-1][1]["gold"] += gold
            joined[-1][1]["before"] += before
        elif row:
            raise FileError(place, f"it has no question, nor the id of the one above. {_FORM}")
    yield from joined


def _side(place: str, side: object) -> str | None:
    if side in (None, ""):
        return None
    if side not in ("state", "committee", "other"):
        raise FileError(place, f'the side is "state", "committee" or "other", not {side!r}.')
    return str(side)


def _gold_span(
    place: str, item: Mapping[str, Any], row: Mapping[str, Any], by_id: Mapping[str, EvalDocument]
) -> Span:
    text = str(item.get("text", ""))
    name = str(item.get("document") or row.get("document") or next(iter(by_id), ""))
    document = by_id.get(name)
    if document is None:
        raise FileError(place, f"there is no document {name!r}. There are: {_names(by_id)}.")
    start = item.get("start")
    if not isinstance(start, int):
        start = document.text.find(text)
        if not text or start < 0 or document.text.find(text, start + 1) >= 0:
            raise FileError(
                place, f"the gold {text[:60]!r} does not occur exactly once in {name}. Add offsets."
            )
    if document.text[start : start + len(text)] != text or not text:
        raise FileError(
            place,
            f"the gold is not in {name} at {start}: there stands "
            f"{document.text[start : start + 60]!r}. Correct the offsets or the text.",
        )
    return Span(name, start, start + len(text))


def _names(by_id: Mapping[str, EvalDocument]) -> str:
    return ", ".join(list(by_id)[:10]) or "none"
