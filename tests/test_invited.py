"""Whoever is invited to brief, and takes the floor by name alone, is known by the office."""

import pytest

from index.parsing.invited import invited_in

_COUNCIL = """United Nations\tS/PV.9811

Security Council
Seventy-ninth year

9811th meeting

Monday, 16 December 2024, 3 p.m.
New York

The meeting was called to order at 3 p.m.

The President: I invite the following briefers to participate in this meeting: Ms. Ana Maria Lund, \
Special Representative of the Secretary-General for the Harbours; Ms. Rosa Diaz Pena, Executive \
Director of the United Nations Children's Fund; and Mr. Li, Head of the Lighthouse Network.

Ms. Lund: The harbours are dark, and the lamps are broken.

Ms. Diaz Pena: The children of the harbours need lamps.

Mr. Li: Keepers of lamps are not paid.

The meeting rose at 5 p.m.
"""


@pytest.fixture(scope="module")
def council(assistant_on):
    return assistant_on(_COUNCIL)


@pytest.mark.parametrize(
    ("who", "speaker"),
    [
        ("the Special Representative", "Ms. Lund"),
        ("UNICEF", "Ms. Diaz Pena"),
        ("the Lighthouse Network", "Mr. Li"),
    ],
)
def test_whoever_is_invited_is_asked_by_office_and_organisation(council, who, speaker):
    answer = council.ask(f"What did {who} say about lamps?")
    assert {one.speaker for one in answer.citations} == {speaker}


def test_the_office_is_told_with_the_name(council):
    told = {one.who for one in council.ask("What did the briefers say about lamps?").citations}
    assert "Mr. Li (Head of the Lighthouse Network)" in told


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "I invite Ms. Ana Lund, Director of the Fund, to participate in this meeting.",
            {"ana lund": "Director of the Fund"},
        ),
        ("I thank Ms. Lund, who spoke first.", {}),
        ("I give the floor to Ms. Lund.", {}),
    ],
)
def test_who_is_invited_is_read_from_what_whoever_presides_says(text, offices):
    assert invited_in(text) == offices
