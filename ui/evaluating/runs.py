"""Runs of the harness as they lie on disk: figures, and the failures to look at.

The app and the harness do not know each other; what it writes is what they share: ``run.json`` and
``failures.json`` of a run, and the figures that are committed (all described in
docs/evaluation.md). Whatever has to be known of measures and systems stands in them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from assistant import Assistant
from index.errors import FileError, UnknownRecordError
from ui.links import reader_link, text_version

_LOWER_IS_BETTER = ("false answers", "missed", "wrong side")
"""Measures of faults in runs of earlier versions, which do not name them."""
_ENDINGS = (" 1000", " 4000")
"""Of measures that are shown at one budget of characters only, which is 2,000."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean over questions with its 95 per cent interval."""

    mean: float
    low: float
    high: float
    topics: int


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a document: where they stand in it, and what they are."""

    document: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A question on which a system did badly.

    Attributes:
        id, kind, question: Of the topic.
        before: Earlier questions of the same conversation.
        figures: By measure.
        gold: The words that answer; none where silence is right.
        given: What each system gave.
    """

    id: str
    kind: str
    question: str
    before: tuple[str, ...]
    figures: Mapping[str, float]
    gold: tuple[Words, ...]
    given: Mapping[str, tuple[Words, ...]]


@dataclass(frozen=True)
class Measured:
    """A benchmark in a run.

    Attributes:
        name: Of the benchmark.
        about: Numbers of topics, documents and unanswerable topics, as far as known.
        figures: By system and measure.
        broken: Errors of the systems that broke, by name.
        unfinished: Systems that were not asked to the end.
        lower_is_better: Measures of faults.
        failed: Whose failures are listed.
        failures: Worst first.
    """

    name: str
    about: Mapping[str, int] = field(default_factory=dict)
    figures: Mapping[str, Mapping[str, Figure]] = field(default_factory=dict)
    broken: Mapping[str, str] = field(default_factory=dict)
    unfinished: tuple[str, ...] = ()
    lower_is_better: frozenset[str] = frozenset()
    failed: str = ""
    failures: tuple[Failure, ...] = ()

    def measures(self) -> list[str]:
        """Return the measures that are shown, in the order in which systems have them."""
        found = dict.fromkeys(one for figures in self.figures.values() for one in figures)
        return [one for one in found if not one.endswith(_ENDINGS)]


@dataclass(frozen=True, slots=True)
class Run:
    """A finished run.

    Attributes:
        folder: Where it lies; None for the figures that are shipped.
        made: When, ISO 8601, UTC; empty for those.
        benchmarks: What was measured.
    """

    folder: Path | None
    made: str
    benchmarks: tuple[Measured, ...]


def find_runs(folder: Path) -> tuple[list[Run], list[FileError]]:
    """Return the runs in a folder, newest first, and errors for those that cannot be read.

    Args:
        folder: That of a run, or one that holds folders of runs.
    """
    runs, errors = [], []
    places = [folder, *sorted(one for one in folder.glob("*") if one.is_dir())]
    for place in places:
        if (place / "run.json").is_file():
            try:
                runs.append(read_run(place))
            except FileError as error:
                errors.append(error)
    return sorted(runs, key=lambda run: run.made, reverse=True), errors


def read_run(folder: Path) -> Run:
    """Read a run.

    Raises:
        FileError: If it is not what a run writes.
    """
    run = _json(folder / "run.json")
    listed = _json(folder / "failures.json") if (folder / "failures.json").is_file() else {}
    try:
        faults = frozenset(map(str, run.get("lower_is_better", _LOWER_IS_BETTER)))
        return Run(
            folder,
            str(run["made"]),
            tuple(
                _measured(name, run["benchmarks"][name], results, listed.get(name, {}), faults)
                for name, results in run["results"].items()
            ),
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise FileError(
            str(folder), f"not what this version writes ({error!r}). Run: ontherecord eval run"
        ) from error


def shipped_figures() -> Run:
    """Return the figures that the package carries: what every change is held against.

    Those of a variant (without the cross-encoder, say) only where there are none of the whole.
    """
    file = resources.files("eval").joinpath("data/committed_figures.json")
    committed = json.loads(file.read_text(encoding="utf-8"))
    variant_of = committed["variant_of"]
    return Run(
        None,
        "",
        tuple(
            Measured(
                name,
                figures={
                    system: _figures(one)
                    for system, one in systems.items()
                    if variant_of.get(system) not in systems
                },
                lower_is_better=frozenset(committed["lower_is_better"]),
            )
            for name, systems in committed["figures"].items()
        ),
    )


def link_to(words: Words, assistant: Assistant) -> str:
    """Return the address of words in the reader; empty where no record of the store has them.

    A document of a benchmark is named after its file, and so is looked for among the records that
    came from a file of that name; the words must stand there exactly, at their place or once.
    """
    for summary in assistant.records():
        if Path(summary.source).stem != words.document:
            continue
        try:
            text = assistant.record(summary.id).text
        except UnknownRecordError:  # Removed meanwhile.
            continue
        start = words.start
        if text[start : words.end] != words.text:
            start = text.find(words.text) if text.count(words.text) == 1 else -1
        if start >= 0:
            return reader_link(summary.id, start, start + len(words.text), text_version(text))
    return ""


def _json(path: Path) -> dict[str, Any]:
    try:
        loaded = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FileError(
            str(path), f"it cannot be read ({error}). Run: ontherecord eval run"
        ) from error
    if not isinstance(loaded, dict):
        raise FileError(str(path), "not what a run writes. Run: ontherecord eval run")
    return loaded


def _measured(
    name: str,
    about: Mapping[str, Any],
    results: Mapping[str, Any],
    listed: Mapping[str, Any],
    lower_is_better: frozenset[str],
) -> Measured:
    return Measured(
        name,
        {key: int(about[key]) for key in ("topics", "documents", "unanswerable")},
        {
            system: _figures(result["means"])
            for system, result in results.items()
            if result["status"] == "done"
        },
        {
            system: str(result["error"])
            for system, result in results.items()
            if result["status"] not in ("done", "unfinished")
        },
        tuple(system for system, result in results.items() if result["status"] == "unfinished"),
        lower_is_better,
        str(listed.get("system", "")),
        tuple(map(_failure, listed.get("topics", ()))),
    )


def _figures(means: Mapping[str, Mapping[str, float]]) -> dict[str, Figure]:
    return {
        measure: Figure(
            float(one["mean"]), float(one["low"]), float(one["high"]), int(one["topics"])
        )
        for measure, one in means.items()
    }


def _failure(row: Mapping[str, Any]) -> Failure:
    return Failure(
        id=str(row["id"]),
        kind=str(row["kind"]),
        question=str(row["question"]),
        before=tuple(map(str, row["before"])),
        figures={name: float(value) for name, value in row["figures"].items()},
        gold=_words(row["gold"]),
        given={system: _words(spans) for system, spans in row["given"].items()},
    )


def _words(rows: Sequence[Mapping[str, Any]]) -> tuple[Words, ...]:
    return tuple(
        Words(str(one["document"]), int(one["start"]), int(one["end"]), str(one["text"]))
        for one in rows
    )
