"""Report how good the shipped ledger is on the sample record, on which nothing was fitted.

    python -m eval.ledgers.report

Points as the product finds them against those labelled by the rules; then replies and statuses of
the labelled points, so that a point that was missed, or cut otherwise, does not hide what became
of it. The same of records written for this (:mod:`eval.datasets.written_records`); on their
statuses the shipped ones were fitted too, so that what is said of those is no more than a check:
``python -m eval.fit.ledger`` reports each by models fitted without it.

    python -m eval.ledgers.report --closely FILE

reports it read closely besides (:mod:`assistant.ledger.close_reading`); what is read is kept there.

    python -m eval.ledgers.report --judge FOLDER

has the language model of the settings judge them besides, and reports that after the plain method;
what it says is kept in FOLDER.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.evidence.cross_encoder import load_cross_encoder
from assistant.generating.ledger_judging import LedgerJudge
from assistant.generating.opening import open_given
from assistant.ledger.linking import load_links
from assistant.ledger.making import settle
from assistant.ledger.matching import reading_of
from assistant.ledger.points import find_points
from assistant.ledger.reading import Compared
from assistant.ledger.status import load_statuses
from eval.datasets.dialogues import load_sample_ledger
from eval.datasets.sample import sample_record
from eval.datasets.written_records import WrittenRecord, load_later_records, load_written_records
from eval.ledgers.close_reads import KeptReads, read_laid
from eval.ledgers.measures import Share, confusion, match_points
from eval.ledgers.reading import Laid, Read, lay_out, read_all, report, report_points
from index.embedding.embedder import SentenceTransformerEmbedder
from index.settings import Settings


def judged(one: Laid, rows: Sequence[Read], judge: LedgerJudge) -> list[Read]:
    """Return what became of each point by a language model, or as without where it does not say.

    Prints how far it is, how many of the points it says something of, and what that took.

    Args:
        one: The dialogue.
        rows: What became of each point without a model.
        judge: Has it judge.
    """
    compared = Compared(one.dialogue, one.pairs, load_links().likelihood(one.pairs))
    for progress in judge.judge(one.dialogue.records[0].id, compared):
        print(f"{progress.done} of {progress.of} calls", end="\r", flush=True)  # noqa: T201
    if progress.stopped:
        print(progress.stopped)  # noqa: T201
    print(  # noqa: T201
        f"{judge.model.name}: {len(progress.verdicts)} of {len(rows)} points judged, in"
        f" {progress.of} calls ({progress.tokens_in} tokens in, {progress.tokens_out} out)"
    )
    found = list(rows)
    for i, verdict in progress.verdicts.items():
        status, _ = settle(one.dialogue, verdict, one.dialogue.points[i].text)
        found[i] = replace(
            rows[i], found=status, replies=frozenset(j for j, _ in verdict.sentences)
        )
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--judge", type=Path, metavar="FOLDER", help="have the model judge")
    parser.add_argument("--closely", type=Path, metavar="FILE", help="have it read closely")
    options = parser.parse_args(arguments)
    labelled = load_sample_ledger(sample_record())
    report_points("sample", labelled)
    embedder = SentenceTransformerEmbedder()
    one = lay_out(labelled, embedder, reading_of(embedder))
    links = load_links()
    found = read_all(one, links.likelihood(one.pairs), links, load_statuses())
    report("sample", found)
    print(confusion((row.gold, row.found) for row in found))  # noqa: T201
    _report_written("written records", load_written_records(), embedder)
    _report_written("later records", load_later_records(), embedder)
    if options.closely is not None:
        closer = read_laid(one, KeptReads(load_cross_encoder(), options.closely))
        links = load_links(closely=True)
        closer_found = read_all(
            closer, links.likelihood(closer.pairs), links, load_statuses(closely=True)
        )
        report("sample, read closely", closer_found)
        print(confusion((row.gold, row.found) for row in closer_found))  # noqa: T201
    if options.judge is not None:
        opened = open_given(Settings())
        if opened is None:
            print("No language model is set up: docs/language-models.md tells how.")  # noqa: T201
            return 1
        found = judged(one, found, opened.judge(options.judge))
        report("sample, judged", found)
        print(confusion((row.gold, row.found) for row in found))  # noqa: T201
    return 0


def _report_written(
    name: str, written: Sequence[WrittenRecord], embedder: SentenceTransformerEmbedder
) -> None:
    print(points_found(written, name))  # noqa: T201
    read, links, statuses = reading_of(embedder), load_links(), load_statuses()
    laid = [lay_out(one.labelled, embedder, read) for one in written]
    found = [
        row for one in laid for row in read_all(one, links.likelihood(one.pairs), links, statuses)
    ]
    report(name, found)
    print(confusion((row.gold, row.found) for row in found))  # noqa: T201


def points_found(written: Sequence[WrittenRecord], name: str = "written records") -> str:
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
        f"{name}: points recall {Share(hits, gold)} precision {Share(hits, found)};"
        f" expert {Share(experts, hits)}; kind {Share(kinds, hits)}"
    )


if __name__ == "__main__":
    sys.exit(main())
