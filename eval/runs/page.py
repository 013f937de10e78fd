"""A run as one page of HTML that needs nothing else: plots, tables, the worst failures."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from eval.benchmark import Benchmark
from eval.judging.judgements import HEADING, judged
from eval.runs.failures import Responses, worst_failures
from eval.runs.measures import BUDGETS
from eval.runs.plots import bars, lines
from eval.runs.report import (
    ANSWER_COLUMNS,
    COST_COLUMNS,
    RANKING_COLUMNS,
    compare,
    costs,
    writing_rows,
)
from eval.runs.score import LOWER_IS_BETTER

_QUOTED = 700
_STYLE = """
body{font:15px/1.5 system-ui,sans-serif;max-width:75em;margin:2em auto;padding:0 1em;color:#222}
table{border-collapse:collapse;margin:.5em 0}td,th{padding:.2em .6em;border-bottom:1px solid #ddd;
text-align:right;vertical-align:top}td:first-child,th:first-child{text-align:left}
svg text{font-size:12px}svg .axis{fill:#777;font-size:11px}
.plots{display:flex;flex-wrap:wrap;gap:1em}
figure{margin:0}figcaption{font-weight:600}.given{display:grid;gap:.6em;
grid-template-columns:repeat(auto-fit,minmax(20em,1fr))}.given>div{background:#f6f6f4;padding:.6em;
white-space:pre-wrap;overflow-wrap:anywhere}.given>div.gold{background:#eaf4ea}
"""


def html_page(
    run: Mapping[str, Any],
    benchmarks: Sequence[Benchmark],
    given: Responses,
    judgements: Mapping[str, Any] | None = None,
) -> str:
    """Return the page of a run.

    Args:
        run: What ``run.json`` holds.
        benchmarks: Those of the run.
        given: Responses by names of benchmark and system.
        judgements: What ``judge.json`` holds, where a language model judged.
    """
    versions = ", ".join(f"{name} {version}" for name, version in run["versions"].items())
    parts = [
        "<!doctype html><html lang='en'><meta charset='utf-8'>"
        f"<title>On the Record: evaluation</title><style>{_STYLE}</style><h1>Evaluation</h1>",
        f"<p>Made {_text(run['made'])} with Python {_text(run['python'])}, {_text(versions)}. "
        "Means over questions; lines are 95% bootstrap intervals.</p>",
    ]
    for benchmark in benchmarks:
        facts, results = run["benchmarks"][benchmark.name], run["results"][benchmark.name]
        parts.append(
            f"<h2>{_text(benchmark.name)}</h2><p>{facts['topics']} questions on "
            f"{facts['documents']} documents, {facts['unanswerable']} to be met with silence. "
            f"Data {_text(facts['hash'])}.</p>"
        )
        parts += [
            f"<p><strong>{_text(system)} is {_text(result['status'])}:</strong> "
            f"{_text(result['error'])}</p>"
            for system, result in results.items()
            if result["status"] != "done"
        ]
        done = {name: result for name, result in results.items() if result["status"] == "done"}
        parts.append(f"<div class='plots'>{''.join(_plots(done))}</div>")
        parts += _costs(done)
        rows = writing_rows(done)
        if rows:
            parts.append(f"<h3>How answers are written</h3>{_table(rows)}")
        parts += _differences(done)
        parts += _failures(benchmark, done, given)
    parts += _judged(judgements or {}, run)
    return "\n".join(parts)


def _plots(done: Mapping[str, Any]) -> Iterator[str]:
    curves = {
        name: [(b, result["means"][f"recall {b}"]["mean"]) for b in BUDGETS]
        for name, result in done.items()
        if f"recall {BUDGETS[0]}" in result["means"]
    }
    if curves:
        plot = lines(curves, "characters retrieved", "recall")
        yield f"<figure><figcaption>Recall by characters</figcaption>{plot}</figure>"
    risks = {
        name: result["abstention"]["risk_coverage"]
        for name, result in done.items()
        if result.get("abstention", {}).get("risk_coverage")
    }
    if risks:
        plot = lines(risks, "share of questions answered", "mean fault")
        yield f"<figure><figcaption>Risk and coverage</figcaption>{plot}</figure>"
    for measure in dict.fromkeys((*RANKING_COLUMNS, *ANSWER_COLUMNS)):
        rows = [
            (name, figure["mean"], figure["low"], figure["high"])
            for name, result in done.items()
            if (figure := result["means"].get(measure))
        ]
        if rows:
            plot = bars(rows, lower_is_better=measure in LOWER_IS_BETTER)
            yield f"<figure><figcaption>{_text(measure)}</figcaption>{plot}</figure>"


def _costs(done: Mapping[str, Any]) -> Iterator[str]:
    """Show how long each system took to answer and to index, and the memory that took."""
    if not done:
        return
    yield "<h3>Time and memory</h3>"
    heads = "".join(f"<th>{_text(one)}</th>" for one in COST_COLUMNS)
    yield f"<table><tr><th></th>{heads}</tr>"
    for name, result in done.items():
        cells = "".join(f"<td>{_text(one)}</td>" for one in costs(result))
        yield f"<tr><td>{_text(name)}</td>{cells}</tr>"
    yield "</table>"


def _judged(judgements: Mapping[str, Any], run: Mapping[str, Any]) -> Iterator[str]:
    """Show the verdicts of a language model, apart from all other measures."""
    found = list(judged(judgements, run))
    if not found:
        return
    yield f"<h2>{_text(HEADING)}</h2>"
    for one in found:
        yield f"<h3>{_text(one.benchmark)}</h3><p>{_text(one.caption)}</p>{_table(one.rows)}"


def _table(rows: Sequence[Sequence[str]]) -> str:
    """Return a table whose first row holds the heads."""
    parts = []
    for number, row in enumerate(rows):
        tag = "td" if number else "th"
        cells = "".join(f"<{tag}>{_text(text)}</{tag}>" for text in row)
        parts.append(f"<tr>{cells}</tr>")
    return f"<table>{''.join(parts)}</table>"


def _differences(done: Mapping[str, Any]) -> Iterator[str]:
    """Show our retrieval against every other ranking, with the paired test."""
    ours = done.get("retrieval")
    others = {name: r for name, r in done.items() if not r["answers"] and r is not ours}
    if ours is None or not others:
        return
    measures = [one for one in RANKING_COLUMNS if one in ours["means"]]
    yield "<h3>Our retrieval less each other ranking (p of a paired randomization test)</h3>"
    heads = "".join(f"<th>{_text(one)}</th>" for one in measures)
    yield f"<table><tr><th></th>{heads}</tr>"
    for name, result in others.items():
        found = {one.measure: one for one in compare(result["figures"], ours["figures"])}
        cells = "".join(
            f"<td>{found[one].right - found[one].left:+.3f}<br>p {found[one].p_value:.3f}</td>"
            if one in found
            else "<td></td>"
            for one in measures
        )
        yield f"<tr><td>{_text(name)}</td>{cells}</tr>"
    yield "</table>"


def _failures(benchmark: Benchmark, done: Mapping[str, Any], given: Responses) -> Iterator[str]:
    """Show the topics on which we do worst: question, gold, and what each system gave."""
    found = worst_failures(benchmark, done, given)
    if not found["topics"]:
        return
    yield f"<h3>Worst failures of {_text(found['system'])}</h3>"
    for topic in found["topics"]:
        asked = " / ".join((*topic["before"], topic["question"]))
        shown = ", ".join(f"{k} {v:.2f}" for k, v in topic["figures"].items())
        yield f"<h4>{_text(topic['id'])} ({_text(topic['kind'])}): {_text(asked)}</h4>"
        yield f"<p>{_text(shown)}</p>"
        gold = _quote(topic["gold"]) or "silence"
        yield f"<div class='given'><div class='gold'><b>gold</b>\n{gold}</div>"
        for system, spans in topic["given"].items():
            yield f"<div><b>{_text(system)}</b>\n{_quote(spans) or 'nothing'}</div>"
        yield "</div>"


def _quote(spans: Sequence[Mapping[str, Any]]) -> str:
    return "\n…\n".join(_text(span["text"][:_QUOTED]) for span in spans)


def _text(value: object) -> str:
    return html.escape(str(value))
