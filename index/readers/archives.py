"""Zip archives, for people who download records by the hundred: what is in one, and its bytes.

Archives come from anywhere, so nothing that one says of itself is believed: sizes are checked
against the bytes that come out, and nothing is ever written to disk. What zip bombs do is described
in D. Fifield, "A better zip bomb", WOOT 2019: members whose data overlap, and extreme compression.
"""

from __future__ import annotations

import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from index.errors import FileError

LARGEST_FILE = 50 * 1024 * 1024
"""Bytes of one record file, by itself or unpacked."""
_MOST_MEMBERS = 10_000
_LARGEST_TOTAL = 2 * 1024**3
"""Bytes of all members of an archive, unpacked."""
_LARGEST_RATIO = 200
_RATIO_FROM = 1024 * 1024
"""Bytes unpacked up to which any compression is allowed."""
_LARGEST_DIRECTORY = 8 * 1024 * 1024
"""Bytes of an archive's table of members: 800 for each of the most that are allowed."""
_CHUNK = 64 * 1024
_HEADER = struct.Struct("<4s22xHH")
"""What stands before a member's data: a mark, and the lengths of its name and of extra fields."""
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_UTF8_NAME = 0x800
_SPLIT = "Unpack the archive yourself and add the files."
_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROLS = {"Cc", "Cs", "Zl", "Zp"}


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive.

    Attributes:
        name: As shown and named; characters that cannot be shown are written as escapes.
        refusal: Why it is not read, and what to do; empty where it may be read.
        compressed: Whether its data are compressed (by Deflate).
        begin: Where its header begins in the archive, in bytes.
        end: Where the next thing in the archive begins.
        packed, unpacked: Size of its data as the archive declares it, in bytes.
        checksum: CRC-32 of the unpacked data.
    """

    name: str
    refusal: str
    compressed: bool
    begin: int
    end: int
    packed: int
    unpacked: int
    checksum: int

    @property
    def hidden(self) -> bool:
        """Whether its name is hidden, or what macOS or an open Word keeps beside a file."""
        return any(
            part == "__MACOSX"
            or part.startswith("~$")
            or (part.startswith(".") and part != "." and part[:2] != "..")
            for part in self.name.split("/")
        )


class _TableReader:
    """A file as zipfile reads it, with a bound on the table of members it takes in at once."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek = file.seek
        self.tell = file.tell

    def read(self, size: int = -1, /) -> bytes:
        if size > _LARGEST_DIRECTORY:
            raise zipfile.LargeZipFile
        return self._file.read(size)


def list_members(source: str, file: BinaryIO) -> dict[str, Member]:
    """Return the files in an archive by their names, in the order of names, folders left out.

    No data are read, only the table at the end of the archive.

    Raises:
        FileError: If the archive is damaged, or refused as a whole.
    """
    try:
        with zipfile.ZipFile(_TableReader(file)) as archive:
            entries = archive.infolist()
            table = archive.start_dir
    except zipfile.LargeZipFile as error:
        raise _too_many(source) from error
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error) as error:
        raise _damaged(source, str(error)) from error
    if len(entries) > _MOST_MEMBERS:
        raise _too_many(source)
    total = sum(entry.file_size for entry in entries)
    if total > _LARGEST_TOTAL:
        raise FileError(
            source,
            f"the archive unpacks to {total:,} bytes; at most {_LARGEST_TOTAL:,} are taken. "
            "Divide it into smaller archives.",
        )
    entries.sort(key=lambda entry: entry.header_offset)
    ends = [*(entry.header_offset for entry in entries), table][1:]
    for entry, end in zip(entries, ends, strict=True):
        if (
            entry.header_offset < 0
            or entry.header_offset + _HEADER.size + entry.compress_size > end
        ):
            raise FileError(
                source,
                "files in the archive lie over one another, as no ordinary program packs them "
                "(this is how zip bombs are made). Leave it out, or zip the files again.",
            )
    members: dict[str, Member] = {}
    for entry, end in zip(entries, ends, strict=True):
        if not _name(entry).endswith("/"):
            member = _member(entry, end, _name(entry) in members)
            members[member.name] = member
    return dict(sorted(members.items()))


