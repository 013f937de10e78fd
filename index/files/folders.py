"""Folders of record files: what is in them, and what is there no more."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from index.errors import FileError
from index.readers import find_sources
from index.readers.files import METADATA_ENDING, place_of

_NO_RECORD = (".", "~$")
"""How names begin in a folder of what is no record: hidden, and Word's while a document is open."""


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files to read: those named, and all in folders named, at any depth, sorted.

    Metadata files, hidden files and those by which Word holds an open document are left out.
    """
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in inside:
            hidden = path.is_dir() and any(
                part.startswith(_NO_RECORD) for part in file.relative_to(path).parts
            )
            if not file.is_dir() and not hidden and not file.name.endswith(METADATA_ENDING):
                found[file] = None
    return list(found)


def find_outside(paths: Iterable[Path], store: Path) -> list[Path]:
    """Return the files to read as :func:`find_files` does, without those of the store itself."""
    own = store.resolve()
    return [file for file in find_files(paths) if own not in Path(os.path.realpath(file)).parents]


def still_there(source: str) -> bool:
    """Return whether a file is where it was.

    Of what lies in a folder or an archive that cannot be read now nobody knows: it counts as there.
    """
    place = place_of(source)
    path = Path(place.file)
    try:
        return path.is_file() and (place.member is None or source in find_sources(path))
    except (FileError, OSError):
        return True


def is_below(source: str, folder: Path) -> bool:
    """Return whether a file lies in a folder, at any depth."""
    return folder in Path(source).parents
