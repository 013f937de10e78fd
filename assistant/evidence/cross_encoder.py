"""A cross-encoder: it reads a question and a paragraph together, and says which sentences answer.

What is shipped is the twelve layers of all-mpnet-base-v2, trained on questions to meetings and what
answers them (``eval/readers``), and its word embeddings as they are. Reading both together it
sees what likeness does not: who does what to whom, whether it is the number that was asked for.
Source: Nogueira and Cho (2019), "Passage Re-ranking with BERT", here with a head over the mean of
each sentence's tokens. The card is in ``docs/cross-encoder.md``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache, partial
from threading import Lock

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from assistant.evidence.features import UNREAD, Read
from assistant.shipped_weights import shipped_weights
from index.embedding.embedder import default_folder, side_by_side
from index.embedding.encoder import (
    Affine,
    EightBits,
    LayerWeights,
    through_layer,
    times_scales,
    unpacked_one,
)
from index.embedding.minilm import open_tokenizer
from index.embedding.precision import best_device, computes_in_eight_bits

_WEIGHTS = "cross_encoder.safetensors"
_WAY_OUT = (
    ", or set ONTHERECORD_CROSS_ENCODER=false to have answers without them; ledgers cannot be read "
    "closely without them"
)
_LONGEST = 320
"""Most tokens of a question and what is read with it; it was trained with as many."""
_QUESTION = 110
_EPSILON = 1e-5
_BEGIN, _END = 0, 2
_FIRST_WORD = 4
"""Words are those of BERT, behind four of its own."""
_FIRST_PLACE = 2
_BUCKETS, _FAR = 32, 128
"""Distances between tokens that are told apart, and that from which on all are far."""
_LOADING = Lock()


class CrossEncoder:
    """The model, ready to read. Safe to use from several threads.

    Args:
        weights: As they are shipped.
        tokenizer: That of all-MiniLM-L6-v2, whose words it has.

    Attributes:
        device: Where it computes.
    """

    def __init__(self, weights: Mapping[str, Tensor], tokenizer: Tokenizer) -> None:
        self.device = best_device()
        self._tokenizer = tokenizer
        fast = computes_in_eight_bits(self.device)
        self._words = weights["words"], weights["words.scale"]

        # One at a time, so that there need not be room for all in float32.
        def whole(name: str) -> Tensor:
            return unpacked_one(weights, name).to(self.device)

        def affine(name: str) -> Affine:
            return whole(f"{name}.weight"), whole(f"{name}.bias")

        def product(name: str) -> Affine | EightBits:
            return EightBits.of(*affine(name)) if fast else affine(name)

        self._places, self._types = whole("places"), whole("types")
        self._first_norm = affine("first_norm")
        self._sentence, self._paragraph = affine("evidence"), affine("whole")
        self._layers = [
            LayerWeights(
                product(f"layers.{n}.attend"),
                product(f"layers.{n}.mix"),
                affine(f"layers.{n}.mix_norm"),
                product(f"layers.{n}.widen"),
                product(f"layers.{n}.narrow"),
                affine(f"layers.{n}.narrow_norm"),
            )
            for n in range(sum(name.endswith(".mix.weight") for name in weights))
        ]
        near = distance_buckets(_LONGEST).to(self.device)
        self._bias = whole("distances")[near].permute(2, 0, 1).contiguous()

    def read(self, question: str, paragraphs: Sequence[Sequence[str]]) -> list[Read]:
        """Return what it says of each paragraph.

        Args:
            question: As it was put, or what it is about.
            paragraphs: Each as its sentences, in order; what is beyond 320 tokens with the question
                is read for itself.
        """
        asked = self._tokenizer.encode(question, add_special_tokens=False).ids[: _QUESTION - 2]
        rows: list[tuple[int, list[list[int]]]] = []
        for number, sentences in enumerate(paragraphs):
            made = self._tokenizer.encode_batch(list(sentences), add_special_tokens=False)
            room = _LONGEST - len(asked) - 3
            rows += [(number, part) for part in _parts([one.ids for one in made], room)]
        found = side_by_side(self.device, partial(self._row, asked), [part for _, part in rows])
        read: list[list[Read]] = [[] for _ in paragraphs]
        for (number, _), one in zip(rows, found, strict=True):
            read[number].append(one)
        return [
            Read(
                [odds for one in parts for odds in one.sentences],
                max(one.whole for one in parts),
            )
            for parts in read
        ]

    def _row(self, asked: Sequence[int], sentences: Sequence[Sequence[int]]) -> Read:
        question = [_BEGIN, *(one + _FIRST_WORD for one in asked), _END]
        ids, owners = list(question), [0] * len(question)
        for number, own in enumerate(sentences, start=1):
            ids += [one + _FIRST_WORD for one in own]
            owners += [number] * len(own)
        ids.append(_END)
        owners.append(-1)
        with torch.inference_mode():
            owned = torch.tensor(owners, device=self.device)
            states = self._states(ids, len(question))
            belongs = owned[None] == torch.arange(len(sentences) + 1, device=self.device)[:, None]
            shares = belongs.float() / belongs.sum(1, keepdim=True).clamp(min=1)
            means = shares @ states
            joined = torch.cat([means[1:], means[1:] * means[:1]], -1)
            own = functional.linear(joined, *self._sentence).squeeze(-1).tolist()
            whole = float(functional.linear(states[0], *self._paragraph))
        return Read(
            [odds if n else UNREAD for odds, n in zip(own, map(len, sentences), strict=True)], whole
        )

    def _states(self, ids: Sequence[int], question: int) -> Tensor:
        """Return the last states of tokens, of which so many are the question's."""
        width = len(ids)
        places = torch.arange(width, device=self.device)
        # Words stay in four bits, where they lie, until they are read.
        words = times_scales(*(part[list(ids)] for part in self._words)).to(self.device)
        given = words + self._places[places + _FIRST_PLACE]
        given = given + self._types[(places >= question).long()]
        states = functional.layer_norm(given, given.shape[-1:], *self._first_norm, _EPSILON)[None]
        near = self._bias[:, :width, :width]
        for layer in self._layers:
            states = through_layer(
                states, layer, heads=len(self._bias), epsilon=_EPSILON, seen=near
            )
        return states[0]


