"""Uploaded files are kept below the store by names that lead nowhere else."""

import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import StoreError
from index.files import uploads
from index.readers.files import METADATA_ENDING
from index.store import Store


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


@pytest.fixture
def store(tmp_path, embedder):
    with Store(tmp_path / "store", embedder, write=True) as opened:
        yield opened


def taken(store, path):
    (outcome,) = store.add([path])
    uploads.settle(store.folder, path, used=True)
    return outcome.record_id


KENYA = b"Mr. Odhiambo (Kenya) said that giraffes were protected by law.\n"


def test_a_record_that_is_taken_out_takes_its_upload_along(store):
    path = uploads.keep_upload(store.folder, "kenya.txt", KENYA)
    uploads.keep_metadata(store.folder, path, b'title = "Giraffes"')
    record = taken(store, path)
    assert store.fate_of_file(record) is uploads.Fate.DELETED
    store.remove(record)
    assert list((store.folder / "uploads").iterdir()) == []


def test_an_uploaded_archive_stays_until_its_last_record_is_taken_out(store, tmp_path):
    with zipfile.ZipFile(tmp_path / "2023.zip", "w") as packed:
        packed.writestr("kenya.txt", KENYA)
        packed.writestr("chad.txt", "Mr. Abakar (Chad) said that wells had been dug.\n")
    path = uploads.keep_upload(store.folder, "2023.zip", (tmp_path / "2023.zip").read_bytes())
    one, other = (outcome.record_id for outcome in store.add([path]))
    uploads.settle(store.folder, path, used=True)
    assert store.fate_of_file(one) is uploads.Fate.SHARED
    store.remove(one)
    assert path.is_file()
    store.remove(other)
    assert not path.exists()


def test_a_persons_own_file_stays_when_its_record_is_taken_out(store, tmp_path):
    # Even below the store, in a folder that somebody has put there.
    for folder in (tmp_path, store.folder / "uploads", store.folder / "uploads" / "mine"):
        folder.mkdir(exist_ok=True)
        path = folder / "kenya.txt"
        path.write_bytes(KENYA + str(folder).encode())
        record = taken(store, path)
        assert store.fate_of_file(record) is uploads.Fate.UNTOUCHED
        store.remove(record)
        assert path.is_file()


def test_an_upload_that_waits_to_be_taken_in_again_stays(store):
    path = uploads.keep_upload(store.folder, "kenya.txt", KENYA)
    record = taken(store, path)
    uploads.keep_upload(store.folder, "kenya.txt", KENYA)
    store.remove(record)
    assert uploads.waiting(store.folder) == [path]
