"""The command ``questions``: what the experts asked in a record, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress

from index.text import amount_of
from ui import exporting
from ui.keeping import BETWEEN_LINES
from ui.options import JsonOption, StoreOption
from ui.printing import print_commitments, print_json, print_ledger, print_shares, say
from ui.texts import ledger as texts

if TYPE_CHECKING:
    from assistant import Assistant
    from assistant.ledger import Ledger
    from assistant.ledger.judge import Judged

_GOES_ON = "What was judged till then is kept: run it again to go on from there."
_READING = "Reading questions and replies"
_SECONDS_A_POINT = 0.25
"""That reading closely takes on two cores: half a minute for the 122 of the sample record."""
_STOPPED = 130
"""Exit status of what was stopped from the keyboard."""
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
        bool,
        typer.Option(
            "--commitments", help="List what the delegation said it would do, in the records named."
        ),
    ] = False,
    judge: Annotated[
        bool,
        typer.Option(
            "--judge", help="First have the language model say which paragraphs reply, and how far."
        ),
    ] = False,
    closely: Annotated[
        bool,
        typer.Option(
            "--closely",
            help="First read points and what may reply together: surer, half a minute a record. It "
            "is kept, and stays so until the dialogue or the software changes.",
        ),
    ] = False,
    export: Annotated[
        Path | None, typer.Option("--export", help="Also write to this file: .csv, .docx or .md.")
    ] = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what the experts asked, and whether it was answered."""
    from assistant import Assistant
    from assistant.handover import write_ledgers
    from assistant.ledger import select_entries

    _require_known(by, status, export)
    if commitments:
        _require_commitments_alone(named=bool(record), by=by, points=status or expert)
    assistant = Assistant.open(store)
    named = [assistant.record(one).id for one in record or ()]
    chosen = _chosen(assistant, named)
    if closely:
        _read_closely(assistant, chosen)
    if judge:
        _judge(assistant, chosen)
    if commitments:
        _list_commitments(assistant, named, export, as_json=as_json)
        return
    ledgers = [
        select_entries(ledger, status=status or "", expert=expert or "")
        for ledger in _read_all(assistant, chosen)
    ]
    if by or not named:
        _list_shares(ledgers, by or "record", as_json=as_json)
    else:
        _list_points(ledgers, as_json=as_json)
    if export is not None:
        exporting.save(export, write_ledgers(ledgers, assistant, export.suffix.lower()), "it")


def _require_known(by: str | None, status: str | None, export: Path | None) -> None:
    """Refuse values that options do not have."""
    from assistant.handover import ENDINGS
    from assistant.ledger import Status

    if by is not None and by not in _BY:
        raise typer.BadParameter(f"Shares are by {', '.join(_BY)}.")
    if status is not None and status not in list(Status):
        raise typer.BadParameter(f"A status is one of {', '.join(Status)}.")
    if export is not None:
        exporting.require_form(export, sorted(ENDINGS))


def _require_commitments_alone(*, named: bool, by: str | None, points: str | None) -> None:
    """Refuse what would be left out in silence where commitments are listed.

    Args:
        named: Whether records are named.
        by: What shares are wanted by, if any are.
        points: What points are chosen by, if they are.
    """
    if by:
        raise typer.BadParameter("Commitments have no shares. Leave out --by or --commitments.")
    if points:
        raise typer.BadParameter(
            "--status and --expert choose points, not commitments. Leave them out, or leave out "
            "--commitments."
        )
    if not named:
        raise typer.BadParameter(
            "Name the records whose commitments are wanted. All are listed by: ontherecord records"
        )


def _chosen(assistant: Assistant, named: Sequence[str]) -> list[str]:
    """Return the records to look at: those named in which points are put, or else all.

    Of one that a newer version has replaced it is the newer one.
    """
    if named:
        return [ledger.record_id for ledger in assistant.ledgers(named)]
    return [one.id for one in assistant.records()]


def _list_shares(ledgers: Sequence[Ledger], by: str, *, as_json: bool) -> None:
    from assistant.ledger import share_by

    shares = share_by(ledgers, by)
    if as_json:
        print_json([share.as_dict() for share in shares])
    else:
        print_shares(shares, ledgers)


def _list_commitments(
    assistant: Assistant, records: Sequence[str], export: Path | None, *, as_json: bool
) -> None:
    from assistant.handover import write_commitments
    from assistant.ledger import all_commitments

    ledgers = [assistant.ledger(one) for one in records]
    made = all_commitments(ledgers, assistant.record)
    if as_json:
        print_json([one.as_dict() for one in made])
    else:
        print_commitments(made)
    if export is not None:
        looked_in = [*dict.fromkeys(one for ledger in ledgers for one in ledger.looked_in)]
        written = write_commitments(made, looked_in, assistant, export.suffix.lower())
        exporting.save(export, written, "it")


