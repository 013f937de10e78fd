"""The sample record is understood: who spoke, on which side, in which paragraph."""

from index.parsing import parse
from index.readers import read_document
from index.records import ParagraphKind, Side


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
