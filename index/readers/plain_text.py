"""Plain text: decode it, find its paragraphs, take out the debris of word processors."""

from __future__ import annotations

import re
import unicodedata

from index.errors import FileError
from index.readers.wrapped_lines import join_wrapped_lines, take_running_heads
from index.records import Contents, DocumentParagraph

_LEFTOVER = re.compile(
    r"\[(?:bookmark|comment|field|TOC|hyperlink|_Hlk\w*)\s*:[^\]\n]{0,120}\]"
    r"|\{\s*(?:PAGE|REF|HYPERLINK|TOC|SEQ)\b[^{}\n]{0,200}\}",
    re.IGNORECASE,
)
_WESTERN = "cp1252"
"""What English, French and Spanish text without Unicode is nearly always written in."""
_LONGEST_LINE = 1_000_000
"""A paragraph longer than this, in characters, is no paragraph of a record."""


def read_plain_text(source: str, data: bytes) -> Contents:
    """Return the paragraphs of a text file and the leftovers taken out of it.

    A line is a paragraph, unless a program has broken the lines: then they are joined again.

    Raises:
        FileError: If the bytes are no text, or a line is beyond all measure.
    """
    text = decode(source, data).replace("\r\n", "\n").replace("\r", "\n")
    text = _without_control_characters(text)
    leftovers = [match.group(0) for match in _LEFTOVER.finditer(text)]
    text = _LEFTOVER.sub("", text)
    lines = text.split("\n")
    longest = max(map(len, lines))
    if longest > _LONGEST_LINE:
        raise FileError(
            source,
            f"one line has {longest:,} characters, so this is not a record with paragraphs. "
            "Save it again as plain text with a line for each paragraph.",
        )
    lines, heads = take_running_heads(lines)
    leftovers += heads
    joined = join_wrapped_lines(lines)
    return Contents(tuple(map(DocumentParagraph, joined)), tuple(leftovers))


def decode(source: str, data: bytes) -> str:
    """Return the text of bytes: UTF-8 or UTF-16 by their marks, else the likeliest encoding.

    Raises:
        FileError: If the bytes are empty, binary, or in no encoding that gives readable text.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xfe\xff"):
        raise FileError(source, "the file is empty. Download it again, or leave it out.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            pass
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse_broken_utf8(source, data, error)
        text = _decode_by_likelihood(source, data)
    controls = sum(unicodedata.category(character) == "Cc" for character in text[:20_000])
    breaks = sum(text[:20_000].count(mark) for mark in "\n\r\t\f\v")
    if controls - breaks > len(text[:20_000]) // 50:
        raise FileError(
            source,
            "this is not text (it holds binary data). Supported: plain text (.txt). "
            "Open the file in its own program and save it as plain text, UTF-8.",
        )
    return text


def _refuse_broken_utf8(source: str, data: bytes, error: UnicodeDecodeError) -> None:
    """Refuse UTF-8 with a few wrong bytes: any other encoding would garble the rest of it."""
    lenient = data.decode("utf-8", errors="replace")
    wrong = lenient.count("\ufffd")
    right = sum(character > "\x7f" for character in lenient) - wrong
    if right >= wrong and b"\x00" not in data:
        line = data.count(b"\n", 0, error.start) + 1
        raise FileError(
            source,
            f"the text is UTF-8 with {wrong} wrong characters, the first in line {line}. Mend them "
            "in an editor and save it again as UTF-8.",
        )


def _decode_by_likelihood(source: str, data: bytes) -> str:
    from charset_normalizer import from_bytes

    likely = [] if b"\x00" in data[:4096] else list(from_bytes(data))
    # Eastern and Western code pages often seem equally likely, and a wrong one garbles names.
    western = next((match for match in likely if match.encoding == _WESTERN), None)
    best = western or next(iter(likely), None)
    if best is None:
        raise FileError(
            source,
            "the text is in no encoding that can be recognised (or it is binary data). "
            "Open it in an editor and save it again as UTF-8.",
        )
    return str(best)


def _without_control_characters(text: str) -> str:
    """Replace characters that are neither text nor layout by blanks, one for one."""
    return (
        "".join(
            " " if unicodedata.category(c) in {"Cc", "Cs"} and c not in "\n\t" else c for c in text
        )
        if not text.isprintable()
        else text
    )
