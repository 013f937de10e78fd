"""Sources to Documents: bounds on size, the digest, and the format.

A source says where a record file is, as text: the path of a file, or the path of a zip archive and
the name of a file in it, with ``!/`` between them: ``records/2023.zip!/CAT/meeting.docx``.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from index.errors import FileError
from index.readers.archives import LARGEST_FILE, Member, list_members, unpack
from index.readers.contained import WORKER
from index.readers.formats import ZIP_MARKS, Format, format_of, zip_format
from index.readers.plain_text import read_plain_text
from index.records import Document

METADATA_ENDING = ".metadata.toml"
"""``meeting.txt`` is described by ``meeting.metadata.toml`` in the same folder."""
_IN_ARCHIVE = "!/"
_CHUNK = 1024 * 1024
_MOST_LINES = 500_000
_MOST_PARAGRAPHS = 100_000
"""A meeting of a day has some hundred; what has more takes hours to understand."""
CONTAINED_READERS = {
    Format.WORD: "index.readers.word.read_word",
    Format.PDF: "index.readers.pdf.read_pdf",
    Format.WEB_PAGE: "index.readers.web.read_web_page",
}
"""Readers that run in a process of their own, by their dotted names."""


def find_sources(path: Path) -> Iterator[str]:
    """Yield the sources that a file holds: itself, or each file in a zip archive, by name.

    Hidden files, metadata files and what macOS keeps in archives are left out. No content is read:
    a source that cannot be read is refused when it is read.

    Args:
        path: A file.

    Raises:
        FileError: If it is an archive that is refused as a whole.
    """
    source = os.path.abspath(path)  # noqa: PTH100 - without "..", which resolve() follows
    if not _begins_as_zip(source):
        yield source
        return
    members = _members(source)
    if zip_format(source, members) is not Format.ARCHIVE:
        yield source
        return
    names = [
        name
        for name, member in members.items()
        if not member.hidden and not name.endswith(METADATA_ENDING)
    ]
    if not names:
        raise FileError(source, "there are no record files in the archive. Leave it out.")
    yield from (f"{source}{_IN_ARCHIVE}{name}" for name in names)


def _begins_as_zip(source: str) -> bool:
    """Look at the first bytes; a file that cannot be opened is refused when it is read."""
    try:
        with _opened(source) as file:
            return file.read(4) in ZIP_MARKS
    except (FileError, OSError):
        return False


def digest(source: str) -> str:
    """Return the SHA-256 of a source's bytes, in hexadecimal, without keeping them.

    Raises:
        FileError: If they cannot be read, or are more than a record has.
    """
    found = hashlib.sha256()
    for piece in read_pieces(source):
        found.update(piece)
    return found.hexdigest()


def read_source(source: str) -> Document:
    """Read a source by its content, not its ending.

    Plain text is read in this process, every other format in one that is bounded in time and
    memory (:mod:`index.readers.contained`).

    Raises:
        FileError: If it cannot be read or holds no text; the message names the next step.
    """
    data = b"".join(read_pieces(source))
    found = format_of(source, data)
    if found is Format.ARCHIVE:
        inside = place_of(source).member is not None
        raise FileError(
            source,
            "this is an archive in an archive. Unpack it first, and add what is in it."
            if inside
            else "this is an archive of several files, not one record. Add it to a store, or "
            "unpack it and read one of its files.",
        )
    if found is Format.TEXT:
        _refuse_beyond(source, max(data.count(b"\n"), data.count(b"\r")), _MOST_LINES, "lines")
        contents = read_plain_text(source, data)
    else:
        contents = WORKER.read(source, data, CONTAINED_READERS[found])
    _refuse_beyond(source, len(contents.paragraphs), _MOST_PARAGRAPHS, "paragraphs")
    return Document(
        source,
        hashlib.sha256(data).hexdigest(),
        contents.paragraphs,
        contents.leftovers,
        contents.remarks,
    )


def _refuse_beyond(source: str, count: int, most: int, what: str) -> None:
    if count > most:
        raise FileError(
            source,
            f"it has {count:,} {what}; records have at most {most:,}. Split it, or leave it out.",
        )


def read_document(path: Path) -> Document:
    """Read one file; as :func:`read_source`.

    Raises:
        FileError: If it cannot be read or holds no text; the message names the next step.
    """
    return read_source(str(path))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a source is: a file, and the name of a member where the file is an archive."""

    file: str
    member: str | None = None


