"""A store keeps what it is given, says what is wrong with it, and can be mended."""

import errno
import shutil
import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path

import chromadb
import numpy as np
import pytest
from chromadb.api.models.Collection import Collection
from chromadb.errors import InternalError
from numpy.typing import NDArray
from rights import read_only

from assistant import Assistant
from index.embedding.embedder import Embedder
from index.errors import (
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreNotFoundError,
    StoreReadOnlyError,
    StoreVersionError,
    UnknownRecordError,
)
from index.files.folders import find_files
from index.ingest import FileStatus
from index.settings import Settings
from index.storage.catalog import Catalog
from index.store import Store

_SHORT = Settings(passage_tokens=16)
_KENYA = "Mr. Odhiambo (Kenya) said that bail was granted in most cases.\n"
_CHILE = "Ms. Rojas (Chile) said that the prison farm had been closed.\n"


class CountingEmbedder:
    """The real model under any name, counting texts and failing, if told to, after some."""

    def __init__(
        self,
        inner: Embedder,
        name: str = "",
        fail_after: int | None = None,
        longest: int = 10**6,
        stop_after: int | None = None,
    ) -> None:
        self._inner = inner
        self.name = name or inner.name
        self.texts = 0
        self._fail_after = fail_after
        self._longest = longest
        self._stop_after = stop_after

    def fits(self, text: str) -> bool:
        if self._stop_after is not None:
            if not self._stop_after:
                raise KeyboardInterrupt
            self._stop_after -= 1
        return len(text) <= self._longest and self._inner.fits(text)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if self._fail_after is not None and self.texts + len(texts) > self._fail_after:
            raise KeyboardInterrupt
        self.texts += len(texts)
        return self._inner.embed(texts)

    def embed_many(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self.embed(texts)


class RetrainedEmbedder(CountingEmbedder):
    """The real model as it is after a training: under its name it gives other vectors."""

    def __init__(self, inner: Embedder, dimensions: int = 384) -> None:
        super().__init__(inner)
        self._dimensions = dimensions

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = np.roll(super().embed(texts), 1, axis=1)[:, : self._dimensions]
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


class KnownRetrainedEmbedder(RetrainedEmbedder):
    """The same, which can be told from the model before."""

    identity = "retrained"


def _likeness(store, embedder):
    """How like the vectors of a store are to those that a model gives, the least like of them."""
    passages = store.catalog.rows("SELECT id, text FROM passages")
    held = store.vector_table.of([passage_id for passage_id, _ in passages])
    return min(held[key] @ embedder.embed([text])[0] for key, text in passages)


def _add(folder, embedder, *paths):
    with Store(folder, embedder, write=True) as store:
        return {Path(o.source).name: o for o in store.add(find_files(paths))}


def _contents(folder, embedder):
    """Everything a store says of itself, apart from the order in which it was written."""
    with Store(folder, embedder) as store:
        ids = store.catalog.passage_ids()
        texts = {
            file.record_id: store.catalog.record(file.record_id).text
            for file in store.catalog.files()
        }
        return texts, ids, set(store.vectors.ids()), [f.sound for f in store.check()]


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "kenya.txt").write_text(_KENYA, encoding="utf-8")
    (folder / "chile.txt").write_text(_CHILE, encoding="utf-8")
    return folder


@pytest.fixture
def store_folder(tmp_path, files, embedder):
    folder = tmp_path / "store"
    _add(folder, embedder, files)
    return folder


# Adding --------------------------------------------------------------------------------------


def test_adding_the_same_again_embeds_nothing_and_duplicates_nothing(store_folder, files, embedder):
    before = _contents(store_folder, embedder)
    counting = CountingEmbedder(embedder)
    outcomes = _add(store_folder, counting, files)
    assert {outcome.status for outcome in outcomes.values()} == {FileStatus.UNCHANGED}
    assert counting.texts == 0
    assert _contents(store_folder, embedder) == before


def test_changed_content_replaces_the_record_whole(store_folder, files, embedder):
    (files / "kenya.txt").write_text(_KENYA.replace("bail", "parole"), encoding="utf-8")
    outcomes = _add(store_folder, embedder, files)
    assert outcomes["kenya.txt"].status is FileStatus.REPLACED
    assert outcomes["chile.txt"].status is FileStatus.UNCHANGED
    with Store(store_folder, embedder) as store:
        assert [hit.passage.record_id for hit in store.searcher.search("parole", 1)] == ["kenya"]
        hits = store.searcher.search("bail")
        assert hits
        assert all("bail" not in hit.passage.text for hit in hits)
        assert all(finding.sound for finding in store.check())


