"""The metadata file beside a record file: what a person knows better than the record."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

from index.errors import FileError
from index.parsing.corrections import GivenMetadata, SpeakerCorrection
from index.readers.files import metadata_source, read_pieces
from index.records import Side
from index.reference.dates import is_date
from index.reference.states import state_name, state_of
from index.reference.symbols import normalise_symbol

_LARGEST = 1024 * 1024
"""Bytes of a metadata file."""
_LARGEST_NUMBER = 999_999
"""More than any meeting or paragraph has."""
_NUMBERS = {"meeting": "number of a meeting", "first_paragraph": "number of a paragraph"}
_TYPES = {**dict.fromkeys(_NUMBERS, int), "states": list, "speakers": dict}
"""Types of the keys whose value is no text."""
_TYPE_NAMES = {
    int: "a whole number",
    list: "a list of States",
    str: "a text in quotation marks",
    dict: 'a table for each, such as [speakers."Mr. Smith"]',
}


def read_metadata(source: str | Path) -> GivenMetadata | None:
    """Read the metadata file beside a record file; None where there is none.

    Its keys are the fields of :class:`~index.parsing.corrections.GivenMetadata`, all optional;
    States are given by name or ISO code.

    Raises:
        FileError: If it is no TOML, or has a key or a value that is not understood.
    """
    place = metadata_source(str(source))
    if place is None:
        return None
    try:
        text = b"".join(read_pieces(place, _LARGEST)).decode("utf-8")
    except UnicodeDecodeError as error:
        raise FileError(place, f"not a readable metadata file: {error}") from error
    return understand_metadata(place, text)


def understand_metadata(place: str, text: str) -> GivenMetadata:
    """Return what the text of a metadata file says; as :func:`read_metadata`.

    Args:
        place: Where it is from, for messages.
        text: TOML.

    Raises:
        FileError: If it is no TOML, or has a key or a value that is not understood.
    """
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise FileError(place, f"not a readable metadata file: {error}") from error
    _refuse_unknown(place, "", values, {item.name for item in fields(GivenMetadata)})
    for key, value in values.items():
        expected = _TYPES.get(key, str)
        if not isinstance(value, expected) or isinstance(value, bool):
            raise FileError(place, f"{key!r} must be {_TYPE_NAMES[expected]}.")
    values["states"] = tuple(
        _state_code(place, "'states'", one) for one in values.get("states", ())
    )
    if "symbol" in values:
        values["symbol"] = normalise_symbol(values["symbol"])
    values["speakers"] = tuple(
        (_one_line(name), _correction(place, name, said))
        for name, said in values.get("speakers", {}).items()
    )
    given = GivenMetadata(**values)
    refuse_impossible(place, given)
    return given


def refuse_impossible(place: str, given: GivenMetadata) -> None:
    """Refuse values that no meeting has, before lists, filters and references are made of them.

    Args:
        place: The metadata file.
        given: What it says, or is to say.

    Raises:
        FileError: If a date is none, a number is not positive, or a speaker has no name.
    """
    for name in ("date", "issued"):
        value = getattr(given, name)
        if value and not is_date(value):
            raise FileError(
                place, f"{name}: {value!r} is no date. Give it as 2023, 2023-05 or 2023-05-03."
            )
    for name, what in _NUMBERS.items():
        number = getattr(given, name)
        if number is not None and not 1 <= number <= _LARGEST_NUMBER:
            raise FileError(
                place,
                f"{name}: {number} is no {what}. Give a whole number from 1 on, or leave it out.",
            )
    for printed, said in given.speakers:
        if said.name == "":
            raise FileError(
                place,
                f"speakers: {printed!r} needs a name. Name the speaker as the record prints it, "
                "and give a name only to show another in its place.",
            )


def _correction(place: str, name: str, said: object) -> SpeakerCorrection:
    """Read how one speaker is to be understood."""
    named = f"speakers.{name!r}: "
    if not isinstance(said, dict):
        raise FileError(place, f"'speakers' must have {_TYPE_NAMES[dict]}.")
    _refuse_unknown(place, named, said, {item.name for item in fields(SpeakerCorrection)})
    for key, value in said.items():
        if not isinstance(value, str):
            raise FileError(place, f"{named}{key!r} must be {_TYPE_NAMES[str]}.")
    values: dict[str, str] = {key: _one_line(value) for key, value in said.items()}
    side, state = values.pop("side", None), values.pop("state", None)
    if side is not None and side not in set(Side):
        sides = ", ".join(f'"{one}"' for one in Side)
        raise FileError(place, f"{named}{side!r} is no side. Sides are: {sides}.")
    return SpeakerCorrection(
        **values,
        side=Side(side) if side is not None else None,
        state=_state_code(place, f"{named}'state'", state) if state else state,
    )


def _refuse_unknown(place: str, where: str, said: Mapping[str, object], known: set[str]) -> None:
    unknown = sorted(set(said) - known)
    if unknown:
        listed = ", ".join(sorted(known))
        raise FileError(place, f"{where}unknown key {unknown[0]!r}. Keys are: {listed}.")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _state_code(place: str, key: str, value: object) -> str:
    if isinstance(value, str):
        if len(value) == 3 and value.isupper() and state_name(value) != value:
            return value
        code = state_of(value)
        if code:
            return code
    raise FileError(place, f"{key}: {value!r} is no State's name or ISO 3166 alpha-3 code.")
