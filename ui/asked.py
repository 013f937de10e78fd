"""The command ``questions``: what the experts asked in a record, and what became of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from index.symbols import record_id_of
from ui import exporting
from ui.options import JsonOption, StoreOption
from ui.printing import print_commitments, print_json, print_ledger, print_shares

_BY = ("state", "body", "expert", "record", "topic")


def questions(
    record: Annotated[
        list[str] | None,
        typer.Argument(
            help="Ids or symbols of records. Without one, shares over all records are printed."
        ),
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
    from assistant.handover import ENDINGS, write_ledgers
    from assistant.ledger import Commitment, Status, find_commitments, select_entries, share_by

    if by is not None and by not in _BY:
        raise typer.BadParameter(f"Shares are by {', '.join(_BY)}.")
    if status is not None and status not in list(Status):
        raise typer.BadParameter(f"A status is one of {', '.join(Status)}.")
    if export is not None:
        exporting.require_form(export, sorted(ENDINGS))
    assistant = Assistant.open(store)
    record = [record_id_of(one) if "/" in one else one for one in record or ()]
    for one in record:
        assistant.record(one)
    ledgers = [
        select_entries(ledger, status=status or "", expert=expert or "")
        for ledger in assistant.ledgers(record or None)
    ]
    if by or not record:
        shares = share_by(ledgers, by or "record")
        if as_json:
            print_json([share.as_dict() for share in shares])
        else:
            print_shares(shares)
    elif commitments:
        made: dict[tuple[str, int], Commitment] = {}
        for ledger in map(assistant.ledger, record):
            for record_id in ledger.looked_in:
                for promise in find_commitments(assistant.record(record_id), ledger):
                    made.setdefault((record_id, promise.source.start), promise)
        if as_json:
            print_json([one.as_dict() for one in made.values()])
        else:
            print_commitments([*made.values()])
    elif as_json:
        values: list[dict[str, Any]] = [ledger.as_dict() for ledger in ledgers]
        print_json(values[0] if len(values) == 1 else values)
    else:
        for ledger in ledgers:
            print_ledger(ledger)
    if export is not None:
        exporting.save(export, write_ledgers(ledgers, assistant, export.suffix.lower()), "it")
