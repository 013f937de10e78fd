"""From responses to figures: for each topic, and their means with intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from eval.benchmark import Benchmark, Span, Topic
from eval.runs.attribution import (
    citation_precision,
    citation_recall,
    side_accuracy,
    speaker_accuracy,
    wrong_side,
)
from eval.runs.measures import BUDGETS, nugget_recall, overlap, ranking_measures, within
from eval.runs.statistics import interval
from eval.runs.written import grounded
from eval.systems import Response
from index.embedding.embedder import Embedder, SentenceTransformerEmbedder

LOWER_IS_BETTER = frozenset({"missed", "false answers", "wrong side"})
"""Measures of faults; all others are better when higher."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean over topics with its 95 per cent bootstrap interval."""

    mean: float
    low: float
    high: float
    topics: int


def score(
    benchmark: Benchmark,
    responses: Mapping[str, Response],
    *,
    answers: bool,
    embedder: Embedder | None = None,
) -> dict[str, dict[str, float]]:
    """Return each topic's figures, by topic id and name of the measure.

    A topic without a response counts as an empty ranking, or as an abstention.

    Args:
        benchmark: The topics and their documents.
        responses: By topic id.
        answers: Whether the system answers and abstains; else it only ranks.
        embedder: For the guard, where statements are not the record's own words; by default the
            default model, which is loaded only then.
    """
    given = {
        topic.id: responses.get(topic.id, Response((), (), True)) for topic in benchmark.topics
    }
    if answers:
        guarded_by = embedder or SentenceTransformerEmbedder()
        return {
            topic.id: _score_answer(benchmark, topic, given[topic.id])
            | _score_grounding(given[topic.id], guarded_by)
            for topic in benchmark.topics
        }
    rankings = {topic_id: list(response.spans) for topic_id, response in given.items()}
    figures = ranking_measures(benchmark.topics, rankings, benchmark.documents)
    for topic in benchmark.topics:
        if topic.gold:
            figures[topic.id] |= _score_characters(benchmark, topic, rankings[topic.id])
    return figures


def _score_characters(benchmark: Benchmark, topic: Topic, ranking: list[Span]) -> dict[str, float]:
    figures = _character_figures(topic, ranking, "")
    figures["nugget recall"] = nugget_recall(topic.gold, within(ranking, 2000))
    if topic.side:
        figures["wrong side"] = wrong_side(topic, within(ranking, 2000), benchmark.documents)
    return figures


def _character_figures(topic: Topic, spans: Sequence[Span], which: str) -> dict[str, float]:
    """Return recall, precision and IoU of all characters given and of the first of them."""
    given = {"": spans, **{f" {budget}": within(spans, budget) for budget in BUDGETS}}
    figures = {}
    for beginning, kept in given.items():
        counted = overlap(topic.gold, kept)
        figures[f"{which}recall{beginning}"] = counted.recall
        figures[f"{which}precision{beginning}"] = counted.precision
        figures[f"{which}IoU{beginning}"] = counted.iou
    return figures


def _score_answer(benchmark: Benchmark, topic: Topic, response: Response) -> dict[str, float]:
    if not topic.gold:
        return {"false answers": float(not response.abstained)}
    figures = {
        "missed": float(response.abstained),
        **_character_figures(topic, response.spans, "cited "),
        "nugget recall": nugget_recall(topic.gold, response.spans),
        "citation precision": citation_precision(topic, response),
        "citation recall": citation_recall(response, benchmark.documents),
    }
    if topic.side:
        figures["wrong side"] = wrong_side(topic, response.spans, benchmark.documents)
    ascribed = {
        "right side named": side_accuracy(response, benchmark.documents),
        "right speaker named": speaker_accuracy(response, benchmark.documents),
    }
    return figures | {name: value for name, value in ascribed.items() if value is not None}


def _score_grounding(response: Response, embedder: Embedder) -> dict[str, float]:
    share = grounded(response, embedder)
    return {} if share is None else {"grounded": share}


def summarise(
    figures: Mapping[str, Mapping[str, float]], topics: Sequence[Topic], kind: str | None = None
) -> dict[str, Figure]:
    """Return the mean of each measure over the topics that have it.

    Args:
        figures: As :func:`score` gives them.
        topics: Those of the benchmark.
        kind: Only topics of this kind.
    """
    values: dict[str, list[float]] = {}
    for topic in topics:
        if kind is None or topic.kind == kind:
            for measure, value in figures.get(topic.id, {}).items():
                values.setdefault(measure, []).append(value)
    return {
        measure: Figure(float(np.mean(found)), *interval(found), len(found))
        for measure, found in values.items()
    }
