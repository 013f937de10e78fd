"""An add that is killed leaves a store that the same add makes whole again."""

import json
import os
import random
import shutil
import subprocess
import sys

import numpy as np
import pytest

from eval.robustness.kills import spread
from eval.robustness.record_files import write_records
from eval.robustness.store_rows import differences, read_store, read_tables
from index.storage.database import Database
from index.store import Store

pytestmark = pytest.mark.skipif(os.name != "posix", reason="process groups of POSIX")

_FOLLOW = "UPDATE vectors SET passage = passage + 5000"
_MEND_TEXT = "INSERT INTO passages_text (passages_text) VALUES ('rebuild')"


@pytest.fixture
def copy(tmp_path, sample_store):
    """A copy of the sample store, to be changed."""
    return shutil.copytree(sample_store, tmp_path / "copy")


def _change(store, statements):
    database = Database(store, write=True)
    with database.transaction() as connection:
        for statement in statements.split(";"):
            connection.execute(statement)
    database.close()


def _found(reference, other):
    return {(one.table, one.key, one.what) for one in differences(reference, other)}


def test_killed_adds_that_are_run_again_leave_the_same_store(tmp_path):
    command = [sys.executable, "-m", "eval.robustness.kills", "--kills", "2", "--records", "6"]
    ended = subprocess.run(
        [*command, "--keep", tmp_path / "work"], capture_output=True, text=True, timeout=600
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    report = json.loads(ended.stdout)
    assert report["records"] == 6
    assert report["passages"] > 6
    assert (report["kills"], report["stores"], report["equal"]) == (2, 2, 2)
    assert sum(report["in_the_middle_of"].values()) == 2
    assert report["differences"] == []
    assert "2 of 2 kills" in ended.stderr


def test_kills_are_spread_over_the_whole_time():
    moments = spread(30, 60.0, random.Random(1))
    assert sorted(int(moment // 2) for moment in moments) == list(range(30))
    assert moments != sorted(moments)


def test_the_files_written_are_records_of_several_kinds(tmp_path, embedder):
    files = tmp_path / "files"
    files.mkdir()
    write_records(files, 10, random.Random(1))
    with Store(tmp_path / "store", embedder, write=True) as store:
        outcomes = list(store.add(sorted(files.glob("*.txt"))))
    assert [outcome.status for outcome in outcomes] == ["added"] * 10
    names = [outcome.record_id for outcome in outcomes]
    assert names[3] == "record-0003"
    assert names[7] == f"{names[6]}.v2"


def test_a_store_is_equal_to_its_copy(sample_store, copy):
    assert _found(read_store(sample_store), read_store(copy)) == set()


@pytest.mark.parametrize(
    ("statement", "difference"),
    [
        ("DELETE FROM turns WHERE idx = 3", ("turns", "CAT-C-SR.1995 / 3", "missing")),
        (
            "UPDATE records SET title = 'x'",
            (
                "records",
                "CAT-C-SR.1995",
                "title: 'Fourth periodic report of Kazakhstan: first meeting' is 'x'",
            ),
        ),
        ("INSERT INTO stale_vectors VALUES ('a')", ("stale_vectors", "a", "not in the reference")),
        ("CREATE TABLE new (a TEXT)", None),
        ("UPDATE records SET added = '2001-01-01T00:00:00+00:00'", None),
        (f"UPDATE passages SET rowid = rowid + 5000; {_FOLLOW}", None),
    ],
)
def test_rows_that_differ_are_named_and_times_and_row_numbers_are_not(
    sample_store, copy, statement, difference
):
    _change(copy, f"{statement}; {_MEND_TEXT}")
    found = _found(read_store(sample_store), read_store(copy))
    assert found == ({difference} if difference else set())


def test_rows_in_another_order_differ(sample_store, copy):
    _change(copy, f"UPDATE passages SET rowid = 9000 WHERE rowid = 2; {_MEND_TEXT}")
    _change(copy, "UPDATE vectors SET passage = 9000 WHERE passage = 2")
    (difference,) = _found(read_store(sample_store), read_store(copy))
    assert difference[0] == "passages"
    assert difference[2] == "from here on in another order"


def test_words_that_are_not_those_of_the_text_differ(sample_store, copy):
    _change(copy, "INSERT INTO passages_text (rowid, text) VALUES (1, 'Unheard')")
    tables = {table for table, *_ in _found(read_store(sample_store), read_store(copy))}
    assert tables == {"passages_terms"}


def test_an_index_that_differs_is_named_by_passage(sample_store, copy, embedder):
    reference = read_store(sample_store)
    first, second = sorted(reference.vectors)[:2]
    with Store(copy, embedder) as store:
        store.vectors.remove([first])
        store.vectors.put(["a"], reference.vectors[first][np.newaxis])
        store.vectors.put([second], np.roll(reference.vectors[second], 1)[np.newaxis])
    assert _found(reference, read_store(copy)) == {
        ("Chroma", first, "missing"),
        ("Chroma", "a", "not in the reference"),
        ("Chroma", second, "not found by a search for its vector"),
    }


def test_vectors_of_the_catalog_are_equal_within_what_few_bits_allow(sample_store, copy):
    reference = read_store(sample_store)
    ((name,), *_) = reference.tables["passages"]
    vector = reference.vectors[name]
    almost = (vector + 0.0002).astype(np.float16).tobytes().hex()
    _change(copy, f"UPDATE vectors SET vector = x'{almost}' WHERE passage = 1")
    assert _found(reference, read_store(copy)) == set()
    turned = np.roll(vector, 1).astype(np.float16).tobytes().hex()
    _change(copy, f"UPDATE vectors SET vector = x'{turned}' WHERE passage = 1")
    found = _found(reference, read_store(copy))
    assert {(table, key) for table, key, _ in found} == {("vectors", name), ("Chroma", name)}


def test_a_reference_to_the_number_of_a_row_is_read_as_what_names_the_row(copy):
    _change(copy, "CREATE TABLE kept (passage INTEGER PRIMARY KEY REFERENCES passages, a TEXT)")
    _change(copy, "INSERT INTO kept VALUES (1, 'x')")
    tables = read_tables(copy)
    ((first,), *_) = tables["passages"]
    assert tables["kept"] == {(first,): {"passage": first, "a": "x"}}
