"""A store in step with a folder: what is new, changed, moved or gone."""

import pytest

from index.files.folders import find_files, still_there
from index.filters import Filters
from index.ingest import FileStatus
from index.store import Store


def _say(folder, name, who, what):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"Mr. {who} (Kenya) said that {what}.\n", encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path):
    _say(tmp_path / "files", "bail.txt", "Odhiambo", "bail was rare")
    _say(tmp_path / "files", "deep/er/jail.txt", "Kamau", "jails were full")
    return tmp_path / "files"


@pytest.fixture
def sync(tmp_path, folder, embedder):
    """Add the folder, in step with it; return what became of each file, by its name."""

    def run():
        with Store(tmp_path / "store", embedder, write=True) as store:
            outcomes = list(store.add(find_files([folder]), sync=[folder]))
            assert all(finding.sound for finding in store.check())
        return {outcome.source.rsplit("/")[-1]: outcome for outcome in outcomes}

    run()
    return run


def _records(tmp_path, embedder):
    with Store(tmp_path / "store", embedder) as store:
        return {file.record_id: file.source for file in store.catalog.files()}


def test_a_file_that_is_gone_takes_its_record_with_it(tmp_path, folder, sync, embedder):
    (folder / "bail.txt").unlink()
    outcomes = sync()
    assert outcomes["bail.txt"].status is FileStatus.REMOVED
    assert outcomes["jail.txt"].status is FileStatus.UNCHANGED
    assert set(_records(tmp_path, embedder)) == {"jail"}


@pytest.mark.usefixtures("sync")
def test_without_sync_nothing_is_removed(tmp_path, folder, embedder):
    (folder / "bail.txt").unlink()
    with Store(tmp_path / "store", embedder, write=True) as store:
        list(store.add(find_files([folder])))
    assert set(_records(tmp_path, embedder)) == {"bail", "jail"}


def test_a_renamed_file_keeps_its_record(tmp_path, folder, sync, embedder):
    (folder / "bail.txt").rename(folder / "deep/renamed.txt")
    outcome = sync()["renamed.txt"]
    assert (outcome.status, outcome.record_id) == (FileStatus.MOVED, "bail")
    assert _records(tmp_path, embedder)["bail"].endswith("deep/renamed.txt")


def test_a_file_that_moved_and_is_described_anew_is_read_anew(tmp_path, folder, sync, embedder):
    (folder / "bail.txt").rename(folder / "renamed.txt")
    (folder / "renamed.metadata.toml").write_text('symbol = "CAT/C/SR.77"\n')
    outcome = sync()["renamed.txt"]
    assert (outcome.status, outcome.record_id) == (FileStatus.REPLACED, "CAT-C-SR.77")
    assert set(_records(tmp_path, embedder)) == {"CAT-C-SR.77", "jail"}


def test_a_copy_takes_over_when_the_first_file_goes(tmp_path, folder, sync, embedder):
    _say(folder, "copy.txt", "Odhiambo", "bail was rare")
    assert sync()["copy.txt"].status is FileStatus.DUPLICATE
    (folder / "bail.txt").unlink()
    assert sync()["copy.txt"].status is FileStatus.MOVED
    assert set(_records(tmp_path, embedder)) == {"bail", "jail"}


def test_a_file_that_cannot_be_read_now_keeps_its_record(tmp_path, folder, sync, embedder):
    (folder / "bail.txt").write_bytes(b"\x89PNG no more a record")
    outcome = sync()["bail.txt"]
    assert outcome.status is FileStatus.FAILED
    assert "bail stays in the store" in outcome.message
    assert set(_records(tmp_path, embedder)) == {"bail", "jail"}


def test_a_folder_that_holds_nothing_any_more_empties_no_store(tmp_path, folder, sync, embedder):
    (folder / "bail.txt").unlink()
    (folder / "deep/er/jail.txt").unlink()
    outcome = sync()["files"]
    assert outcome.status is FileStatus.FAILED
    assert "Nothing was removed" in outcome.message
    assert set(_records(tmp_path, embedder)) == {"bail", "jail"}


def test_records_from_elsewhere_are_left_alone(tmp_path, folder, sync, embedder):
    other = _say(tmp_path / "other", "water.txt", "Wanjiru", "water was clean")
    with Store(tmp_path / "store", embedder, write=True) as store:
        list(store.add([other]))
    other.unlink()
    (folder / "bail.txt").unlink()
    sync()
    assert set(_records(tmp_path, embedder)) == {"jail", "water"}


_RUSSIAN = "Г-н Рогов говорит, что в стране не было жалоб на пытки и что суды открыты для всех. "
_PORTUGUESE = (
    "O Comitê não foi informado das queixas que são da competência dos tribunais e do Estado. "
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (_RUSSIAN * 8, "It is in Russian"),
        (_PORTUGUESE * 8, "a language that was not recognised"),
        ("Mr. Odhiambo (Kenya) said that bail was rare.", ""),
        ("Bail granted.", ""),
    ],
)
def test_a_language_that_the_model_was_not_made_for_is_said_at_add(tmp_path, embedder, text, said):
    path = tmp_path / "record.txt"
    path.write_text(text, encoding="utf-8")
    with Store(tmp_path / "store", embedder, write=True) as store:
        (outcome,) = store.add([path])
        assert outcome.record_id
        assert (said in outcome.message) if said else ("language" not in outcome.message)
        word = text.split()[-2]
        assert store.searcher.search(word)


def test_a_chinese_record_is_found_by_its_words(tmp_path, embedder):
    path = tmp_path / "record.txt"
    lines = ("1. 委员会审议了禁止酷刑的报告。", "2. 代表团说，监狱里有录像设备。", "3. 会议结束。")
    path.write_text("\n".join(lines * 3), encoding="utf-8")
    with Store(tmp_path / "store", embedder, write=True) as store:
        list(store.add([path]))
        for word, found in (("酷刑", "禁止酷刑"), ("监狱", "监狱里"), ("录像设备", "录像设备")):
            (best, *_) = store.full_text.rank(word, 5, Filters())
            assert found in store.full_text.passages([best[0]])[best[0]].text
        assert store.full_text.rank("大象", 5, Filters()) == []
        assert all(finding.sound for finding in store.check())


def test_a_name_as_long_as_names_can_be_is_added(tmp_path, embedder):
    path = tmp_path / f"{'я' * 125}.txt"
    path.write_text("Mr. Odhiambo (Kenya) said that bail was rare.\n", encoding="utf-8")
    with Store(tmp_path / "store", embedder, write=True) as store:
        (outcome,) = store.add([path])
    assert outcome.status is FileStatus.ADDED


def test_a_folder_named_like_a_place_in_an_archive_is_a_folder(tmp_path, embedder):
    path = _say(tmp_path / "Wow!", "bail.txt", "Odhiambo", "bail was rare")
    assert still_there(str(path))
    copy = tmp_path / "copy.txt"
    copy.write_bytes(path.read_bytes())
    with Store(tmp_path / "store", embedder, write=True) as store:
        added, duplicate = store.add([path, copy])
    assert added.status is FileStatus.ADDED
    assert duplicate.status is FileStatus.DUPLICATE


def test_a_folder_spelled_in_two_ways_is_one_folder(tmp_path, embedder):
    path = _say(tmp_path / "files", "bail.txt", "Odhiambo", "bail was rare")
    detour = tmp_path / "files" / ".." / "files" / "bail.txt"
    with Store(tmp_path / "store", embedder, write=True) as store:
        list(store.add([path]))
        (outcome,) = store.add([detour])
    assert outcome.status is FileStatus.UNCHANGED
