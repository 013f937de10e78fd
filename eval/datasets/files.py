"""Reading JSON, plain or gzipped, with errors that name file and line."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

from index.errors import FileError


def open_text(path: Path) -> IO[str]:
    """Open a text file in UTF-8, unpacking it if its name ends in ".gz"."""
    if path.suffix == ".gz":
        return cast(IO[str], gzip.open(path, "rt", encoding="utf-8"))
    return path.open(encoding="utf-8")


def read_text(path: Path) -> str:
    """Return the whole text of a file.

    Raises:
        FileError: If it cannot be read.
    """
    try:
        with open_text(path) as file:
            return file.read()
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise FileError(str(path), f"cannot be read: {error}") from error


def read_json(path: Path) -> Any:
    """Return what a JSON file holds.

    Raises:
        FileError: If it cannot be read or is no JSON.
    """
    try:
        return json.loads(read_text(path))
    except ValueError as error:
        raise FileError(str(path), f"not JSON: {error}") from error


def read_json_lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each row of a JSON Lines file with its place, "file:line"; blank lines are passed over.

    Raises:
        FileError: If the file cannot be read, or a line is no JSON object.
    """
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{path}:{number}"
        try:
            row = json.loads(line)
        except ValueError as error:
            raise FileError(place, f"not JSON: {error}") from error
        if not isinstance(row, dict):
            raise FileError(place, "not a JSON object.")
        yield place, row
