"""Adds that are killed at random moments, and what is in the store once they are run again.

    python -m eval.robustness.kills --kills 30 --records 50

Record files are added once undisturbed; that store is the reference. Then the same add is started
over and over into new stores, killed (SIGKILL, which nothing can catch), and run again to its end.
Every store must then be the reference, row by row: see :mod:`eval.robustness.store_rows`. The
moments are spread over the whole time the undisturbed add took, from the start of the program to
the last write. Prints JSON; exit status 1 where any store differs. Needs a system with process
groups.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from eval.robustness.record_files import write_records
from eval.robustness.store_rows import Difference, StoreRows, cosine, differences, read_store
from eval.scale.corpus import read_speeches, write_speeches
from index.embedding.embedder import SentenceTransformerEmbedder
from index.errors import StoreError
from index.settings import Settings
from index.storage.catalog import Catalog
from index.storage.vector_table import VectorTable
from index.store import Store

COMMAND = Path(sys.executable).with_name("ontherecord")
_REPORTED = 20
"""Differences of one store that are listed; all are counted."""


@dataclass
class Report:
    """What became of the stores so far.

    Attributes:
        records, passages: In the reference.
        seconds: How long the undisturbed add took.
        kills: How many adds were killed.
        killed_after: Seconds after which they were.
        in_the_middle_of: What was done at the kill, and how often it was that.
        stores: How many stores were compared.
        equal: How many of them are the reference.
        least_similar: Lowest cosine similarity of a vector to that of the reference.
        differences: For each store that differs, the moments of its kills, how many differences
            there are and the first of them.
    """

    records: int = 0
    passages: int = 0
    seconds: float = 0.0
    kills: int = 0
    killed_after: list[float] = field(default_factory=list)
    in_the_middle_of: Counter[str] = field(default_factory=Counter)
    stores: int = 0
    equal: int = 0
    least_similar: float = 1.0
    differences: list[dict[str, Any]] = field(default_factory=list)


class Kills:
    """A reference, and stores whose adds were killed.

    Args:
        folder: To work in; the record files lie in its folder "records".
        report: To be filled, so that it is there when a run is stopped.
    """

    def __init__(self, folder: Path, report: Report) -> None:
        self._folder = folder
        self._report = report
        self._records = folder / "records"
        self._stores = 0

    def make_reference(self) -> StoreRows:
        """Add the records undisturbed; return what the store holds."""
        store = self._new_store()
        began = time.monotonic()
        failure = self._finish(store)
        self._report.seconds = time.monotonic() - began
        if failure:
            raise SystemExit(f"The undisturbed add failed: {failure}")
        reference = read_store(store)
        self._report.records = len(reference.tables["records"])
        self._report.passages = len(reference.tables["passages"])
        return reference

    def try_store(self, moments: Sequence[float], reference: StoreRows) -> int:
        """Kill adds into one new store, finish it, and compare it with the reference.

        Args:
            moments: Seconds from the start of an add to its kill.
            reference: What the store must hold then.

        Returns:
            How many adds were killed: one that ends before its moment is the last of the store.
        """
        store = self._new_store()
        killed: list[float] = []
        for moment in moments:
            if not self._kill(store, moment):
                break
            killed.append(round(moment, 3))
            self._report.in_the_middle_of[self._done(store)] += 1
        self._report.kills += len(killed)
        self._report.killed_after += killed
        if not killed:
            return 0
        failure = self._finish(store)
        found = [failure] if failure else []
        try:
            found += _unsound(store)
            rows = read_store(store)
        except StoreError as error:
            found.append(Difference("store", store.name, str(error)))
        else:
            found += differences(reference, rows)
            self._report.least_similar = min(
                [self._report.least_similar]
                + [
                    cosine(vector, reference.vectors[name])
                    for name, vector in rows.vectors.items()
                    if name in reference.vectors
                ]
            )
        self._report.stores += 1
        self._report.equal += not found
        if found:
            self._report.differences.append(
                {
                    "store": store.name,
                    "killed_after": killed,
                    "count": len(found),
                    "first": [asdict(one) for one in found[:_REPORTED]],
                }
            )
        else:
            shutil.rmtree(store)
        return len(killed)

    def _new_store(self) -> Path:
        self._stores += 1
        return self._folder / f"store-{self._stores}"

    def _add(self, store: Path) -> list[str]:
        return [str(COMMAND), "add", str(self._records), "--store", str(store)]

    def _kill(self, store: Path, moment: float) -> bool:
        """Start an add and kill it with all its processes; return whether it was still at work."""
        add = subprocess.Popen(  # noqa: S603 - our own command
            self._add(store),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            add.wait(moment)
        except subprocess.TimeoutExpired:
            return True
        finally:
            with suppress(ProcessLookupError):
                os.killpg(add.pid, signal.SIGKILL)
            add.wait()
        return False

    def _finish(self, store: Path) -> Difference | None:
        """Add to the end; return how it failed, or None."""
        ended = subprocess.Popen(  # noqa: S603 - our own command
            self._add(store),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        try:
            out, err = ended.communicate()
        finally:
            if ended.poll() is None:
                os.killpg(ended.pid, signal.SIGKILL)
                ended.wait()
        if ended.returncode == 0:
            return None
        return Difference("add", f"exit status {ended.returncode}", (err or out)[-500:])

    def _done(self, store: Path) -> str:
        """Return how far a killed add had come, by a copy: to look at a store may mend it."""
        with tempfile.TemporaryDirectory(dir=self._folder) as name:
            copy = Path(name)
            for file in store.glob("catalog.sqlite3*"):
                shutil.copy(file, copy)
            try:
                catalog = Catalog(copy)
            except StoreError:
                return "the start, before there is a catalog"
            records, to_embed = len(catalog.files()), VectorTable(catalog).count_missing()
            passages = len(catalog.passage_ids())
            catalog.close()
        if records < self._report.records:
            return "taking in the files" if records else "the start, before the first file"
        if to_embed == passages:
            return "loading the model and embedding the first batch"
        return "embedding and writing vectors" if to_embed else "the end, with all done"


def _unsound(store: Path) -> list[Difference]:
    """Return what ``ontherecord check`` finds wrong with a store."""
    with Store(store, SentenceTransformerEmbedder(Settings().embedding_model)) as opened:
        return [
            Difference("check", store.name, finding.message)
            for finding in opened.check()
            if not finding.sound
        ]


def spread(kills: int, seconds: float, chance: random.Random) -> list[float]:
    """Return random moments, one in each of as many equal parts of a time, in random order."""
    moments = [(part + chance.random()) * seconds / kills for part in range(kills)]
    chance.shuffle(moments)
    return moments


def run(
    folder: Path, kills: int, again: int, chance: random.Random, report: Report
) -> Iterator[Report]:
    """Make the reference and kill adds; yield the report after each store.

    Args:
        folder: To work in; the record files lie in its folder "records".
        kills: How many adds to kill.
        again: How many of them into one store.
        chance: When.
        report: To be filled.
    """
    task = Kills(folder, report)
    reference = task.make_reference()
    yield report
    moments = spread(kills, report.seconds, chance)
    while moments:
        together, moments = moments[:again], moments[again:]
        done = task.try_store(together, reference)
        # What had ended already is tried anew, earlier: times are never the same twice.
        moments += [moment * 0.9 for moment in together[done:]]
        yield report


def main() -> None:
    """Kill adds, and print what became of the stores as JSON. Exit status 1 if any differs."""
    parser = argparse.ArgumentParser(description="Kill adds and compare what they leave.")
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--records", type=int, default=50)
    parser.add_argument("--again", type=int, default=1, help="kills of one store")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data", type=Path, help="development data: speeches as records")
    parser.add_argument("--keep", type=Path, help="new folder to work in; stores that differ stay")
    given = parser.parse_args()
    if given.keep and given.keep.exists():
        parser.error(f"--keep: {given.keep} is there already. Name a new folder.")
    chance = random.Random(given.seed)  # noqa: S311 - no secret
    report = Report()
    with tempfile.TemporaryDirectory() as name:
        folder = (given.keep or Path(name)).absolute()
        records = folder / "records"
        records.mkdir(parents=True)
        if given.data:
            write_speeches(read_speeches(given.data, given.records), records)
        else:
            write_records(records, given.records, chance)
        try:
            for _ in run(folder, given.kills, max(1, given.again), chance, report):
                sys.stderr.write(
                    f"{report.kills} of {given.kills} kills: {report.equal} of {report.stores} "
                    "stores equal to the reference\n"
                )
        except KeyboardInterrupt:
            sys.stderr.write("Stopped; the figures are of the stores so far.\n")
    sys.stdout.write(json.dumps(vars(report), indent=2, ensure_ascii=False) + "\n")
    sys.exit(bool(report.differences))


if __name__ == "__main__":
    main()
