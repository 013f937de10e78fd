"""The topics on which we do worst, with the words that were wanted and those that were given."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.benchmark import Benchmark, Span, Topic
from eval.runs.responses import Kept
from index.files.whole_files import write_whole

FILE_NAME = "failures.json"
_WORST = 12
_GIVEN = 4
Responses = Mapping[tuple[str, str], Sequence[Kept]]
"""By names of benchmark and system."""


def worst_failures(
    benchmark: Benchmark, done: Mapping[str, Any], given: Responses
) -> dict[str, Any]:
    """Return the topics on which our answers do worst, or our ranking, or whatever system there is.

    Args:
        benchmark: Of the run.
        done: Results of the systems that are not broken, by name.
        given: What they gave.

    Returns:
        ``system`` whose failures they are, and ``topics``, worst first, each with ``id``, ``kind``,
        ``question``, ``before``, ``figures``, ``gold`` (none where silence is right) and ``given``
        by system. Words are ``document``, ``start``, ``end`` and ``text``.
    """
    name = next((one for one in ("answers", "retrieval") if one in done), next(iter(done), ""))
    figures = done.get(name, {}).get("figures", {})

    def badness(topic: Topic) -> float:
        found = figures.get(topic.id, {})
        recall = found.get("cited recall", found.get("recall 2000", 1.0))
        return float(found.get("false answers", 1 - recall) + found.get("wrong side", 0.0))

    worst = sorted(filter(badness, benchmark.topics), key=lambda one: -badness(one))[:_WORST]
    texts = {document.id: document.text for document in benchmark.documents}
    by_topic = {
        system: {kept.topic: kept for kept in given.get((benchmark.name, system), ())}
        for system in done
    }
    return {
        "system": name,
        "topics": [
            {
                "id": topic.id,
                "kind": topic.kind,
                "question": topic.question,
                "before": list(topic.before),
                "figures": figures.get(topic.id, {}),
                "gold": _words(texts, topic.gold),
                "given": {
                    system: _words(texts, kept[topic.id].response.spans[:_GIVEN])
                    for system, kept in by_topic.items()
                    if topic.id in kept
                },
            }
            for topic in worst
        ],
    }


def write_failures(
    folder: Path, run: Mapping[str, Any], benchmarks: Sequence[Benchmark], given: Responses
) -> None:
    """Write the failures of a run into its folder, by name of the benchmark."""
    found = {
        benchmark.name: worst_failures(
            benchmark,
            {
                name: result
                for name, result in run["results"][benchmark.name].items()
                if result["status"] == "done"
            },
            given,
        )
        for benchmark in benchmarks
    }
    text = json.dumps(found, ensure_ascii=False, indent=1)
    write_whole(folder / FILE_NAME, text.encode())


def _words(texts: Mapping[str, str], spans: Sequence[Span]) -> list[dict[str, Any]]:
    return [
        {
            "document": span.document,
            "start": span.start,
            "end": span.end,
            "text": texts[span.document][span.start : span.end],
        }
        for span in spans
    ]
