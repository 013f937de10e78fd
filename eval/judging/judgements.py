"""``judge.json``: what a language model made of the answers of a run, apart from ``run.json``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.runs.report import cell
from index.errors import FileError

HEADING = "Judged by a language model"


@dataclass(frozen=True, slots=True)
class Judged:
    """What was judged of one system on one benchmark, ready to be shown.

    Attributes:
        benchmark: Its name.
        caption: Which answers, by which model.
        rows: Cells; the first row holds the heads.
    """

    benchmark: str
    caption: str
    rows: tuple[tuple[str, ...], ...]


def judgements_path(folder: Path) -> Path:
    """Return where a run keeps what was judged of it."""
    return folder / "judge.json"


def read_judgements(folder: Path) -> dict[str, Any]:
    """Return what was judged of a run, by benchmark and system; nothing where nothing was.

    Raises:
        FileError: If the file cannot be read.
    """
    path = judgements_path(folder)
    if not path.exists():
        return {}
    try:
        loaded = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FileError(str(path), f"cannot be read: {error}. Delete it and judge anew.") from error
    if not isinstance(loaded, dict):
        raise FileError(str(path), "not what a judge writes. Delete it and judge anew.")
    return loaded


def judged(judgements: Mapping[str, Any], run: Mapping[str, Any]) -> Iterator[Judged]:
    """Yield what was judged of a run; what was judged of other answers is passed over.

    Args:
        judgements: What ``judge.json`` holds.
        run: What ``run.json`` holds.
    """
    for benchmark, facts in run["benchmarks"].items():
        for system, found in judgements.get(benchmark, {}).items():
            origin = run["results"][benchmark].get(system, {}).get("origin")
            if found["hash"] != facts["hash"] or found.get("origin") != origin:
                continue
            caption = (
                f"{found['answers']} answers of {system}, judged by {found['model']}, "
                f"{found['repeats']} times each; {found['left_out']} questions without an answer "
                "in sentences are left out."
            )
            rows = [
                (
                    measure,
                    cell(figure),
                    "not repeated"
                    if figure["disagreement"] is None
                    else f"{figure['disagreement']:.3f}",
                )
                for measure, figure in found["measures"].items()
            ]
            yield Judged(benchmark, caption, (("measure", "YES", "repeats disagree"), *rows))


def judged_tables(judgements: Mapping[str, Any], run: Mapping[str, Any]) -> str:
    """Return a section of tables, apart from those of the deterministic measures; or nothing."""
    lines: list[str] = []
    for one in judged(judgements, run):
        head, *rows = one.rows
        lines += [f"### {one.benchmark}", "", one.caption, ""]
        lines += ["| " + " | ".join(head) + " |", "| --- | ---: | ---: |"]
        lines += ["| " + " | ".join(row) + " |" for row in rows]
        lines.append("")
    return "\n".join([f"## {HEADING}", "", *lines]) if lines else ""
