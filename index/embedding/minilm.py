"""The default model, all-MiniLM-L6-v2, in plain torch.

sentence-transformers gives the same vectors, and is how any other model is run. But it imports
scikit-learn, SciPy and most of transformers: before the first question, or the first new record,
5.1 s and 554 MB where this takes 1.3 s and 306 MB. A command that answers one question should not
spend most of its time on that, so the one model that is always there is read here from its own
files: six layers of an encoder (Devlin et al., BERT, NAACL 2019), and the mean of the states of a
text's tokens. A test compares it with sentence-transformers.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from index.embedding.encoder import Affine, LayerWeights, bert_layer, through_layer
from index.embedding.precision import best_device, computes_in_bfloat16


class MiniLM:
    """The model, ready to read texts. Safe to use from several threads.

    Args:
        folder: Its files as sentence-transformers publishes them; weights already checked.

    Attributes:
        device: Where it computes.
        limit: Most tokens it reads of a text; what is beyond is cut.
        dimensions: Length of the vector of a text, and of a token.
        tokenizer: Gives the tokens of a text, whole.
        heads: Of the attention of its layers.
        epsilon: Of its norms.
    """

    def __init__(self, folder: Path) -> None:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        bounds = json.loads((folder / "sentence_bert_config.json").read_text(encoding="utf-8"))
        self.device = best_device()
        self.limit = int(bounds["max_seq_length"])
        self.dimensions = int(config["hidden_size"])
        self.heads = int(config["num_attention_heads"])
        self._layers = int(config["num_hidden_layers"])
        self.epsilon = float(config["layer_norm_eps"])
        self._weights = load_file(folder / "model.safetensors", device=str(self.device))
        self.tokenizer = open_tokenizer(folder)
        self._cutting = open_tokenizer(folder)
        self._cutting.enable_truncation(self.limit)
        self._cutting.enable_padding()

    def count(self, text: str) -> int:
        """Return how many tokens a text has, those that mark its ends among them."""
        return len(self.tokenizer.encode(text).ids)

    def features(self, texts: Sequence[str]) -> tuple[Tensor, Tensor]:
        """Return the token ids of texts and their mask, both of shape (texts, tokens)."""
        read = self._cutting.encode_batch(list(texts))
        return (
            torch.tensor([one.ids for one in read], device=self.device),
            torch.tensor([one.attention_mask for one in read], device=self.device),
        )

    def vectors(self, features: tuple[Tensor, Tensor], *, fast: bool) -> Tensor:
        """Return the unit vectors of texts, shape (texts, dimensions), in float32.

        Args:
            features: What :meth:`features` returns.
            fast: In bfloat16 where the device is fast at it.
        """
        ids, mask = features
        with torch.inference_mode():
            weights = mask.unsqueeze(-1).float()
            summed = (self.states(ids, mask, fast=fast) * weights).sum(1)
            return functional.normalize(summed / weights.sum(1).clamp(min=1e-9), dim=-1)

    def states(self, ids: Tensor, mask: Tensor, *, fast: bool) -> Tensor:
        """Return the last states of tokens, shape (texts, tokens, dimensions), in float32.

        Args:
            ids: Token ids, shape (texts, tokens).
            mask: 1 for a token, 0 for what fills up a row.
            fast: As in :meth:`vectors`.
        """
        with torch.inference_mode():
            return self._read(ids, mask, self._fast_layers if fast else self._exact_layers)

    def _read(self, ids: Tensor, mask: Tensor, layers: Sequence[LayerWeights]) -> Tensor:
        seen = mask.bool()[:, None, None, :]
        words, places = self._embeddings
        given = words[ids] + places[: ids.shape[1]]
        states = functional.layer_norm(given, (self.dimensions,), *self._first_norm, self.epsilon)
        for layer in layers:
            states = through_layer(states, layer, heads=self.heads, epsilon=self.epsilon, seen=seen)
        return states

    @property
    def word_and_place_vectors(self) -> tuple[Tensor, Tensor]:
        """Vectors of words and of places as the model's file has them, for a model made of it."""
        name = "embeddings.{}_embeddings.weight".format
        return self._weights[name("word")], self._weights[name("position")]

    # Weights by their names in the file ------------------------------------------------------

    @cached_property
    def _embeddings(self) -> tuple[Tensor, Tensor]:
        """Vectors of words, and of places; a text is all of one type, which is added to these."""
        name = "embeddings.{}_embeddings.weight".format
        types = self._weights[name("token_type")]
        return self._weights[name("word")], self._weights[name("position")] + types[0]

    @cached_property
    def _first_norm(self) -> Affine:
        name = "embeddings.LayerNorm.{}".format
        return self._weights[name("weight")], self._weights[name("bias")]

    @cached_property
    def _exact_layers(self) -> list[LayerWeights]:
        return self._layers_in(torch.float32)

    @cached_property
    def _fast_layers(self) -> list[LayerWeights]:
        if not computes_in_bfloat16(self.device):
            return self._exact_layers
        return self._layers_in(torch.bfloat16)

    def _layers_in(self, kind: torch.dtype) -> list[LayerWeights]:
        """Return all layers, their products in one kind of number and their norms in float32."""
        return [bert_layer(self._weights, number, kind) for number in range(self._layers)]


def open_tokenizer(folder: Path) -> Tokenizer:
    """Return the tokenizer among the files of a model, which neither cuts nor fills up."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
