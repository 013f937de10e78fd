"""What the command line prints. Words of a record are text: no terminal or markup obeys them."""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from itertools import groupby
from typing import TYPE_CHECKING, Any

import typer
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from index.text import amount_of

if TYPE_CHECKING:
    from assistant import Answer, SearchHit
    from assistant.ledger import Commitment, Ledger, Share
    from assistant.sources import Source
    from index.ingest import FileOutcome
    from index.storage.checking import Finding
    from index.storage.listing import RecordSummary

_OBEYED = {"Cc", "Cs"}
"""Unicode categories: characters that a terminal obeys, and those that no encoding can write."""


def prepare_streams() -> None:
    """Let characters that the output's encoding lacks appear as escapes, not as an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def visible(text: str) -> str:
    r"""Return a text with control characters spelled out ("\\x1b"), line ends and tabs apart."""
    return "".join(
        character.encode("unicode_escape").decode()
        if unicodedata.category(character) in _OBEYED and character not in "\n\t"
        else character
        for character in text
    )


def line(*parts: str | tuple[str, str]) -> Text:
    """Return plain parts, and parts with a Rich style, as one line that holds no markup."""
    pairs = [(part, "") if isinstance(part, str) else part for part in parts]
    return Text.assemble(*((visible(text), style) for text, style in pairs))


def say(*parts: str | tuple[str, str], aside: bool = False) -> None:
    """Print one line, left unbroken; asides go to standard error."""
    Console(stderr=aside).print(line(*parts), soft_wrap=True)


def print_json(value: Any) -> None:
    """Print JSON, with escapes where a terminal or the output's encoding asks for them."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
        safe = visible(text) == text
    except UnicodeEncodeError:
        safe = False
    typer.echo(text if safe else json.dumps(value, indent=2))


@contextmanager
def waiting(told: str) -> Iterator[None]:
    """Show on a terminal that something goes on, until it is done."""
    errors = Console(stderr=True)
    with errors.status(told) if errors.is_terminal else nullcontext():
        yield


def print_records(records: Sequence[RecordSummary]) -> None:
    """Print records, two lines each: readable in a narrow window, ids whole to be copied."""
    for record in records:
        known = (record.date, ", ".join(record.states), record.body)
        say((record.id, "bold"), *(f" · {one}" for one in known if one))
        counts = f"{amount_of(record.turns, 'turn')}, {amount_of(record.paragraphs, 'paragraph')}"
        say("   ", *filter(None, (record.title, record.title and " · ", counts)))
    say(amount_of(len(records), "record"), aside=True)


def print_outcome(outcome: FileOutcome, *, failed: bool) -> None:
    """Print what became of a file; failures go to standard error."""
    parts = ["", outcome.source]
    if outcome.record_id:
        parts.append(f"as {outcome.record_id}")
    if outcome.passages:
        counts = (
            amount_of(outcome.turns, "turn"),
            amount_of(outcome.paragraphs, "paragraph"),
            amount_of(outcome.passages, "passage"),
        )
        parts.append(f"({', '.join(counts)})")
    message = f": {outcome.message}" if outcome.message else ""
    say((outcome.status, "bold"), " ".join(parts) + message, aside=failed)


def print_hits(hits: Sequence[SearchHit]) -> None:
    """Print ranked passages: who, where, and the words."""
    for hit in hits:
        Console().print(line((f"{hit.rank}. {hit.who}", "bold"), f" · {hit.place}"))
        Console().print(Padding(line(hit.text), (0, 0, 1, 3)))


def print_findings(findings: Sequence[Finding]) -> None:
    """Print what a check found."""
    for finding in findings:
        mark = ("sound ", "green") if finding.sound else ("broken", "red")
        say(mark, f" {finding.message}")