def unpack(source: str, file: BinaryIO, member: Member) -> Iterator[bytes]:
    """Yield the data of a member in pieces, unpacked, never more than a record may have.

    Raises:
        FileError: If the member is refused, damaged, or unpacks to more than it declares.
    """
    if member.refusal:
        raise FileError(source, member.refusal)
    made = checksum = 0
    try:
        file.seek(member.begin)
        mark, name_length, extra_length = _HEADER.unpack(file.read(_HEADER.size))
        begin = member.begin + _HEADER.size + name_length + extra_length
        if mark != b"PK\x03\x04" or begin + member.packed > member.end:
            raise _damaged(source, "its place in the archive is wrong")
        file.seek(begin)
        for piece, taken in _pieces(file, member):
            made += len(piece)
            if made > member.unpacked:
                raise _damaged(source, "it unpacks to more than the archive declares")
            if reason := _ratio_refusal(taken, made):
                raise FileError(source, reason)
            checksum = zlib.crc32(piece, checksum)
            yield piece
    except (zlib.error, OSError, struct.error) as error:
        raise _damaged(source, str(error)) from error
    if made != member.unpacked:
        raise _damaged(source, f"it ends after {made:,} of {member.unpacked:,} bytes")
    if checksum != member.checksum:
        raise _damaged(source, "its checksum (CRC-32) is wrong")


def _pieces(file: BinaryIO, member: Member) -> Iterator[tuple[bytes, int]]:
    """Yield unpacked pieces of bounded size, each with how many packed bytes are used up."""
    left = member.packed
    if not member.compressed:
        while piece := file.read(min(_CHUNK, left)):
            left -= len(piece)
            yield piece, member.packed - left
        return
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    waiting = b""
    while not inflate.eof:
        if not waiting:
            waiting = file.read(min(_CHUNK, left))
            left -= len(waiting)
        used_up = not waiting
        piece = inflate.decompress(waiting, _CHUNK)
        waiting = inflate.unconsumed_tail
        if piece:
            yield piece, member.packed - left - len(waiting)
        elif used_up:
            return


def _member(entry: zipfile.ZipInfo, end: int, is_repeated: bool) -> Member:
    name = _name(entry)
    return Member(
        name="".join(map(_shown, name)),
        refusal=_name_refusal(name, is_repeated) or _kind_refusal(entry),
        compressed=entry.compress_type != zipfile.ZIP_STORED,
        begin=entry.header_offset,
        end=end,
        packed=entry.compress_size,
        unpacked=entry.file_size,
        checksum=entry.CRC,
    )


def _name(entry: zipfile.ZipInfo) -> str:
    """Return a member's whole name; some programs write UTF-8 and do not say so."""
    name = entry.orig_filename
    if not entry.flag_bits & _UTF8_NAME:
        try:
            return name.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    return name


def _shown(character: str) -> str:
    if unicodedata.category(character) in _CONTROLS:
        return character.encode("unicode_escape", "surrogatepass").decode("ascii")
    return character


def _name_refusal(name: str, is_repeated: bool) -> str:
    parts = name.split("/")
    if is_repeated:
        return f"two files in the archive have this name. {_SPLIT}"
    if name.startswith("/") or ".." in parts or "\\" in name or _DRIVE.match(name):
        return (
            "its name leads out of the archive, or is written for another system (it begins with "
            f"a root or drive, or holds '..' or a backslash). {_SPLIT}"
        )
    if any(unicodedata.category(character) in _CONTROLS for character in name):
        return f"its name holds characters that are no text. {_SPLIT}"
    return ""


def _kind_refusal(entry: zipfile.ZipInfo) -> str:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "this is a link to another file, not a file. Put the file itself into the archive."
    if kind not in {0, stat.S_IFREG}:
        return "this is not an ordinary file. Leave it out."
    if entry.flag_bits & _ENCRYPTED:
        return "it is protected by a password. Unpack the archive with it and add the files."
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        return f"it is compressed by a method that is not read here. {_SPLIT}"
    if max(entry.file_size, entry.compress_size) > LARGEST_FILE:
        return (
            f"it has {max(entry.file_size, entry.compress_size):,} bytes; records have at most "
            f"{LARGEST_FILE:,}. Split it, or leave it out."
        )
    return _ratio_refusal(entry.compress_size, entry.file_size)


def _ratio_refusal(packed: int, unpacked: int) -> str:
    if unpacked > _RATIO_FROM and unpacked > _LARGEST_RATIO * packed:
        return (
            f"it is compressed more than {_LARGEST_RATIO} times, as no text of a meeting is (this "
            f"is how zip bombs are made). Leave it out, or unpack it yourself."
        )
    return ""


def _too_many(source: str) -> FileError:
    return FileError(
        source,
        f"the archive lists too many files; at most {_MOST_MEMBERS:,} are taken. Divide it into "
        "smaller archives.",
    )


def _damaged(source: str, reason: str) -> FileError:
    return FileError(
        source, f"damaged, or cut short ({reason}). Download it again, or zip the files again."
    )
