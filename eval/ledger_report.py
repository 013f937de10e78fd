"""Report how good the shipped ledger is on records on which nothing was fitted.

    python -m eval.ledger_report

Points as the product finds them against those labelled by the rules; then replies and statuses of
the labelled points, so that a point that was missed, or cut otherwise, does not hide what became
of it. The same of short records written for this (:mod:`eval.datasets.written_records`).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from assistant.ledger.likeness import reading_of
from assistant.ledger.linking import load_links
from assistant.ledger.points import find_points
from assistant.ledger.status import load_statuses
from eval.datasets.dialogues import load_sample_ledger
from eval.datasets.written_records import WrittenRecord, load_written_records
from eval.fit_ledger import lay_out, read_all, report, report_points
from eval.ledger import Share, confusion, match_points
from index.embedding import SentenceTransformerEmbedder
from index.parsing import parse
from index.readers import read_document


def main() -> int:
    """Print the report."""
    folder = Path(str(resources.files("index"))) / "data/sample"
    record = parse(read_document(folder / "kazakhstan-first-meeting.txt"))
    labelled = load_sample_ledger(record)
    report_points("sample", labelled)
    embedder = SentenceTransformerEmbedder()
    one = lay_out(labelled, embedder, reading_of(embedder))
    links = load_links()
    found = read_all(one, links.likelihood(one.pairs), links, load_statuses())
    report("sample", found)
    print(confusion((row.gold, row.found) for row in found))  # noqa: T201
    _report_written(embedder)
    return 0


def _report_written(embedder: SentenceTransformerEmbedder) -> None:
    written = load_written_records()
    print(points_found(written))  # noqa: T201
    read, links, statuses = reading_of(embedder), load_links(), load_statuses()
    laid = [lay_out(one.labelled, embedder, read) for one in written]
    found = [
        row for one in laid for row in read_all(one, links.likelihood(one.pairs), links, statuses)
    ]
    report("written records", found)
    print(confusion((row.gold, row.found) for row in found))  # noqa: T201


def points_found(written: Sequence[WrittenRecord]) -> str:
    """Return how many points of records are found, in a line; doubtful ones do not count."""
    gold = found = hits = experts = kinds = 0
    for one in written:
        points = [point.point for point in one.labelled.points]
        doubtful = [point.point for point in one.doubtful]
        seen = find_points(one.labelled.record)
        pairs = match_points([*points, *doubtful], seen)
        sure = [(i, j) for i, j in pairs if i < len(points)]
        gold += len(points)
        found += len(seen) - (len(pairs) - len(sure))
        hits += len(sure)
        experts += sum(points[i].speaker == seen[j].speaker for i, j in sure)
        kinds += sum(points[i].kind == seen[j].kind for i, j in sure)
    return (
        f"written records: points recall {Share(hits, gold)} precision {Share(hits, found)};"
        f" expert {Share(experts, hits)}; kind {Share(kinds, hits)}"
    )


if __name__ == "__main__":
    sys.exit(main())
