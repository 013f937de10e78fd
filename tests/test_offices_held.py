"""Who is asked by an office or an organisation: as many words of it as a question has."""

import pytest

from assistant import Reason

_DIALOGUE = """United Nations\tA/HRC/57/SR.14

Human Rights Council
Fifty-seventh session

Summary record of the 14th meeting

Held at the Palais des Nations, Geneva, on Monday, 16 September 2024, at 10 a.m.

The meeting was called to order at 10 a.m.

Interactive dialogue on lighthouses

Ms. Adair (Special Rapporteur on the rights of keepers, including their families), introducing \
her report, said that lamps were dark in many harbours.

Mr. Brink (Special Rapporteur on harbours) said that harbours were full of sand.

Ms. Weber (Observer for the European Union) said that lamps should be lit by the sun.

Mr. Duarte (Observer for the International Committee of the Red Cross) said that lamps should be \
spared in war.

Ms. Otieno (Kenya) said that Kenya had two lamps.

The meeting rose at noon.
"""
_PRESIDED = """United Nations\tS/PV.9811

Security Council
Seventy-ninth year

9811th meeting

Monday, 16 December 2024, 3 p.m.
New York

President: Mrs. Grant (United States of America)

The meeting was called to order at 3 p.m.

The President: I shall now make a statement in my capacity as the representative of the United \
States. We ask for peace in the harbours.

I now resume my functions as President of the Council.

The meeting rose at 5 p.m.
"""
_FIRST = """United Nations\tA/79/PV.61

General Assembly
Seventy-ninth session

61st plenary meeting

Tuesday, 10 December 2024, 10 a.m.
New York

The meeting was called to order at 10 a.m.

Mr. Whitfield (United States of America): The United States gives ten lamps to the harbours.

The meeting rose at noon.
"""


@pytest.fixture(scope="module")
def dialogue(assistant_on):
    return assistant_on(_DIALOGUE)


@pytest.mark.parametrize(
    ("who", "speakers"),
    [
        ("the Special Rapporteur on the rights of keepers", {"Ms. Adair"}),
        ("the EU", {"Ms. Weber"}),
        ("the European Union", {"Ms. Weber"}),
        ("the ICRC", {"Mr. Duarte"}),
        ("the Special Rapporteurs", {"Ms. Adair"}),
    ],
)
def test_an_office_or_an_organisation_is_whoever_is_announced_with_it(dialogue, who, speakers):
    answer = dialogue.ask(f"What did {who} say about lamps?")
    assert {one.speaker for one in answer.citations} == speakers


def test_whoever_represents_an_office_does_not_hold_it(assistant_on):
    guests = (
        "Ms. Gamba (Special Representative of the Secretary-General) said that lamps were lit.\n\n"
        "Mr. Guterres (Secretary-General) said that schools were open.\n\nMs. Otieno (Kenya) said"
    )
    opened = assistant_on(_DIALOGUE.replace("Ms. Otieno (Kenya) said", guests))
    assert opened.ask("What did the Secretary-General say about lamps?").abstained
    answer = opened.ask("What did the Special Representative say about lamps?")
    assert {one.speaker for one in answer.citations} == {"Ms. Gamba"}


def test_who_is_on_something_else_holds_another_office(dialogue):
    answer = dialogue.ask("What did the Special Rapporteur on torture say about lamps?")
    assert answer.reason is Reason.SPEAKER_NOT_LOADED


def test_a_state_is_its_delegations_though_one_of_it_presides(assistant_on):
    loaded = assistant_on(_PRESIDED, _FIRST)
    answer = loaded.ask("What did the United States say about lamps?")
    assert {one.speaker for one in answer.citations} == {"Mr. Whitfield"}


def test_organisations_in_general_are_those_of_no_states(assistant_on):
    ngo = (
        "Ms. Roe (Keepers Without Borders) said that lamps were stolen.\n\nMs. Otieno (Kenya) said"
    )
    answer = assistant_on(_DIALOGUE.replace("Ms. Otieno (Kenya) said", ngo)).ask(
        "What did NGOs say about lamps?"
    )
    assert {one.speaker for one in answer.citations} == {"Ms. Roe"}


def test_what_one_state_replies_to_another_is_what_it_says_of_it(assistant_on):
    reply = "Ms. Moreau (Haiti) said that the lamps of Kenya were old.\n\nThe meeting rose at noon."
    opened = assistant_on(_DIALOGUE.replace("The meeting rose at noon.", reply))
    answer = opened.ask("What did Haiti reply to Kenya?")
    assert [one.speaker for one in answer.citations] == ["Ms. Moreau"]
