"""Sentences are read to token vectors in their paragraph, whole, in order, and remembered."""

import numpy as np
import pytest

from index.embedding.token_vectors import LONGEST, TokenReader

_SENTENCES = [f"Sentence number {number} speaks of prisons and of bail." for number in range(60)]


@pytest.fixture(scope="module")
def reader(embedder):
    return TokenReader(embedder)


def test_every_token_of_every_sentence_is_read_however_long_the_paragraph(reader, embedder):
    tokenizer = embedder.load().tokenizer
    (read,) = reader.paragraphs([_SENTENCES])
    counts = [len(tokenizer.encode(one, add_special_tokens=False).ids) for one in _SENTENCES]
    assert sum(counts) > LONGEST
    assert [len(vectors) for vectors in read] == counts


def test_vectors_are_of_unit_length(reader):
    (read,) = reader.paragraphs([_SENTENCES[:3]])
    for vectors in read:
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=0.01)


def test_what_was_read_before_is_the_same_alone_and_among_others(reader, embedder):
    (first,) = reader.paragraphs([_SENTENCES[:2]])
    fresh = TokenReader(embedder)
    again = fresh.paragraphs([_SENTENCES[5:9], _SENTENCES[:2], ["Bail."]])[1]
    for left, right in zip(first, again, strict=True):
        np.testing.assert_allclose(left, right, atol=0.05)


def test_a_word_is_read_in_its_surroundings(reader):
    about_money = reader.paragraphs([["He went to the bank.", "It lent him money."]])[0][0]
    about_rivers = reader.paragraphs([["He went to the bank.", "The river had risen."]])[0][0]
    assert np.abs(about_money - about_rivers).max() > 0.05


def test_a_sentence_too_long_to_read_is_read_as_far_as_it_fits(reader):
    (read,) = reader.paragraphs([["bail " * 2000, "The end."]])
    assert len(read[0]) == LONGEST - 2
    assert len(read[1])


def test_nothing_is_read_of_nothing(reader):
    assert reader.paragraphs([]) == []


def test_the_tokens_of_a_question_know_their_characters(reader):
    vectors, places = reader.question("solitary confinement")
    assert len(vectors) == len(places)
    assert {"solitary confinement"[start:end] for start, end in places} == {
        "solitary",
        "confinement",
    }
