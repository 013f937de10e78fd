"""What systems gave, as it is kept on disk: one JSON Lines file for a benchmark and a system.

The first line names the data, so that responses are never held against other questions, and what
they come from, so that those of an earlier state of the software are never taken for those of now.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from assistant.answers import Outcome, Refused, Report
from assistant.sources import Citation
from eval.benchmark import Benchmark, Span
from eval.runs.measures import touched_paragraphs
from eval.systems import Response
from eval.systems.origin import changes
from index.errors import FileError
from index.files.whole_files import write_whole
from index.records import Side

_WAYS_OUT = "Choose another folder with --out, or ask everything again with --anew."


@dataclass(frozen=True, slots=True)
class Kept:
    """A response as it is kept: with how long it took."""

    topic: str
    response: Response
    seconds: float


def digest(benchmark: Benchmark) -> str:
    """Return a hash of all that a benchmark holds."""
    return hashlib.sha256(repr(asdict(benchmark)).encode()).hexdigest()[:16]


def responses_path(folder: Path, benchmark: str, system: str) -> Path:
    """Return where a run keeps what a system gave; both names may hold a path."""
    return folder / "responses" / f"{file_name(benchmark, system)}.jsonl"


def traceback_path(responses: Path) -> Path:
    """Return where it is kept how a system broke that gave the responses of a file."""
    return responses.with_suffix(".traceback.txt")


def header(benchmark: Benchmark, origin: Mapping[str, str]) -> str:
    """Return the first line of a file of responses.

    Args:
        benchmark: What is asked.
        origin: What the answers come from.
    """
    row = {"benchmark": benchmark.name, "hash": digest(benchmark), "origin": dict(origin)}
    return json.dumps(row, ensure_ascii=False) + "\n"


def insist_on_the_same(path: Path, benchmark: Benchmark, origin: Mapping[str, str]) -> None:
    """See that responses of now may go into a file beside those that it keeps.

    Args:
        path: Of the file; one that is not there, or is empty, may take any.
        benchmark: What is asked now.
        origin: What answers come from now.

    Raises:
        FileError: If those kept were given to other data, or come from anything else.
    """
    for _, row in read_rows(path):
        if row.get("hash") != digest(benchmark):
            raise _of_other_data(path)
        kept = row.get("origin")
        if kept is None:
            raise FileError(
                str(path), f"an earlier version answered there, unknown from what. {_WAYS_OUT}"
            )
        if changed := changes(kept, origin):
            raise FileError(
                str(path),
                f"the answers there come from what has changed since ({'; '.join(changed)}). "
                f"{_WAYS_OUT}",
            )
        return


def _of_other_data(path: Path) -> FileError:
    return FileError(str(path), f"the run was made on other data. {_WAYS_OUT}")


def read_responses(path: Path, benchmark: Benchmark) -> Iterator[Kept]:
    """Yield the responses that a file keeps; a last line cut short is passed over.

    Raises:
        FileError: If they were given to other data, or a line is none.
    """
    for number, (place, row) in enumerate(read_rows(path)):
        if not number:
            if row.get("hash") != digest(benchmark):
                raise _of_other_data(path)
            continue
        try:
            kept = _from_row(row)
        except (KeyError, TypeError, ValueError) as error:
            raise FileError(
                place, f"not a response as this version keeps it: {error!r}. Delete the file."
            ) from error
        yield kept


def read_rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each row of a JSON Lines file that grows, with its place, "file:line".

    A file that is not there has none. A last line without its end is taken out, since the writer
    was stopped within it: so the file goes on.

    Raises:
        FileError: If a line is no JSON object.
    """
    if not path.exists():
        return
    *lines, cut = path.read_bytes().split(b"\n")
    if cut:
        path.write_bytes(b"".join(line + b"\n" for line in lines))
    for number, line in enumerate(lines, start=1):
        try:
            row = json.loads(line)
        except ValueError as error:
            raise FileError(f"{path}:{number}", f"not JSON: {error}. Delete the file.") from error
        if not isinstance(row, dict):
            raise FileError(f"{path}:{number}", "not a JSON object. Delete the file.")
        yield f"{path}:{number}", row


def write_trec(folder: Path, benchmark: Benchmark, responses: Iterable[Kept], name: str) -> None:
    """Write qrels and a run in TREC's format, over paragraphs named "document:start"."""
    qrels, ranks = [], []
    for topic in benchmark.topics:
        for paragraph in touched_paragraphs(topic.gold, benchmark.documents):
            qrels.append(f"{trec_name(topic.id)} 0 {trec_name(paragraph)} 1\n")
    for one in responses:
        found = touched_paragraphs(one.response.spans, benchmark.documents)
        for rank, paragraph in enumerate(found, start=1):
            cells = (trec_name(one.topic), "Q0", trec_name(paragraph), rank, f"{1 / rank:.6f}")
            ranks.append(" ".join(map(str, (*cells, trec_name(name)))) + "\n")
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / f"{file_name(benchmark.name)}.qrels", "".join(qrels).encode())
    write_whole(folder / f"{file_name(benchmark.name, name)}.run", "".join(ranks).encode())


def trec_name(name: str) -> str:
    """Return a name without blanks, which part the columns of TREC's files: "%20" for each."""
    return re.sub(r"\s", lambda blank: quote(blank[0]), name)


def to_row(one: Kept) -> dict[str, Any]:
    """Return a response as a row of the file."""
    return {
        "topic": one.topic,
        "spans": [[span.document, span.start, span.end] for span in one.response.spans],
        "sides": list(one.response.sides),
        "abstained": one.response.abstained,
        "support": one.response.support,
        "speakers": list(one.response.speakers),
        "statements": one.response.statements,
        "citations": [asdict(cited) for cited in one.response.citations],
        "by_model": list(one.response.by_model),
        "withdrawn": [
            [text, [asdict(one) for one in cited]] for text, cited in one.response.withdrawn
        ],
        "report": asdict(one.response.report) if one.response.report else None,
        "seconds": round(one.seconds, 6),
    }


def _from_row(row: dict[str, Any]) -> Kept:
    response = Response(
        tuple(Span(*span) for span in row["spans"]),
        tuple(row["sides"]),
        row["abstained"],
        row["support"],
        tuple(row["speakers"]),
        tuple((text, tuple(positions)) for text, positions in row["statements"]),
        # Earlier versions kept nothing of these.
        tuple(map(_citation, row.get("citations", ()))),
        tuple(row.get("by_model", ())),
        tuple((text, tuple(map(_citation, found))) for text, found in row.get("withdrawn", ())),
        _report(row["report"]) if row.get("report") else None,
    )
    return Kept(row["topic"], response, row["seconds"])


def _citation(row: dict[str, Any]) -> Citation:
    return Citation(**{**row, "side": Side(row["side"])})


def _report(row: dict[str, Any]) -> Report:
    refused = [Refused(**{**one, "outcome": Outcome(one["outcome"])}) for one in row["refused"]]
    return Report(**{**row, "refused": tuple(refused)})


def file_name(*names: str) -> str:
    """Return names of benchmarks and systems, which may hold a path, as part of a file's name."""
    return "--".join(re.sub(r"[^\w.-]+", "_", name) for name in names)
