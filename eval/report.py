"""Reading a run: tables, what differs between two systems or runs, one page of HTML."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eval.benchmark import Benchmark, Span
from eval.run import Kept
from eval.score import LOWER_IS_BETTER
from eval.statistics import paired_p_value

RANKING_COLUMNS = (
    "RR@10",
    "nDCG@10",
    "R@5",
    "R@10",
    "recall 1000",
    "recall 2000",
    "recall 4000",
    "precision 2000",
    "IoU 2000",
    "wrong side",
)
ANSWER_COLUMNS = (
    "missed",
    "false answers",
    "cited recall",
    "cited precision",
    "cited IoU",
    "wrong side",
)
_WORST = 12


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
            lines.append("| system | " + " | ".join(shown) + " | p50 ms | p95 ms |")
            lines.append("| --- |" + " ---: |" * (len(shown) + 2))
            for system, result in chosen.items():
                cells = [_cell(result["means"].get(column)) for column in shown]
                cells += [f"{1000 * value:.0f}" for value in result["seconds"]]
                lines.append(f"| {system} | " + " | ".join(cells) + " |")
            lines.append("")
            lines += [
                f"{system}: AUROC of answerable against not {result['abstention']['auroc']:.3f}.\n"
                for system, result in chosen.items()
                if result.get("abstention", {}).get("auroc") is not None
            ]
        lines += [
            f"**{system} is broken:** {result['error']}\n"
            for system, result in results.items()
            if result["status"] == "broken"
        ]
    return "\n".join(lines)


def html_page(
    run: Mapping[str, Any],
    benchmarks: Sequence[Benchmark],
    responses: Mapping[tuple[str, str], Sequence[Kept]],
) -> str:
    """Return one self-contained page: bars, tables, and the worst failures side by side.

    Args:
        run: What ``run.json`` holds.
        benchmarks: Those of the run.
        responses: By names of benchmark and system.
    """
    parts = [
        "<!doctype html><meta charset='utf-8'><title>On the Record: evaluation</title>",
        "<style>body{font:15px/1.5 system-ui;max-width:70em;margin:2em auto;padding:0 1em}"
        "table{border-collapse:collapse}td,th{padding:.2em .6em;border-bottom:1px solid #ccc;"
        "text-align:right}td:first-child,th:first-child{text-align:left}pre{white-space:pre-wrap;"
        "background:#f6f6f6;padding:.6em}.bar{background:#3b6ea5;height:.8em}</style>",
        f"<h1>Evaluation</h1><p>Made {html.escape(run['made'])} with "
        + html.escape(", ".join(f"{n} {v}" for n, v in run["versions"].items()))
        + "</p>",
    ]
    for benchmark in benchmarks:
        results = run["results"][benchmark.name]
        parts.append(f"<h2>{html.escape(benchmark.name)}</h2>")
        for measure in (*RANKING_COLUMNS, *ANSWER_COLUMNS[:5]):
            rows = [
                (system, result["means"][measure])
                for system, result in results.items()
                if result["status"] == "done" and measure in result["means"]
            ]
            if rows:
                parts.append(f"<h3>{html.escape(measure)}</h3><table>")
                parts += [
                    f"<tr><td>{html.escape(system)}</td><td>{_cell(figure)}</td>"
                    f"<td style='width:30em'><div class='bar' style='width:"
                    f"{100 * figure['mean']:.1f}%'></div></td></tr>"
                    for system, figure in rows
                ]
                parts.append("</table>")
        parts.append(_failures(benchmark, results, responses))
    return "\n".join(parts)


def _failures(
    benchmark: Benchmark,
    results: Mapping[str, Any],
    responses: Mapping[tuple[str, str], Sequence[Kept]],
) -> str:
    """Show the topics on which our answers do worst: question, gold, what each system gave."""
    texts = {document.id: document.text for document in benchmark.documents}
    ours = results.get("answers", {}).get("figures", {})

    def badness(topic_id: str) -> float:
        figures = ours.get(topic_id, {})
        return float(figures.get("false answers", 1 - figures.get("cited recall", 1)))

    worst = sorted((t for t in benchmark.topics if badness(t.id) > 0), key=lambda t: -badness(t.id))
    parts = ["<h3>Worst failures of our answers</h3>"] if worst else []
    for topic in worst[:_WORST]:
        parts.append(f"<h4>{html.escape(topic.id)}: {html.escape(topic.question)}</h4>")
        parts.append(f"<p>Gold</p><pre>{_quote(texts, topic.gold) or 'silence'}</pre>")
        for (name, system), kept in responses.items():
            given = next((one for one in kept if one.topic == topic.id), None)
            if name == benchmark.name and given:
                quoted = _quote(texts, given.response.spans[:3]) or "nothing"
                parts.append(f"<p>{html.escape(system)}</p><pre>{quoted}</pre>")
    return "\n".join(parts)


def _quote(texts: Mapping[str, str], spans: Sequence[Span]) -> str:
    return "\n…\n".join(html.escape(texts[s.document][s.start : s.end][:600]) for s in spans)


def _cell(figure: Mapping[str, float] | None) -> str:
    if figure is None:
        return ""
    return f"{figure['mean']:.3f} [{figure['low']:.2f}, {figure['high']:.2f}]"
