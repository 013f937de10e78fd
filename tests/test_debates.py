"""Debates of many States: who voted, who is silent where others speak, what is left out."""

import pytest

from assistant import Reason
from assistant.query.votes import asked_vote

_DEBATE = """United Nations\tA/C.2/61/SR.12

General Assembly
Sixty-first session

Second Committee

Summary record of the 12th meeting

Held at Headquarters, New York, on Tuesday, 7 November 2006, at 10 a.m.

Chair: Ms. Ilves (Estonia)

The meeting was called to order at 10 a.m.

1. Mr. Banda (Zambia) said that his country had drained no wetlands since 1998. The herons had \
returned to the river. Fishermen were paid for nets that let the young fish through. A school for \
rangers had been opened in Lusaka. Wetlands stored more carbon than forests did.

2. Ms. Sorensen (Denmark) said that her Government gave 40 million kroner a year to lighthouses. \
The keepers were trained at sea.

3. Mr. Tamang (Nepal) said that his Government was preparing the signature of the Convention on \
lighthouses. Lamps were to be lit by the sun.

Draft resolution A/C.2/61/L.9: Wetlands

4. Ms. Ferreira (Portugal), speaking in explanation of vote before the voting, said that the text \
named no money. Portugal would abstain.

5. Draft resolution A/C.2/61/L.9 was adopted by 88 votes to 3, with 21 abstentions.

6. Mr. Banda (Zambia) said that his delegation had voted in favour of the draft resolution.

Draft resolution A/C.2/61/L.14: Lighthouses

7. Draft resolution A/C.2/61/L.14 was adopted by 101 votes to 7, with 4 abstentions.

The meeting rose at noon.
"""


@pytest.fixture(scope="module")
def debate(assistant_on):
    return assistant_on(_DEBATE)


def _said(answer):
    return " ".join(one.text for one in answer.citations)


def test_a_vote_is_that_on_the_resolution_asked_about(debate):
    answer = debate.ask("What was the vote on draft resolution L.14?")
    assert "101 votes to 7" in _said(answer)
    assert "88 votes" not in _said(answer)
    assert "**What happened at the meeting**" in answer.text


def test_who_voted_is_silence_with_the_line_of_the_vote_where_nobody_is_named(debate):
    answer = debate.ask("Which States voted against draft resolution A/C.2/61/L.9?")
    assert answer.reason is Reason.FACT_MISSING
    assert "name nobody who voted against" in answer.message
    assert "88 votes to 3" in answer.nearest[0].text


def test_who_voted_is_answered_with_those_who_say_so(debate):
    assert "Portugal would abstain." in _said(debate.ask("Who abstained on L.9?"))
    said = _said(debate.ask("Which States voted in favour of L.9?"))
    assert "had voted in favour" in said
    assert "abstain" not in said


def test_a_state_is_told_to_be_silent_where_another_speaks(debate):
    answer = debate.ask("What did Denmark say about wetlands?")
    assert answer.reason is Reason.SPEAKER_SILENT
    assert "looked at, nobody else's" in answer.message
    own, other = answer.nearest[:2]
    assert (own.state, other.state) == ("DNK", "ZMB")
    assert (
        "what the delegation of Denmark says that comes nearest, then what others" in answer.message
    )
    assert [one.rank for one in answer.nearest] == [*range(1, len(answer.nearest) + 1)]


def test_a_fact_is_missing_where_the_subject_is_spoken_to(debate):
    answer = debate.ask("When did Nepal sign the Convention on lighthouses?")
    assert answer.reason is Reason.FACT_MISSING
    assert "“Nepal sign the Convention on lighthouses”" in answer.message
    assert "preparing the signature" in answer.nearest[0].text


@pytest.mark.parametrize(
    "question",
    [
        "Which States guarantee voting rights for women?",
        "Who asked about voting for prisoners?",
        "Who said that judges must abstain from political activity?",
    ],
)
def test_who_speaks_of_voting_is_not_asked_for_a_vote(question):
    assert asked_vote(question) is None
