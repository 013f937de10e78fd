"""Runs: benchmarks given to systems, every response kept, figures computed from what is kept.

A run is a folder: ``run.json`` with the settings, versions and hashes that made it, and for each
benchmark and system a JSON Lines file of responses, written as they come, so that a run that was
stopped goes on where it ended: as long as its answers come from the same code, libraries and
settings as they would now. A system that breaks is reported as broken, never as zero.
"""

from __future__ import annotations

import json
import platform
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from eval.benchmark import Benchmark, Topic
from eval.runs.indexing import Indexing, open_index
from eval.runs.measures import auroc, overlap, risk_coverage
from eval.runs.responses import (
    Kept,
    digest,
    header,
    insist_on_the_same,
    read_responses,
    responses_path,
    to_row,
)
from eval.runs.score import score, summarise
from eval.runs.written import written
from eval.systems import System
from eval.systems.origin import library_version
from index.embedding.embedder import Embedder
from index.errors import FileError

_FILE = "run.json"
_VERSIONS = (
    "on-the-record",
    "chromadb",
    "haystack-ai",
    "ir-measures",
    "langchain-core",
    "llama-index-core",
    "sentence-transformers",
    "torch",
    "txtai",
)


def run_system(
    benchmark: Benchmark,
    system: System,
    path: Path,
    cache: Path,
    progress: Callable[[Topic], None] = lambda _: None,
    embedder: Embedder | None = None,
) -> dict[str, Any]:
    """Give every topic to a system; keep the responses in a file; return what came out.

    Args:
        benchmark: Topics that name a document are asked of that document alone.
        system: Closed afterwards.
        path: JSON Lines; topics that are in it already are not asked again.
        cache: Folder of kept indexes.
        progress: Called after each topic.
        embedder: For the guard, as :func:`eval.runs.score.score` takes it.

    Returns:
        ``status`` ("done" or "broken"), ``error``, ``origin`` (what the answers come from),
        ``answers`` (whether it answers), ``figures`` by topic, ``means``, ``kinds``,
        ``abstention``, ``seconds`` (p50, p95), ``writing`` (of systems that answer: ``models``,
        ``figures`` by topic and ``means`` of how answers are written, see
        :func:`eval.runs.written.written`) and ``indexing``.

    Raises:
        FileError: If the file keeps what was given to other data, or comes from anything else.
    """
    insist_on_the_same(path, benchmark, system.origin)
    kept = {one.topic: one for one in read_responses(path, benchmark)}
    indexed: list[Indexing] = []
    error = ""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        if not path.stat().st_size:
            file.write(header(benchmark, system.origin))
        try:
            system.prepare(benchmark)
            for documents, topics in benchmark.groups():
                indexed.append(open_index(system, documents, cache))
                for topic in (one for one in topics if one.id not in kept):
                    began = time.perf_counter()
                    response = system.respond(topic)
                    one = Kept(topic.id, response, time.perf_counter() - began)
                    kept[topic.id] = one
                    file.write(json.dumps(to_row(one), ensure_ascii=False) + "\n")
                    file.flush()
                    progress(topic)
                system.close()
        except Exception as failure:
            error = f"{type(failure).__name__}: {failure}"
        finally:
            system.close()
    if error:
        return {"status": "broken", "error": error, "origin": dict(system.origin)}
    figures = score(
        benchmark,
        {name: one.response for name, one in kept.items()},
        answers=system.answers,
        embedder=embedder,
    )
    seconds = [one.seconds for one in kept.values()]
    kinds = dict.fromkeys(topic.kind for topic in benchmark.topics)
    return {
        "status": "done",
        "error": "",
        "origin": dict(system.origin),
        "answers": system.answers,
        "figures": figures,
        "means": _plain(summarise(figures, benchmark.topics)),
        "kinds": {kind: _plain(summarise(figures, benchmark.topics, kind)) for kind in kinds},
        "abstention": abstention(benchmark, kept) if system.answers else {},
        "seconds": [float(np.percentile(seconds, q)) for q in (50, 95)],
        "writing": writing(benchmark, kept) if system.answers else {},
        "indexing": {
            "units": sum(one.units for one in indexed),
            "seconds": sum(one.seconds for one in indexed),
            "peak_mib": max((one.peak_mib for one in indexed), default=0.0),
        },
    }


def writing(benchmark: Benchmark, kept: Mapping[str, Kept]) -> dict[str, Any]:
    """Return how answers are written: the names of language models, figures by topic, their means.

    Time is among them, as ``seconds``. They tell what answers are like and what they took, and are
    held against nothing: more of them is neither better nor worse.
    """
    figures = {
        name: {**written(one.response), "seconds": one.seconds} for name, one in kept.items()
    }
    return {
        "models": _models(kept.values()),
        "figures": figures,
        "means": _plain(summarise(figures, benchmark.topics)),
    }


