"""Chroma's chunking evaluation (Smith and Troynikov, 2024): texts, questions, exact excerpts."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval.benchmark import Benchmark, EvalDocument, Span, Topic
from eval.datasets.files import read_json_lines, read_text
from index.errors import FileError


def load_chunking(path: Path) -> Benchmark:
    """Load a corpus and its questions.

    Args:
        path: The text. Its questions lie beside it as ``<name>.questions.jsonl``, gzipped or not,
            or, as the evaluation distributes them, in ``questions_df.csv`` there or a folder above.

    Raises:
        FileError: If a file cannot be read, or a reference is not in the text.
    """
    text, corpus = read_text(path), path.stem
    topics = []
    for number, (place, row) in enumerate(_questions(path), start=1):
        try:
            gold = []
            for reference in row["references"]:
                start = int(reference["start_index"])
                span = Span(corpus, start, start + len(reference["content"]))
                if text[span.start : span.end] != reference["content"]:
                    raise FileError(place, f"a reference is not in {path} at {start}.")
                gold.append(span)
            topics.append(Topic(f"{corpus}-{number}", "passage", row["question"], tuple(gold)))
        except (KeyError, TypeError, ValueError) as error:
            raise FileError(place, f"not a question with references: {error!r}.") from error
    return Benchmark(f"chunking-{corpus}", (EvalDocument(corpus, text),), tuple(topics))


def _questions(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for ending in (".questions.jsonl.gz", ".questions.jsonl"):
        beside = path.with_name(path.stem + ending)
        if beside.exists():
            yield from read_json_lines(beside)
            return
    tables = (folder / "questions_df.csv" for folder in (path.parent, path.parent.parent))
    table = next((one for one in tables if one.exists()), None)
    if table is None:
        raise FileError(str(path), f"its questions are missing: {path.stem}.questions.jsonl.")
    for number, row in enumerate(csv.DictReader(read_text(table).splitlines(keepends=True)), 2):
        if row.get("corpus_id") == path.stem:
            try:
                yield f"{table}:{number}", {**row, "references": json.loads(row["references"])}
            except ValueError as error:
                raise FileError(f"{table}:{number}", f"references are not JSON: {error}") from error
