"""Passages: whole sentences of one paragraph of one turn, within a bound of tokens."""

from itertools import pairwise

import pytest
from meetings import parsed

from index.chunking.passages import split_passages
from index.chunking.tokens import count_tokens
from index.records import ParagraphKind
from index.sentences import sentence_spans

_LINES = (
    "The meeting was called to order at 10 a.m.",
    "Prisons",
    "1.Ms. Birk (Peru) said that bail was rare. It had been so for years. Few were free.",
    "2.She thanked Mr. Tarn.",
    "3.Mr. Tarn (Country Rapporteur) asked why. " + "Nobody had told him anything at all. " * 9,
    "The meeting rose at 1 p.m.",
)


@pytest.mark.parametrize("bound", [16, 30, 200])
def test_passages_are_whole_sentences_of_one_paragraph(bound):
    record = parsed(*_LINES)
    passages = split_passages(record, bound)
    for passage in passages:
        paragraph = record.paragraphs[passage.paragraph]
        assert paragraph.start <= passage.start < passage.end <= paragraph.end
        spans = sentence_spans(record.paragraph_text(paragraph))
        assert passage.start - paragraph.start in [start for start, _ in spans]
        assert passage.end - paragraph.start in [end for _, end in spans]
        assert passage.tokens == count_tokens(passage.text) <= bound
    assert all(one.end <= other.start for one, other in pairwise(passages))


def test_with_room_enough_each_paragraph_is_one_passage_and_headings_none():
    record = parsed(*_LINES)
    passages = split_passages(record, 1000)
    kept = [p.index for p in record.paragraphs if p.kind is not ParagraphKind.HEADING]
    assert [passage.paragraph for passage in passages] == kept
    assert len(kept) == 5


def test_a_passage_takes_as_many_sentences_as_fit():
    record = parsed("Ms. Birk (Peru) said yes. " + "It was. " * 20)
    bound = 15
    passages = split_passages(record, bound)
    assert len(passages) > 2
    for one, other in pairwise(passages):
        following = sentence_spans(other.text)[0][1]
        assert count_tokens(record.text[one.start : other.start + following]) > bound


def test_one_overlong_sentence_is_divided_and_its_neighbours_stay_whole():
    long = "He listed " + "prisons, courts and camps, " * 30 + "and more."
    record = parsed(f"Ms. Birk (Peru) said yes. {long} It was over.")
    passages = split_passages(record, 20)
    assert passages[0].text == "Ms. Birk (Peru) said yes."
    assert passages[-1].text == "It was over."
    assert " ".join(passage.text for passage in passages[1:-1]) == long
    assert all(passage.tokens <= 20 for passage in passages)


def test_a_word_longer_than_the_bound_is_cut_and_nothing_lost():
    record = parsed("Ms. Birk (Peru) said " + "ab1" * 100)
    passages = split_passages(record, 10)
    assert "".join(p.text for p in passages).replace(" ", "") == record.text.replace(" ", "")
    assert all(passage.tokens <= 10 for passage in passages)


def test_the_same_words_elsewhere_are_another_passage():
    record = parsed("Ms. Birk (Peru) said yes.", "It was.", "It was.")
    passages = split_passages(record, 50)
    assert len({passage.id for passage in passages}) == len(passages) == 3
    assert [p.id for p in split_passages(record, 50)] == [p.id for p in passages]
