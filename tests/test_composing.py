"""Answers made of sentences of a record: under who spoke, marked where words are left out."""

from assistant.answering.composing import compose
from assistant.evidence import EvidenceParagraph, EvidenceSentence
from assistant.rendering import render
from index.records import ParagraphKind, Side, Speaker
from index.search.full_text import StoredPassage
from index.sentences import sentence_spans

_KENYA = Speaker("Ms. Ka", "Representative of the State", "Kenya", "KEN", Side.STATE)
_START = 100


def _paragraph(text: str, chosen: set[int], kind=ParagraphKind.SPEECH, speaker=_KENYA):
    end = _START + len(text)
    passage = StoredPassage(
        "p", "r", "A/61/PV.4", "", "2006", 1, kind, 1, False, "", speaker, _START, end, text
    )
    sentences = tuple(
        EvidenceSentence(_START + a, _START + b, text[a:b], 0.9, at in chosen)
        for at, (a, b) in enumerate(sentence_spans(text))
    )
    return EvidenceParagraph(passage, _START, text, sentences)


def test_the_name_that_opens_a_turn_is_no_word_of_the_speakers():
    text = "Ms. Ka (Kenya) (spoke in French): It rained. Rivers rose."
    statements, (cited,) = compose([_paragraph(text, {0, 1})])
    assert [one.text for one in statements] == ["It rained.", "Rivers rose."]
    assert cited.text == "It rained. Rivers rose."
    assert text[cited.start - _START : cited.end - _START] == cited.text


def test_a_name_that_is_spoken_of_stays():
    for text in ("Ms. Ka (Kenya) said that it rained.", "Mr. Bo: It rained."):
        (statement,), _ = compose([_paragraph(text, {0})])
        assert statement.text == text


def test_words_left_out_between_two_sentences_are_shown():
    text = "It rained. Rivers rose. Bridges fell. Roads held."
    assert "\\[...\\] Bridges" in render(*compose([_paragraph(text, {0, 2})]))
    assert "..." not in render(*compose([_paragraph(text, {1, 2})]))


def test_what_happened_stands_under_no_speaker():
    text = "The draft was adopted by 40 votes to 2."
    happened = _paragraph(text, {0}, ParagraphKind.PROCEDURE, Speaker("", ""))
    shown = render(*compose([happened]))
    assert "**What happened at the meeting**" in shown
    assert "not named" not in shown
    assert "nobody" not in shown
