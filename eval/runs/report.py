"""Reading a run: tables, and what differs between two systems or runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eval.runs.score import LOWER_IS_BETTER
from eval.runs.statistics import paired_p_value

RANKING_COLUMNS = (
    "RR@10",
    "nDCG@10",
    "R@5",
    "R@10",
    "P@5",
    "recall 1000",
    "recall 2000",
    "recall 4000",
    "precision 2000",
    "IoU 2000",
    "nugget recall",
    "wrong side",
)
ANSWER_COLUMNS = (
    "missed",
    "false answers",
    "cited recall",
    "cited precision",
    "cited IoU",
    "nugget recall",
    "citation precision",
    "citation recall",
    "wrong side",
    "right side named",
    "right speaker named",
    "grounded",
)
WRITING_COLUMNS = (
    "statements",
    "characters",
    "by model",
    "fell back",
    "sentences",
    "stood",
    "rewritten",
    "replaced",
    "dropped",
    "tokens in",
    "tokens out",
    "cost",
    "seconds",
)
"""How answers are written, see :func:`eval.runs.written.written`."""
COST_COLUMNS = ("p50 ms", "p95 ms", "units/s", "peak MiB")
"""Time to respond, passages or chunks indexed a second, and memory while indexing."""

_LARGE = 100
"""From here on a figure is shown without decimals."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One measure of two systems or runs, over the topics that both have.

    Attributes:
        measure: Its name.
        left, right: Means.
        p_value: Of a paired randomization test.
        better, worse: Topics on which the right one is better or worse.
    """

    measure: str
    left: float
    right: float
    p_value: float
    better: tuple[str, ...]
    worse: tuple[str, ...]


def compare(
    left: Mapping[str, Mapping[str, float]], right: Mapping[str, Mapping[str, float]]
) -> list[Difference]:
    """Compare two systems' figures by topic, measure by measure."""
    measures = dict.fromkeys(name for figures in left.values() for name in figures)
    found = []
    for measure in measures:
        topics = [t for t in left if measure in left[t] and measure in right.get(t, {})]
        if not topics:
            continue
        a, b = [left[t][measure] for t in topics], [right[t][measure] for t in topics]
        sign = -1 if measure in LOWER_IS_BETTER else 1
        found.append(
            Difference(
                measure,
                sum(a) / len(a),
                sum(b) / len(b),
                paired_p_value(a, b),
                tuple(t for t, x, y in zip(topics, a, b, strict=True) if sign * (y - x) > 0),
                tuple(t for t, x, y in zip(topics, a, b, strict=True) if sign * (y - x) < 0),
            )
        )
    return found


def markdown_tables(run: Mapping[str, Any]) -> str:
    """Return a table for each benchmark and kind of system: means, with 95% intervals."""
    lines = []
    for name, facts in run["benchmarks"].items():
        lines.append(
            f"## {name}\n\n{facts['topics']} questions on {facts['documents']} documents, "
            f"{facts['unanswerable']} of them to be met with silence.\n"
        )
        results = run["results"][name]
        for columns, answers in ((RANKING_COLUMNS, False), (ANSWER_COLUMNS, True)):
            chosen = {
                system: result
                for system, result in results.items()
                if result["status"] == "done" and result["answers"] is answers
            }
            shown = [c for c in columns if any(c in r["means"] for r in chosen.values())]
            if not chosen:
                continue
            heads = (*shown, *COST_COLUMNS)
            lines.append("| system | " + " | ".join(heads) + " |")
            lines.append("| --- |" + " ---: |" * len(heads))
            for system, result in chosen.items():
                cells = [cell(result["means"].get(column)) for column in shown]
                cells += costs(result)
                lines.append(f"| {system} | " + " | ".join(cells) + " |")
            lines.append("")
            if rows := writing_rows(chosen):
                head, *others = ("| " + " | ".join(row) + " |" for row in rows)
                lines += [head, "| --- |" + " ---: |" * (len(rows[0]) - 1), *others, ""]
            lines += [
                f"{system}: AUROC of answerable against not {result['abstention']['auroc']:.3f}.\n"
                for system, result in chosen.items()
                if result.get("abstention", {}).get("auroc") is not None
            ]
        lines += [
            f"**{system} is {result['status']}:** {result['error']}\n"
            for system, result in results.items()
            if result["status"] != "done"
        ]
    return "\n".join(lines)


def writing_rows(results: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Return how answers are written: a row of heads, and one for each system.

    Args:
        results: Of systems that are not broken, by name. Where none tells (runs of earlier
            versions, systems that only rank) there are no rows.
    """
    told = {name: one["writing"] for name, one in results.items() if one.get("writing")}
    shown = [c for c in WRITING_COLUMNS if any(c in one["means"] for one in told.values())]
    if not shown:
        return []
    rows = [
        (
            f"{name} ({', '.join(one['models'])})" if one["models"] else name,
            *(_amount(column, one["means"].get(column)) for column in shown),
        )
        for name, one in told.items()
    ]
    return [("system", *shown), *rows]


def _amount(column: str, figure: Mapping[str, float] | None) -> str:
    """Return a cell of how answers are written: whole where it is large, finer for money."""
    if figure is None:
        return ""
    digits = 5 if column == "cost" else 0 if figure["high"] >= _LARGE else 2
    mean, low, high = (f"{figure[one]:,.{digits}f}" for one in ("mean", "low", "high"))
    return f"{mean} [{low}, {high}]"


def costs(result: Mapping[str, Any]) -> list[str]:
    """Return what a system took, a cell for each of ``COST_COLUMNS``; empty where not known."""
    made = result["indexing"]
    return [
        *(f"{1000 * value:.0f}" for value in result["seconds"]),
        f"{made['units'] / made['seconds']:.0f}" if made["units"] and made["seconds"] else "",
        f"{made['peak_mib']:.0f}" if made["units"] else "",
    ]


def cell(figure: Mapping[str, float] | None) -> str:
    """Return a mean with its interval in words; empty where there is none."""
    if figure is None:
        return ""
    return f"{figure['mean']:.3f} [{figure['low']:.2f}, {figure['high']:.2f}]"
