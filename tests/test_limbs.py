"""A number or year is put to what it belongs to in a sentence that has several."""

import pytest

from assistant.grounding.limbs import values_stand_with_their_own

YEARS = (
    "In 2021 it had strengthened the Parliament, and in 2022 it had abolished the death penalty."
)
SHARES = "Forty per cent were lawyers, 15 per cent were doctors and 11 per cent were teachers."
VISITS = "Some 4,500 visits had been conducted by 2022; 500 were planned for 2023."


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("The death penalty had been abolished in 2022.", YEARS),
        ("Parliament was strengthened in 2021 and the death penalty abolished in 2022.", YEARS),
        ("Teachers made up 11 per cent.", SHARES),
        ("500 visits were planned for 2023.", VISITS),
        ("It rested on articles 31 and 32.", "It rested on articles 31 and 32 of the Charter."),
        ("No number stands here.", SHARES),
    ],
)
def test_a_number_stays_with_its_own(statement, said):
    assert values_stand_with_their_own(statement, [said])


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("The death penalty had been abolished in 2021.", YEARS),
        ("15 per cent were teachers.", SHARES),
        ("Some 500 visits had been conducted and 4,500 were planned for 2023.", VISITS),
    ],
)
def test_a_number_put_to_what_is_anothers_is_found(statement, said):
    assert not values_stand_with_their_own(statement, [said])


TRAINED = ["The ministry had trained 300 teachers in 2021.", "In 2022 it had trained 450 teachers."]
APART = ["In 2021 it had strengthened Parliament.", "In 2022 it had abolished the death penalty."]


def test_of_several_sources_each_has_its_own_numbers():
    assert values_stand_with_their_own(TRAINED[0], TRAINED)
    assert values_stand_with_their_own("450 teachers were trained in 2022.", TRAINED)
    assert not values_stand_with_their_own("In 2021 it had abolished the death penalty.", APART)
