"""Plain transcripts: names of any kind before a colon, known by coming back."""

import pytest

from index.parsing import parse
from index.records import Document, DocumentParagraph, ParagraphKind, RecordForm
from index.transcripts import read_transcript

_LINES = (
    "Project Manager: Good morning. Who begins?",
    "Lynne Neagle AM: I do.",
    "That is, unless somebody minds.",
    "Project Manager: Nobody does: go on.",
    "Lynne Neagle AM: The remote control is ready.",
    "Hon. Bill Morneau (Minister of Finance): Thank you.",
)


def _parse(lines):
    return parse(Document("talk.txt", "", tuple(map(DocumentParagraph, lines))))


def test_every_line_belongs_to_whoever_is_named_before_the_colon():
    record = _parse(_LINES)
    assert record.form is RecordForm.TRANSCRIPT
    speakers = [record.speaker_of(paragraph).name for paragraph in record.paragraphs]
    assert speakers == [
        "Project Manager",
        "Lynne Neagle AM",
        "Lynne Neagle AM",
        "Project Manager",
        "Lynne Neagle AM",
        "Hon. Bill Morneau (Minister of Finance)",
    ]
    assert {paragraph.kind for paragraph in record.paragraphs} == {ParagraphKind.SPEECH}
    assert record.paragraph_text(record.paragraphs[0]) == _LINES[0]


@pytest.mark.parametrize(
    "lines",
    [
        ("Note: one.", "Warning: two.", "Result: three.", "Hint: four."),
        ("A line.", "Another line.", "Mr. Rogov: a third.", "And more."),
        ("Mr. Rogov (Kazakhstan): one.", "Ms. Racu: two.") * 3,
        ("Project Manager: one.",) * 5,
        (),
    ],
    ids=["labels once each", "few labels", "verbatim record", "one name", "nothing"],
)
def test_what_is_no_transcript_is_left_to_the_grammar_of_records(lines):
    assert read_transcript(lines) is None


def test_an_hour_or_an_address_before_a_colon_is_no_name():
    lines = ["Anna: hello", "Ben: hello", "Anna: at 10:30 we go", "Ben: see http://example.org"]
    assert [one.name for one in read_transcript(lines)] == ["Anna", "Ben", "Anna", "Ben"]
