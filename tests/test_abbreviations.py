"""Abbreviations are written out as the records do, or not at all."""

import pytest

from assistant.questions.abbreviations import find_abbreviations, find_small, write_out

_TEXT = (
    "The national preventive mechanism had visited prisons. The independence of the National "
    "Preventive Mechanism was secured. The Optional Protocol to the Convention against Torture "
    "(OPCAT) had been ratified. Members of the public had been invited. National prisons, such as "
    "the largest, were visited; so were other national prisons, such as the oldest."
)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("NPM", "national preventive mechanism"),
        ("NPMs", "national preventive mechanism"),
        ("OPCAT", "optional protocol to the convention against torture"),
        ("MOP", None),
        ("NP", None),
        ("SAT", None),
        ("XYZ", None),
    ],
)
def test_letters_stand_for_the_words_that_begin_with_them(short, long):
    assert write_out(short, [_TEXT]) == long


def test_only_capitals_inside_other_text_are_abbreviations():
    for text, found in (
        ("visits of the NPM, the NPM and NGOs", ["NPM", "NGOs"]),
        ("TORTURE IN PRISONS", []),
        ("Mr. X and 36 cases", []),
        ("the US$ 120,000 budget", []),
    ):
        assert find_abbreviations(text, text) == found


def test_an_abbreviation_that_is_all_the_subject_is_one_unless_all_is_typed_in_capitals():
    assert find_abbreviations("NPM", "What was said about NPM?") == ["NPM"]
    assert find_abbreviations("NPM", "NPM?") == ["NPM"]
    assert find_abbreviations("BAIL", "WHAT WAS SAID ABOUT BAIL?") == []


def test_a_word_typed_small_is_an_abbreviation_where_the_records_have_it_in_capitals_alone():
    def is_short(word):
        return word in ("npm", "law")

    assert find_small("how many visits did the npm make", is_short).split()[-2] == "NPM"
    assert find_small("the law on the agadil case", is_short) == "the law on the agadil case"
