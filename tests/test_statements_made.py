"""Statements asked for by what they were: in right of reply, in explanation of vote."""

import pytest

_PLENARY = """United Nations\tA/79/PV.61

General Assembly
Seventy-ninth session

61st plenary meeting

Tuesday, 10 December 2024, 10 a.m.
New York

The meeting was called to order at 10 a.m.

Agenda item 75
Lighthouses

Mr. Banda (Zambia): Zambia asks for more lamps. Denmark has sold us broken ones.

The President: I shall now give the floor to those who wish to speak in explanation of vote.

Ms. Rojas (Chile): Chile will vote in favour, since lamps save lives.

The President: I give the floor to the representative of Togo.

Mr. Fofana (Togo): Togo will abstain.

The President: The Assembly will now take a decision on draft resolution A/79/L.9.

Draft resolution A/79/L.9 was adopted.

Ms. Okello (Uganda): Uganda welcomes the text. To explain our position: we have no coast.

The President: I now give the floor to those who have asked to speak in exercise of the right of \
reply.

Ms. Sorensen (Denmark): The lamps were whole when they left Denmark.

They were broken at sea.

The President: We have concluded this stage of our consideration of agenda item 75.

Mr. Tamang (Nepal): Nepal thanks the Assembly.

The meeting rose at noon.
"""


@pytest.fixture(scope="module")
def plenary(assistant_on):
    return assistant_on(_PLENARY)


def _states(answer):
    return [one.state for one in answer.citations]


@pytest.mark.parametrize(
    "question",
    [
        "Who exercised the right of reply?",
        "Which States spoke in exercise of the right of reply?",
        "Who took the floor in right of reply?",
    ],
)
def test_who_replied_is_whoever_was_called_on_for_it(plenary, question):
    answer = plenary.ask(question)
    assert _states(answer) == ["DNK"]
    assert answer.statements[0].group == "Ms. Sorensen (Denmark)"


def test_all_that_one_said_in_reply_is_quoted(plenary):
    answer = plenary.ask("What did Denmark say in its right of reply?")
    said = " ".join(one.text for one in answer.citations)
    assert "whole when they left" in said
    assert "broken at sea" in said


@pytest.mark.parametrize(
    "question", ["Who spoke in explanation of vote?", "Which States explained their votes?"]
)
def test_votes_are_explained_up_to_the_decision_and_where_one_says_so(plenary, question):
    assert _states(plenary.ask(question)) == ["CHL", "TGO", "UGA"]


def test_whoever_did_not_explain_a_vote_is_silent(plenary):
    answer = plenary.ask("What did Zambia say in explanation of vote?")
    assert answer.abstained


def test_they_are_asked_for_in_a_chat_on_something_else(plenary):
    chat = plenary.conversation()
    chat.ask("What did Zambia say about lamps?")
    assert _states(chat.ask("Who exercised the right of reply?")) == ["DNK"]
    assert _states(chat.ask("And who explained their vote?")) == ["CHL", "TGO", "UGA"]
