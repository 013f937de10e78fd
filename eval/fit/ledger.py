"""Fit the ledger's models: which paragraph replies to which point, and what became of it.

    python -m eval.fit.ledger --write
    python -m eval.fit.ledger --write --closely build/ledger-reads.jsonl

The second fits the models for what the cross-encoder read as well, which takes an hour or less to
read; run it again to go on.

Fitted on dialogues of invented States (:mod:`eval.datasets.dialogues`), each whole and with every
other turn of the delegation left out: so it is when the record of the second meeting is not loaded.
Statuses are fitted on the written records besides (:mod:`eval.datasets.written_records`): on the
first meetings, in which, as in real ones, most points have no reply; and on the short ones, which
have few near misses and weigh little, so that a point is not called answered for being spoken to.
Each dialogue or record is judged by models fitted on the others. By that the thresholds are set: a
paragraph may reply from the best F1 on, or F2 once read closely; of several, those reply that are
right in four of five cases; and a point is called answered where at most one in twenty so called
has no reply, in each of the three. Reported on the invented scenes and on the
later meetings too (:mod:`eval.datasets.scene_ledgers`), on which nothing is fitted. How the shipped
models do on a real record, on which nothing is fitted either: ``python -m eval.ledgers.report``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from assistant.evidence.cross_encoder import load_cross_encoder
from assistant.ledger.close_reading import CLOSE_FEATURES
from assistant.ledger.entries import Status
from assistant.ledger.likeness import FEATURES
from assistant.ledger.linking import LinkModel
from assistant.ledger.matching import Floats, reading_of
from assistant.ledger.status import FEATURES as STATUS_FEATURES
from assistant.ledger.status import STATUSES, StatusModel
from eval.datasets.dialogues import LabelledDialogue, load_invented
from eval.datasets.scene_ledgers import (
    load_long_ledgers,
    load_meeting_ledgers,
    load_scene_ledgers,
)
from eval.datasets.written_records import (
    WrittenRecord,
    load_first_meetings,
    load_later_records,
    load_written_records,
)
from eval.fit.ledger_models import (
    answered_threshold,
    best_threshold,
    fit_links,
    fit_statuses,
    sample_of,
    sure_threshold,
)
from eval.ledgers.close_reads import KeptReads, read_laid
from eval.ledgers.measures import confusion
from eval.ledgers.reading import Laid, Read, lay_out, read_all, report, report_points
from index.embedding.embedder import SentenceTransformerEmbedder
from index.records import ParagraphKind, Side

_OUTPUT = Path(__file__).parents[2] / "assistant" / "data" / "ledger.json"
_WEIGHT_OF_RECORDS = 0.05
"""Of a point of the short written records, for statuses, where one of the others weighs 1."""
_NAMED = 10
"""So many dialogues at the most are reported one by one."""
_BETA_CLOSELY = 2.0
"""How many times as much recall counts as precision where a paragraph may reply, once read closely:
to say that a State was silent when it spoke is the worse fault, and the status is still to come."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Labelled dialogues of one kind.

    Attributes:
        name: Of the kind.
        weight: Of a point, where statuses are fitted.
        groups: The dialogues, each whole and with every other turn of the delegation left out.
    """

    name: str
    weight: float
    groups: Sequence[Sequence[Laid]]


def with_every_other_turn(labelled: LabelledDialogue, kept: int) -> LabelledDialogue:
    """Return a dialogue without every other turn of the delegation after the first point.

    Args:
        labelled: The dialogue.
        kept: 0 or 1: which turns stay.
    """
    record = labelled.record
    first = min(one.point.paragraph for one in labelled.points)
    turns = [
        turn.index
        for turn in record.turns
        if turn.speaker.side is Side.STATE and turn.first > first
    ]
    gone = {turn for place, turn in enumerate(turns) if place % 2 != kept}
    paragraphs = tuple(
        replace(one, kind=ParagraphKind.UNCLASSIFIED, turn=None) if one.turn in gone else one
        for one in record.paragraphs
    )
    left = {one.index for one in paragraphs if one.turn is not None}
    points = tuple(
        replace(
            one,
            replies=one.replies & left,
            status=one.status if one.replies & left else Status.NO_REPLY,
        )
        for one in labelled.points
    )
    return LabelledDialogue(labelled.name, replace(record, paragraphs=paragraphs), points)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, report, and with ``--write`` save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="save what was fitted")
    parser.add_argument(
        "--closely",
        type=Path,
        metavar="FILE",
        help="fit the models for what the cross-encoder read instead; what it reads is kept there",
    )
    options = parser.parse_args(arguments)
    embedder = SentenceTransformerEmbedder()
    read = reading_of(embedder)
    reader = KeptReads(load_cross_encoder(), options.closely) if options.closely else None

    def laid_out(one: LabelledDialogue) -> Laid:
        laid = lay_out(one, embedder, read)
        return laid if reader is None else read_laid(laid, reader)

    def laid_out_in_parts(some: Sequence[WrittenRecord | LabelledDialogue]) -> list[list[Laid]]:
        whole = [one.labelled if isinstance(one, WrittenRecord) else one for one in some]
        return [
            [laid_out(one), *(laid_out(with_every_other_turn(one, kept)) for kept in (0, 1))]
            for one in whole
        ]

    dialogues = load_invented()
    for dialogue in dialogues:
        report_points(dialogue.name, dialogue)
    short = (*load_written_records(), *load_later_records())
    corpora = [
        Corpus("dialogues", 1.0, laid_out_in_parts(dialogues)),
        Corpus("written records", _WEIGHT_OF_RECORDS, laid_out_in_parts(short)),
        Corpus("first meetings", 1.0, laid_out_in_parts(load_first_meetings())),
    ]
    links, statuses = _fit(corpora, 1.0 if reader is None else _BETA_CLOSELY)
    reported = {"scenes kept": load_scene_ledgers(only_kept=True)}
    if reader is None:  # The cross-encoder learnt from the others.
        reported = {"scenes": load_scene_ledgers(), "meetings": load_meeting_ledgers()}
    reported["long meetings"] = load_long_ledgers()
    for name, others in reported.items():
        rows: list[Read] = []
        for one in others:
            laid = laid_out(one)
            rows += read_all(laid, links.likelihood(laid.pairs), links, statuses)
        report(name, rows)
    if options.write:
        _write(links, statuses, closely=reader is not None)
    return 0


def _fit(corpora: Sequence[Corpus], beta: float) -> tuple[LinkModel, StatusModel]:
    """Fit both models, and report how they do on what is left out.

    Args:
        corpora: What statuses are fitted on; links are on the first.
        beta: How many times as much recall of replies counts as precision.
    """
    groups = [group for corpus in corpora for group in corpus.groups]
    weights = [corpus.weight for corpus in corpora for _ in corpus.groups]
    links, likelihoods = _fit_links(corpora[0].groups, beta)
    likelihoods += [
        [links.likelihood(one.pairs) for one in group] for group in groups[len(likelihoods) :]
    ]
    samples = [
        [
            sample_of(one, likely, links.threshold, weight)
            for one, likely in zip(group, some, strict=True)
        ]
        for group, some, weight in zip(groups, likelihoods, weights, strict=True)
    ]
    without = [
        fit_statuses([one for other in samples if other is not left for one in other])
        for left in samples
    ]

    def read_again(answered: float) -> list[list[list[list[Read]]]]:
        """Return, by corpus and group, what becomes of the points of each version."""
        found = iter(
            [
                read_all(one, likely, links, replace(model, answered=answered))
                for one, likely in zip(group, some, strict=True)
            ]
            for group, some, model in zip(groups, likelihoods, without, strict=True)
        )
        return [[next(found) for _ in corpus.groups] for corpus in corpora]

    answered = max(
        answered_threshold([row for group in corpus for rows in group for row in rows])
        for corpus in read_again(0.0)
    )
    for corpus, found in zip(corpora, read_again(answered), strict=True):
        _report_left_out(corpus, found)
    statuses = replace(fit_statuses([one for some in samples for one in some]), answered=answered)
    print(  # noqa: T201
        f"may reply from {links.threshold:.2f}, sure from {links.sure:.2f};"
        f" answered from {answered:.2f}"
    )
    return links, statuses


def _report_left_out(corpus: Corpus, found: Sequence[Sequence[Sequence[Read]]]) -> None:
    """Print how models do on what they were not fitted on.

    Args:
        corpus: What was read.
        found: For each of its groups, what became of the points of each version.
    """
    if len(found) <= _NAMED:
        for group, (whole, *_) in zip(corpus.groups, found, strict=True):
            report(f"{group[0].labelled.name}, left out", whole)
    report(
        f"{corpus.name}, left out, every other turn",
        [row for _, *parts in found for rows in parts for row in rows],
    )
    together = [row for whole, *_ in found for row in whole]
    report(f"{corpus.name}, left out", together)
    print(confusion((row.gold, row.found) for row in together))  # noqa: T201


def _fit_links(
    groups: Sequence[Sequence[Laid]], beta: float
) -> tuple[LinkModel, list[list[Floats]]]:
    """Return the model of all, and the likelihoods of each by a model of the other groups."""
    likelihoods = []
    for group in groups:
        others = fit_links([one for other in groups if other is not group for one in other])
        likelihoods.append([others.likelihood(one.pairs) for one in group])
    laid = [one for group in groups for one in group]
    likely = [one for some in likelihoods for one in some]
    scores = np.concatenate([some[one.pairs.may] for one, some in zip(laid, likely, strict=True)])
    labels = np.concatenate([one.links[one.pairs.may] for one in laid])
    model = replace(
        fit_links(laid),
        threshold=best_threshold(scores, labels, beta),
        sure=sure_threshold(scores, labels),
    )
    return model, likelihoods


def _write(links: LinkModel, statuses: StatusModel, *, closely: bool) -> None:
    """Save the models, and leave those of the other kind as they are."""
    of_kind = " read closely" if closely else ""
    fitted: dict[str, Any] = json.loads(_OUTPUT.read_text(encoding="utf-8"))
    fitted |= {
        "made by": "eval/fit/ledger.py",
        f"links{of_kind}": {
            "features": CLOSE_FEATURES if closely else FEATURES,
            "weights": links.weights,
            "bias": links.bias,
            "threshold": links.threshold,
            "sure": links.sure,
        },
        f"statuses{of_kind}": {
            "statuses": STATUSES,
            "features": STATUS_FEATURES,
            "weights": statuses.weights,
            "biases": statuses.biases,
            "answered": statuses.answered,
        },
    }
    _OUTPUT.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
