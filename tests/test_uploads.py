"""Uploaded files are kept below the store by names that lead nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import uploads
from index.errors import StoreError
from index.readers.files import METADATA_ENDING


@given(st.text(max_size=300))
def test_a_name_never_escapes_nor_hides(name):
    kept = uploads.safe_name(name)
    assert kept
    assert "/" not in kept
    assert "\\" not in kept
    assert not kept.startswith(".")
    assert kept.isprintable()
    assert len(kept.encode()) + len(METADATA_ENDING) <= 255


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\CAT_C_SR.1995.docx", "CAT_C_SR.1995.docx"),
        ("..", "record"),
        ("", "record"),
        (".waiting", "waiting"),
        ("Réunion n° 3 – matin.pdf", "Réunion n° 3 – matin.pdf"),
        ("<script>alert(1)</script>.txt", "script_.txt"),
    ],
)
def test_names_stay_readable(name, kept):
    assert uploads.safe_name(name) == kept


def test_two_files_of_one_name_are_kept_apart_and_the_same_file_is_the_same(tmp_path):
    one = uploads.keep_upload(tmp_path, "meeting.txt", b"one")
    other = uploads.keep_upload(tmp_path, "../meeting.txt", b"other")
    assert one != other
    assert (one.read_bytes(), other.read_bytes()) == (b"one", b"other")
    assert uploads.keep_upload(tmp_path, "copy of the meeting.txt", b"one") == one
    assert all(uploads.is_upload(tmp_path, path) for path in (one, other))


def test_an_upload_waits_until_it_was_gone_through(tmp_path):
    one = uploads.keep_upload(tmp_path, "a.txt", b"one")
    other = uploads.keep_upload(tmp_path, "b.txt", b"other")
    uploads.keep_metadata(tmp_path, other, b'title = "B"')
    assert uploads.waiting(tmp_path) == [one, other]
    uploads.settle(tmp_path, one, used=True)
    assert uploads.waiting(tmp_path) == [other]
    uploads.settle(tmp_path, other, used=False)
    assert uploads.waiting(tmp_path) == []
    assert one.is_file()
    assert not other.parent.exists()


def test_a_file_that_is_no_upload_is_never_deleted(tmp_path):
    own = tmp_path / "records" / "meeting.txt"
    own.parent.mkdir()
    own.write_text("mine")
    uploads.settle(tmp_path / "store", own, used=False)
    assert own.is_file()


def test_an_upload_that_cannot_be_kept_says_why(tmp_path):
    (tmp_path / "uploads").write_text("a file in the place of the folder")
    with pytest.raises(StoreError, match=r"meeting\.txt.*cannot be kept"):
        uploads.keep_upload(tmp_path, "meeting.txt", b"one")
