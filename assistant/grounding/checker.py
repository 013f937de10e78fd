"""A small model that reads a statement beside what it cites, and says how sure it is of it.

The encoder is all-MiniLM-L6-v2 with its word embeddings as they are and its layers trained further
on statements about meetings, right and subtly wrong (``eval/readers``); statement and sources are
read together, so that it sees who did what to whom. The layers are shipped rounded to eight bits a
row, with a card: ``docs/language-models.md``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from threading import Lock

import torch
from torch import Tensor
from torch.nn import functional

from assistant.shipped_weights import shipped_weights
from assistant.sources import Source
from index.embedding.embedder import default_folder
from index.embedding.encoder import Affine, LayerWeights, through_layer, unpacked
from index.embedding.minilm import MiniLM

_WEIGHTS = "checker.safetensors"
_LONGEST = 320
"""Most tokens of a statement and what it cites; it was trained with as many."""
_STATEMENT = 96
_LOADING = Lock()


class Checker:
    """The model, ready to read. Safe to use from several threads.

    Args:
        weights: As they are shipped.
        base: Whose words and places it reads with.
    """

    def __init__(self, weights: Mapping[str, Tensor], base: MiniLM) -> None:
        self._base = base
        self._weights = unpacked(weights)
        self._layers = [
            LayerWeights(
                *(self._affine(f"layers.{number}.{part}") for part in LayerWeights._fields)
            )
            for number in range(sum(name.endswith(".mix.weight") for name in weights))
        ]

    def sureness(self, statement: str, cited: Sequence[Source]) -> float:
        """Return how sure it is that a statement is borne out, in log-odds.

        Args:
            statement: One sentence.
            cited: In the order of the record; what is beyond 320 tokens is not read.
        """
        with torch.inference_mode():
            ids, kinds, places = self._tokens(statement, cited)
            states = self._read(ids, kinds, places)
            own, theirs = states[kinds == 0].mean(0), states[kinds == 1].mean(0)
            joined = torch.cat([states[0], own, theirs, own * theirs])
            return float(functional.linear(joined, *self._affine("claim")))

    def _tokens(self, statement: str, cited: Sequence[Source]) -> tuple[Tensor, Tensor, Tensor]:
        """Return ids, types (0: statement, 1: sources) and places of tokens, each starting at 0."""
        tokenizer = self._base.tokenizer
        begin, end = tokenizer.encode("").ids
        own = tokenizer.encode(statement, add_special_tokens=False).ids[: _STATEMENT - 2]
        first = [begin, *own, end]
        read = tokenizer.encode_batch([told(one) for one in cited], add_special_tokens=False)
        second = [token for one in read for token in one.ids][: _LONGEST - 1 - len(first)]
        second.append(end)
        return (
            torch.tensor(first + second),
            torch.tensor([0] * len(first) + [1] * len(second)),
            torch.tensor([*range(len(first)), *range(len(second))]),
        )

    def _read(self, ids: Tensor, kinds: Tensor, places: Tensor) -> Tensor:
        words, where = self._base.word_and_place_vectors
        heads, epsilon = self._base.heads, self._base.epsilon
        given = words[ids].cpu() + where[places].cpu() + self._weights["types"][kinds]
        first_norm = self._affine("first_norm")
        states = functional.layer_norm(given, given.shape[-1:], *first_norm, epsilon)[None]
        for layer in self._layers:
            states = through_layer(states, layer, heads=heads, epsilon=epsilon)
        return states[0]

    def _affine(self, name: str) -> Affine:
        return self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]


def told(source: Source) -> str:
    """Return a source as the checker reads it, and was trained to: who says it, and what."""
    return f"{source.name_and_office} ({source.side}): {source.text}"


def load_checker(base: MiniLM | None = None) -> Checker:
    """Return the checker that is shipped; loaded once.

    Args:
        base: all-MiniLM-L6-v2 where it is loaded already; else it is loaded for this.

    Raises:
        EmbeddingError: If its weights are missing or damaged, or those of all-MiniLM-L6-v2 are
            missing or not what they should be.
    """
    with _LOADING:
        return _load(base)


@cache
def _load(base: MiniLM | None) -> Checker:
    return Checker(shipped_weights(_WEIGHTS), base or MiniLM(default_folder()))
