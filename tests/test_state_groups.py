"""Groups of States: "African States" are those of the group that speak, and no others."""

import pytest

from assistant import Reason
from index.reference.state_groups import find_state_groups

_DEBATE = """United Nations\tA/72/PV.43

General Assembly
Seventy-second session

43rd plenary meeting

Thursday, 9 November 2017, 10 a.m.
New York

The meeting was called to order at 10 a.m.

The President: I thank the keepers of lighthouses who are in the gallery today.

Mr. Banda (Zambia): Zambia asks for a fund for lighthouses. Our keepers are trained at sea.

Ms. Otieno (Kenya): Kenya has built two lighthouses since last year. They are lit by the sun.

Ms. Sorensen (Denmark): Lighthouses save lives. Denmark gives its old lamps away.

Mr. Tamang (Nepal): Nepal has no coast, and speaks today of mountains only.

Ms. Adjei (Ghana): Ghana speaks of schools. Each child should read before the age of eight.

Mr. Moyo (Zimbabwe): Zimbabwe speaks of rivers. They are lower each year.

Ms. Diallo (Mali): Mali speaks of cotton. Its price has fallen by half.

Mr. Dlamini (Eswatini): Eswatini speaks of clinics. Nurses leave them for the cities.

The President: I now put to the vote draft resolution A/72/L.9.
A recorded vote was taken.
In favour: Denmark, Kenya, Nepal, Zambia
Against: Ghana, Portugal
Abstaining: Mali
Draft resolution A/72/L.9 was adopted by 4 votes to 2, with 1 abstention.
The meeting rose at noon.
"""


@pytest.fixture(scope="module")
def debate(assistant_on):
    return assistant_on(_DEBATE)


def _states(answer):
    return {one.state for one in answer.citations}


def test_a_group_is_those_of_its_states_that_speak(debate):
    answer = debate.ask("What did the African States say about lighthouses?")
    assert _states(answer) == {"ZMB", "KEN"}
    assert "African States read as those of the African Group" in answer.understood


def test_many_who_are_silent_have_one_note_together(debate):
    answer = debate.ask("What did African countries say about lighthouses?")
    notes = [one for one in answer.notices if "do not show" in one]
    assert len(notes) == 1
    assert "Eswatini, Ghana, Mali and Zimbabwe" in notes[0]


def test_which_of_a_group_did_so_is_asked_of_the_group_alone(debate):
    assert _states(debate.ask("Which Nordic countries spoke about lighthouses?")) == {"DNK"}


def test_two_groups_may_share_a_noun(debate):
    answer = debate.ask("What did African and Nordic States say about lighthouses?")
    assert _states(answer) == {"ZMB", "KEN", "DNK"}


def test_a_group_of_which_nobody_speaks_is_silence(debate):
    answer = debate.ask("What did the Baltic States say about lighthouses?")
    assert answer.reason is Reason.SPEAKER_NOT_LOADED
    assert "Baltic States" in answer.message


def test_who_some_states_are_is_not_guessed(debate):
    answer = debate.ask("What did Western countries say about lighthouses?")
    assert {"ZMB", "KEN", "DNK"} <= _states(answer)
    assert "who “Western countries” are is told nowhere" in answer.understood


def test_whoever_presides_over_the_assembly_is_called_so(debate):
    answer = debate.ask("What did the President of the General Assembly say about lighthouses?")
    assert [one.speaker for one in answer.citations] == ["The President"]


def test_whoever_presides_elsewhere_is_not_loaded(debate):
    answer = debate.ask("What did the President of the Security Council say about lighthouses?")
    assert answer.reason is Reason.SPEAKER_NOT_LOADED


def test_states_are_compared_whose_words_are_not_asked_for(debate):
    answer = debate.ask("Compare Zambia with Denmark on lighthouses")
    assert _states(answer) == {"ZMB", "DNK"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("EU member States", ["the European Union"]),
        ("members of the EU", ["the European Union"]),
        ("all eu states", ["the European Union"]),
        ("the European Union delegation", []),
        ("the permanent members", ["the permanent five"]),
        (
            "Arab States and Gulf countries",
            ["the League of Arab States", "the Gulf Cooperation Council"],
        ),
        ("Eastern European States", ["the Eastern European Group"]),
        ("Central and Eastern European States", ["the Eastern European Group"]),
        (
            "African, Asian and Arab States",
            ["the African Group", "the Asia-Pacific Group", "the League of Arab States"],
        ),
        ("the five permanent members", ["the permanent five"]),
        ("CARICOM members", ["the Caribbean Community"]),
        ("Latin American and Caribbean States", ["the Latin American and Caribbean Group"]),
        ("SIDS", ["the United Nations list of small island developing States"]),
        ("landlocked countries", []),
        ("G7 countries", ["the Group of Seven"]),
        ("West African States", []),
        ("the South African delegation", []),
        ("non-permanent members", []),
        ("the P5", ["the permanent five"]),
        ("the permanent delegation of Kenya", []),
        ("countries other than African States", []),
        ("the League of Arab States", []),
        ("French-speaking African countries", []),
        ("African elephants", []),
    ],
)
def test_what_names_a_group(text, found):
    assert [one.group.of for one in find_state_groups(text)] == found


