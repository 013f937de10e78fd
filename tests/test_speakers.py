"""From an announcement to a speaker: role, State and side, and what is remembered of whom."""

import pytest

from index.parsing.grammar.english_speakers import read_designation
from index.parsing.speakers import SpeakerResolver, person_key
from index.records import Side


def _resolve(*announcements, treaty_body=True, states=("KEN",)):
    resolver = SpeakerResolver(treaty_body, states)
    return [resolver.resolve(read_designation(text)) for text in announcements][-1]


@pytest.mark.parametrize(
    "announcement",
    [
        "The delegation said that",
        "The delegation, replying to Mr. Tarn, said that",
        "A member of the delegation said that",
        "Members of the delegation replied that",
        "Another member of the delegation of Kenya explained that",
    ],
)
def test_the_delegation_speaks_for_the_one_state_considered(announcement):
    speaker = _resolve(announcement)
    assert (speaker.side, speaker.state) == (Side.STATE, "KEN")


@pytest.mark.parametrize("states", [(), ("KEN", "PER")])
def test_the_delegation_has_no_state_unless_exactly_one_is_considered(states):
    speaker = _resolve("The delegation said that", states=states)
    assert (speaker.side, speaker.state) == (Side.STATE, None)


@pytest.mark.parametrize(
    ("announcement", "side"),
    [
        ("The Chair invited the delegation to continue", Side.OTHER),
        ("The Chair, asked by Mr. Tarn, said that", Side.OTHER),
        ("The Chair asked whether bail was rare", Side.COMMITTEE),
        ("The Chair, speaking as a member of the Committee, said that", Side.COMMITTEE),
        ("The Chair said that, as a member of the Committee, she was concerned", Side.COMMITTEE),
        ("The Chair said that he wished to ask, as a member, whether", Side.COMMITTEE),
        ("The Chair said that he wished to ask whether", Side.COMMITTEE),
        ("The Chair said that Mr. Tarn, as a member of the Committee, had left", Side.OTHER),
    ],
)
def test_a_chair_is_on_the_committees_side_only_where_a_member_speaks(announcement, side):
    assert _resolve(announcement).side is side


def test_outside_a_treaty_body_a_chair_who_asks_only_presides():
    assert _resolve("The Chair asked whether", treaty_body=False).side is Side.OTHER


@pytest.mark.parametrize(
    ("announcement", "role", "affiliation"),
    [
        ("Ms. Birk (Prison Watch International) said that", "", "Prison Watch International"),
        ("Ms. Birk (Legal Officer) said that", "Legal Officer", ""),
        ("Ms. Birk (Special Rapporteur on bail) said that", "Special Rapporteur on bail", ""),
        ("Ms. Birk (Acting Chair) said that", "Acting Chair", ""),
        ("The Secretary-General said that", "Secretary-General", ""),
        ("The observer for Prison Watch said that", "", "Prison Watch"),
    ],
)
def test_whoever_holds_an_office_outside_the_committee_is_on_neither_side(
    announcement, role, affiliation
):
    speaker = _resolve(announcement)
    assert speaker.side is Side.OTHER
    assert (speaker.role, speaker.affiliation) == (role, affiliation)


@pytest.mark.parametrize(
    ("announcement", "state", "affiliation"),
    [
        ("Mr. Tarn (Kenya) and Ms. Birk (Kenya) said that", "KEN", "Kenya"),
        ("Mr. Tarn (Kenya) and Ms. Birk (Peru) said that", None, "Kenya, Peru"),
    ],
)
def test_speakers_together_have_a_state_only_where_it_is_the_same(announcement, state, affiliation):
    speaker = _resolve(announcement)
    assert speaker.side is Side.STATE
    assert (speaker.state, speaker.affiliation) == (state, affiliation)


def test_an_office_named_later_changes_the_role_and_not_the_side():
    speaker = _resolve("Mr. Oru (Kenya) said that", "Mr. Oru, Minister of Justice, added that")
    assert (speaker.role, speaker.side, speaker.state) == ("Minister of Justice", Side.STATE, "KEN")


def test_a_person_is_remembered_as_last_introduced_in_brackets():
    speaker = _resolve(
        "Ms. Birk (Country Rapporteur) said that",
        "Ms. Birk (Alternate Country Rapporteur) said that",
        "Ms. Birk asked",
    )
    assert speaker.role == "Alternate Country Rapporteur"


def test_nothing_is_remembered_from_one_record_to_the_next():
    assert _resolve("Mr. Oru (Kenya) said that").state == "KEN"
    assert _resolve("Mr. Oru said that").state is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mr. TARN", "Mr. Tarn", True),
        ("Ms. Núñez-Oré", "Ms. Nunez-Ore", True),
        ("Ambassador Tarn", "Mr. Tarn", True),
        ("Mr. Tarn", "Mr. Tarnow", False),
    ],
)
def test_capitals_accents_and_titles_make_no_other_person(one, other, same):
    assert (person_key(one) == person_key(other)) is same
