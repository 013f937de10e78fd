"""Labelled dialogues as models of links and statuses read them, point by point, and how well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.ledger.dialogue import Dialogue, gather
from assistant.ledger.entries import Status
from assistant.ledger.likeness import Pairs, compare
from assistant.ledger.linking import LinkModel
from assistant.ledger.matching import Floats, ReadWords
from assistant.ledger.points import find_points
from assistant.ledger.reading import Compared, read_points
from assistant.ledger.status import StatusModel
from eval.datasets.dialogues import LabelledDialogue
from eval.ledgers.measures import Share, agreement, match_points
from index.embedding.embedder import Embedder


@dataclass(frozen=True, slots=True)
class Laid:
    """A labelled dialogue, compared.

    Attributes:
        labelled: As labelled.
        dialogue, pairs: For the points as labelled.
        links: Which paragraph replies to which point, shape (points, paragraphs).
    """

    labelled: LabelledDialogue
    dialogue: Dialogue
    pairs: Pairs
    links: NDArray[np.bool_]


def lay_out(labelled: LabelledDialogue, embedder: Embedder, read: ReadWords) -> Laid:
    """Compare the labelled points of a dialogue with all that replies to them."""
    dialogue = gather([labelled.record], [one.point for one in labelled.points])
    links = np.array(
        [
            [said.paragraph.index in one.replies for said in dialogue.said]
            for one in labelled.points
        ],
        dtype=bool,
    )
    return Laid(labelled, dialogue, compare(dialogue, embedder, read), links)


@dataclass(frozen=True, slots=True)
class Read:
    """What became of a point, as labelled and as read.

    Attributes:
        gold, found: The statuses.
        chance: Of the status, by the model.
        replies: Indices of the paragraphs that are said to reply.
        right: Indices of those that do.
    """

    gold: Status
    found: Status
    chance: float
    replies: frozenset[int]
    right: frozenset[int]


def read_all(one: Laid, likelihoods: Floats, links: LinkModel, model: StatusModel) -> list[Read]:
    """Return what became of each point of a dialogue."""
    compared = Compared(one.dialogue, one.pairs, likelihoods)
    found = []
    for i, reading in enumerate(read_points(compared, links, model)):
        silent = reading.status is Status.NO_REPLY
        found.append(
            Read(
                one.labelled.points[i].status,
                reading.status,
                reading.likelihood,
                frozenset() if silent else frozenset(j for j, _ in reading.replies),
                frozenset(map(int, np.flatnonzero(one.links[i] & one.pairs.may[i]))),
            )
        )
    return found


def report(name: str, rows: Sequence[Read]) -> None:
    """Print how links and statuses do."""
    hits = sum(len(row.replies & row.right) for row in rows)
    recall = Share(hits, sum(len(row.right) for row in rows))
    precision = Share(hits, sum(len(row.replies) for row in rows))
    same, kappa = agreement((row.gold, row.found) for row in rows)
    false = sum(row.gold is Status.NO_REPLY and row.found is Status.ANSWERED for row in rows)
    print(  # noqa: T201
        f"{name}: replies recall {recall} precision {precision}; status agrees {same:.3f},"
        f" kappa {kappa:.2f}; answered without a reply: {false}"
    )


def report_points(name: str, labelled: LabelledDialogue) -> None:
    """Print how many points are found, and whether they are the right expert's."""
    gold, found = [one.point for one in labelled.points], find_points(labelled.record)
    pairs = match_points(gold, found)
    right = sum(gold[i].speaker == found[j].speaker for i, j in pairs)
    kinds = sum(gold[i].kind == found[j].kind for i, j in pairs)
    print(  # noqa: T201
        f"{name}: points recall {Share(len(pairs), len(gold))} precision"
        f" {Share(len(pairs), len(found))}; expert {Share(right, len(pairs))};"
        f" kind {Share(kinds, len(pairs))}"
    )