def print_answer(answer: Answer) -> None:
    """Print an answer for people: who, where, and the record's text as the record's."""
    console = Console()
    for notice in answer.notices:
        say(("Note:", "yellow"), f" {notice}", aside=True)
    console.print(line((answer.understood, "dim")))
    if answer.abstained:
        console.print(line(("\nNo answer.", "bold yellow"), f" {answer.message}"))
        for hit in answer.nearest:
            console.print(line(("\nnear:", "dim"), f" {hit.who} · {hit.place}"))
            console.print(Padding(line((hit.text, "dim")), (0, 0, 0, 3)))
        return
    if answer.message:  # Told of the collection itself.
        console.print(line(f"\n{answer.message}"))
        return
    from assistant.answers import BY_MODEL, TRANSLATED
    from assistant.sources import GAP, leaves_out
    from assistant.voices import VOICES

    if not any(one.by_model for one in answer.statements):
        console.print("\nThe record reports:")
    by_number = {citation.number: citation for citation in answer.citations}
    for group, members in groupby(answer.statements, lambda statement: statement.group):
        if group:
            console.print(line((f"\n{group}", "bold underline")))
        before: Source | None = None
        for (number, by_model), run in groupby(members, lambda s: (s.citations[0], s.by_model)):
            citation = by_number[number]
            if by_model:
                for statement in run:
                    numbers = "".join(f"[{one}]" for one in statement.citations)
                    if statement.translation:
                        translation = f"\n{statement.translation} {numbers} "
                        console.print(line(translation, (f"({TRANSLATED})", "dim")))
                    console.print(line(f"\n{statement.text} {numbers} ", (f"({BY_MODEL})", "dim")))
                    for one in (by_number[each] for each in statement.citations):
                        console.print(line((f"   {one.who}", "bold"), f" · {one.place}"))
                        console.print(Padding(line(f"{one.text} [{one.number}]"), (0, 0, 0, 6)))
                continue
            console.print(line((f"\n{citation.who}", "bold"), f" · {citation.place}"))
            gap = f"{GAP} " if leaves_out(before, citation) else ""
            parts: list[str | tuple[str, str]] = [(gap, "dim")]
            before = citation
            for statement in run:
                said = VOICES.get(statement.voice)
                parts += [f"{statement.text} ", (f"({said}) " if said else "", "dim")]
            console.print(Padding(line(*parts, f"[{number}]"), (0, 0, 0, 3)))
    looked_at = (
        f"\n{answer.extent} looked at. The words are the record's; "
        "a summary record does not quote its speakers."
    )
    console.print(line((looked_at, "dim")))
    if answer.report:
        console.print(line((answer.report.took, "dim")))


def print_ledger(ledger: Ledger) -> None:
    """Print a ledger: each point with its place, what became of it, and the replies."""
    from assistant.ledger.labels import JUDGED_BY, LABELS, notices_of

    console = Console()
    counts = ", ".join(
        f"{LABELS[status].lower()} {count}" for status, count in ledger.counts().items() if count
    )
    points = amount_of(len(ledger.entries), "point")
    console.print(line((ledger.name, "bold"), f" · {points}: {counts or 'none'}"))
    table = Table("No.", "Point", "Status", "Replies", show_lines=True)
    for entry in ledger.entries:
        source = entry.source
        shown = entry.replies or entry.nearest
        replies = [f"{reply.source.place}: {reply.source.text}" for reply in shown]
        if entry.nearest:
            replies.insert(0, "None found. Nearest, which may be no reply:")
        status = LABELS[entry.status] + (f" ({entry.missing})" if entry.missing else "")
        by = f"\n{JUDGED_BY.format(name=entry.judged_by)}" if entry.judged_by else ""
        table.add_row(
            str(entry.number),
            line((f"{source.who} · {source.place}\n", "dim"), source.text),
            line(status, (by, "dim")),
            line("\n".join(replies)),
        )
    if ledger.entries:
        console.print(table)
    for note in notices_of(ledger):
        console.print(line((note, "dim")))


def print_shares(shares: Sequence[Share], ledgers: Sequence[Ledger]) -> None:
    """Print how much is answered, a row for each State, body, expert, record or topic.

    Args:
        shares: The rows.
        ledgers: Of which they are.
    """
    from assistant.ledger.labels import LABELS, told_closely

    table = Table("", "Points", "Share answered, 95% interval", *LABELS.values())
    for share in shares:
        table.add_row(
            line(share.name),
            str(share.points),
            f"{share.answered:.0%}, {share.low:.0%} to {share.high:.0%}",
            *(str(share.counts[status]) for status in LABELS),
        )
    console = Console()
    console.print(table)
    for note in told_closely(ledgers):
        console.print(line((note, "dim")))


def print_commitments(commitments: Sequence[Commitment]) -> None:
    """Print what delegations said that they would do, in the record's words."""
    if not commitments:
        Console().print("Nothing that the delegation said it would do is found.")
    for one in commitments:
        points = f" · to point {', '.join(map(str, one.entries))}" if one.entries else ""
        Console().print(line((one.source.who, "bold"), f" · {one.source.place}{points}"))
        Console().print(Padding(line(one.source.text), (0, 0, 1, 3)))