def test_a_bad_file_is_named_and_the_rest_goes_on(tmp_path, files, embedder):
    (files / "a-empty.txt").write_bytes(b"")
    (files / "b-picture.txt").write_bytes(b"\x89PNG rest")
    (files / "broken.txt").write_text(_KENYA + "More.\n", encoding="utf-8")
    (files / "broken.metadata.toml").write_text("symbol = ", encoding="utf-8")
    outcomes = _add(tmp_path / "store", embedder, files, tmp_path / "missing.txt")
    failed = {name for name, o in outcomes.items() if o.status is FileStatus.FAILED}
    assert failed == {"a-empty.txt", "b-picture.txt", "broken.metadata.toml", "missing.txt"}
    assert all(outcomes[name].message for name in failed)
    assert outcomes["kenya.txt"].status is outcomes["chile.txt"].status is FileStatus.ADDED


def test_two_files_with_the_same_text_are_one_record(store_folder, files, embedder):
    (files / "zz-copy.txt").write_text(_KENYA, encoding="utf-8")
    outcome = _add(store_folder, embedder, files)["zz-copy.txt"]
    assert outcome.status is FileStatus.DUPLICATE
    assert "kenya.txt" in outcome.message
    assert len(_contents(store_folder, embedder)[0]) == 2


def test_a_file_in_which_nobody_speaks_is_kept_and_searchable(tmp_path, embedder):
    path = tmp_path / "nobody.txt"
    path.write_text("A note on lions, said by nobody at all.\nIt has two lines.\n")
    outcome = _add(tmp_path / "store", embedder, path)["nobody.txt"]
    assert outcome.status is FileStatus.ADDED
    assert outcome.turns == 0
    assert "No speaker" in outcome.message
    with Store(tmp_path / "store", embedder) as store:
        hit = store.searcher.search("lions", 1)[0]
    assert (hit.passage.speaker.name, hit.passage.speaker.side) == ("", "other")


def test_a_metadata_file_overrules_and_changing_it_replaces_the_record(
    store_folder, files, embedder
):
    (files / "kenya.metadata.toml").write_text(
        'symbol = "CAT/C/SR.77"\ndate = "2001-05"\nstates = ["Kenya"]\n', encoding="utf-8"
    )
    outcome = _add(store_folder, embedder, files)["kenya.txt"]
    assert (outcome.status, outcome.record_id) == (FileStatus.REPLACED, "CAT-C-SR.77")
    with Store(store_folder, embedder) as store:
        metadata = store.catalog.record("CAT-C-SR.77").metadata
        assert (metadata.date, metadata.states) == ("2001-05", ("KEN",))
        assert {file.record_id for file in store.catalog.files()} == {"CAT-C-SR.77", "chile"}


def test_a_stopped_run_is_taken_up_where_it_stopped(tmp_path, files, sample_path, embedder):
    whole, stopped = tmp_path / "whole", tmp_path / "stopped"
    _add(whole, embedder, files, sample_path)
    _add(stopped, embedder, files)
    with pytest.raises(KeyboardInterrupt):
        _add(stopped, CountingEmbedder(embedder, fail_after=3), files, sample_path)
    rest = CountingEmbedder(embedder)
    _add(stopped, rest, files, sample_path)
    assert _contents(stopped, embedder) == _contents(whole, embedder)
    assert rest.texts == len(_contents(whole, embedder)[1]) - 2


def test_an_open_assistant_lists_what_was_added_moved_and_removed_since(tmp_path, files, embedder):
    folder = tmp_path / "store"
    _add(folder, embedder, files / "kenya.txt")
    assistant = Assistant.open(folder, embedder=embedder)

    def listed():
        return {Path(one.source).name for one in assistant.records()}

    assert listed() == {"kenya.txt"}
    assistant.records().clear()  # The list is the caller's own.
    assert listed() == {"kenya.txt"}
    _add(folder, embedder, files)
    assert listed() == {"kenya.txt", "chile.txt"}
    (files / "kenya.txt").rename(files / "kenia.txt")
    _add(folder, embedder, files)
    assert listed() == {"kenia.txt", "chile.txt"}
    assistant.remove("chile")
    assert listed() == {"kenia.txt"}


