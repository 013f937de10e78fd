"""The command ``questions``: what the experts asked in a record, and what became of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from index.errors import FileError
from ui.options import JsonOption, StoreOption
from ui.printing import print_commitments, print_json, print_ledger, print_shares

if TYPE_CHECKING:
    from assistant import Assistant
    from assistant.ledger import Ledger

_FORMS = (".csv", ".docx", ".md")
_BY = ("state", "body", "expert", "record", "topic")


def questions(
    record: Annotated[
        list[str] | None,
        typer.Argument(help="Ids of records. Without one, shares over all records are printed."),
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", help=f"Print shares by {', '.join(_BY)}.")
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(
            "--status", help="Only answered, partly, deferred, 'spoken to' or 'no reply'."
        ),
    ] = None,
    expert: Annotated[str | None, typer.Option("--expert", help="Only this expert's.")] = None,
    commitments: Annotated[
        bool, typer.Option("--commitments", help="List what the delegation said it would do.")
    ] = False,
    export: Annotated[
        Path | None, typer.Option("--export", help="Also write to this file: .csv, .docx or .md.")
    ] = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what the experts asked, and whether it was answered."""
    from assistant import Assistant
    from assistant.ledger import Status, find_commitments, select_entries, share_by

    if by is not None and by not in _BY:
        raise typer.BadParameter(f"Shares are by {', '.join(_BY)}.")
    if status is not None and status not in list(Status):
        raise typer.BadParameter(f"A status is one of {', '.join(Status)}.")
    if export is not None and export.suffix.lower() not in _FORMS:
        raise typer.BadParameter(f"Name a file that ends in {', '.join(_FORMS)}.")
    assistant = Assistant.open(store)
    for one in record or ():
        assistant.record(one)
    ledgers = [
        select_entries(ledger, status=status or "", expert=expert or "")
        for ledger in assistant.ledgers(record)
    ]
    if by or not record:
        shares = share_by(ledgers, by or "record")
        if as_json:
            print_json([share.as_dict() for share in shares])
        else:
            print_shares(shares)
    elif commitments:
        found = [
            one
            for ledger in ledgers
            for record_id in ledger.looked_in
            for one in find_commitments(assistant.record(record_id), ledger)
        ]
        if as_json:
            print_json([one.as_dict() for one in found])
        else:
            print_commitments(found)
    elif as_json:
        values: list[dict[str, Any]] = [ledger.as_dict() for ledger in ledgers]
        print_json(values[0] if len(values) == 1 else values)
    else:
        for ledger in ledgers:
            print_ledger(ledger)
    if export is not None:
        _write(export, assistant, ledgers)


def _write(path: Path, assistant: Assistant, ledgers: list[Ledger]) -> None:
    """Write ledgers to a file.

    Raises:
        FileError: If it cannot be written.
    """
    from assistant.handover import FORMATS, ledger_csv, ledger_exchange, records_used

    exchanges = [ledger_exchange(ledger) for ledger in ledgers]
    used = records_used(assistant, exchanges)
    if path.suffix.lower() == ".csv":
        content = ledger_csv(ledgers, used).encode()
    else:
        content = FORMATS[path.suffix.lower()].write(exchanges, used)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise FileError(
            str(path), f"it cannot be written there ({error.strerror}). Name another file."
        ) from error
