"""Pairs as the tokens that a reader is given: [CLS] query [SEP] sentences [SEP]."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from eval.readers.pairs import Pair

_LONGEST = 320
"""Most tokens of a pair."""
_QUERY = 96
"""Most tokens of a query."""


@dataclass
class Encoded:
    """A pair as token ids; which sentence each token belongs to, -1 for none."""

    pair: Pair
    ids: list[int]
    kinds: list[int]
    places: list[int]
    owners: list[int]
    sentences: int
    marks: list[float]
    """What to learn for each sentence: its label, or a teacher's share."""
    whole: float
    """What to learn for the whole."""


@dataclass
class Batch:
    """Several pairs, filled up to one width."""

    ids: Tensor
    kinds: Tensor
    places: Tensor
    owners: Tensor
    sentence_mask: Tensor
    labels: Tensor
    sentence_weights: Tensor
    wholes: Tensor
    is_claim: Tensor
    most: int


def encode(pairs: Sequence[Pair], tokenizer: Tokenizer) -> list[Encoded]:
    """Return pairs as tokens: [CLS] query [SEP] sentences [SEP]."""
    begin, end = tokenizer.encode("").ids
    texts = sorted({one.query for one in pairs} | {t for one in pairs for t in one.sentences})
    ids = {
        text: made.ids
        for text, made in zip(
            texts, tokenizer.encode_batch(texts, add_special_tokens=False), strict=True
        )
    }
    found = []
    for pair in pairs:
        query = [begin, *ids[pair.query][: _QUERY - 2], end]
        row: list[int] = []
        owners: list[int] = []
        kept = 0
        for number, text in enumerate(pair.sentences):
            own = ids[text][: max(0, _LONGEST - len(query) - 1 - len(row))]
            if own:
                kept = number + 1
            row += own
            owners += [number] * len(own)
        row.append(end)
        owners.append(-1)
        found.append(
            Encoded(
                pair,
                query + row,
                [0] * len(query) + [1] * len(row),
                # Each starts at place 0: a paragraph is read alike, however long the query.
                [*range(len(query)), *range(len(row))],
                [-1] * len(query) + owners,
                kept,
                [float(mark) for mark in pair.labels],
                float(max(pair.labels)),
            )
        )
    return found


def collate(rows: Sequence[Encoded], device: torch.device) -> Batch:
    """Return rows as tensors."""
    width = max(len(one.ids) for one in rows)
    most = max(one.sentences for one in rows)
    given = np.full((4, len(rows), width), -1, dtype=np.int64)
    given[0] = given[2] = 0
    mask = np.zeros((len(rows), most), dtype=bool)
    labels: list[float] = []
    weights: list[float] = []
    for at, one in enumerate(rows):
        for part, values in enumerate((one.ids, one.kinds, one.places, one.owners)):
            given[part, at, : len(values)] = values
        if one.pair.task != "claim":
            mask[at, : one.sentences] = True
            labels += one.marks[: one.sentences]
            weights += [1 / math.sqrt(one.sentences)] * one.sentences
    whole = np.array([one.whole for one in rows], dtype=np.float32)
    claims = np.array([one.pair.task == "claim" for one in rows])

    def move(value: Any) -> Tensor:
        return torch.from_numpy(np.asarray(value)).to(device, non_blocking=True)

    ids, kinds, places, owners = move(given)
    return Batch(
        ids,
        kinds,
        places,
        owners,
        move(mask),
        move(np.array(labels, dtype=np.float32)),
        move(np.array(weights, dtype=np.float32)),
        move(whole),
        move(claims),
        most,
    )


def batches(
    rows: Sequence[Encoded], size: int, chance: random.Random | None
) -> Iterator[list[Encoded]]:
    """Yield batches of rows of like length, in any order where there is chance."""
    if chance is None:
        order = sorted(rows, key=lambda one: len(one.ids))
    else:
        order = sorted(rows, key=lambda one: len(one.ids) + chance.uniform(0, 30))
    found = [order[i : i + size] for i in range(0, len(order), size)]
    if chance is not None:
        chance.shuffle(found)
    yield from found
