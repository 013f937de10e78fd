"""Paragraph numbers: printed ones believed, doubtful ones not, lost ones counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.parsing.numbering import number_paragraphs, split_number


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("2.Ms. Al-Birka", 2, "Ms. Al-Birka"),
        ("3.“Bail is rare”", 3, "“Bail is rare”"),
        ("4.\tThe Chair", 4, "The Chair"),
        ("5.Сказал", 5, "Сказал"),
        ("1.2.Nothing", None, "1.2.Nothing"),
        ("1234. Too long", None, "1234. Too long"),
        ("6.per cent", None, "6.per cent"),
        ("7) Other marks", None, "7) Other marks"),
        ("8.", None, "8."),
    ],
)
def test_a_number_is_split_off_only_where_a_paragraph_follows(text, number, rest):
    found, length = split_number(text)
    assert (found, text[length:]) == (number, rest)


def _numbered(candidates, numberable=None):
    given_numbers = number_paragraphs(candidates, numberable or [True] * len(candidates))
    return [(one.number, one.printed_here) for one in given_numbers]


def test_an_excerpt_may_begin_in_the_middle():
    assert _numbered([31, 32, 33]) == [(31, True), (32, True), (33, True)]


@pytest.mark.parametrize("stray", [2, 1, 500])
def test_a_number_that_falls_back_or_leaps_far_is_part_of_the_text(stray):
    assert _numbered([1, 2, stray, 3]) == [(1, True), (2, True), (2, False), (3, True)]


def test_where_most_numbers_are_lost_all_are_counted():
    assert _numbered([7, None, None]) == [(1, False), (2, False), (3, False)]


def test_headings_carry_no_number_even_where_one_is_printed():
    assert _numbered([1, 2, 2], [True, False, True]) == [(1, True), (None, False), (2, True)]


@given(st.lists(st.tuples(st.none() | st.integers(0, 90), st.booleans())))
def test_numbers_never_fall_and_only_printed_ones_are_called_printed(lines):
    candidates, numberable = [line[0] for line in lines], [line[1] for line in lines]
    numbers = number_paragraphs(candidates, numberable)
    known = [one.number for one in numbers if one.number is not None]
    assert known == sorted(known)
    for one, candidate, counts in zip(numbers, candidates, numberable, strict=True):
        assert one.number is None or counts
        assert not one.printed_here or one.number == candidate
