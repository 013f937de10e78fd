"""Models that nobody trained, as such models are published: small, and read by the same code."""

from pathlib import Path

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from transformers import MPNetConfig, MPNetModel


def publish_mpnet(
    folder: Path,
    tokenizer: Tokenizer,
    *,
    size: int,
    layers: int,
    wide: int,
    words: int = 0,
    spread: float | None = None,
) -> None:
    """Write the folder of an MPNet whose weights came by chance.

    Args:
        folder: Made.
        tokenizer: Whose words it has.
        size: Of the states of tokens.
        layers: How many.
        wide: Size of the wide part of each.
        words: More than the tokenizer has.
        spread: Of its weights; as the library does it if not given.
    """
    torch.manual_seed(3)
    config = MPNetConfig(
        vocab_size=tokenizer.get_vocab_size() + words,
        hidden_size=size,
        num_hidden_layers=layers,
        num_attention_heads=4,
        intermediate_size=wide,
        max_position_embeddings=400,
    )
    model = MPNetModel(config)
    if spread is not None:
        for value in model.parameters():
            torch.nn.init.normal_(value, std=spread)
    folder.mkdir()
    config.to_json_file(folder / "config.json", use_diff=False)
    tokenizer.save(str(folder / "tokenizer.json"))
    save_file({n: v.contiguous() for n, v in model.state_dict().items()}, folder / "a.safetensors")