def _list_points(ledgers: Sequence[Ledger], *, as_json: bool) -> None:
    if as_json:
        values: list[dict[str, Any]] = [ledger.as_dict() for ledger in ledgers]
        print_json(values[0] if len(values) == 1 else values)
    else:
        for ledger in ledgers:
            print_ledger(ledger)


def _read_all(assistant: Assistant, records: Sequence[str]) -> Iterator[Ledger]:
    """Yield the ledgers of records in which points are put, showing how far that is."""
    errors = Console(stderr=True)
    told = monotonic()
    with Progress(console=errors, transient=True, disable=not errors.is_terminal) as progress:
        task = progress.add_task(_READING, total=len(records))
        for done, one in enumerate(records, start=1):
            yield from assistant.ledgers([one])
            progress.update(task, completed=done)
            if not errors.is_terminal and monotonic() - told >= BETWEEN_LINES:
                told = monotonic()
                say(f"{_READING}: {done:,} of {len(records):,} records.", aside=True)


def _read_closely(assistant: Assistant, records: Sequence[str]) -> None:
    """Have points and replies of records read together; each shows how far it is.

    What is to be read, and how long that may take, is told first where there are several, and those
    that cannot be read so at the end.

    Raises:
        typer.Exit: If it is stopped; what was read to its end is kept.
    """
    if len(records) > 1:
        left = dict(assistant.left_to_read_closely(records))
        cannot = [one for one in records if not assistant.can_be_read_closely(one)]
        say(_how_much(list(left.values())) if left else texts.NONE_LEFT_CLOSELY, aside=True)
        records = [*left, *cannot]
    done: list[str] = []
    try:
        _read_each(assistant, records, done)
    except KeyboardInterrupt:
        say(texts.STOPPED_CLOSELY.format(done=len(done), total=len(records)), aside=True)
        raise typer.Exit(_STOPPED) from None


def _how_much(points: Sequence[int]) -> str:
    """Return how many records are to be read, and how long that may take, in words."""
    minutes = max(1, round(sum(points) * _SECONDS_A_POINT / 60))
    return texts.TO_READ_CLOSELY.format(
        records=amount_of(len(points), "record"),
        points=amount_of(sum(points), "point"),
        minutes=amount_of(minutes, "minute"),
    )


def _read_each(assistant: Assistant, records: Sequence[str], done: list[str]) -> None:
    """Have records read one after the other; those read to their end are added to ``done``."""
    errors = Console(stderr=True)
    left = []
    with Progress(console=errors, transient=True, disable=not errors.is_terminal) as progress:
        task = progress.add_task(_READING)
        for number, one in enumerate(records, start=1):
            of_all = f" ({number:,} of {len(records):,})" if len(records) > 1 else ""
            for at in assistant.read_ledger_closely(one):
                progress.update(
                    task,
                    description=f"Reading {one} closely{of_all}",
                    completed=at.done,
                    total=at.of or 1,
                )
            if at.ledger.entries and not at.ledger.read_closely:
                left.append(one)
            elif not errors.is_terminal:
                say(f"Read {one} closely{of_all}.", aside=True)
            done.append(one)
    if left:
        say(f"{', '.join(left)}: {texts.NOT_CLOSELY}", aside=True)


def _judge(assistant: Assistant, records: Sequence[str]) -> None:
    """Have the language model judge ledgers; each shows how far it is.

    Raises:
        ModelError: If the model fails; what was judged till then is kept.
    """
    from assistant import ModelError

    errors = Console(stderr=True)
    took: dict[str, Judged] = {}
    try:
        with Progress(console=errors, transient=True, disable=not errors.is_terminal) as progress:
            task = progress.add_task("Judging")
            for one in records:
                for at in assistant.judge_ledger(one):
                    took[one] = at.judged
                    progress.update(
                        task,
                        description=f"{assistant.judge_name} judges {one}",
                        completed=at.judged.done,
                        total=at.judged.of,
                    )
                if at.judged.stopped:
                    raise ModelError(f"{at.judged.stopped} {_GOES_ON}")
    finally:  # What was spent is told however it ends.
        _tell_what_it_took(list(took.values()))


def _tell_what_it_took(judged: Sequence[Judged]) -> None:
    tokens_in = sum(one.tokens_in for one in judged)
    tokens_out = sum(one.tokens_out for one in judged)
    costs = [one.cost for one in judged if one.cost is not None]
    if tokens_in:
        price = f", US${sum(costs):.4f}" if costs else ""
        say(f"Judging took {tokens_in:,} tokens in, {tokens_out:,} out{price}.", aside=True)
