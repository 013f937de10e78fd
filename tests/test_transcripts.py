"""Plain transcripts: names of any kind before a colon, known by coming back."""

import pytest
from meetings import TRANSCRIPT

from index.parsing.parser import parse
from index.parsing.transcripts import read_transcript
from index.records import Document, DocumentParagraph, ParagraphKind, RecordForm


def _parse(lines):
    return parse(Document("talk.txt", "", tuple(map(DocumentParagraph, lines))))


def test_every_line_belongs_to_whoever_is_named_before_the_colon():
    record = _parse(TRANSCRIPT)
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
    assert record.paragraph_text(record.paragraphs[0]) == TRANSCRIPT[0]


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


def test_a_turn_without_words_keeps_its_speaker():
    record = _parse(("Anna: hello", "Ben: hello", "Anna:", "Ben: and now", "Anna: this"))
    assert [turn.speaker.name for turn in record.turns] == ["Anna", "Ben", "Anna", "Ben", "Anna"]


def test_words_that_only_ever_stand_before_a_colon_at_the_end_are_no_name():
    record = _parse(("Anna: we need", "the following:", "Ben: what?", "Anna: bread", "Ben: good"))
    assert [turn.speaker.name for turn in record.turns] == ["Anna", "Ben", "Anna", "Ben"]


def test_the_whole_label_is_the_name_where_its_brackets_name_no_state():
    record = _parse(
        (
            "The Chair (Hon. Ann Lee (North East, Lib.)): I call the meeting to order.",
            "Mr. Roy Kay (South, CPC): Thank you.",
            "The Chair: Go on.",
            "Mr. Roy Kay: I do.",
        )
        * 2
    )
    assert record.form is RecordForm.TRANSCRIPT
    first = record.turns[0].speaker
    assert (first.name, first.role) == ("The Chair (Hon. Ann Lee (North East, Lib.))", "Chair")
    assert [turn.speaker.name for turn in record.turns[1:4]] == [
        "Mr. Roy Kay (South, CPC)",
        "The Chair",
        "Mr. Roy Kay",
    ]
