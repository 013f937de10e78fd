"""A store that is damaged, on a full disk or written by another: found, named, answered around."""

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from rights import read_only

import index.storage.database
from assistant import Assistant
from index.errors import (
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreNotFoundError,
    StoreReadOnlyError,
    StoreVersionError,
)
from index.storage.database import FILE_NAME, Database
from index.storage.vectors import FOLDER_NAME
from index.store import Store

_COMMAND = str(Path(sys.executable).with_name("ontherecord"))


@pytest.fixture
def store(tmp_path, sample_store):
    return shutil.copytree(sample_store, tmp_path / "copy")


def _execute(store, *statements):
    connection = sqlite3.connect(store / FILE_NAME)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def _read(store, embedder):
    with Store(store, embedder) as opened:
        opened.catalog.record("CAT-C-SR.1995")
        opened.catalog.rows("SELECT count(*) FROM passages_terms")


def _unsound(store, embedder):
    with Store(store, embedder) as opened:
        return [finding.message for finding in opened.check() if not finding.sound]


def test_a_full_text_of_other_passages_is_found_and_mended(store, embedder):
    _execute(
        store,
        "INSERT INTO passages_text (passages_text, rowid, text) VALUES ('delete', 9, 'whales')",
        "INSERT INTO passages_text (rowid, text) VALUES (9, 'whales sing')",
    )
    found = _unsound(store, embedder)
    assert [message for message in found if message.startswith("full text")]
    assert all("--rebuild" in message for message in found)
    with Store(store, embedder, write=True) as opened:
        opened.rebuild()
    assert _unsound(store, embedder) == []


@pytest.mark.parametrize(
    "damage", ["DELETE FROM passages_text_data WHERE id > 10", "DROP TABLE passages_text_data"]
)
def test_without_a_full_text_answers_are_found_by_meaning_and_that_is_said(store, embedder, damage):
    _execute(store, damage)
    answer = Assistant.open(store, embedder=embedder).ask("What was said about video recording?")
    assert answer.citations
    assert any("by meaning alone" in notice for notice in answer.notices)
    assert any(message.startswith("full text") for message in _unsound(store, embedder))
    with Store(store, embedder, write=True) as opened:
        opened.rebuild()
    assert _unsound(store, embedder) == []
    assert Assistant.open(store, embedder=embedder).ask("Was bail granted?").notices == ()


def test_a_damaged_page_is_found_by_check(store, embedder):
    path = store / FILE_NAME
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\xff" * 4096
    path.write_bytes(content)
    try:
        found = _unsound(store, embedder)
    except StoreDamagedError as error:
        found = [str(error)]
    assert found
    assert any("add the record files again" in message for message in found)


def test_a_record_whose_text_was_changed_is_named(store, embedder):
    _execute(store, "UPDATE records SET text = 'x' || text")
    assert any("do not match the text" in message for message in _unsound(store, embedder))


def test_an_add_that_was_stopped_is_said_and_finished_by_a_rebuild(store, embedder):
    _execute(
        store,
        "DELETE FROM vectors WHERE passage = 1",
        "UPDATE passages SET embedded = 0 WHERE rowid = 1",
    )
    assert any("stopped before its end" in message for message in _unsound(store, embedder))
    with Store(store, embedder, write=True) as opened:
        opened.rebuild()
    assert _unsound(store, embedder) == []


def test_a_vector_that_was_lost_from_the_catalog_is_found_and_made_again(store, embedder):
    _execute(store, "DELETE FROM vectors WHERE passage = 1")
    assert any("lost their vector" in message for message in _unsound(store, embedder))
    with Store(store, embedder, write=True) as opened:
        opened.rebuild()
    assert _unsound(store, embedder) == []


