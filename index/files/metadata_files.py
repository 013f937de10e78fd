"""Metadata files, written: what a person knows better than the record, kept beside its file."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TypeVar

from index.errors import FileError
from index.files.whole_files import write_whole
from index.parsing.corrections import GivenMetadata, SpeakerCorrection, numbers_counted
from index.parsing.front_matter import merge_metadata
from index.readers.files import METADATA_ENDING, place_of
from index.readers.metadata import read_metadata, refuse_impossible
from index.records import METADATA, Record, Speaker

_FIRST = "first_paragraph"
_OF_SPEAKER = tuple(item.name for item in fields(SpeakerCorrection))
_T = TypeVar("_T")
_ONE_AT_A_TIME = threading.Lock()


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


def known_of(record: Record, given: GivenMetadata) -> GivenMetadata:
    """Return all that can be corrected of a record, as it is known now.

    What was corrected and not read again yet is in it. A speaker stands under each printed name
    that is shown as that speaker; where turns differ, what differs is None.

    Args:
        record: As it was read last.
        given: What its metadata file says now.
    """
    merged = merge_metadata(record.metadata, given)
    corrected = dict(given.speakers)
    speakers = [
        (printed, _overlaid(shown, corrected.get(printed)))
        for name, shown in _shown_speakers(record).items()
        for printed in printed_names(record, name, given)
    ]
    first = given.first_paragraph
    if numbers_counted(record):
        first = first or min(one.number for one in record.paragraphs if one.number is not None)
    return GivenMetadata(
        **{name: getattr(merged, name) for name in METADATA},
        speakers=tuple(speakers),
        first_paragraph=first,
    )


def printed_names(record: Record, shown: str, given: GivenMetadata) -> list[str]:
    """Return the printed names of a speaker, which a metadata file may show under another name.

    Args:
        record: The record.
        shown: The speaker's name in it.
        given: What the metadata file says.
    """
    names = {printed: said.name or printed for printed, said in given.speakers}
    found = [printed for printed, name in names.items() if name == shown and printed != shown]
    if "" in found:
        return [""]  # Whoever speaks in a text that names nobody; the name may stand in it.
    if not found or (names.get(shown, shown) == shown and shown in record.text):
        found.append(shown)
    return found


def _shown_speakers(record: Record) -> dict[str, SpeakerCorrection]:
    """Return the named speakers of a record in order of appearance, with what all turns share."""
    speakers: dict[str, list[Speaker]] = {}
    for turn in record.turns:
        if turn.speaker.name:
            speakers.setdefault(turn.speaker.name, []).append(turn.speaker)
    return {
        name: SpeakerCorrection(
            name,
            _shared([one.role for one in found]),
            _shared([one.state or "" for one in found]),
            _shared([one.side for one in found]),
        )
        for name, found in speakers.items()
    }


def _shared(values: Sequence[_T]) -> _T | None:
    return values[0] if len(set(values)) == 1 else None


def _overlaid(shown: SpeakerCorrection, said: SpeakerCorrection | None) -> SpeakerCorrection:
    said = said or SpeakerCorrection()
    values = {
        name: getattr(shown if getattr(said, name) is None else said, name) for name in _OF_SPEAKER
    }
    return SpeakerCorrection(**values)


Field = tuple[str, ...]
"""What can be corrected: ``("title",)``, or ``("speakers", "Mr. Smith", "side")``."""


def field_values(known: GivenMetadata) -> dict[Field, object]:
    """Return what can be corrected one by one; speakers only where something is said of them."""
    values: dict[Field, object] = {(name,): getattr(known, name) for name in (*METADATA, _FIRST)}
    for printed, said in known.speakers:
        for name in _OF_SPEAKER:
            if (value := getattr(said, name)) is not None:
                values["speakers", printed, name] = value
    return values


def changed_between(before: GivenMetadata, now: GivenMetadata) -> tuple[Field, ...]:
    """Return what is another than before."""
    old, new = field_values(before), field_values(now)
    return tuple(one for one in dict.fromkeys((*old, *new)) if old.get(one) != new.get(one))


def replaced(known: GivenMetadata, values: Mapping[Field, object]) -> GivenMetadata:
    """Return what is known with other values in some fields; None or empty where nothing is said.

    Of a speaker, an empty role or State says that there is none.
    """
    merged = {**field_values(known), **values}
    speakers: dict[str, dict[str, object]] = {}
    for one, value in merged.items():
        if len(one) > 1 and value is not None:
            speakers.setdefault(one[1], {})[one[2]] = value
    return GivenMetadata(
        **{name: value for (name, *more), value in merged.items() if not more},  # type: ignore[arg-type]
        speakers=tuple(
            (printed, SpeakerCorrection(**said))  # type: ignore[arg-type]
            for printed, said in speakers.items()
        ),
    )


def correct(known: GivenMetadata, wanted: GivenMetadata, given: GivenMetadata) -> GivenMetadata:
    """Return what the metadata file has to say so that a record is known as is wanted.

    Only what differs from what was known is said, besides what the file says already. What is
    wanted empty is said no more: the record's own words hold again.

    Args:
        known: What was known when the wish arose.
        wanted: What should be known.
        given: What the metadata file says now.
    """
    values = field_values(wanted)
    return replaced(given, {one: values.get(one) for one in changed_between(known, wanted)})


def correct_source(source: str, known: GivenMetadata, wanted: GivenMetadata) -> bool:
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
    with _ONE_AT_A_TIME:  # Or two who save at once would undo each other.
        given = read_metadata(source) or GivenMetadata()
        said = correct(known, wanted, given)
        if said == given:
            return False
        write_metadata(source, said)
    return True


def write_metadata(source: str, given: GivenMetadata) -> Path:
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
    refuse_impossible(str(place), given)
    text = metadata_text(given)
    try:
        if text:
            write_whole(place, text.encode())
        else:
            place.unlink(missing_ok=True)
    except OSError as error:
        raise FileError(
            str(place),
            f"it cannot be written ({error.strerror}). Change the rights of the folder, or free "
            "some space, and try again.",
        ) from error
    return place


def metadata_text(given: GivenMetadata) -> str:
    """Return the text of a metadata file that says something; empty where there is nothing."""
    lines = [
        f"{name} = {_toml(value)}\n"
        for name in (*METADATA, _FIRST)
        if (value := getattr(given, name))
    ]
    for printed, said in given.speakers:
        values = [(name, getattr(said, name)) for name in _OF_SPEAKER]
        spoken = [f"{name} = {_toml(value)}\n" for name, value in values if value is not None]
        lines += [f"\n[speakers.{_toml(printed)}]\n", *spoken] if spoken else []
    return "".join(lines).lstrip("\n")


def _toml(value: object) -> str:
    """Return a value in TOML, whose strings may be written as those of JSON but for one sign."""
    value = list(value) if isinstance(value, tuple) else value
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
