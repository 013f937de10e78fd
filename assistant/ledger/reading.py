"""What became of each point of a dialogue: replies known by likeness, or by where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.ledger.close_reading import CloseReading, beside
from assistant.ledger.dialogue import Dialogue, gather
from assistant.ledger.entries import Status
from assistant.ledger.likeness import Pairs, compare
from assistant.ledger.linking import LinkModel, load_links
from assistant.ledger.matching import Floats, ReadWords
from assistant.ledger.matter import content_words
from assistant.ledger.points import find_points
from assistant.ledger.short_replies import short_replies
from assistant.ledger.status import Linked, StatusModel
from index.embedding.embedder import Embedder
from index.records import Record
from index.text import stem, words

_SOME = 0.1
"""So that a paragraph that replies to nothing is no point's own."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A dialogue with all its points set beside all that may reply to them.

    Attributes:
        dialogue, pairs: The dialogue, and the likenesses in it.
        likelihoods: That a paragraph replies to a point, shape (points, paragraphs).
    """

    dialogue: Dialogue
    pairs: Pairs
    likelihoods: Floats


def compare_all(
    record: Record, later: Sequence[Record], embedder: Embedder, read: ReadWords
) -> Compared:
    """Find the points of a record, and set them beside what is said after them.

    Args:
        record: In which the points were put.
        later: Records of the same dialogue after it, in order of time.
        embedder: For the meaning of sentences.
        read: For that of their words, as of :func:`~assistant.ledger.matching.reading_of`.
    """
    dialogue = gather([record, *later], find_points(record))
    pairs = compare(dialogue, embedder, read)
    return Compared(dialogue, pairs, load_links().likelihood(pairs))


def with_close_reading(compared: Compared, reading: CloseReading) -> Compared:
    """Return a dialogue compared by likeness with what the cross-encoder said beside that."""
    pairs = beside(compared.pairs, reading)
    return Compared(compared.dialogue, pairs, load_links(closely=True).likelihood(pairs))


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of a point.

    Attributes:
        status, likelihood: The status, and how likely it is.
        replies: The paragraphs that reply, each with its sentence; they may be near where the
            status is that none does.
        linked: What the status was read from; None where nothing speaks to the point, or where
            the reply is known by where it stands.
    """

    status: Status
    likelihood: float
    replies: tuple[tuple[int, int], ...]
    linked: Linked | None = None


def read_points(compared: Compared, links: LinkModel, statuses: StatusModel) -> list[Reading]:
    """Return what became of each point of a dialogue.

    Args:
        compared: The dialogue.
        links: With which its likelihoods were found.
        statuses: Reads the status of what is linked.
    """
    dialogue, pairs, likelihoods = compared.dialogue, compared.pairs, compared.likelihoods
    short = short_replies(dialogue, likelihoods, links.threshold)
    found = []
    for i in range(len(dialogue.points)):
        if i in short:
            found.append(Reading(short[i].status, 1.0, ((short[i].said, short[i].sentence),)))
            continue
        own = likelihoods[i]
        chosen = links.choose(own)
        replies = tuple((j, int(pairs.sentence[i, j])) for j in links.keep(own, chosen))
        if chosen:
            linked = linked_of(dialogue, pairs, likelihoods, chosen, i)
            found.append(Reading(*statuses.read(linked), replies, linked))
        else:
            found.append(Reading(Status.NO_REPLY, 1 - float(own.max(initial=0.0)), replies))
    return found


def linked_of(
    dialogue: Dialogue,
    pairs: Pairs,
    likelihoods: Floats,
    chosen: Sequence[int],
    i: int,
) -> Linked:
    """Return what the status of the i-th point of a dialogue is read from.

    Args:
        dialogue: The dialogue.
        pairs: The same, compared.
        likelihoods: Of all its links, shape (points, paragraphs).
        chosen: The paragraphs that may reply to the point, one at least.
        i: The point.
    """
    own_likelihoods = likelihoods[i]
    order = sorted(chosen, key=lambda j: -float(own_likelihoods[j]))
    sentences, nearby = [], []
    for j in order:
        one, best = dialogue.said[j], int(pairs.sentence[i, j])
        texts = one.sentence_texts
        sentences.append(texts[best])
        nearby += texts[max(0, best - 1) : best] + texts[best + 1 : best + 2]
    point = dialogue.points[i]
    given = {stem(word) for j in chosen for word in words(dialogue.said[j].text)}
    own = content_words(point.text)
    uncovered = tuple(one for one in own if stem(one) not in given)
    return Linked(
        text=point.text,
        kind=point.kind,
        likelihoods=tuple(float(own_likelihoods[j]) for j in order),
        coverage=(len(own) - len(uncovered)) / len(own) if own else 1.0,
        similarity=max((float(pairs.features[i, j, 0]) for j in chosen), default=0.0),
        sentences=tuple(sentences),
        nearby=tuple(nearby),
        uncovered=uncovered,
        standing=_standing(pairs, likelihoods, i, order[0]),
    )


def _standing(pairs: Pairs, likelihoods: Floats, i: int, j: int) -> tuple[float, ...]:
    """Return how the j-th paragraph stands for the i-th point, as of ``Linked.standing``."""
    same = pairs.sentence[:, j] == pairs.sentence[i, j]
    same[i] = False
    return (
        float(likelihoods[same, j].max(initial=0.0)),
        float(likelihoods[i, j] / (likelihoods[:, j].sum() + _SOME)),
        float(likelihoods[i, j] - np.delete(likelihoods[i], j).max(initial=0.0)),
        float(np.log1p(likelihoods[i].sum())),
    )
