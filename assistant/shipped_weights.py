"""The weights of networks that are shipped with the software."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor

from index.errors import EmbeddingError


def shipped_weights(name: str, way_out: str = "") -> dict[str, Tensor]:
    """Return the weights of a file in ``assistant/data``.

    Args:
        name: Of the file.
        way_out: What can be done instead of installing them again.

    Raises:
        EmbeddingError: If the file is missing or damaged.
    """
    path = Path(str(resources.files("assistant"))) / "data" / name
    try:
        return load_file(path)
    except (OSError, SafetensorError) as error:
        raise EmbeddingError(
            f"{path}: these weights are missing or damaged ({error}). "
            f"Install On the Record again{way_out}."
        ) from error
