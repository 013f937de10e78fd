"""Every meeting of QMSum goes in as a file, with every turn's speaker right."""

from pathlib import Path

import pytest

from eval.datasets.qmsum import load_qmsum
from eval.robustness.fuzz import check_nothing_is_lost
from index.parsing.parser import parse
from index.readers import find_sources, read_source
from index.records import RecordForm

pytestmark = pytest.mark.records


@pytest.mark.parametrize(("part", "meetings"), [("train", 162), ("val", 35)])
def test_every_turn_of_a_meeting_has_its_speaker_and_its_words(
    part: str, meetings: int, data_folder: Path, tmp_path: Path
) -> None:
    documents = load_qmsum(data_folder / "qmsum" / f"{part}.jsonl.gz").documents
    assert len(documents) == meetings
    for number, meeting in enumerate(documents):
        path = tmp_path / f"{number}.txt"
        path.write_text(meeting.text, encoding="utf-8")
        (source,) = find_sources(path)
        document = read_source(source)
        record = parse(document)
        check_nothing_is_lost(document, record)
        assert record.form is RecordForm.TRANSCRIPT, meeting.id
        found = [
            (record.speaker_of(paragraph).name, record.paragraph_text(paragraph))
            for paragraph in record.paragraphs
        ]
        told = [(speaker, meeting.text[start:end]) for start, end, speaker in meeting.speakers]
        assert found == told, meeting.id
        assert len(record.turns) == len(told), meeting.id
