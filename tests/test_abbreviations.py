"""Abbreviations are written out as the records do, or not at all."""

import pytest

from assistant.questions.abbreviations import find_abbreviations, write_out

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
    assert find_abbreviations("visits of the NPM, the NPM and NGOs") == ["NPM", "NGOs"]
    assert find_abbreviations("TORTURE IN PRISONS") == []
    assert find_abbreviations("Mr. X and 36 cases") == []
    assert find_abbreviations("the US$ 120,000 budget") == []
