"""``ontherecord eval``: the evaluation harness on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
    """List benchmarks and systems by the names that choose them."""
    from eval.baselines import SYSTEMS
    from eval.loaders import LOADERS

    Console().print("Benchmarks: " + ", ".join(LOADERS), soft_wrap=True)
    Console().print("Systems: " + ", ".join(SYSTEMS), soft_wrap=True)


@app.command()
def run(
    benchmark: Annotated[list[str] | None, typer.Option(help="Repeatable. See: list.")] = None,
    system: Annotated[list[str] | None, typer.Option(help="Repeatable. Default: all.")] = None,
    questions: Annotated[Path | None, typer.Option(help="Your questions, JSON Lines.")] = None,
    documents: Annotated[Path | None, typer.Option(help="Your text file, or folder.")] = None,
    sample: Annotated[int | None, typer.Option(min=1, help="So many questions at random.")] = None,
    seed: Annotated[int, typer.Option(help="Of the random sample.")] = 0,
    data: DataOption = Path("data"),
    out: OutOption = Path("evaluation"),
) -> None:
    """Run systems on benchmarks. Run it again to go on where it was stopped."""
    from functools import partial

    from rich.progress import Progress

    from eval.baselines import SYSTEMS
    from eval.loaders import load_own
    from eval.report import html_page, markdown_tables
    from eval.run import read_responses, run, sample_topics, write_trec
    from index.embedding import SentenceTransformerEmbedder
    from index.settings import Settings

    if (questions is None) != (documents is None):
        raise typer.BadParameter("--questions and --documents belong together.")
    own = [load_own(documents, questions)] if questions and documents else []
    names = benchmark or ([] if own else ["sample-test"])
    loaded = [sample_topics(one, sample, seed) for one in (*own, *_load(names, data))]
    unknown = set(system or ()) - set(SYSTEMS)
    if unknown:
        raise typer.BadParameter(f"no such system: {', '.join(sorted(unknown))}. See: eval list")
    embedder = SentenceTransformerEmbedder(Settings().embedding_model)
    chosen = {name: partial(SYSTEMS[name], embedder) for name in system or SYSTEMS}
    total = sum(len(one.topics) for one in loaded) * len(chosen)
    errors = Console(stderr=True)
    with Progress(console=errors, transient=True, disable=not errors.is_terminal) as progress:
        task = progress.add_task("Asking", total=total)
        finished = run(out, loaded, chosen, lambda *_: progress.advance(task))
    responses = {
        (one.name, name): list(read_responses(out / "responses" / f"{one.name}--{name}.jsonl", one))
        for one in loaded
        for name in chosen
    }
    for (name, by), kept in responses.items():
        write_trec(out / "trec", next(one for one in loaded if one.name == name), kept, by)
    (out / "report.html").write_text(html_page(finished, loaded, responses), encoding="utf-8")
    tables = markdown_tables(finished)
    (out / "report.md").write_text(tables, encoding="utf-8")
    typer.echo(tables)
    broken = [r for results in finished["results"].values() for r in results.values() if r["error"]]
    if broken:
        raise typer.Exit(FAILED)


@app.command()
def compare(
    left: Annotated[Path, typer.Argument(help="Folder of a run.")],
    right: Annotated[Path, typer.Argument(help="Folder of another run, or the same.")],
    system: Annotated[str, typer.Option(help="Of the left run.")] = "answers",
    against: Annotated[str, typer.Option(help="Of the right run. Default: the same.")] = "",
) -> None:
    """Tell what got better and worse from one run to another, topic by topic."""
    from eval.report import compare as compare_figures
    from eval.run import read_run

    first, second = read_run(left), read_run(right)
    for name in first["results"]:
        one = first["results"][name].get(system, {}).get("figures")
        other = second["results"].get(name, {}).get(against or system, {}).get("figures")
        if one is None or other is None:
            Console(stderr=True).print(f"{escape(name)}: not in both runs, left out.")
            continue
        if first["benchmarks"][name]["hash"] != second["benchmarks"][name]["hash"]:
            Console(stderr=True).print(f"{escape(name)}: the runs are on other data, left out.")
            continue
        typer.echo(f"## {name}")
        for found in compare_figures(one, other):
            typer.echo(
                f"{found.measure:16} {found.left:.3f} -> {found.right:.3f}  p={found.p_value:.3f}"
                f"  better: {' '.join(found.better) or '-'}  worse: {' '.join(found.worse) or '-'}"
            )


@app.command()
def gate(
    accept: Annotated[bool, typer.Option("--accept", help="Write the figures anew.")] = False,
    out: OutOption = Path("build/evaluation"),
) -> None:
    """Run the shipped benchmark and fail where a committed figure is missed by its interval."""
    from eval.gate import accept_figures, check_figures, run_gate

    finished = run_gate(out)
    if accept:
        accept_figures(finished)
        return
    failures = check_figures(finished)
    for line in failures:
        Console(stderr=True).print(f"[red]worse:[/] {escape(line)}", soft_wrap=True)
    if failures:
        raise typer.Exit(FAILED)
    typer.echo("No figure is below the interval of the committed ones.")


def _load(names: list[str], data: Path) -> list[Benchmark]:
    from eval.loaders import LOADERS

    unknown = set(names) - set(LOADERS)
    if unknown:
        raise typer.BadParameter(f"no such benchmark: {', '.join(sorted(unknown))}. See: eval list")
    return [LOADERS[name](data) for name in names]
