"""Packing the cross-encoder: layers of all-mpnet-base-v2 that were trained, and its words.

    python -m eval.readers.shipping READER FOLDER assistant/data/cross_encoder.safetensors

READER is what a training has written of it (``eval.readers.train``, ``reader.safetensors`` with
--start or the file of --keep-teacher), or a folder with its parts. FOLDER is that of
all-mpnet-base-v2 as published. Words and the matrices of the layers are rounded to four bits, those
that bear no more than that to eight.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from eval.readers.packing import rounded
from eval.readers.starts import starting_weights
from index.embedding.encoder import unpacked
from index.errors import FileError

_WORDS = "embeddings.word_embeddings.weight"
_TOGETHER = 32
"""Neighbours in a row that share a scale where numbers are rounded to four bits."""
_SHRUNK = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75)
"""Shares of the largest that are tried as the largest that can be told: what errs least is kept."""
_IN_EIGHT_BITS = ".narrow."
"""Matrices that are rounded to eight bits a row. In four these alone move what is said of sentences
by 2.4 in log-odds (root of the mean square over 40 paragraphs of the sample record), and shrink it;
all others together by 0.6."""
_PARTS = {
    "mix": "attention.attn.o",
    "mix_norm": "attention.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "narrow_norm": "output.LayerNorm",
}
"""What the parts of a layer are called by us, and by MPNet."""


def rounded_to_four(matrix: Tensor) -> tuple[Tensor, Tensor]:
    """Return a matrix in four bits, two to a byte, and its scales, shape (rows, groups)."""
    groups = matrix.float().view(len(matrix), -1, _TOGETHER)
    largest = groups.abs().amax(-1, keepdim=True) / 7.5
    best_codes, best_scales = torch.zeros_like(groups), torch.zeros_like(largest)
    least = torch.full_like(largest, math.inf)
    for share in _SHRUNK:
        scales = (largest * share).clamp(min=1e-6).half().float()
        codes = (groups / scales + 7.5).round().clamp(0, 15)
        error = ((codes - 7.5) * scales - groups).square().sum(-1, keepdim=True)
        better = error < least
        best_codes = torch.where(better, codes, best_codes)
        best_scales = torch.where(better, scales, best_scales)
        least = torch.minimum(error, least)
    flat = best_codes.view(len(matrix), -1).to(torch.uint8)
    return flat[:, ::2] | flat[:, 1::2] << 4, best_scales.squeeze(-1).half()


def pack_cross_encoder(reader: Path, words: Path, output: Path) -> None:
    """Write of a reader what :class:`assistant.evidence.cross_encoder.CrossEncoder` reads.

    Args:
        reader: What :func:`~eval.readers.packing.write_reader` wrote of all-mpnet-base-v2, or of
            some of its layers; or a folder with its parts.
        words: Folder of all-mpnet-base-v2 as published.
        output: File to write; its folder is there.

    Raises:
        FileError: If it is a reader of another kind.
    """
    parts = sorted(reader.glob("*.safetensors")) if reader.is_dir() else [reader]
    read = unpacked({name: value for part in parts for name, value in load_file(part).items()})
    if "body.encoder.relative_attention_bias.weight" not in read:
        raise FileError(
            str(reader),
            "not a reader of all-mpnet-base-v2. Give one that python -m eval.readers.train wrote "
            "with --start, or with --keep-teacher.",
        )
    whole = {
        "words": starting_weights(words)[_WORDS],
        "places": read["body.embeddings.position_embeddings.weight"],
        "types": read["types"],
        "distances": read["body.encoder.relative_attention_bias.weight"],
    }
    layers = sum(name.endswith("attn.o.weight") for name in read)
    for kind in ("weight", "bias"):
        whole[f"first_norm.{kind}"] = read[f"body.embeddings.LayerNorm.{kind}"]
        whole |= {f"{head}.{kind}": read[f"{head}.{kind}"] for head in ("evidence", "whole")}
        for number in range(layers):
            one = f"body.encoder.layer.{number}."
            attended = [read[f"{one}attention.attn.{part}.{kind}"] for part in "qkv"]
            whole[f"layers.{number}.attend.{kind}"] = torch.cat(attended)
            for name, part in _PARTS.items():
                whole[f"layers.{number}.{name}.{kind}"] = read[f"{one}{part}.{kind}"]
    shipped: dict[str, Tensor] = {}
    for name, value in whole.items():
        if value.ndim == 2 and (name == "words" or name.startswith("layers.")):
            of = rounded if _IN_EIGHT_BITS in name else rounded_to_four
            shipped[name], shipped[f"{name}.scale"] = map(Tensor.contiguous, of(value))
        else:
            shipped[name] = value.half().contiguous()
    made_by = "python -m eval.readers.train, python -m eval.readers.shipping"
    save_file(shipped, output, metadata={"made_by": made_by, "base": "all-mpnet-base-v2"})


def main(arguments: Sequence[str] | None = None) -> int:
    """Pack the cross-encoder."""
    parser = argparse.ArgumentParser(prog="python -m eval.readers.shipping", description=__doc__)
    parser.add_argument("reader", type=Path, help="file of a training, or folder with its parts")
    parser.add_argument("words", type=Path, help="folder of all-mpnet-base-v2")
    parser.add_argument("output", type=Path)
    options = parser.parse_args(arguments)
    pack_cross_encoder(options.reader, options.words, options.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
