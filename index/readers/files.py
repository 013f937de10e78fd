"""A path to a Document: bounds on size, the digest, and the metadata file beside it."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from index.errors import FileError
from index.readers.plain_text import read_plain_text
from index.records import Document, RecordMetadata
from index.states import state_name, state_of
from index.symbols import normalise_symbol

METADATA_ENDING = ".metadata.toml"
"""``meeting.txt`` is described by ``meeting.metadata.toml`` in the same folder."""
_LARGEST_FILE = 50 * 1024 * 1024
_SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word document or a zip archive",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x7fELF": "a program",
    b"\x1f\x8b": "a compressed archive",
}


def read_document(path: Path) -> Document:
    """Read a file by its content, not its ending.

    Raises:
        FileError: If it cannot be read or holds no text; the message names the next step.
    """
    source = str(path)
    if not source.isprintable() and any(0xDC80 <= ord(c) <= 0xDCFF for c in source):
        shown = source.encode("utf-8", "backslashreplace").decode()
        raise FileError(shown, "the name of the file is not UTF-8. Rename it.")
    try:
        size = path.stat().st_size
        if size > _LARGEST_FILE:
            raise FileError(
                source,
                f"the file has {size:,} bytes; records have at most {_LARGEST_FILE:,}. "
                "Split it, or leave it out.",
            )
        data = path.read_bytes()
    except OSError as error:
        reason = f"{error.strerror or error}. Check the path and its rights."
        raise FileError(source, reason) from error
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            raise FileError(
                source,
                f"this is {kind}, which cannot be read yet. "
                "Open it and save it as plain text (.txt, UTF-8).",
            )
    contents = read_plain_text(source, data)
    return Document(
        source,
        hashlib.sha256(data).hexdigest(),
        contents.paragraphs,
        contents.leftovers,
        contents.remarks,
    )


def find_sources(path: Path) -> Iterator[str]:
    """Yield what there is to read in a file."""
    yield str(path.absolute())


def digest(source: str) -> str:
    """Return the SHA-256 of the bytes."""
    try:
        return hashlib.sha256(Path(source).read_bytes()).hexdigest()
    except OSError as error:
        raise FileError(
            source, f"{error.strerror or error}. Check the path and its rights."
        ) from error


def read_source(source: str) -> Document:
    """Read one."""
    return read_document(Path(source))


def metadata_path(path: Path) -> Path:
    """Return where the metadata file of a record file is looked for."""
    return path.with_name(path.stem + METADATA_ENDING)


def read_metadata(path: Path | str) -> RecordMetadata | None:
    """Read the metadata file beside a record file; None where there is none.

    Its keys are the fields of :class:`~index.records.RecordMetadata`, all optional; States are
    given by name or ISO code.

    Raises:
        FileError: If it is no TOML, or has a key or a value that is not understood.
    """
    place = metadata_path(Path(path))
    if not place.is_file():
        return None
    source = str(place)
    try:
        values = tomllib.loads(place.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FileError(source, f"not a readable metadata file: {error}") from error
    known = {item.name for item in fields(RecordMetadata)}
    unknown = sorted(set(values) - known)
    if unknown:
        raise FileError(
            source, f"unknown key {unknown[0]!r}. Keys are: {', '.join(sorted(known))}."
        )
    for key, value in values.items():
        expected = {"meeting": int, "states": list}.get(key, str)
        if not isinstance(value, expected) or isinstance(value, bool):
            raise FileError(source, f"{key!r} must be a {_TYPE_NAMES[expected]}.")
    values["states"] = tuple(_state_code(source, state) for state in values.get("states", ()))
    if "symbol" in values:
        values["symbol"] = normalise_symbol(values["symbol"])
    return RecordMetadata(**values)


_TYPE_NAMES = {int: "whole number", list: "list of States", str: "text in quotation marks"}


def _state_code(source: str, value: object) -> str:
    if isinstance(value, str):
        if len(value) == 3 and value.isupper() and state_name(value) != value:
            return value
        code = state_of(value)
        if code:
            return code
    raise FileError(source, f"'states': {value!r} is no State's name or ISO 3166 alpha-3 code.")
