"""The benchmark of size: a store is made, taken up again and searched, at a small size."""

import gzip
import json
import subprocess
import sys

import pytest

from index.storage.catalog import Catalog


@pytest.fixture
def data(tmp_path):
    """Development data of thirteen short speeches."""
    folder = tmp_path / "data" / "scale"
    folder.mkdir(parents=True)
    places = ("KEN", "CHL", "ZZZ", "KAZ")
    rows = (
        {
            "id": f"{places[number % 4]}_{number}",
            "state_code": places[number % 4],
            "session": 50 + number,
            "year": 1995 + number,
            "text": f"We welcome the report on prisons number {number}, and its many findings.\n"
            "The death penalty must be abolished everywhere, without any exception at all.",
        }
        for number in range(13)
    )
    with gzip.open(folder / "general_debate_4000.jsonl.gz", "wt") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return folder.parent


def _measure(data, *arguments):
    command = [sys.executable, "-m", "eval.scale", str(data), *map(str, arguments)]
    answered = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(answered.stdout)


def test_speeches_are_taken_in_again_and_searched_beside_chroma(data, tmp_path):
    place = tmp_path / "place"
    added = _measure(data, "add", "--folder", place, "--records", 11)
    assert added["records"] == 11
    assert added["passages"] == 22
    assert added["peak_mib"] > 0
    again = _measure(data, "again", "--folder", place, "--records", 11)
    assert again["one more record"]["seconds"] > 0
    catalog = Catalog(place / "store")
    assert len(catalog.records()) == 13
    assert {record.form for record in catalog.records()} == {"verbatim"}
    found = _measure(data, "search", "--folder", place, "--queries", 3)
    assert set(found["ours"]) == set(found["plain chroma"])
    assert set(found["ours"]) == {"no filter", "one filter", "two filters"}