def test_records_are_counted_anew_only_when_the_store_has_changed(
    store_folder, embedder, monkeypatch
):
    assistant = Assistant.open(store_folder, embedder=embedder)
    listed = assistant.records()
    with monkeypatch.context() as database:
        database.setattr(Catalog, "records", None)
        assert assistant.records() == listed
        assert assistant.records(all_versions=True) == listed


def test_a_removed_record_is_gone_from_words_and_vectors(store_folder, embedder):
    with Store(store_folder, embedder, write=True) as store:
        store.remove("kenya")
        assert {h.passage.record_id for h in store.searcher.search("bail in Kenya")} == {"chile"}
        with pytest.raises(UnknownRecordError):
            store.remove("kenya")
    assert all(_contents(store_folder, embedder)[3])


# What can be wrong with a store ----------------------------------------------------------------


def test_no_store_is_an_error_that_tells_how_to_make_one(tmp_path, embedder):
    with pytest.raises(StoreNotFoundError, match="ontherecord add"):
        Assistant.open(tmp_path / "nothing", embedder=embedder)


def test_another_embedding_model_is_refused_until_the_vectors_are_made_again(
    store_folder, embedder
):
    other = CountingEmbedder(embedder, name="another-model")
    with pytest.raises(StoreVersionError, match=f"{embedder.name}.*check --rebuild"):
        Store(store_folder, other)
    with Store(store_folder, other, write=True, any_model=True) as store:
        assert store.rebuild() == other.texts == 2
    with Store(store_folder, other) as store:
        assert store.searcher.search("bail", 1)[0].passage.record_id == "kenya"


def test_a_model_that_changed_under_its_name_is_refused_until_the_vectors_are_made_again(
    store_folder, embedder
):
    retrained = KnownRetrainedEmbedder(embedder)
    with Store(store_folder, embedder) as before:
        assert before.searcher.search("bail")
        for write in (False, True):
            with pytest.raises(StoreVersionError, match=r"have changed since.*check --rebuild"):
                Store(store_folder, retrained, write=write)
        with Store(store_folder, retrained, write=True, any_model=True) as store:
            store.rebuild()
        with pytest.raises(StoreVersionError, match="Open it again"):
            before.searcher.search("bail")
    with Store(store_folder, retrained) as store:
        assert _likeness(store, retrained) > 0.99
        assert all(finding.sound for finding in store.check())
    with pytest.raises(StoreVersionError, match="have changed since"):
        Store(store_folder, embedder)


def test_a_model_without_identity_is_known_by_its_name_and_by_the_length_of_its_vectors(
    store_folder, files, embedder
):
    (files / "peru.txt").write_text("Mr. Li (Peru) said that juries sat.\n", encoding="utf-8")
    other = RetrainedEmbedder(embedder, dimensions=96)
    told = r"384 numbers.*96.*check --rebuild"
    with Store(store_folder, other) as store, pytest.raises(StoreVersionError, match=told):
        store.searcher.search("bail")
    with pytest.raises(StoreVersionError, match=told):
        _add(store_folder, other, files)
    with Store(store_folder, other, write=True, any_model=True) as store:
        assert store.rebuild() == 3
    with Store(store_folder, other) as store:
        assert _likeness(store, other) > 0.99
        assert store.searcher.search("bail", 1)[0].passage.record_id == "kenya"
        assert all(finding.sound for finding in store.check())


def test_a_store_that_knows_its_model_by_name_alone_learns_more_at_the_next_write(
    store_folder, embedder
):
    connection = sqlite3.connect(store_folder / "catalog.sqlite3")
    connection.execute("DELETE FROM meta WHERE key = 'embedding_identity'")
    connection.commit()
    connection.close()
    retrained = KnownRetrainedEmbedder(embedder)
    with Store(store_folder, retrained) as store, Store(store_folder, embedder) as same:
        assert store.searcher.search("bail")
        assert same.searcher.search("bail")
    Store(store_folder, embedder, write=True).close()
    with pytest.raises(StoreVersionError, match="have changed since"):
        Store(store_folder, retrained)


def test_vectors_of_several_models_are_found_and_made_again(store_folder, embedder):
    connection = sqlite3.connect(store_folder / "catalog.sqlite3")
    connection.execute("UPDATE vectors SET vector = zeroblob(20) WHERE passage = 2")
    connection.commit()
    connection.close()
    with Store(store_folder, embedder, write=True) as store:
        unsound = [finding.message for finding in store.check() if not finding.sound]
        assert ["several models" in message for message in unsound] == [True]
        assert "--rebuild" in unsound[0]
        store.rebuild()
        assert all(finding.sound for finding in store.check())
        assert _likeness(store, embedder) > 0.99


