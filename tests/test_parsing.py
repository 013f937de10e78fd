"""The sample record is understood: who spoke, on which side, in which paragraph."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.parsing import parse
from index.readers import read_document
from index.records import Document, DocumentParagraph, ParagraphKind, RecordForm, Side


def test_the_sample_has_14_turns_and_52_paragraphs_of_speech(sample_record):
    kinds = [paragraph.kind for paragraph in sample_record.paragraphs]
    assert len(sample_record.turns) == 14
    assert kinds.count(ParagraphKind.SPEECH) == 52
    assert kinds.count(ParagraphKind.FOOTNOTE) == 1


def test_speakers_have_their_roles_and_sides(sample_record):
    speakers = {turn.speaker.name: turn.speaker for turn in sample_record.turns}
    assert speakers["Ms. Racu"].role == speakers["Ms. Pūce"].role == "Country Rapporteur"
    assert speakers["Mr. Iscan"].side is Side.COMMITTEE
    assert speakers["Mr. Rogov"].state == "KAZ"
    assert speakers["A representative of Kazakhstan"].side is Side.STATE


def test_lost_paragraph_numbers_are_counted_and_marked_so(sample_record):
    numbers = [p.number for p in sample_record.paragraphs if p.number is not None]
    assert numbers == list(range(1, 54))
    assert not any(paragraph.printed for paragraph in sample_record.paragraphs)


def test_word_leftovers_are_listed_and_not_in_the_text(sample_path):
    record = parse(read_document(sample_path))
    assert record.leftovers == ("[bookmark: _Hlk119483277]", "[bookmark: _Hlk133571851]")
    assert "[bookmark" not in record.text


def test_verbatim_turns_are_read(tmp_path):
    path = tmp_path / "verbatim.txt"
    path.write_text(
        "The President: I call on the representative of Kuwait.\n"
        "Mr. Abulhasan (Kuwait): We thank the Assembly for this debate.\n"
        "It has our full support.\n",
        encoding="utf-8",
    )
    record = parse(read_document(path))
    assert [turn.speaker.name for turn in record.turns] == ["The President", "Mr. Abulhasan"]
    assert record.turns[1].speaker.state == "KWT"
    assert record.turns[1].last == 2


# Records that we wrote, each for one thing that real ones do ------------------------------------

_FRONT = (
    "United Nations\nC AT/C/SR.77\nDistr.: General\n5 May 2001\nOriginal: English\n"
    "Committee against Torture\nTwenty- sixth session\nSummary record of the 77th meeting\n"
    "Held at the Palais Wilson, Geneva, on Thursday, 3 May 2001, at 10 a.m.\nChair: Mr. Lund\n"
    "Contents\nConsideration of reports submitted by States parties\nThird report of Kenya\n"
)
_MEETING = (
    "The meeting was called to order at 10.05 a.m.\n"
    "Consideration of reports submitted by States parties under article 19\n"
    "Third periodic report of Kenya (CAT/C/KEN/3)\n"
    "1.At the invitation of the Chair, the delegation of Kenya joined the meeting.\n"
    "2.Ms. WANJIRU (Country Rapporteur) said that bail was rare. She asked why.\n"
    "3.She also wished to know about prisons.\n"
    "4.Mr. Berg took the Chair.\n"
    "5.She wondered whether courts sat.\n"
    "The meeting was suspended at 11 a.m. and resumed at 11.10 a.m.\n"
    "6.They had all been told.\n"
    "7.Mr. Odhiambo (Kenya), replying to the questions, said that bail had been reformed.\n"
    "8.The CHAIR thanked the delegation.\n"
    "The meeting rose at 1 p.m.\n"
    "Something printed after the end.\n"
)


def _parse(text):
    lines = tuple(DocumentParagraph(line) for line in text.splitlines())
    return parse(Document("x.txt", "", lines), "x")


@pytest.fixture(scope="module")
def written():
    return _parse(_FRONT + _MEETING)


def test_the_front_matter_is_read_however_broken(written):
    metadata = written.metadata
    assert metadata.symbol == "CAT/C/SR.77"
    assert metadata.body == "Committee against Torture"
    assert (metadata.date, metadata.meeting, metadata.time) == ("2001-05-03", 77, "10 a.m.")
    assert metadata.states == ("KEN",)
    assert metadata.chair == "Mr. Lund"


def test_speakers_are_carried_forward_and_never_guessed(written):
    who = {
        paragraph.number: written.speaker_of(paragraph).name
        for paragraph in written.paragraphs
        if paragraph.turn is not None
    }
    assert who == {
        2: "Ms. WANJIRU",
        3: "Ms. WANJIRU",
        5: "Ms. WANJIRU",  # Another person presides; she has the floor still.
        6: "",  # After a break nobody is announced.
        7: "Mr. Odhiambo",
        8: "The CHAIR",
    }


def test_printed_numbers_are_marked_as_printed_and_not_part_of_what_was_said(written):
    spoken = next(p for p in written.paragraphs if p.number == 3)
    assert spoken.printed
    assert written.text[spoken.start : spoken.end].startswith("She also")


def test_what_follows_the_end_is_nobodys(written):
    assert written.paragraphs[-1].kind is ParagraphKind.UNCLASSIFIED
    assert written.paragraphs[-1].turn is None


def test_a_text_in_which_nobody_is_announced_has_no_turns():
    record = _parse("A first line of text.\nA second one about lions.\n")
    assert record.turns == ()
    assert {p.kind for p in record.paragraphs} == {ParagraphKind.UNCLASSIFIED}


def test_a_number_inside_a_quotation_opens_no_turn():
    record = _parse(
        "The Chair recalled the rule, which read:\n"
        "“3.Taking into account any comments, the Committee may decide.”\n"
        "If he heard no objection, he would take it as adopted.\n"
    )
    assert len(record.turns) == 1
    assert record.turns[0].last == 2


def test_a_verbatim_speech_goes_on_past_a_change_of_the_chair():
    record = _parse(
        "Mr. Dorji (Bhutan): We thank the Assembly.\n"
        "Mr. Jónsson (Iceland), Vice-President, took the Chair.\n"
        "In our region the day has another name.\n"
        "The Acting President: I thank the representative.\n"
    )
    assert record.form is RecordForm.VERBATIM
    spoken = [record.speaker_of(p).name for p in record.paragraphs if p.turn is not None]
    assert spoken == ["Mr. Dorji", "Mr. Dorji", "The Acting President"]


_PIECES = st.sampled_from(
    [*_FRONT.splitlines(), *_MEETING.splitlines(), "Mr. Dorji (Bhutan): Yes.", "/…", "* Note"]
)


@given(st.lists(_PIECES | st.text(max_size=80), max_size=25))
@settings(deadline=None, max_examples=150)
def test_any_text_is_parsed_in_order_and_inside_its_bounds(lines):
    document = Document("x.txt", "", tuple(map(DocumentParagraph, lines)))
    record = parse(document, "x")
    assert record.text == "\n".join(lines)
    at = 0
    for position, paragraph in enumerate(record.paragraphs):
        assert paragraph.index == position
        assert at <= paragraph.start < paragraph.end <= len(record.text)
        at = paragraph.end
        if paragraph.turn is not None:
            turn = record.turns[paragraph.turn]
            assert turn.first <= position <= turn.last
