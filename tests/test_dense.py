"""The dense side: every way of finding the nearest passages gives what comparing all gives."""

import shutil

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import index.search.dense
from index.errors import StoreDamagedError
from index.filters import Filters
from index.records import Side
from index.storage.vector_table import VectorTable
from index.storage.vectors import FOLDER_NAME
from index.store import Store

_QUESTION = "What was said about video recording of interrogations?"
_CONDITIONS = (
    Filters(),
    Filters(sides=(Side.STATE,)),
    Filters(sides=(Side.COMMITTEE,), states=("KAZ",)),
    Filters(speakers=("Ms. Racu",)),
    Filters(speakers=("nobody",)),
    Filters(date_from="2024"),
)


@pytest.fixture
def folder(tmp_path, sample_store):
    return shutil.copytree(sample_store, tmp_path / "store")


def _compared_by_hand(store, vector, filters, limit):
    similar = store.vector_table.similarities(vector, store.full_text.allowed(filters))
    return dict(sorted(similar.items(), key=lambda item: -item[1])[:limit])


def _ways(monkeypatch):
    """The ways there are, each chosen by what counts as few and as many."""
    for name, limits in {
        "a few": {"_SCAN": 10**6, "_FEW": 10**6},
        "in memory": {"_SCAN": 10**6, "_FEW": 0},
        "by Chroma": {"_SCAN": 0},
        "streamed from the catalog": {"_SCAN": 10**6, "_FEW": 0, "MOST": 0},
    }.items():
        with monkeypatch.context() as changed:
            for constant, value in limits.items():
                changed.setattr(index.search.dense, constant, value)
            yield name


@pytest.mark.parametrize("filters", _CONDITIONS, ids=Filters.describe)
def test_every_way_finds_the_nearest_that_meet_the_conditions(
    folder, embedder, monkeypatch, filters
):
    with Store(folder, embedder) as store:
        vector = embedder.embed([_QUESTION])[0]
        expected = _compared_by_hand(store, vector, filters, 7)
        for way in _ways(monkeypatch):
            found = store.dense.nearest(vector, 7, filters)
            assert list(found) == list(expected), way
            np.testing.assert_allclose(list(found.values()), list(expected.values()), atol=1e-3)


@given(seed=st.integers(0, 10**6), limit=st.integers(1, 60))
@settings(
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_direction_gives_the_nearest_in_order(sample_store, embedder, seed, limit):
    vector = np.random.default_rng(seed).normal(size=384).astype(np.float32)
    vector /= np.linalg.norm(vector)
    with Store(sample_store, embedder) as store:
        found = store.dense.nearest(vector, limit, Filters())
        expected = _compared_by_hand(store, vector, Filters(), limit)
    assert list(found.values()) == sorted(found.values(), reverse=True)
    np.testing.assert_allclose(list(found.values()), list(expected.values()), atol=1e-3)


def test_a_chroma_that_cannot_be_used_is_said_and_done_without(folder, embedder, monkeypatch):
    monkeypatch.setattr(index.search.dense, "_SCAN", 0)
    with Store(folder, embedder) as store:
        vector = embedder.embed([_QUESTION])[0]
        expected = list(store.dense.nearest(vector, 5, Filters()))
        assert store.dense.notice() == ""
    shutil.rmtree(folder / FOLDER_NAME)
    (folder / FOLDER_NAME).write_text("not Chroma's")
    with Store(folder, embedder) as store:
        assert list(store.dense.nearest(vector, 5, Filters())) == expected
        assert "--rebuild" in store.dense.notice()


def test_beyond_what_memory_holds_the_search_goes_by_words_where_chroma_is_away(
    folder, embedder, monkeypatch
):
    monkeypatch.setattr(index.search.dense, "_SCAN", 0)
    monkeypatch.setattr(index.search.dense, "MOST", 0)
    shutil.rmtree(folder / FOLDER_NAME)
    (folder / FOLDER_NAME).write_text("not Chroma's")
    with Store(folder, embedder) as store:
        with pytest.raises(StoreDamagedError):
            store.dense.nearest(embedder.embed([_QUESTION])[0], 5, Filters())
        assert store.searcher.search("video recording", 3)
        assert "words alone" in store.dense.notice()


def test_vectors_held_in_memory_are_laid_out_once_whatever_is_removed(
    folder, embedder, tmp_path, monkeypatch
):
    monkeypatch.setattr(index.search.dense, "_FEW", 0)
    reads = []
    after = VectorTable.after
    monkeypatch.setattr(
        VectorTable, "after", lambda *given: (reads.append(given), after(*given))[1]
    )
    for name in ("kenya", "peru"):
        (tmp_path / f"{name}.txt").write_text("Mr. Li (Kenya) said that giraffes were tall.\n")
    vector = embedder.embed(["giraffes"])[0]

    def nearest():
        expected = _compared_by_hand(store, vector, Filters(), 3)
        assert list(store.dense.nearest(vector, 3, Filters())) == list(expected)

    with Store(folder, embedder, write=True) as store:
        list(store.add([tmp_path / "kenya.txt"]))
        nearest()
        store.remove("kenya")
        reads.clear()
        nearest()
        nearest()
        assert reads == []
        list(store.add([tmp_path / "peru.txt"]))
        nearest()


def test_a_record_added_while_a_store_is_open_is_found_by_chromas_way_too(
    folder, embedder, tmp_path, monkeypatch
):
    monkeypatch.setattr(index.search.dense, "_SCAN", 0)
    record = tmp_path / "kenya.txt"
    record.write_text("Mr. Odhiambo (Kenya) said that giraffes were protected by law.\n")
    vector = embedder.embed(["giraffes protected by law"])[0]
    with Store(folder, embedder) as reader:
        before = reader.dense.nearest(vector, 1, Filters())
        with Store(folder, embedder, write=True) as writer:
            list(writer.add([record]))
        after = reader.dense.nearest(vector, 1, Filters())
        assert set(before).isdisjoint(after)
        assert reader.full_text.passages(list(after)).popitem()[1].record_id == "kenya"
        with Store(folder, embedder, write=True) as writer:
            writer.remove("kenya")
        assert list(reader.dense.nearest(vector, 1, Filters())) == list(before)