def test_a_rebuild_for_another_length_that_was_stopped_leaves_nothing_cut_for_it(
    store_folder, embedder
):
    with Store(store_folder, embedder) as store:
        before = store.catalog.passage_ids()
    stopped = CountingEmbedder(embedder, stop_after=10)
    with Store(store_folder, stopped, write=True, settings=_SHORT) as store:
        with pytest.raises(KeyboardInterrupt):
            store.rebuild()
        assert store.catalog.passage_ids() != before
        assert any("stopped before its end" in finding.message for finding in store.check())
    with Store(store_folder, embedder, write=True) as store:
        store.rebuild()
        assert store.catalog.passage_ids() == before
        assert all(finding.sound for finding in store.check())


@pytest.fixture
def cut_short(tmp_path, files, embedder):
    """What a store has of files that were taken in with a model that takes only short texts."""
    for name in ("a", "b"):
        (files / f"{name}.txt").write_text(f"{_KENYA} He spoke of {name}.\n", encoding="utf-8")
    short = CountingEmbedder(embedder, name="short", longest=40)
    _add(tmp_path / "cut short", short, files)
    return _contents(tmp_path / "cut short", short)


@pytest.mark.parametrize("stop_after", [0, 30])
@pytest.mark.parametrize("goes_on", ["rebuild", "add"])
def test_a_rebuild_with_another_model_that_was_stopped_is_finished_by_what_writes_next(
    tmp_path, files, cut_short, embedder, stop_after, goes_on
):
    folder = tmp_path / "store"
    _add(folder, embedder, files)
    stopped = CountingEmbedder(embedder, name="short", longest=40, stop_after=stop_after)
    with (
        pytest.raises(KeyboardInterrupt),
        Store(folder, stopped, write=True, any_model=True) as store,
    ):
        store.rebuild()
    short = CountingEmbedder(embedder, name="short", longest=40)
    with Store(folder, short) as store:
        unsound = [finding.message for finding in store.check() if not finding.sound]
    assert any("stopped before its end" in message for message in unsound)
    with Store(folder, short, write=True) as store:
        if goes_on == "rebuild":
            store.rebuild()
        else:
            list(store.add([]))
    assert _contents(folder, short) == cut_short


def test_a_rebuild_for_another_length_cuts_anew_and_one_for_the_same_makes_no_vector(
    store_folder, embedder
):
    counting = CountingEmbedder(embedder)
    with Store(store_folder, counting, write=True) as store:
        store.rebuild()
        assert store.vector_table.newest() == 2
        before = store.catalog.passage_ids()
    with Store(store_folder, counting, write=True, settings=_SHORT) as store:
        store.rebuild()
        assert store.catalog.passage_ids() != before
    with Store(store_folder, counting, write=True) as store:
        store.rebuild()
        assert store.catalog.passage_ids() == before


def test_another_schema_version_is_refused_with_the_way_out(store_folder, embedder):
    connection = sqlite3.connect(store_folder / "catalog.sqlite3")
    connection.execute("UPDATE meta SET value = '9999' WHERE key = 'format'")
    connection.commit()
    connection.close()
    with pytest.raises(StoreVersionError, match="add"):
        Store(store_folder, embedder)


@pytest.mark.parametrize("content", [b"", b"not a database at all, but long enough" * 99])
def test_a_catalog_that_is_none_is_named(store_folder, embedder, content):
    for file in store_folder.glob("catalog.sqlite3*"):
        file.unlink()
    (store_folder / "catalog.sqlite3").write_bytes(content)
    with pytest.raises((StoreDamagedError, StoreVersionError, StoreNotFoundError), match="add"):
        Store(store_folder, embedder)


@pytest.mark.parametrize("left", ["nothing", "file"])
def test_lost_vectors_are_found_and_answered_around(tmp_path, store_folder, embedder, left):
    # A copy, since Chroma remembers in this process what it opened under the first name.
    folder = shutil.copytree(
        store_folder, tmp_path / "copy", ignore=shutil.ignore_patterns("vectors")
    )
    if left == "file":
        (folder / "vectors").write_bytes(b"not a folder")
    assistant = Assistant.open(folder, embedder=embedder)
    answer = assistant.ask("What did Kenya say about bail?")
    assert [citation.record_id for citation in answer.citations] == ["kenya"]
    assert not answer.notices  # The catalog has the vectors too, and compares them all.
    with Store(folder, embedder) as store:
        assert any("--rebuild" in f.message for f in store.check() if not f.sound)
    assert (folder / "vectors").exists() == (left == "file")
    with Store(folder, embedder, write=True) as store:
        assert store.rebuild() == 2
    assert all(_contents(folder, embedder)[3])


