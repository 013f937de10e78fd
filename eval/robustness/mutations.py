"""Ways to spoil a file: what transmission, bad programs and bad people do to one.

Each takes a source of chance, the bytes, and other files to take pieces from; it returns bytes.
The random text is made of what troubles readers of text: rare spaces and signs, markup, numbers,
names and the words that records are understood by.
"""

from __future__ import annotations

import lzma
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import BytesIO

from index.readers.formats import ZIP_MARKS

Mutation = Callable[[random.Random, bytes, Sequence[bytes]], bytes]

_WORDS = (
    "The Chair said that|Mr. X (Kenya)|Ms. ÉŁÓDIE-O’BRIEN (Country Rapporteur)|1.|12. |999.|(a)|"
    "The meeting was called to order at 10 a.m.|The meeting rose at 1 p.m.|CAT/C/SR.1995|"
    "At the invitation of the Chair, the delegation of Togo took places|Consideration of reports|"
    "* Reissued for technical reasons.|Chair: Mr. Heller|[bookmark: _Hlk1]|{ PAGE }|<p>|</w:t>"
    "|&amp;|<!--|]]>|asked whether|had been|art. 4 (1)|No. 971|…|“|”|-|—|/|\\|http://x.y|%PDF-1.7|PK"
).split("|")
_SPACES = (" ", "\n", "\n\n", "\t", "\r\n", "\r", "\u00a0", "\u2028", "\u200b", "\u3000", "\f")
_BLOCKS = (
    (0x20, 0x7E),
    (0x00, 0x1F),
    (0xA0, 0x24F),
    (0x300, 0x36F),
    (0x400, 0x4FF),
    (0x590, 0x6FF),
    (0x900, 0x97F),
    (0x2000, 0x206F),
    (0x4E00, 0x4FFF),
    (0xFB00, 0xFDFF),
    (0xFFF0, 0xFFFD),
    (0x1F300, 0x1F64F),
    (0xE0000, 0xE007F),
)
_XML_PIECES = (
    "<w:p>|</w:p>|<w:r><w:t>x</w:t></w:r>|<w:tbl>|</w:tbl>|&undefined;|&#0;|&#x10FFFF;|<![CDATA[|"
    '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">]>|<w:footnoteReference w:id="99"/>|<w:ins>|<w:del>|"|<|'
    '<w:numPr><w:ilvl w:val="-1"/><w:numId w:val="999999999999"/></w:numPr>|<?xml version="1.1"?>'
).split("|")
_PDF_NUMBER = re.compile(rb"(?<=[\s\[/])\d{1,10}(?=[\s\]/>])")
_PDF_OBJECT = re.compile(rb"\b\d+ \d+ obj\b.*?\bendobj\b", re.DOTALL)
_NUMBERS = (0, 1, -1, 255, 65_536, 2**31 - 1, 2**31, 2**32, 2**63)
_LONGEST = 2 * 1024 * 1024
"""Bytes to which repetition may blow a file up, so that a run stays one of thousands of files."""
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,  # Also from bz2.
    ValueError,  # Also text that is no text.
    NotImplementedError,  # A way to compress that Python does not know.
    RuntimeError,  # Encrypted.
)
"""What zipfile raises over archives that are damaged, or packed in ways it cannot undo."""


def random_text(chance: random.Random) -> str:
    """Return a text of the words of records, rare characters and every kind of space."""
    pieces: list[str] = []
    for _ in range(chance.choice((0, 1, 5, 50, 500))):
        kind = chance.random()
        if kind < 0.6:
            pieces.append(chance.choice(_WORDS))
        elif kind < 0.9:
            first, last = chance.choice(_BLOCKS)
            length = chance.choice((1, 3, 20))
            pieces.append("".join(chr(chance.randint(first, last)) for _ in range(length)))
        else:
            pieces.append(chance.choice(_WORDS)[:3] * chance.choice((2, 40, 3000)))
        pieces.append(chance.choice(_SPACES))
    return "".join(pieces)


def new_text(chance: random.Random, _data: bytes, _others: Sequence[bytes]) -> bytes:
    """Return random text, in one of the encodings there are."""
    encoding = chance.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252", "cp1251"))
    return random_text(chance).encode(encoding, errors="replace")


def new_bytes(chance: random.Random, data: bytes, _others: Sequence[bytes]) -> bytes:
    """Return random bytes, half of the time behind the beginning of a file."""
    head = data[: chance.choice((4, 8, 64, 1024))] if chance.random() < 0.5 else b""
    return head + chance.randbytes(chance.choice((0, 1, 10, 1000, 50_000)))


def flip_bits(chance: random.Random, data: bytes, _others: Sequence[bytes]) -> bytes:
    """Turn over some bits."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 30, 300)) if changed else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(chance: random.Random, data: bytes, _others: Sequence[bytes]) -> bytes:
    """Cut a file short at its end, or at its beginning."""
    place = chance.randint(0, len(data))
    return data[:place] if chance.random() < 0.8 else data[place:]


def splice(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Put a piece of another file in the place of a piece of this one."""
    begin, end = _span(chance, data)
    other = chance.choice(others)
    first, last = _span(chance, other)
    return data[:begin] + other[first:last] + data[end:]


