"""The zip archive of a Word file: its parts, read within bounds and parsed without any entity.

The parts are read by hand, not through a Word library: such a library stops at the first part
that is missing or odd, where the text can still be read. Names and relationships follow the Open
Packaging Conventions (ECMA-376, part 2).
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from typing import Any

from lxml import etree

from index.errors import FileError

Element = Any
"""An element of lxml, which comes without types."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)
"""The strict variant of the format has the same elements under other names."""
_LARGEST_PART = 200 * 1024 * 1024
_LARGEST_TOTAL = 400 * 1024 * 1024
_SUSPECT_SIZE = 10 * 1024 * 1024
_SUSPECT_RATIO = 200
"""Parts larger than the suspect size that shrank more than this are bombs, not text."""
_MOST_TAGS = 5_000_000
"""Elements take far more memory than text; a thousand pages have about a million tags."""
_CHUNK = 1024 * 1024
_MAIN = "word/document.xml"
_INTEGER = re.compile(r"[+-]?\d{1,9}")
_DOWNLOAD = "Download it again; if that does not help, open it in Word and save it as .docx."
_SAVE = "Open it in its own program and save it as a Word document (.docx) or plain text (.txt)."
_KINDS = (
    ("xl/", f"this is an Excel workbook. {_SAVE}"),
    ("ppt/", f"this is a PowerPoint presentation. {_SAVE}"),
    ("content.xml", f"this is an OpenDocument file (.odt, .ods or .odp). {_SAVE}"),
    ("meta-inf/container.xml", f"this is an e-book. {_SAVE}"),
)
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What the zip library raises on archives that are broken in one way or another."""


def value(element: Element | None, default: str = "") -> str:
    """Return the ``w:val`` of an element, or the default where either is missing."""
    return default if element is None else str(element.get(f"{W}val", default))


def integer(text: str | None, default: int | None = None) -> int | None:
    """Return the whole number a text holds, or the default where it holds none in bounds."""
    return int(text) if text is not None and _INTEGER.fullmatch(text.strip()) else default


def switched_on(element: Element | None) -> bool | None:
    """Return what a switch (``<w:vanish/>``, ``<w:vanish w:val="0"/>``) says; None if missing."""
    return None if element is None else value(element, "1") not in {"0", "false", "off"}


class WordPackage:
    """The parts of one Word file.

    Args:
        source: Name of the file, for messages.
        data: Its bytes.

    Raises:
        FileError: If the bytes are no zip archive or hold no Word document.
    """

    def __init__(self, source: str, data: bytes) -> None:
        self.source = source
        self._size = len(data)
        self._total = 0
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self._archive.infolist()
        except _UNREADABLE as error:
            raise FileError(source, f"the Word file is damaged ({error}). {_DOWNLOAD}") from error
        self._entries = {
            entry.filename.replace("\\", "/").lstrip("/").lower(): entry for entry in entries
        }
        self.main = self._find_main()
        self._targets = self._relationships(self.main)

    @property
    def has_macros(self) -> bool:
        """Whether the file carries macros."""
        return any(name.endswith("vbaproject.bin") for name in self._entries)

    @property
    def has_pictures(self) -> bool:
        """Whether the file carries pictures."""
        return any(name.startswith("word/media/") for name in self._entries)

    def document(self) -> Element:
        """Return the root of the document.

        Raises:
            FileError: As :meth:`part`, and if it is something else than a Word document.
        """
        root = self.part(self.main)
        if root is None or root.tag != f"{W}document":
            raise FileError(
                self.source, f"its main part is not a Word document but something else. {_SAVE}"
            )
        return root

    def related(self, kind: str) -> Element | None:
        """Return the root of the part in a role ("styles", "numbering"), or None if missing."""
        named = next((target for role, target in self._targets.values() if role == kind), "")
        usual = f"{posixpath.dirname(self.main)}/{kind}.xml"
        return self.part(named if named in self._entries else usual)

    def target(self, relationship: str | None) -> str | None:
        """Return the name of the part a relationship of the document leads to, if it is there."""
        _, name = self._targets.get(relationship or "", ("", ""))
        return name if name in self._entries else None

    def part(self, name: str) -> Element | None:
        """Return the root of a part; None where there is no such part.

        Raises:
            FileError: If it is too large, broken, or not plain XML.
        """
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        data = self._read(entry)
        doctype = "<!DOCTYPE"
        if any(
            doctype.encode(encoding) in data for encoding in ("utf-8", "utf-16-le", "utf-16-be")
        ):
            raise FileError(
                self.source,
                f"its part {name} declares a document type, which no Word file does; it may be an "
                "attack. Leave it out, or open it in Word and save it as .docx.",
            )
        tags = data.count(b"<")
        if tags > _MOST_TAGS:
            raise FileError(
                self.source,
                f"its part {name} has {tags:,} tags, more than any record. Divide the document in "
                "Word, or leave it out.",
            )
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            return etree.fromstring(data, parser)
        except (etree.LxmlError, ValueError, LookupError) as error:
            raise FileError(
                self.source, f"its part {name} cannot be read ({error}). {_DOWNLOAD}"
            ) from error

    def _find_main(self) -> str:
        for role, target in self._relationships("").values():
            if role == "officeDocument" and target in self._entries:
                start = target
                break
        else:
            start = _MAIN
        names = self._entries
        if start in names and not start.startswith(("xl/", "ppt/")):
            return start
        for beginning, reason in _KINDS:
            if any(name.startswith(beginning) for name in names):
                raise FileError(self.source, reason)
        raise FileError(
            self.source,
            "this is a zip archive without a Word document in it. Unpack it and add the files.",
        )

    def _relationships(self, part: str) -> dict[str, tuple[str, str]]:
        """Return role and part name of each relationship of a part ("" for the whole file)."""
        folder, _, name = part.rpartition("/")
        root = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for item in () if root is None else root.iter("{*}Relationship"):
            if item.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, item.get("Target", "")))
                role = item.get("Type", "").rpartition("/")[2]
                found[item.get("Id", "")] = (role, target.lstrip("/").lower())
        return found

    def _read(self, entry: zipfile.ZipInfo) -> bytes:
        """Return the bytes of a part, never more than the bounds, whatever the archive says."""
        if entry.flag_bits & 1:
            raise FileError(
                self.source,
                "the archive is locked with a password. Open it and save it without one.",
            )
        allowed = min(_LARGEST_PART, _LARGEST_TOTAL - self._total)
        packed = min(entry.compress_size, self._size)
        allowed = min(allowed, max(packed * _SUSPECT_RATIO, _SUSPECT_SIZE))
        pieces: list[bytes] = []
        size = 0
        try:
            with self._archive.open(entry) as stream:
                while entry.file_size <= allowed and size <= allowed:
                    piece = stream.read(_CHUNK)
                    if not piece:
                        break
                    pieces.append(piece)
                    size += len(piece)
        except _UNREADABLE as error:
            raise FileError(
                self.source, f"its part {entry.filename} is damaged ({error}). {_DOWNLOAD}"
            ) from error
        if max(size, entry.file_size) > allowed:
            raise FileError(
                self.source,
                f"its part {entry.filename} unpacks to {max(size, entry.file_size):,} bytes, more "
                "than any record holds; it may be an attack. Leave it out, or save it again "
                "from Word.",
            )
        self._total += size
        return b"".join(pieces)
