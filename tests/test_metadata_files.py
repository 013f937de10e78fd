"""Metadata files written for a person's corrections, and read back by the readers."""

import re
import zipfile
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import FileError
from index.files.metadata_files import (
    correct,
    described_alike,
    metadata_place,
    write_metadata,
)
from index.ingest import FileStatus
from index.parsing.corrections import GivenMetadata, SpeakerCorrection
from index.readers import find_sources, read_metadata
from index.records import Side
from index.reference.dates import is_date
from index.store import Store

KNOWN = GivenMetadata(symbol="CAT/C/SR.1995", title="First meeting", states=("KAZ",))


def one_line(text):
    return " ".join(text.split())


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    path = tmp_path_factory.mktemp("records") / "meeting.txt"
    path.write_text("The meeting was called to order at 10 a.m.\n")
    return str(path)


@given(
    title=st.text(),
    notes=st.text(alphabet="\"\\'\n\t\r\x7f\x00é😀[]#="),
    meeting=st.integers(1, 10_000),
    name=st.text(min_size=1).map(one_line).filter(bool),
    role=st.text().map(one_line),
    first=st.integers(1, 10_000),
)
def test_whatever_is_written_is_read_back(source, title, notes, meeting, name, role, first):
    wanted = GivenMetadata(
        symbol="CAT/C/SR.1",
        title=title,
        notes=notes,
        meeting=meeting,
        states=("KAZ", "FRA"),
        date="2023-05",
        speakers=((name, SpeakerCorrection(role=role, state="", side=Side.OTHER)),),
        first_paragraph=first,
    )
    write_metadata(source, wanted)
    assert read_metadata(source) == wanted


def test_only_what_differs_is_said_besides_what_was_said_before():
    wanted = replace(KNOWN, title="Fourth report", meeting=1995)
    given = GivenMetadata(session="Seventy-sixth session")
    said = correct(replace(KNOWN, session="Seventy-sixth session"), wanted, given)
    assert said == GivenMetadata(title="Fourth report", meeting=1995)
    wanted = replace(wanted, session="Seventy-sixth session")
    said = correct(replace(KNOWN, session="Seventy-sixth session"), wanted, given)
    assert said.session == "Seventy-sixth session"


def test_nothing_to_say_takes_the_file_away(source):
    place = write_metadata(source, GivenMetadata(title="A title"))
    assert place.name == "meeting.metadata.toml"
    write_metadata(source, GivenMetadata())
    assert not place.exists()
    assert read_metadata(source) is None


def test_a_file_in_an_archive_is_not_corrected_and_the_way_out_is_named(tmp_path):
    archive = tmp_path / "2023.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("CAT/meeting.txt", "Mr. Smith said that it rained.")
    (source,) = find_sources(archive)
    assert metadata_place(source) is None
    with pytest.raises(FileError, match=r"Unpack the archive.*meeting\.metadata\.toml"):
        write_metadata(source, KNOWN)


@pytest.mark.parametrize(
    "date", ["yesterday", "2023-13", "2023-00", "2023-02-30", "20230503", "2023-5"]
)
def test_a_date_that_is_none_is_refused(source, date):
    assert not is_date(date)
    with pytest.raises(FileError, match="2023-05-03"):
        write_metadata(source, GivenMetadata(date=date))


def test_a_folder_that_is_not_there_is_an_error_with_the_next_step(tmp_path):
    with pytest.raises(FileError, match="Change the rights"):
        write_metadata(str(tmp_path / "gone" / "meeting.txt"), KNOWN)


def test_files_that_one_metadata_file_describes_are_named(tmp_path):
    for name in ("meeting.txt", "meeting.docx", "meeting.metadata.toml", "other.txt"):
        (tmp_path / name).write_text("x")
    assert described_alike(str(tmp_path / "meeting.txt")) == ["meeting.docx"]


@pytest.mark.parametrize("key", ["date", "issued"])
@pytest.mark.parametrize("date", ["2023-13", "2023-00", "2023-02-30", "3 May 2023", "٢٠٢٣"])
def test_a_date_that_is_none_is_refused_where_it_is_read(tmp_path, key, date):
    (tmp_path / "meeting.metadata.toml").write_text(f'{key} = "{date}"', encoding="utf-8")
    with pytest.raises(FileError, match=rf"meeting\.metadata\.toml: {key}: .*2023-05-03"):
        read_metadata(tmp_path / "meeting.txt")


@pytest.mark.parametrize("meeting", [0, -3])
def test_a_meeting_has_a_positive_number(tmp_path, source, meeting):
    (tmp_path / "meeting.metadata.toml").write_text(f"meeting = {meeting}", encoding="utf-8")
    with pytest.raises(FileError, match="from 1 on"):
        read_metadata(tmp_path / "meeting.txt")
    with pytest.raises(FileError, match="from 1 on"):
        write_metadata(source, GivenMetadata(meeting=meeting))


def test_a_metadata_file_that_is_refused_stops_no_other_file(tmp_path, embedder):
    for name in ("a", "b"):
        text = f"Mr. Odhiambo (Kenya) said that giraffes were protected by law {name}.\n"
        (tmp_path / f"{name}.txt").write_text(text)
    (tmp_path / "a.metadata.toml").write_text('date = "2023-13"')
    with Store(tmp_path / "store", embedder, write=True) as store:
        files = [tmp_path / "a.txt", tmp_path / "b.txt"]
        outcomes = list(store.add(files))
    assert [one.status for one in outcomes] == [FileStatus.FAILED, FileStatus.ADDED]
    assert outcomes[0].source == str(tmp_path / "a.metadata.toml")
    assert "2023-05-03" in outcomes[0].message


def test_the_examples_in_the_documentation_are_understood(tmp_path):
    page = (Path(__file__).parent.parent / "docs" / "metadata.md").read_text(encoding="utf-8")
    examples = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    assert len(examples) == 4
    for text in examples:
        (tmp_path / "meeting.metadata.toml").write_text(text, encoding="utf-8")
        assert read_metadata(tmp_path / "meeting.txt") != GivenMetadata()
    known = {item.name for item in fields(GivenMetadata)}
    assert all(re.search(rf"^(\[)?{name}\b", "\n".join(examples), re.MULTILINE) for name in known)
