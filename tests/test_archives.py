"""Archives of records: every file in one is a source; nothing an archive says is believed."""

import os
import stat
import struct
import zipfile
import zlib
from io import BytesIO

import pytest

from index.errors import FileError
from index.readers import digest, find_sources, read_metadata, read_source

_LINE = "Ms. Belmir asked how many prisoners had been granted bail in that year."


@pytest.fixture
def path(tmp_path):
    return tmp_path / "records.zip"


def _write(path, members, compression=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in members:
            archive.writestr(name, data)


def _names(path):
    return [source.removeprefix(f"{path}!/") for source in find_sources(path)]


def _refused(path, name, message):
    """Assert that one file in an archive is refused, with its name, and the rest is read."""
    assert {name, "good.txt"} <= set(_names(path))
    for read in (read_source, digest):
        with pytest.raises(FileError, match=message) as refused:
            read(f"{path}!/{name}")
        assert refused.value.source == f"{path}!/{name}"
    assert read_source(f"{path}!/good.txt").paragraphs[0].text == _LINE


def _entry(name, mode=0):
    entry = zipfile.ZipInfo(name)
    entry.external_attr = mode << 16
    return entry


def _patched(path, old, new):
    data = path.read_bytes()
    assert data.count(old) >= 1
    path.write_bytes(data.replace(old, new))


def test_each_file_is_a_source_in_the_order_of_names(path):
    _write(path, [("b/second.txt", _LINE), ("b/", ""), ("a.txt", "Mr. X spoke."), ("./c.txt", "C")])
    assert list(find_sources(path)) == [
        f"{path}!/{n}" for n in ("./c.txt", "a.txt", "b/second.txt")
    ]
    document = read_source(f"{path}!/b/second.txt")
    assert document.source == f"{path}!/b/second.txt"
    assert [paragraph.text for paragraph in document.paragraphs] == [_LINE]
    assert document.sha256 == digest(f"{path}!/b/second.txt")


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_bytes_of_a_file_come_back_as_they_went_in(path, compression):
    text = "\n".join(f"Line {number} of a long record." for number in range(20_000))
    _write(path, [("long.txt", text)], compression)
    document = read_source(f"{path}!/long.txt")
    assert "\n".join(paragraph.text for paragraph in document.paragraphs) == text


def test_hidden_files_and_what_macos_adds_are_left_out(path):
    names = [
        "__MACOSX/a/._x.txt",
        ".hidden/x.txt",
        "a/.DS_Store",
        "a/~$x.docx",
        "a/x.txt",
        "x.metadata.toml",
    ]
    _write(path, [(name, _LINE) for name in names])
    assert _names(path) == ["a/x.txt"]


def test_metadata_lie_beside_the_file_in_the_archive(path):
    _write(
        path,
        [
            ("a/meeting.txt", _LINE),
            ("a/meeting.metadata.toml", 'symbol = "CAT/C/SR.7"'),
            ("meeting.txt", _LINE),
            ("wrong.txt", _LINE),
            ("wrong.metadata.toml", "colour = 3"),
        ],
    )
    assert read_metadata(f"{path}!/a/meeting.txt").symbol == "CAT/C/SR.7"
    assert read_metadata(f"{path}!/meeting.txt") is None
    with pytest.raises(FileError, match="unknown key 'colour'") as refused:
        read_metadata(f"{path}!/wrong.txt")
    assert refused.value.source == f"{path}!/wrong.metadata.toml"


def test_an_archive_that_was_changed_is_read_anew(path):
    _write(path, [("a.txt", _LINE)])
    assert _names(path) == ["a.txt"]
    _write(path, [("a.txt", _LINE), ("b.txt", _LINE)])
    assert _names(path) == ["a.txt", "b.txt"]


def test_a_member_that_is_not_there_is_named(path):
    _write(path, [("a.txt", _LINE)])
    with pytest.raises(FileError, match="no such file in the archive"):
        read_source(f"{path}!/b.txt")


def test_names_in_utf_8_are_read_where_the_archive_does_not_say_so(path):
    _write(path, [("r-un-d.txt", _LINE)])
    _patched(path, b"r-un-d", "réud".encode().ljust(6, b"e")[:6])
    assert _names(path) == ["réude.txt"]
    assert read_source(f"{path}!/réude.txt").paragraphs[0].text == _LINE


@pytest.mark.parametrize(
    "name", ["../up.txt", "a/../../up.txt", "/root.txt", "C:/x.txt", "a\\b.txt", "..\\up.txt"]
)
def test_names_that_lead_out_of_the_archive_are_refused(path, name):
    _write(path, [(name, _LINE), ("good.txt", _LINE)])
    _refused(path, name, "leads out of the archive")


def test_names_with_characters_that_are_no_text_are_refused_and_shown_as_escapes(path):
    _write(path, [("zero_.txt", _LINE), ("bell\x07\x1b.txt", _LINE), ("good.txt", _LINE)])
    _patched(path, b"zero_.txt", b"zero\x00.txt")
    _refused(path, "zero\\x00.txt", "characters that are no text")
    _refused(path, "bell\\x07\\x1b.txt", "characters that are no text")


def test_two_files_of_one_name_are_refused(path):
    with pytest.warns(UserWarning, match="Duplicate name"):
        _write(path, [("twice.txt", _LINE), ("twice.txt", "another"), ("good.txt", _LINE)])
    _refused(path, "twice.txt", "two files in the archive have this name")


def test_links_and_devices_are_refused(path):
    link = _entry("link.txt", stat.S_IFLNK | 0o777)
    device = _entry("device.txt", stat.S_IFCHR | 0o666)
    _write(path, [(link, "/etc/passwd"), (device, ""), ("good.txt", _LINE)])
    _refused(path, "link.txt", "a link to another file")
    _refused(path, "device.txt", "not an ordinary file")


def test_files_under_a_password_are_refused(path):
    _write(path, [("secret.txt", _LINE), ("good.txt", _LINE)])
    data = bytearray(path.read_bytes())
    place = data.find(b"PK\x01\x02")
    data[place + 8] |= 1
    path.write_bytes(data)
    _refused(path, "secret.txt", "protected by a password")


def test_unusual_compression_is_refused(path):
    _write(path, [("odd.txt", _LINE)], zipfile.ZIP_LZMA)
    with pytest.raises(FileError, match="method that is not read"):
        read_source(f"{path}!/odd.txt")


def test_an_archive_in_an_archive_is_to_be_unpacked_first(path):
    inner = BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("meeting.txt", _LINE)
    _write(path, [("inner.zip", inner.getvalue()), ("good.txt", _LINE)])
    with pytest.raises(FileError, match="Unpack it first"):
        read_source(f"{path}!/inner.zip")
    with pytest.raises(FileError, match="archive of several files"):
        read_source(str(path))


def test_a_file_that_unpacks_beyond_all_measure_is_refused(path):
    _write(path, [("huge.txt", os.urandom(1024) * 60_000), ("good.txt", _LINE)])
    _refused(path, "huge.txt", "61,440,000 bytes; records have at most")


def test_extreme_compression_is_refused(path):
    _write(path, [("zeros.txt", bytes(20_000_000)), ("good.txt", _LINE)])
    _refused(path, "zeros.txt", "compressed more than 200 times")


def _sizes(packed, unpacked, checksum):
    return struct.pack("<III", checksum, packed, unpacked)


def test_a_size_that_is_a_lie_is_found_out_by_the_bytes(path):
    """The table says 100 bytes, or enough packed ones; what comes out says otherwise."""
    data = bytes(30_000_000)
    compress = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = compress.compress(data) + compress.flush()
    _write(path, [("bomb.txt", data), ("good.txt", _LINE)])
    true = _sizes(len(packed), len(data), zlib.crc32(data))
    if true not in path.read_bytes():
        pytest.skip("this zlib packs otherwise than zipfile does")
    _patched(path, true, _sizes(len(packed), 100, zlib.crc32(data)))
    _refused(path, "bomb.txt", "more than the archive declares")

    padded = packed + os.urandom(200_000)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("bomb.txt", padded)
        archive.writestr("good.txt", _LINE)
    honest = _sizes(len(padded), len(padded), zlib.crc32(padded))
    _patched(path, honest, _sizes(len(padded), len(data), zlib.crc32(data)))
    stored = bytearray(path.read_bytes())
    stored[stored.find(b"PK\x01\x02") + 10] = zipfile.ZIP_DEFLATED
    path.write_bytes(stored)
    _refused(path, "bomb.txt", "compressed more than 200 times")


def test_wrong_checksums_and_cut_data_are_named(path):
    _write(path, [("bad.txt", "x" * 50 + "CHANGE ME" * 3), ("good.txt", _LINE)], zipfile.ZIP_STORED)
    _patched(path, b"CHANGE ME", b"Changed..")
    _refused(path, "bad.txt", r"checksum \(CRC-32\) is wrong")
    _write(path, [("bad.txt", os.urandom(5000)), ("good.txt", _LINE)])
    data = bytearray(path.read_bytes())
    data[45:60] = bytes(15)
    path.write_bytes(data)
    _refused(path, "bad.txt", "damaged")


def test_files_that_lie_over_one_another_are_refused(path):
    """The quoted overlap of Fifield's bomb: many entries of the table share one stream of data."""
    _write(path, [(f"{number}.txt", os.urandom(3000)) for number in range(3)])
    data = bytearray(path.read_bytes())
    second = data.find(b"PK\x01\x02", data.find(b"PK\x01\x02") + 1)
    data[second + 42 : second + 46] = bytes(4)
    path.write_bytes(data)
    with pytest.raises(FileError, match="lie over one another"):
        list(find_sources(path))


def test_more_files_than_are_taken_are_refused(path):
    _write(path, [(f"{number}.txt", "") for number in range(10_001)])
    with pytest.raises(FileError, match="too many files"):
        list(find_sources(path))


def test_a_table_of_millions_is_refused_before_it_is_read(path):
    _write(path, [("a.txt", _LINE)])
    data = path.read_bytes()
    place = data.find(b"PK\x01\x02")
    end = data.find(b"PK\x05\x06")
    table = data[place:end] * 200_000
    path.write_bytes(
        data[:place]
        + table
        + data[end : end + 12]
        + struct.pack("<II", len(table), place)
        + b"\0\0"
    )
    with pytest.raises(FileError, match="too many files"):
        list(find_sources(path))


def test_an_archive_that_unpacks_to_too_much_is_refused(path):
    _write(path, [(f"{number}.txt", _LINE) for number in range(3)])
    true = _sizes(
        len(zlib.compress(_LINE.encode(), 6)[2:-4]), len(_LINE), zlib.crc32(_LINE.encode())
    )
    huge = true[:8] + struct.pack("<I", 1_000_000_000)
    _patched(path, true, huge)
    with pytest.raises(FileError, match="unpacks to 3,000,000,000 bytes"):
        list(find_sources(path))


@pytest.mark.parametrize("cut", [10, 60, 200])
def test_an_archive_cut_short_is_refused(path, cut):
    _write(path, [("a.txt", _LINE), ("b.txt", os.urandom(300))])
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(FileError, match="Download it again"):
        list(find_sources(path))


@pytest.mark.parametrize("names", [[], [".hidden"], ["folder/"]])
def test_an_archive_without_record_files_is_refused(path, names):
    _write(path, [(name, "") for name in names])
    with pytest.raises(FileError, match="no record files"):
        list(find_sources(path))


def test_nothing_is_written_to_disk(path, tmp_path):
    _write(path, [("../up.txt", _LINE), ("a/b.txt", _LINE)])
    before = sorted(tmp_path.rglob("*"))
    for source in find_sources(path):
        try:
            read_source(source)
        except FileError:
            continue
    assert sorted(tmp_path.rglob("*")) == before
