"""Runs: benchmarks given to systems, every response kept, figures computed from what is kept.

A run is a folder: ``run.json`` with the settings, versions and hashes that made it, and for each
benchmark and system a JSON Lines file of responses, written as they come, so that a run that was
stopped goes on where it ended. A system that breaks is reported as broken, never as zero.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import platform
import random
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from eval.benchmark import Benchmark, EvalDocument, Span, Topic
from eval.measures import auroc, overlap, risk_coverage, touched_paragraphs
from eval.score import score, summarise
from eval.systems import Response, System
from index.errors import FileError, OnTheRecordError

_VERSIONS = (
    "on-the-record",
    "chromadb",
    "ir-measures",
    "llama-index-core",
    "sentence-transformers",
    "torch",
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A response as it is kept: with how long it took."""

    topic: str
    response: Response
    seconds: float


def digest(benchmark: Benchmark) -> str:
    """Return a hash of all that a benchmark holds."""
    return hashlib.sha256(repr(asdict(benchmark)).encode()).hexdigest()[:16]


def sample_topics(benchmark: Benchmark, size: int | None, seed: int) -> Benchmark:
    """Return a benchmark with a random sample of its topics, in their order."""
    if size is None or size >= len(benchmark.topics):
        return benchmark
    chosen = set(random.Random(seed).sample(range(len(benchmark.topics)), size))  # noqa: S311
    kept = tuple(topic for i, topic in enumerate(benchmark.topics) if i in chosen)
    return replace(benchmark, topics=kept)


