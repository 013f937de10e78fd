"""The network that reads a query and sentences together: its heads, and the small encoder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from eval.readers.batches import Batch
from index.embedding.encoder import LayerWeights, bert_layer, through_layer

_HEADS = 12
_EPSILON = 1e-12
_DROPOUT = 0.1
"""Share of what is left out while the small reader is trained."""


class Layer(nn.Module):
    """A layer of BERT that is trained; its parts are named as the shipped file names them."""

    def __init__(self, size: int, wide: int) -> None:
        super().__init__()
        self.attend = nn.Linear(size, 3 * size)
        self.mix, self.mix_norm = nn.Linear(size, size), nn.LayerNorm(size, _EPSILON)
        self.widen, self.narrow = nn.Linear(size, wide), nn.Linear(wide, size)
        self.narrow_norm = nn.LayerNorm(size, _EPSILON)

    def load(self, weights: LayerWeights) -> None:
        """Take over the weights of a layer."""
        with torch.no_grad():
            for own, given in zip(self.weights, weights, strict=True):
                own[0].copy_(given[0])
                own[1].copy_(given[1])

    @property
    def weights(self) -> LayerWeights:
        """Its weights, as they are read with."""
        parts = (getattr(self, name) for name in LayerWeights._fields)
        return LayerWeights(*((one.weight, one.bias) for one in parts))

    def forward(self, states: Tensor, seen: Tensor) -> Tensor:
        """Return the states after the layer."""
        return through_layer(
            states,
            self.weights,
            heads=_HEADS,
            epsilon=_EPSILON,
            seen=seen,
            dropout=_DROPOUT if self.training else 0.0,
        )


class Heard(NamedTuple):
    """What the heads say, in log-odds.

    Attributes:
        sentences: Whether each answers, shape (rows, most); without meaning where there is none.
        wholes: Whether a row's paragraph answers, shape (rows,).
        claims: Whether a row's statement is borne out.
        gives: Whether a row's paragraph gives what was asked, or only speaks of it.
    """

    sentences: Tensor
    wholes: Tensor
    claims: Tensor
    gives: Tensor


class Reader(nn.Module):
    """An encoder with the heads of the reader."""

    def add_heads(self, size: int) -> None:
        """Add the heads; to begin with, a sentence is as good as it is like the query."""
        self.evidence = nn.Linear(2 * size, 1)
        self.whole = nn.Linear(size, 1)
        self.claim = nn.Linear(4 * size, 1)
        self.gives = nn.Linear(2 * size, 1)
        with torch.no_grad():
            self.evidence.weight.zero_()
            self.evidence.weight[0, size:] = 0.05
            self.evidence.bias.fill_(-2.0)

    def read(self, batch: Batch) -> Tensor:
        """Return the states of tokens, shape (rows, tokens, size)."""
        raise NotImplementedError

    def keep_layers(self, layers: Sequence[int]) -> None:
        """Leave out all layers but these, by number, in their order."""
        raise NotImplementedError

    def forward(self, batch: Batch) -> Heard:
        """Return what the heads say of each row."""
        states = self.read(batch).float()
        query = _mean(states, batch.kinds == 0)
        first = states[:, 0]
        # Sentence s of row r: the mean of the tokens that belong to it.
        belongs = functional.one_hot(batch.owners + 1, batch.most + 1)[..., 1:].float()
        counts = belongs.sum(1).clamp(min=1)
        sentences = torch.einsum("rts,rtd->rsd", belongs, states) / counts[..., None]
        joined = torch.cat([sentences, sentences * query[:, None]], -1)
        cites = _mean(states, batch.kinds == 1)
        return Heard(
            self.evidence(joined).squeeze(-1),
            self.whole(first).squeeze(-1),
            self.claim(torch.cat([first, query, cites, query * cites], -1)).squeeze(-1),
            self.gives(torch.cat([first, query * cites], -1)).squeeze(-1),
        )


class Student(Reader):
    """The small reader: all-MiniLM-L6-v2, its word embeddings as they are.

    Args:
        weights: Of all-MiniLM-L6-v2, by their names in its file.
        apart: Layers in which query and paragraph do not see each other.
    """

    def __init__(self, weights: dict[str, Tensor], *, apart: int = 0) -> None:
        super().__init__()
        name = "embeddings.{}_embeddings.weight".format
        self.words = nn.Parameter(weights[name("word")].float(), requires_grad=False)
        self.places = nn.Parameter(weights[name("position")].float(), requires_grad=False)
        # The model knows one type of text; what marks the second is learnt.
        self.types = nn.Parameter(weights[name("token_type")][:1].float().repeat(2, 1))
        size = self.words.shape[1]
        self.first_norm = nn.LayerNorm(size, _EPSILON)
        self.first_norm.load_state_dict(
            {one: weights[f"embeddings.LayerNorm.{one}"].float() for one in ("weight", "bias")}
        )
        self.apart = apart
        self.layers = nn.ModuleList()
        while f"encoder.layer.{len(self.layers)}.output.dense.weight" in weights:
            self.layers.append(_layer(weights, len(self.layers)))
        self.add_heads(size)

    def read(self, batch: Batch) -> Tensor:
        """Return the states of tokens."""
        rows, width = batch.ids.shape
        real = batch.kinds >= 0
        seen = real[:, None, None, :].expand(rows, 1, width, width)
        alone = seen & (batch.kinds[:, None, :, None] == batch.kinds[:, None, None, :])
        # What fills up a row sees itself: a row that sees nothing has no mean.
        alone = alone | torch.eye(width, dtype=torch.bool, device=seen.device)
        states = self.words[batch.ids] + self.places[batch.places]
        states = self.first_norm(states + self.types[batch.kinds.clamp(min=0)])
        states = functional.dropout(states, _DROPOUT, self.training)
        for number, layer in enumerate(self.layers):
            states = layer(states, alone if number < self.apart else seen)
        return states


def _layer(weights: dict[str, Tensor], number: int) -> Layer:
    given = bert_layer(weights, number)
    wide, size = given.widen[0].shape
    layer = Layer(size, wide)
    layer.load(given)
    return layer


def _mean(states: Tensor, where: Tensor) -> Tensor:
    shares = where.unsqueeze(-1).float()
    return (states * shares).sum(1) / shares.sum(1).clamp(min=1)
