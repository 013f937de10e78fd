"""Commands that keep a store: add, records, remove, check."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from index.sample import sample_path
from index.settings import Settings
from ui.options import JsonOption, StoreOption
from ui.printing import (
    print_findings,
    print_json,
    print_outcome,
    print_records,
    say,
)

if TYPE_CHECKING:
    from index.storage.vector_making import EmbeddingProgress
    from index.store import Store

FAILED = 1
"""Exit status where something could not be done."""
_FEW = 10
"""Files whose outcomes can be seen at a glance."""
_MANY_PASSAGES = 500
"""Passages for which it is said at once that they are being indexed: some seconds' work."""
BETWEEN_LINES = 10.0
"""Seconds after which it is said again how far long work has come."""


def add(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Record files, archives and folders of them.", exists=False),
    ] = None,
    sample: Annotated[bool, typer.Option("--sample", help="Add the sample record.")] = False,
    sync: Annotated[
        bool,
        typer.Option("--sync", help="Also remove records whose file is gone from the folders."),
    ] = False,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take records into the store. Run it again at any time: what is there already is kept."""
    from index.files.folders import find_outside
    from index.ingest import FileStatus

    folder = store or Settings().store
    folders = [path for path in paths or [] if path.is_dir()]
    files = find_outside(paths or [], folder)
    if sample:
        files.append(sample_path())
    if sync and not folders:
        raise typer.BadParameter("Name the folders to be in step with, with --sync.")
    if not files and not sync:
        empty = f"There is no file in {', '.join(map(str, paths))}. " if paths else ""
        raise typer.BadParameter(f"{empty}Name record files or folders, or use --sample.")
    outcomes = []
    with _open_to_write(folder) as opened, _Progress(len(files), quiet=as_json) as progress:
        for outcome in opened.add(files, folders if sync else (), progress=progress.embedded):
            outcomes.append(outcome)
            progress.read(outcome.source)
            if not as_json:
                print_outcome(outcome, failed=outcome.status is FileStatus.FAILED)
    failed = [outcome for outcome in outcomes if outcome.status is FileStatus.FAILED]
    if as_json:
        print_json([asdict(outcome) for outcome in outcomes])
    else:
        removed = sum(outcome.status is FileStatus.REMOVED for outcome in outcomes)
        done, gone = (
            len(outcomes) - len(failed) - removed,
            f", {removed} removed" if removed else "",
        )
        say(f"{done} of {len(outcomes) - removed} files are in {folder}{gone}.", aside=True)
        if failed and len(outcomes) > _FEW:  # What is said of them is far above by now.
            named = ", ".join(Path(one.source).name for one in failed)
            say(f"Not taken in, for the reasons given above: {named}", aside=True)
    if failed:
        raise typer.Exit(FAILED)


def records(
    all_versions: Annotated[
        bool, typer.Option("--all", help="Also versions that newer ones have replaced.")
    ] = False,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what is loaded."""
    from index.storage.catalog import Catalog

    loaded = Catalog(store or Settings().store).records(all_versions=all_versions)
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
                    "current": record.current,
                }
                for record in loaded
            ]
        )
    elif loaded:
        print_records(loaded)
    else:
        say("No records yet. Add some: ontherecord add FILE...")


def remove(
    record: Annotated[
        list[str], typer.Argument(help="Ids or symbols of records, as listed by: records.")
    ],
    store: StoreOption = None,
) -> None:
    """Take records out of the store. Files are not touched, but uploads go with their records."""
    from assistant.loaded_records import take_out

    folder = store or Settings().store
    require_store(folder)
    with _open_to_write(folder) as opened:
        for name in record:
            record_id = opened.catalog.id_of(name)
            successor = take_out(opened, record_id)
            now = f" {successor}, another version of it, answers now." if successor else ""
            say(f"{record_id} is out of the store.{now}")


def check(
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Make all vectors again.")] = False,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check that catalog and vectors agree; mend the vectors from the catalog."""
    from index.embedding.embedder import SentenceTransformerEmbedder
    from index.store import Store

    settings = Settings()
    folder = store or settings.store
    require_store(folder)
    embedder = SentenceTransformerEmbedder(settings.embedding_model)
    with Store(folder, embedder, write=rebuild, any_model=rebuild) as opened:
        if rebuild:
            made = opened.rebuild()
            say(f"{made} vectors made.", aside=True)
        findings = opened.check()
    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        print_findings(findings)
    if not all(finding.sound for finding in findings):
        raise typer.Exit(FAILED)


def require_store(folder: Path) -> None:
    """Refuse a folder without a store: opened for writing, one would be made there."""
    from index.storage.catalog import Catalog

    Catalog(folder).close()


def _open_to_write(folder: Path) -> Store:
    from index.embedding.embedder import SentenceTransformerEmbedder
    from index.store import Store

    return Store(folder, SentenceTransformerEmbedder(Settings().embedding_model), write=True)


class _Progress:
    """Files read and passages made ready for search: bars on a terminal, elsewhere lines.

    Lines go to standard error, and only where there is so much to do that somebody waits for it.
    """

    def __init__(self, files: int, *, quiet: bool) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        errors = Console(stderr=True)
        self._display = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[of]}"),
            TimeRemainingColumn(),
            console=errors,
            transient=True,
            disable=quiet or not errors.is_terminal,
        )
        self._task = self._display.add_task("Reading", total=files, of="files")
        self._indexing = self._display.add_task("Indexing", total=None, of="", visible=False)
        self._files, self._read = files, 0
        self._lines = not quiet and not errors.is_terminal
        self._told = 0.0

    def __enter__(self) -> _Progress:
        self._display.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._display.stop()

    def read(self, source: str) -> None:
        """Count a file; a member of an archive counts as one more."""
        self._read += 1
        self._files += "!/" in source
        self._display.update(self._task, completed=self._read, total=self._files)

    def embedded(self, progress: EmbeddingProgress) -> None:
        """Show how far the passages of the files read so far have been made ready for search."""
        total = progress.made + progress.left
        self._display.update(
            self._indexing,
            completed=progress.made,
            total=total,
            of=f"passages, {progress.per_second:.0f}/s" if progress.made else "passages",
            visible=progress.left > 0,
        )
        if progress.made == 0:
            self._told = -BETWEEN_LINES if total >= _MANY_PASSAGES else 0.0
        if self._lines and progress.seconds - self._told >= BETWEEN_LINES:
            self._told = progress.seconds
            say(f"Indexing: {progress.made:,} of {total:,} passages are ready.", aside=True)
