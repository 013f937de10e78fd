"""Files are read for what they hold; what cannot be read is refused with the next step."""

import os
from pathlib import Path

import pytest

from index.errors import FileError
from index.readers import read_document

_LINE = "Ms. Pūce (Country Rapporteur) said that the café in the prison was closed."


def _read(tmp_path, data: bytes):
    path = tmp_path / "meeting.txt"
    path.write_bytes(data)
    return read_document(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_text_is_read_as_it_is(tmp_path, encoding):
    document = _read(tmp_path, f"{_LINE}\n".encode(encoding))
    assert [paragraph.text for paragraph in document.paragraphs] == [_LINE]


def test_western_text_without_a_mark_is_recognised(tmp_path):
    line = "El Sr. Núñez (España) dice que la situación de los niños en las cárceles mejoró."
    document = _read(tmp_path, (f"{line}\n" * 20).encode("cp1252"))
    assert document.paragraphs[0].text == line


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\x00" * 500, "empty"),
        (bytes(range(256)) * 40, "binary"),
        (b"%PDF-1.7 stream", "PDF"),
        (b"PK\x03\x04rest", "Word document or a zip"),
        (b"\xd0\xcf\x11\xe0rest", "old Word"),
        (_LINE.encode() + b" \xff\n", "line 1.*save it again as UTF-8"),
        (b"word " * 1_000_000, "one line has 5,000,000 characters"),
    ],
    ids=["nothing", "blank", "zeros", "binary", "pdf", "zip", "doc", "broken", "huge-line"],
)
def test_what_cannot_be_read_is_refused_by_name(tmp_path, data, message):
    with pytest.raises(FileError, match=message) as refused:
        _read(tmp_path, data)
    assert refused.value.source.endswith("meeting.txt")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FileError, match=r"missing\.txt"):
        read_document(tmp_path / "missing.txt")


def test_control_characters_become_blanks_and_keep_their_place(tmp_path):
    document = _read(tmp_path, b"one\x07two three is said here by a speaker with a cough\n" * 40)
    assert document.paragraphs[0].text == "one two three is said here by a speaker with a cough"


def test_hard_wrapped_text_is_joined_into_its_paragraphs(tmp_path):
    block = "The first line of a paragraph\nthat goes on here\nand ends here.\n\n"
    document = _read(tmp_path, (block * 5).encode())
    assert len(document.paragraphs) == 5
    assert document.paragraphs[0].text.endswith("that goes on here and ends here.")


def test_a_file_name_that_is_no_text_is_refused_by_name(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/n\xff.txt"))
    path.write_text(_LINE, encoding="utf-8")
    with pytest.raises(FileError, match="Rename it") as refused:
        read_document(path)
    refused.value.source.encode("utf-8")