def _models(kept: Iterable[Kept]) -> list[str]:
    reports = (one.response.report for one in kept)
    return list(dict.fromkeys(report.model for report in reports if report))


def abstention(benchmark: Benchmark, kept: Mapping[str, Kept]) -> dict[str, Any]:
    """Return AUROC and the risk-coverage curve of the supports, where a system gives them.

    The fault of an answer is 1 where there should be silence, and otherwise one minus the recall
    of gold characters.
    """
    supports = {name: one.response.support for name, one in kept.items()}
    answerable: list[float] = []
    unanswerable: list[float] = []
    judged: list[tuple[float, float]] = []
    for topic in benchmark.topics:
        support = supports.get(topic.id)
        if support is None:
            return {}
        (answerable if topic.gold else unanswerable).append(support)
        found = overlap(topic.gold, kept[topic.id].response.spans)
        judged.append((support, 1 - found.recall if topic.gold else 1.0))
    return {"auroc": auroc(answerable, unanswerable), "risk_coverage": risk_coverage(judged)}


def run(
    folder: Path,
    benchmarks: Sequence[Benchmark],
    systems: Mapping[str, Callable[[], System]],
    progress: Callable[[str, str, Topic], None] = lambda *_: None,
    *,
    cache: Path | None = None,
    settings: Mapping[str, Any] | None = None,
    embedder: Embedder | None = None,
    anew: bool = False,
) -> dict[str, Any]:
    """Run every system on every benchmark and write ``run.json``; return what is in it.

    Args:
        folder: Of the run; one that was stopped is taken up again.
        benchmarks: Already sampled.
        systems: By name; made anew for each benchmark.
        progress: Called after each topic, with the names of benchmark and system.
        cache: Folder of kept indexes; by default in the run's own.
        settings: What chose the benchmarks, kept so that the run can be read again.
        embedder: For the guard, as :func:`eval.runs.score.score` takes it.
        anew: Whether to ask again what was answered already.

    Raises:
        FileError: If the folder keeps answers to other data, or answers that come from anything
            else than they would now; nothing is asked then.
    """
    _begin(folder, benchmarks, systems, anew=anew)
    cache = cache or folder / "indexes"
    results: dict[str, dict[str, Any]] = {}
    for benchmark in benchmarks:
        for name, make in systems.items():
            system = make()
            path = responses_path(folder, benchmark.name, name)

            def told(topic: Topic, of: str = benchmark.name, by: str = name) -> None:
                progress(of, by, topic)

            result = run_system(benchmark, system, path, cache, told, embedder)
            results.setdefault(benchmark.name, {})[name] = result
    written = {
        "made": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "python": platform.python_version(),
        "settings": dict(settings or {}),
        "versions": {name: library_version(name) for name in _VERSIONS},
        "benchmarks": {
            benchmark.name: {
                "hash": digest(benchmark),
                "documents": len(benchmark.documents),
                "topics": len(benchmark.topics),
                "unanswerable": sum(not topic.gold for topic in benchmark.topics),
            }
            for benchmark in benchmarks
        },
        "results": results,
    }
    path = folder / _FILE
    path.write_text(json.dumps(written, ensure_ascii=False, indent=1), encoding="utf-8")
    return written


def _begin(
    folder: Path,
    benchmarks: Sequence[Benchmark],
    systems: Mapping[str, Callable[[], System]],
    *,
    anew: bool,
) -> None:
    """See that all can be asked, and forget what is to be asked again, before anything is asked."""
    origins = {name: make().origin for name, make in systems.items()}
    if anew:
        (folder / _FILE).unlink(missing_ok=True)
    for benchmark in benchmarks:
        for name, origin in origins.items():
            path = responses_path(folder, benchmark.name, name)
            if anew:
                path.unlink(missing_ok=True)
            insist_on_the_same(path, benchmark, origin)


def read_run(folder: Path) -> dict[str, Any]:
    """Return what a run wrote.

    Raises:
        FileError: If there is no finished run in the folder.
    """
    path = folder / _FILE
    try:
        loaded = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FileError(
            str(path), f"no finished run: {error}. Run: ontherecord eval run"
        ) from error
    if not isinstance(loaded, dict) or not {"benchmarks", "results", "versions"} <= loaded.keys():
        raise FileError(str(path), "not what a run writes. Run: ontherecord eval run")
    return loaded


def _plain(figures: dict[str, Any]) -> dict[str, Any]:
    return {name: asdict(figure) for name, figure in figures.items()}