def distance_buckets(most: int) -> Tensor:
    """Return in which bucket each token is as seen from each, shape (most, most).

    Those near have one each, those further off share them; before and behind are told apart.
    Source: Raffel et al. (2020), T5, as in MPNet (Song et al., 2020).
    """
    half = _BUCKETS // 2
    exact = half // 2
    place = torch.arange(most)
    behind = place[None] - place[:, None]
    off = behind.abs()
    grown = torch.log(off.clamp(min=1) / exact) / math.log(_FAR / exact) * (half - exact)
    shared = (exact + grown.long()).clamp(max=half - 1)
    return torch.where(off < exact, off, shared) + half * (behind > 0).long()


def _parts(sentences: Sequence[list[int]], room: int) -> list[list[list[int]]]:
    """Return the sentences in parts that there is room for; one that is longer is cut."""
    parts: list[list[list[int]]] = [[]]
    held = 0
    for sentence in sentences:
        cut = sentence[:room]
        if parts[-1] and held + len(cut) > room:
            parts.append([])
            held = 0
        parts[-1].append(cut)
        held += len(cut)
    return parts


def load_cross_encoder() -> CrossEncoder:
    """Return the one that is shipped; loaded once.

    Raises:
        EmbeddingError: If its weights are missing or damaged, or those of all-MiniLM-L6-v2, whose
            tokenizer it reads with, are missing or not what they should be.
    """
    with _LOADING:
        return _load()


@cache
def _load() -> CrossEncoder:
    weights = shipped_weights(_WEIGHTS, _WAY_OUT)
    return CrossEncoder(weights, open_tokenizer(default_folder()))
