"""How speakers are announced, form by form, and who they are then."""

import pytest

from index.parsing.grammar.english_speakers import read_designation
from index.parsing.speakers import SpeakerResolver
from index.records import Side

# Announcement, name, role, State, side.
_FORMS = [
    ("Ms. Wanjiru (Country Rapporteur) said that", "Ms. Wanjiru", "Country Rapporteur", None, "c"),
    ("Mr. LUND, Country Rapporteur, asked whether", "Mr. LUND", "Country Rapporteur", None, "c"),
    ("Mr. Lund also wished to know", "Mr. Lund", "Member of the Committee", None, "c"),
    ("Mr. Lund, noting the report, asked", "Mr. Lund", "Member of the Committee", None, "c"),
    ("Ms. O’Neill-Díaz said", "Ms. O’Neill-Díaz", "Member of the Committee", None, "c"),
    ("Mr. van der Berg thanked the", "Mr. van der Berg", "Member of the Committee", None, "c"),
    ("Ms.Birk asked whether", "Ms. Birk", "Member of the Committee", None, "c"),
    ("Ms. Rojas (Chile) said that", "Ms. Rojas", "Representative of the State", "CHL", "s"),
    (
        "Ms. Rojas (Chile), replying to questions put, said that",
        "Ms. Rojas",
        "Representative of the State",
        "CHL",
        "s",
    ),
    (
        "Mr. Kim (Republic of Korea) explained",
        "Mr. Kim",
        "Representative of the State",
        "KOR",
        "s",
    ),
    (
        "A representative of Kazakhstan said that",
        "A representative of Kazakhstan",
        "Representative of the State",
        "KAZ",
        "s",
    ),
    (
        "Another representative of Kenya, speaking through an interpreter, added that",
        "Another representative of Kenya",
        "Representative of the State",
        "KEN",
        "s",
    ),
    ("The delegation said that", "The delegation", "Delegation of the State", None, "s"),
    (
        "The delegation of Kenya, replying to Mr. Lund, said that",
        "The delegation of Kenya",
        "Representative of the State",
        "KEN",
        "s",
    ),
    (
        "Several members of the delegation added that",
        "Several members of the delegation",
        "Representative of the State",
        None,
        "s",
    ),
    (
        "Mr. LUND and Ms. Díaz asked whether",
        "Mr. LUND and Ms. Díaz",
        "Member of the Committee",
        None,
        "c",
    ),
    (
        "Mr. Lund and Ms. Díaz and Mr. Oru asked",
        "Mr. Lund and Ms. Díaz and Mr. Oru",
        "Member of the Committee",
        None,
        "c",
    ),
    (
        "Mr. Lund (Country Rapporteur), Ms. Díaz, and Mr. Oru (Rapporteur) asked",
        "Mr. Lund, Ms. Díaz, and Mr. Oru",
        "Country Rapporteur",
        None,
        "c",
    ),
    (
        "Mr. Obi (Nigeria) and Ms. Eze (Nigeria) said",
        "Mr. Obi and Ms. Eze",
        "Representative of the State",
        "NGA",
        "s",
    ),
    ("Ms. Díaz, supported by Mr. Lund, said", "Ms. Díaz", "Member of the Committee", None, "c"),
    ("Ms. Rojas (Chile) , said that", "Ms. Rojas", "Representative of the State", "CHL", "s"),
    ("Ms. Rojas (Chile)said that", "Ms. Rojas", "Representative of the State", "CHL", "s"),
    ("Mr. Lund Jr. said that", "Mr. Lund Jr.", "Member of the Committee", None, "c"),
    ("The Chair said that", "The Chair", "Chair", None, "o"),
    ("The CHAIRPERSON invited the delegation", "The CHAIRPERSON", "Chairperson", None, "o"),
    ("The Chair person invited the delegation", "The Chairperson", "Chairperson", None, "o"),
    ("The Temporary Chair declared open", "The Temporary Chair", "Temporary Chair", None, "o"),
    (
        "Mr. Smith (Secretary of the Committee) said",
        "Mr. Smith",
        "Secretary of the Committee",
        None,
        "o",
    ),
    (
        "Mr. Obi (Nigeria), President of the Human Rights Council, introduced the report",
        "Mr. Obi",
        "President of the Human Rights Council",
        "NGA",
        "o",
    ),
]
_SIDES = {"c": Side.COMMITTEE, "s": Side.STATE, "o": Side.OTHER}


