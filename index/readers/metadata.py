"""The metadata file beside a record file: what a person knows better than the record."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path

from index.dates import is_date
from index.errors import FileError
from index.readers.files import metadata_source, read_pieces
from index.records import RecordMetadata
from index.states import state_name, state_of
from index.symbols import normalise_symbol

_LARGEST = 1024 * 1024
"""Bytes of a metadata file."""
_TYPE_NAMES = {int: "whole number", list: "list of States", str: "text in quotation marks"}


def read_metadata(source: str | Path) -> RecordMetadata | None:
    """Read the metadata file beside a record file; None where there is none.

    Its keys are the fields of :class:`~index.records.RecordMetadata`, all optional; States are
    given by name or ISO code.

    Raises:
        FileError: If it is no TOML, or has a key or a value that is not understood.
    """
    place = metadata_source(str(source))
    if place is None:
        return None
    try:
        values = tomllib.loads(b"".join(read_pieces(place, _LARGEST)).decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise FileError(place, f"not a readable metadata file: {error}") from error
    known = {item.name for item in fields(RecordMetadata)}
    unknown = sorted(set(values) - known)
    if unknown:
        raise FileError(place, f"unknown key {unknown[0]!r}. Keys are: {', '.join(sorted(known))}.")
    for key, value in values.items():
        expected = {"meeting": int, "states": list}.get(key, str)
        if not isinstance(value, expected) or isinstance(value, bool):
            raise FileError(place, f"{key!r} must be a {_TYPE_NAMES[expected]}.")
    values["states"] = tuple(_state_code(place, state) for state in values.get("states", ()))
    if "symbol" in values:
        values["symbol"] = normalise_symbol(values["symbol"])
    metadata = RecordMetadata(**values)
    refuse_impossible(place, metadata)
    return metadata


def refuse_impossible(place: str, metadata: RecordMetadata) -> None:
    """Refuse values that no meeting has, before lists, filters and references are made of them.

    Args:
        place: The metadata file.
        metadata: What it says, or is to say.

    Raises:
        FileError: If a date is none, or the number of the meeting is not positive.
    """
    for name in ("date", "issued"):
        value = getattr(metadata, name)
        if value and not is_date(value):
            raise FileError(
                place, f"{name}: {value!r} is no date. Give it as 2023, 2023-05 or 2023-05-03."
            )
    if metadata.meeting is not None and metadata.meeting < 1:
        raise FileError(
            place,
            f"meeting: {metadata.meeting} is no number of a meeting. Give a whole number from 1 "
            "on, or leave it out.",
        )


def _state_code(source: str, value: object) -> str:
    if isinstance(value, str):
        if len(value) == 3 and value.isupper() and state_name(value) != value:
            return value
        code = state_of(value)
        if code:
            return code
    raise FileError(source, f"'states': {value!r} is no State's name or ISO 3166 alpha-3 code.")
