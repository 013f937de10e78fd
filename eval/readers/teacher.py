"""The large reader, all-mpnet-base-v2: a teacher, or a student of some of its layers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import MPNetConfig, MPNetModel
from transformers.models.mpnet.modeling_mpnet import MPNetSelfAttention

from eval.readers.batches import Batch
from eval.readers.network import Reader


class FusedAttention(MPNetSelfAttention):
    """The attention of MPNet by torch's fused kernel, what positions add to it in its mask.

    Of what it attends to nothing is left out by chance while it is trained; of its states it is.
    """

    def forward(
        self,
        hidden_states: Tensor,
        attention_mask: Tensor | None = None,
        position_bias: Tensor | None = None,
        output_attentions: bool = False,  # noqa: ARG002 (MPNet's own attention is given it, too)
        **others: object,  # noqa: ARG002
    ) -> tuple[Tensor]:
        """Return the states behind the attention."""
        rows, width, _ = hidden_states.shape
        query, key, value = (
            part(hidden_states).view(rows, width, -1, self.attention_head_size).transpose(1, 2)
            for part in (self.q, self.k, self.v)
        )
        mask = position_bias
        if attention_mask is not None:
            mask = attention_mask if mask is None else mask + attention_mask
        if mask is not None:
            mask = mask.to(query.dtype).expand(rows, query.shape[1], width, width)
        attended = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        return (self.o(attended.transpose(1, 2).reshape(hidden_states.shape)),)


class Teacher(Reader):
    """MPNet with the heads of a reader, its word embeddings as they are.

    Args:
        config: Of the model.
        weights: By their names in its file, as :func:`eval.readers.starts.starting_weights` reads
            them.
    """

    def __init__(self, config: MPNetConfig, weights: Mapping[str, Tensor]) -> None:
        super().__init__()
        self.body = MPNetModel(config, add_pooling_layer=False)
        for layer in self.body.encoder.layer.children():
            layer.get_submodule("attention").attn = FusedAttention(config)  # type: ignore[no-untyped-call]
        self.body.load_state_dict(weights)
        self.body.embeddings.word_embeddings.weight.requires_grad_(False)
        self.types = nn.Parameter(torch.zeros(2, config.hidden_size))
        self.add_heads(config.hidden_size)

    def keep_layers(self, layers: Sequence[int]) -> None:
        """Leave out all layers but these, by number, in their order."""
        every = list(self.body.encoder.layer)
        self.body.encoder.layer = nn.ModuleList([every[number] for number in layers])

    def read(self, batch: Batch) -> Tensor:
        """Return the states of tokens."""
        given = self.body.embeddings.word_embeddings(batch.ids)
        given = given + self.types[batch.kinds.clamp(min=0)]
        mask = (batch.kinds >= 0).long()
        found: Tensor = self.body(inputs_embeds=given, attention_mask=mask).last_hidden_state
        return found
