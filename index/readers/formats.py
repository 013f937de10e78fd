"""Which format a file is in, by what it holds: names and endings are often wrong.

What cannot be read is refused by its own name, with the way to something that can.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from io import BytesIO

from index.errors import FileError
from index.readers.archives import list_members


class Format(StrEnum):
    """The formats that are read."""

    TEXT = "plain text"
    WORD = "Word document"
    PDF = "PDF"
    WEB_PAGE = "web page"
    ARCHIVE = "zip archive"


ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
"""How zip archives begin, and with them all documents that are zip archives inside."""

_AS_WORD = "Open it in Word or LibreOffice and save it as .docx."
_AS_TEXT = "Open it in its own program and save it as .docx, PDF or plain text (UTF-8)."
_NO_RECORD = "It holds no text of a meeting; leave it out."
_UNPACK = "Unpack it and add the files, or pack them as .zip."
_SIGNATURES: tuple[tuple[bytes, int, str, str], ...] = (
    (b"PK\x07\x08", 0, "one part of a divided zip archive", "Unpack it and add the files."),
    (b"PK00PK\x03\x04", 0, "one part of a divided zip archive", "Unpack it and add the files."),
    (b"{\\rtf", 0, "an RTF document", _AS_WORD),
    (b"\xffWPC", 0, "a WordPerfect document", "Open it in LibreOffice and save it as .docx."),
    (b"\xdb\xa5", 0, "a document of a very old Word", _AS_WORD),
    (b"%!PS", 0, "a PostScript file", "Convert it to PDF."),
    (b"\x1f\x8b", 0, "a gzip archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", 0, "a 7z archive", _UNPACK),
    (b"Rar!\x1a\x07", 0, "a RAR archive", _UNPACK),
    (b"ustar", 257, "a tar archive", _UNPACK),
    (b"BZh", 0, "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ\x00", 0, "an xz archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", 0, "a Zstandard archive", _UNPACK),
    (b"MSCF\x00\x00\x00\x00", 0, "a cabinet archive", _UNPACK),
    *(
        (mark, offset, "a picture", "Recognise its text (OCR) and save that as a PDF with text.")
        for mark, offset in (
            (b"\x89PNG", 0),
            (b"\xff\xd8\xff", 0),
            (b"GIF87a", 0),
            (b"GIF89a", 0),
            (b"II*\x00", 0),
            (b"MM\x00*", 0),
            (b"WEBP", 8),
            (b"ftypheic", 4),
            (b"\x00\x00\x00\x0cjP  ", 0),
            (b"AT&TFORM", 0),
        )
    ),
    *(
        (mark, offset, "a sound or film", "Add the written record of the meeting instead.")
        for mark, offset in (
            (b"ID3\x02", 0),
            (b"ID3\x03", 0),
            (b"ID3\x04", 0),
            (b"WAVE", 8),
            (b"AVI ", 8),
            (b"ftyp", 4),
            (b"OggS\x00", 0),
            (b"fLaC\x00", 0),
            (b"\x1aE\xdf\xa3", 0),
        )
    ),
    *(
        (mark, 0, "a program", _NO_RECORD)
        for mark in (b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"MZ\x90\x00")
    ),
    (b"SQLite format 3\x00", 0, "a database", _NO_RECORD),
)
_OLE = b"\xd0\xcf\x11\xe0"
# Names of streams in an OLE file, and what it is that has one.
_OLE_KINDS = (
    (
        "EncryptedPackage",
        "a document protected by a password",
        "Open it with its password, take the protection off, and save it again as .docx.",
    ),
    ("WordDocument", "an old Word document (.doc)", _AS_WORD),
    ("Workbook", "an old Excel workbook (.xls)", _AS_TEXT),
    ("Book", "an old Excel workbook (.xls)", _AS_TEXT),
    ("PowerPoint Document", "an old PowerPoint presentation (.ppt)", _AS_TEXT),
    ("__properties_version1.0", "an Outlook message (.msg)", _AS_TEXT),
)
_OLE_ENTRY = 128
"""Bytes of an entry of an OLE directory; its name takes the first 64, its length follows."""
# Where the files in a zip archive lie, and what it is. The first that fits is taken.
_ZIP_KINDS: tuple[tuple[str, str, str], ...] = (
    ("xl/", "an Excel workbook (.xlsx)", _AS_TEXT),
    ("ppt/", "a PowerPoint presentation (.pptx)", _AS_TEXT),
    ("visio/", "a Visio drawing", _AS_TEXT),
    ("META-INF/container.xml", "an electronic book (.epub)", "Convert it to a web page or PDF."),
    ("META-INF/MANIFEST.MF", "a program", _NO_RECORD),
    ("META-INF/manifest.xml", "an OpenDocument file (.odt and the like)", _AS_WORD),
    ("Index/Document.iwa", "a Pages document", "Open it in Pages and export it to Word (.docx)."),
    ("[Content_Types].xml", "an Office document without text", _AS_TEXT),
)
_PDF = re.compile(rb"%PDF-\d")
_PDF_WITHIN = 1024
"""Bytes within which a PDF has to begin: ISO 32000, annex H, on what readers accept."""
_HEAD = 8192
"""Bytes in which a web page shows itself."""
_BEFORE_MARKUP = re.compile(r"(?:\s|\ufeff|<!--.*?-->|<\?.*?>)*", re.DOTALL)
_FIRST_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|style|script|base|div|p|span|table|center"
    r"|font|h[1-6]|a|b|br|hr|ul|ol|main|article|section|header|nav|form)\b[^<>]*>",
    re.IGNORECASE,
)
_PAGE_TAG = re.compile(r"<(?:!doctype\s+html|html|body)\b[^<>]*>", re.IGNORECASE)
_CLOSED_TAG = re.compile(r"</(?:p|div|span|td|tr|li|a|b|i|h[1-6]|title|font)\s*>", re.IGNORECASE)
_ENOUGH_TAGS = 3
_MIME = re.compile(r"^MIME-Version\s*:", re.IGNORECASE | re.MULTILINE)
_MIME_TYPE = re.compile(r"^Content-Type\s*:\s*(?:multipart|text|application)/", re.I | re.M)
_WORD_XML = re.compile(r"Word\.Document|<w:wordDocument\b|<pkg:package\b")


def format_of(source: str, data: bytes) -> Format:
    """Return which format a file is in.

    Args:
        source: The file, for the message.
        data: All its bytes.

    Raises:
        FileError: If it is in none that is read; the message says what it is, and the way out.
    """
    if data.startswith(ZIP_MARKS):
        return zip_format(source, list_members(source, BytesIO(data)))
    if data.startswith(_OLE):
        raise _refused(source, *_ole_kind(data))
    for mark, offset, kind, way_out in _SIGNATURES:
        if data.startswith(mark, offset):
            raise _refused(source, kind, way_out)
    if _PDF.search(data, 0, _PDF_WITHIN):
        return Format.PDF
    return _markup_format(source, data)


def zip_format(source: str, names: Iterable[str]) -> Format:
    """Return whether a zip archive is a Word document or an archive of files.

    Args:
        source: The file, for the message.
        names: Names of the files in it.

    Raises:
        FileError: If it is a document or program of another kind.
    """
    names = list(names)
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return Format.WORD
    is_office = "[Content_Types].xml" in names
    for place, kind, way_out in _ZIP_KINDS:
        found = (
            any(name.startswith(place) for name in names) if place[-1] == "/" else place in names
        )
        if found and (is_office or place[-1] != "/"):
            raise _refused(source, kind, way_out)
    return Format.ARCHIVE


def _ole_kind(data: bytes) -> tuple[str, str]:
    """Return what an OLE file is, by the streams that its directory names."""
    for name, kind, way_out in _OLE_KINDS:
        encoded = name.encode("utf-16-le")
        entry = encoded.ljust(64, b"\x00") + (len(encoded) + 2).to_bytes(2, "little")
        place = data.find(entry)
        while place >= 0:
            if place % _OLE_ENTRY == 0:
                return kind, way_out
            place = data.find(entry, place + 1)
    return "an old Office document", _AS_TEXT


def _markup_format(source: str, data: bytes) -> Format:
    """Tell web pages, and what looks like one, from plain text."""
    head = _text_of(data[:_HEAD])
    before = _BEFORE_MARKUP.match(head)
    start = before.end() if before else 0
    if _MIME.search(head) and _MIME_TYPE.search(head):
        raise _refused(
            source,
            "a web archive or e-mail message (MIME, .mht, .eml)",
            "Open it in Word or a browser and save it as .docx or as a web page (.html).",
        )
    if _FIRST_TAG.match(head, start) or _PAGE_TAG.search(head):
        return Format.WEB_PAGE
    if head[:start].lstrip("\ufeff \t\r\n").startswith("<?xml"):
        if _WORD_XML.search(head):
            raise _refused(source, "a Word document kept as XML", _AS_WORD)
        raise _refused(source, "an XML file", _AS_TEXT)
    if head.startswith("<svg", start):
        raise _refused(source, "a picture", _NO_RECORD)
    if len(_CLOSED_TAG.findall(head)) >= _ENOUGH_TAGS:
        return Format.WEB_PAGE
    return Format.TEXT


def _text_of(head: bytes) -> str:
    """Return the beginning of a file as text, good enough to find markup in it."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head.decode(encoding, errors="replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _refused(source: str, kind: str, way_out: str) -> FileError:
    return FileError(source, f"this is {kind}, which cannot be read. {way_out}")
