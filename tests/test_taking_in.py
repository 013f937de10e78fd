"""Files taken in beside the work of others: progress, stop, going on, and errors in words."""

import shutil
import zipfile

import pytest

from assistant import Assistant
from assistant.browsing.understood import understood_of
from assistant.taking_in import Intake
from index.files import uploads
from index.ingest import FileStatus
from index.store import Store

KENYA = b"Mr. Odhiambo (Kenya) said that giraffes were protected by law.\n"


@pytest.fixture
def intake(tmp_path, embedder):
    return Intake(tmp_path / "store", embedder)


def take_in(intake, *files):
    run = intake.begin(files)
    run.wait(300)
    assert not run.running
    return run


def test_each_file_has_its_outcome_and_a_broken_one_stops_no_other(intake, tmp_path, embedder):
    for name, data in (("a.txt", b"\x89PNG\r\n"), ("kenya.txt", KENYA)):
        (tmp_path / name).write_bytes(data)
    run = take_in(intake, tmp_path / "a.txt", tmp_path / "kenya.txt")
    assert [one.status for one in run.outcomes] == [FileStatus.FAILED, FileStatus.ADDED]
    assert "picture" in run.outcomes[0].message
    assert run.outcomes[1].turns == 1
    assert (run.failure, run.stopped, run.total) == ("", False, 2)
    assistant = Assistant.open(intake.folder, embedder=embedder)
    assert not assistant.notices
    assert not assistant.ask("What did Kenya say about giraffes?").abstained


def test_files_of_an_archive_are_counted_one_by_one(intake, tmp_path):
    with zipfile.ZipFile(tmp_path / "2023.zip", "w") as packed:
        packed.writestr("kenya.txt", KENYA)
        packed.writestr("chad.txt", "Mr. Abakar (Chad) said that wells had been dug.\n")
    run = take_in(intake, tmp_path / "2023.zip")
    assert run.total == len(run.outcomes) == 2


def test_a_run_that_was_stopped_is_taken_up_again(intake, tmp_path, sample_path):
    copies = [tmp_path / f"{number}.txt" for number in range(6)]
    for number, copy in enumerate(copies):
        copy.write_text(f"{sample_path.read_text()}\nMr. Odhiambo (Kenya) said {number}.\n")
    run = intake.begin(copies)
    while run.running and not run.outcomes:
        run.wait(0.01)
    run.stop()
    run.wait(300)
    assert run.stopped
    assert not run.failure
    assert 0 < len(run.outcomes) < len(copies)
    again = take_in(intake, *copies)
    statuses = [one.status for one in again.outcomes]
    assert len(statuses) == len(copies)
    assert statuses[0] is FileStatus.UNCHANGED
    assert statuses[-1] is FileStatus.ADDED


def test_uploads_that_are_of_no_use_are_not_kept(intake):
    keep = uploads.keep_upload
    kenya = keep(intake.folder, "kenya.txt", KENYA)
    broken = keep(intake.folder, "broken.txt", b"\x89PNG\r\n")
    assert intake.waiting() == [broken, kenya]
    run = take_in(intake, kenya, broken)
    assert [one.status for one in run.outcomes] == ["added", "failed"]
    assert intake.waiting() == []
    assert kenya.is_file()
    assert not broken.exists()


def test_another_writer_is_told_in_words_and_the_run_can_be_taken_up(intake, embedder, sample_path):
    with Store(intake.folder, embedder, write=True):
        run = take_in(intake, sample_path)
    assert "another process is writing" in run.failure
    run = intake.again()
    run.wait(300)
    assert [one.status for one in run.outcomes] == [FileStatus.ADDED]


def test_files_that_come_while_a_run_goes_on_are_taken_in_behind_its_own(intake, tmp_path):
    names = [tmp_path / f"{number}.txt" for number in range(3)]
    for number, path in enumerate(names):
        path.write_bytes(KENYA.replace(b"law", str(number).encode()))
    run = intake.begin(names[:1])
    assert intake.begin(names[1:]) is run
    assert intake.latest is run
    run.wait(300)
    assert [one.source for one in run.outcomes] == list(map(str, names))
    assert {one.status for one in run.outcomes} == {FileStatus.ADDED}
    assert run.total == 3
    assert not run.take_too(names)
    assert intake.begin(names) is not run
    intake.latest.wait(300)


def test_files_that_came_to_a_run_that_was_stopped_are_taken_up_with_it(intake, tmp_path):
    names = [tmp_path / f"{number}.txt" for number in range(2)]
    for number, path in enumerate(names):
        path.write_bytes(KENYA.replace(b"law", str(number).encode()))
    run = intake.begin(names[:1])
    run.stop()
    assert intake.begin(names[1:]) is run
    run.wait(300)
    assert run.stopped
    assert len(run.outcomes) < run.total == 2
    run = intake.again()
    run.wait(300)
    assert [one.source for one in run.outcomes] == list(map(str, names))


def test_files_may_come_to_a_run_at_any_time(intake, tmp_path, embedder):
    paths = []
    for number in range(30):
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].write_bytes(KENYA.replace(b"law", str(number).encode()))
        intake.begin(paths[-1:])
        if number % 3 == 2:
            intake.latest.wait(0.05 * (number % 4))
    intake.latest.wait(300)
    assert not intake.latest.failure
    with Store(intake.folder, embedder) as store:
        assert {file.source for file in store.catalog.files()} == set(map(str, paths))


def test_a_place_that_cannot_hold_a_store_is_told_in_words(tmp_path, embedder, sample_path):
    (tmp_path / "file").write_text("no folder")
    run = take_in(Intake(tmp_path / "file" / "store", embedder), sample_path)
    assert "cannot be written to" in run.failure
    assert not run.outcomes


def test_others_ask_while_files_are_taken_in(tmp_path, sample_store, sample_path, embedder):
    store = shutil.copytree(sample_store, tmp_path / "store")
    assistant = Assistant.open(store, embedder=embedder)
    copies = [tmp_path / f"{number}.txt" for number in range(3)]
    for number, copy in enumerate(copies):
        copy.write_text(f"{sample_path.read_text()}\nMr. Odhiambo (Kenya) said {number}.\n")
    run = Intake(store, embedder).begin(copies)
    answers = 0
    while run.running:
        assert not assistant.ask("What did Kazakhstan say about video recording?").abstained
        answers += 1
    assert answers
    assert run.failure == ""
    assert len(run.outcomes) == 3
    assert not assistant.notices


def test_what_was_understood_names_speakers_sides_and_how_numbers_came(sample_record):
    found = understood_of(sample_record)
    sides = {speaker.side for speaker, _ in found.speakers}
    assert {"state", "committee"} <= sides
    assert sum(turns for _, turns in found.speakers) == len(sample_record.turns)
    assert found.printed + found.counted == sum(
        paragraph.number is not None for paragraph in sample_record.paragraphs
    )
    assert found.first == 1
