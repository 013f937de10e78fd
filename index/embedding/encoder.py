"""The layers of a BERT encoder (Devlin et al., NAACL 2019), over weights that somebody else holds.

Written once for all that read with them: the default embedding model, the cross-encoder, the
guard's checker, and the readers while they are trained (``eval.readers``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

Affine = tuple[Tensor, Tensor]
"""Weight and bias."""
_LARGEST, _LARGEST_WEIGHT = 127, 63
"""Largest whole number of a state, and of a weight. Processors without instructions of their own
for it (VNNI) add products by two in sixteen bits: so much fits, and of more the rest is cut off."""
_MIDDLE = 7.5
_SCALE = ".scale"


class EightBits(NamedTuple):
    """A matrix rounded to whole numbers a row, by which products are computed in eight bits.

    Attributes:
        weight: Whole numbers from -63 to 63, shape (out, in).
        bias: Shape (out,).
        scales: What a row is multiplied by, shape (out,).
    """

    weight: Tensor
    bias: Tensor
    scales: Tensor

    @classmethod
    def of(cls, weight: Tensor, bias: Tensor) -> EightBits:
        """Round a matrix."""
        scales = weight.abs().amax(1).clamp(min=1e-8) / _LARGEST_WEIGHT
        return cls((weight / scales[:, None]).round_().to(torch.int8), bias, scales)

    def times(self, states: Tensor) -> Tensor:
        """Return the product with states, each of which is rounded by itself, in float32."""
        flat = states.reshape(-1, states.shape[-1]).float()
        largest = flat.abs().amax(1, keepdim=True).clamp(min=1e-8) / _LARGEST
        whole = (flat / largest).round().to(torch.int8)
        product = torch._int_mm(whole, self.weight.t())
        scaled = torch.addcmul(self.bias, product * largest, self.scales)
        return scaled.view(*states.shape[:-1], -1)


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

    attend: Affine | EightBits
    mix: Affine | EightBits
    mix_norm: Affine
    widen: Affine | EightBits
    narrow: Affine | EightBits
    narrow_norm: Affine


def unpacked(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return weights in float32, those that were rounded times their scales.

    Args:
        weights: A matrix that was rounded has its scales beside it, by its name with ".scale"
            behind it: one a row for whole numbers of eight bits; for those of four, two of which
            are in a byte, one for so many neighbours in a row.
    """
    return {name: unpacked_one(weights, name) for name in weights if not name.endswith(_SCALE)}


def unpacked_one(weights: Mapping[str, Tensor], name: str) -> Tensor:
    """Return what :func:`unpacked` does of one name, without room for the others."""
    scales = weights.get(f"{name}{_SCALE}")
    return weights[name].float() if scales is None else times_scales(weights[name], scales)


def times_scales(whole: Tensor, scales: Tensor) -> Tensor:
    """Return rows of a matrix that was rounded, as :func:`unpacked` takes them, in float32."""
    scales = scales.float()
    if whole.dtype != torch.uint8:
        return whole.float() * scales[:, None]
    # Of four bits, 0 to 15 stand for -7.5 to 7.5.
    pairs = torch.stack([whole & 15, whole >> 4], -1)
    parted = pairs.view(len(whole), scales.shape[1], -1) - _MIDDLE
    return parted.mul_(scales[..., None]).view(len(whole), -1)


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
        layer: Its weights; products are computed in the kind of numbers that these are.
        heads: Of its attention.
        epsilon: Of its norms.
        seen: Which token sees which, or what is added to how it attends to it; broadcast to
            (texts, heads, tokens, tokens). All see all if it is not given.
        dropout: Share of both products that is left out, while a model is trained.
    """
    rows, width, size = states.shape
    turned = _product(states, layer.attend)
    query, key, value = turned.view(rows, width, 3, heads, -1).permute(2, 0, 3, 1, 4)
    attended = functional.scaled_dot_product_attention(query, key, value, attn_mask=seen)
    joined = attended.transpose(1, 2).reshape(rows, width, size)
    mixed = _dropped(_product(joined, layer.mix), dropout)
    states = functional.layer_norm(states + mixed, (size,), *layer.mix_norm, epsilon)
    wide = functional.gelu(_product(states, layer.widen))
    narrow = _dropped(_product(wide, layer.narrow), dropout)
    return functional.layer_norm(states + narrow, (size,), *layer.narrow_norm, epsilon)


def _product(states: Tensor, weights: Affine | EightBits) -> Tensor:
    if isinstance(weights, EightBits):
        return weights.times(states)
    return functional.linear(states.to(weights[0].dtype), *weights)


def _dropped(product: Tensor, dropout: float) -> Tensor:
    return functional.dropout(product, dropout) if dropout else product