@pytest.mark.parametrize(("text", "name", "role", "state", "side"), _FORMS)
def test_a_summary_record_announces(text, name, role, state, side):
    designation = read_designation(text)
    assert designation is not None
    assert not designation.verbatim
    speaker = SpeakerResolver(treaty_body=True).resolve(designation)
    assert (speaker.name, speaker.role, speaker.state) == (name, role, state)
    assert speaker.side is _SIDES[side]


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("Mr. Abulhasan (Kuwait): We thank", "Mr. Abulhasan", "KWT"),
        ("Mr. Abulhasan (Kuwait) (spoke in Arabic): We thank", "Mr. Abulhasan", "KWT"),
        ("Sir Alan Grey (United Kingdom): My delegation", "Sir Alan Grey", "GBR"),
        ("The President: I call on", "The President", None),
        ("The Acting President (spoke in French): I call", "The Acting President", None),
    ],
)
def test_a_verbatim_record_announces(text, name, state):
    designation = read_designation(text)
    assert designation is not None
    assert designation.verbatim
    assert text[designation.end :].lstrip().startswith(("We", "My", "I"))
    speaker = SpeakerResolver(treaty_body=False).resolve(designation)
    assert (speaker.name, speaker.state) == (name, state)


@pytest.mark.parametrize(
    ("text", "role", "side"),
    [
        (
            "Ms. Birk (Ireland), Rapporteur of the Second Committee: I present the report.",
            "Rapporteur of the Second Committee",
            Side.OTHER,
        ),
        (
            "Mr. Tarn (Mali), Chair of the Committee on Conferences (spoke in French): I agree.",
            "Chair of the Committee on Conferences",
            Side.OTHER,
        ),
        (
            "Mr. Tarn (Uruguay), speaking on behalf of the Group of 77: We agree.",
            "Representative of the State",
            Side.STATE,
        ),
    ],
)
def test_an_office_between_state_and_colon_belongs_to_the_announcement(text, role, side):
    designation = read_designation(text)
    assert designation.verbatim
    assert text[designation.end :].startswith(("I ", "We "))
    speaker = SpeakerResolver(treaty_body=False).resolve(designation)
    assert (speaker.role, speaker.side) == (role, side)


@pytest.mark.parametrize(
    "text",
    [
        "He said that Mr. Lund had asked a question.",
        "She would like to know more.",
        "The Committee was concerned that prisons were full.",
        "The Government had said that it would reply.",
        "Mr. Lund’s question had been answered.",
        "Ms. Rojas, who had been arrested in May, was released.",
        "The Criminal Code: an overview",
        "In 2021, Mr. Lund said, nothing had been done.",
        "The delegation had said that bail was rare.",
        "The delegation, which had arrived late, said nothing.",
        "Ms. Rojas, whose case was known. In court, asked about it, she was silent.",
        "Mr. Lund, a member. He left, said nobody.",
        "Mr. Lund, Ms. Díaz said, had left early.",
        "The delegation, Mr. Lund noted, had said nothing.",
        "Members of the opposition said that they had been beaten.",
        "",
    ],
)
def test_nobody_is_announced(text):
    assert read_designation(text) is None


def test_a_person_keeps_role_and_state_when_named_without_them():
    resolver = SpeakerResolver(treaty_body=True)
    first = resolver.resolve(read_designation("Mr. ODHIAMBO (Kenya) said that"))
    again = resolver.resolve(read_designation("Mr. Odhiambo added that"))
    assert (again.state, again.side, again.role) == (first.state, Side.STATE, first.role)


def test_outside_a_treaty_body_a_person_without_affiliation_is_nobodys_side():
    speaker = SpeakerResolver(treaty_body=False).resolve(read_designation("Mr. Lund said that"))
    assert speaker.side is Side.OTHER


@pytest.mark.parametrize("name", ["Ms. P\ufffdce", "Ms. \ufffdnal", "Mr. Ok■■ Smith"])
def test_a_name_with_letters_that_the_file_has_lost_is_a_name(name):
    designation = read_designation(f"{name} (Country Rapporteur) asked about prisons.")
    assert designation is not None
    assert designation.name == name


def test_the_verb_behind_a_relative_pronoun_is_not_the_one_of_saying():
    found = read_designation("The representative of a group that was concerned said so.")
    assert found is not None
    assert (found.represents, found.verb) == ("a group that was concerned", "said")