def repeat(chance: random.Random, data: bytes, _others: Sequence[bytes]) -> bytes:
    """Repeat a piece, twice or very often."""
    begin, end = _span(chance, data)
    times = min(chance.choice((2, 10, 1000, 100_000)), _LONGEST // max(1, end - begin))
    return data[:begin] + data[begin:end] * max(1, times) + data[end:]


def swap_members(chance: random.Random, data: bytes, _others: Sequence[bytes]) -> bytes:
    """Give members of a zip archive each other's contents, or take one out."""
    members = _members(data)
    if len(members) < 2:
        return flip_bits(chance, data, ())
    first, second = chance.sample(sorted(members), 2)
    if chance.random() < 0.5:
        members[first], members[second] = members[second], members[first]
    else:
        del members[first]
    return _packed(members)


def edit_xml(chance: random.Random, data: bytes, _others: Sequence[bytes]) -> bytes:
    """Edit an XML member of a zip archive, or the markup of a page."""
    members = _members(data)
    names = [name for name in sorted(members) if name.endswith((".xml", ".rels"))]
    if not names:
        return _edited_markup(chance, data.decode("utf-8", "replace")).encode()
    name = chance.choice(names if chance.random() < 0.3 else names[-6:])
    text = members[name].decode("utf-8", "replace")
    members[name] = _edited_markup(chance, text).encode("utf-8", "replace")
    return _packed(members)


def edit_pdf(chance: random.Random, data: bytes, _others: Sequence[bytes]) -> bytes:
    """Change numbers in a PDF, take objects out, put one in the place of another."""
    objects = [match.span() for match in _PDF_OBJECT.finditer(data)]
    if objects and chance.random() < 0.4:
        begin, end = chance.choice(objects)
        first, last = chance.choice(objects)
        return data[:begin] + (data[first:last] if chance.random() < 0.7 else b"") + data[end:]
    numbers = [match.span() for match in _PDF_NUMBER.finditer(data[:_LONGEST])]
    for begin, end in sorted(chance.sample(numbers, min(len(numbers), 5)), reverse=True):
        data = data[:begin] + str(chance.choice(_NUMBERS)).encode() + data[end:]
    return data


MUTATIONS: tuple[Mutation, ...] = (
    new_text,
    new_bytes,
    flip_bits,
    cut,
    splice,
    repeat,
    swap_members,
    edit_xml,
    edit_pdf,
)


def mutations_of(data: bytes) -> tuple[Mutation, ...]:
    """Return the mutations that mean something for a file."""
    left_out: set[Mutation] = set()
    if not data.startswith(ZIP_MARKS):
        left_out.add(swap_members)
        if b"<" not in data[:1000] or data.startswith(b"%PDF"):
            left_out.add(edit_xml)
    if not data.startswith(b"%PDF"):
        left_out.add(edit_pdf)
    return tuple(mutation for mutation in MUTATIONS if mutation not in left_out)


def _span(chance: random.Random, data: bytes) -> tuple[int, int]:
    begin = chance.randint(0, len(data))
    return begin, min(len(data), begin + chance.choice((1, 16, 200, 5000, 100_000)))


def _members(data: bytes) -> dict[str, bytes]:
    """Return the members of a zip archive that can be read: a file spoilt before may hold none."""
    members: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for name in archive.namelist():
                with suppress(*_UNREADABLE), archive.open(name) as member:
                    members[name] = member.read(_LONGEST)
    except _UNREADABLE:
        return {}
    return members


def _packed(members: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            # A name of a spoilt archive may be empty, endless, or hold what no encoding has. The
            # date is fixed, so that an input follows from its seed alone.
            storable = name.encode("utf-8", "replace").decode()[:1000] or "_"
            archive.writestr(zipfile.ZipInfo(storable), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _edited_markup(chance: random.Random, text: str) -> str:
    for _ in range(chance.choice((1, 2, 10))):
        places = [match.start() for match in re.finditer("[<>]", text)] or [0]
        begin, end = sorted((chance.choice(places), chance.choice(places)))
        end = min(end, begin + chance.choice((1, 50, 2000)))
        kind = chance.randrange(6)
        if kind == 0:
            text = text[:begin] + text[end:]
        elif kind == 1:
            text = text[:end] + text[begin:end] * chance.choice((1, 5, 200)) + text[end:]
        elif kind == 2:
            text = text[:begin] + chance.choice(_XML_PIECES) + text[begin:]
        elif kind == 3:
            deep = chance.choice((10, 300, 20_000))
            text = text[:begin] + "<w:p>" * deep + "</w:p>" * deep + text[begin:]
        elif kind == 4:
            text = re.sub(
                r'"\d+"', f'"{chance.choice(_NUMBERS)}"', text, count=chance.randint(1, 9)
            )
        else:
            shown = random_text(chance)[:5000]
            text = text[:begin] + shown + text[begin:]
        text = text[:_LONGEST]
    return text
