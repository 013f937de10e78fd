"""What the command line prints. Texts of records are escaped: none of them is markup."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

if TYPE_CHECKING:
    from assistant import Answer
    from index.catalog import RecordSummary
    from index.ingest import FileOutcome


def print_json(value: Any) -> None:
    """Print a value as JSON, alone on standard output."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def outcome_line(outcome: FileOutcome) -> str:
    """Return what became of a file as one line of Rich markup."""
    parts = [f"[bold]{outcome.status}[/]", escape(outcome.source)]
    if outcome.record_id:
        parts.append(f"as {escape(outcome.record_id)}")
    if outcome.passages:
        parts.append(
            f"({outcome.turns} turns, {outcome.paragraphs} paragraphs, {outcome.passages} passages)"
        )
    return " ".join(parts) + (f": {escape(outcome.message)}" if outcome.message else "")


def print_records(records: Sequence[RecordSummary]) -> None:
    """Print a table of what is loaded; ids are never cut, since other commands ask for them."""
    table = Table()
    for column in ("Record", "Title", "Body", "States", "Date", "Turns", "Paragraphs"):
        table.add_column(column, no_wrap=column in {"Record", "Date"}, overflow="fold")
    for record in records:
        table.add_row(
            *map(escape, (record.id, record.title, record.body, ", ".join(record.states))),
            record.date,
            str(record.turns),
            str(record.paragraphs),
        )
    Console().print(table)


def print_answer(answer: Answer) -> None:
    """Print an answer for people: who, where, and the record's text as the record's."""
    console = Console()
    for notice in answer.notices:
        Console(stderr=True).print(f"[yellow]Note:[/] {escape(notice)}", soft_wrap=True)
    console.print(f"[dim]{escape(answer.understood)}[/]")
    if answer.abstained:
        console.print(f"\n[bold yellow]No answer.[/] {escape(answer.message)}")
        for hit in answer.nearest:
            console.print(f"\n[dim]near:[/] {escape(hit.who)} · {escape(hit.place)}")
            console.print(Padding(escape(hit.text), (0, 0, 0, 3)), style="dim")
        return
    console.print("\nThe record reports:")
    by_number = {citation.number: citation for citation in answer.citations}
    for number, group in groupby(answer.statements, lambda statement: statement.citations[0]):
        citation = by_number[number]
        console.print(f"\n[bold]{escape(citation.who)}[/] · {escape(citation.place)}")
        text = " ".join(statement.text for statement in group)
        console.print(Padding(escape(f"{text} [{number}]"), (0, 0, 0, 3)))
    console.print(
        f"\n[dim]{answer.looked_at} paragraphs looked at. The words are the record's; "
        "a summary record does not quote its speakers.[/]"
    )
