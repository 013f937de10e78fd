"""What spoilt and hostile files do: thousands of them, read and parsed, and nothing may go wrong.

    python -m eval.robustness.fuzz --inputs 10000 --seed 1 FILES...

Files are spoilt by :mod:`eval.robustness.mutations` and taken through the readers and the parser as
they would be by ``ontherecord add``. A file is either refused with a message for people (a
FileError) or understood, with all its text in the record. Anything else is a crash, whose input is
kept. Each input follows from the seed and its number alone, so a run can be stopped and repeated.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from eval.robustness.mutations import mutations_of
from index.errors import FileError
from index.parsing.parser import parse
from index.readers import find_sources, read_metadata, read_source
from index.records import Document, Record
from index.sample import sample_path

_SLOW = 5.0
"""Seconds from which an input is counted as slow."""
_TOO_SLOW = 90
"""Seconds after which an input is given up, and counted as a crash."""
_REPORTED = 10
_SAYING = 5.0
"""Seconds between two lines of progress."""


class LostTextError(AssertionError):
    """Text of a document is not in the record made of it."""


class TooSlowError(Exception):
    """An input takes longer than any should."""


@dataclass
class Tally:
    """What became of the inputs so far.

    Attributes:
        inputs: How many there were.
        accepted: How many gave at least one record.
        refused: How many were refused, by the reason, with numbers and names left out of it.
        crashes: For each crash the number of the input, how it was made, and the error.
        slowest: Seconds, number and origin of the slowest inputs, slowest first.
        slow: How many took longer than five seconds.
    """

    inputs: int = 0
    accepted: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    crashes: list[dict[str, Any]] = field(default_factory=list)
    slowest: list[tuple[float, int, str]] = field(default_factory=list)
    slow: int = 0

    def as_json(self) -> dict[str, Any]:
        """Return the figures for a report."""
        return {
            "inputs": self.inputs,
            "accepted": self.accepted,
            "refused": sum(self.refused.values()),
            "crashes": len(self.crashes),
            "over_5_seconds": self.slow,
            "slowest_seconds": [
                {"seconds": round(seconds, 2), "input": number, "made": made}
                for seconds, number, made in self.slowest
            ],
            "refused_by_reason": dict(self.refused.most_common()),
            "crashed": self.crashes,
        }


def check_nothing_is_lost(document: Document, record: Record) -> None:
    """Check that a record holds all text of its document, in order, each word in a paragraph.

    Raises:
        LostTextError: If it does not.
    """
    place = 0
    for paragraph in document.paragraphs:
        text = paragraph.text.strip()
        found = record.text.find(text, place)
        if found < 0:
            raise LostTextError(f"not in the record: {text[:200]!r}")
        place = found + len(text)
    place = 0
    for part in (*record.paragraphs, None):
        begin = part.start if part else len(record.text)
        between = record.text[place:begin].strip()
        if begin < place or (between and not re.fullmatch(r"\d{1,3}(?:[.．]|\s?-)", between)):
            raise LostTextError(f"between two paragraphs of the record: {between[:200]!r}")
        place = part.end if part else begin


def read_all(path: Path) -> tuple[int, list[FileError]]:
    """Read and parse every source of a file, and check that nothing is lost.

    Returns:
        How many records it gave, and why the other sources were refused.
    """
    records = 0
    refusals: list[FileError] = []
    try:
        for source in find_sources(path):
            try:
                document = read_source(source)
                check_nothing_is_lost(document, parse(document, "x", read_metadata(source)))
                records += 1
            except FileError as error:
                refusals.append(error)
    except FileError as error:
        refusals.append(error)
    return records, refusals


def make_input(number: int, seed: int, files: Sequence[tuple[str, bytes]]) -> tuple[str, bytes]:
    """Return how an input was made, for people, and its bytes."""
    chance = random.Random(f"{seed}/{number}")  # noqa: S311 - no secret
    name, data = chance.choice(files)
    others = [other for _, other in files]
    made = [name]
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        mutation = chance.choice(mutations_of(data))
        data = mutation(chance, data, others)
        made.append(mutation.__name__)
    return " > ".join(made), data


def fuzz(
    inputs: int, seed: int, files: Sequence[tuple[str, bytes]], keep: Path, tally: Tally
) -> Iterator[Tally]:
    """Make inputs, try each, and yield the tally after each.

    Args:
        inputs: How many.
        seed: Whole number that they follow from.
        files: Names and bytes of the files to spoil.
        keep: Folder for inputs that crash; made when it is needed.
        tally: To be filled, so that it is there when a run is stopped.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "input"
        for number in range(inputs):
            made, data = make_input(number, seed, files)
            path.write_bytes(data)
            began = time.perf_counter()
            try:
                with _bounded():
                    records, refusals = read_all(path)
            except Exception as error:
                keep.mkdir(parents=True, exist_ok=True)
                kept = keep / f"seed-{seed}-input-{number}"
                kept.write_bytes(data)
                reason = f"{type(error).__name__}: {error}"[:300]
                tally.crashes.append(
                    {"input": number, "made": made, "error": reason, "kept": str(kept)}
                )
            else:
                tally.accepted += records > 0
                if not records:
                    tally.refused[_reason_class(refusals)] += 1
            seconds = time.perf_counter() - began
            tally.inputs += 1
            tally.slow += seconds > _SLOW
            slowest = [*tally.slowest, (seconds, number, made)]
            tally.slowest = sorted(slowest, reverse=True)[:_REPORTED]
            yield tally


def _reason_class(refusals: Sequence[FileError]) -> str:
    """Return a reason without its numbers and quotations, so that the like are counted together."""
    reason = refusals[0].reason if refusals else "no source"
    reason = re.sub(r"'[^']*'|\"[^\"]*\"", "'...'", reason)
    return re.sub(r"\d[\d,.]*", "N", reason)[:120]


@contextmanager
def _bounded() -> Iterator[None]:
    """Give up what takes beyond all measure, where the system has alarms."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def give_up(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlowError(f"longer than {_TOO_SLOW} seconds")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, _TOO_SLOW)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def main() -> None:
    """Spoil files, and print what became of them as JSON. Exit status 1 after a crash."""
    parser = argparse.ArgumentParser(description="Read spoilt files by the thousand.")
    parser.add_argument("files", nargs="*", type=Path, help="files to spoil; else the sample")
    parser.add_argument("--inputs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-crashes"))
    given = parser.parse_args()
    files = [(path.name, path.read_bytes()) for path in given.files or [sample_path()]]
    tally = Tally()
    said = time.monotonic()
    try:
        for _ in fuzz(given.inputs, given.seed, files, given.keep, tally):
            if time.monotonic() - said > _SAYING:
                said = time.monotonic()
                sys.stderr.write(
                    f"{tally.inputs} of {given.inputs}: {tally.accepted} accepted, "
                    f"{len(tally.crashes)} crashes, {tally.slow} slow\n"
                )
    except KeyboardInterrupt:
        sys.stderr.write("Stopped; the figures are of the inputs so far.\n")
    sys.stdout.write(json.dumps(tally.as_json(), indent=2, ensure_ascii=False) + "\n")
    sys.exit(bool(tally.crashes))


if __name__ == "__main__":
    main()
