"""From what a system gave to what a run tells of it: figures, means, times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from eval.benchmark import Benchmark
from eval.runs.indexing import Indexing
from eval.runs.measures import auroc, overlap, risk_coverage
from eval.runs.responses import Kept
from eval.runs.score import score, summarise
from eval.runs.written import written
from eval.systems import System
from index.embedding.embedder import Embedder


def result_of(
    benchmark: Benchmark,
    system: System,
    kept: Mapping[str, Kept],
    indexed: Sequence[Indexing],
    embedder: Embedder | None = None,
) -> dict[str, Any]:
    """Return what ``run.json`` tells of a system that was asked to the end.

    Args:
        benchmark: What it was asked.
        system: Which it is.
        kept: What it gave, by topic id.
        indexed: What its indexes took to make.
        embedder: For the guard, as :func:`eval.runs.score.score` takes it.

    Returns:
        ``status`` ("done"), ``error`` (none), ``origin``, ``answers`` (whether it answers),
        ``figures`` by topic, ``means``, ``kinds``, ``abstention``, ``seconds`` (p50, p95),
        ``writing`` (of systems that answer: ``models``, ``figures`` by topic and ``means`` of how
        answers are written, see :func:`eval.runs.written.written`) and ``indexing``.
    """
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


def _plain(figures: dict[str, Any]) -> dict[str, Any]:
    return {name: asdict(figure) for name, figure in figures.items()}
