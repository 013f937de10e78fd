"""``ontherecord eval``: the evaluation harness on the command line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape

if TYPE_CHECKING:
    from eval.benchmark import Benchmark

FAILED = 1

app = typer.Typer(
    name="eval", help="Measure answers and retrieval, beside usual systems.", no_args_is_help=True
)
DataOption = Annotated[Path, typer.Option("--data", help="Folder of the data sets on disk.")]
OutOption = Annotated[Path, typer.Option("--out", help="Folder of the run.")]


@app.command("list")
def list_all() -> None:
    """List data sets and systems by the names that choose them."""
    from eval.datasets import DATASETS
    from eval.systems.registry import BY_MODEL, OTHERS, SYSTEMS

    others = [
        name if other.installed else f"{name} (not installed)" for name, other in OTHERS.items()
    ]
    Console().print("Data sets: " + ", ".join(DATASETS), soft_wrap=True)
    Console().print(
        "Systems: " + ", ".join([*SYSTEMS, *BY_MODEL, *others, "run:FILE"]), soft_wrap=True
    )


@app.command()
def run(
    benchmark: Annotated[list[str] | None, typer.Option(help="Repeatable. See: list.")] = None,
    system: Annotated[
        list[str] | None, typer.Option(help="Repeatable. Default: all that need no model.")
    ] = None,
    questions: Annotated[Path | None, typer.Option(help="Yours, JSON Lines or CSV.")] = None,
    documents: Annotated[Path | None, typer.Option(help="Your text file, or folder.")] = None,
    sample: Annotated[int | None, typer.Option(min=1, help="So many questions at random.")] = None,
    seed: Annotated[int, typer.Option(help="Of the random sample.")] = 0,
    data: DataOption = Path("data"),
    out: OutOption = Path("evaluation"),
    cache: Annotated[Path | None, typer.Option(help="Folder of kept indexes.")] = None,
    anew: Annotated[
        bool, typer.Option("--anew", help="Ask again what was answered already.")
    ] = False,
) -> None:
    """Run systems on benchmarks. Run it again to go on where it was stopped."""
    from functools import partial

    from rich.progress import Progress

    from eval.runs.run import run
    from eval.runs.selection import Selection
    from eval.systems.registry import OTHERS, default_systems, make_system
    from index.embedding.embedder import SentenceTransformerEmbedder
    from index.settings import Settings

    if (questions is None) != (documents is None):
        raise typer.BadParameter("--questions and --documents belong together.")
    names = tuple(benchmark or (() if questions else ("sample-test",)))
    chosen = Selection(names, data, questions, documents, sample, seed)
    loaded = chosen.load()
    embedder = SentenceTransformerEmbedder(Settings().embedding_model)
    chosen_systems = system or default_systems()
    systems = {name: partial(make_system, name, embedder) for name in chosen_systems}
    for make in systems.values():
        make()  # An unknown name is told now, not after hours.
    total = sum(len(one.topics) for one in loaded) * len(systems)
    errors = Console(stderr=True)
    left_out = [] if system else [name for name in OTHERS if name not in systems]
    if left_out:
        errors.print(f"Not installed, left out: {', '.join(left_out)}.", soft_wrap=True)
    with Progress(console=errors, transient=True, disable=not errors.is_terminal) as progress:
        task = progress.add_task("Asking", total=total)
        finished = run(
            out,
            loaded,
            systems,
            lambda *_: progress.advance(task),
            cache=cache or _default_cache(),
            settings=chosen.to_json(),
            embedder=embedder,
            anew=anew,
        )
    typer.echo(_write_reports(out, finished, loaded))
    if any(r["error"] for results in finished["results"].values() for r in results.values()):
        raise typer.Exit(FAILED)


@app.command()
def report(
    folder: Annotated[Path, typer.Argument(metavar="RUN", help="Folder of a run.")],
    data: Annotated[Path | None, typer.Option(help="Where the data sets lie now.")] = None,
) -> None:
    """Write the page, the tables and the TREC files of a run again."""
    from eval.runs.run import read_run
    from eval.runs.selection import Selection

    finished = read_run(folder)
    _write_reports(folder, finished, Selection.from_json(folder, finished, data).load())
    typer.echo(str(folder / "report.html"))


@app.command()
def judge(
    folder: Annotated[Path, typer.Argument(metavar="RUN", help="Folder of a run.")],
    system: Annotated[str, typer.Option(help="Whose answers are judged.")] = "answers",
    sample: Annotated[int | None, typer.Option(min=1, help="So many answers at random.")] = None,
    seed: Annotated[int, typer.Option(help="Of the random sample.")] = 0,
    repeats: Annotated[int, typer.Option(min=1, help="Verdicts on each answer.")] = 3,
    data: Annotated[Path | None, typer.Option(help="Where the data sets lie now.")] = None,
) -> None:
    """Let a language model judge the answers of a run. Run it again to go on."""
    from rich.progress import Progress

    from eval.errors import JudgeError
    from eval.judging import settings as judge_settings
    from eval.judging.judgements import judged_tables
    from eval.judging.run import judge_run
    from eval.runs.run import read_run
    from eval.runs.selection import Selection

    settings = judge_settings.JudgeSettings()
    model = judge_settings.judge_model(settings)
    finished = read_run(folder)
    loaded = Selection.from_json(folder, finished, data).load()
    errors = Console(stderr=True)
    with Progress(console=errors, transient=True, disable=not errors.is_terminal) as progress:
        task = progress.add_task("Judging", total=None)
        try:
            judgements = judge_run(
                folder,
                finished,
                loaded,
                system,
                model,
                repeats=repeats,
                sample=sample,
                seed=seed,
                progress=lambda total: progress.update(task, total=total, advance=1),
            )
        except JudgeError as error:
            raise JudgeError(settings.hide(str(error))) from None
    _write_reports(folder, finished, loaded)
    typer.echo(judged_tables(judgements, finished))


@app.command()
def compare(
    left: Annotated[Path, typer.Argument(help="Folder of a run.")],
    right: Annotated[Path, typer.Argument(help="Folder of another run, or the same.")],
    system: Annotated[str, typer.Option(help="Of the left run.")] = "answers",
    against: Annotated[str, typer.Option(help="Of the right run. Default: the same.")] = "",
) -> None:
    """Tell what got better and worse from one run to another, topic by topic."""
    from eval.runs.report import compare as compare_figures
    from eval.runs.run import read_run

    first, second = read_run(left), read_run(right)
    compared = False
    for name in first["results"]:
        one = first["results"][name].get(system, {}).get("figures")
        other = second["results"].get(name, {}).get(against or system, {}).get("figures")
        if one is None or other is None:
            Console(stderr=True).print(f"{escape(name)}: not in both runs, left out.")
            continue
        if first["benchmarks"][name]["hash"] != second["benchmarks"][name]["hash"]:
            Console(stderr=True).print(f"{escape(name)}: the runs are on other data, left out.")
            continue
        compared = True
        typer.echo(f"## {name}")
        for found in compare_figures(one, other):
            typer.echo(
                f"{found.measure:16} {found.left:.3f} -> {found.right:.3f}  p={found.p_value:.3f}"
                f"  better: {' '.join(found.better) or '-'}  worse: {' '.join(found.worse) or '-'}"
            )
    if not compared:
        raise typer.Exit(FAILED)


@app.command()
def gate(
    accept: Annotated[bool, typer.Option("--accept", help="Write the figures anew.")] = False,
    quick: Annotated[
        bool, typer.Option("--quick", help="Leave out answers with the cross-encoder: a minute.")
    ] = False,
    out: OutOption = Path("build/evaluation"),
) -> None:
    """Run the shipped benchmark and fail where a committed figure is missed by its interval."""
    from eval.runs.gate import accept_figures, check_figures, run_gate

    if accept and quick:
        raise typer.BadParameter("a quick gate has not all figures: accept those of a whole one.")
    finished = run_gate(out, quick=quick)
    if accept:
        accept_figures(finished)
        return
    failures = check_figures(finished, quick=quick)
    for line in failures:
        Console(stderr=True).print(f"[red]worse:[/] {escape(line)}", soft_wrap=True)
    if failures:
        raise typer.Exit(FAILED)
    typer.echo("No figure is below the interval of the committed ones.")


def _write_reports(folder: Path, finished: dict[str, Any], loaded: list[Benchmark]) -> str:
    """Write ``report.html``, ``report.md``, ``failures.json``, ``trec/``; return the tables."""
    from eval.judging.judgements import judged_tables, read_judgements
    from eval.runs.failures import write_failures
    from eval.runs.page import html_page
    from eval.runs.report import markdown_tables
    from eval.runs.responses import digest, read_responses, responses_path, write_trec
    from index.errors import FileError
    from index.files.whole_files import write_whole

    responses = {}
    for one in loaded:
        if finished["benchmarks"].get(one.name, {}).get("hash") != digest(one):
            raise FileError(str(folder / "run.json"), f"{one.name} is not the data it was run on.")
        for name in finished["results"][one.name]:
            kept = list(read_responses(responses_path(folder, one.name, name), one))
            responses[one.name, name] = kept
            write_trec(folder / "trec", one, kept, name)
    judgements = read_judgements(folder)
    page = html_page(finished, loaded, responses, judgements)
    write_whole(folder / "report.html", page.encode())
    write_failures(folder, finished, loaded, responses)
    judged = judged_tables(judgements, finished)
    tables = "\n".join(filter(None, (markdown_tables(finished), judged)))
    write_whole(folder / "report.md", tables.encode())
    return tables


def _default_cache() -> Path:
    home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(home) / "ontherecord" / "indexes"