_FULL = "Database error: error returned from database: (code: 13) database or disk is full"


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "disk is full"),
        (InternalError(_FULL), "disk is full"),
        (InternalError("Too many open files (os error 24)"), "too many files"),
        (ValueError("whatever else"), "--rebuild"),
    ],
    ids=str,
)
def test_what_fails_while_chroma_is_written_to_is_told_and_throws_nothing_away(
    store_folder, files, embedder, monkeypatch, failure, told
):
    def fail(*_, **__):
        raise failure

    (files / "peru.txt").write_text("Mr. Li (Peru) said that juries sat.\n", encoding="utf-8")
    with Store(store_folder, embedder, write=True) as store:
        with monkeypatch.context() as failing:
            failing.setattr(Collection, "upsert", fail)
            with pytest.raises(StoreError, match=told):
                list(store.add(find_files([files])))
        assert store.vectors.count() == 2
        list(store.add(find_files([files])))
        assert store.vectors.count() == 3


def test_a_chroma_that_no_file_is_left_for_is_not_thrown_away(
    store_folder, files, embedder, monkeypatch
):
    def fail(*_, **__):
        raise OSError(errno.EMFILE, "Too many open files")

    kept = store_folder / "vectors" / "kept"
    kept.touch()
    (files / "chile.txt").unlink()
    (files / "kenya.txt").write_text(_KENYA * 2, encoding="utf-8")
    with monkeypatch.context() as failing:
        failing.setattr(chromadb, "PersistentClient", fail)
        with pytest.raises(StoreError, match="ulimit"):
            _add(store_folder, embedder, files)
    assert kept.exists()
    _add(store_folder, embedder, files)
    assert kept.exists()
    assert all(_contents(store_folder, embedder)[3])


def test_a_store_without_records_is_sound_and_reading_it_makes_nothing(tmp_path, embedder):
    Store(tmp_path / "store", embedder, write=True).close()
    with Store(tmp_path / "store", embedder) as store:
        assert all(finding.sound for finding in store.check())
        assert store.searcher.search("bail") == []
    assert not (tmp_path / "store" / "vectors").exists()


def test_missing_and_orphaned_vectors_are_counted_and_mended(store_folder, embedder):
    with Store(store_folder, embedder, write=True) as store:
        ids = sorted(store.catalog.passage_ids())
        store.vectors.remove(ids[:1])
        store.vectors.put(["stranger"], embedder.embed(["somebody else"]))
        unsound = [finding.message for finding in store.check() if not finding.sound]
        assert len(unsound) == 1
        assert "1 are missing and 1 belong to no passage" in unsound[0]
        hits = store.searcher.search("somebody")
        assert hits
        assert all(hit.passage.id != "stranger" for hit in hits)
        store.rebuild()
        assert all(finding.sound for finding in store.check())


def test_closing_a_store_twice_takes_chroma_from_nobody_else(store_folder, embedder):
    with Store(store_folder, embedder, write=True) as other:
        store = Store(store_folder, embedder)
        assert store.vectors.sees == other.vectors.sees == 2
        store.close()
        store.close()
        other.vector_table.set_indexed(9)  # As another process does whose vectors are not seen.
        with Store(store_folder, embedder) as third:
            assert third.vectors.sees == 2


def test_a_second_writer_is_told_to_wait_and_readers_read_on(store_folder, embedder):
    with Store(store_folder, embedder, write=True):
        with pytest.raises(StoreBusyError, match="Wait"):
            Store(store_folder, embedder, write=True)
        with Store(store_folder, embedder) as reader:
            assert reader.searcher.search("bail", 1)


def test_a_store_that_may_only_be_read_answers_and_refuses_to_write(store_folder, embedder):
    # Somewhere that others may enter, under a name that Chroma has not opened in this process.
    with tempfile.TemporaryDirectory() as open_to_all:
        Path(open_to_all).chmod(0o755)
        folder = shutil.copytree(store_folder, Path(open_to_all) / "store")
        with read_only(folder):
            with pytest.raises(StoreReadOnlyError, match="rights"):
                Store(folder, embedder, write=True)
            assistant = Assistant.open(folder, embedder=embedder)
            answer = assistant.ask("What did Kenya say about bail?")
            assert [citation.record_id for citation in answer.citations] == ["kenya"]