def test_a_store_that_another_process_keeps_to_itself_is_waited_for_and_then_named(
    store, embedder, monkeypatch
):
    monkeypatch.setattr(index.storage.database, "_PATIENCE", 0.1)
    other = sqlite3.connect(store / FILE_NAME, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    other.execute("DELETE FROM passages")
    with pytest.raises(StoreBusyError, match="Wait"):
        Store(store, embedder)
    other.close()
    with Store(store, embedder) as opened:
        assert opened.catalog.passage_ids()


def test_what_was_written_last_is_read_or_its_lack_is_said(store, embedder):
    with tempfile.TemporaryDirectory() as open_to_all:
        Path(open_to_all).chmod(0o755)
        folder = Path(open_to_all) / "store"
        writer = sqlite3.connect(store / FILE_NAME)
        writer.execute("UPDATE meta SET value = 'another model' WHERE key = 'embedding_model'")
        writer.commit()
        ignored = shutil.ignore_patterns("*-shm", "*.lock", FOLDER_NAME)
        shutil.copytree(store, folder, ignore=ignored)
        writer.close()
        assert list(folder.glob("*-wal"))
        with read_only(folder), pytest.raises(StoreReadOnlyError, match="rights"):
            Store(folder, embedder)
        with pytest.raises(StoreVersionError, match="another model"):
            Store(folder, embedder)


def test_a_wrong_statement_of_ours_is_not_told_as_damage(store):
    database = Database(store)
    for statement, values in (("SELECT nothing FROM meta", ()), ("SELECT 1", (1,))):
        with pytest.raises(sqlite3.Error):
            database.rows(statement, values)
    assert database.meta("format")
    database.close()


@pytest.mark.parametrize(
    "damage", ["DROP TABLE meta", "DROP TABLE turns", "DELETE FROM passages_text_config"]
)
def test_a_table_that_is_lost_is_told_as_damage(store, embedder, damage):
    _execute(store, damage)
    with pytest.raises(StoreDamagedError, match="add the record files again"):
        _read(store, embedder)


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 2 MiB; tests that want one are left out where none can be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)], capture_output=True
    )
    if not mounted or mounted.returncode:
        pytest.skip("a small disk can be mounted by root only")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_full_disk_is_said_and_what_was_finished_is_kept(small_disk, tmp_path, embedder):
    first = tmp_path / "first.txt"
    first.write_text("Mr. Odhiambo (Kenya) said that bail was rare.\n")
    with Store(small_disk / "store", embedder, write=True) as store:
        list(store.add([first]))
    many = tmp_path / "many.txt"
    lines = (f"Mr. Kamau (Kenya) said that jail {number} was full.\n" for number in range(9_000))
    many.write_text("".join(lines))
    with (
        pytest.raises(StoreError, match=r"(?i)disk|space"),
        Store(small_disk / "store", embedder, write=True) as store,
    ):
        list(store.add([many]))
    answer = Assistant.open(small_disk / "store", embedder=embedder).ask("What was said on bail?")
    assert [citation.record_id for citation in answer.citations] == ["first"]


def test_readers_see_what_another_process_adds_at_the_next_question(store, tmp_path, embedder):
    assistant = Assistant.open(store, embedder=embedder)
    asked = "What did Kenya say about giraffes?"
    assert assistant.ask(asked).abstained
    record = tmp_path / "kenya.txt"
    record.write_text("Mr. Odhiambo (Kenya) said that giraffes were protected by law.\n")
    command = [_COMMAND, "add", str(record), "--store", str(store)]
    subprocess.run(command, check=True, capture_output=True)
    answer = assistant.ask(asked)
    assert [citation.record_id for citation in answer.citations] == ["kenya"]
    assert answer.notices == ()


@pytest.mark.parametrize("statement", ["SELECT 1", "PRAGMA journal_mode = WAL"])
def test_a_first_add_that_was_killed_before_its_tables_is_simply_run_again(
    tmp_path, embedder, sample_path, statement
):
    folder = tmp_path / "store"
    folder.mkdir()
    _execute(folder, statement)
    (folder / FILE_NAME).touch()
    with pytest.raises(StoreNotFoundError, match="ontherecord add"):
        Store(folder, embedder)
    with Store(folder, embedder, write=True) as opened:
        outcomes = list(opened.add([sample_path]))
    assert [outcome.status for outcome in outcomes] == ["added"]
    assert _unsound(folder, embedder) == []