def run_system(
    benchmark: Benchmark,
    system: System,
    path: Path,
    progress: Callable[[Topic], None] = lambda _: None,
) -> dict[str, Any]:
    """Give every topic to a system; keep the responses in a file; return what came out.

    Args:
        benchmark: Topics that name a document are asked of that document alone.
        system: Closed afterwards.
        path: JSON Lines; topics that are in it already are not asked again.
        progress: Called after each topic.

    Returns:
        ``status`` ("done" or "broken"), ``error``, ``figures`` by topic, ``means``, ``kinds``,
        ``seconds`` (p50, p95) and ``index_seconds``.

    Raises:
        FileError: If the file was made from other data.
    """
    kept = {one.topic: one for one in read_responses(path, benchmark)}
    index_seconds = 0.0
    error = ""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        if not path.stat().st_size:
            file.write(json.dumps({"benchmark": benchmark.name, "hash": digest(benchmark)}) + "\n")
        try:
            for documents, topics in _groups(benchmark, kept):
                began = time.perf_counter()
                system.index(documents)
                index_seconds += time.perf_counter() - began
                for topic in topics:
                    began = time.perf_counter()
                    response = system.respond(topic)
                    one = Kept(topic.id, response, time.perf_counter() - began)
                    kept[topic.id] = one
                    file.write(json.dumps(_row(one), ensure_ascii=False) + "\n")
                    file.flush()
                    progress(topic)
        except (OnTheRecordError, ValueError, RuntimeError, KeyError, AttributeError) as failure:
            error = f"{type(failure).__name__}: {failure}"
        finally:
            system.close()
    if error:
        return {"status": "broken", "error": error}
    figures = score(
        benchmark, {name: one.response for name, one in kept.items()}, answers=system.answers
    )
    seconds = [one.seconds for one in kept.values()]
    kinds = dict.fromkeys(topic.kind for topic in benchmark.topics)
    return {
        "status": "done",
        "error": "",
        "answers": system.answers,
        "figures": figures,
        "means": _plain(summarise(figures, benchmark.topics)),
        "kinds": {kind: _plain(summarise(figures, benchmark.topics, kind)) for kind in kinds},
        "abstention": abstention(benchmark, kept) if system.answers else {},
        "seconds": [float(np.percentile(seconds, q)) for q in (50, 95)],
        "index_seconds": index_seconds,
    }


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
) -> dict[str, Any]:
    """Run every system on every benchmark and write ``run.json``; return what is in it.

    Args:
        folder: Of the run; one that was stopped is taken up again.
        benchmarks: Already sampled.
        systems: By name; made anew for each benchmark.
        progress: Called after each topic, with the names of benchmark and system.
    """
    results: dict[str, dict[str, Any]] = {}
    for benchmark in benchmarks:
        for name, make in systems.items():
            system = make()
            path = folder / "responses" / f"{benchmark.name}--{name}.jsonl"

            def told(topic: Topic, of: str = benchmark.name, by: str = name) -> None:
                progress(of, by, topic)

            results.setdefault(benchmark.name, {})[name] = run_system(benchmark, system, path, told)
    written = {
        "made": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "python": platform.python_version(),
        "versions": {name: _version(name) for name in _VERSIONS},
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
    path = folder / "run.json"
    path.write_text(json.dumps(written, ensure_ascii=False, indent=1), encoding="utf-8")
    return written


def read_run(folder: Path) -> dict[str, Any]:
    """Return what a run wrote.

    Raises:
        FileError: If there is no finished run in the folder.
    """
    path = folder / "run.json"
    try:
        loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FileError(
            str(path), f"no finished run: {error}. Run: ontherecord eval run"
        ) from error
    return loaded


def read_responses(path: Path, benchmark: Benchmark) -> Iterator[Kept]:
    """Yield the responses that a file keeps; a last line cut short is passed over.

    Raises:
        FileError: If they were given to other data, or a line is none.
    """
    if not path.exists() or not path.stat().st_size:
        return
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    for number, line in enumerate(lines, start=1):
        try:
            row = json.loads(line)
        except ValueError as error:
            if number == len(lines) and not line.endswith("\n"):
                # The writer was stopped within this line: take it out, so that the file goes on.
                path.write_text("".join(lines[:-1]), encoding="utf-8")
                return
            raise FileError(f"{path}:{number}", f"not JSON: {error}. Delete the file.") from error
        if number == 1:
            if row.get("hash") != digest(benchmark):
                raise FileError(
                    str(path), "the run was made on other data. Choose another folder with --out."
                )
            continue
        spans = tuple(Span(*span) for span in row["spans"])
        yield Kept(
            row["topic"],
            Response(spans, tuple(row["sides"]), row["abstained"], row.get("support")),
            row["seconds"],
        )


def write_trec(folder: Path, benchmark: Benchmark, responses: Iterable[Kept], name: str) -> None:
    """Write qrels and a run in TREC's format, over paragraphs named "document:start"."""
    qrels, ranks = [], []
    for topic in benchmark.topics:
        for paragraph in touched_paragraphs(topic.gold, benchmark.documents):
            qrels.append(f"{topic.id} 0 {paragraph} 1\n")
    for one in responses:
        found = touched_paragraphs(one.response.spans, benchmark.documents)
        ranks += [f"{one.topic} Q0 {p} {i} {1 / i:.6f} {name}\n" for i, p in enumerate(found, 1)]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{benchmark.name}.qrels").write_text("".join(qrels), encoding="utf-8")
    (folder / f"{benchmark.name}--{name}.run").write_text("".join(ranks), encoding="utf-8")


def _groups(
    benchmark: Benchmark, kept: dict[str, Kept]
) -> Iterator[tuple[tuple[EvalDocument, ...], list[Topic]]]:
    """Yield the documents to index together with the topics still to be asked of them."""
    open_topics = [topic for topic in benchmark.topics if topic.id not in kept]
    free = [topic for topic in open_topics if topic.document is None]
    if free:
        yield benchmark.documents, free
    for document in benchmark.documents:
        bound = [topic for topic in open_topics if topic.document == document.id]
        if bound:
            yield (document,), bound


def _row(one: Kept) -> dict[str, Any]:
    return {
        "topic": one.topic,
        "spans": [[span.document, span.start, span.end] for span in one.response.spans],
        "sides": list(one.response.sides),
        "abstained": one.response.abstained,
        "support": one.response.support,
        "seconds": round(one.seconds, 6),
    }


def _plain(figures: dict[str, Any]) -> dict[str, Any]:
    return {name: asdict(figure) for name, figure in figures.items()}


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"
