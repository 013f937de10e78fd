"""The sample record is understood: who spoke, on which side, in which paragraph."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from meetings import parsed

from index.parsing.parser import parse
from index.readers import read_document
from index.records import ParagraphKind, RecordForm, Side
from index.sentences import sentence_spans


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
    return parsed(*text.splitlines())


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


def _voices(record):
    """Return number, speaker and side of each paragraph in a turn."""
    return [
        (paragraph.number, speaker.name, speaker.side.value)
        for paragraph in record.paragraphs
        if paragraph.turn is not None and (speaker := record.speaker_of(paragraph))
    ]


def test_glued_numbers_stray_blanks_and_capitals_hide_no_speaker():
    record = _parse(
        _FRONT + "The public part of the meeting was called to order at 3 p.m.\n"
        "1.The Chair person invited the delegation to go on.\n"
        "2.Ms. Al-Birka asked about bail.\n"
        "3.Mr. LUND, Country Rapporteur, asked about prisons.\n"
        "4.The delegation, replying to Mr. Lund, said that they were full.\n"
        "5.A representative of Kenya said that new ones were being built.\n"
    )
    assert _voices(record) == [
        (1, "The Chairperson", "other"),
        (2, "Ms. Al-Birka", "committee"),
        (3, "Mr. LUND", "committee"),
        (4, "The delegation", "state"),
        (5, "A representative of Kenya", "state"),
    ]
    assert record.turns[3].speaker.state == "KEN"


def test_an_answer_by_unnamed_members_of_the_delegation_is_not_the_questioners():
    record = _parse(
        _FRONT + "The meeting was called to order at 3 p.m.\n"
        "1.Ms. Birk (Country Rapporteur) asked about bail.\n"
        "2.Members of the delegation replied that it was rare.\n"
        "3.Mr. Tarn and Ms. Birk wished to know why.\n"
        "4.Mr. Oru (Kenya) and Ms. Eze (Kenya) said that courts were slow.\n"
    )
    assert [side for _, _, side in _voices(record)] == ["committee", "state", "committee", "state"]


def test_the_secretariat_and_other_bodies_are_on_neither_side():
    record = _parse(
        _FRONT + "The meeting was called to order at 3 p.m.\n"
        "1.Mr. Ames (Secretary of the Committee) said that a report was missing.\n"
        "2.Mr. Obi (Nigeria), President of the Human Rights Council, said that it was so.\n"
    )
    assert _voices(record) == [(1, "Mr. Ames", "other"), (2, "Mr. Obi", "other")]


def test_a_heading_ends_a_turn():
    record = _parse(
        "The meeting was called to order at 3 p.m.\n"
        "1.Ms. Birk (Country Rapporteur) asked about bail.\n"
        "Articles 3 to 5\n"
        "2.Prisons were full.\n"
    )
    assert [name for _, name, _ in _voices(record)] == ["Ms. Birk", ""]
    assert record.paragraphs[-1].heading == "Articles 3 to 5"


def test_headings_that_follow_each_other_are_one_path():
    record = _parse(
        "The meeting was called to order at 3 p.m.\n"
        "Reports\nReport of Kenya\n1.Ms. Birk asked.\nOther matters\n2.Mr. Tarn asked.\n"
    )
    spoken = [p.heading for p in record.paragraphs if p.turn is not None]
    assert spoken == ["Reports – Report of Kenya", "Other matters"]


def test_when_the_chair_is_taken_from_whoever_presided_the_next_voice_is_unknown():
    record = _parse(
        "The meeting was called to order at 3 p.m.\n"
        "1.The Chair invited questions.\n2.Mr. Tarn took the Chair.\n3.The point was clear.\n"
    )
    assert [name for _, name, _ in _voices(record)] == ["The Chair", ""]


def test_another_meeting_told_of_ends_neither_a_turn_nor_the_record():
    record = _parse(
        "A/61/PV.9\nGeneral Assembly\nAgenda item 9\n"
        "The President: I call on Kuwait.\n"
        "Mr. Birka (Kuwait) (spoke in Arabic): We thank the Assembly.\n"
        "The meeting ended badly for us.\n"
        "We go on in hope.\n"
        "Mr. Oru (Chile): So do we.\n"
        "The meeting rose at 1 p.m.\n"
        "Mr. Oru (Chile): This was printed after the end.\n"
    )
    assert [name for _, name, _ in _voices(record)] == [
        "The President",
        "Mr. Birka",
        "Mr. Birka",
        "Mr. Birka",
        "Mr. Oru",
    ]
    assert (record.metadata.symbol, record.metadata.body) == ("A/61/PV.9", "General Assembly")
    assert record.paragraphs[3].heading == "Agenda item 9"


def test_a_number_that_falls_back_stays_in_the_text():
    record = _parse(
        "The meeting was called to order at 3 p.m.\n"
        "1.Ms. Birk read out two points:\n2.Bail was rare.\n2. Prisons were full.\n3.She left.\n"
    )
    third = record.paragraphs[3]
    assert record.paragraph_text(third) == "2. Prisons were full."
    assert (third.number, third.printed) == (2, False)


@pytest.mark.parametrize("text", ["", "\n \n", "Article 1\nArticle 2", "* Note", "12345"])
def test_a_text_without_speech_has_no_turns(text):
    record = _parse(text)
    assert record.turns == ()
    assert record.form is RecordForm.UNKNOWN


def test_only_headings_are_headings():
    record = _parse("Article 1\nArticle 2\n")
    assert [p.kind for p in record.paragraphs] == [ParagraphKind.HEADING] * 2


@pytest.mark.parametrize("piece", ["word ", "x", "Mr. Tarn (", "Mr. Tarn and ", "1. "])
@pytest.mark.parametrize("opening", ["", "Ms. Birk said "])
def test_a_line_of_two_megabytes_is_read(opening, piece):
    line = opening + piece * (2_000_000 // len(piece))
    record = _parse(line)
    assert len(record.turns) == bool(opening)
    assert [record.text[p.start : p.end] for p in record.paragraphs] == [line.strip()]


_PIECES = st.sampled_from(
    [*_FRONT.splitlines(), *_MEETING.splitlines(), "Mr. Dorji (Bhutan): Yes.", "/…", "* Note"]
)


@given(st.lists(_PIECES | st.text(max_size=80), max_size=15))
@settings(deadline=None, max_examples=100)
def test_the_sentences_of_a_paragraph_hold_all_of_it(lines):
    record = parsed(*lines)
    kept = [record.paragraph_text(paragraph) for paragraph in record.paragraphs]
    assert len(kept) == sum(bool(line.strip()) for line in lines)
    for text in kept:
        sentences = "".join(text[start:end] for start, end in sentence_spans(text))
        assert "".join(sentences.split()) == "".join(text.split())


@given(st.lists(_PIECES | st.text(max_size=80), max_size=25))
@settings(deadline=None, max_examples=150)
def test_any_text_is_parsed_in_order_and_inside_its_bounds(lines):
    record = parsed(*lines)
    assert record.text == "\n".join(lines)
    at = 0
    for position, paragraph in enumerate(record.paragraphs):
        assert paragraph.index == position
        assert at <= paragraph.start < paragraph.end <= len(record.text)
        at = paragraph.end
        if paragraph.turn is not None:
            turn = record.turns[paragraph.turn]
            assert turn.first <= position <= turn.last


def test_in_a_verbatim_record_whoever_presides_goes_on_after_titles_and_decisions():
    record = _parse(
        "The President: We turn to the next draft.\n"
        "Agenda item 9\n"
        "The vote will be recorded.\n"
        "A recorded vote was taken.\n"
        "In favour:\n"
        "Chad, Peru, Bolivia (Plurinational State of),\n"
        "Kenya.\n"
        "Against:\n"
        "None.\n"
        "The draft resolution was adopted by 4 votes to none (resolution 61/9).\n"
        "The Assembly has concluded its work.\n"
        "Mr. Oru (Chile): We are glad of it.\n"
        "It was so decided.\n"
        "Nobody is announced here.\n"
    )
    assert [
        (record.speaker_of(p).name, p.turn) for p in record.paragraphs if p.turn is not None
    ] == [
        ("The President", 0),
        ("The President", 0),
        ("The President", 0),
        ("Mr. Oru", 1),
        ("", 2),
    ]
    kinds = [paragraph.kind.value for paragraph in record.paragraphs[3:10]]
    assert kinds == ["procedure"] * 7


def test_a_visitor_led_in_is_not_taken_for_whoever_presided():
    record = _parse(
        "The Acting President: The Assembly will hear an address.\n"
        "Mr. Oru was escorted into the General Assembly Hall.\n"
        "Here somebody speaks.\n"
        "President Oru (spoke in French): I thank you.\n"
        "King Bertil IV: So do I.\n"
    )
    names = [record.speaker_of(p).name for p in record.paragraphs if p.turn is not None]
    assert names == ["The Acting President", "", "President Oru", "King Bertil IV"]
