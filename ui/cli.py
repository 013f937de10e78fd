"""The command line: ``ontherecord``. Heavy libraries are imported where a command needs them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing
from dataclasses import asdict
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from index.errors import OnTheRecordError, StoreNotFoundError
from index.settings import Settings
from ui import asked, evaluation, exporting, keeping
from ui.keeping import FAILED
from ui.options import (
    ExportOption,
    FromOption,
    JsonOption,
    RecordOption,
    SideOption,
    SpeakerOption,
    StateOption,
    StoreOption,
    ToOption,
)
from ui.printing import (
    prepare_streams,
    print_answer,
    print_hits,
    print_json,
    say,
    waiting,
)
from ui.sharing import DOOR, is_local, require_door
from ui.theme import theme_options

if TYPE_CHECKING:
    from assistant import Assistant

LOCAL = "127.0.0.1"
ANSWERED, USAGE, ABSTAINED, INTERRUPTED = 0, 2, 3, 130
_LOOKING = "Opening the records, and looking …"

app = typer.Typer(
    name="ontherecord",
    help="Ask United Nations meeting records what was said, and get the paragraph that says it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(evaluation.app)
for command in (keeping.add, keeping.records, keeping.remove, keeping.check):
    app.command()(command)
app.command()(asked.questions)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="The question, in quotation marks.")],
    record: RecordOption = None,
    side: SideOption = None,
    state: StateOption = None,
    speaker: SpeakerOption = None,
    date_from: FromOption = "",
    date_to: ToOption = "",
    store: StoreOption = None,
    as_json: JsonOption = False,
    export: ExportOption = None,
) -> None:
    """Answer a question, every sentence cited. Exit status 3 where the records are silent.

    The options take the place of what is understood from the question.
    """
    if export:
        exporting.require_form(export)
    with waiting(_LOOKING):
        assistant = _open_assistant(store, record)
        answer = assistant.ask(
            question,
            records=record or (),
            side=side,
            states=state or (),
            speakers=speaker or (),
            date_from=date_from,
            date_to=date_to,
        )
    if as_json:
        print_json(answer.as_dict())
    else:
        print_answer(answer)
    if export:  # Behind the answer, which is there even where it cannot be written to the file.
        exporting.write(export, assistant, answer)
    raise typer.Exit(ABSTAINED if answer.abstained else ANSWERED)


@app.command()
def search(
    query: Annotated[str, typer.Argument(help="Words or a sentence.")],
    k: Annotated[int, typer.Option("-k", "--limit", min=1, help="How many passages.")] = 10,
    record: RecordOption = None,
    side: SideOption = None,
    state: StateOption = None,
    speaker: SpeakerOption = None,
    date_from: FromOption = "",
    date_to: ToOption = "",
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Rank passages, with filters."""
    from index.text import words

    if not words(query):
        raise typer.BadParameter("Name what to search for, in words.")
    with waiting(_LOOKING):
        assistant = _open_assistant(store, record)
        hits = assistant.search(
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
    elif hits:
        print_hits(hits)
    else:
        say("No passage meets the conditions.")


@app.command()
def chat(
    store: StoreOption = None,
    port: Annotated[int, typer.Option(help="Port on this machine.")] = 8501,
    address: Annotated[str, typer.Option(help="Address to listen at.")] = LOCAL,
    opened: Annotated[
        bool, typer.Option("--open", help="Let everybody in who can reach the address.")
    ] = False,
) -> None:
    """Open the chat in a browser. It listens on this machine only, unless an address is given.

    Where no records are in the store yet, it opens at the page on which they are added.
    """
    settings = Settings()
    folder = store or settings.store
    if _is_empty(folder):
        say(
            f"No records are in {folder.absolute()} yet. The page opens where they are added.",
            aside=True,
        )
    require_door(address, settings, opened=opened)
    environment = {**os.environ, "ONTHERECORD_STORE": str(folder.absolute())}
    if not opened and not is_local(address):
        environment[DOOR] = "required"
    before = signal.signal(signal.SIGTERM, _end)
    try:  # It kills the server where an exception comes between: none goes on behind its command.
        status = subprocess.call(chat_command(port, address), env=environment)  # noqa: S603
    finally:
        signal.signal(signal.SIGTERM, before)
    raise typer.Exit(status)


def chat_command(port: int, address: str = LOCAL) -> list[str]:
    """Return the command that serves the chat, by default to this machine alone."""
    # With -P a folder that it is started in cannot be taken for one of the packages.
    command = [sys.executable, "-P", "-m", "ui.serving", "run"]
    command.append(str(resources.files("ui").joinpath("app.py")))
    for option, value in {
        "server.address": address,
        "server.port": str(port),
        "server.showEmailPrompt": "false",
        "browser.gatherUsageStats": "false",
        "client.toolbarMode": "minimal",
        "client.showErrorLinks": "false",  # They would send what went wrong to others.
        "runner.magicEnabled": "false",  # Or every docstring of a page would be shown on it.
        **theme_options(),
    }.items():
        command += [f"--{option}", value]
    return command


def main() -> None:
    """Run the command line; errors end in a message and an exit status."""
    prepare_streams()
    try:
        app()
    except OnTheRecordError as error:
        say(("Error:", "red"), f" {error}", aside=True)
        usage = type(error).__name__ == "QuestionError"
        sys.exit(USAGE if usage else FAILED)
    except SystemExit as ended:  # Typer turns an interruption into its exit status.
        if ended.code == INTERRUPTED:
            say("Stopped. What was finished is kept; run the same command again.", aside=True)
        raise


def _end(number: int, _: object) -> None:
    """End as a program does that a signal ends."""
    sys.exit(128 + number)


def _is_empty(folder: Path) -> bool:
    """Return whether no record is in a store, or no store there yet: its first record makes it."""
    from index.storage.catalog import Catalog

    try:
        catalog = Catalog(folder)
    except StoreNotFoundError:
        return True
    with closing(catalog):
        return catalog.is_empty()


def _open_assistant(store: Path | None, records: list[str] | None) -> Assistant:
    """Open the store; refuse records it does not have, which would pass for silent ones."""
    from assistant import Assistant

    assistant = Assistant.open(store)
    for record in records or ():
        assistant.record(record)
    return assistant


if __name__ == "__main__":
    main()
