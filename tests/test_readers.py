"""Files are read for what they hold; what cannot be read is refused with the next step."""

import hashlib
import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from index.errors import FileError
from index.parsing.parser import parse
from index.readers import digest, find_sources, read_document, read_metadata, read_source
from index.readers.formats import Format, format_of

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
        (b"PK\x03\x04rest", "damaged.*Download it again"),
        (b"\xd0\xcf\x11\xe0rest", "old Office"),
        (_LINE.encode() + b" \xff\n", "line 1.*save it again as UTF-8"),
        (b"word " * 1_000_000, "one line has 5,000,000 characters"),
        (b"x\n" * 500_001, "500,001 lines"),
        (b"x\r" * 100_001, "100,001 paragraphs"),
    ],
    ids=[
        "nothing",
        "blank",
        "zeros",
        "binary",
        "zip",
        "doc",
        "broken",
        "huge-line",
        "lines",
        "paragraphs",
    ],
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


def _zip(*names: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


def _ole(*streams: str) -> bytes:
    """The head of an OLE file and a directory with the names of its streams."""
    entries = [
        stream.encode("utf-16-le").ljust(64, b"\x00")
        + (2 * len(stream) + 2).to_bytes(2, "little")
        + bytes(62)
        for stream in ("Root Entry", *streams)
    ]
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\x00") + b"".join(entries)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7\n", Format.PDF),
        (b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n", Format.PDF),
        (_zip("[Content_Types].xml", "word/document.xml"), Format.WORD),
        (_zip("[Content_Types].xml", "word/document2.xml", "word/vbaProject.bin"), Format.WORD),
        (_zip("word/meeting.txt"), Format.ARCHIVE),
        (_zip("meeting.docx", "xl/other.txt"), Format.ARCHIVE),
        (_zip(), Format.ARCHIVE),
        (b"<!DOCTYPE html><html>", Format.WEB_PAGE),
        (b"\xef\xbb\xbf\n<!-- saved --> <HTML lang=en>", Format.WEB_PAGE),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', Format.WEB_PAGE),
        ("<html><body>".encode("utf-16"), Format.WEB_PAGE),
        (b"<p>A fragment of a page", Format.WEB_PAGE),
        (b"Summary<br>record</b> <a>of</a> <i>it</i></p>", Format.WEB_PAGE),
        (b"The Chair said that 1 < 2 and that <p> was a tag.", Format.TEXT),
        (b"CAT/C/SR.1995\nMIME-Version was not discussed.", Format.TEXT),
        (b"MZ was the code of the country.", Format.TEXT),
        (b"", Format.TEXT),
    ],
)
def test_a_format_is_told_by_what_the_file_holds(data, expected):
    assert format_of("meeting", data) is expected


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (_ole("WordDocument"), r"old Word document.*save it as \.docx"),
        (_ole("EncryptionInfo", "EncryptedPackage"), "protected by a password"),
        (_ole("Workbook"), "old Excel"),
        (_ole("PowerPoint Document"), "old PowerPoint"),
        (_ole("Something"), "old Office"),
        (_zip("[Content_Types].xml", "xl/workbook.xml"), "Excel workbook"),
        (_zip("[Content_Types].xml", "ppt/presentation.xml"), "PowerPoint presentation"),
        (_zip("mimetype", "content.xml", "META-INF/manifest.xml"), "OpenDocument"),
        (_zip("mimetype", "META-INF/container.xml"), "electronic book"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\xffWPC\x10", "WordPerfect.*LibreOffice"),
        (b"\x1f\x8b\x08", "gzip archive.*Unpack it"),
        (b"7z\xbc\xaf\x27\x1c", "7z archive"),
        (b"Rar!\x1a\x07\x01", "RAR archive"),
        (b"meeting.txt".ljust(257, b"\x00") + b"ustar\x0000", "tar archive"),
        (b"\x89PNG\r\n", "picture.*OCR"),
        (b"\x7fELF\x02", "program"),
        (b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/related; x", "MIME"),
        (b'<?xml version="1.0"?><w:wordDocument xmlns:w="x">', "Word document kept as XML"),
        (b'<?xml version="1.0"?><records/>', "XML file"),
    ],
)
def test_a_format_that_is_not_read_is_refused_by_its_name(data, message):
    with pytest.raises(FileError, match=message):
        format_of("meeting.docx", data)


def test_a_file_is_its_own_source(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("meeting.txt").write_text(_LINE, encoding="utf-8")
    (source,) = find_sources(Path("meeting.txt"))
    assert source == str(tmp_path / "meeting.txt")
    document = read_source(source)
    assert document.source == source
    assert document.sha256 == digest(source) == hashlib.sha256(_LINE.encode()).hexdigest()


def test_a_file_that_cannot_be_opened_is_a_source_and_refused_when_it_is_read(tmp_path):
    (source,) = find_sources(tmp_path / "missing.txt")
    for read in (read_source, digest):
        with pytest.raises(FileError, match="No such file"):
            read(source)


def test_pipes_devices_and_folders_are_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero"), tmp_path):
        with pytest.raises(FileError, match="Name a file"):
            read_document(path)


def test_a_file_beyond_all_measure_is_refused_with_its_limit(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    for read in (read_source, digest):
        with pytest.raises(FileError, match="more than 52,428,800 bytes"):
            read(str(path))


@pytest.mark.parametrize("text", ["x = " + "[" * 5000, "x = 1", "symbol = 3", "\x00"])
def test_metadata_that_are_not_understood_are_refused(tmp_path, text):
    (tmp_path / "meeting.metadata.toml").write_text(text, encoding="utf-8")
    with pytest.raises(FileError, match=r"meeting\.metadata\.toml"):
        read_metadata(tmp_path / "meeting.txt")


def test_a_folder_may_be_named_like_a_place_in_an_archive(tmp_path):
    folder = tmp_path / "stop!"
    folder.mkdir()
    (folder / "meeting.txt").write_text(_LINE, encoding="utf-8")
    (source,) = find_sources(folder / "meeting.txt")
    assert read_source(source).paragraphs[0].text == _LINE


def test_the_sample_record_comes_back_from_text_with_its_numbers_printed(tmp_path, sample_path):
    record = parse(read_document(sample_path), "sample")
    lines, last = [], None
    for paragraph in record.paragraphs:
        number = paragraph.number if paragraph.number != last else None
        printed = "" if number is None else f"{number}. "
        lines.append(printed + record.paragraph_text(paragraph))
        last = paragraph.number or last
    path = tmp_path / "record.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    again = parse(read_document(path), "sample")

    def seen(parsed):
        return [
            (parsed.paragraph_text(p), p.kind, p.number, p.turn, p.heading)
            for p in parsed.paragraphs
        ]

    assert seen(again) == seen(record)
    assert again.turns == record.turns
    assert again.metadata == record.metadata
    assert not any(p.printed for p in record.paragraphs)
    assert all(p.printed for p in again.paragraphs if p.number is not None)
