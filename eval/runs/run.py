"""Runs: benchmarks given to systems, every response kept, figures computed from what is kept.

A run is a folder: ``run.json`` with the settings, versions and hashes that made it, and for each
benchmark and system a JSON Lines file of responses, written as they come, so that a run that was
stopped goes on where it ended: as long as its answers come from the same code, libraries and
settings as they would now. A system that breaks is reported as broken, never as zero, and its
traceback is kept.
"""

from __future__ import annotations

import json
import platform
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.errors import ModelKeyError, ModelSettingsError
from eval.benchmark import Benchmark, Topic
from eval.errors import NotInstalledError
from eval.runs.indexing import Indexing, open_index
from eval.runs.responses import (
    Kept,
    digest,
    header,
    insist_on_the_same,
    read_responses,
    responses_path,
    to_row,
    traceback_path,
)
from eval.runs.results import result_of
from eval.runs.score import LOWER_IS_BETTER
from eval.systems import System
from eval.systems.origin import library_version
from index.embedding.embedder import Embedder
from index.errors import EmbeddingError, FileError, SettingsError
from index.files.whole_files import write_whole

_FILE = "run.json"
_MISTAKES = (
    EmbeddingError,
    FileError,
    ModelKeyError,
    ModelSettingsError,
    NotInstalledError,
    SettingsError,
)
"""Errors that whoever runs it can mend, by the settings or the files: of no system under test."""
_UNFINISHED = "It was stopped before its last question. Run the same again to go on."
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
        ``status`` ("done" or "broken"), ``error`` (which names the file of the traceback),
        ``origin`` (what the answers come from) and, of a system that is done, what
        :func:`eval.runs.results.result_of` tells.

    Raises:
        FileError: If the file keeps what was given to other data, or comes from anything else.
        OnTheRecordError: If the settings or the files given cannot be used: that is no fault of
            the system.
    """
    insist_on_the_same(path, benchmark, system.origin)
    kept = {one.topic: one for one in read_responses(path, benchmark)}
    indexed: list[Indexing] = []
    error = ""
    trace = traceback_path(path)
    trace.unlink(missing_ok=True)
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
        except _MISTAKES:
            raise
        except Exception as failure:
            write_whole(trace, traceback.format_exc().encode("utf-8", "replace"))
            error = f"{type(failure).__name__}: {failure} (traceback: {trace})"
        finally:
            system.close()
    if error:
        return {"status": "broken", "error": error, "origin": dict(system.origin)}
    return result_of(benchmark, system, kept, indexed, embedder)


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
    """Run every system on every benchmark; return what ``run.json`` then holds.

    It is written whenever a system is done, so that nothing is lost where a later one stops the
    run; those that were not asked to the end have the status "unfinished" in it.

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
        OnTheRecordError: If the settings or the files given cannot be used by a system.
    """
    _begin(folder, benchmarks, systems, anew=anew)
    cache = cache or folder / "indexes"
    results: dict[str, dict[str, Any]] = {
        benchmark.name: {name: {"status": "unfinished", "error": _UNFINISHED} for name in systems}
        for benchmark in benchmarks
    }
    written: dict[str, Any] = {}
    for benchmark in benchmarks:
        for name, make in systems.items():
            system = make()
            path = responses_path(folder, benchmark.name, name)

            def told(topic: Topic, of: str = benchmark.name, by: str = name) -> None:
                progress(of, by, topic)

            result = run_system(benchmark, system, path, cache, told, embedder)
            results[benchmark.name][name] = result
            written = _told(benchmarks, settings or {}, results)
            text = json.dumps(written, ensure_ascii=False, indent=1)
            write_whole(folder / _FILE, text.encode())
    return written


def _told(
    benchmarks: Sequence[Benchmark], settings: Mapping[str, Any], results: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what ``run.json`` holds."""
    return {
        "made": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "python": platform.python_version(),
        "settings": dict(settings),
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
        "lower_is_better": sorted(LOWER_IS_BETTER),
        "results": results,
    }


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
