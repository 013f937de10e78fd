"""Of the versions of one record the newest answers; the others are kept and can be looked up."""

import json
from dataclasses import replace

import pytest

from assistant import Assistant
from index.files.folders import find_files
from index.ingest import FileStatus
from index.storage.versions import Version, newest
from index.store import Store

_TEXT = """{symbol}

Committee against Torture

Summary record of the 77th meeting

The meeting was called to order at 10 a.m.

Mr. Odhiambo (Kenya) said that bail was {what}.
"""


def _write(folder, name, what, symbol="CAT/C/SR.77", issued=""):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(_TEXT.format(symbol=symbol, what=what), encoding="utf-8")
    if issued:
        described = (folder / name).with_suffix(".metadata.toml")
        described.write_text(f'issued = "{issued}"\n', encoding="utf-8")


def _add(store, embedder, folder):
    with Store(store, embedder, write=True) as opened:
        return {o.source.rsplit("/")[-1]: o for o in opened.add(find_files([folder]))}


def _answer(store, embedder, **limits):
    answer = Assistant.open(store, embedder=embedder).ask("What did Kenya say on bail?", **limits)
    return [(citation.record_id, citation.text) for citation in answer.citations]


@pytest.fixture
def place(tmp_path, embedder):
    """A store with two versions of one record, the older issued first."""
    _write(tmp_path / "files", "a.txt", "rare", issued="2001-05-03")
    _write(tmp_path / "files", "b.txt", "common", issued="2002-01-01")
    outcomes = _add(tmp_path / "store", embedder, tmp_path / "files")
    assert {outcome.status for outcome in outcomes.values()} == {FileStatus.ADDED}
    return tmp_path / "store"


def test_the_newest_version_answers_and_the_older_is_kept(place, embedder):
    assert _answer(place, embedder) == [
        ("CAT-C-SR.77.v2", "Mr. Odhiambo (Kenya) said that bail was common.")
    ]
    assistant = Assistant.open(place, embedder=embedder)
    assert "bail was rare" in assistant.record("CAT-C-SR.77").text
    assert [record.id for record in assistant.records()] == ["CAT-C-SR.77.v2"]
    with Store(place, embedder) as store:
        listed = store.catalog.records(all_versions=True)
        assert [(one.id, one.current) for one in listed] == [
            ("CAT-C-SR.77", False),
            ("CAT-C-SR.77.v2", True),
        ]
        assert all(finding.sound for finding in store.check())


def test_a_version_that_arrives_later_but_is_older_does_not_answer(tmp_path, embedder):
    _write(tmp_path / "files", "a.txt", "common", issued="2002-01-01")
    _add(tmp_path / "store", embedder, tmp_path / "files")
    _write(tmp_path / "files", "b.txt", "rare", issued="2001-05-03")
    outcome = _add(tmp_path / "store", embedder, tmp_path / "files")["b.txt"]
    assert outcome.status is FileStatus.ADDED
    assert "another version of CAT-C-SR.77," in outcome.message
    assert [text for _, text in _answer(tmp_path / "store", embedder)] == [
        "Mr. Odhiambo (Kenya) said that bail was common."
    ]


def test_a_filter_by_any_version_looks_at_the_one_that_answers(place, embedder):
    assert _answer(place, embedder, records=["CAT-C-SR.77"]) == _answer(place, embedder)


def test_a_question_kept_under_a_replaced_version_is_asked_of_the_one_that_answers(place, embedder):
    assistant = Assistant.open(place, embedder=embedder)
    query = assistant.read("What did Kenya say on bail?")
    kept = replace(query, filters=replace(query.filters, records=("CAT-C-SR.77",)))
    assert [one.record_id for one in assistant.respond(kept).citations] == ["CAT-C-SR.77.v2"]


def test_without_the_newest_the_one_before_answers_again(place, embedder):
    with Store(place, embedder, write=True) as store:
        assert store.remove("CAT-C-SR.77.v2") == "CAT-C-SR.77"
        assert all(finding.sound for finding in store.check())
    assert _answer(place, embedder) == [
        ("CAT-C-SR.77", "Mr. Odhiambo (Kenya) said that bail was rare.")
    ]


def test_a_stop_between_two_versions_is_mended_by_the_next_add(place, tmp_path, embedder):
    with Store(place, embedder, write=True) as store:
        store.catalog.remove("CAT-C-SR.77.v2")  # As far as one transaction goes.
    (tmp_path / "files/b.txt").unlink()
    _add(place, embedder, tmp_path / "files")
    assert [record for record, _ in _answer(place, embedder)] == ["CAT-C-SR.77"]
    with Store(place, embedder) as store:
        assert all(finding.sound for finding in store.check())


def test_a_revision_replaces_its_record_and_a_list_of_corrections_does_not(tmp_path, embedder):
    files = tmp_path / "files"
    _write(files, "a.txt", "rare")
    _write(files, "b.txt", "common", symbol="CAT/C/SR.77/Rev.1")
    files.joinpath("c.txt").write_text(
        "CAT/C/SR.77/Corr.1\n\nParagraph 3, line 2\n\n"
        "For bail was rare read bail had been rare for many years in all of the country, as the "
        "delegation of the State party had informed the Committee in writing.\n"
    )
    _add(tmp_path / "store", embedder, files)
    with Store(tmp_path / "store", embedder) as store:
        current = {record.id for record in store.catalog.records()}
    assert current == {"CAT-C-SR.77-Rev.1", "CAT-C-SR.77-Corr.1"}


def test_an_answer_from_a_record_with_a_list_of_corrections_says_so(tmp_path, embedder):
    files = tmp_path / "files"
    _write(files, "a.txt", "rare")
    files.joinpath("c.txt").write_text(
        "CAT/C/SR.77/Corr.1\n\nParagraph 3, line 2\n\n"
        "For was rare read had been rare for many years in all of the country, as the delegation "
        "of the State party had informed the Committee in writing in the course of the month.\n"
    )
    _add(tmp_path / "store", embedder, files)
    answer = Assistant.open(tmp_path / "store", embedder=embedder).ask(
        "What did Kenya say on bail?"
    )
    assert [citation.record_id for citation in answer.citations] == ["CAT-C-SR.77"]
    assert "CAT/C/SR.77/Corr.1 corrects" in " ".join(answer.notices)


def test_an_id_of_a_version_outlives_a_new_reading_of_its_file(place, tmp_path, embedder):
    with Store(place, embedder, write=True) as store:
        store.remove("CAT-C-SR.77")
    (tmp_path / "files/a.txt").unlink()
    (tmp_path / "files/b.metadata.toml").write_text('issued = "2002-01-02"\n')
    outcome = _add(place, embedder, tmp_path / "files")["b.txt"]
    assert (outcome.status, outcome.record_id) == (FileStatus.REPLACED, "CAT-C-SR.77.v2")


@pytest.mark.parametrize(
    ("versions", "answers"),
    [
        ([("A/1", ""), ("A/1", "")], 1),
        ([("A/1", "2002"), ("A/1", "2001")], 0),
        ([("A/1", "2001"), ("A/1", "2001")], 0),
        ([("A/1/Rev.2", "2001"), ("A/1/Rev.1", "2002")], 0),
        ([("A/1/Corr.1", ""), ("A/1", "2002")], 0),
    ],
    ids=json.dumps,
)
def test_which_version_answers(versions, answers):
    given = [Version(str(index), *version) for index, version in enumerate(versions)]
    assert newest(given).id == str(answers)
