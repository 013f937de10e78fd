"""The command line: ``ontherecord``. Heavy libraries are imported where a command needs them."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import asdict
from importlib import resources
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding

from index.errors import OnTheRecordError, StoreNotFoundError
from index.settings import Settings
from ui.printing import outcome_line, print_answer, print_json, print_records

ANSWERED, FAILED, USAGE, ABSTAINED, INTERRUPTED = 0, 1, 2, 3, 130

app = typer.Typer(
    name="ontherecord",
    help="Ask United Nations meeting records what was said, and get the paragraph that says it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
StoreOption = Annotated[
    Path | None,
    typer.Option("--store", help="Folder of the store. Default: ONTHERECORD_STORE, or ./store."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command()
def add(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Record files, and folders of them.", exists=False)
    ] = None,
    sample: Annotated[bool, typer.Option("--sample", help="Add the sample record.")] = False,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take records into the store. Run it again at any time: what is there already is kept."""
    from rich.progress import Progress

    from index.embedding import SentenceTransformerEmbedder
    from index.ingest import FileStatus, find_files
    from index.store import Store

    files = find_files(paths or [])
    if sample:
        files.append(sample_path())
    if not files:
        raise typer.BadParameter("Name record files or folders, or use --sample.")
    settings = Settings()
    folder = store or settings.store
    embedder = SentenceTransformerEmbedder(settings.embedding_model)
    outcomes = []
    errors = Console(stderr=True)
    progress = Progress(console=errors, transient=True, disable=as_json or not errors.is_terminal)
    with Store(folder, embedder, write=True) as opened, progress:
        task = progress.add_task("Reading", total=len(files))
        for outcome in opened.add(files, settings.passage_tokens):
            outcomes.append(outcome)
            progress.advance(task)
            if not as_json:
                good = outcome.status is not FileStatus.FAILED
                (Console() if good else errors).print(outcome_line(outcome), soft_wrap=True)
    failed = [outcome for outcome in outcomes if outcome.status is FileStatus.FAILED]
    if as_json:
        print_json([asdict(outcome) for outcome in outcomes])
    else:
        done = len(outcomes) - len(failed)
        errors.print(f"{done} of {len(outcomes)} files are in {folder}.", soft_wrap=True)
    if failed:
        raise typer.Exit(FAILED)


@app.command()
def records(store: StoreOption = None, as_json: JsonOption = False) -> None:
    """List what is loaded."""
    from index.catalog import Catalog

    loaded = Catalog(store or Settings().store).records()
    if as_json:
        print_json(
            [
                {
                    "id": record.id,
                    "form": record.form,
                    **asdict(record.metadata),
                    "turns": record.turns,
                    "paragraphs": record.paragraphs,
                    "passages": record.passages,
                    "added": record.added,
                    "source": record.source,
                }
                for record in loaded
            ]
        )
        return
    if not loaded:
        Console().print("No records yet. Add some: ontherecord add FILE...")
        return
    print_records(loaded)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="The question, in quotation marks.")],
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Answer a question, every sentence cited. Exit status 3 where the records are silent."""
    from assistant import Assistant

    answer = Assistant.open(store).ask(question)
    if as_json:
        print_json(answer.as_dict())
    else:
        print_answer(answer)
    raise typer.Exit(ABSTAINED if answer.abstained else ANSWERED)


@app.command()
def search(
    query: Annotated[str, typer.Argument(help="Words or a sentence.")],
    k: Annotated[int, typer.Option("-k", "--limit", min=1, help="How many passages.")] = 10,
    record: Annotated[list[str] | None, typer.Option(help="Only this record; repeatable.")] = None,
    side: Annotated[str | None, typer.Option(help="state, committee or other.")] = None,
    state: Annotated[list[str] | None, typer.Option(help="Name or ISO code; repeatable.")] = None,
    speaker: Annotated[list[str] | None, typer.Option(help="Name; repeatable.")] = None,
    date_from: Annotated[str, typer.Option("--from", help="Meetings from this date on.")] = "",
    date_to: Annotated[str, typer.Option("--to", help="Meetings up to this date.")] = "",
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Rank passages, with filters."""
    from assistant import Assistant

    hits = Assistant.open(store).search(
        query,
        k,
        records=record or (),
        side=side,
        states=state or (),
        speakers=speaker or (),
        date_from=date_from,
        date_to=date_to,
    )
    if as_json:
        print_json([asdict(hit) for hit in hits])
        return
    console = Console()
    if not hits:
        console.print("No passage meets the conditions.")
    for hit in hits:
        console.print(f"[bold]{hit.rank}. {escape(hit.who)}[/] · {escape(hit.place)}")
        console.print(Padding(escape(hit.text), (0, 0, 1, 3)))


