"""In which encoding a page is: what its bytes show counts for more than what it declares."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from bs4.dammit import EncodingDetector

from index.errors import FileError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WESTERN = "cp1252"
# What browsers read under a name that is narrower: WHATWG, Encoding Standard, "Names and labels".
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_NOT_BY_BYTE = ("utf-7", "utf-16", "utf-32", "utf-8", "idna", "punycode", "unicode", "raw_unicode")
"""Encodings that a page of single bytes which is no UTF-8 cannot be in, whatever it declares."""
_HEAD = 64 * 1024
"""Bytes within which a page declares its encoding, generously."""
_SAMPLE = 200_000
"""Bytes by which the likeliest encoding is told."""
_TAG = re.compile(rb"<[^<>]*>")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_AROUND = 100
"""Bytes on either side of one beyond ASCII that are looked at."""
_CONTROLS = {
    code: " " for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r\f"
}


class DecodedPage(NamedTuple):
    """The text of a page, and how many of its characters were damaged and read U+FFFD."""

    text: str
    damaged: int


def decode_page(source: str, data: bytes) -> DecodedPage:
    """Return the markup of a page as text, without control characters.

    A byte order mark decides. Else bytes that are valid UTF-8 are UTF-8 and nothing else, though
    the page may declare another encoding; bytes that are not, though it may declare UTF-8, are in
    what the page declares otherwise, or in the likeliest encoding.

    Args:
        source: The file, for messages.
        data: Its bytes.

    Raises:
        FileError: If no encoding can be recognised.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    try:
        return DecodedPage(data.decode("utf-8").translate(_CONTROLS), 0)
    except UnicodeDecodeError:
        pass
    declared = _declared(data)
    if declared:
        return _lenient(data, declared)
    lenient = _lenient(data, "utf-8")
    right = sum(character > "\x7f" for character in lenient.text) - lenient.damaged
    if right >= lenient.damaged:
        return lenient  # UTF-8 with a few wrong bytes: any other encoding would garble the rest.
    return _lenient(data, _likeliest(source, data))


def _lenient(data: bytes, encoding: str) -> DecodedPage:
    text = data.decode(encoding, errors="replace").translate(_CONTROLS)
    written = data.count("\ufffd".encode()) if encoding == "utf-8" else 0
    return DecodedPage(text, text.count("\ufffd") - written)


def _declared(data: bytes) -> str | None:
    """Return the encoding a page declares, if such bytes can be in it."""
    name = EncodingDetector.find_declared_encoding(data[:_HEAD], is_html=True)
    try:
        found = codecs.lookup(name or "").name
        encoding = _WIDER.get(found, found)
        if encoding.startswith(_NOT_BY_BYTE):
            return None
        data[:1].decode(encoding, errors="replace")  # Some codecs are for other things than text.
    except (LookupError, ValueError):
        return None
    return encoding


def _likeliest(source: str, data: bytes) -> str:
    from charset_normalizer import from_bytes

    sample = _sample(_TAG.sub(b" ", data))  # Tags are ASCII in every encoding and tell nothing.
    likely = [match.encoding for match in from_bytes(sample)] if sample else [_WESTERN]
    # Eastern and Western code pages often seem equally likely, and a wrong one garbles names.
    encoding = _WESTERN if _WESTERN in likely else next(iter(likely), None)
    if encoding is None:
        raise FileError(
            source,
            "the page is in no encoding that can be recognised (or it is binary data). Open it in "
            "a browser and save it again, or save its text as UTF-8.",
        )
    return encoding


def _sample(data: bytes) -> bytes:
    """Return what stands around the bytes that tell encodings apart."""
    sample, end = b"", 0
    for match in _BEYOND_ASCII.finditer(data):
        if len(sample) >= _SAMPLE:
            break
        if match.start() >= end:
            begin, end = max(end, match.start() - _AROUND), match.end() + _AROUND
            sample += data[begin:end] + b"\n"
    return sample
