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
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from index.precision import best_device, computes_in_bfloat16

_Affine = tuple[Tensor, Tensor]
"""Weight and bias."""


class _Layer(NamedTuple):
    """Weights of one layer: attention and what follows it, then the wide part."""

    attend: _Affine
    mix: _Affine
    mix_norm: _Affine
    widen: _Affine
    narrow: _Affine
    narrow_norm: _Affine


class MiniLM:
    """The model, ready to read texts. Safe to use from several threads.

    Args:
        folder: Its files as sentence-transformers publishes them; weights already checked.

    Attributes:
        device: Where it computes.
        limit: Most tokens it reads of a text; what is beyond is cut.
        dimensions: Length of the vector of a text, and of a token.
        tokenizer: Gives the tokens of a text, whole.
    """

    def __init__(self, folder: Path) -> None:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        bounds = json.loads((folder / "sentence_bert_config.json").read_text(encoding="utf-8"))
        self.device = best_device()
        self.limit = int(bounds["max_seq_length"])
        self.dimensions = int(config["hidden_size"])
        self._heads = int(config["num_attention_heads"])
        self._layers = int(config["num_hidden_layers"])
        self._epsilon = float(config["layer_norm_eps"])
        self._weights = load_file(folder / "model.safetensors", device=str(self.device))
        tokens = (folder / "tokenizer.json").read_text(encoding="utf-8")
        self.tokenizer = Tokenizer.from_str(tokens)
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self._cutting = Tokenizer.from_str(tokens)
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

    def _read(self, ids: Tensor, mask: Tensor, layers: Sequence[_Layer]) -> Tensor:
        rows, width = ids.shape
        seen = mask.bool()[:, None, None, :]
        words, places = self._embeddings
        states = self._norm(words[ids] + places[:width], self._first_norm)
        for layer in layers:
            kind = layer.attend[0].dtype
            turned = functional.linear(states.to(kind), *layer.attend)
            query, key, value = turned.view(rows, width, 3, self._heads, -1).permute(2, 0, 3, 1, 4)
            attended = functional.scaled_dot_product_attention(query, key, value, attn_mask=seen)
            joined = attended.transpose(1, 2).reshape(rows, width, self.dimensions)
            states = self._norm(states + functional.linear(joined, *layer.mix), layer.mix_norm)
            wide = functional.gelu(functional.linear(states.to(kind), *layer.widen))
            narrow = functional.linear(wide, *layer.narrow)
            states = self._norm(states + narrow, layer.narrow_norm)
        return states

    def _norm(self, states: Tensor, weights: _Affine) -> Tensor:
        return functional.layer_norm(states, (self.dimensions,), *weights, self._epsilon)

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
    def _first_norm(self) -> _Affine:
        return self._affine("embeddings.LayerNorm")

    @cached_property
    def _exact_layers(self) -> list[_Layer]:
        return self._layers_in(torch.float32)

    @cached_property
    def _fast_layers(self) -> list[_Layer]:
        if not computes_in_bfloat16(self.device):
            return self._exact_layers
        return self._layers_in(torch.bfloat16)

    def _layers_in(self, kind: torch.dtype) -> list[_Layer]:
        """Return all layers, their products in one kind of number and their norms in float32."""
        found = []
        for number in range(self._layers):
            name = f"encoder.layer.{number}."
            parts = [
                self._affine(f"{name}attention.self.{part}", kind)
                for part in ("query", "key", "value")
            ]
            weights, biases = zip(*parts, strict=True)
            found.append(
                _Layer(
                    attend=(torch.cat(weights), torch.cat(biases)),
                    mix=self._affine(f"{name}attention.output.dense", kind),
                    mix_norm=self._affine(f"{name}attention.output.LayerNorm"),
                    widen=self._affine(f"{name}intermediate.dense", kind),
                    narrow=self._affine(f"{name}output.dense", kind),
                    narrow_norm=self._affine(f"{name}output.LayerNorm"),
                )
            )
        return found

    def _affine(self, name: str, kind: torch.dtype = torch.float32) -> _Affine:
        return self._weights[f"{name}.weight"].to(kind), self._weights[f"{name}.bias"].to(kind)
