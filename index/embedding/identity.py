"""Which embedding model it is: its name, and a digest of its files where it is a folder.

A name tells nothing of what a folder holds: a model that was trained again keeps it, and its
vectors cannot be compared with those that it gave before.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

_PIECES, _PIECE = 1_024, 4_096
"""How much is read of a file. Files of up to 4 MB are read whole, larger ones, the weights, evenly
from end to end: training moves all numbers of each matrix it touches, of which one in some hundred
thousand is a piece away. That takes some milliseconds, where all would take seconds a command."""
_COUNTED = (
    *("*.safetensors", "*.bin", "*.model"),
    *("modules.json", "*config*.json", "*token*.json", "vocab.*", "merges.txt"),
)
"""Files on which a vector depends: weights, how they are put together, and the tokenizer."""


class Named(Protocol):
    """What every embedding model has."""

    @property
    def name(self) -> str:
        """Its name."""
        ...


@runtime_checkable
class Identified(Protocol):
    """What an embedding model may have besides."""

    @property
    def identity(self) -> str:
        """What tells it from other models of its name; empty where that is not known."""
        ...


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """A model, as a store records it.

    Attributes:
        name: Its name.
        digest: What tells it from another model of that name; empty where that is not known.
    """

    name: str
    digest: str = ""

    @classmethod
    def of(cls, embedder: Named) -> ModelIdentity:
        """Return which model an embedder is; one that has no identity is known by its name."""
        return cls(embedder.name, embedder.identity if isinstance(embedder, Identified) else "")

    def may_be(self, other: ModelIdentity) -> bool:
        """Return whether they can be one model, as far as is known of both."""
        return self.name == other.name and (
            self.digest == other.digest or not self.digest or not other.digest
        )


def digest_folder(folder: Path) -> str:
    """Return a digest of a model of sentence-transformers; empty where it is in no such folder.

    Raises:
        OSError: If the folder is there and cannot be read.
    """
    if not folder.is_dir():
        return ""
    digest = hashlib.sha256()
    for file in sorted(_files(folder)):
        size = file.stat().st_size
        digest.update(f"{file.relative_to(folder).as_posix()}\0{size}\0".encode())
        with file.open("rb") as opened:
            for place in _places(size):
                opened.seek(place)
                digest.update(opened.read(_PIECE))
    return digest.hexdigest()


def _files(folder: Path) -> set[Path]:
    """Return what counts of a folder and of those of its modules, not of what else lies there."""
    try:
        modules = json.loads((folder / "modules.json").read_bytes())
        parts = {str(module["path"]) for module in modules}
    except (OSError, ValueError, TypeError, KeyError):  # A plain transformer has no modules.
        parts = set()
    return {
        file
        for part in {"", *parts}
        for pattern in _COUNTED
        for file in (folder / part).glob(pattern)
        if file.is_file()
    }


def _places(size: int) -> Iterator[int]:
    pieces = min(_PIECES, -(-size // _PIECE))
    for number in range(pieces):
        yield number * max(size - _PIECE, 0) // max(pieces - 1, 1)
