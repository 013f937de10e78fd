"""Metadata files, written: what a person knows better than the record, kept beside its file."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path

from index.errors import FileError
from index.front_matter import merge_metadata
from index.readers.files import METADATA_ENDING, place_of
from index.readers.metadata import read_metadata, refuse_impossible
from index.records import RecordMetadata
from index.whole_files import write_whole


def metadata_place(source: str) -> Path | None:
    """Return where the metadata file of a source goes; None for a file in an archive.

    The readers take metadata files in archives, too, but an archive is never written to.
    """
    place = place_of(source)
    if place.member is not None:
        return None
    path = Path(place.file)
    return path.with_name(path.stem + METADATA_ENDING)


def described_alike(source: str) -> list[str]:
    """Return the names of other files beside a source that the same metadata file describes."""
    path = Path(source)
    try:
        return sorted(
            other.name
            for other in path.parent.iterdir()
            if other.stem == path.stem
            and other.name != path.name
            and not other.name.endswith(METADATA_ENDING)
            and not other.name.startswith(".")
        )
    except OSError:
        return []


def known_of(source: str, understood: RecordMetadata) -> RecordMetadata:
    """Return what is known of a record now, with what was corrected and not read again yet.

    Args:
        source: The record's file.
        understood: As it was read last.

    Raises:
        FileError: If the metadata file beside it cannot be read.
    """
    return merge_metadata(understood, read_metadata(source))


def changed_between(before: RecordMetadata, now: RecordMetadata) -> tuple[str, ...]:
    """Return the names of the fields that hold another value than before."""
    return tuple(name for name in _NAMES if getattr(before, name) != getattr(now, name))


def correct(
    known: RecordMetadata, wanted: RecordMetadata, given: RecordMetadata | None
) -> RecordMetadata:
    """Return what the metadata file has to say so that a record is known as is wanted.

    Only what differs from what was known is said, besides what the file says already. What is
    wanted empty is said no more: the record's own words hold again.

    Args:
        known: What was known when the wish arose.
        wanted: What should be known.
        given: What the metadata file says now, or None where there is none.
    """
    given = given or RecordMetadata()
    changed = changed_between(known, wanted)
    return replace(given, **{name: getattr(wanted, name) for name in changed})


def correct_source(source: str, known: RecordMetadata, wanted: RecordMetadata) -> bool:
    """Write what a person knows better beside a source; it holds once the file is read again.

    What others have corrected since stays, but where this person wants the same field otherwise.

    Args:
        source: The record's file.
        known: What was known when the person began to correct it.
        wanted: What should be known.

    Returns:
        Whether the metadata file says anything else now.

    Raises:
        FileError: As of :func:`write_metadata`, or if the file that is there cannot be read.
    """
    given = read_metadata(source)
    said = correct(known, wanted, given)
    if said == (given or RecordMetadata()):
        return False
    write_metadata(source, said)
    return True


def write_metadata(source: str, metadata: RecordMetadata) -> Path:
    """Write the metadata file of a source, or take it away where there is nothing to say.

    Returns:
        Where it lies.

    Raises:
        FileError: If the source lies in an archive, a value is impossible, or the file cannot be
            written.
    """
    place = metadata_place(source)
    if place is None:
        raise FileError(
            source,
            "it lies in an archive, which is not written to. Unpack the archive and add the file, "
            f"or put {Path(source).stem}{METADATA_ENDING} beside it in the archive.",
        )
    refuse_impossible(str(place), metadata)
    lines = [f"{name} = {_toml(value)}\n" for name in _NAMES if (value := getattr(metadata, name))]
    try:
        if lines:
            write_whole(place, "".join(lines).encode())
        else:
            place.unlink(missing_ok=True)
    except OSError as error:
        raise FileError(
            str(place),
            f"it cannot be written ({error.strerror}). Change the rights of the folder, or free "
            "some space, and try again.",
        ) from error
    return place


_NAMES = tuple(item.name for item in fields(RecordMetadata))


def _toml(value: object) -> str:
    """Return a value in TOML, whose strings may be written as those of JSON but for one sign."""
    value = list(value) if isinstance(value, tuple) else value
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
