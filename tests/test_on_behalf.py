"""Who speaks on behalf of a group of States: its words are the group's, and nobody else's are."""

import pytest

from assistant import Reason
from index.parsing.on_behalf import called_on, is_national, on_behalf_of
from index.records import Side, Speaker
from index.reference.group_names import group_key, members_of

_DEBATE = """United Nations\tA/72/PV.44

General Assembly
Seventy-second session

44th plenary meeting

Friday, 10 November 2017, 10 a.m.
New York

The meeting was called to order at 10 a.m.

The President: I call on the representative of Zambia, to speak on behalf of the African Group.

Mr. Banda (Zambia): Keepers of lighthouses should be trained at sea. A fund would help them.

Let me add a word in my national capacity. Zambia has no coast, and gives its timber.

Ms. Sorensen (Denmark): I speak on behalf of the five Nordic countries.

Lighthouses save lives.

Mr. Heikkinen (Finland): Finland aligns itself with what was said on behalf of the Nordic countries.

Our own lighthouses are lit by the wind.

Ms. Otieno (Kenya): We endorse the statement by Zambia on behalf of the African Group.

Kenya has built two lighthouses since last year.

Mr. Farouk (Egypt) (on behalf of the Group of 77 and China): Their keepers need money.

Ms. Costa (Portugal): I would like, on behalf of the European Union, to congratulate my friend.

Portugal sells its old lighthouses.

The meeting rose at noon.
"""


@pytest.fixture(scope="module")
def debate(assistant_on):
    return assistant_on(_DEBATE)


def _speakers(answer):
    return {one.speaker for one in answer.citations}


def test_whoever_speaks_for_a_group_is_told_with_it(debate):
    turns = debate.record(debate.records()[0].id).turns
    told = {one.speaker.name: one.speaker.on_behalf_of for one in turns if one.speaker.name}
    assert told["Ms. Sorensen"] == "the five Nordic countries"
    assert told["Mr. Farouk"] == "the Group of 77 and China"
    assert {told[one] for one in ("Mr. Heikkinen", "Ms. Otieno", "Ms. Costa")} == {""}


def test_a_group_speaks_through_whoever_is_called_on_to_speak_for_it(debate):
    answer = debate.ask("What did the African Group say about lighthouses?")
    assert _speakers(answer) == {"Mr. Banda"}
    assert answer.citations[0].on_behalf_of == "the African Group"
    assert answer.citations[0].who == "Mr. Banda (Zambia, on behalf of the African Group)"
    assert "on behalf of the African Group" in answer.understood


def test_what_a_state_adds_for_itself_is_not_the_groups(debate):
    answer = debate.ask("What did the African Group say about timber?")
    assert not answer.citations
    assert {
        one.on_behalf_of for one in debate.ask("What did Zambia say about timber?").citations
    } == {""}


@pytest.mark.parametrize("name", ["Group of 77 and China", "Group of 77", "G77", "G-77"])
def test_a_group_is_found_by_all_its_names(debate, name):
    answer = debate.ask(f"What did the {name} say about money for keepers?")
    assert _speakers(answer) == {"Mr. Farouk"}


def test_its_members_are_not_said_to_be_silent(debate):
    answer = debate.ask("What did the Nordic countries say about lighthouses?")
    assert _speakers(answer) == {"Ms. Sorensen", "Mr. Heikkinen"}
    answer = debate.ask("What did the Nordic countries say about lives?")
    assert _speakers(answer) == {"Ms. Sorensen"}
    assert not [one for one in answer.notices if "do not show" in one]


def test_who_spoke_for_a_group_is_told(debate):
    assert _speakers(debate.ask("Who spoke on behalf of the Nordic countries?")) == {"Ms. Sorensen"}


def test_a_state_is_asked_for_what_it_said_on_behalf_of_a_group(debate):
    answer = debate.ask("What did Zambia say on behalf of the African Group about a fund?")
    assert _speakers(answer) == {"Mr. Banda"}
    assert all(one.on_behalf_of for one in answer.citations)


def test_a_group_for_which_nobody_speaks_is_unknown(debate):
    answer = debate.ask("What did the Arab Group say about lighthouses?")
    assert answer.reason is Reason.SPEAKER_NOT_LOADED


def test_a_group_is_a_condition_as_a_speaker_is(debate):
    limited = debate.ask("What was said about lighthouses?", speakers="Nordic countries")
    assert _speakers(limited) == {"Ms. Sorensen"}


_STATE = Speaker("Mr. Diallo", state="MLI", side=Side.STATE)


