"""A link marks exactly what was cited, or nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant import Assistant
from assistant.browsing.places import Place, Standing, open_place, text_version
from index.errors import UnknownRecordError
from index.ingest import FileStatus
from index.records import Record
from index.storage.listing import RecordSummary
from index.store import Store

SYMBOL = "CAT-C-SR.1995"


@pytest.fixture(scope="module")
def shelf(sample_store, embedder) -> Assistant:
    return Assistant.open(sample_store, embedder=embedder)


def test_the_characters_of_a_link_are_marked_where_the_text_is_the_same(
    shelf: Assistant, sample_record: Record
) -> None:
    version = text_version(sample_record.text)
    opened = open_place(shelf, Place(SYMBOL, 400, 450, version))
    assert (opened.standing, opened.marked, opened.newest) == (Standing.EXACT, (400, 450), "")
    assert opened.record == sample_record


def test_a_link_to_a_record_marks_nothing(shelf: Assistant) -> None:
    opened = open_place(shelf, Place(SYMBOL))
    assert (opened.standing, opened.marked) == (Standing.WHOLE, None)


def test_a_link_that_does_not_tell_its_version_is_marked_and_said_to_be_unchecked(
    shelf: Assistant,
) -> None:
    opened = open_place(shelf, Place(SYMBOL, 400, 450))
    assert (opened.standing, opened.marked) == (Standing.UNCHECKED, (400, 450))


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (9, 3), (10, 10**9)])
def test_characters_that_the_text_does_not_have_are_not_marked(
    shelf: Assistant, sample_record: Record, start: int, end: int
) -> None:
    opened = open_place(shelf, Place(SYMBOL, start, end, text_version(sample_record.text)))
    assert (opened.standing, opened.marked) == (Standing.OUTSIDE, None)
    assert opened.record is not None


def test_a_text_that_has_changed_is_shown_without_marks(shelf: Assistant) -> None:
    opened = open_place(shelf, Place(SYMBOL, 400, 450, text_version("Another text.")))
    assert (opened.standing, opened.marked) == (Standing.CHANGED, None)
    assert opened.record is not None


def test_a_record_that_is_not_here_is_said_to_be_gone(shelf: Assistant) -> None:
    assert open_place(shelf, Place("CAT-C-SR.1", 0, 5, "0" * 8)).standing is Standing.GONE


@pytest.fixture
def two_versions(tmp_path, embedder, sample_path):
    """A store that holds a record and its revision, which answers."""
    text = sample_path.read_text(encoding="utf-8")
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    header = "United Nations\n\n{symbol}\n\nCommittee against Torture\n\n"
    first.write_text(header.format(symbol="CAT/C/SR.900") + text, encoding="utf-8")
    second.write_text(
        header.format(symbol="CAT/C/SR.900/Rev.1") + text + "\nOne more.\n", encoding="utf-8"
    )
    folder = tmp_path / "store"
    with Store(folder, embedder, write=True) as store:
        outcomes = list(store.add([first, second]))
    assert {outcome.status for outcome in outcomes} == {FileStatus.ADDED}, outcomes
    return Assistant.open(folder, embedder=embedder), [one.record_id for one in outcomes]


def test_a_link_to_a_replaced_version_shows_that_version_and_names_the_newest(
    two_versions,
) -> None:
    assistant, (old, new) = two_versions
    version = text_version(assistant.record(old).text)
    opened = open_place(assistant, Place(old, 400, 450, version))
    assert (opened.standing, opened.record.id, opened.newest) == (Standing.EXACT, old, new)


def test_a_text_that_lives_on_under_another_id_is_found_there(two_versions) -> None:
    assistant, (old, new) = two_versions
    version = text_version(assistant.record(old).text)
    opened = open_place(assistant, Place(new, 400, 450, version))
    assert (opened.standing, opened.record.id) == (Standing.EXACT, old)


def test_of_a_text_that_no_version_has_the_newest_version_is_shown(two_versions) -> None:
    assistant, (old, new) = two_versions
    opened = open_place(assistant, Place(old, 400, 450, "0" * 8))
    assert (opened.standing, opened.record.id, opened.marked) == (Standing.CHANGED, new, None)


class _Removing:
    """A shelf from which a version is removed once its versions have been looked up."""

    def __init__(self, assistant: Assistant, removed: str) -> None:
        self._assistant, self._removed = assistant, removed

    def versions(self, record_id: str) -> list[RecordSummary]:
        return self._assistant.versions(record_id)

    def record(self, record_id: str) -> Record:
        if record_id == self._removed:
            raise UnknownRecordError(record_id)
        return self._assistant.record(record_id)


def test_where_the_newest_version_is_removed_meanwhile_the_one_of_the_link_is_shown(
    two_versions,
) -> None:
    assistant, (old, new) = two_versions
    opened = open_place(_Removing(assistant, new), Place(old, 400, 450, "0" * 8))
    assert (opened.standing, opened.record.id, opened.marked) == (Standing.CHANGED, old, None)


def test_all_versions_of_a_record_are_told_and_one_taken_out_lets_the_other_answer(
    two_versions,
) -> None:
    assistant, (old, new) = two_versions
    assert [one.id for one in assistant.versions(old)] == [old, new]
    assert [one.id for one in assistant.records()] == [new]
    assert {one.id for one in assistant.records(all_versions=True)} == {old, new}
    assert assistant.remove(new) == old
    assert [one.id for one in assistant.records()] == [old]
    assert assistant.ask("What did Kazakhstan say about video recording?").citations
    with pytest.raises(UnknownRecordError):
        assistant.remove(new)


def test_the_version_changes_with_the_text_only(sample_record: Record) -> None:
    again = replace(sample_record, source="elsewhere")
    assert text_version(again.text) == text_version(sample_record.text)
    assert text_version("One.") != text_version("Two.")
    assert len(text_version("\ud800")) == 8  # Text that no encoding takes still has a version.
