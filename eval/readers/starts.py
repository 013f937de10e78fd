"""What a reader starts from: a published encoder, as it is or packed to be carried to a GPU.

    python -m eval.readers.starts FOLDER build/reader/pairs.jsonl.gz OUT

FOLDER is that of all-MiniLM-L6-v2 or all-mpnet-base-v2. OUT gets its weights in eight bits a row,
of its words only those that the pairs have: a quarter of the size, or less.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from eval.readers.batches import encode
from eval.readers.network import Reader, Student
from eval.readers.packing import rounded
from eval.readers.pairs import read_pairs
from index.embedding.encoder import unpacked
from index.embedding.minilm import open_tokenizer

_WORDS = "embeddings.word_embeddings.weight"
_BESIDE = ("config.json", "tokenizer.json")
_UNREAD = ("embeddings.position_ids", "pooler.")


def open_start(folder: Path, *, layers: Sequence[int] = (), apart: int = 0) -> Reader:
    """Return a reader that starts from an encoder.

    Args:
        folder: Of all-MiniLM-L6-v2 or all-mpnet-base-v2, published or packed.
        layers: Of the latter, those that it keeps; all if none is given.
        apart: Of the former, layers in which query and paragraph do not see each other.
    """
    weights = starting_weights(folder)
    if not may_keep_layers(folder):
        return Student(weights, apart=apart)
    # Its library takes seconds to load, and the small one does without.
    from transformers import MPNetConfig

    from eval.readers.teacher import Teacher

    teacher = Teacher(MPNetConfig.from_json_file(str(folder / "config.json")), weights)
    if layers:
        teacher.keep_layers(layers)
    return teacher


def may_keep_layers(folder: Path | None) -> bool:
    """Tell whether an encoder can be read with some of its layers only: an MPNet can."""
    if folder is None:
        return False
    config = json.loads((folder / "config.json").read_text("utf-8"))
    return bool(config["model_type"] == "mpnet")


def starting_weights(folder: Path) -> dict[str, Tensor]:
    """Return the weights of an encoder, by the names of its file; of words left out, nothing."""
    packed: dict[str, Tensor] = {}
    for part in sorted(folder.glob("*.safetensors")):
        packed |= load_file(part)
    kept = packed.pop("kept_words", None)
    weights = {n: value for n, value in unpacked(packed).items() if not n.startswith(_UNREAD)}
    if kept is not None:
        config = json.loads((folder / "config.json").read_text("utf-8"))
        rows = torch.zeros(config["vocab_size"], weights[_WORDS].shape[1])
        rows[kept.long()] = weights[_WORDS]
        weights[_WORDS] = rows
    return weights


def pack_start(folder: Path, pairs: Path, output: Path) -> None:
    """Write an encoder in eight bits a row, of its words those that pairs have.

    Args:
        folder: Of the encoder.
        pairs: File of what is to be read with it.
        output: Folder to write; made if it is not there.
    """
    tokens = encode(read_pairs(pairs), open_tokenizer(folder)).ids
    weights = starting_weights(folder)
    # The first few stand for what is no word: where a row is filled up, and the like.
    kept = torch.tensor(sorted({*range(4), *tokens.tolist()}))
    weights[_WORDS] = weights[_WORDS][kept]
    packed: dict[str, Tensor] = {"kept_words": kept.int()}
    for name, value in weights.items():
        if value.ndim == 2:
            packed[name], packed[f"{name}.scale"] = rounded(value)
        else:
            packed[name] = value.half().contiguous()
    output.mkdir(parents=True, exist_ok=True)
    save_file(packed, output / "model.safetensors")
    for name in _BESIDE:
        shutil.copyfile(folder / name, output / name)


def main(arguments: Sequence[str] | None = None) -> int:
    """Pack an encoder."""
    parser = argparse.ArgumentParser(prog="python -m eval.readers.starts", description=__doc__)
    parser.add_argument("folder", type=Path, help="of the encoder, as published")
    parser.add_argument("pairs", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args(arguments)
    pack_start(options.folder, options.pairs, options.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
