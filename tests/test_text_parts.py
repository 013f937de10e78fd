"""The small parts that others stand on: symbols, States, sentences, numbers, passages."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.numbering import number_paragraphs, split_number
from index.parsing import parse
from index.passages import split_passages
from index.records import Document, DocumentParagraph
from index.sentences import sentence_spans
from index.states import closest_state, find_states, state_of
from index.symbols import body_of_symbol, find_symbol, normalise_symbol, record_id_of
from index.tokens import count_tokens


@pytest.mark.parametrize(
    ("printed", "symbol"),
    [
        ("C AT/C/SR.77", "CAT/C/SR.77"),
        ("E/C.12/2009/SR.4", "E/C.12/2009/SR.4"),
        ("CCPR/C/SR.99/Add.1", "CCPR/C/SR.99/Add.1"),
        ("CRPD/C/6/SR.7", "CRPD/C/6/SR.7"),
        ("S/PV.1234", "S/PV.1234"),
        ("A/C.3/60/SR.8", "A/C.3/60/SR.8"),
    ],
)
def test_symbols_of_records_are_found_and_mended(printed, symbol):
    assert find_symbol(f"United Nations\n{printed}\nDistr.: General") == symbol
    assert normalise_symbol(printed) == symbol


def test_symbols_of_other_documents_are_not_taken_for_the_record():
    assert find_symbol("Fourth periodic report of Kenya (CAT/C/KEN/4; CAT/C/KEN/Q/4)") == ""


def test_a_symbol_tells_the_body_and_names_the_record():
    assert body_of_symbol("CAT/C/SR.77") == "Committee against Torture"
    assert record_id_of("CCPR/C/SR.99/Add.1") == "CCPR-C-SR.99-Add.1"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kazakhstan", "KAZ"),
        ("the Republic of Korea", "KOR"),
        ("Democratic People’s Republic of Korea", "PRK"),
        ("Bolivia (Plurinational State of)", "BOL"),
        ("Côte d'Ivoire", "CIV"),
        ("United Kingdom of Great Britain and Northern Ireland", "GBR"),
        ("Turkey", "TUR"),
        ("Türkiye", "TUR"),
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
        ("Amnesty International", None),
        ("", None),
    ],
)
def test_states_are_known_by_their_names(name, code):
    assert state_of(name) == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("the Kazakh delegation", ["KAZ"]),
        ("Guinea-Bissau and Guinea", ["GNB", "GIN"]),
        ("what did us officials say to us", []),
        ("North Korea and South Korea", ["PRK", "KOR"]),
    ],
)
def test_states_are_found_in_running_text(text, codes):
    assert [mention.code for mention in find_states(text)] == codes


def test_a_misspelt_state_is_recognised_but_not_every_word_is_one():
    assert closest_state("Kazakstan") == "KAZ"
    assert closest_state("recording") is None


@pytest.mark.parametrize(
    "sentences",
    [
        ["Mr. Lund asked.", "Ms. Rojas replied."],
        ["Decree No. 971 applied.", "It was new."],
        ["Under art. 4 (1), bail was rare.", "That had changed."],
        ["It was 9.30 a.m. when it began.", "Nobody came."],
        ["“Was it true?” she asked.", "He said no."],
        ["See para. 3 and sect. 4.", "The U.S. delegation left."],
        ["It cost 3.5 million.", "That was much!", "Was it?"],
    ],
)
def test_sentences_end_where_a_reader_would_end_them(sentences):
    text = " ".join(sentences)
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


@given(st.text(max_size=300))
@settings(deadline=None)
def test_sentences_hold_every_character_that_is_not_blank(text):
    spans = sentence_spans(text)
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("2.Ms. Wanjiru asked", 2, "Ms. Wanjiru asked"),
        ("12. The Chair said", 12, "The Chair said"),
        ("1. Mr. Obi (Nigeria) said", 1, "Mr. Obi (Nigeria) said"),
        ("2021 had been a bad year", None, "2021 had been a bad year"),
        ("3.5 per cent of them", None, "3.5 per cent of them"),
        ("The Chair said", None, "The Chair said"),
    ],
)
def test_printed_numbers_are_split_off_even_when_glued(text, number, rest):
    found, length = split_number(text)
    assert (found, text[length:]) == (number, rest)


def test_without_printed_numbers_paragraphs_are_counted():
    given_numbers = number_paragraphs([None] * 4, [True, False, True, True])
    assert [one.number for one in given_numbers] == [1, None, 2, 3]
    assert not any(one.printed_here for one in given_numbers)


def test_between_printed_numbers_a_paragraph_without_one_belongs_to_the_one_before():
    given_numbers = number_paragraphs([7, 8, None, 9], [True] * 4)
    assert [one.number for one in given_numbers] == [7, 8, 8, 9]
    assert [one.printed_here for one in given_numbers] == [True, True, False, True]


def _record(*lines):
    return parse(Document("x.txt", "", tuple(map(DocumentParagraph, lines))), "x")


def test_passages_are_whole_sentences_within_one_paragraph_and_bounded():
    sentences = [f"He said that prison number {n} had been closed in spring." for n in range(40)]
    record = _record("Mr. Odhiambo (Kenya) said that bail was rare.", " ".join(sentences))
    passages = split_passages(record, 60, lambda _: True)
    assert all(passage.tokens == count_tokens(passage.text) <= 60 for passage in passages)
    assert all(passage.text.endswith(".") for passage in passages)
    assert " ".join(passage.text for passage in passages[1:]) == " ".join(sentences)
    for passage in passages:
        assert record.text[passage.start : passage.end] == passage.text


def test_a_sentence_too_long_by_itself_is_divided_between_words_and_nothing_lost():
    record = _record("Mr. Odhiambo (Kenya) said that " + "word " * 500 + "end.")
    passages = split_passages(record, 50, lambda text: len(text) < 150)
    assert all(passage.tokens <= 50 and len(passage.text) < 150 for passage in passages)
    assert " ".join(passage.text for passage in passages) == record.text


@given(st.text(min_size=1, max_size=200), st.integers(1, 30))
@settings(deadline=None, max_examples=50)
def test_no_text_is_lost_between_passages(text, bound):
    record = _record("Mr. Odhiambo (Kenya) said that " + text)
    kept = "".join(p.text for p in split_passages(record, bound, lambda _: True))
    spoken = "".join(record.paragraph_text(p) for p in record.paragraphs if p.turn is not None)
    assert "".join(kept.split()) == "".join(spoken.split())