@pytest.mark.parametrize(
    ("words", "group"),
    [
        (
            ", speaking on behalf of the Group of African States, said",
            "the Group of African States",
        ),
        (" (on behalf of the Group of 77 and China) said that", "the Group of 77 and China"),
        (" (au nom du Groupe des États d’Afrique) dit que", "Groupe des États d’Afrique"),
        (": It is an honour to speak on behalf of Kenya, Mali and Niger.", "Kenya, Mali and Niger"),
        (": I speak on behalf of the Nordic States, Norway and my own.", "the Nordic States"),
        (": I take the floor on behalf of the Non-Aligned Movement.", "the Non-Aligned Movement"),
        (" said that he supported the statement by Kenya on behalf of the African Group.", ""),
        (": I have the honour to speak on behalf of the Government of Mali.", ""),
        (": I speak on behalf of the people of Mali, who thank the Group of 77.", ""),
        (": I have the honour to speak on behalf of the Republic of Mali.", ""),
        (": On behalf of the African Union, I congratulate you on your election.", ""),
        (": We speak on behalf of our member States.", ""),
        (": I speak on behalf of Canada, Mali and Niger (CMN).", "Canada, Mali and Niger (CMN)"),
        (": On behalf of the African Group, Mali thanks nobody.", ""),
        (": On behalf of the African Group, Mali extends its help.", "the African Group"),
        (": On behalf of the African Group, Kenya made a statement with which we agree.", ""),
        (": I thank Samoa for the statement delivered on behalf of the African Group.", ""),
        (": I do not speak on behalf of the Group of Arab States.", ""),
        (": We join the statement made on behalf of the Group of 77.", ""),
        (": I respond to Cuba, which spoke on behalf of the Group of 77.", ""),
        (": We call on the Bank to make every effort on behalf of the poor countries.", ""),
        (", in reply to Cuba, speaking on behalf of the Group of 77, said", ""),
        (", introducing the draft on behalf of the Group of 77, said", "the Group of 77"),
        (", s’exprimant au nom du Groupe des 77, dit", "Groupe des 77"),
        (", hablando en nombre del Grupo de los 77, dice", "Grupo de los 77"),
        (" : Au nom du Groupe des 77, Cuba a fait une déclaration.", ""),
        (", speaking on behalf of the G77, said so. In his national capacity, he added more.", ""),
    ],
)
def test_only_what_says_so_of_the_statement_itself_counts(words, group):
    assert on_behalf_of(_STATE, f"Mr. Diallo (Mali){words}").on_behalf_of == group


def test_nobody_but_a_state_speaks_for_a_group_of_states():
    chair = Speaker("The President")
    words = "The President: I speak on behalf of the European Union."
    assert on_behalf_of(chair, words) == chair


def test_who_aligned_with_a_group_is_whoever_says_so(debate):
    answer = debate.ask("Which countries aligned themselves with the Nordic countries?")
    assert _speakers(answer) == {"Mr. Heikkinen"}


def test_whoever_is_called_on_last_speaks_next():
    words = (
        "The President: I thank the delegation of Mali, who spoke on behalf of the African Group."
        " I now call on the representative of Bangladesh, to speak on behalf of the Asian States."
    )
    assert called_on(words) == ("BGD", "the Asian States")


@pytest.mark.parametrize(
    "words",
    [
        "I thank Mali, speaking on behalf of the African Group. I give the floor to Mali.",
        "I give the floor to the representative of Mali, who will speak in her national capacity.",
    ],
)
def test_whoever_is_thanked_or_speaks_for_a_state_is_not_called_on_for_a_group(words):
    assert called_on(f"The President: {words}") == ("", "")


@pytest.mark.parametrize(
    "words",
    ["I now speak as the representative of Kenya.", "Some remarks on behalf of Kenya follow."],
)
def test_a_state_goes_on_for_itself_in_more_words_than_one(words):
    assert is_national(words)


def test_names_that_tell_the_same_group_are_one():
    assert group_key("the Group of African States") == group_key("African Group")
    assert group_key("Movement of Non-Aligned Countries") == group_key("the Non-Aligned Movement")
    assert group_key("the League of Arab States") != group_key("the Arab Group")
    assert members_of("the Nordic countries") == {"DNK", "FIN", "ISL", "NOR", "SWE"}
    assert members_of("") == members_of("the Group of Four") == frozenset()


def test_groups_are_set_beside_each_other(debate):
    answer = debate.ask("Compare the African Group with the Group of 77 on keepers")
    assert _speakers(answer) == {"Mr. Banda", "Mr. Farouk"}


def test_of_several_who_are_asked_those_who_are_silent_are_named(debate):
    answer = debate.ask("What did Ms. Costa and Ms. Otieno say about old lighthouses?")
    assert "Ms. Costa" in _speakers(answer)
    for name in {"Ms. Costa", "Ms. Otieno"} - _speakers(answer):
        assert any(f"do not show {name}" in one for one in answer.notices)
    answer = debate.ask("What did Mr. Banda and Mr. Heikkinen say about the wind?")
    assert _speakers(answer) == {"Mr. Heikkinen"}
    assert any("do not show Mr. Banda" in one for one in answer.notices)
