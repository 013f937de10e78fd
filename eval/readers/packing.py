"""Packing a trained reader: eight bits a row, and of it what the guard's checker reads.

    python -m eval.readers.packing READER assistant/data/checker.safetensors

READER is the ``reader.safetensors`` that a training has written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor

from eval.readers.network import Reader
from index.embedding.embedder import DEFAULT_MODEL
from index.errors import FileError

_LAYERS = ("layers.", "body.encoder.layer.")
"""Beginnings of the names of layers, in the small reader and in the large one."""
_OF_THE_CHECKER = ("types", "first_norm.", "layers.", "claim.")
"""Beginnings of the names that it reads: of the heads only that of statements."""


def rounded(matrix: Tensor) -> tuple[Tensor, Tensor]:
    """Return a matrix in eight bits, and the scales of its rows."""
    scale = matrix.float().abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
    whole = (matrix.float() / scale).round().clamp(-127, 127)
    return whole.to(torch.int8).cpu().contiguous(), scale.squeeze(1).half().cpu().contiguous()


def quantised(model: Reader) -> dict[str, Tensor]:
    """Round the matrices of the layers to eight bits a row, in place; return what is shipped."""
    shipped: dict[str, Tensor] = {}
    for name, value in model.state_dict().items():
        if name in ("words", "places") or name.endswith("word_embeddings.weight"):
            continue
        if value.ndim == 2 and name.startswith(_LAYERS):
            whole, scale = rounded(value)
            shipped[name], shipped[f"{name}.scale"] = whole, scale
            value.copy_(whole * scale.float()[:, None])
        else:
            shipped[name] = value.half().cpu().contiguous()
    return shipped


def write_reader(weights: Mapping[str, Tensor], path: Path, *, apart: int) -> None:
    """Write what :func:`quantised` returns.

    Args:
        weights: By their names.
        path: File to write.
        apart: Layers in which query and paragraph do not see each other.
    """
    save_file(dict(weights), path, metadata={"apart": str(apart)})


def pack_checker(reader: Path, output: Path) -> None:
    """Write of a reader what :class:`assistant.grounding.checker.Checker` reads.

    Args:
        reader: What :func:`write_reader` wrote.
        output: File to write; its folder is there.

    Raises:
        FileError: If it is a reader that the checker cannot read as it was trained.
    """
    with safe_open(reader, "pt") as file:
        apart = (file.metadata() or {}).get("apart")
    if apart != "0":
        raise FileError(
            str(reader),
            "not a reader whose layers all see statement and sources together, as the checker's "
            "do. Give one that python -m eval.readers.train wrote, without --apart.",
        )
    kept = {
        name: value for name, value in load_file(reader).items() if name.startswith(_OF_THE_CHECKER)
    }
    made_by = "python -m eval.readers.train, python -m eval.readers.packing"
    save_file(kept, output, metadata={"made_by": made_by, "base": DEFAULT_MODEL})


def main(arguments: Sequence[str] | None = None) -> int:
    """Pack the checker."""
    parser = argparse.ArgumentParser(prog="python -m eval.readers.packing", description=__doc__)
    parser.add_argument("reader", type=Path, help="reader.safetensors of a training")
    parser.add_argument("output", type=Path)
    options = parser.parse_args(arguments)
    pack_checker(options.reader, options.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
