"""Report how good the shipped ledger is on the sample record, on which nothing was fitted.

    python -m eval.ledger_report

Points as the product finds them against those labelled by the rules; then replies and statuses of
the labelled points, so that a point that was missed or cut otherwise does not hide what
became of it.
"""

from __future__ import annotations

import sys
from importlib import resources
from pathlib import Path

from assistant.ledger.likeness import reading_of
from assistant.ledger.linking import load_links
from assistant.ledger.status import load_statuses
from eval.datasets.dialogues import load_sample_ledger
from eval.fit_ledger import lay_out, read_all, report, report_points
from eval.ledger import confusion
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
    return 0


if __name__ == "__main__":
    sys.exit(main())
