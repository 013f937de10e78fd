"""The layers of a BERT encoder (Devlin et al., NAACL 2019), over weights that somebody else holds.

Written once for all that read with them: the default embedding model, the guard's checker, and the
readers while they are trained (``eval.readers``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

Affine = tuple[Tensor, Tensor]
"""Weight and bias."""


class LayerWeights(NamedTuple):
    """Weights of one layer: attention and what follows it, then the wide part.

    Attributes:
        attend: Query, key and value in one, shape (3 * size, size).
        mix: What is made of the attended values.
        mix_norm: The norm behind it.
        widen: Into the wide part, shape (wide, size).
        narrow: Out of it.
        narrow_norm: The norm behind it.
    """

    attend: Affine
    mix: Affine
    mix_norm: Affine
    widen: Affine
    narrow: Affine
    narrow_norm: Affine


def unpacked(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return weights in float32, those that were rounded to eight bits a row times their scales.

    Args:
        weights: A matrix of eight bits has the scales of its rows beside it, by its name with
            ".scale" behind it.
    """
    return {
        name: value.float() * weights[f"{name}.scale"].float()[:, None]
        if f"{name}.scale" in weights
        else value.float()
        for name, value in weights.items()
        if not name.endswith(".scale")
    }


def bert_layer(
    weights: Mapping[str, Tensor], number: int, kind: torch.dtype = torch.float32
) -> LayerWeights:
    """Return one layer of a BERT model from the weights of its file.

    Args:
        weights: By their names in the file.
        number: Of the layer, from 0.
        kind: Of the numbers that its products are computed in; its norms are in float32.
    """
    name = f"encoder.layer.{number}."

    def affine(part: str, kind: torch.dtype = torch.float32) -> Affine:
        return weights[f"{name}{part}.weight"].to(kind), weights[f"{name}{part}.bias"].to(kind)

    parts = [affine(f"attention.self.{part}", kind) for part in ("query", "key", "value")]
    matrices, biases = zip(*parts, strict=True)
    return LayerWeights(
        attend=(torch.cat(matrices), torch.cat(biases)),
        mix=affine("attention.output.dense", kind),
        mix_norm=affine("attention.output.LayerNorm"),
        widen=affine("intermediate.dense", kind),
        narrow=affine("output.dense", kind),
        narrow_norm=affine("output.LayerNorm"),
    )


def through_layer(
    states: Tensor,
    layer: LayerWeights,
    *,
    heads: int,
    epsilon: float,
    seen: Tensor | None = None,
    dropout: float = 0.0,
) -> Tensor:
    """Return the states of tokens behind a layer, shape (texts, tokens, size), in float32.

    Args:
        states: In front of it, of the same shape, in float32.
        layer: Its weights; products are computed in the kind of number that these are in.
        heads: Of its attention.
        epsilon: Of its norms.
        seen: Which token sees which, broadcast to (texts, heads, tokens, tokens); all see all if
            it is not given.
        dropout: Share of both products that is left out, while a model is trained.
    """
    rows, width, size = states.shape
    kind = layer.attend[0].dtype
    turned = functional.linear(states.to(kind), *layer.attend)
    query, key, value = turned.view(rows, width, 3, heads, -1).permute(2, 0, 3, 1, 4)
    attended = functional.scaled_dot_product_attention(query, key, value, attn_mask=seen)
    joined = attended.transpose(1, 2).reshape(rows, width, size)
    mixed = _dropped(functional.linear(joined, *layer.mix), dropout)
    states = functional.layer_norm(states + mixed, (size,), *layer.mix_norm, epsilon)
    wide = functional.gelu(functional.linear(states.to(kind), *layer.widen))
    narrow = _dropped(functional.linear(wide, *layer.narrow), dropout)
    return functional.layer_norm(states + narrow, (size,), *layer.narrow_norm, epsilon)


def _dropped(product: Tensor, dropout: float) -> Tensor:
    return functional.dropout(product, dropout) if dropout else product
