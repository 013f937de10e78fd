"""Files that were uploaded, kept below the store's folder, since a store refers to its sources.

Each lies in a folder named after its content, so that two files of one name are kept apart, each
with a metadata file of its own, and the same file uploaded again is the same file.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path, PurePath

from index.errors import StoreError, StoreReadOnlyError
from index.files.whole_files import write_whole
from index.readers.files import METADATA_ENDING, place_of

FOLDER = "uploads"
_WAITING = ".waiting"
"""A file beside an upload that was not taken in yet; it is hidden, so that no reader takes it."""
_DIGITS = 32
_OF_CONTENT = re.compile(rf"[0-9a-f]{{{_DIGITS}}}")
_LONGEST_NAME = 160
"""Bytes of a name, which leaves room for the ending of its metadata file."""


def safe_name(name: str) -> str:
    """Return the name of an uploaded file without any path, and such as every system takes.

    >>> safe_name("../../etc/passwd")
    'passwd'
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(
        "_" if character in ':*?"<>|' else character
        for character in " ".join(last.split())
        if character.isprintable()
    ).strip(" .")
    stem, dot, ending = shown.rpartition(".")
    ending = (dot + ending).encode()[:20].decode(errors="ignore") if stem else ""
    kept = (stem or shown).encode()[: _LONGEST_NAME - len(ending.encode())]
    return (kept.decode(errors="ignore").strip(" .") or "record") + ending


def keep_upload(store: Path, name: str, data: bytes | memoryview) -> Path:
    """Keep an uploaded file, marked as waiting to be taken in; return where it lies.

    A file of the same content that is kept already is the one, whatever its name is.

    Args:
        store: Folder of the store.
        name: As the person's machine has it.
        data: Its bytes.

    Raises:
        StoreError: If it cannot be written; the message says why and what to do.
    """
    folder = store / FOLDER / hashlib.sha256(data).hexdigest()[:_DIGITS]
    path = next(_files_in(folder), folder / safe_name(name))
    _write(store, path, data)
    _write(store, folder / _WAITING, b"")
    return path


def keep_uploads(
    store: Path, files: Iterable[tuple[str, bytes | memoryview]]
) -> tuple[list[Path], list[str]]:
    """Keep files that were uploaded together; metadata files go beside those they describe.

    Args:
        store: Folder of the store.
        files: Names and bytes.

    Returns:
        Where the record files lie, and the names of metadata files that describe none of them.

    Raises:
        StoreError: If one cannot be kept.
    """
    given = list(files)
    kept = [
        (name, keep_upload(store, name, data))
        for name, data in given
        if not name.endswith(METADATA_ENDING)
    ]
    alone = []
    for name, data in given:
        if name.endswith(METADATA_ENDING):
            stem = name.removesuffix(METADATA_ENDING)
            described = [path for other, path in kept if PurePath(other).stem == stem]
            for path in described:
                keep_metadata(store, path, data)
            if not described:
                alone.append(name)
    return list(dict.fromkeys(path for _, path in kept)), alone


def keep_metadata(store: Path, path: Path, data: bytes | memoryview) -> None:
    """Keep an uploaded metadata file beside the upload that it describes.

    Raises:
        StoreError: If it cannot be written.
    """
    _write(store, path.with_name(path.stem + METADATA_ENDING), data)


def waiting(store: Path) -> list[Path]:
    """Return the uploads that were not taken in yet, by name: those of a run that was stopped."""
    found: list[Path] = []
    for mark in (store / FOLDER).glob(f"*/{_WAITING}"):
        found += _files_in(mark.parent)
    return sorted(found, key=lambda path: (path.name, str(path)))


def is_upload(store: Path, path: Path) -> bool:
    """Return whether a file lies among the uploads of a store, in a folder made for it here."""
    folder = _absolute(path).parent
    return folder.parent == _absolute(store / FOLDER) and bool(_OF_CONTENT.fullmatch(folder.name))


def settle(store: Path, path: Path, *, used: bool) -> None:
    """Note that an upload was gone through; one that the store does not refer to is deleted.

    A file that is no upload is left alone.
    """
    if not is_upload(store, path):
        return
    if used:
        path.with_name(_WAITING).unlink(missing_ok=True)
    else:
        shutil.rmtree(path.parent, ignore_errors=True)


class Fate(StrEnum):
    """What becomes of a record's file when the record is taken out of the store."""

    UNTOUCHED = "untouched"
    """It is no upload."""
    DELETED = "deleted"
    SHARED = "shared"
    """It is an upload that stays, since other records come from it."""


def fate(store: Path, source: str, others: Iterable[str]) -> Fate:
    """Return what becomes of a record's file when the record is taken out of the store.

    Args:
        store: Folder of the store.
        source: Of the record.
        others: Sources of the other records.
    """
    file = place_of(source).file
    if not is_upload(store, Path(file)):
        return Fate.UNTOUCHED
    return Fate.SHARED if file in (place_of(other).file for other in others) else Fate.DELETED


def forget(store: Path, source: str, others: Iterable[str]) -> None:
    """Delete the upload that a record came from, once the record is out of the store.

    A file that is no upload is left alone, and so is one that other records come from, or that was
    uploaded again and waits to be taken in.

    Args:
        store: Folder of the store.
        source: Of the record.
        others: Sources of the records that are still there.
    """
    path = Path(place_of(source).file)
    waits = path.with_name(_WAITING).exists()
    if not waits and fate(store, source, others) is Fate.DELETED:
        settle(store, path, used=False)


def _files_in(folder: Path) -> Iterator[Path]:
    """Yield the upload in a folder, if there is one."""
    for path in folder.glob("*"):
        if not path.name.startswith(".") and not path.name.endswith(METADATA_ENDING):
            yield path


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - as sources are


def _write(store: Path, path: Path, data: bytes | memoryview) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
    except OSError as error:
        kind = StoreReadOnlyError if isinstance(error, PermissionError) else StoreError
        raise kind(
            f"{store}: the uploaded file {path.name!r} cannot be kept ({error.strerror}). Free "
            "some space or change the rights of the folder, and upload it again."
        ) from error