def test_the_regional_groups_have_each_member_state_once():
    regional = ["African States", "Asia-Pacific States", "Eastern European States"]
    regional += ["Latin American and Caribbean States", "Western European and other States"]
    groups = [find_state_groups(one)[0].group.states for one in regional]
    assert sum(map(len, groups)) == len(frozenset().union(*groups)) == 193


@pytest.mark.parametrize(
    ("next_question", "states"),
    [
        ("And the Nordic countries?", {"DNK"}),
        ("What about Kenya?", {"KEN"}),
        ("And the other Nordic countries?", {"DNK"}),
        ("And what did the African States say about schools?", {"GHA"}),
    ],
)
def test_others_are_asked_the_same(debate, next_question, states):
    chat = debate.conversation()
    chat.ask("What did the African States say about lighthouses?")
    assert _states(chat.ask(next_question)) == states


def test_those_of_a_group_who_voted_so_are_told_beside_the_list(debate):
    answer = debate.ask("Which African States voted against draft resolution A/72/L.9?")
    assert any("Ghana, Portugal" in one.text for one in answer.citations)
    assert answer.understood.startswith("The African States, on")
    told = [one for one in answer.notices if "asked about, 1 voted against" in one]
    assert len(told) == 1
    assert told[0].endswith("Ghana.")
    assert not any("Portugal" in one for one in answer.notices)


def test_where_none_of_a_group_voted_so_a_list_of_others_is_no_answer(debate):
    answer = debate.ask("Which Nordic countries voted against draft resolution A/72/L.9?")
    assert answer.reason is Reason.FACT_MISSING


def test_how_a_group_voted_is_each_list_in_which_one_of_it_stands(debate):
    answer = debate.ask("How did the Nordic countries vote on draft resolution A/72/L.9?")
    said = " ".join(one.text for one in answer.citations)
    assert "Denmark" in said
    assert "Against" not in said


def test_how_many_of_a_group_did_so_is_not_how_many_did(debate):
    answer = debate.ask("How many African States voted in favour of draft resolution A/72/L.9?")
    told = [one for one in answer.notices if "asked about" in one]
    assert told == ["Of those asked about, 2 voted in favour (A/72/L.9): Kenya and Zambia."]
    assert debate.ask("How many States abstained?").citations[0].text.startswith("Draft resolution")


def test_a_state_is_asked_for_its_vote_beside_a_group(debate):
    answer = debate.ask("How did Denmark and the African States vote on draft resolution A/72/L.9?")
    assert any("3 voted in favour (A/72/L.9): Denmark, Kenya" in one for one in answer.notices)
    answer = debate.ask("How did Peru and the African States vote on draft resolution A/72/L.9?")
    assert "Peru: in none of these lists." in answer.notices


def test_whoever_briefs_speaks_for_nobody(assistant_on, debate):
    words = "Ms. Wade: The storm has put out two lighthouses.\n\nMr. Banda (Zambia): Zambia asks"
    briefed = assistant_on(_DEBATE.replace("Mr. Banda (Zambia): Zambia asks", words))
    answer = briefed.ask("What did the briefers say about lighthouses?")
    assert {one.speaker for one in answer.citations} == {"Ms. Wade"}
    silent = debate.ask("What did the briefers say about lighthouses?")
    assert silent.reason is Reason.SPEAKER_NOT_LOADED


def test_of_several_states_those_that_are_loaded_are_asked(debate):
    answer = debate.ask("What did Zambia and Peru say about lighthouses?")
    assert _states(answer) == {"ZMB"}
    assert "Peru speaks in none of the records loaded here." in answer.notices


def test_a_group_that_is_what_a_vote_was_on_did_not_vote(debate):
    query = debate.read("Did Zambia vote against the resolution on aid to African countries?")
    assert query.among == ()
    assert query.topic.endswith("aid to African countries")


def test_of_several_groups_those_that_speak_are_asked(debate):
    answer = debate.ask("What did Kenya and the Baltic States say about lighthouses?")
    assert _states(answer) == {"KEN"}
    assert "no Baltic States speak here" in answer.understood


@pytest.mark.parametrize("name", ["family members", "local governments"])
def test_members_of_anything_are_no_states(debate, name):
    answer = debate.ask(f"What did {name} say about lighthouses?")
    assert answer.reason is Reason.SPEAKER_NOT_LOADED
