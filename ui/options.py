"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from index.reference.dates import is_date

StoreOption = Annotated[
    Path | None,
    typer.Option("--store", help="Folder of the store. Default: ONTHERECORD_STORE, or ./store."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def _iso_date(value: str) -> str:
    """Let a year, a month or a day of ISO 8601 through; anything else would match nothing."""
    if value and not is_date(value):
        raise typer.BadParameter("Give a date as 2023, 2023-05 or 2023-05-03.")
    return value


RecordOption = Annotated[
    list[str] | None, typer.Option("--record", help="Only this record; repeatable.")
]
SideOption = Annotated[str | None, typer.Option("--side", help="state, committee or other.")]
StateOption = Annotated[
    list[str] | None, typer.Option("--state", help="Name or ISO code; repeatable.")
]
SpeakerOption = Annotated[list[str] | None, typer.Option("--speaker", help="Name; repeatable.")]
ExportOption = Annotated[
    Path | None,
    typer.Option(
        "--export", help="Also write the answer to this file: .docx, .md, .csv, .bib or .ris."
    ),
]
FromOption = Annotated[
    str, typer.Option("--from", callback=_iso_date, help="Meetings from this date on.")
]
ToOption = Annotated[
    str, typer.Option("--to", callback=_iso_date, help="Meetings up to this date.")
]