def place_of(source: str) -> Place:
    """Take a source apart; folders and members may have ``!/`` in their names, too."""
    cut = source.find(_IN_ARCHIVE)
    while cut >= 0:
        if os.path.isfile(source[:cut]):  # noqa: PTH113 - the text of a source, kept as it is
            return Place(source[:cut], source[cut + len(_IN_ARCHIVE) :])
        cut = source.find(_IN_ARCHIVE, cut + 1)
    return Place(source)


def metadata_source(source: str) -> str | None:
    """Return where the metadata of a source are, or None where there are none."""
    place = place_of(source)
    if place.member is None:
        path = Path(source)
        beside = path.with_name(path.stem + METADATA_ENDING) if path.name else path
        return str(beside) if os.path.isfile(beside) else None  # noqa: PTH113 - names too long
    folder, slash, name = place.member.rpartition("/")
    beside_it = folder + slash + PurePosixPath(name).stem + METADATA_ENDING
    found = beside_it in _members(place.file)
    return f"{place.file}{_IN_ARCHIVE}{beside_it}" if found else None


def read_pieces(source: str, largest: int = LARGEST_FILE) -> Iterator[bytes]:
    """Yield the bytes of a source in pieces.

    Raises:
        FileError: If they cannot be read, or are more than ``largest``.
    """
    place = place_of(source)
    read = 0
    for piece in _of_file(source) if place.member is None else _of_member(source, place):
        read += len(piece)
        if read > largest:
            raise FileError(
                source,
                f"the file has more than {largest:,} bytes, the most that is read. Split it, or "
                "leave it out.",
            )
        yield piece


def _of_file(source: str) -> Iterator[bytes]:
    with _opened(source) as file:
        try:
            while piece := file.read(_CHUNK):
                yield piece
        except OSError as error:
            raise _unreadable(source, error) from error


def _of_member(source: str, place: Place) -> Iterator[bytes]:
    member = _members(place.file).get(place.member or "")
    if member is None:
        raise FileError(source, "there is no such file in the archive. Check the name.")
    with _opened(place.file) as file:
        yield from unpack(source, file, member)


def _opened(source: str) -> BinaryIO:
    """Open an ordinary file; reading a pipe or a device could go on for ever."""
    if not source.isprintable() and any(0xDC80 <= ord(c) <= 0xDCFF for c in source):
        shown = source.encode("utf-8", "backslashreplace").decode()
        raise FileError(shown, "the name of the file is not UTF-8. Rename it.")
    try:
        mode = Path(source).stat().st_mode
        if not stat.S_ISREG(mode):
            kind = "a folder" if stat.S_ISDIR(mode) else "no ordinary file (a pipe or a device)"
            raise FileError(source, f"this is {kind}. Name a file.")
        return Path(source).open("rb")
    except (OSError, ValueError) as error:
        raise _unreadable(source, error) from error


def _unreadable(source: str, error: OSError | ValueError) -> FileError:
    reason = getattr(error, "strerror", None) or str(error)
    return FileError(source, f"{reason}. Check the path and its rights.")


def _members(archive: str) -> dict[str, Member]:
    """Return the members of an archive; its table is read again when the file has changed."""
    with _opened(archive) as file:
        found = os.fstat(file.fileno())
    return _members_as_of(archive, (found.st_ino, found.st_size, found.st_mtime_ns))


@lru_cache(maxsize=4)
def _members_as_of(archive: str, stamp: tuple[int, ...]) -> dict[str, Member]:  # noqa: ARG001
    with _opened(archive) as file:
        return list_members(archive, file)
