"""States by their names, old and new, whole or within a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reference.states import closest_state, find_states, state_name, state_of, states_in_words


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Congo", "COG"),
        ("Democratic Republic of the Congo", "COD"),
        ("Iran (Islamic Republic of)", "IRN"),
        ("Islamic Republic of Iran", "IRN"),
        ("VIET NAM", "VNM"),
        ("Czech Republic", "CZE"),
        ("Swaziland", "SWZ"),
        ("State of Palestine", "PSE"),
        ("Union of Soviet Socialist Republics", "SUN"),
        ("The Gambia", "GMB"),
        ("the Kingdom of Spain", "ESP"),
        (" Kenya, ", "KEN"),
        ("Kenyan", None),
        ("Kenya and Peru", None),
        ("Group of African States", None),
    ],
)
def test_a_whole_name_is_one_state_or_none(name, code):
    assert state_of(name) == code


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Congo and the Democratic Republic of the Congo", ["COG", "COD"]),
        ("South Sudan, Sudan", ["SSD", "SDN"]),
        ("Dominica is not the Dominican Republic", ["DMA", "DOM"]),
        ("Papua New Guinea, Guinea-Bissau", ["PNG", "GNB"]),
        ("Kenya’s courts", ["KEN"]),
        ("Somalian Nigeria", ["NGA"]),
        ("non-Kenyan", []),
        ("Malinda and Perusal", []),
    ],
)
def test_the_longest_name_is_taken_and_never_a_part_of_a_word(text, found):
    assert [m.code for m in find_states(text) if not m.adjective] == found


def test_an_adjective_is_marked_as_one():
    mention, other = find_states("the Kenyan reply to Peru")
    assert (mention.code, mention.adjective) == ("KEN", True)
    assert (other.code, other.adjective) == ("PER", False)


@given(st.lists(st.sampled_from(["Côte d’Ivoire", "Türkiye", "İ", "ﬁ", " and ", "Peru", "ß "])))
def test_spans_hold_in_the_text_as_given_whatever_letters_stand_before(pieces):
    text = " ".join(pieces)
    spelled = [text[mention.start : mention.end] for mention in find_states(text)]
    assert spelled == [piece for piece in pieces if state_of(piece)]


def test_a_state_is_shown_by_its_name_and_an_unknown_code_as_it_is():
    assert state_name("KEN") == "Kenya"
    assert state_name("ZZZ") == "ZZZ"


def test_states_are_named_together_as_a_sentence_names_them():
    assert states_in_words(["KEN", "NOR", "BRA"]) == "Kenya, Norway and Brazil"
    assert (states_in_words(["KEN"]), states_in_words([])) == ("Kenya", "")


@pytest.mark.parametrize(
    ("word", "code"), [("Germny", "DEU"), ("Argentinia", "ARG"), ("police", None), ("", None)]
)
def test_one_or_two_wrong_letters_are_forgiven(word, code):
    assert closest_state(word) == code