@app.command()
def chat(
    store: StoreOption = None,
    port: Annotated[int, typer.Option(help="Port on this machine.")] = 8501,
) -> None:
    """Open the chat in a browser. It listens on this machine only."""
    folder = (store or Settings().store).absolute()
    if not folder.is_dir():
        raise StoreNotFoundError(
            f"{folder}: there is no store here. Begin with: ontherecord add --sample"
        )
    page = resources.files("ui").joinpath("app.py")
    command = [sys.executable, "-m", "streamlit", "run", str(page)]
    for option, value in {
        "server.address": "127.0.0.1",
        "server.port": str(port),
        "server.showEmailPrompt": "false",
        "browser.gatherUsageStats": "false",
        "client.toolbarMode": "minimal",
    }.items():
        command += [f"--{option}", value]
    environment = {**os.environ, "ONTHERECORD_STORE": str(folder)}
    raise typer.Exit(subprocess.call(command, env=environment))  # noqa: S603


@app.command()
def check(
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Make all vectors again.")] = False,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check that catalog and vectors agree; mend the vectors from the catalog."""
    from index.embedding import SentenceTransformerEmbedder
    from index.store import Store

    settings = Settings()
    folder = store or settings.store
    if not folder.is_dir():
        raise StoreNotFoundError(f"{folder}: there is no store here. Make one: ontherecord add")
    embedder = SentenceTransformerEmbedder(settings.embedding_model)
    with Store(folder, embedder, write=rebuild, any_model=rebuild) as opened:
        if rebuild:
            made = opened.rebuild(settings.passage_tokens)
            Console(stderr=True).print(f"{made} vectors made.")
        findings = opened.check()
    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            mark = "[green]sound[/] " if finding.sound else "[red]broken[/]"
            Console().print(f"{mark} {escape(finding.message)}", soft_wrap=True)
    if not all(finding.sound for finding in findings):
        raise typer.Exit(FAILED)


@app.command()
def remove(
    record: Annotated[str, typer.Argument(help="Id of a record, as listed by: records.")],
    store: StoreOption = None,
) -> None:
    """Take a record out of the store. Its file is not touched."""
    from index.embedding import SentenceTransformerEmbedder
    from index.store import Store

    settings = Settings()
    folder = store or settings.store
    if not folder.is_dir():
        raise StoreNotFoundError(f"{folder}: there is no store here.")
    embedder = SentenceTransformerEmbedder(settings.embedding_model)
    with Store(folder, embedder, write=True) as opened:
        opened.remove(record)
    Console().print(f"{escape(record)} is out of the store.")


def sample_path() -> Path:
    """Return the sample record that is shipped."""
    return Path(str(resources.files("index"))) / "data/sample/kazakhstan-first-meeting.txt"


def main() -> None:
    """Run the command line; errors end in a message and an exit status."""
    try:
        app()
    except OnTheRecordError as error:
        Console(stderr=True).print(f"[red]Error:[/] {escape(str(error))}", soft_wrap=True)
        usage = type(error).__name__ == "QuestionError"
        sys.exit(USAGE if usage else FAILED)
    except KeyboardInterrupt:
        Console(stderr=True).print(
            "Stopped. What was finished is kept; run the same command again to go on."
        )
        sys.exit(INTERRUPTED)
