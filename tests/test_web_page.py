"""Web pages are read as a browser shows them: numbers restored, nothing lost, nothing run."""

import pytest
from writing_web import write_web_page

from index.errors import FileError
from index.parsing import parse
from index.readers import read_document
from index.readers.web import read_web_page
from index.records import Document, DocumentParagraph, DocumentRole

_BODY, _HEADING, _FOOTNOTE = DocumentRole.BODY, DocumentRole.HEADING, DocumentRole.FOOTNOTE


def _read(page):
    return read_web_page("meeting.html", page.encode() if isinstance(page, str) else page)


def _texts(page):
    return [paragraph.text for paragraph in _read(page).paragraphs]


def _numbered(page):
    return [(paragraph.number, paragraph.text) for paragraph in _read(page).paragraphs]


def _with_roles(page):
    return [(paragraph.text, paragraph.role) for paragraph in _read(page).paragraphs]


# A record there and back ------------------------------------------------------------------------


def _there_and_back(record, path, **how):
    write_web_page(path, record, **how)
    document = read_document(path)
    assert document.remarks == document.leftovers == ()
    return parse(document, record.id)


def _seen(record):
    return [
        (
            " ".join(record.paragraph_text(paragraph).split()),
            paragraph.kind,
            paragraph.number,
            paragraph.turn,
            paragraph.heading,
        )
        for paragraph in record.paragraphs
    ]


@pytest.mark.parametrize("numbers_in_lists", [True, False], ids=["lists", "text"])
def test_the_sample_record_comes_back_from_a_page_with_its_numbers_printed(
    tmp_path, sample_path, numbers_in_lists
):
    record = parse(read_document(sample_path), "sample")
    again = _there_and_back(record, tmp_path / "r.html", numbers_in_lists=numbers_in_lists)
    assert _seen(again) == _seen(record)
    assert [turn.speaker for turn in again.turns] == [turn.speaker for turn in record.turns]
    assert again.metadata == record.metadata
    assert not any(p.printed for p in record.paragraphs)
    assert all(p.printed for p in again.paragraphs if p.number is not None)


@pytest.mark.parametrize("numbers_in_lists", [True, False], ids=["lists", "text"])
def test_numbers_with_gaps_and_paragraphs_without_come_back_as_they_were(
    tmp_path, numbers_in_lists
):
    lines = (
        "The meeting was called to order at 3 p.m.",
        "12. Ms. Birk said that bail was rare & <costly>.",
        "13. She read out a letter:",
        "Nobody had been heard.",
        "17. Mr. Tarn asked why.",
        "Other matters",
        "18. The Chair thanked them.",
    )
    record = parse(Document("x", "", tuple(map(DocumentParagraph, lines))), "x")
    again = _there_and_back(record, tmp_path / "r.html", numbers_in_lists=numbers_in_lists)
    assert [p.number for p in record.paragraphs] == [None, 12, 13, 13, 17, None, 18]
    assert _seen(again) == _seen(record)
    assert [p.printed for p in again.paragraphs] == [p.printed for p in record.paragraphs]


def test_a_page_without_text_is_refused():
    with pytest.raises(FileError, match="holds no text"):
        _read("<html><body><p> </p></body></html>")
