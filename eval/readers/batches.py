"""Pairs as the tokens that a reader is given: [CLS] query [SEP] sentences [SEP].

All pairs become tokens once, in a few long arrays; a batch is cut out of them by number, which
takes a millisecond, and ahead of the device by a thread. Where rows were lists and each batch was
laid out when it was its turn, a GPU waited for four fifths of the time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from eval.readers.pairs import Pair

_LONGEST = 320
"""Most tokens of a pair."""
_QUERY = 110
"""Most tokens of a query."""
_STATEMENT = 96
"""Most tokens of a statement: as many as the guard's checker reads."""
_JITTER = 30
"""Tokens by which rows of one batch may differ by chance, so that batches differ in each epoch."""
_AHEAD = 16

Numbers = NDArray[np.int64]


@dataclass
class Rows:
    """Pairs as tokens, and what is to be learnt of each.

    Attributes:
        pairs: One a row.
        ids: Tokens of all rows, one after another.
        owners: Of each token the sentence that it belongs to, -1 for none.
        starts: Where each row begins in these, and where the last one ends.
        queries: Tokens of each row's query.
        sentences: How many of each row's sentences are seen.
        marks: For each row and sentence its label, or a teacher's share; 0 where there is none.
        wholes: The same for the whole.
        gives: Whether what was asked is given, -1 where that is not known.
        is_claim: Whether the row is a statement beside what it cites.
    """

    pairs: Sequence[Pair]
    ids: Numbers
    owners: Numbers
    starts: Numbers
    queries: Numbers
    sentences: Numbers
    marks: NDArray[np.float32]
    wholes: NDArray[np.float32]
    gives: NDArray[np.float32]
    is_claim: NDArray[np.bool_]

    @property
    def lengths(self) -> Numbers:
        """Tokens of each row."""
        return np.diff(self.starts)


@dataclass
class Batch:
    """Several pairs, filled up to one width.

    Attributes:
        ids: Tokens, shape (rows, width), as are the next three.
        kinds: 0 in the query, 1 behind it, -1 where a row is filled up.
        places: Of a token in its part.
        owners: Sentence of a token, -1 for none.
        labels: What to learn of each sentence, shape (rows, most).
        weights: How much that counts: nothing where there is no sentence, and in statements.
        wholes: What to learn of each row.
        gives: The same of whether it gives what was asked; -1 where that is not known.
        is_claim: Whether it is a statement.
        most: Sentences of the row that has most.
    """

    ids: Tensor
    kinds: Tensor
    places: Tensor
    owners: Tensor
    labels: Tensor
    weights: Tensor
    wholes: Tensor
    gives: Tensor
    is_claim: Tensor
    most: int


def encode(pairs: Sequence[Pair], tokenizer: Tokenizer) -> Rows:
    """Return pairs as tokens: [CLS] query [SEP] sentences [SEP]."""
    begin, end = tokenizer.encode("").ids
    texts = sorted({one.query for one in pairs} | {t for one in pairs for t in one.sentences})
    read = tokenizer.encode_batch(texts, add_special_tokens=False)
    ids = {text: made.ids for text, made in zip(texts, read, strict=True)}
    rows: list[list[int]] = []
    owners: list[list[int]] = []
    queries, sentences = [], []
    for pair in pairs:
        most = _STATEMENT if pair.task == "claim" else _QUERY
        row = [begin, *ids[pair.query][: most - 2], end]
        owned = [-1] * len(row)
        queries.append(len(row))
        for number, text in enumerate(pair.sentences):
            own = ids[text][: max(0, _LONGEST - 1 - len(row))]
            row += own
            owned += [number] * len(own)
        sentences.append(max(owned) + 1)
        rows.append([*row, end])
        owners.append([*owned, -1])
    marks = np.zeros((len(pairs), max(sentences, default=0)), np.float32)
    for at, (pair, seen) in enumerate(zip(pairs, sentences, strict=True)):
        if pair.task != "claim":
            marks[at, :seen] = pair.labels[:seen]
    return Rows(
        pairs,
        _flat(rows),
        _flat(owners),
        np.array([0, *accumulate(map(len, rows))]),
        np.array(queries),
        np.array(sentences),
        marks,
        np.array([max(one.labels) for one in pairs], np.float32),
        np.array([-1 if one.gives is None else one.gives for one in pairs], np.float32),
        np.array([one.task == "claim" for one in pairs], np.bool_),
    )


def _flat(rows: Sequence[Sequence[int]]) -> Numbers:
    return np.fromiter(chain.from_iterable(rows), np.int64, sum(map(len, rows)))


def collate(rows: Rows, chosen: Numbers, device: torch.device) -> Batch:
    """Return the chosen rows, by number, as tensors."""
    starts, lengths = rows.starts[chosen, None], rows.lengths[chosen, None]
    queries, sentences = rows.queries[chosen, None], rows.sentences[chosen, None]
    place = np.arange(lengths.max())[None]
    real = place < lengths
    at = np.where(real, starts + place, 0)
    most = int(sentences.max())
    counted = (np.arange(most)[None] < sentences) & ~rows.is_claim[chosen, None]

    def move(values: NDArray[Any]) -> Tensor:
        return torch.from_numpy(values).to(device, non_blocking=True)

    return Batch(
        ids=move(np.where(real, rows.ids[at], 0)),
        kinds=move(np.where(real, (place >= queries).astype(np.int64), -1)),
        # Each part starts at place 0: a paragraph is read alike, however long the query.
        places=move(np.where(real, np.where(place < queries, place, place - queries), 0)),
        owners=move(np.where(real, rows.owners[at], -1)),
        labels=move(rows.marks[chosen, :most]),
        weights=move((counted / np.sqrt(np.maximum(sentences, 1))).astype(np.float32)),
        wholes=move(rows.wholes[chosen]),
        gives=move(rows.gives[chosen]),
        is_claim=move(rows.is_claim[chosen]),
        most=most,
    )


def groups(
    rows: Rows, chosen: Numbers, size: int, chance: np.random.Generator | None
) -> list[Numbers]:
    """Return chosen rows in groups of like length, in any order where there is chance.

    Args:
        rows: All.
        chosen: Numbers of those that are wanted.
        size: Most rows of a group.
        chance: Mixes rows of nearly one length, and the groups; None for the order of length.
    """
    lengths = rows.lengths[chosen].astype(float)
    if chance is not None:
        lengths += chance.uniform(0, _JITTER, len(chosen))
    order = chosen[np.argsort(lengths, kind="stable")]
    found = [order[at : at + size] for at in range(0, len(order), size)]
    if chance is not None:
        chance.shuffle(found)
    return found


def made_ahead(rows: Rows, grouped: Sequence[Numbers], device: torch.device) -> Iterator[Batch]:
    """Yield the batch of each group; a thread makes the next ones while one is used."""
    waiting = deque(grouped)
    with ThreadPoolExecutor(1) as maker:
        made = deque(
            maker.submit(collate, rows, waiting.popleft(), device)
            for _ in range(min(_AHEAD, len(waiting)))
        )
        while made:
            batch = made.popleft().result()
            if waiting:
                made.append(maker.submit(collate, rows, waiting.popleft(), device))
            yield batch
